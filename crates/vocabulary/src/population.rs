//! How many people lived there: what rates are reckoned by, as the case gives it.
//!
//! Must not: be guessed. A case without populations has counts and no rates.

use crate::{Sex, VocabularyError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Ages in whole years, from one to another, both among them: "0-17", "60+".
///
/// ```
/// use vocabulary::AgeBand;
/// let band: AgeBand = "60+".parse().unwrap();
/// assert!(band.holds(60) && band.holds(104) && !band.holds(59));
/// assert_eq!("0-17".parse::<AgeBand>().unwrap().to_string(), "0-17");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct AgeBand {
    from: u16,
    to: Option<u16>,
}

impl AgeBand {
    /// Ages from one to another; without an upper end all from the lower on. `None` where they are the wrong way round.
    pub fn new(from: u16, to: Option<u16>) -> Option<AgeBand> {
        to.is_none_or(|to| to >= from).then_some(AgeBand { from, to })
    }

    /// Whether an age is among them.
    pub fn holds(self, years: u16) -> bool {
        years >= self.from && self.to.is_none_or(|to| years <= to)
    }

    /// Whether some age is among both.
    pub fn meets(self, other: AgeBand) -> bool {
        self.holds(other.from) || other.holds(self.from)
    }
}

impl fmt::Display for AgeBand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Some(to) => f.pad(&format!("{}-{to}", self.from)),
            None => f.pad(&format!("{}+", self.from)),
        }
    }
}

impl FromStr for AgeBand {
    type Err = VocabularyError;
    fn from_str(text: &str) -> Result<AgeBand, VocabularyError> {
        let years = |digits: &str| digits.trim().parse::<u16>().ok();
        let band = match text.trim().split_once(['-', '\u{2013}']) {
            Some((from, to)) => {
                years(from).zip(years(to)).and_then(|(from, to)| AgeBand::new(from, Some(to)))
            }
            None => match text.trim().strip_suffix('+') {
                Some(from) => years(from).and_then(|from| AgeBand::new(from, None)),
                None => years(text).and_then(|year| AgeBand::new(year, Some(year))),
            },
        };
        band.ok_or_else(|| VocabularyError::Word {
            what: "age band",
            word: text.to_owned(),
            known: "0-17 18-59 60+",
        })
    }
}
crate::serde_as_text!(AgeBand);

/// How many people lived there: `[[population]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// In which year; for the whole time of the case where not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    /// Of which sex; both where not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sex: Option<Sex>,
    /// Of which ages; all where not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<AgeBand>,
    /// How many.
    pub people: u64,
    /// How many the standard population has of them, where rates are to be standardised; shares of any whole will do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<u64>,
    /// Who says so: a census, an estimate.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_the_wrong_way_round_are_refused() {
        for wrong in ["", "17-0", "-5", "x+", "1-2-3", "70000+", "+"] {
            assert!(wrong.parse::<AgeBand>().is_err(), "{wrong}");
        }
        let band = |text: &str| text.parse::<AgeBand>().unwrap();
        assert!(band("0-17").meets(band("17+")) && !band("0-17").meets(band("18+")));
        assert!(band("5").meets(band("0-17")));
    }
}
