//! The registry of persons as tables: made again with a build, from what is in vault, ledger and `case.toml`.
//!
//! Must not: hold anything that these do not determine.

mod keep;
mod read;

pub(crate) use keep::judged;

use crate::anew::Tables;
use crate::{CaseFolder, CustodyError};
use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use vocabulary::{Chance, Digest, ListSummary, Moved, OpenCase, Person, RecordPair, Registry, Sex, Status};

/// The stamp that says what the registry was made from.
const MADE_FROM: &str = "registry made from";
/// The stamp of what is neither a person nor a pair.
const REST: &str = "registry";
/// The stamp of what the maker wants back.
const BESIDE: &str = "registry beside";
/// The stamp of the last entry whose judgement it holds.
const UNTIL: &str = "registry until";
/// The tables.
pub(crate) const REGISTRY: Tables = Tables {
    name: "registry",
    tables: &[
        ("registry_persons", "place"),
        ("registry_records", "list, row"),
        ("registry_pairs", "place"),
        ("registry_counts", "name"),
        ("open_cases", "place"),
        ("candidates", "person, rank"),
    ],
};

/// What speaks for and against a pair of records, as the engine tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PairExplained {
    /// Field by field, as JSON of the engine's own.
    pub evidence: Option<String>,
    /// A digest of what both rows say.
    pub said: Option<Digest>,
}

/// What a build keeps beside a registry so that the desk can do without the lists.
#[derive(Clone, Copy, Debug, Default)]
pub struct Beside<'b> {
    /// What the maker wants back.
    pub given: &'b str,
    /// What speaks for and against the first pairs, in their order.
    pub explained: &'b [PairExplained],
    /// For each person, in their order, the tokens by which it is found, with spaces between.
    pub tokens: &'b [String],
    /// People who are missing, in the order in which they are shown.
    pub open_cases: &'b [OpenCase],
    /// The last entry whose judgement was taken into account.
    pub until: u64,
}

/// A person as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonLine {
    /// The person's id.
    pub id: String,
    /// The name that the first record has.
    pub name: String,
    /// The last that became of them.
    pub status: Option<Status>,
    /// The sex, by the first record.
    pub sex: Option<Sex>,
    /// The age, by the first record.
    pub age: Option<u16>,
    /// The place, by the first record.
    pub place: Option<String>,
    /// How many records are of this person.
    pub records: u64,
    /// The chance that the weakest link is right, where there is one.
    pub weakest: Option<Chance>,
}

impl PersonLine {
    /// What a list shows of a person.
    pub fn of(person: &Person) -> PersonLine {
        let first = person.records.first();
        PersonLine {
            id: person.id.clone(),
            name: first.map(|first| first.name.clone()).unwrap_or_default(),
            status: person.status(),
            sex: first.and_then(|first| first.sex),
            age: first.and_then(|first| first.age),
            place: first.and_then(|first| first.place.clone()),
            records: person.records.len() as u64,
            weakest: person.weakest,
        }
    }
}

/// A pair that waits for a judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingPair {
    /// Its place in the queue: those whose judgement moves most come first.
    pub place: u64,
    /// The pair.
    pub pair: RecordPair,
    /// What speaks for and against.
    pub explained: PairExplained,
}

/// How large the registry of the last build is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegistryCounts {
    /// Persons.
    pub persons: u64,
    /// Records.
    pub records: u64,
    /// Pairs that wait, those left out that were judged since.
    pub waiting: u64,
}

/// What a registry has beside persons and pairs.
type Rest = (Vec<ListSummary>, Option<Moved>);

impl CaseFolder {
    /// Says that the registry that is kept holds all judgements up to this entry too.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn keep_registry_until(&mut self, until: u64) -> Result<(), CustodyError> {
        let until = until.to_string();
        if self.stamp(UNTIL)?.as_ref() == Some(&until) { Ok(()) } else { self.keep_stamp(UNTIL, &until) }
    }

    /// The registry that was made from this, with what was kept beside it; `None` where another one is kept, or none.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn registry(&self, made_from: &str) -> Result<Option<(Registry, String)>, CustodyError> {
        if self.stamp(MADE_FROM)?.as_deref() != Some(made_from) {
            return Ok(None);
        }
        self.last_registry()
    }

    /// The registry that the last build made, whatever it was made from, with what was kept beside it.
    ///
    /// # Errors
    /// As [`CaseFolder::registry`].
    pub fn last_registry(&self) -> Result<Option<(Registry, String)>, CustodyError> {
        let Some(rest) = self.stamp(REST)? else { return Ok(None) };
        let (lists, moved): Rest = parsed(&rest)?;
        let persons =
            self.rows::<Person>("SELECT person FROM registry_persons WHERE build = ?1 ORDER BY place")?;
        let pairs =
            self.rows::<RecordPair>("SELECT pair FROM registry_pairs WHERE build = ?1 ORDER BY place")?;
        Ok(Some((Registry { persons, pairs, lists, moved }, self.stamp(BESIDE)?.unwrap_or_default())))
    }

    /// What the registry that the last build made was made from.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn registry_made_from(&self) -> Result<Option<String>, CustodyError> {
        self.stamp(MADE_FROM)
    }

    /// The id of the person that a record is of.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn person_of(&self, list: &str, row: &str) -> Result<Option<String>, CustodyError> {
        let build = REGISTRY.current(&self.store)?;
        let found = (self.store.db)
            .prepare_cached("SELECT person FROM registry_records WHERE build = ?1 AND list = ?2 AND row = ?3")
            .and_then(|mut query| query.query_row(params![build, list, row], |row| row.get(0)).optional());
        self.store.sql(found)
    }

    fn rows<T: DeserializeOwned>(&self, sql: &str) -> Result<Vec<T>, CustodyError> {
        let mut query = self.store.sql(self.store.db.prepare(sql))?;
        let mut rows = self.store.sql(query.query([REGISTRY.current(&self.store)?]))?;
        let mut found = Vec::new();
        while let Some(row) = self.store.sql(rows.next())? {
            let text = self.store.sql(row.get_ref(0).and_then(|value| Ok(value.as_str()?)))?;
            found.push(parsed(text)?);
        }
        Ok(found)
    }
}

pub(crate) fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("texts and numbers can always be written as JSON")
}

pub(crate) fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, CustodyError> {
    serde_json::from_str(text)
        .map_err(|error| CustodyError::Derived { what: "the registry".to_owned(), why: error.to_string() })
}
