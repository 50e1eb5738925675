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

use super::wording::{Wording, mixed};
use crate::corpus::{Corpus, Document};
use std::collections::{BTreeMap, HashMap};
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
/// A shingle or fingerprint that leads to so many statements or documents is boilerplate, and leads to no further one.
const LEADS_TO_MAX: usize = 16;
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
    wordings: Vec<&'w [u32]>,
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
    /// For each figure its statement.
    of: Vec<u32>,
    /// Shingles with a figure's number: the statements that they lead to.
    shingles: HashMap<u64, Vec<u32>>,
    /// Fingerprints: the documents that they lead to.
    prints: HashMap<u32, Vec<u32>>,
    sizes: HashMap<u32, usize>,
    /// Documents off one template: the first of them.
    templates: HashMap<u32, u32>,
}

impl<'s> Search<'s> {
    fn empty(corpus: &'s Corpus<'s>) -> Search<'s> {
        Search {
            corpus,
            root: Vec::new(),
            statements: Vec::new(),
            of: vec![u32::MAX; corpus.items.len()],
            shingles: HashMap::new(),
            prints: HashMap::new(),
            sizes: HashMap::new(),
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
                self.statements.push(Statement { root: item, wordings: Vec::new() });
                self.join(item, statement);
                self.learn(item, statement, wording.around(self.corpus.items[item].figure.passage.start()));
            }
        }
    }

    /// Whether a statement was first made in a document off this template.
    fn is_off(&self, template: u32, statement: u32) -> bool {
        let home = self.corpus.items[self.statements[statement as usize].root].document as u32;
        home == template || self.templates.get(&home) == Some(&template)
    }

    fn figure(&self, item: usize) -> &'s Figure {
        self.corpus.items[item].figure
    }

    fn join(&mut self, item: usize, statement: u32) {
        self.of[item] = statement;
        self.root[item] = self.statements[statement as usize].root;
    }

    /// The statement whose words these are, and how many shingles are shared with it.
    fn known(&self, item: usize, words: &[u32]) -> Option<(u32, usize)> {
        let key = key(self.figure(item));
        let mut met: BTreeMap<u32, usize> = BTreeMap::new();
        for statement in words.iter().filter_map(|&word| self.shingles.get(&lead(word, key))).flatten() {
            *met.entry(*statement).or_default() += 1;
        }
        let near = met.into_keys().filter_map(|number| {
            let statement = &self.statements[number as usize];
            let other = self.corpus.items[statement.root].document != self.corpus.items[item].document;
            if !other || !alike(self.figure(item), self.figure(statement.root)) {
                return None;
            }
            let shared = |wording: &&[u32]| {
                let shared = shared(words, wording);
                let enough = words.len().min(wording.len()) * SHARED_PERCENT;
                (shared >= SHARED_MIN && shared * 100 >= enough).then_some(shared)
            };
            Some((number, statement.wordings.iter().filter_map(shared).max()?))
        });
        // Of equals the first: the more senior.
        near.max_by_key(|(number, shared)| (*shared, std::cmp::Reverse(*number)))
    }

    /// Keeps a wording of a statement, so that others are known by it.
    fn learn(&mut self, item: usize, statement: u32, words: &'s [u32]) {
        let wordings = &mut self.statements[statement as usize].wordings;
        if wordings.len() >= WORDINGS_MAX || words.len() < SHARED_MIN {
            return;
        }
        wordings.push(words);
        let key = key(self.corpus.items[item].figure);
        for &word in words.iter().take(LEADS) {
            let leads = self.shingles.entry(lead(word, key)).or_default();
            if leads.len() < LEADS_TO_MAX && leads.last() != Some(&statement) {
                leads.push(statement);
            }
        }
    }

    /// The document that these fingerprints are for the most part, or that is for the most part in them.
    fn whole(&self, prints: &[u32]) -> Option<u32> {
        let mut met: BTreeMap<u32, usize> = BTreeMap::new();
        for other in prints.iter().filter_map(|print| self.prints.get(print)).flatten() {
            *met.entry(*other).or_default() += 1;
        }
        let near = met.into_iter().filter(|(other, shared)| {
            let smaller = prints.len().min(self.sizes[other]);
            *shared >= PRINTS_MIN && shared * 100 >= smaller * PRINTS_PERCENT
        });
        let senior = |number: u32| self.corpus.documents[number as usize].seniority();
        near.max_by_key(|(other, shared)| (*shared, std::cmp::Reverse(senior(*other))))
            .map(|(other, _)| other)
    }

    fn lead_to(&mut self, document: u32, prints: &[u32]) {
        self.sizes.insert(document, prints.len());
        for &print in prints {
            let leads = self.prints.entry(print).or_default();
            if leads.len() < LEADS_TO_MAX {
                leads.push(document);
            }
        }
    }

    /// Joins what is not known yet to the same numbers of the document that this one is for the most part.
    fn join_by_document(&mut self, items: std::ops::Range<usize>, other: u32) {
        let theirs = self.corpus.documents[other as usize].items.clone();
        self.join_like(items, theirs);
    }

    /// Joins what is not known yet to the same numbers of its own document that came from elsewhere.
    fn join_repeats(&mut self, items: std::ops::Range<usize>) {
        self.join_like(items.clone(), items);
    }

    fn join_like(&mut self, items: std::ops::Range<usize>, others: std::ops::Range<usize>) {
        let mut known: HashMap<u64, Vec<usize>> = HashMap::new();
        for other in others.filter(|&other| self.of[other] != u32::MAX) {
            known.entry(key(self.figure(other))).or_default().push(other);
        }
        for item in items.filter(|&item| known.contains_key(&key(self.corpus.items[item].figure))) {
            if self.of[item] == u32::MAX {
                let like = known[&key(self.figure(item))].iter();
                let like = like.copied().find(|&other| alike(self.figure(item), self.figure(other)));
                if let Some(other) = like {
                    self.join(item, self.of[other]);
                }
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

/// How many of two rising lists' members are in both.
fn shared(one: &[u32], other: &[u32]) -> usize {
    let (mut a, mut b, mut shared) = (0, 0, 0);
    while a < one.len() && b < other.len() {
        match one[a].cmp(&other[b]) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => (a, b, shared) = (a + 1, b + 1, shared + 1),
        }
    }
    shared
}

/// The document that a figure stands in.
pub(super) fn home<'c>(corpus: &'c Corpus, item: usize) -> &'c Document<'c> {
    &corpus.documents[corpus.items[item].document]
}
