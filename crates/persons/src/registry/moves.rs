//! What new releases changed among persons: who was merged, who was split, how counts moved.
//!
//! Persons are followed by their records, whose keys outlive a release.
//!
//! Must not: follow persons by their ids. Those of persons that came apart are new.

use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Moved, Person, RecordKey};

/// Holds two registries against each other.
pub fn moved(before: &[Person], now: &[Person]) -> Moved {
    let of = |persons: &[Person]| -> BTreeMap<RecordKey, usize> {
        let all = persons.iter().enumerate();
        all.flat_map(|(at, person)| person.records.iter().map(move |record| (record.key.clone(), at)))
            .collect()
    };
    let (was, is) = (of(before), of(now));
    let follow = |from: &[Person], places: &BTreeMap<RecordKey, usize>, to: &[Person]| {
        let mut found = Vec::new();
        for person in from {
            let others: BTreeSet<usize> =
                person.records.iter().filter_map(|record| places.get(&record.key).copied()).collect();
            if others.len() > 1 {
                found.push((person.id.clone(), others.into_iter().map(|at| to[at].id.clone()).collect()));
            }
        }
        found
    };
    let mut by_status: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let said = |person: &Person| person.status().map_or("not said".to_owned(), |status| status.to_string());
    before.iter().for_each(|person| by_status.entry(said(person)).or_default().0 += 1);
    now.iter().for_each(|person| by_status.entry(said(person)).or_default().1 += 1);
    Moved {
        merged: follow(now, &was, before),
        split: follow(before, &is, now),
        records: (was.len(), is.len()),
        persons: (before.len(), now.len()),
        by_status,
    }
}
