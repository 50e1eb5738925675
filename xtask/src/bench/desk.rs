//! `bench desk`: a served desk under load, on a case of 300,000 fictional persons.
//!
//! The case is kept in `target/bench` and made again where its maker is newer; what is worked on is a copy.
//!
//! Must not: measure anything itself. Two examples of `toll` make the case and ask.

use super::{built, toll};
use crate::workspace;
use anyhow::{Context, Result};
use std::path::Path;
use std::process::Command;

const PERSONS: &str = "300000";

/// Runs it. The reviewers work at their pace for so many minutes, one where nothing is said.
pub(super) fn run(minutes: Option<&str>) -> Result<()> {
    let toll = toll()?;
    let example = |name: &str| built(&["--package", "toll", "--example", name]);
    let (maker, load) = (example("large_case")?, example("desk_load")?);
    let kept = workspace::root()?.join("target/bench/desk");
    if !is_of(&kept.join("case.db"), &maker)? {
        if kept.exists() {
            std::fs::remove_dir_all(&kept)?;
        }
        std::fs::create_dir_all(&kept)?;
        let mut make = Command::new(maker);
        make.arg(&kept).arg(PERSONS);
        workspace::must(make)?;
    }
    let scratch = tempfile::tempdir_in(kept.parent().context("it lies in a folder")?)?;
    let case = scratch.path().join("case");
    copy(&kept, &case)?;
    let mut measure = Command::new(load);
    measure.arg(toll).arg(&case).args(minutes);
    workspace::must(measure)
}

/// Whether a case was made by this maker, and not by an earlier one.
fn is_of(case: &Path, maker: &Path) -> Result<bool> {
    Ok(case.is_file() && case.metadata()?.modified()? > maker.metadata()?.modified()?)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("cannot list {}", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
