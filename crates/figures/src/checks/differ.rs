//! Figures of one scope that differ.
//!
//! One finding for a scope: lowest to highest, who says what, and whether the difference may be one of scope after
//! all: other days, other names of the place, a nationality that only some name, lower bounds beside totals. It is a
//! warning where the last words of the voices differ, and a note where each voice only kept up with what was known.
//!
//! Must not: call bounds a difference. "At least 34" beside 41 agrees.

use super::Evidence;
use crate::bounds;
use crate::scope::{Cell, Entry};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::said::{Between, Noun, Said, Term, checks as words};
use vocabulary::{Day, Finding, FindingKind, Precision, Weight, fold};

pub(super) fn finding(evidence: &Evidence, cell: &Cell) -> Option<Finding> {
    if bounds::agree(cell.comparable().map(|entry| &entry.count)) {
        return None;
    }
    let last = cell.last_words();
    let settled = bounds::agree(last.iter().map(|entry| &entry.count));
    let mut by_number: BTreeMap<(u64, u64), Vec<&Entry>> = BTreeMap::new();
    for entry in cell.comparable() {
        by_number.entry((entry.count.named(), bounds::reach(&entry.count).1)).or_default().push(entry);
    }
    let lowest = cell.comparable().map(|entry| entry.count.named()).min()?;
    let highest =
        cell.comparable().map(|entry| entry.count.high().unwrap_or(0).max(entry.count.named())).max()?;
    let said: Vec<Term> = by_number.values().map(|entries| said(evidence, entries).into()).collect();
    let origins: BTreeSet<usize> = cell.comparable().map(|entry| entry.origin).collect();
    let [scope, incident] = evidence.scope(&cell.scope);
    let seen = words::DIFFER.of([
        scope,
        incident,
        Term::many(Noun::Figure, cell.comparable().count()),
        Term::many(Noun::Origin, origins.len()),
        Term::Number(lowest),
        Term::Number(highest),
        Term::several(said, Between::Semicolon),
    ]);
    let seen = hints(evidence, cell, settled).into_iter().fold(seen, Said::then);
    Some(Finding {
        kind: FindingKind::Differ,
        weight: if settled { Weight::Note } else { Weight::Warning },
        place: evidence.places(cell.comparable().map(|entry| entry.item)),
        seen,
        remedy: words::DIFFER_REMEDY.into(),
        about: cell.comparable().map(|entry| entry.claim.clone()).collect(),
    })
}

/// One number and who says it.
fn said(evidence: &Evidence, entries: &[&Entry]) -> Said {
    let first = entries[0];
    match entries.iter().all(|entry| entry.origin == first.origin) {
        true => evidence.said(first),
        false => evidence.said_by(Term::text(first.count), entries),
    }
}

/// Why the difference may be one of scope.
fn hints(evidence: &Evidence, cell: &Cell, settled: bool) -> Vec<Said> {
    let figure = |entry: &Entry| evidence.corpus.items[entry.item].figure;
    let mut hints = Vec::new();
    if settled {
        hints.push(words::LAST_WORDS_AGREE.into());
    } else if agree_by_day(cell) {
        hints.push(words::ONE_DAY_AGREES.into());
    }
    let places: BTreeSet<String> =
        cell.comparable().filter_map(|entry| figure(entry).scope.place.as_deref()).map(bare).collect();
    if places.len() > 1 {
        let places = places.into_iter().map(Term::Text).collect();
        hints.push(words::PLACES_DIFFER.of([Term::several(places, Between::Semicolon)]));
    }
    let national = |entry: &Entry| figure(entry).scope.group.nationality.is_some();
    if cell.comparable().any(national) && !cell.comparable().all(national) {
        hints.push(words::SOME_NATIONALITY.into());
    }
    let open = |entry: &Entry| {
        matches!(figure(entry).count.precision(), Precision::AtLeast | Precision::MoreThan | Precision::Vague)
    };
    if cell.comparable().any(open) {
        hints.push(words::SOME_LEAST.into());
    }
    if let Some(identified) = identified_apart(evidence, cell) {
        hints.push(identified);
    }
    hints
}

/// Whether all say as of which day they stand, and those of one day agree.
fn agree_by_day(cell: &Cell) -> bool {
    let mut days: BTreeMap<Day, Vec<&Entry>> = BTreeMap::new();
    for entry in cell.comparable() {
        match entry.day.filter(|_| entry.day_said) {
            Some(day) => days.entry(day).or_default().push(entry),
            None => return false,
        }
    }
    days.values().all(|entries| bounds::agree(entries.iter().map(|entry| &entry.count)))
}

/// Where the same people identified are counted too, and come to one of the numbers that differ.
fn identified_apart(evidence: &Evidence, cell: &Cell) -> Option<Said> {
    let mut scope = cell.scope.clone();
    if std::mem::replace(&mut scope.identified, true) {
        return None;
    }
    let at = evidence.cells.binary_search_by(|other| other.scope.cmp(&scope)).ok()?;
    let named: BTreeSet<u64> = cell.comparable().map(|entry| entry.count.named()).collect();
    let same = evidence.cells[at].comparable().find(|entry| named.contains(&entry.count.named()))?;
    Some(words::ALSO_GIVEN.of([Term::text(same.count), Term::scope(&scope)]))
}

/// A written place without its article.
fn bare(written: &str) -> String {
    let folded = fold(written);
    folded.strip_prefix("the ").unwrap_or(&folded).to_owned()
}
