//! Several estimates made one: of strata, of linkages, of imputations.
//!
//! Draws are combined, never ends of intervals: the sum of the low ends of strata is not the low end of their sum.
//!
//! Must not: combine estimates of the same persons as if they were of different ones; the caller says which they are.

use super::settings::Settings;
use super::support::{between, normal, quantile, shuffled};
use statrs::distribution::{ContinuousCDF, StudentsT};
use std::collections::BTreeMap;
use thiserror::Error;
use vocabulary::{Covers, Estimate, EstimateMethod, Interval, IntervalKind};

/// How many draws are made of each part.
const DRAWS: usize = 4000;
/// Fewer imputations than this give an unsteady spread between them.
const IMPUTATIONS_MIN: usize = 10;
/// What stands for an undocumented number of 0 where its logarithm is taken, as the published rule has it.
const NOBODY: f64 = 0.1;

/// One of the estimates that are combined, and how many persons are documented in it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The documented of this stratum, linkage or imputation.
    pub documented: u64,
    /// What was estimated from it.
    pub estimate: &'a Estimate,
}

/// Why estimates cannot be combined.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CombineError {
    /// None at all.
    #[error("there is no estimate to combine")]
    Nothing,
    /// A spread between imputations needs two.
    #[error(
        "one imputation has no spread between imputations; make two or more, and better {IMPUTATIONS_MIN}"
    )]
    OneImputation,
    /// The rule for imputations needs draws.
    #[error("estimate {0} has no draws; use a Bayesian method, or ask for bootstrap samples")]
    NoDraws(usize),
    /// An interval that is not finite, or below the documented.
    #[error("the interval of estimate {0} has no end, or lies below the documented")]
    NoEnd(usize),
}

/// The total over strata that hold different persons.
///
/// # Errors
/// No parts, or one whose interval has no end.
pub fn sum(parts: &[Part<'_>], settings: &Settings) -> Result<Estimate, CombineError> {
    let drawn = drawn(parts, settings)?;
    let draws: Vec<f64> = (0..DRAWS).map(|at| drawn.iter().map(|draws| draws[at]).sum()).collect();
    let documented: u64 = parts.iter().map(|part| part.documented).sum();
    let total = parts.iter().map(|part| part.estimate.estimate).sum();
    Ok(combined(parts, total, documented as f64, draws, settings, "in each stratum"))
}

/// One estimate over linkages of the same records, each as likely as the other: the median of their draws together.
///
/// # Errors
/// No parts, or one whose interval has no end.
pub fn pool(parts: &[Part<'_>], settings: &Settings) -> Result<Estimate, CombineError> {
    let drawn = drawn(parts, settings)?;
    // Of each part one, in turn; a step that shares no divisor with their number keeps draws of all.
    let step = if parts.len() > 1 { parts.len() + 1 } else { 1 };
    let draws: Vec<f64> = (0..DRAWS).flat_map(|at| drawn.iter().map(move |draws| draws[at])).collect();
    let mut sorted = draws.clone();
    sorted.sort_by(f64::total_cmp);
    let documented = parts.iter().map(|part| part.documented).min().unwrap_or(0) as f64;
    let kept = draws.iter().step_by(step).copied().collect();
    let mut pooled = combined(parts, quantile(&sorted, 0.5), documented, kept, settings, "in each linkage");
    pooled.interval = between(&sorted, documented, settings.level, IntervalKind::Pooled);
    pooled.covers.push(Covers::Linkage);
    pooled.covers.sort();
    pooled.covers.dedup();
    let each = || parts.iter().map(|part| part.estimate.estimate);
    let ends = (each().fold(f64::INFINITY, f64::min), each().fold(0.0, f64::max));
    pooled.diagnostics.insert("least".to_owned(), ends.0);
    pooled.diagnostics.insert("most".to_owned(), ends.1);
    // The median is of draws, of which nobody need be the middle.
    pooled.median = Some(pooled.estimate);
    Ok(pooled)
}

/// One estimate over imputations, by the rule of Rubin (1987) on the logarithm of the undocumented, with the degrees of
/// freedom of Gelman and others (2013): `T = W + (m + 1)/m B`, `df = (m - 1)(1 + W/((m + 1) B))^2`.
///
/// # Errors
/// Fewer than two parts, or one without draws.
pub fn imputations(parts: &[Part<'_>], settings: &Settings) -> Result<Estimate, CombineError> {
    if parts.is_empty() {
        return Err(CombineError::Nothing);
    }
    if parts.len() < 2 {
        return Err(CombineError::OneImputation);
    }
    if let Some(without) = parts.iter().position(|part| part.estimate.draws.len() < 2) {
        return Err(CombineError::NoDraws(without));
    }
    let m = parts.len() as f64;
    let documented = (parts.iter().map(|part| part.documented as f64).sum::<f64>() / m).round();
    let (mut means, mut log_means, mut within) = (Vec::new(), Vec::new(), 0.0);
    for part in parts {
        let undocumented = || part.estimate.draws.iter().map(|draw| (draw - part.documented as f64).max(0.0));
        let logs: Vec<f64> =
            undocumented().map(|number| if number > 0.0 { number } else { NOBODY }.ln()).collect();
        means.push(undocumented().sum::<f64>() / logs.len() as f64);
        let (mean, variance) = moments(&logs);
        log_means.push(mean);
        within += variance / m;
    }
    let (centre, across) = moments(&log_means);
    let spread = (within + (m + 1.0) / m * across).sqrt();
    // Imputations that all agree leave the spread within them alone.
    let degrees =
        if across > 0.0 { (m - 1.0) * (1.0 + within / ((m + 1.0) * across)).powi(2) } else { f64::INFINITY };
    let wide = match StudentsT::new(0.0, 1.0, degrees.min(1e6)) {
        Ok(t) => t.inverse_cdf(0.5 + settings.level / 2.0),
        Err(_) => normal(settings.level),
    };
    let total = documented + moments(&means).0;
    let draws = parts.iter().flat_map(|part| part.estimate.draws.iter().copied()).collect();
    let mut estimate = combined(parts, total, documented, draws, settings, "in each imputation");
    estimate.interval = Interval {
        low: documented + (centre - wide * spread).exp(),
        high: documented + (centre + wide * spread).exp(),
        level: settings.level,
        kind: IntervalKind::Pooled,
    };
    estimate.covers.push(Covers::Imputation);
    estimate.covers.sort();
    estimate.covers.dedup();
    estimate.mean = Some(total);
    estimate.diagnostics.extend([
        ("within".to_owned(), within),
        ("between".to_owned(), across),
        ("degrees".to_owned(), degrees.min(1e6)),
        ("imputations".to_owned(), m),
    ]);
    if parts.len() < IMPUTATIONS_MIN {
        estimate.cautions.push(format!(
            "There are {} imputations; with fewer than {IMPUTATIONS_MIN} the spread between them is unsteady.",
            parts.len()
        ));
    }
    Ok(estimate)
}

/// Mean and variance; the variance of fewer than two is 0.
fn moments(numbers: &[f64]) -> (f64, f64) {
    let count = numbers.len() as f64;
    let mean = numbers.iter().sum::<f64>() / count.max(1.0);
    (mean, numbers.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0))
}

/// As many draws of each part: its own, by their quantiles, or where it has none such as its interval implies. Each part's
/// are in an order of its own.
fn drawn(parts: &[Part<'_>], settings: &Settings) -> Result<Vec<Vec<f64>>, CombineError> {
    if parts.is_empty() {
        return Err(CombineError::Nothing);
    }
    let each = parts.iter().enumerate().map(|(at, part)| {
        let draws = quantiles(part).ok_or(CombineError::NoEnd(at))?;
        Ok(shuffled(&draws, settings.seed, at as u64))
    });
    each.collect()
}

/// Evenly spaced quantiles of a part.
fn quantiles(part: &Part<'_>) -> Option<Vec<f64>> {
    let documented = part.documented as f64;
    let shares = (0..DRAWS).map(|at| (at as f64 + 0.5) / DRAWS as f64);
    if part.estimate.draws.len() > 1 {
        let mut sorted = part.estimate.draws.clone();
        sorted.sort_by(f64::total_cmp);
        let finite = sorted.iter().all(|draw| draw.is_finite() && *draw >= documented - 0.5);
        return finite.then(|| shares.map(|share| quantile(&sorted, share)).collect());
    }
    let interval = part.estimate.interval;
    let [low, middle, high] =
        [interval.low, part.estimate.estimate, interval.high].map(|total| total - documented);
    if !(low >= 0.0 && middle >= low && high >= middle && high.is_finite()) {
        return None;
    }
    if middle == 0.0 {
        return Some(vec![documented; DRAWS]);
    }
    // The logarithm of the undocumented is normal on either side of its middle, with the spread that this end has.
    let wide = normal(interval.level);
    let up = (high / middle).ln() / wide;
    let down = if low > 0.0 { (middle / low).ln() / wide } else { up };
    let standard = statrs::distribution::Normal::standard();
    Some(
        shares
            .map(|share| {
                let z = standard.inverse_cdf(share);
                documented + middle * (z * if z > 0.0 { up } else { down }).exp()
            })
            .collect(),
    )
}

fn combined(
    parts: &[Part<'_>],
    total: f64,
    documented: f64,
    draws: Vec<f64>,
    settings: &Settings,
    of: &str,
) -> Estimate {
    let first = parts[0].estimate;
    let covers =
        first.covers.iter().filter(|what| parts.iter().all(|part| part.estimate.covers.contains(what)));
    let one_method = parts.iter().all(|part| part.estimate.method == first.method);
    let mut cautions = Vec::new();
    for caution in parts.iter().flat_map(|part| &part.estimate.cautions) {
        if !cautions.contains(caution) && cautions.len() < 5 {
            cautions.push(caution.clone());
        }
    }
    if parts.iter().any(|part| part.estimate.draws.len() < 2) {
        cautions.push(
            "Estimates without draws were combined by numbers that spread as their intervals do.".to_owned(),
        );
    }
    Estimate {
        method: if one_method { first.method } else { EstimateMethod::Stratified },
        estimate: total,
        interval: between(&draws, documented, settings.level, IntervalKind::Pooled),
        intervals: Vec::new(),
        assumption: format!("{of} {}", first.assumption),
        covers: covers.copied().collect(),
        mean: None,
        median: None,
        model: None,
        diagnostics: BTreeMap::from([("parts".to_owned(), parts.len() as f64)]),
        cautions,
        draws,
    }
}

#[cfg(test)]
mod tests;
