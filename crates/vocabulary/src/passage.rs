//! Exact spans of a source: the words behind everything else.
//!
//! Guards the first invariant: `text[span] == quoted words`. A [`Passage`] can only be cut from the text
//! it stands in, or checked against it.
//!
//! Must not: hold words that do not stand in a source.

use crate::{Spot, VocabularyError};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// An exact span of a source, counted in Unicode scalar values, end exclusive.
///
/// ```
/// use vocabulary::{CharMap, Passage};
/// let text = "Ölüm: 12 people";
/// let map = CharMap::new(text);
/// let passage = Passage::cut(text, &map, 8..17);
/// assert_eq!((passage.start(), passage.end(), passage.text()), (6, 15, "12 people"));
/// assert!(passage.stands_in(text).is_ok());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Passage {
    start: usize,
    end: usize,
    text: String,
    /// Where in the original the words stand, where that is known and more than their place in the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    spot: Option<Box<Spot>>,
}

impl Passage {
    /// Cuts the words at a byte range out of their text.
    ///
    /// # Panics
    /// Where the range does not lie on character boundaries of the text: that is a fault of the caller,
    /// never of a document.
    pub fn cut(text: &str, map: &CharMap, bytes: Range<usize>) -> Passage {
        let words = &text[bytes.clone()];
        Passage {
            start: map.char_at(bytes.start),
            end: map.char_at(bytes.end),
            text: words.to_owned(),
            spot: None,
        }
    }

    /// The same words in a text that has so many characters before the one they were cut from.
    pub fn shifted(self, chars: usize) -> Passage {
        Passage { start: self.start + chars, end: self.end + chars, ..self }
    }

    /// Where in the original the words stand; `None` where the text is the original.
    pub fn spot(&self) -> Option<&Spot> {
        self.spot.as_deref()
    }

    /// Keeps where in the original the words stand.
    pub fn set_spot(&mut self, spot: Option<Spot>) {
        self.spot = spot.map(Box::new);
    }

    /// First character.
    pub fn start(&self) -> usize {
        self.start
    }

    /// The character after the last.
    pub fn end(&self) -> usize {
        self.end
    }

    /// The words themselves.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Checks that the words stand in the text where they are said to.
    ///
    /// # Errors
    /// [`VocabularyError::Passage`] where they do not.
    pub fn stands_in(&self, text: &str) -> Result<(), VocabularyError> {
        let found: String = text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).collect();
        if found == self.text && self.end >= self.start {
            return Ok(());
        }
        Err(VocabularyError::Passage { quoted: self.text.clone(), start: self.start, end: self.end })
    }
}

/// Turns byte offsets of one text into character offsets and back, in constant time.
#[derive(Clone, Debug)]
pub struct CharMap {
    /// The character offset at every 64th byte; empty where the text is ASCII.
    marks: Vec<u32>,
    /// The bytes that continue a character, as bits.
    continues: Vec<u64>,
    bytes: usize,
}

impl CharMap {
    /// The map of this text.
    pub fn new(text: &str) -> CharMap {
        if text.is_ascii() {
            return CharMap { marks: Vec::new(), continues: Vec::new(), bytes: text.len() };
        }
        let words = text.len() / 64 + 1;
        let mut continues = vec![0u64; words];
        for (at, byte) in text.bytes().enumerate() {
            if byte & 0xC0 == 0x80 {
                continues[at / 64] |= 1 << (at % 64);
            }
        }
        let mut marks = Vec::with_capacity(words);
        let mut chars = 0u32;
        for bits in &continues {
            marks.push(chars);
            chars += 64 - bits.count_ones();
        }
        CharMap { marks, continues, bytes: text.len() }
    }

    /// The character offset of a byte offset.
    pub fn char_at(&self, byte: usize) -> usize {
        let byte = byte.min(self.bytes);
        if self.marks.is_empty() {
            return byte;
        }
        let within = self.continues[byte / 64] & ((1u64 << (byte % 64)) - 1);
        self.marks[byte / 64] as usize + byte % 64 - within.count_ones() as usize
    }

    /// The byte offset of a character offset; the end of the text where it lies beyond.
    pub fn byte_at(&self, char: usize) -> usize {
        if self.marks.is_empty() {
            return char.min(self.bytes);
        }
        let word = self.marks.partition_point(|&mark| mark as usize <= char).saturating_sub(1);
        let mut at = word * 64;
        while at < self.bytes && self.char_at(at) < char {
            at += 1;
        }
        while at < self.bytes && self.continues[at / 64] >> (at % 64) & 1 == 1 {
            at += 1;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_goes_both_ways() {
        let text = "Xocalı — 613 nəfər, «şəhid», 日本 🕊 end".repeat(9);
        let map = CharMap::new(&text);
        for (chars, (bytes, _)) in text.char_indices().enumerate() {
            assert_eq!(map.char_at(bytes), chars);
            assert_eq!(map.byte_at(chars), bytes);
        }
        assert_eq!(map.char_at(text.len()), text.chars().count());
        assert_eq!(map.byte_at(text.chars().count()), text.len());
    }

    #[test]
    fn altered_words_are_found_out() {
        let text = "613 killed";
        let passage = Passage::cut(text, &CharMap::new(text), 0..3);
        assert!(passage.stands_in("614 killed").is_err());
    }
}
