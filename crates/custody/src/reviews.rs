//! Pairs that two reviewers judge, neither of whom sees what the other judged: what is open, and what became of it.
//!
//! A verdict counts for nothing by itself. Where the second says what the first said, a judgement follows in the same
//! transaction; where it says something else, an arbiter who is neither of both judges.
//!
//! Must not: tell anybody of a verdict that is open but who gave it, and an arbiter.

use crate::registry::json;
use crate::store::Store;
use crate::{CaseReader, CustodyError};
use rusqlite::{Connection, Row, params};
use vocabulary::{JudgedPair, Judgement, RecordKey, WithdrawnJudgement};

/// A verdict of one of two reviewers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The entry that says so.
    pub entry: u64,
    /// What was judged, by whom and why.
    pub judged: JudgedPair,
    /// The entry of the judgement that closed the pair; `None` where it is open.
    pub closed: Option<u64>,
    /// The entry by which it was taken back.
    pub withdrawn: Option<u64>,
}

impl Verdict {
    /// Whether it stands and waits for the other one, or for an arbiter.
    pub fn is_open(&self) -> bool {
        self.closed.is_none() && self.withdrawn.is_none()
    }
}

/// How often two reviewers gave two answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredBoth {
    /// The reviewers, in the order of their names.
    pub reviewers: [String; 2],
    /// What the one judged, and what the other.
    pub judgements: [Judgement; 2],
    /// On how many pairs.
    pub pairs: u64,
}

/// That a pair waits for a reviewer whose name stands at a place of the question: who has no verdict on it, while fewer than two are open.
pub(crate) fn waits_for(name: &str) -> String {
    format!(
        "NOT EXISTS (SELECT 1 FROM reviews AS review WHERE review.a_list = pair.a_list AND review.a_row = pair.a_row \
        AND review.b_list = pair.b_list AND review.b_row = pair.b_row AND review.closed IS NULL \
        AND review.withdrawn IS NULL AND (review.reviewer = {name} OR review.beside IS NOT NULL))"
    )
}

impl CaseReader {
    /// The places of the first pairs that wait for this reviewer, in the order of the queue: neither judged, nor such that they gave an
    /// open verdict on them, nor such that two people did.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn waiting_places_for(&self, name: &str, count: usize) -> Result<Vec<u64>, CustodyError> {
        let waits = waits_for("?1");
        let sql = format!(
            "SELECT place FROM registry_pairs AS pair WHERE build = ?3 AND open AND {waits} ORDER BY place LIMIT ?2"
        );
        let mut query = self.store.sql(self.store.db.prepare_cached(&sql))?;
        let rows = query.query_map(params![name, count as i64, self.build()?], |row| row.get::<_, i64>(0));
        self.store.sql(rows)?.map(|row| Ok(self.store.sql(row)?.max(0) as u64)).collect()
    }

    /// The verdicts that were ever given on two records, in their order.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn verdicts_on(&self, a: &RecordKey, b: &RecordKey) -> Result<Vec<Verdict>, CustodyError> {
        on(&self.store, a, b)
    }

    /// The verdict that an entry gave, if it gave one.
    ///
    /// # Errors
    /// As [`CaseReader::verdicts_on`].
    pub fn verdict_of(&self, entry: u64) -> Result<Option<Verdict>, CustodyError> {
        Ok(of(&self.store, "WHERE entry = ?1", params![entry as i64])?.pop())
    }

    /// The last entry that one reviewer may know of on two records: of a judgement, or of a verdict of their own; 0 where there is none.
    ///
    /// # Errors
    /// As [`CaseReader::verdicts_on`].
    pub fn seen_by(&self, name: &str, a: &RecordKey, b: &RecordKey) -> Result<u64, CustodyError> {
        seen_by(&self.store, name, a, b)
    }

    /// Second verdicts that differ from the first and wait for an arbiter, the oldest first. Those that this person gave one of are
    /// left out.
    ///
    /// # Errors
    /// As [`CaseReader::verdicts_on`].
    pub fn differing(&self, but_of: &str, count: usize) -> Result<Vec<Verdict>, CustodyError> {
        let which = "WHERE beside IS NOT NULL AND closed IS NULL AND withdrawn IS NULL AND reviewer <> ?1 \
            AND (SELECT first.reviewer FROM reviews AS first WHERE first.entry = reviews.beside) <> ?1 \
            ORDER BY entry LIMIT ?2";
        of(&self.store, which, params![but_of, count as i64])
    }

    /// Whether anybody but this person gave a verdict that is open.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn has_open_verdicts_but_of(&self, name: &str) -> Result<bool, CustodyError> {
        let sql = "SELECT 1 FROM reviews WHERE closed IS NULL AND withdrawn IS NULL AND reviewer <> ?1";
        let found = self.store.db.prepare_cached(sql).and_then(|mut query| query.exists([name]));
        self.store.sql(found)
    }

    /// How many pairs wait for an arbiter.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn differing_count(&self) -> Result<u64, CustodyError> {
        let sql =
            "SELECT count(*) FROM reviews WHERE beside IS NOT NULL AND closed IS NULL AND withdrawn IS NULL";
        let found = (self.store.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row([], |row| row.get::<_, i64>(0)));
        Ok(self.store.sql(found)?.max(0) as u64)
    }

    /// How often any two reviewers gave which answers on pairs that both judged, whatever became of these.
    ///
    /// # Errors
    /// As [`CaseReader::verdicts_on`].
    pub fn answers_of_both(&self) -> Result<Vec<AnsweredBoth>, CustodyError> {
        let sql = "SELECT one.reviewer, two.reviewer, one.judgement, two.judgement, count(*) \
            FROM reviews AS two JOIN reviews AS one ON one.entry = two.beside \
            WHERE two.beside IS NOT NULL AND two.withdrawn IS NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let columns = |row: &Row<'_>| -> rusqlite::Result<([String; 2], [String; 2], i64)> {
            Ok(([row.get(0)?, row.get(1)?], [row.get(2)?, row.get(3)?], row.get(4)?))
        };
        let rows = self.store.sql(query.query_map([], columns))?;
        rows.map(|row| {
            let (mut reviewers, [one, two], pairs) = self.store.sql(row)?;
            let judgement = |word: &str| {
                word.parse().map_err(|error: vocabulary::VocabularyError| unreadable(&error.to_string()))
            };
            let mut judgements: [Judgement; 2] = [judgement(&one)?, judgement(&two)?];
            if reviewers[1] < reviewers[0] {
                reviewers.swap(0, 1);
                judgements.swap(0, 1);
            }
            Ok(AnsweredBoth { reviewers, judgements, pairs: pairs.max(0) as u64 })
        })
        .collect()
    }
}

const COLUMNS: &str = "SELECT entry, judged, closed, withdrawn FROM reviews";

/// A row before its judgement is read.
type Row4 = (i64, String, Option<i64>, Option<i64>);

fn columns(row: &Row<'_>) -> rusqlite::Result<Row4> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn of(store: &Store, which: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Verdict>, CustodyError> {
    let mut query = store.sql(store.db.prepare_cached(&format!("{COLUMNS} {which}")))?;
    let rows = store.sql(query.query_map(values, columns))?;
    rows.map(|row| {
        let (entry, text, closed, withdrawn) = store.sql(row)?;
        let number = |entry: i64| entry.max(0) as u64;
        Ok(Verdict {
            entry: number(entry),
            judged: serde_json::from_str(&text).map_err(|error| unreadable(&error.to_string()))?,
            closed: closed.map(number),
            withdrawn: withdrawn.map(number),
        })
    })
    .collect()
}

/// The verdicts that were ever given on a pair, in their order.
pub(crate) fn on(store: &Store, a: &RecordKey, b: &RecordKey) -> Result<Vec<Verdict>, CustodyError> {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let which = "WHERE a_list = ?1 AND a_row = ?2 AND b_list = ?3 AND b_row = ?4 ORDER BY entry";
    of(store, which, params![a.list, a.row, b.list, b.row])
}

/// See [`CaseReader::seen_by`].
pub(crate) fn seen_by(store: &Store, name: &str, a: &RecordKey, b: &RecordKey) -> Result<u64, CustodyError> {
    let judged = crate::judgements::last_on(store, a, b)?.map_or(0, |last| last.entry);
    let own = on(store, a, b)?.into_iter().filter(|verdict| verdict.judged.by == name);
    let own = own.map(|verdict| verdict.entry.max(verdict.withdrawn.unwrap_or(0)));
    Ok(own.max().unwrap_or(0).max(judged))
}

/// Writes a verdict into the table.
pub(crate) fn keep(db: &Connection, entry: i64, judged: &JudgedPair) -> rusqlite::Result<usize> {
    let (a, b) = if judged.a <= judged.b { (&judged.a, &judged.b) } else { (&judged.b, &judged.a) };
    let text = json(judged);
    db.prepare_cached(
        "INSERT INTO reviews (entry, a_list, a_row, b_list, b_row, reviewer, judgement, judged, beside) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, (SELECT max(entry) FROM reviews WHERE a_list = ?2 AND a_row = ?3 \
         AND b_list = ?4 AND b_row = ?5 AND closed IS NULL AND withdrawn IS NULL))",
    )?
    .execute(params![entry, a.list, a.row, b.list, b.row, judged.by, judged.judgement.word(), text])
}

/// Marks what is open on a pair as closed by a judgement.
pub(crate) fn close(db: &Connection, entry: i64, judged: &JudgedPair) -> rusqlite::Result<usize> {
    let (a, b) = if judged.a <= judged.b { (&judged.a, &judged.b) } else { (&judged.b, &judged.a) };
    db.prepare_cached(
        "UPDATE reviews SET closed = ?1 WHERE a_list = ?2 AND a_row = ?3 AND b_list = ?4 AND b_row = ?5 \
         AND closed IS NULL AND withdrawn IS NULL",
    )?
    .execute(params![entry, a.list, a.row, b.list, b.row])
}

/// Marks the open verdict of a reviewer as taken back.
pub(crate) fn strike(db: &Connection, entry: i64, gone: &WithdrawnJudgement) -> rusqlite::Result<usize> {
    let (a, b) = if gone.a <= gone.b { (&gone.a, &gone.b) } else { (&gone.b, &gone.a) };
    db.prepare_cached(
        "UPDATE reviews SET withdrawn = ?1 WHERE a_list = ?2 AND a_row = ?3 AND b_list = ?4 AND b_row = ?5 \
         AND reviewer = ?6 AND closed IS NULL AND withdrawn IS NULL",
    )?
    .execute(params![entry, a.list, a.row, b.list, b.row, gone.by])
}

/// The first verdict at which two tables differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    let row = |row: &Row<'_>| -> rusqlite::Result<(i64, String, [Option<i64>; 3])> {
        Ok((row.get(0)?, row.get(1)?, [row.get(2)?, row.get(3)?, row.get(4)?]))
    };
    let sql = "SELECT entry, judged, beside, closed, withdrawn FROM reviews ORDER BY entry";
    let found = one.first_difference("reviews", other, sql, row)?;
    Ok(found.map(|(entry, ..)| format!("the verdict of entry {entry}")))
}

fn unreadable(why: &str) -> CustodyError {
    CustodyError::Derived { what: "a verdict".to_owned(), why: why.to_owned() }
}
