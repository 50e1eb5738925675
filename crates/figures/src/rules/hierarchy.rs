//! The source that the case prefers.
//!
//! Source: Every Casualty, Standards for Casualty Recording (2016), p. 25: to prioritise a source is one of the five
//! moves where sources disagree; a hierarchy (a court before a ministry, local before international, or the reverse) is
//! a rule in use. The order is the case's: `[rules] hierarchy` in `case.toml`. It names speakers, or publishers where
//! a document speaks for itself, by words that stand in their names.
//!
//! Of the sources that speak on a count, the one first in the order gives low and high by the bounds of its last words,
//! and best where these name one number. Where no source of the order speaks there is no tally by this rule.
//!
//! Example: the order is a court, then the hospital. The hospital says 27, the mayor 31. Low, best and high are 27.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::Rule;
//! let case = r#"{"title": "Odry, a fiction", "rules": {"hierarchy": ["court", "hospital"]}}"#;
//! let readings = [
//!     reading("one", "", "", &["27 killed by=the_hospital at=Odry when=2031-05-05"]),
//!     reading("two", "", "", &["31 killed by=the_mayor at=Odry when=2031-05-05"]),
//! ];
//! let reconciled = reconcile(&serde_json::from_str(case).unwrap(), &readings);
//! let tally = reconciled.tallies.iter().find(|tally| tally.rule == Rule::Hierarchy).unwrap();
//! assert_eq!((tally.low, tally.best, tally.high), (27, Some(27), Some(27)));
//! ```
//!
//! Must not: rank anybody by itself.

use super::{Verdict, Voices};
use crate::bounds;
use crate::scope::Entry;
use std::collections::BTreeSet;
use vocabulary::said::{Term, asides};

pub(super) const DESCRIPTION: &str = "Takes the figures of the source that this record prefers; the order of sources is \
set by those who keep it (\"hierarchy\" in its settings), as the Standards for Casualty Recording (Every Casualty, 2016) \
allow. Of the sources that speak, the first in the order gives low and high by its last words, and best where these name \
one number. Where none of them speaks, this rule gives nothing.";

/// `rank` gives how high the case ranks a figure's source, 0 before all others; `name` how its order calls a rank.
pub(super) fn decide(
    comparable: &[&Entry],
    rank: impl Fn(&Entry) -> Option<usize>,
    name: impl Fn(usize) -> String,
) -> Option<Verdict> {
    let preferred = comparable.iter().filter_map(|entry| rank(entry)).min()?;
    let theirs: Vec<&Entry> =
        comparable.iter().copied().filter(|entry| rank(entry) == Some(preferred)).collect();
    let voices = Voices::of(theirs);
    let (low, high) = bounds::range(voices.last_words().map(|entry| &entry.count))?;
    let named: BTreeSet<u64> = voices.last_words().map(|entry| bounds::number(&entry.count)).collect();
    let best = named.first().copied().filter(|_| named.len() == 1);
    let aside = |entry: &&Entry| match rank(entry) {
        Some(rank) if rank == preferred => voices.earlier(entry),
        Some(_) => Some(asides::PREFERS.of([Term::Text(name(preferred))])),
        None => Some(asides::NOT_RANKED.into()),
    };
    Some(Verdict { low, best, high, aside: comparable.iter().map(aside).collect(), mark: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::entries;
    use vocabulary::{Count, Precision};

    #[test]
    fn where_nobody_ranked_speaks_there_is_no_tally() {
        let entries = entries(&[Count::exact(27)]);
        let all: Vec<&Entry> = entries.iter().collect();
        assert!(decide(&all, |_| None, |_| String::new()).is_none());
    }

    #[test]
    fn the_first_in_the_order_gives_the_numbers_and_two_of_its_voices_may_differ() {
        let entries = entries(&[
            Count::exact(27),
            Count::bounded(31, Precision::AtLeast),
            Count::exact(40),
            Count::exact(50),
        ]);
        let all: Vec<&Entry> = entries.iter().collect();
        let ranks = [Some(1), Some(1), Some(2), None];
        let verdict = decide(&all, |entry| ranks[entry.origin], |rank| format!("no. {rank}")).unwrap();
        assert_eq!((verdict.low, verdict.best, verdict.high), (27, None, None));
        assert_eq!(verdict.aside[2].as_deref(), Some("the record prefers no. 1"));
        assert_eq!(verdict.aside[3].as_deref(), Some("not among the sources that the record ranks"));
    }
}
