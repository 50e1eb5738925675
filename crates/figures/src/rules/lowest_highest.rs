//! Lowest and highest: disagreement reported as a range, without a best.
//!
//! One of the moves that the Standards for Casualty Recording (Every Casualty, 2016) allow where sources differ. Low
//! is the lowest lower bound, high the highest upper bound; where any figure leaves its upper end open ("at least
//! 34"), high is open, and stays open.
//!
//! Example: "up to 40", 31 and "at least 28" give low 0, no best, high open; 31 and 40 alone give 31 to 40.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::Rule;
//! # let case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
//! let readings = [
//!     reading("one", "", "", &["40 at-most killed at=Odry when=2031-05-05"]),
//!     reading("two", "", "", &["31 killed at=Odry when=2031-05-05"]),
//!     reading("three", "", "", &["28 at-least killed at=Odry when=2031-05-05"]),
//! ];
//! let reconciled = reconcile(&case, &readings);
//! let tally = reconciled.tallies.iter().find(|tally| tally.rule == Rule::LowestHighest).unwrap();
//! assert_eq!((tally.low, tally.best, tally.high), (0, None, None));
//! ```
//!
//! Must not: prefer a number, or close an open end.

use super::Verdict;
use crate::bounds;
use crate::scope::Entry;

pub(super) const DESCRIPTION: &str = "Takes the lowest and the highest figure as they are, and prefers none: \
disagreement is shown as a range. Where a source leaves its upper end open (\"at least 34\"), the range is open.";

pub(super) fn decide(comparable: &[&Entry]) -> Option<Verdict> {
    let (low, high) = bounds::range(comparable.iter().map(|entry| &entry.count))?;
    Some(Verdict { low, best: None, high, aside: vec![None; comparable.len()], mark: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::entry;
    use vocabulary::{Count, Precision};

    #[test]
    fn an_open_end_opens_the_range() {
        let counts =
            [Count::bounded(40, Precision::AtMost), Count::exact(31), Count::bounded(28, Precision::AtLeast)];
        let entries: Vec<Entry> =
            counts.iter().enumerate().map(|(n, count)| entry(n, *count, None)).collect();
        let verdict = decide(&entries.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!((verdict.low, verdict.best, verdict.high), (0, None, None));
        let verdict = decide(&[&entries[0], &entries[1]]).unwrap();
        assert_eq!((verdict.low, verdict.high), (0, Some(40)));
    }
}
