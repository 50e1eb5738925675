//! The dead of an incident as claimed and as the registry has them: all, women, men, children, the elderly.
//!
//! A claim of women may or may not count girls; so persons are given both ways, and only more women grown up than claimed
//! are too many.
//!
//! Must not: take a person whose sex or age is not known for anybody.

use super::{Claims, all_dead, claimed, used};
use vocabulary::said::{Between, Noun, Said, Says, Term, checks as words};
use vocabulary::{Age, Finding, FindingKind, Incident, Person, Sex, Status, Tally, TallyScope, Weight};

/// A group as claims and persons tell it.
struct Group {
    name: Says<0>,
    sex: Option<Sex>,
    age: Option<Age>,
}

const GROUPS: [Group; 4] = [
    Group { name: words::WOMEN, sex: Some(Sex::Female), age: None },
    Group { name: words::MEN, sex: Some(Sex::Male), age: None },
    Group { name: words::CHILDREN, sex: None, age: Some(Age::Child) },
    Group { name: words::ELDERLY, sex: None, age: Some(Age::Elderly) },
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
    let (title, rule) = (Term::text(&incident.title), Term::text(whole.rule.name()));
    let (records, all) = (Term::number(records), Term::number(dead.len()));
    let mut seen = match nameless {
        0 => words::DEAD_BESIDE.of([title, claimed(whole), rule, records, all]),
        some => {
            words::DEAD_BESIDE_NAMELESS.of([title, claimed(whole), rule, records, all, Term::number(some)])
        }
    };
    let mut above = is_above(whole, dead.len());
    let mut about: Vec<_> = used(whole).collect();
    let mut groups: Vec<Term> = Vec::new();
    for group in &GROUPS {
        let scope = TallyScope { sex: group.sex, age: group.age, ..all_dead(incident) };
        let Some(tally) = claims.tally(&scope) else { continue };
        let told = told(group, tally, &dead);
        above |= told.above;
        groups.push(told.words.into());
        about.extend(used(tally));
    }
    if !groups.is_empty() {
        let unknown = |known: fn(&Person) -> bool| dead.iter().filter(|person| !known(person)).count();
        let (sex, age) =
            (unknown(|person| person.sex().is_some()), unknown(|person| person.age_class().is_some()));
        seen = seen
            .then(words::BY_GROUP.of([Term::all(groups, Between::Semicolon)]))
            .then(words::NOT_KNOWN_OF.of([Term::number(sex), Term::number(age)]));
    }
    let remedy = if above { words::MORE_NAMED_REMEDY } else { words::FEWER_NAMED_REMEDY };
    let weight = if above { Weight::Warning } else { Weight::Note };
    let remedy = remedy.into();
    Some(Finding { kind: FindingKind::Registry, weight, place: None, seen, remedy, about })
}

struct Told {
    words: Said,
    above: bool,
}

fn told(group: &Group, tally: &Tally, dead: &[&Person]) -> Told {
    let of_sex = |person: &&&Person| group.sex.is_none() || person.sex() == group.sex;
    let of_age = |person: &&&Person| group.age.is_none() || person.age_class() == group.age;
    let all = dead.iter().filter(of_sex).filter(of_age).count();
    let young = |person: &&&Person| person.age_class() == Some(Age::Child);
    let children = dead.iter().filter(of_sex).filter(young).count();
    let name = Said::from(group.name).into();
    let persons = Term::many(Noun::Person, all);
    let (least, words) = match group.sex {
        Some(sex) if children > 0 => {
            let who = Said::from(if sex == Sex::Female { words::GIRLS } else { words::BOYS }).into();
            let young = Term::number(children);
            (all - children, words::GROUP_AMONG.of([name, claimed(tally), persons, young, who]))
        }
        _ => (all, words::GROUP.of([name, claimed(tally), persons])),
    };
    Told { words, above: is_above(tally, least) }
}

fn is_above(tally: &Tally, persons: usize) -> bool {
    tally.high.is_some_and(|high| persons as u64 > high)
}
