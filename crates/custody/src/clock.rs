//! The time at which something was decided: UTC, to the second.
//!
//! Must not: reach anything but the ledger. No figure, page or order may depend on it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A second in UTC, written `2026-02-26T09:30:00Z` and in no other way.
///
/// It is what the clock of the recording machine said. It proves no time; the order of entries is what the chain holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Moment(Timestamp);

/// What says the time of a decision.
pub type Clock = Box<dyn Fn() -> Moment + Send>;

impl Moment {
    /// What the machine's clock says now.
    pub fn now() -> Moment {
        Moment::of(Timestamp::now())
    }

    /// The moment of a second of the Unix epoch; the epoch itself where there is no such second.
    pub fn of_second(second: i64) -> Moment {
        Moment(Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH))
    }

    /// A clock that always says this, for tests and for records that can be made again byte by byte.
    pub fn always(self) -> Clock {
        Box::new(move || self)
    }

    fn of(timestamp: Timestamp) -> Moment {
        Moment::of_second(timestamp.as_second())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Why some words are no [`Moment`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a time: write it as 2026-02-26T09:30:00Z")]
pub struct NotAMoment(String);

impl FromStr for Moment {
    type Err = NotAMoment;
    fn from_str(text: &str) -> Result<Moment, NotAMoment> {
        (text.parse::<Timestamp>().ok().map(Moment::of))
            .filter(|moment| moment.to_string() == text)
            .ok_or_else(|| NotAMoment(text.to_owned()))
    }
}

impl TryFrom<String> for Moment {
    type Error = NotAMoment;
    fn try_from(text: String) -> Result<Moment, NotAMoment> {
        text.parse()
    }
}

impl From<Moment> for String {
    fn from(moment: Moment) -> String {
        moment.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_way_of_writing_a_moment_is_read() {
        for wrong in
            ["2026-02-26", "2026-02-26T09:30:00.5Z", "2026-02-26T09:30:00+00:00", "2026-02-26t09:30:00z", ""]
        {
            assert!(wrong.parse::<Moment>().is_err(), "{wrong}");
        }
        assert_eq!("2026-02-26T09:30:00Z".parse::<Moment>().unwrap().to_string(), "2026-02-26T09:30:00Z");
        assert_eq!(Moment::now().to_string().parse(), Ok(Moment::now()), "whole seconds");
    }
}
