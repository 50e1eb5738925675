//! Victims whom documents name, as one more list: one row for those records that are clearly of one human being.
//!
//! Within documents, and between them, what is clearly one is settled before (`cluster`); beside lists, a victim of a document
//! is a row like any other, but is joined without a reviewer only where the full name and an age or a day can be held
//! against each other.
//!
//! Must not: join a victim to a row by a name alone.

use super::Mention;
use crate::Name;
use std::collections::BTreeMap;
use vocabulary::{ColumnMap, ColumnUse, Day, Field, List, Person, Record, RecordKey};

/// The list of mentions, and the people in it by row.
pub(super) struct Mentions {
    pub(super) list: List,
    pub(super) map: ColumnMap,
    pub(super) people: Vec<Person>,
}

/// What the list is called among the lists.
pub(super) const NAME: &str = "named in documents";

impl Mentions {
    pub(super) fn of(mentions: &[Mention]) -> Mentions {
        let records: Vec<Record> = mentions.iter().map(|mention| mention.record.clone()).collect();
        let since: BTreeMap<&RecordKey, u64> =
            mentions.iter().map(|mention| (&mention.record.key, mention.since)).collect();
        let mut people = crate::persons(&records);
        let order = |person: &Person| {
            let first = &person.records[0].key;
            (since.get(first).copied().unwrap_or_default(), first.clone())
        };
        for person in &mut people {
            let mut told: Vec<(Record, String)> = person
                .records
                .drain(..)
                .zip(std::iter::once(String::new()).chain(person.reasons.drain(..)))
                .collect();
            told.sort_by_key(|(record, _)| (since.get(&record.key).copied(), record.key.clone()));
            (person.records, person.reasons) = told.into_iter().unzip();
        }
        people.sort_by_cached_key(order);
        let rows = people.iter().map(|person| {
            let age = person.records.iter().find_map(|record| record.age);
            let when = person.records.iter().find_map(|record| record.when?.as_day());
            [
                fullest(person),
                age.map(|age| age.to_string()).unwrap_or_default(),
                when.map(|day| day.to_string()).unwrap_or_default(),
            ]
        });
        let rows: Vec<[String; 3]> = rows.collect();
        let list = List::of_rows(
            NAME,
            &["name", "age", "when"],
            rows.iter().map(|row| row.iter().map(String::as_str)),
        );
        let used = [("name", Field::FullName), ("age", Field::Age), ("when", Field::Happened)];
        let columns = used.into_iter().map(|(name, field)| (name.to_owned(), ColumnUse::of(field))).collect();
        Mentions { list, map: ColumnMap { columns }, people }
    }
}

/// The name with the most parts, as written.
fn fullest(person: &Person) -> String {
    let parts = |record: &&Record| Name::read(&record.name).map_or(0, |name| name.parts().len());
    let best = person.records.iter().rev().max_by_key(parts);
    best.map(|record| record.name.clone()).unwrap_or_default()
}

/// Whether a victim of a document and a row of a list agree in enough to be joined without a reviewer: a full name each, which
/// is the same or of which the linker is sure, and an age or a day; and differ in neither.
pub(super) fn may_join(mentioned: &[Record], row: &Record, sure: bool) -> bool {
    let Some(name) = Name::read(&row.name).filter(Name::is_full) else { return false };
    let full = mentioned.iter().filter_map(|record| Name::read(&record.name)).filter(Name::is_full);
    let (mut named, mut same) = (false, sure);
    for other in full {
        named = true;
        same |= other.key() == name.key();
    }
    let ages: Vec<bool> = mentioned.iter().filter_map(|record| same_age(record, row)).collect();
    let days: Vec<bool> = mentioned.iter().filter_map(|record| same_day(record, row)).collect();
    let differ = ages.iter().chain(&days).any(|same| !same);
    named && same && !differ && !(ages.is_empty() && days.is_empty())
}

/// Whether the ages are the same, or a year apart as those of newspapers and registers often are; `None` where one is not known.
fn same_age(mentioned: &Record, row: &Record) -> Option<bool> {
    let reckoned = || {
        let born = row.born?;
        let at = row.when.or(mentioned.when)?.first_day()?;
        let years = |born: Day| {
            at.year() - born.year() - i16::from((at.month(), at.day()) < (born.month(), born.day()))
        };
        Some((years(born.last_day()?), years(born.first_day()?)))
    };
    let age = i16::try_from(mentioned.age?).ok()?;
    let (low, high) = match row.age.and_then(|years| i16::try_from(years).ok()) {
        Some(years) => (years, years),
        None => reckoned()?,
    };
    Some((low - 1..=high + 1).contains(&age))
}

/// Whether the days are the same; `None` where one is not known to the day.
fn same_day(mentioned: &Record, row: &Record) -> Option<bool> {
    Some(mentioned.when?.as_day()? == row.when?.as_day()?)
}
