//! Who handed a source in, where it lies in no folder of the case.
//!
//! Must not: say anything of what the source says.

use crate::Digest;
use serde::{Deserialize, Serialize};

/// Somebody handed a source in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedIn {
    /// The source's path in the case.
    pub path: String,
    /// Its bytes.
    pub sha256: Digest,
    /// Who handed it in.
    pub by: String,
}
