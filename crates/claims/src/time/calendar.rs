//! Dates by the calendar: "14 June 2024", "Feb. 26", "11.06.2021", "23–30 April", "the fall of 2020", "199Xs".
//!
//! Must not: fill in what is not said. A day without a year stays without one.

use super::expression::{Expression, Link, Shape, Shift};
use super::length::plain_number;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::Day;

/// Words that may follow a number of four digits only where it counts them.
const COUNTED: Classes =
    Classes::of(&[Class::Person, Class::Kin, Class::Fate, Class::TimeUnit, Class::Measure, Class::Scale]);

/// Words that make of a bare name of a month a date.
const LEADS: Classes = Classes::of(&[Class::TimeLink, Class::TimePhase]);

/// Values of classes: the suffixes of numbers, and the definite article.
const ORDINAL: u16 = 0;
const DECADE: u16 = 1;
const THE: u16 = 0;

/// A date around the name of a month.
pub(super) fn month(document: &Document, at: usize, floor: usize) -> Option<Expression> {
    let month = document.value(at, Class::Month)? as u8;
    let after = at + 1 + usize::from(is_glued_stop(document, at));
    if let Some((day, start)) = day_before(document, at, floor) {
        let (year, end) = year_after(document, after);
        Day::new(year.unwrap_or(2000), month, day)?;
        let first = range_before(document, start, floor, day);
        let start = weekday_before(document, first.map_or(start, |(_, start)| start), floor);
        let until = first.map(|_| Shape::Day(year, month, day));
        let shape = Shape::Day(year, month, first.map_or(day, |(day, _)| day));
        return Some(expression(document, start..end.unwrap_or(at + 1), shape, until));
    }
    if let Some((day, mut end)) = day_after(document, after) {
        let last = range_after(document, end, day);
        end = last.map_or(end, |(_, end)| end);
        let (year, year_end) = year_after(document, end);
        Day::new(year.unwrap_or(2000), month, last.map_or(day, |(day, _)| day))?;
        let start = weekday_before(document, at, floor);
        let until = last.map(|(day, _)| Shape::Day(year, month, day));
        return Some(expression(
            document,
            start..year_end.unwrap_or(end),
            Shape::Day(year, month, day),
            until,
        ));
    }
    bare_month(document, at, after, month)
}

/// A month without a day, where the words around tell that it is one.
fn bare_month(document: &Document, at: usize, after: usize, month: u8) -> Option<Expression> {
    if let (Some(year), Some(end)) = year_after(document, after) {
        return Some(expression(document, at..end, Shape::Month(Some(year), month), None));
    }
    let token = &document.tokens[at];
    if !token.capital || document.is(at, Class::Abbreviation) {
        return None;
    }
    if let Some((shift, start)) = shift_before(document, at) {
        return Some(expression(document, start..at + 1, Shape::ShiftedMonth(shift, month), None));
    }
    if let Some((shift, end)) = year_shifted_after(document, at + 1) {
        return Some(expression(document, at..end, Shape::MonthOfYear(shift, month), None));
    }
    if let Some(start) = end_before(document, at) {
        let last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][usize::from(month) - 1];
        return Some(expression(document, start..at + 1, Shape::Day(None, month, last), None));
    }
    let led = at > 0 && document.tokens[at - 1].classes.meets(LEADS);
    let doubtful = token.classes.has(Class::Modal) || token.classes.has(Class::Verb);
    let name = document.is_capital(at + 1) || document.is(at + 1, Class::Say);
    (led || !doubtful && !name).then(|| expression(document, at..at + 1, Shape::Month(None, month), None))
}

/// Where "the end of" begins that stands before a month.
fn end_before(document: &Document, at: usize) -> Option<usize> {
    let end = at.checked_sub(2).filter(|end| document.reads(*end, "end") && is_of(document, at - 1))?;
    Some(the_before(document, end))
}

/// "last year", "of this year", "the following year" behind a month, and where it ends.
fn year_shifted_after(document: &Document, from: usize) -> Option<(Shift, usize)> {
    let from = from + usize::from(is_of(document, from));
    let article = usize::from(document.value(from, Class::Determiner) == Some(THE));
    let unit = from + article + 1;
    let (shift, start) = shift_before(document, unit)?;
    let year = super::length::Unit::of(document, unit)
        .is_some_and(|(unit, plural)| unit == super::length::Unit::Year && !plural);
    (year && start == from).then_some((shift, unit + 1))
}

/// A date in figures, a year, years or a decade.
pub(super) fn numeric(document: &Document, at: usize, floor: usize, american: bool) -> Option<Expression> {
    let words = document.words(at);
    if words.len() >= 8 && words.contains('.') {
        let mut parts = words.split('.').map(|part| (part.len(), part.parse::<i16>().ok()));
        let parts = [parts.next()?, parts.next()?, parts.next()?];
        let shape = day_of(parts, false)?;
        return Some(expression(document, at..at + 1, shape, None));
    }
    if words.len() > 4 || !words.is_ascii() {
        return None;
    }
    if let Some(shape) = three_parts(document, at, american) {
        return Some(expression(document, at..at + 5, shape, None));
    }
    year(document, at, floor).or_else(|| day_of_month(document, at))
}

/// "on the 9th".
fn day_of_month(document: &Document, at: usize) -> Option<Expression> {
    let day = day_number(document, at).filter(|_| has_suffix(document, at, ORDINAL))?;
    let start = Some(the_before(document, at)).filter(|start| *start < at)?;
    let leads = matches!(link_before(document, start)?, Link::In | Link::By | Link::Until | Link::Since);
    // "on the 9th floor"
    let ends =
        Classes::of(&[Class::Pronoun, Class::Determiner, Class::And, Class::But, Class::Be, Class::Cardinal]);
    let next = document.tokens.get(at + 2);
    let alone = next.is_none_or(|t| t.kind != Kind::Word || t.classes.meets(ends));
    (leads && alone).then(|| expression(document, start..at + 2, Shape::DayOfMonth(day), None))
}

/// "2016-05-22", "22/05/2016", "5/22/2016".
fn three_parts(document: &Document, at: usize, american: bool) -> Option<Shape> {
    let mark = document.tokens.get(at + 1).filter(|t| t.glued).map(|_| document.words(at + 1))?;
    if !matches!(mark, "-" | "/") || at + 4 >= document.tokens.len() || document.words(at + 3) != mark {
        return None;
    }
    let part = |at: usize| {
        let glued = document.tokens[at].kind == Kind::Number;
        let words = document.words(at);
        (words.len(), glued.then(|| words.parse::<i16>().ok()).flatten())
    };
    if !(2..=4).all(|step| document.tokens[at + step].glued) {
        return None;
    }
    day_of([part(at), part(at + 2), part(at + 4)], american && mark == "/")
}

/// The day that three numbers of these lengths name.
fn day_of(parts: [(usize, Option<i16>); 3], american: bool) -> Option<Shape> {
    let [(first_length, first), (_, second), (third_length, third)] = parts;
    let (first, second, third) = (first?, second?, third?);
    let (year, month, day) = match (first_length, third_length) {
        (4, 1..=2) => (first, second, third),
        (1..=2, 4) if first > 12 || !american && second <= 12 => (third, second, first),
        (1..=2, 4) => (third, first, second),
        _ => return None,
    };
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Day::new(year, month, day).map(|_| Shape::Day(Some(year), month, day))
}

/// A year, a decade ("1990s") or a period of years ("1994 to 1998", "2019–21").
fn year(document: &Document, at: usize, floor: usize) -> Option<Expression> {
    let year = year_at(document, at)?;
    if year % 10 == 0 && has_suffix(document, at, DECADE) {
        let start = the_before(document, phase_before(document, at));
        return Some(expression(document, start..at + 2, Shape::Decade(year), None));
    }
    let until = last_year(document, at, year);
    let end = until.map_or(at + 1, |(_, end)| end);
    let named = at.checked_sub(1).filter(|before| document.is(*before, Class::TimeUnit));
    let quarter = at > 0 && document.reads(at - 1, "quarter");
    let start = named.map_or_else(|| phase_before(document, at), |unit| the_before(document, unit));
    let led = until.is_some() || named.is_some() || quarter || start < at;
    if !led && !is_led(document, at, end, floor) {
        return None;
    }
    Some(expression(document, start..end, Shape::Year(year), until.map(|(year, _)| Shape::Year(year))))
}

/// Whether the words around a number of four digits make it a year.
fn is_led(document: &Document, at: usize, end: usize, floor: usize) -> bool {
    let next = document.tokens.get(end);
    let Some(before) = at.checked_sub(1) else { return false };
    // "a 2010 commando raid": one raid, whatever stands behind the number.
    let one =
        document.is(before, Class::Indefinite) && next.is_some_and(|t| t.kind == Kind::Word && !t.glued);
    // "In 2022 police arrested": a number of people would be counted by more than "in".
    let within = document.reads(before, "in") || document.last_of_phrase(before) == Some("in");
    let opens = within || document.reads(before, "of");
    let counts = next.is_some_and(|t| t.classes.meets(COUNTED)) && !opens;
    if counts && !one || next.is_some_and(|t| t.glued && matches!(document.words(end), "%" | "-")) {
        return false;
    }
    let token = &document.tokens[before];
    let listed = floor == before && (document.is(before, Class::And) || document.words(before) == ",");
    // "The Holm war, 2021": it closes a line.
    let closes = document.words(before) == ","
        && before > 1
        && next.is_none_or(|t| t.kind == Kind::Break || t.glued && document.words(end) == ":")
        && document.tokens[before - 1].kind == Kind::Word;
    let bracketed = document.words(before) == "(" && next.is_some_and(|_| document.words(end) == ")");
    let articles = Classes::of(&[Class::Determiner, Class::Indefinite, Class::Possessive]);
    let of_the_year = token.classes.meets(articles) && next.is_some_and(|t| t.kind == Kind::Word);
    let possessive = is_possessive(document, end);
    // "the 67 killings of 2024": a phrase that ends in "of".
    let of = document.folded(before).ends_with(" of") || within;
    of || token.classes.has(Class::TimeLink) || listed || closes || bracketed || of_the_year || possessive
}

/// The last year of a period that begins with the year at a token, and where it ends.
fn last_year(document: &Document, at: usize, first: i16) -> Option<(i16, usize)> {
    let link = document.tokens.get(at + 1)?;
    let dash = link.glued && matches!(document.words(at + 1), "-" | "–" | "/");
    let between = at > 0 && document.value(at - 1, Class::TimeLink) == Some(Link::Between as u16);
    let words = link_at(document, at + 1) == Some(Link::To) || between && document.is(at + 1, Class::And);
    let glued = document.tokens.get(at + 2)?.glued;
    if !(dash && glued || words) {
        return None;
    }
    let number = plain_number(document, at + 2)? as i16;
    let last = match document.words(at + 2).len() {
        4 => number,
        2 if dash => first - first % 100 + number,
        _ => return None,
    };
    let counted = document.tokens[at + 3].classes.meets(COUNTED);
    (last > first && last - first <= 200 && !counted).then_some((last, at + 3))
}

/// A season: of a year, shifted, or bare after a preposition.
pub(super) fn season(document: &Document, at: usize) -> Option<Expression> {
    let code = document.value(at, Class::Season)? as u8;
    let of = at + 1 + usize::from(is_of(document, at + 1));
    if let Some(year) = year_at(document, of) {
        return Some(expression(
            document,
            the_before(document, at)..of + 1,
            Shape::Season(Some(year), code),
            None,
        ));
    }
    if of > at + 1 {
        return None;
    }
    if let Some((shift, start)) = shift_before(document, at) {
        return Some(expression(document, start..at + 1, Shape::ShiftedSeason(shift, code), None));
    }
    let start = the_before(document, at);
    let led = start.checked_sub(1).is_some_and(|before| document.is(before, Class::TimeLink));
    (led && (start < at || document.ends(at + 1)))
        .then(|| expression(document, start..at + 1, Shape::Season(None, code), None))
}

/// A feast that always falls on the same day.
pub(super) fn fixed_day(document: &Document, at: usize) -> Option<Expression> {
    let value = document.value(at, Class::FixedDay)?;
    let (year, end) = year_after(document, at + 1);
    let shape = Shape::Day(year, (value / 100) as u8, (value % 100) as u8);
    Some(expression(document, at..end.unwrap_or(at + 1), shape, None))
}

/// "week 23, 2022".
pub(super) fn week(document: &Document, at: usize) -> Option<Expression> {
    let week = plain_number(document, at + 1).filter(|week| (1..=53).contains(week))? as u8;
    // "During the week 37 civilians were killed"
    if document.tokens[at + 2].classes.meets(COUNTED) {
        return None;
    }
    let of = at + 2 + usize::from(is_of(document, at + 2));
    let (year, end) = year_after(document, of);
    Some(expression(document, at..end.unwrap_or(at + 2), Shape::Week(year, week), None))
}

/// The shift before a name of time, and where it begins: "last", "the following".
pub(super) fn shift_before(document: &Document, at: usize) -> Option<(Shift, usize)> {
    let before = at.checked_sub(1)?;
    let shift = Shift::ALL[usize::from(document.value(before, Class::TimeShift)?)];
    let start = the_before(document, before);
    // Seen from the story, not from now: "the next day", "the last week".
    let told = start < before && shift == Shift::Next;
    Some((if told { Shift::Following } else { shift }, start))
}

/// How a date that begins at a token is tied to what happened.
pub(super) fn link_before(document: &Document, start: usize) -> Option<Link> {
    let before = start.checked_sub(1)?;
    match link_at(document, before) {
        Some(link) => Some(link),
        None if document.is(before, Class::Determiner) || document.is(before, Class::TimePhase) => {
            link_at(document, before.checked_sub(1)?)
        }
        None => None,
    }
}

/// Whether the token is "of".
pub(super) fn is_of(document: &Document, at: usize) -> bool {
    link_at(document, at) == Some(Link::Of)
}

fn link_at(document: &Document, at: usize) -> Option<Link> {
    document.value(at, Class::TimeLink).map(|value| Link::ALL[usize::from(value)])
}

/// An expression with the link that stands before it.
pub(super) fn expression(
    document: &Document,
    tokens: Range<usize>,
    shape: Shape,
    until: Option<Shape>,
) -> Expression {
    let start = night_before(document, tokens.start);
    Expression { link: link_before(document, start), tokens: start..tokens.end, shape, until, part: None }
}

/// "the night of" before a date.
fn night_before(document: &Document, start: usize) -> usize {
    match start.checked_sub(2) {
        Some(part) if document.is(part, Class::DayPart) && is_of(document, part + 1) => {
            the_before(document, part)
        }
        _ => start,
    }
}

/// The day of the month that stands before its month, and where it begins: "14", "the 14th of".
fn day_before(document: &Document, month: usize, floor: usize) -> Option<(u8, usize)> {
    let mut at = over_wrap(document, month.checked_sub(1)?)?;
    let of = is_of(document, at);
    if of || document.words(at) == "-" && document.tokens[at].glued {
        at = at.checked_sub(1)?;
    }
    if of && let Some(day @ 1..=31) = document.value(at, Class::Ordinal) {
        return (at >= floor).then_some((day as u8, at));
    }
    let number = before_suffix(document, at)?;
    if of && number == at {
        return None;
    }
    let day = day_number(document, number)?;
    (number >= floor).then_some((day, number))
}

/// The day of the month that stands after its month, and where it ends.
fn day_after(document: &Document, at: usize) -> Option<(u8, usize)> {
    let at = at + usize::from(is_wrap(document, at));
    let at = at + usize::from(document.value(at, Class::Determiner) == Some(THE));
    let day = day_number(document, at)?;
    Some((day, at + 1 + usize::from(has_suffix(document, at, ORDINAL))))
}

/// The first day of "23–30 April", and where it begins.
fn range_before(document: &Document, start: usize, floor: usize, last: u8) -> Option<(u8, usize)> {
    let link = start.checked_sub(1).filter(|link| *link > floor)?;
    let joined = matches!(document.words(link), "-" | "–" | "/")
        || document.is(link, Class::And)
        || link_at(document, link) == Some(Link::To);
    let at = before_suffix(document, link.checked_sub(1).filter(|_| joined)?)?;
    day_number(document, at).filter(|first| at >= floor && *first < last).map(|first| (first, at))
}

/// The last day of "June 14–16", and where it ends.
fn range_after(document: &Document, end: usize, first: u8) -> Option<(u8, usize)> {
    let token = document.tokens.get(end)?;
    let joined =
        token.glued && matches!(document.words(end), "-" | "–") || link_at(document, end) == Some(Link::To);
    let (last, end) = day_after(document, end + 1).filter(|_| joined)?;
    let counted = document.tokens[end].classes.meets(COUNTED);
    (last > first && !counted).then_some((last, end))
}

/// The weekday that belongs to a date, where one stands before it.
fn weekday_before(document: &Document, start: usize, floor: usize) -> usize {
    let mut at = start;
    while at > floor && at > 0 && matches!(document.words(at - 1), "," | ".")
        || at > floor && document.value(at - 1, Class::Determiner) == Some(THE)
    {
        at -= 1;
    }
    if at > floor && document.is(at - 1, Class::Weekday) { at - 1 } else { start }
}

/// The year that follows a month or day, and where it ends: "June 2024", "June 14, 2024". After a comma the
/// number may count what follows it: "On 8 June, 2000 people".
fn year_after(document: &Document, at: usize) -> (Option<i16>, Option<usize>) {
    let comma = at < document.tokens.len() && document.words(at) == ",";
    let at = at + usize::from(comma);
    let at = at + usize::from(is_wrap(document, at));
    let counts = comma && document.tokens[at + 1].classes.meets(COUNTED);
    match year_at(document, at).filter(|_| !counts) {
        Some(year) => (Some(year), Some(at + 1)),
        None => (None, None),
    }
}

/// Four digits that may be a year.
pub(super) fn year_at(document: &Document, at: usize) -> Option<i16> {
    if document.tokens.get(at)?.kind != Kind::Number || document.words(at).len() != 4 {
        return None;
    }
    let money =
        at > 0 && document.tokens[at].glued && matches!(document.words(at - 1), "$" | "£" | "€" | "#" | "/");
    let year = plain_number(document, at).filter(|year| (1000..=2199).contains(year) && !money)?;
    i16::try_from(year).ok()
}

fn day_number(document: &Document, at: usize) -> Option<u8> {
    let short = document.tokens.get(at)?.kind == Kind::Number && document.words(at).len() <= 2;
    plain_number(document, at).filter(|day| short && (1..=31).contains(day)).map(|day| day as u8)
}

/// Whether letters of a kind are glued to the figures at a token: "14th", "1990s".
fn has_suffix(document: &Document, at: usize, kind: u16) -> bool {
    document.tokens[at + 1].glued && document.value(at + 1, Class::NumberSuffix) == Some(kind)
}

/// The figures that the token at `at` is, or that it is the ordinal suffix of.
pub(super) fn before_suffix(document: &Document, at: usize) -> Option<usize> {
    match at.checked_sub(1) {
        Some(number)
            if document.tokens[number].kind == Kind::Number && has_suffix(document, number, ORDINAL) =>
        {
            Some(number)
        }
        _ => Some(at).filter(|at| document.tokens[*at].kind == Kind::Number),
    }
}

fn is_glued_stop(document: &Document, at: usize) -> bool {
    document.tokens[at + 1].glued && document.words(at + 1) == "."
}

/// Whether a token is a line end within a paragraph.
fn is_wrap(document: &Document, at: usize) -> bool {
    let block = document.blocks.partition_point(|block| block.tokens.end <= at);
    document.tokens.get(at).is_some_and(|t| t.kind == Kind::Break)
        && document.blocks.get(block).is_some_and(|block| block.tokens.contains(&at))
}

/// The token, or the one before it where it is a line end within a paragraph.
pub(super) fn over_wrap(document: &Document, at: usize) -> Option<usize> {
    if is_wrap(document, at) { at.checked_sub(1) } else { Some(at) }
}

/// Whether a token is the possessive "'s".
pub(crate) fn is_possessive(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.glued && t.kind == Kind::Mark) && document.folded(at) == "'s"
}

/// Where "the" begins, if it stands before a token.
pub(super) fn the_before(document: &Document, at: usize) -> usize {
    if at > 0 && document.value(at - 1, Class::Determiner) == Some(THE) { at - 1 } else { at }
}

/// Where "the early" or "the" begins before a decade or a year.
fn phase_before(document: &Document, at: usize) -> usize {
    let mut start = at;
    while start > 0 && (document.is(start - 1, Class::TimePhase) || document.words(start - 1) == "-") {
        start -= 1;
    }
    if start < at && !document.is(start, Class::TimePhase) { at } else { start }
}
