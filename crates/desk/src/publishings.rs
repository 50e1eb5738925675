//! Publishing beside the work: the preview is hashed again, file by file, on a thread of its own, and takes the place of the site.
//!
//! One at a time, and never while a build goes on. Whoever asked for it is told the end, however long ago the request was: each
//! person's last one is kept as long as the desk is open, and what was published stands in the ledger.
//!
//! Must not: publish what nobody looked at, or say that something is published before it is on the disk.

use crate::asked::Refused;
use crate::builds::Builds;
use crate::house::Tell;
use crate::pages::granted;
use crate::readers::Readers;
use crate::sites::Sites;
use crate::writer::Writer;
use custody::{CaseFolder, CaseReader, CustodyError, Head as LedgerHead, Wanted};
use publication::Edition;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use vocabulary::{Digest, Published};

/// What somebody wants to have published.
#[derive(Clone)]
pub(crate) struct Wished {
    pub(crate) title: String,
    pub(crate) by: String,
    pub(crate) reason: String,
    /// The manifest that was looked at.
    pub(crate) manifest: Digest,
    /// Whether over warnings.
    pub(crate) over: bool,
    /// The last publication that was known of.
    pub(crate) seen: u64,
}

/// A publication on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Running {
    pub(crate) by: String,
    pub(crate) title: String,
    /// So many files are hashed,
    pub(crate) hashed: u64,
    /// of so many; 0 before that is known.
    pub(crate) of: u64,
}

/// How one ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Readers have it; by this entry.
    Published(u64),
    /// It stands in the ledger by this entry, and the folders did not change places yet.
    Entered(u64),
    /// It was not published, and why: a key of the words. Where somebody was first, by which entry.
    Refused(&'static str, Option<u64>),
    /// It failed; whoever runs the desk finds the cause in its terminal.
    Failed,
}

/// The last one of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ended {
    pub(crate) title: String,
    /// The second of its end.
    pub(crate) at: i64,
    pub(crate) outcome: Outcome,
}

#[derive(Default)]
struct Stage {
    running: Option<Running>,
    /// By who asked.
    ended: BTreeMap<String, Ended>,
}

#[derive(Clone)]
pub(crate) struct Publishings {
    stage: Arc<Mutex<Stage>>,
    builds: Builds,
    readers: Arc<Readers>,
    writer: Writer,
    sites: Arc<Sites>,
    tell: Tell,
}

impl Publishings {
    pub(crate) fn of(
        builds: Builds,
        readers: Arc<Readers>,
        writer: Writer,
        sites: Arc<Sites>,
        tell: Tell,
    ) -> Publishings {
        Publishings { stage: Arc::default(), builds, readers, writer, sites, tell }
    }

    /// The one that goes on, whoever asked for it.
    pub(crate) fn running(&self) -> Option<Running> {
        self.locked().running.clone()
    }

    /// How the last one that this person asked for ended.
    pub(crate) fn ended(&self, name: &str) -> Option<Ended> {
        self.locked().ended.get(name).cloned()
    }

    fn locked(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins one, unless one goes on. Gives whether it did; `now` says the second at its end.
    pub(crate) fn begin(&self, wished: Wished, now: fn() -> i64) -> bool {
        {
            let mut stage = self.locked();
            if stage.running.is_some() {
                return false;
            }
            let (by, title) = (wished.by.clone(), wished.title.clone());
            stage.ended.remove(&by);
            stage.running = Some(Running { by, title, hashed: 0, of: 0 });
        }
        let all = self.clone();
        thread::spawn(move || {
            let act = || all.builds.alone(|folder| all.publish(folder, &wished));
            let outcome = match catch_unwind(AssertUnwindSafe(act)) {
                Ok(Some(Ok(outcome))) => outcome,
                Ok(None) => Outcome::Refused("pub-while-building", None),
                Ok(Some(Err(refused))) => all.refused(refused),
                Err(_) => all.failed("publishing broke off"),
            };
            let mut stage = all.locked();
            stage.running = None;
            stage.ended.insert(wished.by, Ended { title: wished.title, at: now(), outcome });
        });
        true
    }

    fn failed(&self, why: &str) -> Outcome {
        (self.tell)(why);
        Outcome::Failed
    }

    fn refused(&self, refused: Refused) -> Outcome {
        match refused {
            Refused::Cannot(why) => Outcome::Refused(why, None),
            Refused::Overtaken(entry) => Outcome::Refused("overtaken", Some(entry)),
            Refused::ReadOnly => Outcome::Refused("read-only-lead", None),
            Refused::Fault(error) => self.failed(&error.to_string()),
            _ => Outcome::Failed,
        }
    }

    /// What describes the preview into the vault, the entry into the ledger, then the folder.
    fn publish(&self, folder: &mut CaseFolder, wished: &Wished) -> Result<Outcome, Refused> {
        let (found, text) = (self.readers).ask(|case| Ok((waiting(case)?, case.stamp("edition")?)))?;
        let (Some((edition, at)), Some(text)) = (found, text) else {
            return Err(Refused::Cannot("pub-preview-old"));
        };
        let warnings = edition.warnings.len() as u64;
        if warnings > 0 && !wished.over {
            return Err(Refused::Cannot("pub-warned"));
        }
        let (manifest, files) = self.looked_at(wished)?;
        let made = Published {
            title: wished.title.clone(),
            by: wished.by.clone(),
            reason: wished.reason.clone(),
            manifest: Digest::of(&manifest),
            record: Digest::of(text.as_bytes()),
            files,
            warnings,
            made_at: at.entries,
            head: at.digest,
        };
        folder.sync_preview()?;
        folder.keep_beside(&[&manifest, text.as_bytes()])?;
        let entry = granted(&self.writer, Wanted::Published(made), wished.seen)?;
        let completed = folder.complete_publication();
        self.sites.forget();
        Ok(match completed {
            Ok(_) => Outcome::Published(entry),
            Err(error) => {
                (self.tell)(&error.to_string());
                Outcome::Entered(entry)
            }
        })
    }

    /// The manifest that was looked at, every file of it hashed again, and how many there are.
    fn looked_at(&self, wished: &Wished) -> Result<(Vec<u8>, u64), Refused> {
        let old = || Refused::Cannot("pub-preview-old");
        let on_its_way = |hashed, of| {
            if let Some(running) = &mut self.locked().running {
                (running.hashed, running.of) = (hashed, of);
            }
        };
        let site = self.sites.preview().ok_or_else(old)?;
        let (manifest, files) = site.whole(&on_its_way).ok_or_else(old)?;
        if Digest::of(&manifest) == wished.manifest { Ok((manifest, files)) } else { Err(old()) }
    }
}

/// What a build kept of the site that waits: the edition without figures and cells, which pages need not, and the head that it was
/// made at. `None` where the preview is not of the last build.
pub(crate) fn waiting(case: &CaseReader) -> Result<Option<(Edition, LedgerHead)>, CustodyError> {
    let stamps = ["preview made from", "counts made from", "edition told", "counts made at"];
    let [preview, counts, edition, at] = stamps.map(|name| case.stamp(name));
    let (Some(preview), Some(counts), Some(text), Some(at)) = (preview?, counts?, edition?, at?) else {
        return Ok(None);
    };
    let Ok(at) = at.parse() else { return Ok(None) };
    let edition = Edition::read(text.as_bytes())
        .map_err(|why| CustodyError::Derived { what: "the edition of the last build".to_owned(), why })?;
    Ok((preview == counts).then_some((edition, at)))
}
