//! A finding: what a check or the intake noticed.
//!
//! Must not: settle anything. It says what was seen, where, and what would settle it.

use crate::said::Said;
use crate::words::words;
use crate::{ClaimRef, VocabularyError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

words! {
    /// What kind of thing was noticed.
    FindingKind {
        /// A source could not be read.
        Unreadable = "unreadable",
        /// A source is not what it was at intake.
        SourceChanged = "source-changed",
        /// A source that was taken in is no longer in the inbox.
        SourceGone = "source-gone",
        /// Parts add up to more than their whole.
        PartsAboveWhole = "parts-above-whole",
        /// One part is larger than its whole.
        PartAboveWhole = "part-above-whole",
        /// Two figures of the same scope differ.
        Differ = "differ",
        /// A running total falls from one day to a later one.
        CumulativeFalls = "cumulative-falls",
        /// A figure is denied by a speaker and asserted by another.
        Contested = "contested",
        /// The reader warns of something.
        Reader = "reader",
        /// A model proposed figures.
        Proposed = "proposed",
        /// A model left questions unanswered.
        Unanswered = "unanswered",
        /// A list holds what cannot be or is hard to believe, or its columns do not fit those of another.
        List = "list",
        /// What a new release of a list changed.
        Release = "release",
        /// A judgement that new evidence, or another judgement, contradicts.
        Judgement = "judgement",
        /// The registry of persons beside what is claimed.
        Registry = "registry",
        /// What was decided or settled for a count, and no longer fits it.
        Override = "override",
        /// Parts that make up their whole come to less than it.
        PartsBelowWhole = "parts-below-whole",
        /// Additions do not fit the running totals before and after them.
        Increments = "increments",
        /// Two numbers differ as by a slip of the pen: digits swapped, dropped or doubled.
        Slip = "slip",
        /// One number stands in many sources without independent origins, or for different things.
        Repeated = "repeated",
        /// Families that are claimed to be wiped out beside the households of the registry.
        Families = "families",
        /// People who may be counted twice: as missing and as dead.
        CountedTwice = "counted-twice",
        /// The captured do not come to the released, the dead, the missing and the held.
        Balance = "balance",
        /// A table that the case asks for could not be made.
        NotReckoned = "not-reckoned",
        /// What reviewers decided on claims, and decisions that find their claim no longer.
        Reviewed = "reviewed",
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// Worth knowing.
    Note,
    /// Worth a look before publishing.
    Warning,
    /// Something is wrong or was left out.
    Fault,
}

/// What a check noticed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// How much it weighs.
    pub weight: Weight,
    /// The path of the source, and the place in it where there is one: "page 3", "byte 1024".
    pub place: Option<String>,
    /// What was seen.
    pub seen: Said,
    /// What would settle it.
    pub remedy: Said,
    /// The figures it is about.
    pub about: Vec<Arc<ClaimRef>>,
}
