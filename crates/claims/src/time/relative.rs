//! Times seen from now or from the story: "yesterday", "last month", "two days later", "that night", "44 days".
//!
//! Must not: know what day it is. That is for the narrative.

use super::calendar::{expression, is_of, shift_before, the_before, week, year_at};
use super::expression::{Expression, Link, Shape, Shift, Step, Words};
use super::length::{Amount, Length, Unit, amount_before, is_hyphen};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};

/// What stands before "a day" where it is a length and not a rate.
const SPANS: Classes = Classes::of(&[Class::SpanLead, Class::TimeLink, Class::Approx]);

/// What an event's name does not run over.
const NOT_NAMES: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Verb,
    Class::Modal,
    Class::And,
    Class::But,
    Class::Passive,
    Class::Say,
    Class::Preposition,
]);

/// By what a clause is told.
const PREDICATES: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Passive,
    Class::Active,
    Class::Suffered,
    Class::Happens,
    Class::Deed,
    Class::Assault,
]);
/// How far behind "after" the verb of a clause is looked for, in tokens.
const CLAUSE_TOKENS: usize = 8;

/// The value of "today".
const TODAY: u16 = 100;

/// "today", "tomorrow morning".
pub(super) fn today(document: &Document, at: usize) -> Option<Expression> {
    let days = i32::from(document.value(at, Class::RelativeDay)?) - i32::from(TODAY);
    Some(expression(document, at..part_after(document, at + 1), Shape::Today(days), None))
}

/// "in the past 24 hours", where the lexicon holds it as one phrase.
pub(super) fn past_hours(document: &Document, at: usize) -> Option<Expression> {
    let hours = document.value(at, Class::PastHours)?;
    let length = Length { amount: hours.into(), unit: Unit::Hour };
    Some(expression(document, at..at + 1, Shape::Length(length), None))
}

/// "Monday", "last Friday", "Sunday morning".
pub(super) fn weekday(document: &Document, at: usize) -> Option<Expression> {
    let day = document.value(at, Class::Weekday)? as u8;
    let token = &document.tokens[at];
    let short = token.classes.has(Class::Abbreviation);
    let bare =
        short && !document.tokens.get(at + 1).is_some_and(|t| t.glued && document.words(at + 1) == ".");
    if !token.capital || bare {
        return None;
    }
    let (shift, start) = shift_before(document, at).map_or((None, at), |(shift, start)| (Some(shift), start));
    if let Some((week, end)) = week_after(document, at + 1).filter(|_| shift.is_none()) {
        return Some(expression(document, at..end, Shape::WeekdayOf(week, day), None));
    }
    Some(expression(document, start..part_after(document, at + 1), Shape::Weekday(shift, day), None))
}

/// "last week", "of last week", "this week" behind a day of the week, and where it ends.
fn week_after(document: &Document, from: usize) -> Option<(Shift, usize)> {
    let from = part_after(document, from);
    let from = from + usize::from(is_of(document, from));
    let unit = from + 1;
    let (shift, start) = shift_before(document, unit)?;
    let week = Unit::of(document, unit).is_some_and(|(unit, plural)| unit == Unit::Week && !plural);
    (week && start == from && shift.is_from_now()).then_some((shift, unit + 1))
}

/// "that afternoon", "the next morning", "the evening before".
pub(super) fn day_part(document: &Document, at: usize) -> Option<Expression> {
    shifted(document, at, Unit::Night, false).or_else(|| beside(document, at, Unit::Night))
}

/// All that a unit of time can be a part of.
pub(super) fn unit(document: &Document, at: usize, floor: usize) -> Option<Expression> {
    let (unit, plural) = Unit::of(document, at)?;
    if unit == Unit::Week
        && !plural
        && let Some(numbered) = week(document, at)
    {
        return Some(numbered);
    }
    counted(document, at, floor, unit)
        .or_else(|| shifted(document, at, unit, plural))
        .or_else(|| beside(document, at, unit).filter(|_| !plural))
        .or_else(|| weekend(document, at, unit))
        .or_else(|| the_year(document, at, unit).filter(|_| !plural))
}

/// "in the course of the year", "in the year to June".
fn the_year(document: &Document, at: usize, unit: Unit) -> Option<Expression> {
    let start = Some(the_before(document, at)).filter(|start| *start < at && unit == Unit::Year)?;
    let led = start.checked_sub(1).is_some_and(|before| document.is(before, Class::TimeLink));
    let to = document.value(at + 1, Class::TimeLink) == Some(Link::To as u16);
    let month = document.is(at + 2, Class::Month) || document.is(at + 3, Class::Month);
    if to && month {
        return Some(expression(document, start..at + 1, Shape::Length(Length::of_halves(2, unit)?), None));
    }
    let goes_on = year_at(document, at + 1).is_some()
        || is_of(document, at + 1)
        || document.is(at + 1, Class::TimeStep);
    (led && !goes_on).then(|| expression(document, start..at + 1, Shape::TheYear, None))
}

/// "last month", "the following day", "this week".
fn shifted(document: &Document, at: usize, unit: Unit, plural: bool) -> Option<Expression> {
    let (shift, start) = shift_before(document, at)?;
    if plural || unit == Unit::Weekend {
        return None;
    }
    // "in the past week": of days that are known, as a number of weeks is a length.
    if shift == Shift::Past && unit == Unit::Week {
        return Some(expression(document, start..at + 1, Shape::Shifted(shift, unit), None));
    }
    if shift == Shift::Past || shift == Shift::Last && start + 1 < at && unit >= Unit::Week {
        let length = Length::of_halves(2, unit)?;
        return Some(expression(document, start..at + 1, Shape::Length(length), None));
    }
    // "over the next decade"
    if unit == Unit::Decade && matches!(shift, Shift::Next | Shift::Following) {
        let length = Length::of_halves(2, unit)?;
        return Some(expression(document, start..at + 1, Shape::Length(length), None));
    }
    let daily = matches!(unit, Unit::Day | Unit::Night);
    let (shift, told) = match shift {
        Shift::Next if daily => (Shift::Following, true),
        Shift::This | Shift::Last if unit == Unit::Day => return None,
        shift => (shift, !shift.is_from_now()),
    };
    let spoken_of = is_of(document, at + 1) && !told;
    let long_enough = unit >= Unit::Day && unit != Unit::Century;
    (long_enough && !spoken_of)
        .then(|| expression(document, start..at + 1, Shape::Shifted(shift, unit), None))
}

/// "the week before", "the day after the attack".
fn beside(document: &Document, at: usize, unit: Unit) -> Option<Expression> {
    let start = Some(the_before(document, at)).filter(|start| *start < at && unit >= Unit::Day)?;
    let (step, may_name) = Step::of(document.value(at + 1, Class::TimeStep)?);
    let shift = match step {
        Step::Ago { .. } => return None,
        Step::Earlier => Shift::Previous,
        Step::Later => Shift::Following,
    };
    let event = if may_name { event_after(document, at + 2) } else { (at + 2, at + 2) };
    let shape = match Length::of_halves(2, unit) {
        Some(_) if event.0 < event.1 && unit == Unit::Week => Shape::WeekBeside(step, event),
        Some(length) if event.0 < event.1 => Shape::Stepped(length, step, event),
        _ => Shape::Shifted(shift, unit),
    };
    Some(expression(document, start..event.1.max(at + 2), shape, None))
}

/// "the weekend", "last weekend".
fn weekend(document: &Document, at: usize, unit: Unit) -> Option<Expression> {
    if unit != Unit::Weekend {
        return None;
    }
    let start = the_before(document, at);
    let (shift, start) = match shift_before(document, at) {
        Some(found) => found,
        None if start < at => (Shift::Past, start),
        None => return None,
    };
    Some(expression(document, start..at + 1, Shape::Weekend(shift), None))
}

/// "44 days", "two years ago", "a month after the surrender".
fn counted(document: &Document, at: usize, floor: usize, unit: Unit) -> Option<Expression> {
    let Amount { halves, start, bare } = amount_before(document, at, floor)?;
    let length = Length::of_halves(halves, unit)?;
    if is_age(document, start, at + 1) {
        return None;
    }
    if let Some(stepped) = stepped(document, start, at, length) {
        return Some(stepped);
    }
    let hyphened = is_hyphen(document, at - 1);
    let of = is_of(document, at + 1);
    let led = start.checked_sub(1).is_some_and(|lead| document.tokens[lead].classes.meets(SPANS));
    let first = document.is(at - 1, Class::Ordinal);
    // "51 hours after the earthquake"
    let counted_from = document.is(at + 1, Class::TimeStep);
    if bare && (unit <= Unit::Minute || !(hyphened || of || led || first || counted_from)) {
        return None;
    }
    Some(expression(document, start..at + 1, Shape::Length(length), None))
}

/// A length that leads to a date.
fn stepped(document: &Document, start: usize, at: usize, length: Length) -> Option<Expression> {
    let (mut step, may_name) = Step::of(document.value(at + 1, Class::TimeStep)?);
    if length.unit < Unit::Day {
        return None;
    }
    let mut end = at + 2;
    if matches!(step, Step::Ago { .. }) && document.value(end, Class::RelativeDay) == Some(TODAY) {
        step = Step::Ago { to_the_day: true };
        end += 1;
    }
    let event = if may_name { event_after(document, end) } else { (end, end) };
    if is_mere_length(document, may_name, event, end) {
        return None;
    }
    Some(expression(document, start..event.1.max(end), Shape::Stepped(length, step, event), None))
}

/// "a day after five women were shot", "a week before the start of summer", "a month earlier than usual": counted from
/// what is told there, and so a length.
fn is_mere_length(document: &Document, may_name: bool, event: Words, end: usize) -> bool {
    let named = event.0 < event.1;
    let last = event.1.saturating_sub(1);
    let vague = named && is_of(document, event.1) && !document.is(last, Class::Event);
    let goes_on = named && document.tokens.get(event.1).is_some() && is_hyphen(document, event.1);
    document.reads(end, "than") || may_name && (vague || goes_on || begins_clause(document, event.1, named))
}

/// Whether the words behind "after" are a clause, told of by a verb: "after five women were shot", not "after the attack,".
fn begins_clause(document: &Document, from: usize, named: bool) -> bool {
    // Behind the name of an event another subject begins the sentence's own clause: "after the surrender they were free".
    let subjects = Classes::of(&[Class::Pronoun, Class::Determiner, Class::Possessive]);
    let ends = Classes::of(&[Class::Say, Class::And, Class::But]);
    let mut words = (from..document.tokens.len()).take(CLAUSE_TOKENS).take_while(|at| {
        let token = &document.tokens[*at];
        let subject = token.classes.meets(subjects) && (named || *at > from);
        matches!(token.kind, Kind::Word | Kind::Number) && !token.classes.meets(ends) && !subject
    });
    words.any(|at| document.tokens[at].classes.meets(PREDICATES))
}

/// Whether a length is somebody's age: "34 years old", "aged 3 months".
fn is_age(document: &Document, start: usize, end: usize) -> bool {
    let after =
        if document.tokens.get(end).is_some_and(|_| is_hyphen(document, end)) { end + 1 } else { end };
    document.is(after, Class::AgeMark)
        || start.checked_sub(1).is_some_and(|at| document.is(at, Class::AgeMark))
}

/// The words of an event after "before", "after" or "of": an article, names, one common noun.
pub(super) fn event_after(document: &Document, from: usize) -> Words {
    let is_word = |at: usize| {
        document.tokens.get(at).is_some_and(|t| {
            matches!(t.kind, Kind::Word | Kind::Number)
                && !t.classes.meets(NOT_NAMES)
                && !t.classes.has(Class::Pronoun)
        })
    };
    let articles = Classes::of(&[Class::Determiner, Class::Possessive, Class::Indefinite]);
    let article = document.tokens[from].classes.meets(articles);
    let mut at = from + usize::from(article);
    let first = at;
    while is_word(at) && (document.tokens[at].capital || document.tokens[at].kind == Kind::Number) {
        at += 1;
    }
    let named = at > first;
    if is_word(at) && (article || named) {
        at += 1;
    }
    if at > first { (from, at) } else { (from, from) }
}

/// Where the part of the day ends that follows a day: "Sunday morning".
fn part_after(document: &Document, at: usize) -> usize {
    at + usize::from(document.is(at, Class::DayPart))
}
