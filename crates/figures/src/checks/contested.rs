//! Figures that one speaker asserts and another denies.
//!
//! A denial meets an assertion of the same scope where both name one number, or where the assertion has an end and
//! some number satisfies both. A speaker who denies a number and asserts it elsewhere contradicts himself; that is
//! said as well.
//!
//! Must not: side with either.

use super::Evidence;
use crate::bounds::Reaches;
use crate::scope::{Cell, Entry};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::said::{Between, Term, checks as words};
use vocabulary::{ClaimRef, Finding, FindingKind, Modality, Weight};

pub(super) fn finding(evidence: &Evidence, cell: &Cell) -> Option<Finding> {
    let modality = |entry: &Entry| evidence.corpus.items[entry.item].figure.modality;
    let denied: Vec<&Entry> =
        cell.entries.iter().filter(|entry| modality(entry) == Modality::Denied).collect();
    let asserted: Vec<&Entry> =
        cell.entries.iter().filter(|entry| modality(entry) == Modality::Asserted).collect();
    if denied.is_empty() || asserted.is_empty() {
        return None;
    }
    // One of each number and voice speaks for the others.
    let denied = distinct(&denied);
    let asserted = distinct(&asserted);
    let (denials, assertions) = (Numbers::new(&denied), Numbers::new(&asserted));
    let deniers: Vec<&Entry> = denied.into_iter().filter(|entry| assertions.meet(entry)).collect();
    let asserters: Vec<&Entry> = asserted.into_iter().filter(|entry| denials.are_met_by(entry)).collect();
    if deniers.is_empty() {
        return None;
    }
    let said = |entries: &[&Entry]| {
        let said = entries.iter().map(|entry| evidence.said(entry).into()).collect();
        Term::several(said, Between::Semicolon)
    };
    let mut about: Vec<Arc<ClaimRef>> =
        deniers.iter().chain(&asserters).map(|entry| entry.claim.clone()).collect();
    about.sort();
    let [scope, incident] = evidence.scope(&cell.scope);
    Some(Finding {
        kind: FindingKind::Contested,
        weight: Weight::Warning,
        place: evidence.places(deniers.iter().chain(&asserters).map(|entry| entry.item)),
        seen: words::CONTESTED.of([scope, incident, said(&asserters), said(&deniers)]),
        remedy: words::CONTESTED_REMEDY.into(),
        about,
    })
}

fn distinct<'e>(entries: &[&'e Entry]) -> Vec<&'e Entry> {
    let mut distinct: BTreeMap<(u64, Option<u64>, usize), &Entry> = BTreeMap::new();
    for entry in entries {
        distinct.entry((entry.count.low(), entry.count.high(), entry.origin)).or_insert(entry);
    }
    distinct.into_values().collect()
}

/// The numbers that some figures name, and their bounds.
struct Numbers {
    named: BTreeSet<u64>,
    all: Reaches,
    closed: Reaches,
}

impl Numbers {
    fn new(entries: &[&Entry]) -> Numbers {
        let counts = || entries.iter().map(|entry| &entry.count);
        Numbers {
            named: counts().map(|count| count.named()).collect(),
            all: Reaches::new(counts()),
            closed: Reaches::new(counts().filter(|count| count.high().is_some())),
        }
    }

    /// Whether a denial meets these assertions: "at least 5" says too little to be denied by "not 31".
    fn meet(&self, denial: &Entry) -> bool {
        self.named.contains(&denial.count.named()) || self.closed.meet(&denial.count)
    }

    /// Whether an assertion meets these denials: 35 is denied by "not more than 30".
    fn are_met_by(&self, assertion: &Entry) -> bool {
        let count = &assertion.count;
        self.named.contains(&count.named()) || (count.high().is_some() && self.all.meet(count))
    }
}
