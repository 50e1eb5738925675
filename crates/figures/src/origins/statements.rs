//! All statements known so far, and which of them some words around a number make again.
//!
//! A statement is only ever asked for with a key, what must be equal in its copies, so statements lie in drawers by key
//! and a drawer is small enough to stay near the processor while it is searched. A batch of figures is looked for in all
//! drawers at once, by as many threads as there are, while nothing changes. What a batch itself teaches is looked
//! through after that, figure by figure, so that the answer is as if each figure had been looked for in its turn.
//!
//! Must not: depend on the size of a batch, or on the number of threads.

use super::gist::Gist;
use super::leads::Leads;
use super::wording::mixed;
use crate::corpus::Corpus;
use rayon::prelude::*;
use vocabulary::{Figure, fold};

/// Words around a figure are the same where they share at least this many shingles (ten words in a row make eight)...
const SHARED_MIN: usize = 8;
/// ... and at least this many in a hundred of the shorter one's.
const SHARED_PERCENT: usize = 62;
/// So many of the least shingles of a wording lead to it.
const LEADS: usize = 8;
/// Under so many wordings a statement is known at most.
const WORDINGS_MAX: usize = 8;
/// A wording is a new one where it shares fewer than this many shingles in a hundred with those known.
const KNOWN_PERCENT: usize = 85;
/// There are two to this power of drawers.
const DRAWERS_POWER: u32 = 9;

/// A figure whose statement is looked for.
pub(super) struct Sought<'w> {
    pub(super) item: usize,
    /// What must be equal in its copies.
    pub(super) key: u64,
    /// The shingles around it.
    pub(super) words: &'w [u32],
    /// What is found so far.
    pub(super) found: Option<Found>,
}

/// A statement that is made again.
#[derive(Clone, Copy)]
pub(super) struct Found {
    /// Its number among those of its key.
    pub(super) statement: u32,
    /// How many shingles are shared with it.
    shared: usize,
}

impl Sought<'_> {
    /// Whether it says what was found in words that are not known yet.
    pub(super) fn is_new_wording(&self, found: Found) -> bool {
        found.shared * 100 < self.words.len() * KNOWN_PERCENT
    }
}

/// One statement: a figure and those carried over from it, under the wordings in which they stand.
pub(super) struct Statement<'w> {
    /// The first figure.
    pub(super) root: usize,
    /// The document of the root.
    pub(super) home: usize,
    /// The wording of the root; empty where it is too short to know anything by.
    first: &'w [u32],
    more: Vec<&'w [u32]>,
}

/// All statements, by key.
pub(super) struct Statements<'w> {
    corpus: &'w Corpus<'w>,
    drawers: Vec<Drawer<'w>>,
}

/// The statements of some keys, in the order in which they were made: the more senior first.
#[derive(Default)]
struct Drawer<'w> {
    statements: Vec<Statement<'w>>,
    /// For each statement what rules most others out.
    gists: Vec<Gist>,
    /// Shingles with a key: the statements that they lead to.
    shingles: Leads,
    /// The statements that have got a wording since the last batch was looked for.
    recent: Vec<u32>,
}

impl<'w> Statements<'w> {
    pub(super) fn new(corpus: &'w Corpus<'w>) -> Statements<'w> {
        Statements { corpus, drawers: (0..1 << DRAWERS_POWER).map(|_| Drawer::default()).collect() }
    }

    /// Finds for each figure what is known before any of them; [`Statements::known`] adds what they teach each other.
    pub(super) fn find(&mut self, batch: &mut [Sought<'w>]) {
        self.drawers.iter_mut().for_each(|drawer| drawer.recent.clear());
        let mut order: Vec<usize> = (0..batch.len()).collect();
        order.sort_by_key(|&at| drawer(batch[at].key));
        let found: Vec<Option<Found>> = order
            .par_chunk_by(|&one, &other| drawer(batch[one].key) == drawer(batch[other].key))
            .flat_map_iter(|chunk| {
                let mut met = Vec::new();
                let of = |&at: &usize| self.search(&batch[at], &mut met);
                chunk.iter().map(of).collect::<Vec<_>>()
            })
            .collect();
        order.into_iter().zip(found).for_each(|(at, found)| batch[at].found = found);
    }

    /// The statement that a figure of the batch makes again, and how many shingles are shared with it; of equals the
    /// more senior.
    pub(super) fn known(&self, sought: &Sought) -> Option<Found> {
        let drawer = &self.drawers[drawer(sought.key)];
        if sought.words.len() < SHARED_MIN || drawer.recent.is_empty() {
            return sought.found;
        }
        let gist = Gist::of(sought.words);
        drawer.recent.iter().fold(sought.found, |best, &number| {
            let better = self.better(sought, &gist, number, best);
            better.filter(|_| drawer.is_met(sought, number)).or(best)
        })
    }

    /// The best of all statements that share a lead, as they are now.
    fn search(&self, sought: &Sought, met: &mut Vec<u32>) -> Option<Found> {
        if sought.words.len() < SHARED_MIN {
            return None;
        }
        met.clear();
        self.drawers[drawer(sought.key)].meet(sought, met);
        met.sort_unstable();
        met.dedup();
        let gist = Gist::of(sought.words);
        met.iter().fold(None, |best, &number| self.better(sought, &gist, number, best).or(best))
    }

    /// A statement, where it shares enough and more than the best, or as much and is more senior.
    fn better(&self, sought: &Sought, gist: &Gist, number: u32, best: Option<Found>) -> Option<Found> {
        let drawer = &self.drawers[drawer(sought.key)];
        // What cannot be better need not be counted out.
        let least = best.map_or(SHARED_MIN, |best| best.shared + usize::from(number >= best.statement));
        if !gist.may_share(&drawer.gists[number as usize], |one, other| enough(one, other).max(least)) {
            return None;
        }
        let statement = &drawer.statements[number as usize];
        let shared = statement.shared(sought.words, least)?;
        let item = &self.corpus.items[sought.item];
        let other = self.corpus.items[statement.root].figure;
        (statement.home != item.document && alike(item.figure, other))
            .then_some(Found { statement: number, shared })
    }

    /// A new statement; its number among those of its key.
    pub(super) fn add(&mut self, sought: &Sought<'w>, home: usize) -> u32 {
        let drawer = &mut self.drawers[drawer(sought.key)];
        drawer.statements.push(Statement { root: sought.item, home, first: &[], more: Vec::new() });
        drawer.gists.push(Gist::default());
        drawer.statements.len() as u32 - 1
    }

    /// Keeps a wording of a statement, so that others are known by it.
    pub(super) fn learn(&mut self, sought: &Sought<'w>, statement: u32) {
        let (words, key) = (sought.words, sought.key);
        let drawer = &mut self.drawers[drawer(key)];
        let known = &mut drawer.statements[statement as usize];
        if known.more.len() + 1 >= WORDINGS_MAX || words.len() < SHARED_MIN {
            return;
        }
        if known.first.is_empty() {
            known.first = words;
            drawer.gists[statement as usize] = Gist::of(words);
        } else {
            known.more.push(words);
            drawer.gists[statement as usize].one = false;
        }
        for &word in words.iter().take(LEADS) {
            drawer.shingles.add(lead(word, key), statement);
        }
        drawer.recent.push(statement);
    }

    pub(super) fn of(&self, key: u64, statement: u32) -> &Statement<'w> {
        &self.drawers[drawer(key)].statements[statement as usize]
    }
}

impl Drawer<'_> {
    /// The statements that share a lead, some of them more than once.
    fn meet(&self, sought: &Sought, met: &mut Vec<u32>) {
        for &word in sought.words {
            met.extend(self.shingles.of(lead(word, sought.key)));
        }
    }

    fn is_met(&self, sought: &Sought, statement: u32) -> bool {
        let leads = |&word: &u32| self.shingles.of(lead(word, sought.key)).any(|other| other == statement);
        sought.words.iter().any(leads)
    }
}

impl Statement<'_> {
    /// How many shingles one of its wordings shares with these words, where it is so many and enough to be the same.
    fn shared(&self, words: &[u32], least: usize) -> Option<usize> {
        let wordings = std::iter::once(&self.first).chain(&self.more);
        let enough = |wording: &&[u32]| shared(words, wording, enough(words.len(), wording.len()).max(least));
        wordings.filter_map(enough).max()
    }
}

fn drawer(key: u64) -> usize {
    (key >> (u64::BITS - DRAWERS_POWER)) as usize
}

/// What must be equal in two figures for one to be the other's copy, in one number.
pub(super) fn key(figure: &Figure) -> u64 {
    let scope = &figure.scope;
    let group = &scope.group;
    let words = [
        scope.status as u64,
        scope.unit as u64,
        figure.modality as u64,
        group.sex.map_or(9, |sex| sex as u64),
        group.age.map_or(9, |age| age as u64),
    ];
    words.iter().fold(figure.count.named(), |hash, word| {
        u64::from(mixed(hash ^ word)) << 32 | u64::from(mixed(hash.rotate_left(17) ^ (word << 8)))
    })
}

fn lead(shingle: u32, key: u64) -> u64 {
    key ^ (u64::from(shingle) << 16).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// Whether nothing that two figures of one key say keeps them apart: days, places.
pub(super) fn alike(one: &Figure, other: &Figure) -> bool {
    let (a, b) = (&one.scope, &other.scope);
    let days = a.as_of.zip(b.as_of).is_none_or(|(a, b)| a == b);
    let times = a.when.zip(b.when).is_none_or(|(a, b)| a.overlaps(b));
    let places = match (&a.place, &b.place) {
        (Some(a), Some(b)) => {
            let (a, b) = (fold(a), fold(b));
            a.split(' ').any(|word| word.len() > 2 && b.split(' ').any(|other| other == word)) || a == b
        }
        _ => true,
    };
    one.count.named() == other.count.named() && days && times && places
}

/// So many shingles must two wordings of these sizes share to be the same.
fn enough(one: usize, other: usize) -> usize {
    (one.min(other) * SHARED_PERCENT).div_ceil(100)
}

/// How many of two rising lists' members are in both, where so many are.
fn shared(one: &[u32], other: &[u32], least: usize) -> Option<usize> {
    // How many may still be missing from each.
    let mut spare = (one.len().checked_sub(least)?, other.len().checked_sub(least)?);
    let (mut a, mut b, mut shared) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => (a, spare.0) = (a + 1, spare.0.checked_sub(1)?),
            std::cmp::Ordering::Greater => (b, spare.1) = (b + 1, spare.1.checked_sub(1)?),
            std::cmp::Ordering::Equal => (a, b, shared) = (a + 1, b + 1, shared + 1),
        }
    }
    (shared >= least).then_some(shared)
}
