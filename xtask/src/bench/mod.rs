//! Speed and memory, measured on the release build.
//!
//! Must not: judge. It prints numbers; `README.md` says which were promised.

mod build;
mod desk;
mod estimate;
mod link;
mod measure;
mod origins;
mod others;
mod read;
mod second;
mod speed;
mod tempeval;
mod text;

use crate::workspace;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// Runs the benchmark that is asked for.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    match arguments.split_first() {
        Some((what, rest)) if what == "read" => read::run(rest),
        Some((what, [])) if what == "build" => build::run(),
        Some((what, [])) if what == "desk" => desk::run(None),
        Some((what, [minutes])) if what == "desk" => desk::run(Some(minutes)),
        Some((what, [])) if what == "second" => second::run(),
        Some((what, [])) if what == "tempeval" => tempeval::run(None),
        Some((what, [folder])) if what == "tempeval" => tempeval::run(Some(folder)),
        Some((what, [])) if what == "origins" => origins::run(),
        Some((what, [])) if what == "estimate" => estimate::run(false),
        Some((what, [long])) if what == "estimate" && long == "long" => estimate::run(true),
        Some((what, [])) if what == "link" => link::run(false),
        Some((what, [long])) if what == "link" && long == "long" => link::run(true),
        _ => bail!(
            "say `bench read [FILE...]`, `bench second`, `bench build`, `bench desk [MINUTES]`, `bench origins`, `bench link [long]`, `bench estimate [long]` or `bench tempeval [FOLDER]`"
        ),
    }
}

/// The release build of the program, made where it is not.
fn toll() -> Result<PathBuf> {
    built(&["--package", "toll"])
}

/// The one program that cargo makes a release build of when told this.
fn built(what: &[&str]) -> Result<PathBuf> {
    workspace::built(&[&["--release"], what].concat())
}
