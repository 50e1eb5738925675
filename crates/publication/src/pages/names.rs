//! The persons whom the sources name; each entry opens onto the words that name them.
//!
//! Must not: join two entries. Whether two names are of one person is judged elsewhere.

use super::{Head, Turn, name, pages_of};
use crate::board::{Board, numbered};
use crate::press::Press;
use crate::select::Selection;
use crate::wording;
use askama::Template;
use std::io;
use vocabulary::Record;

const NAMES_PER_PAGE: usize = 500;

#[derive(Template)]
#[template(path = "names.html")]
struct Names<'p> {
    head: Head<'p>,
    turn: Turn,
    total: String,
    rows: Vec<Row<'p>>,
}

struct Row<'p> {
    record: &'p Record,
    when: Option<String>,
    figure: Option<String>,
    words: String,
    title: &'p str,
}

pub(super) fn print(selection: &Selection, board: &Board, press: &mut Press) -> io::Result<()> {
    let rows: Vec<Row> = selection.records().iter().filter_map(|r| row(selection, board, r)).collect();
    let total = wording::many(rows.len(), "entry", "entries");
    let (pages, mut rows) = (pages_of(rows.len(), NAMES_PER_PAGE), rows.into_iter());
    for page in 0..pages {
        let names = Names {
            head: Head::new(selection, "names", "Names"),
            turn: Turn::of("names", page, pages),
            total: total.clone(),
            rows: rows.by_ref().take(NAMES_PER_PAGE).collect(),
        };
        press.page(&numbered("names", page), &names)?;
    }
    Ok(())
}

fn row<'p>(selection: &'p Selection, board: &Board, record: &'p Record) -> Option<Row<'p>> {
    let source = &selection.reading(&record.source)?.source;
    let claim = record.claim.as_ref().and_then(|claim| selection.figure(claim));
    let words = match claim {
        Some((source, figure)) => board.figure(source, figure),
        None => board.source(source, 0),
    };
    let figure = claim.map(|(_, figure)| wording::figure(figure));
    Some(Row { record, when: record.when.map(wording::date), figure, words, title: name(source) })
}
