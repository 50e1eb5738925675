//! Running totals that fall from one day to a later one, in the words of one voice.
//!
//! A falling total is a correction, a misreading, or another scope. Two voices that stand at different numbers on
//! different days only differ; that is another finding.
//!
//! Must not: compare days that are not known.

use super::Evidence;
use crate::bounds::reach;
use crate::scope::{Cell, Entry};
use std::collections::BTreeMap;
use vocabulary::said::{Between, Term, checks as words};
use vocabulary::{Finding, FindingKind, Weight};

pub(super) fn findings(evidence: &Evidence, cell: &Cell) -> Vec<Finding> {
    let mut series: BTreeMap<usize, Vec<&Entry>> = BTreeMap::new();
    for entry in cell.comparable().filter(|entry| entry.cumulative && entry.day.is_some()) {
        series.entry(entry.origin).or_default().push(entry);
    }
    series.into_values().filter_map(|entries| fall(evidence, cell, entries)).collect()
}

fn fall(evidence: &Evidence, cell: &Cell, mut entries: Vec<&Entry>) -> Option<Finding> {
    entries.sort_by_key(|entry| (entry.day, &entry.claim));
    let mut falls: Vec<(&Entry, &Entry)> = Vec::new();
    // Each total is held against the highest of an earlier day.
    let mut highest: Option<&Entry> = None;
    for day in entries.chunk_by(|a, b| a.day == b.day) {
        for later in day {
            if let Some(earlier) = highest.filter(|earlier| reach(&later.count).1 < reach(&earlier.count).0) {
                falls.push((earlier, later));
            }
        }
        let top = day.iter().copied().max_by_key(|entry| (reach(&entry.count).0, &entry.claim));
        highest = highest.into_iter().chain(top).max_by_key(|entry| reach(&entry.count).0);
    }
    let (first, last) = (falls.first()?, falls.last()?);
    let day = |entry: &Entry| Term::Text(entry.day.map(|day| day.to_string()).unwrap_or_default());
    let fall = |(a, b): &(&Entry, &Entry)| {
        words::FALL.of([Term::text(a.count), day(a), Term::text(b.count), day(b)]).into()
    };
    let pairs: Vec<Term> = falls.iter().map(fall).collect();
    let mut about: Vec<&Entry> = falls.iter().flat_map(|(a, b)| [*a, *b]).collect();
    about.sort_by(|a, b| a.claim.cmp(&b.claim));
    about.dedup_by(|a, b| a.claim == b.claim);
    let [scope, incident] = evidence.scope(&cell.scope);
    Some(Finding {
        kind: FindingKind::CumulativeFalls,
        weight: Weight::Warning,
        place: evidence.places([first.0.item, last.1.item].into_iter()),
        seen: words::FALLS.of([
            scope,
            incident,
            Term::text(&evidence.origins[first.0.origin].name),
            Term::several(pairs, Between::Semicolon),
        ]),
        remedy: words::FALLS_REMEDY.into(),
        about: about.into_iter().map(|entry| entry.claim.clone()).collect(),
    })
}
