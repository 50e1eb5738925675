//! Direct standardisation: what the rate would be if the groups stood as in a standard population.
//!
//! The rate of each group is weighed by the group's share of the standard. The interval is that of Fay and Feuer
//! (Statistics in Medicine 16, 1997): gamma quantiles that keep their promise also where deaths are few, with the largest
//! weight for the upper end.
//!
//! Must not: be read without its weights, which is why they come with it.

use super::interval::checked;
use super::{Interval, Level, Rate, RatesError, quantile, rate};
use serde::Serialize;
use vocabulary::limits::RATE_WEIGHT_MIN;

/// One group: deaths, people at risk, and how many it has in the standard population.
#[derive(Clone, Debug, PartialEq)]
pub struct Stratum {
    /// What it is called.
    pub label: String,
    /// Deaths.
    pub events: u64,
    /// People, or the days or years that they lived through.
    pub at_risk: f64,
    /// How many people the standard population has in it; shares will do.
    pub standard: f64,
}

/// A group with its rate and its part in the whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weighed {
    /// What it is called.
    pub label: String,
    /// Deaths.
    pub events: u64,
    /// People at risk.
    pub at_risk: f64,
    /// Its own rate, with the exact interval.
    pub rate: Rate,
    /// Its share of the standard.
    pub weight: f64,
}

/// A standardised rate, with all that it was made from.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Standardised {
    /// The crude rate of all together.
    pub crude: Rate,
    /// The standardised rate, with the interval of Fay and Feuer.
    pub standardised: Rate,
    /// The groups with their weights.
    pub strata: Vec<Weighed>,
}

/// The rate of all groups, weighed as in the standard.
///
/// # Errors
/// [`RatesError::Empty`] without groups, [`RatesError::AtRisk`] where a group has nobody at risk, and
/// [`RatesError::Weight`] where a weight is below 0 or all are 0, or one is lost beside the others.
pub fn direct(strata: &[Stratum], level: Level) -> Result<Standardised, RatesError> {
    let mut whole = 0.0;
    for stratum in strata {
        checked(&stratum.label, stratum.events, stratum.at_risk)?;
        if !(stratum.standard >= 0.0 && stratum.standard.is_finite()) {
            return Err(RatesError::Weight { what: stratum.label.clone(), given: stratum.standard });
        }
        whole += stratum.standard;
    }
    let first = strata.first().ok_or(RatesError::Empty)?;
    if whole <= 0.0 || !whole.is_finite() {
        return Err(RatesError::Weight { what: first.label.clone(), given: whole });
    }
    let events = strata.iter().fold(0u64, |sum, stratum| sum.saturating_add(stratum.events));
    let at_risk: f64 = strata.iter().map(|stratum| stratum.at_risk).sum();
    let crude = rate(events, at_risk, level)?;
    let (mut sum, mut variance, mut largest) = (0.0, 0.0, 0.0f64);
    let mut weighed = Vec::with_capacity(strata.len());
    for stratum in strata {
        let weight = stratum.standard / whole;
        if weight > 0.0 && weight < RATE_WEIGHT_MIN {
            return Err(RatesError::Weight { what: stratum.label.clone(), given: stratum.standard });
        }
        let of_one = weight / stratum.at_risk;
        sum += of_one * stratum.events as f64;
        variance += of_one * of_one * stratum.events as f64;
        largest = largest.max(of_one);
        weighed.push(Weighed {
            label: stratum.label.clone(),
            events: stratum.events,
            at_risk: stratum.at_risk,
            rate: rate(stratum.events, stratum.at_risk, level)?,
            weight,
        });
    }
    let standardised = Rate { value: sum, interval: fay_feuer(sum, variance, largest, level) };
    Ok(Standardised { crude, standardised, strata: weighed })
}

fn fay_feuer(sum: f64, variance: f64, largest: f64, level: Level) -> Interval {
    let half = level.alpha() / 2.0;
    let of = |p: f64, sum: f64, variance: f64| variance / sum * quantile::gamma(p, sum * sum / variance);
    let low = if sum > 0.0 { of(half, sum, variance) } else { 0.0 };
    Interval { low, high: of(1.0 - half, sum + largest, variance + largest * largest) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rates::garwood;

    fn strata(rows: &[(u64, f64, f64)]) -> Vec<Stratum> {
        let of = |&(events, at_risk, standard): &(u64, f64, f64)| Stratum {
            label: "a group".to_owned(),
            events,
            at_risk,
            standard,
        };
        rows.iter().map(of).collect()
    }

    #[test]
    fn what_cannot_be_weighed_is_refused() {
        let level = Level::NINETY_FIVE;
        assert_eq!(direct(&[], level), Err(RatesError::Empty));
        let weight = |rows| matches!(direct(&strata(rows), level), Err(RatesError::Weight { .. }));
        assert!(weight(&[(1, 9.0, 0.0), (1, 9.0, 0.0)]));
        assert!(weight(&[(1, 9.0, -1.0), (1, 9.0, 3.0)]));
        assert!(weight(&[(1, 9.0, f64::NAN)]));
        assert!(weight(&[(1, 9.0, f64::MAX), (1, 9.0, f64::MAX)]));
        assert!(matches!(direct(&strata(&[(1, 0.0, 1.0)]), level), Err(RatesError::AtRisk { .. })));
    }

    /// Children with Down's syndrome in Michigan by the mother's age, from the fifth birth on (Stark and Mantel 1966; Fay
    /// and Feuer 1997, table II). The vignette of the R package `dsrTest` prints 75.52901, 67.70212 to 188.30017.
    #[test]
    fn the_interval_is_that_of_fay_and_feuer() {
        let rows = [
            (0, 327.0, 319_933.0),
            (8, 30_666.0, 931_318.0),
            (63, 123_419.0, 786_511.0),
            (112, 149_919.0, 488_235.0),
            (262, 104_088.0, 237_863.0),
            (295, 34_392.0, 61_313.0),
        ];
        let told = direct(&strata(&rows), Level::NINETY_FIVE).unwrap();
        let rate = told.standardised.per(100_000.0);
        let near = |a: f64, b: f64| (a - b).abs() < 5e-6;
        assert!(near(rate.value, 75.529_01), "{rate:?}");
        assert!(near(rate.interval.low, 67.702_12) && near(rate.interval.high, 188.300_17), "{rate:?}");
        assert!((told.strata.iter().map(|group| group.weight).sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn one_group_alone_has_its_exact_interval() {
        let told = direct(&strata(&[(7, 1000.0, 5.0)]), Level::NINETY_FIVE).unwrap();
        let exact = garwood(7, Level::NINETY_FIVE);
        let near = |a: f64, b: f64| (a * 1000.0 - b).abs() < 1e-9;
        assert!(near(told.standardised.interval.low, exact.low));
        assert!(near(told.standardised.interval.high, exact.high));
        let none = direct(&strata(&[(0, 1000.0, 5.0)]), Level::NINETY_FIVE).unwrap();
        assert!(none.standardised.value == 0.0 && none.standardised.interval.high > 0.0);
    }
}
