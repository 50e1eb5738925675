//! How long the stages of a run take, and how much memory.
//!
//! Must not: matter to what comes out.

use serde::Serialize;
use std::time::Instant;

/// One stage of a run.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Stage {
    /// Which.
    stage: &'static str,
    /// How long it took, in seconds.
    seconds: f64,
    /// The processor time of all threads and children, in seconds, where the system tells.
    cpu_seconds: Option<f64>,
    /// The most memory that was held since the run began, in bytes, where the system tells.
    peak_bytes: Option<u64>,
}

/// The stages so far.
pub(crate) struct Stages {
    began: Instant,
    cpu: Option<f64>,
    done: Vec<Stage>,
}

impl Stages {
    /// Nothing is done yet.
    pub(crate) fn begin() -> Stages {
        Stages { began: Instant::now(), cpu: cpu_seconds(), done: Vec::new() }
    }

    /// A stage is done, and the next begins.
    pub(crate) fn done(&mut self, stage: &'static str) {
        let (now, cpu) = (Instant::now(), cpu_seconds());
        let used = cpu.zip(self.cpu).map(|(now, before)| rounded(now - before));
        let seconds = rounded(now.duration_since(self.began).as_secs_f64());
        self.done.push(Stage { stage, seconds, cpu_seconds: used, peak_bytes: peak_bytes() });
        (self.began, self.cpu) = (now, cpu);
    }

    /// All stages that are done.
    pub(crate) fn all(&self) -> &[Stage] {
        &self.done
    }
}

fn rounded(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}

/// Processor time of this process and of its children that have ended, as Linux tells it in hundredths of a second.
fn cpu_seconds() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = told.rsplit_once(')')?;
    let ticks: u64 =
        fields.split_whitespace().skip(11).take(4).filter_map(|field| field.parse::<u64>().ok()).sum();
    Some(ticks as f64 / 100.0)
}

fn peak_bytes() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kb| kb * 1024)
}
