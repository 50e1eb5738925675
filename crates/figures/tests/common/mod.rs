//! What the tests share. All places, people and events here are fictional.

#![allow(dead_code, reason = "each test file uses a part")]

use figures::{Reconciliation, reconcile};
use vocabulary::{Case, Finding, FindingKind, Reading, Rule, Tally};

pub(crate) fn case(incidents: &str) -> Case {
    let text = format!(r#"{{"title": "A case", "incident": [{incidents}]}}"#);
    serde_json::from_str(&text).expect("a case")
}

/// All readings in a case without declared incidents.
pub(crate) fn all(readings: &[Reading]) -> Reconciliation {
    reconcile(&case(""), readings)
}

pub(crate) fn ids(reconciled: &Reconciliation) -> Vec<&str> {
    reconciled.incidents.iter().map(|incident| incident.id.as_str()).collect()
}

/// The incident of a figure.
pub(crate) fn home<'r>(reconciled: &'r Reconciliation, reading: &Reading, figure: &str) -> &'r str {
    &reconciled.belongs[&claim(reading, figure)]
}

pub(crate) fn claim(reading: &Reading, figure: &str) -> vocabulary::ClaimRef {
    vocabulary::ClaimRef { source: reading.source.sha256, figure: figure.to_owned() }
}

/// The tally by a rule of the one scope that a test is about: all people killed.
pub(crate) fn killed(reconciled: &Reconciliation, rule: Rule) -> &Tally {
    let plain = |tally: &&Tally| {
        let scope = &tally.scope;
        let group = (scope.sex, scope.age, scope.role, &scope.nationality);
        scope.status.word() == "killed" && group == (None, None, None, &None) && !scope.identified
    };
    reconciled.tallies.iter().filter(plain).find(|tally| tally.rule == rule).expect("a tally of the killed")
}

/// Why a figure was set aside under a rule.
pub(crate) fn aside<'t>(tally: &'t Tally, reading: &Reading, figure: &str) -> Option<&'t str> {
    let input = tally.inputs.iter().find(|input| *input.claim == claim(reading, figure)).expect("an input");
    input.set_aside.as_deref().map(|why| why.english())
}

pub(crate) fn of_kind(reconciled: &Reconciliation, kind: FindingKind) -> Vec<&Finding> {
    reconciled.findings.iter().filter(|finding| finding.kind == kind).collect()
}
