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
    /// Each word that stands in an entry, by number.
    words: WordMap<u32>,
    /// For each word, the node of what begins with it.
    first: Vec<Option<u32>>,
    nodes: Vec<Node>,
    entries: Vec<Entry>,
}

/// The number of a word that stands in no entry.
pub(crate) const UNKNOWN: u32 = u32::MAX;

/// What may follow on the words so far.
#[derive(Default)]
struct Node {
    /// The entry that the words so far are.
    entry: Option<u32>,
    /// The nodes behind the next word, by its number, in order.
    next: Vec<(u32, u32)>,
}

impl Lexicon {
    /// Compiles the files of a pack.
    ///
    /// # Errors
    /// [`PackError`] where a file is not TOML or names a class or value that there is not.
    pub(crate) fn compile(files: &[(&str, &str)]) -> Result<Lexicon, PackError> {
        let mut phrases: BTreeMap<String, Entry> = BTreeMap::new();
        for (name, text) in files {
            for item in pack::items(name, text)? {
                let entry = phrases.entry(item.phrase).or_default();
                entry.classes.insert(item.class);
                if let Some(value) = item.value {
                    entry.values.push((item.class, value));
                }
            }
        }
        let mut lexicon =
            Lexicon { words: WordMap::default(), first: Vec::new(), nodes: Vec::new(), entries: Vec::new() };
        for (entry, phrase) in (0..).zip(phrases.keys()) {
            let node = lexicon.node_of(phrase);
            lexicon.nodes[node as usize].entry = Some(entry);
        }
        lexicon.entries = phrases.into_values().collect();
        Ok(lexicon)
    }

    /// The node of a phrase, made where there is none.
    fn node_of(&mut self, phrase: &str) -> u32 {
        let mut node: Option<u32> = None;
        for word in phrase.split(' ') {
            let new = self.words.len() as u32;
            let word = *self.words.entry(word.to_owned()).or_insert(new);
            self.first.resize(self.words.len(), None);
            let made = self.nodes.len() as u32;
            let next = match node {
                None => *self.first[word as usize].get_or_insert(made),
                Some(node) => {
                    let next = &mut self.nodes[node as usize].next;
                    match next.binary_search_by_key(&word, |(word, _)| *word) {
                        Ok(at) => next[at].1,
                        Err(at) => {
                            next.insert(at, (word, made));
                            made
                        }
                    }
                }
            };
            if next == made {
                self.nodes.push(Node::default());
            }
            node = Some(next);
        }
        node.unwrap_or_default()
    }

    /// The entry of a hit.
    pub(crate) fn entry(&self, index: u32) -> &Entry {
        &self.entries[index as usize]
    }

    /// The number of a folded word; [`UNKNOWN`] where no entry has it.
    pub(crate) fn word(&self, word: &str) -> u32 {
        self.words.get(word).copied().unwrap_or(UNKNOWN)
    }

    /// The longest entry that these words begin with: how many words, and which entry.
    pub(crate) fn longest(&self, words: impl Iterator<Item = u32>) -> Option<(usize, u32)> {
        let mut at: Option<&Node> = None;
        let mut longest = None;
        for (before, word) in words.enumerate() {
            let next = match at {
                None => self.first.get(word as usize).copied().flatten(),
                Some(node) => {
                    let found = node.next.binary_search_by_key(&word, |(word, _)| *word);
                    found.ok().map(|found| node.next[found].1)
                }
            };
            let Some(next) = next.map(|next| &self.nodes[next as usize]) else { break };
            longest = next.entry.map(|entry| (before + 1, entry)).or(longest);
            if next.next.is_empty() {
                break;
            }
            at = Some(next);
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
        let words = |at: usize| line[at..].iter().map(|word| lexicon.word(word));
        let longest = |at: usize| lexicon.longest(words(at)).map(|(length, _)| length);
        assert_eq!([0, 1, 2, 3, 4].map(longest), [None, Some(2), Some(1), Some(1), None]);
    }
}
