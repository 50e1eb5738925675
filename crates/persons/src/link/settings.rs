//! What linking is asked to do, and why it may have to refuse.
//!
//! Must not: hold what is learnt.

use vocabulary::{ColumnMap, Judgement, List, limits};

/// A list with what its columns hold.
#[derive(Clone, Copy, Debug)]
pub struct Input<'l> {
    /// The list.
    pub list: &'l List,
    /// What its columns hold.
    pub map: &'l ColumnMap,
}

/// A judgement on two records, by their places over all lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    /// The one record.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// What was judged. "Unsure" binds nothing.
    pub judgement: Judgement,
}

/// How to link.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether records of one list may be one person. Where not, no two of one list are put together.
    pub within: bool,
    /// For each list whether it is known to hold nobody twice: two of its rows are never put together.
    pub distinct: Vec<bool>,
    /// The blocking rules, each by the names of its parts; chosen from the records where there are none.
    pub rules: Vec<Vec<String>>,
    /// About how many pairs are compared for each record. Short lists get more.
    pub pairs_per_record: f64,
    /// The least probability with which a pair is reported.
    pub floor: f32,
    /// When clusters are joined.
    pub joining: Joining,
    /// What was judged before.
    pub judged: Vec<Judged>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            within: true,
            distinct: Vec::new(),
            rules: Vec::new(),
            pairs_per_record: limits::LINK_PAIRS_PER_RECORD,
            floor: 0.01,
            joining: Joining::default(),
            judged: Vec::new(),
        }
    }
}

/// When clusters are joined.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joining {
    /// The log-odds (natural) of a pair that was not scored or scored lower: how much it speaks against.
    pub floor: f32,
    /// The most, in log-odds, that one pair can speak for a join.
    pub ceiling: f32,
    /// The least mean log-odds of all cross pairs with which two clusters are joined.
    pub least: f32,
}

impl Default for Joining {
    fn default() -> Joining {
        Joining { floor: -1.0, ceiling: 6.0, least: 0.0 }
    }
}

/// Why records cannot be linked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unlinkable {
    /// No column holds anything that persons are told by.
    #[error(
        "no column of {lists} is mapped to anything that persons can be told by: name the columns with --map or in case.toml (a name, a day of birth, a number)"
    )]
    NoField {
        /// The lists.
        lists: String,
    },
    /// No two records know the same thing.
    #[error(
        "every value that is compared in {lists} is missing or means \"unknown\": look at the column map and its \"unknown\" values"
    )]
    NoValue {
        /// The lists.
        lists: String,
    },
    /// More records than their places can be counted.
    #[error(
        "{records} records are more than LINK_RECORDS_MAX, {}: link the lists in parts",
        limits::LINK_RECORDS_MAX
    )]
    TooMany {
        /// How many there are.
        records: usize,
    },
    /// More things to compare than fit.
    #[error(
        "{fields} things to compare are too many (LINK_FIELDS_MAX is {}, and fewer fit where most are names): leave columns out with --ignore",
        limits::LINK_FIELDS_MAX
    )]
    TooWide {
        /// How many there are.
        fields: usize,
    },
    /// A rule names a part that there is not.
    #[error("the blocking rule \"{rule}\" names \"{part}\", which there is not; there are: {known}")]
    NoPart {
        /// The rule.
        rule: String,
        /// The part.
        part: String,
        /// All parts.
        known: String,
    },
}
