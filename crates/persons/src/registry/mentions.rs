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
use vocabulary::{ColumnMap, ColumnUse, Field, List, Person, Record, RecordKey};

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

/// Whether a victim of a document and a row of a list give enough to be joined without a reviewer: a full name each, and
/// an age or a day that both know.
pub(super) fn may_join(mentioned: &[Record], row: &Record) -> bool {
    let full = |name: &str| Name::read(name).is_some_and(|name| name.is_full());
    let named = mentioned.iter().any(|record| full(&record.name)) && full(&row.name);
    let aged =
        (row.age.is_some() || row.born.is_some()) && mentioned.iter().any(|record| record.age.is_some());
    let day = |record: &Record| record.when.and_then(|when| when.as_day());
    let dated = day(row).is_some_and(|when| mentioned.iter().any(|record| day(record) == Some(when)));
    named && (aged || dated)
}
