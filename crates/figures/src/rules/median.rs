//! The middle number of the independent origins.
//!
//! Each origin has one voice, its last word. Their numbers are put in order and the middle one is best; of an even number
//! of origins the lower of the two middle ones (the low median), so that it is always a number that somebody gives. Low
//! and high are the bounds of all voices, open where one is open. A single wild number moves the median little, and forty
//! papers that repeat one agency count once.
//!
//! Source: the low median is the sample median of textbooks of statistics, kept within the data; to weigh sources by
//! majority is among the rules that the Standards for Casualty Recording (Every Casualty, 2016) describe. Ours in this
//! form.
//!
//! Example: 27, 31 and 90 give 31, between 27 and 90; 27 and 31 alone give 27.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::Rule;
//! # let case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
//! let readings = [
//!     reading("one", "", "", &["27 killed by=hospital at=Odry when=2031-05-05"]),
//!     reading("two", "", "", &["31 killed by=mayor at=Odry when=2031-05-05"]),
//!     reading("three", "", "", &["90 killed by=army at=Odry when=2031-05-05"]),
//! ];
//! let reconciled = reconcile(&case, &readings);
//! let tally = reconciled.tallies.iter().find(|tally| tally.rule == Rule::Median).unwrap();
//! assert_eq!((tally.low, tally.best, tally.high), (27, Some(31), Some(90)));
//! ```
//!
//! Must not: average. Halfway between two numbers lies one that nobody gives.

use super::{Verdict, Voices};
use crate::bounds;
use crate::scope::Entry;

pub(super) const DESCRIPTION: &str = "Takes the middle number of the independent origins, each by its last word; of an \
even number of origins the lower of the two in the middle, so that it is always a number that somebody gives. Low and \
high are the bounds of all voices.";

pub(super) fn decide(comparable: &[&Entry], voices: &Voices) -> Option<Verdict> {
    let (low, high) = bounds::range(voices.last_words().map(|entry| &entry.count))?;
    let mut numbers: Vec<u64> = voices.last_words().map(|entry| bounds::number(&entry.count)).collect();
    numbers.sort_unstable();
    let best = numbers.get((numbers.len() - 1) / 2).copied();
    let aside = comparable.iter().map(|entry| voices.earlier(entry)).collect();
    Some(Verdict { low, best, high, aside, mark: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::entries;
    use vocabulary::{Count, Precision};

    #[test]
    fn the_median_is_a_number_that_somebody_gives() {
        let best = |numbers: &[u64]| {
            let counts: Vec<Count> = numbers.iter().map(|number| Count::exact(*number)).collect();
            let entries = entries(&counts);
            let all: Vec<&Entry> = entries.iter().collect();
            decide(&all, &Voices::of(all.clone())).unwrap().best
        };
        assert_eq!(best(&[5]), Some(5));
        assert_eq!(best(&[31, 27]), Some(27));
        assert_eq!(best(&[90, 27, 31]), Some(31));
        assert_eq!(best(&[u64::MAX, 0, 3, 4]), Some(3));
    }

    #[test]
    fn an_open_voice_opens_the_range() {
        let entries = entries(&[Count::exact(27), Count::bounded(31, Precision::AtLeast)]);
        let all: Vec<&Entry> = entries.iter().collect();
        let verdict = decide(&all, &Voices::of(all.clone())).unwrap();
        assert_eq!((verdict.low, verdict.best, verdict.high), (27, Some(27), None));
    }
}
