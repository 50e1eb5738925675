//! Bootstrap samples that make the whole estimate anew, and intervals from them (Efron 1987).
//!
//! A sample draws as many persons as are documented, each with the history of one of them. A sample whose procedure ends
//! without an estimate counts as one above all others: what cannot be estimated is not small.
//!
//! Must not: draw from anything but the seed and the sample's number, or hide samples that failed.

use super::lattice::Fitter;
use super::table::Table;
use rand_distr::{Binomial, Distribution};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;
use rayon::prelude::*;
use statrs::distribution::{ContinuousCDF, Normal};
use vocabulary::{Interval, IntervalKind};

/// What makes an estimate of a table; `None` where it cannot.
pub(super) type Procedure<'a> = dyn Fn(&mut Fitter, &Table) -> Option<f64> + Sync + 'a;

/// The samples and what corrects them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Bootstrap {
    /// The estimates of the samples that have one, in the order drawn.
    pub(super) draws: Vec<f64>,
    /// How many samples have none.
    pub(super) failed: usize,
    /// The correction for bias: how far the estimate is from the median of the samples, in standard deviations.
    pub(super) bias: f64,
    /// The acceleration: how the spread changes with the total.
    pub(super) acceleration: f64,
    /// All samples ascending, those without an estimate at the end as infinite.
    sorted: Vec<f64>,
}

/// The stream of one sample. Numbers are spread before they meet the seed, so that neighbours share nothing.
pub(in crate::estimate) fn stream(seed: u64, number: u64) -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(seed ^ number.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Draws `persons` into cells of these shares, one binomial after the other.
pub(in crate::estimate) fn scatter(
    stream: &mut Xoshiro256PlusPlus,
    persons: u64,
    shares: &[f64],
    into: &mut [f64],
) {
    let mut left = persons;
    let mut share_left: f64 = shares.iter().sum();
    let last = shares.iter().rposition(|share| *share > 0.0);
    for (at, (cell, share)) in into.iter_mut().zip(shares).enumerate() {
        let drawn = if *share <= 0.0 || left == 0 {
            0
        } else if Some(at) == last {
            left
        } else {
            let chance = (share / share_left).clamp(0.0, 1.0);
            Binomial::new(left, chance).map_or(0, |binomial| binomial.sample(stream).min(left))
        };
        *cell = drawn as f64;
        left -= drawn;
        share_left -= share;
    }
}

/// Draws so many samples and makes the estimate of each, in parallel, and the jackknife beside them.
pub(super) fn run(
    table: &Table,
    estimate: f64,
    samples: usize,
    seed: u64,
    procedure: &Procedure<'_>,
) -> Bootstrap {
    let persons = table.documented() as u64;
    let room = || (Fitter::new(table.lists), table.clone());
    let all: Vec<Option<f64>> = (0..samples)
        .into_par_iter()
        .map_init(room, |(fitter, sample), number| {
            let mut stream = stream(seed, number as u64);
            scatter(&mut stream, persons, &table.counts, &mut sample.counts);
            sample.sum_up();
            procedure(fitter, sample).filter(|total| total.is_finite())
        })
        .collect();
    let below: f64 = all
        .iter()
        .map(|total| match total {
            Some(total) if *total < estimate => 1.0,
            Some(total) if *total == estimate => 0.5,
            _ => 0.0,
        })
        .sum();
    // Half a sample on either side, lest the correction be infinite.
    let half = 0.5 / samples.max(1) as f64;
    let share = (below / samples.max(1) as f64).clamp(half, 1.0 - half);
    let mut sorted: Vec<f64> = all.iter().map(|total| total.unwrap_or(f64::INFINITY)).collect();
    sorted.sort_by(f64::total_cmp);
    let draws: Vec<f64> = all.into_iter().flatten().collect();
    Bootstrap {
        failed: samples - draws.len(),
        draws,
        bias: Normal::standard().inverse_cdf(share),
        acceleration: acceleration(table, procedure),
        sorted,
    }
}

/// The acceleration from the estimates without one person each. Persons of one history leave the same table, so one
/// estimate for each history is enough. Histories without which there is no estimate are left out.
fn acceleration(table: &Table, procedure: &Procedure<'_>) -> f64 {
    let cells: Vec<usize> = (1..table.counts.len()).filter(|cell| table.counts[*cell] > 0.0).collect();
    let without: Vec<Option<(f64, f64)>> = cells
        .into_par_iter()
        .map_init(
            || (Fitter::new(table.lists), table.clone()),
            |(fitter, sample), cell| {
                sample.counts.copy_from_slice(&table.counts);
                sample.counts[cell] -= 1.0;
                sample.sum_up();
                procedure(fitter, sample).map(|total| (table.counts[cell], total))
            },
        )
        .collect();
    let without: Vec<(f64, f64)> =
        without.into_iter().flatten().filter(|(_, total)| total.is_finite()).collect();
    let weight: f64 = without.iter().map(|(weight, _)| weight).sum();
    let mean = without.iter().map(|(weight, total)| weight * total).sum::<f64>() / weight;
    let moment = |power: i32| -> f64 {
        without.iter().map(|(weight, total)| weight * (mean - total).powi(power)).sum()
    };
    let spread = moment(2).powf(1.5);
    if spread > 0.0 { moment(3) / (6.0 * spread) } else { 0.0 }
}

impl Bootstrap {
    /// The interval of this level; `None` where an end falls among samples without an estimate, or there are too few.
    pub(super) fn interval(&self, level: f64, documented: f64) -> Option<Interval> {
        if !(level > 0.0 && level < 1.0) {
            return None;
        }
        let normal = Normal::standard();
        let end = |tail: f64| {
            let z = self.bias + normal.inverse_cdf(tail);
            let scale = 1.0 - self.acceleration * z;
            // Beyond the pole the correction has no meaning; the outermost sample stands for it.
            let share =
                if scale > 0.0 { normal.cdf(self.bias + z / scale) } else { f64::from(u8::from(z > 0.0)) };
            self.quantile(share)
        };
        let (low, high) = (end(0.5 - 0.5 * level)?, end(0.5 + 0.5 * level)?);
        (low.is_finite() && high.is_finite()).then_some(Interval {
            low: low.max(documented),
            high: high.max(documented),
            level,
            kind: IntervalKind::Bca,
        })
    }

    /// The quantile of all samples, between neighbours in proportion: the eighth definition of Hyndman and Fan (1996),
    /// which they recommend.
    fn quantile(&self, share: f64) -> Option<f64> {
        let count = self.sorted.len() as f64;
        let place = ((count + 1.0 / 3.0) * share + 1.0 / 3.0).clamp(1.0, count.max(1.0)) - 1.0;
        let (below, above) = (place.floor() as usize, place.ceil() as usize);
        let (low, high) = (*self.sorted.get(below)?, *self.sorted.get(above)?);
        Some(if below == above { low } else { low + (high - low) * (place - below as f64) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Histories;

    fn table() -> Table {
        Table::of(&Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 20)]).unwrap()).unwrap()
    }

    #[test]
    fn failed_samples_are_counted_and_are_no_low_end() {
        let table = table();
        // Fails on each sample in which few are on both lists.
        let run = run(&table, 200.0, 400, 7, &|_, sample| {
            (sample.sums[3] >= 20.0).then(|| 90.0 * 50.0 / sample.sums[3])
        });
        assert!(run.failed > 100, "{}", run.failed);
        assert_eq!(run.failed + run.draws.len(), 400);
        assert!(run.interval(0.95, 110.0).is_none(), "the upper end is where nothing could be estimated");
    }

    #[test]
    fn no_samples_give_no_interval() {
        assert!(run(&table(), 200.0, 0, 7, &|_, _| Some(200.0)).interval(0.95, 110.0).is_none());
        let run = run(&table(), 200.0, 9, 7, &|_, _| Some(200.0));
        for level in [0.0, 1.0, 2.0, -1.0, f64::NAN] {
            assert!(run.interval(level, 110.0).is_none(), "{level}");
        }
    }

    #[test]
    fn a_constant_has_an_interval_of_no_width() {
        let interval = run(&table(), 200.0, 50, 7, &|_, _| Some(200.0)).interval(0.95, 110.0).unwrap();
        assert_eq!((interval.low, interval.high), (200.0, 200.0));
    }

    #[test]
    fn threads_change_nothing() {
        let table = table();
        let with = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                run(&table, 180.0, 300, 7, &|_, sample| {
                    Some(sample.sums[1] * sample.sums[2] / sample.sums[3])
                })
            })
        };
        assert_eq!(with(1), with(4));
    }

    #[test]
    fn samples_hold_all_persons_in_the_right_shares() {
        let mut drawn = [0.0; 4];
        let mut sum = [0.0; 4];
        for number in 0..2_000 {
            scatter(&mut stream(3, number), 110, &[0.0, 60.0, 30.0, 20.0], &mut drawn);
            assert_eq!(drawn.iter().sum::<f64>(), 110.0);
            sum.iter_mut().zip(drawn).for_each(|(sum, cell)| *sum += cell / 2_000.0);
        }
        for (mean, wanted) in sum.into_iter().zip([0.0, 60.0, 30.0, 20.0]) {
            assert!((mean - wanted).abs() < 0.6, "{mean} for {wanted}");
        }
    }

    /// Efron's worked case: an exponential mean's acceleration is a third of its skewness over the root of n.
    #[test]
    fn the_acceleration_is_that_of_the_formula() {
        let table = table();
        // A weighted mean of 1 and 3: shares 60:30:20 at 1, 2, 4.
        let mean = |sample: &Table| {
            (sample.counts[1] + 2.0 * sample.counts[2] + 4.0 * sample.counts[3]) / sample.sums[0]
        };
        let got = acceleration(&table, &|_, sample| Some(mean(sample)));
        let centre = mean(&table);
        let moment = |power: i32| -> f64 {
            [(60.0, 1.0), (30.0, 2.0), (20.0, 4.0)]
                .iter()
                .map(|(n, x): &(f64, f64)| n * (x - centre).powi(power))
                .sum()
        };
        let wanted = moment(3) / (6.0 * moment(2).powf(1.5));
        assert!((got - wanted).abs() < 1e-4, "{got} for {wanted}");
    }
}
