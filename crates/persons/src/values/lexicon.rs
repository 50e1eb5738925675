//! Words of dates and ages, folded and ready to be looked up.
//!
//! Must not: hold words of its own; they stand in the tables.

use super::tables::{months::MONTHS, words};
use std::collections::HashMap;
use std::sync::LazyLock;
use vocabulary::{Calendar, fold};

/// What a word of a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A month of a calendar, by its number.
    Month(Calendar, u8),
    /// The mark of an era.
    Era(Calendar),
    /// "About".
    About,
    /// A part that is crossed out: "XX".
    Blank,
    /// Nothing more is said by it.
    Silent,
}

/// Words are told apart by script before they are folded: "listopad" is October in Croatian, "листопад" November in
/// Ukrainian.
type Key = (bool, String);

static WORDS: LazyLock<HashMap<Key, Vec<Kind>>> = LazyLock::new(|| {
    let mut known: HashMap<Key, Vec<Kind>> = HashMap::new();
    for (calendar, months) in MONTHS {
        for (number, names) in (1_u8..).zip(months.iter()) {
            for name in names.iter() {
                known.entry(key(name)).or_default().push(Kind::Month(*calendar, number));
            }
        }
    }
    let kinds = [
        (words::ABOUT, Kind::About),
        (words::HIJRI_ERA, Kind::Era(Calendar::Hijri)),
        (words::PERSIAN_ERA, Kind::Era(Calendar::Persian)),
        (&["xx", "xxxx", "x", "хх"], Kind::Blank),
        (words::SILENT, Kind::Silent),
    ];
    for (names, kind) in kinds {
        names.iter().for_each(|name| known.entry(key(name)).or_default().push(kind));
    }
    known
});

static UNITS: LazyLock<HashMap<Key, u16>> = LazyLock::new(|| {
    let all =
        words::UNITS.iter().flat_map(|(parts, names)| names.iter().map(move |name| (key(name), *parts)));
    // "a" and "m" and the like stand for one unit each; the first that is listed wins.
    all.rev().collect()
});

fn key(word: &str) -> Key {
    (word.chars().any(|c| c.is_alphabetic() && c <= '\u{24F}'), fold(word))
}

/// What a word says in a date; a month of the column's calendar before the same word of another.
pub(super) fn date_word(word: &str, calendar: Calendar) -> Option<Kind> {
    let kinds = WORDS.get(&key(word))?;
    let own = kinds.iter().find(|kind| matches!(kind, Kind::Month(of, _) if *of == calendar));
    own.or(kinds.first()).copied()
}

/// How many of the unit that the word names make a year.
pub(super) fn unit(word: &str) -> Option<u16> {
    UNITS.get(&key(word)).copied()
}

/// Whether the word means "about".
pub(super) fn is_about(word: &str) -> bool {
    WORDS.get(&key(word)).is_some_and(|kinds| kinds.contains(&Kind::About))
}

/// What a table of words by meaning becomes to be looked up in.
pub(crate) fn index<T: Copy>(table: &[(T, &[&str])]) -> HashMap<String, T> {
    let mut known = HashMap::new();
    for (meaning, names) in table {
        for name in names.iter() {
            known.entry(fold(name)).or_insert(*meaning);
        }
    }
    known
}
