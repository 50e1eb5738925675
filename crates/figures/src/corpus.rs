//! The readings of a case in one order, whatever order they came in.
//!
//! Readings of one source (a long one is read by sections) are one document here. Figures get a number, so that
//! the modules behind can speak of them without copying.
//!
//! Must not: judge what a figure means.

use std::collections::HashMap;
use std::sync::Arc;
use vocabulary::{ClaimRef, Day, Digest, Figure, Reading, Source, limits};

/// One source with all its figures.
pub(crate) struct Document<'r> {
    pub(crate) source: &'r Source,
    /// Its readings: one, or the sections of a long source.
    pub(crate) readings: Vec<&'r Reading>,
    /// Its figures, as a range of [`Corpus::items`].
    pub(crate) items: std::ops::Range<usize>,
}

/// One figure, its document and the whole that it is a part of.
pub(crate) struct Item<'r> {
    pub(crate) document: usize,
    /// How it is referred to; all that refer to it share this one.
    pub(crate) claim: Arc<ClaimRef>,
    pub(crate) figure: &'r Figure,
    pub(crate) whole: Option<usize>,
}

/// All documents, by digest, and all figures, by document and place in the text.
pub(crate) struct Corpus<'r> {
    pub(crate) documents: Vec<Document<'r>>,
    pub(crate) items: Vec<Item<'r>>,
}

impl Document<'_> {
    /// The last day on which it can have been published.
    pub(crate) fn published(&self) -> Option<Day> {
        self.source.published.and_then(|when| when.last_day())
    }

    /// Where it stands among documents: by the day of publication, those without one last, then by digest.
    pub(crate) fn seniority(&self) -> (bool, Option<Day>, Digest) {
        (self.published().is_none(), self.published(), self.source.sha256)
    }
}

impl<'r> Corpus<'r> {
    pub(crate) fn new(readings: &'r [Reading]) -> Corpus<'r> {
        let mut sorted: Vec<&Reading> = readings.iter().collect();
        sorted.sort_by_cached_key(|reading| {
            let source = &reading.source;
            let start = reading.passages().map(|passage| passage.start()).min();
            (source.sha256, source.path.clone(), source.title.clone(), source.published, start)
        });
        let mut corpus = Corpus { documents: Vec::new(), items: Vec::new() };
        for readings in sorted.chunk_by(|a, b| a.source.sha256 == b.source.sha256) {
            corpus.add(readings);
        }
        corpus
    }

    fn add(&mut self, readings: &[&'r Reading]) {
        let (first, document) = (self.items.len(), self.documents.len());
        let mut at: HashMap<&str, usize> = HashMap::new();
        for figure in readings.iter().flat_map(|reading| &reading.figures) {
            if !at.contains_key(figure.id.as_str()) {
                at.insert(&figure.id, self.items.len());
                let claim = ClaimRef { source: readings[0].source.sha256, figure: figure.id.clone() };
                self.items.push(Item { document, claim: Arc::new(claim), figure, whole: None });
            }
        }
        for index in first..self.items.len() {
            let whole = self.items[index].figure.part_of.as_deref().and_then(|id| at.get(id).copied());
            // A chain that leads back to itself is a fault of the reading; the edge that closes it is left out.
            self.items[index].whole = whole.filter(|&whole| !self.leads_to(whole, index));
        }
        let items = first..self.items.len();
        self.documents.push(Document { source: &readings[0].source, readings: readings.to_vec(), items });
    }

    fn leads_to(&self, from: usize, to: usize) -> bool {
        self.wholes(from).any(|whole| whole == to)
    }

    /// The figure itself, then what it is a part of, then what that is a part of.
    pub(crate) fn wholes(&self, item: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(item), |&at| self.items[at].whole).take(limits::PART_DEPTH_MAX)
    }

    pub(crate) fn document(&self, item: usize) -> &Document<'r> {
        &self.documents[self.items[item].document]
    }

    pub(crate) fn claim(&self, item: usize) -> Arc<ClaimRef> {
        Arc::clone(&self.items[item].claim)
    }
}
