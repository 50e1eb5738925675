//! Who vouches for a claim.
//!
//! Must not: name anybody by default. Where the words name no speaker, the document itself speaks.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Who vouches for something, as written: the ministry, a doctor, a court.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Speaker(pub String);

impl fmt::Display for Speaker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// The chain of speakers behind a claim, outermost first; empty where the document itself speaks.
///
/// ```
/// use vocabulary::{Attribution, Speaker};
/// let chain = Attribution(vec![Speaker("the ministry".into()), Speaker("hospital officials".into())]);
/// assert_eq!(chain.to_string(), "the ministry, citing hospital officials");
/// assert_eq!(Attribution::default().to_string(), "the document itself");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Attribution(pub Vec<Speaker>);

impl Attribution {
    /// Whether the document itself speaks.
    pub fn is_document(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Attribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("the document itself");
        }
        for (depth, speaker) in self.0.iter().enumerate() {
            let link = if depth == 0 { "" } else { ", citing " };
            write!(f, "{link}{speaker}")?;
        }
        Ok(())
    }
}
