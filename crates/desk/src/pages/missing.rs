//! People who are missing: when and where they were seen last, and who they might be.
//!
//! Must not: call a candidate anything but that, or show a name, a number or evidence to who may not see what is withheld.

use super::evidence::{self, Waterfall};
use super::persons::{Fact, Facts, facts, side_by_side};
use super::queue::{last_seen, wanted};
use super::{Head, decide, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::permission::{JUDGES, may};
use crate::reasons;
use askama::Template;
use custody::{CaseReader, CustodyError};
use persons::link::Explanation;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{
    Among, Candidate, Edtf, JudgedPair, Judgement, OpenCase, Person, Record, RecordKey, Status, limits,
};

pub(crate) const PAGE: Told = shows::<Missing>(
    "People who are missing or captured and of whose fate no record tells, those seen last first.",
    &[("from", "The place of the first one.")],
);
pub(crate) const CASE: Told = shows::<Case>(
    "Somebody who is missing, with candidates among the released, the dead and remains without a name, ranked by the linkage engine.",
    &[("done", "The entry of the judgement just made, to be shown once more.")],
);
pub(crate) const JUDGE: Told = does(
    "Judges a candidate of somebody who is missing.",
    &[
        ("person", "The missing person's id."),
        ("record", "The candidate's key."),
        ("seen", "The entry that spoke last on both records, as the page shows it."),
        ("judgement", "same, different or unsure."),
        ("reason", "Why."),
    ],
);

/// People who are missing, a page of them.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "missing.html")]
pub(crate) struct Missing<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many open cases there are.
    counted: u64,
    cases: Vec<Line>,
    /// Where the next page begins.
    next: Option<u64>,
}

/// When somebody was seen last.
#[derive(Serialize, JsonSchema)]
struct Seen {
    /// Missing or captured.
    #[schemars(with = "String")]
    status: Status,
    #[schemars(with = "Option<String>")]
    when: Option<Edtf>,
    place: Option<String>,
    /// The record that says so.
    record: String,
}

impl Seen {
    fn of(case: &OpenCase) -> Seen {
        Seen {
            status: case.status,
            when: case.when,
            place: case.place.clone(),
            record: case.record.to_string(),
        }
    }
}

/// An open case in the list.
#[derive(Serialize, JsonSchema)]
struct Line {
    person: String,
    /// Nothing where it is withheld from whoever asks.
    name: Option<String>,
    seen: Seen,
    /// How many candidates were ranked.
    candidates: u64,
}

/// Somebody who is missing, with candidates.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "missing_case.html")]
pub(crate) struct Case<'p> {
    #[serde(skip)]
    head: Head<'p>,
    person: String,
    /// Nothing where it is withheld from whoever asks.
    name: Option<String>,
    seen: Seen,
    candidates: Vec<Ranked>,
    judges: bool,
    /// The judgement just made, to be undone: its entry.
    done: Option<u64>,
}

/// A candidate.
#[derive(Serialize, JsonSchema)]
struct Ranked {
    /// The person that the candidate's record is of.
    person: String,
    #[schemars(with = "String")]
    among: Among,
    /// The chance that both are one person.
    chance: String,
    /// The record of the missing person, and the candidate.
    records: [Facts; 2],
    /// The last entry on both that whoever asks may know of.
    seen_entry: u64,
    /// Whether two judge it, neither of whom sees what the other judged.
    blind: bool,
    /// What was judged of both, where that holds, or by whoever asks.
    #[schemars(with = "Option<String>")]
    judged: Option<Judgement>,
    /// Nothing where it is withheld from whoever asks.
    #[schemars(with = "Option<serde_json::Value>")]
    evidence: Option<Explanation>,
}

impl Ranked {
    fn among_word(&self) -> String {
        format!("among-{}", self.among)
    }

    fn word(&self) -> Option<&'static str> {
        self.judged.map(evidence::word)
    }

    fn waterfall(&self) -> Option<Waterfall<'_>> {
        self.evidence.as_ref().map(Waterfall::of)
    }

    /// What both records say, where either says something.
    fn facts(&self) -> Vec<(&'static str, [&Fact; 2])> {
        side_by_side(&self.records)
    }
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let sees = asked.visitor()?.sees_withheld;
    let from: u64 = asked.query.get("from").parse().unwrap_or(0);
    let (counted, cases) = house.readers.ask(|case| {
        let cases = case.open_cases(from, limits::DESK_PERSONS_PER_PAGE)?;
        let lines: Result<Vec<Line>, CustodyError> =
            cases.iter().map(|open| line(case, open, sees)).collect();
        Ok((case.open_cases_count()?, lines?))
    })?;
    let next = from.saturating_add(cases.len() as u64);
    let next = (!cases.is_empty() && next < counted).then_some(next);
    shown(asked, &Missing { head: Head::of(house, asked, "missing", "part-missing"), counted, cases, next })
}

fn line(case: &CaseReader, open: &OpenCase, sees: bool) -> Result<Line, CustodyError> {
    let name = if sees {
        case.person(&open.person)?.and_then(|person| name_of(&person, &open.record))
    } else {
        None
    };
    let candidates = case.candidates_of(&open.person)?;
    Ok(Line { person: open.person.clone(), name, seen: Seen::of(open), candidates })
}

/// The name by which the record that tells last knows them.
fn name_of(person: &Person, key: &RecordKey) -> Option<String> {
    person.records.iter().find(|record| record.key == *key).map(|record| record.name.clone())
}

pub(crate) fn case(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let sees = visitor.sees_withheld;
    let found = house.readers.ask(|case| {
        let Some(open) = case.open_case(&asked.place)? else { return Ok(None) };
        let Some(person) = case.person(&open.person)? else { return Ok(None) };
        let mut candidates = Vec::new();
        for candidate in &open.candidates {
            candidates.extend(ranked(house, case, candidate, &person, asked)?);
        }
        let done = asked.query.get("done").parse().ok();
        let done =
            done.map(|entry| case.entries(Some(entry), 1)).transpose()?.and_then(|mut found| found.pop());
        Ok(Some((open, person, candidates, done)))
    })?;
    let Some((open, person, candidates, done)) = found else { return Err(Refused::Unknown) };
    let own = |entry: custody::Entry| match entry.decision {
        vocabulary::Decision::Judged(judged) | vocabulary::Decision::Reviewed(judged) => {
            (judged.by == visitor.name).then_some(entry.number)
        }
        _ => None,
    };
    shown(
        asked,
        &Case {
            head: Head::of(house, asked, "missing", "missing-case"),
            name: if sees { name_of(&person, &open.record) } else { None },
            seen: Seen::of(&open),
            candidates,
            judges: may(JUDGES, Some(visitor)),
            done: done.and_then(own),
            person: open.person,
        },
    )
}

/// A candidate as it is shown; `None` where the registry was made anew meanwhile.
fn ranked(
    house: &House,
    case: &CaseReader,
    candidate: &Candidate,
    person: &Person,
    asked: &Asked,
) -> Result<Option<Ranked>, CustodyError> {
    let (Some(visitor), Some(other)) = (&asked.visitor, case.person(&candidate.person)?) else {
        return Ok(None);
    };
    fn record<'p>(person: &'p Person, key: &RecordKey) -> Option<&'p Record> {
        person.records.iter().find(|record| record.key == *key)
    }
    let (Some(one), Some(two)) = (record(person, &candidate.missing), record(&other, &candidate.record))
    else {
        return Ok(None);
    };
    let (a, b, sees) = (&candidate.missing, &candidate.record, visitor.sees_withheld);
    let blind = house.review.takes(a, b);
    let holds = case.last_on(a, b)?.and_then(|last| last.holds).map(|judged| judged.judgement);
    let mine = case.verdicts_on(a, b)?.into_iter().find(|one| one.is_open() && one.judged.by == visitor.name);
    Ok(Some(Ranked {
        person: candidate.person.clone(),
        among: candidate.among,
        chance: candidate.chance.to_string(),
        records: [facts(one, sees), facts(two, sees)],
        seen_entry: last_seen(case, blind, &visitor.name, a, b)?,
        blind,
        judged: holds.or_else(|| mine.map(|mine| mine.judged.judgement)),
        // What speaks for and against quotes both records.
        evidence: if sees { evidence::read(candidate.evidence.as_deref()) } else { None },
    }))
}

/// Judges a candidate: the same judgement as that of the queue.
pub(crate) fn judge(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let old = || Refused::Cannot("page-is-old");
    let judgement = asked.form.get("judgement").parse().map_err(|_| old())?;
    let seen = asked.form.get("seen").parse().map_err(|_| old())?;
    let person = asked.form.get("person");
    let open = house.readers.ask(|case| case.open_case(person))?.ok_or_else(old)?;
    let named = |candidate: &Candidate| candidate.record.to_string() == asked.form.get("record");
    let candidate = open.candidates.into_iter().find(named).ok_or_else(old)?;
    let said = candidate.said.ok_or_else(old)?;
    let told = evidence::read(candidate.evidence.as_deref());
    let judged = JudgedPair {
        a: candidate.missing,
        b: candidate.record,
        judgement,
        by: asked.visitor()?.name.clone(),
        reason: evidence::reason(asked.form.get("reason"), reasons::CANDIDATE),
        probability: Some(candidate.chance),
        explanation: Vec::new(),
        said,
    };
    let judged = evidence::explained(judged, told.as_ref());
    let entry = decide(house, wanted(house, judged), seen)?;
    Ok(Reply::Kept(entry, format!("/missing/{}?done={entry}", open.person)))
}
