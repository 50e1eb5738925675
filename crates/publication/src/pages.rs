//! The pages, each from its template.
//!
//! Must not: write HTML here. Rust says what is on a page, the template how it is said.

mod charts;
mod differ;
mod entry;
mod estimates;
mod estimates_apart;
mod figures;
mod findings;
mod methods;
mod names;
mod overview;
mod persons;
mod source;
mod sources;
mod tables;
mod timeline;
mod voices;

use crate::board::{Board, numbered};
use crate::press::Press;
use crate::select::Selection;
use std::io;
use vocabulary::Source;

/// What all pages share.
pub(crate) struct Head<'p> {
    /// What the page is called.
    pub(crate) title: String,
    /// What the case is called.
    pub(crate) case: &'p str,
    /// The way from the page to the root of the site: empty or `../`.
    pub(crate) root: &'static str,
    /// The section in the navigation that the page belongs to.
    pub(crate) section: &'static str,
    /// Whether there is a registry of persons.
    pub(crate) persons: bool,
    /// Whether there are estimates.
    pub(crate) estimates: bool,
    /// Whether there are tables that the case asks for.
    pub(crate) tables: bool,
    pub(crate) ledger_head: &'p str,
}

/// Somewhere to go, from the root of the site.
pub(crate) struct Link {
    pub(crate) href: String,
    pub(crate) text: String,
}

/// Where a page stands among those of one list.
pub(crate) struct Turn {
    pub(crate) page: usize,
    pub(crate) pages: usize,
    pub(crate) before: Option<String>,
    pub(crate) after: Option<String>,
}

impl Turn {
    /// Page number `page` (from 0) of `pages`, whose addresses begin with `base`.
    fn of(base: &str, page: usize, pages: usize) -> Turn {
        Turn {
            page: page + 1,
            pages,
            before: page.checked_sub(1).map(|before| numbered(base, before)),
            after: (page + 1 < pages).then(|| numbered(base, page + 1)),
        }
    }
}

impl<'p> Head<'p> {
    fn new(selection: &'p Selection, section: &'static str, title: &str) -> Head<'p> {
        let (case, ledger_head) = (selection.title(), selection.head());
        let persons = !selection.persons().is_empty();
        let estimates = selection.estimates().is_some();
        let tables = selection.sdg().is_some() || !selection.absorbed().is_empty();
        Head { title: title.to_owned(), case, root: "", section, persons, estimates, tables, ledger_head }
    }

    fn below(mut self) -> Head<'p> {
        self.root = "../";
        self
    }
}

/// What a source is called: its title, or else its file's name.
pub(crate) fn name(source: &Source) -> &str {
    let file = source.path.rsplit(['/', '\\']).next().unwrap_or(&source.path);
    source.title.as_deref().map(str::trim).filter(|title| !title.is_empty()).unwrap_or(file)
}

/// Prints all pages, those of the sources first: they hold the words that the others show.
pub(crate) fn print(selection: &Selection, board: &Board, press: &mut Press) -> io::Result<()> {
    let excerpts = source::print(selection, board, press)?;
    figures::print(selection, board, excerpts, press)?;
    overview::print(selection, board, press)?;
    sources::print(selection, board, press)?;
    findings::print(selection, board, press)?;
    timeline::print(selection, board, press)?;
    names::print(selection, board, press)?;
    persons::print(selection, board, press)?;
    estimates::print(selection, press)?;
    tables::print(selection, press)?;
    methods::print(selection, press)
}

/// How many pages a list fills; an empty one still has its page.
fn pages_of(entries: usize, per_page: usize) -> usize {
    entries.div_ceil(per_page).max(1)
}
