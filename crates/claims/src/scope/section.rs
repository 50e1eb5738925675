//! Documents in sections that are each headed by a place: "PERU", "NIGERIA", "TOWN BY TOWN".
//!
//! Must not: take a heading for a place that no list of places knows, unless it is a label of its own paragraph.

use super::locative::Locative;
use crate::document::{BlockKind, Document};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Gazetteer;

/// How many headings that are places make a document one of sections.
const SECTIONS_MIN: usize = 2;
/// How many words such a heading has at most.
const HEADING_WORDS: usize = 4;

/// The sections of a document that are headed by places.
pub(super) struct Sections(Vec<Section>);

struct Section {
    /// The tokens of its heading.
    heading: Range<usize>,
    /// Its sentences.
    sentences: Range<usize>,
}

impl Sections {
    /// Finds them; none where the document is not in such sections.
    pub(super) fn of(document: &Document) -> Sections {
        let headings: Vec<(Range<usize>, bool)> = document
            .blocks
            .iter()
            .skip(1)
            .filter(|b| b.kind == BlockKind::Heading)
            .map(|b| (b.tokens.clone(), is_place(document, &b.tokens)))
            .collect();
        if headings.iter().filter(|(_, place)| *place).count() < SECTIONS_MIN {
            return Sections(Vec::new());
        }
        let starts: Vec<usize> = headings.iter().map(|(h, _)| document.sentence_of(h.start)).collect();
        let ends = starts.iter().skip(1).copied().chain([document.sentences.len()]);
        let all = headings.into_iter().zip(starts.iter().copied().zip(ends));
        let placed = all.filter(|((_, place), _)| *place);
        Sections(
            placed
                .map(|((heading, _), (start, end))| Section { heading, sentences: start + 1..end })
                .collect(),
        )
    }

    /// Where a section's happening was: the first place that its text names, else its heading. The outer `None` is
    /// for sentences outside all sections.
    pub(super) fn place(&self, places: &[Locative], sentence: usize) -> Option<Range<usize>> {
        let section = self.0.iter().find(|s| s.sentences.contains(&sentence))?;
        let first = places.partition_point(|p| p.sentence < section.sentences.start);
        let mut told = places[first..].iter().take_while(|p| p.sentence <= sentence);
        let named = told.find(|p| !p.is_care && !p.is_named);
        Some(named.map_or_else(|| section.heading.clone(), |p| p.tokens.clone()))
    }
}

/// Whether a heading is nothing but the name of a place.
fn is_place(document: &Document, heading: &Range<usize>) -> bool {
    let words = heading.clone().all(|at| document.is_capital(at));
    words
        && heading.len() <= HEADING_WORDS
        && (ends_in_kind(document, heading)
            || Gazetteer::bundled().lookup(document.slice(heading.clone())).next().is_some())
}

/// "Eastern Province": the name of a region by its noun.
fn ends_in_kind(document: &Document, heading: &Range<usize>) -> bool {
    let last = heading.end - 1;
    heading.len() > 1 && document.is(last, Class::RegionNoun) && document.is(last, Class::PlaceNoun)
}
