//! A claim: one thing a source says, with passage, attribution and scope.
//!
//! Must not: exist without a passage. Every variant carries one that was cut from its source.

use crate::{Digest, Figure, Passage, Position, Quote};
use serde::{Deserialize, Serialize};
use std::fmt;

/// One thing a source says.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim<'r> {
    /// A number.
    Figure(&'r Figure),
    /// Words said.
    Quote(&'r Quote),
    /// A position held.
    Position(&'r Position),
}

impl Claim<'_> {
    /// The words behind it.
    pub fn passage(&self) -> &Passage {
        match self {
            Claim::Figure(figure) => &figure.passage,
            Claim::Quote(quote) => &quote.passage,
            Claim::Position(position) => &position.passage,
        }
    }
}

/// Where a figure is found in a case: its source and its id there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClaimRef {
    /// The source.
    pub source: Digest,
    /// The figure's id in it.
    pub figure: String,
}

impl fmt::Display for ClaimRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.source.short(), self.figure)
    }
}
