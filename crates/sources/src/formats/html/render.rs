//! The kept part of a page as text.
//!
//! Must not: change words. References are resolved, white space is folded, nothing else.

use super::main_text::{Measures, is_within};
use super::tree::{BLOCK, Tree};
use crate::formats::Unfit;
use crate::formats::blocks::{BULLET, Blocks, CELL};
use std::ops::Range;

/// How many nodes are written before the length is looked at.
const STEP: usize = 1024;

pub(super) fn render(
    tree: &Tree,
    text: &str,
    measures: &Measures,
    root: usize,
    blocks: &mut Blocks,
    source: &dyn Fn(usize) -> Range<u64>,
) -> Result<(), Unfit> {
    let mut page = Page { tree, text, blocks, source, open: Vec::new(), pre: 0 };
    if let Some(heading) = heading(tree, measures, root) {
        page.walk(heading..tree[heading].end, &measures.out)?;
        page.blocks.due(2);
    }
    page.walk(root..tree[root].end, &measures.out)
}

/// The page's heading, where it stands before the part that holds the text.
fn heading(tree: &Tree, measures: &Measures, root: usize) -> Option<usize> {
    let is_heading = |at: &usize| tree[*at].name == "h1";
    if (root..tree[root].end).any(|at| is_heading(&at) && !measures.out[at]) {
        return None;
    }
    let mut before = (1..root).filter(is_heading);
    // A heading in the page's header may be the name of the site; beside the text it is the document's.
    before.rfind(|at| {
        let beside = tree[root].parent;
        !is_within(tree, *at, "nav") && (!measures.out[*at] || *at > beside && *at < tree[beside].end)
    })
}

struct Page<'p, 'b> {
    tree: &'p Tree,
    text: &'p str,
    blocks: &'b mut Blocks,
    source: &'p dyn Fn(usize) -> Range<u64>,
    /// The elements that are open and where they end.
    open: Vec<usize>,
    /// How many of them keep white space.
    pre: usize,
}

impl Page<'_, '_> {
    fn walk(&mut self, nodes: Range<usize>, out: &[bool]) -> Result<(), Unfit> {
        let (mut at, outer) = (nodes.start, out[nodes.start]);
        while at < nodes.end {
            self.close_until(at);
            // A heading that is written although its surroundings are not brings its own words along.
            if out[at] && !outer {
                at = self.tree[at].end;
                continue;
            }
            if self.tree[at].is_text() {
                self.words(at);
            } else {
                self.begin(at);
            }
            if at.is_multiple_of(STEP) {
                self.blocks.check()?;
            }
            at += 1;
        }
        self.close_until(usize::MAX);
        Ok(())
    }

    fn close_until(&mut self, at: usize) {
        while let Some(last) = self.open.last().copied().filter(|last| self.tree[*last].end <= at) {
            self.open.pop();
            self.end(last);
        }
    }

    fn begin(&mut self, at: usize) {
        let node = &self.tree[at];
        match node.name.as_str() {
            "br" => self.blocks.due(1),
            "hr" => self.blocks.due(2),
            "li" => {
                self.blocks.due(1);
                let bullet = self.bullet(at);
                self.blocks.before(&bullet);
            }
            "tr" | "dd" => self.blocks.due(1),
            "td" | "th" if self.is_later_cell(at) => self.blocks.before(CELL),
            "td" | "th" => self.blocks.due(1),
            "pre" => {
                self.blocks.due(2);
                self.pre += 1;
            }
            "ul" | "ol" if self.is_inner(at, "li") => self.blocks.due(1),
            // A paragraph that only fills an item or a cell is no block of its own.
            name if BLOCK.contains(&name) && !self.fills(at) => self.blocks.due(2),
            _ => {}
        }
        self.open.push(at);
    }

    fn end(&mut self, at: usize) {
        match self.tree[at].name.as_str() {
            "li" | "tr" | "dt" | "dd" => {
                self.blocks.forget();
                self.blocks.due(1);
            }
            "pre" => {
                self.pre -= 1;
                self.blocks.due(2);
            }
            "td" | "th" => {}
            "ul" | "ol" if self.is_inner(at, "li") => self.blocks.due(1),
            name if BLOCK.contains(&name) && !self.fills(at) => self.blocks.due(2),
            _ => {}
        }
    }

    fn is_inner(&self, at: usize, name: &str) -> bool {
        let parent = self.tree[at].parent;
        parent > 0 && self.tree[parent].name == name
    }

    /// Whether a block lies in an item of a list or a cell of a table, where line ends would tear what belongs together.
    fn fills(&self, at: usize) -> bool {
        self.is_inner(at, "td") || self.is_inner(at, "th") || self.is_inner(at, "li")
    }

    fn bullet(&self, at: usize) -> String {
        let list = self.tree[at].parent;
        if self.tree[list].name != "ol" {
            return BULLET.to_owned();
        }
        let first =
            self.tree[list].attribute("start").and_then(|start| start.parse::<u32>().ok()).unwrap_or(1);
        // Items are counted as they come; a list of a million items is not counted a million times.
        let before = (list + 1..at)
            .rev()
            .take(4096)
            .filter(|other| self.tree[*other].parent == list && self.tree[*other].name == "li");
        format!("{}. ", first.saturating_add(before.count() as u32))
    }

    fn is_later_cell(&self, at: usize) -> bool {
        let row = self.tree[at].parent;
        let cell = |other: usize| matches!(self.tree[other].name.as_str(), "td" | "th");
        // The node right before a cell lies in the cell before it, or is one.
        let mut before = at - 1;
        while before > row && self.tree[before].parent != row {
            before = self.tree[before].parent;
        }
        before > row
            && (cell(before)
                || (row + 1..before).rev().take(8).any(|o| self.tree[o].parent == row && cell(o)))
    }

    /// Characters with their bytes; a reference's all lead to the whole of it.
    fn words(&mut self, at: usize) {
        let node = &self.tree[at];
        let words = &self.text[node.range.clone()];
        let mut offset = 0;
        while let Some(char) = words[offset..].chars().next() {
            let start = node.range.start + offset;
            let reference = (char == '&' && !node.raw).then(|| reference(&words[offset..])).flatten();
            match reference {
                Some((resolved, length)) => {
                    let (from, to) = ((self.source)(start).start, (self.source)(start + length - 1).end);
                    for (nth, char) in resolved.chars().enumerate() {
                        self.push(char, from, if nth == 0 { (to - from) as u32 } else { 0 });
                    }
                    offset += length;
                }
                None => {
                    let bytes = (self.source)(start);
                    self.push(char, bytes.start, (bytes.end - bytes.start) as u32);
                    offset += char.len_utf8();
                }
            }
        }
    }

    fn push(&mut self, char: char, byte: u64, width: u32) {
        match (self.pre > 0, char) {
            (true, '\r') => {}
            (true, _) => self.blocks.keep(char, byte, width),
            (false, _) => self.blocks.push(char, byte, width),
        }
    }
}

/// What a reference such as "&amp;" stands for, and how many bytes it has.
fn reference(words: &str) -> Option<(String, usize)> {
    const LONGEST: usize = 34;
    let name = &words[..words.floor_char_boundary(words.len().min(LONGEST))];
    let ends = |byte: &u8| !(byte.is_ascii_alphanumeric() || *byte == b'#');
    let end = 1 + name.bytes().skip(1).position(|byte| ends(&byte)).unwrap_or(name.len() - 1);
    if let Some(digits) = name[..end].strip_prefix("&#") {
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        };
        // Numbers of the old Windows charset stand for its characters, as in browsers.
        let windows = code.filter(|code| (0x80..0xA0).contains(code)).and_then(|code| {
            encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0.chars().next()
        });
        let char = windows.or(code.and_then(char::from_u32)).filter(|char| *char != '\0')?;
        return Some((char.to_string(), end + usize::from(name[end..].starts_with(';'))));
    }
    let whole = &name[..end + usize::from(name[end..].starts_with(';'))];
    let closed = if whole.ends_with(';') { whole.to_owned() } else { format!("{whole};") };
    let resolved = html_escape::decode_html_entities(&closed);
    // Without a semicolon only the oldest names are references.
    let known = resolved != closed.as_str()
        && (whole.ends_with(';') || matches!(&whole[1..], "amp" | "lt" | "gt" | "quot" | "nbsp" | "copy"));
    known.then(|| (resolved.into_owned(), whole.len()))
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn references_are_resolved_as_browsers_do() {
        for (words, resolved) in [
            ("&amp; x", Some(("&", 5))),
            ("&eacute;t", Some(("é", 8))),
            ("&#233;t", Some(("é", 6))),
            ("&#xE9;t", Some(("é", 6))),
            ("&#146;s", Some(("’", 6))),
            ("&#8217 s", Some(("’", 6))),
            ("&amp x", Some(("&", 4))),
            ("&nosuch;", None),
            ("& x", None),
            ("&#0;", None),
            ("&#99999999;", None),
            ("&", None),
        ] {
            let found = reference(words);
            assert_eq!(found.as_ref().map(|(chars, length)| (chars.as_str(), *length)), resolved, "{words}");
        }
    }
}
