//! The ledger by what people look for: the kind of an entry, who decided, on which day, and what it is about.
//!
//! The tables are made from the ledger alone, for any kind that there is or will be: the keys of an entry say who and what.
//!
//! Must not: be trusted for what an entry says. An entry that is found here is read, and hashed, in the ledger.

use crate::store::Store;
use crate::{CaseReader, CustodyError, Entry, Moment, ledger};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Row, params, params_from_iter};
use std::collections::BTreeSet;
use vocabulary::{Decision, Digest};

/// What is looked for: what is `None` is not asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sought {
    /// The kind, as the ledger writes it: `judged`, `intake`.
    pub kind: Option<String>,
    /// Who decided.
    pub who: Option<String>,
    /// The first day, `YYYY-MM-DD` in UTC.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// What it is about: a path, a record (`lists/morgue.csv:B-02`), a name, a scope.
    pub matter: Option<String>,
}

/// What the tables keep of an entry.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct About {
    kind: String,
    who: Option<String>,
    day: String,
    matters: BTreeSet<String>,
}

/// The keys of a decision by which it names one thing.
const NAMED: [&str; 6] = ["path", "name", "id", "person", "document", "incident"];
/// Those by which it names a record, or several.
const RECORDS: [&str; 2] = ["a", "b"];

fn about(at: Moment, decision: &Decision) -> About {
    let told = serde_json::to_value(decision).expect("texts and numbers can always be written as JSON");
    let text = |key: &str| told.get(key).and_then(|value| value.as_str()).map(str::to_owned);
    let mut matters: BTreeSet<String> = NAMED.iter().filter_map(|key| text(key)).collect();
    for record in RECORDS.iter().filter_map(|key| told.get(key)) {
        let part = |name: &str| record.get(name).and_then(|value| value.as_str());
        if let (Some(list), Some(row)) = (part("list"), part("row")) {
            matters.extend([list.to_owned(), format!("{list}:{row}")]);
        }
    }
    matters.extend(match decision {
        Decision::Overridden(set) => Some(set.scope.to_string()),
        Decision::OverrideWithdrawn(gone) => Some(gone.scope.to_string()),
        _ => None,
    });
    let day = at.to_string().chars().take(10).collect();
    About { kind: text("kind").unwrap_or_default(), who: text("by"), day, matters }
}

/// Keeps what is looked for of an entry.
pub(crate) fn keep(store: &Store, number: u64, at: Moment, decision: &Decision) -> Result<(), CustodyError> {
    let about = about(at, decision);
    let number = number as i64;
    let write = || -> rusqlite::Result<()> {
        let insert = "INSERT INTO history (entry, kind, who, day) VALUES (?1, ?2, ?3, ?4)";
        store.db.prepare_cached(insert)?.execute(params![number, about.kind, about.who, about.day])?;
        let insert = "INSERT INTO history_matters (matter, entry) VALUES (?1, ?2)";
        let mut insert = store.db.prepare_cached(insert)?;
        about.matters.iter().try_for_each(|matter| insert.execute(params![matter, number]).map(|_| ()))
    };
    store.sql(write())
}

/// Throws the tables away and makes them from the ledger.
pub(crate) fn make(store: &Store) -> Result<(), CustodyError> {
    store.sql(store.db.execute_batch("DELETE FROM history; DELETE FROM history_matters;"))?;
    ledger::entries(store, |_, entry| keep(store, entry.number, entry.at, &entry.decision)).map(|_| ())
}

/// Holds the tables against the ledger, entry by entry, without making them again.
pub(crate) struct Check<'s> {
    /// `None` where the case has no such tables yet.
    store: Option<&'s Store>,
    entries: i64,
    matters: i64,
    differs: Option<u64>,
}

impl<'s> Check<'s> {
    pub(crate) fn of(store: &'s Store) -> Result<Check<'s>, CustodyError> {
        let there = store.sql(store.db.table_exists(None, "history"))?;
        Ok(Check { store: there.then_some(store), entries: 0, matters: 0, differs: None })
    }

    pub(crate) fn entry(&mut self, entry: &Entry) -> Result<(), CustodyError> {
        let (Some(store), None) = (self.store, self.differs) else { return Ok(()) };
        let About { kind, who, day, matters } = about(entry.at, &entry.decision);
        let number = entry.number as i64;
        let holds = || -> rusqlite::Result<bool> {
            let columns = |row: &Row<'_>| -> rusqlite::Result<(String, Option<String>, String)> {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            };
            let mut kept = store.db.prepare_cached("SELECT kind, who, day FROM history WHERE entry = ?1")?;
            if kept.query_row([number], columns).optional()? != Some((kind, who, day)) {
                return Ok(false);
            }
            let mut there =
                store.db.prepare_cached("SELECT 1 FROM history_matters WHERE matter = ?1 AND entry = ?2")?;
            matters.iter().try_fold(true, |all, matter| Ok(all && there.exists(params![matter, number])?))
        };
        self.entries += 1;
        self.matters += matters.len() as i64;
        self.differs = (!store.sql(holds())?).then_some(entry.number);
        Ok(())
    }

    /// Where the tables differ from the ledger, in words: at an entry, or in what no entry says.
    pub(crate) fn difference(self) -> Result<Option<String>, CustodyError> {
        let Some(store) = self.store else { return Ok(None) };
        if let Some(entry) = self.differs {
            return Ok(Some(format!("what is looked for of entry {entry}")));
        }
        let count = |table: &str| {
            store.sql(
                store.db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0)),
            )
        };
        let same = count("history")? == self.entries && count("history_matters")? == self.matters;
        Ok((!same).then(|| "what is looked for of an entry that is not there".to_owned()))
    }
}

/// An entry as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptEntry {
    /// What it says.
    pub entry: Entry,
    /// The bytes that are hashed.
    pub line: Vec<u8>,
    /// Their digest.
    pub digest: Digest,
    /// What it is about, each as it can be sought.
    pub matters: Vec<String>,
}

impl CaseReader {
    /// Entries that fit what is sought, from one on downwards, the newest first; `None` from the head on.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] at the first that was altered.
    pub fn sought(
        &self,
        sought: &Sought,
        from: Option<u64>,
        count: usize,
    ) -> Result<Vec<Entry>, CustodyError> {
        let (sql, values) = question(sought, from, count);
        let mut query = self.store.sql(self.store.db.prepare_cached(&sql))?;
        let rows = query.query_map(params_from_iter(values), |row| row.get::<_, i64>(0));
        let numbers: rusqlite::Result<Vec<i64>> = self.store.sql(rows)?.collect();
        let numbers = self.store.sql(numbers)?.into_iter().map(|number| number.max(0) as u64);
        numbers.filter_map(|number| ledger::entry(&self.store, number).transpose()).collect()
    }

    /// The kinds of entries that there are, by name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn kinds(&self) -> Result<Vec<String>, CustodyError> {
        self.each_of("kind")
    }

    /// Who ever decided, by name.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn deciders(&self) -> Result<Vec<String>, CustodyError> {
        self.each_of("who")
    }

    /// The values of a column, each found from the one before by its index: a million entries are not looked through.
    fn each_of(&self, column: &str) -> Result<Vec<String>, CustodyError> {
        let sql = format!("SELECT min({column}) FROM history WHERE {column} > ?1");
        let mut query = self.store.sql(self.store.db.prepare_cached(&sql))?;
        let mut found = Vec::<String>::new();
        loop {
            let after = found.last().map_or("", String::as_str);
            let next: Option<String> = self.store.sql(query.query_row([after], |row| row.get(0)))?;
            match next {
                Some(next) => found.push(next),
                None => return Ok(found),
            }
        }
    }

    /// An entry with the bytes that are hashed; `None` where the ledger does not go so far.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] where it was altered.
    pub fn kept_entry(&self, number: u64) -> Result<Option<KeptEntry>, CustodyError> {
        let Some(entry) = ledger::entry(&self.store, number)? else { return Ok(None) };
        let line = ledger::line(&self.store, number)?;
        let matters = about(entry.at, &entry.decision).matters.into_iter().collect();
        Ok(line.map(|line| KeptEntry { entry, digest: Digest::of(&line), line, matters }))
    }
}

/// The question for what is sought, by the index that leads to the fewest entries.
fn question(sought: &Sought, from: Option<u64>, count: usize) -> (String, Vec<Value>) {
    let Sought { kind, who, from: first, to: last, matter } = sought;
    let from = from.map_or(i64::MAX, |from| i64::try_from(from).unwrap_or(i64::MAX));
    let mut values = vec![Value::from(from), Value::from(count as i64)];
    let table = if matter.is_some() {
        "history_matters CROSS JOIN history USING (entry)"
    } else if who.is_some() {
        "history INDEXED BY history_by_who"
    } else if kind.is_some() {
        "history INDEXED BY history_by_kind"
    } else if first.is_some() && first == last {
        "history INDEXED BY history_by_day"
    } else {
        "history"
    };
    let mut sql = format!("SELECT entry FROM {table} WHERE entry <= ?1");
    let asked =
        [("matter = ", matter), ("who = ", who), ("kind = ", kind), ("day >= ", first), ("day <= ", last)];
    for (condition, value) in
        asked.into_iter().filter_map(|(condition, value)| Some((condition, value.as_ref()?)))
    {
        values.push(Value::from(value.clone()));
        sql.push_str(&format!(" AND {condition}?{}", values.len()));
    }
    sql.push_str(" ORDER BY entry DESC LIMIT ?2");
    (sql, values)
}
