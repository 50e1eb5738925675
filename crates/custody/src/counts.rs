//! What a build makes of claims, as tables for those who look at them: counts, their claims, cells by speaker, findings.
//!
//! They are written beside those of the build before, some thousand rows at a time, so that nobody who decides waits long; then one
//! small step makes them the ones that count, and the earlier ones are cleared away.
//!
//! Must not: be held in memory as a whole, or be seen half made.

use crate::store::Store;
use crate::{CaseFolder, CustodyError};
use rusqlite::params;

/// The stamp that says which build's tables count.
const BUILD: &str = "counts build";
/// The stamp that says what they were made from.
const MADE_FROM: &str = "counts made from";
/// How many rows are written in one transaction.
const ROWS_AT_ONCE: usize = 4000;
/// How many counts are cleared away in one.
const CLEARED_AT_ONCE: i64 = 500;
/// The tables, with the column by which their rows are cleared away.
pub(crate) const TABLES: [(&str, &str); 5] = [
    ("counts", "place"),
    ("count_claims", "count"),
    ("count_cells", "count"),
    ("count_speakers", "place"),
    ("case_findings", "place"),
];

/// A count as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountKept {
    /// What is counted, as a key.
    pub scope: String,
    /// The id of its incident.
    pub incident: String,
    /// Whether its numbers differ.
    pub differs: bool,
    /// Whether somebody decided on it: a number, or a rule.
    pub decided: bool,
    /// All that is told of it, as JSON of the maker's own.
    pub told: String,
}

/// What one speaker says of one count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The count, by its place.
    pub count: u64,
    /// The speaker, by their place among the speakers of the build.
    pub speaker: u64,
    /// How many claims.
    pub claims: u64,
    /// The lowest of their numbers.
    pub low: u64,
    /// The highest; `None` where one is open.
    pub high: Option<u64>,
}

/// One row on its way.
enum Row {
    Count(i64, CountKept),
    Claim(i64, i64, i64, String),
    Cell(Cell),
    Speaker(i64, String, i64),
    Finding(i64, String, String, String),
}

/// Tables on their way. Dropped before [`CountsAnew::finish`], they are as if they had never been.
pub struct CountsAnew<'f> {
    store: &'f Store,
    build: i64,
    rows: Vec<Row>,
    counts: i64,
    claims: i64,
    findings: i64,
}

impl CaseFolder {
    /// Begins the tables of a build.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn counts_anew(&mut self) -> Result<CountsAnew<'_>, CustodyError> {
        let store = &self.store;
        let now = current(store)?;
        // What a build that was broken off left behind.
        clear(store, now)?;
        let build = now + 1;
        Ok(CountsAnew { store, build, rows: Vec::new(), counts: 0, claims: 0, findings: 0 })
    }

    /// What the tables were made from that count now; `None` where there are none.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn counts_made_from(&self) -> Result<Option<String>, CustodyError> {
        self.stamp(MADE_FROM)
    }
}

impl CountsAnew<'_> {
    /// Adds a count; those are given in the order in which they are told. Its claims follow.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn count(&mut self, kept: CountKept) -> Result<(), CustodyError> {
        self.claims = 0;
        self.counts += 1;
        self.add(Row::Count(self.counts - 1, kept))
    }

    /// Adds a claim to the count that was added last.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn claim(&mut self, speaker: u64, claim: String) -> Result<(), CustodyError> {
        self.claims += 1;
        self.add(Row::Claim(self.counts - 1, self.claims - 1, speaker as i64, claim))
    }

    /// Adds what a speaker says of the count that was added last.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn cell(
        &mut self,
        speaker: u64,
        claims: u64,
        low: u64,
        high: Option<u64>,
    ) -> Result<(), CustodyError> {
        let count = (self.counts - 1).max(0) as u64;
        self.add(Row::Cell(Cell { count, speaker, claims, low, high }))
    }

    /// Adds a speaker at a place: those with the most claims first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn speaker(&mut self, place: u64, name: String, claims: u64) -> Result<(), CustodyError> {
        self.add(Row::Speaker(place as i64, name, claims as i64))
    }

    /// Adds a finding, the heaviest first.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn finding(&mut self, weight: String, kind: String, finding: String) -> Result<(), CustodyError> {
        self.findings += 1;
        self.add(Row::Finding(self.findings - 1, weight, kind, finding))
    }

    /// Makes these tables the ones that count, with small values beside them, all at once.
    ///
    /// # Errors
    /// What SQLite reports; the tables of the build before stand then.
    pub fn finish(mut self, made_from: &str, beside: &[(&str, &str)]) -> Result<(), CustodyError> {
        self.flush()?;
        let store = self.store;
        let build = self.build.to_string();
        store.write(|| {
            let mut stamp =
                store.sql(store.db.prepare("INSERT OR REPLACE INTO stamps (name, value) VALUES (?1, ?2)"))?;
            for (name, value) in [(BUILD, build.as_str()), (MADE_FROM, made_from)].iter().chain(beside) {
                store.sql(stamp.execute([name, value]))?;
            }
            Ok(())
        })?;
        clear(store, self.build)
    }

    fn add(&mut self, row: Row) -> Result<(), CustodyError> {
        self.rows.push(row);
        if self.rows.len() >= ROWS_AT_ONCE { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), CustodyError> {
        let (store, build, rows) = (self.store, self.build, std::mem::take(&mut self.rows));
        store.write(|| rows.iter().try_for_each(|row| store.sql(insert(store, build, row)).map(|_| ())))
    }
}

fn insert(store: &Store, build: i64, row: &Row) -> rusqlite::Result<usize> {
    let into = |sql: &str| store.db.prepare_cached(sql);
    match row {
        Row::Count(place, kept) => into(
            "INSERT INTO counts (build, place, scope, incident, differs, decided, told) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            build,
            place,
            kept.scope,
            kept.incident,
            kept.differs,
            kept.decided,
            kept.told
        ]),
        Row::Claim(count, place, speaker, claim) => {
            into("INSERT INTO count_claims VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![build, count, place, speaker, claim])
        }
        Row::Cell(cell) => into("INSERT INTO count_cells VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?.execute(params![
            build,
            cell.count as i64,
            cell.speaker as i64,
            cell.claims as i64,
            kept_number(cell.low),
            cell.high.map(kept_number)
        ]),
        Row::Speaker(place, name, claims) => into("INSERT INTO count_speakers VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![build, place, name, claims]),
        Row::Finding(place, weight, kind, finding) => {
            into("INSERT INTO case_findings VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(params![build, place, weight, kind, finding])
        }
    }
}

/// A number of people as SQLite keeps it: what no world holds is cut.
fn kept_number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The build whose tables count; 0 where there is none.
pub(crate) fn current(store: &Store) -> Result<i64, CustodyError> {
    let found = (store.db)
        .prepare_cached("SELECT CAST(value AS INTEGER) FROM stamps WHERE name = ?1")
        .and_then(|mut query| {
            use rusqlite::OptionalExtension;
            query.query_row([BUILD], |row| row.get::<_, i64>(0)).optional()
        });
    Ok(store.sql(found)?.unwrap_or(0))
}

/// Clears away the rows of all builds but one, some at a time.
fn clear(store: &Store, but: i64) -> Result<(), CustodyError> {
    for (table, by) in TABLES {
        let other = |sql: &str| {
            use rusqlite::OptionalExtension;
            let found = store.db.query_row(sql, [but], |row| row.get::<_, i64>(0)).optional();
            store.sql(found)
        };
        // Twice, so that the key is used: builds before, builds after.
        for side in ["<", ">"] {
            let find = format!("SELECT build FROM {table} WHERE build {side} ?1 LIMIT 1");
            while let Some(build) = other(&find)? {
                clear_build(store, table, by, build)?;
            }
        }
    }
    Ok(())
}

fn clear_build(store: &Store, table: &str, by: &str, build: i64) -> Result<(), CustodyError> {
    let last = format!("SELECT coalesce(max({by}), -1) FROM {table} WHERE build = ?1");
    let last: i64 = store.sql(store.db.query_row(&last, [build], |row| row.get(0)))?;
    let delete = format!("DELETE FROM {table} WHERE build = ?1 AND {by} <= ?2");
    let mut to = CLEARED_AT_ONCE;
    loop {
        store.write(|| store.sql(store.db.execute(&delete, params![build, to])).map(|_| ()))?;
        if to >= last {
            return Ok(());
        }
        to += CLEARED_AT_ONCE;
    }
}
