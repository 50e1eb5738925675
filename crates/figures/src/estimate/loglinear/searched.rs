//! What all methods begin with that search every hierarchical model: the models in order, what is to be told of the search, and
//! among which of them a bootstrap chooses.
//!
//! Must not: choose a model, or weigh one.

use super::model::Model;
use super::search::{Criterion, Search};
use super::table::Table;
use super::{lay_out, order, words};
use crate::estimate::Settings;
use std::collections::BTreeMap;
use vocabulary::{EstimateMethod, Histories, NoEstimate, limits};

/// A search that found at least one model.
pub(super) struct Searched {
    pub(super) table: Table,
    /// The models, best first: there is one.
    pub(super) found: Search,
    /// What a reader has to be told of the search.
    pub(super) cautions: Vec<String>,
    pub(super) diagnostics: BTreeMap<String, f64>,
    /// The models among which each sample of a bootstrap chooses; none where no bootstrap is asked for.
    pub(super) models: Vec<Model>,
}

/// Searches by a criterion.
///
/// # Errors
/// As [`search`](super::search); no model that has a fit.
pub(super) fn searched(
    histories: &Histories,
    settings: &Settings,
    method: EstimateMethod,
    criterion: Criterion,
) -> Result<Searched, NoEstimate> {
    let found = super::search(histories, settings, criterion)?;
    let table = lay_out(histories, method)?;
    let Some(best) = found.models.first() else {
        return Err(words::no_model(&table, method, found.looked_at, found.exploded.0));
    };
    let mut cautions = Vec::new();
    if let Some(exploded) =
        found.exploded.1.as_ref().filter(|set_aside| set_aside.by(criterion) < best.by(criterion))
    {
        cautions.push(words::set_aside(&exploded.model, exploded.total));
    }
    if order(&table, settings) < table.lists - 1 {
        cautions.push(words::only_order(order(&table, settings)));
    }
    let among = if settings.bootstrap > 0 { among(&found, settings) } else { 0 };
    if settings.bootstrap > 0 && among < found.models.len() {
        cautions.push(words::among(among, found.models.len()));
    }
    let models = found.models.iter().take(among).map(|scored| scored.model.clone()).collect();
    let mut diagnostics = told(&found, criterion);
    diagnostics.insert("models-in-bootstrap".to_owned(), among as f64);
    Ok(Searched { table, found, cautions, diagnostics, models })
}

/// How many samples a bootstrap draws.
pub(super) fn samples(settings: &Settings) -> usize {
    settings.bootstrap.min(limits::BOOTSTRAP_SAMPLES_MAX)
}

/// Among how many models a bootstrap chooses.
fn among(found: &Search, settings: &Settings) -> usize {
    let affordable = limits::LOGLINEAR_BOOTSTRAP_FITS_MAX / samples(settings).max(1);
    let wanted = settings.loglinear.top_models.unwrap_or(usize::MAX).max(1);
    wanted.min(affordable.max(1)).min(found.models.len())
}

/// What a search tells beside its best model.
fn told(found: &Search, criterion: Criterion) -> BTreeMap<String, f64> {
    let mut told = BTreeMap::new();
    let mut tell = |name: &str, value: f64| told.insert(name.to_owned(), value);
    tell("models", found.looked_at as f64);
    tell("models-without-fit", found.without_fit as f64);
    tell("models-exploded", found.exploded.0 as f64);
    let Some(best) = found.models.first().map(|best| best.by(criterion)) else { return told };
    let weight = |at: f64| (-0.5 * (at - best)).exp();
    let whole: f64 = found.models.iter().map(|scored| weight(scored.by(criterion))).sum();
    tell("weight", 1.0 / whole);
    // Models within 2 of the best are as good (Burnham and Anderson 2002).
    let near = found
        .models
        .iter()
        .take_while(|scored| scored.by(criterion) - best <= 2.0)
        .map(|scored| scored.total);
    tell("alternatives", near.clone().count() as f64);
    tell("alternatives-low", near.clone().fold(f64::INFINITY, f64::min));
    tell("alternatives-high", near.fold(0.0, f64::max));
    told
}
