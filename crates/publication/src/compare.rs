//! A figure beside the like figures: how the numbers relate, and in what their scopes differ.
//!
//! Must not: call one of them right.

use crate::board::Board;
use crate::pages::{Link, name};
use crate::select::Selection;
use crate::{slug, wording};
use figures::Relation;
use vocabulary::{ClaimRef, Figure};

/// The most figures of one relation that are told in an entry. All of them stand side by side on the page of what
/// is counted, one click away.
const TOLD_MAX: usize = 5;

/// The figures that stand in one relation to the figure looked at.
pub(crate) struct Compared {
    pub(crate) relation: &'static str,
    pub(crate) by: Vec<Voice>,
    /// Further figures of this relation that are not listed.
    pub(crate) more: usize,
}

/// One other figure, with who says it where.
pub(crate) struct Voice {
    pub(crate) figure: Link,
    pub(crate) speaker: String,
    /// The source's title; `None` where it is the same source.
    pub(crate) source: Option<String>,
    /// In what its scope differs, as short remarks.
    pub(crate) differs: Vec<String>,
}

/// What a figure was compared with. Its whole and its parts have lines of their own.
pub(crate) fn compared(selection: &Selection, board: &Board, claim: &ClaimRef) -> Vec<Compared> {
    let Some((_, mine)) = selection.figure(claim) else { return Vec::new() };
    (selection.comparisons().of(claim).into_iter())
        .filter(|compared| !matches!(compared.relation, Relation::WholeOf | Relation::PartOf))
        .map(|compared| {
            let told = compared.claims.iter().take(TOLD_MAX);
            let by: Vec<Voice> =
                told.filter_map(|other| voice(selection, board, claim, mine, other)).collect();
            let more = compared.claims.len() - by.len() + compared.more;
            Compared { relation: wording::relation(compared.relation), by, more }
        })
        .collect()
}

fn voice(
    selection: &Selection,
    board: &Board,
    claim: &ClaimRef,
    mine: &Figure,
    other: &ClaimRef,
) -> Option<Voice> {
    let (source, figure) = selection.figure(other)?;
    Some(Voice {
        figure: Link { href: board.figure(source, figure), text: wording::bare(figure) },
        speaker: figure.attributed_to.to_string(),
        source: (other.source != claim.source).then(|| name(source).to_owned()),
        differs: differences(mine, figure),
    })
}

fn differences(mine: &Figure, other: &Figure) -> Vec<String> {
    let mut remarks = Vec::new();
    let (a, b) = (&mine.scope, &other.scope);
    if a.counts != b.counts {
        remarks.push(b.counts.map_or("a single happening", wording::counts).to_owned());
    }
    if let Some(day) = b.as_of.filter(|_| a.as_of != b.as_of) {
        remarks.push(format!("as of {}", wording::date(day)));
    }
    if let (Some(mine), Some(other)) = (a.when, b.when)
        && !mine.overlaps(other)
    {
        remarks.push(format!("of {}", wording::date(other)));
    }
    if let (Some(mine), Some(other)) = (&a.place, &b.place)
        && slug::alike(mine) != slug::alike(other)
    {
        remarks.push(format!("place: {other}"));
    }
    let (ours, theirs) = (&a.group.nationality, &b.group.nationality);
    if let Some(nationality) = theirs.as_ref().filter(|_| ours != theirs) {
        remarks.push(nationality.clone());
    }
    remarks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_of_scope_are_said() {
        let words = [
            "613 when=1992-02-26 at=Khojaly",
            "485 cumulative denied when=1992-03 at=Agdam as-of=1992-03-28",
            "400 when=1992-02 at=KHOJALY",
        ];
        let reading = figures::example::reading("a.txt", "1992-04-01", "", &words);
        let differ = |a: usize, b: usize| differences(&reading.figures[a], &reading.figures[b]);
        let remarks = ["a running total", "as of 28 March 1992", "of March 1992", "place: Agdam"];
        assert_eq!(differ(0, 1), remarks);
        assert!(differ(0, 2).is_empty(), "a month holds its days, and case is no difference");
    }
}
