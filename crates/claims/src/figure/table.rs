//! Numbers with a label: "Killed: 12", "People abducted | 64", and columns of tables under their headings.
//!
//! What stands before the number, or over it, says what happened and to whom. Must not: read running text.

use super::bind::{Bound, How};
use super::mention::{Mention, status};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::Status;

/// The longest label, in tokens.
const LABEL_TOKENS_MAX: usize = 10;
/// How many rows back a table's heading is looked for.
const ROWS_BACK: usize = 60;

/// Gives labelled numbers their fates; a pair for each part ("of which women") and its whole, by their first tokens.
pub(super) fn label(
    document: &Document,
    mentions: &mut [Mention],
    bound: &mut [Option<Bound>],
) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut last: Option<usize> = None;
    for at in 0..mentions.len() {
        if !mentions[at].is_bare() && !mentions[at].has(traits::FAMILIES) && !mentions[at].is_people() {
            continue;
        }
        // "11,250 (about 58,000 people)": the same said again in another unit.
        let again = at > 0
            && last == Some(at - 1)
            && mentions[at].sentence == mentions[at - 1].sentence
            && document.reads(mentions[at - 1].outer.end, "(")
            && mentions[at].outer.start == mentions[at - 1].outer.end + 1;
        if again && bound[at].is_none() {
            bound[at] = bound[at - 1].map(|b| Bound { rule: Rule::Bracketed, ..b });
            continue;
        }
        // "The victims: 12 women, nine men and four children"
        let gap = at.checked_sub(1).map_or(0..0, |p| mentions[p].outer.end..mentions[at].outer.start);
        let listed = at > 0
            && last == Some(at - 1)
            && mentions[at].sentence == mentions[at - 1].sentence
            && mentions[at].is_people()
            && !gap.is_empty()
            && gap.clone().all(|k| document.is(k, Class::And) || document.reads(k, ","));
        if listed && bound[at].is_none() {
            bound[at] = bound[at - 1].filter(|b| b.rule == Rule::Labelled);
            last = Some(at);
            continue;
        }
        let Some(label) = label_of(document, &mentions[at]) else { continue };
        let row = is_row(document, &mentions[at]);
        if bound[at].is_some() && !row {
            continue;
        }
        let part = document.value(label.start, Class::Including) == Some(1)
            || document.reads(label.start, "of") && !document.is(label.start + 1, Class::Determiner);
        let own = fate_of(document, label.clone());
        let above = || last.filter(|_| part).and_then(|l: usize| bound[l]);
        let column = || heading_of(document, &mentions[at]);
        let said = own.map(|(cue, status)| (cue, status, label.clone()));
        let Some((cue, status, words)) = said
            .or_else(|| above().map(|whole| (label.start, whole.status, label.clone())))
            .or_else(|| if row { column() } else { None })
        else {
            continue;
        };
        let rule = if words == label { Rule::Labelled } else { Rule::Column };
        bound[at] = Some(Bound { status, how: How::Toll, cue, rule, mended: None });
        let said = words.filter_map(|k| document.value(k, Class::Person)).fold(0, |bits, more| bits | more);
        if mentions[at].is_bare() {
            mentions[at].noun.traits |= said & !1;
        }
        match last.filter(|_| part) {
            Some(whole) => parts.push((mentions[at].tokens.start, mentions[whole].tokens.start)),
            None => last = Some(at),
        }
    }
    parts
}

/// Rows that add up to a figure of the same fate are its parts: pairs of first tokens.
pub(super) fn sums(figures: &[super::part::Bounded]) -> Vec<(usize, usize)> {
    let labelled =
        |f: &super::part::Bounded| matches!(f.bound.rule, Rule::Labelled | Rule::Column) && f.whole.is_none();
    let alike = |a: &super::part::Bounded, b: &super::part::Bounded| {
        a.bound.status == b.bound.status && a.mention.has(traits::FAMILIES) == b.mention.has(traits::FAMILIES)
    };
    let mut pairs = Vec::new();
    let mut first = 0;
    while first < figures.len() {
        let mut run = vec![first];
        if labelled(&figures[first]) {
            for (at, next) in figures.iter().enumerate().skip(first + 1).take(ROWS_BACK) {
                if labelled(next) && alike(&figures[first], next) {
                    run.push(at);
                }
            }
        }
        let mut found = None;
        let mut sum = figures[first].mention.count.low();
        for to in 1..run.len() {
            sum = sum.saturating_add(figures[run[to]].mention.count.low());
            let whole = figures.iter().enumerate().position(|(at, f)| {
                !run[..=to].contains(&at) && alike(f, &figures[first]) && f.mention.count.high() == Some(sum)
            });
            if let Some(whole) = whole.filter(|_| to > 1) {
                found = Some((to, whole));
                break;
            }
        }
        if let Some((to, whole)) = found {
            let start = |at: usize| figures[at].mention.tokens.start;
            pairs.extend(run[..=to].iter().map(|part| (start(*part), start(whole))));
            first = run[to];
        }
        first += 1;
    }
    pairs
}

/// Whether a mention stands in a row of cells.
fn is_row(document: &Document, mention: &Mention) -> bool {
    let block = document.sentences[mention.sentence].block;
    document.blocks[block].tokens.clone().any(|k| is_rule(document, k))
}

fn is_rule(document: &Document, k: usize) -> bool {
    document.words(k) == "|"
}

/// The words of a number's label: those before its colon, or the first cell of its row.
fn label_of(document: &Document, mention: &Mention) -> Option<Range<usize>> {
    let block = document.blocks[document.sentences[mention.sentence].block].tokens.clone();
    let before = mention.outer.start.checked_sub(1).filter(|k| *k > block.start)?;
    let from = if is_rule(document, before) {
        let first = block.start + usize::from(document.tokens[block.start].kind == Kind::Mark);
        let close = (first..block.end).find(|k| is_rule(document, *k))?;
        return (close > first).then_some(first..close);
    } else if document.reads(before, ":") {
        (block.start..before)
            .rev()
            .take(LABEL_TOKENS_MAX)
            .take_while(|k| {
                document.tokens[*k].kind == Kind::Word || document.reads(*k, "-") && *k > block.start + 1
            })
            .last()?
    } else {
        return None;
    };
    let stops = from == block.start
        || matches!(document.words(from - 1), ";" | "," | ":" | "." | "-" | "•" | "*" | "–" | "—" | "|");
    stops.then_some(from..before)
}

/// The fate that a label names: behind its noun for people where it has one ("displaced people killed").
fn fate_of(document: &Document, words: Range<usize>) -> Option<(usize, Status)> {
    let classes = [Class::Toll, Class::Fate, Class::Passive, Class::Suffered, Class::State, Class::FateWeak];
    let fate = |k: usize| classes.iter().find_map(|class| status(document, k, *class)).map(|s| (k, s));
    let says = words.clone().any(|k| document.is(k, Class::Say));
    let noun = words.clone().find(|k| document.is(*k, Class::Person)).unwrap_or(words.start);
    let victims = words.clone().find(|k| matches!(document.folded(*k), "victims" | "the victims"));
    let victims = victims.filter(|_| words.len() < 4).map(|k| (k, Status::Killed));
    let behind = (noun..words.end).find_map(fate).or(victims);
    behind.or_else(|| words.clone().find_map(fate)).filter(|_| !says)
}

/// The heading of a number's column, and what it or the heading of the whole table says happened.
fn heading_of(document: &Document, mention: &Mention) -> Option<(usize, Status, Range<usize>)> {
    let block = document.sentences[mention.sentence].block;
    let cells = cells(document, document.blocks[block].tokens.clone());
    let column = cells.iter().position(|cell| cell.contains(&mention.tokens.start))?;
    let mut top = None;
    for row in document.blocks[..block].iter().rev().take(ROWS_BACK) {
        let above = self::cells(document, row.tokens.clone());
        if above.len() != cells.len() {
            top = top.or(Some(row.tokens.clone()));
            break;
        }
        let numbers = row.tokens.clone().any(|k| document.tokens[k].kind == Kind::Number);
        if !numbers {
            let head = above[column].clone();
            if let Some((cue, status)) = fate_of(document, head.clone()) {
                return Some((cue, status, head));
            }
            top = Some(head);
        }
    }
    // "DISPLACEMENT BY LOCALITY", with "Families" over the column.
    let head = top?;
    let people = head.clone().any(|k| document.is(k, Class::Person));
    let title = document.blocks[..block]
        .iter()
        .rev()
        .take(ROWS_BACK)
        .find(|b| self::cells(document, b.tokens.clone()).len() < 2)?
        .tokens
        .clone();
    let (cue, status) = fate_of(document, title).filter(|_| people)?;
    Some((cue, status, head))
}

/// The cells of a row.
fn cells(document: &Document, row: Range<usize>) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut from = row.start;
    for k in row.clone() {
        if is_rule(document, k) {
            if k > from {
                cells.push(from..k);
            }
            from = k + 1;
        }
    }
    if from < row.end {
        cells.push(from..row.end);
    }
    cells
}
