//! A case as a folder: making it, opening it for writing, and what lies where.
//!
//! Must not: write outside `case.toml` (once), `case.db`, `case.lock`, `originals/` and the empty inbox folders.

use crate::store::{self, Store, Writable};
use crate::{
    Clock, CustodyError, Entry, Head, Held, Moment, Vault, drive, held, ledger, lock::Lock, settings,
};
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use vocabulary::{Case, Decision, Digest};

/// The case file.
pub(crate) const SETTINGS: &str = "case.toml";
/// The database.
pub(crate) const DATABASE: &str = "case.db";
/// The vault.
pub(crate) const ORIGINALS: &str = "originals";
/// The writer's lock.
pub(crate) const LOCK: &str = "case.lock";
/// The inbox: what people drop in.
const INBOX: [&str; 2] = ["sources", "lists"];

/// A case, open for writing by this program alone; within it, [`CaseFolder::beside`] gives further handles.
pub struct CaseFolder {
    root: PathBuf,
    case: Case,
    vault: Vault,
    pub(crate) store: Store,
    pub(crate) clock: Clock,
    /// Last, so that it is let go last; shared by the handles of this program.
    lock: Arc<Lock>,
}

impl CaseFolder {
    /// Makes a case in a folder, which is made too where there is none.
    ///
    /// # Errors
    /// [`CustodyError::AlreadyACase`], and what [`CaseFolder::open`] may report.
    pub fn init(dir: &Path, case: &Case) -> Result<CaseFolder, CustodyError> {
        CaseFolder::init_by(dir, case, Box::new(Moment::now))
    }

    /// As [`CaseFolder::init`], by another clock than the machine's.
    ///
    /// # Errors
    /// As there.
    pub fn init_by(dir: &Path, case: &Case, clock: Clock) -> Result<CaseFolder, CustodyError> {
        let file = dir.join(SETTINGS);
        let text = settings::write(case);
        settings::parse(&file, &text)?;
        make(dir)?;
        for name in [SETTINGS, DATABASE] {
            let path = dir.join(name);
            if path.try_exists().map_err(|e| CustodyError::io(&path, e))? {
                return Err(CustodyError::AlreadyACase { dir: dir.to_path_buf() });
            }
        }
        INBOX.iter().try_for_each(|name| make(&dir.join(name)))?;
        let written = (File::create_new(&file))
            .and_then(|mut new| new.write_all(text.as_bytes()).and_then(|()| new.sync_all()));
        match written {
            Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(CustodyError::AlreadyACase { dir: dir.to_path_buf() });
            }
            other => other.map_err(|e| CustodyError::io(&file, e))?,
        }
        sync_folder(dir)?;
        sync_folder(&std::path::absolute(dir).map_err(|e| CustodyError::io(dir, e))?.join(".."))?;
        CaseFolder::open_by(dir, clock)
    }

    /// Opens a case for writing. A folder with a `case.toml` and no ledger, such as one that somebody passed on,
    /// gets its ledger now.
    ///
    /// # Errors
    /// [`CustodyError::NotACase`], [`CustodyError::Settings`], [`CustodyError::Locked`],
    /// [`CustodyError::LedgerGone`], [`CustodyError::NewerVersion`], [`CustodyError::NotALedger`],
    /// [`CustodyError::Broken`] where the last entry was altered, and what the system reports.
    pub fn open(dir: &Path) -> Result<CaseFolder, CustodyError> {
        CaseFolder::open_by(dir, Box::new(Moment::now))
    }

    /// As [`CaseFolder::open`], by another clock than the machine's.
    ///
    /// # Errors
    /// As there.
    pub fn open_by(dir: &Path, clock: Clock) -> Result<CaseFolder, CustodyError> {
        let case = settings_of(dir)?;
        drive::refuse_network(dir)?;
        let lock = Lock::take(dir, &dir.join(LOCK))?;
        let (vault, file) = (Vault::at(dir.join(ORIGINALS)), dir.join(DATABASE));
        if !file.try_exists().map_err(|e| CustodyError::io(&file, e))? && !vault.is_empty()? {
            return Err(CustodyError::LedgerGone { dir: dir.to_path_buf() });
        }
        vault.prepare()?;
        let store = store::open(&file)?;
        sync_folder(dir)?;
        let root = dir.to_path_buf();
        let mut folder = CaseFolder { root, case, vault, store, clock, lock: Arc::new(lock) };
        if folder.head()? == Head::NONE {
            let title = folder.case.title.clone();
            folder.decide(&[Decision::Begun { title }], &[])?;
        }
        folder.complete_publication()?;
        Ok(folder)
    }

    /// Another handle of the same case, under the same lock and with what `case.toml` says now: a long work and short
    /// decisions go on beside each other, and the database lets one write at a time.
    ///
    /// # Errors
    /// [`CustodyError::Settings`], and what SQLite reports.
    pub fn beside(&self, clock: Clock) -> Result<CaseFolder, CustodyError> {
        let (root, case) = (self.root.clone(), settings_of(&self.root)?);
        let mut store = store::open(&self.root.join(DATABASE))?;
        store.writable = self.store.writable.clone();
        store.turns = Arc::clone(&self.store.turns);
        let vault = Vault::at(root.join(ORIGINALS));
        Ok(CaseFolder { root, case, vault, store, clock, lock: Arc::clone(&self.lock) })
    }

    /// Tells whether the case still takes writes, of this handle or another.
    pub fn writable(&self) -> Writable {
        self.store.writable.clone()
    }

    /// What `case.toml` says.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The originals, to be read from any thread.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// An original, hashed again on its way out.
    ///
    /// # Errors
    /// As [`Vault::original`].
    pub fn original(&self, sha256: &Digest) -> Result<Vec<u8>, CustodyError> {
        self.vault.original(sha256)
    }

    /// What the case holds now, by path.
    ///
    /// # Errors
    /// What SQLite reports.
    pub fn held(&self) -> Result<Vec<Held>, CustodyError> {
        held::all(&self.store)
    }

    /// How far the ledger goes.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] where the last entry was altered.
    pub fn head(&self) -> Result<Head, CustodyError> {
        ledger::head(&self.store)
    }

    /// Hands out every entry, from the first, one at a time.
    ///
    /// # Errors
    /// [`CustodyError::Broken`] at the first entry that is wrong, and what `visit` returns.
    pub fn entries(
        &self,
        mut visit: impl FnMut(Entry) -> Result<(), CustodyError>,
    ) -> Result<(), CustodyError> {
        ledger::entries(&self.store, |_, entry| visit(entry)).map(|_| ())
    }
}

/// What the case file of a folder says.
fn settings_of(dir: &Path) -> Result<Case, CustodyError> {
    let file = dir.join(SETTINGS);
    match settings::read(&file) {
        Err(CustodyError::Io { cause, .. })
            if matches!(cause.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) =>
        {
            Err(CustodyError::NotACase { dir: dir.to_path_buf() })
        }
        other => other,
    }
}

fn make(dir: &Path) -> Result<(), CustodyError> {
    fs::create_dir_all(dir).map_err(|e| CustodyError::io(dir, e))
}

pub(crate) fn sync_folder(dir: &Path) -> Result<(), CustodyError> {
    File::open(dir).and_then(|folder| folder.sync_all()).map_err(|e| CustodyError::io(dir, e))
}
