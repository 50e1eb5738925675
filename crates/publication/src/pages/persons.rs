//! The registry: its lists, its persons one page each, and what the last releases changed.
//!
//! Must not: say what is withheld, or leave out that something is.

use super::{Head, Turn, charts, pages_of};
use crate::board::{Board, numbered};
use crate::charts::Chart;
use crate::press::Press;
use crate::select::{ListTold, PersonTold, Selection};
use crate::wording;
use askama::Template;
use std::io;
use vocabulary::{Chance, Disclosed};

const PERSONS_PER_PAGE: usize = 500;

#[derive(Template)]
#[template(path = "persons.html")]
struct Persons<'p> {
    head: Head<'p>,
    turn: Turn,
    counts: Counts,
    lists: &'p [ListTold<'p>],
    rows: Vec<Row<'p>>,
    has_releases: bool,
    /// How the lists overlap, and the persons by month, sex and age; on the first page.
    charts: Vec<Chart>,
}

/// The counts of a registry.
pub(super) struct Counts {
    pub(super) records: String,
    pub(super) lists: String,
    pub(super) persons: String,
    pub(super) waiting: Option<String>,
}

struct Row<'p> {
    page: String,
    id: &'p str,
    who: String,
    status: String,
    incident: &'p str,
    records: usize,
}

#[derive(Template)]
#[template(path = "person.html")]
struct OnePerson<'p> {
    head: Head<'p>,
    id: &'p str,
    facts: Vec<(&'static str, String)>,
    withheld: Vec<&'static str>,
    lists: Vec<(&'p str, usize)>,
    documents: usize,
    words: Vec<(String, String)>,
    sure: String,
}

#[derive(Template)]
#[template(path = "releases.html")]
struct Releases<'p> {
    head: Head<'p>,
    lists: Vec<&'p ListTold<'p>>,
    moved: Option<MovedTold>,
}

struct MovedTold {
    merged: Vec<(String, Vec<String>)>,
    split: Vec<(String, Vec<String>)>,
    counts: Vec<(String, usize, usize)>,
    now: Vec<String>,
}

/// The counts of the registry; `None` where the case has no list.
pub(super) fn counts(selection: &Selection) -> Option<Counts> {
    let lists = selection.lists();
    let records = selection.persons().iter().map(|person| person.records).sum();
    let waiting = selection.waiting();
    (!lists.is_empty()).then(|| Counts {
        records: wording::many(records, "record", "records"),
        lists: wording::many(lists.len(), "list", "lists"),
        persons: wording::many(selection.persons().len(), "person", "persons"),
        waiting: (waiting > 0).then(|| wording::many(waiting, "pair of records", "pairs of records")),
    })
}

pub(super) fn print(selection: &Selection, board: &Board, press: &mut Press) -> io::Result<()> {
    let lists = selection.lists();
    if lists.is_empty() {
        return Ok(());
    }
    let has_releases = lists.iter().any(|list| list.news.is_some());
    let persons = selection.persons();
    let pages = pages_of(persons.len(), PERSONS_PER_PAGE);
    for page in 0..pages {
        let here = persons.iter().skip(page * PERSONS_PER_PAGE).take(PERSONS_PER_PAGE);
        let Some(counts) = counts(selection) else { return Ok(()) };
        let charts = if page == 0 { charts::of_persons(selection) } else { Vec::new() };
        charts::print_data(&charts, press)?;
        let shown = Persons {
            head: Head::new(selection, "persons", "Persons"),
            turn: Turn::of("persons", page, pages),
            counts,
            lists: &lists,
            rows: here.map(row).collect(),
            has_releases,
            charts,
        };
        press.page(&numbered("persons", page), &shown)?;
    }
    for person in persons {
        press.page(&address(person.id), &one(selection, board, &lists, person))?;
    }
    if has_releases {
        releases(selection, &lists, press)?;
    }
    Ok(())
}

fn address(id: &str) -> String {
    format!("persons/{id}.html")
}

fn row<'p>(person: &'p PersonTold<'p>) -> Row<'p> {
    Row {
        page: address(person.id),
        id: person.id,
        who: who(person),
        status: status(person),
        incident: person.incident.map_or("not known", |incident| &incident.title),
        records: person.records,
    }
}

fn known<T, S: Into<String>>(value: &Disclosed<T>, words: impl Fn(&T) -> S) -> Option<String> {
    match value {
        Disclosed::Known(value) => Some(words(value).into()),
        _ => None,
    }
}

fn status(person: &PersonTold) -> String {
    known(&person.status, |status| wording::status(*status)).unwrap_or_else(|| "not said".to_owned())
}

/// "woman or girl, adult"
fn who(person: &PersonTold) -> String {
    let group = vocabulary::Group {
        sex: match person.sex {
            Disclosed::Known(sex) => Some(sex),
            _ => None,
        },
        age: match person.age {
            Disclosed::Known(age) => Some(age),
            _ => None,
        },
        ..vocabulary::Group::default()
    };
    wording::group_of(vocabulary::Unit::People, &group, true)
}

/// A value in words: known, withheld, none and unknown are four things.
fn said<T>(value: &Disclosed<T>, words: impl Fn(&T) -> String) -> String {
    match value {
        Disclosed::Known(value) => words(value),
        Disclosed::None => "none".to_owned(),
        Disclosed::Unknown => "not known, or the records differ".to_owned(),
        Disclosed::Withheld => "withheld: known to this record, and not published".to_owned(),
    }
}

fn one<'p>(
    selection: &'p Selection,
    board: &Board,
    lists: &'p [ListTold<'p>],
    person: &'p PersonTold<'p>,
) -> OnePerson<'p> {
    let mut facts = vec![
        ("Name", said(&person.names, |names| names.join("; "))),
        ("Who", who(person)),
        ("What happened", status(person)),
        ("Incident", person.incident.map_or("not known".to_owned(), |incident| incident.title.clone())),
        ("When", said(&person.month, |month| wording::date(*month))),
        ("Where", said(&person.place, |place| (*place).to_owned())),
        ("Day of birth", said(&person.births, |births| births.join("; "))),
        ("Numbers given by authorities", said(&person.numbers, |numbers| numbers.join("; "))),
    ];
    // Few lists have these; what none says is not said.
    facts.extend(known(&person.cause, |of| figures::sdg::cause(*of)).map(|said| ("Cause", said)));
    let protection = known(&person.protection, |of| figures::sdg::protection(*of));
    facts.extend(protection.map(|said| ("Status under the law of war", said)));
    let is_withheld = [
        ("the name", matches!(person.names, Disclosed::Withheld)),
        ("the day of birth", matches!(person.births, Disclosed::Withheld)),
        ("numbers that authorities gave", matches!(person.numbers, Disclosed::Withheld)),
        ("the place as the list writes it", matches!(person.place, Disclosed::Withheld)),
    ];
    let words = person.claims.iter().filter_map(|claim| {
        let (source, figure) = selection.figure(claim)?;
        Some((board.figure(source, figure), super::name(source).to_owned()))
    });
    OnePerson {
        head: Head::new(selection, "persons", &format!("Person {}", person.id)).below(),
        id: person.id,
        facts,
        withheld: is_withheld.into_iter().filter(|(_, is)| *is).map(|(what, _)| what).collect(),
        lists: person.lists.iter().filter_map(|(at, times)| Some((lists.get(*at)?.title, *times))).collect(),
        documents: person.documents,
        words: words.collect(),
        sure: sure(person),
    }
}

fn sure(person: &PersonTold) -> String {
    match (person.records, person.weakest) {
        (1, _) => "One record; nothing was joined.".to_owned(),
        (many, None) => format!("{many} records of documents, joined because names and ages agree."),
        (many, Some(Chance::ONE)) => {
            format!(
                "{many} records, joined by judgement or beyond doubt: the weakest link has a chance of 1."
            )
        }
        (many, Some(chance)) => {
            format!("{many} records; the weakest link that holds them together has a chance of {chance}.")
        }
    }
}

fn releases(selection: &Selection, lists: &[ListTold], press: &mut Press) -> io::Result<()> {
    let moved = selection.moved().map(|moved| MovedTold {
        merged: moved.merged.clone(),
        split: moved.split.clone(),
        counts: [
            ("records".to_owned(), moved.records.0, moved.records.1),
            ("persons".to_owned(), moved.persons.0, moved.persons.1),
        ]
        .into_iter()
        .chain(
            moved
                .by_status
                .iter()
                .map(|(status, (before, now))| (format!("persons, {status}"), *before, *now)),
        )
        .collect(),
        now: selection.persons().iter().map(|person| person.id.to_owned()).collect(),
    });
    let head = Head::new(selection, "persons", "Releases");
    let lists = lists.iter().filter(|list| list.news.is_some()).collect();
    press.page("releases.html", &Releases { head, lists, moved })
}

impl MovedTold {
    /// The page of a person, where it is one of now.
    fn page(&self, id: &str) -> Option<String> {
        self.now.binary_search_by(|known| known.as_str().cmp(id)).ok().map(|_| address(id))
    }
}
