//! Signs into words, words into lines, lines into the order in which a person reads them.
//!
//! Columns are found by cutting the page where a gap runs through (a recursive XY cut, after Nagy and Seth, 1984), but
//! only between columns of running text: the columns of a table are read across.
//!
//! Must not: join words of two columns into one line.

use super::page::{Shown, Sign};

/// A word and the box around it: left, top, right, bottom.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) area: [f32; 4],
    /// What parts it from the word before: nothing, a space, or the gap between two cells.
    pub(super) gap: Gap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Space,
    Cell,
}

/// Words on one line.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) base: f32,
    pub(super) size: f32,
    /// Which column or other region of its page it lies in, and the sides of that.
    pub(super) region: usize,
    pub(super) sides: (f32, f32),
}

/// A stretch of signs that the page draws one after another on one line.
#[derive(Clone, Debug)]
struct Stretch {
    words: Vec<Word>,
    left: f32,
    right: f32,
    base: f32,
    size: f32,
    letters: usize,
}

impl Stretch {
    fn top(&self) -> f32 {
        self.base - self.size * 0.8
    }

    fn bottom(&self) -> f32 {
        self.base + self.size * 0.2
    }
}

/// The most stretches of a page among which columns are looked for.
const STRETCHES_MAX: usize = 4000;
const CUTS_MAX: usize = 12;
/// The fewest letters, on average, of the lines of a column; and the fewest lines.
const COLUMN_LETTERS: usize = 18;
const COLUMN_LINES: usize = 3;

/// The lines of a page in the order of reading. Signs that stand askew come last, in the order in which they are drawn.
pub(super) fn lines(shown: &Shown) -> Vec<Line> {
    let (level, askew): (Vec<&Sign>, Vec<&Sign>) = shown.signs.iter().partition(|sign| sign.level);
    let stretches = stretches(&level);
    let mut regions = Vec::new();
    match stretches.len() > STRETCHES_MAX {
        true => regions.push(stretches),
        false => cut(stretches, 0, &mut regions),
    }
    let mut lines: Vec<Line> =
        regions.into_iter().enumerate().flat_map(|(at, region)| rows(region, at)).collect();
    if !askew.is_empty() {
        let region = lines.last().map_or(0, |line| line.region + 1);
        lines.push(askew_line(&askew, region));
    }
    lines
}

fn stretches(signs: &[&Sign]) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let mut space = false;
    let mut last: Option<&Sign> = None;
    for sign in signs.iter().copied() {
        if sign.char.is_whitespace() {
            space = true;
            continue;
        }
        let near = last.filter(|last| {
            let size = last.size.max(sign.size);
            let gap = sign.left - last.right;
            (sign.base - last.base).abs() < size * 0.3 && gap > -size * 0.6 && gap < size * 1.2
        });
        let area = [sign.left, sign.base - sign.size * 0.8, sign.right, sign.base + sign.size * 0.2];
        match (near, all.last_mut()) {
            (Some(before), Some(stretch)) => {
                let apart = space || sign.left - before.right > sign.size.min(before.size) * 0.17;
                stretch.add(sign.char, area, apart);
                stretch.right = stretch.right.max(sign.right);
                stretch.size = stretch.size.max(sign.size);
            }
            _ => {
                let word = Word { text: sign.char.to_string(), area, gap: Gap::None };
                let (left, right, base, size) = (sign.left, sign.right, sign.base, sign.size);
                all.push(Stretch { words: vec![word], left, right, base, size, letters: 1 });
            }
        }
        (last, space) = (Some(sign), false);
    }
    all
}

impl Stretch {
    fn add(&mut self, char: char, area: [f32; 4], apart: bool) {
        self.letters += 1;
        match self.words.last_mut().filter(|_| !apart) {
            Some(word) => {
                word.text.push(char);
                word.area = around(word.area, area);
            }
            None => self.words.push(Word { text: char.to_string(), area, gap: Gap::Space }),
        }
    }
}

fn around(one: [f32; 4], other: [f32; 4]) -> [f32; 4] {
    [one[0].min(other[0]), one[1].min(other[1]), one[2].max(other[2]), one[3].max(other[3])]
}

/// Cuts a region into those that are read one after another.
fn cut(mut region: Vec<Stretch>, depth: usize, regions: &mut Vec<Vec<Stretch>>) {
    if region.is_empty() {
        return;
    }
    if depth < CUTS_MAX && region.len() >= 2 * COLUMN_LINES {
        if let Some(x) = gutter(&region) {
            let (left, right) = region.into_iter().partition(|stretch| stretch.left < x);
            cut(left, depth + 1, regions);
            return cut(right, depth + 1, regions);
        }
        region.sort_by(|one, other| one.top().total_cmp(&other.top()));
        if let Some(at) = shelf(&region) {
            let below = region.split_off(at);
            cut(region, depth + 1, regions);
            return cut(below, depth + 1, regions);
        }
    }
    regions.push(region);
}

/// Where a gap runs down between two columns of running text.
fn gutter(region: &[Stretch]) -> Option<f32> {
    let mut by_left: Vec<&Stretch> = region.iter().collect();
    by_left.sort_by(|one, other| one.left.total_cmp(&other.left));
    let size = median(region.iter().map(|stretch| stretch.size).collect());
    let mut right = by_left.first()?.right;
    let mut found: Option<(f32, f32)> = None;
    for (at, stretch) in by_left.iter().enumerate().skip(1) {
        let gap = stretch.left - right;
        if gap > size * 0.8
            && found.is_none_or(|(widest, _)| gap > widest)
            && is_column(&by_left[..at])
            && is_column(&by_left[at..])
        {
            found = Some((gap, right + gap / 2.0));
        }
        right = right.max(stretch.right);
    }
    found.map(|(_, x)| x)
}

fn is_column(stretches: &[&Stretch]) -> bool {
    let mut bases: Vec<i32> = stretches.iter().map(|stretch| (stretch.base / 3.0) as i32).collect();
    bases.sort_unstable();
    bases.dedup();
    let letters: usize = stretches.iter().map(|stretch| stretch.letters).sum();
    bases.len() >= COLUMN_LINES && letters >= COLUMN_LETTERS * bases.len()
}

/// Where a region, sorted from above, is cut across so that one of the two parts has columns.
fn shelf(region: &[Stretch]) -> Option<usize> {
    let mut bottom = region.first()?.bottom();
    let mut gaps = Vec::new();
    for (at, stretch) in region.iter().enumerate().skip(1) {
        if stretch.top() >= bottom - stretch.size * 0.1 {
            gaps.push(at);
        }
        bottom = bottom.max(stretch.bottom());
    }
    gaps.truncate(200);
    let below = gaps.iter().find(|at| gutter(&region[**at..]).is_some());
    below.or_else(|| gaps.iter().rev().find(|at| gutter(&region[..**at]).is_some())).copied()
}

pub(super) fn median(mut all: Vec<f32>) -> f32 {
    all.sort_by(f32::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or(0.0)
}

/// The lines of a region, from above.
fn rows(mut region: Vec<Stretch>, at: usize) -> Vec<Line> {
    let sides = region.iter().fold((f32::MAX, f32::MIN), |s, x| (s.0.min(x.left), s.1.max(x.right)));
    region.sort_by(|one, other| one.base.total_cmp(&other.base).then(one.left.total_cmp(&other.left)));
    let mut rows: Vec<Vec<Stretch>> = Vec::new();
    for stretch in region {
        match rows.last_mut() {
            Some(row) if (stretch.base - row[0].base).abs() < row[0].size.max(stretch.size) * 0.5 => {
                row.push(stretch)
            }
            _ => rows.push(vec![stretch]),
        }
    }
    rows.into_iter().map(|row| line(row, at, sides)).collect()
}

fn line(mut row: Vec<Stretch>, region: usize, sides: (f32, f32)) -> Line {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let largest = row.iter().max_by(|one, other| one.letters.cmp(&other.letters));
    let (base, size) = largest.map_or((0.0, 0.0), |stretch| (stretch.base, stretch.size));
    let left = row.first().map_or(0.0, |stretch| stretch.left);
    let mut line = Line { words: Vec::new(), left, right: left, base, size, region, sides };
    for mut stretch in row {
        let gap = stretch.left - line.right;
        if let Some(first) = stretch.words.first_mut().filter(|_| !line.words.is_empty()) {
            first.gap = match gap {
                gap if gap > size * 1.2 => Gap::Cell,
                gap if gap > size * 0.12 => Gap::Space,
                _ => Gap::None,
            };
        }
        line.right = line.right.max(stretch.right);
        line.words.append(&mut stretch.words);
    }
    line
}

fn askew_line(signs: &[&Sign], region: usize) -> Line {
    let mut words: Vec<Word> = Vec::new();
    let mut apart = true;
    for sign in signs {
        if sign.char.is_whitespace() {
            apart = true;
            continue;
        }
        let area = [sign.left, sign.base - sign.size, sign.right.max(sign.left + 1.0), sign.base];
        match words.last_mut().filter(|_| !apart) {
            Some(word) => {
                word.text.push(sign.char);
                word.area = around(word.area, area);
            }
            None => words.push(Word { text: sign.char.to_string(), area, gap: Gap::Space }),
        }
        apart = false;
    }
    let size = signs.first().map_or(0.0, |sign| sign.size);
    Line { words, left: 0.0, right: 0.0, base: 0.0, size, region, sides: (0.0, 0.0) }
}
