//! Whether a row of the same id names somebody else.
//!
//! Must not: call another spelling another person.

use super::columns::Pairs;
use vocabulary::limits::RELEASE_NAME_CHARS_MAX;
use vocabulary::{Field, List, fold};

const NAMES: &[Field] = &[
    Field::FullName,
    Field::Given,
    Field::Father,
    Field::Grandfather,
    Field::Family,
    Field::Mother,
    Field::Alias,
];

/// Whether no part of a name is the same or near, and nothing else of the person is the same either: no number, no birth,
/// not sex and age together.
pub(super) fn else_is_named((from, row): (&List, usize), (to, other): (&List, usize), pairs: &Pairs) -> bool {
    let (mut before, mut after) = (Vec::new(), Vec::new());
    let mut like = 0;
    for pair in &pairs.columns {
        let (own, theirs) = (pair.of_earlier(from, row), pair.of_later(to, other));
        let same = own != 0 && own == theirs;
        let name = NAMES.contains(&pair.field);
        if same && (name || matches!(pair.field, Field::Number | Field::Born)) {
            return false;
        }
        like += usize::from(same && matches!(pair.field, Field::Sex | Field::Age));
        if name {
            before.extend(words(from.value(row, pair.earlier)));
            after.extend(words(to.value(other, pair.later)));
        }
    }
    like < 2
        && !before.is_empty()
        && !after.is_empty()
        && !before.iter().any(|one| after.iter().any(|other| one.near(other)))
}

/// Whether the given names of two rows are near, or where only whole names are known, each word of the shorter one is near
/// one of the other.
pub(super) fn given_is_near((from, row): (&List, usize), (to, other): (&List, usize), pairs: &Pairs) -> bool {
    let of = |field| pairs.columns.iter().filter(move |pair| pair.field == field);
    let pair = of(Field::Given).next().or_else(|| of(Field::FullName).next());
    let Some(pair) = pair else { return false };
    let (mut short, mut long) = (words(from.value(row, pair.earlier)), words(to.value(other, pair.later)));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    !short.is_empty() && short.iter().all(|one| long.iter().any(|other| one.near(other)))
}

/// A word of a name, and what is left of it without its vowels: that is alike in two scripts.
struct Word {
    folded: String,
    bare: String,
}

impl Word {
    fn near(&self, other: &Word) -> bool {
        let initial = |one: &str, of: &str| one.len() == 1 && of.starts_with(one);
        let begins = |one: &str, of: &str| one.len() >= 3 && of.starts_with(one);
        self.folded == other.folded
            || initial(&self.folded, &other.folded)
            || initial(&other.folded, &self.folded)
            || begins(&self.folded, &other.folded)
            || begins(&other.folded, &self.folded)
            || (self.folded.len() >= 3 && other.folded.len() >= 3 && near(&self.folded, &other.folded))
            || (self.bare.len() >= 2 && other.bare.len() >= 2 && near(&self.bare, &other.bare))
    }
}

fn words(name: &str) -> Vec<Word> {
    let folded = fold(&name.chars().take(RELEASE_NAME_CHARS_MAX).collect::<String>());
    let bare = |word: &str| -> String {
        let weak = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h');
        let mut letters: Vec<char> = word.chars().filter(|c| !weak(c)).collect();
        letters.dedup();
        letters.into_iter().collect()
    };
    folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(|word| Word { folded: word.to_owned(), bare: bare(word) })
        .collect()
}

/// Whether two words differ by no more than one letter in three.
fn near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<u8>, Vec<u8>) = (a.bytes().take(24).collect(), b.bytes().take(24).collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = corner + usize::from(x != y);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()] * 3 <= a.len().max(b.len())
}
