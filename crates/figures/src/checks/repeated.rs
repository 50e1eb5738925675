//! One number in many places: copied from one voice, or given for different things.
//!
//! Many papers that carry one voice confirm nothing; that is said once for a number. And where a number that is neither
//! small nor round is given for the dead and for the injured of one incident, or for the dead of two, it was copied to the
//! wrong place, misread, or the two incidents are one.
//!
//! Must not: be taken for an error by itself. Numbers do meet by chance.

use super::Evidence;
use crate::scope::{Cell, Entry};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::said::{Between, Noun, Said, Term, checks as words};
use vocabulary::{Finding, FindingKind, Precision, Status, TallyScope, Unit, Weight, limits};

/// From this number on, and not a multiple of ten, a number seldom comes twice by chance.
const TELLING_MIN: u64 = 100;

/// A scope, and its figures of one number.
type Told<'e> = (&'e Cell, Vec<&'e Entry>);

pub(super) fn findings(evidence: &Evidence) -> Vec<Finding> {
    let copied = evidence.cells.iter().flat_map(|cell| copied(evidence, cell));
    let mut findings: Vec<Finding> = copied.collect();
    let mut places: BTreeMap<u64, Vec<Told>> = BTreeMap::new();
    for cell in evidence.cells.iter().filter(|cell| is_plain(&cell.scope)) {
        for (number, entries) in by_number(cell) {
            if number >= TELLING_MIN && number % 10 != 0 {
                places.entry(number).or_default().push((cell, entries));
            }
        }
    }
    for (number, cells) in places.into_iter().filter(|(_, cells)| cells.len() > 1) {
        let mut alike: BTreeMap<(bool, &str), Vec<&Told>> = BTreeMap::new();
        for told in &cells {
            let scope = &told.0.scope;
            alike.entry((true, scope.incident.as_str())).or_default().push(told);
            alike.entry((false, scope.status.word())).or_default().push(told);
        }
        for ((of_incident, _), told) in alike.into_iter().filter(|(_, told)| told.len() > 1) {
            findings.push(elsewhere(evidence, number, of_incident, &told));
        }
    }
    findings
}

fn by_number(cell: &Cell) -> BTreeMap<u64, Vec<&Entry>> {
    let mut numbers: BTreeMap<u64, Vec<&Entry>> = BTreeMap::new();
    for entry in cell.comparable().filter(|entry| entry.count.precision() == Precision::Exact) {
        numbers.entry(entry.count.low()).or_default().push(entry);
    }
    numbers
}

/// All people of one fate; the dead, the found and the identified may well be one number.
fn is_plain(scope: &TallyScope) -> bool {
    let told = matches!(
        scope.status,
        Status::Killed | Status::Injured | Status::Missing | Status::Captured | Status::Displaced
    );
    let group = scope.sex.is_none() && scope.age.is_none() && scope.role.is_none();
    told && group && scope.nationality.is_none() && !scope.identified && scope.unit == Unit::People
}

/// The numbers of a scope that many documents carry, and one voice vouches for.
fn copied(evidence: &Evidence, cell: &Cell) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (number, entries) in by_number(cell) {
        let documents: BTreeSet<usize> =
            entries.iter().map(|entry| evidence.corpus.items[entry.item].document).collect();
        let mut origins = entries.iter().map(|entry| entry.origin);
        let first = origins.next();
        if documents.len() < limits::REPEATED_SOURCES_MIN || origins.any(|origin| Some(origin) != first) {
            continue;
        }
        let name = first.map_or("", |origin| evidence.origins[origin].name.as_str());
        let [scope, incident] = evidence.scope(&cell.scope);
        findings.push(Finding {
            kind: FindingKind::Repeated,
            weight: Weight::Note,
            place: evidence.places(entries.iter().map(|entry| entry.item)),
            seen: words::COPIED.of([
                scope,
                incident,
                Term::Number(number),
                Term::many(Noun::Source, documents.len()),
                Term::text(name),
            ]),
            remedy: words::COPIED_REMEDY.into(),
            about: entries.iter().map(|entry| entry.claim.clone()).collect(),
        });
    }
    findings
}

fn elsewhere(evidence: &Evidence, number: u64, of_incident: bool, told: &[&(&Cell, Vec<&Entry>)]) -> Finding {
    let scopes = told.iter().map(|(cell, _)| words::OF_INCIDENT.of(evidence.scope(&cell.scope)).into());
    let scopes = Term::several(scopes.collect(), Between::Semicolon);
    let entries = || told.iter().flat_map(|(_, entries)| entries);
    let mut about: Vec<_> = entries().map(|entry| entry.claim.clone()).collect();
    about.sort();
    let remedy: Said = match of_incident {
        true => words::ONE_INCIDENT_REMEDY.into(),
        false => words::MANY_INCIDENTS_REMEDY.into(),
    };
    let number = Term::Number(number);
    let seen = match told {
        [(one, _), (other, _)] if of_incident => {
            words::ONE_NUMBER_FOR_TWO.of([number, Term::scope(&one.scope), Term::scope(&other.scope), scopes])
        }
        _ => words::ONE_NUMBER_FOR_MANY.of([number, scopes]),
    };
    Finding {
        kind: FindingKind::Repeated,
        weight: Weight::Note,
        place: evidence.places(entries().map(|entry| entry.item)),
        seen,
        remedy,
        about,
    }
}
