//! Opening `case.db`: its form, and how safely it is written.
//!
//! Must not: open a database of a newer form, or one that is not Toll's.

use crate::turns::Turns;
use crate::{CustodyError, Fault, history, replay};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Row, Transaction, TransactionBehavior};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The forms, in order; the first makes the database.
const FORMS: &[&str] = &[
    include_str!("schema/0001.sql"),
    include_str!("schema/0002.sql"),
    include_str!("schema/0003.sql"),
    include_str!("schema/0004.sql"),
    include_str!("schema/0005.sql"),
    include_str!("schema/0006.sql"),
    include_str!("schema/0007.sql"),
    include_str!("schema/0008.sql"),
    include_str!("schema/0009.sql"),
    include_str!("schema/0010.sql"),
];
/// "Toll", as SQLite's application id.
const APPLICATION_ID: i64 = 0x546f_6c6c;
/// How long a question waits for another program's work, such as a backup.
const BUSY_WAIT: Duration = Duration::from_secs(5);

/// The database of a case, and where it lies.
pub(crate) struct Store {
    /// The connection.
    pub(crate) db: Connection,
    /// The file, for messages.
    pub(crate) file: PathBuf,
    /// Whether writes are still taken; shared by all handles of this program that write to the case.
    pub(crate) writable: Writable,
    /// Whose turn it is to write, among the same handles.
    pub(crate) turns: Arc<Turns>,
}

/// Whether a case still takes writes. After one that failed it does not, whichever handle it failed on: what the disk holds
/// is then not known, and a second try could acknowledge what was never kept.
///
/// Copies tell of the same case.
#[derive(Clone, Debug)]
pub struct Writable(Arc<AtomicBool>);

impl Writable {
    pub(crate) fn new() -> Writable {
        Writable(Arc::new(AtomicBool::new(true)))
    }

    /// Whether it does.
    pub fn holds(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }

    pub(crate) fn set(&self, holds: bool) {
        self.0.store(holds, Ordering::SeqCst);
    }
}

impl Store {
    /// Says where it happened.
    pub(crate) fn sql<T>(&self, result: rusqlite::Result<T>) -> Result<T, CustodyError> {
        result.map_err(|cause| CustodyError::database(&self.file, cause))
    }

    /// Does all of it or nothing. When it returns, what was done is on the disk. After a failure of the disk nothing more is
    /// written by any handle of the case.
    pub(crate) fn write<T>(&self, work: impl FnOnce() -> Result<T, CustodyError>) -> Result<T, CustodyError> {
        let _turn = self.turns.wait();
        if !self.writable.holds() {
            let dir = self.file.parent().unwrap_or(&self.file).to_path_buf();
            return Err(CustodyError::Stopped { dir });
        }
        let tx = self.sql(Transaction::new_unchecked(&self.db, TransactionBehavior::Immediate))?;
        let done = work().and_then(|done| self.sql(tx.commit()).map(|()| done));
        done.inspect_err(|error| self.writable.set(self.writable.holds() && !error.is_of_the_disk()))
    }

    /// The first row in which a table of two databases differs, from whichever has it; both are asked in the order of
    /// `sql`. A table that one of them does not know yet differs in nothing.
    pub(crate) fn first_difference<T: Ord>(
        &self,
        table: &str,
        other: &Store,
        sql: &str,
        columns: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, CustodyError> {
        for store in [self, other] {
            if !store.sql(store.db.table_exists(None, table))? {
                return Ok(None);
            }
        }
        let (mut query, mut twin) = (self.sql(self.db.prepare(sql))?, other.sql(other.db.prepare(sql))?);
        let (mut rows, mut twins) = (self.sql(query.query([]))?, other.sql(twin.query([]))?);
        loop {
            let row = self.sql(rows.next().and_then(|row| row.map(&columns).transpose()))?;
            let twin = other.sql(twins.next().and_then(|row| row.map(&columns).transpose()))?;
            match (row, twin) {
                (None, None) => return Ok(None),
                (row, twin) if row == twin => {}
                (row, twin) => return Ok(row.into_iter().chain(twin).min()),
            }
        }
    }
}

/// Opens the database for writing, makes it where there is none, and brings it to the newest form.
pub(crate) fn open(file: &Path) -> Result<Store, CustodyError> {
    let at = |cause| CustodyError::database(file, cause);
    let flags =
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(file, flags).map_err(at)?;
    let form = check(&db, file)?;
    db.busy_timeout(BUSY_WAIT).map_err(at)?;
    plan_once(&db).map_err(at)?;
    let journal: String =
        db.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0)).map_err(at)?;
    if journal != "wal" {
        return Err(CustodyError::NotALedger {
            file: file.to_path_buf(),
            why: format!("its journal cannot be \"wal\", only \"{journal}\""),
        });
    }
    // NORMAL loses acknowledged entries in a power cut; FULL does not.
    db.pragma_update(None, "synchronous", "FULL").map_err(at)?;
    db.pragma_update(None, "foreign_keys", true).map_err(at)?;
    db.pragma_update(None, "trusted_schema", false).map_err(at)?;
    let store = Store { db, file: file.to_path_buf(), writable: Writable::new(), turns: Arc::default() };
    if form < FORMS.len() {
        store.write(|| {
            FORMS[form..].iter().try_for_each(|sql| store.sql(store.db.execute_batch(sql)))?;
            store.sql(store.db.pragma_update(None, "user_version", FORMS.len() as i64))?;
            replay::fill_newer(&store)?;
            history::make(&store)
        })?;
    }
    Ok(store)
}

/// Opens the database for reading. Where no program is at work on it, nothing is written beside it either.
pub(crate) fn open_read_only(file: &Path, quiet: bool) -> Result<Store, CustodyError> {
    let at = |cause| CustodyError::database(file, cause);
    let log = file.with_extension("db-wal");
    let settled = quiet && !log.try_exists().map_err(|e| CustodyError::io(&log, e))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = if settled {
        Connection::open_with_flags(uri(file), flags | OpenFlags::SQLITE_OPEN_URI)
    } else {
        Connection::open_with_flags(file, flags)
    };
    let db = db.map_err(at)?;
    db.busy_timeout(BUSY_WAIT).map_err(at)?;
    plan_once(&db).map_err(at)?;
    db.pragma_update(None, "trusted_schema", false).map_err(at)?;
    match check(&db, file)? {
        0 => Err(CustodyError::NotALedger { file: file.to_path_buf(), why: "it is empty".to_owned() }),
        _ => Ok(Store { db, file: file.to_path_buf(), writable: Writable::new(), turns: Arc::default() }),
    }
}

/// Has each question planned once, whatever values it is asked with. Without this SQLite plans a question whose LIMIT is a value
/// anew each time it is asked, which takes longer than most answers.
fn plan_once(db: &Connection) -> rusqlite::Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(|_| ())
}

/// The name under which SQLite opens a file without making files beside it.
fn uri(file: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'_' | b'-' => uri.push(*byte as char),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri + "?immutable=1"
}

/// The form of the database: 0 where it is new.
fn check(db: &Connection, file: &Path) -> Result<usize, CustodyError> {
    let pragma = |name| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let read = || Ok((pragma("application_id")?, pragma("user_version")?, pragma("schema_version")?));
    let (application, form, tables) = read().map_err(|cause| CustodyError::database(file, cause))?;
    let known = FORMS.len() as i64;
    match (application, form) {
        (0, 0) if tables == 0 => Ok(0),
        (APPLICATION_ID, 1..) if form <= known => Ok(form as usize),
        (APPLICATION_ID, 1..) => {
            Err(CustodyError::NewerVersion { file: file.to_path_buf(), found: form, known })
        }
        _ => Err(CustodyError::NotALedger {
            file: file.to_path_buf(),
            why: "it is another program's database".to_owned(),
        }),
    }
}

/// An empty database of the newest form that lies in no folder and is gone when it is dropped: small in memory,
/// and on the disk where it grows.
pub(crate) fn scratch() -> Result<Store, CustodyError> {
    scratch_of(FORMS.len())
}

fn scratch_of(form: usize) -> Result<Store, CustodyError> {
    let file = PathBuf::from("a passing database");
    let at = |cause| CustodyError::database(&file, cause);
    let db = Connection::open("").map_err(at)?;
    FORMS[..form].iter().try_for_each(|sql| db.execute_batch(sql)).map_err(at)?;
    Ok(Store { db, file, writable: Writable::new(), turns: Arc::default() })
}

/// What is not as [`open`] made it: tables and guards by their SQL, and what SQLite's own check says. A database that an
/// earlier Toll made is held against the form that it had then.
pub(crate) fn faults(store: &Store) -> Result<Vec<Fault>, CustodyError> {
    let plan = scratch_of(check(&store.db, &store.file)?)?;
    let (planned, found) = (plan.sql(schema(&plan.db))?, store.sql(schema(&store.db))?);
    let mut faults: Vec<Fault> = (planned.symmetric_difference(&found))
        .map(|(name, _)| Fault::Schema { name: name.clone() })
        .collect();
    faults.dedup();
    store.sql(integrity(&store.db, &mut faults))?;
    Ok(faults)
}

fn integrity(db: &Connection, faults: &mut Vec<Fault>) -> rusqlite::Result<()> {
    let mut check = db.prepare("PRAGMA integrity_check(10)")?;
    for says in check.query_map([], |row| row.get::<_, String>(0))? {
        match says? {
            says if says == "ok" => {}
            why => faults.push(Fault::Damaged { why }),
        }
    }
    Ok(())
}

fn schema(db: &Connection) -> rusqlite::Result<BTreeSet<(String, Option<String>)>> {
    let mut query = db.prepare("SELECT name, sql FROM sqlite_schema")?;
    query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::{StatementStatus, params};

    #[test]
    fn a_question_is_planned_once_however_often_it_is_asked() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("case.db");
        let writer = open(&file).unwrap();
        for store in [open_read_only(&file, false).unwrap(), writer] {
            let sql = "SELECT value FROM stamps WHERE name >= ?1 LIMIT ?2";
            let mut query = store.db.prepare(sql).unwrap();
            for count in 1..9_i64 {
                assert!(!query.exists(params!["zz", count]).unwrap());
            }
            assert_eq!(query.get_status(StatementStatus::RePrepare), 0);
        }
    }
}
