//! Rows: numbers whose label, column or heading says what happened to whom.
//!
//! Must not: read running text; what a cell says in words of its own stays the business of `bind`.

use super::bind::{Bound, How};
use super::label::Label;
use super::mention::{Mention, MentionKind};
use super::part::{Bounded, fits, starting};
use crate::document::{BlockKind, Document, Kind};
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::Status;

/// How many blocks before a table its heading may stand.
const HEADING_BACK: usize = 2;

/// What the tables of a document say.
#[derive(Default)]
pub(super) struct Tables {
    /// What each mention's row says of it, one slot each.
    pub(super) given: Vec<Option<Bound>>,
    /// The columns: the tokens at which their numbers begin, downwards.
    columns: Vec<Vec<Entry>>,
}

/// A number of a table.
#[derive(Clone, Copy, Debug)]
struct Entry {
    /// The token at which it begins.
    start: usize,
    /// It is the total of its column.
    total: bool,
    /// The number that it is said to be a part of.
    whole: Option<usize>,
}

/// Reads the rows of a document: says what their numbers count, and drops those that count no people.
pub(super) fn read(document: &Document, mentions: &mut Vec<Mention>) -> Tables {
    let mut tables = Tables { given: vec![None; mentions.len()], columns: Vec::new() };
    if document.blocks.iter().all(|block| block.cells.is_empty()) {
        return tables;
    }
    let mut dropped = vec![false; mentions.len()];
    let mut block = 0;
    while block < document.blocks.len() {
        if document.blocks[block].cells.is_empty() {
            block += 1;
            continue;
        }
        let rows = (block + 1..document.blocks.len())
            .take_while(|row| !document.blocks[*row].cells.is_empty() && follows(document, *row))
            .count()
            + 1;
        let mut table = Table::new(document, block);
        for row in block..block + rows {
            table.row(mentions, row, &mut tables.given, &mut dropped);
        }
        tables.columns.extend(table.columns);
        block += rows;
    }
    let mut keep = dropped.iter().map(|dropped| !dropped);
    mentions.retain(|_| keep.next().unwrap_or(true));
    let mut keep = dropped.iter().map(|dropped| !dropped);
    tables.given.retain(|_| keep.next().unwrap_or(true));
    tables
}

/// Whether no empty line parts a row from the one above.
fn follows(document: &Document, row: usize) -> bool {
    let gap = document.blocks[row - 1].tokens.end..document.blocks[row].tokens.start;
    gap.len() == 1 && document.words(gap.start).matches('\n').count() == 1
}

/// A table in the reading.
struct Table<'t, 'd> {
    document: &'t Document<'d>,
    /// What its heading says.
    heading: Label,
    /// What the head of each column says; none where there are no heads.
    heads: Vec<Label>,
    columns: Vec<Vec<Entry>>,
    /// The numbers said so far in each column, with what they count and how far their row is set in.
    said: Vec<(usize, Mark)>,
}

/// A number that a later row may be a part of.
#[derive(Clone, Copy)]
struct Mark {
    status: Status,
    start: usize,
    count: u64,
    families: u16,
    inset: usize,
    part: bool,
    /// Its own row says whom it counts, and another row what happened to them.
    group: bool,
}

impl<'t, 'd> Table<'t, 'd> {
    fn new(document: &'t Document<'d>, first: usize) -> Table<'t, 'd> {
        let heading = document.blocks[..first].iter().rev().take(HEADING_BACK).find_map(|block| {
            let tokens = block.tokens.clone();
            let heads = block.kind == BlockKind::Heading || document.words(tokens.end - 1) == ":";
            let counts = document.tokens[tokens.start].kind == Kind::Number
                || document.is(tokens.start, Class::Cardinal);
            let label = Label::of(document, tokens);
            (heads && !counts && label.fate.is_some()).then_some(label)
        });
        let heading = heading.unwrap_or_default();
        Table { document, heading, heads: Vec::new(), columns: Vec::new(), said: Vec::new() }
    }

    /// Reads one row.
    fn row(
        &mut self,
        mentions: &mut [Mention],
        row: usize,
        given: &mut [Option<Bound>],
        dropped: &mut [bool],
    ) {
        let cells = &self.document.blocks[row].cells;
        let within = |m: &Mention, cell: &Range<usize>| cell.contains(&m.tokens.start);
        let leads = |m: &Mention, cell: &Range<usize>| m.outer.start <= cell.start + 1 && within(m, cell);
        let line = self.document.blocks[row].tokens.clone();
        let first = mentions.partition_point(|m| m.tokens.start < line.start);
        let last = mentions.partition_point(|m| m.tokens.start < line.end);
        let counts = |m: &Mention| !m.is_one();
        let numbered =
            |cell: &Range<usize>| mentions[first..last].iter().any(|m| counts(m) && leads(m, cell));
        if cells.len() > 1 && cells.iter().all(|cell| !has_number(self.document, cell)) {
            return self.head(cells);
        }
        // "Year | Deaths": the first column tells the rows apart, whatever stands in it.
        let told_apart = self.heads.first().is_some_and(|head| head.fate.is_none() && !head.people);
        let words = cells.iter().position(|cell| !has_number(self.document, cell) && !numbered(cell));
        let Some(named) = words.or(Some(0).filter(|_| told_apart)) else { return };
        let label = words.map(|at| Label::of(self.document, cells[at].clone())).unwrap_or_default();
        let inset = inset(self.document, line.start);
        // What a label names or numbers is a place, a group or a year, not a victim.
        (first..last).for_each(|at| dropped[at] |= within(&mentions[at], &cells[named]));
        for (column, cell) in cells.iter().enumerate().filter(|(column, _)| *column != named) {
            let mut lead = true;
            for at in first..last {
                if !within(&mentions[at], cell) {
                    continue;
                }
                let own = mentions[at].own_fate(self.document).is_some();
                let bare = mentions[at].is_bare() || !lead && mentions[at].is_people();
                match self.meaning(&label, column, inset) {
                    Some((bound, traits, whole))
                        if lead || bare && bracketed(self.document, &mentions[at]) =>
                    {
                        if own || mentions[at].kind == MentionKind::Named {
                            continue;
                        }
                        given[at] = Some(bound);
                        if mentions[at].is_bare() {
                            mentions[at].noun.traits |= traits;
                        }
                        if lead {
                            self.enter(&mentions[at], column, bound.status, whole, inset, &label);
                        }
                    }
                    Some(_) => {}
                    None => dropped[at] = mentions[at].is_bare() && self.is_closed(&label, cells.len()),
                }
                lead = false;
            }
        }
    }

    /// A row of heads: "Location | Killed | Wounded", "Displacement: locality | households | need".
    fn head(&mut self, cells: &[Range<usize>]) {
        self.heads = cells.iter().map(|cell| Label::of(self.document, cell.clone())).collect();
        if self.heads[0].fate.is_some() {
            self.heading = self.heads[0];
        }
    }

    /// Whether a number that nothing says to count people counts none.
    fn is_closed(&self, label: &Label, cells: usize) -> bool {
        cells > 2 || !self.heads.is_empty() || label.thing || label.fate.is_none() && !label.people
    }

    /// What a number of a row and column counts, of whom, and the number that it is said to be a part of.
    fn meaning(&self, label: &Label, column: usize, inset: usize) -> Option<(Bound, u16, Option<usize>)> {
        let head = self.heads.get(column).copied().unwrap_or_default();
        if label.thing || head.thing {
            return None;
        }
        let traits = label.traits | head.traits;
        let above = self.above(label, column, inset);
        let (status, cue, rule) = if let Some((status, cue)) = label.fate {
            (status, cue, Rule::Labelled)
        } else if let Some((status, cue)) = head.fate {
            (status, cue, Rule::Column)
        } else if let Some(above) = above.filter(|_| label.people || label.part) {
            (above.status, above.start, Rule::RowAbove)
        } else {
            let (status, cue) = self.heading.fate?;
            let named = self.heads.is_empty() || head.people || head.total;
            named.then_some((status, cue, Rule::TableHead))?
        };
        let whole =
            above.filter(|above| above.families == traits & traits::FAMILIES).map(|above| above.start);
        Some((Bound { status, how: How::Toll, cue, rule, mended: None }, traits, whole))
    }

    /// The row above that a row is a part of.
    fn above(&self, label: &Label, column: usize, inset: usize) -> Option<Mark> {
        let mut above = self.said.iter().rev().filter(|(at, _)| *at == column).map(|(_, mark)| *mark);
        if let Some(of) = label.of {
            return above.find(|mark| mark.status == of);
        }
        let group = label.people && label.fate.is_none() && self.heads.is_empty();
        // Most rows can be a part of none: all rows above are not asked by each.
        if !(label.part || group || inset > 0) {
            return None;
        }
        above.find(|mark| {
            let deeper = inset > mark.inset;
            !mark.part && (label.part || deeper || group && !mark.group)
        })
    }

    /// Keeps a number for the rows below and for the sums.
    fn enter(
        &mut self,
        mention: &Mention,
        column: usize,
        status: Status,
        whole: Option<usize>,
        inset: usize,
        label: &Label,
    ) {
        let start = mention.tokens.start;
        let families = mention.noun.traits & traits::FAMILIES;
        let count = mention.count.named();
        let whole = whole
            .filter(|whole| self.said.iter().any(|(_, mark)| mark.start == *whole && mark.count > count));
        let mark = Mark {
            status,
            start,
            count,
            families,
            inset,
            part: whole.is_some(),
            group: label.people && label.fate.is_none(),
        };
        self.said.push((column, mark));
        if self.columns.len() <= column {
            self.columns.resize(column + 1, Vec::new());
        }
        self.columns[column].push(Entry { start, total: label.total, whole });
    }
}

/// "11,250 (about 58,000 people)": the number said again in another unit.
fn bracketed(document: &Document, mention: &Mention) -> bool {
    mention.outer.start > 0 && document.reads(mention.outer.start - 1, "(")
}

fn has_number(document: &Document, cell: &Range<usize>) -> bool {
    cell.clone().take(2).any(|k| document.tokens[k].kind == Kind::Number)
}

/// How far a line is set in, in characters.
fn inset(document: &Document, first: usize) -> usize {
    let start = document.tokens[first].start as usize;
    let line = document.text[..start].rfind('\n').map_or(0, |at| at + 1);
    document.text[line..start].chars().count()
}

impl Tables {
    /// Ties the rows to the rows that they are parts of, and the rows of a column to what they add up to.
    pub(super) fn tie(&self, figures: &mut [Bounded]) {
        for column in &self.columns {
            let at = |start: usize| starting(figures, start);
            let rows: Vec<(Entry, usize)> =
                column.iter().filter_map(|entry| Some((*entry, at(entry.start)?))).collect();
            let wholes: Vec<Option<usize>> = rows.iter().map(|(e, _)| e.whole.and_then(at)).collect();
            for ((_, part), whole) in rows.iter().zip(wholes) {
                figures[*part].untie();
                if let Some(whole) = whole.filter(|whole| fits(&figures[*part].mention, &figures[*whole])) {
                    figures[*part].tie_to(whole, Rule::RowAbove);
                }
            }
            add_up(&rows, figures);
        }
    }
}

/// Two rows or more that add up to a row above or below them, or to a figure said before the table.
fn add_up(rows: &[(Entry, usize)], figures: &mut [Bounded]) {
    let top: Vec<(Entry, usize)> =
        rows.iter().copied().filter(|(_, f)| figures[*f].whole.is_none()).collect();
    let alike = |a: &Bounded, b: &Bounded| {
        a.bound.status == b.bound.status
            && (a.mention.noun.traits ^ b.mention.noun.traits) & traits::FAMILIES == 0
    };
    for (at, (entry, whole)) in top.iter().enumerate() {
        let sum = figures[*whole].mention.count.named();
        let (before, after) = (top[..at].iter().rev(), top[at + 1..].iter());
        let sides: [Box<dyn Iterator<Item = &(Entry, usize)>>; 2] = [Box::new(before), Box::new(after)];
        for parts in sides {
            let mut left = sum;
            let mut taken = Vec::new();
            for &(entry, part) in parts {
                let count = figures[part].mention.count.named();
                if left == 0 || count > left || entry.total || !alike(&figures[part], &figures[*whole]) {
                    break;
                }
                left -= count;
                taken.push(part);
            }
            let some = taken.iter().filter(|part| figures[**part].mention.count.named() > 0).count() > 1;
            if taken.len() > 1 && (some && left == 0 || entry.total) {
                taken.retain(|part| fits(&figures[*part].mention, &figures[*whole]));
                taken.into_iter().for_each(|part| figures[part].tie_to(*whole, Rule::RowsSum));
            }
        }
    }
    let loose: Vec<usize> = top.iter().map(|row| row.1).filter(|f| figures[*f].whole.is_none()).collect();
    let Some(first) = loose.first().copied().filter(|_| loose.len() > 1) else { return };
    let sum: u64 = loose.iter().map(|f| figures[*f].mention.count.named()).sum();
    let same = |w: &usize| figures[*w].mention.count.named() == sum && alike(&figures[*w], &figures[first]);
    if let Some(whole) = (0..first).rev().find(same) {
        loose.into_iter().for_each(|part| figures[part].tie_to(whole, Rule::RowsSum));
    }
}
