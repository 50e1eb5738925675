//! `bench build`: a case of 10,000 documents of 2 KB.
//!
//! Must not: leave the case behind.

use super::{measure, text};
use anyhow::Result;
use std::path::Path;
use std::process::Command;

const DOCUMENTS: usize = 10_000;
const BYTES_EACH: usize = 2_000;

/// Builds the case from nothing, then again with nothing new, then with one new document.
pub(super) fn run() -> Result<()> {
    let toll = super::toll()?;
    let scratch = tempfile::tempdir()?;
    let case = scratch.path().join("case");
    std::fs::create_dir_all(case.join("sources"))?;
    std::fs::write(case.join("case.toml"), "title = \"A case of ten thousand documents\"\n")?;
    text::reports(&case.join("sources"), DOCUMENTS, BYTES_EACH)?;
    println!("{DOCUMENTS} documents of {BYTES_EACH} bytes");
    println!("{:28} {:>8} {:>8} {:>10}", "", "wall s", "CPU s", "peak MB");
    step("from nothing", &toll, &case)?;
    step("again, nothing new", &toll, &case)?;
    std::fs::write(
        case.join("sources/new.txt"),
        "At least 12 people were killed in Riverbend on 3 May 2022.\n",
    )?;
    step("again, one new document", &toll, &case)
}

fn step(name: &str, toll: &Path, case: &Path) -> Result<()> {
    let mut build = Command::new(toll);
    build.arg("build").arg(case);
    let cost = measure::run(build, Path::new("/dev/null"))?;
    println!("{name:28} {:8.2} {:8.2} {:10.1}", cost.wall_s, cost.cpu_s, cost.peak_bytes as f64 / 1e6);
    Ok(())
}
