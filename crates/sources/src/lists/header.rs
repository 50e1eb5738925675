//! Which row names the columns, and what the names become.
//!
//! Must not: know what a name means, in any language.

use super::remark::{Noticed, Remarks};
use super::row::{Cells, Row};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::limits;

/// What the first rows tell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Top {
    /// The row that names the columns.
    pub(super) header: Option<usize>,
    /// The first row of the list itself.
    pub(super) body: usize,
    /// How many columns there are.
    pub(super) width: usize,
    /// Whether each row has one cell more than there are names, and it stands first: the number that R gives to rows.
    pub(super) numbered: bool,
}

/// Finds the names of the columns among the first rows; `None` where nothing stands in any of them.
///
/// Titles, notes and empty rows above have few cells; the names are the first row that has most of those which the rows
/// below have. A row that looks like those below is none that names them.
pub(super) fn find(rows: &[(u64, Row)], loose: bool) -> Option<Top> {
    let shapes: Vec<(usize, usize)> = rows.iter().map(|(_, row)| row.cells().filled()).collect();
    let usual = usual_extent(&shapes)?;
    let first = shapes.iter().position(|(filled, _)| filled * 2 > usual && *filled > 0)?;
    let names = rows[first].1.cells();
    let below: Vec<Cells<'_>> =
        rows[first + 1..].iter().map(|(_, row)| row.cells()).filter(|cells| cells.filled().0 > 0).collect();
    let given = names.len().max(shapes[first].1);
    if is_data(names, &below) {
        return Some(Top { header: None, body: first, width: given.max(usual), numbered: false });
    }
    let numbered = !loose && is_numbered(&below, given);
    Some(Top {
        header: Some(first),
        body: first + 1,
        width: usual.max(given + usize::from(numbered)),
        numbered,
    })
}

/// Whether each row has one cell more than there are names, and each a first one of its own.
fn is_numbered(below: &[Cells<'_>], given: usize) -> bool {
    let distinct: BTreeSet<&str> = below.iter().map(|cells| cells.get(0)).collect();
    !below.is_empty()
        && distinct.len() == below.len()
        && below.iter().all(|cells| cells.len() == given + 1)
        && below.iter().any(|cells| cells.filled().1 == given + 1)
}

/// Up to which cell rows are mostly filled.
fn usual_extent(shapes: &[(usize, usize)]) -> Option<usize> {
    let wide = shapes.iter().filter(|(filled, _)| *filled > 1).map(|(_, extent)| *extent);
    let any = shapes.iter().any(|(filled, _)| *filled > 0);
    most_common(wide).or(any.then_some(1))
}

/// The number that is met most often; the larger where two are.
fn most_common(numbers: impl Iterator<Item = usize>) -> Option<usize> {
    let mut met = BTreeMap::<usize, usize>::new();
    numbers.for_each(|number| *met.entry(number).or_default() += 1);
    met.into_iter().max_by_key(|(number, times)| (*times, *number)).map(|(number, _)| number)
}

/// Whether a row is like those below it: a number or a date stands over such, or a word over itself.
fn is_data(names: Cells<'_>, below: &[Cells<'_>]) -> bool {
    let repeats = |cells: &&Cells<'_>| cells.iter().map(str::trim).eq(names.iter().map(str::trim));
    let below: Vec<&Cells<'_>> = below.iter().filter(|cells| !repeats(cells)).collect();
    let numbers = names.iter().filter(|name| is_measured(name)).count();
    if below.is_empty() {
        return numbers > 0;
    }
    (0..names.len()).any(|at| {
        let name = names.get(at).trim();
        if name.is_empty() {
            return false;
        }
        let cells = below.iter().map(|cells| cells.get(at).trim()).filter(|cell| !cell.is_empty());
        let (mut all, mut alike, mut same) = (0, 0, 0);
        for cell in cells {
            all += 1;
            same += usize::from(cell == name);
            // Years name columns too; what stands under those are counts, not years.
            alike += usize::from(is_measured(cell) && (!is_year(name) || is_year(cell)));
        }
        same > 0 || is_measured(name) && all > 0 && alike * 10 >= all * 6
    })
}

/// Whether it is a number, a date, a time: digits, and signs between them.
fn is_measured(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().any(char::is_numeric)
        && cell.chars().all(|char| char.is_numeric() || " .,-/:+%TZ'".contains(char))
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4
        && (cell.starts_with("19") || cell.starts_with("20"))
        && cell.bytes().all(|b| b.is_ascii_digit())
}

/// The names of the columns as they are used: on one line, each once, none empty.
pub(super) fn names(given: impl Iterator<Item = String>, line: u64, remarks: &mut Remarks) -> Vec<String> {
    let (mut names, mut taken) = (Vec::new(), BTreeSet::new());
    for (at, given) in given.enumerate() {
        let mut name = given.split_whitespace().collect::<Vec<_>>().join(" ").replace(['\0', '\u{feff}'], "");
        if name.chars().count() > limits::LIST_HEADER_CHARS_MAX {
            name = name.chars().take(limits::LIST_HEADER_CHARS_MAX).collect();
            remarks.add(Noticed::ColumnNameCut, line, || name.clone());
        }
        if name.is_empty() {
            name = format!("column {}", at + 1);
        }
        let mut free = name.clone();
        let mut times = 1;
        while taken.contains(&free) {
            times += 1;
            free = format!("{name} ({times})");
        }
        if times > 1 {
            remarks.add(Noticed::ColumnRenamed, line, || format!("\"{free}\""));
        }
        taken.insert(free.clone());
        names.push(free);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn top(lines: &[&str]) -> Option<(Option<usize>, usize, usize)> {
        let rows: Vec<(u64, Row)> = (1..)
            .zip(lines)
            .map(|(line, words)| {
                let mut row = Row::default();
                words.split(',').for_each(|cell| row.push(cell));
                (line, row)
            })
            .collect();
        find(&rows, false).map(|top| (top.header, top.body, top.width))
    }

    #[test]
    fn names_are_found_under_titles_and_not_where_there_are_none() {
        assert_eq!(top(&["", " ,"]), None);
        assert_eq!(top(&["id,name,age", "1,Asa Thorne,30"]), Some((Some(0), 1, 3)));
        assert_eq!(top(&["id,name,age"]), Some((Some(0), 1, 3)));
        let titled =
            ["The dead of Odry", "", "as of 2031-05-07,,", "id,name,age", "1,Asa Thorne,30", "2,Bo,"];
        assert_eq!(top(&titled), Some((Some(3), 4, 3)));
        assert_eq!(top(&["1,Asa Thorne,30", "2,Bo Reed,40"]), Some((None, 0, 3)));
        assert_eq!(top(&["Asa Thorne,M", "Bo Reed,F", "Cy Moss,M"]), Some((None, 0, 2)));
        assert_eq!(top(&["place,2030,2031", "Odry,12,7", "Ford,3,0"]), Some((Some(0), 1, 3)));
        assert_eq!(top(&["name", "Asa Thorne", "Bo Reed"]), Some((Some(0), 1, 1)));
        assert_eq!(top(&[",name,age", "0,Asa,30", "1,Bo,40"]), Some((Some(0), 1, 3)));
        assert_eq!(top(&["name,sex", "Asa,M", "name,sex", "Bo,M"]), Some((Some(0), 1, 2)), "a header again");
        assert_eq!(top(&["name,sex", "1,Asa,M", "2,Bo,F"]), Some((Some(0), 1, 3)), "as R writes");
    }
}
