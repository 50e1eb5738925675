//! The registry of persons as tables: made again with a build, from what is in vault, ledger and `case.toml`.
//!
//! Must not: hold anything that these do not determine.

use crate::{CaseFolder, CustodyError};
use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;
use vocabulary::{ListSummary, Moved, Person, RecordPair, Registry};

/// The stamp that says what the registry was made from.
const MADE_FROM: &str = "registry made from";
/// The stamp of what is neither a person nor a pair.
const REST: &str = "registry";
/// The stamp of what the maker wants back.
const BESIDE: &str = "registry beside";

/// What a registry has beside persons and pairs.
type Rest = (Vec<ListSummary>, Option<Moved>);

impl CaseFolder {
    /// Keeps a registry in place of the one before, all or nothing. `made_from` names all that it depends on; `beside` is
    /// given back with it.
    ///
    /// # Errors
    /// What SQLite reports; the registry before stands then.
    pub fn keep_registry(
        &mut self,
        made_from: &str,
        registry: &Registry,
        beside: &str,
    ) -> Result<(), CustodyError> {
        let store = &self.store;
        let db = &store.db;
        let write = || -> rusqlite::Result<()> {
            db.execute_batch(
                "DELETE FROM registry_persons; DELETE FROM registry_records; DELETE FROM registry_pairs;",
            )?;
            let mut persons =
                db.prepare("INSERT INTO registry_persons (place, id, person) VALUES (?1, ?2, ?3)")?;
            let mut records = db
                .prepare("INSERT OR REPLACE INTO registry_records (list, row, person) VALUES (?1, ?2, ?3)")?;
            for (place, person) in (0_i64..).zip(&registry.persons) {
                persons.execute(params![place, person.id, json(person)])?;
                for record in &person.records {
                    records.execute(params![record.key.list, record.key.row, person.id])?;
                }
            }
            let mut pairs =
                db.prepare("INSERT INTO registry_pairs (place, waits, pair) VALUES (?1, ?2, ?3)")?;
            for (place, pair) in (0_i64..).zip(&registry.pairs) {
                pairs.execute(params![place, pair.waits, json(pair)])?;
            }
            let rest = json(&(&registry.lists, &registry.moved));
            let mut stamps = db.prepare("INSERT OR REPLACE INTO stamps (name, value) VALUES (?1, ?2)")?;
            for (name, value) in [(MADE_FROM, made_from), (REST, &rest), (BESIDE, beside)] {
                stamps.execute([name, value])?;
            }
            Ok(())
        };
        store.write(|| store.sql(write()))
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
        let persons = self.rows::<Person>("SELECT person FROM registry_persons ORDER BY place")?;
        let pairs = self.rows::<RecordPair>("SELECT pair FROM registry_pairs ORDER BY place")?;
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
        let found = (self.store.db)
            .prepare_cached("SELECT person FROM registry_records WHERE list = ?1 AND row = ?2")
            .and_then(|mut query| query.query_row([list, row], |row| row.get(0)).optional());
        self.store.sql(found)
    }

    fn rows<T: DeserializeOwned>(&self, sql: &str) -> Result<Vec<T>, CustodyError> {
        let mut query = self.store.sql(self.store.db.prepare(sql))?;
        let mut rows = self.store.sql(query.query([]))?;
        let mut found = Vec::new();
        while let Some(row) = self.store.sql(rows.next())? {
            let text = self.store.sql(row.get_ref(0).and_then(|value| Ok(value.as_str()?)))?;
            found.push(parsed(text)?);
        }
        Ok(found)
    }
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("texts and numbers can always be written as JSON")
}

fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, CustodyError> {
    serde_json::from_str(text)
        .map_err(|error| CustodyError::Derived { what: "the registry".to_owned(), why: error.to_string() })
}
