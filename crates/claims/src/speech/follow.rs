//! Who stands after a verb or a preposition: "said Carol Winn, who", "according to church registers".
//!
//! Must not: look to the left of where it is told to begin.

use super::clause::{self, is_mark, is_possessive, is_quote_mark, verbal};
use super::speaker;
use super::subject::{Subject, has_own_verb, strip};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;

/// The noun phrase that begins at a token: "said Carol Winn, who", "according to church registers".
pub(super) fn after(document: &Document, start: usize, ceiling: usize) -> Option<Subject> {
    let mut at = start;
    let mut noun = false;
    while at < ceiling {
        let t = &document.tokens[at];
        if t.kind == Kind::Mark {
            if is_mark(document, at, &["("]) {
                at = (at..ceiling.min(at + 12))
                    .find(|&k| is_mark(document, k, &[")"]))
                    .map_or(ceiling, |close| close + 1);
                continue;
            }
            let within = is_possessive(document, at)
                || is_mark(document, at, &["-", "/"]) && t.glued
                || is_mark(document, at, &["&"])
                || is_mark(document, at, &["."]) && abbreviates(document, at, ceiling);
            if !within {
                break;
            }
        } else if t.kind == Kind::Break && !document.tokens.get(at + 1).is_some_and(|n| n.kind == Kind::Word)
            || stops_phrase(document, at, noun, ceiling)
        {
            break;
        }
        noun |= t.kind == Kind::Word && !t.classes.has_any(&[Class::Determiner, Class::Indefinite]);
        at += 1;
    }
    let tokens = clause::trim(document, start..at);
    if tokens.is_empty() || !noun {
        return None;
    }
    let (beside, end) = apposed(document, tokens.end, ceiling);
    if beside.is_none()
        && let Some(name) = name_beside(document, &tokens, ceiling)
    {
        let end = name.end;
        return Some(Subject { tokens: name, beside: Some(tokens), start, end });
    }
    Some(Subject { tokens, beside, start, end })
}

/// "said the union's secretary, Rona Pell.": the name after what the person is.
fn name_beside(document: &Document, role: &Range<usize>, ceiling: usize) -> Option<Range<usize>> {
    if !is_mark(document, role.end, &[","]) || speaker::is_named(document, role.clone()) {
        return None;
    }
    let start = role.end + 1;
    let stop = (start..ceiling.min(start + 8)).find(|&k| {
        let t = &document.tokens[k];
        let within = t.kind == Kind::Mark
            && t.glued
            && abbreviates(document, k, ceiling)
            && !is_mark(document, k, &[","]);
        !(t.kind == Kind::Word && t.capital || within)
    });
    let stop = stop.unwrap_or(ceiling.min(start + 8));
    let closed = stop >= ceiling
        || is_mark(document, stop, &[",", ".", ";", ":"])
        || document.is(stop, Class::Pronoun);
    let person = speaker::understand(document, role.clone(), None);
    let person = matches!(person.sort, speaker::Sort::Person(_) | speaker::Sort::Name);
    (closed && person && speaker::is_personal_name(document, start..stop)).then_some(start..stop)
}

/// What stands after a name between commas and says what the person is, past an age: ", 34, a fish seller who".
fn apposed(document: &Document, name_end: usize, ceiling: usize) -> (Option<Range<usize>>, usize) {
    let mut start = name_end;
    for _ in 0..2 {
        if !is_mark(document, start, &[","]) || start + 1 >= ceiling {
            break;
        }
        let stop = (start + 1..ceiling)
            .find(|&k| is_mark(document, k, &[",", ";", ".", "\u{201C}", "\""]))
            .unwrap_or(ceiling);
        let part = start + 1..stop;
        if part.len() == 1 && document.tokens[part.start].kind == Kind::Number {
            start = stop;
            continue;
        }
        let noun = document
            .tokens
            .get(part.start)
            .is_some_and(|t| t.classes.has_any(&[Class::Indefinite, Class::Determiner]))
            || part.len() < 6
                && part
                    .clone()
                    .any(|k| document.tokens[k].classes.has_any(&[Class::SpeakerNoun, Class::Title]));
        let phrase = strip(document, part.clone());
        if noun
            && part.len() < 30
            && !phrase.is_empty()
            && !joins_back(document, part.start)
            && !has_own_verb(document, part.clone())
            && !is_quote_mark(document, stop)
        {
            return (Some(phrase), stop);
        }
        break;
    }
    (None, name_end)
}

/// "…, and the army": another clause, nothing that says who the one before is.
fn joins_back(document: &Document, token: usize) -> bool {
    document.tokens[token].classes.has_any(&[Class::And, Class::But])
}

fn abbreviates(document: &Document, at: usize, ceiling: usize) -> bool {
    document.tokens[at].glued && at + 1 < ceiling && document.tokens[at + 1].kind == Kind::Word
}

/// "according to the army nine soldiers died": a number opens the next clause, unless it numbers a writing.
fn counts_on(document: &Document, at: usize) -> bool {
    let number = document.tokens[at].kind == Kind::Number || document.is(at, Class::Cardinal);
    let tied = [
        Class::Preposition,
        Class::Month,
        Class::RecordNoun,
        Class::DocumentNoun,
        Class::Determiner,
        Class::And,
    ];
    number && !document.tokens[at - 1].classes.has_any(&tied) && document.tokens[at - 1].kind == Kind::Word
}

/// Words at which a noun phrase that runs to the right is over.
fn stops_phrase(document: &Document, at: usize, noun: bool, ceiling: usize) -> bool {
    let classes = document.tokens[at].classes;
    let relative_or_subject =
        classes.has(Class::Pronoun) && document.value(at, Class::Pronoun).is_some_and(|v| v == 0 || v == 2);
    let joins = classes.has(Class::And) && {
        // "police and rescuers" is one phrase; "the ministry, and" is not.
        let next_noun = document.tokens.get(at + 1).is_some_and(|n| {
            n.classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun, Class::RecordNoun, Class::CountNoun])
        });
        let names = at > 0 && document.tokens[at - 1].capital && document.tokens[at + 1].capital;
        !(next_noun || names)
    };
    let second = noun
        && at > 0
        && classes.has_any(&[Class::Determiner, Class::Indefinite, Class::Possessive])
        && !document.tokens[at - 1].classes.has_any(&[Class::Preposition, Class::And])
        && ![" of", " by", " from"].iter().any(|link| document.folded(at - 1).ends_with(link));
    relative_or_subject
        || second
        || joins
        || noun && classes.has(Class::ReportedBy)
        || noun && counts_on(document, at)
        || classes.has_any(&[Class::That, Class::But, Class::RelativeDay, Class::Channel, Class::AccordingTo])
            && !document.tokens[at].capital
        || noun && classes.has_any(&[Class::Weekday])
        || noun
            && classes.has(Class::Preposition)
            && (clause::time_phrase(document, at, ceiling).is_some()
                || !matches!(document.value(at, Class::Preposition), Some(0 | 1 | 2 | 4 | 5 | 6 | 8 | 9)))
        || noun && verbal(document, at)
}
