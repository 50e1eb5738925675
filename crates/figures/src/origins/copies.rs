//! Documents that carry the same text: agency copy, a statement printed by many.
//!
//! A fingerprint is two neighbouring passages and the number of characters between them. Copies keep such distances
//! even where a headline is changed or an end cut off; separate reports of one event hardly ever share one. A
//! document that shares most of its fingerprints with an earlier one is its copy. The work grows with the number of
//! passages: documents meet only leaders (documents that are no copies) with which they share a fingerprint.
//!
//! Must not: call documents copies for sharing words alone, or quotes alone: two reporters may quote one speech.

use crate::corpus::{Corpus, Document};
use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use vocabulary::Passage;

/// A copy shares at least this many fingerprints...
const SHARED_MIN: usize = 3;
/// ... and at least this many in ten of the smaller document's.
const SHARED_TENTHS: usize = 6;
/// A fingerprint that so many leaders have is boilerplate, and no longer leads to new ones.
const LEADERS_MAX: usize = 16;

/// For each document, by number, the earliest document whose text it carries: itself where it is no copy.
pub(crate) fn leaders(corpus: &Corpus) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corpus.documents.len()).collect();
    order.sort_by_key(|&number| corpus.documents[number].seniority());
    let mut leader: Vec<usize> = (0..order.len()).collect();
    let mut sizes: HashMap<usize, usize> = HashMap::new();
    let mut postings: HashMap<u64, Vec<usize>> = HashMap::new();
    for number in order {
        let prints = fingerprints(&corpus.documents[number]);
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for other in prints.iter().filter_map(|print| postings.get(print)).flatten() {
            *shared.entry(*other).or_default() += 1;
        }
        let copied = shared.into_iter().filter(|(other, shared)| {
            let smaller = prints.len().min(sizes[other]);
            *shared >= SHARED_MIN && shared * 10 >= smaller * SHARED_TENTHS
        });
        // The one it shares most with; of equals the more senior, which is found by its seniority.
        let best = copied
            .max_by_key(|(other, shared)| (*shared, std::cmp::Reverse(corpus.documents[*other].seniority())));
        if let Some((other, _)) = best {
            leader[number] = other;
            continue;
        }
        sizes.insert(number, prints.len());
        for print in prints {
            let leaders = postings.entry(print).or_default();
            if leaders.len() < LEADERS_MAX {
                leaders.push(number);
            }
        }
    }
    leader
}

/// The fingerprints of a document, each once.
fn fingerprints(document: &Document) -> Vec<u64> {
    let mut passages: Vec<&Passage> =
        document.readings.iter().flat_map(|reading| reading.passages()).collect();
    passages.sort_by_key(|passage| (passage.start(), passage.end()));
    passages.dedup_by_key(|passage| (passage.start(), passage.end()));
    let print = |pair: &[&Passage]| {
        let mut hasher = DefaultHasher::new();
        (pair[0].text(), pair[1].text(), pair[1].start() - pair[0].start()).hash(&mut hasher);
        hasher.finish()
    };
    let mut prints: Vec<u64> = passages.windows(2).map(print).collect();
    prints.sort_unstable();
    prints.dedup();
    prints
}
