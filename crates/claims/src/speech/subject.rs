//! Who stands before or after a verb: the noun phrase that does the saying.
//!
//! Must not: resolve pronouns or judge whether the phrase can speak.

use super::clause::{self, is_mark, is_possessive, is_quote_mark, verbal};
use super::speaker;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;

/// A noun phrase found as a subject.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Subject {
    /// The phrase itself: "Musa Garba", "the ministry".
    pub(super) tokens: Range<usize>,
    /// What stands beside it between commas and says what it is: "a farmer".
    pub(super) beside: Option<Range<usize>>,
    /// Where the clause begins: the first token of all that belongs to the subject.
    pub(super) start: usize,
    /// The token after all that belongs to it.
    pub(super) end: usize,
}

/// How many tokens "some of them" has at most.
const SHARE_TOKENS: usize = 3;
/// How many stretches between commas may lie between a subject and its verb.
const PARTS_MAX: usize = 5;

/// The first token of a verb with its auxiliaries, and whether a form of "to be" or "to" stands among them.
pub(super) fn verb_group(document: &Document, verb: usize, floor: usize) -> (usize, bool, bool) {
    let (mut start, mut passive, mut infinitive) = (verb, false, false);
    while start > floor {
        let classes = document.tokens[start - 1].classes;
        if classes.has(Class::Be) || contraction(document, start - 1) {
            passive = true;
        } else if start > floor + 1 && matches!(document.folded(start - 1), "all" | "both" | "each") {
            // "Roe, Beck and Diallo all said".
        } else if let Some(preposition) = time_between(document, start, floor) {
            start = preposition;
            continue;
        } else if document.reads(start - 1, "to") {
            infinitive = true;
        } else if !classes.has_any(&[Class::Have, Class::Modal]) && !is_adverb(document, start - 1) {
            break;
        }
        start -= 1;
    }
    (start, passive, infinitive)
}

/// "had on Monday spoken": words of time between a verb and its auxiliary; the preposition they begin with.
fn time_between(document: &Document, verb: usize, floor: usize) -> Option<usize> {
    (floor + 1..verb).rev().take(4).find(|&k| {
        document.is(k, Class::Preposition)
            && document.tokens[k - 1].classes.has_any(&[Class::Have, Class::Be, Class::Modal])
            && clause::time_phrase(document, k, verb) == Some(verb)
    })
}

/// The "'s" of "he's".
fn contraction(document: &Document, token: usize) -> bool {
    token > 0
        && document.tokens[token].glued
        && document.reads(token, "'s")
        && document.is_subject_pronoun(token - 1)
}

pub(super) fn is_adverb(document: &Document, token: usize) -> bool {
    let t = &document.tokens[token];
    let known = t.classes.has(Class::Adverb) && !t.classes.has_any(&[Class::Determiner, Class::Pronoun]);
    let revision = t.classes.has(Class::Revision) && !t.classes.has_any(&[Class::Say, Class::Report]);
    let first = document.reads(token, "first") && token > 0 && document.is(token - 1, Class::Have);
    let formed = t.kind == Kind::Word && !t.capital && t.classes == Default::default() && {
        let word = document.folded(token);
        word.len() > 4 && word.ends_with("ly")
    };
    known || formed || revision || first
}

/// The subject before a verb group, not reaching back beyond `floor`.
pub(super) fn before(document: &Document, group: usize, floor: usize) -> Option<Subject> {
    if let Some(found) = before_relative(document, group, floor) {
        return Some(found);
    }
    let mut right = group;
    let mut parts: Vec<Range<usize>> = Vec::new();
    let timed = before_time(document, group, floor);
    if let Some(comma) = timed {
        right = comma;
        let named = |part: &Range<usize>| speaker::is_named(document, part.clone());
        if let Some(insertion) = insertion(document, floor, comma).filter(named) {
            right = insertion.start - 1;
            parts.push(insertion);
        }
    } else if right > floor && is_comma(document, right - 1) {
        let insertion = insertion(document, floor, right - 1)?;
        right = insertion.start - 1;
        parts.push(insertion);
    }
    while parts.len() < PARTS_MAX {
        let left = part_start(document, floor, right);
        let relative = document.is_relative(left);
        let clause = !relative && !parts.is_empty() && has_own_verb(document, left..right);
        if left == right || clause {
            break;
        }
        parts.push(left..right);
        let comma = left > floor && is_comma(document, left - 1);
        let goes_on = parts.len() > 1 && comma || relative && left > floor;
        if !goes_on {
            break;
        }
        right = if comma { left - 1 } else { left };
    }
    let mut found = choose(document, &parts, group)?;
    list_start(document, &mut found, floor);
    // What follows a verb is its object: "acknowledged the loss, said it was …".
    let object = found.start > floor && verbal(document, found.start - 1);
    (!object).then_some(found)
}

/// "cites police sources who say": of a relative clause without a comma, what it says more of.
fn before_relative(document: &Document, group: usize, floor: usize) -> Option<Subject> {
    let who = group.checked_sub(1).filter(|&k| k > floor)?;
    let comma = is_comma(document, who - 1);
    // "a broadcast by Radio Nord, which said": of a name right before it.
    let named = comma && who > floor + 1 && document.tokens[who - 2].capital && document.reads(who, "which");
    if !named && !document.reads(who, "who") {
        return None;
    }
    let relative = who - usize::from(comma);
    let noun = |k: &usize| {
        let t = &document.tokens[*k];
        let cites = t.classes.has(Class::Report) && !t.capital && !t.classes.meets(clause::RECORDS);
        let word = t.kind == Kind::Word || t.glued && !is_comma(document, *k);
        let by = comma
            && (matches!(document.folded(*k), "by" | "to" | "from" | "with")
                || t.classes.has(Class::ReportedBy));
        word && !cites && !by && !verbal(document, *k) && !document.is(*k, Class::That)
    };
    let start = (floor..relative).rev().take_while(noun).last()?;
    // "disputed by the rebels, who say".
    let by = [Class::Preposition, Class::ReportedBy];
    if comma && !(start > floor && document.tokens[start - 1].classes.has_any(&by)) {
        return None;
    }
    let tokens = strip(document, start..relative);
    (!tokens.is_empty()).then_some(Subject { start: tokens.start, tokens, beside: None, end: group })
}

/// "France, Germany and Italy": names before commas, from where the clause begins, belong to the list.
fn list_start(document: &Document, found: &mut Subject, floor: usize) {
    let joined = found.tokens.clone().find(|&k| document.is(k, Class::And));
    // "Police, medics and residents".
    let noun = |range: &Range<usize>| {
        range.len() <= 3
            && !range.is_empty()
            && document.tokens[range.end - 1].classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun])
            && !clause::has_verb(document, range.clone())
    };
    let names = |range: Range<usize>| {
        noun(&range)
            || range.clone().all(|k| {
                document.tokens[k].capital || document.is(k, Class::Determiner) || document.reads(k, "of")
            }) && !range.is_empty()
    };
    if joined.is_none_or(|and| !names(found.tokens.start..and)) {
        return;
    }
    let mut start = found.tokens.start;
    while start > floor + 1 && is_mark(document, start - 1, &[","]) {
        let left = (floor..start - 1).rev().find(|&k| is_mark(document, k, &[","])).map_or(floor, |k| k + 1);
        if !names(left..start - 1) {
            return;
        }
        start = left;
    }
    if start == floor {
        found.tokens.start = start;
        found.start = start;
    }
}

/// The comma before words of time that stand right before a verb: "Mrs Ogle, on Monday said".
fn before_time(document: &Document, group: usize, floor: usize) -> Option<usize> {
    let comma = (floor + 1..group).rev().take(7).find(|&k| is_comma(document, k))?;
    (comma + 1 < group && clause::skip_adverbials(document, comma + 1, group) == group).then_some(comma)
}

fn is_comma(document: &Document, token: usize) -> bool {
    is_mark(document, token, &[",", "—", "–"])
}

/// What stands between commas before a verb, where it is no clause of its own: "who asked not to be named",
/// "a farmer", "speaking from Hesh".
fn insertion(document: &Document, floor: usize, right: usize) -> Option<Range<usize>> {
    let open = (floor..right).rev().find(|&k| {
        is_comma(document, k)
            || is_quote_mark(document, k) && !is_possessive(document, k)
            || is_mark(document, k, &[";", ":"])
    })?;
    let start = open + 1;
    let clause = document.is_subject_pronoun(start);
    (is_comma(document, open) && start < right && open > floor && !clause).then_some(start..right)
}

/// Whether a verb stands in the range that no relative pronoun, participle or citation before it takes.
pub(super) fn has_own_verb(document: &Document, tokens: Range<usize>) -> bool {
    for k in tokens {
        let classes = document.tokens[k].classes;
        if document.is_relative(k) || classes.has_any(&[Class::Participle, Class::AccordingTo, Class::That]) {
            return false;
        }
        if verbal(document, k) {
            return true;
        }
    }
    false
}

/// From the stretches before a verb, rightmost first, the one that names the subject.
fn choose(document: &Document, parts: &[Range<usize>], group: usize) -> Option<Subject> {
    let phrases: Vec<Range<usize>> = parts
        .iter()
        .enumerate()
        .filter(|(at, part)| is_phrase(document, part, *at == 0 && parts.len() == 1))
        .filter(|(_, part)| part.len() > 1 || document.tokens[part.start].kind != Kind::Number)
        .map(|(_, part)| strip(document, part.clone()))
        .filter(|part| {
            !part.is_empty() && (document.tokens[part.start].capital || !verbal(document, part.start))
        })
        .collect();
    let main = phrases.last()?.clone();
    let start = main.start;
    let named = |part: &Range<usize>| speaker::is_named(document, part.clone());
    let beside = phrases.iter().rev().nth(1);
    let (tokens, beside) = match beside {
        Some(name) if named(name) && !named(&main) => (name.clone(), Some(main)),
        Some(other) => (main, Some(other.clone())),
        None => (main, None),
    };
    Some(Subject { tokens, beside, start, end: group })
}

/// Whether a stretch is a noun phrase, and no relative clause, participle or phrase of time or place.
fn is_phrase(document: &Document, part: &Range<usize>, alone: bool) -> bool {
    let first = part.start;
    let classes = document.tokens[first].classes;
    let opens_other = classes.has(Class::Preposition)
        || classes.has_any(&[Class::RelativeDay, Class::But, Class::AccordingTo, Class::Channel])
        || classes.has(Class::Pronoun) && document.is_relative(first)
        || classes.has(Class::Participle)
        || part.len() > 1 && is_gerund(document, first)
        || verbal(document, first) && !document.tokens[first].capital
        || is_adverb(document, first) && part.len() == 1
        || is_share(document, part);
    alone || !opens_other || classes.has(Class::Preposition) && trailing_name(document, part).is_some()
}

/// "some of them critically", between commas: of those that were told of.
fn is_share(document: &Document, part: &Range<usize>) -> bool {
    let head = part.start..part.end.min(part.start + SHARE_TOKENS);
    head.clone().any(|k| document.folded(k).rsplit(' ').next() == Some("them"))
}

/// "speaking on condition of anonymity".
pub(super) fn is_gerund(document: &Document, token: usize) -> bool {
    let t = &document.tokens[token];
    let known = t.classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun, Class::RecordNoun, Class::Person]);
    // At the head of a sentence what follows tells "Visiting the scene" from a name.
    let follows = [Class::Determiner, Class::Indefinite, Class::Possessive, Class::Preposition];
    let opens = token + 1 < document.tokens.len() && document.tokens[token + 1].classes.has_any(&follows);
    (!t.capital || opens) && !known && document.folded(token).ends_with("ing")
}

/// Where the stretch that ends at `right` begins: after a mark, a joining word or a verb of saying.
fn part_start(document: &Document, floor: usize, right: usize) -> usize {
    let mut at = right;
    while at > floor {
        let before = at - 1;
        let t = &document.tokens[before];
        if t.kind == Kind::Mark {
            if is_mark(document, before, &[")", "]"]) {
                at = bracket_start(document, before, floor);
                continue;
            }
            let within = is_possessive(document, before)
                || is_mark(document, before, &["-", "/"]) && t.glued
                || is_mark(document, before, &["&"])
                || is_mark(document, before, &["."]) && t.glued
                || is_mark(document, before, &["(", "%", "$", "#", "№"]);
            if !within || is_quote_mark(document, before) && !is_possessive(document, before) {
                break;
            }
        } else if t.classes.has_any(&[Class::That, Class::But]) && !capital_name(t)
            || t.classes.has(Class::AccordingTo)
            || t.classes.has(Class::Say)
                && !(t.classes.has(Class::Participle) && t.capital)
                && verbal(document, before)
                && !in_relative(document, before, floor)
            || t.classes.has(Class::And) && joins_clauses(document, before, floor)
            || t.kind == Kind::Break && before + 1 == right
        {
            break;
        }
        at -= 1;
    }
    at
}

/// "an official who asked not to be named": the verb's subject is the relative pronoun.
fn in_relative(document: &Document, verb: usize, floor: usize) -> bool {
    let (group, _, _) = verb_group(document, verb, floor);
    group > floor + 1 && document.is_relative(group - 1) && !is_comma(document, group - 2)
}

fn capital_name(t: &crate::document::Token) -> bool {
    t.capital && !t.shouted
}

/// "and" joins clauses where a verb stands before it in the same stretch.
fn joins_clauses(document: &Document, and: usize, floor: usize) -> bool {
    for at in (floor..and).rev() {
        if verbal(document, at) {
            return true;
        }
        let t = &document.tokens[at];
        if t.kind == Kind::Mark && !is_possessive(document, at) && !t.glued
            || is_mark(document, at, &[",", ";", ":"])
        {
            // "…, and police said" opens a clause; so does "A, B and C said" join names.
            return at + 1 == and;
        }
    }
    and == floor
}

fn bracket_start(document: &Document, close: usize, floor: usize) -> usize {
    (floor..close).rev().take(16).find(|&at| is_mark(document, at, &["(", "["])).unwrap_or(close)
}

/// Cuts what is no part of the noun phrase off its ends: joining words, phrases of time, what modifies it.
pub(super) fn strip(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let mut start = tokens.start;
    while start < tokens.end {
        let classes = document.tokens[start].classes;
        let joins = classes.has_any(&[Class::And, Class::But, Class::That, Class::RelativeDay])
            || is_adverb(document, start) && start + 1 < tokens.end && !document.is(start, Class::Revision);
        let opens = classes.has(Class::Preposition) || document.folded(start).starts_with("as of");
        let phase = (classes.has_any(&[Class::TimePhase, Class::TimeLink])
            && !classes.has(Class::Preposition)
            || matches!(document.folded(start), "late" | "early")
            || start > tokens.start && classes.has(Class::Weekday))
            && start + 1 < tokens.end;
        if phase {
            start += 1;
        } else if let Some(after) = time_before(document, start).filter(|after| *after < tokens.end) {
            start = after;
        } else if opens || classes.has(Class::Channel) {
            start = after_leading_phrase(document, start, tokens.end);
        } else if joins && !document.tokens[start].classes.has_any(&[Class::Determiner, Class::Pronoun]) {
            start += 1;
        } else {
            break;
        }
    }
    let subject = |k: &usize| document.is_subject_pronoun(*k) && !document.is(*k - 1, Class::Preposition);
    start = (start + 1..tokens.end).rev().find(subject).unwrap_or(start);
    let mut end = tokens.end;
    for at in start + 1..tokens.end {
        let classes = document.tokens[at].classes;
        let relative = classes.has(Class::Pronoun) && document.is_relative(at);
        let timed = classes.has(Class::Preposition)
            && clause::time_phrase(document, at, tokens.end) == Some(tokens.end);
        // "officials speaking on condition of anonymity".
        let gerund = is_gerund(document, at)
            && document.tokens[at - 1].classes.has_any(&[Class::SpeakerNoun, Class::Person, Class::BodyNoun]);
        let passed_on = classes.has(Class::ReportedBy);
        if relative
            || timed
            || gerund
            || passed_on
            || verbal(document, at) && !is_modifier(document, at, tokens.end)
        {
            end = at;
            break;
        }
    }
    clause::trim(document, start..end.max(start))
}

/// "This week the government", "Last year the ministry": the end of a time without a preposition.
fn time_before(document: &Document, start: usize) -> Option<usize> {
    let unit = [Class::TimeUnit, Class::Weekday, Class::Month, Class::Season, Class::DayPart];
    let next = document.tokens.get(start + 1)?;
    (document.is(start, Class::TimeShift) && next.classes.has_any(&unit)).then_some(start + 2)
}

/// A participle that stands before its noun: "Two wounded soldiers said".
fn is_modifier(document: &Document, at: usize, end: usize) -> bool {
    at + 1 < end
        && document.tokens[at + 1].kind == Kind::Word
        && document.tokens[at + 1].classes.has_any(&[
            Class::SpeakerNoun,
            Class::BodyNoun,
            Class::Person,
            Class::RecordNoun,
        ])
}

/// "At the chief's camp Daniel Ewart": the name after a phrase of place that has no comma.
fn trailing_name(document: &Document, part: &Range<usize>) -> Option<usize> {
    let start = (part.start..part.end).rev().take_while(|&k| document.is_capital(k)).last()?;
    let before = start.checked_sub(1).filter(|&k| k > part.start)?;
    let noun = document.tokens[before].kind == Kind::Word
        && !document.tokens[before].classes.has_any(&[
            Class::Preposition,
            Class::Determiner,
            Class::Indefinite,
            Class::And,
        ])
        && !document.tokens[before].classes.has_any(&[
            Class::SpeakerNoun,
            Class::Person,
            Class::Title,
            Class::Kin,
        ]);
    (noun && speaker::is_personal_name(document, start..part.end)).then_some(start)
}

/// Where the noun phrase begins after a phrase of time or place that has no comma: "On Monday police".
fn after_leading_phrase(document: &Document, start: usize, end: usize) -> usize {
    if document.is(start, Class::Channel) {
        return start + 1;
    }
    if let Some(after) = clause::time_phrase(document, start, end) {
        return after;
    }
    let mut found = trailing_name(document, &(start..end)).unwrap_or(end);
    let limit = found;
    for at in start + 2..limit {
        let classes = document.tokens[at].classes;
        let opens = classes.has_any(&[Class::Determiner, Class::Indefinite, Class::Possessive])
            || classes.has(Class::Pronoun) && document.is_subject_pronoun(at);
        if opens && !document.is(at - 1, Class::Preposition) {
            found = at;
        }
    }
    found
}

/// The noun phrase that a possessive closes: "the captain" of "the captain's".
pub(super) fn owner(document: &Document, possessive: usize, floor: usize) -> Range<usize> {
    let mut start = possessive;
    while start > floor {
        let t = &document.tokens[start - 1];
        let breaks = t.kind != Kind::Word
            || verbal(document, start - 1)
            || t.classes.has_any(&[
                Class::Preposition,
                Class::And,
                Class::But,
                Class::That,
                Class::AccordingTo,
            ]) && (!t.capital || start == floor + 1);
        if breaks {
            break;
        }
        start -= 1;
        if t.classes.has_any(&[Class::Determiner, Class::Indefinite, Class::Possessive]) {
            break;
        }
    }
    start..possessive
}

/// The subject of the clause that a participle or an infinitive leans on: of the first verb after `floor`.
pub(super) fn of_clause(document: &Document, floor: usize, before_token: usize) -> Option<Subject> {
    let mut at = floor;
    while at < before_token {
        let report = document.is(at, Class::Report) && !clause::noun_expected(document, at);
        let first = verbal(document, at) || report;
        let relative = at > floor && document.is(at - 1, Class::Pronoun) && document.is_relative(at - 1);
        if first && !relative && at > floor {
            let (group, _, _) = verb_group(document, at, floor);
            if let Some(found) = before(document, group, floor) {
                return Some(found);
            }
        }
        at += 1;
    }
    None
}
