//! The persons of the registry, and each with all records side by side.
//!
//! Must not: show a name, a day of birth or a number to who may not see what is withheld.

use super::{Head, page as paged};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use askama::Template;
use vocabulary::{Person, Record, limits};

#[derive(Template)]
#[template(path = "persons.html")]
struct Persons<'p> {
    head: Head<'p>,
    counted: String,
    lines: Vec<Line>,
    next: Option<u64>,
}

/// A person in the list.
struct Line {
    id: String,
    name: String,
    facts: Vec<String>,
    records: usize,
    weakest: String,
}

#[derive(Template)]
#[template(path = "person.html")]
struct Shown<'p> {
    head: Head<'p>,
    id: String,
    status: String,
    keys: Vec<String>,
    /// For each thing that records say: its name, and what each record says.
    facts: Vec<(&'static str, Vec<String>)>,
    /// Why each record is of this person; empty where there is nothing to say.
    reasons: Vec<String>,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let sees = asked.visitor()?.sees_withheld;
    let from = asked.query.get("from").parse().unwrap_or(0);
    let (counts, found) = house
        .readers
        .ask(|case| Ok((case.registry_counts()?, case.persons(from, limits::DESK_PERSONS_PER_PAGE)?)))?;
    let next = from + found.len() as u64;
    let withheld = asked.words.say("withheld");
    paged(&Persons {
        head: Head::of(house, asked, "persons", "part-persons"),
        counted: asked.words.count("persons-counted", counts.persons as usize),
        lines: found.iter().map(|person| line(person, sees, &withheld)).collect(),
        next: (next < counts.persons).then_some(next),
    })
}

fn line(person: &Person, sees: bool, withheld: &str) -> Line {
    let first = &person.records[0];
    let facts = [
        person.status().map(|status| status.to_string()),
        first.sex.map(|sex| sex.to_string()),
        first.age.map(|age| age.to_string()),
        first.place.clone(),
    ];
    Line {
        id: person.id.clone(),
        name: if sees { first.name.clone() } else { withheld.to_owned() },
        facts: facts.into_iter().flatten().collect(),
        records: person.records.len(),
        weakest: person.weakest.map(|weakest| weakest.to_string()).unwrap_or_default(),
    }
}

/// One person, by the id that the address names.
pub(crate) fn person(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let sees = asked.visitor()?.sees_withheld;
    let Some(person) = house.readers.ask(|case| case.person(&asked.place))? else {
        return Err(Refused::Unknown);
    };
    let withheld = asked.words.say("withheld");
    let told: Vec<_> = person.records.iter().map(|record| facts(record, sees, &withheld)).collect();
    let lines = (0..FACTS).map(|at| (told[0][at].0, told.iter().map(|told| told[at].1.clone()).collect()));
    let reasons = std::iter::once(String::new()).chain(person.reasons.iter().cloned());
    paged(&Shown {
        keys: person.records.iter().map(|record| record.key.to_string()).collect(),
        facts: lines.collect(),
        // A reason may quote what the records say.
        reasons: if sees && told.len() > 1 { reasons.collect() } else { Vec::new() },
        status: person.status().map(|status| status.to_string()).unwrap_or_default(),
        head: Head::of(house, asked, "persons", "person"),
        id: person.id,
    })
}

/// How many things a record may say.
const FACTS: usize = 8;

/// What a record says, in the order in which people look at it; what is withheld in its place says so.
pub(super) fn facts(record: &Record, sees: bool, withheld: &str) -> [(&'static str, String); FACTS] {
    fn word<T: ToString>(value: &Option<T>) -> String {
        value.as_ref().map(T::to_string).unwrap_or_default()
    }
    let kept = |value: String| if sees || value.is_empty() { value } else { withheld.to_owned() };
    [
        ("name", kept(record.name.clone())),
        ("fact-sex", word(&record.sex)),
        ("fact-age", word(&record.age)),
        ("fact-born", kept(word(&record.born))),
        ("fact-when", word(&record.when)),
        ("fact-place", word(&record.place)),
        ("fact-status", word(&record.status)),
        ("fact-numbers", kept(record.numbers.join(", "))),
    ]
}
