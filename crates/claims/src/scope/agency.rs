//! Who did it and what with: the subject of the verb that harms, and the weapons of its sentence.
//!
//! Must not: call a storm a doer, or a weapon that is merely named beside the harm a means of it.

use super::Subject;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::Status;

/// Verbs of harm whose subject does it.
const DOES: Classes = Classes::of(&[Class::Active]);
/// How far a doer is looked for from its verb, in tokens.
const REACH: usize = 14;
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
pub(super) fn doer(document: &Document, figure: &Subject) -> Option<Range<usize>> {
    let sentence = document.sentences[figure.sentence].tokens.clone();
    let cue = figure.cue;
    if !sentence.contains(&cue) {
        return None;
    }
    if document.is(cue, Class::Passive) || document.is(cue, Class::Suffered) {
        let by = (cue + 1..sentence.end.min(cue + REACH))
            .take_while(|at| !matches!(document.words(*at), ";" | ","))
            .find(|at| document.value(*at, Class::Preposition) == Some(4))?;
        return phrase_after(document, by + 1, sentence.end).filter(|phrase| acts(document, phrase));
    }
    let acting = document.tokens[cue].classes.meets(DOES) && cue < figure.tokens.start;
    if !acting || figure.status == Status::Affected {
        return None;
    }
    phrase_before(document, cue, sentence.start).filter(|phrase| acts(document, phrase))
}

/// The noun phrase behind "by".
fn phrase_after(document: &Document, start: usize, end: usize) -> Option<Range<usize>> {
    let ends = |at: &usize| {
        let token = &document.tokens[*at];
        token.kind != Kind::Word
            || token.classes.meets(ENDS)
            || document.is(*at, Class::Preposition)
            || document.is(*at, Class::And)
            || document.is(*at, Class::Weekday)
    };
    let last = (start..end).take_while(|at| !ends(at)).last()?;
    Some(start..last + 1)
}

/// The noun phrase before a verb.
fn phrase_before(document: &Document, verb: usize, start: usize) -> Option<Range<usize>> {
    let ends = |at: &usize| {
        let token = &document.tokens[*at];
        token.kind != Kind::Word || token.classes.meets(ENDS) || document.is(*at, Class::And)
    };
    let skip =
        (start..verb).rev().take_while(|at| document.is(*at, Class::Have) || document.is(*at, Class::Adverb));
    let last = skip.last().unwrap_or(verb);
    let first = (start..last).rev().take(REACH).take_while(|at| !ends(at)).last()?;
    Some(first..last)
}

/// Whether a phrase names somebody who can act: people, a body, a name; not an event, a weapon or a pronoun.
fn acts(document: &Document, phrase: &Range<usize>) -> bool {
    let has = |class| phrase.clone().any(|at| document.is(at, class));
    let people = has(Class::Person) || has(Class::BodyNoun) || has(Class::SpeakerNoun);
    let named = phrase
        .clone()
        .any(|at| document.tokens[at].capital && document.tokens[at].classes == Classes::default());
    (people || named) && !has(Class::Event) && !has(Class::Weapon) && !has(Class::Pronoun)
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
