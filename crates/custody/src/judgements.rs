//! Judgements on records: entries of the ledger like all decisions, and withdrawn by further entries.
//!
//! A table made from the ledger tells what was decided last on a pair, so that of two who decide at once the second hears
//! of the first. What a build goes by is the ledger itself.
//!
//! Must not: delete one, or make one.

use crate::registry::json;
use crate::store::Store;
use crate::{CaseFolder, CaseReader, CustodyError};
use rusqlite::{Connection, OptionalExtension, Row, params};
use vocabulary::{Decision, JudgedPair, Judgements, RecordKey, WithdrawnJudgement};

/// What was decided last on two records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastOnPair {
    /// The entry that decided it.
    pub entry: u64,
    /// The judgement that holds; `None` where all were withdrawn.
    pub holds: Option<JudgedPair>,
}

impl CaseFolder {
    /// Keeps a judgement. When it returns, it is on the disk.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn judge(&mut self, judged: JudgedPair) -> Result<(), CustodyError> {
        self.decide(&[Decision::Judged(Box::new(judged))], &[])
    }

    /// Withdraws the last judgement on a pair that holds, by an entry of its own. Gives whether there was one.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn withdraw(&mut self, withdrawn: WithdrawnJudgement) -> Result<bool, CustodyError> {
        if self.judgements()?.on(&withdrawn.a, &withdrawn.b).is_none() {
            return Ok(false);
        }
        self.decide(&[Decision::JudgementWithdrawn(Box::new(withdrawn))], &[])?;
        Ok(true)
    }

    /// The judgements that hold, replayed from the ledger.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] at the first entry that is wrong.
    pub fn judgements(&self) -> Result<Judgements, CustodyError> {
        let mut all = Judgements::default();
        self.entries(|entry| {
            match entry.decision {
                Decision::Judged(judged) => all.add(*judged),
                Decision::JudgementWithdrawn(withdrawn) => {
                    all.withdraw(&withdrawn.a, &withdrawn.b);
                }
                _ => {}
            }
            Ok(())
        })?;
        Ok(all)
    }
}

/// What was decided last on a pair, in whichever order its records are named; `None` where nothing ever was.
pub(crate) fn last_on(
    store: &Store,
    a: &RecordKey,
    b: &RecordKey,
) -> Result<Option<LastOnPair>, CustodyError> {
    let [a, b] = ordered(a, b);
    let pair = params![a.list, a.row, b.list, b.row];
    let of = "FROM judgements WHERE a_list = ?1 AND a_row = ?2 AND b_list = ?3 AND b_row = ?4";
    let touched = format!("SELECT max(max(entry, coalesce(withdrawn, 0))) {of}");
    let holding = format!("SELECT judged {of} AND withdrawn IS NULL ORDER BY entry DESC LIMIT 1");
    let ask = || -> rusqlite::Result<(Option<i64>, Option<String>)> {
        let touched = store.db.prepare_cached(&touched)?.query_row(pair, |row| row.get(0))?;
        let holding = store.db.prepare_cached(&holding)?.query_row(pair, |row| row.get(0)).optional()?;
        Ok((touched, holding))
    };
    let (touched, holding) = store.sql(ask())?;
    let Some(entry) = touched else { return Ok(None) };
    let holds = holding.map(|text| parsed(&text)).transpose()?;
    Ok(Some(LastOnPair { entry: entry.max(0) as u64, holds }))
}

/// A judgement that holds, or that held until it was withdrawn, with the entries that say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The entry that judged.
    pub entry: u64,
    /// The judgement.
    pub judged: JudgedPair,
    /// The entry that withdrew it.
    pub withdrawn: Option<u64>,
}

impl CaseReader {
    /// The judgements on a record, with whatever other records, the last first.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn judged_of(&self, record: &RecordKey, count: usize) -> Result<Vec<Settled>, CustodyError> {
        let sql = format!(
            "SELECT entry, judged, withdrawn FROM judgements WHERE {OF_RECORD} ORDER BY entry DESC LIMIT ?3"
        );
        let mut query = self.store.sql(self.store.db.prepare_cached(&sql))?;
        let columns = |row: &Row<'_>| -> rusqlite::Result<(i64, String, Option<i64>)> {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        };
        let rows = query.query_map(params![record.list, record.row, count as i64], columns);
        self.store
            .sql(rows)?
            .map(|row| {
                let (entry, text, withdrawn) = self.store.sql(row)?;
                let withdrawn = withdrawn.map(|entry| entry.max(0) as u64);
                Ok(Settled { entry: entry.max(0) as u64, judged: parsed(&text)?, withdrawn })
            })
            .collect()
    }
}

const OF_RECORD: &str = "((a_list = ?1 AND a_row = ?2) OR (b_list = ?1 AND b_row = ?2))";

/// The last entry that decided something on a record and any other; 0 where none did.
pub(crate) fn touched(store: &Store, record: &RecordKey) -> Result<u64, CustodyError> {
    let sql = format!("SELECT max(max(entry, coalesce(withdrawn, 0))) FROM judgements WHERE {OF_RECORD}");
    let found = (store.db.prepare_cached(&sql)).and_then(|mut query| {
        query.query_row([&record.list, &record.row], |row| row.get::<_, Option<i64>>(0))
    });
    Ok(store.sql(found)?.unwrap_or(0).max(0) as u64)
}

/// Writes a judgement into the table.
pub(crate) fn keep(db: &Connection, entry: i64, judged: &JudgedPair) -> rusqlite::Result<usize> {
    let [a, b] = ordered(&judged.a, &judged.b);
    let text = json(judged);
    db.prepare_cached(
        "INSERT INTO judgements (entry, a_list, a_row, b_list, b_row, judged) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![entry, a.list, a.row, b.list, b.row, text])
}

/// Marks the last judgement on a pair that holds as withdrawn.
pub(crate) fn strike(db: &Connection, entry: i64, withdrawn: &WithdrawnJudgement) -> rusqlite::Result<usize> {
    let [a, b] = ordered(&withdrawn.a, &withdrawn.b);
    db.prepare_cached(
        "UPDATE judgements SET withdrawn = ?1 WHERE entry = (SELECT max(entry) FROM judgements \
         WHERE a_list = ?2 AND a_row = ?3 AND b_list = ?4 AND b_row = ?5 AND withdrawn IS NULL)",
    )?
    .execute(params![entry, a.list, a.row, b.list, b.row])
}

/// A pair in its order: that in which it was named makes no difference.
fn ordered<'k>(a: &'k RecordKey, b: &'k RecordKey) -> [&'k RecordKey; 2] {
    if a <= b { [a, b] } else { [b, a] }
}

/// The first judgement at which two tables differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    let row = |row: &Row<'_>| -> rusqlite::Result<(i64, String, Option<i64>)> {
        Ok((row.get(0)?, row.get(1)?, row.get(2)?))
    };
    let sql = "SELECT entry, judged, withdrawn FROM judgements ORDER BY entry";
    let found = one.first_difference("judgements", other, sql, row)?;
    Ok(found.map(|(entry, ..)| format!("the judgement of entry {entry}")))
}

fn parsed(text: &str) -> Result<JudgedPair, CustodyError> {
    serde_json::from_str(text)
        .map_err(|error| CustodyError::Derived { what: "a judgement".to_owned(), why: error.to_string() })
}
