//! What a run keeps beside its output, so that one that was broken off can be taken up.
//!
//! Must not: be believed for other lists or settings than those it was kept for.

use anyhow::{Context, Result};
use persons::link::{Learnt, Scoring};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use vocabulary::Digest;

/// The folder within the output.
const FOLDER: &str = ".unfinished";
/// How often scores are kept, at most.
const EVERY: Duration = Duration::from_secs(5);

/// What is kept of a run.
pub(crate) struct Kept {
    folder: PathBuf,
    found: Option<(Learnt, Scoring)>,
    last: Instant,
}

impl Kept {
    /// What an earlier run with this key left, if one did; anything else that is there is thrown away.
    ///
    /// # Errors
    /// Where the folder cannot be made.
    pub(crate) fn open(out: &Path, key: &Digest) -> Result<Kept> {
        let folder = out.join(FOLDER);
        let key = key.to_string();
        let found = read(&folder, &key);
        if found.is_none() {
            let _ = fs::remove_dir_all(&folder);
            fs::create_dir_all(&folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
            write(&folder.join("key"), key.as_bytes())?;
        }
        Ok(Kept { folder, found, last: Instant::now() })
    }

    /// What was left, once.
    pub(crate) fn take(&mut self) -> Option<(Learnt, Scoring)> {
        self.found.take()
    }

    /// Keeps what was learnt.
    pub(crate) fn learnt(&self, learnt: &Learnt) -> Result<()> {
        write(&self.folder.join("learnt.json"), &serde_json::to_vec(learnt)?)
    }

    /// Keeps the scores so far, where the last time is long enough ago.
    pub(crate) fn scoring(&mut self, scoring: &Scoring) -> Result<()> {
        if self.last.elapsed() < EVERY {
            return Ok(());
        }
        self.last = Instant::now();
        write(&self.folder.join("scores"), &scoring.to_bytes())
    }

    /// Throws away what was kept: the run is finished.
    pub(crate) fn forget(out: &Path) {
        let _ = fs::remove_dir_all(out.join(FOLDER));
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
