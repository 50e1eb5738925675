//! Building the case while people work on it: one build at a time, on a handle of its own, beside the thread that decides.
//!
//! Must not: know what a build is. It is handed in by the command, where the stages meet.

use custody::CaseFolder;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};
use std::thread;

/// What a build tells of itself while it goes on: of how many documents so many are read.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) + Sync);

/// A build of the case: gives what is to be said of it, or why it failed.
pub type Build = Box<dyn Fn(&mut CaseFolder, Progress) -> Result<String, String> + Send>;

/// Where the last build stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    /// None was asked for since the desk was opened.
    #[default]
    Idle,
    /// One goes on: so many documents of so many are read.
    Running(usize, usize),
    /// It ended at this second, with these words.
    Done(i64, String),
    /// It failed at this second.
    Failed(i64),
}

#[derive(Clone)]
pub(crate) struct Builds {
    stage: Arc<Mutex<Stage>>,
    work: Arc<Mutex<(CaseFolder, Build)>>,
}

impl Builds {
    pub(crate) fn of(folder: CaseFolder, build: Build) -> Builds {
        Builds { stage: Arc::default(), work: Arc::new(Mutex::new((folder, build))) }
    }

    pub(crate) fn stage(&self) -> Stage {
        self.locked().clone()
    }

    fn locked(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with the case while no build goes on; `None` where one does.
    pub(crate) fn alone<T>(&self, act: impl FnOnce(&mut CaseFolder) -> T) -> Option<T> {
        let mut work = match self.work.try_lock() {
            Ok(work) => work,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return None,
        };
        Some(act(&mut work.0))
    }

    /// Begins a build, unless one goes on. `tell` hears why it failed; `now` says the second at its end.
    pub(crate) fn begin(&self, tell: Arc<dyn Fn(&str) + Send + Sync>, now: fn() -> i64) {
        {
            let mut stage = self.locked();
            if matches!(*stage, Stage::Running(..)) {
                return;
            }
            *stage = Stage::Running(0, 0);
        }
        let builds = self.clone();
        thread::spawn(move || {
            let mut work = builds.work.lock().unwrap_or_else(PoisonError::into_inner);
            let (folder, build) = &mut *work;
            let progress = |done, of| *builds.locked() = Stage::Running(done, of);
            let built = catch_unwind(AssertUnwindSafe(|| build(folder, &progress)));
            let ended = match built.unwrap_or_else(|_| Err("the build broke off".to_owned())) {
                Ok(summary) => Stage::Done(now(), summary),
                Err(why) => {
                    tell(&why);
                    Stage::Failed(now())
                }
            };
            *builds.locked() = ended;
        });
    }
}
