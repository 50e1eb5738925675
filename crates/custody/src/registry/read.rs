//! Asking the registry: each question takes rows by a key, however many there are.
//!
//! Must not: load a table.

use super::{MADE_FROM, PairExplained, PersonLine, REGISTRY, RegistryCounts, UNTIL, WaitingPair, parsed};
use crate::{CaseReader, CustodyError};
use rusqlite::{OptionalExtension, Row, params};
use serde::de::DeserializeOwned;
use vocabulary::{Person, RecordKey, limits};

impl CaseReader {
    /// Pairs that wait for a judgement, in the order of the queue, from a place on.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn waiting(&self, from: u64, count: usize) -> Result<Vec<WaitingPair>, CustodyError> {
        let sql = "SELECT place, pair, explained, said FROM registry_pairs WHERE build = ?1 AND open \
            AND place >= ?2 ORDER BY place LIMIT ?3";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = self
            .store
            .sql(query.query_map(params![self.build()?, from as i64, count as i64], waiting_columns))?;
        rows.map(|row| waiting(self.store.sql(row)?)).collect()
    }

    /// The places of the first pairs that wait, in the order of the queue.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn waiting_places(&self, count: usize) -> Result<Vec<u64>, CustodyError> {
        let sql = "SELECT place FROM registry_pairs WHERE build = ?1 AND open ORDER BY place LIMIT ?2";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows =
            self.store.sql(query.query_map([self.build()?, count as i64], |row| row.get::<_, i64>(0)))?;
        rows.map(|row| Ok(self.store.sql(row)?.max(0) as u64)).collect()
    }

    /// The pair at a place of the queue, whether or not it was judged since.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn pair_at(&self, place: u64) -> Result<Option<WaitingPair>, CustodyError> {
        let sql = "SELECT place, pair, explained, said FROM registry_pairs WHERE build = ?1 AND place = ?2";
        let build = self.build()?;
        let found = (self.store.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row([build, place as i64], waiting_columns).optional());
        self.store.sql(found)?.map(waiting).transpose()
    }

    /// The record that is named like this: `lists/morgue.csv:17`, or without the folder. `None` where the registry holds none.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn record_named(&self, written: &str) -> Result<Option<RecordKey>, CustodyError> {
        let build = self.build()?;
        // Names of lists and rows may hold colons themselves.
        for (at, _) in written.match_indices(':').take(limits::RECORD_COLONS_MAX) {
            let (list, row) = (&written[..at], &written[at + 1..]);
            for list in [list.to_owned(), format!("lists/{list}")] {
                let found = (self.store.db)
                    .prepare_cached(
                        "SELECT 1 FROM registry_records WHERE build = ?1 AND list = ?2 AND row = ?3",
                    )
                    .and_then(|mut query| query.exists(params![build, list, row]));
                if self.store.sql(found)? {
                    return Ok(Some(RecordKey::new(list, row)));
                }
            }
        }
        Ok(None)
    }

    /// Where in the queue these two records wait, in either order; `None` where they do not. With a name, also where they do not wait
    /// for this reviewer, of two who do not see each other's verdict.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn waiting_place_of(
        &self,
        one: &RecordKey,
        other: &RecordKey,
        blind_to: Option<&str>,
    ) -> Result<Option<u64>, CustodyError> {
        let sql = "SELECT place FROM registry_pairs AS pair WHERE build = ?6 AND open AND a_list = ?1 AND a_row = ?2 \
            AND b_list = ?3 AND b_row = ?4";
        let sql = match blind_to {
            None => format!("{sql} AND ?5 IS NULL"),
            Some(_) => format!("{sql} AND {}", crate::reviews::waits_for("?5")),
        };
        let build = self.build()?;
        for (a, b) in [(one, other), (other, one)] {
            let found = (self.store.db.prepare_cached(&sql)).and_then(|mut query| {
                let values = params![a.list, a.row, b.list, b.row, blind_to, build];
                query.query_row(values, |row| row.get::<_, i64>(0)).optional()
            });
            if let Some(place) = self.store.sql(found)? {
                return Ok(Some(place.max(0) as u64));
            }
        }
        Ok(None)
    }

    /// The person that a record is of.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn person_of(&self, key: &RecordKey) -> Result<Option<Person>, CustodyError> {
        let sql = "SELECT person.person FROM registry_records AS record \
            JOIN registry_persons AS person ON person.build = record.build AND person.id = record.person \
            WHERE record.build = ?1 AND record.list = ?2 AND record.row = ?3";
        self.person_by(sql, &[&self.build()?, &key.list, &key.row])
    }

    /// A person by its id.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn person(&self, id: &str) -> Result<Option<Person>, CustodyError> {
        let sql = "SELECT person FROM registry_persons WHERE build = ?1 AND id = ?2";
        self.person_by(sql, &[&self.build()?, &id])
    }

    fn person_by(&self, sql: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Option<Person>, CustodyError> {
        let found: rusqlite::Result<Option<String>> = (self.store.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row(values, |row| row.get(0)).optional());
        self.store.sql(found)?.map(|text| parsed(&text)).transpose()
    }

    /// Persons in their order, from a place on.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn persons(&self, from: u64, count: usize) -> Result<Vec<Person>, CustodyError> {
        self.persons_as("person", from, count)
    }

    /// The same, each as a list shows it.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn person_lines(&self, from: u64, count: usize) -> Result<Vec<PersonLine>, CustodyError> {
        self.persons_as("line", from, count)
    }

    fn persons_as<T: DeserializeOwned>(
        &self,
        column: &str,
        from: u64,
        count: usize,
    ) -> Result<Vec<T>, CustodyError> {
        let sql = format!(
            "SELECT {column} FROM registry_persons WHERE build = ?1 AND place >= ?2 ORDER BY place LIMIT ?3"
        );
        let mut query = self.store.sql(self.store.db.prepare_cached(&sql))?;
        let rows =
            query.query_map(params![self.build()?, from as i64, count as i64], |row| row.get::<_, String>(0));
        self.store.sql(rows)?.map(|row| parsed(&self.store.sql(row)?)).collect()
    }

    /// What the registry of the last build was made from, and the last entry whose judgement it holds.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn registry_made_from(&self) -> Result<(Option<String>, u64), CustodyError> {
        let stamp = |name: &str| crate::derived::stamp(&self.store, name);
        let until = stamp(UNTIL)?.and_then(|until| until.parse().ok());
        Ok((stamp(MADE_FROM)?, until.unwrap_or(0)))
    }

    /// The pairs of a record with what speaks for and against them, in the order of the registry and no more than so many.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn pairs_of(&self, record: &RecordKey, count: usize) -> Result<Vec<WaitingPair>, CustodyError> {
        // The plus keeps the key of the build from being taken: few pairs are of a record, and many of a build.
        let sql = "SELECT place, pair, explained, said FROM registry_pairs WHERE +build = ?4 AND \
            ((a_list = ?1 AND a_row = ?2) OR (b_list = ?1 AND b_row = ?2)) ORDER BY place LIMIT ?3";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows =
            query.query_map(params![record.list, record.row, count as i64, self.build()?], waiting_columns);
        self.store.sql(rows)?.map(|row| waiting(self.store.sql(row)?)).collect()
    }

    /// How large the registry of the last build is.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn registry_counts(&self) -> Result<RegistryCounts, CustodyError> {
        let build = self.build()?;
        let count = |name: &str| -> Result<u64, CustodyError> {
            let found = (self.store.db)
                .prepare_cached("SELECT number FROM registry_counts WHERE build = ?1 AND name = ?2")
                .and_then(|mut query| {
                    query.query_row(params![build, name], |row| row.get::<_, i64>(0)).optional()
                });
            Ok(self.store.sql(found)?.unwrap_or(0).max(0) as u64)
        };
        Ok(RegistryCounts { persons: count("persons")?, records: count("records")?, waiting: count("open")? })
    }

    /// The build whose registry counts.
    pub(crate) fn build(&self) -> Result<i64, CustodyError> {
        REGISTRY.current(&self.store)
    }
}

type WaitingRow = (i64, String, Option<String>, Option<String>);

fn waiting_columns(row: &Row<'_>) -> rusqlite::Result<WaitingRow> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn waiting((place, pair, evidence, said): WaitingRow) -> Result<WaitingPair, CustodyError> {
    let said = said.and_then(|said| said.parse().ok());
    let explained = PairExplained { evidence, said };
    Ok(WaitingPair { place: place.max(0) as u64, pair: parsed(&pair)?, explained })
}
