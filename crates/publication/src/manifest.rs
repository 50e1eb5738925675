//! The manifest of a site: which files it has, and the ledger it was made from.
//!
//! Must not: be written down a second time. Who prints a site, builds one or shows one means this form.

use crate::elements::Elements;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::io::BufRead;
use vocabulary::Digest;

/// What `manifest.json` says of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the manifest itself: [`Manifest::FORMAT`].
    pub format: String,
    /// The head of the ledger that the site was made from.
    #[serde(default)]
    pub ledger_head: String,
    /// All files but the manifest, by path.
    pub files: Vec<ManifestFile>,
}

/// One file of a site.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// Its path within the site, `/` between the parts.
    pub path: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// Its length in bytes.
    pub bytes: u64,
}

impl Manifest {
    /// Its file within a site.
    pub const NAME: &'static str = "manifest.json";
    /// The form that this Toll prints and knows.
    pub const FORMAT: &'static str = "toll-site-1";

    /// The paths of all files but the manifest, of one as it was kept: without the digests, which take as much again.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn paths_in(kept: impl BufRead) -> Result<BTreeSet<String>, String> {
        let files = Elements::<_, ManifestFile>::of(kept, "files", Manifest::FORMAT)?;
        files.map(|file| file.map(|file| file.path)).collect()
    }
}
