//! Overrides: what a reviewer sets beside the number that a rule gives, as the ledger keeps it.
//!
//! Must not: stand instead of a rule's number. Both are shown.

use crate::{ClaimRef, Digest, Mark, Rule, TallyScope};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a rule gave for a count when somebody overrode it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The rule that stood first.
    pub rule: Rule,
    /// Its low.
    pub low: u64,
    /// Its best, where it had one.
    pub best: Option<u64>,
    /// Its high; `None` where it was open.
    pub high: Option<u64>,
}

/// A reviewer's number for a count: by whom, why, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// What is counted.
    pub scope: TallyScope,
    /// The lowest number.
    pub low: u64,
    /// The number preferred, where one is.
    pub best: Option<u64>,
    /// The highest; `None` where it is open.
    pub high: Option<u64>,
    /// A mark, where the reviewer sets one.
    pub mark: Option<Mark>,
    /// The figure it is taken from, where it is one.
    pub claim: Option<ClaimRef>,
    /// Who decided.
    pub by: String,
    /// Why. Readers of the site are told.
    pub reason: String,
    /// What the rule gave then; `None` where none gave anything.
    pub beside: Option<Outcome>,
    /// A digest of the figures of the count then: where it differs later, they have changed.
    pub inputs: Digest,
}

/// The withdrawal of the last override of a count that still holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnOverride {
    /// What is counted.
    pub scope: TallyScope,
    /// Who withdrew it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// The overrides that hold, from those of a ledger in its order. The last on a count holds; one that is withdrawn leaves the
/// one before it in force.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    counts: BTreeMap<TallyScope, Vec<(u64, Override)>>,
}

impl Overrides {
    /// Adds an override, with the number of its entry in the ledger.
    pub fn add(&mut self, entry: u64, given: Override) {
        self.counts.entry(given.scope.clone()).or_default().push((entry, given));
    }

    /// Withdraws the last override of a count, and gives it.
    pub fn withdraw(&mut self, scope: &TallyScope) -> Option<Override> {
        self.counts.get_mut(scope)?.pop().map(|(_, given)| given)
    }

    /// The override that holds on a count, with its entry.
    pub fn on(&self, scope: &TallyScope) -> Option<(u64, &Override)> {
        self.counts.get(scope)?.last().map(|(entry, given)| (*entry, given))
    }

    /// All that hold, by their counts.
    pub fn holding(&self) -> impl Iterator<Item = (u64, &Override)> {
        self.counts.values().filter_map(|given| given.last()).map(|(entry, given)| (*entry, given))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(low: u64) -> Override {
        Override {
            scope: "odry/killed".parse().unwrap(),
            low,
            best: None,
            high: None,
            mark: None,
            claim: None,
            by: "Reviewer".to_owned(),
            reason: "seen".to_owned(),
            beside: None,
            inputs: Digest::of(b""),
        }
    }

    #[test]
    fn a_withdrawal_restores_the_override_before() {
        let mut all = Overrides::default();
        let scope = given(1).scope;
        all.add(4, given(1));
        all.add(7, given(2));
        assert_eq!(all.on(&scope), Some((7, &given(2))));
        assert_eq!(all.withdraw(&scope), Some(given(2)));
        assert_eq!(all.holding().collect::<Vec<_>>(), [(4, &given(1))]);
        assert_eq!((all.withdraw(&scope), all.withdraw(&scope)), (Some(given(1)), None));
        assert_eq!(all.holding().count(), 0);
    }
}
