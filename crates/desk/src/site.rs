//! A published site on the disk: the files that its manifest names, in the bytes that it names.
//!
//! Must not: touch a file that the manifest does not name, follow a link, or hand on other bytes.

use crate::DeskError;
use publication::{Manifest, ManifestFile};
use sha2::{Digest as _, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;
use vocabulary::{Digest, limits};

#[derive(Debug)]
pub(crate) struct Site {
    /// Without links.
    dir: PathBuf,
    /// What the manifest named when it was last read, and by what to tell that it has changed since.
    seen: Mutex<(Option<SystemTime>, u64, Arc<Listing>)>,
}

/// After how many files is told how far hashing is.
const TOLD_EVERY: u64 = 16;

/// By path.
type Listing = BTreeMap<String, ManifestFile>;

/// What is found under a path.
pub(crate) enum Found {
    /// The manifest does not name it. The disk was not asked.
    Nothing,
    /// The manifest names other bytes: the file was changed, or a build is under way.
    Changed,
    /// The file, hashed and at its beginning, and its length in bytes.
    File(File, u64),
}

impl Site {
    pub(crate) fn open(dir: PathBuf) -> Result<Site, DeskError> {
        let dir = fs::canonicalize(&dir).map_err(|_| DeskError::NoSite(dir))?;
        let site = Site { dir, seen: Mutex::default() };
        site.listing().map(|_| site)
    }

    pub(crate) fn file(&self, path: &str) -> Found {
        match self.looked_for(path) {
            // A publication may have come between the manifest and the file: asked again, both are of one site.
            Found::Changed => self.looked_for(path),
            found => found,
        }
    }

    fn looked_for(&self, path: &str) -> Found {
        let Ok(listing) = self.listing() else { return Found::Changed };
        let Some(listed) = listing.get(path) else { return Found::Nothing };
        self.one(listed).unwrap_or(Found::Changed)
    }

    /// Whether its manifest is there.
    pub(crate) fn is_there(&self) -> bool {
        self.listing().is_ok()
    }

    /// The digest of its manifest.
    pub(crate) fn manifest(&self) -> Option<Digest> {
        self.listing().ok()?.get(Manifest::NAME).map(|itself| itself.sha256)
    }

    /// The paths of the files that its manifest names.
    pub(crate) fn paths(&self) -> Option<BTreeSet<String>> {
        let listing = self.listing().ok()?;
        Some(listing.keys().filter(|path| *path != Manifest::NAME).cloned().collect())
    }

    /// The manifest in its bytes, where every file that it names is there in the bytes that it names; and how many files there are,
    /// itself among them. `progress` hears how many of how many are hashed, now and then.
    pub(crate) fn whole(&self, progress: &dyn Fn(u64, u64)) -> Option<(Vec<u8>, u64)> {
        let bytes = fs::read(self.dir.join(Manifest::NAME)).ok()?;
        let listing = listing(&bytes).ok()?;
        let all = listing.len() as u64;
        progress(0, all);
        for (listed, nth) in listing.values().zip(1..) {
            if !matches!(self.one(listed), Ok(Found::File(..))) {
                return None;
            }
            if nth % TOLD_EVERY == 0 || nth == all {
                progress(nth, all);
            }
        }
        Some((bytes, all))
    }

    /// What is hashed and what is handed on is the same open file: nobody can change it for another in between.
    fn one(&self, listed: &ManifestFile) -> io::Result<Found> {
        let at = self.dir.join(&listed.path);
        let found = fs::symlink_metadata(&at)?;
        if !found.is_file() || found.len() != listed.bytes || fs::canonicalize(&at)? != at {
            return Ok(Found::Changed);
        }
        let mut file = File::open(&at)?;
        let (mut hash, mut buffer) = (Sha256::new(), vec![0; 64 << 10]);
        loop {
            match file.read(&mut buffer)? {
                0 => break,
                length => hash.update(&buffer[..length]),
            }
        }
        file.rewind()?;
        let same = Digest::from_bytes(hash.finalize().into()) == listed.sha256;
        Ok(if same { Found::File(file, listed.bytes) } else { Found::Changed })
    }

    /// What the manifest names now. It is read again only where it has changed.
    fn listing(&self) -> Result<Arc<Listing>, DeskError> {
        let file = self.dir.join(Manifest::NAME);
        let found = fs::symlink_metadata(&file).map_err(|_| DeskError::NoSite(self.dir.clone()))?;
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let (time, bytes) = (found.modified().ok(), found.len());
        if time.is_none() || (seen.0, seen.1) != (time, bytes) {
            let read = match found.is_file() && bytes <= limits::MANIFEST_BYTES_MAX {
                true => fs::read(&file).map_err(|error| error.to_string()),
                false => Err(format!("not a file of at most {} bytes", limits::MANIFEST_BYTES_MAX)),
            };
            let listing = read.and_then(|json| listing(&json));
            *seen = (time, bytes, Arc::new(listing.map_err(|seen| DeskError::Manifest(file, seen))?));
        }
        Ok(seen.2.clone())
    }
}

fn listing(json: &[u8]) -> Result<Listing, String> {
    let manifest: Manifest = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let known = Manifest::FORMAT;
    if manifest.format != known {
        return Err(format!("its form is {:?}, and this Toll knows {known:?}", manifest.format));
    }
    if let Some(odd) = manifest.files.iter().find(|listed| !is_plain(&listed.path)) {
        return Err(format!("it names {:?}, which is no path of a site", odd.path));
    }
    let itself =
        ManifestFile { path: Manifest::NAME.to_owned(), sha256: Digest::of(json), bytes: json.len() as u64 };
    Ok(manifest.files.into_iter().chain([itself]).map(|listed| (listed.path.clone(), listed)).collect())
}

/// Plain names between slashes. So an address never needs decoding, and no path leads out of the site.
fn is_plain(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    path.split('/').all(|name| !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain))
}
