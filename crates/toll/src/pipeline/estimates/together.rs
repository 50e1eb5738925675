//! Estimates put together: over the strata of different persons, and over linkages of the same.
//!
//! Must not: combine ends of intervals. `figures` combines draws.

use figures::estimate::{Part, Settings, pool, sum};
use vocabulary::{Estimate, EstimateMethod, EstimateReport};

/// What one method says over many tables.
#[derive(Clone, Debug)]
pub(crate) struct Together {
    /// Which method.
    pub(crate) method: EstimateMethod,
    /// How many tables gave an estimate.
    pub(crate) answered: usize,
    /// How many were refused.
    pub(crate) refused: usize,
    /// What comes of those that answered; `None` where that cannot be said.
    pub(crate) estimate: Option<Estimate>,
    /// The least and the greatest estimate of a table.
    pub(crate) span: Option<(f64, f64)>,
}

/// What each method says of all strata together: a sum, so that one stratum that is refused leaves none.
pub(crate) fn summed(reports: &[&EstimateReport], settings: &Settings) -> Vec<Together> {
    let sum = |parts: &[Part<'_>]| sum(parts, settings).ok().filter(|_| parts.len() == reports.len());
    together(reports, &sum)
}

/// What each method says over linkages that are each as likely as the other.
pub(crate) fn pooled(reports: &[&EstimateReport], settings: &Settings) -> Vec<Together> {
    together(reports, &|parts| pool(parts, settings).ok())
}

fn together(reports: &[&EstimateReport], combine: &dyn Fn(&[Part<'_>]) -> Option<Estimate>) -> Vec<Together> {
    let of = |method: EstimateMethod| {
        let answered = reports.iter().filter_map(|report| {
            let estimate = report.estimates.iter().find(|estimate| estimate.method == method)?;
            Some(Part { documented: report.histories.documented(), estimate })
        });
        let parts: Vec<Part<'_>> = answered.collect();
        let each = || parts.iter().map(|part| part.estimate.estimate);
        let span = (!parts.is_empty())
            .then(|| (each().fold(f64::INFINITY, f64::min), each().fold(f64::NEG_INFINITY, f64::max)));
        let (answered, refused) = (parts.len(), reports.len() - parts.len());
        (answered > 0).then(|| Together { method, answered, refused, estimate: combine(&parts), span })
    };
    EstimateMethod::ALL.iter().filter_map(|method| of(*method)).collect()
}
