//! What goes wrong in a word on its way into a list: slips of the hand, of the eye and of the ear.
//!
//! Must not: leave a word empty.

use crate::random::Chance;

/// The rows of three keyboards; who misses a key hits the one beside it.
const KEYS: &[&[&str]] = &[
    &["qwertyuiop", "asdfghjkl", "zxcvbnm"],
    &["йцукенгшщзх", "фывапролджэ", "ячсмитьбю"],
    &["ضصثقفغعهخحجد", "شسيبلاتنمكط", "ئءؤرىةوزظ"],
];

/// What a scanner takes for one another.
const SEEN: &[(&str, &str)] = &[
    ("rn", "m"),
    ("m", "rn"),
    ("l", "i"),
    ("i", "l"),
    ("o", "0"),
    ("c", "e"),
    ("h", "b"),
    ("n", "u"),
    ("cl", "d"),
    ("ي", "ب"),
    ("ب", "ت"),
    ("ح", "خ"),
    ("ر", "ز"),
    ("س", "ش"),
    ("ف", "ق"),
    ("ص", "ض"),
    ("и", "н"),
    ("ш", "щ"),
    ("л", "п"),
    ("в", "б"),
];

/// What the ear takes for one another.
const HEARD: &[(&str, &str)] = &[
    ("ph", "f"),
    ("ck", "k"),
    ("th", "t"),
    ("sh", "s"),
    ("kh", "k"),
    ("ee", "i"),
    ("ou", "u"),
    ("y", "i"),
    ("z", "s"),
    ("v", "w"),
    ("b", "p"),
    ("d", "t"),
    ("e", "i"),
    ("ə", "a"),
    ("о", "а"),
    ("и", "е"),
    ("т", "д"),
    ("ظ", "ض"),
    ("ث", "س"),
    ("ق", "ك"),
];

/// One slip in a word. A word of a single letter stays as it is.
pub(crate) fn slip(word: &mut String, chance: &mut Chance) {
    match chance.below(10) {
        0..=1 => confused(word, HEARD, chance),
        2 => confused(word, SEEN, chance),
        kind => typed(word, kind, chance),
    }
}

/// A slip of the hand: a letter too few, too many, in the wrong place, or another.
fn typed(word: &mut String, kind: u32, chance: &mut Chance) {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 2 {
        return;
    }
    // The first letter is looked at by who writes it, and is wrong more seldom.
    let first = usize::from(!chance.hits(0.1));
    let at = first + chance.below((letters.len() - first) as u32) as usize;
    match kind {
        3..=4 => drop(letters.remove(at)),
        5 => letters.insert(at, letters[at]),
        6 => {
            let other = if at + 1 < letters.len() { at + 1 } else { at - 1 };
            letters.swap(at, other);
        }
        7..=8 => letters[at] = beside(letters[at], chance),
        _ => letters[at] = any_like(letters[at], chance),
    }
    word.clear();
    word.extend(letters);
}

/// The key beside a letter's.
fn beside(letter: char, chance: &mut Chance) -> char {
    let low = letter.to_lowercase().next().unwrap_or(letter);
    let row = KEYS.iter().flat_map(|board| board.iter()).find(|row| row.contains(low));
    let Some(row) = row else { return letter };
    let keys: Vec<char> = row.chars().collect();
    let at = keys.iter().position(|key| *key == low).unwrap_or(0);
    let next = if at + 1 == keys.len() || (at > 0 && chance.hits(0.5)) { at - 1 } else { at + 1 };
    cased_as(letter, keys[next])
}

/// Any letter of the same alphabet.
fn any_like(letter: char, chance: &mut Chance) -> char {
    let low = letter.to_lowercase().next().unwrap_or(letter);
    let board = KEYS.iter().find(|board| board.iter().any(|row| row.contains(low))).unwrap_or(&KEYS[0]);
    let keys: Vec<char> = board.iter().flat_map(|row| row.chars()).collect();
    cased_as(letter, chance.pick(&keys).copied().unwrap_or(letter))
}

fn cased_as(letter: char, key: char) -> char {
    match letter.is_uppercase() {
        true => key.to_uppercase().next().unwrap_or(key),
        false => key,
    }
}

/// The first of these confusions that fits, searched from a place drawn; a slip of the hand where none does.
fn confused(word: &mut String, pairs: &[(&str, &str)], chance: &mut Chance) {
    let start = chance.below(pairs.len() as u32) as usize;
    let found = (0..pairs.len()).map(|step| pairs[(start + step) % pairs.len()]).find_map(|(from, to)| {
        // Not at the very beginning, where a capital stands.
        let at = word.char_indices().nth(1).and_then(|(at, _)| Some(at + word[at..].find(from)?))?;
        Some((at, from, to))
    });
    match found {
        Some((at, from, to)) => word.replace_range(at..at + from.len(), to),
        None => typed(word, 3 + chance.below(7), chance),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_emptied_and_most_are_changed() {
        let mut chance = Chance::of(3, &[]);
        for word in ["", "J", "Jo", "Thorne", "محمد", "Кузнецов", "Əli", "José", "al-Najjar"] {
            let mut changed = 0;
            for _ in 0..200 {
                let mut slipped = word.to_owned();
                slip(&mut slipped, &mut chance);
                assert_eq!(slipped.is_empty(), word.is_empty());
                let lengths = (slipped.chars().count(), word.chars().count());
                assert!(lengths.0.abs_diff(lengths.1) <= 1, "{word} {slipped}");
                changed += usize::from(slipped != word);
            }
            assert!(word.chars().count() < 3 || changed > 150, "{word}: {changed} of 200");
        }
    }

    #[test]
    fn a_missed_key_lies_beside_in_the_same_case() {
        let mut chance = Chance::of(5, &[]);
        let hit: std::collections::BTreeSet<char> = (0..50).map(|_| beside('S', &mut chance)).collect();
        assert_eq!(hit.into_iter().collect::<String>(), "AD");
        assert_eq!(beside('Q', &mut chance), 'W');
        assert_eq!(beside('-', &mut chance), '-');
    }
}
