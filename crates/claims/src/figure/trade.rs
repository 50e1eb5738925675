//! "Six of our colleagues": what they were is what the body that issues the document is.
//!
//! Must not: give a trade to anyone whom the words do not call a colleague.

use super::noun;
use super::part::Bounded;
use crate::document::Document;
use crate::lexicon::Class;
use vocabulary::Role;

/// How many blocks of the head name the body that issues the document.
const HEAD_BLOCKS: usize = 3;
/// The longest line of the head, in tokens.
const LINE_TOKENS: usize = 30;
/// How many figures whose noun is left out lead back to the noun.
const LIKE_STEPS: usize = 3;

/// The role of colleagues, where the head of the document names a body of one trade.
pub(super) fn role_of_colleagues(document: &Document, figures: &[Bounded], at: usize) -> Option<Role> {
    let mut like = Some(at);
    for _ in 0..LIKE_STEPS {
        let figure = &figures[like?];
        if figure.mention.tokens.clone().any(|at| document.is(at, Class::Colleague)) {
            return trade(document);
        }
        like = figure.like;
    }
    None
}

/// The trade of the body that the head names.
fn trade(document: &Document) -> Option<Role> {
    let lines = document.blocks.iter().take(HEAD_BLOCKS).filter(|block| block.tokens.len() <= LINE_TOKENS);
    let bits =
        lines.flat_map(|block| block.tokens.clone()).find_map(|at| document.value(at, Class::Trade))?;
    noun::group(bits, None).role
}
