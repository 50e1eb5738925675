//! The persons of the registry, in their order or as somebody searches them, and what their records say.
//!
//! Must not: show a name, a day of birth or a number to who may not see what is withheld.

use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, shows};
use crate::words::Words;
use ::persons::search::Asked as Search;
use askama::Template;
use custody::PersonLine;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{Kin, Record, limits};

pub(crate) const PAGE: Told = shows::<Persons>(
    "The persons of the registry, a page of them, or those who are found by words.",
    &[
        ("from", "The place of the first one."),
        (
            "q",
            "Words of names in any script and order, beginnings of them, numbers, a row's id, places, a person's id. Who may not see \
             what is withheld does not find by names and numbers.",
        ),
    ],
);

/// The persons of the registry, a page of them.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "persons.html")]
pub(crate) struct Persons<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many there are in the registry.
    counted: u64,
    /// What was searched for; empty where all are shown.
    asked: &'p str,
    persons: Vec<Line>,
    /// Where the next page begins.
    next: Option<u64>,
    /// Whether more may fit than are shown.
    more: bool,
    /// Whether names and numbers are searched.
    by_name: bool,
}

/// A person in the list.
#[derive(Serialize, JsonSchema)]
pub(super) struct Line {
    pub(super) id: String,
    /// Nothing where it is withheld from whoever asks.
    pub(super) name: Option<String>,
    /// What the first record says, where it says it.
    pub(super) facts: Vec<Fact>,
    /// How many records are of this person.
    records: usize,
    /// The chance that the weakest link is right, where there is one.
    weakest: Option<String>,
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

impl Fact {
    /// What stands there, in words.
    pub(super) fn said(&self, words: &Words) -> String {
        match self.key {
            _ if self.withheld => words.say("withheld"),
            "fact-status" if !self.value.is_empty() => words.word("src-status", &self.value),
            "fact-sex" if !self.value.is_empty() => words.word("sex", &self.value),
            _ => self.value.clone(),
        }
    }
}

/// Two records side by side: what either says something about.
pub(super) fn side_by_side([one, other]: &[Facts; 2]) -> Vec<(&'static str, [&Fact; 2])> {
    let both = one.said.iter().zip(&other.said).map(|(one, other)| (one.key, [one, other]));
    let says = |fact: &&Fact| fact.withheld || !fact.value.is_empty();
    both.filter(|(_, both)| both.iter().any(says)).collect()
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let sees = asked.visitor()?.sees_withheld;
    let (from, words) = (asked.query.get("from").parse().unwrap_or(0), asked.query.get("q"));
    if !words.is_empty() {
        return found(house, asked, words, sees);
    }
    let (counts, found) = house
        .readers
        .ask(|case| Ok((case.registry_counts()?, case.person_lines(from, limits::DESK_PERSONS_PER_PAGE)?)))?;
    let next = from + found.len() as u64;
    shown(
        asked,
        &Persons {
            head: Head::of(house, asked, "persons", "part-persons"),
            counted: counts.persons,
            asked: "",
            more: false,
            by_name: sees,
            persons: found.into_iter().map(|person| line(person, sees)).collect(),
            next: (next < counts.persons).then_some(next),
        },
    )
}

/// The persons who fit what was typed, the best first.
fn found(house: &House, asked: &Asked, words: &str, sees: bool) -> Result<Reply, Refused> {
    let most = limits::DESK_PERSONS_PER_PAGE;
    let (counts, by_id, mut found) = house.readers.ask(|case| {
        let found = Search::read(words)
            .map(|search| search.found(sees, most, |groups, count| case.find(groups, count)));
        Ok((case.registry_counts()?, case.person(words)?, found.transpose()?.unwrap_or_default()))
    })?;
    if let Some(person) = by_id {
        found.retain(|other| other.id != person.id);
        found.insert(0, person);
    }
    let more = found.len() >= most;
    let persons = found.iter().map(|person| line(PersonLine::of(person), sees)).collect();
    let head = Head::of(house, asked, "persons", "part-persons");
    let (counted, next) = (counts.persons, None);
    shown(asked, &Persons { head, counted, asked: words, persons, next, more, by_name: sees })
}

fn line(person: PersonLine, sees: bool) -> Line {
    let facts = [
        ("fact-status", person.status.map(|status| status.to_string())),
        ("fact-sex", person.sex.map(|sex| sex.to_string())),
        ("fact-age", person.age.map(|age| age.to_string())),
        ("fact-place", person.place),
    ];
    let fact =
        |(key, value): (&'static str, Option<String>)| Some(Fact { key, value: value?, withheld: false });
    Line {
        id: person.id,
        name: sees.then_some(person.name),
        facts: facts.into_iter().filter_map(fact).collect(),
        records: person.records as usize,
        weakest: person.weakest.map(|weakest| weakest.to_string()),
    }
}

/// What a record says; where something is withheld, only that there is something.
pub(super) fn facts(record: &Record, sees: bool) -> Facts {
    fn word<T: ToString>(value: &Option<T>) -> String {
        value.as_ref().map(T::to_string).unwrap_or_default()
    }
    let kin = |of: fn(&Kin) -> &Option<String>| {
        record.kin.as_ref().and_then(|kin| of(kin).clone()).unwrap_or_default()
    };
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
        kept("fact-household", record.household.clone().unwrap_or_default()),
        // Names of kin are names, and often of the living.
        kept("fact-father", kin(|kin| &kin.father)),
        kept("fact-grandfather", kin(|kin| &kin.grandfather)),
        kept("fact-mother", kin(|kin| &kin.mother)),
    ];
    Facts { key: record.key.to_string(), said }
}
