//! What a program took: wall time, processor time, peak memory.
//!
//! Must not: run on systems without `/proc`; it says so.

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often a running program is looked at. Processor time and peak memory are known to this step.
const STEP: Duration = Duration::from_millis(5);
/// `/proc` counts processor time in hundredths of a second on every Linux that Rust supports.
const TICKS_PER_SECOND: f64 = 100.0;

/// What a run took.
pub(super) struct Cost {
    /// Wall time in seconds.
    pub(super) wall_s: f64,
    /// Processor time in seconds, over all threads, the program's own children included.
    pub(super) cpu_s: f64,
    /// The most memory held at once, in bytes.
    pub(super) peak_bytes: u64,
}

/// Runs a program to its end, its standard output into a file, and says what it took.
/// Exit codes 0 and 1 are success: findings are no failure.
pub(super) fn run(mut command: Command, output: &Path) -> Result<Cost> {
    let stdout = File::create(output).with_context(|| format!("cannot write {}", output.display()))?;
    command.stdin(Stdio::null()).stdout(stdout);
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    let proc = format!("/proc/{}", child.id());
    if !Path::new(&proc).exists() {
        bail!("there is no /proc here, from which memory and processor time are read");
    }
    let mut cost = Cost { wall_s: 0.0, cpu_s: 0.0, peak_bytes: 0 };
    loop {
        cost.peak_bytes = peak(&proc).unwrap_or(0).max(cost.peak_bytes);
        cost.cpu_s = processor(&proc).unwrap_or(0.0).max(cost.cpu_s);
        if let Some(status) = child.try_wait()? {
            cost.wall_s = start.elapsed().as_secs_f64();
            if !matches!(status.code(), Some(0 | 1)) {
                bail!("{} ended with {status}", command.get_program().display());
            }
            return Ok(cost);
        }
        std::thread::sleep(STEP);
    }
}

/// The high-water mark of resident memory, in bytes.
fn peak(proc: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("{proc}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok().map(|kb| kb * 1024)
}

/// User and system time so far, in seconds, with that of children that have ended.
fn processor(proc: &str) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("{proc}/stat")).ok()?;
    // The name of the program may hold spaces; it ends with the last parenthesis. Fields 14 to 17 of proc(5) follow.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(11..15)?.iter().filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
    Some(ticks as f64 / TICKS_PER_SECOND)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Result<Cost> {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        run(command, Path::new("/dev/null"))
    }

    #[test]
    fn a_failure_is_not_measured_and_findings_are() {
        assert!(shell("exit 2").is_err());
        assert!(shell("exit 1").is_ok());
    }

    #[test]
    fn work_takes_time_and_memory() {
        let cost = shell("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done; sleep 0.1").unwrap();
        assert!(
            cost.wall_s >= 0.1 && cost.peak_bytes > 100_000,
            "{} s, {} bytes",
            cost.wall_s,
            cost.peak_bytes
        );
        assert!(cost.cpu_s > 0.0 && cost.cpu_s < cost.wall_s, "{} of {} s", cost.cpu_s, cost.wall_s);
    }
}
