//! Blocking rules: which parts must be equal for two records to be compared at all.
//!
//! Rules are chosen by what they are expected to catch and to cost. What a rule catches is reckoned on draws of what
//! two records of one person may agree in; what it costs is counted on a sample of the records.
//!
//! Must not: look at pairs one by one.

use super::chance::Chance;
use super::fields::Records;
use super::keys::{Cut, Part, Parts, is_weak};
use super::values::Kind;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::HashMap;

/// A blocking rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Rule {
    /// The parts that must be equal, as bits.
    pub(crate) parts: u32,
    /// The pairs it is expected to give.
    pub(crate) pairs: f64,
    /// The share of true pairs that it and the rules before it are expected to catch.
    pub(crate) recall: f64,
}

/// How many draws the choice stands on.
const DRAWS: usize = 4096;
/// The most records on which pairs are counted.
const SAMPLE: usize = 20_000;
/// In how many of the draws names and places are written in another way.
const REWRITTEN: f64 = 0.15;
/// What a rule's turn costs beside its pairs: each record is looked at, at the cost of about so many pairs.
const TURN: f64 = 1.0;
/// The least share of all draws that a rule must catch beyond those before it.
const GAIN_MIN: f64 = 0.0006;
/// From how many records on a turn is worth sparing.
const FEW: f64 = 500_000.0;
/// The most rules.
pub(crate) const RULES_MAX: usize = 30;

/// Chooses rules for these records, to give about this many pairs.
pub(crate) fn choose(records: &Records, parts: &Parts, budget: f64) -> Vec<Rule> {
    let draws = draws(records, parts);
    let sample = Sample::of(parts);
    let usable = usable(records, &parts.parts);
    let mut candidates: Vec<(u32, f64)> = Vec::new();
    let singles: Vec<(u32, f64)> =
        usable.iter().map(|&at| (1u32 << at, sample.pairs(parts, 1 << at))).collect();
    let mut open: Vec<(u32, f64)> = Vec::new();
    for &(rule, pairs) in &singles {
        if pairs <= budget * 0.25 { candidates.push((rule, pairs)) } else { open.push((rule, pairs)) }
    }
    for depth in 2..=4 {
        let mut next: Vec<(u32, f64)> = Vec::new();
        let mut seen: HashMap<u32, ()> = HashMap::new();
        let total = parts.len() as f64 * parts.len() as f64 / 2.0;
        for &(rule, pairs) in &open {
            for &(single, single_pairs) in &singles {
                let rule_fields = fields_of(&parts.parts, rule);
                if rule_fields & fields_of(&parts.parts, single) != 0
                    || seen.insert(rule | single, ()).is_some()
                {
                    continue;
                }
                // Reckoned as if the parts had nothing to do with one another: only a first sieve.
                let guess = pairs * single_pairs / total;
                if guess > budget * 20.0 && depth == 4 {
                    continue;
                }
                let cost = if guess > budget * 4.0 { guess } else { sample.pairs(parts, rule | single) };
                if cost <= budget * 0.25 {
                    candidates.push((rule | single, cost));
                } else if depth < 4 {
                    next.push((rule | single, cost));
                }
            }
        }
        open = next;
        open.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        open.truncate(if depth == 2 { 80 } else { 24 });
    }
    greedy(&candidates, &draws, budget, parts)
}

/// Rules that were given by their parts, with what is expected of them.
pub(crate) fn given(records: &Records, parts: &Parts, wanted: &[u32]) -> Vec<Rule> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let (draws, sample) = (draws(records, parts), Sample::of(parts));
    let caught = |rules: &[u32]| {
        let caught = draws.iter().filter(|&&draw| rules.iter().any(|rule| draw & rule == *rule)).count();
        caught as f64 / draws.len() as f64
    };
    let of = |(at, &rule): (usize, &u32)| Rule {
        parts: rule,
        pairs: sample.pairs(parts, rule),
        recall: caught(&wanted[..=at]),
    };
    wanted.iter().take(RULES_MAX).enumerate().map(of).collect()
}

fn greedy(candidates: &[(u32, f64)], draws: &[u32], budget: f64, parts: &Parts) -> Vec<Rule> {
    let records = parts.len() as f64;
    let implied = |rule: u32| implied(&parts.parts, rule);
    let fields: u32 = (0..parts.parts.len())
        .filter(|&at| parts.parts[at].cut == Cut::Whole)
        .fold(0, |bits, at| bits | 1 << at);
    // A record's row has 16 words or 32; rules that need no more than 16 are quicker by half.
    let words = if fields.count_ones() <= 10 { 16 } else { 32 };
    let mut caught = vec![false; draws.len()];
    let mut rules: Vec<Rule> = Vec::new();
    let mut spent = 0.0;
    while rules.len() < RULES_MAX {
        let gain = |rule: u32| {
            (draws.iter().zip(&caught)).filter(|&(&draw, &caught)| !caught && draw & rule == rule).count()
                as f64
        };
        let worth = |&(rule, pairs): &(u32, f64)| gain(rule) / (pairs + records * TURN);
        let fits = |rule: u32| {
            let asked = rules.iter().fold(fields | rule, |asked, rule| asked | rule.parts);
            asked.count_ones() as usize <= words
        };
        let affordable = candidates.iter().filter(|(rule, pairs)| spent + pairs <= budget && fits(*rule));
        let Some(&(rule, pairs)) =
            affordable.max_by(|a, b| worth(a).total_cmp(&worth(b)).then(b.0.cmp(&a.0)))
        else {
            break;
        };
        // Where records are few a turn costs nothing.
        if gain(rule) < (DRAWS as f64 * GAIN_MIN * records / FEW).clamp(1.0, DRAWS as f64 * GAIN_MIN) {
            break;
        }
        // A stricter rule gives no pair that a laxer one does not.
        let closed = |rule: u32| rule | implied(rule);
        rules.retain(|earlier| {
            let stays = closed(earlier.parts) & rule != rule;
            spent -= if stays { 0.0 } else { earlier.pairs };
            stays
        });
        spent += pairs;
        draws.iter().zip(&mut caught).for_each(|(&draw, caught)| *caught |= draw & rule == rule);
        let recall = caught.iter().filter(|&&caught| caught).count() as f64 / draws.len() as f64;
        rules.push(Rule { parts: rule, pairs, recall });
    }
    rules
}

/// The parts that are equal wherever these are: what is cut from a whole value.
fn implied(parts: &[Part], rule: u32) -> u32 {
    let wholes = (0..parts.len()).filter(|&at| rule >> at & 1 == 1 && parts[at].cut == Cut::Whole);
    wholes.fold(0, |implied, whole| {
        let cut = |at: &usize| parts[*at].fields == parts[whole].fields;
        (0..parts.len()).filter(cut).fold(implied, |implied, at| implied | 1 << at)
    })
}

fn fields_of(parts: &[Part], rule: u32) -> u32 {
    parts
        .iter()
        .enumerate()
        .filter(|(at, _)| rule >> at & 1 == 1)
        .fold(0, |fields, (_, part)| fields | part.fields)
}

/// The parts that rules are made of.
fn usable(records: &Records, parts: &[Part]) -> Vec<usize> {
    let strong = |part: &Part| {
        (0..records.fields.len()).any(|f| part.fields >> f & 1 == 1 && !is_weak(&records.fields[f]))
    };
    (0..parts.len()).filter(|&at| strong(&parts[at])).collect()
}

/// What two records of one person may agree in: for each draw the equal parts.
fn draws(records: &Records, parts: &Parts) -> Vec<u32> {
    let mut chance = Chance::seeded(0x7011);
    (0..DRAWS)
        .map(|_| {
            let known = parts.known[chance.below(parts.len())] & parts.known[chance.below(parts.len())];
            // Some records are copied with care, others are not.
            let care = if chance.unit() < 0.35 { 2.2 } else { 0.6 };
            // Some write another script, or romanise in another way: then nothing is the same but the sound.
            let rewritten = chance.unit() < REWRITTEN;
            let mut equal = 0u32;
            for (at, field) in records.fields.iter().enumerate() {
                let (whole, cuts) = agreement(field.kind);
                let slip = chance.unit();
                if rewritten && matches!(field.kind, Kind::Name | Kind::Place) {
                    let sounds = |part: &Part| {
                        part.fields == 1 << at && matches!(part.cut, Cut::Sound | Cut::OtherSound)
                    };
                    let parts_here =
                        parts.parts.iter().enumerate().filter(|(_, part)| sounds(part) && slip < 0.85);
                    parts_here.for_each(|(at, _)| equal |= 1 << at);
                    continue;
                }
                let wrong = (1.0 - whole) * care;
                let is_whole = slip >= wrong;
                for (part_at, part) in
                    parts.parts.iter().enumerate().filter(|(_, part)| part.fields == 1 << at)
                {
                    let spared = slip < wrong * cuts && slip_kind(part.cut, slip / (wrong * cuts).max(1e-9));
                    if is_whole || spared {
                        equal |= 1 << part_at;
                    }
                }
            }
            for (part_at, part) in parts.parts.iter().enumerate().filter(|(_, p)| p.cut == Cut::EitherOrder) {
                let sounds = parts.parts.iter().enumerate();
                let both = sounds
                    .filter(|(_, other)| other.cut == Cut::Sound && other.fields & part.fields != 0)
                    .all(|(at, _)| equal >> at & 1 == 1);
                if both || chance.unit() < 0.02 {
                    equal |= 1 << part_at;
                }
            }
            equal & known
        })
        .collect()
}

/// The chance that a value is the same in both records of a person, and of the other cases the share in which some
/// part of it still is.
fn agreement(kind: Kind) -> (f64, f64) {
    match kind {
        Kind::Name => (0.78, 0.7),
        Kind::Birth => (0.85, 0.8),
        Kind::Happened => (0.88, 0.0),
        Kind::Age => (0.7, 0.0),
        Kind::Word => (0.97, 0.0),
        Kind::Place | Kind::Text => (0.82, 0.5),
        Kind::Code => (0.88, 0.4),
    }
}

/// Whether a part of a value is spared by a slip, by where between 0 and 1 the slip lies.
fn slip_kind(cut: Cut, slip: f64) -> bool {
    match cut {
        Cut::Whole | Cut::EitherOrder => false,
        Cut::Sound => slip < 0.6,
        Cut::OtherSound => slip < 0.5,
        Cut::Start => !(0.3..0.6).contains(&slip),
        Cut::Year => slip < 0.6,
        Cut::MonthDay => slip >= 0.6,
    }
}

/// Records on which pairs are counted.
struct Sample {
    records: Vec<usize>,
    scale: f64,
    /// Slots in which keys are counted, each with the number of the count it was last used in.
    held: RefCell<(u32, Vec<(u32, u32)>)>,
}

impl Sample {
    fn of(parts: &Parts) -> Sample {
        let all = parts.len();
        let held = RefCell::new((0, vec![(0, 0); SLOTS]));
        if all <= SAMPLE {
            return Sample { records: (0..all).collect(), scale: 1.0, held };
        }
        let mut chance = Chance::seeded(0x5a);
        let step = all / SAMPLE;
        let records: Vec<usize> = (0..all / step).map(|at| at * step + chance.below(step)).collect();
        let scale = (all as f64 / records.len() as f64).powi(2);
        Sample { records, scale, held }
    }

    /// How many pairs a rule is expected to give among all records.
    fn pairs(&self, parts: &Parts, rule: u32) -> f64 {
        let mut held = self.held.borrow_mut();
        let (number, slots) = &mut *held;
        *number += 1;
        let mut pairs = 0u64;
        for key in self.records.iter().filter_map(|&record| parts.key(record, rule)) {
            let slot = &mut slots[key as usize % SLOTS];
            if slot.0 != *number {
                *slot = (*number, 0);
            }
            pairs += u64::from(slot.1);
            slot.1 += 1;
        }
        pairs as f64 * self.scale
    }
}

/// Slots in which keys are counted: so many that few keys meet in one by chance.
const SLOTS: usize = 1 << 20;
