//! The words of a language, by what they do in a report, compiled once into one automaton.
//!
//! A lexicon is data: `packs/LANGUAGE/*.toml` name classes of words and, for each class, the words. What a
//! class means to the grammar is said at [`Class`]. Must not: decide anything by itself.

mod class;
mod pack;

pub(crate) use class::{Class, Classes, traits};
pub(crate) use pack::PackError;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::collections::BTreeMap;

/// What one entry of the lexicon can mean: the classes it belongs to, with a value in each.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    /// The classes.
    pub(crate) classes: Classes,
    /// The value in each class; absent where the class has none.
    values: Vec<(Class, u16)>,
}

impl Entry {
    /// Its value in a class.
    pub(crate) fn value(&self, class: Class) -> Option<u16> {
        self.values.iter().find(|(c, _)| *c == class).map(|(_, value)| *value)
    }
}

/// A compiled lexicon.
pub(crate) struct Lexicon {
    automaton: AhoCorasick,
    /// For each pattern: how many tokens it covers.
    lengths: Vec<u8>,
    entries: Vec<Entry>,
}

/// A place where an entry of the lexicon stands: so many tokens from the first.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// The first token.
    pub(crate) token: u32,
    /// How many tokens.
    pub(crate) length: u8,
    /// Which entry.
    pub(crate) entry: u32,
}

impl Lexicon {
    /// Compiles the files of a pack.
    ///
    /// # Errors
    /// [`PackError`] where a file is not TOML or names a class or value that there is not.
    pub(crate) fn compile(files: &[(&str, &str)]) -> Result<Lexicon, PackError> {
        let mut words: BTreeMap<String, Entry> = BTreeMap::new();
        for (name, text) in files {
            for item in pack::items(name, text)? {
                let entry = words.entry(item.phrase).or_default();
                entry.classes.insert(item.class);
                if let Some(value) = item.value {
                    entry.values.push((item.class, value));
                }
            }
        }
        let patterns: Vec<String> = words.keys().map(|phrase| format!(" {phrase} ")).collect();
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&patterns)
            .map_err(|e| PackError::TooLarge { why: e.to_string() })?;
        let lengths = words.keys().map(|phrase| phrase.split(' ').count().min(255) as u8).collect();
        Ok(Lexicon { automaton, lengths, entries: words.into_values().collect() })
    }

    /// The entry of a hit.
    pub(crate) fn entry(&self, index: u32) -> &Entry {
        &self.entries[index as usize]
    }

    /// The value that a phrase has in a class, where the phrase is an entry: its words folded, parted by single spaces.
    pub(crate) fn value(&self, phrase: &str, class: Class) -> Option<u16> {
        let line = format!(" {phrase} ");
        let whole = self
            .automaton
            .find_overlapping_iter(&line)
            .find(|found| found.end() - found.start() == line.len())?;
        self.entry(whole.pattern().as_u32()).value(class)
    }

    /// All entries that stand in a line of folded tokens, each with one space before and after; `starts` are
    /// the offsets of the space before each token, in order.
    pub(crate) fn hits(&self, line: &str, starts: &[u32]) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(starts.len() / 2);
        let mut after = 0;
        for found in self.automaton.find_overlapping_iter(line) {
            // The last byte of a match is the space before the token that follows it.
            let end = found.end() as u32 - 1;
            while after < starts.len() && starts[after] < end {
                after += 1;
            }
            let pattern = found.pattern().as_u32();
            let length = self.lengths[pattern as usize];
            hits.push(Hit { token: (after - usize::from(length)) as u32, length, entry: pattern });
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_phrases_where_they_begin() {
        let lexicon =
            Lexicon::compile(&[("t", "[person]\nplain = [\"people\", \"police officers\", \"officers\"]")])
                .unwrap();
        let line = " eleven police officers people ";
        let starts = [0, 7, 14, 23];
        let found: Vec<_> = lexicon.hits(line, &starts).iter().map(|h| (h.token, h.length)).collect();
        assert_eq!(found, [(1, 2), (2, 1), (3, 1)]);
    }
}
