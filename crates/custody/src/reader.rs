//! A case open for reading beside its writer: each question sees the case as it stood at one moment.
//!
//! Must not: write, lock, or wait for the writer.

use crate::folder::{DATABASE, ORIGINALS};
use crate::store::{self, Store};
use crate::{
    Appointed, CustodyError, Entry, Head, Held, LastOnPair, Vault, held, judgements, ledger, offices,
};
use std::path::Path;
use vocabulary::{Digest, RecordKey};

/// A case, open for reading. Any number of them may be open in any number of threads.
pub struct CaseReader {
    pub(crate) store: Store,
    vault: Vault,
}

impl CaseReader {
    /// Opens a case that has a ledger.
    ///
    /// # Errors
    /// [`CustodyError::NotALedger`], [`CustodyError::NewerVersion`], what SQLite reports.
    pub fn open(case: &Path) -> Result<CaseReader, CustodyError> {
        let store = store::open_read_only(&case.join(DATABASE), false)?;
        Ok(CaseReader { store, vault: Vault::at(case.join(ORIGINALS)) })
    }

    /// How far the ledger goes.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] where the last entry was altered.
    pub fn head(&self) -> Result<Head, CustodyError> {
        ledger::head(&self.store)
    }

    /// Entries from one on downwards, the newest first; `None` from the head on.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] at the first that was altered.
    pub fn entries(&self, from: Option<u64>, count: usize) -> Result<Vec<Entry>, CustodyError> {
        let head = self.head()?.entries;
        let from = from.unwrap_or(head).min(head);
        let numbers = (1..=from).rev().take(count);
        let entries = numbers.map(|number| ledger::entry(&self.store, number));
        entries.filter_map(Result::transpose).collect()
    }

    /// What one was appointed to last.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn appointed(&self, name: &str) -> Result<Option<Appointed>, CustodyError> {
        offices::of(&self.store, name)
    }

    /// All who ever were appointed, by name.
    ///
    /// # Errors
    /// As [`CaseReader::appointed`].
    pub fn all_appointed(&self) -> Result<Vec<Appointed>, CustodyError> {
        offices::all(&self.store)
    }

    /// What was decided last on two records.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn last_on(&self, a: &RecordKey, b: &RecordKey) -> Result<Option<LastOnPair>, CustodyError> {
        judgements::last_on(&self.store, a, b)
    }

    /// What the case holds now, by path.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn held(&self) -> Result<Vec<Held>, CustodyError> {
        held::all(&self.store)
    }

    /// An original, hashed again on its way out.
    ///
    /// # Errors
    /// As [`Vault::original`].
    pub fn original(&self, sha256: &Digest) -> Result<Vec<u8>, CustodyError> {
        self.vault.original(sha256)
    }
}
