//! Figures that were carried over from an earlier document with the words around them.
//!
//! What is decided is decided for each figure. A figure is carried over from an earlier document where
//!
//! 1. the words around it stand there too, for the most part, around the same number of the same thing; or
//! 2. the document as a whole is, for the most part, the earlier one or a part of it, and that one gives the same number
//!    of the same thing (a new lead or headline over agency copy); or
//! 3. it repeats a figure of its own document that was (the headline over such a sentence).
//!
//! So two bulletins off one template share no figure (a document that is another's text, with most numbers others, is
//! taken for such a one, and what still agrees for chance), and a background paragraph that
//! stands in every report makes one origin of its own figures and of no others. Documents are taken by seniority and
//! each figure meets only the few wordings, under which a statement is known so far, that share a rare shingle with it:
//! the work grows with the number of figures, not of pairs.
//!
//! Must not: join figures whose numbers, days or places differ, whatever the words.

use super::gist::Gist;
use super::leads::Leads;
use super::wording::{Wording, mixed};
use crate::corpus::{Corpus, Document};
use std::collections::HashMap;
use std::ops::Range;
use vocabulary::{Digest, Figure, fold};

/// Words around a figure are the same where they share at least this many shingles (ten words in a row make eight)...
const SHARED_MIN: usize = 8;
/// ... and at least this many in a hundred of the shorter one's.
const SHARED_PERCENT: usize = 62;
/// A document is another or a part of it where it shares at least this many fingerprints...
const PRINTS_MIN: usize = 5;
/// ... and at least this many in a hundred of the shorter one's.
const PRINTS_PERCENT: usize = 50;
/// So many of the least shingles of a wording lead to it.
const LEADS: usize = 8;
/// A document of at least so many figures that is another's text and keeps fewer than so many in a hundred of its numbers
/// is written off the same template: what numbers still meet, meet by chance.
const FIGURES_MIN: usize = 3;
const KEPT_PERCENT: usize = 34;
/// Under so many wordings a statement is known at most.
const WORDINGS_MAX: usize = 8;
/// A wording is a new one where it shares fewer than this many shingles in a hundred with those known.
const KNOWN_PERCENT: usize = 85;

/// For each figure the one that it was carried over from: the most senior; itself where there is none.
pub(super) fn roots(corpus: &Corpus, wordings: &[Wording]) -> Vec<usize> {
    let by_source: HashMap<Digest, &Wording> =
        wordings.iter().map(|wording| (wording.source, wording)).collect();
    let mut search = Search { corpus, root: (0..corpus.items.len()).collect(), ..Search::empty(corpus) };
    for number in by_seniority(corpus) {
        if let Some(wording) = by_source.get(&corpus.documents[number].source.sha256) {
            search.add(number, wording);
        }
    }
    search.root
}

/// The numbers of all documents, the most senior first.
pub(super) fn by_seniority(corpus: &Corpus) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corpus.documents.len()).collect();
    order.sort_by_cached_key(|&number| corpus.documents[number].seniority());
    order
}

/// One statement: a figure and those carried over from it, under the wordings in which they stand.
struct Statement<'w> {
    root: usize,
    /// The document of the root.
    home: usize,
    /// The wording of the root; empty where it is too short to know anything by.
    first: &'w [u32],
    more: Vec<&'w [u32]>,
}

/// A figure whose words are known.
struct Known<'w> {
    item: usize,
    statement: u32,
    shared: usize,
    words: &'w [u32],
}

struct Search<'s> {
    corpus: &'s Corpus<'s>,
    /// For each figure the first of its statement.
    root: Vec<usize>,
    statements: Vec<Statement<'s>>,
    /// For each statement what rules most others out.
    gists: Vec<Gist>,
    /// For each figure its statement.
    of: Vec<u32>,
    /// For each figure what must be equal in its copies.
    keys: Vec<u64>,
    /// Shingles with a figure's number: the statements that they lead to.
    shingles: Leads<u64>,
    /// Fingerprints: the documents that they lead to.
    prints: Leads<u32>,
    /// For each document how many fingerprints it has.
    sizes: Vec<u32>,
    /// Documents off one template: the first of them.
    templates: HashMap<u32, u32>,
}

impl<'s> Search<'s> {
    fn empty(corpus: &'s Corpus<'s>) -> Search<'s> {
        Search {
            corpus,
            root: Vec::new(),
            statements: Vec::new(),
            gists: Vec::new(),
            of: vec![u32::MAX; corpus.items.len()],
            keys: corpus.items.iter().map(|item| key(item.figure)).collect(),
            shingles: Leads::default(),
            prints: Leads::default(),
            sizes: vec![0; corpus.documents.len()],
            templates: HashMap::new(),
        }
    }

    fn add(&mut self, number: usize, wording: &'s Wording) {
        let items = self.corpus.documents[number].items.clone();
        let around = |item: usize| wording.around(self.corpus.items[item].figure.passage.start());
        let mut known: Vec<Known> = Vec::new();
        for item in items.clone() {
            let words = around(item);
            known.extend(self.known(item, words).map(|(statement, shared)| Known {
                item,
                statement,
                shared,
                words,
            }));
        }
        let whole = self.whole(&wording.prints);
        let template =
            whole.filter(|_| items.len() >= FIGURES_MIN && known.len() * 100 < items.len() * KEPT_PERCENT);
        if let Some(first) = template {
            let template = self.templates.get(&first).copied().unwrap_or(first);
            self.templates.insert(number as u32, template);
            known.retain(|known| !self.is_off(template, known.statement));
        }
        for Known { item, statement, shared, words } in known {
            self.join(item, statement);
            if shared * 100 < words.len() * KNOWN_PERCENT {
                self.learn(item, statement, words);
            }
        }
        match whole.filter(|_| template.is_none()) {
            Some(other) => self.join_by_document(items.clone(), other),
            None => self.lead_to(number as u32, &wording.prints),
        }
        self.join_repeats(items.clone());
        for item in items {
            if self.of[item] == u32::MAX {
                let statement = self.statements.len() as u32;
                self.statements.push(Statement { root: item, home: number, first: &[], more: Vec::new() });
                self.gists.push(Gist::default());
                self.join(item, statement);
                self.learn(item, statement, wording.around(self.corpus.items[item].figure.passage.start()));
            }
        }
    }

    /// Whether a statement was first made in a document off this template.
    fn is_off(&self, template: u32, statement: u32) -> bool {
        let home = self.statements[statement as usize].home as u32;
        home == template || self.templates.get(&home) == Some(&template)
    }

    fn figure(&self, item: usize) -> &'s Figure {
        self.corpus.items[item].figure
    }

    fn join(&mut self, item: usize, statement: u32) {
        self.of[item] = statement;
        self.root[item] = self.statements[statement as usize].root;
    }

    /// The statement whose words these are, and how many shingles are shared with it; of equals the first, which is the
    /// more senior.
    fn known(&mut self, item: usize, words: &[u32]) -> Option<(u32, usize)> {
        if words.len() < SHARED_MIN {
            return None;
        }
        let (key, document) = (self.keys[item], self.corpus.items[item].document);
        let gist = Gist::of(words);
        let mut best: Option<(u32, usize)> = None;
        for &word in words {
            for number in self.shingles.of(lead(word, key)) {
                let other = &mut self.gists[number as usize];
                if std::mem::replace(&mut other.met, item as u32) == item as u32 {
                    continue;
                }
                // Fewer shared shingles than the best has, or as many in a later statement, need not be counted out.
                let least = best.map_or(SHARED_MIN, |(first, shared)| shared + usize::from(number > first));
                let statement = &self.statements[number as usize];
                if !gist.may_share(other, |one, other| enough(one, other).max(least))
                    || statement.home == document
                {
                    continue;
                }
                let figure = self.corpus.items[statement.root].figure;
                let shared = statement.shared(words, least);
                let shared = shared.filter(|_| alike(self.corpus.items[item].figure, figure));
                best = shared.map(|shared| (number, shared)).or(best);
            }
        }
        best
    }

    /// Keeps a wording of a statement, so that others are known by it.
    fn learn(&mut self, item: usize, statement: u32, words: &'s [u32]) {
        let known = &mut self.statements[statement as usize];
        if known.more.len() + 1 >= WORDINGS_MAX || words.len() < SHARED_MIN {
            return;
        }
        if known.first.is_empty() {
            known.first = words;
            self.gists[statement as usize].learn(words);
        } else {
            known.more.push(words);
            self.gists[statement as usize].one = false;
        }
        let key = self.keys[item];
        for &word in words.iter().take(LEADS) {
            self.shingles.add(lead(word, key), statement);
        }
    }

    /// The document that these fingerprints are for the most part, or that is for the most part in them.
    fn whole(&self, prints: &[u32]) -> Option<u32> {
        let mut met: Vec<u32> = prints.iter().flat_map(|&print| self.prints.of(print)).collect();
        met.sort_unstable();
        let met = met.chunk_by(|a, b| a == b).map(|all| (all[0], all.len()));
        let near = met.filter(|&(other, shared)| {
            let smaller = prints.len().min(self.sizes[other as usize] as usize);
            shared >= PRINTS_MIN && shared * 100 >= smaller * PRINTS_PERCENT
        });
        let senior = |number: u32| self.corpus.documents[number as usize].seniority();
        near.max_by_key(|(other, shared)| (*shared, std::cmp::Reverse(senior(*other))))
            .map(|(other, _)| other)
    }

    fn lead_to(&mut self, document: u32, prints: &[u32]) {
        self.sizes[document as usize] = prints.len() as u32;
        for &print in prints {
            self.prints.add(print, document);
        }
    }

    /// Joins what is not known yet to the same numbers of the document that this one is for the most part.
    fn join_by_document(&mut self, items: Range<usize>, other: u32) {
        let theirs = self.corpus.documents[other as usize].items.clone();
        self.join_like(items, theirs);
    }

    /// Joins what is not known yet to the same numbers of its own document that came from elsewhere.
    fn join_repeats(&mut self, items: Range<usize>) {
        self.join_like(items.clone(), items);
    }

    fn join_like(&mut self, items: Range<usize>, others: Range<usize>) {
        if items.clone().all(|item| self.of[item] != u32::MAX) {
            return;
        }
        let mut known: Vec<(u64, usize)> = others
            .filter(|&other| self.of[other] != u32::MAX)
            .map(|other| (self.keys[other], other))
            .collect();
        known.sort_unstable();
        for item in items.filter(|&item| self.of[item] == u32::MAX).collect::<Vec<_>>() {
            let key = self.keys[item];
            let from = known.partition_point(|known| known.0 < key);
            let mut like = known[from..].iter().take_while(|known| known.0 == key);
            if let Some(&(_, other)) = like.find(|known| alike(self.figure(item), self.figure(known.1))) {
                self.join(item, self.of[other]);
            }
        }
    }
}

/// What must be equal in two figures for one to be the other's copy, in one number.
fn key(figure: &Figure) -> u64 {
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
fn alike(one: &Figure, other: &Figure) -> bool {
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

impl Statement<'_> {
    /// How many shingles one of its wordings shares with these words, where it is so many and enough to be the same.
    fn shared(&self, words: &[u32], least: usize) -> Option<usize> {
        let wordings = std::iter::once(&self.first).chain(&self.more);
        let enough = |wording: &&[u32]| shared(words, wording, enough(words.len(), wording.len()).max(least));
        wordings.filter_map(enough).max()
    }
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

/// The document that a figure stands in.
pub(super) fn home<'c>(corpus: &'c Corpus, item: usize) -> &'c Document<'c> {
    &corpus.documents[corpus.items[item].document]
}
