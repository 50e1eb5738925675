//! Rates and the intervals around them: crude, standardised, and one against another.
//!
//! A count of deaths is divided by the people who could have died, or by the days that they lived through; the interval
//! says how far chance alone could have moved the count, if the count itself is whole. That it is whole is a
//! supposition: a list that misses half of the dead gives a narrow interval around half of the rate.
//!
//! * [`rate`]: a crude rate with the exact interval of Garwood (1936);
//! * [`direct`]: standardised by weights that are shown, with the interval of Fay and Feuer (1997);
//! * [`smr`]: observed against expected, with the exact interval and Byar's approximation;
//! * [`ratio`]: one rate against another, exact, given both counts together.
//!
//! ```
//! use figures::rates::{Level, PER_100_000, rate};
//! // Fiction: 31 of 58,000 people were killed.
//! let killed = rate(31, 58_000.0, Level::NINETY_FIVE).unwrap();
//! assert_eq!(format!("{:.1}", killed.per(PER_100_000).value), "53.4");
//! assert_eq!(format!("{:.1}", killed.per(PER_100_000).interval.low), "36.3");
//! ```
//!
//! Must not: fill in a population that nobody gave, or hide the weights of a standard.

mod direct;
mod indirect;
mod interval;
mod quantile;

pub use direct::{Standardised, Stratum, Weighed, direct};
pub use indirect::{Expected, Smr, smr};
pub use interval::{Interval, Level, Rate, Ratio, byar, garwood, rate, ratio};

use thiserror::Error;

/// The unit of SDG 16.1.2: deaths for each 100,000 people.
pub const PER_100_000: f64 = 100_000.0;
/// The unit of surveys in emergencies: deaths for each 10,000 people and day.
pub const PER_10_000: f64 = 10_000.0;

/// Why there is no rate.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum RatesError {
    /// A population or a time at risk that is none, or too large to be one.
    #[error(
        "{what}: {given} people or days at risk are no number above 0 that can be; give how many people lived there, or leave the row out"
    )]
    AtRisk {
        /// The row.
        what: String,
        /// What was given.
        given: f64,
    },
    /// A weight below 0, none at all, or one so small beside the others that it is a misprint.
    #[error("{what}: a weight of {given}; give how many people of each group the standard population has")]
    Weight {
        /// The row.
        what: String,
        /// What was given.
        given: f64,
    },
    /// No rows.
    #[error("there are no rows; a rate needs a count and a population")]
    Empty,
    /// Nothing is expected.
    #[error("nothing is expected, so nothing can be held against it; give standard rates above 0")]
    Expected,
    /// Too many deaths for the arithmetic.
    #[error("{0} deaths are more than can be reckoned with here ({max}); look for a misprint", max = vocabulary::limits::RATE_EVENTS_MAX)]
    Events(u64),
    /// A level that is none.
    #[error("a level of {0} is none; give one between 0 and 1, such as 0.95")]
    Level(f64),
}
