//! Who did it: the subject of the verb that harms, or whom a phrase names as the one who did.
//!
//! Must not: call a storm a doer, or somebody who merely tells of the harm.

use super::Subject;
use super::culprit;
use super::moment::Moments;
use super::objective::{NOUN, TO_PLACES, is_done_to_name};
use crate::document::{Document, Kind};
use crate::figure::mention::status;
use crate::lexicon::{Class, Classes, traits};
use std::ops::Range;
use vocabulary::Status;

/// What stands behind those to whom something is done, or who speak.
const SUFFERS: Classes =
    Classes::of(&[Class::Be, Class::Passive, Class::Suffered, Class::Say, Class::Report, Class::And]);
/// The value of "of" among the prepositions.
const OF: u16 = 0;
/// The value of "by" among the prepositions.
const BY: u16 = 4;
/// How far a doer is looked for from its verb, in tokens.
const REACH: usize = 14;
/// How many figures around one are asked whether the doer is among them.
const NEAR_FIGURES: usize = 8;
/// Words that a doer's phrase does not run over.
const ENDS: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::But,
    Class::Say,
    Class::That,
    Class::Passive,
    Class::Suffered,
    Class::Verb,
    Class::Modal,
]);

/// Who is said to have harmed the people of a figure.
pub(super) fn doer(
    document: &Document,
    moments: &Moments,
    figures: &[Subject],
    at: usize,
) -> Option<Range<usize>> {
    let figure = &figures[at];
    let sentence = document.sentences[figure.sentence].tokens.clone();
    let cue = figure.cue;
    let saved = figure.status == Status::Affected && !rescues(document, cue);
    if !sentence.contains(&cue) || saved {
        return None;
    }
    let doer = |phrase: Range<usize>| {
        acting(document, phrase).filter(|phrase| acts(document, phrase) && !is_harmed(figures, at, phrase))
    };
    let active = document.is(cue, Class::Active)
        && !document.is(cue, Class::Suffered)
        && !document.is(cue, Class::Harmless)
        && cue < figure.tokens.start
        && document.cells(figure.sentence).is_empty();
    let before = || phrase_before(document, moments, cue, sentence.start).filter(|_| active);
    let joined = || joined_subject(document, moments, &sentence, cue).filter(|_| active);
    let harmed = matches!(figure.status, Status::Killed | Status::Injured | Status::Casualties);
    let done = harmed || figure.status == Status::Captured;
    let attacker = || attacker(document, moments, &sentence, cue).filter(|_| done);
    let charged = || culprit::charged(document, moments, &sentence).filter(|_| harmed);
    // "accused the army of killing 27": whom they accuse, not who accuses.
    let accused = cue > 0 && matches!(document.folded(cue - 1), "of" | "for");
    behind_by(document, moments, cue, sentence.end)
        .and_then(doer)
        .or_else(|| charged().filter(|_| accused).and_then(doer))
        .or_else(|| before().and_then(doer))
        .or_else(|| joined().and_then(doer))
        .or_else(|| attacker().and_then(doer))
        .or_else(|| charged().and_then(doer))
}

/// "were killed by gunmen", "killed in a raid by gunmen": the phrase behind "by".
fn behind_by(document: &Document, moments: &Moments, cue: usize, end: usize) -> Option<Range<usize>> {
    let passive = [Class::Passive, Class::Suffered, Class::Deed, Class::Fate];
    let by = (cue + 1..end.min(cue + REACH))
        .take_while(|at| !matches!(document.words(*at), ";" | ","))
        .find(|at| document.value(*at, Class::Preposition) == Some(BY))?;
    document.tokens[cue]
        .classes
        .has_any(&passive)
        .then(|| phrase_after(document, moments, by + 1, end))
        .flatten()
}

/// Whether a verb is one of rescue: whoever saved people did it, and nobody does a sickness.
fn rescues(document: &Document, cue: usize) -> bool {
    let stems = ["rescu", "sav", "pull", "pick", "pluck", "brought", "dug", "lift", "winch"];
    document.is(cue, Class::Recovery) || stems.iter().any(|stem| document.folded(cue).starts_with(stem))
}

/// The part of a subject that acts: "the army" of "the army's shelling", "rebels" of "an attack by rebels", "men" of
/// "men armed with knives".
fn acting(document: &Document, phrase: Range<usize>) -> Option<Range<usize>> {
    let deed =
        |at: usize| document.tokens[at].classes.has_any(&[Class::Event, Class::Weapon, Class::Assault]);
    let by = phrase.clone().find(|at| document.value(*at, Class::Preposition) == Some(BY));
    if let Some(by) = by.filter(|by| (phrase.start..*by).any(deed)) {
        return Some(by + 1..phrase.end);
    }
    let owner = phrase.clone().find(|at| is_possessive(document, *at));
    if let Some(owner) = owner.filter(|owner| (*owner + 1..phrase.end).any(deed)) {
        return Some(phrase.start..owner);
    }
    let cut = phrase.clone().skip(1).find(|at| matches!(document.folded(*at), "armed" | "with" | "wearing"));
    Some(phrase.start..cut.unwrap_or(phrase.end))
}

/// The apostrophe of "the army's", "the rebels'".
fn is_possessive(document: &Document, at: usize) -> bool {
    document.tokens[at].glued && document.owns(at)
}

/// "Police fired rubber bullets, injuring 50", "The militia killed nine and wounded 30": the subject of the clause
/// that a second verb goes on with.
fn joined_subject(
    document: &Document,
    moments: &Moments,
    sentence: &Range<usize>,
    cue: usize,
) -> Option<Range<usize>> {
    let small = |at: &usize| document.is(*at, Class::Have) || document.is(*at, Class::Adverb);
    let verb = (sentence.start..cue).rev().take_while(small).last().unwrap_or(cue);
    let link = verb.checked_sub(1).filter(|link| *link > sentence.start)?;
    let going_on = document.words(link) == "," && document.folded(cue).ends_with("ing");
    let who = document.reads(link, "who");
    if !(going_on || who || document.is(link, Class::And)) {
        return None;
    }
    let opens = |at: &usize| document.words(*at) == ";" || document.is(*at, Class::That);
    let start = (sentence.start..link).rev().find(opens).map_or(sentence.start, |at| at + 1);
    let verb = (start + 1..link).find(|at| is_deed(document, *at))?;
    let passive = document.is(verb - 1, Class::Be) || document.is(verb, Class::Be);
    if passive {
        let by = (verb..link).find(|at| document.value(*at, Class::Preposition) == Some(BY))?;
        return phrase_after(document, moments, by + 1, link);
    }
    phrase_before(document, moments, before_apposition(document, verb, start), start)
}

/// A verb by which somebody does harm or sets about it; not "reached", which helpers do too.
pub(super) fn is_deed(document: &Document, at: usize) -> bool {
    let plain = [
        "fired",
        "threw",
        "hurled",
        "lobbed",
        "launched",
        "sprayed",
        "drove",
        "rammed",
        "detonated",
        "surrounded",
        "shot",
        "charged",
    ];
    let harms = [Status::Killed, Status::Injured, Status::Casualties, Status::Captured];
    let active = status(document, at, Class::Active).is_some_and(|status| harms.contains(&status));
    let assault = document.is(at, Class::Assault)
        && document.value(at, Class::Assault) != Some(NOUN)
        && !matches!(document.folded(at), "reached" | "fell" | "took" | "taken");
    (active || assault) && !document.is(at, Class::Event) || plain.contains(&document.folded(at))
}

/// "We lost two", "the enemy then bombed Holm": whoever harmed them, it was not the main event's doer as such.
pub(super) fn has_other_doer(document: &Document, figure: &Subject) -> bool {
    let mut sentence = document.sentences[figure.sentence].tokens.clone();
    document.is(figure.cue, Class::Harmless) || sentence.any(|at| is_done_to_name(document, at))
}

/// Whether a phrase holds people who are themselves counted as harmed.
fn is_harmed(figures: &[Subject], at: usize, phrase: &Range<usize>) -> bool {
    let overlaps = |f: &Subject| f.tokens.start < phrase.end && phrase.start < f.tokens.end;
    figures[at.saturating_sub(NEAR_FIGURES)..].iter().take(2 * NEAR_FIGURES).any(overlaps)
}

/// "Rebels attacked Holm, killing 12", "died when rebels seized Holm": who did the deed that the harm was part of.
fn attacker(
    document: &Document,
    moments: &Moments,
    sentence: &Range<usize>,
    cue: usize,
) -> Option<Range<usize>> {
    // "were killed when gendarmes fired on the queue"
    if let Some(when) = (cue + 1..sentence.end).find(|at| document.is(*at, Class::But)) {
        let deed = (when + 2..sentence.end).find(|at| is_deed(document, *at));
        let who = deed.and_then(|deed| phrase_before(document, moments, deed, when + 1));
        if let Some(who) = who.filter(|who| who.start == when + 1 && acts(document, who)) {
            return Some(who);
        }
    }
    // "raided the villages and killed 12", "opened fire, killing 12": the deed joined to the harm.
    let link = cue > sentence.start && (document.is(cue - 1, Class::And) || document.words(cue - 1) == ",");
    let joined = link && document.is(cue, Class::Active);
    let is_deed = |at: &usize| {
        let before_harm = joined && *at < cue && document.is(*at, Class::Assault);
        let around_harm = *at > cue && document.value(*at, Class::Assault) == Some(TO_PLACES);
        is_done_to_name(document, *at) || around_harm || before_harm && !document.is(*at, Class::Deed)
    };
    let deed = sentence.clone().find(is_deed)?;
    let passive = deed > sentence.start
        && document.tokens[deed - 1].classes.meets(Classes::of(&[
            Class::Be,
            Class::Have,
            Class::Preposition,
        ]));
    let parted = sentence.clone().any(|at| document.words(at) == ";");
    let verb = before_apposition(document, deed, sentence.start);
    phrase_before(document, moments, verb, sentence.start).filter(|_| !passive && !parted)
}

/// "the League, a militia of the north, raided": where the apposition before a verb begins.
fn before_apposition(document: &Document, verb: usize, start: usize) -> usize {
    let comma = |at: &usize| document.words(*at) == ",";
    let Some(last) = verb.checked_sub(1).filter(comma) else { return verb };
    let first = (start..last).rev().take(REACH).find(comma);
    let article =
        |at: &usize| document.is(at + 1, Class::Indefinite) || document.is(at + 1, Class::Determiner);
    first.filter(article).unwrap_or(verb)
}

/// Who acts in a sentence that tells of an event without a number: fighters, soldiers, police before a verb.
pub(super) fn actor(document: &Document, moments: &Moments, sentence: usize) -> Option<Range<usize>> {
    let tokens = document.sentences[sentence].tokens.clone();
    let armed = |at: usize| document.has_trait(at, traits::COMBATANT | traits::POLICE);
    let head = tokens.clone().find(|at| armed(*at) && !counted(document, moments, *at))?;
    let mut end = head + 1;
    // "irregulars of the Front", "gunmen on motorbikes": what belongs to the name of the doer.
    let of = document.value(end, Class::Preposition) == Some(OF);
    if of {
        let more = (end + 1..tokens.end).take_while(|at| is_name_part(document, *at)).last();
        end = more.map_or(end, |last| last + 1);
    }
    let first = (tokens.start..head)
        .rev()
        .take_while(|at| is_modifier(document, moments, *at))
        .last()
        .unwrap_or(head);
    // Only the subject of the sentence's own clause acts in it.
    let governed = (tokens.start..first).any(|at| {
        document.tokens[at].classes.meets(ENDS) || is_deed(document, at) || document.is(at, Class::Happens)
    });
    let suffers = document.tokens.get(end).is_some_and(|next| next.classes.meets(SUFFERS));
    (end < tokens.end && !governed && !suffers).then_some(first..end)
}

/// "the Kardian Front": articles and words with a capital.
fn is_name_part(document: &Document, at: usize) -> bool {
    document.tokens[at].kind == Kind::Word
        && (document.tokens[at].capital || document.is(at, Class::Determiner))
}

/// Whether a noun stands behind a number, as victims do.
fn counted(document: &Document, moments: &Moments, at: usize) -> bool {
    let number = |at: &usize| {
        document.tokens[*at].kind == Kind::Number
            || document.is(*at, Class::Cardinal)
            || document.is(*at, Class::Vague)
    };
    let before = (at.saturating_sub(3)..at).rev();
    before
        .take_while(|at| document.tokens[*at].kind != Kind::Mark && !moments.holds(*at))
        .any(|at| number(&at))
}

fn is_modifier(document: &Document, moments: &Moments, at: usize) -> bool {
    let token = &document.tokens[at];
    let opens = Classes::of(&[Class::Preposition, Class::And]);
    token.kind == Kind::Word
        && !token.classes.meets(opens)
        && !token.classes.meets(ENDS)
        && !moments.holds(at)
}

/// The noun phrase behind "by", with what belongs to its name: "members of the militia", "the 5th Division".
pub(super) fn phrase_after(
    document: &Document,
    moments: &Moments,
    start: usize,
    end: usize,
) -> Option<Range<usize>> {
    let goes_on = |at: &usize| {
        let of = document.value(*at, Class::Preposition) == Some(OF);
        let name = document.is(at + 1, Class::Determiner) || document.tokens[at + 1].capital;
        in_phrase(document, moments, *at) && !document.is(*at, Class::Preposition) || of && name
    };
    let last = (start..end).take_while(goes_on).last()?;
    Some(start..last + 1)
}

/// Whether a word may stand within the phrase that names a doer.
fn in_phrase(document: &Document, moments: &Moments, at: usize) -> bool {
    let token = &document.tokens[at];
    let glued = document.tokens.get(at + 1).is_some_and(|next| next.glued && next.kind == Kind::Word);
    let marks = token.glued && document.folded(at) == "-" || is_possessive(document, at);
    let kind = token.kind == Kind::Word || token.kind == Kind::Number && glued || marks;
    kind && !token.classes.meets(ENDS) && !document.is(at, Class::And) && !moments.holds(at)
}

/// The noun phrase before a verb.
pub(super) fn phrase_before(
    document: &Document,
    moments: &Moments,
    verb: usize,
    start: usize,
) -> Option<Range<usize>> {
    let skip =
        (start..verb).rev().take_while(|at| document.is(*at, Class::Have) || document.is(*at, Class::Adverb));
    let last = skip.last().unwrap_or(verb);
    let first = (start..last).rev().take(REACH).take_while(|at| in_phrase(document, moments, *at)).last()?;
    // "Holm and Berg exchanged 12": nobody alone did it.
    let joined = first > start && document.is(first - 1, Class::And);
    let first = (first..last).find(|at| !document.is(*at, Class::Preposition))?;
    (!joined).then_some(first..last)
}

/// Whether a phrase names somebody who can act: people, a body, a name; not an event, a weapon or a pronoun.
pub(super) fn acts(document: &Document, phrase: &Range<usize>) -> bool {
    // "US forces" are no pronoun.
    let pronoun = phrase.clone().any(|at| document.is(at, Class::Pronoun) && document.words(at) != "US");
    let has = |class| phrase.clone().any(|at| document.is(at, class));
    let people = has(Class::Person) || has(Class::BodyNoun) || has(Class::SpeakerNoun) || has(Class::Troop);
    let named = phrase
        .clone()
        .any(|at| document.tokens[at].capital && document.tokens[at].classes == Classes::default());
    let head =
        phrase.clone().find(|at| document.value(*at, Class::Preposition) == Some(OF)).unwrap_or(phrase.end);
    let head = head.saturating_sub(1).max(phrase.start);
    let craft = CRAFT.contains(&document.folded(head));
    let families = |at| document.has_trait(at, traits::FAMILIES);
    let deed = has(Class::Event) || has(Class::Weapon);
    let deed = deed && !document.is(head, Class::Person) && !craft;
    let other = pronoun || deed || has(Class::CarePlace) || has(Class::Zero) || has(Class::Including);
    (people || named || craft) && !other && !phrase.is_empty() && !phrase.clone().any(families)
}

/// What is steered by people and does harm for them.
const CRAFT: [&str; 12] = [
    "aircraft",
    "warplanes",
    "planes",
    "jets",
    "helicopters",
    "helicopter",
    "gunships",
    "gunboats",
    "gunboat",
    "warship",
    "warships",
    "submarine",
];
