//! Pairs of records that a rule brings together, each once, none of them kept.
//!
//! Records are sorted by a rule's key; within a block each pair is met. A pair that an earlier rule has met already is
//! passed over. A block that is too large is not compared whole: its records are sorted, and each is compared with
//! those next to it.
//!
//! Must not: keep pairs. What is done with each is the caller's.

use super::keys::Parts;
use super::rows::Rows;
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

/// Where pairs are met.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'r> {
    /// The parts that keys are made of.
    pub(crate) parts: &'r Parts,
    /// The rows that are held against each other.
    pub(crate) rows: &'r Rows,
    /// The rules.
    pub(crate) rules: &'r [Rule],
    /// One block in so many is met, chosen by its key; 1 for all.
    pub(crate) one_in: u64,
    /// Where each list's records begin but the first's, if pairs within one list are not to be met.
    pub(crate) between: Option<&'r [usize]>,
}

/// Which rules have put a record into a block too large to be compared whole, for each record as bits.
pub(crate) type Large = Vec<u32>;

/// Meets the pairs of one rule that no rule before it has met. `start` makes what a thread works with, `meet` is given
/// each pair. The rules must have their turns in order, with one `large` from the first to the last.
pub(crate) fn turn<T: Send>(
    ground: &Ground<'_>,
    at: usize,
    large: &mut Large,
    start: impl Fn() -> T + Sync,
    meet: impl Fn(&mut T, Pair) + Sync,
) -> (Vec<T>, Yield) {
    let keyed = keyed(ground, at);
    let groups: Vec<&[u64]> = runs(&keyed);
    let mut found = Yield::default();
    for group in &groups {
        found.largest = found.largest.max(group.len() as u64);
        if group.len() > BLOCK_MAX {
            found.large += 1;
            group.iter().for_each(|&keyed| large[record(keyed) as usize] |= 1 << at);
        }
    }
    let meeting = Meeting { rows: ground.rows, at, between: ground.between, large };
    let results: Vec<(T, u64)> = shares(&groups)
        .par_iter()
        .map(|share| {
            let (mut state, mut pairs, mut block) = (start(), 0, Vec::new());
            for group in *share {
                pairs += meeting.block(group, &mut block, |pair| meet(&mut state, pair));
            }
            (state, pairs)
        })
        .collect();
    found.pairs = results.iter().map(|(_, pairs)| pairs).sum();
    (results.into_iter().map(|(state, _)| state).collect(), found)
}

/// The records that a rule has a key for, in the order of their keys: half a key's hash above, the record below. Keys
/// whose halves are the same by chance are told apart when their records are compared.
fn keyed(ground: &Ground<'_>, at: usize) -> Vec<u64> {
    let (parts, rule) = (ground.parts, ground.rules[at].parts);
    let mut keyed: Vec<u64> = Vec::new();
    for record in 0..parts.len() {
        if let Some(key) = parts.key(record, rule)
            && (ground.one_in == 1 || (key >> 7).is_multiple_of(ground.one_in))
        {
            keyed.push(key & !u64::from(u32::MAX) | record as u64);
        }
    }
    if !parts.surplus.is_empty() {
        keyed.retain(|&keyed| !parts.surplus.contains_key(&record(keyed)));
    }
    keyed.par_sort_unstable();
    keyed
}

/// The record of a key.
fn record(keyed: u64) -> u32 {
    keyed as u32
}

/// Runs of one key with more than one record.
fn runs(keyed: &[u64]) -> Vec<&[u64]> {
    keyed.chunk_by(|a, b| a >> 32 == b >> 32).filter(|run| run.len() > 1).collect()
}

/// Groups in a few shares of about the same work.
fn shares<'g>(groups: &'g [&'g [u64]]) -> Vec<&'g [&'g [u64]]> {
    let work = |group: &&[u64]| group.len() as u64 * group.len().min(BLOCK_MAX) as u64;
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
    at: usize,
    between: Option<&'r [usize]>,
    large: &'r [u32],
}

impl Meeting<'_> {
    /// Meets the pairs of a block; how many there were.
    fn block(&self, group: &[u64], records: &mut Vec<u32>, mut meet: impl FnMut(Pair)) -> u64 {
        records.clear();
        records.extend(group.iter().map(|&keyed| record(keyed)));
        let is_large = records.len() > BLOCK_MAX;
        if is_large {
            // Those alike come to stand beside each other.
            records.sort_unstable_by(|&a, &b| self.rows.row(a).cmp(self.rows.row(b)).then(a.cmp(&b)));
        }
        let mut pairs = 0;
        for (i, &one) in records.iter().enumerate() {
            let end = if is_large { (i + 1 + WINDOW).min(records.len()) } else { records.len() };
            for &other in &records[i + 1..end] {
                let (a, b) = (one.min(other), one.max(other));
                let equal = self.rows.equal(a, b);
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
        let rules = &self.rows.rules;
        // Two keys may hash alike.
        if equal & rules[self.at] != rules[self.at] {
            return false;
        }
        let large = self.large[a as usize] & self.large[b as usize];
        !rules[..self.at].iter().enumerate().any(|(at, rule)| equal & rule == *rule && large >> at & 1 == 0)
    }

    fn is_wanted(&self, a: u32, b: u32) -> bool {
        let list = |starts: &[usize], record: u32| starts.partition_point(|&start| start <= record as usize);
        self.between.is_none_or(|starts| list(starts, a) != list(starts, b))
    }
}
