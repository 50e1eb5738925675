//! The site's folder: only what changed is written, each file whole or not at all, and what is no longer made is
//! removed. The folder belongs to Toll; only hidden files of others are left alone.
//!
//! Must not: leave a file half written under its name.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The folder of the site in a case.
const SITE: &str = "site";
/// Lists the files of the site; written last.
const MANIFEST: &str = "manifest.json";
/// Begins the names of files that are being written.
const UNFINISHED: &str = ".toll-";

/// The site of a case.
pub(super) struct Site {
    dir: PathBuf,
}

/// What became of the files of a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pages {
    /// New or changed.
    pub(crate) written: usize,
    /// As they were.
    pub(crate) unchanged: usize,
    /// No longer made.
    pub(crate) removed: usize,
}

#[derive(Deserialize)]
struct Manifest {
    files: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    path: String,
    bytes: u64,
}

impl Site {
    pub(super) fn of(case: &Path) -> Site {
        Site { dir: case.join(SITE) }
    }

    /// Whether all files of the manifest are there in their sizes; the pages then.
    pub(super) fn stands(&self) -> Option<Pages> {
        let manifest = fs::read(self.dir.join(MANIFEST)).ok()?;
        let manifest: Manifest = serde_json::from_slice(&manifest).ok()?;
        let there = |file: &Listed| {
            fs::metadata(self.dir.join(&file.path)).is_ok_and(|found| found.len() == file.bytes)
        };
        let all = manifest.files.iter().all(there);
        all.then(|| Pages { unchanged: manifest.files.len() + 1, ..Pages::default() })
    }

    pub(super) fn writer(&self) -> Writer<'_> {
        Writer { site: self, made: BTreeSet::new(), pages: Pages::default() }
    }
}

/// Writes the files of a site.
pub(super) struct Writer<'s> {
    site: &'s Site,
    made: BTreeSet<PathBuf>,
    pages: Pages,
}

impl Writer<'_> {
    /// Writes a file, unless it is there already.
    pub(super) fn write(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let file = self.site.dir.join(path);
        if same(&file, bytes)? {
            self.pages.unchanged += 1;
        } else {
            let named =
                |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
            let folder = file.parent().unwrap_or(&self.site.dir);
            fs::create_dir_all(folder).map_err(named)?;
            let mut new = NamedTempFile::with_prefix_in(UNFINISHED, folder).map_err(named)?;
            new.write_all(bytes).map_err(named)?;
            readable(&new)?;
            new.persist(&file).map_err(|error| named(error.error))?;
            self.pages.written += 1;
        }
        self.made.insert(file);
        Ok(())
    }

    /// Removes what is no longer made, and what a build that was broken off left behind.
    pub(super) fn finish(mut self) -> Result<Pages> {
        let dir = self.site.dir.clone();
        self.sweep(&dir).with_context(|| format!("{}: what is old could not be removed", dir.display()))?;
        Ok(self.pages)
    }

    /// Gives whether the folder is empty now.
    fn sweep(&mut self, folder: &Path) -> io::Result<bool> {
        let mut empty = true;
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let (path, name) = (entry.path(), entry.file_name());
            let name = name.as_encoded_bytes();
            let others = name.starts_with(b".") && !name.starts_with(UNFINISHED.as_bytes());
            if others || self.made.contains(&path) {
                empty = false;
            } else if entry.file_type()?.is_dir() {
                match self.sweep(&path)? {
                    true => fs::remove_dir(&path)?,
                    false => empty = false,
                }
            } else {
                fs::remove_file(&path)?;
                self.pages.removed += usize::from(!name.starts_with(UNFINISHED.as_bytes()));
            }
        }
        Ok(empty)
    }
}

fn same(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    match fs::metadata(file) {
        Ok(found) if found.is_file() && found.len() == bytes.len() as u64 => Ok(fs::read(file)? == bytes),
        _ => Ok(false),
    }
}

/// Temporary files are for their owner alone; pages are for everybody.
fn readable(file: &NamedTempFile) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(file.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    let _ = file;
    Ok(())
}
