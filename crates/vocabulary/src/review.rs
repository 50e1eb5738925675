//! How pairs of records are reviewed: `[review]` of a case, and what is open where two must agree.
//!
//! Must not: hold a verdict.

use crate::{Digest, RecordKey};
use serde::{Deserialize, Serialize};

/// Whether two reviewers judge a pair before it counts, neither of whom sees what the other judged: `[review]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewSettings {
    /// Whether pairs are judged so at all.
    #[serde(default)]
    pub blind: bool,
    /// Of a hundred pairs, how many.
    #[serde(default = "all")]
    pub percent: u8,
}

fn all() -> u8 {
    100
}

impl Default for ReviewSettings {
    fn default() -> ReviewSettings {
        ReviewSettings { blind: false, percent: all() }
    }
}

impl ReviewSettings {
    /// Whether this pair is one of those that two judge. It is always the same pairs, whoever asks and in whichever order the two
    /// records are named.
    ///
    /// ```
    /// use vocabulary::{RecordKey, ReviewSettings};
    /// let (a, b) = (RecordKey::new("lists/a.csv", "1"), RecordKey::new("lists/b.csv", "7"));
    /// let some = ReviewSettings { blind: true, percent: 20 };
    /// assert_eq!(some.takes(&a, &b), some.takes(&b, &a));
    /// assert!(ReviewSettings { blind: true, percent: 100 }.takes(&a, &b));
    /// assert!(!ReviewSettings::default().takes(&a, &b));
    /// ```
    pub fn takes(&self, a: &RecordKey, b: &RecordKey) -> bool {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        let digest = Digest::of(format!("{a}\n{b}").as_bytes());
        let drawn = digest.as_bytes().iter().take(4).fold(0u32, |sum, byte| sum << 8 | u32::from(*byte));
        self.blind && drawn % 100 < u32::from(self.percent)
    }
}
