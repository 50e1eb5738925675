//! What a check of the ledger and the vault finds wrong, and what it merely notes.
//!
//! Must not: mend anything.

use crate::Head;
use std::fmt;
use vocabulary::Digest;

/// Something is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The line no longer hashes to the digest kept with it.
    #[error("entry {entry} was altered: its words no longer have the digest kept with it")]
    Altered {
        /// The entry.
        entry: u64,
    },
    /// The entry does not name the digest of the one before.
    #[error("entry {entry} does not follow on the one before: one of the two was altered or exchanged")]
    Link {
        /// The later of the two.
        entry: u64,
    },
    /// Entries are missing, doubled or out of order.
    #[error("entry {expected} is not where it should be: entry {found} stands there")]
    Gap {
        /// The number that was due.
        expected: u64,
        /// The number that stands there.
        found: u64,
    },
    /// The line gives another number than its place.
    #[error("entry {entry} calls itself entry {says}")]
    Misnumbered {
        /// Its place.
        entry: u64,
        /// The number in its line.
        says: u64,
    },
    /// The line is no entry that this program knows.
    #[error("entry {entry} cannot be read ({why}): it was altered, or written by a newer Toll")]
    Undecodable {
        /// The entry.
        entry: u64,
        /// Why.
        why: String,
    },
    /// The ledger ends before a head that was seen earlier.
    #[error("the ledger ends at entry {entries}, but entry {expected} has been seen: its end was cut off")]
    Truncated {
        /// Where it ends.
        entries: u64,
        /// Where it was seen to go.
        expected: u64,
    },
    /// The entry at a head that was seen earlier has another digest now.
    #[error(
        "entry {entry} is not the one that was seen earlier: the ledger was written anew, up to there or before"
    )]
    Rewritten {
        /// The entry.
        entry: u64,
    },
    /// An export has no closing line, or one that does not fit.
    #[error(
        "the closing line is missing or wrong: after {entries} entries it should be the number and head of these"
    )]
    Unclosed {
        /// The entries before it.
        entries: u64,
    },
    /// Something stands after the closing line.
    #[error("something stands after the closing line")]
    Trailing,
    /// The vault does not hold a source of the ledger.
    #[error("entry {entry}: the original of {path} is gone ({sha256})")]
    OriginalMissing {
        /// The entry that took it in.
        entry: u64,
        /// Where it lay then.
        path: String,
        /// Its digest.
        sha256: Digest,
    },
    /// The vault's copy is not what was taken in.
    #[error("entry {entry}: the original of {path} was changed (taken in as {sha256}, now {found})")]
    OriginalChanged {
        /// The entry that took it in.
        entry: u64,
        /// Where it lay then.
        path: String,
        /// Its digest.
        sha256: Digest,
        /// What it hashes to now.
        found: Digest,
    },
    /// The vault's copy cannot be read.
    #[error("entry {entry}: the original of {path} cannot be read ({why})")]
    OriginalUnreadable {
        /// The entry that took it in.
        entry: u64,
        /// Where it lay then.
        path: String,
        /// The system's words.
        why: String,
    },
    /// The table of what is held is not what the ledger says.
    #[error(
        "the table of sources held differs from the ledger at {path}; `toll build --rebuild` makes it anew"
    )]
    Held {
        /// The first path that differs.
        path: String,
    },
    /// The database's guards or tables were altered.
    #[error("the database is not built as Toll builds it, at \"{name}\": a guard or table was altered")]
    Schema {
        /// The table or trigger.
        name: String,
    },
    /// SQLite finds the file damaged.
    #[error("the database is damaged: {why}")]
    Damaged {
        /// SQLite's words.
        why: String,
    },
}

/// Something that a crash may leave behind and that harms nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Note {
    /// A file that was being written to the vault.
    Unfinished {
        /// Its path in the case.
        path: String,
    },
    /// An original that no entry names: it was written, and the entry was not.
    Orphan {
        /// Its digest.
        sha256: Digest,
    },
    /// A file in the vault that Toll did not put there.
    Foreign {
        /// Its path in the case.
        path: String,
    },
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Note::Unfinished { path } => write!(f, "{path}: an intake was broken off here; nothing is lost"),
            Note::Orphan { sha256 } => {
                write!(f, "{sha256}: an original that no entry names; an intake was broken off after it")
            }
            Note::Foreign { path } => write!(f, "{path}: not put there by Toll"),
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
    /// How far the ledger goes. Keep it elsewhere: against it a later check can tell a ledger cut short or written anew.
    pub head: Head,
    /// How many originals were hashed.
    pub originals: u64,
    /// How many bytes they have.
    pub bytes: u64,
    /// What is wrong, in the order of the ledger.
    pub faults: Vec<Fault>,
    /// What a crash left behind.
    pub notes: Vec<Note>,
}

impl Verification {
    /// Whether nothing is wrong.
    pub fn holds(&self) -> bool {
        self.faults.is_empty()
    }
}
