//! What a record is called for good, and chances as the ledger writes them.
//!
//! Must not: hold a name. Keys stand in the ledger.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a record is called for good: it stays the same when its list is released anew.
///
/// ```
/// let key = vocabulary::RecordKey::new("lists/morgue.csv", "B-02");
/// assert_eq!(key.to_string(), "lists/morgue.csv:B-02");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordKey {
    /// The path of the list, or of the document, in the case.
    pub list: String,
    /// The list's own id of the row; `=` and a digest of what it says where there is none.
    pub row: String,
}

impl RecordKey {
    /// The key of a row of a list, or of a victim whom a document names.
    pub fn new(list: impl Into<String>, row: impl Into<String>) -> RecordKey {
        RecordKey { list: list.into(), row: row.into() }
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.list, self.row)
    }
}

/// A chance in whole parts of 10,000: the same on every machine, and fit for the ledger, whose numbers are whole.
///
/// ```
/// let chance = vocabulary::Chance::of(0.93124);
/// assert_eq!((chance.to_string(), chance.parts()), ("0.9312".to_owned(), 9312));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Chance(u16);

impl Chance {
    /// Certain.
    pub const ONE: Chance = Chance(10_000);

    /// The nearest to a probability; what is no number is none.
    pub fn of(probability: f64) -> Chance {
        Chance((probability.clamp(0.0, 1.0) * 10_000.0).round() as u16)
    }

    /// In parts of 10,000.
    pub fn parts(self) -> u16 {
        self.0.min(10_000)
    }
}

impl fmt::Display for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:04}", self.parts() / 10_000, self.parts() % 10_000)
    }
}
