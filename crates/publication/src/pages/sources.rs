//! The list of all sources.
//!
//! Must not: rank them. They stand in the order of their paths.

use super::{Head, Turn, name, pages_of};
use crate::board::{Board, numbered};
use crate::press::Press;
use crate::select::Selection;
use crate::wording;
use askama::Template;
use std::io;
use vocabulary::{Reading, Source};

const SOURCES_PER_PAGE: usize = 200;

#[derive(Template)]
#[template(path = "sources.html")]
struct Sources<'p> {
    head: Head<'p>,
    turn: Turn,
    total: String,
    rows: Vec<Row<'p>>,
}

struct Row<'p> {
    title: &'p str,
    page: String,
    source: &'p Source,
    published: Option<String>,
    figures: usize,
    quotes: usize,
}

pub(super) fn print(selection: &Selection, board: &Board, press: &mut Press) -> io::Result<()> {
    let row = |reading: &'_ Reading| -> (String, Option<String>) {
        (board.source(&reading.source, 0), reading.source.published.map(wording::date))
    };
    let all: Vec<&Reading> = selection.readings().collect();
    let pages = pages_of(all.len(), SOURCES_PER_PAGE);
    for page in 0..pages {
        let here = all.iter().skip(page * SOURCES_PER_PAGE).take(SOURCES_PER_PAGE);
        let rows = here.map(|reading| {
            let (page, published) = row(reading);
            let (figures, quotes) = (reading.figures.len(), reading.quotes.len());
            Row { title: name(&reading.source), page, source: &reading.source, published, figures, quotes }
        });
        let sources = Sources {
            head: Head::new(selection, "sources", "Sources"),
            turn: Turn::of("sources", page, pages),
            total: wording::many(all.len(), "source", "sources"),
            rows: rows.collect(),
        };
        press.page(&numbered("sources", page), &sources)?;
    }
    Ok(())
}
