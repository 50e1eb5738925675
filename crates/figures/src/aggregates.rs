//! Aggregates absorbed without counting anybody twice: a morgue's monthly total, by the procedure that Iraq Body Count
//! published with its own morgue entries.
//!
//! The steps are those of its notes on the entries x334 and x350 (iraqbodycount.org): take off the share of fighters, the
//! larger share for the minimum, the smaller for the maximum; take off what the same place sees in the same months of
//! other years; take off the deaths that are already recorded for place and period; and where the source says that it does
//! not include deaths of some kind, take off less of what is recorded of these. Each step gives two numbers and says why.
//!
//! What is taken off is rounded so that the range grows and never shrinks: more from the minimum, less from the maximum.
//!
//! ```
//! use figures::aggregates::{Overlap, absorb};
//! # let aggregate: vocabulary::Aggregate = serde_json::from_str(r#"{
//! #     "id": "may", "title": "The city morgue", "places": ["Odry"], "period": "2031-05",
//! #     "fighters": ["2 %", "4 %"], "background": {"low": 200, "high": 250, "source": "its director"}
//! # }"#).unwrap();
//! // A fictional morgue: 1,375 bodies in a month that used to see 200 to 250; 300 deaths are recorded already.
//! let overlap = Overlap { what: "Odry".to_owned(), id: Some("odry".to_owned()), low: 300, high: 300 };
//! let absorbed = absorb(&aggregate, 1375, &[overlap]);
//! assert_eq!((absorbed.low, absorbed.high), (770, 848));
//! assert_eq!(absorbed.steps.len(), 4);
//! ```
//!
//! Must not: add what comes of it to anything by itself, or guess a share that the case does not give.

mod recorded;

pub use recorded::{AggregateError, recorded, total};

use serde::Serialize;
use vocabulary::{Aggregate, Case, Figure, Percent, Reading, Registry};

use crate::Reconciliation;

/// Deaths that are recorded already and may be among those of an aggregate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overlap {
    /// The incident, by its title, or which persons.
    pub what: String,
    /// The incident's id, where it is one.
    pub id: Option<String>,
    /// How many, at least.
    pub low: u64,
    /// How many at most.
    pub high: u64,
}

/// One step: what it does, what it takes off, and what is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What is done, and by whose word.
    pub what: String,
    /// What is taken from the minimum and from the maximum; nothing where the step only tells.
    pub taken: Option<(u64, u64)>,
    /// The minimum after it.
    pub low: u64,
    /// The maximum after it.
    pub high: u64,
}

/// What an aggregate comes to beyond what is recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Absorbed {
    /// Its id.
    pub id: String,
    /// What it is.
    pub title: String,
    /// For where and when.
    pub scope: String,
    /// The steps, in their order.
    pub steps: Vec<Step>,
    /// Deaths beyond those recorded, at least.
    pub low: u64,
    /// At most.
    pub high: u64,
}

/// All aggregates of a case, each absorbed or with the reason why it is not.
pub fn all(
    case: &Case,
    readings: &[Reading],
    told: &Reconciliation,
    registry: &Registry,
) -> Vec<Result<Absorbed, AggregateError>> {
    let one = |aggregate: &Aggregate| {
        let (claim, number) = total(aggregate, readings)?;
        let overlaps = recorded(case, aggregate, claim.as_ref(), told, registry)?;
        Ok(absorb(aggregate, number, &overlaps))
    };
    case.aggregates.iter().map(one).collect()
}

/// The procedure, on a total and the deaths that are recorded for its place and period.
pub fn absorb(aggregate: &Aggregate, total: u64, overlaps: &[Overlap]) -> Absorbed {
    let mut steps = vec![Step {
        what: format!("{}: the total as it is given.", aggregate.title),
        taken: None,
        low: total,
        high: total,
    }];
    let (least, most) = aggregate.fighters.unwrap_or((Percent::ZERO, Percent::ZERO));
    // The range stays the right way round also where the case gives its two ends the wrong one.
    let (least, most) = (least.min(most), least.max(most));
    let fighters = match aggregate.fighters {
        Some(_) => format!("Fighters among them, {least} to {most}, are no civilians."),
        None => "The case gives no share of fighters, so none is taken off.".to_owned(),
    };
    take(&mut steps, fighters, up(most, total), down(least, total));
    let (what, low, high) = match &aggregate.background {
        Some(background) => (
            format!("What the place sees in these months of other years, by {}.", background.source),
            background.low.min(background.high),
            background.low.max(background.high),
        ),
        None => ("The case gives no deaths of other years, so none are taken off.".to_owned(), 0, 0),
    };
    take(&mut steps, what, high, low);
    if overlaps.is_empty() {
        take(&mut steps, "Nothing is recorded for this place and period.".to_owned(), 0, 0);
    }
    for overlap in overlaps {
        let (low, high) = (overlap.low.min(overlap.high), overlap.low.max(overlap.high));
        let within = |id: &String| Some(id) == overlap.id.as_ref();
        let (what, low, high) = match aggregate.excludes.iter().find(|kind| kind.incidents.iter().any(within))
        {
            Some(kind) => {
                let (least, most) =
                    (kind.included.0.min(kind.included.1), kind.included.0.max(kind.included.1));
                let what = format!(
                    "Recorded already: {}, {low} to {high}; the source does not count {}, so {least} to {most} of them.",
                    overlap.what, kind.what
                );
                (what, down(least, low), up(most, high))
            }
            None => (format!("Recorded already: {}.", overlap.what), low, high),
        };
        take(&mut steps, what, high, low);
    }
    let (low, high) = steps.last().map_or((total, total), |step| (step.low, step.high));
    Absorbed {
        id: aggregate.id.clone(),
        title: aggregate.title.clone(),
        scope: format!("{}, {}", aggregate.places.join(", "), aggregate.period),
        steps,
        low,
        high,
    }
}

/// Takes so many from the minimum and so many from the maximum; neither goes below 0.
fn take(steps: &mut Vec<Step>, what: String, from_low: u64, from_high: u64) {
    let (low, high) = steps.last().map_or((0, 0), |step| (step.low, step.high));
    steps.push(Step {
        what,
        taken: Some((from_low, from_high)),
        low: low.saturating_sub(from_low),
        high: high.saturating_sub(from_high),
    });
}

fn up(share: Percent, of: u64) -> u64 {
    (u128::from(of) * u128::from(share.parts())).div_ceil(10_000) as u64
}

fn down(share: Percent, of: u64) -> u64 {
    (u128::from(of) * u128::from(share.parts()) / 10_000) as u64
}

/// The number that a figure stands for.
fn number(figure: &Figure) -> u64 {
    crate::bounds::number(&figure.count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aggregate(more: &str) -> Aggregate {
        let text =
            format!(r#"{{"id": "m", "title": "A morgue", "places": ["Odry"], "period": "2031-05"{more}}}"#);
        serde_json::from_str(&text).unwrap()
    }

    fn overlap(id: &str, low: u64, high: u64) -> Overlap {
        Overlap { what: id.to_owned(), id: Some(id.to_owned()), low, high }
    }

    #[test]
    fn nothing_goes_below_none_and_nothing_is_guessed() {
        let bare = absorb(&aggregate(""), 40, &[]);
        assert_eq!((bare.low, bare.high), (40, 40));
        assert!(
            bare.steps[1].what.contains("no share of fighters") && bare.steps[2].what.contains("no deaths")
        );
        let all = absorb(&aggregate(""), 40, &[overlap("odry", 60, 90)]);
        assert_eq!((all.low, all.high), (0, 0));
        let huge = absorb(&aggregate(r#", "fighters": ["100 %", "0 %"]"#), u64::MAX, &[]);
        assert_eq!((huge.low, huge.high), (0, u64::MAX));
    }

    /// Iraq Body Count, entry x132: 2,846 deaths at the Baghdad morgue from 14 April to 31 August 2003 came to 1,519 over
    /// the usual level.
    #[test]
    fn the_usual_level_is_taken_off_as_in_x132() {
        let usual = r#", "background": {"low": 1327, "high": 1327, "source": "the same morgue"}"#;
        let absorbed = absorb(&aggregate(usual), 2846, &[]);
        assert_eq!((absorbed.low, absorbed.high), (1519, 1519));
    }

    /// Entry x493e: 1,375 deaths in May 2006, of which 200 to 250 a month are usual; shares of fighters as in x334.
    #[test]
    fn the_steps_are_those_of_x334() {
        let more = r#", "fighters": ["2 %", "4 %"], "background": {"low": 200, "high": 250, "source": "the director"},
            "excludes": [{"what": "most people killed in big bombings", "incidents": ["b"], "included": ["0 %", "50 %"]}]"#;
        let overlaps = [overlap("a", 100, 120), overlap("b", 80, 81)];
        let absorbed = absorb(&aggregate(more), 1375, &overlaps);
        let left: Vec<(u64, u64)> = absorbed.steps.iter().map(|step| (step.low, step.high)).collect();
        assert_eq!(left, [(1375, 1375), (1320, 1348), (1070, 1148), (950, 1048), (909, 1048)]);
        assert_eq!(absorbed.steps[4].taken, Some((41, 0)), "half of 81 at most, none at least");
    }
}
