//! Checking a case from outside: every entry, every link, every original.
//!
//! Must not: write to the case, or trust a table that is derived.

use crate::folder::{DATABASE, LOCK, ORIGINALS, SETTINGS};
use crate::lock::Rest;
use crate::store::{self, Store};
use crate::{CustodyError, Fault, Head, Note, Vault, Verification, history, ledger, replay};
use rusqlite::params;
use std::io;
use std::path::{Path, PathBuf};
use vocabulary::{Decision, Digest};

/// Follows the chain and hashes every original again. Nothing in the case is written, and no lock is needed: a case
/// that is being built is checked as it stood at the last entry.
///
/// # Errors
/// Where the ledger cannot be read at all. What is wrong inside it is no error but a fault in the
/// [`Verification`].
pub fn verify(dir: &Path) -> Result<Verification, CustodyError> {
    verify_against(dir, None)
}

/// As [`verify`], against a head that was seen earlier and kept elsewhere. Only so can be told that a ledger's end was
/// cut off, that an older copy was put in its place, or that all of it was written anew.
///
/// # Errors
/// As there.
pub fn verify_against(dir: &Path, seen: Option<Head>) -> Result<Verification, CustodyError> {
    verify_told(dir, seen, &|_, _| {})
}

/// As [`verify_against`], and tells on its way how many entries were followed and how many originals hashed.
///
/// # Errors
/// As there.
pub fn verify_told(
    dir: &Path,
    seen: Option<Head>,
    told: &dyn Fn(u64, u64),
) -> Result<Verification, CustodyError> {
    let rest = Rest::keep(&dir.join(LOCK));
    let store = open(dir, &rest)?;
    let replayed = store::scratch()?;
    let mut faults = store::faults(&store)?;
    let damaged = !faults.is_empty();
    replayed.sql(replayed.db.execute_batch(ORIGINALS_SEEN))?;
    // One snapshot for all that is read from a ledger that may be growing.
    let snapshot = store.sql(store.db.unchecked_transaction())?;
    let mut then = None;
    let mut history = history::Check::of(&store)?;
    let followed = replayed.write(|| {
        ledger::follow(&store, |line, entry, wrong| {
            faults.extend(wrong);
            let Some(entry) = entry else { return Ok(()) };
            if entry.number.is_multiple_of(TOLD_EVERY) {
                told(entry.number, 0);
            }
            if seen.is_some_and(|seen| seen.entries == entry.number) {
                then = Some(Digest::of(line));
            }
            history.entry(&entry)?;
            replay::apply(&replayed, entry.number, &entry.decision)?;
            remember(&replayed, entry.number, &entry.decision)
        })
    });
    let head = match followed {
        Ok(head) => head,
        Err(CustodyError::NotALedger { .. } | CustodyError::Database { .. }) if damaged => Head::NONE,
        Err(error) => return Err(error),
    };
    faults.extend(seen.and_then(|seen| against(seen, head, then)));
    if faults.is_empty() {
        let differs = replay::first_difference(&store, &replayed)?;
        let differs = differs.map_or_else(|| history.difference(), |found| Ok(Some(found)))?;
        faults.extend(differs.map(|path| Fault::Held { path }));
    }
    // Hashing the vault takes long and needs no ledger: writers may go on.
    drop(snapshot);
    drop((store, rest));
    let mut verification = Verification { head, originals: 0, bytes: 0, faults, notes: Vec::new() };
    check_vault(&Vault::at(dir.join(ORIGINALS)), &replayed, &mut verification, told)?;
    Ok(verification)
}

/// Opens the ledger of a case for reading.
pub(crate) fn open(dir: &Path, rest: &Option<Rest>) -> Result<Store, CustodyError> {
    let there = |name| {
        let path: PathBuf = dir.join(name);
        path.try_exists().map_err(|e| CustodyError::io(&path, e))
    };
    match (there(DATABASE)?, there(SETTINGS)?) {
        (true, _) => store::open_read_only(&dir.join(DATABASE), rest.is_some()),
        (false, true) if !Vault::at(dir.join(ORIGINALS)).is_empty()? => {
            Err(CustodyError::LedgerGone { dir: dir.to_path_buf() })
        }
        (false, true) => Err(CustodyError::NotBegun { dir: dir.to_path_buf() }),
        (false, false) => Err(CustodyError::NotACase { dir: dir.to_path_buf() }),
    }
}

/// The first entry that names an original, by digest; beside the replayed tables, so that memory stays small.
const ORIGINALS_SEEN: &str =
    "CREATE TABLE originals_seen (sha256 BLOB PRIMARY KEY, entry INTEGER, path TEXT) WITHOUT ROWID";

fn remember(replay: &Store, number: u64, decision: &Decision) -> Result<(), CustodyError> {
    let one = |sha256, path: String| remember_one(replay, number, sha256, path);
    match decision {
        Decision::Intake { sha256, path, .. } => one(sha256, path.clone()),
        Decision::Answered { sha256, model, .. } => one(sha256, format!("an answer of {model}")),
        Decision::Published(made) => {
            one(&made.manifest, "a manifest that was published".to_owned())?;
            one(&made.record, "the record of a publication".to_owned())
        }
        _ => Ok(()),
    }
}

fn remember_one(replay: &Store, number: u64, sha256: &Digest, path: String) -> Result<(), CustodyError> {
    let done = (replay.db)
        .prepare_cached("INSERT OR IGNORE INTO originals_seen VALUES (?1, ?2, ?3)")
        .and_then(|mut insert| insert.execute(params![sha256.as_bytes(), number as i64, path]));
    replay.sql(done).map(|_| ())
}

/// What an earlier head says about this one. `then` is the digest of the entry that it names.
fn against(seen: Head, head: Head, then: Option<Digest>) -> Option<Fault> {
    match then {
        _ if seen == Head::NONE => None,
        _ if seen.entries > head.entries => {
            Some(Fault::Truncated { entries: head.entries, expected: seen.entries })
        }
        Some(digest) if digest == seen.digest => None,
        _ => Some(Fault::Rewritten { entry: seen.entries }),
    }
}

/// After how many entries it is told how far the check is.
const TOLD_EVERY: u64 = 1000;

fn check_vault(
    vault: &Vault,
    replay: &Store,
    found: &mut Verification,
    told: &dyn Fn(u64, u64),
) -> Result<(), CustodyError> {
    let (lying, notes) = vault.list()?;
    found.notes = notes;
    let mut known = replay.sql(replay.db.prepare("SELECT 1 FROM originals_seen WHERE sha256 = ?1"))?;
    for sha256 in lying {
        if !replay.sql(known.exists([sha256.as_bytes()]))? {
            found.notes.push(Note::Orphan { sha256 });
        }
    }
    let mut query =
        replay.sql(replay.db.prepare("SELECT sha256, entry, path FROM originals_seen ORDER BY entry"))?;
    let mut rows = replay.sql(query.query([]))?;
    while let Some(row) = replay.sql(rows.next())? {
        let read = || Ok((Digest::from_bytes(row.get(0)?), row.get::<_, i64>(1)? as u64, row.get(2)?));
        let (sha256, entry, path) = replay.sql(read())?;
        match vault.hash(&sha256) {
            Ok((found_now, bytes)) => {
                found.originals += 1;
                found.bytes += bytes;
                told(found.head.entries, found.originals);
                if found_now != sha256 {
                    found.faults.push(Fault::OriginalChanged { entry, path, sha256, found: found_now });
                }
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                found.faults.push(Fault::OriginalMissing { entry, path, sha256 });
            }
            Err(e) => found.faults.push(Fault::OriginalUnreadable { entry, path, why: e.to_string() }),
        }
    }
    Ok(())
}
