//! What became of people, counted once: the missing who are found dead, and the captured who come home.
//!
//! Totals of the missing and of the dead overlap where they stand at different days: whoever was found dead between is in
//! both. Of the captured some are released, some dead, some missing, some still held; together they are all of them.
//!
//! Must not: move anybody from one total to another. That takes persons, not numbers.

use super::Evidence;
use super::parts::{families, finding, quote, quotes};
use crate::bounds::reach;
use crate::corpus::Corpus;
use crate::scope::{Cell, Entry};
use std::collections::BTreeMap;
use vocabulary::said::{Term, checks as words};
use vocabulary::{Counts, Day, Finding, FindingKind, Status, TallyScope, Unit, Weight};

pub(super) fn findings(evidence: &Evidence) -> Vec<Finding> {
    let mut incidents: BTreeMap<&str, BTreeMap<Status, &Cell>> = BTreeMap::new();
    for cell in evidence.cells.iter().filter(|cell| is_everybody(&cell.scope)) {
        incidents.entry(&cell.scope.incident).or_default().insert(cell.scope.status, cell);
    }
    let mut findings = Vec::new();
    for cells in incidents.values() {
        let of = |status: Status| cells.get(&status).copied();
        if let (Some(missing), Some(killed)) = (of(Status::Missing), of(Status::Killed)) {
            findings.extend(counted_twice(evidence, missing, killed));
        }
        if let (Some(captured), Some(released)) = (of(Status::Captured), of(Status::Released)) {
            findings.extend(more_released(evidence, captured, released));
        }
    }
    let corpus = evidence.corpus;
    findings.extend(families(corpus).iter().filter_map(|(whole, parts)| balance(corpus, *whole, parts)));
    findings
}

fn is_everybody(scope: &TallyScope) -> bool {
    let group = scope.sex.is_none() && scope.age.is_none() && scope.role.is_none();
    group && scope.nationality.is_none() && !scope.identified && scope.unit == Unit::People
}

/// The figure of the latest day that is known, of equals the largest.
fn latest(cell: &Cell) -> Option<(&Entry, Day)> {
    let dated = cell.last_words().into_iter().filter_map(|entry| Some((entry, entry.day?)));
    dated.max_by_key(|(entry, day)| (*day, reach(&entry.count).0, std::cmp::Reverse(&entry.claim)))
}

fn counted_twice(evidence: &Evidence, missing: &Cell, killed: &Cell) -> Option<Finding> {
    let ((gone, last_missing), (dead, last_killed)) = (latest(missing)?, latest(killed)?);
    if gone.count.named() == 0 || dead.count.named() == 0 || last_missing == last_killed {
        return None;
    }
    let title = evidence.titles.get(missing.scope.incident.as_str()).copied().unwrap_or_default();
    let mut about = vec![gone.claim.clone(), dead.claim.clone()];
    about.sort();
    Some(Finding {
        kind: FindingKind::CountedTwice,
        weight: Weight::Note,
        place: evidence.places([gone.item, dead.item].into_iter()),
        seen: words::COUNTED_TWICE.of([
            Term::text(title),
            Term::text(gone.count),
            Term::text(last_missing),
            Term::text(dead.count),
            Term::text(last_killed),
        ]),
        remedy: words::COUNTED_TWICE_REMEDY.into(),
        about,
    })
}

fn more_released(evidence: &Evidence, captured: &Cell, released: &Cell) -> Option<Finding> {
    let most = captured.comparable().map(|entry| reach(&entry.count).1).max()?;
    let above: Vec<&Entry> = released.comparable().filter(|entry| reach(&entry.count).0 > most).collect();
    let first = above.first()?;
    let highest = captured.comparable().max_by_key(|entry| reach(&entry.count).1)?;
    let mut about: Vec<_> = above.iter().map(|entry| entry.claim.clone()).collect();
    about.push(highest.claim.clone());
    about.sort();
    Some(Finding {
        kind: FindingKind::Balance,
        weight: Weight::Warning,
        place: evidence.places(above.iter().map(|entry| entry.item).chain([highest.item])),
        seen: words::MORE_RELEASED.of([
            Term::text(evidence.titles.get(captured.scope.incident.as_str()).copied().unwrap_or_default()),
            evidence.said(first).into(),
            Term::text(highest.count),
        ]),
        remedy: words::MORE_RELEASED_REMEDY.into(),
        about,
    })
}

/// The released, the dead, the missing and the held of the captured, where one document gives two of these or more.
fn balance(corpus: &Corpus, whole: usize, parts: &[usize]) -> Option<Finding> {
    let over = corpus.items[whole].figure;
    if over.scope.status != Status::Captured {
        return None;
    }
    let mut fates: BTreeMap<Status, usize> = BTreeMap::new();
    for &part in parts {
        let scope = &corpus.items[part].figure.scope;
        let fate =
            matches!(scope.status, Status::Released | Status::Killed | Status::Missing | Status::Captured);
        if fate && scope.group == over.scope.group && scope.counts != Some(Counts::New) {
            let best = fates.entry(scope.status).or_insert(part);
            if reach(&corpus.items[part].figure.count).1 > reach(&corpus.items[*best].figure.count).1 {
                *best = part;
            }
        }
    }
    if fates.len() < 2 {
        return None;
    }
    let of = |end: fn((u64, u64)) -> u64| {
        let sum = |sum: u64, &part: &usize| sum.saturating_add(end(reach(&corpus.items[part].figure.count)));
        fates.values().fold(0, sum)
    };
    let (least, most) = (of(|reach| reach.0), of(|reach| reach.1));
    let (low, high) = reach(&over.count);
    let over = least > high && fates.contains_key(&Status::Captured);
    if most >= low && !over {
        return None;
    }
    let parts: Vec<usize> = fates.into_values().collect();
    let (quoted, quotes) = (quote(corpus, whole), quotes(corpus, &parts));
    let (weight, seen) = match most < low {
        true => {
            let says = if low == high { words::BALANCE_SHORT } else { words::BALANCE_SHORT_LEAST };
            (Weight::Note, says.of([quoted, quotes, Term::Number(most), Term::Number(low - most)]))
        }
        false => (Weight::Warning, words::BALANCE_OVER.of([quoted, quotes, Term::Number(least)])),
    };
    Some(finding(corpus, whole, &parts, (FindingKind::Balance, weight, seen, words::BALANCE_REMEDY)))
}
