//! One count and the interval around it; one rate against another.
//!
//! The exact interval of a count holds all numbers under which a count as low, or as high, is not rarer than half of what
//! is left out (Garwood, Biometrika 28, 1936): quantiles of chi-squared. Byar's approximation of it stands in Breslow and
//! Day, Statistical Methods in Cancer Research II (IARC 1987), and needs no quantiles but those of the normal curve. Two
//! rates are held against each other given their counts together, which makes it a matter of a binomial (Clopper and
//! Pearson, Biometrika 26, 1934).
//!
//! Must not: be taken for the doubt about a list. It is chance alone.

use super::{RatesError, quantile};
use serde::Serialize;
use vocabulary::limits::{RATE_AT_RISK_MAX, RATE_AT_RISK_MIN, RATE_EVENTS_MAX};

/// How much of what chance does an interval takes in: 0.95 for 95 %.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize)]
pub struct Level(f64);

impl Level {
    /// 95 %.
    pub const NINETY_FIVE: Level = Level(0.95);

    /// A level between 0 and 1.
    ///
    /// # Errors
    /// [`RatesError::Level`] for any other number.
    pub fn new(level: f64) -> Result<Level, RatesError> {
        if level > 0.0 && level < 1.0 { Ok(Level(level)) } else { Err(RatesError::Level(level)) }
    }

    /// The share.
    pub fn share(self) -> f64 {
        self.0
    }

    /// What is left out on either side together.
    pub(super) fn alpha(self) -> f64 {
        1.0 - self.0
    }
}

/// A stretch of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    pub(super) fn times(self, factor: f64) -> Interval {
        Interval { low: self.low * factor, high: self.high * factor }
    }
}

/// A rate: how many of those at risk, with the interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rate {
    /// Deaths for each one at risk.
    pub value: f64,
    /// The interval around it.
    pub interval: Interval,
}

impl Rate {
    /// The same for each so many: [`PER_100_000`](super::PER_100_000).
    pub fn per(self, many: f64) -> Rate {
        Rate { value: self.value * many, interval: self.interval.times(many) }
    }
}

/// One rate against another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    /// How many times the other it is; `None` where the other is 0.
    pub value: Option<f64>,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end; `None` where it is open.
    pub high: Option<f64>,
}

/// The exact interval of a count (Garwood).
///
/// ```
/// use figures::rates::{Level, garwood};
/// let ten = garwood(10, Level::NINETY_FIVE);
/// assert_eq!(format!("{:.3} to {:.3}", ten.low, ten.high), "4.795 to 18.390");
/// ```
pub fn garwood(count: u64, level: Level) -> Interval {
    let (count, half) = (count as f64, level.alpha() / 2.0);
    let low = if count > 0.0 { quantile::gamma(half, count) } else { 0.0 };
    Interval { low, high: quantile::gamma(1.0 - half, count + 1.0) }
}

/// Byar's approximation of the exact interval of a count.
pub fn byar(count: u64, level: Level) -> Interval {
    let z = quantile::normal(level.alpha());
    let cube = |x: f64, z: f64| x * (1.0 - 1.0 / (9.0 * x) + z / (3.0 * x.sqrt())).powi(3);
    let count = count as f64;
    // Below 1 the cube turns negative.
    let low = if count > 0.0 { cube(count, -z).max(0.0) } else { 0.0 };
    Interval { low, high: cube(count + 1.0, z) }
}

/// A crude rate with its exact interval: deaths by people at risk, or by the days that they lived through.
///
/// # Errors
/// [`RatesError::AtRisk`] where nobody is at risk, [`RatesError::Events`] above the limit.
pub fn rate(events: u64, at_risk: f64, level: Level) -> Result<Rate, RatesError> {
    checked("the count", events, at_risk)?;
    Ok(Rate { value: events as f64 / at_risk, interval: garwood(events, level).times(1.0 / at_risk) })
}

/// The first rate against the second, each as deaths and people at risk, with the exact interval.
///
/// # Errors
/// As those of [`rate`].
///
/// ```
/// use figures::rates::{Level, ratio};
/// let two = ratio((2, 17_877.0), (9, 16_660.0), Level::NINETY_FIVE).unwrap();
/// assert_eq!(format!("{:.4}", two.value.unwrap()), "0.2071");
/// ```
pub fn ratio(one: (u64, f64), other: (u64, f64), level: Level) -> Result<Ratio, RatesError> {
    checked("the first", one.0, one.1)?;
    checked("the second", other.0, other.1)?;
    let (x, y, half) = (one.0 as f64, other.0 as f64, level.alpha() / 2.0);
    let times = other.1 / one.1;
    let odds = |share: f64| share / (1.0 - share) * times;
    let low = if one.0 > 0 { odds(quantile::beta(half, x, y + 1.0)) } else { 0.0 };
    let high = (other.0 > 0).then(|| odds(quantile::beta(1.0 - half, x + 1.0, y)));
    Ok(Ratio { value: (other.0 > 0).then(|| x / y * times), low, high })
}

pub(super) fn checked(what: &str, events: u64, at_risk: f64) -> Result<(), RatesError> {
    if events > RATE_EVENTS_MAX {
        return Err(RatesError::Events(events));
    }
    if (RATE_AT_RISK_MIN..=RATE_AT_RISK_MAX).contains(&at_risk) {
        return Ok(());
    }
    Err(RatesError::AtRisk { what: what.to_owned(), given: at_risk })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 5e-7 * b.abs().max(1.0)
    }

    #[test]
    fn nobody_at_risk_and_no_level_are_refused() {
        for at_risk in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            assert!(rate(1, at_risk, Level::NINETY_FIVE).is_err());
            assert!(ratio((1, 9.0), (1, at_risk), Level::NINETY_FIVE).is_err());
        }
        for level in [0.0, 1.0, 95.0, f64::NAN] {
            assert!(Level::new(level).is_err());
        }
        assert_eq!(
            rate(RATE_EVENTS_MAX + 1, 9.0, Level::NINETY_FIVE),
            Err(RatesError::Events(RATE_EVENTS_MAX + 1))
        );
    }

    /// R's documentation of `poisson.test`: 137 events in 24.19893 give 4.753125 to 6.692709.
    #[test]
    fn the_exact_interval_is_that_of_r() {
        let rate = rate(137, 24.198_93, Level::NINETY_FIVE).unwrap();
        assert!(near(rate.value, 5.661_407));
        assert!(near(rate.interval.low, 4.753_125) && near(rate.interval.high, 6.692_709), "{rate:?}");
        let none = garwood(0, Level::NINETY_FIVE);
        assert!(none.low == 0.0 && near(none.high, 3.688_879_454));
    }

    #[test]
    fn byar_comes_close_from_five_deaths_on() {
        for count in [5, 10, 31, 250, 10_000] {
            let (exact, byar) = (garwood(count, Level::NINETY_FIVE), byar(count, Level::NINETY_FIVE));
            assert!((exact.low / byar.low - 1.0).abs() < 0.01, "{count}: {exact:?} {byar:?}");
            assert!((exact.high / byar.high - 1.0).abs() < 0.001, "{count}: {exact:?} {byar:?}");
        }
        assert_eq!(byar(0, Level::NINETY_FIVE).low, 0.0);
    }

    /// The vignette of the R package `rateratio.test`, and R's documentation of `poisson.test`.
    #[test]
    fn ratios_are_those_of_r() {
        let ratio = |one, other| ratio(one, other, Level::NINETY_FIVE).unwrap();
        let fay = ratio((2, 17_877.0), (9, 16_660.0));
        assert!(near(fay.value.unwrap(), 0.207_094_155_7), "{fay:?}");
        assert!(near(fay.low, 0.021_774_06) && near(fay.high.unwrap(), 1.000_549_10), "{fay:?}");
        let cleft = ratio((11, 800.0), (21, 3011.0));
        assert!(near(cleft.value.unwrap(), 1.971_488), "{cleft:?}");
        assert!(near(cleft.low, 0.858_426_4) && near(cleft.high.unwrap(), 4.277_265_9), "{cleft:?}");
        let open = ratio((3, 10.0), (0, 10.0));
        assert_eq!((open.value, open.high), (None, None));
        assert!(open.low > 0.0);
        assert_eq!(ratio((0, 10.0), (3, 10.0)).low, 0.0);
    }
}
