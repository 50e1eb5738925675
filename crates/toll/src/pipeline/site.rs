//! The site's folder: only what changed is written, each file whole or not at all, and what is no longer made is
//! removed. The folder belongs to Toll; only hidden files of others are left alone.
//!
//! Must not: leave a file half written under its name.

use anyhow::{Context, Result};
use publication::{Manifest, ManifestFile, Pieces};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Which site of a case: the one that readers see, or the one that is looked at before it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// What readers see.
    Site,
    /// What waits for being published.
    Preview,
}

impl Target {
    /// Its folder in a case.
    fn folder(self) -> &'static str {
        match self {
            Target::Site => "site",
            Target::Preview => "preview",
        }
    }

    /// The stamp that says what it was made from.
    pub(super) fn made_from(self) -> &'static str {
        match self {
            Target::Site => "site made from",
            Target::Preview => "preview made from",
        }
    }
}

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

impl Site {
    pub(super) fn of(case: &Path, target: Target) -> Site {
        Site { dir: case.join(target.folder()) }
    }

    /// Whether all files of the manifest are there in their sizes; the pages then.
    pub(super) fn stands(&self) -> Option<Pages> {
        let manifest = fs::read(self.dir.join(Manifest::NAME)).ok()?;
        let manifest: Manifest = serde_json::from_slice(&manifest).ok()?;
        let there = |file: &ManifestFile| {
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
    pub(super) fn write(&mut self, path: &str, pieces: &mut Pieces) -> io::Result<()> {
        let file = self.site.dir.join(path);
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", file.display()));
        match compared(&file, pieces).map_err(named)? {
            Compared::Same => self.pages.unchanged += 1,
            Compared::Different { same, piece } => {
                replace(&file, same, &mut piece.into_iter().chain(pieces)).map_err(named)?;
                self.pages.written += 1;
            }
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

/// A file beside what it should hold.
enum Compared {
    Same,
    /// So many of its bytes are right; then, or at its end, comes this piece.
    Different {
        same: u64,
        piece: Option<Vec<u8>>,
    },
}

/// Asks for pieces as long as they are those of the file.
fn compared(file: &Path, pieces: &mut Pieces) -> io::Result<Compared> {
    if !fs::metadata(file).is_ok_and(|found| found.is_file()) {
        return Ok(Compared::Different { same: 0, piece: None });
    }
    let (file, mut same, mut there) = (File::open(file)?, 0, Vec::new());
    for piece in pieces {
        there.clear();
        Read::take(&file, piece.len() as u64).read_to_end(&mut there)?;
        if there != piece {
            return Ok(Compared::Different { same, piece: Some(piece) });
        }
        same += piece.len() as u64;
    }
    let more = file.metadata()?.len() > same;
    Ok(if more { Compared::Different { same, piece: None } } else { Compared::Same })
}

/// Puts a file of what is right of the one there, and the pieces after it, in its place.
fn replace(file: &Path, same: u64, pieces: &mut Pieces) -> io::Result<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut new = NamedTempFile::with_prefix_in(UNFINISHED, folder)?;
    if same > 0 {
        io::copy(&mut File::open(file)?.take(same), &mut new)?;
    }
    for piece in pieces {
        new.write_all(&piece)?;
    }
    readable(&new)?;
    new.persist(file).map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are for their owner alone; pages are for everybody.
pub(crate) fn readable(file: &NamedTempFile) -> io::Result<()> {
    #[cfg(unix)]
    fs::set_permissions(file.path(), std::os::unix::fs::PermissionsExt::from_mode(0o644))?;
    let _ = file;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(case: &Path, pieces: &[&str]) -> Pages {
        let site = Site::of(case, Target::Site);
        let mut writer = site.writer();
        let mut pieces = pieces.iter().map(|piece| piece.as_bytes().to_vec());
        writer.write("data/figures.csv", &mut pieces).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn a_file_in_pieces_is_written_only_where_it_differs() {
        let case = tempfile::tempdir().unwrap();
        let file = case.path().join("site/data/figures.csv");
        for (pieces, written) in [
            (&["one,", "two,", "three"][..], 1),
            (&["one,two", ",three"], 0),
            (&["one,", "2,", "three"], 1),
            (&["one,", "2,", "three", ",four"], 1),
            (&["one,", "2"], 1),
            (&[], 1),
            (&[], 0),
        ] {
            let pages = write(case.path(), pieces);
            assert_eq!((pages.written, pages.unchanged), (written, 1 - written), "{pieces:?}");
            assert_eq!(fs::read_to_string(&file).unwrap(), pieces.concat());
        }
        let left: Vec<_> = fs::read_dir(file.parent().unwrap()).unwrap().collect();
        assert_eq!(left.len(), 1, "nothing unfinished is left beside it");
    }
}
