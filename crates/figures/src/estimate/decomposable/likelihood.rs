//! The marginal likelihood of a decomposable graph and a number of undocumented, under the hyper-Dirichlet prior.
//!
//! Dawid and Lauritzen 1993, Madigan and York 1997. With `delta` prior persons in each of the `2^p` cells, a group of
//! lists has `delta * 2^(p - size)` in each cell of its margin. The likelihood of a graph is the product of those of its
//! cliques, divided by those of its separators, times the number of ways to arrange the persons. All of it depends on
//! the undocumented only through the one cell of each margin that nobody documented is in, so that a table of one row a
//! group serves all graphs.
//!
//! Must not: decide which numbers of undocumented are looked at.

use super::graphs::Graph;
use crate::estimate::settings::NumberPrior;
use crate::estimate::special::{ln_gamma, ln_gamma_rise};
use vocabulary::Histories;

/// What the likelihood needs of the data, by groups of lists.
pub(crate) struct Likelihood {
    documented: f64,
    /// The prior persons of all cells together.
    prior_persons: f64,
    prior: NumberPrior,
    groups: Vec<Group>,
}

/// One group of lists.
struct Group {
    /// What does not depend on the undocumented.
    constant: f64,
    /// Prior persons in its cell of nobody listed, and the documented who are there.
    unlisted: f64,
}

impl Likelihood {
    /// Of these histories, of six lists at most.
    pub(crate) fn new(histories: &Histories, delta: f64, prior: NumberPrior) -> Likelihood {
        let lists = histories.lists().len();
        let whole = ln_gamma(delta * (1u64 << lists) as f64);
        let group = |group: usize| {
            let persons_each = delta * (1u64 << (lists - group.count_ones() as usize)) as f64;
            let mut margin = vec![0u64; 1 << lists];
            for (on, persons) in histories.cells() {
                margin[on as usize & group] += persons;
            }
            let listed = margin[1..].iter().filter(|persons| **persons > 0);
            let constant: f64 = listed.map(|persons| ln_gamma_rise(persons_each, *persons as f64)).sum();
            Group {
                constant: constant + whole - ln_gamma(persons_each),
                unlisted: persons_each + margin[0] as f64,
            }
        };
        Likelihood {
            documented: histories.documented() as f64,
            prior_persons: delta * (1u64 << lists) as f64,
            prior,
            groups: (0..1usize << lists).map(group).collect(),
        }
    }

    /// The table of these numbers of undocumented.
    pub(crate) fn table(&self, undocumented: impl Iterator<Item = u64> + Clone) -> Table {
        let base = undocumented.clone().map(|unseen| {
            let from = unseen as f64 + 1.0;
            ln_gamma_rise(from, self.documented) + self.prior.ln(self.documented, unseen as f64)
        });
        let all: Vec<f64> = undocumented
            .clone()
            .map(|unseen| ln_gamma_rise(unseen as f64 + 1.0, self.prior_persons + self.documented - 1.0))
            .collect();
        let row = |group: &Group| {
            let unlisted = undocumented
                .clone()
                .map(|unseen| ln_gamma_rise(unseen as f64 + 1.0, group.unlisted - 1.0) + group.constant);
            unlisted.zip(&all).map(|(cell, all)| cell - all).collect()
        };
        Table { base: base.collect(), groups: self.groups.iter().map(row).collect() }
    }
}

/// Logarithms for a row of numbers of undocumented.
pub(crate) struct Table {
    /// The ways to arrange persons, and the prior of the number.
    base: Vec<f64>,
    /// The likelihood of each group's margin, by group.
    groups: Vec<Vec<f64>>,
}

impl Table {
    /// Writes the logarithm of likelihood times prior of a graph at each number, but for a constant of all graphs and
    /// numbers.
    pub(crate) fn weigh(&self, graph: &Graph, into: &mut Vec<f64>) {
        into.clear();
        into.extend_from_slice(&self.base);
        for (group, power) in &graph.powers {
            let power = f64::from(*power);
            into.iter_mut().zip(&self.groups[*group]).for_each(|(sum, ln)| *sum += power * ln);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::graphs;
    use super::*;

    const CELLS: [(u64, u64); 6] = [(1, 3), (2, 2), (3, 1), (4, 4), (5, 1), (6, 2)];

    /// The likelihood by another way: persons come one by one, each falling into a cell with the probability that the
    /// prior and those before give it.
    fn one_by_one(graph: &Graph, lists: usize, cells: &[(u64, u64)], unseen: u64, delta: f64) -> f64 {
        let mut before: Vec<usize> = Vec::new();
        let mut sum = 0.0;
        let all = cells.iter().copied().chain([(0, unseen)]);
        for (on, _) in all.flat_map(|cell| (0..cell.1).map(move |_| cell)) {
            for (group, power) in &graph.powers {
                let cell = on as usize & group;
                let prior = delta * (1 << (lists - group.count_ones() as usize)) as f64;
                let there = before.iter().filter(|other| **other & group == cell).count() as f64;
                let whole = delta * (1 << lists) as f64 + before.len() as f64;
                sum += f64::from(*power) * ((prior + there) / whole).ln();
            }
            before.push(on as usize);
        }
        sum
    }

    fn ln_factorial(of: u64) -> f64 {
        (1..=of).map(|factor| (factor as f64).ln()).sum()
    }

    #[test]
    fn it_is_the_likelihood_of_persons_who_come_one_by_one() {
        let histories = Histories::new(["a", "b", "c"], CELLS).unwrap();
        let documented: u64 = histories.documented();
        for delta in [0.125, 1.0] {
            let likelihood = Likelihood::new(&histories, delta, NumberPrior::Flat);
            let table = likelihood.table(0..8);
            for graph in graphs::all(3) {
                let mut found = Vec::new();
                table.weigh(&graph, &mut found);
                for unseen in 0..8 {
                    let ways = ln_factorial(documented + unseen) - ln_factorial(unseen);
                    let expected = ways + one_by_one(&graph, 3, &CELLS, unseen, delta);
                    let found = found[unseen as usize];
                    assert!((found - expected).abs() < 1e-9, "{} {unseen}: {found} {expected}", graph.name());
                }
            }
        }
    }

    #[test]
    fn where_all_lists_are_joined_the_data_say_nothing_of_the_undocumented() {
        let other = [(1, 1), (2, 1), (3, 8), (4, 1), (5, 1), (6, 1)];
        let curve = |cells: [(u64, u64); 6]| {
            let histories = Histories::new(["a", "b", "c"], cells).unwrap();
            let mut found = Vec::new();
            let joined = graphs::all(3).pop().unwrap();
            Likelihood::new(&histories, 0.125, NumberPrior::Flat).table(0..50).weigh(&joined, &mut found);
            found.iter().map(|ln| ln - found[0]).collect::<Vec<f64>>()
        };
        assert!(curve(CELLS).iter().zip(curve(other)).all(|(a, b)| (a - b).abs() < 1e-9));
    }
}
