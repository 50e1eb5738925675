//! The fit of a hierarchical model to a table of lists, by sums over the lattice of combinations.
//!
//! The design is never written down: the information of two terms is the sum of means over the combinations that hold both,
//! which one fast sum gives for all pairs of terms. A term that nobody has is minus infinity, and its combinations leave the
//! table (Chan, Silverman and Vincent 2021); it still counts as a parameter.
//!
//! Must not: fit where `exist` has not looked.

use super::exist::{self, Existence};
use super::table::{Table, over, under};
use crate::estimate::poisson::cholesky;

/// The most Newton steps; with a maximum that exists a dozen are enough.
const STEPS_MAX: usize = 60;
/// Half of what a further step would add to the likelihood, squared away by the last step.
const SETTLED: f64 = 1e-9;
/// A likelihood that falls by less than this share of it has not fallen.
const ROUNDING: f64 = 1e-13;
/// The logarithm of a mean is held below this.
const LOG_MEAN_MAX: f64 = 600.0;

/// What a fit tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Fitted {
    /// The mean of those on no list.
    pub(super) undocumented: f64,
    /// `sum y ln m - m`: the likelihood without its constant.
    pub(super) likelihood: f64,
    /// How many parameters, those at minus infinity included.
    pub(super) parameters: usize,
}

/// Room for fits, used again and again.
#[derive(Debug)]
pub(super) struct Fitter {
    terms: Vec<u32>,
    live: Vec<f64>,
    coefficients: Vec<f64>,
    before: Vec<f64>,
    step: Vec<f64>,
    means: Vec<f64>,
    information: Vec<f64>,
    working: Vec<f64>,
    exist: exist::Room,
}

impl Fitter {
    /// Room for tables of so many lists.
    pub(super) fn new(lists: usize) -> Fitter {
        Fitter {
            terms: Vec::new(),
            live: vec![0.0; 1 << lists],
            coefficients: Vec::new(),
            before: Vec::new(),
            step: Vec::new(),
            means: vec![0.0; 1 << lists],
            information: Vec::new(),
            working: vec![0.0; 1 << lists],
            exist: exist::Room::default(),
        }
    }

    /// Whether the model has a finite fit that the data tell, beside terms that nobody has.
    pub(super) fn existence(&mut self, table: &Table, terms: &[u32]) -> Existence {
        self.prepare(table, terms);
        exist::of(&mut self.exist, table, &self.terms, &self.live)
    }

    /// Fits the model of these terms; `None` where it has no finite fit, or the data do not tell it.
    pub(super) fn fit(&mut self, table: &Table, terms: &[u32]) -> Option<Fitted> {
        if self.existence(table, terms) != Existence::Exists {
            return None;
        }
        self.live[0] = 0.0;
        self.search(table, 0.0)?;
        Some(Fitted {
            undocumented: self.coefficients[0].exp(),
            likelihood: self.likelihood(table, 0.0),
            parameters: terms.len(),
        })
    }

    /// The likelihood of the model where so many are on no list: `sum y ln m - m` over all combinations.
    ///
    /// For a model that [`Fitter::fit`] has fitted.
    pub(super) fn with_undocumented(
        &mut self,
        table: &Table,
        terms: &[u32],
        undocumented: f64,
    ) -> Option<f64> {
        self.prepare(table, terms);
        self.live[0] = 1.0;
        self.search(table, undocumented)?;
        Some(self.likelihood(table, undocumented))
    }

    /// The variance of the logarithm of the undocumented, after a fit.
    pub(super) fn variance(&mut self) -> Option<f64> {
        let size = self.terms.len();
        self.inform();
        cholesky::factor(&mut self.information, size).ok()?;
        self.step.fill(0.0);
        self.step[0] = 1.0;
        cholesky::solve(&self.information, size, &mut self.step);
        Some(self.step[0])
    }

    /// The mean of each combination after a fit; the first is that of no list.
    pub(super) fn all_means(&mut self) -> Vec<f64> {
        self.live[0] = 1.0;
        let mut means = vec![0.0; self.live.len()];
        for (term, coefficient) in self.terms.iter().zip(&self.coefficients) {
            means[*term as usize] = *coefficient;
        }
        under(&mut means);
        for (mean, live) in means.iter_mut().zip(&self.live) {
            *mean = live * mean.exp();
        }
        means
    }

    /// For each term after a fit, the mean of those on all its lists.
    pub(super) fn mean_over(&self, term: u32) -> f64 {
        self.means[term as usize]
    }

    /// Keeps the terms that somebody has, and marks the combinations that no empty term takes away.
    fn prepare(&mut self, table: &Table, terms: &[u32]) {
        self.terms.clear();
        self.live.fill(1.0);
        for term in terms {
            if table.sums[*term as usize] > 0.0 || *term == 0 {
                self.terms.push(*term);
            } else {
                let term = *term as usize;
                self.live
                    .iter_mut()
                    .enumerate()
                    .filter(|(cell, _)| cell & term == term)
                    .for_each(|(_, l)| *l = 0.0);
            }
        }
        self.live[0] = 0.0;
        let size = self.terms.len();
        for room in [&mut self.coefficients, &mut self.before, &mut self.step] {
            room.clear();
            room.resize(size, 0.0);
        }
        self.information.clear();
        self.information.resize(size * size, 0.0);
    }

    fn likelihood(&self, table: &Table, undocumented: f64) -> f64 {
        let explained = self.terms.iter().zip(&self.coefficients).map(|(term, b)| {
            let more = if *term == 0 { undocumented } else { 0.0 };
            b * (table.sums[*term as usize] + more)
        });
        explained.sum::<f64>() - self.means[0]
    }

    fn inform(&mut self) {
        let size = self.terms.len();
        for (row, term) in self.terms.iter().enumerate() {
            let into = &mut self.information[row * size..=row * size + row];
            for (cell, other) in into.iter_mut().zip(&self.terms) {
                *cell = self.means[(term | other) as usize];
            }
        }
    }

    /// Means at the coefficients, summed over the combinations that hold each.
    fn spread(&mut self) {
        self.means.fill(0.0);
        for (term, coefficient) in self.terms.iter().zip(&self.coefficients) {
            self.means[*term as usize] = *coefficient;
        }
        under(&mut self.means);
        for (mean, live) in self.means.iter_mut().zip(&self.live) {
            *mean = if *live > 0.0 { mean.min(LOG_MEAN_MAX).exp() } else { 0.0 };
        }
        over(&mut self.means);
    }

    /// The first step: weighted least squares on the logarithms of the counts.
    fn start(&mut self, table: &Table, undocumented: f64) -> Option<()> {
        let size = self.terms.len();
        for (cell, working) in self.working.iter_mut().enumerate() {
            let count = if cell == 0 { undocumented } else { table.counts[cell] };
            let mean = count + 0.1;
            self.means[cell] = self.live[cell] * mean;
            *working = self.live[cell] * (mean * mean.ln() + count - mean);
        }
        over(&mut self.working);
        over(&mut self.means);
        self.inform();
        cholesky::factor(&mut self.information, size).ok()?;
        for (into, term) in self.coefficients.iter_mut().zip(&self.terms) {
            *into = self.working[*term as usize];
        }
        cholesky::solve(&self.information, size, &mut self.coefficients);
        self.spread();
        Some(())
    }

    fn search(&mut self, table: &Table, undocumented: f64) -> Option<()> {
        let size = self.terms.len();
        self.start(table, undocumented)?;
        let mut likelihood = self.likelihood(table, undocumented);
        for _ in 0..STEPS_MAX {
            for (into, term) in self.step.iter_mut().zip(&self.terms) {
                let more = if *term == 0 { undocumented } else { 0.0 };
                *into = table.sums[*term as usize] + more - self.means[*term as usize];
            }
            self.inform();
            cholesky::factor(&mut self.information, size).ok()?;
            cholesky::forward(&self.information, size, &mut self.step);
            let promised: f64 = self.step.iter().map(|value| value * value).sum();
            cholesky::backward(&self.information, size, &mut self.step);
            self.before.copy_from_slice(&self.coefficients);
            let mut share = 1.0;
            loop {
                let moved = self.before.iter().zip(&self.step);
                for (into, (old, step)) in self.coefficients.iter_mut().zip(moved) {
                    *into = old + share * step;
                }
                self.spread();
                let next = self.likelihood(table, undocumented);
                if next >= likelihood - ROUNDING * likelihood.abs() || promised <= SETTLED || share < 1e-9 {
                    likelihood = next;
                    break;
                }
                share *= 0.5;
            }
            if !promised.is_finite() {
                return None;
            }
            if promised <= SETTLED {
                return Some(());
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::model::Model;
    use super::*;
    use crate::estimate::poisson;
    use proptest::prelude::*;
    use vocabulary::{Histories, limits};

    fn table(counts: &[u64]) -> Table {
        let lists = (counts.len() + 1).ilog2();
        let cells = counts.iter().enumerate().map(|(at, count)| (at as u64 + 1, *count));
        Table::of(&Histories::new((0..lists).map(|at| at.to_string()), cells).unwrap()).unwrap()
    }

    #[test]
    fn a_table_without_a_maximum_is_not_fitted() {
        let model = Model::of(3, [0b011]).unwrap();
        assert_eq!(Fitter::new(3).fit(&table(&[40, 30, 6, 20, 0, 0, 0]), model.terms()), None);
        let saturated = Model::of(2, [0b11]).unwrap();
        assert_eq!(Fitter::new(2).fit(&table(&[40, 30, 6]), saturated.terms()), None);
    }

    #[test]
    fn a_pair_that_nobody_has_takes_its_cells_away() {
        // Without the cells of both the second and the third list, two tables of two lists are left.
        let counts = [40, 30, 6, 20, 4, 0, 0];
        let model = Model::of(3, [0b110]).unwrap();
        let fitted = Fitter::new(3).fit(&table(&counts), model.terms()).unwrap();
        assert_eq!(fitted.parameters, 5);
        let terms = [0usize, 1, 2, 4];
        let cells = [1usize, 2, 3, 4, 5];
        let design: Vec<f64> = cells
            .iter()
            .flat_map(|cell| terms.iter().map(move |term| f64::from(u8::from(cell & term == *term))))
            .collect();
        let some: Vec<f64> = cells.iter().map(|cell| counts[cell - 1] as f64).collect();
        let dense = poisson::Cells { design: &design, terms: 4, counts: &some, offset: &[], weights: &[] };
        let dense = poisson::fit(&dense).unwrap();
        assert!((dense.coefficients[0].exp() - fitted.undocumented).abs() < 1e-7);
    }

    proptest! {
        /// The dense fit gives the same, whatever the counts and the model.
        #[test]
        fn the_fit_is_that_of_the_dense_design(
            counts in prop::collection::vec(1u64..400, 15),
            generators in prop::collection::vec(1u32..15, 0..4),
        ) {
            let (table, model) = (table(&counts), Model::of(4, generators).unwrap());
            let mut fitter = Fitter::new(4);
            let fitted = fitter.fit(&table, model.terms()).expect("all cells have persons");
            let design: Vec<f64> = (1..16u32)
                .flat_map(|cell| model.terms().iter().map(move |term| f64::from(u8::from(cell & term == *term))))
                .collect();
            let terms = model.terms().len();
            let cells =
                poisson::Cells { design: &design, terms, counts: &table.counts[1..], offset: &[], weights: &[] };
            let dense = poisson::fit(&cells).unwrap();
            prop_assert!((dense.coefficients[0] - fitted.undocumented.ln()).abs() < 1e-6);
            prop_assert!((dense.deviance - 2.0 * (table.saturated() - fitted.likelihood)).abs() < 1e-5);
            prop_assert!((dense.covariance[0] / fitter.variance().unwrap() - 1.0).abs() < 1e-5);
        }

        /// Sparse and huge tables: an answer that keeps the sums of its terms, or none, and never a panic.
        #[test]
        fn hostile_tables_are_answered_or_refused(
            counts in prop::collection::vec(
                prop_oneof![4 => Just(0u64), 2 => 1u64..20, 1 => 1..limits::CAPTURED_MAX / 20], 15),
            generators in prop::collection::vec(1u32..15, 0..6),
        ) {
            let (table, model) = (table(&counts), Model::of(4, generators).unwrap());
            let mut fitter = Fitter::new(4);
            if let Some(fitted) = fitter.fit(&table, model.terms()) {
                prop_assert!(fitted.undocumented.is_finite() && fitted.undocumented >= 0.0);
                for term in model.terms() {
                    let seen = table.sums[*term as usize];
                    prop_assert!((fitter.mean_over(*term) - seen).abs() <= 1e-3 + 1e-5 * table.documented());
                }
            }
        }
    }
}
