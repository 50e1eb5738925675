//! A bar on standard error when something takes long and somebody watches.
//!
//! Must not: appear where standard error is no terminal, or in what takes no time.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};

/// How long something takes before there is a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far something has gone.
pub(crate) struct Progress {
    bar: ProgressBar,
    began: Instant,
    shown: bool,
}

impl Progress {
    /// For a known number of things.
    pub(crate) fn of(what: &'static str, total: u64) -> Progress {
        Progress::new(
            ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden()),
            "{msg} {wide_bar} {human_pos} of {human_len}, {eta} to go",
            what,
        )
    }

    /// For things that are still being found.
    pub(crate) fn open(what: &'static str) -> Progress {
        Progress::new(
            ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()),
            "{spinner} {msg}: {human_pos} in {elapsed}",
            what,
        )
    }

    fn new(bar: ProgressBar, form: &str, what: &'static str) -> Progress {
        let style = ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = bar.with_style(style).with_message(what);
        Progress { bar, began: Instant::now(), shown: false }
    }

    /// So many more are done.
    pub(crate) fn add(&mut self, done: u64) {
        self.bar.inc(done);
        if !self.shown && self.began.elapsed() > PATIENCE {
            self.shown = true;
            // Draws nothing where standard error is no terminal.
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Lets something be printed without the bar in between.
    pub(crate) fn aside<R>(&self, print: impl FnOnce() -> R) -> R {
        self.bar.suspend(print)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
