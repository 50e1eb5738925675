//! A source in full: its words with the claims marked in them, then every claim as an entry.
//!
//! Must not: print words that are not the source's as if they were.

use super::entry::{Entries, FigureEntry, PositionEntry, QuoteEntry};
use super::{Head, Turn, name};
use crate::board::{Board, TEXT_CHARS_PER_PAGE};
use crate::excerpt::Excerpt;
use crate::marks::{self, Kind, Span};
use crate::press::Press;
use crate::select::Selection;
use crate::{slug, wording};
use askama::Template;
use std::collections::BTreeMap;
use std::io;
use std::ops::Range;
use vocabulary::{CharMap, ClaimRef, Passage, Reading, Source};

/// The words around each figure that a tally counts.
pub(crate) type Excerpts<'m> = BTreeMap<&'m ClaimRef, Excerpt>;

#[derive(Template)]
#[template(path = "source.html")]
struct SourcePage<'p> {
    head: Head<'p>,
    turn: Turn,
    source: &'p Source,
    published: Option<String>,
    known_by: Option<&'static str>,
    language: &'p str,
    link: Option<&'p str>,
    text: String,
    figures: Vec<FigureEntry<'p>>,
    quotes: Vec<QuoteEntry<'p>>,
    positions: Vec<PositionEntry<'p>>,
    warnings: &'p [String],
}

/// Prints every source and gathers the words around the figures that count.
pub(super) fn print<'m>(
    selection: &Selection,
    board: &Board<'m>,
    press: &mut Press,
) -> io::Result<Excerpts<'m>> {
    let mut excerpts = Excerpts::new();
    for reading in selection.readings() {
        let text = selection.text(&reading.source.sha256);
        reading.stands_in(&text).map_err(|wrong| {
            let path = &reading.source.path;
            let what = format!("{path}: the text handed over is not the one that was read: {wrong}");
            io::Error::new(io::ErrorKind::InvalidData, what)
        })?;
        let printer = Printer::of(selection, board, reading, &text);
        for figure in &reading.figures {
            let claim = ClaimRef { source: reading.source.sha256, figure: figure.id.clone() };
            if let Some((scoped, position)) = board.counting(&claim) {
                excerpts.insert(scoped.claims[position], Excerpt::of(&text, printer.bytes(&figure.passage)));
            }
        }
        for part in 0..printer.parts.len() {
            press.page(&printer.address(part), &printer.page(part))?;
        }
    }
    Ok(excerpts)
}

/// A claim's place in the text and in its list.
struct Mark<'p> {
    passage: &'p Passage,
    kind: Kind,
    at: usize,
    anchor: String,
}

struct Printer<'p> {
    selection: &'p Selection<'p>,
    board: &'p Board<'p>,
    reading: &'p Reading,
    entries: Entries<'p>,
    text: &'p str,
    map: CharMap,
    /// The parts of the text that are one page each, in bytes.
    parts: Vec<Range<usize>>,
    /// All claims, in the order of the text.
    marks: Vec<Mark<'p>>,
}

impl<'p> Printer<'p> {
    fn of(selection: &'p Selection, board: &'p Board, reading: &'p Reading, text: &'p str) -> Printer<'p> {
        let map = CharMap::new(text);
        let (figures, quotes) = (reading.figures.iter().enumerate(), reading.quotes.iter().enumerate());
        let mark = |passage, kind, at, anchor| Mark { passage, kind, at, anchor };
        let mut marks: Vec<Mark> =
            figures
                .map(|(at, f)| mark(&f.passage, Kind::Figure, at, slug::figure(&f.id)))
                .chain(quotes.map(|(at, q)| mark(&q.passage, Kind::Quote, at, slug::quote(at))))
                .chain(
                    reading.positions.iter().enumerate().map(|(at, position)| {
                        mark(&position.passage, Kind::Position, at, slug::position(at))
                    }),
                )
                .collect();
        marks.sort_by_key(|mark| mark.passage.start());
        let parts = parts(text, &map);
        let entries = Entries::of(selection, board, reading);
        Printer { selection, board, reading, entries, text, map, parts, marks }
    }

    fn bytes(&self, passage: &Passage) -> Range<usize> {
        self.map.byte_at(passage.start())..self.map.byte_at(passage.end())
    }

    /// The address of a part of the text.
    fn address(&self, part: usize) -> String {
        self.board.source(&self.reading.source, part * TEXT_CHARS_PER_PAGE)
    }

    /// The link to where a claim is marked, from the page of a part.
    fn in_text(&self, mark: &Mark, from: usize) -> String {
        let byte = self.map.byte_at(mark.passage.start());
        let part = self.parts.partition_point(|part| part.end <= byte).min(self.parts.len() - 1);
        let way = if part == from { String::new() } else { format!("../{}", self.address(part)) };
        format!("{way}#{}", slug::in_text(&mark.anchor))
    }

    /// The claims that begin in these parts, counted in characters.
    fn marks(&self, parts: Range<usize>) -> &[Mark<'p>] {
        let before = |part: usize| {
            self.marks.partition_point(|mark| mark.passage.start() < part * TEXT_CHARS_PER_PAGE)
        };
        &self.marks[before(parts.start)..before(parts.end)]
    }

    fn page(&self, part: usize) -> SourcePage<'p> {
        let (source, last) = (&self.reading.source, self.parts.len() - 1);
        let mut page = SourcePage {
            head: Head::new(self.selection, "sources", name(source)).below(),
            turn: Turn {
                page: part + 1,
                pages: self.parts.len(),
                before: (part > 0).then(|| self.address(part - 1)),
                after: (part < last).then(|| self.address(part + 1)),
            },
            source,
            published: source.published.map(wording::date),
            known_by: source.published_by.map(wording::published_by),
            language: language(&source.language),
            link: source
                .url
                .as_deref()
                .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
            text: self.marked(part),
            figures: Vec::new(),
            quotes: Vec::new(),
            positions: Vec::new(),
            warnings: if part == 0 { &self.reading.warnings } else { &[] },
        };
        for mark in self.marks(part..part + 1) {
            let in_text = self.in_text(mark, part);
            match mark.kind {
                Kind::Figure => {
                    page.figures.push(self.entries.figure(&self.reading.figures[mark.at], in_text))
                }
                Kind::Quote => page.quotes.push(self.entries.quote(mark.at, in_text)),
                Kind::Position => page.positions.push(self.entries.position(mark.at, in_text)),
            }
        }
        page
    }

    /// The words of a part with the claims marked. A cut at the end of a line lies behind the even one, so that
    /// claims of the part before and after may stand here too.
    fn marked(&self, part: usize) -> String {
        let range = self.parts[part].clone();
        let spans: Vec<Span> = (self.marks(part.saturating_sub(1)..part + 2).iter())
            .map(|mark| (self.bytes(mark.passage), mark))
            .filter(|(bytes, _)| bytes.start < range.end && bytes.end > range.start)
            .map(|(bytes, mark)| {
                let page = self.board.source(&self.reading.source, mark.passage.start());
                let entry = if page == self.address(part) { String::new() } else { format!("../{page}") };
                Span {
                    bytes,
                    kind: mark.kind,
                    entry: format!("{entry}#{}", mark.anchor),
                    anchor: mark.anchor.clone(),
                }
            })
            .collect();
        let mut html = String::with_capacity(range.len() + spans.len() * 100);
        marks::write(self.text, range, spans, &mut html);
        html
    }
}

/// The parts of a text in bytes: cut after a fixed number of characters, if possible at the end of a line.
fn parts(text: &str, map: &CharMap) -> Vec<Range<usize>> {
    const LOOK_AHEAD_BYTES: usize = 8192;
    let chars = map.char_at(text.len());
    let mut cuts = vec![0];
    for part in 1..chars.div_ceil(TEXT_CHARS_PER_PAGE) {
        let at = map.byte_at(part * TEXT_CHARS_PER_PAGE);
        let ahead = text.as_bytes()[at..].iter().take(LOOK_AHEAD_BYTES).position(|&b| b == b'\n');
        cuts.push(ahead.map_or(at, |ahead| at + ahead + 1));
    }
    cuts.push(text.len());
    cuts.windows(2).map(|cut| cut[0]..cut[1]).collect()
}

/// A language code that is fit for an attribute; "und" (undetermined) where it is not.
fn language(code: &str) -> &str {
    let fit = (2..=35).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fit { code } else { "und" }
}
