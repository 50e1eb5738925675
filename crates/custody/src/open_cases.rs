//! People who are missing and who they might be, as the last build ranked them.
//!
//! Must not: rank.

use crate::{CaseReader, CustodyError};
use rusqlite::{Connection, OptionalExtension, params};
use vocabulary::{Candidate, OpenCase, RecordKey};

impl CaseReader {
    /// Open cases from a place on, those seen last first, without their candidates.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn open_cases(&self, from: u64, count: usize) -> Result<Vec<OpenCase>, CustodyError> {
        let sql = "SELECT told FROM open_cases WHERE build = ?1 AND place >= ?2 ORDER BY place LIMIT ?3";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows =
            query.query_map(params![self.build()?, from as i64, count as i64], |row| row.get::<_, String>(0));
        self.store.sql(rows)?.map(|row| crate::registry::parsed(&self.store.sql(row)?)).collect()
    }

    /// How many open cases there are.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn open_cases_count(&self) -> Result<u64, CustodyError> {
        let sql = "SELECT coalesce(max(place) + 1, 0) FROM open_cases WHERE build = ?1";
        let build = self.build()?;
        let found = (self.store.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row([build], |row| row.get::<_, i64>(0)));
        Ok(self.store.sql(found)?.max(0) as u64)
    }

    /// For some persons, by their ids, how many candidates were ranked.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn candidates_of(&self, person: &str) -> Result<u64, CustodyError> {
        let sql = "SELECT count(*) FROM candidates WHERE build = ?1 AND person = ?2";
        let build = self.build()?;
        let found = (self.store.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row(params![build, person], |row| row.get::<_, i64>(0)));
        Ok(self.store.sql(found)?.max(0) as u64)
    }

    /// The open case of a person, with all candidates; `None` where there is none.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn open_case(&self, person: &str) -> Result<Option<OpenCase>, CustodyError> {
        let (build, sql) = (self.build()?, "SELECT told FROM open_cases WHERE build = ?1 AND person = ?2");
        let found = (self.store.db.prepare_cached(sql)).and_then(|mut query| {
            query.query_row(params![build, person], |row| row.get::<_, String>(0)).optional()
        });
        let Some(text) = self.store.sql(found)? else { return Ok(None) };
        let mut case: OpenCase = crate::registry::parsed(&text)?;
        let sql = "SELECT told FROM candidates WHERE build = ?1 AND person = ?2 ORDER BY rank";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = self.store.sql(query.query_map(params![build, person], |row| row.get::<_, String>(0)))?;
        for row in rows {
            case.candidates.push(crate::registry::parsed(&self.store.sql(row)?)?);
        }
        Ok(Some(case))
    }

    /// The candidate of a case by the two records, if it was ranked.
    ///
    /// # Errors
    /// As [`CaseReader::open_case`].
    pub fn candidate(&self, person: &str, record: &RecordKey) -> Result<Option<Candidate>, CustodyError> {
        let case = self.open_case(person)?;
        Ok(case.and_then(|case| case.candidates.into_iter().find(|candidate| candidate.record == *record)))
    }
}

/// Writes one open case of a build, with its candidates.
pub(crate) fn keep(db: &Connection, build: i64, place: i64, case: &OpenCase) -> rusqlite::Result<()> {
    let sql = "INSERT OR REPLACE INTO open_cases (build, place, person, told) VALUES (?1, ?2, ?3, ?4)";
    let bare = OpenCase { candidates: Vec::new(), ..case.clone() };
    db.prepare_cached(sql)?.execute(params![build, place, case.person, crate::registry::json(&bare)])?;
    let sql = "INSERT INTO candidates (build, person, rank, told) VALUES (?1, ?2, ?3, ?4)";
    let mut insert = db.prepare_cached(sql)?;
    for (rank, candidate) in (0_i64..).zip(&case.candidates) {
        insert.execute(params![build, case.person, rank, crate::registry::json(candidate)])?;
    }
    Ok(())
}
