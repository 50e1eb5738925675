//! All hierarchical models averaged by how well they fit (Buckland, Burnham and Augustin 1997).
//!
//! Must not: let a model in that has exploded.

use super::bootstrap;
use super::lattice::Fitter;
use super::search::{self, Criterion};
use super::searched::{Searched, samples, searched};
use super::single::{levels, note, of_bootstrap};
use super::{two_sided, words};
use crate::estimate::Settings;
use vocabulary::{Covers, Estimate, EstimateMethod, Histories, Interval, IntervalKind, NoEstimate};

/// Models of a lesser weight than this are in the average but not in its spread.
const WEIGHT_MIN: f64 = 1e-9;

/// The undocumented of all hierarchical models, weighted by AIC.
///
/// The interval adds the spread between models to the error of each, and is on the logarithm of the undocumented. With
/// [`Settings::bootstrap`], the first interval is BCa and each sample weighs its models anew.
///
/// Of 500 data sets drawn from a known model of five lists (`examples/coverage.rs`), the averaged interval of 95 % over all
/// models held the truth in 94.6 %, that over models of pairs in 92.0 %, and BCa in 86.7 % of 300.
///
/// # Errors
/// Fewer than two lists or more than six, no model with a fit, no interval.
pub fn averaged_by_aic(histories: &Histories, settings: &Settings) -> Result<Estimate, NoEstimate> {
    let method = EstimateMethod::LoglinearAicAverage;
    let Searched { table, found, mut cautions, mut diagnostics, models } =
        searched(histories, settings, method, Criterion::Aic)?;
    let best = &found.models[0];
    let documented = table.documented();
    let weight = |aic: f64| (-0.5 * (aic - best.aic)).exp();
    let whole: f64 = found.models.iter().map(|scored| weight(scored.aic)).sum();
    let total = found.models.iter().map(|scored| weight(scored.aic) / whole * scored.total).sum::<f64>();
    let mut fitter = Fitter::new(table.lists);
    let mut error = 0.0;
    for scored in found.models.iter().filter(|scored| weight(scored.aic) / whole >= WEIGHT_MIN) {
        let Some(fitted) = fitter.fit(&table, scored.model.terms()) else { continue };
        let undocumented = fitted.undocumented;
        let own = undocumented + undocumented.powi(2) * fitter.variance().unwrap_or(f64::INFINITY);
        error += weight(scored.aic) / whole * (own + (scored.total - total).powi(2)).sqrt();
    }
    diagnostics.insert("standard-error".to_owned(), error);
    let mut intervals = Vec::new();
    let mut draws = Vec::new();
    if settings.bootstrap > 0 {
        let samples = samples(settings);
        let most = settings.explosion * documented;
        let run = bootstrap::run(&table, total, samples, settings.seed, &|fitter, sample| {
            search::average_of(fitter, sample, &models, most)
        });
        intervals = of_bootstrap(&run, settings, documented)
            .ok_or_else(|| words::no_interval(&table, method, &words::failed(run.failed, samples)))?;
        note(&run, samples, &mut diagnostics, &mut cautions);
        draws = run.draws;
    }
    intervals.extend(levels(settings.level).filter_map(|level| log_normal(documented, total, error, level)));
    if intervals.is_empty() {
        return Err(words::no_interval(&table, method, "the error of a model that weighs cannot be told"));
    }
    let interval = intervals.remove(0);
    Ok(Estimate {
        method,
        estimate: total,
        interval,
        intervals,
        assumption: words::AVERAGE.to_owned(),
        covers: vec![Covers::Sampling, Covers::ModelChoice],
        mean: None,
        median: None,
        model: None,
        diagnostics,
        cautions,
        draws,
    })
}

/// An interval on the logarithm of the undocumented (Chao 1987); `None` where the error is not finite.
fn log_normal(documented: f64, total: f64, error: f64, level: f64) -> Option<Interval> {
    let undocumented = total - documented;
    let factor = (two_sided(level) * (1.0 + (error / undocumented).powi(2)).ln().sqrt()).exp();
    let high = documented + undocumented * factor;
    let low = documented + undocumented / factor;
    high.is_finite().then_some(Interval {
        low: low.max(documented),
        high,
        level,
        kind: IntervalKind::Averaged,
    })
}
