//! The second reader: what a statistical parser makes of the sentences that hold figures.
//!
//! It never changes a claim. What its tree says of one is a rule that fired, which `toll explain` shows and which
//! confidence may be learnt for. Must not: be asked before the grammar is done.

mod seen;
#[cfg(test)]
mod tests;

use crate::document::Document;
use crate::figure::part::Bounded;
use crate::ground::{Field, Fired};
use seen::Sight;
use std::cell::RefCell;
use syntax::{Syntax, SyntaxMemory};

thread_local! {
    /// Words met in other sections and documents: it makes parsing quicker and changes nothing.
    static MEMORY: RefCell<SyntaxMemory> = RefCell::default();
}

/// The rule that fired for each figure asked about, where one did, in their order. Each sentence is parsed once.
pub(crate) fn opinions(document: &Document, found: &[Bounded], asked: &[usize]) -> Vec<Option<Fired>> {
    let alike = |one: &usize, other: &usize| found[*one].mention.sentence == found[*other].mention.sentence;
    asked.chunk_by(alike).flat_map(|here| of_sentence(document, found, here)).collect()
}

/// The same for the figures of one sentence.
fn of_sentence(document: &Document, found: &[Bounded], asked: &[usize]) -> Vec<Option<Fired>> {
    let sentence = &document.sentences[found[asked[0]].mention.sentence].tokens;
    // A tree can tell something where people and what happened to them are two things of one sentence.
    let is_tied = |at: &usize| {
        let cue = found[*at].bound.cue;
        sentence.contains(&cue) && !found[*at].mention.tokens.contains(&cue)
    };
    if !asked.iter().any(is_tied) {
        return vec![None; asked.len()];
    }
    let bytes = document.bytes(sentence.clone());
    let text = &document.text[bytes.clone()];
    let parsed = MEMORY.with_borrow_mut(|memory| Syntax::bundled().tree_with(text, memory));
    let sight = Sight { document, parsed: &parsed, first: bytes.start };
    asked.iter().map(|at| opinion(&sight, &found[*at])).collect()
}

fn opinion(sight: &Sight, figure: &Bounded) -> Option<Fired> {
    let cue = figure.bound.cue;
    sight.tie(figure).map(|rule| Fired { field: Field::Setting, rule, words: Some(cue..cue + 1) })
}
