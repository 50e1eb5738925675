//! What a run keeps beside its output, so that one that was broken off can be taken up; and its output, until that is whole.
//!
//! Must not: be believed for other lists or settings than those it was kept for.

use anyhow::{Context, Result};
use persons::link::{Learnt, Linker, Scoring};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use vocabulary::Digest;

/// The folder within the output.
const FOLDER: &str = ".unfinished";
/// What is kept of a run.
pub(crate) struct Kept {
    folder: PathBuf,
    found: Option<(Learnt, Scoring)>,
    every: Duration,
    last: Instant,
}

impl Kept {
    /// What an earlier run with this key left, if one did; anything else that is there is thrown away. Scores are kept
    /// this often, at most.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub(crate) fn open(out: &Path, key: &Digest, every: Duration) -> Result<Kept> {
        let folder = out.join(FOLDER);
        let key = key.to_string();
        let found = read(&folder, &key);
        if found.is_none() {
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
            write(&folder.join("key"), key.as_bytes())?;
        }
        Ok(Kept { folder, found, every, last: Instant::now() })
    }

    /// What was left, once, where it can be of this linker.
    pub(crate) fn take(&mut self, linker: &Linker<'_>) -> Option<(Learnt, Scoring)> {
        self.found.take().filter(|(learnt, scoring)| linker.can_take_up(learnt, scoring))
    }

    /// The folder in which what comes out is written until all of it is whole.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Keeps what was learnt.
    pub(crate) fn learnt(&self, learnt: &Learnt) -> Result<()> {
        write(&self.folder.join("learnt.json"), &serde_json::to_vec(learnt)?)
    }

    /// Keeps the scores so far, where the last time is long enough ago.
    pub(crate) fn scoring(&mut self, scoring: &Scoring) -> Result<()> {
        if self.last.elapsed() < self.every {
            return Ok(());
        }
        self.last = Instant::now();
        write(&self.folder.join("scores"), &scoring.to_bytes())
    }

    /// Moves these files, which are whole, out of the folder, in their order, and throws the rest away: the run is finished.
    ///
    /// # Errors
    /// Where a file cannot be moved; what is kept stays then.
    pub(crate) fn deliver(self, out: &Path, files: &[PathBuf]) -> Result<()> {
        for file in files {
            let to = out.join(file.file_name().unwrap_or_default());
            fs::rename(file, &to).with_context(|| format!("{}: cannot be written", to.display()))?;
        }
        let _ = fs::remove_dir_all(&self.folder);
        Ok(())
    }
}

fn read(folder: &Path, key: &str) -> Option<(Learnt, Scoring)> {
    if fs::read_to_string(folder.join("key")).ok()? != key {
        return None;
    }
    let learnt = serde_json::from_slice(&fs::read(folder.join("learnt.json")).ok()?).ok()?;
    let scores = fs::read(folder.join("scores")).ok().and_then(|bytes| Scoring::of_bytes(&bytes));
    Some((learnt, scores.unwrap_or_default()))
}

/// Writes beside and moves, so that a file is whole or as it was.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_extension("new");
    fs::write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, path))
        .with_context(|| format!("{}: cannot be written", path.display()))
}
