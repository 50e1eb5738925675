//! What of a record is held against another while pairs are met: the values of its fields and the parts that rules
//! ask for, side by side, so that a pair costs two looks into memory.
//!
//! Must not: hold parts that no rule asks for.

use super::keys::Parts;
use super::rules::Rule;

/// Sixteen words: what the processor takes from memory at once.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line([u32; LINE]);

const LINE: usize = 16;
/// Marks a word that is not known; the record stands below it, so that it is equal to no other.
const NOT_KNOWN: u32 = 1 << 31;

/// Records as rows of words: first the values of the fields, then the parts that rules ask for.
pub(crate) struct Rows {
    /// How many lines a record has.
    lines: usize,
    words: Vec<Line>,
    /// For each rule the words that must be equal, as bits.
    pub(crate) rules: Vec<u32>,
}

impl Rows {
    /// The rows for some rules; the first `fields` parts are the values of the fields.
    pub(crate) fn of(parts: &Parts, fields: usize, rules: &[Rule]) -> Rows {
        let asked = rules.iter().fold(0u32, |asked, rule| asked | rule.parts);
        let used: Vec<usize> =
            (0..parts.parts.len()).filter(|&at| at < fields || asked >> at & 1 == 1).collect();
        let lines = used.len().div_ceil(LINE).max(1);
        let mut words: Vec<Line> = Vec::with_capacity(lines * parts.len());
        for record in 0..parts.len() {
            for line in 0..lines {
                let mut word = [NOT_KNOWN | record as u32; LINE];
                for (word, &part) in word.iter_mut().zip(used.iter().skip(line * LINE)) {
                    let code = parts.columns[part][record];
                    *word = if code == 0 { *word } else { code };
                }
                words.push(Line(word));
            }
        }
        Rows { lines, words, rules: rules.iter().map(|rule| moved(rule.parts, &used)).collect() }
    }

    /// How many records there are.
    pub(crate) fn len(&self) -> usize {
        self.words.len() / self.lines
    }

    /// The code of a record's value in a field; 0 where it is not known.
    #[inline]
    pub(crate) fn code(&self, record: u32, field: usize) -> u32 {
        let word = self.words[record as usize * self.lines + field / LINE].0[field % LINE];
        if word & NOT_KNOWN == 0 { word } else { 0 }
    }

    /// The words of a record, to bring those alike beside each other.
    pub(crate) fn row(&self, record: u32) -> impl Iterator<Item = u32> + '_ {
        let start = record as usize * self.lines;
        self.words[start..start + self.lines].iter().flat_map(|line| line.0)
    }

    /// Which words of two records are known and equal, as bits.
    #[inline]
    pub(crate) fn equal(&self, a: u32, b: u32) -> u32 {
        let (a, b) = (a as usize * self.lines, b as usize * self.lines);
        let mut bits = equal(&self.words[a], &self.words[b]);
        if self.lines > 1 {
            bits |= equal(&self.words[a + 1], &self.words[b + 1]) << LINE;
        }
        bits
    }
}

/// Bits of parts as bits of the words they stand in.
fn moved(parts: u32, used: &[usize]) -> u32 {
    used.iter().enumerate().fold(0, |bits, (place, part)| bits | (parts >> part & 1) << place)
}

/// Which words of two lines are equal, as bits.
#[inline]
fn equal(a: &Line, b: &Line) -> u32 {
    let mut bits = 0;
    for at in 0..LINE {
        bits |= u32::from(a.0[at] == b.0[at]) << at;
    }
    bits
}
