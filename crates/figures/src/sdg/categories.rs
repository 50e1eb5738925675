//! The categories of SDG 16.1.2, word for word, each with its row for what is not known.
//!
//! Must not: leave a row out because it is 0.

use super::{Category, Dead};
use vocabulary::{Age, Cause, Protection, Sex};

const UNKNOWN: &str = "Unknown";

fn sex(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "Man",
        Sex::Female => "Woman",
    }
}

/// The indicator knows no elderly: they are adults.
fn age(age: Age) -> &'static str {
    match age {
        Age::Child => "Child (<18)",
        Age::Adult | Age::Elderly => "Adult (18+)",
    }
}

/// A cause in the words of the indicator.
pub fn cause(cause: Cause) -> &'static str {
    match cause {
        Cause::HeavyWeapons => "Heavy weapons and explosive munitions",
        Cause::Planted => "Planted explosives and unexploded ordnance (UXO)",
        Cause::SmallArms => "Small arms and light weapons",
        Cause::Incendiary => "Incendiary",
        Cause::Cbrn => "Chemical, Biological, Radiological, Nuclear (CBRN)",
        Cause::Electromagnetic => "Electromagnetic weapons",
        Cause::LessLethal => "Less lethal weapons",
        Cause::Denial => "Denial of access to/destruction of objects indispensable to survival",
        Cause::Accidents => "Accidents related to conflict",
        Cause::OtherMeans => "Use of objects and other means",
    }
}

/// A protection in the words of the indicator.
pub fn protection(protection: Protection) -> &'static str {
    match protection {
        Protection::Civilian => "Civilian",
        Protection::OtherProtected => "Other protected person",
        Protection::ArmedForces => "Member of armed forces",
        Protection::Participating => "Person directly participating in hostilities",
    }
}

pub(super) fn categories(dead: &[Dead]) -> Vec<Category> {
    let mut all = Vec::new();
    let mut dimension = |name, names: Vec<&'static str>, of: &dyn Fn(&Dead) -> Option<&'static str>| {
        let told: Vec<Option<&str>> = dead.iter().map(of).collect();
        let count = |category| told.iter().filter(|told| **told == category).count() as u64;
        let known = names.into_iter().map(|name| (name, Some(name)));
        all.extend(known.chain([(UNKNOWN, None)]).map(|(category, value)| Category {
            dimension: name,
            category,
            deaths: count(value),
        }));
    };
    dimension("Sex", vec!["Man", "Woman"], &|dead| dead.person.sex().map(sex));
    dimension("Age", vec!["Adult (18+)", "Child (<18)"], &|dead| grown(dead).map(age));
    dimension("Cause", Cause::ALL.iter().map(|one| cause(*one)).collect(), &|dead| cause_of(dead).map(cause));
    let protections = Protection::ALL.iter().map(|one| protection(*one)).collect();
    dimension("Status", protections, &|dead| protection_of(dead).map(protection));
    all
}

/// What somebody died of: as the lists say, and where none says it, what the case says of the whole incident. Where lists differ
/// it is not known.
fn cause_of(dead: &Dead) -> Option<Cause> {
    let said = dead.person.records.iter().any(|record| record.cause.is_some());
    if said { dead.person.cause() } else { dead.of.cause }
}

/// What somebody was under the law of war, likewise.
fn protection_of(dead: &Dead) -> Option<Protection> {
    let said = dead.person.records.iter().any(|record| record.protection.is_some());
    if said { dead.person.protection() } else { dead.of.protection }
}

/// The age class; records that leave open whether somebody was elderly still say that it was no child.
fn grown(dead: &Dead) -> Option<Age> {
    let mut classes = dead.person.records.iter().filter_map(|record| {
        let (youngest, oldest) = record.years()?;
        let child = Age::of_years(oldest) == Age::Child;
        let adult = Age::of_years(youngest) != Age::Child;
        (child || adult).then_some(if child { Age::Child } else { Age::Adult })
    });
    let first = classes.next()?;
    classes.all(|class| class == first).then_some(first)
}
