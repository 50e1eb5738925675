//! A list out of the vault: opened under its own name, by which its format is told.
//!
//! Must not: leave the copy behind, or open what is not the original.

use anyhow::{Context, Result};
use custody::Vault;
use sources::{Cage, ListRead, Refusal};
use std::fs;
use std::path::Path;
use vocabulary::Digest;

/// Opens a list that lay at this path. A list that cannot be read is a refusal, with the path as the case knows it.
pub(super) fn open(
    vault: &Vault,
    sha256: &Digest,
    path: &str,
    cage: &Cage,
) -> Result<Result<ListRead, Refusal>> {
    let file = Path::new(path).file_name().unwrap_or_default();
    let dir = tempfile::tempdir().context("no temporary folder can be made to open a list in")?;
    let copy = dir.path().join(file);
    let bytes = vault.original(sha256)?;
    fs::write(&copy, bytes).with_context(|| format!("{path}: no room to open it in a temporary folder"))?;
    let read = sources::open_list(&copy, cage);
    Ok(read.map_err(|refusal| Refusal { path: path.into(), why: refusal.why }))
}
