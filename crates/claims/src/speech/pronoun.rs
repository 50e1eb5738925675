//! Who "he", "she", "it" and "they" are: the last speaker or subject that the pronoun can stand for.
//!
//! Must not: guess. Where nothing fits within a few sentences, nobody is named.

use super::cue::Cue;
use super::speaker::{self, Sort, Speaker};
use super::subject;
use super::{clause, issuer};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Sex;

/// How many sentences back an antecedent may stand.
const SENTENCES_MAX: usize = 6;

#[derive(Clone, Copy, PartialEq)]
enum Wanted {
    Person(Sex),
    It,
    They,
}

/// The speaker that a pronoun stands for; a first person outside quotations is the body that issues the document.
pub(super) fn resolve(document: &Document, pronoun: Speaker, at: usize, earlier: &[Cue]) -> Option<Speaker> {
    let wanted = match document.folded(pronoun.tokens.start) {
        "he" => Wanted::Person(Sex::Male),
        "she" => Wanted::Person(Sex::Female),
        "it" => Wanted::It,
        "they" => Wanted::They,
        "we" | "i" if document.quotation_of(at).is_none() => {
            return issuer::heading_name(document)
                .map(|body| speaker::understand(document, body, None))
                .or(Some(Speaker { sort: Sort::Pronoun, ..pronoun }));
        }
        _ => return None,
    };
    // Inside quoted words the speaker's own company is meant, which the text does not name.
    if document.quotation_of(at).is_some() {
        return None;
    }
    let here = document.sentence_of(at);
    let limit = earlier.iter().rposition(|cue| cue.token < at).map_or(0, |last| last + 1);
    let mut cues = earlier[..limit].iter().rev().peekable();
    for sentence in (here.saturating_sub(SENTENCES_MAX)..=here).rev() {
        let tokens = document.sentences[sentence].tokens.clone();
        while let Some(cue) = cues.next_if(|cue| cue.token >= tokens.start) {
            if document.quotation_of(cue.token).is_none() && fits(wanted, cue.speaker.sort) {
                return Some(cue.speaker.clone());
            }
        }
        // In a tag the pronoun stands for an earlier speaker, not for whom the clause before speaks of.
        if sentence == here && tags(document, at, tokens.end) {
            continue;
        }
        let start = clause::opening(document, &document.sentences[sentence]);
        let end = tokens.end.min(pronoun.tokens.start);
        let opener = subject::of_clause(document, start, end)
            .map(|found| speaker::understand(document, found.tokens, found.beside))
            .filter(|s| s.sort != Sort::Pronoun && fits(wanted, s.sort));
        let elsewhere = || (sentence < here).then(|| mentioned(document, start..end, wanted)).flatten();
        if let Some(found) = opener.or_else(elsewhere) {
            return Some(found);
        }
    }
    None
}

fn fits(wanted: Wanted, sort: Sort) -> bool {
    match (wanted, sort) {
        (Wanted::Person(sex), Sort::Person(said)) => said.is_none_or(|said| said == sex),
        (_, Sort::Name) => wanted != Wanted::They,
        (Wanted::It, Sort::Body | Sort::Record) => true,
        (Wanted::They, Sort::Many | Sort::Body) => true,
        _ => false,
    }
}

/// "…, they said.": nothing follows the verb.
fn tags(document: &Document, at: usize, end: usize) -> bool {
    let verb = (at..end).find(|&k| document.tokens[k].classes.has_any(&[Class::Say, Class::Report]));
    let ends =
        |k: usize| document.tokens.get(k).is_none_or(|t| t.kind != Kind::Word && t.kind != Kind::Number);
    verb.is_none_or(|verb| ends(verb + 1))
}

/// "front row": a noun that only says of what kind the next is.
fn heads_on(document: &Document, at: usize, end: usize) -> bool {
    at + 1 < end && {
        let next = &document.tokens[at + 1];
        let noun = next.classes == Default::default()
            || next.classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun, Class::Person, Class::PlaceNoun]);
        next.kind == Kind::Word && noun && !clause::verbal(document, at + 1)
    }
}

/// A body or a named person that the words mention, nearest the front.
fn mentioned(document: &Document, tokens: Range<usize>, wanted: Wanted) -> Option<Speaker> {
    let mut at = tokens.start;
    while at < tokens.end {
        let t = &document.tokens[at];
        let body = matches!(wanted, Wanted::It) && t.classes.has(Class::BodyNoun)
            || wanted == Wanted::They
                && t.classes.has_any(&[Class::BodyNoun, Class::SpeakerNoun])
                && document.value(at, Class::SpeakerNoun) != Some(0);
        let body = body && !heads_on(document, at, tokens.end);
        let named = matches!(wanted, Wanted::Person(_)) && t.capital && t.kind == Kind::Word;
        if body {
            let mut start = at;
            while start > tokens.start
                && (document.tokens[start - 1].kind == Kind::Word
                    && (!document.is(start - 1, Class::That)
                        && (document.tokens[start - 1].capital
                            || document.tokens[start - 1]
                                .classes
                                .has_any(&[Class::Determiner, Class::Indefinite]))))
            {
                start -= 1;
            }
            let found = speaker::understand(document, start..at + 1, None);
            if fits(wanted, found.sort) {
                return Some(found);
            }
        } else if named {
            let mut end = at;
            while end < tokens.end && document.is_capital(end) {
                end += 1;
            }
            let found = speaker::understand(document, at..end, None);
            let person =
                matches!(found.sort, Sort::Person(_)) || speaker::is_personal_name(document, at..end);
            if person && fits(wanted, found.sort) {
                return Some(found);
            }
            at = end.max(at + 1);
            continue;
        }
        at += 1;
    }
    None
}
