//! The registry of persons as tables: made again with a build, from what is in vault, ledger and `case.toml`.
//!
//! Must not: hold anything that these do not determine.

use crate::{CaseFolder, CaseReader, CustodyError, open_cases};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;
use vocabulary::{Digest, ListSummary, Moved, OpenCase, Person, RecordKey, RecordPair, Registry, limits};

/// The stamp that says what the registry was made from.
const MADE_FROM: &str = "registry made from";
/// The stamp of what is neither a person nor a pair.
const REST: &str = "registry";
/// The stamp of what the maker wants back.
const BESIDE: &str = "registry beside";
/// The stamp of the last entry whose judgement it holds.
const UNTIL: &str = "registry until";

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

impl CaseReader {
    /// Pairs that wait for a judgement, in the order of the queue, from a place on.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn waiting(&self, from: u64, count: usize) -> Result<Vec<WaitingPair>, CustodyError> {
        let sql = "SELECT place, pair, explained, said FROM registry_pairs WHERE open AND place >= ?1 \
            ORDER BY place LIMIT ?2";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = self.store.sql(query.query_map(params![from as i64, count as i64], waiting_columns))?;
        rows.map(|row| waiting(self.store.sql(row)?)).collect()
    }

    /// The places of the first pairs that wait, in the order of the queue.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn waiting_places(&self, count: usize) -> Result<Vec<u64>, CustodyError> {
        let sql = "SELECT place FROM registry_pairs WHERE open ORDER BY place LIMIT ?1";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = self.store.sql(query.query_map([count as i64], |row| row.get::<_, i64>(0)))?;
        rows.map(|row| Ok(self.store.sql(row)?.max(0) as u64)).collect()
    }

    /// The pair at a place of the queue, whether or not it was judged since.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn pair_at(&self, place: u64) -> Result<Option<WaitingPair>, CustodyError> {
        let sql = "SELECT place, pair, explained, said FROM registry_pairs WHERE place = ?1";
        let found = (self.store.db.prepare_cached(sql))
            .and_then(|mut query| query.query_row([place as i64], waiting_columns).optional());
        self.store.sql(found)?.map(waiting).transpose()
    }

    /// The record that is named like this: `lists/morgue.csv:17`, or without the folder. `None` where the registry holds none.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn record_named(&self, written: &str) -> Result<Option<RecordKey>, CustodyError> {
        // Names of lists and rows may hold colons themselves.
        for (at, _) in written.match_indices(':').take(limits::RECORD_COLONS_MAX) {
            let (list, row) = (&written[..at], &written[at + 1..]);
            for list in [list.to_owned(), format!("lists/{list}")] {
                let found = (self.store.db)
                    .prepare_cached("SELECT 1 FROM registry_records WHERE list = ?1 AND row = ?2")
                    .and_then(|mut query| query.exists(params![list, row]));
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
        let sql = "SELECT place FROM registry_pairs AS pair WHERE open AND a_list = ?1 AND a_row = ?2 AND b_list = ?3 AND b_row = ?4";
        let sql = match blind_to {
            None => format!("{sql} AND ?5 IS NULL"),
            Some(_) => format!("{sql} AND {}", crate::reviews::waits_for("?5")),
        };
        for (a, b) in [(one, other), (other, one)] {
            let found = (self.store.db.prepare_cached(&sql)).and_then(|mut query| {
                let values = params![a.list, a.row, b.list, b.row, blind_to];
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
            JOIN registry_persons AS person ON person.id = record.person WHERE list = ?1 AND row = ?2";
        self.person_by(sql, &[&key.list, &key.row])
    }

    /// A person by its id.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn person(&self, id: &str) -> Result<Option<Person>, CustodyError> {
        self.person_by("SELECT person FROM registry_persons WHERE id = ?1", &[&id])
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
        let sql = "SELECT person FROM registry_persons WHERE place >= ?1 ORDER BY place LIMIT ?2";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = query.query_map(params![from as i64, count as i64], |row| row.get::<_, String>(0));
        self.store.sql(rows)?.map(|row| parsed(&self.store.sql(row)?)).collect()
    }

    /// What the registry of the last build was made from, and the last entry whose judgement it holds.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn registry_made_from(&self) -> Result<(Option<String>, u64), CustodyError> {
        let stamp = |name: &str| -> Result<Option<String>, CustodyError> {
            let found = (self.store.db.prepare_cached("SELECT value FROM stamps WHERE name = ?1"))
                .and_then(|mut query| query.query_row([name], |row| row.get(0)).optional());
            self.store.sql(found)
        };
        let until = stamp(UNTIL)?.and_then(|until| until.parse().ok());
        Ok((stamp(MADE_FROM)?, until.unwrap_or(0)))
    }

    /// The pairs of a record with what speaks for and against them, in the order of the registry and no more than so many.
    ///
    /// # Errors
    /// As [`CaseReader::waiting`].
    pub fn pairs_of(&self, record: &RecordKey, count: usize) -> Result<Vec<WaitingPair>, CustodyError> {
        let sql = "SELECT place, pair, explained, said FROM registry_pairs WHERE (a_list = ?1 AND a_row = ?2) \
            OR (b_list = ?1 AND b_row = ?2) ORDER BY place LIMIT ?3";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = query.query_map(params![record.list, record.row, count as i64], waiting_columns);
        self.store.sql(rows)?.map(|row| waiting(self.store.sql(row)?)).collect()
    }

    /// How large the registry of the last build is.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn registry_counts(&self) -> Result<RegistryCounts, CustodyError> {
        let count = |name: &str| -> Result<u64, CustodyError> {
            let found = (self.store.db)
                .prepare_cached("SELECT number FROM registry_counts WHERE name = ?1")
                .and_then(|mut query| query.query_row([name], |row| row.get::<_, i64>(0)).optional());
            Ok(self.store.sql(found)?.unwrap_or(0).max(0) as u64)
        };
        Ok(RegistryCounts { persons: count("persons")?, records: count("records")?, waiting: count("open")? })
    }
}

/// Whether a judgement holds on a pair.
const HOLDS: &str = "SELECT 1 FROM judgements WHERE a_list = ?1 AND a_row = ?2 AND b_list = ?3 AND b_row = ?4 \
    AND withdrawn IS NULL";

/// Takes a pair out of the queue, or puts it back, as its judgements stand now.
pub(crate) fn judged(db: &Connection, a: &RecordKey, b: &RecordKey) -> rusqlite::Result<()> {
    let (a, b) = if a <= b { (a, b) } else { (b, a) };
    let pair = params![a.list, a.row, b.list, b.row];
    let decided = db.prepare_cached(HOLDS)?.exists(pair)?;
    let sql = "UPDATE registry_pairs SET open = ?5 WHERE a_list = ?1 AND a_row = ?2 AND b_list = ?3 AND b_row = ?4 \
        AND waits AND open <> ?5";
    let changed = db.prepare_cached(sql)?.execute(params![a.list, a.row, b.list, b.row, !decided])? as i64;
    if changed > 0 {
        let more = if decided { -changed } else { changed };
        db.prepare_cached("UPDATE registry_counts SET number = number + ?1 WHERE name = 'open'")?
            .execute([more])?;
    }
    Ok(())
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

/// What a registry has beside persons and pairs.
type Rest = (Vec<ListSummary>, Option<Moved>);

impl CaseFolder {
    /// Keeps a registry in place of the one before, all or nothing. `made_from` names all that it depends on; `beside` is
    /// given back with it. `explained` are its first pairs, in their order.
    ///
    /// # Errors
    /// What SQLite reports; the registry before stands then.
    pub fn keep_registry(
        &mut self,
        made_from: &str,
        registry: &Registry,
        beside: &str,
        explained: &[PairExplained],
    ) -> Result<(), CustodyError> {
        self.keep_registry_with(
            made_from,
            registry,
            &Beside { given: beside, explained, ..Beside::default() },
        )
    }

    /// As [`CaseFolder::keep_registry`], with all that the desk needs beside it.
    ///
    /// # Errors
    /// As there.
    pub fn keep_registry_with(
        &mut self,
        made_from: &str,
        registry: &Registry,
        beside: &Beside<'_>,
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
            tokens(db, beside.tokens)?;
            open_cases::keep(db, beside.open_cases)?;
            let mut pairs =
                db.prepare("INSERT INTO registry_pairs VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
            let mut holds = db.prepare(HOLDS)?;
            let mut open = 0_i64;
            let none = PairExplained::default();
            let explained = beside.explained.iter().chain(std::iter::repeat(&none));
            for (place, (pair, told)) in (0_i64..).zip(registry.pairs.iter().zip(explained)) {
                let (a, b) = if pair.a <= pair.b { (&pair.a, &pair.b) } else { (&pair.b, &pair.a) };
                let said = told.said.map(|said| said.to_string());
                let keys = (&a.list, &a.row, &b.list, &b.row);
                let waits = pair.waits && !holds.exists(params![keys.0, keys.1, keys.2, keys.3])?;
                open += i64::from(waits);
                pairs.execute(params![
                    place,
                    pair.waits,
                    keys.0,
                    keys.1,
                    keys.2,
                    keys.3,
                    json(pair),
                    told.evidence,
                    said,
                    waits
                ])?;
            }
            let records: usize = registry.persons.iter().map(|person| person.records.len()).sum();
            let mut counts =
                db.prepare("INSERT OR REPLACE INTO registry_counts (name, number) VALUES (?1, ?2)")?;
            for (name, number) in
                [("persons", registry.persons.len() as i64), ("records", records as i64), ("open", open)]
            {
                counts.execute(params![name, number])?;
            }
            let rest = json(&(&registry.lists, &registry.moved));
            let mut stamps = db.prepare("INSERT OR REPLACE INTO stamps (name, value) VALUES (?1, ?2)")?;
            let until = beside.until.to_string();
            let kept = [(MADE_FROM, made_from), (REST, &rest), (BESIDE, beside.given), (UNTIL, &until)];
            for (name, value) in kept {
                stamps.execute([name, value])?;
            }
            Ok(())
        };
        store.write(|| store.sql(write()))
    }

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

/// Writes the tokens by which persons are found in place of those of before.
fn tokens(db: &Connection, tokens: &[String]) -> rusqlite::Result<()> {
    forget_tokens(db)?;
    let mut insert = db.prepare("INSERT INTO registry_search (rowid, tokens) VALUES (?1, ?2)")?;
    for (place, tokens) in (0_i64..).zip(tokens) {
        insert.execute(params![place, tokens])?;
    }
    Ok(())
}

/// Empties the index of tokens.
pub(crate) fn forget_tokens(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch("INSERT INTO registry_search (registry_search) VALUES ('delete-all');")
}

pub(crate) fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("texts and numbers can always be written as JSON")
}

pub(crate) fn parsed<T: DeserializeOwned>(text: &str) -> Result<T, CustodyError> {
    serde_json::from_str(text)
        .map_err(|error| CustodyError::Derived { what: "the registry".to_owned(), why: error.to_string() })
}
