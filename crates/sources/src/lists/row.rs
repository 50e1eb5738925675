//! One row of cells, in one piece of text.
//!
//! Must not: alter a cell.

/// The cells of a row that lie one after another in a text.
#[derive(Clone, Copy)]
pub(super) struct Cells<'r> {
    text: &'r str,
    /// Where each ends.
    ends: &'r [usize],
}

impl<'r> Cells<'r> {
    /// Cells that end at these bytes; one that would be cut within a character is taken as empty.
    pub(super) fn new(text: &'r str, ends: &'r [usize]) -> Cells<'r> {
        Cells { text, ends }
    }

    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    /// All the text in it.
    pub(super) fn text(self) -> &'r str {
        self.text
    }

    /// A cell; empty where there is none.
    pub(super) fn get(self, at: usize) -> &'r str {
        let Some(end) = self.ends.get(at) else { return "" };
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        self.text.get(start..*end).unwrap_or_default()
    }

    pub(super) fn iter(self) -> impl Iterator<Item = &'r str> {
        (0..self.len()).map(move |at| self.get(at))
    }

    /// How many cells have something in them, and how many there are up to the last of these.
    pub(super) fn filled(self) -> (usize, usize) {
        let (mut filled, mut extent) = (0, 0);
        for (at, cell) in self.iter().enumerate() {
            if !cell.trim().is_empty() {
                (filled, extent) = (filled + 1, at + 1);
            }
        }
        (filled, extent)
    }
}

/// A row that holds its cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    text: String,
    ends: Vec<usize>,
}

impl Row {
    pub(super) fn of(cells: Cells<'_>) -> Row {
        Row { text: cells.text.to_owned(), ends: cells.ends.to_vec() }
    }

    pub(super) fn cells(&self) -> Cells<'_> {
        Cells::new(&self.text, &self.ends)
    }

    pub(super) fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends.push(self.text.len());
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn bytes(&self) -> usize {
        self.text.len()
    }
}

/// How many rows are taken at once.
pub(super) const ROWS_AT_ONCE: usize = 64;

/// Rows in one piece of text.
#[derive(Default)]
pub(super) struct Rows {
    text: String,
    ends: Vec<usize>,
    /// For each its line, and where its text and its cells end.
    rows: Vec<(u64, usize, usize)>,
}

impl Rows {
    pub(super) fn push(&mut self, line: u64, cells: Cells<'_>) {
        self.text.push_str(cells.text);
        self.ends.extend_from_slice(cells.ends);
        self.rows.push((line, self.text.len(), self.ends.len()));
    }

    /// How many rows there are, and how many cells the longest has.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.rows.len(), self.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0))
    }

    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= ROWS_AT_ONCE
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (u64, Cells<'_>)> {
        let mut from = (0, 0);
        self.rows.iter().map(move |&(line, text, ends)| {
            let cells = Cells::new(&self.text[from.0..text], &self.ends[from.1..ends]);
            from = (text, ends);
            (line, cells)
        })
    }

    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.rows.clear();
    }
}
