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
use vocabulary::{Count, Counts, Day, Edtf, Modality, Status, Unit};

/// For each figure, by number, why it is set aside.
pub(super) fn reasons(
    corpus: &Corpus,
    incidents: &Incidents,
    counted: &[Counted],
    proposed_count: bool,
    reasons: &mut Reasons,
) -> Vec<Option<Arc<str>>> {
    let mut asides: Vec<Option<Arc<str>>> = (0..corpus.items.len())
        .map(|item| {
            let words = &corpus.items[item];
            let when = incidents.all[incidents.of[item]].when;
            proposed(words)
                .filter(|_| !proposed_count)
                .or_else(|| not_stated(words))
                .or_else(|| addition(words))
                .or_else(|| part(corpus, counted, item))
                .or_else(|| one_named(words))
                .or_else(|| period(words.figure.scope.when, when, words.figure.scope.counts))
                .map(|reason| reasons.shared(reason))
        })
        .collect();
    singles(corpus, incidents, reasons, &mut asides);
    asides
}

/// Whether a figure that is set aside states a number, of less than the whole: an addition, a shorter time.
pub(super) fn is_scope(corpus: &Corpus, incidents: &Incidents, item: usize) -> bool {
    let words = &corpus.items[item];
    let scope = &words.figure.scope;
    let when = incidents.all[incidents.of[item]].when;
    let less = addition(words).is_some() || period(scope.when, when, scope.counts).is_some();
    words.figure.stands() && words.whole.is_none() && less
}

/// A case may leave out of all tallies what a model proposed.
fn proposed(item: &Item) -> Option<String> {
    let model = item.figure.read_by.model()?;
    Some(format!("proposed by the model {model}; this record does not count such figures"))
}

fn not_stated(item: &Item) -> Option<String> {
    match item.figure.modality {
        Modality::Asserted => None,
        // One speaker alone may deny it, or have claimed what the document itself denies; of two the first denies.
        Modality::Denied => Some(match &item.figure.attributed_to.0[..] {
            [denier, _, ..] => format!("denied by {denier}"),
            _ => "denied in the source".to_owned(),
        }),
        Modality::Expected => Some("expected or feared, not stated as having happened".to_owned()),
        Modality::Superseded => Some("given as an earlier figure that has been revised".to_owned()),
    }
}

fn addition(item: &Item) -> Option<String> {
    let added = item.figure.scope.counts == Some(Counts::New);
    added.then(|| "an addition to what was counted before, not a total".to_owned())
}

/// A part stands for its scope only where the words make it a class of its own: a group, or a fate that the whole
/// divides into. A part of a part that does not, does not either.
fn part(corpus: &Corpus, counted: &[Counted], item: usize) -> Option<String> {
    corpus.wholes(item).find_map(|at| {
        let whole = corpus.items[at].whole?;
        let (status, of) = (counted[at].kind.status, counted[whole].kind.status);
        let cite = || {
            let whole = corpus.items[whole].figure;
            format!("\"{}\" ({})", whole.passage.text(), whole.id)
        };
        if counted[at].kind.unit != counted[whole].kind.unit || divides(of, status) {
            return None;
        }
        if status != of {
            return Some(format!("counts only those among {}", cite()));
        }
        (counted[at] == counted[whole]).then(|| format!("a part of {}", cite()))
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

fn one_named(item: &Item) -> Option<String> {
    let one = item.figure.scope.identified && item.figure.scope.unit == Unit::People && is_one(item);
    one.then(|| "names one person, who is counted among the persons".to_owned())
}

fn is_one(item: &Item) -> bool {
    item.figure.count.low() == 1 && item.figure.count.high() == Some(1)
}

/// A day or a shorter period of an incident that lasted longer, unless it is a running total.
fn period(told: Option<Edtf>, incident: Option<Edtf>, counts: Option<Counts>) -> Option<String> {
    let (told, Some(incident @ Edtf::Interval(..))) = (told?, incident) else { return None };
    let within = incident.contains(told) && told.first_day() > incident.first_day();
    (within && !is_event(incident) && counts != Some(Counts::Cumulative))
        .then(|| format!("counts {told} only, not the whole of {incident}"))
}

/// One person beside a larger count of the same document, incident and status is one of those counted.
fn singles(corpus: &Corpus, incidents: &Incidents, reasons: &mut Reasons, asides: &mut [Option<Arc<str>>]) {
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
            let figure = corpus.items[largest].figure;
            let reason = format!("one person, told of beside \"{}\" ({})", figure.passage.text(), figure.id);
            asides[item] = Some(reasons.shared(reason));
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

/// What the two kinds of figures of one document are told apart by.
fn beside(entry: &Entry, word: &str) -> String {
    format!("{word} {} in the same document ({})", entry.count, entry.claim.figure)
}

fn comparable(cell: &Cell) -> impl Iterator<Item = (usize, &Entry)> {
    cell.entries.iter().enumerate().filter(|(_, entry)| entry.aside.is_none())
}

fn parts(corpus: &Corpus, cell: &Cell) -> Vec<(usize, String)> {
    let items: BTreeSet<usize> = cell.entries.iter().map(|entry| entry.item).collect();
    let part = |(at, entry): (usize, &Entry)| {
        let whole = corpus.items[entry.item].whole.filter(|whole| items.contains(whole))?;
        Some((at, format!("a part of \"{}\"", corpus.items[whole].figure.passage.text())))
    };
    comparable(cell).filter_map(part).collect()
}

fn smaller(corpus: &Corpus, cell: &Cell) -> Vec<(usize, String)> {
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
        less.then(|| {
            (at, format!("{}: it counts some of them, or others", beside(total, "the same voice gives")))
        })
    };
    comparable(cell).filter_map(smaller).collect()
}

fn zeros(corpus: &Corpus, cell: &Cell) -> Vec<(usize, String)> {
    let document = |entry: &Entry| corpus.items[entry.item].document;
    let mut counted: BTreeMap<usize, &Entry> = BTreeMap::new();
    for (_, entry) in comparable(cell).filter(|(_, entry)| entry.count.low() > 0) {
        counted.entry(document(entry)).or_insert(entry);
    }
    let zero = |(at, entry): (usize, &Entry)| {
        let own = corpus.items[entry.item].figure.attributed_to.is_document();
        let other = counted.get(&document(entry)).filter(|_| own && entry.count == Count::exact(0))?;
        Some((at, format!("{}: it counts something narrower", beside(other, "a zero beside"))))
    };
    comparable(cell).filter_map(zero).collect()
}
