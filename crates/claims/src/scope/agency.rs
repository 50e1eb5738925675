//! Who did it and what with: the subject of the verb that harms, and the weapons of its sentence.
//!
//! Must not: call a storm a doer, or a weapon that is merely named beside the harm a means of it.

use super::Subject;
use super::moment::Moments;
use super::objective::{TO_PLACES, is_done_to_name};
use crate::document::{Document, Kind};
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
    if !sentence.contains(&cue) || figure.status == Status::Affected {
        return None;
    }
    let passive = document.is(cue, Class::Passive)
        || document.is(cue, Class::Suffered)
        || document.is(cue, Class::Deed);
    let by = (cue + 1..sentence.end.min(cue + REACH))
        .take_while(|at| !matches!(document.words(*at), ";" | ","))
        .find(|at| passive && document.value(*at, Class::Preposition) == Some(BY));
    let named = by.and_then(|by| phrase_after(document, moments, by + 1, sentence.end));
    let active = document.is(cue, Class::Active)
        && !document.is(cue, Class::Suffered)
        && !document.is(cue, Class::Harmless)
        && cue < figure.tokens.start
        && document.cells(figure.sentence).is_empty();
    let before = || phrase_before(document, moments, cue, sentence.start).filter(|_| active);
    let doer = |phrase: &Range<usize>| acts(document, phrase) && !is_harmed(figures, at, phrase);
    let harmed = matches!(figure.status, Status::Killed | Status::Injured | Status::Casualties);
    let attacker = || attacker(document, moments, &sentence, cue).filter(|_| harmed);
    named.filter(doer).or_else(|| before().filter(doer)).or_else(|| attacker().filter(doer))
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
    let armed = |at: usize| {
        document.value(at, Class::Person).is_some_and(|bits| bits & (traits::COMBATANT | traits::POLICE) != 0)
    };
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
    let governed = (tokens.start..first)
        .any(|at| document.tokens[at].classes.meets(ENDS) || document.is(at, Class::Active));
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

/// The noun phrase behind "by".
fn phrase_after(document: &Document, moments: &Moments, start: usize, end: usize) -> Option<Range<usize>> {
    let ends = |at: &usize| {
        let token = &document.tokens[*at];
        token.kind != Kind::Word
            || token.classes.meets(ENDS)
            || document.is(*at, Class::Preposition)
            || document.is(*at, Class::And)
            || moments.holds(*at)
    };
    let last = (start..end).take_while(|at| !ends(at)).last()?;
    Some(start..last + 1)
}

/// The noun phrase before a verb.
fn phrase_before(document: &Document, moments: &Moments, verb: usize, start: usize) -> Option<Range<usize>> {
    let ends = |at: &usize| {
        let token = &document.tokens[*at];
        let hyphen = token.glued && document.folded(*at) == "-";
        token.kind != Kind::Word && !hyphen
            || token.classes.meets(ENDS)
            || document.is(*at, Class::And)
            || moments.holds(*at)
    };
    let skip =
        (start..verb).rev().take_while(|at| document.is(*at, Class::Have) || document.is(*at, Class::Adverb));
    let last = skip.last().unwrap_or(verb);
    let first = (start..last).rev().take(REACH).take_while(|at| !ends(at)).last()?;
    // "Holm and Berg exchanged 12": nobody alone did it.
    let joined = first > start && document.is(first - 1, Class::And);
    let first = (first..last).find(|at| !document.is(*at, Class::Preposition))?;
    (!joined).then_some(first..last)
}

/// Whether a phrase names somebody who can act: people, a body, a name; not an event, a weapon or a pronoun.
fn acts(document: &Document, phrase: &Range<usize>) -> bool {
    let has = |class| phrase.clone().any(|at| document.is(at, class));
    let people = has(Class::Person) || has(Class::BodyNoun) || has(Class::SpeakerNoun);
    let named = phrase
        .clone()
        .any(|at| document.tokens[at].capital && document.tokens[at].classes == Classes::default());
    let families = |at| document.value(at, Class::Person).is_some_and(|bits| bits & traits::FAMILIES != 0);
    let other = [Class::Event, Class::Weapon, Class::Pronoun, Class::CarePlace].into_iter().any(has);
    (people || named) && !other && !phrase.clone().any(families)
}

/// The weapons of a sentence, as lower-case singular nouns.
pub(super) fn means(document: &Document, sentence: usize) -> Vec<String> {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut found: Vec<String> = Vec::new();
    for at in tokens.filter(|at| document.is(*at, Class::Weapon) && !document.is(*at, Class::Possessive)) {
        let noun = singular(document.folded(at));
        if !found.contains(&noun) {
            found.push(noun);
        }
    }
    found
}

fn singular(noun: &str) -> String {
    noun.strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .or_else(|| noun.strip_suffix('s').filter(|stem| !stem.ends_with(['s', 'u'])).map(str::to_owned))
        .unwrap_or_else(|| noun.to_owned())
}
