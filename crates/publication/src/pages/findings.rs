//! What the checks noticed, the heaviest first, each with what would settle it.
//!
//! Must not: settle anything.

use super::{Head, Link, Turn, name, pages_of};
use crate::board::{Board, numbered};
use crate::press::Press;
use crate::select::Selection;
use crate::wording;
use askama::Template;
use std::io;
use vocabulary::Finding;

const FINDINGS_PER_PAGE: usize = 200;

/// The most figures that are listed under one finding.
const FIGURES_MAX: usize = 20;

#[derive(Template)]
#[template(path = "findings.html")]
struct Findings<'p> {
    head: Head<'p>,
    turn: Turn,
    total: String,
    groups: Vec<(&'static str, Vec<Row<'p>>)>,
}

struct Row<'p> {
    weight: &'static str,
    finding: &'p Finding,
    about: Vec<(Link, &'p str)>,
    more: usize,
}

pub(super) fn print(selection: &Selection, board: &Board, press: &mut Press) -> io::Result<()> {
    let mut all: Vec<&Finding> = selection.findings().iter().collect();
    all.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
    let pages = pages_of(all.len(), FINDINGS_PER_PAGE);
    for page in 0..pages {
        let mut groups: Vec<(&str, Vec<Row>)> = Vec::new();
        for finding in all.iter().skip(page * FINDINGS_PER_PAGE).take(FINDINGS_PER_PAGE) {
            let row = row(selection, board, finding);
            let heading = wording::weight(finding.weight).0;
            match groups.last_mut() {
                Some((same, rows)) if *same == heading => rows.push(row),
                _ => groups.push((heading, vec![row])),
            }
        }
        let findings = Findings {
            head: Head::new(selection, "findings", "Findings"),
            turn: Turn::of("findings", page, pages),
            total: wording::many(all.len(), "finding", "findings"),
            groups,
        };
        press.page(&numbered("findings", page), &findings)?;
    }
    Ok(())
}

fn row<'p>(selection: &'p Selection, board: &Board, finding: &'p Finding) -> Row<'p> {
    let about: Vec<(Link, &str)> = (finding.about.iter())
        .filter_map(|claim| selection.figure(claim))
        .map(|(source, figure)| {
            let link = Link { href: board.figure(source, figure), text: wording::figure(figure) };
            (link, name(source))
        })
        .take(FIGURES_MAX)
        .collect();
    let more = finding.about.len().saturating_sub(about.len());
    Row { weight: wording::weight(finding.weight).1, finding, about, more }
}
