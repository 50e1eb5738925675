//! What the case holds now, by path: the ledger's intakes, one after another, on a table.
//!
//! Must not: know anything that the ledger does not say.

use crate::CustodyError;
use crate::store::Store;
use rusqlite::{Connection, OptionalExtension, Row, params};
use vocabulary::{Decision, Digest, Sidecar};

/// A source that the case holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Where it lies in the case, `/` between the parts.
    pub path: String,
    /// Its digest: the name of its original.
    pub sha256: Digest,
    /// Its size in bytes.
    pub bytes: u64,
    /// What the file beside it says.
    pub sidecar: Option<Sidecar>,
}

/// Does to the tables of sources and answers what a decision says.
pub(crate) fn change(db: &Connection, decision: &Decision) -> rusqlite::Result<usize> {
    match decision {
        Decision::Intake { sha256, path, bytes, sidecar } => db
            .prepare_cached(
                "INSERT OR REPLACE INTO held (path, sha256, bytes, sidecar) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![path, sha256.as_bytes(), *bytes as i64, written(sidecar.as_ref())]),
        Decision::Superseded { path, .. } => {
            db.prepare_cached("DELETE FROM held WHERE path = ?1")?.execute([path])
        }
        Decision::Described { path, sidecar, .. } => db
            .prepare_cached("UPDATE held SET sidecar = ?2 WHERE path = ?1")?
            .execute(params![path, written(sidecar.as_ref())]),
        Decision::Answered { sha256, question, .. } => db
            .prepare_cached("INSERT OR IGNORE INTO answers (question, sha256) VALUES (?1, ?2)")?
            .execute(params![question.as_bytes(), sha256.as_bytes()]),
        _ => Ok(0),
    }
}

fn written(sidecar: Option<&Sidecar>) -> Option<String> {
    sidecar
        .map(|sidecar| serde_json::to_string(sidecar).expect("texts and dates can always be written as JSON"))
}

/// A row before its sidecar is read.
type Row4 = (String, [u8; 32], i64, Option<String>);

fn columns(row: &Row<'_>) -> rusqlite::Result<Row4> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn held((path, sha256, bytes, sidecar): Row4) -> Result<Held, CustodyError> {
    let sidecar = sidecar.map(|text| serde_json::from_str(&text)).transpose().map_err(|error| {
        CustodyError::Derived { what: format!("the note on {path}"), why: error.to_string() }
    })?;
    Ok(Held { path, sha256: Digest::from_bytes(sha256), bytes: bytes.max(0) as u64, sidecar })
}

/// What lies at a path.
pub(crate) fn at(store: &Store, path: &str) -> Result<Option<Held>, CustodyError> {
    let found = store
        .db
        .prepare_cached("SELECT path, sha256, bytes, sidecar FROM held WHERE path = ?1")
        .and_then(|mut query| query.query_row([path], columns).optional());
    store.sql(found)?.map(held).transpose()
}

/// All, by path.
pub(crate) fn all(store: &Store) -> Result<Vec<Held>, CustodyError> {
    let mut query =
        store.sql(store.db.prepare_cached("SELECT path, sha256, bytes, sidecar FROM held ORDER BY path"))?;
    let rows = store.sql(query.query_map([], columns))?;
    rows.map(|row| held(store.sql(row)?)).collect()
}

/// The first path at which two tables differ.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    let sql = "SELECT path, sha256, bytes, sidecar FROM held ORDER BY path";
    Ok(one.first_difference("held", other, sql, columns)?.map(|(path, ..)| path))
}
