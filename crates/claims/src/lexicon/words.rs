//! A map by words, looked up for every token of every document.
//!
//! Nearly all words have up to 15 bytes. Such a word is its own number, so that it is found and compared without
//! going to where its letters lie. Must not: be gone through in any order.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Values by words of a pack.
pub(crate) struct WordMap<V> {
    short: HashMap<Short, V, BuildHasherDefault<ShortHasher>>,
    long: HashMap<String, V>,
}

impl<V> Default for WordMap<V> {
    fn default() -> WordMap<V> {
        WordMap { short: HashMap::default(), long: HashMap::default() }
    }
}

impl<V> WordMap<V> {
    /// The value of a word.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        match Short::of(word) {
            Some(short) => self.short.get(&short),
            None => self.long.get(word),
        }
    }

    /// The value of a word, to be changed; the default value where it had none.
    pub(crate) fn slot(&mut self, word: &str) -> &mut V
    where
        V: Default,
    {
        match Short::of(word) {
            Some(short) => self.short.entry(short).or_default(),
            None => self.long.entry(word.to_owned()).or_default(),
        }
    }
}

/// The bytes of a short word and their number.
#[derive(PartialEq, Eq, Hash)]
struct Short(u64, u64);

impl Short {
    fn of(word: &str) -> Option<Short> {
        let mut bytes = [0; 16];
        bytes[..15].get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        bytes[15] = word.len() as u8;
        let number = u128::from_le_bytes(bytes);
        Some(Short(number as u64, (number >> 64) as u64))
    }
}

/// A quick hash for words of a pack, which nobody chooses in order to do harm.
#[derive(Default)]
struct ShortHasher(u64);

impl Hasher for ShortHasher {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        // An odd number without a pattern: 2^64 over the golden ratio.
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn finish(&self) -> u64 {
        // A product's upper bits are its well-mixed ones; tables ask for the lower.
        self.0.rotate_left(26)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_all_lengths_are_told_apart() {
        let words = ["", "a", "a\0", "fifteen letters", "sixteen letters!", "sixteen letters?"];
        let mut map: WordMap<usize> = WordMap::default();
        words.iter().enumerate().for_each(|(at, word)| *map.slot(word) = at);
        assert!(words.iter().enumerate().all(|(at, word)| map.get(word) == Some(&at)));
        assert_eq!(["b", "fifteen letterz", "sixteen letters."].map(|word| map.get(word)), [None; 3]);
    }
}
