//! Rows without an id that changed: paired with the row that shares the most with them.
//!
//! Must not: pair what shares only what many share. A family has one name, one place and one day.

use super::PairedBy;
use super::columns::Pairs;
use super::rows::Pairing;
use super::somebody;
use vocabulary::limits::{RELEASE_ASKED_MAX, RELEASE_NEAREST_MAX, RELEASE_ROWS_OF_A_VALUE_MAX};
use vocabulary::{Field, List};

pub(super) fn pair((from, to): (&List, &List), pairs: &Pairs, pairing: &mut Pairing) {
    let before: Vec<u32> =
        (0..from.rows()).filter(|row| pairing.later_of[*row].is_none()).map(|row| row as u32).collect();
    let after: Vec<u32> = (0..to.rows()).filter(|row| !pairing.taken[*row]).map(|row| row as u32).collect();
    if before.is_empty() || after.is_empty() {
        return;
    }
    let indices: Vec<Index> = (0..pairs.columns.len())
        .filter(|place| Some(*place) != pairs.id)
        .map(|place| Index::of(pairs, place, from, &before))
        .collect();
    // The weight of what is shared, the earlier row, the later one.
    let mut found: Vec<(f32, u32, u32)> = Vec::new();
    for row in &after {
        if let Some((weight, other)) = best(*row, (from, to), pairs, &indices) {
            found.push((weight, other, *row));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, earlier, later) in found {
        if pairing.later_of[earlier as usize].is_none() && !pairing.taken[later as usize] {
            pairing.take(earlier as usize, later as usize, PairedBy::Nearest);
        }
    }
}

/// The rows of an earlier release by the value of one column.
struct Index {
    place: usize,
    /// Where the rows of each shared code begin.
    starts: Vec<u32>,
    rows: Vec<u32>,
    /// What it is worth to share a value, by its code, in bits: the rarer, the more.
    bits: Vec<f32>,
}

impl Index {
    fn of(pairs: &Pairs, place: usize, from: &List, before: &[u32]) -> Index {
        let pair = &pairs.columns[place];
        let mut counts = vec![0_u32; pair.shared];
        (0..from.rows()).for_each(|row| counts[pair.of_earlier(from, row) as usize] += 1);
        let all = from.rows() as f32;
        let worth = if pair.compared { 1.0 } else { 0.25 };
        let bits = counts.iter().map(|count| (all / (*count).max(1) as f32).log2() * worth).collect();
        let mut starts = vec![0_u32; pair.shared + 1];
        for row in before {
            starts[pair.of_earlier(from, *row as usize) as usize + 1] += 1;
        }
        for code in 1..starts.len() {
            starts[code] += starts[code - 1];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; before.len()];
        for row in before {
            let at = &mut next[pair.of_earlier(from, *row as usize) as usize];
            rows[*at as usize] = *row;
            *at += 1;
        }
        Index { place, starts, rows, bits }
    }

    fn rows(&self, code: u32) -> &[u32] {
        let code = code as usize;
        if code == 0 || code + 1 >= self.starts.len() {
            return &[];
        }
        &self.rows[self.starts[code] as usize..self.starts[code + 1] as usize]
    }
}

/// The earlier row that shares the most with a later one, where it is enough and no other shares as much.
fn best(row: u32, (from, to): (&List, &List), pairs: &Pairs, indices: &[Index]) -> Option<(f32, u32)> {
    let code = |index: &Index| pairs.columns[index.place].of_later(to, row as usize);
    let mut lists: Vec<&[u32]> = indices.iter().map(|index| index.rows(code(index))).collect();
    lists.retain(|rows| !rows.is_empty() && rows.len() <= RELEASE_ROWS_OF_A_VALUE_MAX);
    lists.sort_by_key(|rows| rows.len());
    let mut candidates: Vec<u32> =
        lists.into_iter().flatten().copied().take(RELEASE_NEAREST_MAX * 4).collect();
    candidates.sort_unstable();
    candidates.dedup();
    candidates.truncate(RELEASE_NEAREST_MAX);
    let mut scored: Vec<(f32, u32)> = Vec::new();
    for other in candidates {
        let (mut shared, mut lost, mut cells) = (0.0, 0.0, 0);
        for index in indices {
            let pair = &pairs.columns[index.place];
            let (own, theirs) = (code(index), pair.of_earlier(from, other as usize));
            if own == 0 || theirs == 0 {
                continue;
            }
            let bits = index.bits.get(theirs as usize).copied().unwrap_or(0.0);
            if own == theirs {
                shared += bits;
                cells += 1;
            } else {
                lost += bits;
            }
        }
        if cells >= 2 && shared > lost {
            scored.push((shared - lost, other));
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    // Whoever is named otherwise altogether is somebody else, whatever else is shared; the first few are enough to ask.
    scored.truncate(RELEASE_ASKED_MAX);
    scored.retain(|(_, other)| named(pairs, (from, *other as usize), (to, row as usize)));
    match scored[..] {
        [] => None,
        [first] => Some(first),
        [first, second, ..] => (first.0 > second.0 + 1.0).then_some(first),
    }
}

/// Whether two rows share a name, a number or a birth, or have names that are near each other.
fn named(pairs: &Pairs, (from, row): (&List, usize), (to, other): (&List, usize)) -> bool {
    let mut any = false;
    for pair in pairs.columns.iter().filter(|pair| tells_a_person(pair.field)) {
        let (own, theirs) = (pair.of_earlier(from, row), pair.of_later(to, other));
        if own != 0 && own == theirs {
            return true;
        }
        any |= own != 0 && theirs != 0;
    }
    any && somebody::given_is_near((from, row), (to, other), pairs)
}

/// Whether two rows that share this may be about one person for that reason.
fn tells_a_person(field: Field) -> bool {
    matches!(field, Field::FullName | Field::Given | Field::Number | Field::Born | Field::Alias)
}
