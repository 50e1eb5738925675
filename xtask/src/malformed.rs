//! Malformed files of every foreign format through the intake: the full number, in a release build.
//!
//! Must not: make the files. The test does, so that a few of them are tried with every change.

use crate::workspace;
use anyhow::Result;

/// How many of each format.
const FILES: &str = "500";

/// Runs the test that continuous integration runs with few files, with many.
pub(crate) fn run() -> Result<()> {
    let arguments =
        ["test", "--quiet", "--release", "--package", "toll", "--test", "malformed", "--", "--nocapture"];
    let mut command = workspace::program("cargo", &arguments)?;
    command.env("TOLL_MALFORMED", FILES);
    workspace::must(command)
}
