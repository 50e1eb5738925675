//! What is impossible or hard to believe in a list, row by row; and why a list or a map cannot be used.
//!
//! ```
//! use persons::columns::checks::{CheckKind, check};
//! use persons::columns::propose;
//! use vocabulary::List;
//! // Fictional.
//! let rows = [["1", "Asa Thorne", "61"], ["2", "Ida Bravo", "340"], ["2", "Noor Vale", "34"]];
//! let list = List::of_rows("dead.csv", &["id", "name", "age"], rows);
//! let mut map = propose(&list).map;
//! map.columns.insert("id".into(), vocabulary::ColumnUse::of(vocabulary::Field::Id));
//! let found = check(&list, &map, None);
//! assert_eq!(found.iter().map(|check| check.kind).collect::<Vec<_>>(), [CheckKind::AgeOutOfRange, CheckKind::DuplicateId]);
//! assert_eq!(found[0].finding().place.unwrap(), "dead.csv, row 2, column \"age\"");
//! ```
//!
//! Rows are counted from 0 in the values here, and from 1 in the words, the header not counted.
//!
//! Must not: settle anything, or find a million things where one is wrong. What is of one kind in one column is one.

mod across;
mod cells;
mod ids;
mod maps;

pub use maps::{MapRefusal, admit, check_maps};

use vocabulary::limits::{CHECK_PLACES_MAX, FINDING_NAMED_MAX};
use vocabulary::{ColumnMap, ColumnUse, Day, Field, Finding, FindingKind, List, Weight};

/// What a check of a list noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CheckKind {
    /// An age below 0, or above what anybody reached.
    AgeOutOfRange,
    /// An age that cannot be read.
    AgeUnreadable,
    /// A day or month that does not exist.
    DateImpossible,
    /// A date that cannot be read.
    DateUnreadable,
    /// A date that can only be of another order than its column's.
    DateOtherOrder,
    /// A day later than the list.
    DateInFuture,
    /// A sex that cannot be read.
    SexUnreadable,
    /// A name without a letter.
    NameIsNumber,
    /// A birth after the incident.
    BirthAfterIncident,
    /// An age that the dates of birth and incident contradict.
    AgeContradictsDates,
    /// Two columns that name different sexes.
    SexContradicts,
    /// One id for several rows.
    DuplicateId,
    /// One id for all rows.
    OneId,
    /// Rows without an id.
    NoId,
    /// Values of a column of categories that mean none of them.
    CategoryUnreadable,
    /// Rows that say the same in all columns that are compared.
    IdenticalRows,
    /// Two lists whose columns do not fit each other.
    MapsContradict,
}

/// One kind of thing in one column of a list, with the rows where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListCheck {
    /// What.
    pub kind: CheckKind,
    /// How much it weighs.
    pub weight: Weight,
    /// The list's name.
    pub list: String,
    /// The headers of the columns it is about.
    pub columns: Vec<String>,
    /// The first rows where it is.
    pub rows: Vec<u32>,
    /// In how many rows it is.
    pub count: usize,
    /// What was seen, in one sentence without its full stop.
    pub seen: String,
    /// What would settle it.
    pub remedy: &'static str,
}

impl ListCheck {
    /// As a finding of the case.
    pub fn finding(&self) -> Finding {
        let mut place = self.list.clone();
        let shown: Vec<String> =
            self.rows.iter().take(FINDING_NAMED_MAX).map(|row| (row + 1).to_string()).collect();
        match self.count {
            0 => {}
            1 => place += &format!(", row {}", shown.join("")),
            count if count > shown.len() => {
                place += &format!(", rows {} and {} more", shown.join(", "), count - shown.len());
            }
            _ => place += &format!(", rows {}", shown.join(", ")),
        }
        let quoted: Vec<String> = self.columns.iter().map(|column| format!("\"{column}\"")).collect();
        match quoted.len() {
            0 => {}
            1 => place += &format!(", column {}", quoted[0]),
            _ => place += &format!(", columns {}", quoted.join(" and ")),
        }
        Finding {
            kind: FindingKind::List,
            weight: self.weight,
            place: Some(place),
            seen: format!("{}.", self.seen).into(),
            remedy: self.remedy.into(),
            about: Vec::new(),
        }
    }
}

/// What is impossible or hard to believe in a list, sorted by kind and column. `as_of` is the day on which the list was
/// made, where that is known; else days far beyond nearly all others are taken for the future.
///
/// Values that the map declares to mean "unknown" are nothing, and are not remarked on.
pub fn check(list: &List, map: &ColumnMap, as_of: Option<Day>) -> Vec<ListCheck> {
    let mut found = Vec::new();
    cells::check(list, map, as_of, &mut found);
    across::check(list, map, &mut found);
    ids::check(list, map, &mut found);
    found.sort_by(|a, b| (a.kind, &a.columns).cmp(&(b.kind, &b.columns)));
    found
}

/// The columns that hold a field, by their places, each with its use.
fn holding<'m>(list: &List, map: &'m ColumnMap, field: Field) -> Vec<(usize, &'m ColumnUse)> {
    let mut found: Vec<(usize, &ColumnUse)> = Vec::new();
    for name in map.holding(field) {
        if let Some(at) = list.columns().iter().position(|column| column.name() == name) {
            found.push((at, &map.columns[name]));
        }
    }
    found.sort_by_key(|(at, _)| *at);
    found
}

/// The first rows of which it is true, and how many they are.
fn rows_where(rows: usize, is: impl Fn(usize) -> bool) -> (Vec<u32>, usize) {
    let mut first = Vec::new();
    let mut count = 0;
    for row in (0..rows).filter(|row| is(*row)) {
        count += 1;
        if first.len() < CHECK_PLACES_MAX {
            first.push(row as u32);
        }
    }
    (first, count)
}
