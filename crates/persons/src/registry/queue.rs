//! The pairs of a registry, and which of them a reviewer should look at first.
//!
//! A decision on a pair that is joined may split a person, one on a pair that is apart may join two. Either moves the number of
//! persons by one, and with it the counts by what happened, by incident and by sex where these are known. A pair comes the
//! earlier the more counts its decision may be expected to move: their number, times the chance that the decision is not what
//! the registry holds already; of equals, the one with more records behind it.
//!
//! Must not: put a pair into the queue whose decision could move nothing.

use super::assemble::Joined;
use super::link::Unit;
use crate::link::Scored;
use std::collections::BTreeMap;
use vocabulary::limits::{QUEUE_CHANCE_MAX, QUEUE_CHANCE_MIN, QUEUE_PAIRS_MAX};
use vocabulary::{Chance, Judgement, Judgements, Person, Record, RecordPair};

/// All pairs worth keeping: those that wait, in the order of the queue, then those judged or joined, by their records.
pub(super) fn pairs(
    units: &[Unit],
    joined: &Joined<'_>,
    persons: &[Person],
    person_of: &[u32],
    distinct: &[bool],
    judgements: &Judgements,
) -> Vec<RecordPair> {
    let judged: BTreeMap<(u32, u32), Judgement> =
        joined.judged.iter().map(|(pair, judged)| ((pair.a, pair.b), judged.judgement)).collect();
    let weighed: BTreeMap<(u32, u32), &Scored> = joined
        .scored
        .iter()
        .chain(joined.judged.iter().map(|(pair, _)| pair))
        .map(|pair| ((pair.a, pair.b), pair))
        .collect();
    let mut waiting: Vec<(usize, RecordPair)> = Vec::new();
    let mut rest = Vec::new();
    for ((a, b), pair) in weighed {
        let chance = Chance::of(f64::from(pair.probability));
        let of = judged.get(&(a, b)).copied();
        if chance.parts() < QUEUE_CHANCE_MIN && of.is_none() {
            continue;
        }
        let (one, other) = (&units[a as usize], &units[b as usize]);
        let is_joined = person_of[a as usize] == person_of[b as usize];
        let held_apart = one.list == other.list && distinct[one.list];
        let open = chance.parts() <= QUEUE_CHANCE_MAX || !is_joined;
        let waits = of.is_none() && open && !held_apart;
        let (key_a, key_b) = (&one.records[0].key, &other.records[0].key);
        let of = of.or_else(|| judgements.on(key_a, key_b).map(|judged| judged.judgement));
        let likely = if is_joined { Chance::ONE.parts() - chance.parts() } else { chance.parts() };
        let moves = if waits { u32::from(likely) * counts(one, other) } else { 0 };
        let found = RecordPair {
            a: key_a.clone(),
            b: key_b.clone(),
            chance,
            joined: is_joined,
            judged: of,
            waits,
            moves,
        };
        if waits {
            let size = |unit: u32| persons[person_of[unit as usize] as usize].records.len();
            waiting.push((size(a) + size(b), found));
        } else {
            rest.push(found);
        }
    }
    let order = |(size, pair): &(usize, RecordPair)| {
        (std::cmp::Reverse((pair.moves, *size)), pair.a.clone(), pair.b.clone())
    };
    waiting.sort_by_cached_key(order);
    waiting.truncate(QUEUE_PAIRS_MAX);
    waiting.into_iter().map(|(_, pair)| pair).chain(rest).collect()
}

/// How many counts a decision moves: persons, and those of what happened, of the incident's days and of the sex that one of both
/// says.
fn counts(one: &Unit, other: &Unit) -> u32 {
    let says = |told: &dyn Fn(&Record) -> bool| one.records.iter().chain(&other.records).any(told);
    let status = says(&|record| record.status.is_some());
    let differ = {
        let of = |unit: &Unit| unit.records.iter().find_map(|record| record.status);
        matches!((of(one), of(other)), (Some(a), Some(b)) if a != b)
    };
    let when = says(&|record| record.when.is_some());
    let sex = says(&|record| record.sex.is_some());
    1 + [status, differ, when, sex].into_iter().map(u32::from).sum::<u32>()
}
