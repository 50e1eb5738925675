//! The overview: the incidents with their tallies, what the checks noticed, how to read it all.
//!
//! Must not: show a number that leads nowhere. Every cell of a tally leads to the words behind it.

use super::{Head, Turn, pages_of};
use crate::board::{Board, Scoped, numbered};
use crate::press::Press;
use crate::select::Selection;
use crate::{slug, wording};
use askama::Template;
use std::collections::BTreeMap;
use std::io;
use vocabulary::{ClaimRef, Incident, Rule, Tally, TallyMark, Weight};

const INCIDENTS_PER_PAGE: usize = 25;

#[derive(Template)]
#[template(path = "overview.html")]
struct Overview<'p> {
    head: Head<'p>,
    turn: Turn,
    about: &'p str,
    sources: String,
    figures: String,
    findings: Vec<(&'static str, usize)>,
    rule: Rule,
    incidents: Vec<Told<'p>>,
    registry: Option<super::persons::Counts>,
    calendar: bool,
}

/// An incident with its tallies.
struct Told<'p> {
    /// Whether it is the first, after those of the case, that was found in the sources.
    found_first: bool,
    anchor: String,
    incident: &'p Incident,
    when: Option<String>,
    /// How many names the sources document; nothing where they document none.
    named: Option<String>,
    rows: Vec<Row>,
}

/// One thing that is counted.
struct Row {
    what: String,
    page: String,
    /// The rule that stands first for it, where it is not that of the case.
    own_rule: Option<Rule>,
    first: Option<Cells>,
    /// What a reviewer decided beside it.
    decided: Option<String>,
    /// Whether another rule gives numbers where the first gives none.
    by_others: bool,
    inputs: usize,
}

/// A tally's numbers, each with the entry that it comes from.
pub(super) struct Cells {
    pub(super) low: (String, String),
    pub(super) best: Option<(String, String)>,
    pub(super) high: Option<(String, String)>,
    pub(super) origins: usize,
    pub(super) mark: Option<TallyMark>,
}

pub(super) fn print(selection: &Selection, board: &Board, press: &mut Press) -> io::Result<()> {
    let mut scopes: BTreeMap<&str, Vec<&Scoped>> = BTreeMap::new();
    for scoped in board.scopes() {
        scopes.entry(&scoped.scope.incident).or_default().push(scoped);
    }
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for claim in selection.records().iter().filter_map(|record| record.claim.as_ref()) {
        if let Some(incident) = selection.incident_of(claim) {
            *named.entry(&incident.id).or_default() += 1;
        }
    }
    let calendar = crate::calendar::calendar(selection).is_some();
    let pages = pages_of(selection.incidents().len(), INCIDENTS_PER_PAGE);
    for page in 0..pages {
        let incidents =
            selection.incidents().zip(0..).skip(page * INCIDENTS_PER_PAGE).take(INCIDENTS_PER_PAGE);
        let figures = selection.readings().map(|reading| reading.figures.len()).sum();
        press.page(
            &numbered("index", page),
            &Overview {
                head: Head::new(selection, "overview", "Overview"),
                turn: Turn::of("index", page, pages),
                about: selection.about(),
                sources: wording::many(selection.readings().len(), "source", "sources"),
                figures: wording::many(figures, "figure", "figures"),
                findings: weighed(selection),
                rule: selection.rules()[0],
                incidents: incidents
                    .map(|(incident, place)| {
                        let id = incident.id.as_str();
                        let found_first = place > 0 && place == selection.declared();
                        let named = named.get(id).copied().unwrap_or(0);
                        Told { found_first, ..told(selection, incident, scopes.get(id), named) }
                    })
                    .collect(),
                registry: super::persons::counts(selection),
                calendar,
            },
        )?;
    }
    Ok(())
}

/// Where an incident is told.
pub(super) fn address(selection: &Selection, id: &str) -> String {
    let page = selection.incident(id).map_or(0, |(at, _)| at / INCIDENTS_PER_PAGE);
    format!("{}#{}", numbered("index", page), slug::incident(id))
}

fn told<'p>(
    selection: &Selection,
    incident: &'p Incident,
    scopes: Option<&Vec<&Scoped>>,
    named: usize,
) -> Told<'p> {
    let case_rule = selection.rules()[0];
    let rows = scopes.into_iter().flatten().map(|scoped| {
        let first = selection.rules_for(scoped.scope)[0];
        let tally = scoped.tallies.iter().find(|tally| tally.rule == first);
        Row {
            what: wording::scope(scoped.scope),
            page: scoped.page(0),
            own_rule: Some(first).filter(|rule| *rule != case_rule),
            first: tally.map(|tally| cells(selection, scoped, tally)),
            decided: selection.decision_on(scoped.scope).map(|decided| {
                let given = &decided.given;
                wording::numbers(given.low, given.best, given.high)
            }),
            by_others: !scoped.tallies.is_empty(),
            inputs: scoped.claims.len(),
        }
    });
    Told {
        found_first: false,
        anchor: slug::incident(&incident.id),
        incident,
        when: incident.when.map(wording::date),
        named: (named > 0).then(|| wording::many(named, "name", "names")),
        rows: rows.collect(),
    }
}

/// The numbers of a tally, each leading to a figure that gives it, or else to all that were weighed.
pub(super) fn cells(selection: &Selection, scoped: &Scoped, tally: &Tally) -> Cells {
    let used: std::collections::BTreeSet<&ClaimRef> =
        tally.inputs.iter().filter(|i| i.set_aside.is_none()).map(|i| i.claim.as_ref()).collect();
    let opens = |number: u64, fits: &dyn Fn(&vocabulary::Count) -> bool| {
        let given = scoped.claims.iter().position(|claim| {
            used.contains(claim) && selection.figure(claim).is_some_and(|(_, figure)| fits(&figure.count))
        });
        (wording::number(number), given.map_or_else(|| scoped.page(0), |position| scoped.entry(position)))
    };
    Cells {
        low: opens(tally.low, &|count| count.low() == tally.low || count.named() == tally.low),
        best: tally.best.map(|best| opens(best, &|count| count.named() == best || count.low() == best)),
        high: tally
            .high
            .map(|high| opens(high, &|count| count.high() == Some(high) || count.named() == high)),
        origins: tally.origins,
        mark: tally.mark.clone(),
    }
}

fn weighed(selection: &Selection) -> Vec<(&'static str, usize)> {
    let number = |weight| selection.findings().iter().filter(|finding| finding.weight == weight).count();
    [Weight::Fault, Weight::Warning, Weight::Note]
        .into_iter()
        .map(|weight| (wording::weight(weight).0, number(weight)))
        .filter(|(_, number)| *number > 0)
        .collect()
}
