//! Rules that people chose at their work on a case, as the ledger keeps it, beside what `case.toml` settles.
//!
//! What is closer to a count wins: a rule chosen for this count, then a `[[rule-for]]` of `case.toml`, then a rule chosen for the
//! case, then the rule that `case.toml` names.
//!
//! Must not: do away with what `case.toml` says. Both are shown.

use crate::{Rule, TallyScope};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A rule chosen for the case or for one count: by whom, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleChosen {
    /// The count; `None` for the whole case.
    pub scope: Option<TallyScope>,
    /// The rule whose number is shown first.
    pub rule: Rule,
    /// Who chose.
    pub by: String,
    /// Why. Readers of the site are told.
    pub reason: String,
}

/// The withdrawal of the last choice that still holds for a count, or for the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnRule {
    /// The count; `None` for the whole case.
    pub scope: Option<TallyScope>,
    /// Who withdrew it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// The choices that hold, from those of a ledger in its order. The last for a count holds; one that is withdrawn leaves the one
/// before it in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleChoices {
    chosen: BTreeMap<Option<TallyScope>, Vec<(u64, RuleChosen)>>,
}

impl RuleChoices {
    /// Adds a choice, with the number of its entry in the ledger.
    pub fn add(&mut self, entry: u64, chosen: RuleChosen) {
        self.chosen.entry(chosen.scope.clone()).or_default().push((entry, chosen));
    }

    /// Withdraws the last choice for a count, or for the case, and gives it.
    pub fn withdraw(&mut self, scope: Option<&TallyScope>) -> Option<RuleChosen> {
        self.chosen.get_mut(&scope.cloned())?.pop().map(|(_, chosen)| chosen)
    }

    /// The choice that holds for this very count, with its entry.
    pub fn on(&self, scope: &TallyScope) -> Option<(u64, &RuleChosen)> {
        // Most cases have none: no key is made to look among none.
        if self.chosen.is_empty() {
            return None;
        }
        self.last(&Some(scope.clone()))
    }

    /// The choice that holds for the case, with its entry.
    pub fn on_case(&self) -> Option<(u64, &RuleChosen)> {
        self.last(&None)
    }

    /// All that hold, that for the case first.
    pub fn holding(&self) -> impl Iterator<Item = (u64, &RuleChosen)> {
        self.chosen.values().filter_map(|chosen| chosen.last()).map(|(entry, chosen)| (*entry, chosen))
    }

    fn last(&self, scope: &Option<TallyScope>) -> Option<(u64, &RuleChosen)> {
        self.chosen.get(scope)?.last().map(|(entry, chosen)| (*entry, chosen))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Case;

    fn chosen(scope: Option<&str>, rule: Rule) -> RuleChosen {
        let scope = scope.map(|scope| scope.parse().unwrap());
        RuleChosen { scope, rule, by: "Ed".to_owned(), reason: "a fiction".to_owned() }
    }

    #[test]
    fn what_is_closer_to_a_count_wins() {
        let text = r#"{"title": "T", "rule": "ibc", "rule-for": [{"status": "killed", "rule": "median", "reason": "r"}]}"#;
        let mut case: Case = serde_json::from_str(text).unwrap();
        let [killed, girls, missing] = ["odry/killed", "odry/killed/female/child", "odry/missing"]
            .map(|scope| scope.parse::<TallyScope>().unwrap());
        let ruled = |case: &Case| [&killed, &girls, &missing].map(|scope| case.rule_for(scope));
        assert_eq!(ruled(&case), [Rule::Median, Rule::Median, Rule::Ibc]);
        case.chosen.add(4, chosen(None, Rule::Ucdp));
        assert_eq!(
            ruled(&case),
            [Rule::Median, Rule::Median, Rule::Ucdp],
            "a rule-for is closer than the case"
        );
        case.chosen.add(5, chosen(Some("odry/killed"), Rule::Acled));
        assert_eq!(ruled(&case), [Rule::Acled, Rule::Median, Rule::Ucdp], "and a count no more than itself");
        assert_eq!((case.first_rule(), case.rules_in_force()[0]), (Rule::Ucdp, Rule::Ucdp));
        case.chosen.withdraw(None).unwrap();
        assert_eq!((case.first_rule(), case.chosen.holding().count()), (Rule::Ibc, 1));
    }

    #[test]
    fn a_withdrawal_restores_the_choice_before() {
        let mut all = RuleChoices::default();
        let scope: TallyScope = "odry/killed".parse().unwrap();
        assert_eq!(all.withdraw(Some(&scope)), None);
        all.add(4, chosen(Some("odry/killed"), Rule::Ucdp));
        all.add(7, chosen(Some("odry/killed"), Rule::Acled));
        assert_eq!(all.on(&scope).unwrap().0, 7);
        assert_eq!(all.withdraw(Some(&scope)).unwrap().rule, Rule::Acled);
        assert_eq!(all.on(&scope).unwrap().0, 4);
        assert_eq!(all.on_case(), None, "a count is not the case");
    }
}
