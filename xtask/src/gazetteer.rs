//! Compiles the gazetteer.
//!
//! Must not: run as part of a build. Its result is kept in the repository.

use anyhow::{Result, bail};

/// Compiles the gazetteer from its open sources.
pub(crate) fn run(_arguments: &[String]) -> Result<()> {
    bail!("the gazetteer has no sources yet")
}
