//! Observed deaths against those that standard rates make one expect.
//!
//! The standardised mortality ratio is observed by expected; expected is taken as known, so only the observed count has
//! chance in it (Breslow and Day, IARC 1987, chapter 2). Two such ratios with different populations cannot be held against
//! each other: each has weights of its own.
//!
//! Must not: compare two ratios.

use super::interval::checked;
use super::{Interval, Level, RatesError, byar, garwood};
use serde::Serialize;

/// One group: deaths, people at risk, and the rate that is usual.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// What it is called.
    pub label: String,
    /// Deaths.
    pub events: u64,
    /// People, or the days or years that they lived through.
    pub at_risk: f64,
    /// The usual rate: deaths for each one at risk.
    pub usual: f64,
}

/// Observed by expected.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Smr {
    /// Deaths.
    pub observed: u64,
    /// Deaths at the usual rates.
    pub expected: f64,
    /// The one by the other.
    pub value: f64,
    /// The exact interval.
    pub exact: Interval,
    /// Byar's approximation.
    pub byar: Interval,
}

/// The standardised mortality ratio of all groups together.
///
/// # Errors
/// [`RatesError::Empty`] without groups, [`RatesError::AtRisk`] where a group has nobody at risk,
/// [`RatesError::Weight`] where a usual rate is below 0, [`RatesError::Expected`] where all are 0.
///
/// ```
/// use figures::rates::{Expected, Level, smr};
/// let row = |label: &str, events, at_risk, usual| Expected { label: label.to_owned(), events, at_risk, usual };
/// let told = smr(&[row("under 60", 12, 40_000.0, 0.0001), row("60 and over", 9, 6_000.0, 0.001)], Level::NINETY_FIVE);
/// assert_eq!(format!("{:.2}", told.unwrap().value), "2.10");
/// ```
pub fn smr(rows: &[Expected], level: Level) -> Result<Smr, RatesError> {
    if rows.is_empty() {
        return Err(RatesError::Empty);
    }
    let (mut observed, mut expected) = (0u64, 0.0);
    for row in rows {
        checked(&row.label, row.events, row.at_risk)?;
        if !(row.usual >= 0.0 && row.usual.is_finite()) {
            return Err(RatesError::Weight { what: row.label.clone(), given: row.usual });
        }
        observed = observed.saturating_add(row.events);
        expected += row.at_risk * row.usual;
    }
    checked("all", observed, 1.0)?;
    if expected <= 0.0 || !expected.is_finite() {
        return Err(RatesError::Expected);
    }
    let by = |interval: Interval| interval.times(1.0 / expected);
    Ok(Smr {
        observed,
        expected,
        value: observed as f64 / expected,
        exact: by(garwood(observed, level)),
        byar: by(byar(observed, level)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(events: u64, at_risk: f64, usual: f64) -> Expected {
        Expected { label: "a group".to_owned(), events, at_risk, usual }
    }

    #[test]
    fn where_nothing_is_expected_there_is_no_ratio() {
        let level = Level::NINETY_FIVE;
        assert_eq!(smr(&[], level), Err(RatesError::Empty));
        assert_eq!(smr(&[row(3, 100.0, 0.0)], level), Err(RatesError::Expected));
        assert!(matches!(smr(&[row(3, 100.0, -0.1)], level), Err(RatesError::Weight { .. })));
        assert!(matches!(smr(&[row(3, 0.0, 0.1)], level), Err(RatesError::AtRisk { .. })));
    }

    #[test]
    fn the_ratio_is_observed_by_expected() {
        let told = smr(&[row(4, 100.0, 0.02), row(6, 50.0, 0.04)], Level::NINETY_FIVE).unwrap();
        assert_eq!((told.observed, told.expected, told.value), (10, 4.0, 2.5));
        let exact = garwood(10, Level::NINETY_FIVE);
        assert!((told.exact.high - exact.high / 4.0).abs() < 1e-12);
        assert!((told.byar.low - told.exact.low).abs() < 0.02);
    }
}
