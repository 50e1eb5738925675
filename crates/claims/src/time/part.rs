//! Parts of a period: "the first quarter of 2017", "the first ten months of the year", "the first week of August", "the
//! twelve months to June".
//!
//! Must not: make a part finer than its words: a quarter of a year is three months, not ninety days.

use super::calendar::{is_of, the_before};
use super::expression::{Expression, Link, Shape};
use super::length::{Length, Unit};
use crate::document::Document;
use crate::lexicon::Class;
use vocabulary::{Day, Edtf, Point};

/// The value of "first" among the ordinals, and of "last" among the shifts.
const FIRST: u16 = 1;
const LAST: u16 = 0;

/// Which part of a period is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// The first so many of a unit.
    First(Length),
    /// The last so many of a unit.
    Last(Length),
    /// These months of a year, from the first on.
    Months(u8, u8),
    /// So long a time that ends with it.
    Until(Length),
}

/// Takes the words of a part into the period that they are of; `before` is the expression that stands before it.
pub(super) fn widen(document: &Document, before: Option<&Expression>, period: &mut Expression) -> bool {
    let start = period.tokens.start;
    if let Some(last) = before
        && let Shape::Length(length) = last.shape
        && last.tokens.end + 1 == start
        && let Some(part) = of_length(document, last, length, period)
    {
        period.part = Some(part);
        period.tokens.start = the_before(document, lead(document, last));
        period.link = super::calendar::link_before(document, period.tokens.start);
        return true;
    }
    let Some(noun) = start.checked_sub(2).filter(|_| is_of(document, start - 1)) else { return false };
    let months = match document.folded(noun) {
        "quarter" => 3,
        "half" => 6,
        _ => return false,
    };
    let Some(nth) = noun.checked_sub(1).and_then(|at| ordinal(document, at, 12 / months)) else {
        return false;
    };
    if is_year(period.shape) {
        period.part = Some(Part::Months((nth - 1) * months + 1, nth * months));
        period.tokens.start = the_before(document, noun - 1);
        period.link = super::calendar::link_before(document, period.tokens.start);
    }
    false
}

/// Where the ordinal of a length begins: "first ten months".
fn lead(document: &Document, length: &Expression) -> usize {
    let at = length.tokens.start;
    let counts = |at: usize| document.is(at, Class::Ordinal) || document.is(at, Class::TimeShift);
    match at.checked_sub(1) {
        Some(before) if counts(before) => before,
        _ => at,
    }
}

fn of_length(document: &Document, last: &Expression, length: Length, period: &Expression) -> Option<Part> {
    let link = last.tokens.end;
    if period.link == Some(Link::To) {
        return Some(Part::Until(length))
            .filter(|_| length.unit >= Unit::Month && period.until.is_none() && period.shape.is_calendar());
    }
    let whole = is_year(period.shape) || matches!(period.shape, Shape::Month(..) | Shape::ShiftedMonth(..));
    if !is_of(document, link) || !whole {
        return None;
    }
    let mut words = lead(document, last)..last.tokens.end;
    let first = words.clone().any(|at| document.value(at, Class::Ordinal) == Some(FIRST));
    let end = words.any(|at| document.value(at, Class::TimeShift) == Some(LAST));
    match (first, end) {
        (true, _) => Some(Part::First(length)),
        (_, true) => Some(Part::Last(length)),
        _ => None,
    }
}

/// "third", "last": which of so many.
fn ordinal(document: &Document, at: usize, of: u8) -> Option<u8> {
    if document.value(at, Class::TimeShift) == Some(LAST) {
        return Some(of);
    }
    let nth = u8::try_from(document.value(at, Class::Ordinal)?).ok()?;
    (1..=of).contains(&nth).then_some(nth)
}

fn is_year(shape: Shape) -> bool {
    matches!(shape, Shape::Year(_) | Shape::TheYear | Shape::Shifted(_, Unit::Year))
}

impl Part {
    /// The part of a period; the period where it is shorter than its part.
    pub(super) fn of(self, whole: Edtf) -> Edtf {
        let (Some(first), Some(last)) = (whole.first_day(), whole.last_day()) else { return whole };
        match self {
            Part::Months(from, to) => {
                between(month(first, i32::from(from) - 1), month(first, i32::from(to) - 1))
            }
            Part::First(length) => from(first, length).unwrap_or(whole),
            Part::Last(length) | Part::Until(length) => until(last, length).unwrap_or(whole),
        }
    }
}

/// So long a time from a day on.
fn from(first: Day, length: Length) -> Option<Edtf> {
    let amount = i32::try_from(length.amount).ok()?;
    match length.unit {
        Unit::Day => Some(Edtf::days(first, first.plus_days(amount - 1))),
        Unit::Month => Some(between(month(first, 0), month(first, amount - 1))),
        _ => None,
    }
}

/// So long a time up to a day.
fn until(last: Day, length: Length) -> Option<Edtf> {
    let amount = i32::try_from(length.amount).ok()?;
    match length.unit {
        Unit::Day => Some(Edtf::days(last.plus_days(1 - amount), last)),
        Unit::Month => Some(between(month(last, 1 - amount), month(last, 0))),
        Unit::Year => Some(between(month(last, 1 - 12 * amount), month(last, 0))),
        _ => None,
    }
}

/// The month that lies so many months after that of a day.
fn month(day: Day, months: i32) -> Point {
    let day = Day::new(day.year(), day.month(), 1).unwrap_or(day).plus_months(months);
    Point::Month(day.year(), day.month())
}

fn between(first: Point, last: Point) -> Edtf {
    if first == last { Edtf::Point(first) } else { Edtf::Interval(Some(first), Some(last)) }
}
