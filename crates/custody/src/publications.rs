//! Publications: a site that was looked at as a preview is put before readers whole, and the ledger says by whom and why.
//!
//! The order makes it safe to be broken off anywhere: what describes the site is in the vault, then the entry is in the
//! ledger, then the folder `preview` and the folder `site` change places in one step. Who opens a case in which the entry is
//! there and the step is not does the step: so readers have the old site or the new one, and never some of both.
//!
//! Must not: publish what no entry names, or take from the site what is not Toll's.

use crate::folder::sync_folder;
use crate::registry::json;
use crate::store::Store;
use crate::{CaseFolder, CaseReader, CustodyError};
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use vocabulary::{Digest, Published, limits};

/// The folder of the site in a case.
const SITE: &str = "site";
/// The folder in which a site waits for being published.
const PREVIEW: &str = "preview";
/// Where the old site lies for a moment, where the system cannot exchange two folders.
const OLD: &str = ".toll-site-before";
/// The file that names all others of a site.
const MANIFEST: &str = "manifest.json";
/// Begins the names of files that Toll had not finished.
const UNFINISHED: &str = ".toll-";

impl CaseFolder {
    /// Puts what describes a publication into the vault, before its entry names it. Gives the digests, in the order given.
    ///
    /// # Errors
    /// As [`CaseFolder::intake`].
    pub fn keep_beside(&mut self, texts: &[&[u8]]) -> Result<Vec<Digest>, CustodyError> {
        let digests: Vec<Digest> = texts.iter().map(|text| Digest::of(text)).collect();
        // The same bytes twice are one original.
        let originals: std::collections::BTreeMap<Digest, &[u8]> =
            digests.iter().copied().zip(texts.iter().copied()).collect();
        self.vault().keep(&originals.into_iter().collect::<Vec<_>>())?;
        Ok(digests)
    }

    /// Has all of the preview on the disk, so that no power cut leaves a published page half written.
    ///
    /// # Errors
    /// What the system reports.
    pub fn sync_preview(&self) -> Result<(), CustodyError> {
        sync_tree(&self.root().join(PREVIEW))
    }

    /// The last publication; `None` where there was none.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn last_publication(&self) -> Result<Option<(u64, Published)>, CustodyError> {
        last(&self.store)
    }

    /// Puts the preview in the place of the site, where the last publication of the ledger is of this preview and waits for
    /// that. What was the site lies in the folder of the preview then, as the ground for the next one. Gives whether anything
    /// was done.
    ///
    /// # Errors
    /// What the system reports; the site is then as it was, and the next opening of the case tries again.
    pub fn complete_publication(&self) -> Result<bool, CustodyError> {
        let (site, preview, old) = (self.root().join(SITE), self.root().join(PREVIEW), self.root().join(OLD));
        let Some((_, last)) = last(&self.store)? else { return Ok(false) };
        let waits = manifest_of(&preview)? == Some(last.manifest);
        let done = waits && manifest_of(&site)? != Some(last.manifest);
        if done {
            exchange(&preview, &site, &old)?;
        }
        if waits {
            // What lies there now was published before, or is: it is no preview of anything.
            let manifest = preview.join(MANIFEST);
            ignore_missing(fs::remove_file(&manifest)).map_err(|e| CustodyError::io(&manifest, e))?;
            // Where there was no site before, the preview became it, and nothing lies in its place.
            if preview.is_dir() {
                sync_folder(&preview)?;
            }
        }
        give_back(&preview, &site)?;
        Ok(done)
    }
}

impl CaseReader {
    /// Publications, the newest first, from before an entry on.
    ///
    /// # Errors
    /// [`CustodyError::Derived`] where a kept value cannot be read.
    pub fn publications(
        &self,
        before: Option<u64>,
        count: usize,
    ) -> Result<Vec<(u64, Published)>, CustodyError> {
        let before = before.map_or(i64::MAX, |before| i64::try_from(before).unwrap_or(i64::MAX));
        let sql = "SELECT entry, published FROM publications WHERE entry < ?1 ORDER BY entry DESC LIMIT ?2";
        let mut query = self.store.sql(self.store.db.prepare_cached(sql))?;
        let rows = self.store.sql(query.query_map(params![before, count as i64], columns))?;
        rows.map(|row| published(self.store.sql(row)?)).collect()
    }

    /// The last publication; `None` where there was none.
    ///
    /// # Errors
    /// As [`CaseReader::publications`].
    pub fn last_publication(&self) -> Result<Option<(u64, Published)>, CustodyError> {
        last(&self.store)
    }
}

fn columns(row: &Row<'_>) -> rusqlite::Result<(i64, String)> {
    Ok((row.get(0)?, row.get(1)?))
}

fn published((entry, text): (i64, String)) -> Result<(u64, Published), CustodyError> {
    let published = serde_json::from_str(&text).map_err(|error| CustodyError::Derived {
        what: format!("the publication of entry {entry}"),
        why: error.to_string(),
    })?;
    Ok((entry.max(0) as u64, published))
}

/// The last publication.
pub(crate) fn last(store: &Store) -> Result<Option<(u64, Published)>, CustodyError> {
    let found = (store.db)
        .prepare_cached("SELECT entry, published FROM publications ORDER BY entry DESC LIMIT 1")
        .and_then(|mut query| query.query_row([], columns).optional());
    store.sql(found)?.map(published).transpose()
}

/// Writes a publication into the table.
pub(crate) fn keep(db: &Connection, entry: i64, made: &Published) -> rusqlite::Result<usize> {
    let text = json(made);
    db.prepare_cached("INSERT INTO publications (entry, published) VALUES (?1, ?2)")?
        .execute(params![entry, text])
}

/// The first publication at which two tables differ, in words.
pub(crate) fn first_difference(one: &Store, other: &Store) -> Result<Option<String>, CustodyError> {
    let sql = "SELECT entry, published FROM publications ORDER BY entry";
    let found = one.first_difference("publications", other, sql, columns)?;
    Ok(found.map(|(entry, _)| format!("the publication of entry {entry}")))
}

/// The digest of the manifest in a folder; `None` where there is none, or none that a site can have.
fn manifest_of(folder: &Path) -> Result<Option<Digest>, CustodyError> {
    let file = folder.join(MANIFEST);
    match fs::symlink_metadata(&file) {
        Ok(found) if found.is_file() && found.len() <= limits::MANIFEST_BYTES_MAX => {
            Ok(Some(Digest::of(&fs::read(&file).map_err(|e| CustodyError::io(&file, e))?)))
        }
        Ok(_) => Ok(None),
        Err(e) if is_missing(&e) => Ok(None),
        Err(e) => Err(CustodyError::io(&file, e)),
    }
}

fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

fn ignore_missing(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if is_missing(&error) => Ok(()),
        other => other,
    }
}

/// Puts the new folder in the place of the one there, which takes the other's place.
fn exchange(new: &Path, there: &Path, old: &Path) -> Result<(), CustodyError> {
    if !there.try_exists().map_err(|e| CustodyError::io(there, e))? {
        // None yet, or one that was moved aside when the work was broken off.
        rename(new, there)?;
    } else if !exchanged(new, there)? {
        // In between, nothing is there; who opens the case then goes on here.
        rename(there, old)?;
        rename(new, there)?;
    }
    if old.try_exists().map_err(|e| CustodyError::io(old, e))? {
        rename(old, new)?;
    }
    sync_folder(there.parent().unwrap_or(there))
}

fn rename(from: &Path, to: &Path) -> Result<(), CustodyError> {
    fs::rename(from, to).map_err(|e| CustodyError::io(to, e))
}

/// Exchanges two folders in one step, where system and disk can. Gives whether they could.
#[cfg(target_os = "linux")]
fn exchanged(one: &Path, other: &Path) -> Result<bool, CustodyError> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS) => Ok(false),
        Err(e) => Err(CustodyError::io(other, e.into())),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchanged(_: &Path, _: &Path) -> Result<bool, CustodyError> {
    Ok(false)
}

/// Hidden files beside the site are others' ("`.git`"): where they went away with an old site, they come back.
fn give_back(preview: &Path, site: &Path) -> Result<(), CustodyError> {
    let entries = match fs::read_dir(preview) {
        Err(e) if is_missing(&e) => return Ok(()),
        other => other.map_err(|e| CustodyError::io(preview, e))?,
    };
    let names: Vec<OsString> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name()))
        .filter(|name| {
            let name = name.as_encoded_bytes();
            name.starts_with(b".") && !name.starts_with(UNFINISHED.as_bytes())
        })
        .collect();
    for name in names {
        let (from, to): (PathBuf, PathBuf) = (preview.join(&name), site.join(&name));
        let free = matches!(fs::symlink_metadata(&to), Err(e) if is_missing(&e));
        if free && site.is_dir() {
            rename(&from, &to)?;
        }
    }
    Ok(())
}

/// Syncs all files and folders of a tree.
fn sync_tree(folder: &Path) -> Result<(), CustodyError> {
    let at = |path: &Path| {
        let path = path.to_path_buf();
        move |e| CustodyError::io(&path, e)
    };
    #[cfg(target_os = "linux")]
    {
        let disk = File::open(folder).map_err(at(folder))?;
        match rustix::fs::syncfs(&disk) {
            Ok(()) => return Ok(()),
            Err(rustix::io::Errno::NOSYS) => {}
            Err(e) => return Err(CustodyError::io(folder, e.into())),
        }
    }
    for entry in fs::read_dir(folder).map_err(at(folder))? {
        let entry = entry.map_err(at(folder))?;
        let kind = entry.file_type().map_err(at(folder))?;
        if kind.is_dir() {
            sync_tree(&entry.path())?;
        } else if kind.is_file() {
            File::open(entry.path()).and_then(|file| file.sync_all()).map_err(at(&entry.path()))?;
        }
    }
    sync_folder(folder)
}
