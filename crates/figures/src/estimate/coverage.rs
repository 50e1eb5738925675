//! Estimates by sample coverage: which share of all persons, weighted by how easily they are listed, the lists hold.
//!
//! Chao and Tsay 1998; Chao and others 2001; for more than three lists Tsay and Chao 2001. What depends between two lists is
//! measured by how many persons they share beyond chance, so that lists may depend on one another, in pairs.
//!
//! Must not: give a total below the documented, or an interval from samples most of which have none.

use super::settings::Settings;
use super::support::{between, log_normal, refused, resampled};
use rayon::prelude::*;
use std::collections::BTreeMap;
use vocabulary::{Covers, Estimate, EstimateMethod, Histories, IntervalKind, NoEstimate, limits};

/// How many samples are drawn where none are asked for: there is no interval without.
const SAMPLES: usize = 1000;
/// From which coverage on the estimate for high coverage is advised (Chao and others 2001).
const HIGH: f64 = 0.55;

/// Where coverage is high: the two-way dependences are solved for together with the total.
///
/// # Errors
/// Fewer than three lists, a list that holds nobody, no finite total at or above the documented, or so many samples without
/// one that the interval has no end.
pub fn sample_coverage_high(histories: &Histories, settings: &Settings) -> Result<Estimate, NoEstimate> {
    estimate(histories, settings, EstimateMethod::SampleCoverageHigh, |parts| parts.high())
}

/// Where coverage is low: one step from independence towards what the lists share. Where lists depend on one another
/// positively it tends to be too low.
///
/// # Errors
/// As [`sample_coverage_high`].
pub fn sample_coverage_low(histories: &Histories, settings: &Settings) -> Result<Estimate, NoEstimate> {
    estimate(histories, settings, EstimateMethod::SampleCoverageLow, |parts| parts.low())
}

/// What the estimators are made of.
struct Parts {
    lists: f64,
    /// Estimated sample coverage: 1 less the mean share of a list whom no other holds.
    coverage: f64,
    /// The mean number of persons on some other list than one.
    others: f64,
    /// Persons on `a` and on no other list but perhaps `b`, over all ordered pairs.
    near: f64,
    /// The same, each times what `a` and `b` share over the product of their sizes.
    shared: f64,
}

impl Parts {
    /// `None` where a list holds nobody.
    fn of(histories: &Histories) -> Option<Parts> {
        let lists = histories.lists().len();
        let on: Vec<f64> = (0..lists).map(|list| histories.on(list) as f64).collect();
        if lists < 2 || on.contains(&0.0) {
            return None;
        }
        let only: Vec<f64> = (0..lists).map(|list| histories.count(1 << list) as f64).collect();
        let count = lists as f64;
        let unseen: f64 = only.iter().zip(&on).map(|(only, on)| only / on).sum();
        let (mut near, mut shared) = (0.0, 0.0);
        for a in 0..lists {
            for b in (0..lists).filter(|b| *b != a) {
                let persons = only[a] + histories.count(1 << a | 1 << b) as f64;
                near += persons;
                shared += persons * histories.on_both(a, b) as f64 / (on[a] * on[b]);
            }
        }
        Some(Parts {
            lists: count,
            coverage: 1.0 - unseen / count,
            others: histories.documented() as f64 - only.iter().sum::<f64>() / count,
            near,
            shared,
        })
    }

    fn independent(&self) -> f64 {
        self.others / self.coverage
    }

    /// One step: the dependences that a total implies, put into the next total.
    fn step(&self, total: f64) -> f64 {
        self.independent() + (total * self.shared - self.near) / (self.lists * self.coverage)
    }

    fn low(&self) -> f64 {
        self.step(self.step(self.independent()))
    }

    /// The total that the step leaves as it is.
    fn high(&self) -> f64 {
        let weight = self.lists * self.coverage;
        let share = 1.0 - self.shared / weight;
        if share <= 0.0 {
            return f64::INFINITY;
        }
        (self.independent() - self.near / weight) / share
    }
}

fn estimate(
    histories: &Histories,
    settings: &Settings,
    method: EstimateMethod,
    total: impl Fn(&Parts) -> f64 + Sync,
) -> Result<Estimate, NoEstimate> {
    let refuse = |reason: &str, help: &str| Err(refused(Some(method), histories, reason, help));
    if histories.lists().len() < 3 {
        return refuse("Sample coverage needs three lists", "a third list, or the method chapman");
    }
    let Some(parts) = Parts::of(histories) else {
        return refuse("A list holds nobody", "leaving the empty list out");
    };
    if parts.coverage <= 0.0 {
        return refuse("Nobody is on two lists", "lists that find some of the same persons");
    }
    let documented = histories.documented() as f64;
    let point = total(&parts);
    if !point.is_finite() || point < documented {
        return refuse(
            "What the lists share leaves no finite total at or above the documented",
            "more overlap between lists, or the method sample-coverage-low",
        );
    }
    let drawn = drawn(histories, point - documented, settings, &total);
    let wanted = drawn.len();
    let lost = drawn.iter().filter(|total| !total.is_finite() || **total < 0.0).count();
    let lost_share = lost as f64 / wanted as f64;
    if lost_share > (1.0 - settings.level) / 2.0 {
        return refuse(
            &format!(
                "In {lost} of {wanted} samples drawn anew there is no finite total, so that the interval has no upper end"
            ),
            "more overlap between lists, or the method sample-coverage-low",
        );
    }
    let draws: Vec<f64> = drawn.into_iter().filter(|total| total.is_finite() && *total >= 0.0).collect();
    let variance = variance(&draws);
    Ok(Estimate {
        method,
        estimate: point,
        interval: log_normal(documented, point - documented, variance, settings.level),
        intervals: vec![between(&draws, documented, settings.level, IntervalKind::Bootstrap)],
        assumption:
            "lists depend on one another in pairs only, and as much for those on no list as for those on some"
                .to_owned(),
        covers: vec![Covers::Sampling],
        mean: None,
        median: None,
        model: None,
        diagnostics: BTreeMap::from([
            ("coverage".to_owned(), parts.coverage),
            ("independent".to_owned(), parts.independent()),
            ("standard-error".to_owned(), variance.sqrt()),
            ("samples".to_owned(), wanted as f64),
            ("samples-without-total".to_owned(), lost as f64),
        ]),
        cautions: cautions(&parts, method),
        draws: draws.into_iter().map(|total| total.max(documented)).collect(),
    })
}

/// The totals of samples drawn anew; infinite where a sample has none.
fn drawn(
    histories: &Histories,
    undocumented: f64,
    settings: &Settings,
    total: &(impl Fn(&Parts) -> f64 + Sync),
) -> Vec<f64> {
    let wanted = match settings.bootstrap {
        0 => SAMPLES,
        asked => asked.min(limits::BOOTSTRAP_SAMPLES_MAX),
    };
    let sampled = (0..wanted as u64).into_par_iter().map(|number| {
        let sample = resampled(histories, undocumented, settings.seed, number);
        Parts::of(&sample).filter(|parts| parts.coverage > 0.0).map_or(f64::INFINITY, |parts| total(&parts))
    });
    sampled.collect()
}

fn variance(draws: &[f64]) -> f64 {
    let count = draws.len() as f64;
    let mean = draws.iter().sum::<f64>() / count;
    draws.iter().map(|draw| (draw - mean).powi(2)).sum::<f64>() / (count - 1.0).max(1.0)
}

fn cautions(parts: &Parts, method: EstimateMethod) -> Vec<String> {
    let share = 100.0 * parts.coverage;
    match method {
        EstimateMethod::SampleCoverageHigh if parts.coverage < HIGH => vec![format!(
            "The lists cover about {share:.0} % of those who can be listed; below 55 % this estimate is unsteady, and the one for low coverage is advised."
        )],
        EstimateMethod::SampleCoverageLow => vec![format!(
            "The lists cover about {share:.0} % of those who can be listed. Where lists depend on one another positively, this is too low rather than too high."
        )],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_coverage_is_refused() {
        let settings = Settings::default();
        let two = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 20)]).unwrap();
        let apart = Histories::new(["a", "b", "c"], [(1, 60), (2, 30), (4, 20)]).unwrap();
        let empty = Histories::new(["a", "b", "c"], [(1, 60), (2, 30), (3, 20)]).unwrap();
        for histories in [&two, &apart, &empty] {
            assert!(sample_coverage_high(histories, &settings).is_err());
            assert!(sample_coverage_low(histories, &settings).is_err());
        }
    }

    #[test]
    fn an_interval_without_upper_end_is_refused() {
        // Three persons only are shared: many samples share nobody.
        let thin =
            Histories::new(["a", "b", "c"], [(1, 60), (2, 30), (4, 20), (3, 1), (5, 1), (6, 1)]).unwrap();
        let refusal = sample_coverage_high(&thin, &Settings::default()).unwrap_err();
        assert!(refusal.reason.contains("finite total"), "{}", refusal.reason);
    }

    #[test]
    fn where_lists_are_independent_all_three_agree() {
        // 8,000 persons, each on each of three lists with chance 1/2.
        let alike = Histories::new(["a", "b", "c"], (1..8).map(|on| (on, 1000))).unwrap();
        let parts = Parts::of(&alike).unwrap();
        for total in [parts.independent(), parts.low(), parts.high()] {
            assert!((total - 8000.0).abs() < 1e-6, "{total}");
        }
        let estimate = sample_coverage_high(&alike, &Settings::default()).unwrap();
        assert!(estimate.interval.low < 8000.0 && estimate.interval.high > 8000.0);
        assert_eq!(estimate.draws.len(), SAMPLES);
        assert!(estimate.draws.iter().all(|draw| *draw >= 7000.0), "never below the documented");
    }

    #[test]
    fn a_seed_gives_one_interval_on_any_number_of_threads() {
        let histories =
            Histories::new(["a", "b", "c"], [(1, 60), (2, 50), (4, 40), (3, 20), (5, 15), (6, 9)]).unwrap();
        let run = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| sample_coverage_low(&histories, &Settings::default()).unwrap())
        };
        assert_eq!(run(1), run(3));
        let other = Settings { seed: 2, ..Settings::default() };
        assert_ne!(run(1).draws, sample_coverage_low(&histories, &other).unwrap().draws);
    }
}
