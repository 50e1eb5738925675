//! What can be made again: readings, stamps, and the table of what is held.
//!
//! Readings go in and out one at a time, so that a case of any size fits into memory.
//!
//! Must not: hold anything that sources and ledger do not determine.

use crate::counts::COUNTS;
use crate::registry::REGISTRY;
use crate::store::Store;
use crate::{CaseFolder, CustodyError, history, ledger, replay};
use rusqlite::{OptionalExtension, params};
use vocabulary::{Digest, Reading};

impl CaseFolder {
    /// Keeps readings, all or none. `key` names what a reading depends on beside the bytes: the reader's version, the
    /// sidecar, the path.
    ///
    /// # Errors
    /// What SQLite reports; nothing is kept then.
    pub fn keep_readings<'r>(
        &mut self,
        readings: impl IntoIterator<Item = (&'r Digest, &'r str, &'r Reading)>,
    ) -> Result<(), CustodyError> {
        self.store.write(|| {
            for (sha256, key, reading) in readings {
                let text =
                    serde_json::to_string(reading).expect("texts and numbers can always be written as JSON");
                let done = (self.store.db)
                    .prepare_cached(
                        "INSERT OR REPLACE INTO readings (sha256, key, reading) VALUES (?1, ?2, ?3)",
                    )
                    .and_then(|mut insert| insert.execute(params![sha256.as_bytes(), key, text]));
                self.store.sql(done)?;
            }
            Ok(())
        })
    }

    /// The reading of an original under a key, where one is kept.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where the kept value cannot be read.
    pub fn reading(&self, sha256: &Digest, key: &str) -> Result<Option<Reading>, CustodyError> {
        let found: Option<String> = self.store.sql(
            (self.store.db)
                .prepare_cached("SELECT reading FROM readings WHERE sha256 = ?1 AND key = ?2")
                .and_then(|mut query| {
                    query.query_row(params![sha256.as_bytes(), key], |row| row.get(0)).optional()
                }),
        )?;
        found.map(|text| parse(sha256, &text)).transpose()
    }

    /// Whether a reading of an original is kept under a key.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn has_reading(&self, sha256: &Digest, key: &str) -> Result<bool, CustodyError> {
        let found = (self.store.db)
            .prepare_cached("SELECT 1 FROM readings WHERE sha256 = ?1 AND key = ?2")
            .and_then(|mut query| query.exists(params![sha256.as_bytes(), key]));
        self.store.sql(found)
    }

    /// Hands out all readings under a key, by digest, one at a time.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read, and what `visit` returns.
    pub fn readings(
        &self,
        key: &str,
        mut visit: impl FnMut(Digest, Reading) -> Result<(), CustodyError>,
    ) -> Result<(), CustodyError> {
        let sql = |result| self.store.sql(result);
        let mut query = sql(self
            .store
            .db
            .prepare_cached("SELECT sha256, reading FROM readings WHERE key = ?1 ORDER BY sha256"))?;
        let mut rows = self.store.sql(query.query([key]))?;
        while let Some(row) = self.store.sql(rows.next())? {
            let sha256 = Digest::from_bytes(self.store.sql(row.get(0))?);
            let text = self.store.sql(row.get_ref(1).and_then(|value| Ok(value.as_str()?)))?;
            visit(sha256, parse(&sha256, text)?)?;
        }
        Ok(())
    }

    /// A small derived value, where one is kept under this name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn stamp(&self, name: &str) -> Result<Option<String>, CustodyError> {
        stamp(&self.store, name)
    }

    /// Keeps a small derived value under a name.
    ///
    /// # Errors
    /// What SQLite reports; the earlier value stands then.
    pub fn keep_stamp(&mut self, name: &str, value: &str) -> Result<(), CustodyError> {
        self.keep_stamps(&[(name, value)])
    }

    /// As [`CaseFolder::keep_stamp`], for many: all or none.
    ///
    /// # Errors
    /// As there.
    pub fn keep_stamps(&mut self, stamps: &[(impl AsRef<str>, impl AsRef<str>)]) -> Result<(), CustodyError> {
        if stamps.is_empty() {
            return Ok(());
        }
        self.store.write(|| {
            stamps.iter().try_for_each(|(name, value)| put_stamp(&self.store, name.as_ref(), value.as_ref()))
        })
    }

    /// Throws away all that is derived and replays the ledger. Readings and stamps come back with the next build.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] at the first entry that is wrong; all tables are then as before.
    pub fn rebuild(&mut self) -> Result<(), CustodyError> {
        let store = &self.store;
        store.write(|| {
            let made_by_builds =
                ["readings", "stamps", "makings", "documents", "incidents", "incident_times"];
            let anew = [&COUNTS, &REGISTRY].map(|made| made.tables.iter().map(|(table, _)| *table));
            store.sql(crate::search::forget(&store.db))?;
            for table in replay::TABLES.into_iter().chain(made_by_builds).chain(anew.into_iter().flatten()) {
                store.sql(store.db.execute_batch(&format!("DELETE FROM {table};")))?;
            }
            ledger::entries(store, |_, entry| replay::apply(store, entry.number, &entry.decision))?;
            history::make(store)
        })
    }
}

/// Keeps a small derived value under a name, as a part of what is being written.
pub(crate) fn put_stamp(store: &Store, name: &str, value: &str) -> Result<(), CustodyError> {
    let done = (store.db)
        .prepare_cached("INSERT OR REPLACE INTO stamps (name, value) VALUES (?1, ?2)")
        .and_then(|mut insert| insert.execute([name, value]));
    store.sql(done).map(|_| ())
}

/// A small derived value, where one is kept under this name.
pub(crate) fn stamp(store: &Store, name: &str) -> Result<Option<String>, CustodyError> {
    let found = (store.db)
        .prepare_cached("SELECT value FROM stamps WHERE name = ?1")
        .and_then(|mut query| query.query_row([name], |row| row.get(0)).optional());
    store.sql(found)
}

pub(crate) fn parse(sha256: &Digest, text: &str) -> Result<Reading, CustodyError> {
    serde_json::from_str(text).map_err(|error| CustodyError::Derived {
        what: format!("the reading of {sha256}"),
        why: error.to_string(),
    })
}
