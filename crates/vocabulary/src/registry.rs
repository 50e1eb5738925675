//! The registry of persons: what comes of linking all lists of a case with the judgements that hold.
//!
//! Must not: be truth. It is made from originals and ledger, and can be made again.

use crate::{Chance, Digest, Judgement, Person, Record, RecordKey, Status};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All persons of a case, and what is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registry {
    /// The persons, in the order in which the first of their records was taken in.
    pub persons: Vec<Person>,
    /// Pairs that may be one person, and judged ones; those that wait first, in the order of the queue.
    pub pairs: Vec<RecordPair>,
    /// The lists behind it.
    pub lists: Vec<ListSummary>,
    /// What the last releases of lists changed; `None` where no list was released again.
    pub moved: Option<Moved>,
}

/// Two records that may be one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordPair {
    /// The one record.
    pub a: RecordKey,
    /// The other.
    pub b: RecordKey,
    /// The chance that they are one person.
    pub chance: Chance,
    /// Whether they are in one person.
    pub joined: bool,
    /// What was judged, where it was.
    pub judged: Option<Judgement>,
    /// Whether it waits for a judgement.
    pub waits: bool,
    /// What a decision may be expected to move, in parts of 10,000 of one count.
    pub moves: u32,
}

/// A list of the registry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListSummary {
    /// Its path in the case.
    pub path: String,
    /// What it is called.
    pub title: Option<String>,
    /// Who passed it on.
    pub publisher: Option<String>,
    /// How many rows it has.
    pub records: usize,
    /// Whether its column map is declared in the case.
    pub confirmed: bool,
    /// What changed with its last release, where there is an earlier one.
    pub news: Option<ListNews>,
}

/// What became of a list from one release to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListNews {
    /// The earlier release.
    pub earlier: Digest,
    /// The later one.
    pub later: Digest,
    /// Rows that the earlier one has not.
    pub new: Vec<RecordKey>,
    /// Rows that the later one has not.
    pub gone: Vec<RecordKey>,
    /// Rows that say something else, with the columns in which they do.
    pub changed: Vec<(RecordKey, Vec<String>)>,
    /// How many rows say the same.
    pub same: usize,
    /// Ids that name somebody else now.
    pub reused: Vec<RecordKey>,
}

/// What new releases changed among persons.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// Persons that are several persons of before, by id, with those.
    pub merged: Vec<(String, Vec<String>)>,
    /// Persons of before whose records are of several persons now, with those.
    pub split: Vec<(String, Vec<String>)>,
    /// Records before and now.
    pub records: (usize, usize),
    /// Persons before and now.
    pub persons: (usize, usize),
    /// Persons before and now, by what happened to them.
    pub by_status: BTreeMap<String, (usize, usize)>,
}

impl Registry {
    /// How many records there are.
    pub fn records(&self) -> usize {
        self.persons.iter().map(|person| person.records.len()).sum()
    }

    /// How many pairs wait for a judgement.
    pub fn waiting(&self) -> usize {
        self.pairs.iter().filter(|pair| pair.waits).count()
    }
}

impl Person {
    /// What happened to the person, from all its records: one who is dead by any record is dead, and is counted so once; else
    /// what most records say, and of equals the first in the order of [`Status`].
    pub fn status(&self) -> Option<Status> {
        status_of(self.records.iter())
    }
}

/// What happened to somebody of whom these are the records: see [`Person::status`].
pub fn status_of<'r>(records: impl Iterator<Item = &'r Record> + Clone) -> Option<Status> {
    let said = || records.clone().filter_map(|record| record.status);
    if said().any(Status::is_dead) {
        return Some(Status::Killed);
    }
    Status::ALL
        .iter()
        .copied()
        .filter(|status| said().any(|other| other == *status))
        .max_by_key(|status| (said().filter(|other| other == status).count(), std::cmp::Reverse(*status)))
}
