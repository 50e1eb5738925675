//! The most conservative number, after the Armed Conflict Location and Event Data project.
//!
//! Source: ACLED, "Fatalities" (frequently asked questions, as of May 2024): where reports differ or are vague, the most
//! conservative number is taken and the dispute noted; it is revised up or down when better information comes; "tens"
//! are coded as 10, "dozens" as 12, "hundreds" as 100, "and so on" (here: "thousands" as 1,000, "tens of thousands" as
//! 10,000, "hundreds of thousands" as 100,000). There is one number: low, best and high are the same.
//!
//! A number that is bounded from above only ("up to 40") is taken as the number named, as the words give no other.
//! What a voice said before its last word is revised and not weighed. ACLED counts deaths only and splits sums over days
//! and places; Toll applies the rule to whatever is counted and splits nothing.
//!
//! Example: a hospital says 27, the mayor "dozens": 12. Another: the mayor 31, the army "at least 34": 31.
//!
//! ```
//! use figures::{example::reading, reconcile};
//! use vocabulary::Rule;
//! # let case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
//! let readings = [
//!     reading("one", "", "", &["31 killed by=mayor at=Odry when=2031-05-05"]),
//!     reading("two", "", "", &["34 at-least killed by=army at=Odry when=2031-05-05"]),
//! ];
//! let reconciled = reconcile(&case, &readings);
//! let tally = reconciled.tallies.iter().find(|tally| tally.rule == Rule::Acled).unwrap();
//! assert_eq!((tally.low, tally.best, tally.high), (31, Some(31), Some(31)));
//! ```
//!
//! Must not: read a word of another precision. "Several" and "a few dozen" keep the bound that the reader gave them.

use super::{Verdict, Voices};
use crate::bounds;
use crate::scope::Entry;
use vocabulary::said::{Term, asides};
use vocabulary::{Figure, Precision, fold};

pub(super) const DESCRIPTION: &str = "Takes the most conservative number, as the Armed Conflict Location and Event \
Data project (ACLED) does: where sources differ or are vague, the lowest that any voice gives in its last word. \
\"Tens\" are taken as 10, \"dozens\" as 12, \"hundreds\" as 100, \"thousands\" as 1,000. There is one number and no \
range; the higher numbers stand among the figures that are set aside.\n\nACLED counts deaths only; here the same is \
done with whatever is counted.";

/// The words that ACLED codes by a number of its own.
const CODED: [(&str, u64); 4] = [("tens", 10), ("dozens", 12), ("hundreds", 100), ("thousands", 1000)];

/// The number for a figure: that of its vague word, else the one it stands for in any tally.
pub(super) fn number(figure: &Figure) -> u64 {
    let coded =
        (figure.count.precision() == Precision::Vague).then(|| coded(figure.passage.text())).flatten();
    coded.unwrap_or_else(|| bounds::number(&figure.count))
}

/// What the vague words of a passage are coded as: "tens of thousands" is 10 times 1,000.
fn coded(words: &str) -> Option<u64> {
    let folded = fold(words);
    let all: Vec<&str> = folded.split(' ').collect();
    let value = |word: &str| CODED.iter().find(|(coded, _)| *coded == word).map(|(_, value)| *value);
    let at = all.iter().position(|word| value(word).is_some())?;
    let first = value(all[at])?;
    match (all.get(at + 1), all.get(at + 2).and_then(|word| value(word))) {
        (Some(&"of"), Some(more)) if more > first => Some(first * more),
        // "Dozens and dozens", "scores to hundreds": not words that the source codes.
        _ if all[at + 1..].iter().any(|word| value(word).is_some()) => None,
        _ => Some(first),
    }
}

pub(super) fn decide(
    comparable: &[&Entry],
    voices: &Voices,
    number: impl Fn(&Entry) -> u64,
) -> Option<Verdict> {
    let least = voices.last_words().map(&number).min()?;
    let higher = |entry: &&Entry| {
        let names = number(entry);
        let higher = || asides::LEAST_TAKEN.of([Term::Number(names), Term::Number(least)]);
        voices.earlier(entry).or_else(|| (names > least).then(higher))
    };
    let aside = comparable.iter().map(higher).collect();
    Some(Verdict { low: least, best: Some(least), high: Some(least), aside, mark: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::entries;
    use vocabulary::Count;

    #[test]
    fn vague_words_have_their_numbers_and_others_none() {
        for (words, number) in [
            ("dozens of people", Some(12)),
            ("Dozens", Some(12)),
            ("tens of people", Some(10)),
            ("hundreds more", Some(100)),
            ("tens of thousands of people", Some(10_000)),
            ("hundreds of thousands", Some(100_000)),
            ("thousands", Some(1000)),
            ("several", None),
            ("a few dozen", None),
            ("dozens and dozens of people", None),
            ("", None),
        ] {
            assert_eq!(coded(words), number, "{words}");
        }
    }

    #[test]
    fn the_lowest_last_word_is_taken_and_the_others_are_told() {
        let entries = entries(&[Count::exact(34), Count::exact(31), Count::exact(31)]);
        let all: Vec<&Entry> = entries.iter().collect();
        let verdict = decide(&all, &Voices::of(all.clone()), |entry| entry.count.low()).unwrap();
        assert_eq!((verdict.low, verdict.best, verdict.high), (31, Some(31), Some(31)));
        assert!(verdict.aside[0].as_deref().is_some_and(|why| why.contains("31")));
        assert_eq!(verdict.aside[1..], [None, None]);
    }
}
