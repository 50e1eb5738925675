//! `toll caged`: the child that parses one file of a foreign format. Toll starts it itself.
//!
//! Must not: do anything before it is caged.

use crate::cli::Caged;
use crate::messages::Verdict;
use anyhow::{Context, Result};

pub(crate) fn caged(asked: Caged) -> Result<Verdict> {
    sources::cage::serve(&asked.format).context("the file could not be parsed in a cage")?;
    Ok(Verdict::Clean)
}
