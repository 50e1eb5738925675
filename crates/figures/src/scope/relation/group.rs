//! Of whom: women are of all people, a child is no adult, civilians are no combatants.
//!
//! Must not: read "not said" as "none". Who is counted without a word on sex is counted whatever the sex.

use super::{Dimension, Found, Standing, Step, presumed, step, sure};
use crate::scope::stem;
use vocabulary::said::{Said, Says, Term, standings as words};
use vocabulary::{Age, Gazetteer, Group, Role, Sex};

pub(super) fn steps(a: &Group, b: &Group) -> Vec<Step> {
    let found = [
        (Dimension::Sex, sex(a.sex, b.sex)),
        (Dimension::Age, age(a.age, b.age)),
        (Dimension::Role, role(a, b)),
        (Dimension::Nationality, nationality(a.nationality.as_deref(), b.nationality.as_deref())),
    ];
    found.into_iter().filter_map(|(dimension, found)| step(dimension, found)).collect()
}

/// One side names a class and the other does not: the named is of all.
fn of_all<T>(a: Option<T>, b: Option<T>, why: impl Fn(T) -> Said) -> Found {
    match (a, b) {
        (Some(part), None) => sure(Standing::PartOf, why(part)),
        (None, Some(part)) => sure(Standing::WholeOf, why(part)),
        _ => None,
    }
}

fn sex(a: Option<Sex>, b: Option<Sex>) -> Found {
    match (a, b) {
        (Some(a), Some(b)) if a != b => sure(Standing::Apart, words::WOMEN_AND_MEN),
        _ => of_all(a, b, |sex| {
            if sex == Sex::Female { words::OF_ALL_WOMEN } else { words::OF_ALL_MEN }.into()
        }),
    }
}

fn age(a: Option<Age>, b: Option<Age>) -> Found {
    let adults = words::ELDERLY_OF_ADULTS;
    match (a, b) {
        (Some(Age::Elderly), Some(Age::Adult)) => sure(Standing::PartOf, adults),
        (Some(Age::Adult), Some(Age::Elderly)) => sure(Standing::WholeOf, adults),
        (Some(a), Some(b)) if a != b => sure(Standing::Apart, words::CHILDREN_NO_ADULTS),
        _ => of_all(a, b, |age| of_age(age).into()),
    }
}

fn of_age(age: Age) -> Says<0> {
    match age {
        Age::Child => words::OF_ALL_CHILDREN,
        Age::Adult => words::OF_ALL_ADULTS,
        Age::Elderly => words::OF_ALL_ELDERLY,
    }
}

fn plural(role: Role) -> Term {
    Term::from(Said::from(match role {
        Role::Civilian => words::CIVILIANS,
        Role::Combatant => words::COMBATANTS,
        Role::Police => words::POLICE,
        Role::Journalist => words::JOURNALISTS,
        Role::HealthWorker => words::HEALTH_WORKERS,
        Role::AidWorker => words::AID_WORKERS,
    }))
}

/// Where one side says "civilians" and the other names women, children or the elderly without a role, these are taken
/// for civilians: most sources leave it unsaid, and recorders hold people civilian unless evidence says otherwise
/// (Airwars, methodology).
fn role(a: &Group, b: &Group) -> Found {
    let unsaid = |group: &Group| {
        group.role.is_none()
            && (group.sex == Some(Sex::Female) || matches!(group.age, Some(Age::Child | Age::Elderly)))
    };
    let why = words::TAKEN_FOR_CIVILIANS;
    let civilian = Some(Role::Civilian);
    match (a.role, b.role) {
        (None, role) if role == civilian && unsaid(a) => presumed(Standing::Same, why),
        (role, None) if role == civilian && unsaid(b) => presumed(Standing::Same, why),
        (Some(one), Some(other)) if one != other => roles(one, other),
        (one, other) => of_all(one, other, |role| words::OF_ALL.of([plural(role)])),
    }
}

fn roles(a: Role, b: Role) -> Found {
    use Role::*;
    let protected = |role| matches!(role, Journalist | HealthWorker | AidWorker);
    let (one, other) = (plural(a), plural(b));
    match (a, b) {
        (part, Civilian) if protected(part) => {
            presumed(Standing::PartOf, words::ROLE_TAKEN_FOR_CIVILIANS.of([one]))
        }
        (Civilian, part) if protected(part) => {
            presumed(Standing::WholeOf, words::ROLE_TAKEN_FOR_CIVILIANS.of([other]))
        }
        (Civilian | Journalist | AidWorker, Combatant) | (Combatant, Civilian | Journalist | AidWorker) => {
            sure(Standing::Apart, words::ROLES_APART.of([one, other]))
        }
        _ => sure(Standing::Overlaps, words::ROLES_DIFFER.of([one, other])),
    }
}

fn nationality(a: Option<&str>, b: Option<&str>) -> Found {
    let (Some(one), Some(other)) = (a, b) else {
        return of_all(a, b, |who| words::OF_ALL.of([Term::text(who)]));
    };
    if stem(one) == stem(other) {
        return None;
    }
    let gazetteer = Gazetteer::bundled();
    let country = |people: &str| {
        let last = people.rsplit(' ').next().unwrap_or(people);
        gazetteer.demonym(people).or_else(|| gazetteer.demonym(last))
    };
    let both = [Term::text(one), Term::text(other)];
    match (country(one), country(other)) {
        (Some(a), Some(b)) if a == b => None,
        (Some(_), Some(_)) => sure(Standing::Apart, words::NATIONS_APART.of(both)),
        _ => sure(Standing::NotComparable, words::NATIONS_UNKNOWN.of(both)),
    }
}
