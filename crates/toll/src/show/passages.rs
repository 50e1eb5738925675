//! Passages in their surroundings, the figures marked.
//!
//! Must not: alter words. What is left out is shown by "…".

use super::{Look, escape};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;
use vocabulary::{CharMap, Figure};

/// How many bytes of text are shown before and after a figure where the paragraph is long.
const AROUND_BYTES: usize = 160;
const INDENT: &str = "  ";
/// Stand for the beginning and the end of a mark until lines are broken. Documents' own are escaped.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// A stretch of text with figures in it.
struct Window<'f> {
    bytes: Range<usize>,
    figures: Vec<(&'f str, Range<usize>)>,
}

/// The stretches of a text in which figures stand. `first` is the place of the text's first character in its document.
pub(crate) fn passages(text: &str, first: usize, figures: &[Figure], look: Look) -> String {
    let chars = CharMap::new(text);
    let mut windows: Vec<Window> = Vec::new();
    for figure in figures {
        let at = |char: usize| chars.byte_at(char.saturating_sub(first));
        let span = at(figure.passage.start())..at(figure.passage.end());
        let around = around(text, &span);
        match windows.last_mut() {
            Some(last) if around.start <= last.bytes.end => {
                last.bytes.end = last.bytes.end.max(around.end);
                last.figures.push((&figure.id, span));
            }
            _ => windows.push(Window { bytes: around, figures: vec![(&figure.id, span)] }),
        }
    }
    windows.iter().map(|window| show(text, window, look)).collect()
}

/// The line that a figure stands in, or what is near it where the line is long.
fn around(text: &str, span: &Range<usize>) -> Range<usize> {
    let from = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let from = match text.ceil_char_boundary(span.start.saturating_sub(AROUND_BYTES)) {
        near if near > from => text[near..span.start].find(' ').map_or(near, |at| near + at + 1),
        _ => from,
    };
    let to = match text.floor_char_boundary((span.end + AROUND_BYTES).min(text.len())) {
        near if near < to => text[span.end..near].rfind(' ').map_or(near, |at| span.end + at),
        _ => to,
    };
    from..to
}

fn show(text: &str, window: &Window, look: Look) -> String {
    let whole =
        |at: usize| at == 0 || at == text.len() || text[..at].ends_with('\n') || text[at..].starts_with('\n');
    let ids: Vec<&str> = window.figures.iter().map(|(id, _)| *id).collect();
    let mut marked = format!("{}: ", ids.join(" "));
    if !whole(window.bytes.start) {
        marked.push_str("… ");
    }
    let mut at = window.bytes.start;
    for span in merged(&window.figures) {
        marked.push_str(&plain(&text[at..span.start]));
        marked.push(OPEN);
        marked.push_str(&plain(&text[span.clone()]));
        marked.push(CLOSE);
        at = span.end;
    }
    marked.push_str(&plain(&text[at..window.bytes.end]));
    if !whole(window.bytes.end) {
        marked.push_str(" …");
    }
    wrap(&marked, look)
}

fn plain(text: &str) -> String {
    escape(text).replace([OPEN, CLOSE], "\u{FFFD}")
}

/// The spans in order, those that overlap or touch as one.
fn merged(figures: &[(&str, Range<usize>)]) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = figures.iter().map(|(_, span)| span.clone()).collect();
    spans.sort_by_key(|span| (span.start, span.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}

/// Breaks a text with marks into lines between words, and draws the marks.
fn wrap(marked: &str, look: Look) -> String {
    let width = |word: &str| -> usize {
        word.chars()
            .map(|char| match char {
                OPEN | CLOSE => usize::from(!look.bold),
                char => char.width().unwrap_or(0),
            })
            .sum()
    };
    let (begin, end) = if look.bold { ("\u{1b}[1;4m", "\u{1b}[0m") } else { ("[", "]") };
    let mut out = String::new();
    let (mut used, mut open) = (usize::MAX, false);
    for word in marked.split(' ').filter(|word| !word.is_empty()) {
        let wide = width(word);
        if used.saturating_add(1 + wide) > look.width {
            let broken = open && look.bold;
            if broken {
                out.push_str(end);
            }
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(INDENT);
            if broken {
                out.push_str(begin);
            }
            used = INDENT.len();
        } else {
            out.push(' ');
            used += 1;
        }
        for char in word.chars() {
            match char {
                OPEN => out.push_str(begin),
                CLOSE => out.push_str(end),
                char => out.push(char),
            }
            open = if char == OPEN { true } else { open && char != CLOSE };
        }
        used += wide;
    }
    out.push('\n');
    out
}
