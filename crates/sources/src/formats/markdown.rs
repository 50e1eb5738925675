//! Markdown into text: marks are left out; blocks are parted by line ends, items of lists begin with "• ".
//!
//! Must not: reorder or add words.

use crate::Text;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;
use vocabulary::CharMap;

/// Between the cells of a table.
const CELL: &str = " | ";
/// Before an item of a list.
const BULLET: &str = "• ";

pub(crate) fn render(source: &Text) -> Text {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut rendering = Rendering {
        source,
        chars: CharMap::new(&source.text),
        out: Text::default(),
        breaks: 0,
        in_item: false,
        lists: Vec::new(),
    };
    for (event, range) in Parser::new_ext(&source.text, options).into_offset_iter() {
        rendering.event(event, range);
    }
    rendering.out
}

struct Rendering<'s> {
    source: &'s Text,
    chars: CharMap,
    out: Text,
    /// How many line ends are due before the next words.
    breaks: usize,
    /// Whether nothing was written since an item's bullet.
    in_item: bool,
    /// The number of the next item of each open list; `None` where it has bullets.
    lists: Vec<Option<u64>>,
}

impl Rendering<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) | Event::Code(words) => self.words(&words, range),
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words, range),
            Event::SoftBreak | Event::HardBreak => self.added("\n", range.start),
            Event::Rule => self.due(2),
            Event::Html(_) | Event::InlineHtml(_) => {}
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        match tag {
            Tag::List(first) => {
                self.due(if self.lists.is_empty() { 2 } else { 1 });
                self.lists.push(first);
            }
            Tag::Item => {
                self.due(1);
                let bullet = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number += 1;
                        format!("{}. ", *number - 1)
                    }
                    _ => BULLET.to_owned(),
                };
                self.added(&bullet, range.start);
                self.in_item = true;
            }
            Tag::TableCell if self.breaks == 0 && !self.out.text.is_empty() => self.added(CELL, range.start),
            Tag::Paragraph if self.in_item => {}
            Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Table(_)
            | Tag::FootnoteDefinition(_)
            | Tag::MetadataBlock(_) => self.due(2),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, _: Range<usize>) {
        match tag {
            TagEnd::List(_) => {
                self.lists.pop();
                self.due(if self.lists.is_empty() { 2 } else { 1 });
            }
            TagEnd::Item => {
                self.in_item = false;
                self.due(1);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.due(1),
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::Table
            | TagEnd::FootnoteDefinition
            | TagEnd::MetadataBlock(_) => self.due(if self.lists.is_empty() { 2 } else { 1 }),
            _ => {}
        }
    }

    /// Wants line ends before what comes next, unless nothing stands before it.
    fn due(&mut self, breaks: usize) {
        if !self.out.text.is_empty() && !self.in_item {
            self.breaks = self.breaks.max(breaks);
        }
    }

    /// Where a byte of the Markdown lies in the source.
    fn byte_at(&self, byte: usize) -> u64 {
        self.source.map.byte_at(self.chars.char_at(byte))
    }

    /// Adds what the Markdown does not have, leading to the place it stands for.
    fn added(&mut self, words: &str, at: usize) {
        self.broken(at);
        let byte = self.byte_at(at);
        words.chars().for_each(|char| self.out.push(char, byte, 0));
    }

    fn broken(&mut self, at: usize) {
        let byte = self.byte_at(at);
        for _ in 0..std::mem::take(&mut self.breaks) {
            self.out.push('\n', byte, 0);
        }
    }

    /// Adds words of the Markdown, each character leading to its own bytes; where they stand otherwise there (an
    /// entity, an escape), all lead to the place as a whole.
    fn words(&mut self, words: &str, range: Range<usize>) {
        // A line of code brings its end along; it is due only where another follows.
        let (words, ended) = match words.trim_end_matches('\n') {
            "" => return,
            line => (line, line.len() < words.len()),
        };
        self.broken(range.start);
        self.in_item = false;
        match self.source.text[range.clone()].find(words) {
            Some(at) => {
                for (offset, char) in words.char_indices() {
                    let start = range.start + at + offset;
                    let (from, to) = (self.byte_at(start), self.byte_at(start + char.len_utf8()));
                    self.out.push(char, from, (to - from) as u32);
                }
            }
            None => {
                let byte = self.byte_at(range.start);
                words.chars().for_each(|char| self.out.push(char, byte, 0));
            }
        }
        if ended {
            self.due(1);
        }
    }
}
