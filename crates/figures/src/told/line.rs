//! A count in one line, for lists of many: nobody has to read all that is told of fifty counts to see their numbers.
//!
//! Must not: hold what no list shows.

use super::{CountTold, TallyTold};
use serde::{Deserialize, Serialize};
use vocabulary::{Outcome, Rule, TallyScope};

/// A count as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountLine {
    /// What is counted.
    pub scope: TallyScope,
    /// What its incident is called.
    pub title: String,
    /// The rule that stands first.
    pub rule: Rule,
    /// What that rule gives; `None` where it gives nothing.
    pub first: Option<NumbersTold>,
    /// What a reviewer decided.
    pub decided: Option<NumbersTold>,
    /// How many claims there are.
    pub claims: u64,
    /// In how many sources.
    pub sources: u64,
    /// Whether its numbers differ.
    pub differs: bool,
}

/// Low, best and high.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumbersTold {
    /// Low.
    pub low: u64,
    /// Best, where there is one.
    pub best: Option<u64>,
    /// High; `None` where it is open.
    pub high: Option<u64>,
}

/// A count among the first of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadTold {
    /// As a list shows it.
    pub line: CountLine,
    /// What the other rules give.
    pub others: Vec<Outcome>,
    /// How many persons of the registry fit it, as [`CountTold::documented`].
    pub documented: Option<u64>,
}

impl CountLine {
    /// What a list shows of a count.
    pub fn of(count: &CountTold) -> CountLine {
        let first = |tally: &TallyTold| NumbersTold { low: tally.low, best: tally.best, high: tally.high };
        let decided = count.decided.as_ref().map(|decided| &decided.given);
        CountLine {
            scope: count.scope.clone(),
            title: count.title.clone(),
            rule: count.rule,
            first: count.first().map(first),
            decided: decided.map(|given| NumbersTold { low: given.low, best: given.best, high: given.high }),
            claims: count.claims,
            sources: count.sources,
            differs: count.differs(),
        }
    }
}

impl HeadTold {
    /// What the state of a case tells of a count.
    pub fn of(count: &CountTold) -> HeadTold {
        let others = count.tallies.iter().filter(|tally| tally.rule != count.rule);
        let by_rule = |tally: &TallyTold| Outcome {
            rule: tally.rule,
            low: tally.low,
            best: tally.best,
            high: tally.high,
        };
        HeadTold {
            line: CountLine::of(count),
            others: others.map(by_rule).collect(),
            documented: count.documented,
        }
    }
}
