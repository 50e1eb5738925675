//! What several methods need: quantiles, intervals on the logarithm of the undocumented, samples drawn anew, refusals.
//!
//! Must not: estimate.

use rand_distr::{Binomial, Distribution};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;
use statrs::distribution::{ContinuousCDF, Normal};
use vocabulary::{EstimateMethod, Histories, Interval, IntervalKind, NoEstimate};

/// The share of streams' numbers that separates neighbouring seeds: the golden ratio of 64 bits.
const STREAM: u64 = 0x9e37_79b9_7f4a_7c15;

/// What a standard normal number stays below, in absolute value, with this probability.
pub(super) fn normal(level: f64) -> f64 {
    Normal::standard().inverse_cdf(0.5 + level.clamp(0.0, 0.999_999) / 2.0)
}

/// The interval of a total whose undocumented part has this variance, by the logarithm of that part (Chao 1987): its low
/// end is never below the documented.
pub(super) fn log_normal(documented: f64, undocumented: f64, variance: f64, level: f64) -> Interval {
    let spread = if undocumented > 0.0 && variance > 0.0 {
        (normal(level) * (1.0 + variance / (undocumented * undocumented)).ln().sqrt()).exp()
    } else {
        1.0
    };
    Interval {
        low: documented + undocumented / spread,
        high: documented + undocumented * spread,
        level,
        kind: IntervalKind::LogNormal,
    }
}

/// A quantile of sorted numbers, between two of them in proportion; 0 where there are none.
pub(super) fn quantile(sorted: &[f64], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let at = share.clamp(0.0, 1.0) * last as f64;
    let (below, part) = (at.floor() as usize, at.fract());
    let above = (below + 1).min(last);
    sorted[below] + part * (sorted[above] - sorted[below])
}

/// The interval between quantiles of draws, which need not be sorted; never below the documented.
pub(super) fn between(draws: &[f64], documented: f64, level: f64, kind: IntervalKind) -> Interval {
    let mut sorted = draws.to_vec();
    sorted.sort_by(f64::total_cmp);
    let low = quantile(&sorted, (1.0 - level) / 2.0).max(documented);
    Interval { low, high: quantile(&sorted, (1.0 + level) / 2.0).max(low), level, kind }
}

/// The stream of chance of one sample: the same whoever draws it, and on any thread.
pub(super) fn stream(seed: u64, number: u64) -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(seed ^ number.wrapping_add(1).wrapping_mul(STREAM))
}

/// Persons drawn anew: as many as are estimated in all, each with the chances of the histories that were found and of the
/// undocumented; who comes out undocumented is left out again.
pub(super) fn resampled(histories: &Histories, undocumented: f64, seed: u64, number: u64) -> Histories {
    let mut random = stream(seed, number);
    let undocumented = undocumented.max(0.0);
    let mut weight = histories.documented() as f64 + undocumented;
    let mut left = weight.round() as u64;
    let mut cells = Vec::new();
    for (on, persons) in histories.cells() {
        let chance = (persons as f64 / weight).clamp(0.0, 1.0);
        let drawn = Binomial::new(left, chance).map_or(0, |binomial| binomial.sample(&mut random)).min(left);
        cells.push((on, drawn));
        left -= drawn;
        weight -= persons as f64;
    }
    // The lists and combinations are those of histories that stood already.
    Histories::new(histories.lists().iter().cloned(), cells).unwrap_or_else(|_| histories.clone())
}

/// Puts draws into an order of its own for each number, so that draws made from one seed are not held together.
pub(super) fn shuffled(draws: &[f64], seed: u64, number: u64) -> Vec<f64> {
    use rand_xoshiro::rand_core::Rng;
    let mut random = stream(seed, number);
    let mut draws = draws.to_vec();
    for at in (1..draws.len()).rev() {
        let other = ((u128::from(random.next_u64()) * (at as u128 + 1)) >> 64) as usize;
        draws.swap(at, other);
    }
    draws
}

/// A refusal with what can be said nevertheless.
pub(super) fn refused(
    method: Option<EstimateMethod>,
    histories: &Histories,
    reason: impl Into<String>,
    would_help: impl Into<String>,
) -> NoEstimate {
    NoEstimate {
        method,
        reason: reason.into(),
        safe_to_say: super::bounds::safe_to_say(histories),
        would_help: would_help.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_stand_between_numbers() {
        assert_eq!(quantile(&[], 0.5), 0.0);
        assert_eq!(quantile(&[3.0], 0.9), 3.0);
        assert_eq!(quantile(&[1.0, 2.0, 4.0], 0.75), 3.0);
        assert!((normal(0.95) - 1.959_964).abs() < 1e-6);
    }

    #[test]
    fn samples_differ_by_number_and_by_nothing_else() {
        let histories = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 20)]).unwrap();
        let one = resampled(&histories, 90.0, 7, 0);
        assert_eq!(one, resampled(&histories, 90.0, 7, 0));
        assert_ne!(one, resampled(&histories, 90.0, 7, 1));
        assert_ne!(one, resampled(&histories, 90.0, 8, 0));
        let mean: f64 =
            (0..400).map(|number| resampled(&histories, 90.0, 7, number).documented() as f64).sum::<f64>()
                / 400.0;
        assert!((mean - 110.0).abs() < 2.0, "{mean} of 200, of whom 110 are found on average");
    }

    #[test]
    fn shuffling_keeps_every_draw() {
        let draws: Vec<f64> = (0..100).map(f64::from).collect();
        let mut mixed = shuffled(&draws, 1, 2);
        assert_ne!(mixed, draws);
        assert_ne!(mixed, shuffled(&draws, 1, 3));
        mixed.sort_by(f64::total_cmp);
        assert_eq!(mixed, draws);
    }
}
