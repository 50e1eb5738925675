//! How much two values agree, in graded levels.
//!
//! Level 0 is "one of them is not known". Then come the levels of the same value, by how rare it is among the
//! records; then the kind's own levels of being near; the last is "different".
//!
//! Must not: weigh. What a level is worth is learnt from the records themselves.

use super::fields::Compared;
use super::text::{alike as alike_texts, one_slip};
use super::values::{Kind, Values};
use super::whereabouts::Between;
use crate::names::{Likeness, alike};
use crate::values::{DateMatch, When};

/// Nothing to compare.
pub(crate) const UNKNOWN: u8 = 0;
/// How many levels the same value has, by its share of the records.
pub(crate) const RARITIES: usize = 5;
/// What they are called in reports.
pub(crate) const RARITY_NAMES: [&str; RARITIES] = ["rare", "seldom", "known", "common", "very common"];
/// The first level of values that differ.
pub(crate) const FIRST_NEAR: u8 = 1 + RARITIES as u8;

/// The levels of a kind that are near, in falling agreement; the last is "different".
pub(crate) fn near(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Name => &[
            "same sound, one rare",
            "same sound",
            "close, one rare",
            "close",
            "short form or part",
            "alike, one rare",
            "alike",
            "initial",
            "elsewhere in the name",
            "different",
        ],
        Kind::Birth => &[
            "one vaguer",
            "day and month swapped",
            "one slip",
            "same month and day",
            "same year and month",
            "same year and day",
            "same year",
            "within two years",
            "different",
        ],
        Kind::Happened => {
            &["one vaguer", "within 2 days", "within 7 days", "same month", "same month and day", "different"]
        }
        Kind::Age => &["within 1 year", "within 3 years", "within 10 years", "different"],
        Kind::Word => &["different"],
        Kind::Place => &["close, one rare", "close", "alike", "beside or within", "different"],
        Kind::Text => &["close, one rare", "close", "alike", "different"],
        Kind::Code => &["one slip", "same beginning", "different"],
    }
}

/// How many levels a kind has in all.
pub(crate) fn levels(kind: Kind) -> usize {
    1 + RARITIES + near(kind).len()
}

/// The level "different" of a kind.
pub(crate) fn different(kind: Kind) -> u8 {
    (levels(kind) - 1) as u8
}

/// The level of the same value, by how many of all records have it.
pub(crate) fn rarity(count: u32, records: usize) -> u8 {
    let share = f64::from(count) / records as f64;
    match share {
        // What comes a few times may be a few copies of one person.
        _ if count <= 8 || share < 1.0 / 8192.0 => 1,
        _ if share < 1.0 / 1024.0 => 2,
        _ if share < 1.0 / 128.0 => 3,
        _ if share < 1.0 / 16.0 => 4,
        _ => 5,
    }
}

/// What a level is called.
pub(crate) fn name_of(kind: Kind, level: u8) -> String {
    match level {
        UNKNOWN => "not known".to_owned(),
        same if same < FIRST_NEAR => format!("same, {}", RARITY_NAMES[usize::from(same - 1)]),
        other => near(kind).get(usize::from(other - FIRST_NEAR)).copied().unwrap_or("different").to_owned(),
    }
}

/// The level of two values that are known and differ.
pub(crate) fn level(field: &Compared, a: u32, b: u32) -> u8 {
    let (a, b) = (a as usize, b as usize);
    // A slip makes a value that is rare; two that are both known are more often two.
    let known = u8::from(!field.rare[a] && !field.rare[b]);
    FIRST_NEAR
        + match &field.values {
            Values::Names(names) => name(names[a].near(&names[b]), known),
            Values::Places(places, whereabouts) => match alike(&places[a], &places[b]) {
                Likeness::Same | Likeness::SameSound | Likeness::Close => known,
                heard => match (heard, whereabouts.between(a, b)) {
                    (_, Some(Between::SamePlace)) => known,
                    (Likeness::ShortForm | Likeness::Alike, _) => 2,
                    (_, Some(Between::BesideOrWithin)) => 3,
                    _ => 4,
                },
            },
            Values::Texts(texts) if field.kind == Kind::Text => match alike_texts(&texts[a], &texts[b]) {
                alike if alike >= 0.92 => known,
                alike if alike >= 0.85 => 2,
                _ => 3,
            },
            Values::Texts(texts) => code(texts[a].letters(), texts[b].letters()),
            Values::Dates(dates) if field.kind == Kind::Birth => birth(dates[a], dates[b]),
            Values::Dates(dates) => happened(dates[a], dates[b]),
            Values::Ages(ages) => match ages[a].gap(ages[b]) {
                0..=1 => 0,
                2..=3 => 1,
                4..=10 => 2,
                _ => 3,
            },
            Values::Words => 0,
        }
}

fn name(near: Likeness, known: u8) -> u8 {
    match near {
        Likeness::Same | Likeness::SameSound => known,
        Likeness::Close => 2 + known,
        Likeness::ShortForm => 4,
        Likeness::Alike => 5 + known,
        Likeness::Initial => 7,
        Likeness::Different => 9,
    }
}

/// The level of a name that stands elsewhere in the other.
pub(crate) const ELSEWHERE: u8 = FIRST_NEAR + 8;

fn code(a: &[u8], b: &[u8]) -> u8 {
    let begins = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    match one_slip(a, b) {
        true => 0,
        false if begins >= 2 => 1,
        false => 2,
    }
}

fn birth(a: When, b: When) -> u8 {
    match a.against(b, 0) {
        DateMatch::Same | DateMatch::Compatible => 0,
        DateMatch::Swapped => 1,
        DateMatch::OneSlip => 2,
        DateMatch::SameMonth => 4,
        _ if !a.is_day() || !b.is_day() => match (a.year(), b.year()) {
            (Some(x), Some(y)) if x == y => 6,
            (Some(x), Some(y)) if x.abs_diff(y) <= 2 => 7,
            _ => 8,
        },
        _ => match (a.year() == b.year(), a.month() == b.month(), a.day() == b.day()) {
            (false, true, true) => 3,
            (true, false, true) => 5,
            (true, _, _) => 6,
            _ if a.year().zip(b.year()).is_some_and(|(x, y)| x.abs_diff(y) <= 2) => 7,
            _ => 8,
        },
    }
}

fn happened(a: When, b: When) -> u8 {
    match a.against(b, 7) {
        DateMatch::Same | DateMatch::Compatible => 0,
        DateMatch::Near => {
            let apart = a.days().zip(b.days()).map_or(7, |(a, b)| a.abs_diff(b));
            if apart <= 2 { 1 } else { 2 }
        }
        DateMatch::SameMonth => 3,
        DateMatch::Swapped | DateMatch::OneSlip | DateMatch::YearOffByOne => 4,
        _ => 5,
    }
}
