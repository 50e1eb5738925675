//! A list as received: rows of named columns, kept by column, each distinct value once.
//!
//! Must not: know what a column means, or alter a value beyond taking the white space around it.

use std::hash::{BuildHasher, RandomState};
use std::ops::Range;

/// A list of persons as received: a spreadsheet, a CSV file, the rows of a database.
///
/// ```
/// use vocabulary::List;
/// let list = List::of_rows("dead.csv", &["id", "name"], [["1", "Asa Thorne"], ["2", ""]]);
/// assert_eq!((list.rows(), list.value(0, 1), list.value(1, 1)), (2, "Asa Thorne", ""));
/// assert_eq!(list.column("name").unwrap().distinct(), 2, "a value, and the empty one");
/// ```
#[derive(Clone, Debug, Default)]
pub struct List {
    name: String,
    columns: Vec<Column>,
    rows: usize,
}

/// One column of a list: its distinct values, and for each row which of them stands there.
///
/// Value 0 is always the empty one. A cell that is empty or only white space has it.
#[derive(Clone, Debug)]
pub struct Column {
    name: String,
    text: String,
    ends: Vec<u32>,
    codes: Vec<u32>,
}

impl List {
    /// A list of rows of cells. Cells that are lacking are empty; those beyond the last column are dropped.
    pub fn of_rows<'v, R>(name: &str, columns: &[&str], rows: impl IntoIterator<Item = R>) -> List
    where
        R: IntoIterator<Item = &'v str>,
    {
        let mut builders: Vec<ColumnBuilder> = columns.iter().map(|name| ColumnBuilder::new(*name)).collect();
        for row in rows {
            let mut cells = row.into_iter();
            builders.iter_mut().for_each(|builder| builder.push(cells.next().unwrap_or_default()));
        }
        let columns: Vec<Column> = builders.into_iter().map(ColumnBuilder::finish).collect();
        let rows = columns.first().map_or(0, Column::rows);
        List { name: name.to_owned(), columns, rows }
    }

    /// A list of columns that are filled already; `None` where they differ in length.
    pub fn of_columns(name: &str, columns: Vec<Column>) -> Option<List> {
        let rows = columns.first().map_or(0, Column::rows);
        let even = columns.iter().all(|column| column.rows() == rows);
        even.then(|| List { name: name.to_owned(), columns, rows })
    }

    /// What it is called: its file's name, or its path within a case.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same list under another name.
    pub fn named(self, name: impl Into<String>) -> List {
        List { name: name.into(), ..self }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Its columns, in the order received.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The first column of this name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The cell of a row in the column at this place; empty where it is.
    pub fn value(&self, row: usize, column: usize) -> &str {
        self.columns[column].value(row)
    }
}

impl Column {
    /// A column without rows.
    pub fn new(name: impl Into<String>) -> Column {
        Column { name: name.into(), text: String::new(), ends: vec![0], codes: Vec::new() }
    }

    /// A column of values and of one code for each row; `None` where a code has no value. The values need not be
    /// distinct and none needs to be the empty one; both are put right.
    pub fn of_codes<'v>(
        name: impl Into<String>,
        values: impl IntoIterator<Item = &'v str>,
        codes: impl IntoIterator<Item = Option<u32>>,
    ) -> Option<Column> {
        let mut builder = ColumnBuilder::new(name);
        let kept: Vec<u32> = values.into_iter().map(|value| builder.code(value)).collect();
        for code in codes {
            let code = code.map_or(Some(0), |code| kept.get(code as usize).copied())?;
            builder.column.codes.push(code);
        }
        Some(builder.finish())
    }

    /// A column of its parts: the distinct values one after another, where each ends, and a code for each row. Nothing is
    /// taken on trust: `None` where the first value is not the empty one, where one is not distinct, is cut within a
    /// character or has white space around it, or where a code has no value.
    pub fn of_parts(
        name: impl Into<String>,
        text: String,
        ends: Vec<u32>,
        codes: Vec<u32>,
    ) -> Option<Column> {
        let whole = ends.first() == Some(&0) && ends.last().copied() == u32::try_from(text.len()).ok();
        let sound = |pair: &[u32]| {
            let value = text.get(pair[0] as usize..pair[1] as usize).unwrap_or_default();
            !value.is_empty() && value.trim().len() == value.len()
        };
        if !whole || !ends.windows(2).all(sound) {
            return None;
        }
        let column = Column { name: name.into(), text, ends, codes };
        let distinct = column.distinct() as u32;
        if column.codes.iter().any(|code| *code >= distinct) {
            return None;
        }
        let mut known = Known::new(column.distinct());
        for code in 1..distinct {
            let value = column.distinct_value(code);
            let hash = known.hash(value);
            if known.find(&column, hash, value).is_some() {
                return None;
            }
            known.add(hash, code);
        }
        Some(column)
    }

    /// Its header.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The same column under another header.
    pub fn named(self, name: impl Into<String>) -> Column {
        Column { name: name.into(), ..self }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        self.codes.len()
    }

    /// For each row which distinct value stands there; 0 is the empty one.
    pub fn codes(&self) -> &[u32] {
        &self.codes
    }

    /// How many distinct values there are, the empty one among them.
    pub fn distinct(&self) -> usize {
        self.ends.len()
    }

    /// A distinct value by its code.
    pub fn distinct_value(&self, code: u32) -> &str {
        &self.text[self.place(code)]
    }

    /// Where a distinct value lies in the text.
    fn place(&self, code: u32) -> Range<usize> {
        let code = code as usize;
        let start = if code == 0 { 0 } else { self.ends[code - 1] as usize };
        start..self.ends[code] as usize
    }

    /// All distinct values, the empty one first.
    pub fn distinct_values(&self) -> impl ExactSizeIterator<Item = &str> {
        (0..self.distinct() as u32).map(|code| self.distinct_value(code))
    }

    /// The cell of a row; empty where it is.
    pub fn value(&self, row: usize) -> &str {
        self.distinct_value(self.codes[row])
    }

    fn add_distinct(&mut self, value: &str) -> u32 {
        self.text.push_str(value);
        let end = u32::try_from(self.text.len()).expect("a list is smaller than 4 GiB: SOURCE_BYTES_MAX");
        self.ends.push(end);
        self.ends.len() as u32 - 1
    }
}

/// Fills a column, cell by cell, in time that does not grow with what it holds.
pub struct ColumnBuilder {
    column: Column,
    known: Known,
}

impl ColumnBuilder {
    /// A column to be filled.
    pub fn new(name: impl Into<String>) -> ColumnBuilder {
        ColumnBuilder { column: Column::new(name), known: Known::new(0) }
    }

    /// The header of the column.
    pub fn name(&self) -> &str {
        self.column.name()
    }

    /// Adds a cell; white space around it is no part of it.
    pub fn push(&mut self, cell: &str) {
        let code = self.code(cell);
        self.column.codes.push(code);
    }

    /// The code of a value, which is added to the distinct ones where it is not among them; no cell is added.
    pub fn code(&mut self, cell: &str) -> u32 {
        let cell = trimmed(cell);
        if cell.is_empty() {
            return 0;
        }
        let hash = self.known.hash(cell);
        if let Some(code) = self.known.find(&self.column, hash, cell) {
            return code;
        }
        let code = self.column.add_distinct(cell);
        self.known.add(hash, code);
        code
    }

    /// As [`ColumnBuilder::code`] for many values, whose codes are appended. Looking for many at once takes half the time:
    /// memory is slow to answer, but answers several questions at a time.
    pub fn code_all(&mut self, cells: &[&str], codes: &mut Vec<u32>) {
        for cells in cells.chunks(AT_ONCE) {
            let (mut hashes, mut slots) = ([0; AT_ONCE], [0; AT_ONCE]);
            let mut found = [(0, 0, 0); AT_ONCE];
            for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                hashes[at] = self.known.hash(trimmed(cell));
                slots[at] = self.known.first(hashes[at]);
            }
            for at in 0..cells.len() {
                if (slots[at] >> 32) as u32 == hashes[at] {
                    let code = slots[at] as u32;
                    let place = self.column.place(code);
                    found[at] = (code, place.start, place.end);
                }
            }
            for (at, cell) in cells.iter().enumerate() {
                let (code, start, end) = found[at];
                if cell.is_empty() {
                    codes.push(0);
                    continue;
                }
                let cell = trimmed(cell);
                codes.push(match code > 0 && self.column.text.as_bytes()[start..end] == *cell.as_bytes() {
                    true => code,
                    false => self.code(cell),
                });
            }
        }
    }

    /// Adds many cells; white space around each is no part of it.
    pub fn push_all(&mut self, cells: &[&str]) {
        let mut codes = std::mem::take(&mut self.column.codes);
        self.code_all(cells, &mut codes);
        self.column.codes = codes;
    }

    /// Adds cells by codes that [`ColumnBuilder::code`] gave; adds none, and says so, where one is of no value.
    #[must_use]
    pub fn push_codes(&mut self, codes: &[u32]) -> bool {
        let sound = codes.iter().all(|code| (*code as usize) < self.column.distinct());
        if sound {
            self.column.codes.extend_from_slice(codes);
        }
        sound
    }

    /// As many empty cells, in rows of which nothing is said.
    pub fn push_empty(&mut self, rows: usize) {
        self.column.codes.resize(self.column.codes.len() + rows, 0);
    }

    /// How many cells it has so far.
    pub fn rows(&self) -> usize {
        self.column.rows()
    }

    /// How many bytes its distinct values take.
    pub fn text_bytes(&self) -> usize {
        self.column.text.len()
    }

    /// The filled column.
    pub fn finish(mut self) -> Column {
        self.column.text.shrink_to_fit();
        self.column.ends.shrink_to_fit();
        self.column.codes.shrink_to_fit();
        self.column
    }
}

/// A cell without the white space around it.
fn trimmed(cell: &str) -> &str {
    // Mostly there is none, and that is quickly seen.
    let dense = |byte: Option<&u8>| byte.is_some_and(|byte| (0x21..0x7F).contains(byte));
    let bytes = cell.as_bytes();
    if dense(bytes.first()) && dense(bytes.last()) { cell } else { cell.trim() }
}

/// Which codes values have: a table of hashes that holds the values nowhere but in the column.
struct Known {
    /// The upper half of a slot is of the hash, the lower the code; 0 is a free one, as is the empty value's code.
    slots: Vec<u64>,
    used: usize,
    /// So that nobody can write a list whose values all fall into one slot. The order of codes does not depend on it.
    seed: u64,
}

/// How many values are looked for at once.
const AT_ONCE: usize = 64;
/// An odd number without a pattern: 2^64 divided by the golden ratio.
const ODD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Known {
    /// A table with room for so many values.
    fn new(values: usize) -> Known {
        let slots = (values + values / 2 + 16).next_power_of_two();
        Known { slots: vec![0; slots], used: 0, seed: RandomState::new().hash_one(ODD) }
    }

    /// Sixteen bytes at a time, the last of them overlapping: a product of the halves, itself folded in half.
    fn hash(&self, cell: &str) -> u32 {
        let bytes = cell.as_bytes();
        let fold = |a: u64, b: u64| {
            let product = u128::from(a) * u128::from(b);
            (product as u64) ^ (product >> 64) as u64
        };
        let (low, high) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
            (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
            _ => match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
                (Some(first), Some(last)) => {
                    (u32::from_le_bytes(*first).into(), u32::from_le_bytes(*last).into())
                }
                _ => bytes.iter().fold((0, 0), |(low, high), byte| (low << 8 | u64::from(*byte), high)),
            },
        };
        let mut hash = self.seed;
        if bytes.len() > 16 {
            // Between the first eight bytes and the last.
            for word in bytes[8..bytes.len() - 8].chunks(8) {
                let word = word.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte));
                hash = fold(hash ^ word, ODD);
            }
        }
        let key = self.seed.rotate_left(32) ^ bytes.len() as u64;
        (fold(fold(hash ^ low, key ^ high), ODD) >> 32) as u32
    }

    /// What stands in the slot where a value of this hash is looked for first.
    fn first(&self, hash: u32) -> u64 {
        self.slots[hash as usize & (self.slots.len() - 1)]
    }

    fn find(&self, column: &Column, hash: u32, cell: &str) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return None;
            }
            if (slot >> 32) as u32 == hash && column.distinct_value(slot as u32) == cell {
                return Some(slot as u32);
            }
            at = (at + 1) & mask;
        }
    }

    fn add(&mut self, hash: u32, code: u32) {
        // At most two thirds of it are full, so that there is always a free one near to end a search.
        if self.used * 3 >= self.slots.len() * 2 {
            let grown = vec![0; self.slots.len() * 2];
            let old = std::mem::replace(&mut self.slots, grown);
            old.into_iter().filter(|slot| *slot != 0).for_each(|slot| self.put(slot));
        }
        self.used += 1;
        self.put(u64::from(hash) << 32 | u64::from(code));
    }

    fn put(&mut self, slot: u64) {
        let mask = self.slots.len() - 1;
        let mut at = (slot >> 32) as usize & mask;
        while self.slots[at] != 0 {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_back_as_they_went_in() {
        let cells = ["b", "", "a", " b ", "a\u{301}", "a", "  "];
        let mut builder = ColumnBuilder::new("c");
        cells.iter().for_each(|cell| builder.push(cell));
        let column = builder.finish();
        let back: Vec<&str> = (0..cells.len()).map(|row| column.value(row)).collect();
        assert_eq!(back, ["b", "", "a", "b", "a\u{301}", "a", ""]);
        assert_eq!(column.codes(), [1, 0, 2, 1, 3, 2, 0]);
        assert_eq!(column.distinct_values().collect::<Vec<_>>(), ["", "b", "a", "a\u{301}"]);
    }

    #[test]
    fn columns_of_codes_are_put_right() {
        let column = Column::of_codes("c", ["x", "", "x", "y"], [Some(2), None, Some(1), Some(3), Some(0)]);
        assert_eq!(column.unwrap().codes(), [1, 0, 0, 2, 1]);
        assert!(Column::of_codes("c", ["x"], [Some(1)]).is_none());
        let (one, two) = (Column::of_codes("a", ["x"], [Some(0)]), Column::of_codes("b", ["x"], []));
        assert!(List::of_columns("l", vec![one.unwrap(), two.unwrap()]).is_none());
    }

    #[test]
    fn parts_that_do_not_fit_are_no_column() {
        let of = |text: &str, ends: &[u32], codes: &[u32]| {
            Column::of_parts("c", text.to_owned(), ends.to_vec(), codes.to_vec())
        };
        let column = of("ab\u{e9}", &[0, 1, 2, 4], &[3, 0, 1, 3]).unwrap();
        assert_eq!((0..4).map(|row| column.value(row)).collect::<Vec<_>>(), ["\u{e9}", "", "a", "\u{e9}"]);
        for (text, ends, codes) in [
            ("ab", &[][..], &[][..]),
            ("ab", &[1, 2], &[0]),
            ("ab", &[0, 1], &[0]),
            ("ab", &[0, 1, 3], &[0]),
            ("ab", &[0, 2, 1, 2], &[0]),
            ("ab", &[0, 1, 1, 2], &[0]),
            ("aa", &[0, 1, 2], &[0]),
            ("\u{e9}", &[0, 1, 2], &[0]),
            ("a b", &[0, 2, 3], &[0]),
            ("ab", &[0, 1, 2], &[3]),
        ] {
            assert!(of(text, ends, codes).is_none(), "{text} {ends:?} {codes:?}");
        }
    }

    #[test]
    fn many_at_once_are_as_one_after_another() {
        let cells: Vec<String> = (0..5000).map(|at| format!(" {} ", at * at % 700)).collect();
        let cells: Vec<&str> = cells.iter().map(|cell| if cell.len() > 4 { cell } else { "" }).collect();
        let (mut one, mut all) = (ColumnBuilder::new("c"), ColumnBuilder::new("c"));
        cells.iter().for_each(|cell| one.push(cell));
        cells.chunks(999).for_each(|cells| all.push_all(cells));
        let (one, all) = (one.finish(), all.finish());
        assert_eq!(one.codes(), all.codes());
        assert!(one.distinct_values().eq(all.distinct_values()));
    }

    #[test]
    fn many_values_keep_their_codes() {
        let mut builder = ColumnBuilder::new("c");
        for round in 0..2 {
            for number in 0..20_000 {
                builder.push(&format!("value {number}"));
                assert_eq!(builder.column.codes.last(), Some(&(number + 1)), "{round}");
            }
        }
        builder.push_empty(2);
        let column = builder.finish();
        assert_eq!((column.rows(), column.distinct(), column.value(40_001)), (40_002, 20_001, ""));
    }
}
