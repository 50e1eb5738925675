//! People who are missing, and who might be they: among the released, the dead and remains without a name.
//!
//! Must not: call anybody identified. What an engine ranks is a candidate, whatever its chance.

use crate::words::words;
use crate::{Chance, Digest, Edtf, RecordKey, Status, VocabularyError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

words! {
    /// Among whom a candidate was found.
    Among {
        /// People who were set free.
        Released = "released",
        /// The dead, by name.
        Dead = "dead",
        /// Remains without a name.
        Unidentified = "unidentified",
    }
}

/// Somebody of whom nothing is known since they went missing or were captured.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenCase {
    /// The person, by its id.
    pub person: String,
    /// Missing, or captured.
    pub status: Status,
    /// The record that tells of them last.
    pub record: RecordKey,
    /// When they were seen last, as precise as it tells.
    pub when: Option<Edtf>,
    /// Where.
    pub place: Option<String>,
    /// Who they might be, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// A record that may be of somebody who is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// The record of the missing person that it was held against.
    pub missing: RecordKey,
    /// The record.
    pub record: RecordKey,
    /// The person that the record is of, by its id.
    pub person: String,
    /// Among whom it was found.
    pub among: Among,
    /// The chance that both are one person, as the linkage reckons it. Of remains of which little is known it is small even for the
    /// likeliest.
    pub chance: Chance,
    /// What speaks for and against, as JSON of the engine's own.
    pub evidence: Option<String>,
    /// A digest of what both records say.
    pub said: Option<Digest>,
}
