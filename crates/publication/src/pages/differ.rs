//! Why the numbers of one count differ: which of them only look like rivals, and which are.
//!
//! Must not: settle a difference. That scope may explain it is said, and what the words left unsaid.

use super::Link;
use crate::board::{Board, Scoped};
use crate::select::Selection;
use crate::wording;
use figures::{Dimension, ScopeDifference, Side, Standing};
use std::sync::Arc;
use vocabulary::{ClaimRef, Edtf};

/// What stands behind the different numbers of a count.
pub(super) struct Differences {
    pub(super) of_scope: Vec<Difference>,
    /// The numbers that count the same and differ all the same.
    pub(super) rivals: Vec<Link>,
    pub(super) more: usize,
}

/// One difference of scope.
pub(super) struct Difference {
    /// In what they differ: "as of which day".
    pub(super) dimensions: String,
    pub(super) sides: Vec<SideTold>,
    /// How the first stands to the others: "The first is part of the second".
    pub(super) standing: &'static str,
    pub(super) why: String,
    pub(super) presumed: bool,
    /// The other count, where it is one of its own.
    pub(super) other: Option<Link>,
}

/// One side: its number, which leads to a figure that gives it, and what its words add.
pub(super) struct SideTold {
    pub(super) number: Link,
    pub(super) what: Vec<String>,
    pub(super) figures: String,
}

/// What is to be said of a count; nothing where its numbers agree.
pub(super) fn of(selection: &Selection, board: &Board, scoped: &Scoped) -> Option<Differences> {
    let view = selection.view(scoped.scope)?;
    let difference = |difference: &ScopeDifference| told(board, difference);
    let rivals = view.rivals.iter().filter_map(|claim| {
        let (_, figure) = selection.figure(claim)?;
        Some(Link { href: entry(board, claim), text: wording::count(&figure.count) })
    });
    Some(Differences {
        of_scope: view.differences.iter().map(difference).collect(),
        rivals: rivals.collect(),
        more: view.more,
    })
}

fn told(board: &Board, difference: &ScopeDifference) -> Difference {
    let words: Vec<&str> = difference.dimensions.iter().map(|dimension| dimension.word()).collect();
    let other = difference
        .other
        .as_ref()
        .map(|scope| Link { href: board.page_of(scope).unwrap_or_default(), text: wording::scope(scope) });
    let why: Vec<&str> = difference.related.steps.iter().map(|step| step.why.english()).collect();
    Difference {
        dimensions: words.join(", "),
        sides: difference.sides.iter().map(|side| side_told(board, side, &difference.dimensions)).collect(),
        standing: standing(difference.related.standing),
        why: why.join("; "),
        presumed: difference.related.is_presumed(),
        other,
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Same => "Both count the same",
        Standing::PartOf => "The first is part of the second",
        Standing::WholeOf => "The second is part of the first",
        Standing::Overlaps => "Some may be in both",
        Standing::Apart => "Nobody is in both",
        Standing::NotComparable => "They cannot be held against each other",
    }
}

fn side_told(board: &Board, side: &Side, dimensions: &[Dimension]) -> SideTold {
    let number = match side.high {
        Some(high) if high == side.low => wording::number(high),
        Some(high) => format!("{} to {}", wording::number(side.low), wording::number(high)),
        None => format!("{} or more", wording::number(side.low)),
    };
    let href = side.claims.first().map(|claim| entry(board, claim)).unwrap_or_default();
    let what = |dimension: &Dimension| match dimension {
        Dimension::AsOf => side.scope.as_of.map(|day| format!("as of {}", wording::date(day))),
        Dimension::Period => side.scope.when.map(|when: Edtf| wording::date(when)),
        Dimension::Place => side.scope.place.clone(),
        Dimension::Counting => side.scope.counts.map(|counts| wording::counts(counts).to_owned()),
        Dimension::Nationality => side.scope.group.nationality.clone(),
        _ => None,
    };
    SideTold {
        number: Link { href, text: number },
        what: dimensions.iter().filter_map(what).collect(),
        figures: wording::many(side.claims.len() + side.more, "figure", "figures"),
    }
}

fn entry(board: &Board, claim: &Arc<ClaimRef>) -> String {
    board.counting(claim).map(|(scoped, position)| scoped.entry(position)).unwrap_or_default()
}
