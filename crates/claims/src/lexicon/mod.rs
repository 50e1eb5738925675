//! The words of a language, by what they do in a report, compiled once into one tree of words.
//!
//! A lexicon is data: `packs/LANGUAGE/*.toml` name classes of words and, for each class, the words. What a
//! class means to the grammar is said at [`Class`]. Must not: decide anything by itself.

mod class;
mod pack;
mod words;

pub(crate) use class::{Class, Classes, traits};
pub(crate) use pack::PackError;
pub(crate) use words::WordMap;

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
    first: Node,
    entries: Vec<Entry>,
}

/// What may follow on the words so far.
#[derive(Default)]
struct Node {
    /// The entry that the words so far are.
    entry: Option<u32>,
    next: WordMap<Node>,
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
        let mut first = Node::default();
        for (entry, phrase) in (0..).zip(words.keys()) {
            let mut node = &mut first;
            for word in phrase.split(' ') {
                node = node.next.entry(word.to_owned()).or_default();
            }
            node.entry = Some(entry);
        }
        Ok(Lexicon { first, entries: words.into_values().collect() })
    }

    /// The entry of a hit.
    pub(crate) fn entry(&self, index: u32) -> &Entry {
        &self.entries[index as usize]
    }

    /// The longest entry that these folded tokens begin with: how many tokens, and which entry.
    pub(crate) fn longest<'w>(&self, tokens: impl Iterator<Item = &'w str>) -> Option<(usize, u32)> {
        let mut node = &self.first;
        let mut longest = None;
        for (before, token) in tokens.enumerate() {
            let Some(next) = node.next.get(token) else { break };
            longest = next.entry.map(|entry| (before + 1, entry)).or(longest);
            node = next;
        }
        longest
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
        let line = ["eleven", "police", "officers", "people", "police"];
        let longest = |at: usize| lexicon.longest(line[at..].iter().copied()).map(|(length, _)| length);
        assert_eq!([0, 1, 2, 3, 4].map(longest), [None, Some(2), Some(1), Some(1), None]);
    }
}
