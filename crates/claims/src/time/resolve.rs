//! From what the words say to what they mean, reading on from the first expression to the last.
//!
//! Must not: resolve a word of the present without a day of publication.

use super::anniversary::{Dated, event_day, falls_on};
use super::expression::{Expression, Link, Shape, Shift, Step};
use super::narrative::Narrative;
use super::{Length, Timex, Unit};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::{DateKind, Day, Edtf, Point};

/// How far behind a word of comparison a year may stand, in tokens.
const COMPARED_TOKENS: usize = 8;
/// How far around a date a word of the future is looked for, in tokens.
const CLAUSE_TOKENS: usize = 16;

/// Gives expressions their values.
pub(crate) fn resolve(
    document: &Document,
    expressions: Vec<Expression>,
    published: Option<Day>,
) -> Vec<Timex> {
    let mut narrative = Narrative::told_on(published);
    let mut days: Vec<Dated> = Vec::new();
    let mut found = Vec::with_capacity(expressions.len());
    let mut anniversaries = Vec::new();
    for expression in expressions {
        let start = expression.tokens.start;
        let (kind, value, duration) = match expression.shape {
            Shape::Length(length) => (DateKind::Duration, None, Some(length)),
            Shape::Anniversary(number, of) => {
                anniversaries.push((found.len(), number, of));
                (DateKind::Anniversary, None, None)
            }
            Shape::WeekBeside(step, event) => week_beside(document, step, event, &days, published),
            Shape::Stepped(length, step, event) => {
                stepped(document, &narrative, (length, step, event), &days, published)
            }
            _ => (DateKind::Date, calendar(document, &narrative, &expression), None),
        };
        let value = value.map(|value| expression.part.map_or(value, |part| part.of(value)));
        let last = found.last().map_or(0, |last: &Timex| last.tokens.end);
        let compared = is_beside(document, &expression, last);
        if let Some(value) = value.filter(|_| expression.link != Some(Link::Since) && !compared) {
            narrative.go_to(value, block_of(document, start));
        }
        if let Some(day) = value.and_then(one_day).filter(|_| kind == DateKind::Date) {
            days.push(Dated { day, token: start });
        }
        let tokens = if kind == DateKind::Duration {
            length_of(document, expression.tokens)
        } else {
            expression.tokens
        };
        let bytes = document.bytes(tokens.clone());
        found.push(Timex { tokens, bytes, kind, value, duration, link: expression.link });
    }
    for (at, number, of) in anniversaries {
        found[at].value = falls_on(document, number, of, &days, published).map(Edtf::day);
    }
    found
}

/// A date or a period by the calendar.
fn calendar(document: &Document, narrative: &Narrative, expression: &Expression) -> Option<Edtf> {
    let block = block_of(document, expression.tokens.start);
    let future = speaks_of_future(document, expression);
    // "since January" counts until now, and so from the last one, whatever year was spoken of.
    let since = expression.link == Some(Link::Since) && matches!(expression.shape, Shape::Month(None, _));
    let now = since.then(|| narrative.resolve_now(expression.shape, block)).flatten();
    let first = now.or_else(|| narrative.resolve(expression.shape, future, block))?;
    let Some(until) = expression.until else { return Some(first) };
    let last = narrative.resolve(until, future, block)?;
    let (Edtf::Point(mut from), Edtf::Point(to)) = (first, last) else {
        // "from week 1 to week 7"
        return match (first, last) {
            (Edtf::Interval(from, _), Edtf::Interval(_, to)) => Some(Edtf::Interval(from, to)),
            _ => Some(first),
        };
    };
    if from > to
        && let (Shape::Weekday(..), Point::Day(day)) = (expression.shape, from)
    {
        from = Point::Day(day.plus_days(-7));
    }
    Some(if from.first_day() <= to.last_day() { Edtf::Interval(Some(from), Some(to)) } else { first })
}

/// Whether a time is told of beside the story, which does not go on from there: "down from 3,870 the year before", "1,417
/// in the whole of 2022", "402 died that summer, says the court, which in 2009 sent four men to prison". `last` is where the
/// time before ends.
fn is_beside(document: &Document, expression: &Expression, last: usize) -> bool {
    let start = expression.tokens.start;
    let sentence = document.sentences.get(document.sentence_of(start)).map_or(start, |s| s.tokens.start);
    let before = start.saturating_sub(COMPARED_TOKENS).max(sentence)..start;
    let compares = |at: usize| {
        let words = document.folded(at);
        let compared = [" from", " with", " to"].iter().any(|ending| words.ends_with(ending));
        document.is(at, Class::Revision) && (compared || matches!(words, "against" | "versus"))
    };
    let relative = |at: usize| document.is_relative(at);
    match expression.shape {
        Shape::Shifted(Shift::Previous, unit) if unit >= Unit::Week => true,
        Shape::Year(_) | Shape::Shifted(_, Unit::Year) => {
            before.into_iter().any(compares)
                || last > sentence && (start.saturating_sub(2)..start).any(relative)
        }
        _ => false,
    }
}

/// A length counted from a day; a mere length where that day is not known.
fn stepped(
    document: &Document,
    narrative: &Narrative,
    (length, step, event): (Length, Step, (usize, usize)),
    days: &[Dated],
    published: Option<Day>,
) -> (DateKind, Option<Edtf>, Option<Length>) {
    let day = day_of_event(document, event, days, published);
    match narrative.stepped(length, step, day) {
        None if event.0 < event.1 => (DateKind::Duration, None, Some(length)),
        value => (DateKind::Date, value, None),
    }
}

/// "the week before the shooting": seven days beside the day of the event.
fn week_beside(
    document: &Document,
    step: Step,
    event: (usize, usize),
    days: &[Dated],
    published: Option<Day>,
) -> (DateKind, Option<Edtf>, Option<Length>) {
    let week = day_of_event(document, event, days, published).map(|day| match step {
        Step::Later => Edtf::days(day.plus_days(1), day.plus_days(7)),
        _ => Edtf::days(day.plus_days(-7), day.plus_days(-1)),
    });
    (DateKind::Date, week, None)
}

/// The day of an event that words name, where the document dates it.
fn day_of_event(
    document: &Document,
    event: (usize, usize),
    days: &[Dated],
    published: Option<Day>,
) -> Option<Day> {
    let recent = &days[days.len().saturating_sub(16)..];
    let named = (event.0 < event.1).then(|| event_day(document, event, recent, published)).flatten();
    // "the disaster" is the one that the document dates first.
    let is_event = (event.0..event.1).any(|at| document.is(at, Class::Event));
    let first = days.iter().find(|dated| Some(dated.day) != published).filter(|_| is_event);
    named.or(first.map(|dated| dated.day))
}

/// The tokens of the length alone: "Thirty years" of "Thirty years after the fire".
fn length_of(document: &Document, tokens: Range<usize>) -> Range<usize> {
    let step = tokens.clone().skip(1).find(|at| document.is(*at, Class::TimeStep));
    tokens.start..step.unwrap_or(tokens.end)
}

/// The day that an event on this date can be remembered by: the last of a night or a few days.
fn one_day(value: Edtf) -> Option<Day> {
    match value {
        Edtf::Interval(Some(Point::Day(first)), Some(Point::Day(last))) if first.days_until(last) <= 3 => {
            Some(last)
        }
        other => other.as_day(),
    }
}

/// The block that a token lies in.
fn block_of(document: &Document, token: usize) -> usize {
    document.sentences.get(document.sentence_of(token)).map_or(0, |sentence| sentence.block)
}

/// Whether the clause around an expression speaks of what is to come.
fn speaks_of_future(document: &Document, expression: &Expression) -> bool {
    let tokens = expression.tokens.clone();
    let Some(sentence) = document.sentences.get(document.sentence_of(tokens.start)) else { return false };
    let ends = |at: &usize| {
        let mark = document.tokens[*at].kind == Kind::Mark && !document.tokens[*at].glued
            || matches!(document.words(*at), "," | ";" | ":" | "(" | ")");
        mark || document.is(*at, Class::And) || document.is(*at, Class::But)
    };
    let is_future = |at: usize| document.is(at, Class::Future);
    let head = tokens.start <= sentence.tokens.start + 1;
    let comma = head && tokens.end < sentence.tokens.end && document.words(tokens.end) == ",";
    let before = (sentence.tokens.start..tokens.start).rev().take(CLAUSE_TOKENS).take_while(|at| !ends(at));
    let after = (tokens.end + usize::from(comma)..sentence.tokens.end).take(CLAUSE_TOKENS);
    before.into_iter().any(is_future)
        || after.take_while(|at| !ends(at)).any(is_future)
        || is_parted(document, expression) && opens_with_future(document, sentence.tokens.start, tokens.start)
}

/// Whether a comma parts a date from what it belongs to: "will hold a vigil, it says, on Wednesday".
fn is_parted(document: &Document, expression: &Expression) -> bool {
    let link = usize::from(expression.link.is_some());
    let mark = expression.tokens.start.checked_sub(1 + link);
    mark.is_some_and(|at| document.words(at) == ",")
}

/// Whether the first verb of a sentence is one of the future.
fn opens_with_future(document: &Document, start: usize, end: usize) -> bool {
    let verbs = Classes::of(&[Class::Future, Class::Passive, Class::Suffered, Class::Be]);
    let mut found = (start..end).filter(|at| document.tokens[*at].classes.meets(verbs));
    found.next().is_some_and(|at| document.is(at, Class::Future))
}
