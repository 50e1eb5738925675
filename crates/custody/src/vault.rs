//! The vault: each original by its SHA-256, `originals/ab/abcdef…`.
//!
//! An original is written under another name, synced, renamed, and its folder synced; only then may an entry of the
//! ledger name it. Syncing is done for the whole file system at once, for a batch: the cost of two syncs
//! and not of five hundred.
//!
//! Must not: change or delete an original.

use crate::original::{Original, hashed};
use crate::{CustodyError, Note};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use vocabulary::Digest;

/// Where originals are written before they get their names.
const INCOMING: &str = "incoming";

/// The originals of a case. Reading needs no lock and may be done from many threads.
#[derive(Clone, Debug)]
pub struct Vault {
    dir: PathBuf,
}

impl Vault {
    pub(crate) fn at(dir: PathBuf) -> Vault {
        Vault { dir }
    }

    /// Makes the folders, and clears away what an intake that was broken off had not finished.
    pub(crate) fn prepare(&self) -> Result<(), CustodyError> {
        let incoming = self.dir.join(INCOMING);
        fs::create_dir_all(&incoming).map_err(|e| CustodyError::io(&incoming, e))?;
        for path in listing(&incoming)? {
            fs::remove_file(&path).map_err(|e| CustodyError::io(&path, e))?;
        }
        Ok(())
    }

    /// A file without a name, on the same disk as the originals: for what arrives and is not whole yet. It is gone when it is
    /// closed, or when the program ends in whatever way.
    ///
    /// # Errors
    /// What the system reports.
    pub fn draft(&self) -> Result<File, CustodyError> {
        static DRAFTS: AtomicU64 = AtomicU64::new(0);
        let number = DRAFTS.fetch_add(1, Ordering::Relaxed);
        let path = self.dir.join(INCOMING).join(format!("{}-{number}.draft", std::process::id()));
        let at = |cause| CustodyError::io(&path, cause);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(at)?;
        fs::remove_file(&path).map_err(at)?;
        Ok(file)
    }

    fn path_of(&self, sha256: &Digest) -> PathBuf {
        let name = sha256.to_string();
        self.dir.join(&name[..2]).join(name)
    }

    /// Whether an original lies under its name. It is not read.
    pub(crate) fn has(&self, sha256: &Digest) -> bool {
        self.path_of(sha256).is_file()
    }

    /// An original, hashed again on its way out.
    ///
    /// # Errors
    /// [`CustodyError::OriginalMissing`], [`CustodyError::OriginalChanged`], or what the system reports.
    pub fn original(&self, sha256: &Digest) -> Result<Vec<u8>, CustodyError> {
        let path = self.path_of(sha256);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                return Err(CustodyError::OriginalMissing { path });
            }
            Err(e) => return Err(CustodyError::io(&path, e)),
        };
        match Digest::of(&bytes) {
            found if found == *sha256 => Ok(bytes),
            found => Err(CustodyError::OriginalChanged { path, found }),
        }
    }

    /// An original of any size, to be read piece by piece; hashed before, and again while it is read.
    ///
    /// # Errors
    /// As [`Vault::original`].
    pub fn opened(&self, sha256: &Digest) -> Result<Original, CustodyError> {
        Original::open(&self.path_of(sha256), sha256)
    }

    /// What an original hashes to now, and its size in bytes, in bounded memory.
    pub(crate) fn hash(&self, sha256: &Digest) -> io::Result<(Digest, u64)> {
        hashed(&mut File::open(self.path_of(sha256))?)
    }

    /// Keeps these originals. When it returns, they are on the disk under their names.
    pub(crate) fn keep(&self, originals: &[(Digest, &[u8])]) -> Result<(), CustodyError> {
        // Opened before the first write, so that the sync reports every error since.
        let disk = File::open(&self.dir).map_err(|e| CustodyError::io(&self.dir, e))?;
        let mut written = Vec::new();
        for (sha256, bytes) in originals {
            // One that lies there already, from an intake that was broken off, still has its name synced below.
            if !self.holds(sha256, bytes) {
                written.push((self.write(sha256, bytes)?, self.path_of(sha256)));
            }
        }
        self.sync(&disk, written.iter().map(|(incoming, _)| incoming.as_path()))?;
        for (incoming, path) in &written {
            let shard = path.parent().unwrap_or(&self.dir);
            fs::create_dir_all(shard).map_err(|e| CustodyError::io(shard, e))?;
            fs::rename(incoming, path).map_err(|e| CustodyError::io(path, e))?;
        }
        let shards =
            originals.iter().filter_map(|(sha256, _)| Some(self.path_of(sha256).parent()?.to_path_buf()));
        let shards: std::collections::BTreeSet<PathBuf> = shards.collect();
        self.sync(&disk, shards.iter().map(PathBuf::as_path).chain([self.dir.as_path()]))
    }

    fn holds(&self, sha256: &Digest, bytes: &[u8]) -> bool {
        fs::read(self.path_of(sha256)).is_ok_and(|kept| kept == bytes)
    }

    fn write(&self, sha256: &Digest, bytes: &[u8]) -> Result<PathBuf, CustodyError> {
        let path = self.dir.join(INCOMING).join(format!("{sha256}.part"));
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o444);
        let written = options.open(&path).and_then(|mut file| file.write_all(bytes));
        match written {
            Ok(()) => Ok(path),
            Err(e) => {
                // So that a full disk is not kept full by what was not acknowledged; the error is what counts.
                let _ = fs::remove_file(&path);
                Err(CustodyError::io(&path, e))
            }
        }
    }

    /// Syncs the file system that the vault lies on; where that cannot be done, each of the paths.
    fn sync<'p>(&self, disk: &File, paths: impl Iterator<Item = &'p Path>) -> Result<(), CustodyError> {
        #[cfg(target_os = "linux")]
        match rustix::fs::syncfs(disk) {
            Ok(()) => return Ok(()),
            Err(rustix::io::Errno::NOSYS) => {}
            Err(e) => return Err(CustodyError::io(&self.dir, e.into())),
        }
        let _ = disk;
        for path in paths {
            File::open(path).and_then(|file| file.sync_all()).map_err(|e| CustodyError::io(path, e))?;
        }
        Ok(())
    }

    /// Whether nothing was ever taken in.
    pub(crate) fn is_empty(&self) -> Result<bool, CustodyError> {
        let shards = listing(&self.dir)?;
        Ok(shards.iter().all(|path| path.file_name().is_some_and(|name| name == INCOMING)))
    }

    /// The digests of all originals that lie here, in order; and notes on what is none.
    pub(crate) fn list(&self) -> Result<(Vec<Digest>, Vec<Note>), CustodyError> {
        let (mut digests, mut notes) = (Vec::new(), Vec::new());
        let named = |path: &Path| {
            let path = path.strip_prefix(self.dir.parent().unwrap_or(&self.dir)).unwrap_or(path);
            path.to_string_lossy().into_owned()
        };
        for shard in listing(&self.dir)? {
            if !shard.is_dir() {
                notes.push(Note::Foreign { path: named(&shard) });
                continue;
            }
            for path in listing(&shard)? {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                match name.parse::<Digest>() {
                    Ok(sha256) if self.path_of(&sha256) == path => digests.push(sha256),
                    _ if name.ends_with(".part") => notes.push(Note::Unfinished { path: named(&path) }),
                    _ => notes.push(Note::Foreign { path: named(&path) }),
                }
            }
        }
        Ok((digests, notes))
    }
}

/// What lies in a folder, sorted; nothing where there is no such folder.
fn listing(dir: &Path) -> Result<Vec<PathBuf>, CustodyError> {
    let at = |cause| CustodyError::io(dir, cause);
    let entries = match fs::read_dir(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(at)?,
    };
    let mut paths =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>().map_err(at)?;
    paths.sort();
    Ok(paths)
}
