//! Low, best and high, after the Uppsala Conflict Data Program.
//!
//! Source: UCDP Georeferenced Event Dataset, whose every event has the columns `low`, `best` and `high` and names who said
//! it (`source_original`) apart from who carried it (`source_office`). There people choose the most reliable number; a
//! program cannot. Here best is the number of the source that the case ranks highest, where it ranks any that speaks;
//! else the number that the most independent origins name; of equals the lower, as UCDP's numbers are known to lean low
//! (Vesco et al., Journal of Conflict Resolution 2026, doi 10.1177/00220027261423826). Low and high are the bounds of the
//! last words of all voices. All three are always numbers: "at least 34" alone gives 34, 34, 34.
//!
//! UCDP counts deaths only; Toll applies the same arithmetic to whatever is counted. UCDP's ranges are known to be too
//! narrow; so are these.
//!
//! Example: a hospital says 27, the mayor 31, an army "at least 34". Low 27, best 27 (of one origin each, the lower),
//! high 34.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::Rule;
//! # let case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
//! let readings = [
//!     reading("one", "", "", &["27 killed by=hospital at=Odry when=2031-05-05"]),
//!     reading("two", "", "", &["31 killed by=mayor at=Odry when=2031-05-05"]),
//!     reading("three", "", "", &["34 at-least killed by=army at=Odry when=2031-05-05"]),
//! ];
//! let reconciled = reconcile(&case, &readings);
//! let tally = reconciled.tallies.iter().find(|tally| tally.rule == Rule::Ucdp).unwrap();
//! assert_eq!((tally.low, tally.best, tally.high), (27, Some(27), Some(34)));
//! ```
//!
//! Must not: leave an end open, or claim that a person weighed the sources.

use super::{Verdict, Voices, closed_range};
use crate::bounds;
use crate::scope::Entry;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub(super) const DESCRIPTION: &str = "Gives low, best and high, as the Uppsala Conflict Data Program does for each \
event. There, people choose the most reliable number. Here best is the number of the source that the record ranks \
highest, where it ranks one that speaks; else the number that the most independent origins name; of equals the lower. \
Low and high are the bounds of the last words of all voices; an open end is closed at the number named.\n\nUCDP counts \
deaths only; here the same arithmetic is applied to whatever is counted. Its ranges are known to be too narrow and to \
lean low, and so are these.";

/// `rank` gives how high the case ranks a figure's source, 0 before all others.
pub(super) fn decide(
    comparable: &[&Entry],
    voices: &Voices,
    rank: impl Fn(&Entry) -> Option<usize>,
) -> Option<Verdict> {
    let (low, high) = closed_range(voices.last_words())?;
    let preferred = voices.last_words().filter_map(&rank).min();
    let mut named: BTreeMap<u64, usize> = BTreeMap::new();
    for entry in voices.last_words().filter(|entry| preferred.is_none() || rank(entry) == preferred) {
        *named.entry(bounds::number(&entry.count)).or_insert(0) += 1;
    }
    let best = named.into_iter().max_by_key(|(number, origins)| (*origins, Reverse(*number)));
    let aside = comparable.iter().map(|entry| voices.earlier(entry)).collect();
    Some(Verdict { low, best: best.map(|(number, _)| number), high: Some(high), aside, mark: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::entries;
    use vocabulary::{Count, Precision};

    fn best(counts: &[Count], ranks: &[Option<usize>]) -> (u64, Option<u64>, Option<u64>) {
        let entries = entries(counts);
        let all: Vec<&Entry> = entries.iter().collect();
        let verdict =
            decide(&all, &Voices::of(all.clone()), |entry| ranks.get(entry.origin).copied().flatten());
        let verdict = verdict.unwrap();
        (verdict.low, verdict.best, verdict.high)
    }

    #[test]
    fn an_open_end_is_closed_at_the_number_named() {
        let open = Count::bounded(34, Precision::AtLeast);
        assert_eq!(best(&[open], &[]), (34, Some(34), Some(34)));
        assert_eq!(best(&[Count::bounded(u64::MAX, Precision::MoreThan)], &[]).2, Some(u64::MAX));
    }

    #[test]
    fn more_origins_then_the_lower_unless_the_case_ranks_a_source() {
        let (a, b) = (Count::exact(20), Count::exact(30));
        assert_eq!(best(&[a, b], &[]), (20, Some(20), Some(30)));
        assert_eq!(best(&[a, b, b], &[]), (20, Some(30), Some(30)));
        assert_eq!(best(&[a, b, b], &[Some(1), None, None]), (20, Some(20), Some(30)));
        assert_eq!(best(&[a, b], &[Some(1), Some(0)]), (20, Some(30), Some(30)));
    }
}
