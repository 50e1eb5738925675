//! Fits of Poisson log-linear models: counts in cells, the logarithm of whose mean is a sum of terms.
//!
//! A dense design for models of any terms, with offsets and weights of cells (Nelder and Wedderburn 1972). `loglinear` has
//! its own faster fit for tables of lists, and shares the linear algebra.
//!
//! Must not: search for a model, or take a fit that did not converge for one that did.

pub(crate) mod cholesky;
mod newton;
#[cfg(test)]
mod tests;

use thiserror::Error;

/// Counts in cells, and the terms that are to explain them.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a> {
    /// One row for each cell, `terms` numbers each, row after row; a constant term is a column of ones like any other.
    pub design: &'a [f64],
    /// How many columns the design has.
    pub terms: usize,
    /// The count of each cell: not negative; fractions are allowed.
    pub counts: &'a [f64],
    /// What is added to the logarithm of each mean, such as that of the population at risk; empty for none.
    pub offset: &'a [f64],
    /// How often each cell counts, not negative; empty for once.
    pub weights: &'a [f64],
}

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// One number for each term, on the logarithm of the mean.
    pub coefficients: Vec<f64>,
    /// The covariance of the coefficients, `terms` x `terms`, row after row: the inverse of the Fisher information.
    pub covariance: Vec<f64>,
    /// The mean of each cell.
    pub fitted: Vec<f64>,
    /// The logarithm of the likelihood, with all its constants, as AIC is usually printed with.
    pub log_likelihood: f64,
    /// Twice the distance to the likelihood of a model that fits each cell.
    pub deviance: f64,
    /// Cells of a weight above 0, less terms.
    pub degrees: usize,
    /// Whether a fitted mean is next to 0: the likelihood then rises for ever, some coefficients are minus infinity, and
    /// what is given is where the search stopped.
    pub at_boundary: bool,
}

impl Fit {
    /// Akaike's criterion: `-2 log L + 2 p`.
    pub fn aic(&self) -> f64 {
        2.0 * self.coefficients.len() as f64 - 2.0 * self.log_likelihood
    }

    /// Schwarz's criterion: `-2 log L + p log n`. For capture histories, `n` is the number of persons documented, not that
    /// of cells.
    pub fn bic(&self, n: f64) -> f64 {
        self.coefficients.len() as f64 * n.ln() - 2.0 * self.log_likelihood
    }

    /// The standard error of a coefficient.
    pub fn standard_error(&self, term: usize) -> f64 {
        self.covariance[term * self.coefficients.len() + term].sqrt()
    }
}

/// Why there is no fit.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PoissonError {
    /// The parts do not fit together, or hold what is no count.
    #[error("the table cannot be fitted: {0}")]
    Shape(&'static str),
    /// A term is a sum of others, so that the data cannot tell them apart.
    #[error("term {0} cannot be told from those before it; leave it out")]
    RankDeficient(usize),
    /// The search ran to a place where terms can no longer be told apart because cells were driven to 0.
    #[error("no finite fit: cells without persons drive terms to minus infinity; drop those terms")]
    Boundary,
    /// The search did not settle.
    #[error("the fit did not settle after {0} steps; use fewer terms")]
    NotConverged(usize),
}

/// Fits the model by Newton's method, which here is iteratively reweighted least squares.
///
/// ```
/// use figures::estimate::poisson::{Cells, fit};
/// // Two lists, independent: on the first alone 60, on the second alone 30, on both 20.
/// let design = [1., 1., 0., 1., 0., 1., 1., 1., 1.];
/// let cells = Cells { design: &design, terms: 3, counts: &[60., 30., 20.], offset: &[], weights: &[] };
/// let fit = fit(&cells).unwrap();
/// assert!((fit.coefficients[0].exp() - 60. * 30. / 20.).abs() < 1e-6, "those on no list");
/// assert_eq!(fit.degrees, 0);
/// ```
///
/// # Errors
/// A table whose parts do not fit together, a term that depends on others, a search that does not settle.
pub fn fit(cells: &Cells<'_>) -> Result<Fit, PoissonError> {
    check(cells)?;
    newton::run(cells)
}

fn check(cells: &Cells<'_>) -> Result<(), PoissonError> {
    let rows = cells.counts.len();
    let lawful = |values: &[f64]| values.iter().all(|value| value.is_finite() && *value >= 0.0);
    if cells.terms == 0 || rows == 0 {
        return Err(PoissonError::Shape("it has no cells or no terms"));
    }
    if Some(cells.design.len()) != rows.checked_mul(cells.terms) {
        return Err(PoissonError::Shape("the design has not one row for each count"));
    }
    if !(cells.offset.is_empty() || cells.offset.len() == rows)
        || !(cells.weights.is_empty() || cells.weights.len() == rows)
    {
        return Err(PoissonError::Shape("offsets or weights are not as many as counts"));
    }
    if !lawful(cells.counts) || !lawful(cells.weights) {
        return Err(PoissonError::Shape("a count or a weight is negative or no number"));
    }
    if !cells.design.iter().chain(cells.offset).all(|value| value.is_finite()) {
        return Err(PoissonError::Shape("a number of the design or an offset is not finite"));
    }
    Ok(())
}
