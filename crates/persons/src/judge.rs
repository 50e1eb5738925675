//! When records are clearly of one human being, and what to say for it.
//!
//! Ages that differ, and times that cannot be the same, are two people. In one document the same name is one person,
//! and a surname alone the only one whose full name ends in it. Across documents the full name and the age must
//! agree: namesakes are common, and kin die together.
//!
//! Must not: be bold. A false join takes somebody out of the record; a missed one can still be made by a reviewer.

use vocabulary::Record;

/// Why a record is of the same human being as the first of a person.
pub(crate) enum Ground {
    /// The same name in the same document.
    SameName,
    /// The last part of a fuller name of the same document, as written there.
    SurnameOf(String),
    /// The same full name and the same age, in another document.
    NameAndAge(u16),
}

impl Ground {
    /// The reason, in plain words, for a record of this name.
    pub(crate) fn reason(&self, name: &str) -> String {
        match self {
            Ground::SameName => format!("\"{name}\" is the same name in the same document"),
            Ground::SurnameOf(full) => {
                format!("\"{name}\" is the surname that only \"{full}\" has in this document")
            }
            Ground::NameAndAge(age) => {
                format!("\"{name}\" is the same full name, and the age is the same, {age}")
            }
        }
    }
}

/// Whether two of the records cannot be one human being: known ages differ, or known times cannot meet.
pub(crate) fn contradict<'r>(records: impl Iterator<Item = &'r Record> + Clone) -> bool {
    let mut ages = records.clone().filter_map(|record| record.age);
    let one_age = ages.next().is_none_or(|first| ages.all(|age| age == first));
    let times = records.filter_map(|record| record.when);
    let latest_start = times.clone().filter_map(|when| when.first_day()).max();
    let earliest_end = times.filter_map(|when| when.last_day()).min();
    !one_age || latest_start.zip(earliest_end).is_some_and(|(start, end)| start > end)
}
