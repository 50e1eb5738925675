//! Who may work on a case, and as what: appointments and dismissals, by the ledger.
//!
//! Must not: hold what lets somebody in. That is the work of `desk_store`.

use crate::store::Store;
use crate::{CaseFolder, CustodyError};
use rusqlite::{Connection, OptionalExtension, Row, params};
use vocabulary::{Appointment, Decision, Dismissal, Office};

/// What somebody was appointed to last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointed {
    /// Under which name they sign in.
    pub name: String,
    /// The entry that said so last.
    pub entry: u64,
    /// As what; `None` where they were dismissed.
    pub office: Option<Office>,
    /// Whether they may see what is withheld.
    pub sees_withheld: bool,
}

impl CaseFolder {
    /// Appoints somebody. When it returns, it is on the disk.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn appoint(&mut self, appointment: Appointment) -> Result<(), CustodyError> {
        self.decide(&[Decision::Appointed(Box::new(appointment))], &[])
    }

    /// Dismisses somebody. When it returns, it is on the disk.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn dismiss(&mut self, dismissal: Dismissal) -> Result<(), CustodyError> {
        self.decide(&[Decision::Dismissed(Box::new(dismissal))], &[])
    }

    /// All who ever were appointed, by name.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn appointed(&self) -> Result<Vec<Appointed>, CustodyError> {
        all(&self.store)
    }
}

const COLUMNS: &str = "SELECT name, entry, office, withheld FROM appointments";

/// A row before its office is read.
type Row4 = (String, i64, Option<String>, bool);

fn columns(row: &Row<'_>) -> rusqlite::Result<Row4> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn appointed((name, entry, office, sees_withheld): Row4) -> Result<Appointed, CustodyError> {
    let office =
        office.map(|word| word.parse()).transpose().map_err(|error: vocabulary::VocabularyError| {
            CustodyError::Derived { what: format!("the appointment of {name}"), why: error.to_string() }
        })?;
    Ok(Appointed { name, entry: entry.max(0) as u64, office, sees_withheld })
}

/// All, by name.
pub(crate) fn all(store: &Store) -> Result<Vec<Appointed>, CustodyError> {
    let mut query = store.sql(store.db.prepare_cached(&format!("{COLUMNS} ORDER BY name")))?;
    let rows = store.sql(query.query_map([], columns))?;
    rows.map(|row| appointed(store.sql(row)?)).collect()
}

/// What one was appointed to last.
pub(crate) fn of(store: &Store, name: &str) -> Result<Option<Appointed>, CustodyError> {
    let found = (store.db)
        .prepare_cached(&format!("{COLUMNS} WHERE name = ?1"))
        .and_then(|mut query| query.query_row([name], columns).optional());
    store.sql(found)?.map(appointed).transpose()
}

/// Writes an appointment into the table.
pub(crate) fn appoint(db: &Connection, entry: i64, made: &Appointment) -> rusqlite::Result<usize> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO appointments (name, entry, office, withheld) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute(params![made.name, entry, made.office.word(), made.sees_withheld])
}

/// Writes a dismissal into the table.
pub(crate) fn dismiss(db: &Connection, entry: i64, made: &Dismissal) -> rusqlite::Result<usize> {
    db.prepare_cached(
        "INSERT OR REPLACE INTO appointments (name, entry, office, withheld) VALUES (?1, ?2, NULL, 0)",
    )?
    .execute(params![made.name, entry])
}

/// The first at which two tables differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    let found = one.first_difference("appointments", other, &format!("{COLUMNS} ORDER BY name"), columns)?;
    Ok(found.map(|(name, ..)| format!("the appointment of {name}")))
}
