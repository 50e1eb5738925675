//! What the model is told of a word: its norm, its first and last letters, its shape, and whether space follows.
//!
//! Must not: know meaning. Two words with equal attributes are one word to the model.

use crate::hash::key;

/// The attributes of a token, in the order of the model's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Attributes {
    /// Norm, prefix, suffix, shape, space after, is space.
    pub(crate) keys: [u64; 6],
}

impl Attributes {
    /// Of a word with its norm's key; no blank stands behind it.
    pub(crate) fn of(word: &str, norm: u64) -> Attributes {
        let first = word.chars().next().map_or(0, char::len_utf8);
        let suffix = word.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
        let space = !word.is_empty() && word.chars().all(is_space);
        let shape = key(&shape(word));
        let keys = [norm, key(&word[..first]), key(&word[suffix..]), shape, 0, u64::from(space)];
        Attributes { keys }
    }

    /// Notes that a blank stands behind the word.
    pub(crate) fn put_blank_behind(&mut self) {
        self.keys[4] = 1;
    }

    /// Whether the token is white space.
    pub(crate) fn is_space(&self) -> bool {
        self.keys[5] == 1
    }
}

/// From this many characters on, a word has no shape of its own.
const LONG_CHARS: usize = 100;
/// The longest run of one kind that a shape shows.
const RUN: usize = 4;

/// "Xxxxx", "dd,ddd": letters and digits by kind, anything else as it is, runs cut at four.
fn shape(word: &str) -> String {
    if word.chars().count() >= LONG_CHARS {
        return "LONG".to_owned();
    }
    let mut shape = String::with_capacity(word.len());
    let (mut last, mut run) = (None, 0);
    for c in word.chars() {
        let kind = if c.is_alphabetic() {
            if c.is_uppercase() { 'X' } else { 'x' }
        } else if is_digit(c) {
            'd'
        } else {
            c
        };
        run = if last == Some(kind) { run + 1 } else { 0 };
        last = Some(kind);
        if run < RUN {
            shape.push(kind);
        }
    }
    shape
}

/// A digit: not a fraction, not a numeral of letters.
pub(crate) fn is_digit(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_digit();
    }
    let letters = matches!(c, '\u{BC}'..='\u{BE}' | '\u{2150}'..='\u{218B}' | '\u{2469}'..='\u{2473}' | '\u{3007}'..='\u{9FFF}');
    c.is_numeric() && !letters
}

/// White space as the tokenizer splits at it: Unicode's, and the four separators of ASCII.
pub(crate) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{1C}'..='\u{1F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_show_kinds_and_short_runs() {
        assert_eq!(shape("Khojaly"), "Xxxxx");
        assert_eq!(shape("12,345.6"), "dd,ddd.d");
        assert_eq!(shape("UN's"), "XX'x");
        assert_eq!(shape(&"a".repeat(100)), "LONG");
    }
}
