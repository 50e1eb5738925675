//! Running totals against the additions that one voice tells between them.
//!
//! From 30 on Monday to 35 on Wednesday there are five more. Where the same voice tells of eight new ones on those days,
//! or tells the new ones of each day and they come to two, one of the three is wrong, or counts something else.
//!
//! Must not: hold the additions of one voice against the totals of another, or fill in a day of which nothing is told.

use super::Evidence;
use crate::bounds::reach;
use crate::scope::{Cell, Entry};
use std::collections::BTreeMap;
use vocabulary::said::{Between, Term, checks as words};
use vocabulary::{Counts, Day, Finding, FindingKind, Modality, Weight};

/// What was added on a day, lowest and highest, and by which figures.
struct Added<'c> {
    low: u64,
    high: u64,
    entries: Vec<&'c Entry>,
}

pub(super) fn findings(evidence: &Evidence, cell: &Cell) -> Vec<Finding> {
    let mut totals: BTreeMap<usize, BTreeMap<Day, &Entry>> = BTreeMap::new();
    for entry in cell.comparable().filter(|entry| entry.cumulative) {
        let Some(day) = entry.day else { continue };
        let best = totals.entry(entry.origin).or_default().entry(day).or_insert(entry);
        if reach(&entry.count).0 > reach(&best.count).0 {
            *best = entry;
        }
    }
    totals.retain(|_, days| days.len() > 1);
    if totals.is_empty() {
        return Vec::new();
    }
    let mut added = added(evidence, cell);
    let found = totals.into_iter().filter_map(|(origin, totals)| {
        let added = added.remove(&origin)?;
        check(evidence, cell, origin, &totals, &added)
    });
    found.collect()
}

/// For each voice what it says was added, by day. What several documents tell of one day is told once.
fn added<'c>(evidence: &Evidence, cell: &'c Cell) -> BTreeMap<usize, BTreeMap<Day, Added<'c>>> {
    let mut told: BTreeMap<(usize, Day, usize), Added> = BTreeMap::new();
    for entry in &cell.entries {
        let item = &evidence.corpus.items[entry.item];
        let scope = &item.figure.scope;
        if scope.counts != Some(Counts::New) || item.figure.modality != Modality::Asserted {
            continue;
        }
        let on = scope.when.and_then(|when| when.as_day()).or(entry.day);
        let Some(day) = on else { continue };
        let sum = told.entry((entry.origin, day, item.document)).or_insert(Added {
            low: 0,
            high: 0,
            entries: Vec::new(),
        });
        let (low, high) = reach(&entry.count);
        sum.low = sum.low.saturating_add(low);
        sum.high = sum.high.saturating_add(high);
        sum.entries.push(entry);
    }
    let mut added: BTreeMap<usize, BTreeMap<Day, Added>> = BTreeMap::new();
    for ((origin, day, _), sum) in told {
        let days = added.entry(origin).or_default();
        if days.get(&day).is_none_or(|known| sum.low > known.low) {
            days.insert(day, sum);
        }
    }
    added
}

fn check(
    evidence: &Evidence,
    cell: &Cell,
    origin: usize,
    totals: &BTreeMap<Day, &Entry>,
    added: &BTreeMap<Day, Added>,
) -> Option<Finding> {
    let (mut seen, mut about): (Vec<Term>, Vec<&Entry>) = (Vec::new(), Vec::new());
    for ((from, earlier), (to, later)) in totals.iter().zip(totals.iter().skip(1)) {
        // Where the total falls there is another finding.
        let ((low, high), (later_low, later_high)) = (reach(&earlier.count), reach(&later.count));
        let Some(most) = later_high.checked_sub(low) else { continue };
        let least = later_low.saturating_sub(high);
        let between = || added.range(from.plus_days(1)..=*to).map(|(_, sum)| sum);
        let told = between().count();
        let sum = |of: fn(&Added) -> u64| between().map(of).fold(0u64, u64::saturating_add);
        let (sum_low, sum_high) = (sum(|sum| sum.low), sum(|sum| sum.high));
        let whole = usize::try_from(from.days_until(*to)).is_ok_and(|days| days == told);
        let new = match (sum_low > most, whole && sum_high < least) {
            (true, _) => sum_low,
            (_, true) => sum_high,
            _ => continue,
        };
        let step = words::INCREMENT.of([
            Term::text(earlier.count),
            Term::text(from),
            Term::text(later.count),
            Term::text(to),
            Term::Number(new),
        ]);
        seen.push(step.into());
        about.extend([*earlier, *later]);
        about.extend(between().flat_map(|sum| sum.entries.iter().copied()));
    }
    if seen.is_empty() {
        return None;
    }
    about.sort_by(|a, b| a.claim.cmp(&b.claim));
    about.dedup_by(|a, b| a.claim == b.claim);
    let [scope, incident] = evidence.scope(&cell.scope);
    Some(Finding {
        kind: FindingKind::Increments,
        weight: Weight::Warning,
        place: evidence.places(about.iter().map(|entry| entry.item)),
        seen: words::INCREMENTS.of([
            scope,
            incident,
            Term::text(&evidence.origins[origin].name),
            Term::several(seen, Between::Semicolon),
        ]),
        remedy: words::INCREMENTS_REMEDY.into(),
        about: about.into_iter().map(|entry| entry.claim.clone()).collect(),
    })
}
