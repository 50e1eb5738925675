//! Families that are claimed to be wiped out, beside the households of the registry.
//!
//! A household is wiped out, as far as the registry knows, where two or more of its members are known and all of them are
//! dead. A list that holds only the dead cannot show a survivor, and says nothing about it: that is said too. A household
//! reaches from one list to another through the persons whom both have.
//!
//! Must not: call a household by its name, or take one dead person for a family.

use super::{Claims, all_dead, claimed, count, used};
use std::collections::BTreeMap;
use vocabulary::{Finding, FindingKind, Incident, Person, Registry, Status, TallyScope, Unit, Weight};

/// How many known members make a household one that can be told of.
const MEMBERS_MIN: usize = 2;

/// The persons of each household, by their places among those given.
fn households<'p>(persons: &[&'p Person]) -> Vec<Vec<&'p Person>> {
    // Two numbers of two lists are one household where one person has both.
    let mut at: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut root: Vec<usize> = Vec::new();
    let mut of: Vec<Option<usize>> = Vec::with_capacity(persons.len());
    for person in persons {
        let mut first: Option<usize> = None;
        for record in &person.records {
            let Some(household) = record.household.as_deref() else { continue };
            let next = root.len();
            let number = *at.entry((record.key.list.as_str(), household)).or_insert(next);
            if number == next {
                root.push(next);
            }
            let (a, b) = (find(&mut root, number), find(&mut root, first.unwrap_or(number)));
            root[a.max(b)] = a.min(b);
            first = Some(a.min(b));
        }
        of.push(first);
    }
    let mut members: BTreeMap<usize, Vec<&Person>> = BTreeMap::new();
    for (person, number) in persons.iter().zip(&of) {
        if let Some(number) = number {
            members.entry(find(&mut root, *number)).or_default().push(person);
        }
    }
    members.into_values().collect()
}

/// The first of those that are one; the way there is shortened for who comes next.
fn find(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

/// The households of a registry, made once for all incidents.
pub(super) struct Households<'p> {
    all: Vec<Vec<&'p Person>>,
    /// Whether somebody of them is known to be alive.
    survivors: bool,
}

fn is_dead(person: &Person) -> bool {
    person.status() == Some(Status::Killed)
}

impl<'p> Households<'p> {
    pub(super) fn of(registry: &'p Registry) -> Households<'p> {
        let told = |person: &&Person| person.records.iter().any(|record| record.household.is_some());
        let persons: Vec<&Person> = registry.persons.iter().filter(told).collect();
        let alive = |person: &&Person| matches!(person.status(), Some(status) if !status.is_dead() && status != Status::Missing);
        Households { survivors: persons.iter().any(alive), all: households(&persons) }
    }
}

pub(super) fn finding(claims: &Claims, incident: &Incident, households: &Households) -> Option<Finding> {
    let scope = TallyScope { unit: Unit::Families, ..all_dead(incident) };
    let claim = claims.tally(&scope);
    let (mut lost, mut known, mut wiped, mut gone) = (0usize, 0usize, 0usize, 0usize);
    // A survivor of a household may belong to no incident: all members of those that lost somebody here are looked at.
    let here = |person: &&Person| is_dead(person) && person.incident.as_deref() == Some(&incident.id);
    for members in households.all.iter().filter(|members| members.iter().any(here)) {
        lost += 1;
        if members.len() < MEMBERS_MIN {
            continue;
        }
        known += 1;
        if members.iter().all(|person| is_dead(person)) {
            wiped += 1;
            gone += members.len();
        }
    }
    if lost == 0 {
        return None;
    }
    let mut seen = format!("{}: ", incident.title);
    if let Some(claim) = claim {
        let rule = claim.rule.name();
        seen.push_str(&format!("{} families claimed killed by the rule {rule}; ", claimed(claim)));
    }
    seen.push_str(&format!(
        "{} of the registry lost somebody, of {known} two or more members are known, and of {wiped} all who are known are \
         dead ({gone} persons).",
        count(lost, "household", "households"),
    ));
    if !households.survivors {
        seen.push_str(
            " The lists that tell of households hold nobody who is known to be alive, so they cannot show who survived.",
        );
    }
    let above = claim.and_then(|claim| claim.high).is_some_and(|high| wiped as u64 > high);
    let remedy = match above {
        true => {
            "More households than claimed have nobody left who is known: look for survivors on other lists before the \
                 claim is called too low."
        }
        false => {
            "Ask who else lived in these households; a family is wiped out only where nobody of it is alive."
        }
    };
    Some(Finding {
        kind: FindingKind::Families,
        weight: Weight::Note,
        place: None,
        seen,
        remedy: remedy.to_owned(),
        about: claim.into_iter().flat_map(used).collect(),
    })
}
