//! Best by origins: the number that the most independent voices name.
//!
//! Each origin has one voice: its last word (its latest day; of one day the one whose words give the day, then the
//! narrower bounds). Figures that name the same number stand together, whether exact, "about" or "at least". Best is
//! the number with more origins than any other; where two have as many, the rule prefers none: it takes no side. Low
//! and high are the bounds of all voices. So one agency carried by forty papers counts once.
//!
//! Example: an agency says 50, carried by three papers; the hospital and the mayor each say 42; the army says "about
//! 60". Low 42, best 42 (two origins), high 60.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::Rule;
//! # let case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
//! let readings = [
//!     reading("one", "", "", &["50 killed by=agency at=Odry when=2031-05-05"]),
//!     reading("two", "", "", &["50 killed by=agency at=Odry when=2031-05-05"]),
//!     reading("three", "", "", &["50 killed by=agency at=Odry when=2031-05-05"]),
//!     reading("four", "", "", &["42 killed by=hospital at=Odry when=2031-05-05"]),
//!     reading("five", "", "", &["42 killed by=mayor at=Odry when=2031-05-05", "60 about killed by=army at=Odry when=2031-05-05"]),
//! ];
//! let reconciled = reconcile(&case, &readings);
//! let tally = reconciled.tallies.iter().find(|tally| tally.rule == Rule::BestByOrigins).unwrap();
//! assert_eq!((tally.low, tally.best, tally.high), (42, Some(42), Some(60)));
//! ```
//!
//! Must not: count carriers: forty papers that repeat one agency are one.

use super::{Verdict, Voices};
use crate::bounds;
use crate::scope::Entry;
use std::collections::BTreeMap;
use vocabulary::said::{Term, asides};

pub(super) const DESCRIPTION: &str = "Takes the number that the most independent origins name. An origin has one \
voice, its last word, however many papers carry it. Figures that name the same number stand together, whether exact, \
\"about\" or \"at least\". Where no number has more origins than every other, none is preferred. Low and high are \
the bounds of all voices.";

pub(super) fn decide(comparable: &[&Entry], voices: &Voices) -> Option<Verdict> {
    let (low, high) = bounds::range(voices.last_words().map(|entry| &entry.count))?;
    let mut named: BTreeMap<u64, usize> = BTreeMap::new();
    for entry in voices.last_words() {
        *named.entry(bounds::number(&entry.count)).or_insert(0) += 1;
    }
    let most = *named.values().max()?;
    let mut leading = named.iter().filter(|(_, origins)| **origins == most).map(|(number, _)| *number);
    let best = leading.next().filter(|_| leading.next().is_none());
    let aside = |entry: &&Entry| {
        let number = bounds::number(&entry.count);
        if let Some(earlier) = voices.earlier(entry) {
            return Some(earlier);
        }
        let origins = named.get(&number).copied().unwrap_or(0);
        let fewer = || {
            let of = [Term::Number(number), Term::number(origins), Term::number(most)];
            asides::FEWER_ORIGINS.of(of)
        };
        (origins < most).then(fewer)
    };
    let aside = comparable.iter().map(aside).collect();
    Some(Verdict { low, best, high, aside, mark: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{days, entry};
    use vocabulary::{Count, Precision};

    fn verdict(entries: &[Entry], last: &[usize]) -> Verdict {
        let all: Vec<&Entry> = entries.iter().collect();
        let last: Vec<&Entry> = last.iter().map(|&at| &entries[at]).collect();
        decide(&all, &Voices::of(last)).unwrap()
    }

    #[test]
    fn forty_papers_of_one_agency_are_one_voice() {
        let mut entries: Vec<Entry> = (0..40).map(|_| entry(0, Count::exact(50), None)).collect();
        entries.push(entry(1, Count::exact(42), None));
        entries.push(entry(2, Count::exact(42), None));
        entries.push(entry(3, Count::bounded(60, Precision::About), None));
        entries.iter_mut().enumerate().for_each(|(item, entry)| entry.item = item);
        let verdict = verdict(&entries, &[0, 40, 41, 42]);
        assert_eq!((verdict.low, verdict.best, verdict.high), (42, Some(42), Some(60)));
        assert_eq!(verdict.aside.iter().filter(|aside| aside.is_none()).count(), 2);
    }

    #[test]
    fn of_numbers_with_as_many_origins_none_is_preferred() {
        let mut entries = vec![entry(0, Count::exact(613), None), entry(1, Count::exact(181), None)];
        entries[1].item = 1;
        let verdict = verdict(&entries, &[0, 1]);
        assert_eq!((verdict.low, verdict.best, verdict.high), (181, None, Some(613)));
        assert!(verdict.aside.iter().all(Option::is_none), "both are used");
    }

    #[test]
    fn the_last_word_of_a_voice_counts() {
        let (monday, tuesday) = days();
        let mut entries =
            vec![entry(0, Count::exact(31), Some(monday)), entry(0, Count::exact(27), Some(tuesday))];
        entries[1].item = 1;
        let verdict = verdict(&entries, &[1]);
        assert_eq!((verdict.low, verdict.best, verdict.high), (27, Some(27), Some(27)));
        assert_eq!(verdict.aside[0].as_deref(), Some("the last word of the same voice is 27"));
    }
}
