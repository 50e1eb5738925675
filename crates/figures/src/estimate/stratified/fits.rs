//! Fits of the models, what each foresees for those on no list, and draws from them.
//!
//! Must not: choose among models.

use super::super::poisson::{Cells, PoissonError, cholesky, fit};
use super::super::support::{normal, stream};
use super::design::{Design, Row};
use rand_distr::{Distribution, StandardNormal};
use rayon::prelude::*;
use statrs::distribution::{ChiSquared, ContinuousCDF};

/// A set of pairs of lists that depend on one another.
pub(super) struct Model {
    /// Combinations of lists that have a term: each list, then the pairs.
    terms: Vec<u64>,
    lists: usize,
}

impl Model {
    /// All sets of pairs, from none to all of them.
    pub(super) fn all(lists: usize) -> Vec<Model> {
        let singles: Vec<u64> = (0..lists).map(|list| 1 << list).collect();
        let mut pairs = Vec::new();
        for a in 0..lists {
            pairs.extend((a + 1..lists).map(|b| 1u64 << a | 1 << b));
        }
        (0..1u32 << pairs.len())
            .map(|chosen| {
                let chosen =
                    pairs.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1).map(|(_, pair)| *pair);
                Model { terms: singles.iter().copied().chain(chosen).collect(), lists }
            })
            .collect()
    }

    /// Its name: pairs, then lists that are in none, by number.
    pub(super) fn name(&self) -> String {
        let pairs = &self.terms[self.lists..];
        let numbers = |term: u64| -> String {
            (0..self.lists).filter(|list| term >> list & 1 == 1).map(|list| (list + 1).to_string()).collect()
        };
        let alone =
            self.terms[..self.lists].iter().filter(|single| pairs.iter().all(|pair| pair & *single == 0));
        let parts: Vec<String> = pairs.iter().chain(alone).map(|term| numbers(*term)).collect();
        format!("[{}]", parts.join(","))
    }
}

/// A model, fitted.
pub(super) struct Fitted {
    /// Of all strata, and the ends of the sums of their ends, as the studies reckon them.
    pub(super) undocumented: f64,
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) aic: f64,
    log_likelihood: f64,
    coefficients: Vec<f64>,
    covariance: Vec<f64>,
}

impl Fitted {
    /// How likely the largest model fits this much better by chance; 1 for itself.
    pub(super) fn p_against(&self, largest: &Fitted) -> f64 {
        let degrees = largest.coefficients.len() - self.coefficients.len();
        let better = 2.0 * (largest.log_likelihood - self.log_likelihood);
        ChiSquared::new(degrees as f64).map_or(1.0, |chi| chi.sf(better.max(0.0)))
    }
}

/// The terms of those on no list: the constant and the values.
fn foreseen<'a>(row: &'a Row, terms: usize) -> impl Iterator<Item = (usize, f64)> + 'a {
    // Columns stand after the constant and the terms of lists; see `fitted`.
    std::iter::once((0, 1.0))
        .chain(row.values.iter().enumerate().map(move |(at, value)| (1 + terms + at, *value)))
}

/// Fits a model: a constant, its terms, the values, and each term with each value.
///
/// One row stands for all persons of a stratum, whose number is the offset.
pub(super) fn fitted(design: &Design, model: &Model, level: f64) -> Result<Fitted, PoissonError> {
    let terms = model.terms.len();
    let width = (1 + terms) * (1 + design.columns);
    let cells = (1usize << design.lists) - 1;
    let (mut numbers, mut counts, mut offset) =
        (Vec::with_capacity(design.strata.len() * cells * width), Vec::new(), Vec::new());
    for row in &design.strata {
        for on in 1..=cells {
            let holds = |term: &u64| f64::from(u8::from(on as u64 & term == *term));
            numbers.push(1.0);
            numbers.extend(model.terms.iter().map(holds));
            numbers.extend(&row.values);
            for value in &row.values {
                numbers.extend(model.terms.iter().map(|term| holds(term) * value));
            }
            counts.push(row.counts[on]);
            offset.push(row.persons.ln());
        }
    }
    let fit = fit(&Cells { design: &numbers, terms: width, counts: &counts, offset: &offset, weights: &[] })?;
    // As if each person had a row: what the likelihood of grouped rows has besides does not depend on the model.
    let log_likelihood: f64 = counts
        .iter()
        .zip(&fit.fitted)
        .zip(&offset)
        .map(|((count, mean), offset)| if *count > 0.0 { count * (mean.ln() - offset) } else { 0.0 } - mean)
        .sum();
    let (mut undocumented, mut low, mut high) = (0.0, 0.0, 0.0);
    // To two decimals, as the studies have it: 1.96.
    let wide = (100.0 * normal(level)).round() / 100.0;
    for row in &design.strata {
        let mean: f64 = foreseen(row, terms).map(|(term, value)| fit.coefficients[term] * value).sum();
        let variance: f64 = foreseen(row, terms)
            .map(|(a, of_a)| {
                of_a * foreseen(row, terms).map(|(b, of_b)| of_b * fit.covariance[a * width + b]).sum::<f64>()
            })
            .sum();
        let spread = wide * variance.max(0.0).sqrt();
        undocumented += row.persons * mean.exp();
        low += row.persons * (mean - spread).exp();
        high += row.persons * (mean + spread).exp();
    }
    if !undocumented.is_finite() || !high.is_finite() {
        return Err(PoissonError::Boundary);
    }
    Ok(Fitted {
        undocumented,
        low,
        high,
        // To two decimals, as the studies have it.
        aic: (100.0 * (2.0 * width as f64 - 2.0 * log_likelihood)).round() / 100.0,
        log_likelihood,
        coefficients: fit.coefficients,
        covariance: fit.covariance,
    })
}

/// Draws of the undocumented: a model by its weight, its coefficients by their covariance, and the number by its mean.
pub(super) fn draws(design: &Design, fits: &[&Fitted], weights: &[f64], seed: u64, count: usize) -> Vec<f64> {
    let factors: Vec<Option<Vec<f64>>> = fits
        .iter()
        .map(|fitted| {
            let mut factor = fitted.covariance.clone();
            cholesky::factor(&mut factor, fitted.coefficients.len()).is_ok().then_some(factor)
        })
        .collect();
    // How many draws each model gets: by its weight, all in all as many as wanted.
    let mut upto = 0.0;
    let ends: Vec<usize> = weights
        .iter()
        .map(|weight| {
            upto += weight;
            (upto * count as f64).round() as usize
        })
        .collect();
    (0..count)
        .into_par_iter()
        .map(|number| {
            let model = ends.iter().position(|end| number < *end).unwrap_or(fits.len() - 1);
            drawn(design, fits[model], factors[model].as_deref(), seed, number as u64)
        })
        .collect()
}

fn drawn(design: &Design, fitted: &Fitted, factor: Option<&[f64]>, seed: u64, number: u64) -> f64 {
    let Some(factor) = factor else { return fitted.undocumented };
    let width = fitted.coefficients.len();
    let mut random = stream(seed, number);
    let normals: Vec<f64> = (0..width).map(|_| StandardNormal.sample(&mut random)).collect();
    let coefficients: Vec<f64> = (0..width)
        .map(|row| {
            let moved: f64 =
                factor[row * width..=row * width + row].iter().zip(&normals).map(|(a, b)| a * b).sum();
            fitted.coefficients[row] + moved
        })
        .collect();
    let terms = width / (1 + design.columns) - 1;
    let mean: f64 = design
        .strata
        .iter()
        .map(|row| {
            let log: f64 = foreseen(row, terms).map(|(term, value)| coefficients[term] * value).sum();
            row.persons * log.min(100.0).exp()
        })
        .sum();
    let around: f64 = StandardNormal.sample(&mut random);
    // Of so large a number the count about its mean is as good as normal; where it is small it hardly matters.
    (mean + around * mean.sqrt()).max(0.0)
}
