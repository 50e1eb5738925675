//! Lengths of time, counted in the units of ISO 8601.
//!
//! Must not: place a length in time.

use super::calendar::over_wrap;
use crate::document::{Document, Kind, digit};
use crate::lexicon::Class;
use std::fmt;

/// A unit of time as words name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A night, counted as a day.
    Night,
    /// Seven days.
    Week,
    /// A month.
    Month,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// Saturday and Sunday.
    Weekend,
    /// Fourteen days.
    Fortnight,
}

impl Unit {
    /// In the order of the class's values; the plurals follow.
    const ALL: [Unit; 12] = [
        Unit::Second,
        Unit::Minute,
        Unit::Hour,
        Unit::Day,
        Unit::Night,
        Unit::Week,
        Unit::Month,
        Unit::Year,
        Unit::Decade,
        Unit::Century,
        Unit::Weekend,
        Unit::Fortnight,
    ];

    /// The unit that a token names, and whether as a plural.
    pub(super) fn of(document: &Document, token: usize) -> Option<(Unit, bool)> {
        let value = usize::from(document.value(token, Class::TimeUnit)?);
        Some((Unit::ALL[value % 12], value >= 12))
    }
}

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Length {
    /// How many.
    pub(crate) amount: u32,
    /// Of what: second, minute, hour, day, month or year.
    pub(crate) unit: Unit,
}

impl Length {
    /// So many halves of a unit, in the units of ISO 8601; `None` where it cannot be said in whole ones.
    pub(super) fn of_halves(halves: u32, unit: Unit) -> Option<Length> {
        let whole = |factor: u32, unit| {
            let amount = halves.checked_mul(factor)?;
            (amount % 2 == 0).then_some(Length { amount: amount / 2, unit })
        };
        let (own, finer) = match unit {
            Unit::Second => (whole(1, Unit::Second), None),
            Unit::Minute => (whole(1, Unit::Minute), whole(60, Unit::Second)),
            Unit::Hour => (whole(1, Unit::Hour), whole(60, Unit::Minute)),
            Unit::Day | Unit::Night => (whole(1, Unit::Day), whole(24, Unit::Hour)),
            Unit::Week => (whole(7, Unit::Day), whole(168, Unit::Hour)),
            Unit::Fortnight => (whole(14, Unit::Day), None),
            Unit::Weekend => (whole(2, Unit::Day), None),
            Unit::Month => (whole(1, Unit::Month), whole(30, Unit::Day)),
            Unit::Year => (whole(1, Unit::Year), whole(12, Unit::Month)),
            Unit::Decade => (whole(10, Unit::Year), None),
            Unit::Century => (whole(100, Unit::Year), None),
        };
        own.or(finer)
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (time, letter) = match self.unit {
            Unit::Second => ("T", 'S'),
            Unit::Minute => ("T", 'M'),
            Unit::Hour => ("T", 'H'),
            Unit::Month => ("", 'M'),
            Unit::Year | Unit::Decade | Unit::Century => ("", 'Y'),
            _ => ("", 'D'),
        };
        write!(f, "P{time}{}{letter}", self.amount)
    }
}

/// The value of "half" among the shares.
const HALF: u16 = 102;

/// A number before a unit: how many halves it is, where it begins, and whether it is just "a" or "the first".
pub(super) struct Amount {
    pub(super) halves: u32,
    pub(super) start: usize,
    pub(super) bare: bool,
}

/// The number that ends before a token: "44", "two-", "fifty-", "a", "half an", "two and a half", "four more".
pub(super) fn amount_before(document: &Document, token: usize, floor: usize) -> Option<Amount> {
    let mut end = token;
    while end > floor && (is_hyphen(document, end - 1) || document.is(end - 1, Class::More)) {
        end -= 1;
    }
    let last = over_wrap(document, end.checked_sub(1)?).filter(|last| *last >= floor)?;
    if let Some(number) = plain_number(document, last) {
        return Some(Amount { halves: number.checked_mul(2)?, start: last, bare: false });
    }
    if document.is(last, Class::Indefinite) {
        let half = last > floor && document.value(last - 1, Class::Share) == Some(HALF);
        let (halves, start) = if half { (1, last - 1) } else { (2, last) };
        return Some(Amount { halves, start, bare: !half });
    }
    if document.value(last, Class::Share) == Some(HALF) {
        let whole = amount_before(document, and_a(document, last, floor)?, floor)?;
        return Some(Amount { halves: whole.halves + 1, ..whole });
    }
    if document.value(last, Class::Ordinal) == Some(1) && document.is(last.checked_sub(1)?, Class::Determiner)
    {
        return Some(Amount { halves: 2, start: last - 1, bare: true });
    }
    words_before(document, last, floor)
}

/// Where "and" or "and a" begins before "half".
fn and_a(document: &Document, half: usize, floor: usize) -> Option<usize> {
    let before = |mut at: usize| {
        while at > floor && is_hyphen(document, at - 1) {
            at -= 1;
        }
        at.checked_sub(1).filter(|at| *at > floor)
    };
    let article = before(half)?;
    let and = if document.is(article, Class::Indefinite) { before(article)? } else { article };
    document.is(and, Class::And).then_some(and)
}

/// Numbers in words, up to the hundreds: "twenty-one", "two hundred", "a dozen".
fn words_before(document: &Document, last: usize, floor: usize) -> Option<Amount> {
    let before = |at: usize| at.checked_sub(1).filter(|at| *at >= floor);
    let cardinal = |at: usize| document.value(at, Class::Cardinal).map(u32::from);
    let scale = match (document.value(last, Class::Scale), document.value(last, Class::Bundle)) {
        (Some(power @ 2..=3), _) => Some(10u32.pow(power.into())),
        (_, Some(bundle)) => Some(u32::from(bundle)),
        _ => None,
    };
    if let Some(scale) = scale {
        let times = before(last).and_then(|at| {
            cardinal(at)
                .or_else(|| plain_number(document, at))
                .or(document.is(at, Class::Indefinite).then_some(1))
                .map(|n| (n, at))
        });
        let (times, start) = times.unwrap_or((1, last));
        return Some(Amount { halves: times.checked_mul(scale)?.checked_mul(2)?, start, bare: false });
    }
    let ones = cardinal(last)?;
    let tens = before(last)
        .filter(|at| ones < 10 && is_hyphen(document, *at))
        .and_then(before)
        .and_then(|at| cardinal(at).filter(|tens| (20..=90).contains(tens)).map(|tens| (tens, at)));
    let (tens, start) = tens.unwrap_or((0, last));
    Some(Amount { halves: (tens + ones) * 2, start, bare: false })
}

/// A number in digits without a decimal part, commas between thousands left out.
pub(super) fn plain_number(document: &Document, token: usize) -> Option<u32> {
    if document.tokens.get(token)?.kind != Kind::Number {
        return None;
    }
    let mut number: u32 = 0;
    for c in document.words(token).chars() {
        match digit(c) {
            Some(digit) => number = number.checked_mul(10)?.checked_add(digit as u32)?,
            None if matches!(c, ',' | '\u{A0}' | '\u{202F}' | '\u{2009}') => {}
            None => return None,
        }
    }
    Some(number)
}

/// Whether a token is a hyphen glued to the word before it.
pub(super) fn is_hyphen(document: &Document, token: usize) -> bool {
    document.tokens[token].glued && matches!(document.words(token), "-" | "\u{2010}" | "\u{2011}")
}
