//! Names and amounts: a walk over the tokens that opens and closes entities (begin, in, last, unit, out).
//!
//! Must not: open an entity on white space, nor let one run over the beginning of a sentence.

use crate::steps::{Scorer, best};
use std::collections::BTreeSet;
use std::ops::Range;

/// What a move does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    Begin,
    In,
    Last,
    Unit,
    Out,
}

/// The entities of a text as ranges of tokens with the number of a label.
pub(crate) fn find(
    scorer: &Scorer,
    moves: &[(Action, u16)],
    vectors: &[f32],
    spaces: &[bool],
    starts: &BTreeSet<usize>,
) -> Vec<(Range<usize>, u16)> {
    let mut prepared = scorer.prepare(vectors);
    let mut found = Vec::new();
    let mut open: Option<(usize, u16)> = None;
    for token in 0..spaces.len() {
        let places = [Some(token), open.map(|(start, _)| start), open.and(token.checked_sub(1))];
        let last = token + 1 == spaces.len();
        let breaks = starts.contains(&(token + 1));
        let allowed = |at: usize| {
            let (action, label) = moves[at];
            match (action, open) {
                (Action::Begin, None) => !last && !breaks && !spaces[token],
                (Action::In, Some((_, held))) => !last && held == label && !breaks,
                (Action::Last, Some((_, held))) => held == label,
                // The move without a label is for tokens that were barred beforehand; none are.
                (Action::Unit, None) => !spaces[token] && label != 0,
                (Action::Out, None) => true,
                _ => false,
            }
        };
        let Some(chosen) = best(prepared.scores(&places), allowed) else { break };
        let (action, label) = moves[chosen];
        match action {
            Action::Begin => open = Some((token, label)),
            Action::Unit => found.push((token..token + 1, label)),
            Action::Last => found.extend(open.take().map(|(start, held)| (start..token + 1, held))),
            Action::In | Action::Out => {}
        }
    }
    found
}
