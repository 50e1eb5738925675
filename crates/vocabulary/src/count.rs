//! Numbers as the words bound them.
//!
//! Must not: add, average or round. A count says what was said.

use crate::{Precision, VocabularyError};
use serde::{Deserialize, Serialize};

/// A number of people or families, as bounded by the words of a source.
///
/// Bounds follow `contracts/reading.md`: exact n is n, n; "at least n" is n, open; "more than n" is n+1, open;
/// "up to n" is 0, n.
///
/// ```
/// use vocabulary::{Count, Precision};
/// let dozens = Count::new(24, None, Precision::Vague).unwrap();
/// assert_eq!(dozens.to_string(), "24+");
/// assert!(Count::new(40, Some(30), Precision::Range).is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Bare")]
pub struct Count {
    low: u64,
    high: Option<u64>,
    precision: Precision,
}

/// A count before its bounds are checked.
#[derive(Deserialize)]
struct Bare {
    low: u64,
    high: Option<u64>,
    precision: Precision,
}

impl TryFrom<Bare> for Count {
    type Error = VocabularyError;
    fn try_from(bare: Bare) -> Result<Count, VocabularyError> {
        Count::new(bare.low, bare.high, bare.precision)
    }
}

impl Count {
    /// A count between two bounds; `None` where the words leave the upper one open.
    ///
    /// # Errors
    /// [`VocabularyError::Bounds`] where the upper bound lies below the lower.
    pub fn new(low: u64, high: Option<u64>, precision: Precision) -> Result<Count, VocabularyError> {
        match high {
            Some(high) if high < low => Err(VocabularyError::Bounds { low, high }),
            _ => Ok(Count { low, high, precision }),
        }
    }

    /// Exactly so many.
    pub fn exact(number: u64) -> Count {
        Count { low: number, high: Some(number), precision: Precision::Exact }
    }

    /// A number under an approximator, bounded as the contract says. `Range` and `Vague` bound themselves
    /// and are taken as they are, `Vague` with an open end.
    pub fn bounded(number: u64, precision: Precision) -> Count {
        let (low, high) = match precision {
            Precision::Exact | Precision::About | Precision::Nearly | Precision::Range => {
                (number, Some(number))
            }
            Precision::AtLeast | Precision::Vague => (number, None),
            Precision::MoreThan => (number.saturating_add(1), None),
            Precision::AtMost => (0, Some(number)),
            Precision::LessThan => (0, Some(number.saturating_sub(1))),
        };
        Count { low, high, precision }
    }

    /// The lower bound.
    pub fn low(&self) -> u64 {
        self.low
    }

    /// The upper bound; `None` where it is open.
    pub fn high(&self) -> Option<u64> {
        self.high
    }

    /// How the words bound it.
    pub fn precision(&self) -> Precision {
        self.precision
    }

    /// The number that the words name: the upper one of "up to 40", n of "more than n", the lower of a range.
    pub fn named(&self) -> u64 {
        match self.precision {
            Precision::MoreThan => self.low.saturating_sub(1),
            Precision::AtMost => self.high.unwrap_or(self.low),
            Precision::LessThan => self.high.unwrap_or(self.low).saturating_add(1),
            _ => self.low,
        }
    }

    /// Whether some number satisfies both.
    pub fn agrees(&self, other: &Count) -> bool {
        self.low <= other.high.unwrap_or(u64::MAX) && other.low <= self.high.unwrap_or(u64::MAX)
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = match (self.low, self.high, self.precision) {
            (low, Some(high), Precision::About) if low == high => format!("~{low}"),
            (low, Some(high), Precision::Nearly) if low == high => format!("<~{low}"),
            (low, Some(high), _) if low == high => low.to_string(),
            (low, Some(high), _) => format!("{low}\u{2013}{high}"),
            (low, None, _) => format!("{low}+"),
        };
        f.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn approximators_bound_as_the_contract_says() {
        let bounds = |p| {
            let count = Count::bounded(40, p);
            (count.low(), count.high(), count.named())
        };
        assert_eq!(bounds(Precision::Exact), (40, Some(40), 40));
        assert_eq!(bounds(Precision::AtLeast), (40, None, 40));
        assert_eq!(bounds(Precision::MoreThan), (41, None, 40));
        assert_eq!(bounds(Precision::AtMost), (0, Some(40), 40));
        assert_eq!(bounds(Precision::LessThan), (0, Some(39), 40));
    }

    #[test]
    fn crossed_bounds_are_refused_from_files_too() {
        assert!(serde_json::from_str::<Count>(r#"{"low":4,"high":3,"precision":"range"}"#).is_err());
    }
}
