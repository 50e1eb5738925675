//! Text, and the way from its characters back to the bytes of the source.
//!
//! Must not: lose a character's origin. What a format adds (a line end between blocks) leads to where it was added.

use crate::spots::Spots;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use vocabulary::Spot;

/// The text of a document or of a section of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The characters.
    pub text: String,
    /// The bytes that each came from. A PDF's characters have none: they stand on pages.
    pub map: OffsetMap,
    /// What surrounds them in the original.
    pub spots: Spots,
}

/// Leads from characters (Unicode scalar values, from 0) to bytes of the source and back. Never runs backwards.
///
/// Kept as runs of characters of one width, so that text of one script costs next to nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffsetMap {
    runs: Vec<Run>,
    chars: usize,
    end: u64,
}

/// From character `char` on, each character has `width` bytes; the first begins at `byte`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(usize, u64, u32)", into = "(usize, u64, u32)")]
struct Run {
    char: usize,
    byte: u64,
    width: u32,
}

impl From<(usize, u64, u32)> for Run {
    fn from((char, byte, width): (usize, u64, u32)) -> Run {
        Run { char, byte, width }
    }
}

impl From<Run> for (usize, u64, u32) {
    fn from(Run { char, byte, width }: Run) -> (usize, u64, u32) {
        (char, byte, width)
    }
}

impl Run {
    fn byte_at(&self, char: usize) -> u64 {
        self.byte + (char - self.char) as u64 * u64::from(self.width)
    }
}

impl OffsetMap {
    /// How many characters there are.
    pub fn chars(&self) -> usize {
        self.chars
    }

    /// The byte at which a character begins; the end of the last one where there is no such character.
    pub fn byte_at(&self, char: usize) -> u64 {
        if char >= self.chars {
            return self.end;
        }
        self.runs[self.runs.partition_point(|run| run.char <= char) - 1].byte_at(char)
    }

    /// The bytes that a range of characters came from.
    pub fn bytes(&self, chars: Range<usize>) -> Range<u64> {
        self.byte_at(chars.start)..self.byte_at(chars.end)
    }

    /// As [`OffsetMap::bytes`], without what stands between the last of them and the next: markup, a code.
    pub fn bytes_of(&self, chars: Range<usize>) -> Range<u64> {
        let start = self.byte_at(chars.start);
        let Some(last) = chars.end.min(self.chars).checked_sub(1).filter(|last| *last >= chars.start) else {
            return start..start;
        };
        let run = self.runs[self.runs.partition_point(|run| run.char <= last) - 1];
        start..(run.byte_at(last) + u64::from(run.width)).max(start)
    }

    /// The character that a byte belongs to: the last that does not begin after it.
    pub fn char_at(&self, byte: u64) -> usize {
        if byte >= self.end {
            return self.chars;
        }
        let next = self.runs.partition_point(|run| run.byte <= byte);
        let Some(run) = next.checked_sub(1).map(|at| self.runs[at]) else { return 0 };
        let last = self.runs.get(next).map_or(self.chars, |run| run.char) - 1;
        match u64::from(run.width) {
            0 => last,
            width => last.min(run.char + ((byte - run.byte) / width) as usize),
        }
    }

    /// Adds a character that came from `width` bytes at `byte`.
    pub(crate) fn push(&mut self, byte: u64, width: u32) {
        let byte = byte.max(self.runs.last().map_or(0, |run| run.byte_at(self.chars.max(1) - 1)));
        match self.runs.last() {
            Some(run) if run.width == width && run.byte_at(self.chars) == byte => {}
            _ => self.runs.push(Run { char: self.chars, byte, width }),
        }
        self.chars += 1;
        self.end = self.end.max(byte + u64::from(width));
    }

    /// Whether this can be the map of so many characters: what comes from elsewhere is not taken on trust.
    pub(crate) fn is_sound(&self, chars: usize) -> bool {
        const BYTES_MAX: u64 = 1 << 40;
        let ends = self.runs.iter().skip(1).map(|run| run.char).chain([self.chars]);
        let mut before = 0;
        let sound = self.runs.iter().zip(ends).all(|(run, end)| {
            let fits = run.char < end && run.byte >= before && run.byte < BYTES_MAX && end <= chars;
            let last = fits.then(|| run.byte_at(end - 1)).filter(|last| *last < BYTES_MAX);
            before = last.unwrap_or_default();
            last.is_some()
        });
        let begun = self.runs.first().map_or(chars == 0, |run| run.char == 0);
        sound && begun && self.chars == chars && (before..BYTES_MAX).contains(&self.end)
    }

    /// Cuts off all from a character on.
    fn split_off(&mut self, char: usize) -> OffsetMap {
        let cut = self.byte_at(char);
        let first = self.runs.partition_point(|run| run.char < char);
        let mut runs = self.runs.split_off(first);
        if runs.first().is_none_or(|run| run.char > char)
            && char < self.chars
            && let Some(run) = self.runs.last()
        {
            runs.insert(0, Run { char, byte: run.byte_at(char), width: run.width });
        }
        runs.iter_mut().for_each(|run| run.char -= char);
        let rest = OffsetMap { runs, chars: self.chars - char, end: self.end };
        (self.chars, self.end) = (char, cut);
        rest
    }
}

impl Text {
    /// Adds a character that came from `width` bytes at `byte`.
    pub(crate) fn push(&mut self, char: char, byte: u64, width: u32) {
        self.text.push(char);
        self.map.push(byte, width);
    }

    /// Where in the original a range of characters stands; `None` where this is the original's own text.
    pub fn spot(&self, chars: Range<usize>) -> Option<Spot> {
        self.spots.spot(chars, &self.map)
    }

    /// Adds UTF-8 that stands at `byte`.
    pub(crate) fn push_utf8(&mut self, words: &str, mut byte: u64) {
        self.text.push_str(words);
        for char in words.chars() {
            let width = char.len_utf8() as u32;
            self.map.push(byte, width);
            byte += u64::from(width);
        }
    }

    /// Cuts off all from a byte of the text on.
    pub(crate) fn split_off(&mut self, byte: usize) -> Text {
        let text = self.text.split_off(byte);
        let char = self.map.chars - text.chars().count();
        Text { text, map: self.map.split_off(char), spots: self.spots.split_off(char) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_character_leads_to_its_bytes_and_back(words in "\\PC{0,80}", base in 0u64..9) {
            let mut text = Text::default();
            text.push_utf8(&words, base);
            for (char, (byte, _)) in words.char_indices().enumerate() {
                prop_assert_eq!(text.map.byte_at(char), base + byte as u64);
                prop_assert_eq!(text.map.char_at(base + byte as u64), char);
            }
            prop_assert_eq!(text.map.byte_at(words.chars().count()), if words.is_empty() { 0 } else { base + words.len() as u64 });
        }

        #[test]
        fn cutting_changes_no_offset(words in "\\PC{1,60}", cut in 0usize..60) {
            let mut whole = Text::default();
            whole.push_utf8(&words, 3);
            let bytes: Vec<u64> = (0..=whole.map.chars()).map(|char| whole.map.byte_at(char)).collect();
            let cut = cut.min(whole.map.chars());
            let at = words.char_indices().nth(cut).map_or(words.len(), |(at, _)| at);
            let mut first = whole;
            let rest = first.split_off(at);
            prop_assert_eq!(first.map.chars() + rest.map.chars(), bytes.len() - 1);
            for (char, byte) in bytes.iter().enumerate().take(cut) {
                prop_assert_eq!(first.map.byte_at(char), *byte);
            }
            for char in 0..rest.map.chars() {
                prop_assert_eq!(rest.map.byte_at(char), bytes[cut + char]);
            }
            prop_assert_eq!(format!("{}{}", first.text, rest.text), words);
        }

        #[test]
        fn a_map_never_runs_backwards(pushes in prop::collection::vec((0u64..50, 0u32..4), 1..40)) {
            let mut map = OffsetMap::default();
            pushes.iter().for_each(|(byte, width)| map.push(*byte, *width));
            let bytes: Vec<u64> = (0..=map.chars()).map(|char| map.byte_at(char)).collect();
            prop_assert!(bytes.is_sorted(), "{bytes:?}");
        }
    }
}
