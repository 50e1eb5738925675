//! Lines into paragraphs, each word leading to its page and box.
//!
//! A hyphen at the end of a line is taken out only where the word without it stands elsewhere in the document; else
//! "well-known" would become a word that nobody wrote.
//!
//! Must not: run two paragraphs together where the page sets them apart.

use super::heads::Page;
use super::layout::{Gap, Line, median};
use crate::formats::Unfit;
use crate::formats::blocks::{Blocks, CELL};
use crate::spots::Around;
use std::collections::BTreeSet;

pub(super) fn write(pages: &[Page], blocks: &mut Blocks) -> Result<(), Unfit> {
    let whole = whole_words(pages);
    let mut before: Option<(&Line, u32, f32)> = None;
    for page in pages {
        for (at, line) in page.lines.iter().enumerate() {
            let leading = leading(&page.lines, at);
            let join =
                before.and_then(|(before, number, _)| join(before, line, number == page.number, leading));
            let mut skip_hyphen = None;
            match (before, join) {
                (None, _) => {}
                (Some(_), None) => blocks.due(2),
                (Some(_), Some(Join::Line)) => blocks.due(1),
                (Some(_), Some(Join::Space)) => blocks.push(' ', 0, 0),
                (Some(_), Some(Join::Hyphen)) => {}
            }
            if let Some(next) = following(pages, page, at)
                && let Some(Join::Hyphen) = self::join(line, next.0, next.1, leading)
            {
                skip_hyphen = Some(is_broken_word(line, next.0, &whole));
            }
            words(line, page.number, skip_hyphen == Some(true), blocks);
            before = Some((line, page.number, leading));
        }
        blocks.check()?;
    }
    Ok(())
}

/// The line after one, and whether it stands on the same page.
fn following<'p>(pages: &'p [Page], page: &'p Page, at: usize) -> Option<(&'p Line, bool)> {
    if let Some(next) = page.lines.get(at + 1) {
        return Some((next, true));
    }
    let later = pages.partition_point(|other| other.number <= page.number);
    pages[later..].iter().find_map(|page| page.lines.first()).map(|line| (line, false))
}

fn words(line: &Line, page: u32, without_hyphen: bool, blocks: &mut Blocks) {
    let last = line.words.len() - 1;
    for (at, word) in line.words.iter().enumerate() {
        match word.gap {
            Gap::Cell if at > 0 => blocks.before(CELL),
            Gap::Space if at > 0 => blocks.push(' ', 0, 0),
            _ => {}
        }
        let [left, top, right, bottom] = word.area.map(|side| side.clamp(-1e5, 1e5));
        let (left, top) = (left.floor() as i32, top.floor() as i32);
        let (width, height) = (right.ceil() as i32 - left, bottom.ceil() as i32 - top);
        blocks.around(Around::Page(page, [left, top, width.max(0), height.max(0)]));
        let text = match without_hyphen && at == last {
            true => word.text.trim_end_matches(HYPHENS),
            false => &word.text,
        };
        text.chars().for_each(|char| blocks.push(char, 0, 0));
    }
}

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{AD}'];

/// How a line goes on from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Join {
    Space,
    Hyphen,
    Line,
}

/// How far lines stand apart around here.
fn leading(lines: &[Line], at: usize) -> f32 {
    let near = &lines[at.saturating_sub(12)..(at + 12).min(lines.len())];
    let steps = near.windows(2).filter(|pair| pair[0].region == pair[1].region);
    median(steps.map(|pair| pair[1].base - pair[0].base).filter(|step| *step > 0.0).collect())
}

/// How a line goes on from the one before; not at all where it begins a paragraph.
fn join(before: &Line, line: &Line, same_page: bool, leading: f32) -> Option<Join> {
    let (end, start) = (last_char(before)?, line.words.first()?.text.chars().next()?);
    let goes_on = start.is_lowercase() && !ends(end);
    let hyphen = HYPHENS.contains(&end)
        && start.is_lowercase()
        && before_hyphen(before).is_some_and(char::is_alphabetic);
    let smooth = if hyphen { Join::Hyphen } else { Join::Space };
    if has_cells(before) || has_cells(line) {
        return (same_page && before.region == line.region && line.base - before.base < leading * 2.0)
            .then_some(Join::Line);
    }
    let alike = (before.size - line.size).abs() < before.size * 0.12;
    if !same_page || before.region != line.region {
        return (goes_on && alike).then_some(smooth);
    }
    let width = (line.sides.1 - line.sides.0).max(1.0);
    let far = line.base - before.base > leading.max(line.size) * 1.35 || line.base < before.base;
    let indented = line.left > line.sides.0 + line.size * 0.8 && before.left < line.left - line.size * 0.8;
    let short = before.right < line.sides.1 - width * 0.25;
    let heading =
        before.right < line.sides.0 + width * 0.6 && start.is_uppercase() && !ends(end) && end != ',';
    if is_bullet(line) {
        return (!far).then_some(Join::Line);
    }
    if far || !alike || indented && !goes_on || short && ends(end) || heading {
        return None;
    }
    Some(smooth)
}

fn last_char(line: &Line) -> Option<char> {
    line.words.last()?.text.chars().last()
}

fn before_hyphen(line: &Line) -> Option<char> {
    line.words.last()?.text.chars().rev().nth(1)
}

fn ends(char: char) -> bool {
    matches!(char, '.' | '!' | '?' | ':' | ';' | '”' | '"' | '’' | '»' | ')')
}

fn has_cells(line: &Line) -> bool {
    line.words.iter().any(|word| word.gap == Gap::Cell)
}

fn is_bullet(line: &Line) -> bool {
    let Some(first) = line.words.first() else { return false };
    let number = first.text.trim_end_matches(['.', ')']);
    let numbered = number.len() < first.text.len()
        && number.len() <= 3
        && number.bytes().all(|byte| byte.is_ascii_digit());
    matches!(first.text.as_str(), "•" | "-" | "–" | "—" | "·" | "◦" | "▪" | "\u{F0B7}" | "*")
        || numbered && !number.is_empty()
}

/// All words of the document that stand whole on a line, in small letters.
fn whole_words(pages: &[Page]) -> BTreeSet<String> {
    let mut whole = BTreeSet::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        let last = line.words.len().saturating_sub(1);
        for (at, word) in line.words.iter().enumerate() {
            if at < last || !word.text.ends_with(HYPHENS) {
                whole.insert(plain(&word.text));
            }
        }
    }
    whole
}

fn plain(word: &str) -> String {
    word.trim_matches(|char: char| !char.is_alphabetic()).to_lowercase()
}

/// Whether the hyphen at the end of a line is only there because the line ended.
fn is_broken_word(line: &Line, next: &Line, whole: &BTreeSet<String>) -> bool {
    let (Some(first), Some(rest)) = (line.words.last(), next.words.first()) else { return false };
    let joined = format!("{}{}", first.text.trim_end_matches(HYPHENS), rest.text);
    first.text.ends_with('\u{AD}') || whole.contains(&plain(&joined))
}
