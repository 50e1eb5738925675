//! Named, published ways from rival figures to low, best and high.
//!
//! Every rule sees the same figures: those that [`scope`](crate::scope) holds comparable. It lists every figure of
//! the scope, used or set aside and why. Where no figure can be used there is no tally: that is "not known", and
//! different from a tally of 0.
//!
//! Must not: invent a number. Low, best and high are numbers that a source gives.

mod by_origins;
mod latest_as_of;
mod lowest_highest;

use crate::reasons::Reasons;
use crate::scope::{Cell, Entry};
use std::collections::BTreeSet;
use std::sync::Arc;
use vocabulary::{Rule, Tally, TallyInput};

/// What a rule makes of a cell.
pub(crate) struct Verdict {
    low: u64,
    best: Option<u64>,
    high: Option<u64>,
    /// For each entry of the cell that could be compared, in order: why the rule set it aside, or `None`.
    aside: Vec<Option<String>>,
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
        _ => "A rule without a description.",
    }
}

/// The tally of one cell by one rule; `None` where no figure of it can be used.
pub(crate) fn tally(cell: &Cell, rule: Rule, reasons: &mut Reasons) -> Option<Tally> {
    let comparable: Vec<&Entry> = cell.comparable().collect();
    if comparable.is_empty() {
        return None;
    }
    let verdict = match rule {
        Rule::LatestAsOf => latest_as_of::decide(&comparable),
        Rule::BestByOrigins => by_origins::decide(&comparable, &cell.last_words()),
        _ => lowest_highest::decide(&comparable),
    }?;
    let mut asides = verdict.aside.into_iter();
    let inputs: Vec<TallyInput> = (cell.entries.iter())
        .map(|entry| match &entry.aside {
            Some(reason) => input(entry, Some(Arc::clone(reason))),
            None => input(entry, asides.next().flatten().map(|reason| reasons.shared(reason))),
        })
        .collect();
    let used = inputs.iter().filter(|input| input.set_aside.is_none());
    let origins = used.map(|input| input.origin).collect::<BTreeSet<usize>>().len();
    let scope = cell.scope.clone();
    Some(Tally { scope, rule, low: verdict.low, best: verdict.best, high: verdict.high, origins, inputs })
}

/// A figure as an input of a tally.
pub(crate) fn input(entry: &Entry, set_aside: Option<Arc<str>>) -> TallyInput {
    TallyInput { claim: Arc::clone(&entry.claim), as_of: entry.day, origin: entry.origin, set_aside }
}

#[cfg(test)]
mod fixture {
    use crate::scope::Entry;
    use vocabulary::{ClaimRef, Count, Day, Digest};

    pub(super) fn days() -> (Day, Day) {
        ("2031-05-05".parse().unwrap(), "2031-05-06".parse().unwrap())
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
