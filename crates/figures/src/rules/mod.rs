//! Named, published ways from rival figures to low, best and high.
//!
//! Every rule sees the same figures: those that [`scope`](crate::scope) holds comparable. It lists every figure of
//! the scope, used or set aside and why. Where no figure can be used there is no tally: that is "not known", and
//! different from a tally of 0.
//!
//! Must not: invent a number. Low, best and high are numbers that a source gives, but for the 0 of a contested minimum
//! and the numbers that a published method gives to vague words.

mod acled;
mod airwars;
mod by_origins;
mod hierarchy;
mod ibc;
mod latest_as_of;
mod lowest_highest;
mod median;
mod setting;
mod sides;
mod ucdp;
mod voices;

pub(crate) use setting::Setting;

use crate::reasons::Reasons;
use crate::scope::{Cell, Entry};
use std::collections::BTreeSet;
use std::sync::Arc;
use vocabulary::said::Said;
use vocabulary::{Rule, Tally, TallyInput, TallyMark};
use voices::{Voices, closed_range};

/// What a rule makes of a cell.
pub(crate) struct Verdict {
    low: u64,
    best: Option<u64>,
    high: Option<u64>,
    /// For each entry of the cell that could be compared, in order: why the rule set it aside, or `None`.
    aside: Vec<Option<Said>>,
    /// What the rule marks the tally with.
    mark: Option<TallyMark>,
}

/// What a rule does, in plain words, for readers of the record.
///
/// ```
/// use vocabulary::Rule;
/// assert!(figures::describe(Rule::LowestHighest).starts_with("Takes the lowest"));
/// assert!(Rule::ALL.iter().all(|rule| figures::describe(*rule).len() > 80));
/// ```
pub fn describe(rule: Rule) -> &'static str {
    match rule {
        Rule::LatestAsOf => latest_as_of::DESCRIPTION,
        Rule::LowestHighest => lowest_highest::DESCRIPTION,
        Rule::BestByOrigins => by_origins::DESCRIPTION,
        Rule::Ucdp => ucdp::DESCRIPTION,
        Rule::Acled => acled::DESCRIPTION,
        Rule::Ibc => ibc::DESCRIPTION,
        Rule::Airwars => airwars::DESCRIPTION,
        Rule::Hierarchy => hierarchy::DESCRIPTION,
        Rule::Median => median::DESCRIPTION,
        _ => "A rule without a description.",
    }
}

/// Where the method of a rule is published, for readers of the record.
///
/// ```
/// use vocabulary::Rule;
/// assert!(figures::published(Rule::Ibc).starts_with("Iraq Body Count"));
/// ```
pub fn published(rule: Rule) -> &'static str {
    match rule {
        Rule::LowestHighest | Rule::Hierarchy => {
            "Every Casualty, Standards for Casualty Recording (2016), on disagreement between sources, p. 25"
        }
        Rule::Ucdp => "UCDP Georeferenced Event Dataset: the columns low, best and high",
        Rule::Acled => "ACLED, frequently asked questions on fatalities (2024)",
        Rule::Ibc => "Iraq Body Count, Methods 1 and 3",
        Rule::Airwars => "Airwars, Methodology, and its note on Gaza (October 2023)",
        _ => "The Toll project: docs/rules.md",
    }
}

/// The tally of one cell by one rule; `None` where no figure of it can be used, or the rule has nothing to go by.
pub(crate) fn tally(cell: &Cell, rule: Rule, setting: &Setting, reasons: &mut Reasons) -> Option<Tally> {
    let comparable: Vec<&Entry> = cell.comparable().collect();
    if comparable.is_empty() {
        return None;
    }
    let voices = || Voices::of(comparable.iter().copied());
    let (rank, voice) = (|entry: &Entry| setting.rank(entry), |entry: &Entry| setting.voice(entry));
    let coded = |entry: &Entry| acled::number(setting.figure(entry));
    let verdict = match rule {
        Rule::LatestAsOf => latest_as_of::decide(&comparable),
        Rule::BestByOrigins => by_origins::decide(&comparable, &voices()),
        Rule::Ucdp => ucdp::decide(&comparable, &voices(), rank),
        Rule::Acled => acled::decide(&comparable, &voices(), coded),
        Rule::Ibc => ibc::decide(&comparable, &voices(), voice),
        Rule::Airwars => airwars::decide(cell, &comparable, &voices(), setting),
        Rule::Hierarchy => hierarchy::decide(&comparable, rank, |rank| setting.ranked(rank)),
        Rule::Median => median::decide(&comparable, &voices()),
        _ => lowest_highest::decide(&comparable),
    }?;
    let mut asides = verdict.aside.iter().cloned();
    let inputs: Vec<TallyInput> = (cell.entries.iter())
        .map(|entry| match &entry.aside {
            Some(reason) => input(entry, Some(Arc::clone(reason))),
            None => input(entry, asides.next().flatten().map(|reason| reasons.shared(reason))),
        })
        .collect();
    let used = inputs.iter().filter(|input| input.set_aside.is_none());
    let origins = used.map(|input| input.origin).collect::<BTreeSet<usize>>().len();
    let scope = cell.scope.clone();
    let Verdict { low, best, high, mark, .. } = verdict;
    Some(Tally { scope, rule, low, best, high, origins, mark, inputs })
}

/// A figure as an input of a tally.
pub(crate) fn input(entry: &Entry, set_aside: Option<Arc<Said>>) -> TallyInput {
    TallyInput { claim: Arc::clone(&entry.claim), as_of: entry.day, origin: entry.origin, set_aside }
}

#[cfg(test)]
mod fixture {
    use crate::scope::Entry;
    use vocabulary::{ClaimRef, Count, Day, Digest};

    pub(super) fn days() -> (Day, Day) {
        ("2031-05-05".parse().unwrap(), "2031-05-06".parse().unwrap())
    }

    /// An entry of its own voice for each count.
    pub(super) fn entries(counts: &[Count]) -> Vec<Entry> {
        counts.iter().enumerate().map(|(origin, count)| entry(origin, *count, None)).collect()
    }

    pub(super) fn entry(origin: usize, count: Count, day: Option<Day>) -> Entry {
        let claim = ClaimRef { source: Digest::of(&origin.to_le_bytes()), figure: "f1".into() };
        Entry {
            item: origin,
            claim: claim.into(),
            count,
            day,
            day_said: day.is_some(),
            origin,
            cumulative: false,
            aside: None,
            scoped_out: false,
        }
    }
}
