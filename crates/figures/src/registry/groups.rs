//! The dead of an incident as claimed and as the registry has them: all, women, men, children, the elderly.
//!
//! A claim of women may or may not count girls; so persons are given both ways, and only more women grown up than claimed
//! are too many.
//!
//! Must not: take a person whose sex or age is not known for anybody.

use super::{Claims, all_dead, claimed, used};
use vocabulary::{Age, Finding, FindingKind, Incident, Person, Sex, Status, Tally, TallyScope, Weight};

/// A group as claims and persons tell it.
struct Group {
    name: &'static str,
    sex: Option<Sex>,
    age: Option<Age>,
}

const GROUPS: [Group; 4] = [
    Group { name: "women", sex: Some(Sex::Female), age: None },
    Group { name: "men", sex: Some(Sex::Male), age: None },
    Group { name: "children", sex: None, age: Some(Age::Child) },
    Group { name: "elderly", sex: None, age: Some(Age::Elderly) },
];

pub(super) fn finding(claims: &Claims, incident: &Incident, persons: &[&Person]) -> Option<Finding> {
    let dead: Vec<&Person> =
        persons.iter().copied().filter(|person| person.status() == Some(Status::Killed)).collect();
    let whole = claims.tally(&all_dead(incident))?;
    if dead.is_empty() {
        return None;
    }
    let records: usize = dead.iter().map(|person| person.records.len()).sum();
    let nameless =
        dead.iter().filter(|person| person.records.iter().all(|record| record.name.is_empty())).count();
    let nameless = if nameless > 0 { format!(", {nameless} of them without a name") } else { String::new() };
    let mut seen = format!(
        "{}: {} claimed killed by the rule {}; {records} records of the dead, {} persons{nameless}.",
        incident.title,
        claimed(whole),
        whole.rule.name(),
        dead.len()
    );
    let mut above = is_above(whole, dead.len());
    let mut about: Vec<_> = used(whole).collect();
    let mut groups: Vec<String> = Vec::new();
    for group in &GROUPS {
        let scope = TallyScope { sex: group.sex, age: group.age, ..all_dead(incident) };
        let Some(tally) = claims.tally(&scope) else { continue };
        let told = told(group, tally, &dead);
        above |= told.above;
        groups.push(told.words);
        about.extend(used(tally));
    }
    if !groups.is_empty() {
        seen.push_str(&format!(" By group: {}.", groups.join("; ")));
        let unknown = |known: fn(&Person) -> bool| dead.iter().filter(|person| !known(person)).count();
        let (sex, age) =
            (unknown(|person| person.sex().is_some()), unknown(|person| person.age_class().is_some()));
        seen.push_str(&format!(" Of the persons the sex of {sex} and the age of {age} is not known."));
    }
    let remedy = match above {
        true => {
            "More persons are named than anybody claims: look for persons that are one, or for rows of another incident."
        }
        false => {
            "Those who are claimed and not named may be on lists that are not here; those named twice wait in the queue."
        }
    };
    let weight = if above { Weight::Warning } else { Weight::Note };
    let remedy = remedy.to_owned();
    Some(Finding { kind: FindingKind::Registry, weight, place: None, seen, remedy, about })
}

struct Told {
    words: String,
    above: bool,
}

fn told(group: &Group, tally: &Tally, dead: &[&Person]) -> Told {
    let of_sex = |person: &&&Person| group.sex.is_none() || person.sex() == group.sex;
    let of_age = |person: &&&Person| group.age.is_none() || person.age_class() == group.age;
    let all = dead.iter().filter(of_sex).filter(of_age).count();
    let young = |person: &&&Person| person.age_class() == Some(Age::Child);
    let children = dead.iter().filter(of_sex).filter(young).count();
    let (least, among) = match group.sex {
        Some(sex) if children > 0 => {
            let who = if sex == Sex::Female { "girls" } else { "boys" };
            (all - children, format!(", {children} of them {who}"))
        }
        _ => (all, String::new()),
    };
    let persons = super::count(all, "person", "persons");
    let words = format!("{}: {} claimed, {persons}{among}", group.name, claimed(tally));
    Told { words, above: is_above(tally, least) }
}

fn is_above(tally: &Tally, persons: usize) -> bool {
    tally.high.is_some_and(|high| persons as u64 > high)
}
