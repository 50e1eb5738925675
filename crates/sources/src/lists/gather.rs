//! Rows become a list: the names of the columns are found, and each row is put under them.
//!
//! Must not: drop a row or a cell without a remark.

use super::fault::Fault;
use super::header;
use super::remark::{Noticed, Remark, Remarks};
use super::row::{Cells, ROWS_AT_ONCE, Row, Rows};
use vocabulary::{Column, ColumnBuilder, List, limits};

/// Takes rows and gives a list.
pub(super) struct Gather {
    /// Rows until it is known which of them names the columns, each with its line.
    top: Vec<(u64, Row)>,
    settled: Option<Settled>,
    pub(super) remarks: Remarks,
    /// Whether rows are as wide as what stands in them, and so may be of any width: those of a sheet.
    loose: bool,
    /// How much text has come.
    bytes: u64,
}

/// The columns, once they are known.
struct Settled {
    columns: Vec<ColumnBuilder>,
    /// Rows that are to be put under the columns.
    waiting: Rows,
    /// Whether each was named by the list.
    named: Vec<bool>,
    /// The row that named them, as written.
    header: Option<Row>,
    rows: u64,
    cells: u64,
    filled: u64,
    /// The line of the last row and how many of its cells are filled.
    last: (u64, usize),
}

impl Gather {
    pub(super) fn new(loose: bool) -> Gather {
        Gather { top: Vec::new(), settled: None, remarks: Remarks::default(), loose, bytes: 0 }
    }

    /// Whether any row has come.
    pub(super) fn is_blank(&self) -> bool {
        self.top.is_empty() && self.settled.is_none()
    }

    /// Adds a row that stands at this line.
    pub(super) fn row(&mut self, line: u64, cells: Cells<'_>) -> Result<(), Fault> {
        if self.settled.is_none() {
            self.top.push((line, Row::of(cells)));
            if self.top.len() >= limits::LIST_HEADER_ROWS_MAX {
                self.settle()?;
            }
            return Ok(());
        }
        self.put(line, cells)
    }

    fn settle(&mut self) -> Result<(), Fault> {
        let rows = std::mem::take(&mut self.top);
        let top = header::find(&rows, self.loose).ok_or(Fault::NoColumn)?;
        if top.width > limits::LIST_COLUMNS_MAX {
            return Err(too_wide(rows[top.header.unwrap_or(top.body)].0));
        }
        let header = top.header.map(|at| &rows[at]);
        for (line, row) in &rows[..top.header.unwrap_or(top.body)] {
            let words: Vec<&str> =
                row.cells().iter().map(str::trim).filter(|cell| !cell.is_empty()).collect();
            if !words.is_empty() {
                self.remarks.add(Noticed::TitleRows, *line, || words.join(" "));
            }
        }
        let line = rows[top.header.unwrap_or(top.body)].0;
        if header.is_none() {
            self.remarks.add(Noticed::NoHeader, line, String::new);
        }
        let skip = usize::from(top.numbered);
        let cells = header.map(|(_, row)| row.cells());
        let given = |at: usize| {
            let cell = at.checked_sub(skip).and_then(|at| Some(cells?.get(at)));
            cell.unwrap_or_default().trim().to_owned()
        };
        let named: Vec<bool> = (0..top.width).map(|at| !given(at).is_empty()).collect();
        let names = header::names((0..top.width).map(given), line, &mut self.remarks);
        self.settled = Some(Settled {
            columns: names.into_iter().map(ColumnBuilder::new).collect(),
            waiting: Rows::default(),
            named,
            header: header.map(|(_, row)| row.clone()),
            rows: 0,
            cells: 0,
            filled: 0,
            last: (0, 0),
        });
        rows[top.body..].iter().try_for_each(|(line, row)| self.put(*line, row.cells()))
    }

    fn put(&mut self, line: u64, cells: Cells<'_>) -> Result<(), Fault> {
        let Some(settled) = &mut self.settled else { return Ok(()) };
        let (filled, extent) = cells.filled();
        if filled == 0 {
            self.remarks.add(Noticed::RowEmpty, line, String::new);
            return Ok(());
        }
        if settled.repeats_header(cells) {
            self.remarks.add(Noticed::HeaderRepeated, line, String::new);
            return Ok(());
        }
        if self.loose && extent > settled.columns.len() {
            settled.flush(&mut self.remarks);
            settled.widen(extent, line)?;
        }
        let width = settled.columns.len();
        if !self.loose && (cells.len() < width || extent > width) {
            let count = cells.len();
            self.remarks
                .add(Noticed::Ragged, line, || format!("{count} cells, and there are {width} columns"));
        }
        settled.check(line)?;
        self.bytes += cells.text().len() as u64;
        if self.bytes > limits::LIST_TEXT_BYTES_MAX {
            let most = limits::LIST_TEXT_BYTES_MAX;
            return Err(Fault::limit(
                "the list has more text than is read",
                "LIST_TEXT_BYTES_MAX",
                most,
                line,
            ));
        }
        settled.filled += filled as u64;
        settled.last = (line, filled);
        settled.waiting.push(line, cells);
        if settled.waiting.is_full() {
            settled.flush(&mut self.remarks);
        }
        Ok(())
    }

    /// The list of all rows, and what was noticed.
    pub(super) fn finish(mut self, name: &str) -> Result<(List, Vec<Remark>), Fault> {
        if self.settled.is_none() {
            self.settle()?;
        }
        let Some(mut settled) = self.settled else { return Err(Fault::NoColumn) };
        settled.flush(&mut self.remarks);
        settled.remark(&mut self.remarks);
        let mut columns = Vec::new();
        for (at, (builder, named)) in settled.columns.into_iter().zip(settled.named).enumerate() {
            let column: Column = builder.finish();
            let noticed = match (named, column.distinct() > 1, settled.header.is_some()) {
                (false, false, _) => Noticed::ColumnEmpty,
                (false, true, true) => Noticed::ColumnUnnamed,
                _ => {
                    columns.push(column);
                    continue;
                }
            };
            self.remarks.add(noticed, 0, || format!("column {}", at + 1));
            if noticed == Noticed::ColumnUnnamed {
                columns.push(column);
            }
        }
        if columns.is_empty() {
            return Err(Fault::NoColumn);
        }
        let list = List::of_columns(name, columns)
            .ok_or_else(|| Fault::broken("its columns differ in length", 0))?;
        Ok((list, self.remarks.finish()))
    }
}

impl Settled {
    fn repeats_header(&self, cells: Cells<'_>) -> bool {
        let Some(header) = &self.header else { return false };
        let header = header.cells();
        cells.get(0) == header.get(0) && cells.len() == header.len() && cells.iter().eq(header.iter())
    }

    /// Puts the rows that wait under the columns, column by column.
    fn flush(&mut self, remarks: &mut Remarks) {
        let mut cells = Vec::with_capacity(ROWS_AT_ONCE);
        for (at, column) in self.columns.iter_mut().enumerate() {
            cells.clear();
            cells.extend(self.waiting.iter().map(|(line, row)| match row.text().len() {
                0..=limits::LIST_CELL_BYTES_MAX => row.get(at),
                _ => cut(row.get(at), line, remarks),
            }));
            column.push_all(&cells);
        }
        self.waiting.clear();
    }

    fn widen(&mut self, extent: usize, line: u64) -> Result<(), Fault> {
        if extent > limits::LIST_COLUMNS_MAX {
            return Err(too_wide(line));
        }
        while self.columns.len() < extent {
            let mut name = format!("column {}", self.columns.len() + 1);
            while self.columns.iter().any(|column| column.name() == name) {
                name.push('\'');
            }
            let mut column = ColumnBuilder::new(name);
            column.push_empty(self.rows as usize);
            self.cells += self.rows;
            self.columns.push(column);
            self.named.push(false);
        }
        Ok(())
    }

    fn check(&mut self, line: u64) -> Result<(), Fault> {
        self.rows += 1;
        self.cells += self.columns.len() as u64;
        if self.rows > limits::LIST_ROWS_MAX {
            let most = limits::LIST_ROWS_MAX;
            return Err(Fault::limit("the list has more rows than are read", "LIST_ROWS_MAX", most, line));
        }
        if self.cells > limits::LIST_CELLS_MAX {
            let most = limits::LIST_CELLS_MAX;
            return Err(Fault::limit("the list has more cells than are read", "LIST_CELLS_MAX", most, line));
        }
        Ok(())
    }

    fn remark(&self, remarks: &mut Remarks) {
        let (line, filled) = self.last;
        let usual = self.filled / self.rows.max(1);
        if self.rows == 0 {
            remarks.add(Noticed::NoRows, 0, String::new);
        } else if self.rows > 2 && usual > 2 && filled as u64 * 3 <= usual {
            remarks.add(Noticed::RowLast, line, || format!("{filled} of {} cells", self.columns.len()));
        }
    }
}

/// A cell no longer than may be.
pub(super) fn cut<'c>(cell: &'c str, line: u64, remarks: &mut Remarks) -> &'c str {
    if cell.len() <= limits::LIST_CELL_BYTES_MAX {
        return cell;
    }
    let bytes = cell.len();
    remarks.add(Noticed::CellCut, line, || {
        format!("{bytes} bytes, and LIST_CELL_BYTES_MAX is {}", limits::LIST_CELL_BYTES_MAX)
    });
    &cell[..cell.floor_char_boundary(limits::LIST_CELL_BYTES_MAX)]
}

pub(super) fn too_wide(line: u64) -> Fault {
    let most = limits::LIST_COLUMNS_MAX;
    Fault::limit("the row has more cells than a list may have columns", "LIST_COLUMNS_MAX", most, line)
}
