//! What a build makes of claims, as tables for those who look at them: counts, their claims, cells by speaker, findings.
//!
//! They are made anew beside those of the build before.
//!
//! Must not: be held in memory as a whole, or be seen half made.

use crate::anew::{ROWS_AT_ONCE, Tables};
use crate::store::Store;
use crate::{CaseFolder, CustodyError};
use rusqlite::params;

/// The stamp that says what they were made from.
const MADE_FROM: &str = "counts made from";
/// The tables.
pub(crate) const COUNTS: Tables = Tables {
    name: "counts",
    tables: &[
        ("counts", "place"),
        ("count_claims", "count, place"),
        ("count_cells", "count, speaker"),
        ("count_speakers", "place"),
        ("case_findings", "place"),
        ("case_finding_values", "place"),
    ],
};

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
    /// What a list shows of it, as JSON of the maker's own.
    pub line: String,
    /// All that is told of it, as JSON of the maker's own.
    pub told: String,
}

/// A finding as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingKept {
    /// How much it weighs, as a word.
    pub weight: String,
    /// Of what kind it is, as a word.
    pub kind: String,
    /// What a list shows of it, as JSON of the maker's own.
    pub told: String,
    /// What it says as values, for other languages than English, as JSON of the maker's own.
    pub spoken: String,
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
    Finding(i64, FindingKept),
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
        let build = COUNTS.begin(store)?;
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
    pub fn finding(&mut self, kept: FindingKept) -> Result<(), CustodyError> {
        self.findings += 1;
        self.add(Row::Finding(self.findings - 1, kept))
    }

    /// Makes these tables the ones that count, with small values beside them, all at once.
    ///
    /// # Errors
    /// What SQLite reports; the tables of the build before stand then.
    pub fn finish(mut self, made_from: &str, beside: &[(&str, &str)]) -> Result<(), CustodyError> {
        self.flush()?;
        let store = self.store;
        let stamps: Vec<(&str, &str)> = [(MADE_FROM, made_from)].iter().chain(beside).copied().collect();
        COUNTS.finish(store, self.build, &stamps, || Ok(()))
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
            "INSERT INTO counts (build, place, scope, incident, differs, decided, line, told) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            build,
            place,
            kept.scope,
            kept.incident,
            kept.differs,
            kept.decided,
            kept.line,
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
        Row::Finding(place, kept) => {
            into("INSERT INTO case_finding_values VALUES (?1, ?2, ?3)")?.execute(params![
                build,
                place,
                kept.spoken
            ])?;
            into("INSERT INTO case_findings VALUES (?1, ?2, ?3, ?4, ?5)")?.execute(params![
                build,
                place,
                kept.weight,
                kept.kind,
                kept.told
            ])
        }
    }
}

/// A number of people as SQLite keeps it: what no world holds is cut.
fn kept_number(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
