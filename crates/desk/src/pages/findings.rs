//! What the checks noticed, the heaviest first, each with what would settle it.
//!
//! Must not: settle anything, or show the words of a list to who may not see what is withheld.

use super::counted::{Source, kept};
use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, shows};
use crate::permission::{may, permitted};
use crate::said::Spoken;
use askama::Template;
use axum::http::Method;
use figures::told::{FindingSpoken, FindingTold, FindingsNumber};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use vocabulary::{FindingKind, Weight, limits};

pub(crate) const PAGE: Told = shows::<Findings>(
    "What the checks noticed, the heaviest first, a page of it.",
    &[
        ("from", "The place of the first finding."),
        ("weight", "fault, warning or note."),
        ("kind", "A kind of finding, by its word."),
    ],
);

/// What the checks noticed.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "findings.html")]
pub(crate) struct Findings<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many there are, by weight and kind.
    numbers: Vec<Number>,
    findings: Vec<Finding>,
    /// Which weight alone is shown.
    weight: String,
    /// Which kind alone is shown.
    kind: String,
    /// Where the next page begins.
    next: Option<u64>,
    /// Whether the pages of documents are for whoever asks.
    #[serde(skip)]
    reads: bool,
}

/// So many findings.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Number {
    pub(crate) weight: String,
    pub(crate) kind: String,
    pub(crate) findings: u64,
}

/// The language in which findings are kept as they read.
const ENGLISH: &str = "en";

/// A finding.
#[derive(Serialize, JsonSchema)]
struct Finding {
    weight: String,
    kind: String,
    /// Where: a path, and a place in it.
    place: String,
    /// What was seen, in English.
    seen: Spoken,
    /// What would settle it, in English.
    remedy: Spoken,
    about: Vec<Source>,
    /// How many more figures it is about.
    more: u64,
}

impl Findings<'_> {
    /// How many findings there are of a weight.
    fn of_weight(&self) -> Vec<(String, u64)> {
        let mut weights: Vec<(String, u64)> = Vec::new();
        for number in &self.numbers {
            match weights.iter_mut().find(|(weight, _)| *weight == number.weight) {
                Some((_, all)) => *all += number.findings,
                None => weights.push((number.weight.clone(), number.findings)),
            }
        }
        weights
    }

    /// The kinds that there are, by their words.
    fn kinds(&self) -> Vec<&str> {
        let mut kinds: Vec<&str> = self.numbers.iter().map(|number| number.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds
    }
}

/// How many findings there are, by weight and kind.
pub(crate) fn numbers(counted: &[FindingsNumber]) -> Vec<Number> {
    let number = |of: &FindingsNumber| Number {
        weight: word(&of.weight),
        kind: word(&of.kind),
        findings: of.findings,
    };
    counted.iter().map(number).collect()
}

/// A word as it stands in files.
fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => word,
        _ => String::new(),
    }
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let from = asked.query.get("from").parse().unwrap_or(0);
    // Only words that are some: what else stands there is no filter.
    let quoted = |name: &str| Value::String(asked.query.get(name).to_owned());
    let weight = serde_json::from_value::<Weight>(quoted("weight")).ok().map(|weight| word(&weight));
    let kind = serde_json::from_value::<FindingKind>(quoted("kind")).ok().map(|kind| word(&kind));
    let per_page = limits::DESK_FINDINGS_PER_PAGE;
    // Programs get English, which is kept as it reads.
    let values = !asked.program && asked.words.code != ENGLISH;
    let (counted, found, spoken, next) = house.readers.ask(|case| {
        let mut found = case.findings(weight.as_deref(), kind.as_deref(), from, per_page + 1)?;
        let next = (found.len() > per_page).then(|| found.pop().map(|(place, _)| place)).flatten();
        let places: Vec<u64> = found.iter().map(|(place, _)| *place).collect();
        let spoken = if values { case.findings_spoken(&places)? } else { Vec::new() };
        Ok((case.stamp("findings counted")?, found, spoken, next))
    })?;
    let counted: Vec<FindingsNumber> = counted.map(|told| kept(&told)).transpose()?.unwrap_or_default();
    let sees = visitor.sees_withheld;
    let spoken = spoken.iter().map(Some).chain(std::iter::repeat(None));
    let findings = found.iter().zip(spoken).map(|((_, told), spoken)| {
        let spoken = spoken.map(|spoken| kept(spoken)).transpose()?;
        Ok(finding(kept(told)?, spoken, sees))
    });
    shown(
        asked,
        &Findings {
            head: Head::of(house, asked, "findings", "part-findings"),
            numbers: numbers(&counted),
            findings: findings.collect::<Result<_, Refused>>()?,
            weight: weight.unwrap_or_default(),
            kind: kind.unwrap_or_default(),
            next,
            reads: permitted(&Method::GET, "/source/{*place}")
                .is_some_and(|row| may(row.needs, Some(visitor))),
        },
    )
}

fn finding(told: FindingTold, spoken: Option<FindingSpoken>, sees: bool) -> Finding {
    let said = told.whole.filter(|_| sees).unwrap_or(told.said);
    let spoken = spoken.map(|spoken| spoken.whole.filter(|_| sees).unwrap_or(spoken.said));
    let (seen, remedy) = spoken.unwrap_or_else(|| (said.seen.into(), said.remedy.into()));
    Finding {
        weight: word(&told.weight),
        kind: word(&told.kind),
        place: said.place.unwrap_or_default(),
        seen: Spoken(seen),
        remedy: Spoken(remedy),
        about: said.about.into_iter().flat_map(|(source, claims)| Source::all(source, claims)).collect(),
        more: told.more,
    }
}
