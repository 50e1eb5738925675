//! `bench origins`: copies and shared origins among 100,000 documents of 2 KB.
//!
//! Must not: judge. The example that is run says how well the origins were told, by the truth of its simulation.

use super::measure;
use crate::workspace;
use anyhow::Result;
use std::path::Path;
use std::process::Command;

/// Builds the example in release and runs it.
pub(super) fn run() -> Result<()> {
    let example = super::built(&["--package", "figures", "--example", "origins"])?;
    let scratch = tempfile::tempdir()?;
    let output = scratch.path().join("printed");
    let cost = measure::run(Command::new(example), Path::new(&output))?;
    print!("{}", workspace::read(&output)?);
    println!(
        "all in all, making and scoring included: {:.1} s, {:.1} s of processor time, peak {:.0} MB",
        cost.wall_s,
        cost.cpu_s,
        cost.peak_bytes as f64 / 1e6
    );
    Ok(())
}
