//! The rows of two releases, paired: by id, by exact content, by the nearest.
//!
//! Must not: say what changed in them.

use super::columns::{Pair, Pairs};
use super::{DuplicateId, NONE, PairedBy, Release, ReleaseReport, nearest, somebody};
use vocabulary::List;
use vocabulary::limits::{RELEASE_DUPLICATES_MAX, RELEASE_ROWS_OF_AN_ID_MAX};

/// For each earlier row its later one.
pub(super) struct PairedRows {
    pub(super) later_of: Vec<Option<(u32, PairedBy)>>,
}

/// Rows while they are paired.
pub(super) struct Pairing {
    pub(super) later_of: Vec<Option<(u32, PairedBy)>>,
    pub(super) taken: Vec<bool>,
}

impl Pairing {
    pub(super) fn take(&mut self, earlier: usize, later: usize, by: PairedBy) {
        self.later_of[earlier] = Some((later as u32, by));
        self.taken[later] = true;
    }
}

pub(super) fn pair(
    earlier: Release<'_>,
    later: Release<'_>,
    pairs: &Pairs,
    report: &mut ReleaseReport,
) -> PairedRows {
    let (from, to) = (earlier.list, later.list);
    let mut pairing = Pairing { later_of: vec![None; from.rows()], taken: vec![false; to.rows()] };
    let content = (hashes(pairs, from, Pair::of_earlier), hashes(pairs, to, Pair::of_later));
    if let Some(id) = pairs.id.map(|at| &pairs.columns[at]) {
        report.duplicates_earlier = duplicates(from, id.earlier, id.shared, |row| id.of_earlier(from, row));
        report.duplicates_later = duplicates(to, id.later, id.shared, |row| id.of_later(to, row));
        let repeated =
            |duplicates: &[DuplicateId]| duplicates.iter().map(|duplicate| duplicate.count).sum::<usize>();
        // A column whose values mostly repeat tells no rows apart, whatever the map says.
        let tells = repeated(&report.duplicates_earlier) * 2 <= from.rows()
            && repeated(&report.duplicates_later) * 2 <= to.rows();
        report.by_ids = tells && by_id((from, to), pairs, id, (&content.0, &content.1), &mut pairing, report);
    }
    by_content((&content.0, &content.1), &mut pairing);
    if !report.by_ids {
        nearest::pair((from, to), pairs, &mut pairing);
    }
    PairedRows { later_of: pairing.later_of }
}

/// What a row says in all paired columns but the id, in eight bytes.
fn hashes(pairs: &Pairs, list: &List, code: impl Fn(&Pair, &List, usize) -> u32) -> Vec<u64> {
    let mut hashes = vec![0_u64; list.rows()];
    for (place, pair) in pairs.columns.iter().enumerate().filter(|(place, _)| Some(*place) != pairs.id) {
        for (row, hash) in hashes.iter_mut().enumerate() {
            *hash = hash.wrapping_add(mixed((place as u64) << 32 | u64::from(code(pair, list, row))));
        }
    }
    hashes
}

/// Sebastiano Vigna's public-domain "splitmix64" finaliser: each bit of the number counts for each of the result.
fn mixed(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// Ids that stand in several rows.
fn duplicates(list: &List, column: usize, shared: usize, code: impl Fn(usize) -> u32) -> Vec<DuplicateId> {
    let mut counts = vec![0_u32; shared];
    (0..list.rows()).for_each(|row| counts[code(row) as usize] += 1);
    if counts.iter().skip(1).all(|count| *count < 2) {
        return Vec::new();
    }
    let mut place = vec![NONE; shared];
    let mut found: Vec<DuplicateId> = Vec::new();
    for row in 0..list.rows() {
        let code = code(row) as usize;
        if code == 0 || counts[code] < 2 {
            continue;
        }
        if place[code] == NONE {
            place[code] = found.len() as u32;
            found.push(DuplicateId { id: list.value(row, column).to_owned(), rows: Vec::new(), count: 0 });
        }
        let duplicate = &mut found[place[code] as usize];
        duplicate.count += 1;
        if duplicate.rows.len() < RELEASE_DUPLICATES_MAX {
            duplicate.rows.push(row as u32);
        }
    }
    found
}

/// Pairs rows of one id. Ids that name somebody else now pair nothing; where most of them do, ids are not believed at all.
fn by_id(
    (from, to): (&List, &List),
    pairs: &Pairs,
    id: &Pair,
    content: (&[u64], &[u64]),
    pairing: &mut Pairing,
    report: &mut ReleaseReport,
) -> bool {
    // The rows of one id stand in a chain, first to last.
    let mut first = vec![NONE; id.shared];
    let mut next = vec![NONE; to.rows()];
    for row in (0..to.rows()).rev() {
        let code = id.of_later(to, row) as usize;
        next[row] = first[code];
        first[code] = row as u32;
    }
    let chain =
        |code: u32| std::iter::successors(Some(first[code as usize]), |row| next.get(*row as usize).copied());
    let mut held = 0;
    for row in 0..from.rows() {
        let code = id.of_earlier(from, row);
        if code == 0 {
            continue;
        }
        // Of many rows with one id only the first are looked at: such ids tell nothing.
        let of: Vec<usize> = chain(code)
            .take_while(|other| *other != NONE)
            .take(RELEASE_ROWS_OF_AN_ID_MAX)
            .map(|other| other as usize)
            .collect();
        let free = |other: &&usize| !pairing.taken[**other];
        let same = of.iter().filter(free).find(|other| content.1[**other] == content.0[row]);
        let Some(other) = same.or_else(|| of.iter().find(free)).copied() else { continue };
        held += 1;
        if same.is_none() && somebody::else_is_named((from, row), (to, other), pairs) {
            report.reused.push((row as u32, other as u32));
        } else {
            pairing.take(row, other, PairedBy::Id);
        }
    }
    if report.reused.len() * 2 > held {
        // The list was numbered anew.
        report.reused.clear();
        pairing.later_of.iter_mut().for_each(|row| *row = None);
        pairing.taken.iter_mut().for_each(|row| *row = false);
        return false;
    }
    held > 0
}

/// Pairs rows that say the same in all but the id, in their order.
fn by_content((from, to): (&[u64], &[u64]), pairing: &mut Pairing) {
    let free = |hashes: &[u64], is_free: &dyn Fn(usize) -> bool| {
        let mut rows: Vec<(u64, u32)> =
            (0..hashes.len()).filter(|row| is_free(*row)).map(|row| (hashes[row], row as u32)).collect();
        rows.sort_unstable();
        rows
    };
    let before = free(from, &|row| pairing.later_of[row].is_none());
    let after = free(to, &|row| !pairing.taken[row]);
    let (mut a, mut b) = (0, 0);
    while let (Some(one), Some(other)) = (before.get(a), after.get(b)) {
        match one.0.cmp(&other.0) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                pairing.take(one.1 as usize, other.1 as usize, PairedBy::Content);
                a += 1;
                b += 1;
            }
        }
    }
}
