//! The registry of persons beside what is claimed: "613 claimed; 412 persons".
//!
//! Must not: say which of the two is right. A list is seldom whole, and a claim seldom counts what a list holds.

use crate::Reconciliation;
use vocabulary::{Finding, FindingKind, Registry, Rule, Status, Tally, TallyScope, Unit, Weight};

/// For each incident of which lists name the dead: what is claimed by the rule, and how many persons the registry has.
pub fn against_registry(rule: Rule, told: &Reconciliation, registry: &Registry) -> Vec<Finding> {
    if registry.lists.is_empty() {
        return Vec::new();
    }
    told.incidents
        .iter()
        .filter_map(|incident| {
            let dead = registry.persons.iter().filter(|person| {
                person.status() == Some(Status::Killed) && person.incident.as_deref() == Some(&incident.id)
            });
            let (mut persons, mut records) = (0u64, 0usize);
            dead.for_each(|person| {
                persons += 1;
                records += person.records.len();
            });
            let tally = told
                .tallies
                .iter()
                .find(|tally| tally.rule == rule && is_all_dead(&tally.scope, &incident.id))?;
            (persons > 0).then(|| finding(&incident.title, tally, records, persons))
        })
        .collect()
}

/// Whether a scope is that of all people killed in an incident.
fn is_all_dead(scope: &TallyScope, incident: &str) -> bool {
    scope.incident == incident
        && scope.status == Status::Killed
        && scope.unit == Unit::People
        && !scope.identified
        && scope.sex.is_none()
        && scope.age.is_none()
        && scope.role.is_none()
        && scope.nationality.is_none()
}

fn finding(title: &str, tally: &Tally, records: usize, persons: u64) -> Finding {
    let claimed = match (tally.best, tally.high) {
        (Some(best), _) => best.to_string(),
        (None, Some(high)) => format!("{} to {high}", tally.low),
        (None, None) => format!("at least {}", tally.low),
    };
    let above = tally.high.is_some_and(|high| persons > high);
    let seen = format!(
        "{title}: {claimed} claimed killed by the rule {}; {records} records of the dead, {persons} persons.",
        tally.rule.name()
    );
    let remedy = match above {
        true => {
            "More persons are named than anybody claims: look for persons that are one, or for rows of another incident."
        }
        false => {
            "Those who are claimed and not named may be on lists that are not here; those named twice wait in the queue."
        }
    };
    let (weight, kind) = (if above { Weight::Warning } else { Weight::Note }, FindingKind::Registry);
    let about = tally
        .inputs
        .iter()
        .filter(|input| input.set_aside.is_none())
        .map(|input| input.claim.clone())
        .collect();
    Finding { kind, weight, place: None, seen, remedy: remedy.to_owned(), about }
}
