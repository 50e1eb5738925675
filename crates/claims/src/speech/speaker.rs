//! What a noun phrase says of the speaker it names: a person, a body, a writing; the name, the role.
//!
//! Must not: look beyond the phrase.

use super::clause::{RECORDS, is_possessive};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Sex;

/// What kind of speaker a phrase names, as far as its words tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// One person, of this sex where the words say it.
    Person(Option<Sex>),
    /// A body: a ministry, an army.
    Body,
    /// Several persons, or a body spoken of as many: police, villagers.
    Many,
    /// A writing: a report, a register.
    Record,
    /// A name that may be a person's or a body's.
    Name,
    /// A pronoun, by its place in the lexicon's values.
    Pronoun,
    /// A thing, a number, an event: nothing that speaks.
    Mute,
}

/// A noun phrase understood as a speaker.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Speaker {
    /// The whole phrase as written: "Harbour master Tobias Okelo".
    pub(crate) tokens: Range<usize>,
    /// The name without the role, or the whole phrase where it has no such name.
    pub(crate) name: Range<usize>,
    /// What the person is: "Harbour master", "a farmer".
    pub(crate) role: Option<Range<usize>>,
    /// What kind of speaker it is.
    pub(crate) sort: Sort,
}

impl Speaker {
    /// Whether it names one person.
    pub(super) fn is_person(&self) -> bool {
        matches!(self.sort, Sort::Person(_))
    }
}

/// Understands a phrase, with what stands beside it.
pub(crate) fn understand(document: &Document, tokens: Range<usize>, beside: Option<Range<usize>>) -> Speaker {
    let head = head_region(document, tokens.clone());
    let sort = sort(document, &tokens, &head);
    let (mut name, mut role) = (tokens.clone(), None);
    if let Some(first) =
        name_start(document, &head).filter(|_| !matches!(sort, Sort::Body | Sort::Many | Sort::Record))
    {
        let before = without_determiner(document, head.start..first);
        if !before.is_empty() {
            name = first..head.end;
            role = Some(before);
        }
    }
    let described = beside.filter(|b| {
        person_role(document, Some(b.clone()))
            || !is_personal_name(document, b.clone())
                && !b.clone().any(|k| {
                    document.tokens[k].classes.has_any(&[
                        Class::BodyNoun,
                        Class::RecordNoun,
                        Class::PlaceNoun,
                    ])
                })
    });
    let role = role
        .or(described.filter(|_| !matches!(sort, Sort::Pronoun)).map(|b| without_determiner(document, b)));
    let sort = match sort {
        Sort::Name if role.is_some() && person_role(document, role.clone()) => {
            Sort::Person(sex_of(document, role.clone()))
        }
        other => other,
    };
    Speaker { tokens, name, role: role.filter(|r| !r.is_empty()), sort }
}

fn person_role(document: &Document, role: Option<Range<usize>>) -> bool {
    role.is_some_and(|mut r| {
        r.any(|k| {
            document.tokens[k].classes.has_any(&[Class::SpeakerNoun, Class::Person, Class::Title, Class::Kin])
        })
    })
}

fn sex_of(document: &Document, tokens: Option<Range<usize>>) -> Option<Sex> {
    tokens?.rev().find_map(|k| match document.value(k, Class::SpeakerNoun) {
        Some(2) => Some(Sex::Male),
        Some(3) => Some(Sex::Female),
        _ => traits_sex(document, k),
    })
}

fn traits_sex(document: &Document, token: usize) -> Option<Sex> {
    use crate::lexicon::traits;
    let bits = [Class::Person, Class::Kin, Class::Title].iter().find_map(|c| document.value(token, *c))?;
    match (bits & traits::FEMALE != 0, bits & traits::MALE != 0) {
        (true, false) => Some(Sex::Female),
        (false, true) => Some(Sex::Male),
        _ => None,
    }
}

/// The phrase up to its first preposition, bracket or relative: where its head noun stands.
fn head_region(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let end = (tokens.start + 1..tokens.end)
        .find(|&k| {
            let t = &document.tokens[k];
            t.classes.has(Class::Preposition)
                || t.classes.has(Class::Pronoun) && document.is_relative(k)
                || t.kind == Kind::Mark && matches!(document.words(k), "(" | ",")
        })
        .unwrap_or(tokens.end);
    tokens.start..end
}

fn sort(document: &Document, tokens: &Range<usize>, head: &Range<usize>) -> Sort {
    if tokens.len() == 1 && document.is(tokens.start, Class::Pronoun) {
        return Sort::Pronoun;
    }
    let asks = matches!(document.folded(head.start), "what" | "why" | "how" | "where" | "when");
    let points = matches!(document.folded(head.start), "this" | "that" | "these" | "those");
    let counts = head.len() == 1 && (document.is(head.start, Class::Ordinal) || points);
    if document.tokens[head.start].classes.has_any(&[Class::Zero, Class::Not]) || asks || counts {
        return Sort::Mute;
    }
    if head.len() == 1 && matches!(document.folded(head.start), "one" | "another") {
        return Sort::Person(None);
    }
    let joined = head.clone().any(|k| document.reads(k, "and"));
    // The last word of the head region that the lexicon knows decides.
    for k in head.clone().rev() {
        if is_possessive(document, k) {
            break;
        }
        if k + 1 < head.end && is_possessive(document, k + 1) {
            break;
        }
        let Some(found) = sort_of_word(document, k) else { continue };
        // "The Times": a capital within the phrase makes a name of the noun.
        if found == Sort::Mute && k > head.start && document.tokens[k].capital {
            continue;
        }
        return if joined && matches!(found, Sort::Person(_) | Sort::Body) { Sort::Many } else { found };
    }
    if head.is_empty() {
        return Sort::Mute;
    }
    let last = head.end - 1;
    if !document.tokens[last].capital
        && document.tokens[last].kind == Kind::Word
        && document.folded(last).ends_with('s')
    {
        return Sort::Many;
    }
    match head.clone().any(|k| document.is_capital(k)) {
        true if joined => Sort::Many,
        true => Sort::Name,
        false
            if head.clone().all(|k| {
                document.tokens[k].kind != Kind::Word
                    || document.tokens[k].classes.has_any(&[Class::Cardinal, Class::Determiner])
            }) =>
        {
            Sort::Mute
        }
        false => match document.folded(head.end - 1).ends_with('s') {
            true => Sort::Many,
            false => Sort::Person(None),
        },
    }
}

/// What kind of speaker a noun of the lexicon names.
fn sort_of_word(document: &Document, k: usize) -> Option<Sort> {
    let classes = document.tokens[k].classes;
    Some(match () {
        _ if classes.has(Class::BodyNoun) && document.value(k, Class::BodyNoun) == Some(1) => Sort::Many,
        // "Monitor", "Guard": a person or a body.
        _ if classes.has(Class::SpeakerNoun) && classes.has(Class::BodyNoun) => Sort::Name,
        _ if classes.has(Class::SpeakerNoun) => match document.value(k, Class::SpeakerNoun) {
            Some(1) => Sort::Many,
            _ => Sort::Person(sex_of(document, Some(k..k + 1))),
        },
        _ if classes.has(Class::BodyNoun) => Sort::Body,
        _ if classes.meets(RECORDS) => Sort::Record,
        _ if classes.has_any(&[Class::Person, Class::Kin, Class::Title]) => {
            let plural = document.folded(k).ends_with('s') && !keeps_title(document, k);
            let many = plural || matches!(document.folded(k), "people" | "men" | "women");
            if many { Sort::Many } else { Sort::Person(traits_sex(document, k)) }
        }
        _ if classes.has_any(&[
            Class::Toll,
            Class::Event,
            Class::Thing,
            Class::Measure,
            Class::Fate,
            Class::Weapon,
        ]) =>
        {
            Sort::Mute
        }
        _ => return None,
    })
}

/// Where a personal name at the end of a head region begins, after what says the person's role.
fn name_start(document: &Document, head: &Range<usize>) -> Option<usize> {
    let mut first = head.end;
    while first > head.start {
        let t = &document.tokens[first - 1];
        let initial = t.kind == Kind::Mark && t.glued && matches!(document.words(first - 1), "." | "-")
            || document.words(first - 1) == "&";
        let role =
            t.classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun, Class::Person, Class::RecordNoun])
                || t.classes.has(Class::Title) && !keeps_title(document, first - 1);
        if !(t.capital && t.kind == Kind::Word && !role || initial) {
            break;
        }
        first -= 1;
    }
    (first < head.end && document.tokens[first].kind == Kind::Word).then_some(first)
}

/// "Mr", "Dr": kept with the name.
fn keeps_title(document: &Document, token: usize) -> bool {
    document.folded(token).trim_end_matches('.').len() <= 3
}

fn without_determiner(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    while tokens.start < tokens.end
        && document.tokens[tokens.start].classes.has_any(&[Class::Determiner, Class::Indefinite])
    {
        tokens.start += 1;
    }
    tokens
}

/// Whether a phrase names a person: a personal name, alone or after what the person is.
pub(super) fn is_named(document: &Document, tokens: Range<usize>) -> bool {
    if tokens.is_empty() || is_personal_name(document, tokens.clone()) {
        return !tokens.is_empty();
    }
    let found = understand(document, tokens.clone(), None);
    found.name.start > tokens.start
        && document.tokens[tokens.start].capital
        && matches!(found.sort, Sort::Person(_))
}

/// Whether a phrase is a person's name: two or more capitalised words, or one after a title, none of them a body's.
pub(super) fn is_personal_name(document: &Document, tokens: Range<usize>) -> bool {
    let mut capitals = 0;
    for k in tokens {
        let t = &document.tokens[k];
        if t.kind == Kind::Mark && t.glued && !is_possessive(document, k) {
            continue;
        }
        let known = t.classes.has_any(&[
            Class::BodyNoun,
            Class::RecordNoun,
            Class::DocumentNoun,
            Class::Determiner,
            Class::Weekday,
            Class::Month,
            Class::Event,
        ]);
        if t.kind != Kind::Word || !t.capital || known && !t.classes.has(Class::Title) {
            return false;
        }
        capitals += 1;
    }
    capitals >= 2
}
