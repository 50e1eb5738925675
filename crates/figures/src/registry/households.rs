//! Families that are claimed to be wiped out, beside those of the registry: by the household that a list writes, and by the
//! names of kin.
//!
//! A family is wiped out, as far as the registry knows, where two or more of its members are known and all of them are
//! dead. A list that holds only the dead cannot show a survivor, and says nothing about it: that is said too. A household
//! reaches from one list to another through the persons whom both have.
//!
//! Must not: call a family by its name, or take one dead person for a family.

use super::kin;
use super::{Claims, all_dead, claimed, used};
use std::collections::BTreeMap;
use vocabulary::said::{Noun, Said, Term, checks as words};
use vocabulary::{Finding, FindingKind, Incident, Person, Registry, Status, TallyScope, Unit, Weight};

/// How many known members make a family one that can be told of.
const MEMBERS_MIN: usize = 2;

/// Two persons of one family, by their places in the registry.
pub(super) type Tie = (usize, usize);

/// Persons who have one household number of one list: each tied to the first.
fn of_households(persons: &[Person]) -> Vec<Tie> {
    let mut first: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut ties = Vec::new();
    for (at, person) in persons.iter().enumerate() {
        for record in &person.records {
            let Some(household) = record.household.as_deref() else { continue };
            ties.push((*first.entry((record.key.list.as_str(), household)).or_insert(at), at));
        }
    }
    ties
}

/// The families that ties make: nobody who has no tie is in one. Two households of two lists are one where one person has both.
fn families<'p>(persons: &'p [Person], ties: &[Tie]) -> Vec<Vec<&'p Person>> {
    let mut root: Vec<usize> = (0..persons.len()).collect();
    let mut tied: Vec<usize> = Vec::new();
    for (a, b) in ties {
        let (first, second) = (find(&mut root, *a), find(&mut root, *b));
        root[first.max(second)] = first.min(second);
        tied.extend([*a, *b]);
    }
    tied.sort_unstable();
    tied.dedup();
    let mut members: BTreeMap<usize, Vec<&Person>> = BTreeMap::new();
    for at in tied {
        members.entry(find(&mut root, at)).or_default().push(&persons[at]);
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

/// The families of a registry, made once for all incidents.
pub(super) struct Families<'p> {
    households: Vec<Vec<&'p Person>>,
    kin: Vec<Vec<&'p Person>>,
    /// By either.
    together: Vec<Vec<&'p Person>>,
    /// Whether somebody of them is known to be alive.
    survivors: bool,
}

fn is_dead(person: &Person) -> bool {
    person.status() == Some(Status::Killed)
}

impl<'p> Families<'p> {
    pub(super) fn of(registry: &'p Registry) -> Families<'p> {
        let persons = &registry.persons;
        let (mut ties, kin) = (of_households(persons), kin::ties(persons));
        let (households, by_kin) = (families(persons, &ties), families(persons, &kin));
        ties.extend(kin);
        let together = families(persons, &ties);
        let alive = |person: &&Person| matches!(person.status(), Some(status) if !status.is_dead() && status != Status::Missing);
        let survivors = together.iter().flatten().any(alive);
        Families { households, kin: by_kin, together, survivors }
    }
}

/// What became of families who lost somebody in an incident.
#[derive(Clone, Copy, Debug, Default)]
struct Lost {
    /// How many lost somebody.
    lost: usize,
    /// Of how many of these two or more members are known.
    known: usize,
    /// Of how many of these all who are known are dead.
    wiped: usize,
    /// How many persons those are.
    gone: usize,
}

impl Lost {
    fn of(families: &[Vec<&Person>], incident: &Incident) -> Lost {
        let mut of = Lost::default();
        // A survivor of a family may belong to no incident: all members of those that lost somebody here are looked at.
        let here = |person: &&Person| is_dead(person) && person.incident.as_deref() == Some(&incident.id);
        for members in families.iter().filter(|members| members.iter().any(here)) {
            of.lost += 1;
            if members.len() < MEMBERS_MIN {
                continue;
            }
            of.known += 1;
            if members.iter().all(|person| is_dead(person)) {
                of.wiped += 1;
                of.gone += members.len();
            }
        }
        of
    }
}

pub(super) fn finding(claims: &Claims, incident: &Incident, families: &Families) -> Option<Finding> {
    let scope = TallyScope { unit: Unit::Families, ..all_dead(incident) };
    let claim = claims.tally(&scope);
    let [households, kin, together] =
        [&families.households, &families.kin, &families.together].map(|of| Lost::of(of, incident));
    if together.lost == 0 {
        return None;
    }
    let (title, told) = (Term::text(&incident.title), told(households, kin, together).into());
    let mut seen = match claim {
        Some(claim) => {
            words::FAMILIES_CLAIMED.of([title, claimed(claim), Term::text(claim.rule.name()), told])
        }
        None => words::FAMILIES.of([title, told]),
    };
    if !families.survivors {
        seen = seen.then(if kin.lost > 0 { words::NO_SURVIVORS_KIN } else { words::NO_SURVIVORS });
    }
    let above = claim.and_then(|claim| claim.high).is_some_and(|high| together.wiped as u64 > high);
    let remedy = if above { words::FAMILIES_ABOVE_REMEDY } else { words::FAMILIES_REMEDY };
    Some(Finding {
        kind: FindingKind::Families,
        weight: Weight::Note,
        place: None,
        seen,
        remedy: remedy.into(),
        about: claim.into_iter().flat_map(used).collect(),
    })
}

/// What the registry says of families, by what, and by both where there are both.
fn told(households: Lost, kin: Lost, together: Lost) -> Said {
    let all = |of: Lost| [of.known, of.wiped, of.gone].map(Term::number);
    let [known, wiped, gone] = all(households);
    let by_household =
        words::BY_HOUSEHOLD.of([Term::many(Noun::Household, households.lost), known, wiped, gone]);
    if kin.lost == 0 {
        return by_household;
    }
    let [_, wiped, gone] = all(kin);
    let by_kin = words::BY_KIN.of([Term::many(Noun::Family, kin.lost), wiped, gone]);
    if households.lost == 0 {
        return by_kin;
    }
    let [known, wiped, gone] = all(together);
    let by_both = words::BY_BOTH.of([Term::many(Noun::Family, together.lost), known, wiped, gone]);
    by_household.then(by_kin).then(by_both)
}
