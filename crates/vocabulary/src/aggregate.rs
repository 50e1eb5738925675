//! Aggregates: a total over many deaths without their names, such as a month of a morgue, as the case declares it.
//!
//! Must not: be counted as it stands. What a morgue takes in holds fighters, the deaths of every year, and people who are
//! recorded already.

use crate::{Edtf, VocabularyError};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A share in hundredths of a per cent, written "4 %" or "8.25 %".
///
/// ```
/// use vocabulary::Percent;
/// let share: Percent = "2.5 %".parse().unwrap();
/// assert_eq!((share.parts(), share.to_string()), (250, "2.5 %".to_owned()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Percent(u16);

impl Percent {
    /// None.
    pub const ZERO: Percent = Percent(0);
    /// All.
    pub const ALL: Percent = Percent(10_000);

    /// In parts of 10,000.
    pub fn parts(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        let rest = match rest {
            0 => String::new(),
            rest if rest % 10 == 0 => format!(".{}", rest / 10),
            rest => format!(".{rest:02}"),
        };
        f.pad(&format!("{whole}{rest} %"))
    }
}

impl FromStr for Percent {
    type Err = VocabularyError;
    fn from_str(text: &str) -> Result<Percent, VocabularyError> {
        let refused =
            || VocabularyError::Word { what: "share", word: text.to_owned(), known: "\"2 %\" \"0.25 %\"" };
        let bare = text.trim().strip_suffix('%').ok_or_else(refused)?.trim();
        let (whole, rest) = bare.split_once('.').unwrap_or((bare, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(rest) || whole.len() > 3 || rest.len() > 2 {
            return Err(refused());
        }
        let number = |text: &str| text.parse::<u16>().map_err(|_| refused());
        let rest = number(rest)? * if rest.len() == 1 { 10 } else { 1 };
        let parts = number(whole)? * 100;
        if parts + rest > 10_000 { Err(refused()) } else { Ok(Percent(parts + rest)) }
    }
}
crate::serde_as_text!(Percent);

/// A total over many deaths without their names: `[[aggregate]]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aggregate {
    /// Unique in the case.
    pub id: String,
    /// What it is: "Bodies brought to the city morgue".
    pub title: String,
    /// The total, where it is not that of a claim.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u64>,
    /// The claim that gives it: the path of the source in the case, `#` and the figure's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub claim: Option<String>,
    /// For where: every name in use.
    pub places: Vec<String>,
    /// For when.
    pub period: Edtf,
    /// Which share of the dead are fighters, at least and at most; none is taken off where not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fighters: Option<(Percent, Percent)>,
    /// What the same place sees in the same months of other years.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Background>,
    /// Kinds of death that the source says it does not, or not all, include.
    #[serde(default, rename = "excludes", skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<Exclusion>,
}

/// Deaths of the same place and months before it all began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Background {
    /// How many for the whole period, at least.
    pub low: u64,
    /// How many at most.
    pub high: u64,
    /// Who says so.
    pub source: String,
}

/// Deaths that an aggregate does not, or not all, include: what is recorded of them overlaps with it only so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Which deaths, in the words of the source: "most people killed in big bombings".
    pub what: String,
    /// The incidents in which people died so, by their ids.
    pub incidents: Vec<String>,
    /// Which share of these the aggregate does include, at least and at most.
    pub included: (Percent, Percent),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_share_is_refused() {
        for wrong in
            ["", "4", "%", "-1 %", "101 %", "100.01 %", "1.234 %", "1. %", ".5 %", "99999 %", "1e1 %"]
        {
            assert!(wrong.parse::<Percent>().is_err(), "{wrong}");
        }
        for (text, parts) in [("0 %", 0), ("4%", 400), ("8.2 %", 820), ("0.05 %", 5), ("100 %", 10_000)] {
            let share: Percent = text.parse().unwrap();
            assert_eq!(share.parts(), parts);
            assert_eq!(share.to_string().parse::<Percent>().unwrap(), share);
        }
    }

    #[test]
    fn an_aggregate_is_read_as_it_is_written() {
        let written = r#"
            id = "morgue"
            title = "A fictional morgue"
            total = 87
            places = ["Odry"]
            period = "2031-05"
            fighters = ["2 %", "4 %"]
            background = { low = 10, high = 12, source = "the morgue" }
            [[excludes]]
            what = "most people killed in big bombings"
            incidents = ["odry"]
            included = ["0 %", "50 %"]
        "#;
        let aggregate: Aggregate = toml::from_str(written).unwrap();
        assert_eq!(aggregate.fighters.map(|(least, _)| least.parts()), Some(200));
        assert_eq!(toml::from_str::<Aggregate>(&toml::to_string(&aggregate).unwrap()).unwrap(), aggregate);
        assert!(toml::from_str::<Aggregate>(&written.replace("places", "place")).is_err());
    }
}
