//! Cells that cannot be what their column holds, each by itself.
//!
//! Must not: hold two columns against each other.

use super::{CheckKind, ListCheck, holding, rows_where};
use crate::values::{self, AGE_YEARS_MAX, DateRemark, DateStyle, scan};
use vocabulary::{Cause, Column, ColumnMap, ColumnUse, Day, Field, List, Protection, Weight};

/// Names that a row is known by.
const NAMES: &[Field] =
    &[Field::FullName, Field::Given, Field::Father, Field::Grandfather, Field::Family, Field::Mother];
/// Days beyond nearly all others by this are taken for the future, where the list's own day is not known.
const BEYOND_DAYS: i32 = 366;

pub(super) fn check(list: &List, map: &ColumnMap, as_of: Option<Day>, found: &mut Vec<ListCheck>) {
    for (at, used) in holding(list, map, Field::Age) {
        ages(list, at, used, found);
    }
    for (at, used) in holding(list, map, Field::Sex) {
        let sexes = values::sexes(&list.columns()[at]);
        note(list, at, used, found, &SEX, |code, _| sexes[code as usize].is_none());
    }
    for (at, used) in holding(list, map, Field::Cause) {
        let causes = values::categories::<Cause>(&list.columns()[at], used);
        note(list, at, used, found, &CATEGORY, |code, _| causes[code as usize].is_none());
    }
    for (at, used) in holding(list, map, Field::Protection) {
        let protections = values::categories::<Protection>(&list.columns()[at], used);
        note(list, at, used, found, &CATEGORY, |code, _| protections[code as usize].is_none());
    }
    for field in NAMES {
        for (at, used) in holding(list, map, *field) {
            note(list, at, used, found, &NAME, |_, value| {
                !value.chars().any(char::is_alphabetic) && value.chars().any(|c| scan::digit(c).is_some())
            });
        }
    }
    for field in [Field::Born, Field::Happened] {
        for (at, used) in holding(list, map, field) {
            dates(list, at, used, as_of, found);
        }
    }
}

/// What is said of a column's cells.
struct Says {
    kind: CheckKind,
    weight: Weight,
    seen: &'static str,
    remedy: &'static str,
}

const SEX: Says = Says {
    kind: CheckKind::SexUnreadable,
    weight: Weight::Note,
    seen: "is no sex that can be read",
    remedy: "Say in the column map what it means, or that it means unknown.",
};
const CATEGORY: Says = Says {
    kind: CheckKind::CategoryUnreadable,
    weight: Weight::Note,
    seen: "is no category of SDG 16.1.2, and counts as not known",
    remedy: "Say in the column map what it means: values = { \"...\" = \"small-arms\" }, or that it means unknown.",
};
const NAME: Says = Says {
    kind: CheckKind::NameIsNumber,
    weight: Weight::Warning,
    seen: "stands where a name should",
    remedy: "See whether the row's cells have slipped into the next column.",
};
const AGE: Says = Says {
    kind: CheckKind::AgeOutOfRange,
    weight: Weight::Warning,
    seen: "is no age that a person can have",
    remedy: "Correct it, or declare the value as unknown in the column map.",
};
const AGE_WORDS: Says = Says {
    kind: CheckKind::AgeUnreadable,
    weight: Weight::Note,
    seen: "is no age that can be read",
    remedy: "Correct it, or declare the value as unknown in the column map.",
};
const NO_DATE: Says = Says {
    kind: CheckKind::DateImpossible,
    weight: Weight::Warning,
    seen: "is a day that does not exist; what can be is kept of it",
    remedy: "Correct it in the list, or see whether day and month are in another order.",
};
const UNREAD: Says = Says {
    kind: CheckKind::DateUnreadable,
    weight: Weight::Note,
    seen: "is no date that can be read",
    remedy: "Correct it, or declare the value as unknown in the column map.",
};
const ORDER: Says = Says {
    kind: CheckKind::DateOtherOrder,
    weight: Weight::Note,
    seen: "can only be read in another order of day and month than its column's",
    remedy: "See whether the column mixes two orders; then no date of it is sure where both could be.",
};
const FUTURE: Says = Says {
    kind: CheckKind::DateInFuture,
    weight: Weight::Warning,
    seen: "lies after the list's latest day",
    remedy: "Correct the year, or give the list's day.",
};

/// Notes the cells of a column of which it is true, as one.
fn note(
    list: &List,
    at: usize,
    used: &ColumnUse,
    found: &mut Vec<ListCheck>,
    says: &Says,
    is: impl Fn(u32, &str) -> bool,
) {
    let column = &list.columns()[at];
    let unknown = |value: &str| value.is_empty() || used.unknown.iter().any(|code| code.trim() == value);
    let wrong: Vec<bool> = (0..column.distinct() as u32)
        .map(|code| {
            let value = column.distinct_value(code);
            !unknown(value) && is(code, value)
        })
        .collect();
    let Some(example) = wrong.iter().position(|wrong| *wrong) else { return };
    let (rows, count) = rows_where(list.rows(), |row| wrong[column.codes()[row] as usize]);
    if count == 0 {
        return;
    }
    let seen = format!("\"{}\" {}", shown(column, example), says.seen);
    let (list, columns) = (list.name().to_owned(), vec![column.name().to_owned()]);
    found.push(ListCheck {
        kind: says.kind,
        weight: says.weight,
        list,
        columns,
        rows,
        count,
        seen,
        remedy: says.remedy,
    });
}

/// A value as it can stand in a sentence.
fn shown(column: &Column, code: usize) -> String {
    let value = column.distinct_value(code as u32);
    let short: String = value.chars().filter(|c| !c.is_control()).take(40).collect();
    if short.len() < value.len() { format!("{short}...") } else { short }
}

fn ages(list: &List, at: usize, used: &ColumnUse, found: &mut Vec<ListCheck>) {
    let number = |value: &str| {
        let plain = scan::plain_digits(value);
        plain.strip_suffix(".0").unwrap_or(&plain).parse::<f64>().ok().filter(|number| number.is_finite())
    };
    let beyond = |value: &str| number(value).is_some_and(|age| age < 0.0 || age > f64::from(AGE_YEARS_MAX));
    note(list, at, used, found, &AGE, |_, value| beyond(value));
    note(list, at, used, found, &AGE_WORDS, |_, value| !beyond(value) && values::read_age(value).is_none());
}

fn dates(list: &List, at: usize, used: &ColumnUse, as_of: Option<Day>, found: &mut Vec<ListCheck>) {
    let column = &list.columns()[at];
    let style = DateStyle::of(column, used);
    let read: Vec<values::DateRead> =
        column.distinct_values().map(|value| values::read_date(value, &style)).collect();
    let remark = |code: u32| read[code as usize].remark;
    note(list, at, used, found, &NO_DATE, |code, _| {
        matches!(remark(code), Some(DateRemark::NoSuchDay | DateRemark::NoSuchMonth))
    });
    note(list, at, used, found, &UNREAD, |code, _| remark(code) == Some(DateRemark::Unreadable));
    note(list, at, used, found, &ORDER, |code, _| remark(code) == Some(DateRemark::OtherOrder));
    let latest = match as_of {
        Some(day) => {
            u16::try_from(day.year()).ok().and_then(|year| values::When::of(year, day.month(), day.day()))
        }
        None => None,
    };
    let first = |code: u32| read[code as usize].when.bounds().map(|(first, _)| first);
    let latest = latest.and_then(values::When::days).or_else(|| {
        // Nearly all days are no later than this; what lies far beyond is a slip.
        let mut days: Vec<i32> = column.codes().iter().filter_map(|code| first(*code)).collect();
        let nth = (days.len() * 99 / 100).checked_sub(1).filter(|_| days.len() >= 20)?;
        Some(*days.select_nth_unstable(nth).1 + BEYOND_DAYS)
    });
    if let Some(latest) = latest {
        note(list, at, used, found, &FUTURE, |code, _| first(code).is_some_and(|first| first > latest));
    }
}
