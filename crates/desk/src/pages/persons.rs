//! The persons of the registry, and each with all records side by side.
//!
//! Must not: show a name, a day of birth or a number to who may not see what is withheld.

use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, shows};
use askama::Template;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{Person, Record, limits};

pub(crate) const PAGE: Told = shows::<Persons>(
    "The persons of the registry, a page of them.",
    &[("from", "The place of the first one.")],
);
pub(crate) const PERSON: Told = shows::<Shown>("A person with all records.", &[]);

/// The persons of the registry, a page of them.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "persons.html")]
pub(crate) struct Persons<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many there are.
    counted: u64,
    persons: Vec<Line>,
    /// Where the next page begins.
    next: Option<u64>,
}

/// A person in the list.
#[derive(Serialize, JsonSchema)]
struct Line {
    id: String,
    /// Nothing where it is withheld from whoever asks.
    name: Option<String>,
    facts: Vec<String>,
    /// How many records are of this person.
    records: usize,
    /// The chance that the weakest link is right, where there is one.
    weakest: Option<String>,
}

/// A person with all records.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "person.html")]
pub(crate) struct Shown<'p> {
    #[serde(skip)]
    head: Head<'p>,
    id: String,
    /// The last that became of them.
    status: Option<String>,
    records: Vec<Facts>,
    /// Why each further record is of this person; empty where it is withheld from whoever asks.
    reasons: Vec<String>,
}

impl Shown<'_> {
    /// For each thing that a record may say, its key and what each record says.
    fn lines(&self) -> Vec<(&'static str, Vec<&Fact>)> {
        let keys =
            self.records.first().map(|first| first.said.iter().map(|fact| fact.key).collect::<Vec<_>>());
        let said = |at: usize| self.records.iter().map(|record| &record.said[at]).collect();
        keys.unwrap_or_default().into_iter().enumerate().map(|(at, key)| (key, said(at))).collect()
    }
}

/// A record: its key, and what it says in the order in which people look at it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Facts {
    pub(super) key: String,
    pub(super) said: Vec<Fact>,
}

/// One thing that a record may say.
#[derive(Serialize, JsonSchema)]
pub(super) struct Fact {
    /// What it is about: a key of the words.
    pub(super) key: &'static str,
    /// As it stands; empty where the record says nothing.
    pub(super) value: String,
    /// Whether there is something that is withheld from whoever asks.
    pub(super) withheld: bool,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let sees = asked.visitor()?.sees_withheld;
    let from = asked.query.get("from").parse().unwrap_or(0);
    let (counts, found) = house
        .readers
        .ask(|case| Ok((case.registry_counts()?, case.persons(from, limits::DESK_PERSONS_PER_PAGE)?)))?;
    let next = from + found.len() as u64;
    shown(
        asked,
        &Persons {
            head: Head::of(house, asked, "persons", "part-persons"),
            counted: counts.persons,
            persons: found.iter().map(|person| line(person, sees)).collect(),
            next: (next < counts.persons).then_some(next),
        },
    )
}

fn line(person: &Person, sees: bool) -> Line {
    let first = &person.records[0];
    let facts = [
        person.status().map(|status| status.to_string()),
        first.sex.map(|sex| sex.to_string()),
        first.age.map(|age| age.to_string()),
        first.place.clone(),
    ];
    Line {
        id: person.id.clone(),
        name: sees.then(|| first.name.clone()),
        facts: facts.into_iter().flatten().collect(),
        records: person.records.len(),
        weakest: person.weakest.map(|weakest| weakest.to_string()),
    }
}

/// One person, by the id that the address names.
pub(crate) fn person(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let sees = asked.visitor()?.sees_withheld;
    let Some(person) = house.readers.ask(|case| case.person(&asked.place))? else {
        return Err(Refused::Unknown);
    };
    let reasons = std::iter::once(String::new()).chain(person.reasons.iter().cloned());
    let several = person.records.len() > 1;
    shown(
        asked,
        &Shown {
            records: person.records.iter().map(|record| facts(record, sees)).collect(),
            // A reason may quote what the records say.
            reasons: if sees && several { reasons.collect() } else { Vec::new() },
            status: person.status().map(|status| status.to_string()),
            head: Head::of(house, asked, "persons", "person"),
            id: person.id,
        },
    )
}

/// What a record says; where something is withheld, only that there is something.
pub(super) fn facts(record: &Record, sees: bool) -> Facts {
    fn word<T: ToString>(value: &Option<T>) -> String {
        value.as_ref().map(T::to_string).unwrap_or_default()
    }
    let open = |key, value| Fact { key, value, withheld: false };
    let kept = |key, value: String| match sees {
        true => open(key, value),
        false => Fact { key, withheld: !value.is_empty(), value: String::new() },
    };
    let said = vec![
        kept("name", record.name.clone()),
        open("fact-sex", word(&record.sex)),
        open("fact-age", word(&record.age)),
        kept("fact-born", word(&record.born)),
        open("fact-when", word(&record.when)),
        open("fact-place", word(&record.place)),
        open("fact-status", word(&record.status)),
        kept("fact-numbers", record.numbers.join(", ")),
    ];
    Facts { key: record.key.to_string(), said }
}
