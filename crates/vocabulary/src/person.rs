//! Records of people, the persons they are judged to be, and the judgements.
//!
//! Must not: merge or compare. That is the work of the stage `persons`.

use crate::{ClaimRef, Digest, Edtf};
use serde::{Deserialize, Serialize};

/// One row of a list, or one victim whom a document names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The source it stands in.
    pub source: Digest,
    /// The row, or the figure that names the victim.
    pub row: String,
    /// The name as written.
    pub name: String,
    /// Age in years at the time of the incident, where said.
    pub age: Option<u16>,
    /// When it happened to them, where said.
    pub when: Option<Edtf>,
    /// The claim that names the person, where it is a document's.
    pub claim: Option<ClaimRef>,
}

/// One human being in the registry: the records judged to be the same individual.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Unique in the case.
    pub id: String,
    /// The records behind it; never empty.
    pub records: Vec<Record>,
    /// Why each record after the first is of the same human being, in their order.
    pub reasons: Vec<String>,
}

/// Whether two records are of one human being.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// One and the same.
    Same,
    /// Two different people.
    Different,
    /// Looked at and left open.
    Unsure,
}

/// A value that may be unknown, known to be none, or kept back: three different things.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Disclosed<T> {
    /// Known, and may be published.
    Known(T),
    /// Known to be none.
    None,
    /// Not known.
    Unknown,
    /// Known, and not for publication.
    Withheld,
}
