//! Learning: patterns are counted, classes are begun from what is held of them, and their number is chosen by how
//! well they foretell pairs that were kept back.
//!
//! Must not: know the truth.

use super::chance::Chance;
use super::classes::{
    CLASSES_MAX, Counted, Model, Most, Prior, Role, SKETCHES, Sketch, close, different_most, near_of_same,
};
use super::fields::{Compared, Records};
use super::levels::{RARITIES, rarity};
use super::pairs::{Ground, Pair, turn};
use super::patterns::{Comparer, Counts, Levels};
use super::rows::Rows;
use super::values::Kind;
use vocabulary::Field;

/// About how many pairs of the rules are counted.
const PAIRS: f64 = 3_000_000.0;
/// How many pairs at random are looked at to learn what two people have in common by chance.
const AT_RANDOM: usize = 400_000;
/// The most rounds of learning.
const ROUNDS: usize = 200;

/// Patterns of pairs, in two halves: one to learn from, one to be foretold.
pub(crate) struct Seen {
    pub(crate) halves: [Vec<Counted>; 2],
    /// The levels of pairs at random, counted: what two people have in common by chance.
    pub(crate) random: Vec<Vec<f64>>,
    /// All pairs there are.
    pub(crate) total: f64,
}

impl Seen {
    /// Adds pairs that were judged to be one person, or two.
    pub(crate) fn judge(&mut self, judged: impl Iterator<Item = (Levels, bool)>) {
        self.halves[0].extend(judged.map(|(levels, same)| Counted {
            levels,
            pairs: 1.0,
            judged: Some(same),
        }));
    }
}

/// Counts patterns.
pub(crate) fn see(ground: Ground<'_>, comparer: &Comparer<'_>) -> Seen {
    let rows = ground.rows;
    let expected: f64 = ground.rules.iter().map(|rule| rule.pairs).sum();
    let one_in = (expected / PAIRS).ceil().max(1.0) as u64;
    let ground = Ground { one_in, ..ground };
    let mut merged = [Counts::default(), Counts::default()];
    let mut large = vec![0; rows.len()];
    for at in 0..ground.rules.len() {
        let start = || [Counts::default(), Counts::default()];
        let (counts, _) = turn(&ground, at, &mut large, start, |counts, pair| {
            let half = (u64::from(pair.a) * 31 + u64::from(pair.b)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 63;
            *counts[half as usize].entry(comparer.pack(&comparer.levels(pair))).or_default() += 1;
        });
        for (half, state) in counts.into_iter().flat_map(|halves| halves.into_iter().enumerate()) {
            state.into_iter().for_each(|(pattern, count)| *merged[half].entry(pattern).or_default() += count);
        }
    }
    let random = at_random(rows, comparer);
    let total = rows.len() as f64 * (rows.len() as f64 - 1.0) / 2.0;
    let halves = merged.map(|merged| {
        let mut counted: Vec<(u64, f64)> =
            merged.into_iter().map(|(pattern, n)| (pattern, 2.0 * f64::from(n) * one_in as f64)).collect();
        counted.sort_unstable_by_key(|(pattern, _)| *pattern);
        counted
            .into_iter()
            .map(|(pattern, pairs)| Counted { levels: comparer.unpack(pattern), pairs, judged: None })
            .collect()
    });
    Seen { halves, random, total }
}

/// How often each level of each field comes in pairs at random.
fn at_random(rows: &Rows, comparer: &Comparer<'_>) -> Vec<Vec<f64>> {
    let mut chance = Chance::seeded(0xa11);
    let mut levels: Vec<Vec<f64>> = comparer.shape().iter().map(|&levels| vec![0.0; levels]).collect();
    for _ in 0..AT_RANDOM {
        let (a, b) = (chance.below(rows.len()) as u32, chance.below(rows.len()) as u32);
        if a != b {
            let found = comparer.levels(Pair { a, b, equal: rows.equal(a, b) });
            levels.iter_mut().zip(found).for_each(|(levels, level)| levels[usize::from(level)] += 1.0);
        }
    }
    levels
}

/// Learns classes: each in turn is kept where pairs that were kept back are foretold better with it than without.
/// The log-likelihood of what was kept back, for each class tried.
pub(crate) fn learn(records: &Records, seen: &Seen) -> (Model, Vec<(String, f64)>) {
    let mut tried = Vec::new();
    let held = held(records, seen);
    let mut kept: Vec<usize> = vec![0, 1];
    let mut model = begin(records, seen, &held, &kept);
    model.learn(&seen.halves[0], ROUNDS, &prior(records, &held, &kept));
    let mut best = model.fit(&seen.halves[1]);
    tried.push((SKETCHES[0].name.to_owned(), best));
    for (class, sketch) in SKETCHES.iter().enumerate().skip(2) {
        if kept.len() == CLASSES_MAX {
            break;
        }
        let mut wanted = kept.clone();
        wanted.push(class);
        let mut larger = begin(records, seen, &held, &wanted);
        larger.learn(&seen.halves[0], ROUNDS, &prior(records, &held, &wanted));
        let fit = larger.fit(&seen.halves[1]);
        tried.push((sketch.name.to_owned(), fit));
        if fit > best + WORTH {
            (best, model, kept) = (fit, larger, wanted);
        }
    }
    (model, tried)
}

/// By how much the log-likelihood of what was kept back must grow for a class to be kept.
const WORTH: f64 = 20.0;

/// What is held of each sketch beforehand: for each field and level the chance in each class.
fn held(records: &Records, seen: &Seen) -> Vec<Vec<Vec<f64>>> {
    let of_sketch = |sketch: &Sketch| -> Vec<Vec<f64>> {
        (records.fields.iter().enumerate())
            .map(|(at, field)| {
                let random = random_levels(records, at, &seen.random[at]);
                let same = same_levels(records, at, random.len(), sketch.slips(field.kind));
                match sketch.role {
                    Role::Same => same,
                    Role::Random => random,
                    Role::Others => {
                        let is_shared = sketch.shares.contains(&field.field);
                        let (own, other) = if is_shared { (&same, &random) } else { (&random, &same) };
                        // A little of the other, so that a class can learn what its sketch does not say: twins are few.
                        let leak = if tells(field.field) { 0.01 } else { 0.1 };
                        let mixed = own.iter().zip(other).enumerate().map(|(level, (own, other))| {
                            let tilt = if (4..=RARITIES).contains(&level) { sketch.tilt } else { 1.0 };
                            tilt * ((1.0 - leak) * own + leak * other)
                        });
                        normal(mixed.collect())
                    }
                }
            })
            .collect()
    };
    SKETCHES.iter().map(of_sketch).collect()
}

/// A model before it has learnt.
fn begin(records: &Records, seen: &Seen, held: &[Vec<Vec<f64>>], kept: &[usize]) -> Model {
    let classes: Vec<&'static Sketch> = kept.iter().map(|&class| &SKETCHES[class]).collect();
    let count = records.count as f64;
    let mut shares = [0.0; CLASSES_MAX];
    for (share, class) in shares.iter_mut().zip(&classes) {
        *share = match class.role {
            Role::Same => 0.1 * count,
            Role::Random => seen.total,
            Role::Others => count,
        };
    }
    Model { classes, shares, chances: by_level(held, kept) }
}

/// What is held of some classes, by field and level.
fn by_level(held: &[Vec<Vec<f64>>], kept: &[usize]) -> Vec<Vec<[f64; CLASSES_MAX]>> {
    let fields = held[0].iter().enumerate();
    fields
        .map(|(field, levels)| {
            let chance =
                |level: usize, at: usize| kept.get(at).map_or(0.0, |&class| held[class][field][level]);
            (0..levels.len()).map(|level| std::array::from_fn(|at| chance(level, at))).collect()
        })
        .collect()
}

/// What is held of the classes, and what they may not become.
fn prior(records: &Records, held: &[Vec<Vec<f64>>], kept: &[usize]) -> Prior {
    let strength = |at: usize| match kept.get(at).map(|&class| SKETCHES[class].role) {
        Some(Role::Same) => 200.0,
        _ => 20.0,
    };
    let most =
        |field: &Compared, at: usize| kept.get(at).map_or(Most::ANY, |&class| most(field, &SKETCHES[class]));
    Prior {
        chances: by_level(held, kept),
        strength: std::array::from_fn(strength),
        same_least: 0.5 + 0.002 * records.count as f64,
        most: (records.fields.iter()).map(|field| std::array::from_fn(|at| most(field, at))).collect(),
        close: records.fields.iter().map(|field| close(field.kind)).collect(),
    }
}

/// Whether a field mostly tells two people apart by itself.
fn tells(field: Field) -> bool {
    matches!(field, Field::Born | Field::Number)
}

/// What a class may not become.
fn most(field: &Compared, class: &Sketch) -> Most {
    match class.role {
        Role::Same => Most { different: different_most(field.kind), ..Most::ANY },
        Role::Random => Most::ANY,
        Role::Others if class.shares.contains(&field.field) => {
            Most { different: 0.4, apart: 0.4, ..Most::ANY }
        }
        Role::Others if field.kind == Kind::Word => Most::ANY,
        Role::Others if tells(field.field) => Most { same: 0.1, ..Most::ANY },
        Role::Others => Most { same: 0.3, ..Most::ANY },
    }
}

/// How the levels of a field fall where two records are one person.
fn same_levels(records: &Records, at: usize, levels: usize, slips: f64) -> Vec<f64> {
    let field = &records.fields[at];
    let mut shares = vec![0.0; levels];
    let known: f64 = field.counts[1..].iter().map(|&n| f64::from(n)).sum::<f64>().max(1.0);
    for &count in &field.counts[1..] {
        shares[rarity(count, records.count) as usize] += (1.0 - slips) * f64::from(count) / known;
    }
    shares[1..=RARITIES].iter_mut().for_each(|share| *share = share.max(0.002));
    let near = near_of_same(field.kind);
    for (level, share) in shares[1 + RARITIES..].iter_mut().zip(near) {
        *level = slips * share;
    }
    normal(shares)
}

/// How the levels of a field fall in pairs at random: the same value by how often each comes, the rest by sample. A
/// short list cannot tell how common a value is, and what comes twice in it may be one person: so it is taken
/// together with what is usual.
fn random_levels(records: &Records, at: usize, sample: &[f64]) -> Vec<f64> {
    let field = &records.fields[at];
    let mut shares = vec![0.0; sample.len()];
    let known: f64 = field.counts[1..].iter().map(|&n| f64::from(n)).sum();
    for &count in &field.counts[1..] {
        shares[usize::from(rarity(count, records.count))] +=
            f64::from(count) * (f64::from(count) - 1.0) / 2.0;
    }
    let pairs = known * (known - 1.0) / 2.0;
    let seen: f64 = shares.iter().sum();
    let same = (seen + usual(field.field) * USUAL_PAIRS) / (pairs.max(0.0) + USUAL_PAIRS);
    let scale = if seen > 0.0 { same / seen } else { 0.0 };
    shares[1..=RARITIES].iter_mut().for_each(|share| *share = (*share * scale).max(1e-12));
    let near: f64 = sample[1 + RARITIES..].iter().sum::<f64>() + 0.5 * (sample.len() - RARITIES) as f64;
    for (level, seen) in shares[1 + RARITIES..].iter_mut().zip(&sample[1 + RARITIES..]) {
        *level = (seen + 0.5) / near * (1.0 - same).max(0.01);
    }
    normal(shares)
}

/// How many pairs what is usual is worth.
const USUAL_PAIRS: f64 = 4000.0;

/// How often two people have the same value of a field by chance, where nothing is known of them.
fn usual(field: Field) -> f64 {
    match field {
        Field::Sex | Field::Status => 0.5,
        Field::Place => 0.05,
        Field::Given | Field::Father | Field::Grandfather | Field::Mother => 0.015,
        Field::Happened | Field::Age | Field::BirthPlace | Field::Occupation => 0.02,
        Field::Family | Field::Alias => 0.003,
        Field::Postcode | Field::Address => 0.001,
        Field::Born => 6e-5,
        Field::Number => 1e-7,
        _ => 0.02,
    }
}

fn normal(mut shares: Vec<f64>) -> Vec<f64> {
    shares[0] = 0.0;
    let sum: f64 = shares.iter().sum();
    shares.iter_mut().for_each(|share| *share /= sum);
    shares
}
