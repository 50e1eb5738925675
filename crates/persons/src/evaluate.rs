//! How well records were joined, held against a truth.
//!
//! Must not: be used by what joins.

use serde::Serialize;
use std::collections::HashMap;

/// How well records were joined.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evaluation {
    /// Records.
    pub records: usize,
    /// Persons, by the truth.
    pub persons: usize,
    /// Clusters that were found.
    pub clusters: usize,
    /// Records of the largest cluster.
    pub largest_cluster: usize,
    /// Over all pairs of records that stand in one cluster.
    pub pairwise: Measure,
    /// The mean over records of the precision and the recall of their cluster (Bagga and Baldwin 1998).
    pub bcubed: Measure,
    /// Clusters that hold just the records of one person.
    pub exact: Measure,
    /// The same, of two records or more.
    pub exact_of_several: Measure,
}

/// Precision, recall, and their harmonic mean; 0 where there is nothing to divide by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Measure {
    /// The share of what was found that is true.
    pub precision: f64,
    /// The share of what is true that was found.
    pub recall: f64,
    /// The harmonic mean of both.
    pub f1: f64,
}

impl Measure {
    /// Of what was found, what is true, and what is both.
    pub fn of(both: f64, found: f64, is_true: f64) -> Measure {
        let share = |of: f64| if of > 0.0 { both / of } else { 0.0 };
        Measure::with(share(found), share(is_true))
    }

    fn with(precision: f64, recall: f64) -> Measure {
        let sum = precision + recall;
        Measure { precision, recall, f1: if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 } }
    }
}

/// Groups of records, and of each how many are of which list.
struct Groups(HashMap<(u32, u32), HashMap<u32, u64>>);

impl Groups {
    fn of(keys: impl Iterator<Item = (u32, u32)>, sides: Option<&[u32]>) -> Groups {
        let mut groups: HashMap<(u32, u32), HashMap<u32, u64>> = HashMap::new();
        for (at, key) in keys.enumerate() {
            *groups.entry(key).or_default().entry(sides.map_or(0, |sides| sides[at])).or_default() += 1;
        }
        Groups(groups)
    }

    /// Pairs within the groups; between sides only, where there are sides.
    fn pairs(&self, between: bool) -> f64 {
        let choose = |n: u64| (n * n.saturating_sub(1) / 2) as f64;
        let of = |sides: &HashMap<u32, u64>| {
            let all = choose(sides.values().sum());
            if between { all - sides.values().map(|&n| choose(n)).sum::<f64>() } else { all }
        };
        self.0.values().map(of).sum()
    }

    fn sizes(&self) -> HashMap<(u32, u32), u64> {
        self.0.iter().map(|(key, sides)| (*key, sides.values().sum())).collect()
    }
}

/// Holds clusters against the truth: for each record its person and its cluster, as numbers. With `sides`, only pairs
/// of different sides count for [`Evaluation::pairwise`].
///
/// ```
/// use persons::evaluate::evaluate;
/// // Four records of two persons; the third was left out of the first person's cluster.
/// let found = evaluate(&[0, 0, 0, 1], &[7, 7, 8, 9], None);
/// assert_eq!((found.pairwise.precision, found.pairwise.recall), (1.0, 1.0 / 3.0));
/// assert_eq!((found.exact.precision, found.exact.recall), (1.0 / 3.0, 0.5));
/// ```
pub fn evaluate(truth: &[u32], found: &[u32], sides: Option<&[u32]>) -> Evaluation {
    let between = sides.is_some();
    let persons = Groups::of(truth.iter().map(|&person| (person, 0)), sides);
    let clusters = Groups::of(found.iter().map(|&cluster| (cluster, 0)), sides);
    let both = Groups::of(truth.iter().copied().zip(found.iter().copied()), sides);
    let (of_person, of_cluster, of_both) = (persons.sizes(), clusters.sizes(), both.sizes());
    let (mut precision, mut recall) = (0.0, 0.0);
    let (mut exact, mut exact_of_several) = (0.0, 0.0);
    // Summed in one order, so that the last digit is the same on each run.
    let mut sorted: Vec<(&(u32, u32), &u64)> = of_both.iter().collect();
    sorted.sort_unstable();
    for (&(person, cluster), &shared) in sorted {
        let (all, whole) = (of_person[&(person, 0)], of_cluster[&(cluster, 0)]);
        precision += (shared * shared) as f64 / whole as f64;
        recall += (shared * shared) as f64 / all as f64;
        if shared == all && shared == whole {
            exact += 1.0;
            exact_of_several += f64::from(u8::from(shared > 1));
        }
    }
    let records = truth.len().max(1) as f64;
    let several = |sizes: &HashMap<(u32, u32), u64>| sizes.values().filter(|&&size| size > 1).count() as f64;
    Evaluation {
        records: truth.len(),
        persons: of_person.len(),
        clusters: of_cluster.len(),
        largest_cluster: of_cluster.values().copied().max().unwrap_or(0) as usize,
        pairwise: Measure::of(both.pairs(between), clusters.pairs(between), persons.pairs(between)),
        bcubed: Measure::with(precision / records, recall / records),
        exact: Measure::of(exact, of_cluster.len() as f64, of_person.len() as f64),
        exact_of_several: Measure::of(exact_of_several, several(&of_cluster), several(&of_person)),
    }
}

/// How many true pairs there are; between sides only, where there are sides.
pub fn true_pairs(truth: &[u32], sides: Option<&[u32]>) -> f64 {
    Groups::of(truth.iter().map(|&person| (person, 0)), sides).pairs(sides.is_some())
}

/// What scored pairs are worth at some thresholds, and whether their probabilities are true.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairEvaluation {
    /// Pairs that were scored.
    pub scored: usize,
    /// The threshold at which F1 is best, and what it is there.
    pub best: (f64, Measure),
    /// At 0.5, 0.9, 0.95 and 0.99.
    pub at: Vec<(f64, Measure)>,
    /// By tenths of probability: how many pairs, the mean probability, the share that is true.
    pub reliability: Vec<(usize, f64, f64)>,
}

/// Evaluates scored pairs: the probability of each and whether it is true, of so many true pairs in all.
pub fn evaluate_pairs(mut scored: Vec<(f64, bool)>, all: f64) -> PairEvaluation {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut at: Vec<(f64, Measure)> =
        [0.5, 0.9, 0.95, 0.99].map(|threshold| (threshold, Measure::default())).to_vec();
    let (mut best, mut right) = ((1.0, Measure::default()), 0.0);
    for (place, &(probability, is_true)) in scored.iter().enumerate() {
        right += f64::from(u8::from(is_true));
        if scored.get(place + 1).is_some_and(|next| next.0 == probability) {
            continue;
        }
        let measure = Measure::of(right, place as f64 + 1.0, all);
        if measure.f1 > best.1.f1 {
            best = (probability, measure);
        }
        at.iter_mut().filter(|(threshold, _)| probability >= *threshold).for_each(|(_, at)| *at = measure);
    }
    let tenth = |n: usize| {
        let within = |&&(p, _): &&(f64, bool)| ((p * 10.0) as usize).min(9) == n;
        let (mut count, mut sum, mut right) = (0, 0.0, 0.0);
        for &(p, is_true) in scored.iter().filter(within) {
            count += 1;
            sum += p;
            right += f64::from(u8::from(is_true));
        }
        let mean = |sum: f64| if count > 0 { sum / count as f64 } else { 0.0 };
        (count, mean(sum), mean(right))
    };
    PairEvaluation { scored: scored.len(), best, at, reliability: (0..10).map(tenth).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_lists_only_pairs_of_both_count() {
        // One person stands twice in the first list and once in the second.
        let found = evaluate(&[0, 0, 0], &[1, 1, 2], Some(&[0, 0, 1]));
        assert_eq!(found.pairwise, Measure { precision: 0.0, recall: 0.0, f1: 0.0 });
        assert_eq!(true_pairs(&[0, 0, 0], Some(&[0, 0, 1])), 2.0);
    }

    #[test]
    fn pairs_are_measured_at_thresholds() {
        let found = evaluate_pairs(vec![(0.99, true), (0.95, false), (0.6, true), (0.2, false)], 4.0);
        assert_eq!(found.at[3].1, Measure::of(1.0, 1.0, 4.0));
        assert_eq!(found.at[0].1, Measure::of(2.0, 3.0, 4.0));
        assert_eq!(found.best.0, 0.6);
        assert_eq!(found.reliability[9], (2, 0.97, 0.5));
    }
}
