//! The tokens of a document, safe to look at from either side of its ends.
//!
//! The grammar looks ahead of every word and behind it. Beyond the last token stands a line end without words: a rule
//! that looks there finds nothing and does not fail. Must not: hide a fault of order; a range that runs backwards is one.

use super::{Kind, Token};
use crate::lexicon::Classes;
use std::ops::{Deref, Index, Range};

/// What stands beyond the last token: a line end without words.
static BEYOND: Token = Token {
    start: u32::MAX,
    end: u32::MAX,
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
pub(crate) struct Tokens(Vec<Token>);

impl From<Vec<Token>> for Tokens {
    fn from(tokens: Vec<Token>) -> Tokens {
        Tokens(tokens)
    }
}

impl Deref for Tokens {
    type Target = [Token];

    fn deref(&self) -> &[Token] {
        &self.0
    }
}

impl Index<usize> for Tokens {
    type Output = Token;

    fn index(&self, token: usize) -> &Token {
        self.0.get(token).unwrap_or(&BEYOND)
    }
}

impl Index<Range<usize>> for Tokens {
    type Output = [Token];

    fn index(&self, tokens: Range<usize>) -> &[Token] {
        let end = tokens.end.min(self.0.len());
        &self.0[tokens.start.min(end)..end]
    }
}
