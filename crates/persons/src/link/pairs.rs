//! Pairs of records that a rule brings together, each once, none of them kept.
//!
//! Records are sorted by a rule's key; within a block each pair is met. A pair that an earlier rule has met already is
//! passed over. A block that is too large is not compared whole: its records are sorted, and each is compared with
//! those next to it.
//!
//! Must not: keep pairs. What is done with each is the caller's.

use super::keys::{Rows, equal};
use super::rules::Rule;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// The largest block that is compared whole.
pub(crate) const BLOCK_MAX: usize = 2048;
/// With how many records after it a record of a larger block is compared.
const WINDOW: usize = 64;

/// Two records, and which of their parts are equal.
#[derive(Clone, Copy)]
pub(crate) struct Pair {
    /// The one.
    pub(crate) a: u32,
    /// The other; after the one.
    pub(crate) b: u32,
    /// The parts that are known in both and equal, as bits.
    pub(crate) equal: u32,
}

/// What became of a rule's blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Yield {
    /// Pairs that no rule before it gave.
    pub pairs: u64,
    /// Blocks too large to be compared whole.
    pub large: u64,
    /// The records of the largest block.
    pub largest: u64,
}

/// Which pairs are met.
#[derive(Clone, Copy)]
pub(crate) struct Reach<'r> {
    /// One block in so many is met, chosen by its key; 1 for all.
    pub(crate) one_in: u64,
    /// Where each list's records begin, if pairs within one list are not to be met.
    pub(crate) between: Option<&'r [usize]>,
}

/// Which rules have put a record into a block too large to be compared whole, for each record as bits.
pub(crate) type Large = Vec<u32>;

/// Meets the pairs of one rule that no rule before it has met. `start` makes what a thread works with, `meet` is given
/// each pair. The rules must have their turns in order, with one `large` from the first to the last.
pub(crate) fn turn<T: Send>(
    rows: &Rows,
    rules: &[Rule],
    at: usize,
    reach: Reach<'_>,
    large: &mut Large,
    start: impl Fn() -> T + Sync,
    meet: impl Fn(&mut T, Pair) + Sync,
) -> (Vec<T>, Yield) {
    let keyed = keyed(rows, &rules[at], reach);
    let groups: Vec<&[(u64, u32)]> = runs(&keyed);
    let mut found = Yield::default();
    for group in &groups {
        found.largest = found.largest.max(group.len() as u64);
        if group.len() > BLOCK_MAX {
            found.large += 1;
            group.iter().for_each(|(_, record)| large[*record as usize] |= 1 << at);
        }
    }
    let meeting = Meeting { rows, rules, at, reach, large };
    let results: Vec<(T, u64)> = shares(&groups)
        .par_iter()
        .map(|share| {
            let (mut state, mut pairs) = (start(), 0);
            let mut gathered = Vec::new();
            for group in *share {
                pairs += meeting.block(group, &mut gathered, |pair| meet(&mut state, pair));
            }
            (state, pairs)
        })
        .collect();
    found.pairs = results.iter().map(|(_, pairs)| pairs).sum();
    (results.into_iter().map(|(state, _)| state).collect(), found)
}

/// The records that a rule has a key for, in the order of their keys.
fn keyed(rows: &Rows, rule: &Rule, reach: Reach<'_>) -> Vec<(u64, u32)> {
    let records = (0..rows.len()).filter(|&record| !rows.is_surplus(record));
    let keys = records.filter_map(|record| rows.key(record, rule.parts).map(|key| (key, record as u32)));
    let mut keyed: Vec<(u64, u32)> =
        keys.filter(|(key, _)| reach.one_in == 1 || (key >> 7).is_multiple_of(reach.one_in)).collect();
    keyed.par_sort_unstable();
    keyed
}

/// Runs of one key with more than one record.
fn runs(keyed: &[(u64, u32)]) -> Vec<&[(u64, u32)]> {
    keyed.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() > 1).collect()
}

/// Groups in a few shares of about the same work.
fn shares<'g>(groups: &'g [&'g [(u64, u32)]]) -> Vec<&'g [&'g [(u64, u32)]]> {
    let work = |group: &&[(u64, u32)]| group.len() as u64 * group.len().min(BLOCK_MAX) as u64;
    let each = groups.iter().map(work).sum::<u64>() / 8 + 1;
    let (mut shares, mut from, mut sum) = (Vec::new(), 0, 0);
    for (at, group) in groups.iter().enumerate() {
        sum += work(group);
        if sum >= each {
            shares.push(&groups[from..=at]);
            (from, sum) = (at + 1, 0);
        }
    }
    shares.push(&groups[from..]);
    shares
}

/// One rule's turn.
struct Meeting<'r> {
    rows: &'r Rows,
    rules: &'r [Rule],
    at: usize,
    reach: Reach<'r>,
    large: &'r [u32],
}

impl Meeting<'_> {
    /// Meets the pairs of a block; how many there were.
    fn block(&self, group: &[(u64, u32)], gathered: &mut Vec<u32>, mut meet: impl FnMut(Pair)) -> u64 {
        let mut records: Vec<u32> = group.iter().map(|(_, record)| *record).collect();
        let is_large = records.len() > BLOCK_MAX;
        if is_large {
            // Those alike come to stand beside each other.
            records.sort_unstable_by_key(|&record| (self.rows.row(record as usize), record));
        }
        let stride = self.rows.stride();
        gathered.clear();
        records.iter().for_each(|&record| gathered.extend_from_slice(self.rows.row(record as usize)));
        let known: Vec<u32> = records.iter().map(|&record| self.rows.known[record as usize]).collect();
        let mut pairs = 0;
        for i in 0..records.len() {
            let end = if is_large { (i + 1 + WINDOW).min(records.len()) } else { records.len() };
            let row = &gathered[i * stride..(i + 1) * stride];
            for j in i + 1..end {
                let equal = equal(row, &gathered[j * stride..(j + 1) * stride]) & known[i] & known[j];
                let (a, b) = (records[i].min(records[j]), records[i].max(records[j]));
                if self.is_first(a, b, equal) && self.is_wanted(a, b) {
                    pairs += 1;
                    meet(Pair { a, b, equal });
                }
            }
        }
        pairs
    }

    /// Whether no rule before this one meets the pair in a block that is compared whole.
    fn is_first(&self, a: u32, b: u32, equal: u32) -> bool {
        // Two keys may hash alike.
        if equal & self.rules[self.at].parts != self.rules[self.at].parts {
            return false;
        }
        let large = self.large[a as usize] & self.large[b as usize];
        let meets = |(at, rule): (usize, &Rule)| equal & rule.parts == rule.parts && (large >> at & 1 == 0);
        !self.rules[..self.at].iter().enumerate().any(meets)
    }

    fn is_wanted(&self, a: u32, b: u32) -> bool {
        let list = |record: u32| {
            self.reach
                .between
                .map_or(record as usize, |starts| starts.partition_point(|&s| s <= record as usize))
        };
        self.reach.between.is_none() || list(a) != list(b)
    }
}
