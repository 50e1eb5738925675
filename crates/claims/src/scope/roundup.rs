//! News in brief: paragraphs that each open with a dateline and tell of something else.
//!
//! Must not: lend what one paragraph tells of to the next.

use super::locative::Locative;
use super::main_event::MainEvent;
use super::moment::Moments;
use super::role::Role;
use super::{FigureScope, Subject, agency, means};
use crate::document::{BlockKind, Document};
use std::ops::Range;

/// How many datelines make news in brief.
const ITEMS_MIN: usize = 3;
/// How many tokens a dateline has at most, its dash with it.
const DATELINE_TOKENS: usize = 6;

/// The events of the paragraphs, where a document is news in brief.
pub(super) struct Roundup(Vec<(Range<usize>, MainEvent)>);

impl Roundup {
    /// Finds them; none where the document is of one piece.
    pub(super) fn of(
        document: &Document,
        moments: &Moments,
        places: &[Locative],
        figures: &[Subject],
        own: &[FigureScope],
    ) -> Roundup {
        let items = document.blocks.iter().filter(|b| b.kind != BlockKind::Heading);
        let datelined: Vec<Range<usize>> =
            items.map(|b| b.tokens.clone()).filter(|tokens| is_datelined(document, tokens)).collect();
        if datelined.len() < ITEMS_MIN {
            return Roundup(Vec::new());
        }
        let event = |tokens: &Range<usize>| {
            let here = figures.iter().zip(own).filter(|(f, _)| tokens.contains(&f.tokens.start));
            let told = here.clone().find_map(|(_, s)| s.when);
            let mut days = moments.all().iter().filter(|m| tokens.contains(&m.tokens.start));
            let first = days.find(|m| m.role == Role::Event && m.value.is_some());
            let mut near = places.iter().filter(|p| tokens.contains(&p.tokens.start) && !p.is_care);
            let lead = document.sentence_of(tokens.start);
            MainEvent {
                by: agency::actor(document, moments, lead),
                means: means::of_sentence(document, lead),
                when: told.or(first.and_then(|m| m.value)),
                place: here
                    .clone()
                    .find_map(|(_, s)| s.place.clone())
                    .or(near.next().map(|p| p.tokens.clone())),
                ..MainEvent::default()
            }
        };
        let sentences = |tokens: &Range<usize>| {
            document.sentence_of(tokens.start)..document.sentence_of(tokens.end - 1) + 1
        };
        Roundup(datelined.iter().map(|tokens| (sentences(tokens), event(tokens))).collect())
    }

    /// The event of the paragraph that a sentence stands in.
    pub(super) fn event(&self, sentence: usize) -> Option<&MainEvent> {
        self.0.iter().find(|(sentences, _)| sentences.contains(&sentence)).map(|(_, event)| event)
    }
}

/// "PORT EMERY – The number": names in capitals, and a dash.
fn is_datelined(document: &Document, block: &Range<usize>) -> bool {
    let dash = |at: &usize| matches!(document.words(*at), "-" | "\u{2013}" | "\u{2014}");
    let head = block.start..block.end.min(block.start + DATELINE_TOKENS);
    let Some(end) = head.clone().find(|at| dash(at) && !document.tokens[*at].glued) else { return false };
    end > block.start && (block.start..end).all(|at| document.tokens[at].shouted || document.words(at) == ",")
}
