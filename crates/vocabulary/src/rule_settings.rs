//! What a case settles about rules: which one counts for what, whom it ranks, who fights.
//!
//! Must not: hold a rule. What a rule does stands in the stage `figures`.

use crate::{Age, Case, Role, Rule, Sex, Status, TallyScope, Unit};
use serde::{Deserialize, Serialize};

/// What rules need to know of a case: `[rules]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSettings {
    /// The sources in the order in which they are preferred, the first before all others: speakers or publishers, by a
    /// name that stands in theirs. The rule `hierarchy` is in force only where there are some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hierarchy: Vec<String>,
    /// The parties that fight, by a name that stands in how sources write them. The rule `airwars` grades only where there
    /// are some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub belligerents: Vec<String>,
}

impl RuleSettings {
    /// Whether nothing is settled.
    pub fn is_empty(&self) -> bool {
        self.hierarchy.is_empty() && self.belligerents.is_empty()
    }
}

/// A rule of its own for some counts: `[[rule-for]]`. What is left out fits all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFor {
    /// The incident, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// People or families.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// Women, men.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Children, adults, the elderly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<Age>,
    /// Civilians, combatants and so on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Only the identified (`true`), or all (`false`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identified: Option<bool>,
    /// The rule.
    pub rule: Rule,
    /// Why: readers are told.
    pub reason: String,
}

impl RuleFor {
    /// Whether it is meant for this count.
    pub fn fits(&self, scope: &TallyScope) -> bool {
        fn free<T: PartialEq>(asked: &Option<T>, is: &T) -> bool {
            asked.as_ref().is_none_or(|asked| asked == is)
        }
        let named = |asked: bool, is: bool| !asked || is;
        free(&self.incident, &scope.incident)
            && free(&self.status, &scope.status)
            && free(&self.unit, &scope.unit)
            && free(&self.identified, &scope.identified)
            && named(self.sex.is_some(), self.sex == scope.sex)
            && named(self.age.is_some(), self.age == scope.age)
            && named(self.role.is_some(), self.role == scope.role)
    }

    /// How many things it names: the more, the closer it fits.
    pub fn closeness(&self) -> usize {
        let named = [
            self.incident.is_some(),
            self.status.is_some(),
            self.unit.is_some(),
            self.sex.is_some(),
            self.age.is_some(),
            self.role.is_some(),
            self.identified.is_some(),
        ];
        named.iter().filter(|named| **named).count()
    }

    /// Whether two are meant for exactly the same counts.
    pub fn is_for_the_same(&self, other: &RuleFor) -> bool {
        let bare = |of: &RuleFor| RuleFor { rule: Rule::LatestAsOf, reason: String::new(), ..of.clone() };
        bare(self) == bare(other)
    }
}

impl Case {
    /// The rule whose number is shown first for a count: the one chosen for this count, or else that of the closest
    /// `[[rule-for]]`, the first of equals, or else that of the case ([`Case::first_rule`]).
    pub fn rule_for(&self, scope: &TallyScope) -> Rule {
        let settled = || self.settled_for(scope).map(|settled| settled.rule);
        let chosen = self.chosen.on(scope).map(|(_, chosen)| chosen.rule);
        chosen.or_else(settled).unwrap_or_else(|| self.first_rule())
    }

    /// The rule that stands first where nothing closer is settled: the one chosen for the case, or else that of `case.toml`.
    pub fn first_rule(&self) -> Rule {
        self.chosen.on_case().map_or(self.rule, |(_, chosen)| chosen.rule)
    }

    /// What the case settles for a count by a `[[rule-for]]`.
    pub fn settled_for(&self, scope: &TallyScope) -> Option<&RuleFor> {
        let fitting = self.rules_for.iter().filter(|settled| settled.fits(scope));
        fitting.reduce(|best, settled| if settled.closeness() > best.closeness() { settled } else { best })
    }

    /// The rules in force, the one that stands first before the others.
    pub fn rules_in_force(&self) -> Vec<Rule> {
        let ranked = |rule: &Rule| *rule != Rule::Hierarchy || !self.rules.hierarchy.is_empty();
        let first = self.first_rule();
        let others = Rule::ALL.iter().copied().filter(|rule| *rule != first).filter(ranked);
        std::iter::once(first).chain(others).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(text: &str) -> Case {
        serde_json::from_str(text).unwrap()
    }

    fn scope(status: Status, sex: Option<Sex>) -> TallyScope {
        TallyScope {
            incident: "odry".to_owned(),
            status,
            unit: Unit::People,
            sex,
            age: None,
            role: None,
            nationality: None,
            identified: false,
        }
    }

    #[test]
    fn the_closest_rule_counts_and_the_cases_own_where_none_fits() {
        let case = case(
            r#"{"title": "T", "rule": "ibc", "rule-for": [
                {"status": "killed", "rule": "median", "reason": "r"},
                {"status": "killed", "sex": "female", "rule": "ucdp", "reason": "r"},
                {"incident": "lunt", "rule": "acled", "reason": "r"}]}"#,
        );
        assert_eq!(case.rule_for(&scope(Status::Missing, None)), Rule::Ibc);
        assert_eq!(case.rule_for(&scope(Status::Killed, None)), Rule::Median);
        assert_eq!(case.rule_for(&scope(Status::Killed, Some(Sex::Female))), Rule::Ucdp);
        assert_eq!(case.rule_for(&scope(Status::Killed, Some(Sex::Male))), Rule::Median);
    }

    #[test]
    fn an_order_of_sources_brings_its_rule_into_force() {
        assert!(!case(r#"{"title": "T"}"#).rules_in_force().contains(&Rule::Hierarchy));
        let ranked = case(r#"{"title": "T", "rules": {"hierarchy": ["a court"]}}"#);
        assert_eq!(ranked.rules_in_force().len(), Rule::ALL.len());
        assert_eq!(ranked.rules_in_force()[0], Rule::LatestAsOf);
    }
}
