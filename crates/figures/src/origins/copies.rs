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

use super::leads::Leads;
use super::statements::{Found, Sought, Statement, Statements, alike, key};
use super::wording::Wording;
use crate::corpus::{Corpus, Document};
use std::collections::HashMap;
use std::ops::Range;
use vocabulary::{Digest, Figure};

/// A document is another or a part of it where it shares at least this many fingerprints...
const PRINTS_MIN: usize = 5;
/// ... and at least this many in a hundred of the shorter one's.
const PRINTS_PERCENT: usize = 50;
/// A document of at least so many figures that is another's text and keeps fewer than so many in a hundred of its numbers
/// is written off the same template: what numbers still meet, meet by chance.
const FIGURES_MIN: usize = 3;
const KEPT_PERCENT: usize = 34;
/// So many figures are looked for at once: enough for all threads, few enough that what they teach each other is soon
/// looked through.
const BATCH: usize = 1 << 15;

/// For each figure the one that it was carried over from: the most senior; itself where there is none.
pub(super) fn roots(corpus: &Corpus, wordings: &[Wording]) -> Vec<usize> {
    roots_by(corpus, wordings, BATCH)
}

/// The same, so many figures at once; their number never tells.
fn roots_by(corpus: &Corpus, wordings: &[Wording], figures: usize) -> Vec<usize> {
    let mut search = Search::new(corpus);
    for batch in batches(corpus, wordings, figures) {
        let mut sought: Vec<Sought> = Vec::new();
        for (number, wording) in &batch {
            sought.extend(search.sought(*number, wording));
        }
        search.statements.find(&mut sought);
        let mut rest = &sought[..];
        for (number, wording) in &batch {
            let (own, others) = rest.split_at(corpus.documents[*number].items.len());
            search.add(*number, &wording.prints, own);
            rest = others;
        }
    }
    search.root
}

/// All documents with words, the most senior first, in stretches of so many figures or one document.
fn batches<'w>(corpus: &Corpus, wordings: &'w [Wording], most: usize) -> Vec<Vec<(usize, &'w Wording)>> {
    let by_source: HashMap<Digest, &Wording> =
        wordings.iter().map(|wording| (wording.source, wording)).collect();
    let (mut batches, mut figures) = (vec![Vec::new()], 0);
    for number in by_seniority(corpus) {
        let document = &corpus.documents[number];
        let Some(&wording) = by_source.get(&document.source.sha256) else { continue };
        if figures + document.items.len() > most {
            batches.push(Vec::new());
            figures = 0;
        }
        figures += document.items.len();
        batches.last_mut().expect("there is always one").push((number, wording));
    }
    batches
}

/// The numbers of all documents, the most senior first.
pub(super) fn by_seniority(corpus: &Corpus) -> Vec<usize> {
    let mut order: Vec<usize> = (0..corpus.documents.len()).collect();
    order.sort_by_cached_key(|&number| corpus.documents[number].seniority());
    order
}

struct Search<'s> {
    corpus: &'s Corpus<'s>,
    /// For each figure the first of its statement.
    root: Vec<usize>,
    statements: Statements<'s>,
    /// For each figure its statement, by its number among those of its key.
    of: Vec<u32>,
    /// For each figure what must be equal in its copies.
    keys: Vec<u64>,
    /// Fingerprints: the documents that they lead to.
    prints: Leads,
    /// For each document how many fingerprints it has.
    sizes: Vec<u32>,
    /// Documents off one template: the first of them.
    templates: HashMap<u32, u32>,
}

impl<'s> Search<'s> {
    fn new(corpus: &'s Corpus<'s>) -> Search<'s> {
        Search {
            corpus,
            root: (0..corpus.items.len()).collect(),
            statements: Statements::new(corpus),
            of: vec![u32::MAX; corpus.items.len()],
            keys: corpus.items.iter().map(|item| key(item.figure)).collect(),
            prints: Leads::default(),
            sizes: vec![0; corpus.documents.len()],
            templates: HashMap::new(),
        }
    }

    /// The figures of a document, to be looked for.
    fn sought<'w>(&self, number: usize, wording: &'w Wording) -> impl Iterator<Item = Sought<'w>> {
        self.corpus.documents[number].items.clone().map(|item| Sought {
            item,
            key: self.keys[item],
            words: wording.around(self.figure(item).passage.start()),
            found: None,
        })
    }

    fn add(&mut self, number: usize, prints: &[u32], sought: &[Sought<'s>]) {
        let items = self.corpus.documents[number].items.clone();
        let known = |sought| Some((sought, self.statements.known(sought)?));
        let mut known: Vec<(&Sought, Found)> = sought.iter().filter_map(known).collect();
        let whole = self.whole(prints);
        let template =
            whole.filter(|_| items.len() >= FIGURES_MIN && known.len() * 100 < items.len() * KEPT_PERCENT);
        if let Some(first) = template {
            let template = self.templates.get(&first).copied().unwrap_or(first);
            self.templates.insert(number as u32, template);
            known.retain(|(sought, found)| {
                !self.is_off(template, self.statements.of(sought.key, found.statement))
            });
        }
        for (sought, found) in known {
            self.join(sought.item, found.statement);
            if sought.is_new_wording(found) {
                self.statements.learn(sought, found.statement);
            }
        }
        match whole.filter(|_| template.is_none()) {
            Some(other) => self.join_by_document(items.clone(), other),
            None => self.lead_to(number as u32, prints),
        }
        self.join_repeats(items);
        for sought in sought {
            if self.of[sought.item] == u32::MAX {
                let statement = self.statements.add(sought, number);
                self.join(sought.item, statement);
                self.statements.learn(sought, statement);
            }
        }
    }

    /// Whether a statement was first made in a document off this template.
    fn is_off(&self, template: u32, statement: &Statement) -> bool {
        let home = statement.home as u32;
        home == template || self.templates.get(&home) == Some(&template)
    }

    fn figure(&self, item: usize) -> &'s Figure {
        self.corpus.items[item].figure
    }

    fn join(&mut self, item: usize, statement: u32) {
        self.of[item] = statement;
        self.root[item] = self.statements.of(self.keys[item], statement).root;
    }

    /// The document that these fingerprints are for the most part, or that is for the most part in them.
    fn whole(&self, prints: &[u32]) -> Option<u32> {
        let mut met: Vec<u32> = prints.iter().flat_map(|&print| self.prints.of(u64::from(print))).collect();
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
            self.prints.add(u64::from(print), document);
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

/// The document that a figure stands in.
pub(super) fn home<'c>(corpus: &'c Corpus, item: usize) -> &'c Document<'c> {
    &corpus.documents[corpus.items[item].document]
}

#[cfg(test)]
mod tests {
    use super::super::wording::mixed;
    use super::*;
    use crate::example;
    use vocabulary::{CharMap, Passage, Reading};

    /// A paper of fiction: sentences from one stock, each now and then with a word of its own, with few numbers.
    fn paper(number: usize) -> (Reading, String) {
        let chance = |step: usize| mixed((number * 100 + step) as u64) as usize;
        let (mut text, mut specs, mut starts) = (String::new(), Vec::new(), Vec::new());
        for at in 0..5 {
            let (sentence, killed) = (chance(at) % 6, 12 + chance(at + 10) % 2);
            starts.push(text.len());
            specs.push(format!("{killed} killed"));
            text.push_str(&format!("{killed} people"));
            for word in 0..24 {
                let own = if chance(at * 24 + word + 20) % 9 == 0 { chance(word) % 4 } else { 9 };
                text.push_str(&format!(" w{sentence}x{word}y{own}"));
            }
            text.push_str(".\n\n");
        }
        let specs: Vec<&str> = specs.iter().map(String::as_str).collect();
        let mut reading = example::reading(&number.to_string(), "2031-05-05", "", &specs);
        for (figure, start) in reading.figures.iter_mut().zip(starts) {
            figure.passage = Passage::cut(&text, &CharMap::new(&text), start..start + "12 people".len());
        }
        (reading, text)
    }

    #[test]
    fn how_many_are_looked_for_at_once_does_not_tell() {
        let papers: Vec<(Reading, String)> = (0..150).map(paper).collect();
        let wordings: Vec<Wording> =
            papers.iter().map(|(reading, text)| Wording::of(reading, text)).collect();
        let readings: Vec<Reading> = papers.into_iter().map(|(reading, _)| reading).collect();
        let corpus = Corpus::new(&readings);
        let one_by_one = roots_by(&corpus, &wordings, 1);
        let joined = one_by_one.iter().enumerate().filter(|(item, root)| item != *root).count();
        assert!((200..700).contains(&joined), "{joined} of {}", one_by_one.len());
        for figures in [7, 40, 333, usize::MAX] {
            assert_eq!(roots_by(&corpus, &wordings, figures), one_by_one, "{figures} at once");
        }
    }
}
