//! Names and persons behind their fate: "The victims were named as …", "Also killed was …".
//!
//! Must not: count again one person who was spoken of before, such as "the dead man".

use super::antecedent::fate_at;
use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind, status};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// How many words that describe may stand before a mention that comes behind its predicate.
const DESCRIBING_MAX: usize = 6;
/// How many words may stand before an inverted predicate.
const LEAD_MAX: usize = 2;

/// The fate of one who stands in a list of names behind the word that gives them, or behind an inverted predicate.
pub(super) fn behind(document: &Document, mention: &Mention) -> Option<Bound> {
    let one = mention.is_one();
    let named = || named_as(document, mention).or_else(|| listed(document, mention)).filter(|_| one);
    inverted(document, mention).or_else(named)
}

/// "The victims were named by police as Ada Karr, 34, and Tom Bell, nine".
fn named_as(document: &Document, mention: &Mention) -> Option<Bound> {
    let first = document.sentences[mention.sentence].tokens.start;
    let start = mention.outer.start;
    let naming =
        (first..start).rev().find(|k| document.is(*k, Class::Named) || document.reads(*k, "named as"))?;
    let stops = [Class::Have, Class::Say, Class::Active, Class::Suffered, Class::But, Class::Modal];
    let plain = (naming + 1..start).all(|k| {
        (!document.tokens[k].classes.has_any(&stops) || document.reads(k, "as"))
            && !matches!(document.words(k), ";" | "." | "\u{201C}")
    });
    let given =
        document.folded(naming).ends_with(" as") || (naming + 1..start).any(|k| document.reads(k, "as"));
    // "Police named the dead as Ada Karr, 34": those named stand behind the word as well as before it.
    let whom = (naming + 1..start).take_while(|k| !document.reads(*k, "as"));
    let cue = (first..naming).chain(whom).find(|k| {
        fate_at(document, *k).is_some_and(|status| status != Status::Identified) && is_many(document, *k)
    })?;
    let status = fate_at(document, cue).filter(|_| plain && given)?;
    Some(Bound { status, how: How::Toll, cue, rule: Rule::NamedAs, mended: None })
}

/// "The dead are Ada Karr, 34, a cook; and Tom Bell, nine".
fn listed(document: &Document, mention: &Mention) -> Option<Bound> {
    let first = document.sentences[mention.sentence].tokens.start;
    // "The names of the dead: …"
    let verb =
        (first + 1..mention.outer.start).find(|k| document.is(*k, Class::Be) || document.words(*k) == ":")?;
    let cue = (first..verb).find(|k| fate_at(document, *k).is_some() && is_many(document, *k))?;
    let leads = |k: usize| {
        document.is(k, Class::Determiner)
            || matches!(document.folded(k), "names" | "of" | "names of" | "among")
    };
    let opens = (first..cue).all(leads) && cue + 1 == verb;
    let stops =
        [Class::Have, Class::Say, Class::Active, Class::Suffered, Class::Passive, Class::But, Class::Modal];
    let plain = (verb + 1..mention.outer.start).all(|k| !document.tokens[k].classes.has_any(&stops));
    let named = mention.kind == MentionKind::Named && opens && plain;
    let status = fate_at(document, cue).filter(|_| named)?;
    Some(Bound { status, how: How::Toll, cue, rule: Rule::NamedAs, mended: None })
}

/// "the victims", "the dead", "those killed": not "the dead man", who was spoken of before.
fn is_many(document: &Document, k: usize) -> bool {
    let alone =
        document.tokens.get(k + 1).is_none_or(|t| t.kind != Kind::Word || !t.classes.has(Class::Person));
    alone && !matches!(document.folded(k), "victim" | "body" | "casualty" | "fatality" | "death")
}

/// "Also killed was constable Dan Roe", "Still missing are two boys".
fn inverted(document: &Document, mention: &Mention) -> Option<Bound> {
    let first = document.sentences[mention.sentence].tokens.start;
    // "was off-duty constable Dan Roe": words that describe may stand between.
    let describes = |k: &usize| {
        let marks = document.reads(*k, "-") || document.reads(*k + 1, "-") || document.reads(*k, "'s");
        let nouns = [Class::Determiner, Class::Possessive, Class::Person, Class::Title, Class::BodyNoun];
        let classes = document.tokens[*k].classes;
        let comma = document.reads(*k, ",") && *k + 1 == mention.outer.start;
        marks || comma || classes == Default::default() || classes.has_any(&nouns) && !classes.has(Class::Be)
    };
    let between = (first..mention.outer.start).rev().take_while(describes).take(DESCRIBING_MAX).count();
    let verb = (mention.outer.start - between)
        .checked_sub(1)
        .filter(|k| *k > first && document.is(*k, Class::Be))?;
    // "Killed in the crash were the pilot and …"
    let near = [Class::Passive, Class::State].iter().any(|class| document.is(verb - 1, *class));
    let stops =
        [Class::Person, Class::Verb, Class::Be, Class::Have, Class::Say, Class::Pronoun, Class::Active];
    let plain =
        |k: usize| document.tokens[k].kind == Kind::Word && !document.tokens[k].classes.has_any(&stops);
    let opening = (first..verb.min(first + LEAD_MAX)).find(|k| {
        document.is(*k, Class::Passive)
            && (*k + 1..verb).all(plain)
            && document.is(*k + 1, Class::Preposition)
    });
    let cue = opening.filter(|_| !near).unwrap_or(verb - 1);
    let opens = cue - first <= LEAD_MAX
        && (first..cue)
            .all(|k| document.tokens[k].classes.has_any(&[Class::Adverb, Class::And]) || k == first);
    let status = status(document, cue, Class::Passive)
        .or_else(|| status(document, cue, Class::State))
        .filter(|_| opens)?;
    Some(Bound { status, how: How::Subject, cue, rule: Rule::Inverted, mended: None })
}
