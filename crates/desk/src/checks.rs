//! A check of ledger and vault beside the work: one at a time, on a thread of its own.
//!
//! Must not: keep anybody from deciding while it goes on.

use custody::{CustodyError, Verification, verify_told};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What hears why something failed.
type Tell = Arc<dyn Fn(&str) + Send + Sync>;

/// Where the last check stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Stage {
    /// None was asked for since the desk was opened.
    #[default]
    Idle,
    /// One goes on: so many entries were followed and so many originals hashed.
    Running(u64, u64),
    /// It ended at this second.
    Done(i64, Verification),
    /// It could not be made, at this second.
    Failed(i64),
}

#[derive(Clone, Default)]
pub(crate) struct Checks(Arc<Mutex<Stage>>);

impl Checks {
    pub(crate) fn stage(&self) -> Stage {
        self.locked().clone()
    }

    fn locked(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Begins a check of this case, unless one goes on. `tell` hears why it could not be made.
    pub(crate) fn begin(&self, case: PathBuf, tell: Tell, now: fn() -> i64) {
        {
            let mut stage = self.locked();
            if matches!(*stage, Stage::Running(..)) {
                return;
            }
            *stage = Stage::Running(0, 0);
        }
        let checks = self.clone();
        thread::spawn(move || {
            let on_its_way = |entries, originals| *checks.locked() = Stage::Running(entries, originals);
            let checked: Result<Verification, CustodyError> = verify_told(&case, None, &on_its_way);
            let ended = match checked {
                Ok(verification) => Stage::Done(now(), verification),
                Err(error) => {
                    tell(&error.to_string());
                    Stage::Failed(now())
                }
            };
            *checks.locked() = ended;
        });
    }
}
