//! Publications: what the ledger keeps of a site that was put before readers.
//!
//! Must not: hold the site. Its manifest and the record of its figures lie among the originals, under these digests.

use crate::Digest;
use serde::{Deserialize, Serialize};

/// A site was published: by whom, why, and what exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// What this publication is called, for those who look back: "First edition".
    pub title: String,
    /// Who published.
    pub by: String,
    /// Why, and why over warnings where there were any.
    pub reason: String,
    /// The manifest: it names every file with its SHA-256.
    pub manifest: Digest,
    /// The record of its figures, of what was withheld, and of what was warned of.
    pub record: Digest,
    /// How many files it has, the manifest included.
    pub files: u64,
    /// How many warnings of disclosure it was published over.
    pub warnings: u64,
    /// The last entry of the ledger that it was made from.
    pub made_at: u64,
    /// The digest of that entry: the head that stands on its pages.
    pub head: Digest,
}
