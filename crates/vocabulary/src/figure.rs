//! A figure: how many, of whom, what happened to them, who says so.
//!
//! Field names and meanings are those of `contracts/reading.md`; they stand.
//!
//! Must not: compare figures or prefer one. That is the work of the stage `figures`.

use crate::{
    Age, Attribution, Confidence, Count, Counts, Edtf, Modality, Passage, ReadBy, Role, Sex, Status, Unit,
};
use serde::{Deserialize, Serialize};

/// Of whom: what the words say about the people counted. `None` is "not said", never "none".
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Group {
    /// Sex, where said.
    pub sex: Option<Sex>,
    /// Age class, where said.
    pub age: Option<Age>,
    /// What they were, where said.
    pub role: Option<Role>,
    /// Nationality, as written.
    pub nationality: Option<String>,
}

/// What a figure counts. Two figures are comparable only where their scopes are alike.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// What happened to them.
    pub status: Status,
    /// People or families.
    pub unit: Unit,
    /// Of whom.
    #[serde(flatten)]
    pub group: Group,
    /// A running total or an addition; `None` for a single happening.
    pub counts: Option<Counts>,
    /// Whether it is restricted to people identified or named.
    pub identified: bool,
    /// The day the figure is said to stand at.
    pub as_of: Option<Edtf>,
    /// When it happened.
    pub when: Option<Edtf>,
    /// Where it happened, as written.
    #[serde(rename = "where")]
    pub place: Option<String>,
}

/// Who is alleged to have done it, and what with. Never called attribution: that is who says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Responsibility {
    /// The doer, as written.
    pub by: Option<String>,
    /// The weapons, as lower-case singular nouns.
    pub means: Vec<String>,
}

/// One number of a source, with its words, its scope and who vouches for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Unique in its document: `f1`, `f2`, in the order of the text.
    pub id: String,
    /// The figure's own words.
    #[serde(flatten)]
    pub passage: Passage,
    /// How many.
    #[serde(flatten)]
    pub count: Count,
    /// What it counts.
    #[serde(flatten)]
    pub scope: Scope,
    /// The figure that this one is a part of.
    pub part_of: Option<String>,
    /// Stated, denied, expected or replaced.
    pub modality: Modality,
    /// Who vouches for it.
    pub attributed_to: Attribution,
    /// Who is alleged to have done it.
    #[serde(flatten)]
    pub responsibility: Responsibility,
    /// How sure it is that number, unit and what happened were read rightly; `None` where nobody asked.
    #[serde(default)]
    pub confidence: Option<Confidence>,
    /// How sure it is that all of it was read rightly: group, whole, manner, speaker, time and place as well.
    #[serde(default)]
    pub confidence_all: Option<Confidence>,
    /// Who read it; left out of files where it is the grammar.
    #[serde(default, skip_serializing_if = "ReadBy::is_grammar")]
    pub read_by: ReadBy,
}

impl Figure {
    /// Whether its author states it as holding now: neither denied nor expected nor replaced.
    pub fn stands(&self) -> bool {
        self.modality == Modality::Asserted
    }
}
