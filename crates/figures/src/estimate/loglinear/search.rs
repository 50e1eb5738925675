//! All hierarchical models fitted and put in order.
//!
//! Must not: keep more models than [`limits::LOGLINEAR_MODELS_KEPT`], or let the number of threads change the order.

use super::enumerate;
use super::exist::Existence;
use super::lattice::Fitter;
use super::model::Model;
use super::table::Table;
use rayon::prelude::*;
use statrs::function::gamma::ln_gamma;
use vocabulary::limits;

/// How many models are fitted between two looks at which to keep.
const BATCH: usize = 1 << 14;

/// By what models are put in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// Akaike's: `-2 log L + 2 p`.
    Aic,
    /// Schwarz's: `-2 log L + p log n`, `n` the documented.
    Bic,
}

/// A model and how it fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// The model.
    pub model: Model,
    /// The total it gives, the documented included.
    pub total: f64,
    /// `-2 log L + 2 p`, with all constants of the Poisson likelihood.
    pub aic: f64,
    /// `-2 log L + p log n`.
    pub bic: f64,
}

impl Scored {
    /// The value of a criterion.
    pub fn by(&self, criterion: Criterion) -> f64 {
        match criterion {
            Criterion::Aic => self.aic,
            Criterion::Bic => self.bic,
        }
    }
}

/// What a search found.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// The models, best first; of equal ones, the first in the order of the search.
    pub models: Vec<Scored>,
    /// How many models were looked at.
    pub looked_at: u64,
    /// How many have no finite fit, or none that the data tell.
    pub without_fit: u64,
    /// The best of those that put the undocumented beyond what is plausible, and how many there are. They are not in
    /// `models`.
    pub exploded: (u64, Option<Scored>),
}

/// What one model came to.
#[derive(Clone, Copy)]
struct Row {
    value: f64,
    number: u64,
    bits: u64,
    likelihood: f64,
    undocumented: f64,
}

/// Adds up what a search found.
struct Found {
    kept: Vec<Row>,
    looked_at: u64,
    without_fit: u64,
    exploded: u64,
    worst_let_in: Option<Row>,
}

/// The constant of the likelihood: minus the sum of `ln y!`.
pub(super) fn constant(table: &Table) -> f64 {
    -table.counts.iter().map(|count| ln_gamma(count + 1.0)).sum::<f64>()
}

/// Fits all hierarchical models of at most `order` lists a term, by the criterion. At most six lists.
pub(super) fn all(table: &Table, order: usize, criterion: Criterion, explosion: f64) -> Search {
    let price = match criterion {
        Criterion::Aic => 2.0,
        Criterion::Bic => table.documented().ln(),
    };
    let most = explosion * table.documented();
    let mut found = Found { kept: Vec::new(), looked_at: 0, without_fit: 0, exploded: 0, worst_let_in: None };
    let mut batch = Vec::with_capacity(BATCH);
    enumerate::each(table.lists, order, &mut |bits| {
        batch.push(bits);
        if batch.len() == BATCH {
            take(table, price, most, &batch, &mut found);
            batch.clear();
        }
    });
    take(table, price, most, &batch, &mut found);
    let constant = constant(table);
    let scored = |row: &Row| score(table, constant, row);
    Search {
        models: found.kept.iter().map(scored).collect(),
        looked_at: found.looked_at,
        without_fit: found.without_fit,
        exploded: (found.exploded, found.worst_let_in.as_ref().map(scored)),
    }
}

fn score(table: &Table, constant: f64, row: &Row) -> Scored {
    let twice = -2.0 * (row.likelihood + constant);
    let parameters = f64::from(row.bits.count_ones());
    Scored {
        model: Model::of_bits(table.lists, row.bits),
        total: table.documented() + row.undocumented,
        aic: twice + 2.0 * parameters,
        bic: twice + table.documented().ln() * parameters,
    }
}

/// Fits a batch, in parallel, and keeps the best.
fn take(table: &Table, price: f64, most: f64, batch: &[u64], found: &mut Found) {
    let first = found.looked_at;
    let fitted: Vec<Option<Row>> = batch
        .par_iter()
        .enumerate()
        .map_init(
            || (Fitter::new(table.lists), Vec::new()),
            |(fitter, terms), (at, bits)| {
                terms.clear();
                terms.extend((0..64u32).filter(|term| bits >> term & 1 == 1));
                let fitted = fitter.fit(table, terms)?;
                let value = price * f64::from(bits.count_ones()) - 2.0 * fitted.likelihood;
                let (likelihood, undocumented) = (fitted.likelihood, fitted.undocumented);
                Some(Row { value, number: first + at as u64, bits: *bits, likelihood, undocumented })
            },
        )
        .collect();
    found.looked_at += batch.len() as u64;
    for row in fitted {
        match row {
            None => found.without_fit += 1,
            Some(row) if !row.undocumented.is_finite() || row.undocumented > most => {
                found.exploded += 1;
                if found.worst_let_in.is_none_or(|best| row.value < best.value) {
                    found.worst_let_in = Some(row);
                }
            }
            Some(row) => found.kept.push(row),
        }
    }
    found.kept.sort_by(|a, b| a.value.total_cmp(&b.value).then(a.number.cmp(&b.number)));
    found.kept.truncate(limits::LOGLINEAR_MODELS_KEPT);
}

/// The best of some models by BIC on this table: its total. `None` where none has a fit that is plausible.
pub(super) fn best_of(fitter: &mut Fitter, table: &Table, models: &[Model], most: f64) -> Option<f64> {
    let price = table.documented().ln();
    let mut best: Option<(f64, f64)> = None;
    for model in models {
        let Some(fitted) = fitter.fit(table, model.terms()) else { continue };
        let value = price * fitted.parameters as f64 - 2.0 * fitted.likelihood;
        if fitted.undocumented <= most && best.is_none_or(|(least, _)| value < least) {
            best = Some((value, fitted.undocumented));
        }
    }
    best.map(|(_, undocumented)| table.documented() + undocumented)
}

/// The average of some models, weighted by AIC, on this table.
pub(super) fn average_of(fitter: &mut Fitter, table: &Table, models: &[Model], most: f64) -> Option<f64> {
    let mut values = Vec::with_capacity(models.len());
    for model in models {
        let Some(fitted) = fitter.fit(table, model.terms()) else { continue };
        if fitted.undocumented <= most {
            values.push((2.0 * fitted.parameters as f64 - 2.0 * fitted.likelihood, fitted.undocumented));
        }
    }
    let least = values.iter().map(|(value, _)| *value).min_by(f64::total_cmp)?;
    let weight = |value: f64| (-0.5 * (value - least)).exp();
    let whole: f64 = values.iter().map(|(value, _)| weight(*value)).sum();
    let sum: f64 = values.iter().map(|(value, undocumented)| weight(*value) * undocumented).sum();
    Some(table.documented() + sum / whole)
}

/// Whether one model has a fit that the data tell.
pub(super) fn existence(table: &Table, model: &Model) -> Existence {
    Fitter::new(table.lists).existence(table, model.terms())
}
