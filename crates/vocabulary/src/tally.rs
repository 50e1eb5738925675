//! Tallies: what a named rule makes of rival figures of one scope.
//!
//! Must not: appear without all inputs and the rule's name.

use crate::VocabularyError;
use crate::said::Said;
use crate::words::words;
use crate::{Age, ClaimRef, Day, Role, Sex, Status, Unit};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// A named, published way from rival figures to low, best and high.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Rule {
    /// The figure that stands at the latest day.
    LatestAsOf,
    /// The lowest and the highest figure; no best.
    LowestHighest,
    /// The figure behind which the most independent origins stand.
    BestByOrigins,
    /// Low, best and high, as the Uppsala Conflict Data Program gives them.
    Ucdp,
    /// The most conservative number, as the Armed Conflict Location and Event Data project gives it.
    Acled,
    /// Minimum and maximum, provisional without two independent origins, as Iraq Body Count gives them.
    Ibc,
    /// Minimum and maximum with a grade, the minimum 0 where it is contested whether they were civilians, as Airwars
    /// gives them.
    Airwars,
    /// The figures of the source that the case prefers.
    Hierarchy,
    /// The middle number of the independent origins.
    Median,
}

impl Rule {
    /// All rules.
    pub const ALL: &'static [Rule] = &[
        Rule::LatestAsOf,
        Rule::LowestHighest,
        Rule::BestByOrigins,
        Rule::Ucdp,
        Rule::Acled,
        Rule::Ibc,
        Rule::Airwars,
        Rule::Hierarchy,
        Rule::Median,
    ];

    /// Its name in files: "latest-as-of".
    pub fn name(self) -> &'static str {
        match self {
            Rule::LatestAsOf => "latest-as-of",
            Rule::LowestHighest => "lowest-highest",
            Rule::BestByOrigins => "best-by-origins",
            Rule::Ucdp => "ucdp",
            Rule::Acled => "acled",
            Rule::Ibc => "ibc",
            Rule::Airwars => "airwars",
            Rule::Hierarchy => "hierarchy",
            Rule::Median => "median",
        }
    }

    /// The rule of a name.
    pub fn named(name: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.name() == name)
    }
}

words! {
    /// What a rule marks a tally with.
    Mark {
        /// Fewer independent origins than the rule asks for.
        Provisional = "provisional",
        /// A party that fights has accepted that it harmed civilians.
        Confirmed = "confirmed",
        /// Two or more independent origins, and a party named that did it.
        Fair = "fair",
        /// One origin alone.
        Weak = "weak",
        /// Different parties are named that did it.
        Contested = "contested",
        /// Those killed were fighters.
        Discounted = "discounted",
    }
}

/// What a rule marks a tally with, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyMark {
    /// The mark.
    pub mark: Mark,
    /// Why.
    pub reason: String,
}

/// What a tally counts within an incident: the part of a scope by which figures are held comparable.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TallyScope {
    /// The incident, by its id.
    pub incident: String,
    /// What happened.
    pub status: Status,
    /// People or families.
    pub unit: Unit,
    /// Sex, where said.
    pub sex: Option<Sex>,
    /// Age class, where said.
    pub age: Option<Age>,
    /// Role, where said.
    pub role: Option<Role>,
    /// Nationality as most often written, where figures of one incident are told apart by it; else `None`.
    pub nationality: Option<String>,
    /// Only people identified or named.
    pub identified: bool,
}

/// What became of a figure in a tally.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyInput {
    /// The figure. Shared, as are the reasons: a case may have a million inputs.
    pub claim: Arc<ClaimRef>,
    /// The day it stands at, as far as known.
    pub as_of: Option<Day>,
    /// The origin it goes back to: an index that like-voiced inputs share.
    pub origin: usize,
    /// Why it was set aside; `None` where the rule used it.
    #[serde(serialize_with = "in_english")]
    pub set_aside: Option<Arc<Said>>,
}

fn in_english<S: Serializer>(said: &Option<Arc<Said>>, serializer: S) -> Result<S::Ok, S::Error> {
    said.as_ref().map(|said| said.english()).serialize(serializer)
}

/// The result of a rule over the figures of one scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// What is counted.
    pub scope: TallyScope,
    /// By which rule.
    pub rule: Rule,
    /// The lowest number that the rule admits.
    pub low: u64,
    /// The number that the rule prefers, where it prefers one.
    pub best: Option<u64>,
    /// The highest number that the rule admits; `None` where a figure leaves it open.
    pub high: Option<u64>,
    /// How many independent origins stand behind the figures used.
    pub origins: usize,
    /// What the rule marks it with, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<TallyMark>,
    /// All figures of the scope, used and set aside, in an order that all rules share.
    pub inputs: Vec<TallyInput>,
}
