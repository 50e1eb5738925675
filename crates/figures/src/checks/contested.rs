//! Figures that one speaker asserts and another denies.
//!
//! A denial meets an assertion of the same scope where some number satisfies both. A speaker who denies a number and
//! asserts it elsewhere contradicts himself; that is said as well.
//!
//! Must not: side with either.

use super::{Evidence, several};
use crate::bounds::Reaches;
use crate::scope::{Cell, Entry};
use std::collections::BTreeMap;
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
    let (denials, assertions) = (reaches(&denied), reaches(&asserted));
    let deniers: Vec<&Entry> = denied.into_iter().filter(|entry| assertions.meet(&entry.count)).collect();
    let asserters: Vec<&Entry> = asserted.into_iter().filter(|entry| denials.meet(&entry.count)).collect();
    if deniers.is_empty() {
        return None;
    }
    let said = |entries: &[&Entry]| {
        let said: Vec<String> = entries.iter().map(|entry| evidence.said(entry)).collect();
        several(&said, "; ")
    };
    let mut about: Vec<ClaimRef> =
        deniers.iter().chain(&asserters).map(|entry| entry.claim.clone()).collect();
    about.sort();
    Some(Finding {
        kind: FindingKind::Contested,
        weight: Weight::Warning,
        place: evidence.places(deniers.iter().chain(&asserters).map(|entry| entry.item)),
        seen: format!(
            "{}: asserted: {}; denied: {}.",
            evidence.scope(&cell.scope),
            said(&asserters),
            said(&deniers)
        ),
        remedy: "Show both; look what the denial denies: the number, the act, or who did it.".to_owned(),
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

fn reaches(entries: &[&Entry]) -> Reaches {
    Reaches::new(entries.iter().map(|entry| &entry.count))
}
