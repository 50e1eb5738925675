//! A file of a document into text: paragraphs, items, tables; what is deleted or hidden is left out.
//!
//! Must not: recurse. Elements may lie in one another as deep as a writer likes.

use crate::formats::Unfit;
use crate::formats::blocks::{BULLET, Blocks, CELL};
use crate::spots::Around;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// What was met and is to be told.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) hidden: usize,
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) pictures: usize,
}

/// A file within the document, and how many bytes of others are counted before it.
#[derive(Clone, Copy)]
pub(super) struct Part<'n> {
    pub(super) name: &'n str,
    pub(super) base: u64,
}

/// How many events are taken before the length is looked at.
const STEP: usize = 1024;

impl Part<'_> {
    pub(super) fn write(self, xml: &[u8], blocks: &mut Blocks, seen: &mut Seen) -> Result<(), Unfit> {
        let mut writing = Writing {
            part: self,
            blocks,
            seen,
            paragraph: 0,
            row: 0,
            skip: None,
            depth: 0,
            run: Run::default(),
        };
        let start = if xml.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
        let mut reader = Reader::from_reader(&xml[start..]);
        reader.config_mut().check_end_names = false;
        let mut steps = 0usize;
        loop {
            let from = reader.buffer_position();
            let event = reader.read_event().map_err(|error| {
                let place = format!("{}, byte {}", self.name, reader.error_position() + start as u64);
                Unfit::broken_at(error.to_string(), place)
            })?;
            let to = reader.buffer_position();
            let bytes = self.base + start as u64 + from..self.base + start as u64 + to;
            match event {
                Event::Eof => return Ok(()),
                Event::Start(tag) => {
                    writing.depth += 1;
                    writing.start(&tag, bytes.start);
                }
                Event::Empty(tag) => {
                    writing.depth += 1;
                    writing.start(&tag, bytes.start);
                    writing.end(tag.local_name().as_ref());
                    writing.depth -= 1;
                }
                Event::End(tag) => {
                    writing.end(tag.local_name().as_ref());
                    writing.depth = writing.depth.saturating_sub(1);
                }
                Event::Text(text) => writing.words(&text, bytes.start),
                Event::CData(text) => writing.words(&text, bytes.start + "<![CDATA[".len() as u64),
                Event::GeneralRef(reference) => writing.reference(&reference, bytes),
                _ => {}
            }
            steps += 1;
            if steps.is_multiple_of(STEP) {
                writing.blocks.check()?;
            }
        }
    }
}

/// The run of text that is being read.
#[derive(Default)]
struct Run {
    /// Whether its words are to be read at all: they stand in `w:t`.
    text: bool,
    hidden: bool,
}

struct Writing<'w, 'n> {
    part: Part<'n>,
    blocks: &'w mut Blocks,
    seen: &'w mut Seen,
    /// The paragraph, counted from 1.
    paragraph: u32,
    /// How many cells the row has so far.
    row: usize,
    /// How deep the element lies that is left out.
    skip: Option<usize>,
    depth: usize,
    run: Run,
}

impl Writing<'_, '_> {
    fn start(&mut self, tag: &BytesStart, byte: u64) {
        if self.skip.is_some() {
            return;
        }
        match tag.local_name().as_ref() {
            "p" => {
                self.paragraph += 1;
                let part = self.part.name.to_owned();
                self.blocks.around(Around::Paragraph {
                    part,
                    paragraph: self.paragraph,
                    base: self.part.base,
                });
            }
            "numPr" => self.blocks.before(BULLET),
            "t" => self.run.text = !self.run.hidden,
            "r" => self.run = Run::default(),
            "vanish" if !is_off(tag) => {
                self.run.hidden = true;
                self.seen.hidden += 1;
            }
            "tab" | "ptab" => self.blocks.push(' ', byte, 0),
            "br" | "cr" => self.blocks.due(1),
            "noBreakHyphen" => self.blocks.push('-', byte, 0),
            "tr" => {
                self.blocks.due(1);
                self.row = 0;
            }
            "tc" => {
                if self.row > 0 {
                    self.blocks.before(CELL);
                }
                self.row += 1;
            }
            "tbl" => self.blocks.due(2),
            "ins" | "moveTo" => self.seen.inserted += 1,
            "drawing" | "pict" => self.seen.pictures += 1,
            "del" | "moveFrom" => {
                self.seen.deleted += 1;
                self.skip = Some(self.depth);
            }
            // The same once more, for programs that do not know the newer way of saying it; and what is no text.
            "Fallback" | "instrText" | "delText" | "sectPr" => self.skip = Some(self.depth),
            "footnote" | "endnote" if !is_note(tag) => self.skip = Some(self.depth),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if let Some(depth) = self.skip {
            if depth >= self.depth {
                self.skip = None;
            }
            return;
        }
        match name {
            "t" => self.run.text = false,
            "r" => self.run = Run::default(),
            // In a row, what parts two paragraphs of a cell is no end of the line.
            "p" if self.row > 0 => self.blocks.push(' ', 0, 0),
            "p" => {
                self.blocks.forget();
                self.blocks.due(2);
            }
            "tr" => {
                self.blocks.forget();
                self.blocks.due(1);
                self.row = 0;
            }
            "tbl" => self.blocks.due(2),
            _ => {}
        }
    }

    fn words(&mut self, words: &str, start: u64) {
        if !self.run.text || self.skip.is_some() {
            return;
        }
        let mut at = start;
        for char in words.chars() {
            self.blocks.push(char, at, char.len_utf8() as u32);
            at += char.len_utf8() as u64;
        }
    }

    /// Writes the character that a reference stands for.
    fn reference(&mut self, reference: &BytesRef, bytes: std::ops::Range<u64>) {
        if !self.run.text || self.skip.is_some() {
            return;
        }
        if let Some(char) = referred(reference) {
            self.blocks.push(char, bytes.start, (bytes.end - bytes.start) as u32);
        }
    }
}

fn value(tag: &BytesStart, wanted: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == wanted)?;
    Some(found.value.into_owned())
}

/// Whether a property says that it does not hold.
fn is_off(tag: &BytesStart) -> bool {
    value(tag, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

/// Whether a footnote is one, and not the line drawn above them.
fn is_note(tag: &BytesStart) -> bool {
    value(tag, "type").is_none_or(|kind| kind == "normal")
}

/// The character of a reference: one of the five of XML, or one by number. What a document type declares is not
/// resolved: it can grow without bound.
pub(super) fn referred(reference: &BytesRef) -> Option<char> {
    match &**reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}
