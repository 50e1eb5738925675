//! Lines into blocks: headings, paragraphs, items of lists.
//!
//! Must not: know words; only how lines lie and end. Which lines are rows, `rows` says.

use super::{Document, Kind, rows};
use std::ops::Range;

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// The first line, or a short line without an end.
    Heading,
    /// Running text.
    Paragraph,
    /// One item of a list.
    Item,
}

/// A stretch of text that belongs together.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Its tokens; line ends within it are wrapped lines.
    pub(crate) tokens: Range<usize>,
    /// What it is.
    pub(crate) kind: BlockKind,
    /// Its cells, where it is a row of a table or a label with its number.
    pub(crate) cells: Vec<Range<usize>>,
}

/// The longest line that may be a heading, in tokens.
const HEADING_TOKENS_MAX: usize = 26;

/// Finds the blocks of a document whose tokens are there.
pub(super) fn find(document: &Document) -> Vec<Block> {
    let wrapped = is_hard_wrapped(document);
    let mut blocks: Vec<Block> = Vec::new();
    let mut start = 0;
    // The first line of a document is its title, and no row.
    let mut cells = Vec::new();
    for at in 0..=document.tokens.len() {
        let broken = document.tokens.get(at).is_some_and(|t| t.kind == Kind::Break);
        if at < document.tokens.len() && !broken {
            continue;
        }
        let next = rows::cells(document, at + 1, cells.len() > 1);
        let ends =
            !broken || !cells.is_empty() || !next.is_empty() || !continues(document, start, at, wrapped);
        if ends {
            if start < at {
                let kind = if cells.is_empty() {
                    kind_of(document, start..at, blocks.is_empty())
                } else {
                    BlockKind::Item
                };
                blocks.push(Block { tokens: start..at, kind, cells });
            }
            start = at + 1;
            cells = next;
        }
    }
    blocks
}

/// Whether the line end at a token is a wrap within a paragraph.
fn continues(document: &Document, start: usize, at: usize, wrapped: bool) -> bool {
    let Some(next) = document.tokens.get(at + 1) else { return false };
    let token = &document.tokens[at];
    let gap = &document.text[token.start as usize..token.end as usize];
    if at == start || gap.matches('\n').count() > 1 || is_bullet(document, at + 1) {
        return false;
    }
    // A row of cells is a line of its own.
    if (start..at).any(|k| document.words(k) == "|") {
        return false;
    }
    let last = document.words(at - 1);
    let closed = last.ends_with(['.', '!', '?', ':', ';', '\u{201D}', '"']);
    let lower = next.kind == Kind::Word && !next.capital;
    !closed && lower || last == "," || wrapped
}

/// Texts whose lines are all cut at much the same width have line ends that mean nothing.
fn is_hard_wrapped(document: &Document) -> bool {
    // An item of a list begins its own line, however long the line before.
    let bullet = |line: &str| line.trim_start().starts_with(['•', '*', '·', '◦', '▪', '–', '—']);
    let lines: Vec<(usize, bool)> = (document.text.lines().take(400))
        .map(|line| (line.chars().count(), line.trim().is_empty() || bullet(line)))
        .collect();
    let longest = lines.iter().map(|(length, _)| (*length).min(201)).max().unwrap_or(0);
    let (mut inner, mut full) = (0, 0);
    for pair in lines.windows(2) {
        if let [(length, false), (_, false)] = pair {
            inner += 1;
            full += usize::from(length * 10 >= longest * 7);
        }
    }
    (50..=120).contains(&longest) && inner >= 3 && full * 10 >= inner * 7
}

fn is_bullet(document: &Document, at: usize) -> bool {
    let mark = document.words(at);
    let bullet = matches!(mark, "•" | "-" | "*" | "–" | "—" | "·" | "◦" | "▪" | "#");
    let spaced = document.tokens.get(at + 1).is_some_and(|t| !t.glued);
    let clock = document.tokens[at].kind == Kind::Number && mark.contains(':');
    let numbered = document.tokens[at].kind == Kind::Number
        && document
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.glued && matches!(document.words(at + 1), "." | ")"))
        && document.tokens.get(at + 2).is_some_and(|t| t.kind == Kind::Word);
    bullet && spaced || clock || numbered
}

fn kind_of(document: &Document, tokens: Range<usize>, first: bool) -> BlockKind {
    if is_bullet(document, tokens.start) {
        return BlockKind::Item;
    }
    let ended = document.words(tokens.end - 1).ends_with(['.', '!', '?', '\u{201D}', '"', ',', ';', '\'']);
    let short = tokens.len() <= HEADING_TOKENS_MAX;
    let title = document.words(tokens.end - 1).ends_with(['?', '!', '\u{201D}', '"']);
    if short && (!ended || first && title) { BlockKind::Heading } else { BlockKind::Paragraph }
}
