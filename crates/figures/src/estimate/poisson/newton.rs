//! Newton's steps, halved while they lead uphill.
//!
//! Must not: check its input; that is done before.

use super::{Cells, Fit, PoissonError, cholesky};
use statrs::function::gamma::ln_gamma;

/// The most steps of one fit. Far from the boundary six are enough.
const STEPS_MAX: usize = 100;
/// The most halvings of one step.
const HALVINGS_MAX: usize = 30;
/// A step that lowers the deviance by less than this share of it is the last.
const SETTLED_SHARE: f64 = 1e-11;
/// A fitted mean below this, in a cell without persons, is taken for one on its way to 0.
const NEXT_TO_NOTHING: f64 = 1e-6;
/// The logarithm of a mean is held below this, where its exponential is still a number.
const LOG_MEAN_MAX: f64 = 600.0;

/// What one fit works on.
struct Search<'a, 'b> {
    cells: &'a Cells<'b>,
    coefficients: Vec<f64>,
    log_means: Vec<f64>,
    means: Vec<f64>,
    information: Vec<f64>,
    gradient: Vec<f64>,
}

impl Search<'_, '_> {
    fn weight(&self, cell: usize) -> f64 {
        self.cells.weights.get(cell).copied().unwrap_or(1.0)
    }

    fn offset(&self, cell: usize) -> f64 {
        self.cells.offset.get(cell).copied().unwrap_or(0.0)
    }

    /// The information, and the right side whose solution are the next coefficients.
    fn assemble(&mut self) {
        let terms = self.cells.terms;
        self.information.fill(0.0);
        self.gradient.fill(0.0);
        for cell in 0..self.cells.counts.len() {
            let mean = self.means[cell];
            let weight = self.weight(cell) * mean;
            if weight == 0.0 {
                continue;
            }
            let working = self.log_means[cell] - self.offset(cell) + (self.cells.counts[cell] - mean) / mean;
            let row = &self.cells.design[cell * terms..(cell + 1) * terms];
            for (term, value) in row.iter().enumerate().filter(|(_, value)| **value != 0.0) {
                let scaled = weight * value;
                self.gradient[term] += scaled * working;
                for (into, other) in self.information[term * terms..=term * terms + term].iter_mut().zip(row)
                {
                    *into += scaled * other;
                }
            }
        }
    }

    /// Goes to these coefficients, and gives the deviance there.
    fn move_to(&mut self) -> f64 {
        let terms = self.cells.terms;
        for cell in 0..self.cells.counts.len() {
            let row = &self.cells.design[cell * terms..(cell + 1) * terms];
            let sum: f64 = row.iter().zip(&self.coefficients).map(|(value, b)| value * b).sum();
            self.log_means[cell] = (sum + self.offset(cell)).min(LOG_MEAN_MAX);
            self.means[cell] = self.log_means[cell].exp().max(f64::MIN_POSITIVE);
        }
        self.deviance()
    }

    fn deviance(&self) -> f64 {
        let each = self.cells.counts.iter().zip(&self.means).enumerate().map(|(cell, (count, mean))| {
            let log = if *count > 0.0 { count * (count / mean).ln() } else { 0.0 };
            self.weight(cell) * (log - (count - mean))
        });
        2.0 * each.sum::<f64>()
    }

    fn log_likelihood(&self) -> f64 {
        let each = self.cells.counts.iter().zip(&self.means).enumerate().map(|(cell, (count, mean))| {
            let log = if *count > 0.0 { count * mean.ln() } else { 0.0 };
            self.weight(cell) * (log - mean - ln_gamma(count + 1.0))
        });
        each.sum()
    }
}

/// Runs the search.
pub(super) fn run(cells: &Cells<'_>) -> Result<Fit, PoissonError> {
    let terms = cells.terms;
    let mut search = Search {
        cells,
        coefficients: vec![0.0; terms],
        log_means: Vec::new(),
        means: cells.counts.iter().map(|count| count + 0.1).collect(),
        information: vec![0.0; terms * terms],
        gradient: vec![0.0; terms],
    };
    search.log_means = search.means.iter().map(|mean| mean.ln()).collect();
    let mut before = vec![0.0; terms];
    let mut deviance = f64::INFINITY;
    for step in 0..STEPS_MAX {
        search.assemble();
        cholesky::factor(&mut search.information, terms).map_err(|term| match step {
            // All means are above 0 at the start: what is singular there is so by its terms.
            0 => PoissonError::RankDeficient(term),
            _ => PoissonError::Boundary,
        })?;
        before.copy_from_slice(&search.coefficients);
        search.coefficients.copy_from_slice(&search.gradient);
        cholesky::solve(&search.information, terms, &mut search.coefficients);
        let mut next = search.move_to();
        let mut halvings = 0;
        // The first step has nothing to be measured by.
        while step > 0
            && (!next.is_finite() || next > deviance + SETTLED_SHARE * (deviance.abs() + 0.1))
            && halvings < HALVINGS_MAX
        {
            for (new, old) in search.coefficients.iter_mut().zip(&before) {
                *new = 0.5 * (*new + old);
            }
            next = search.move_to();
            halvings += 1;
        }
        let settled = (deviance - next).abs() <= SETTLED_SHARE * (next.abs() + 0.1);
        deviance = next;
        if settled {
            return finish(search, deviance);
        }
    }
    Err(PoissonError::NotConverged(STEPS_MAX))
}

fn finish(mut search: Search<'_, '_>, deviance: f64) -> Result<Fit, PoissonError> {
    let terms = search.cells.terms;
    search.assemble();
    cholesky::factor(&mut search.information, terms).map_err(|_| PoissonError::Boundary)?;
    let counted = (0..search.means.len()).filter(|cell| search.weight(*cell) > 0.0);
    let at_boundary = counted.clone().any(|cell| search.means[cell] < NEXT_TO_NOTHING);
    Ok(Fit {
        covariance: cholesky::inverse(&search.information, terms),
        log_likelihood: search.log_likelihood(),
        deviance,
        degrees: counted.count().saturating_sub(terms),
        at_boundary,
        coefficients: search.coefficients,
        fitted: search.means,
    })
}
