//! The manifest of a site: which files it has, and the ledger it was made from.
//!
//! Must not: be written down a second time. Who prints a site, builds one or shows one means this form.

use serde::{Deserialize, Serialize};
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
}
