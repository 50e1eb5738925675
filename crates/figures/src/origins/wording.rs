//! The words of a document, as far as copies are told by them: hashed, without order, small enough to hold for all
//! documents of a case at once.
//!
//! Around each figure stands its context: its sentence, with neighbours where it is short. A context is the set of its
//! runs of three words (shingles: Broder 1997, "On the resemblance and containment of documents"). The document as a
//! whole is a choice of its runs of five words that any two documents which share a long run make alike (winnowing:
//! Schleimer, Wilkerson and Aiken 2003). Spellings, marks and line ends are folded away; a figure's own words are
//! replaced by its number, so that "twelve people" and "12" meet and "12" and "13" do not.
//!
//! Must not: judge. It says what words there are.

use super::sentences::sentences;
use super::spelling;
use std::collections::VecDeque;
use vocabulary::{CharMap, Digest, Reading, fold};

/// A sentence of fewer words says too little by itself: its neighbours are taken with it.
const CONTEXT_WORDS_MIN: usize = 20;
/// How many neighbours on each side at most.
const NEIGHBOURS_MAX: usize = 2;
/// Words in a shingle of a context, and of a document.
const CONTEXT_RUN: usize = 3;
const PRINT_RUN: usize = 5;
/// Of so many neighbouring runs of a document at least one is kept.
const WINNOW_WINDOW: usize = 12;

/// The words of one document, as far as copies are told by them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The document.
    pub(crate) source: Digest,
    /// For each figure, by its first character: its context.
    places: Box<[(u32, u32)]>,
    /// The shingles of each context, each once, rising.
    contexts: Box<[Box<[u32]>]>,
    /// The fingerprints of the whole, each once, rising.
    pub(crate) prints: Box<[u32]>,
}

impl Wording {
    /// The wording of a document, from the text that its passages were cut from.
    pub fn of(reading: &Reading, text: &str) -> Wording {
        let map = CharMap::new(text);
        let mut figures: Vec<_> = (reading.figures.iter())
            .map(|figure| {
                let passage = &figure.passage;
                (
                    map.byte_at(passage.start()),
                    map.byte_at(passage.end()),
                    passage.start(),
                    figure.count.named(),
                )
            })
            .collect();
        figures.sort_unstable();
        let mut words: Vec<Vec<u32>> = Vec::new();
        let mut homes: Vec<(u32, usize)> = Vec::with_capacity(figures.len());
        let mut next = 0;
        for (number, sentence) in sentences(text).into_iter().enumerate() {
            let mut said = Vec::new();
            let mut at = sentence.start;
            while let Some(&(start, end, first, named)) = figures.get(next).filter(|f| f.0 < sentence.end) {
                next += 1;
                homes.push((u32::try_from(first).unwrap_or(u32::MAX), number));
                if start < at {
                    continue;
                }
                hash_words(&text[at..start], &mut said);
                said.push(mixed(named ^ FIGURE));
                at = end.clamp(start, sentence.end);
            }
            hash_words(&text[at..sentence.end], &mut said);
            words.push(said);
        }
        let mut contexts: Vec<Box<[u32]>> = Vec::new();
        let mut places: Vec<(u32, u32)> = Vec::with_capacity(homes.len());
        let mut last = None;
        for (first, sentence) in homes {
            if last != Some(sentence) {
                contexts.push(distinct(runs(&context(&words, sentence), CONTEXT_RUN)));
                last = Some(sentence);
            }
            places.push((first, contexts.len() as u32 - 1));
        }
        let prints = distinct(winnowed(runs(&words.concat(), PRINT_RUN)));
        Wording { source: reading.source.sha256, places: places.into(), contexts: contexts.into(), prints }
    }

    /// The shingles around the figure that begins at this character.
    pub(crate) fn around(&self, first: usize) -> &[u32] {
        let first = u32::try_from(first).unwrap_or(u32::MAX);
        match self.places.binary_search_by_key(&first, |place| place.0) {
            Ok(at) => &self.contexts[self.places[at].1 as usize],
            Err(_) => &[],
        }
    }
}

/// Tells a figure's number from a word that hashes to it.
const FIGURE: u64 = 0x6669_6775_7265;

/// A sentence, and neighbours by turns until there are enough words.
fn context(words: &[Vec<u32>], sentence: usize) -> Vec<u32> {
    let (mut first, mut last) = (sentence, sentence);
    let mut count = words[sentence].len();
    for _ in 0..NEIGHBOURS_MAX {
        if count < CONTEXT_WORDS_MIN && last + 1 < words.len() {
            last += 1;
            count += words[last].len();
        }
        if count < CONTEXT_WORDS_MIN && first > 0 {
            first -= 1;
            count += words[first].len();
        }
    }
    words[first..=last].concat()
}

fn hash_words(text: &str, said: &mut Vec<u32>) {
    let folded = fold(text);
    said.extend(folded.split(' ').filter(|word| !word.is_empty()).map(spelling::hashed));
}

/// The hashes of all runs of so many words.
fn runs(words: &[u32], length: usize) -> Vec<u32> {
    let run = |words: &[u32]| {
        words
            .iter()
            .fold(0x51_7cc1_b727, |hash, word| u64::from(mixed(hash ^ u64::from(*word))) | (hash << 32))
    };
    words.windows(length).map(|words| mixed(run(words))).collect()
}

/// The least hash of each window, the last of equals: each stretch as long as a window and a run leaves a mark.
fn winnowed(runs: Vec<u32>) -> Vec<u32> {
    if runs.len() <= WINNOW_WINDOW {
        return runs.iter().min().copied().into_iter().collect();
    }
    let mut kept = Vec::with_capacity(runs.len() / 5);
    let mut rising: VecDeque<usize> = VecDeque::new();
    let mut last = usize::MAX;
    for at in 0..runs.len() {
        while rising.back().is_some_and(|&back| runs[back] >= runs[at]) {
            rising.pop_back();
        }
        rising.push_back(at);
        if rising[0] + WINNOW_WINDOW <= at {
            rising.pop_front();
        }
        if at + 1 >= WINNOW_WINDOW && rising[0] != last {
            last = rising[0];
            kept.push(runs[last]);
        }
    }
    kept
}

fn distinct(mut hashes: Vec<u32>) -> Box<[u32]> {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.into()
}

/// A number spread over all bits (the finaliser of MurmurHash3), always the same.
pub(super) fn mixed(number: u64) -> u32 {
    let mut h = number;
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    (h ^ (h >> 33)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_long_runs_that_are_alike_leave_a_like_mark() {
        let shared: Vec<u32> = (0..16).map(|n| mixed(n + 900)).collect();
        let marks = |before: u64, after: u64| {
            let words: Vec<u32> = (0..before)
                .map(|n| mixed(n + before * 1000))
                .chain(shared.clone())
                .chain((0..after).map(|n| mixed(n + after * 7000)))
                .collect();
            distinct(winnowed(runs(&words, PRINT_RUN)))
        };
        for (before, after) in [(3, 40), (17, 5), (60, 61)] {
            let (one, other) = (marks(before, after), marks(before + 100, after + 200));
            assert!(one.iter().any(|mark| other.binary_search(mark).is_ok()), "{before} {after}");
        }
    }
}
