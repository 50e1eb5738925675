//! The text of a source with its claims marked in it.
//!
//! Guards the words: stripped of tags, what is written equals the text. Overlapping claims are written as
//! elements that nest: where one ends inside another, the inner one is closed and opened again.
//!
//! Must not: put a link inside a link. A figure's link is drawn innermost, around the words only.

use crate::escape;
use std::fmt::Write;
use std::ops::Range;

/// What is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Position,
    Quote,
    Figure,
}

/// A marked span, in bytes of the text.
#[derive(Clone, Debug)]
pub(crate) struct Span {
    pub(crate) bytes: Range<usize>,
    pub(crate) kind: Kind,
    /// The anchor of its entry; the mark's own is made from it.
    pub(crate) anchor: String,
    /// Where its entry stands.
    pub(crate) entry: String,
}

/// Writes a part of a text, paragraph by paragraph, with the spans marked.
pub(crate) fn write(text: &str, part: Range<usize>, mut spans: Vec<Span>, out: &mut String) {
    spans.retain(|span| span.bytes.start < span.bytes.end);
    spans.sort_by_key(|span| (span.bytes.start, std::cmp::Reverse(span.bytes.end), span.kind));
    let mut writer =
        Writer { text, anchored: vec![false; spans.len()], spans, next: 0, open: Vec::new(), out };
    let mut at = part.start;
    while at < part.end {
        let paragraph = paragraph(text, at..part.end);
        writer.out.push_str(&text[at..paragraph.start]);
        if !paragraph.is_empty() {
            writer.out.push_str("<p dir=\"auto\">");
            writer.paragraph(paragraph.clone());
            writer.out.push_str("</p>");
        }
        at = paragraph.end;
    }
}

/// The first paragraph in a range: up to a blank line. Empty at the end where only blank lines are left.
fn paragraph(text: &str, within: Range<usize>) -> Range<usize> {
    let rest = &text[within.clone()];
    let blank = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
    let start = within.start + blank;
    let mut end = start;
    for line in text[start..within.end].split_inclusive('\n') {
        if line.trim_matches([' ', '\t', '\r', '\n']).is_empty() && end > start {
            break;
        }
        end += line.len();
    }
    let ending = text[start..end].len() - text[start..end].trim_end_matches(['\n', '\r']).len();
    start..end - ending
}

struct Writer<'t, 'o> {
    text: &'t str,
    spans: Vec<Span>,
    /// The first span that was not yet opened.
    next: usize,
    /// Spans that cover the place reached, outermost first.
    open: Vec<usize>,
    /// Whether a span's anchor was already written.
    anchored: Vec<bool>,
    out: &'o mut String,
}

impl Writer<'_, '_> {
    fn paragraph(&mut self, range: Range<usize>) {
        self.open.retain(|&span| self.spans[span].bytes.end > range.start);
        for depth in 0..self.open.len() {
            self.start_tag(self.open[depth]);
        }
        let mut at = range.start;
        while at < range.end {
            self.close_until(at);
            self.open_at(at);
            let ends = self.open.iter().map(|&span| self.spans[span].bytes.end);
            let starts = self.spans.get(self.next).map(|span| span.bytes.start);
            let stop = ends.chain(starts).min().unwrap_or(range.end).min(range.end);
            self.run(at..stop);
            at = stop;
        }
        for depth in (0..self.open.len()).rev() {
            self.end_tag(self.open[depth]);
        }
    }

    /// Closes what ends here, and opens again what had to be closed for it.
    fn close_until(&mut self, at: usize) {
        let ends = |writer: &Self, span: usize| writer.spans[span].bytes.end <= at;
        let Some(first) = self.open.iter().position(|&span| ends(self, span)) else { return };
        let shut = self.open.split_off(first);
        for &span in shut.iter().rev() {
            self.end_tag(span);
        }
        for span in shut {
            if !ends(self, span) {
                self.start_tag(span);
                self.open.push(span);
            }
        }
    }

    fn open_at(&mut self, at: usize) {
        while let Some(span) = self.spans.get(self.next).filter(|span| span.bytes.start <= at) {
            if span.bytes.end > at {
                self.start_tag(self.next);
                self.open.push(self.next);
            }
            self.next += 1;
        }
    }

    fn run(&mut self, bytes: Range<usize>) {
        let figure = self.open.iter().rev().map(|&span| &self.spans[span]).find(|s| s.kind == Kind::Figure);
        let words = &self.text[bytes];
        match figure {
            Some(figure) => {
                let _ = write!(self.out, "<a href=\"{}\">", figure.entry);
                escape::write_words(words, self.out);
                self.out.push_str("</a>");
            }
            None => escape::write_words(words, self.out),
        }
    }

    fn start_tag(&mut self, at: usize) {
        let span = &self.spans[at];
        let tag = match span.kind {
            Kind::Figure => "<mark",
            Kind::Quote => "<span class=\"quote\"",
            Kind::Position => "<span class=\"position\"",
        };
        self.out.push_str(tag);
        if !std::mem::replace(&mut self.anchored[at], true) {
            let _ = write!(self.out, " id=\"{}\"", crate::slug::in_text(&span.anchor));
        }
        self.out.push('>');
    }

    fn end_tag(&mut self, at: usize) {
        let figure = self.spans[at].kind == Kind::Figure;
        self.out.push_str(if figure { "</mark>" } else { "</span>" });
    }
}

#[cfg(test)]
#[path = "marks_tests.rs"]
mod tests;
