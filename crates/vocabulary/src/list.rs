//! A list as received: rows of named columns, kept by column, each distinct value once.
//!
//! Must not: know what a column means, or alter a value beyond taking the white space around it.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

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

    /// Its header.
    pub fn name(&self) -> &str {
        &self.name
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
        let code = code as usize;
        let start = if code == 0 { 0 } else { self.ends[code - 1] as usize };
        &self.text[start..self.ends[code] as usize]
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
    /// The hash of a value, and the codes of those that have it.
    known: HashMap<u64, Vec1, BuildPlain>,
    hasher: RandomState,
}

/// One code, rarely more.
enum Vec1 {
    One(u32),
    Many(Vec<u32>),
}

impl ColumnBuilder {
    /// A column to be filled.
    pub fn new(name: impl Into<String>) -> ColumnBuilder {
        let column = Column::new(name);
        ColumnBuilder { column, known: HashMap::default(), hasher: RandomState::new() }
    }

    /// Adds a cell; white space around it is no part of it.
    pub fn push(&mut self, cell: &str) {
        let code = self.code(cell);
        self.column.codes.push(code);
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

    fn code(&mut self, cell: &str) -> u32 {
        let cell = cell.trim();
        if cell.is_empty() {
            return 0;
        }
        let hash = self.hasher.hash_one(cell);
        let column = &mut self.column;
        match self.known.entry(hash) {
            std::collections::hash_map::Entry::Vacant(free) => {
                let code = column.add_distinct(cell);
                free.insert(Vec1::One(code));
                code
            }
            std::collections::hash_map::Entry::Occupied(mut held) => {
                let same = |code: &&u32| column.distinct_value(**code) == cell;
                let found = match held.get() {
                    Vec1::One(code) => Some(code).filter(same).copied(),
                    Vec1::Many(codes) => codes.iter().find(same).copied(),
                };
                found.unwrap_or_else(|| {
                    let code = column.add_distinct(cell);
                    match held.get_mut() {
                        Vec1::One(first) => *held.get_mut() = Vec1::Many(vec![*first, code]),
                        Vec1::Many(codes) => codes.push(code),
                    }
                    code
                })
            }
        }
    }
}

/// Hashes what is a hash already.
#[derive(Clone, Copy, Default)]
struct BuildPlain;
struct Plain(u64);

impl BuildHasher for BuildPlain {
    type Hasher = Plain;
    fn build_hasher(&self) -> Plain {
        Plain(0)
    }
}

impl std::hash::Hasher for Plain {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0.rotate_left(8) ^ u64::from(byte));
    }
    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
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
}
