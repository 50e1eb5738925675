//! `bench origins`: copies and shared origins among 100,000 documents of 2 KB.
//!
//! Must not: judge. The example that is run says how well the origins were told, by the truth of its simulation.

use super::measure;
use crate::workspace;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds the example in release and runs it.
pub(super) fn run() -> Result<()> {
    let build = [
        "build",
        "--quiet",
        "--release",
        "--package",
        "figures",
        "--example",
        "origins",
        "--message-format",
        "json",
    ];
    let printed = workspace::output(workspace::program("cargo", &build)?, &[0])?;
    let example = String::from_utf8_lossy(&printed)
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
        .next_back();
    let Some(example) = example else { bail!("cargo built no example named origins") };
    let scratch = tempfile::tempdir()?;
    let output = scratch.path().join("printed");
    let cost = measure::run(Command::new(example), Path::new(&output))?;
    print!("{}", workspace::read(&output)?);
    println!(
        "peak {:.0} MB, readings and tallies included; {:.1} s with the making of the documents",
        cost.peak_bytes as f64 / 1e6,
        cost.wall_s
    );
    Ok(())
}
