//! Whether a row of the same id names somebody else.
//!
//! Must not: call another spelling another person.

use super::columns::Pairs;
use std::collections::BTreeSet;
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

/// How much of a name is looked at, in characters.
const NAME_CHARS_MAX: usize = 200;

/// Whether no part of a name is the same or near, and no number and no birth is the same either.
pub(super) fn else_is_named((from, row): (&List, usize), (to, other): (&List, usize), pairs: &Pairs) -> bool {
    let mut before = BTreeSet::new();
    let mut after = BTreeSet::new();
    for pair in &pairs.columns {
        let (own, theirs) = (pair.of_earlier(from, row), pair.of_later(to, other));
        let name = NAMES.contains(&pair.field);
        if own != 0 && own == theirs && (name || matches!(pair.field, Field::Number | Field::Born)) {
            return false;
        }
        if name {
            before.extend(skeletons(from.value(row, pair.earlier)));
            after.extend(skeletons(to.value(other, pair.later)));
        }
    }
    !before.is_empty()
        && !after.is_empty()
        && !before.iter().any(|one| after.iter().any(|other| near(one, other)))
}

/// The words of a name without their vowels: what is left alike in two scripts.
fn skeletons(name: &str) -> Vec<String> {
    let folded = fold(&name.chars().take(NAME_CHARS_MAX).collect::<String>());
    let bare = |word: &str| -> String {
        let mut letters: Vec<char> =
            word.chars().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h')).collect();
        letters.dedup();
        letters.into_iter().collect()
    };
    folded.split(' ').map(bare).filter(|word| word.len() >= 2).collect()
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
