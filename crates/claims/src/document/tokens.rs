//! The tokens of a document, safe to look at from either side of its ends.
//!
//! The grammar looks ahead of every word and behind it. Beyond the last token stands a line end without words: a rule
//! that looks there finds nothing and does not fail. Must not: hide a fault of order; a range that runs backwards is one.

use super::{Kind, Token};
use crate::lexicon::Classes;
use std::ops::{Deref, Index, Range};

/// What stands beyond the last token: a line end without words.
static BEYOND: Token<'static> = Token {
    start: u32::MAX,
    end: u32::MAX,
    words: "",
    kind: Kind::Break,
    glued: false,
    capital: false,
    shouted: false,
    classes: Classes::NONE,
    entry: u32::MAX,
    folded: (0, 0),
    phrase: false,
};

/// Tokens in order.
#[derive(Debug, Default)]
pub(crate) struct Tokens<'t>(Vec<Token<'t>>);

impl<'t> From<Vec<Token<'t>>> for Tokens<'t> {
    fn from(tokens: Vec<Token<'t>>) -> Tokens<'t> {
        Tokens(tokens)
    }
}

impl<'t> Deref for Tokens<'t> {
    type Target = [Token<'t>];

    fn deref(&self) -> &[Token<'t>] {
        &self.0
    }
}

impl<'t> Index<usize> for Tokens<'t> {
    type Output = Token<'t>;

    fn index(&self, token: usize) -> &Token<'t> {
        self.0.get(token).unwrap_or(&BEYOND)
    }
}

impl<'t> Index<Range<usize>> for Tokens<'t> {
    type Output = [Token<'t>];

    fn index(&self, tokens: Range<usize>) -> &[Token<'t>] {
        let end = tokens.end.min(self.0.len());
        &self.0[tokens.start.min(end)..end]
    }
}
