//! The registry of persons beside what is claimed: "613 claimed; 640 records of the dead, 412 persons; women: 106 claimed,
//! 88 persons", families against households and kin, and persons whom lists give two fates.
//!
//! Must not: say which of the two is right. A list is seldom whole, and a claim seldom counts what a list holds. Must not
//! print a word of a list: findings are published.

mod fates;
mod groups;
mod households;
mod kin;

use crate::Reconciliation;
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::said::{Term, checks as words};
use vocabulary::{Case, ClaimRef, Finding, Incident, Person, Registry, Status, Tally, TallyScope, Unit};

/// For each incident of which lists name the dead: what is claimed by the rule of each count, and how many persons the registry has, all
/// and by group; families that are claimed to be wiped out and those of which every known member is dead, by household and by kin; persons
/// who are missing on one list and dead on another; and what became of the captured.
pub fn against_registry(case: &Case, told: &Reconciliation, registry: &Registry) -> Vec<Finding> {
    if registry.lists.is_empty() {
        return Vec::new();
    }
    let mut persons: BTreeMap<Option<&str>, Vec<&Person>> = BTreeMap::new();
    for person in &registry.persons {
        persons.entry(person.incident.as_deref()).or_default().push(person);
    }
    let claims = Claims { case, told };
    let families = households::Families::of(registry);
    let mut findings = Vec::new();
    for incident in &told.incidents {
        let here = persons.get(&Some(incident.id.as_str())).map(Vec::as_slice).unwrap_or_default();
        findings.extend(groups::finding(&claims, incident, here));
        findings.extend(households::finding(&claims, incident, &families));
    }
    let known: BTreeMap<&str, &str> =
        told.incidents.iter().map(|incident| (incident.id.as_str(), incident.title.as_str())).collect();
    for (incident, persons) in &persons {
        let title = incident.map_or("No incident known", |id| known.get(id).copied().unwrap_or(id));
        findings.extend(fates::findings(title, persons));
    }
    findings
}

/// What is claimed, by the rule that the case settles for each count.
struct Claims<'t> {
    case: &'t Case,
    told: &'t Reconciliation,
}

impl<'t> Claims<'t> {
    fn tally(&self, scope: &TallyScope) -> Option<&'t Tally> {
        self.told.tally(scope, self.case.rule_for(scope))
    }
}

/// The scope of all people killed in an incident; narrower ones are made from it.
pub(crate) fn all_dead(incident: &Incident) -> TallyScope {
    TallyScope {
        incident: incident.id.clone(),
        status: Status::Killed,
        unit: Unit::People,
        sex: None,
        age: None,
        role: None,
        nationality: None,
        identified: false,
    }
}

/// "613", "600 to 613", "at least 600".
fn claimed(tally: &Tally) -> Term {
    match (tally.best, tally.high) {
        (Some(best), _) => Term::Number(best),
        (None, Some(high)) => words::BETWEEN.of([Term::Number(tally.low), Term::Number(high)]).into(),
        (None, None) => words::AT_LEAST.of([Term::Number(tally.low)]).into(),
    }
}

/// The figures that the rule used.
fn used(tally: &Tally) -> impl Iterator<Item = Arc<ClaimRef>> + '_ {
    tally.inputs.iter().filter(|input| input.set_aside.is_none()).map(|input| Arc::clone(&input.claim))
}
