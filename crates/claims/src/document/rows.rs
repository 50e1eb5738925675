//! Lines that are rows: a label and its numbers, or cells side by side.
//!
//! A row has its cells told apart by bars, tabs or wide gaps, or is a short label with a number behind a colon or
//! a dash. Must not: ask what the cells mean; that is the business of `figure::table`.

use super::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;

/// The most tokens of a label.
const LABEL_TOKENS_MAX: usize = 9;
/// The most tokens of a cell that only white space tells apart from the next.
const CELL_TOKENS_MAX: usize = 9;
/// The most tokens of a label with its number behind it and nothing between.
const PLAIN_LABEL_MAX: usize = 4;

/// The cells of the line that begins at a token; none where it is no row. A line without a number is one beside
/// others: `below` says that a row stands above it.
pub(super) fn cells(document: &Document, first: usize, below: bool) -> Vec<Range<usize>> {
    let line = first..line_end(document, first);
    if line.is_empty() {
        return Vec::new();
    }
    let cells = apart(document, line.clone());
    if below && is_rule(document, line.clone()) {
        return Vec::from([line]);
    }
    if cells.is_empty() {
        return labelled(document, line).map(Vec::from).unwrap_or_default();
    }
    let valued = |cells: &[Range<usize>]| cells.iter().any(|cell| is_value(document, cell.clone()));
    let second = line_end(document, line.end + 1);
    let heads = || {
        [line.end + 1..second, second + 1..line_end(document, second + 1)]
            .into_iter()
            .any(|line| !line.is_empty() && valued(&apart(document, line)))
    };
    if valued(&cells) || below || heads() { cells } else { Vec::new() }
}

/// The token behind the last of the line that begins at a token.
fn line_end(document: &Document, first: usize) -> usize {
    let end = document.tokens.len();
    (first..end).find(|k| document.tokens[*k].kind == Kind::Break).unwrap_or(end)
}

/// The cells that bars, tabs or wide gaps tell apart.
fn apart(document: &Document, line: Range<usize>) -> Vec<Range<usize>> {
    if line.is_empty() {
        return Vec::new();
    }
    if line.clone().any(|k| document.words(k) == "|") {
        return if is_rule(document, line.clone()) { Vec::new() } else { parted(document, line) };
    }
    let wide = at_gaps(document, line);
    if wide.len() > 1 { wide } else { Vec::new() }
}

/// The parts of a line between the bars, empty ones left out, without the marks of emphasis around them.
fn parted(document: &Document, line: Range<usize>) -> Vec<Range<usize>> {
    let plain = |k: &usize| !matches!(document.words(*k), "*" | "_" | "`");
    let mut cells = Vec::new();
    let mut start = line.start;
    for k in line.start..=line.end {
        if k == line.end || document.words(k) == "|" {
            let first = (start..k).find(plain);
            let last = (start..k).rev().find(plain);
            cells.extend(first.zip(last).map(|(first, last)| first..last + 1));
            start = k + 1;
        }
    }
    cells
}

/// "|---|---:|": a line that rules a table off.
fn is_rule(document: &Document, mut line: Range<usize>) -> bool {
    line.len() > 2 && line.all(|k| matches!(document.words(k), "|" | "-" | ":" | "=" | "+" | "–" | "—"))
}

/// Cells told apart by tabs or by wide gaps; sentences set with two spaces between them are none.
fn at_gaps(document: &Document, line: Range<usize>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    if !(line.start + 1..line.end).any(|k| is_gap(document, k)) {
        return cells;
    }
    let mut start = line.start;
    for k in line.start + 1..=line.end {
        if k == line.end || is_gap(document, k) {
            cells.push(start..k);
            start = k;
        }
    }
    let short = cells.iter().all(|cell| cell.len() <= CELL_TOKENS_MAX);
    let ended = cells.iter().any(|cell| document.words(cell.end - 1).ends_with(['.', '!', '?']));
    if short && !ended { cells } else { Vec::new() }
}

fn is_gap(document: &Document, k: usize) -> bool {
    let gap = &document.text[document.tokens[k - 1].end as usize..document.tokens[k].start as usize];
    // Most tokens have one space between them.
    if gap.is_empty() || gap == " " {
        return false;
    }
    let spaces = gap.chars().filter(|c| c.is_whitespace()).count();
    let numeric = document.tokens[k].kind == Kind::Number;
    gap.contains('\t') || spaces >= 3 || spaces == 2 && numeric
}

/// "Killed: 12", "Deaths - 4", "Missing 17": a label and its number.
fn labelled(document: &Document, line: Range<usize>) -> Option<[Range<usize>; 2]> {
    let bullet =
        usize::from(matches!(document.words(line.start), "•" | "-" | "*" | "–" | "—" | "·" | "◦" | "▪"));
    let first = line.start + bullet;
    let mut k = first;
    while k < line.end && k - first <= LABEL_TOKENS_MAX {
        let glued = document.tokens[k].glued;
        let dash = matches!(document.words(k), "-" | "–" | "—" | "=" | "…") && !glued;
        // "Deaths ........ 12"
        let dots = (k..line.end).take_while(|t| matches!(document.words(*t), "." | "…" | "_")).count();
        if document.words(k) == ":" || dash || dots > 1 {
            let value = k + dots.max(1)..line.end;
            let opens = document.tokens.get(value.start).is_some_and(|t| t.kind != Kind::Break);
            let counts = is_value(document, value.clone())
                || names_fate(document, first, k) && begins_with_count(document, value.clone());
            return (k > first && opens && counts).then_some([first..k, value]);
        }
        if document.tokens[k].kind == Kind::Number {
            let plain = k + 1 == line.end && (1..=PLAIN_LABEL_MAX).contains(&(k - first));
            return (plain && names_fate(document, first, k)).then_some([first..k, k..line.end]);
        }
        if !may_label(document, k) {
            return None;
        }
        k += 1;
    }
    None
}

/// Labels are nouns and participles, not clauses.
fn may_label(document: &Document, k: usize) -> bool {
    let clause = [Class::Be, Class::Have, Class::Say, Class::Modal, Class::Pronoun];
    let whom = document.is(k, Class::Including);
    let mark = matches!(document.words(k), "-" | "/" | "(" | ")" | "&" | "," | "'" | "\u{2019}");
    (document.tokens[k].kind == Kind::Word || mark) && (whom || !document.tokens[k].classes.has_any(&clause))
}

/// Whether a cell is a number of people and not a day, a year, a time or a telephone number.
fn is_value(document: &Document, cell: Range<usize>) -> bool {
    let approx = cell.clone().take_while(|k| document.is(*k, Class::Approx)).count();
    let at = cell.start + approx;
    let counts = [Class::Cardinal, Class::Zero, Class::Vague];
    let written = document.words(at);
    let number = document.tokens.get(at).filter(|_| at < cell.end);
    if !number.is_some_and(|t| t.kind == Kind::Number || t.classes.has_any(&counts)) || written.contains(':')
    {
        return false;
    }
    let year =
        written.len() == 4 && matches!(&written[..2], "19" | "20") && !document.is(at, Class::Cardinal);
    at + 1 == cell.end && !year
        || at + 2 == cell.end && document.words(at + 1) == "."
        || at + 1 < cell.end && document.words(at + 1) == "("
}

/// Whether a cell begins with a number of people: "30, of whom 12 children".
fn begins_with_count(document: &Document, cell: Range<usize>) -> bool {
    let approx = cell.clone().take_while(|k| document.is(*k, Class::Approx)).count();
    let at = cell.start + approx;
    let noun = usize::from(document.is(at + 1, Class::Person));
    let next = at + 1 + noun;
    let closes = next >= cell.end || matches!(document.words(next), "," | ";" | "(" | ".");
    at < cell.end && closes && document.tokens[at].kind == Kind::Number && !document.words(at).contains(':')
}

/// Whether the words before a number at the end of a line say what happened: "Missing 17", "People killed 148".
fn names_fate(document: &Document, first: usize, end: usize) -> bool {
    let fates = [Class::Passive, Class::State, Class::Fate, Class::Toll];
    let leads = document.tokens[first].classes.has_any(&fates)
        || document.is(first, Class::Total)
        || document.value(first, Class::Person) == Some(1);
    leads && (first..end).any(|k| document.tokens[k].classes.has_any(&fates))
}
