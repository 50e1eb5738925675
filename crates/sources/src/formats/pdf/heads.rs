//! Running heads and page numbers: lines at the edge of pages that come again and again. They are not the text.
//!
//! Must not: drop a line that stands on one page only, but for a bare page number.

use super::layout::Line;
use std::collections::BTreeMap;

/// A page's lines and its height.
pub(super) struct Page {
    pub(super) number: u32,
    pub(super) lines: Vec<Line>,
    pub(super) height: f32,
}

/// The share of a page's height at either edge in which heads stand.
const EDGE: f32 = 0.12;

/// Leaves heads and page numbers out. Gives how many lines that were.
pub(super) fn drop(pages: &mut [Page]) -> usize {
    if pages.len() < 2 {
        return 0;
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let mut here: Vec<String> =
            page.lines.iter().filter(|line| is_at_edge(line, page.height)).map(shape).collect();
        here.sort();
        here.dedup();
        here.into_iter().for_each(|shape| *seen.entry(shape).or_default() += 1);
    }
    let often = (pages.len() / 2).max(3);
    let mut dropped = 0;
    for page in pages {
        let (height, before) = (page.height, page.lines.len());
        page.lines.retain(|line| {
            let shape = shape(line);
            let again = seen.get(&shape).is_some_and(|times| *times >= often);
            !(is_at_edge(line, height) && (again || is_number(&shape)))
        });
        dropped += before - page.lines.len();
    }
    dropped
}

fn is_at_edge(line: &Line, height: f32) -> bool {
    line.base < height * EDGE || line.base > height * (1.0 - EDGE)
}

/// The words of a line, each number as "#".
fn shape(line: &Line) -> String {
    let mut shape = String::new();
    for word in &line.words {
        for char in word.text.chars().flat_map(char::to_lowercase) {
            match char.is_numeric() {
                true if shape.ends_with('#') => {}
                true => shape.push('#'),
                false => shape.push(char),
            }
        }
        shape.push(' ');
    }
    shape.trim_end().to_owned()
}

fn is_number(shape: &str) -> bool {
    let bare: String =
        shape.chars().filter(|char| !matches!(char, ' ' | '-' | '–' | '—' | '|' | '.')).collect();
    let roman = !bare.is_empty() && bare.len() <= 6 && bare.bytes().all(|byte| b"ivxlc".contains(&byte));
    roman || matches!(bare.as_str(), "#" | "page#" | "page#of#" | "#/#" | "#of#" | "p#" | "page#/#")
}
