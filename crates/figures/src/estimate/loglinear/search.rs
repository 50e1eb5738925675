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
    best_exploded: Option<Row>,
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
    let mut found =
        Found { kept: Vec::new(), looked_at: 0, without_fit: 0, exploded: 0, best_exploded: None };
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
        exploded: (found.exploded, found.best_exploded.as_ref().map(scored)),
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
            Some(row) if row.undocumented <= most => found.kept.push(row),
            Some(row) => {
                found.exploded += 1;
                if found.best_exploded.is_none_or(|best| row.value < best.value) {
                    found.best_exploded = Some(row);
                }
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Histories;

    fn table() -> Table {
        let counts = [90, 80, 31, 70, 12, 22, 9, 60, 14, 8, 5, 25, 6, 4, 3];
        let cells = counts.iter().enumerate().map(|(at, count)| (at as u64 + 1, *count));
        Table::of(&Histories::new(["a", "b", "c", "d"], cells).unwrap()).unwrap()
    }

    #[test]
    fn a_bound_that_is_no_number_lets_nothing_in() {
        for explosion in [f64::NAN, -1.0, 0.0] {
            let found = all(&table(), 4, Criterion::Bic, explosion);
            assert!(found.models.is_empty());
            assert_eq!((found.looked_at, found.exploded.0), (113, 113));
        }
    }

    #[test]
    fn exploded_models_are_set_aside() {
        let whole = all(&table(), 4, Criterion::Aic, 100.0);
        let high = whole.models.iter().map(|scored| scored.total).fold(0.0, f64::max);
        let bound = (high - 1.0) / table().documented() - 1.0;
        let bounded = all(&table(), 4, Criterion::Aic, bound);
        assert_eq!(bounded.exploded.0, 1);
        assert!((bounded.exploded.1.unwrap().total - high).abs() < 1e-9);
        assert_eq!(bounded.models.len() + 1, whole.models.len());
    }

    #[test]
    fn models_are_in_order_and_the_best_is_found_again() {
        let table = table();
        let mut fitter = Fitter::new(4);
        for criterion in [Criterion::Aic, Criterion::Bic] {
            let found = all(&table, 4, criterion, 100.0);
            assert!(found.models.windows(2).all(|two| two[0].by(criterion) <= two[1].by(criterion)));
            let price = match criterion {
                Criterion::Aic => 2.0,
                Criterion::Bic => table.documented().ln(),
            };
            let best = &found.models[0];
            let fitted = fitter.fit(&table, best.model.terms()).unwrap();
            let twice = -2.0 * (fitted.likelihood + constant(&table));
            assert!((twice + price * fitted.parameters as f64 - best.by(criterion)).abs() < 1e-9);
        }
        let found = all(&table, 4, Criterion::Bic, 100.0);
        // However the models are handed over.
        let models: Vec<Model> = found.models.iter().rev().map(|scored| scored.model.clone()).collect();
        let best = best_of(&mut fitter, &table, &models, f64::INFINITY).unwrap();
        assert!((best - found.models[0].total).abs() < 1e-9);
        let average = average_of(&mut fitter, &table, &models, f64::INFINITY).unwrap();
        let totals = found.models.iter().map(|scored| scored.total);
        assert!(
            totals.clone().fold(f64::INFINITY, f64::min) < average && average < totals.fold(0.0, f64::max)
        );
    }
}
