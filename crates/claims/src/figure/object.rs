//! The word before a mention that takes it as its object: "killed 12", "the deaths of 12".
//!
//! Must not: look right of the mention but to see whether it has a predicate of its own.

use super::bind::{Bound, How, subject};
use super::mention::{Mention, MentionKind, status};
use super::noun::Head;
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// The word before the mention that takes it as its object.
pub(super) fn object(document: &Document, mentions: &[Mention], at: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let first = document.sentences[mention.sentence].tokens.start;
    let mut k = mention.outer.start;
    while k > first {
        k -= 1;
        let classes = document.tokens[k].classes;
        if let Some(status) =
            status(document, k, Class::Active).filter(|_| !is_passive_here(document, k, first))
        {
            let status = if takes_captive(document, mention, k) { Status::Captured } else { status };
            // "Doctors could not save two of the wounded."
            let lost = status == Status::Affected && is_saving(document, k) && denied(document, k, first);
            let (status, mended) = if lost { (Status::Killed, Some(Rule::NotSaved)) } else { (status, None) };
            return Some(Bound { status, how: How::Object, cue: k, rule: Rule::VerbBefore, mended });
        }
        if let Some(deed) = deed(document, first, k) {
            return Some(deed);
        }
        if classes.has_any(&[
            Class::Adverb,
            Class::Determiner,
            Class::Approx,
            Class::ApproxVerb,
            Class::Indefinite,
            Class::Possessive,
        ]) || is_quote(document, k)
            || matches!(document.folded(k), "last" | "first" | "final" | "remaining")
        {
            continue;
        }
        let other =
            verb_before_unknown(document, k, first).or_else(|| verb_before_things(document, k, first));
        if let Some(bound) = other {
            return Some(bound);
        }
        // "had taken her and eleven other women"
        let pronoun = k > first + 1
            && classes.has(Class::And)
            && document.tokens[k - 1].classes.has_any(&[Class::Pronoun, Class::Possessive]);
        if pronoun && document.is(k - 2, Class::Active) {
            k -= 1;
            continue;
        }
        // "a woman with four of her children"
        if at > 0 && document.reads(k, "with") && mentions[at - 1].outer.end == k {
            return object(document, mentions, at - 1);
        }
        if let Some(sought) = given(document, first, k).or_else(|| sought(document, first, k)) {
            return Some(sought);
        }
        // "the lives of 255 British and of three civilians", "killing a cook, two guards and …"
        // "survived by a son and by two daughters"
        let again = document.reads(k, "by") && k > first && document.is(k - 1, Class::And);
        if classes.has(Class::And) || document.reads(k, ",") || document.reads(k, "of") || again {
            return of_list(document, mentions, at, k);
        }
        return None;
    }
    None
}

/// "killed and crucified five villagers": the second verb is one that the pack does not know.
fn verb_before_unknown(document: &Document, k: usize, first: usize) -> Option<Bound> {
    let unknown = document.tokens[k].classes == Default::default()
        && ["ed", "ing"].iter().any(|ending| document.folded(k).ends_with(ending));
    let cue = k.checked_sub(2).filter(|v| unknown && *v >= first && document.is(k - 1, Class::And))?;
    let status = status(document, cue, Class::Active).filter(|_| !is_passive_here(document, cue, first))?;
    Some(Bound { status, how: How::Object, cue, rule: Rule::VerbBefore, mended: None })
}

/// "affected 14 villages and 22,000 people": the verb takes things as well.
fn verb_before_things(document: &Document, and: usize, first: usize) -> Option<Bound> {
    let cue = and.checked_sub(3).filter(|v| *v >= first && document.is(and, Class::And))?;
    let counted = document.tokens[and - 2].kind == Kind::Number || document.is(and - 2, Class::Cardinal);
    let things = counted && document.is(and - 1, Class::Thing);
    let status = status(document, cue, Class::Active).filter(|_| !is_passive_here(document, cue, first))?;
    things.then_some(Bound { status, how: How::Object, cue, rule: Rule::VerbBefore, mended: None })
}

/// What the verb before a list takes, for one of the list that stands behind the "and", the comma or the "of" at `k`.
fn of_list(document: &Document, mentions: &[Mention], at: usize, k: usize) -> Option<Bound> {
    let mention = &mentions[at];
    let first = document.sentences[mention.sentence].tokens.start;
    // "20 of the 45 hostages": the whole is not what the verb takes.
    let whole = document.reads(k, "of") && mention.outer.start < mention.tokens.start;
    if whole && at > 0 && mentions[at - 1].noun.counted_whole {
        return None;
    }
    if document.is(k, Class::And)
        && let Some(bound) = behind_other(document, mention, first, k)
    {
        return Some(bound).filter(|_| !owns_predicate(document, mentions, at));
    }
    let previous = at
        .checked_sub(1)
        .map(|p| &mentions[p])
        .filter(|p| p.outer.end + 2 >= k && p.sentence == mention.sentence)?;
    let gap = (previous.outer.end..mention.outer.start).all(|t| joins(document, t));
    gap.then(|| object(document, mentions, at - 1))
        .flatten()
        .filter(|_| !owns_predicate(document, mentions, at))
}

/// Verbs that keep somebody alive.
pub(super) fn is_saving(document: &Document, k: usize) -> bool {
    ["sav", "reviv", "resuscitat"].iter().any(|stem| document.folded(k).starts_with(stem))
}

/// "could not", "failed to": the verb did not come about.
fn denied(document: &Document, verb: usize, first: usize) -> bool {
    (first..verb).rev().take(3).any(|k| {
        document.is(k, Class::Not)
            || ["fail", "unable"].iter().any(|stem| document.folded(k).starts_with(stem))
    })
}

/// "the deaths of 12", "identified the remains of 12 men": what is done to the remains says more than the remains.
fn deed(document: &Document, first: usize, k: usize) -> Option<Bound> {
    let status = status(document, k, Class::Deed)?;
    let verb = k.checked_sub(1).filter(|v| status == Status::Exhumed && *v >= first);
    let named = |v: &usize| self::status(document, *v, Class::Active) == Some(Status::Identified);
    Some(match verb.filter(named) {
        Some(cue) => {
            let status = Status::Identified;
            Bound { status, how: How::Object, cue, rule: Rule::VerbBefore, mended: None }
        }
        None => Bound { status, how: How::Object, cue: k, rule: Rule::DeedBefore, mended: None },
    })
}

/// "distribute food to 9,000 families": aid before the word that hands it on.
fn given(document: &Document, first: usize, k: usize) -> Option<Bound> {
    let to = matches!(document.folded(k), "to" | "for");
    let aid = (first..k).rev().take(3).any(|b| document.is(b, Class::Aid));
    (to && aid).then_some(Bound {
        status: Status::Affected,
        how: How::Object,
        cue: k.checked_sub(1)?,
        rule: Rule::AidBefore,
        mended: None,
    })
}

/// "searched in vain for five men", "contact was lost with 19 miners", "nothing has been heard from two climbers".
fn sought(document: &Document, first: usize, k: usize) -> Option<Bound> {
    let mut before = (first..k).rev().take(SOUGHT_REACH);
    let lost = |b: usize| document.folded(b).split(' ').any(|word| word.starts_with("los"));
    let cue = match document.folded(k) {
        "for" => before.find(|b| document.folded(*b).starts_with("search")),
        "with" => before
            .find(|b| matches!(document.folded(*b), "contact" | "touch" | "communication"))
            .filter(|b| (b.saturating_sub(2)..k).any(lost)),
        _ => before
            .find(|b| {
                document.tokens[*b].classes.has_any(&[Class::Not, Class::Zero])
                    || document.reads(*b, "nothing")
            })
            .filter(|_| document.is(k, Class::Trace) && document.folded(k).contains(' ')),
    }?;
    Some(Bound { status: Status::Missing, how: How::Object, cue, rule: Rule::VerbBefore, mended: None })
}

/// How far before its preposition the word that says that somebody is sought may stand, in tokens.
const SOUGHT_REACH: usize = 6;

/// "killing the mayor and two guards": the verb takes both, though the first of them counts nobody.
fn behind_other(document: &Document, mention: &Mention, first: usize, and: usize) -> Option<Bound> {
    let determined = (first + 1..and).rev().take(OTHERS_REACH).find(|k| {
        (document.value(*k, Class::Determiner) == Some(0) || document.is(*k, Class::Possessive))
            && status(document, k - 1, Class::Active).is_some()
    })?;
    let plain = (determined + 1..and).all(|k| {
        let token = &document.tokens[k];
        let stops =
            [Class::Active, Class::Be, Class::Have, Class::Say, Class::And, Class::Verb, Class::Preposition];
        let word = token.kind == Kind::Word || document.reads(k, ",");
        word && (token.classes.has(Class::Person) || !token.classes.has_any(&stops))
    });
    let verb = determined - 1;
    let someone = (determined + 1..and)
        .any(|k| document.tokens[k].classes.has_any(&[Class::Person, Class::Title, Class::SpeakerNoun]));
    let status = status(document, verb, Class::Active)
        .filter(|_| plain && someone && !is_passive_here(document, verb, first))?;
    let status = if takes_captive(document, mention, verb) { Status::Captured } else { status };
    Some(Bound { status, how: How::Object, cue: verb, rule: Rule::VerbBefore, mended: None })
}

/// How far before "and" the first of several objects may begin, in tokens.
const OTHERS_REACH: usize = 9;

/// "Gunmen took 102 pupils": people are taken captive; lives are taken, and what is taken by "it" is lost.
fn takes_captive(document: &Document, mention: &Mention, k: usize) -> bool {
    let took = document.folded(k).contains("t")
        && document.is(k, Class::TakesLives)
        && document.folded(k).split(' ').any(|w| w.starts_with("t"));
    let lives = matches!(mention.noun.head, Head::Person(token) if document.reads(token, "lives"));
    let people = mention.is_people() || mention.kind == MentionKind::Single;
    took && people && !lives && !(k > 0 && (document.reads(k - 1, "it") || document.is(k - 1, Class::Event)))
}

/// Whether the mention is the subject of a predicate of its own.
fn owns_predicate(document: &Document, mentions: &[Mention], at: usize) -> bool {
    subject(document, mentions, at).is_some()
}

fn joins(document: &Document, token: usize) -> bool {
    document.tokens[token].classes.has_any(&[Class::And, Class::Adverb, Class::Determiner])
        || document.reads(token, ",")
        || document.reads(token, "of")
        || document.reads(token, "by")
        || is_quote(document, token)
}

pub(super) fn is_quote(document: &Document, token: usize) -> bool {
    matches!(document.words(token), "\"" | "\u{201C}" | "\u{201D}")
}

/// "were killed" before a number does not take it as an object.
pub(super) fn is_passive_here(document: &Document, k: usize, first: usize) -> bool {
    if document.folded(k).split(' ').next().is_some_and(|verb| verb.ends_with("ing")) {
        return false;
    }
    let mut back = k;
    while back > first {
        back -= 1;
        // "is reported to have killed"
        if document.folded(back).ends_with(" have") {
            return false;
        }
        if document.is(back, Class::Be) {
            return true;
        }
        if !document.tokens[back].classes.has_any(&[Class::Adverb, Class::Not]) {
            return false;
        }
    }
    false
}

/// "Remains of 46 found in quarry": the noun stands before the number.
pub(super) fn heads_remains(document: &Document, mention: &Mention) -> bool {
    let before = mention.outer.start.saturating_sub(1);
    status(document, before, Class::Deed) == Some(Status::Exhumed)
}
