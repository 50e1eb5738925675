//! Latest as of: the figure that stands at the latest day.
//!
//! For tolls that grow as bodies are found and lists are cleared: later words know more. A figure's day is the one
//! its words give; else the end of the period that a running total covers; else the day of publication. All figures
//! of the latest day are used: their bounds give low and high. Where they name several numbers, best is the number
//! that the most independent origins name; of equals the one whose day is in the words, then the narrower bounds,
//! then the lower number. Figures without any day are used only where none has one.
//!
//! Low and high are those of the latest day only; what other days said is listed, set aside.
//!
//! Example: 34 on Monday; 41 and "at least 40" on Tuesday. Low 40, best 41 (of one origin each, the narrower bounds),
//! high open.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::Rule;
//! # let case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
//! let readings = [
//!     reading("one", "2031-05-05", "", &["34 killed at=Odry when=2031-05-05"]),
//!     reading("two", "2031-05-06", "", &["41 killed at=Odry when=2031-05-05"]),
//!     reading("three", "2031-05-06", "", &["40 at-least killed at=Odry when=2031-05-05"]),
//! ];
//! let reconciled = reconcile(&case, &readings);
//! let tally = reconciled.tallies.iter().find(|tally| tally.rule == Rule::LatestAsOf).unwrap();
//! assert_eq!((tally.low, tally.best, tally.high), (40, Some(41), None));
//! ```
//!
//! Must not: prefer a later publication to a later day in the words.

use super::Verdict;
use crate::bounds;
use crate::scope::Entry;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::said::{Term, asides};

pub(super) const DESCRIPTION: &str = "Takes the figures that stand at the latest day. A figure's day is the one its \
words give, else the end of the period that a running total covers, else the day its source was published. Where \
several figures stand at that day, low and high are their bounds, and best is the number that the most independent \
origins name; of equals the one whose day is in the words, then the one with the narrower bounds, then the lower.";

pub(super) fn decide(comparable: &[&Entry]) -> Option<Verdict> {
    let latest = comparable.iter().filter_map(|entry| entry.day).max();
    let used = || comparable.iter().filter(|entry| entry.day == latest);
    let (low, high) = bounds::range(used().map(|entry| &entry.count))?;
    let mut named: BTreeMap<u64, Named> = BTreeMap::new();
    for entry in used() {
        named.entry(bounds::number(&entry.count)).or_default().add(entry);
    }
    let best = named.into_iter().max_by_key(|(number, behind)| (behind.rank(), Reverse(*number)));
    let aside = |entry: &&Entry| match (entry.day == latest, entry.day) {
        (true, _) => None,
        (false, Some(day)) => Some(asides::EARLIER_DAY.of([Term::text(day)])),
        (false, None) => Some(asides::NO_DAY.into()),
    };
    let aside = comparable.iter().map(aside).collect();
    Some(Verdict { low, best: best.map(|(number, _)| number), high, aside, mark: None })
}

/// What stands behind one number.
#[derive(Default)]
struct Named {
    origins: BTreeSet<usize>,
    day_said: bool,
    width: Option<u64>,
}

impl Named {
    fn add(&mut self, entry: &Entry) {
        let width = entry.count.high().map_or(u64::MAX, |high| high - entry.count.low());
        self.origins.insert(entry.origin);
        self.day_said |= entry.day_said;
        self.width = Some(self.width.map_or(width, |known| known.min(width)));
    }

    fn rank(&self) -> (usize, bool, Reverse<Option<u64>>) {
        (self.origins.len(), self.day_said, Reverse(self.width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{days, entry};
    use vocabulary::{Count, Precision};

    #[test]
    fn later_words_replace_earlier_ones() {
        let (monday, tuesday) = days();
        let open = Count::bounded(40, Precision::MoreThan);
        let entries = [
            entry(0, Count::exact(34), Some(monday)),
            entry(1, Count::exact(41), Some(tuesday)),
            entry(2, open, Some(tuesday)),
            entry(3, Count::exact(90), None),
        ];
        let verdict = decide(&entries.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!((verdict.low, verdict.best, verdict.high), (41, Some(41), None));
        assert_eq!(verdict.aside.iter().filter(|aside| aside.is_some()).count(), 2);
    }

    #[test]
    fn more_origins_win_then_narrower_bounds_then_the_lower() {
        let (day, _) = days();
        let best = |entries: &[Entry]| decide(&entries.iter().collect::<Vec<_>>()).unwrap().best;
        let (a, b) = (Count::exact(30), Count::exact(20));
        assert_eq!(best(&[entry(0, b, Some(day)), entry(1, a, Some(day)), entry(2, a, Some(day))]), Some(30));
        assert_eq!(best(&[entry(0, b, Some(day)), entry(1, a, Some(day)), entry(1, a, Some(day))]), Some(20));
        let least = Count::bounded(10, Precision::AtLeast);
        assert_eq!(best(&[entry(0, least, Some(day)), entry(1, a, Some(day))]), Some(30));
    }

    #[test]
    fn without_any_day_all_are_used() {
        let entries = [entry(0, Count::exact(0), None), entry(1, Count::exact(7), None)];
        let verdict = decide(&entries.iter().collect::<Vec<_>>()).unwrap();
        assert_eq!((verdict.low, verdict.best, verdict.high), (0, Some(0), Some(7)));
    }
}
