//! Why a figure cannot be held beside the others of its scope.
//!
//! Parts never compete with wholes, additions are no totals, one named victim is no count, and only what is stated
//! as having happened is counted.
//!
//! Must not: judge between voices. By its size a number is only judged within one document: one person beside a larger
//! count is one of those counted; of several numbers that one voice gives for one day the largest is the total.

use super::{Cell, Counted, Entry};
use crate::bounds::reach;
use crate::corpus::{Corpus, Item};
use crate::incidents::{Incidents, is_event};
use crate::reasons::Reasons;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::said::{Said, Term, asides as words};
use vocabulary::{Count, Counts, Day, Edtf, Modality, Status, Unit};

/// For each figure, by number, why it is set aside.
pub(super) fn reasons(
    corpus: &Corpus,
    incidents: &Incidents,
    counted: &[Counted],
    proposed_count: bool,
    reasons: &mut Reasons,
) -> Vec<Option<Arc<Said>>> {
    let mut asides: Vec<Option<Arc<Said>>> = (0..corpus.items.len())
        .map(|item| {
            let told = &corpus.items[item];
            let when = incidents.all[incidents.of[item]].when;
            proposed(told)
                .filter(|_| !proposed_count)
                .or_else(|| not_stated(told))
                .or_else(|| addition(told))
                .or_else(|| part(corpus, counted, item))
                .or_else(|| one_named(told))
                .or_else(|| period(told.figure.scope.when, when, told.figure.scope.counts))
                .map(|reason| reasons.shared(reason))
        })
        .collect();
    singles(corpus, incidents, reasons, &mut asides);
    asides
}

/// Whether a figure that is set aside states a number, of less than the whole: an addition, a shorter time.
pub(super) fn is_scope(corpus: &Corpus, incidents: &Incidents, item: usize) -> bool {
    let told = &corpus.items[item];
    let scope = &told.figure.scope;
    let when = incidents.all[incidents.of[item]].when;
    let less = addition(told).is_some() || period(scope.when, when, scope.counts).is_some();
    told.figure.stands() && told.whole.is_none() && less
}

/// A case may leave out of all tallies what a model proposed.
fn proposed(item: &Item) -> Option<Said> {
    let model = item.figure.read_by.model()?;
    Some(words::PROPOSED.of([Term::text(model)]))
}

fn not_stated(item: &Item) -> Option<Said> {
    match item.figure.modality {
        Modality::Asserted => None,
        // One speaker alone may deny it, or have claimed what the document itself denies; of two the first denies.
        Modality::Denied => Some(match &item.figure.attributed_to.0[..] {
            [denier, _, ..] => words::DENIED_BY.of([Term::text(denier)]),
            _ => words::DENIED.into(),
        }),
        Modality::Expected => Some(words::EXPECTED.into()),
        Modality::Superseded => Some(words::REVISED.into()),
    }
}

fn addition(item: &Item) -> Option<Said> {
    let added = item.figure.scope.counts == Some(Counts::New);
    added.then(|| words::ADDITION.into())
}

/// A part stands for its scope only where the words make it a class of its own: a group, or a fate that the whole
/// divides into. A part of a part that does not, does not either.
fn part(corpus: &Corpus, counted: &[Counted], item: usize) -> Option<Said> {
    corpus.wholes(item).find_map(|at| {
        let whole = corpus.items[at].whole?;
        let (status, of) = (counted[at].kind.status, counted[whole].kind.status);
        let cite = || cited(corpus, whole);
        if counted[at].kind.unit != counted[whole].kind.unit || divides(of, status) {
            return None;
        }
        if status != of {
            return Some(words::ONLY_AMONG.of(cite()));
        }
        (counted[at] == counted[whole]).then(|| words::PART_OF_FIGURE.of(cite()))
    })
}

/// Whether a count of the second, given as a part of the first, is a count of all of the second.
fn divides(whole: Status, part: Status) -> bool {
    use Status::*;
    matches!(
        (whole, part),
        (Casualties, Killed | Injured)
            | (Captured, Released | Missing)
            | (Exhumed, Identified)
            | (Missing, Exhumed)
    )
}

fn one_named(item: &Item) -> Option<Said> {
    let one = item.figure.scope.identified && item.figure.scope.unit == Unit::People && is_one(item);
    one.then(|| words::ONE_PERSON.into())
}

fn is_one(item: &Item) -> bool {
    item.figure.count.low() == 1 && item.figure.count.high() == Some(1)
}

/// A day or a shorter period of an incident that lasted longer, unless it is a running total.
fn period(told: Option<Edtf>, incident: Option<Edtf>, counts: Option<Counts>) -> Option<Said> {
    let (told, Some(incident @ Edtf::Interval(..))) = (told?, incident) else { return None };
    let within = incident.contains(told) && told.first_day() > incident.first_day();
    (within && !is_event(incident) && counts != Some(Counts::Cumulative))
        .then(|| words::ONLY_TIME.of([Term::text(told), Term::text(incident)]))
}

/// One person beside a larger count of the same document, incident and status is one of those counted.
fn singles(corpus: &Corpus, incidents: &Incidents, reasons: &mut Reasons, asides: &mut [Option<Arc<Said>>]) {
    for document in &corpus.documents {
        let mut largest: BTreeMap<(usize, Status), usize> = BTreeMap::new();
        let stands =
            |item: usize| asides[item].is_none() && corpus.items[item].figure.scope.unit == Unit::People;
        let key = |item: usize| (incidents.of[item], corpus.items[item].figure.scope.status);
        for item in document.items.clone().filter(|&item| stands(item)) {
            let best = largest.entry(key(item)).or_insert(item);
            if corpus.items[item].figure.count.low() > corpus.items[*best].figure.count.low() {
                *best = item;
            }
        }
        let single: Vec<(usize, usize)> = (document.items.clone())
            .filter(|&item| stands(item) && is_one(&corpus.items[item]) && corpus.items[item].whole.is_none())
            .filter_map(|item| Some((item, *largest.get(&key(item))?)))
            .filter(|(_, largest)| corpus.items[*largest].figure.count.low() > 1)
            .collect();
        for (item, largest) in single {
            asides[item] = Some(reasons.shared(words::ONE_BESIDE.of(cited(corpus, largest))));
        }
    }
}

/// Sets aside the details of one document: parts of a figure of the same cell, the smaller of unlike numbers that one
/// voice gives for one day, and a zero in the document's own voice beside a count that it carries ("no cholera deaths"
/// beside 64 deaths).
pub(super) fn details(corpus: &Corpus, cell: &mut Cell, reasons: &mut Reasons) {
    for find in [parts, smaller, zeros] {
        for (at, reason) in find(corpus, cell) {
            cell.entries[at].aside.get_or_insert_with(|| reasons.shared(reason));
        }
    }
}

/// A figure by its words and its id.
fn cited(corpus: &Corpus, item: usize) -> [Term; 2] {
    let figure = corpus.items[item].figure;
    [Term::Quote(figure.passage.text().to_owned()), Term::text(&figure.id)]
}

/// A figure by its number and its id: of the same document.
fn beside(entry: &Entry) -> [Term; 2] {
    [Term::text(entry.count), Term::text(&entry.claim.figure)]
}

fn comparable(cell: &Cell) -> impl Iterator<Item = (usize, &Entry)> {
    cell.entries.iter().enumerate().filter(|(_, entry)| entry.aside.is_none())
}

fn parts(corpus: &Corpus, cell: &Cell) -> Vec<(usize, Said)> {
    let items: BTreeSet<usize> = cell.entries.iter().map(|entry| entry.item).collect();
    let part = |(at, entry): (usize, &Entry)| {
        let whole = corpus.items[entry.item].whole.filter(|whole| items.contains(whole))?;
        let quoted = Term::Quote(corpus.items[whole].figure.passage.text().to_owned());
        Some((at, words::PART_OF.of([quoted])))
    };
    comparable(cell).filter_map(part).collect()
}

fn smaller(corpus: &Corpus, cell: &Cell) -> Vec<(usize, Said)> {
    let key = |entry: &Entry| (corpus.items[entry.item].document, entry.origin, entry.day);
    let mut largest: BTreeMap<(usize, usize, Option<Day>), &Entry> = BTreeMap::new();
    for (_, entry) in comparable(cell) {
        let best = largest.entry(key(entry)).or_insert(entry);
        if reach(&entry.count).0 > reach(&best.count).0 {
            *best = entry;
        }
    }
    let smaller = |(at, entry): (usize, &Entry)| {
        let total = largest[&key(entry)];
        let less = reach(&entry.count).1 < reach(&total.count).0;
        less.then(|| (at, words::SMALLER.of(beside(total))))
    };
    comparable(cell).filter_map(smaller).collect()
}

fn zeros(corpus: &Corpus, cell: &Cell) -> Vec<(usize, Said)> {
    let document = |entry: &Entry| corpus.items[entry.item].document;
    let mut counted: BTreeMap<usize, &Entry> = BTreeMap::new();
    for (_, entry) in comparable(cell).filter(|(_, entry)| entry.count.low() > 0) {
        counted.entry(document(entry)).or_insert(entry);
    }
    let zero = |(at, entry): (usize, &Entry)| {
        let own = corpus.items[entry.item].figure.attributed_to.is_document();
        let other = counted.get(&document(entry)).filter(|_| own && entry.count == Count::exact(0))?;
        Some((at, words::ZERO.of(beside(other))))
    };
    comparable(cell).filter_map(zero).collect()
}
