//! Values that stand for "unknown": words for it, and values far more frequent than their kind allows.
//!
//! Must not: take the frequent for the unknown where an incident makes it so. Many die on one day.

use super::contents::Contents;
use super::tables::unknown::{PROGRAMS, SHORT, UNKNOWN};
use crate::values::{self, DateStyle, is_placeholder_number, read_number};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use vocabulary::limits::COLUMN_SAMPLE_MAX;
use vocabulary::{Column, Field, fold};

/// By whether they are in Latin letters: a name of another script may fold to a word of this one.
static WORDS: LazyLock<BTreeSet<(bool, String)>> =
    LazyLock::new(|| UNKNOWN.iter().map(|word| key(word)).collect());

fn key(word: &str) -> (bool, String) {
    (word.chars().any(|c| c.is_alphabetic() && c <= '\u{24F}'), fold(word))
}

/// By their first byte and their length nearly all values can be told to be no word for "unknown", in a nanosecond or two.
struct Likely([u64; 256]);

static LIKELY: LazyLock<Likely> = LazyLock::new(|| {
    let mut lengths = [0_u64; 256];
    for word in UNKNOWN.iter().chain(PROGRAMS).filter(|word| word.len() < 64) {
        for spelled in [(*word).to_owned(), word.to_uppercase()] {
            lengths[usize::from(spelled.as_bytes()[0])] |= 1 << spelled.len().min(63);
        }
    }
    Likely(lengths)
});

impl Likely {
    fn fits(&self, value: &str) -> bool {
        let first = value.bytes().next().map_or(0, usize::from);
        value.len() < 64 && self.0[first] >> value.len() & 1 == 1
    }
}

/// Days that programs write where they were given none.
const EMPTY_DAYS: &[&str] = &[
    "1900-01-01",
    "1899-12-30",
    "1899-12-31",
    "1970-01-01",
    "1111-11-11",
    "9999-12-31",
    "1904-01-01",
    "1753-01-01",
];

/// The values of a column that mean "unknown", as written, in the order in which the column has them.
pub(super) fn codes(column: &Column, contents: &Contents, field: Field) -> Vec<String> {
    // Those that stand in more than one sampled row, and where there are few values all of them.
    let counted: BTreeMap<u32, u32> =
        contents.seen.iter().take_while(|(_, count)| *count > 1).take(COLUMN_SAMPLE_MAX).copied().collect();
    let all = column.distinct() <= COLUMN_SAMPLE_MAX;
    let every = 1..column.distinct() as u32;
    let looked: Vec<u32> = if all {
        every.collect()
    } else {
        let mut codes: BTreeSet<u32> =
            every.filter(|code| LIKELY.fits(column.distinct_value(*code))).collect();
        codes.extend(counted.keys());
        codes.into_iter().collect()
    };
    let count = |code: u32| counted.get(&code).copied().unwrap_or(1);
    let mut found: BTreeSet<u32> = BTreeSet::new();
    for code in &looked {
        if is_word(column.distinct_value(*code), count(*code), contents, field) {
            found.insert(*code);
        }
    }
    match field {
        Field::Age => ages(column, contents, &looked, &mut found),
        Field::Born | Field::Happened => days(column, contents, field, &looked, &mut found),
        Field::Number | Field::Postcode => numbers(column, contents, &looked, &mut found),
        Field::BornYear | Field::HappenedYear => years(column, contents, &looked, &mut found),
        _ => {}
    }
    found.into_iter().map(|code| column.distinct_value(code).to_owned()).collect()
}

/// Whether a value is a word or a mark for "unknown".
fn is_word(value: &str, count: u32, contents: &Contents, field: Field) -> bool {
    if value.chars().count() > 40 {
        return false;
    }
    if !value.chars().any(char::is_alphanumeric) {
        // "+" and "-" may be what a column says; in a name, a date, an age a mark alone is nothing.
        return field != Field::Id;
    }
    let key = key(value);
    let folded = key.1.clone();
    let name = matches!(
        field,
        Field::FullName | Field::Given | Field::Family | Field::Father | Field::Grandfather | Field::Mother
    );
    let often = count >= 5 && count * 50 > contents.sampled as u32;
    let short = value.is_ascii()
        && SHORT.iter().any(|short| fold(short) == folded)
        && value.chars().any(char::is_alphabetic);
    if PROGRAMS.contains(&folded.as_str()) {
        // "Nan" and "Null" are names of people; "NaN" and "NULL" are not.
        return !name
            || matches!(value, "NaN" | "NULL" | "None" | "<null>")
            || (contents.capitals && value == folded);
    }
    (WORDS.contains(&key) || (name && unknown_name(&folded)))
        || (short && (often || (folded == "na" && !name)))
}

/// "unknown man", "unidentified body 3".
fn unknown_name(folded: &str) -> bool {
    let mut words = folded.split(' ');
    let first = words.next().unwrap_or_default();
    matches!(
        first,
        "unknown"
            | "unidentified"
            | "mjhwl"
            | "neizvestnyj"
            | "nepoznat"
            | "desconocido"
            | "inconnu"
            | "unbekannt"
    )
}

/// Ages that no person has, and 0 and 99 where they are far more frequent than the ages beside them.
fn ages(column: &Column, contents: &Contents, looked: &[u32], found: &mut BTreeSet<u32>) {
    let sampled: BTreeMap<u32, u32> = contents.seen.iter().copied().collect();
    let mut by_age: BTreeMap<i64, (u32, Vec<u32>)> = BTreeMap::new();
    for code in looked {
        let plain = values::scan::plain_digits(column.distinct_value(*code));
        let Ok(age) = plain.strip_suffix(".0").unwrap_or(&plain).parse::<i64>() else { continue };
        let of = by_age.entry(age).or_default();
        of.0 += sampled.get(code).copied().unwrap_or(0);
        of.1.push(*code);
    }
    let at = |age: i64| by_age.get(&age).map_or(0, |(count, _)| *count);
    for (age, (count, codes)) in &by_age {
        let beside: &[i64] = match age {
            0 => &[1, 2, 3],
            99 => &[95, 96, 97, 98, 100],
            98 => &[94, 95, 96, 97],
            100 => &[96, 97, 98, 101],
            _ => &[],
        };
        let usual = beside.iter().map(|age| at(*age)).sum::<u32>() / beside.len().max(1) as u32;
        let spike = !beside.is_empty() && *count > 5 && *count * 2 > usual * 5 + 4 * usual.isqrt() + 2;
        let impossible = *age < 0 || matches!(age, 999 | 998 | 9999 | 888);
        if spike || impossible {
            found.extend(codes);
        }
    }
}

/// Years that no list can mean, and 1900 where it is far too frequent.
fn years(column: &Column, contents: &Contents, looked: &[u32], found: &mut BTreeSet<u32>) {
    for code in looked {
        let plain = values::scan::plain_digits(column.distinct_value(*code));
        match plain.strip_suffix(".0").unwrap_or(&plain).parse::<i64>() {
            Ok(..=0 | 999 | 9999) => {
                found.insert(*code);
            }
            Ok(99 | 1900) if spikes(contents, *code) => {
                found.insert(*code);
            }
            _ => {}
        }
    }
}

/// Days that programs write for none, where they are frequent, or lie far from all others.
fn days(column: &Column, contents: &Contents, field: Field, looked: &[u32], found: &mut BTreeSet<u32>) {
    let style = DateStyle::default();
    for code in looked {
        let value = column.distinct_value(*code);
        if !value.chars().any(|c| c.is_ascii_digit() || values::scan::digit(c).is_some()) {
            continue;
        }
        let zero = value.chars().all(|c| !c.is_alphanumeric() || values::scan::digit(c) == Some(0));
        let read = values::read_date(value, &style).when;
        let empty = EMPTY_DAYS.contains(&read.to_string().as_str());
        let far = field == Field::Happened
            && read.year().zip(contents.year_range).is_some_and(|(year, (first, _))| year + 10 < first);
        let alone = || spikes(contents, *code) && !new_years(column, contents, *code, read);
        if zero || (empty && (read.year() == Some(9999) || far || alone())) {
            found.insert(*code);
        }
    }
}

/// Whether the same day of other years is frequent too: then it stands for a year of which no more is known.
fn new_years(column: &Column, contents: &Contents, code: u32, read: values::When) -> bool {
    let style = DateStyle::default();
    let count =
        |code: u32| contents.seen.iter().find(|(seen, _)| *seen == code).map_or(0, |(_, count)| *count);
    let own = count(code);
    let same_day = |other: &&(u32, u32)| {
        let when = values::read_date(column.distinct_value(other.0), &style).when;
        other.0 != code && (when.month(), when.day()) == (read.month(), read.day())
    };
    let most = contents.seen.iter().take(200).find(same_day).map_or(0, |(_, count)| *count);
    most * 4 > own
}

/// Numbers of one digit again and again, and those that far too many share.
fn numbers(column: &Column, contents: &Contents, looked: &[u32], found: &mut BTreeSet<u32>) {
    for code in looked {
        let Some(number) = read_number(column.distinct_value(*code)) else { continue };
        if is_placeholder_number(&number) && (number.len() >= 5 || spikes(contents, *code)) {
            found.insert(*code);
        }
    }
}

/// Whether a value is far more frequent than most of its column.
fn spikes(contents: &Contents, code: u32) -> bool {
    let count = contents.seen.iter().find(|(seen, _)| *seen == code).map_or(0, |(_, count)| *count);
    let median = contents.seen.get(contents.seen.len() / 2).map_or(0, |(_, count)| *count);
    count >= 5 && count > median * 5
}
