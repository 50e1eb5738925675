//! Of whom: women are of all people, a child is no adult, civilians are no combatants.
//!
//! Must not: read "not said" as "none". Who is counted without a word on sex is counted whatever the sex.

use super::{Dimension, Found, Standing, Step, presumed, step, sure};
use crate::scope::stem;
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
fn of_all<T>(a: Option<T>, b: Option<T>, who: impl Fn(T) -> String) -> Found {
    match (a, b) {
        (Some(part), None) => sure(Standing::PartOf, format!("{} are of all people", who(part))),
        (None, Some(part)) => sure(Standing::WholeOf, format!("{} are of all people", who(part))),
        _ => None,
    }
}

fn sex(a: Option<Sex>, b: Option<Sex>) -> Found {
    match (a, b) {
        (Some(a), Some(b)) if a != b => sure(Standing::Apart, "women and girls, men and boys"),
        _ => {
            of_all(a, b, |sex| if sex == Sex::Female { "women and girls" } else { "men and boys" }.to_owned())
        }
    }
}

fn age(a: Option<Age>, b: Option<Age>) -> Found {
    let adults = "the elderly are of the adults";
    match (a, b) {
        (Some(Age::Elderly), Some(Age::Adult)) => sure(Standing::PartOf, adults),
        (Some(Age::Adult), Some(Age::Elderly)) => sure(Standing::WholeOf, adults),
        (Some(a), Some(b)) if a != b => sure(Standing::Apart, "children are no adults"),
        _ => of_all(a, b, |age| plural_age(age).to_owned()),
    }
}

fn plural_age(age: Age) -> &'static str {
    match age {
        Age::Child => "children",
        Age::Adult => "adults",
        Age::Elderly => "the elderly",
    }
}

fn plural_role(role: Role) -> &'static str {
    match role {
        Role::Civilian => "civilians",
        Role::Combatant => "combatants",
        Role::Police => "police",
        Role::Journalist => "journalists",
        Role::HealthWorker => "health workers",
        Role::AidWorker => "aid workers",
    }
}

/// Where one side says "civilians" and the other names women, children or the elderly without a role, these are taken
/// for civilians: most sources leave it unsaid, and recorders hold people civilian unless evidence says otherwise
/// (Airwars, methodology).
fn role(a: &Group, b: &Group) -> Found {
    let unsaid = |group: &Group| {
        group.role.is_none()
            && (group.sex == Some(Sex::Female) || matches!(group.age, Some(Age::Child | Age::Elderly)))
    };
    let why = "women, children and the elderly named without a role are taken for civilians";
    let civilian = Some(Role::Civilian);
    match (a.role, b.role) {
        (None, role) if role == civilian && unsaid(a) => presumed(Standing::Same, why),
        (role, None) if role == civilian && unsaid(b) => presumed(Standing::Same, why),
        (Some(one), Some(other)) if one != other => roles(one, other),
        (one, other) => of_all(one, other, |role| plural_role(role).to_owned()),
    }
}

fn roles(a: Role, b: Role) -> Found {
    use Role::*;
    let protected = |role| matches!(role, Journalist | HealthWorker | AidWorker);
    let (one, other) = (plural_role(a), plural_role(b));
    match (a, b) {
        (part, Civilian) if protected(part) => {
            presumed(Standing::PartOf, format!("{one} are taken for civilians"))
        }
        (Civilian, part) if protected(part) => {
            presumed(Standing::WholeOf, format!("{other} are taken for civilians"))
        }
        (Civilian | Journalist | AidWorker, Combatant) | (Combatant, Civilian | Journalist | AidWorker) => {
            sure(Standing::Apart, format!("{one} are no {other}"))
        }
        _ => sure(Standing::Overlaps, format!("sources differ in whether {one} are counted among {other}")),
    }
}

fn nationality(a: Option<&str>, b: Option<&str>) -> Found {
    let (Some(one), Some(other)) = (a, b) else { return of_all(a, b, str::to_owned) };
    if stem(one) == stem(other) {
        return None;
    }
    let gazetteer = Gazetteer::bundled();
    let country = |people: &str| {
        let last = people.rsplit(' ').next().unwrap_or(people);
        gazetteer.demonym(people).or_else(|| gazetteer.demonym(last))
    };
    match (country(one), country(other)) {
        (Some(a), Some(b)) if a == b => None,
        (Some(_), Some(_)) => sure(Standing::Apart, format!("{one} are not {other}")),
        _ => sure(Standing::NotComparable, format!("it is not known how {one} stand to {other}")),
    }
}
