//! The chance that a pair is one person: what the classes say of its pattern, and how rare the shared values are.
//!
//! A level tells how rare a shared value is only roughly. Here its own count is taken: among pairs that share a value
//! by chance a common one comes in proportion to the square of its share, among pairs of one person in proportion to
//! the share itself. So the chance of a coincidence is scaled by the value's share over the mean of its level.
//!
//! Must not: learn.

use super::classes::{CLASSES_MAX, Model, Role};
use super::fields::Records;
use super::levels::{RARITIES, rarity};
use super::pairs::Pair;
use super::patterns::{Comparer, Levels, Spread};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

/// Scores pairs.
pub(crate) struct Scorer<'r> {
    comparer: &'r Comparer<'r>,
    model: &'r Model,
    /// For each field and value how much likelier than its level a coincidence of it is.
    coincidence: Vec<Vec<f32>>,
    /// For each class the fields that its pairs share only by chance, as bits.
    by_chance: [u32; CLASSES_MAX],
}

/// The weights of patterns that were met, kept by each thread.
pub(crate) type Met = HashMap<u64, [f32; CLASSES_MAX], BuildHasherDefault<Spread>>;

impl<'r> Scorer<'r> {
    /// A scorer by what was learnt.
    pub(crate) fn new(comparer: &'r Comparer<'r>, model: &'r Model, records: &Records) -> Scorer<'r> {
        let coincidence =
            records.fields.iter().map(|field| coincidences(&field.counts, records.count)).collect();
        let chance_fields = |class: usize| match model.classes.get(class) {
            Some(sketch) if sketch.role == Role::Random => u32::MAX,
            Some(sketch) if sketch.role == Role::Others => {
                let by_chance = |field: &super::fields::Compared| !sketch.shares.contains(&field.field);
                let fields = records.fields.iter().enumerate().filter(|(_, field)| by_chance(field));
                fields.fold(0, |bits, (at, _)| bits | 1 << at)
            }
            _ => 0,
        };
        Scorer { comparer, model, coincidence, by_chance: std::array::from_fn(chance_fields) }
    }

    /// The chance that a pair is one person.
    pub(crate) fn probability(&self, pair: Pair, met: &mut Met) -> f32 {
        let levels = self.comparer.levels(pair);
        let weights = *met.entry(self.comparer.pack(&levels)).or_insert_with(|| self.weights(&levels));
        // What is far from one person is so whatever the values.
        let (same, others) = self.sides(&weights);
        if same < others * 1e-6 {
            return 0.0;
        }
        let weights = self.with_rarity(pair, &levels, weights);
        let (same, others) = self.sides(&weights);
        same / (same + others)
    }

    /// The weights of the classes for a pattern, scaled so that they can be told apart.
    fn weights(&self, levels: &Levels) -> [f32; CLASSES_MAX] {
        let weights = self.model.weigh(levels);
        let sum: f64 = weights.iter().sum();
        weights.map(|weight| if sum > 0.0 { (weight / sum).max(1e-30) as f32 } else { 0.0 })
    }

    fn sides(&self, weights: &[f32; CLASSES_MAX]) -> (f32, f32) {
        let (mut same, mut others) = (0.0, 0.0);
        for (class, weight) in self.model.classes.iter().zip(weights) {
            if class.role == Role::Same { same += weight } else { others += weight }
        }
        (same, others)
    }

    fn with_rarity(
        &self,
        pair: Pair,
        levels: &Levels,
        mut weights: [f32; CLASSES_MAX],
    ) -> [f32; CLASSES_MAX] {
        for (at, coincidence) in self.coincidence.iter().enumerate() {
            if is_same(levels[at]) {
                let scale = coincidence[self.comparer.code(pair.a, at) as usize];
                for (class, weight) in weights.iter_mut().enumerate() {
                    if self.by_chance[class] >> at & 1 == 1 {
                        *weight *= scale;
                    }
                }
            }
        }
        weights
    }

    /// Scales the weights of the classes by how rare the value is that a pair shares in one field.
    pub(crate) fn take_rarity(&self, weights: &mut [f64; CLASSES_MAX], pair: Pair, at: usize, level: u8) {
        if is_same(level) {
            let scale = f64::from(self.coincidence[at][self.comparer.code(pair.a, at) as usize]);
            let by_chance = |class: usize| self.by_chance[class] >> at & 1 == 1;
            weights
                .iter_mut()
                .enumerate()
                .filter(|(class, _)| by_chance(*class))
                .for_each(|(_, weight)| *weight *= scale);
        }
    }
}

fn is_same(level: u8) -> bool {
    (1..=RARITIES as u8).contains(&level)
}

/// For each value of a field how much likelier a coincidence of it is than the mean of its level.
fn coincidences(counts: &[u32], records: usize) -> Vec<f32> {
    let level = |count: u32| usize::from(rarity(count, records));
    // One person is no coincidence: what others share is what counts.
    let others = |count: u32| (f64::from(count) - 1.0).max(0.5);
    let (mut sums, mut squares) = ([0.0; RARITIES + 1], [0.0; RARITIES + 1]);
    for &count in counts.iter().skip(1) {
        sums[level(count)] += f64::from(count);
        squares[level(count)] += f64::from(count) * (f64::from(count) - 1.0);
    }
    let mean = |level: usize| (squares[level] / f64::max(sums[level], 1.0)).max(0.05);
    let scales = counts.iter().map(|&count| others(count) / mean(level(count)));
    scales.map(|scale| scale.clamp(1.0 / 4096.0, 64.0) as f32).collect()
}
