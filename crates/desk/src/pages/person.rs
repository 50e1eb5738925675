//! One person: all records side by side, what became of them in order of time, why the records are of one person, what was decided;
//! and joining two persons, or taking one apart.
//!
//! Joining and taking apart are judgements on pairs of records, all of them in one decision; they hold from the next build on.
//!
//! Must not: show a name, a day of birth, a number or a reason to who may not see what is withheld, or decide on a person other than
//! the one that was on the page.

use super::evidence::{self, Waterfall};
use super::persons::{Facts, facts};
use super::{Head, decide, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::permission::{JUDGES, may};
use askama::Template;
use custody::{CaseReader, CustodyError, Settled};
use persons::link::Explanation;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;
use vocabulary::{Edtf, Judgement, Office, Person, Record, RecordKey, Status, limits};

mod apart;
mod decided;

pub(crate) use apart::{join, split, undo};

const SENT: &[(&str, &str)] = &[
    ("person", "The person's id."),
    ("made", "What the registry was made from, as the page of the person shows it."),
    ("until", "The last entry that the page shows."),
    ("other", "To join: the id of the other person."),
    ("record", "To take apart: the keys of the records that are of somebody else; a list."),
    ("reason", "Why."),
];
pub(crate) const PERSON: Told = shows::<Shown>(
    "A person with all records, what became of them, what holds the records together and what was decided on them.",
    &[
        ("with", "The id of a person who is shown beside, to be joined."),
        ("done", "The last entry of the decision just made, to be shown once more."),
        ("of", "How many entries that decision is."),
    ],
);
pub(crate) const JOIN: Told = does("Joins two persons by judgements on their records, all or none.", SENT);
pub(crate) const SPLIT: Told = does("Takes records out of a person by judgements, all or none.", SENT);
pub(crate) const UNDO: Told = does(
    "Withdraws judgements of one's own that were made as one decision, all or none; an editor withdraws those of others too.",
    &[("person", "The person's id."), ("first", "The first entry."), ("last", "The last entry.")],
);

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
    /// What became of them, as the records tell it, in order of time.
    story: Vec<Happened>,
    /// The pairs of records that hold the person together, and those that speak against it; empty where it is withheld from whoever asks.
    links: Vec<Link>,
    /// What was decided on these records, the last first.
    decided: Vec<decided::Decided>,
    /// Whether the person is an open case of the missing.
    missing: bool,
    /// Whether whoever asks may join and take apart.
    judges: bool,
    /// What the registry was made from.
    made: String,
    /// The last entry of the ledger.
    until: u64,
    /// The person who is shown beside, to be joined.
    beside: Option<Beside>,
    /// The decision just made: its first and last entry.
    done: Option<(u64, u64)>,
}

/// What became of somebody by one record.
#[derive(Serialize, JsonSchema)]
struct Happened {
    /// When, as precise as the record says.
    #[schemars(with = "Option<String>")]
    when: Option<Edtf>,
    /// What: a word of the vocabulary.
    #[schemars(with = "String")]
    status: Status,
    place: Option<String>,
    /// By which record.
    record: String,
}

/// Two records of one person, and why.
#[derive(Serialize, JsonSchema)]
struct Link {
    a: String,
    b: String,
    chance: String,
    #[schemars(with = "Option<String>")]
    judged: Option<Judgement>,
    #[schemars(with = "Option<serde_json::Value>")]
    evidence: Option<Explanation>,
}

impl Link {
    fn waterfall(&self) -> Option<Waterfall<'_>> {
        self.evidence.as_ref().map(Waterfall::of)
    }

    fn word(&self) -> Option<&'static str> {
        self.judged.map(evidence::word)
    }
}

/// Another person, who may be the same.
#[derive(Serialize, JsonSchema)]
struct Beside {
    id: String,
    records: Vec<Facts>,
}

impl Shown<'_> {
    /// For each thing that a record may say, its key, whether the records differ in it, and what each says.
    fn lines(&self) -> Vec<(&'static str, bool, Vec<&super::persons::Fact>)> {
        let all = || self.records.iter().chain(self.beside.iter().flat_map(|beside| &beside.records));
        let keys: Vec<_> = self
            .records
            .first()
            .map(|first| first.said.iter().map(|fact| fact.key).collect())
            .unwrap_or_default();
        let line = |(at, key): (usize, &'static str)| {
            let said: Vec<_> = all().map(|record| &record.said[at]).collect();
            let mut values = said.iter().map(|fact| &fact.value).filter(|value| !value.is_empty());
            let first = values.next();
            (key, values.any(|value| Some(value) != first), said)
        };
        let line = keys.into_iter().enumerate().map(line);
        line.filter(|(_, _, said)| said.iter().any(|fact| fact.withheld || !fact.value.is_empty())).collect()
    }

    /// The keys of all records that are shown.
    fn keys(&self) -> Vec<&str> {
        let beside = self.beside.iter().flat_map(|beside| &beside.records);
        self.records.iter().chain(beside).map(|record| record.key.as_str()).collect()
    }

    /// Whether records can be taken out on this page.
    fn splits(&self) -> bool {
        self.judges && self.records.len() > 1 && self.beside.is_none()
    }

    /// How many of them are of the person beside.
    fn of_beside(&self) -> usize {
        self.beside.as_ref().map_or(0, |beside| beside.records.len())
    }

    /// The entries of the decision just made, as people read them.
    fn entries(&self) -> String {
        match self.done {
            Some((first, last)) if first == last => last.to_string(),
            Some((first, last)) => format!("{first}–{last}"),
            None => String::new(),
        }
    }

    fn pending(&self) -> bool {
        self.decided.iter().any(|decided| decided.pending)
    }
}

/// One person, by the id that the address names.
pub(crate) fn person(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let sees = visitor.sees_withheld;
    let with = asked.query.get("with");
    let found = house.readers.ask(|case| {
        let Some(person) = case.person(&asked.place)? else { return Ok(None) };
        let beside = if with.is_empty() || with == person.id { None } else { case.person(with)? };
        let (made, until) = case.registry_made_from()?;
        let settled = settled(case, &person)?;
        let links = if sees { links(case, &person)? } else { Vec::new() };
        let missing = case.open_case(&person.id)?.is_some();
        Ok(Some((person, beside, made, until, settled, links, missing, case.head()?.entries)))
    })?;
    let Some((person, beside, made, until, settled, links, missing, head)) = found else {
        return Err(Refused::Unknown);
    };
    let several = person.records.len() > 1;
    let reasons = std::iter::once(String::new()).chain(person.reasons.iter().cloned());
    let of_records =
        |person: &Person| person.records.iter().map(|record| facts(record, sees)).collect::<Vec<_>>();
    shown(
        asked,
        &Shown {
            records: of_records(&person),
            // A reason may quote what the records say.
            reasons: if sees && several { reasons.collect() } else { Vec::new() },
            story: story(&person),
            links,
            decided: decided::told(settled, until, visitor),
            missing,
            judges: may(JUDGES, Some(visitor)) && may_join(house, asked)?,
            made: made.unwrap_or_default(),
            until: head,
            beside: beside.map(|beside| Beside { records: of_records(&beside), id: beside.id }),
            done: done(asked),
            status: person.status().map(|status| status.to_string()),
            head: Head::of(house, asked, "persons", "person"),
            id: person.id,
        },
    )
}

/// Where two must agree, nobody settles alone what they judge blind, but an editor.
fn may_join(house: &House, asked: &Asked) -> Result<bool, Refused> {
    Ok(!house.review.blind || asked.visitor()?.office >= Office::Editor)
}

/// The entries of the decision just made.
fn done(asked: &Asked) -> Option<(u64, u64)> {
    let last: u64 = asked.query.get("done").parse().ok()?;
    let many: u64 = asked.query.get("of").parse().ok()?;
    (many > 0 && many <= last && many <= limits::ENTRIES_AT_ONCE_MAX as u64).then(|| (last + 1 - many, last))
}

/// What became of a person, in order of time; what has no day comes last.
fn story(person: &Person) -> Vec<Happened> {
    let told = |record: &Record| {
        let (when, place) = (record.when, record.place.clone());
        Some(Happened { when, status: record.status?, place, record: record.key.to_string() })
    };
    let mut story: Vec<Happened> = person.records.iter().filter_map(told).collect();
    let first = |told: &Happened| told.when.and_then(|when| when.first_day());
    story.sort_by_key(|told| (first(told).is_none(), first(told)));
    story
}

/// What was decided on the records of a person, the last first, each decision once.
fn settled(case: &CaseReader, person: &Person) -> Result<Vec<Settled>, CustodyError> {
    let mut all: BTreeMap<u64, Settled> = BTreeMap::new();
    for record in &person.records {
        let of_record = case.judged_of(&record.key, limits::HISTORY_PER_PAGE)?;
        all.extend(of_record.into_iter().map(|settled| (settled.entry, settled)));
    }
    Ok(all.into_values().rev().take(limits::HISTORY_PER_PAGE).collect())
}

/// The pairs of records within a person.
fn links(case: &CaseReader, person: &Person) -> Result<Vec<Link>, CustodyError> {
    let within = |key: &RecordKey| person.records.iter().any(|record| record.key == *key);
    let mut all = BTreeMap::new();
    for record in &person.records {
        for pair in case.pairs_of(&record.key, limits::HISTORY_PER_PAGE)? {
            if within(&pair.pair.a) && within(&pair.pair.b) && all.len() < limits::HISTORY_PER_PAGE {
                all.insert(pair.place, pair);
            }
        }
    }
    let mut pairs: Vec<_> = all.into_values().collect();
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.pair.chance), pair.place));
    let link = |pair: custody::WaitingPair| Link {
        a: pair.pair.a.to_string(),
        b: pair.pair.b.to_string(),
        chance: pair.pair.chance.to_string(),
        judged: pair.pair.judged,
        evidence: evidence::read(pair.explained.evidence.as_deref()),
    };
    Ok(pairs.into_iter().map(link).collect())
}

/// A decision on many pairs, as the ledger's entries.
fn together(house: &House, wanted: custody::Together) -> Result<(u64, usize), Refused> {
    let many = wanted.wishes.len();
    Ok((decide(house, custody::Wanted::Together(wanted), 0)?, many))
}
