//! What can keep a case from being opened, written or trusted; each with what to do about it.
//!
//! Must not: be swallowed. After a failed commit or sync nothing counts as kept, and the caller must hear of it.

use crate::Fault;
use std::io;
use std::path::{Path, PathBuf};
use vocabulary::Digest;

/// Why a case cannot be opened, written or trusted.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CustodyError {
    /// There is no `case.toml` in the folder.
    #[error("{}: this is not a case, there is no case.toml in it; name a case's folder, or make one with `toll init`", dir.display())]
    NotACase {
        /// The folder.
        dir: PathBuf,
    },
    /// A case was to be made where one is.
    #[error("{}: this is a case already; choose another folder, or open it with `toll build`", dir.display())]
    AlreadyACase {
        /// The folder.
        dir: PathBuf,
    },
    /// Somebody else is writing to the case.
    #[error("{}: {holder} is at work on this case; wait until it has finished, or end it, then try again", dir.display())]
    Locked {
        /// The case's folder.
        dir: PathBuf,
        /// Who, as far as known: "`toll`, process 4711 on laptop".
        holder: String,
    },
    /// `case.toml` says something that cannot be used.
    #[error("{}, line {line}, column {column}: {seen}; {remedy}", file.display())]
    Settings {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The column in characters, from 1.
        column: usize,
        /// What is wrong.
        seen: String,
        /// What to do.
        remedy: &'static str,
    },
    /// There are originals but no ledger.
    #[error("{}: the ledger case.db is gone, but originals were taken in; bring case.db back from a backup, or, to begin anew, move the folder originals away first", dir.display())]
    LedgerGone {
        /// The case's folder.
        dir: PathBuf,
    },
    /// There is a `case.toml` and nothing was taken in yet.
    #[error("{}: this case has no ledger yet; `toll build` begins it", dir.display())]
    NotBegun {
        /// The case's folder.
        dir: PathBuf,
    },
    /// The database was written by a newer Toll.
    #[error("{}: written by a newer Toll (form {found}; this one knows up to {known}); use the newer Toll", file.display())]
    NewerVersion {
        /// The database.
        file: PathBuf,
        /// Its form.
        found: i64,
        /// The newest form that is known here.
        known: i64,
    },
    /// The file is no ledger of Toll, or so damaged that it cannot be told.
    #[error("{}: this is not a readable ledger of Toll ({why}); bring the file back from a backup", file.display())]
    NotALedger {
        /// The file.
        file: PathBuf,
        /// What gave it away.
        why: String,
    },
    /// A link of the chain does not hold.
    #[error("{}: {fault}; nothing was changed; run `toll verify` and compare with a backup", place.display())]
    Broken {
        /// The ledger.
        place: PathBuf,
        /// The first thing that is wrong.
        fault: Fault,
    },
    /// The disk has no room left.
    #[error("{}: no room left on the disk, or a limit on file sizes; nothing was taken in; make room and run again", path.display())]
    DiskFull {
        /// What could not be written.
        path: PathBuf,
    },
    /// The file system refuses.
    #[error("{}: no permission; ask the owner of the folder for the right to read and write it", path.display())]
    NotPermitted {
        /// What could not be read or written.
        path: PathBuf,
    },
    /// The disk cannot be written to.
    #[error("{}: the folder or disk is read-only; copy the case to one that can be written to", path.display())]
    ReadOnly {
        /// What could not be written.
        path: PathBuf,
    },
    /// The case lies where a database cannot be kept safely.
    #[error("{}: this is a network drive ({kind}), on which a ledger cannot be kept safely; move the case to a disk of this machine", dir.display())]
    NetworkDrive {
        /// The case's folder.
        dir: PathBuf,
        /// The kind of drive.
        kind: &'static str,
    },
    /// An earlier write failed; what the disk holds is not known.
    #[error("{}: an earlier write failed, so nothing more is taken in; mend the cause, then run again", dir.display())]
    Stopped {
        /// The case's folder.
        dir: PathBuf,
    },
    /// A decision is longer than the ledger admits.
    #[error(
        "{path}: the entry for it would have {bytes} bytes, and LEDGER_ENTRY_BYTES_MAX is {max}; shorten the file beside it"
    )]
    EntryTooLong {
        /// What the decision is about.
        path: String,
        /// The length of the entry.
        bytes: usize,
        /// The limit.
        max: usize,
    },
    /// A source is larger than the limit.
    #[error("{path}: {bytes} bytes, and SOURCE_BYTES_MAX is {max}; split the file")]
    SourceTooLarge {
        /// The source.
        path: String,
        /// Its size.
        bytes: u64,
        /// The limit.
        max: u64,
    },
    /// A model's answer is larger than the limit.
    #[error(
        "{path}: {bytes} bytes, and MODEL_ANSWER_BYTES_MAX is {max}; nothing was kept, ask a model that answers what was asked"
    )]
    AnswerTooLarge {
        /// Whose answer.
        path: String,
        /// Its size.
        bytes: u64,
        /// The limit.
        max: u64,
    },
    /// The vault does not hold this original.
    #[error("{}: the original is not there; bring it back from a backup", path.display())]
    OriginalMissing {
        /// Where it should lie.
        path: PathBuf,
    },
    /// An original is not what was taken in.
    #[error("{}: the original was changed, its SHA-256 is now {found}; bring it back from a backup", path.display())]
    OriginalChanged {
        /// Where it lies.
        path: PathBuf,
        /// What it hashes to now.
        found: Digest,
    },
    /// A derived row cannot be read.
    #[error(
        "{what}: the kept value cannot be read ({why}); `toll build --rebuild` makes all derived tables anew"
    )]
    Derived {
        /// Which.
        what: String,
        /// Why.
        why: String,
    },
    /// The operating system reports something else.
    #[error("{}: {cause}; check the disk and the folder, then try again", path.display())]
    Io {
        /// What was being read or written.
        path: PathBuf,
        /// The system's words.
        cause: io::Error,
    },
    /// SQLite reports something else.
    #[error("{}: {cause}; check the disk, then run `toll verify`", file.display())]
    Database {
        /// The database.
        file: PathBuf,
        /// SQLite's words.
        cause: rusqlite::Error,
    },
}

impl CustodyError {
    /// Whether it was the disk that failed, and not what was asked for.
    pub(crate) fn is_of_the_disk(&self) -> bool {
        use CustodyError::{Database, DiskFull, Io, NotALedger, NotPermitted, ReadOnly};
        matches!(
            self,
            Database { .. }
                | DiskFull { .. }
                | Io { .. }
                | NotALedger { .. }
                | NotPermitted { .. }
                | ReadOnly { .. }
        )
    }

    pub(crate) fn io(path: &Path, cause: io::Error) -> CustodyError {
        use io::ErrorKind::{FileTooLarge, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        let path = path.to_path_buf();
        match cause.kind() {
            StorageFull | QuotaExceeded | FileTooLarge => CustodyError::DiskFull { path },
            PermissionDenied => CustodyError::NotPermitted { path },
            ReadOnlyFilesystem => CustodyError::ReadOnly { path },
            _ => CustodyError::Io { path, cause },
        }
    }

    pub(crate) fn database(file: &Path, cause: rusqlite::Error) -> CustodyError {
        use rusqlite::ErrorCode as Code;
        let path = file.to_path_buf();
        match cause.sqlite_error_code() {
            Some(Code::DiskFull) => CustodyError::DiskFull { path },
            Some(Code::ReadOnly) => CustodyError::ReadOnly { path },
            Some(Code::PermissionDenied | Code::CannotOpen) => CustodyError::NotPermitted { path },
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => CustodyError::Locked {
                dir: file.parent().unwrap_or(file).to_path_buf(),
                holder: "another program".to_owned(),
            },
            Some(Code::NotADatabase | Code::DatabaseCorrupt) => {
                CustodyError::NotALedger { file: path, why: cause.to_string() }
            }
            _ => CustodyError::Database { file: path, cause },
        }
    }
}
