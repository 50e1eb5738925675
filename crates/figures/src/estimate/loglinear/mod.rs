//! Estimates from hierarchical log-linear models (Fienberg 1972; Bishop, Fienberg and Holland 1975).
//!
//! Persons on exactly the same lists are one cell of a table; the logarithm of its mean is a sum of terms, one for each set of
//! lists that the model ties together. What the terms say of the cell of no list is the estimate. The fit is that of
//! independent Poisson counts; profile intervals are of the multinomial likelihood.
//!
//! * `model`, `enumerate`: which models there are;
//! * `table`, `lattice`, `exist`: one fit, and whether there is one;
//! * `search`, `searched`, `stepwise`: which model is chosen;
//! * `profile`, `bootstrap`: intervals;
//! * `single`, `average`, `words`: estimates and refusals.
//!
//! Must not: return or average a model whose maximum does not exist, or which puts the undocumented beyond
//! [`Settings::explosion`](super::Settings::explosion) times the documented.

mod average;
pub(in crate::estimate) mod bootstrap;
mod enumerate;
mod exist;
mod lattice;
mod model;
mod profile;
mod search;
mod searched;
mod single;
mod stepwise;
mod table;
mod words;

pub use average::averaged_by_aic;
pub use exist::Existence;
pub use model::Model;
pub use search::{Criterion, Scored, Search};
pub use single::{best_by_bic, independence, no_highest, of_model, pairwise, stepwise};

use super::Settings;
use statrs::distribution::{ContinuousCDF, Normal};
use table::Table;
use vocabulary::{EstimateMethod, Histories, NoEstimate, limits};

/// Fits all hierarchical models and puts them in order: the curve of what other models would have said.
///
/// Terms join at most [`max_order`](super::LoglinearSettings::max_order) lists; where that is not given, all of up to five
/// lists, and pairs of six.
///
/// # Errors
/// Fewer than two lists, more than [`limits::LOGLINEAR_SEARCH_LISTS_MAX`], nobody documented.
pub fn search(
    histories: &Histories,
    settings: &Settings,
    criterion: Criterion,
) -> Result<Search, NoEstimate> {
    let method = match criterion {
        Criterion::Aic => EstimateMethod::LoglinearAicAverage,
        Criterion::Bic => EstimateMethod::LoglinearBic,
    };
    let table = lay_out(histories, method)?;
    if table.lists > limits::LOGLINEAR_SEARCH_LISTS_MAX {
        return Err(words::too_many(&table, method, limits::LOGLINEAR_SEARCH_LISTS_MAX));
    }
    Ok(search::all(&table, order(&table, settings), criterion, settings.explosion))
}

/// Whether a model has a finite fit that these histories tell, beside terms that nobody has.
///
/// # Errors
/// Fewer than two lists, too many, nobody documented.
pub fn existence(histories: &Histories, model: &Model) -> Result<Existence, NoEstimate> {
    let table = lay_out(histories, EstimateMethod::LoglinearBic)?;
    if model.lists() != table.lists {
        return Err(words::foreign(&table, EstimateMethod::LoglinearBic, model));
    }
    Ok(search::existence(&table, model))
}

/// The mean of each combination of lists under a fitted model, the first that of no list.
pub(in crate::estimate) fn means(
    histories: &Histories,
    model: &Model,
    settings: &Settings,
) -> Result<Vec<f64>, NoEstimate> {
    let method = EstimateMethod::LoglinearBic;
    let table = lay_out(histories, method)?;
    let mut fitter = lattice::Fitter::new(table.lists);
    single::fitted(&mut fitter, &table, model, method, settings)?;
    Ok(fitter.all_means())
}

/// How many lists a term may join.
fn order(table: &Table, settings: &Settings) -> usize {
    settings.loglinear.max_order.unwrap_or(if table.lists <= 5 { table.lists } else { 2 })
}

/// How many standard deviations an interval of this level has on either side; infinitely many where it is no level.
fn two_sided(level: f64) -> f64 {
    if level > 0.0 && level < 1.0 { Normal::standard().inverse_cdf(0.5 + 0.5 * level) } else { f64::INFINITY }
}

fn lay_out(histories: &Histories, method: EstimateMethod) -> Result<Table, NoEstimate> {
    if histories.lists().len() < 2 {
        return Err(words::too_few(histories, method));
    }
    let Some(table) = Table::of(histories) else {
        return Err(words::too_many_of(histories, method, limits::LOGLINEAR_LISTS_MAX));
    };
    if histories.documented() == 0 { Err(words::nobody(method)) } else { Ok(table) }
}
