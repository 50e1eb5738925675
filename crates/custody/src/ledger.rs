//! The ledger: appending to it, and following it from its first entry.
//!
//! Must not: change or delete an entry. The database refuses that too.

use crate::entry::{Chain, Entry};
use crate::store::Store;
use crate::{CustodyError, Fault, Head, Moment};
use rusqlite::{OptionalExtension, params};
use vocabulary::{Decision, Digest, limits};

/// A row as it is kept: its number, its line, its digest.
struct Kept {
    number: u64,
    line: Vec<u8>,
    digest: Digest,
}

fn kept(row: &rusqlite::Row<'_>) -> rusqlite::Result<Kept> {
    let number: i64 = row.get(0)?;
    let digest: [u8; 32] = row.get(2)?;
    Ok(Kept { number: number.max(0) as u64, line: row.get(1)?, digest: Digest::from_bytes(digest) })
}

/// The head, with the last entry hashed again.
///
/// # Errors
/// [`CustodyError::Broken`] where the last entry was altered: nothing may follow on it.
pub(crate) fn head(store: &Store) -> Result<Head, CustodyError> {
    let last = store
        .db
        .prepare_cached("SELECT entry, line, digest FROM ledger ORDER BY entry DESC LIMIT 1")
        .and_then(|mut query| query.query_row([], kept).optional());
    match store.sql(last)? {
        None => Ok(Head::NONE),
        Some(last) if Digest::of(&last.line) == last.digest => {
            Ok(Head { entries: last.number, digest: last.digest })
        }
        Some(last) => Err(broken(store, Fault::Altered { entry: last.number })),
    }
}

/// The error that a fault is to whoever wants to go on from it.
pub(crate) fn broken(store: &Store, fault: Fault) -> CustodyError {
    CustodyError::Broken { place: store.file.clone(), fault }
}

/// The entry that follows on a head, and its line.
///
/// # Errors
/// [`CustodyError::EntryTooLong`].
pub(crate) fn next(head: Head, at: Moment, decision: &Decision) -> Result<(Head, Vec<u8>), CustodyError> {
    let entry = Entry { number: head.entries + 1, previous: head.digest, at, decision: decision.clone() };
    let line = entry.line();
    if line.len() > limits::LEDGER_ENTRY_BYTES_MAX {
        let path = match &entry.decision {
            Decision::Intake { path, .. }
            | Decision::Superseded { path, .. }
            | Decision::Described { path, .. } => path,
            Decision::Begun { .. } | Decision::Answered { .. } => "case.toml",
            _ => "a decision",
        };
        let path = path.chars().take(200).collect();
        let max = limits::LEDGER_ENTRY_BYTES_MAX;
        return Err(CustodyError::EntryTooLong { path, bytes: line.len(), max });
    }
    Ok((Head { entries: entry.number, digest: Digest::of(&line) }, line))
}

/// Writes a line that [`next`] has made. It is kept once the transaction is committed.
pub(crate) fn append(store: &Store, head: Head, line: &[u8]) -> Result<(), CustodyError> {
    let done = store
        .db
        .prepare_cached("INSERT INTO ledger (entry, line, digest) VALUES (?1, ?2, ?3)")
        .and_then(|mut insert| insert.execute(params![head.entries as i64, line, head.digest.as_bytes()]));
    store.sql(done).map(|_| ())
}

/// One entry, hashed again; `None` where the ledger does not go so far.
///
/// # Errors
/// [`CustodyError::Broken`] where the entry was altered.
pub(crate) fn entry(store: &Store, number: u64) -> Result<Option<Entry>, CustodyError> {
    let found = (store.db)
        .prepare_cached("SELECT entry, line, digest FROM ledger WHERE entry = ?1")
        .and_then(|mut query| query.query_row([number as i64], kept).optional());
    let Some(found) = store.sql(found)? else { return Ok(None) };
    let read = (Digest::of(&found.line) == found.digest).then(|| serde_json::from_slice(&found.line).ok());
    read.flatten().map(Some).ok_or_else(|| broken(store, Fault::Altered { entry: number }))
}

/// The line of an entry, as it is kept.
pub(crate) fn line(store: &Store, number: u64) -> Result<Option<Vec<u8>>, CustodyError> {
    let found = (store.db)
        .prepare_cached("SELECT line FROM ledger WHERE entry = ?1")
        .and_then(|mut query| query.query_row([number as i64], |row| row.get(0)).optional());
    store.sql(found)
}

/// Follows the ledger from its first entry and hands out each line, what it says, and what is wrong with it; gives the
/// head. Memory stays at one entry.
pub(crate) fn follow(
    store: &Store,
    mut visit: impl FnMut(&[u8], Option<Entry>, Vec<Fault>) -> Result<(), CustodyError>,
) -> Result<Head, CustodyError> {
    let mut chain = Chain::new();
    let mut query = store.sql(store.db.prepare("SELECT entry, line, digest FROM ledger ORDER BY entry"))?;
    let mut rows = store.sql(query.query([]))?;
    while let Some(row) = store.sql(rows.next())? {
        let kept = store.sql(kept(row))?;
        let mut faults = Vec::new();
        let entry = chain.follow(&kept.line, Some(kept.number), Some(kept.digest), &mut faults);
        visit(&kept.line, entry, faults)?;
    }
    Ok(chain.head)
}

/// Follows the ledger and hands out each entry; stops at the first that is wrong.
pub(crate) fn entries(
    store: &Store,
    mut visit: impl FnMut(&[u8], Entry) -> Result<(), CustodyError>,
) -> Result<Head, CustodyError> {
    follow(store, |line, entry, mut faults| match entry {
        Some(entry) if faults.is_empty() => visit(line, entry),
        // An entry that cannot be read is itself a fault.
        _ => Err(broken(store, faults.swap_remove(0))),
    })
}
