//! Anniversaries: which year's return of which day.
//!
//! The day of the event is looked for among the days of the document, by the words that stand beside both.
//! Must not: guess a day for an event that the document does not date.

use super::calendar::{before_suffix, expression, is_of, the_before};
use super::expression::{Expression, Shape, Words};
use super::length::{is_hyphen, plain_number};
use super::relative::event_after;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use vocabulary::Day;

/// The most dated days of a document that are searched for an event.
const DAYS_MAX: usize = 64;

/// The most dated days that are asked whether their return is near.
const DAYS_ASKED: usize = 256;

/// How far from publication the return may lie that a document speaks of, in days.
const YEAR: i32 = 366;

/// A day that the document names, and where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    /// The day.
    pub(super) day: Day,
    /// The token it is named at.
    pub(super) token: usize,
}

/// "the 33rd anniversary of the massacre".
pub(super) fn anniversary(document: &Document, at: usize) -> Option<Expression> {
    let known = document.value(at, Class::Anniversary)?;
    let (number, start) = match known {
        0 => number_before(document, at).map_or((None, at), |(number, start)| (Some(number), start)),
        number => (Some(number), at),
    };
    let of = if is_of(document, at + 1) { event_after(document, at + 2) } else { (at + 1, at + 1) };
    if number.is_none() && of.0 == of.1 {
        return None;
    }
    Some(expression(
        document,
        the_before(document, start)..of.1.max(at + 1),
        Shape::Anniversary(number, of),
        None,
    ))
}

/// The number of an anniversary, and where it begins: "33rd", "thirty-third", "30-year".
fn number_before(document: &Document, at: usize) -> Option<(u16, usize)> {
    let last = at.checked_sub(1)?;
    if let Some(ones) = document.value(last, Class::Ordinal) {
        let tens = last
            .checked_sub(2)
            .filter(|_| ones < 10 && is_hyphen(document, last - 1))
            .and_then(|tens| document.value(tens, Class::Cardinal).map(|value| (value, tens)));
        return Some(tens.map_or((ones, last), |(tens, start)| (tens + ones, start)));
    }
    if document.is(last, Class::TimeUnit) {
        let amount = super::length::amount_before(document, last, 0)?;
        return Some(((amount.halves / 2) as u16, amount.start));
    }
    let number = before_suffix(document, last).filter(|number| *number < last)?;
    Some((plain_number(document, number)? as u16, number))
}

/// The day that an anniversary falls on.
pub(super) fn falls_on(
    document: &Document,
    number: Option<u16>,
    of: Words,
    days: &[Dated],
    published: Option<Day>,
) -> Option<Day> {
    let years = |event: Day| match (number, published) {
        (Some(number), _) => Some(i32::from(number)),
        (None, Some(published)) => {
            Some(i32::from(published.year() - event.year())).filter(|years| *years > 0)
        }
        (None, None) => None,
    };
    let returned = |event: Day| years(event).map(|years| event.plus_months(12 * years));
    // A document speaks of a return that is near, so the event lies so many years before.
    let near = |event: Day| match (number, published) {
        (Some(_), Some(published)) => {
            returned(event).is_some_and(|day| day.days_until(published).abs() <= YEAR)
        }
        _ => true,
    };
    let days: Vec<Dated> = days.iter().take(DAYS_ASKED).copied().filter(|dated| near(dated.day)).collect();
    let days = days.as_slice();
    if let Some(event) = event_day(document, of, days, published) {
        return returned(event);
    }
    // No day is named beside the event's words: the one whose return lies nearest to publication, if near.
    let published = published?;
    let candidates = days.iter().take(DAYS_MAX).filter_map(|dated| returned(dated.day));
    candidates
        .min_by_key(|day| day.days_until(published).abs())
        .filter(|day| day.days_until(published).abs() <= 31)
}

/// The day of the event that these words name: the day whose sentence shares most of them. Of equals, the
/// one whose return lies nearest to publication, then the first.
pub(super) fn event_day(
    document: &Document,
    of: Words,
    days: &[Dated],
    published: Option<Day>,
) -> Option<Day> {
    let words: Vec<&str> = (of.0..of.1)
        .filter(|at| document.tokens[*at].kind == Kind::Word && !document.is(*at, Class::Determiner))
        .map(|at| document.folded(at))
        .collect();
    let mut best: Option<(usize, i32, Day)> = None;
    for dated in days.iter().take(DAYS_MAX).filter(|dated| Some(dated.day) != published) {
        let sentence = document.sentences[document.sentence_of(dated.token)].tokens.clone();
        let shared = words.iter().filter(|w| sentence.clone().any(|at| document.folded(at) == **w)).count();
        let off = published.map_or(0, |published| off_season(dated.day, published));
        if shared > 0 && best.is_none_or(|(most, least, _)| (shared, -off) > (most, -least)) {
            best = Some((shared, off, dated.day));
        }
    }
    best.map(|(.., day)| day)
}

/// How many days apart two days lie within a year.
fn off_season(day: Day, other: Day) -> i32 {
    let apart = (day.days_until(other).rem_euclid(365)).abs();
    // A few leap days make no difference to which is nearest.
    apart.min(365 - apart)
}
