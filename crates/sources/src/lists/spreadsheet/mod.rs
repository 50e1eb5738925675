//! Spreadsheets: each sheet that holds a table is a list.
//!
//! Values are taken as they were saved: no formula is computed, no macro is run, no other file is opened.
//!
//! Must not: be run outside the cage.

mod cells;
mod parts;

use super::fault::Fault;
use super::foreign::Stop;
use super::format::ListFormat;
use super::gather::Gather;
use super::remark::{Noticed, Remark, Remarks};
use super::wire::{Head, Writer};
use crate::formats::short;
use calamine::{Dimensions, Ods, Reader, SheetType, SheetVisible, Xls, Xlsx};
use cells::RowBuilder;
use std::fmt::Display;
use std::io::{Cursor, Write};
use vocabulary::{List, limits};

type Bytes<'b> = Cursor<&'b [u8]>;

/// Reads a file and answers its sheets.
pub(super) fn parse<W: Write>(
    format: ListFormat,
    bytes: &[u8],
    out: &mut Writer<W>,
) -> Result<Vec<Remark>, Stop> {
    let mut remarks = Remarks::default();
    parts::look(format, bytes, &mut remarks)?;
    match format {
        ListFormat::Xlsx => {
            let mut book = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
            sheets(&mut book, xlsx_sheet, out, remarks)
        }
        ListFormat::Ods => {
            let mut book = Ods::new(Cursor::new(bytes)).map_err(broken)?;
            sheets(&mut book, |book, name, gather| ranged(book, name, Vec::new(), gather), out, remarks)
        }
        _ => {
            let mut book = Xls::new(Cursor::new(bytes)).map_err(broken)?;
            let sheet = |book: &mut Xls<Bytes<'_>>, name: &str, gather: &mut Gather| {
                let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                ranged(book, name, merged, gather)
            };
            sheets(&mut book, sheet, out, remarks)
        }
    }
}

/// Reads the sheets of a book one after another; one that cannot be read does not keep the others from being read.
fn sheets<'b, B: Reader<Bytes<'b>>, W: Write>(
    book: &mut B,
    read: impl Fn(&mut B, &str, &mut Gather) -> Result<(), Fault>,
    out: &mut Writer<W>,
    mut remarks: Remarks,
) -> Result<Vec<Remark>, Stop> {
    let sheets = book.sheets_metadata().to_vec();
    if sheets.len() > limits::LIST_SHEETS_MAX {
        let most = limits::LIST_SHEETS_MAX;
        return Err(Fault::limit("it has more sheets than are read", "LIST_SHEETS_MAX", most, 0).into());
    }
    let (mut first_fault, mut given, mut cells) = (None, 0, 0);
    for sheet in sheets {
        let name = short(&sheet.name);
        if sheet.typ != SheetType::WorkSheet {
            remarks.add(Noticed::SheetOther, 0, || format!("\"{name}\""));
            continue;
        }
        let mut gather = Gather::new(true);
        if sheet.visible != SheetVisible::Visible {
            gather.remarks.add(Noticed::SheetHidden, 0, || format!("\"{name}\""));
        }
        let read = read(book, &sheet.name, &mut gather);
        let list = match read {
            Ok(()) if gather.is_blank() => Err(None),
            Ok(()) => {
                gather.finish("").map_err(|fault| Some(fault).filter(|fault| *fault != Fault::NoColumn))
            }
            Err(fault) => Err(Some(fault)),
        };
        match list {
            Ok((list, noticed)) => {
                cells += list.rows() as u64 * list.columns().len() as u64;
                if cells > limits::LIST_CELLS_MAX {
                    let most = limits::LIST_CELLS_MAX;
                    return Err(Fault::limit(
                        "its lists have more cells than are read",
                        "LIST_CELLS_MAX",
                        most,
                        0,
                    )
                    .into());
                }
                answer(out, name, &list, &noticed)?;
                given += 1;
            }
            Err(None) => remarks.add(Noticed::SheetEmpty, 0, || format!("\"{name}\"")),
            Err(Some(fault)) => {
                remarks
                    .add(Noticed::SheetUnread, fault.line().unwrap_or(0), || format!("\"{name}\": {fault}"));
                first_fault.get_or_insert(fault);
            }
        }
    }
    match (given, first_fault) {
        (0, Some(fault)) => Err(fault.into()),
        (0, None) => Err(Fault::NoTable.into()),
        _ => Ok(remarks.finish()),
    }
}

fn answer<W: Write>(out: &mut Writer<W>, name: String, list: &List, remarks: &[Remark]) -> Result<(), Stop> {
    let (rows, columns) = (list.rows() as u64, list.columns().len());
    out.begin(&Head { name: Some(name), rows, columns })?;
    list.columns().iter().try_for_each(|column| out.column(column))?;
    Ok(out.remarks(remarks)?)
}

/// Cell by cell: what a sheet says of its own size is not believed.
fn xlsx_sheet(book: &mut Xlsx<Bytes<'_>>, name: &str, gather: &mut Gather) -> Result<(), Fault> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    remark_merged(&merged, gather);
    let mut cells = book.worksheet_cells_reader(name).map_err(broken)?;
    let mut row = RowBuilder::default();
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let (at, column) = cell.pos;
        row.cell(at, column, &calamine::Data::from(cell.value), gather)?;
        if cell.formula.is_some() {
            gather.remarks.add(Noticed::Formulas, u64::from(at) + 1, || cells::letters(column));
        }
    }
    row.end(gather)
}

/// A sheet that the parser holds whole.
fn ranged<'b, B: Reader<Bytes<'b>>>(
    book: &mut B,
    name: &str,
    merged: Vec<Dimensions>,
    gather: &mut Gather,
) -> Result<(), Fault>
where
    B::Error: Display,
{
    remark_merged(&merged, gather);
    let range = book.worksheet_range(name).map_err(broken)?;
    let (top, left) = range.start().unwrap_or_default();
    let mut row = RowBuilder::default();
    for (at, column, value) in range.used_cells() {
        row.cell(top + at as u32, left + column as u32, value, gather)?;
    }
    row.end(gather)?;
    let formulas = book.worksheet_formula(name).unwrap_or_default();
    let (top, left) = formulas.start().unwrap_or_default();
    for (at, column, _) in formulas.used_cells().filter(|(.., formula)| !formula.is_empty()) {
        let line = u64::from(top) + at as u64 + 1;
        gather.remarks.add(Noticed::Formulas, line, || cells::letters(left + column as u32));
    }
    Ok(())
}

fn remark_merged(merged: &[Dimensions], gather: &mut Gather) {
    for cells in merged {
        let line = u64::from(cells.start.0) + 1;
        gather.remarks.add(Noticed::Merged, line, || cells::letters(cells.start.1));
    }
}

fn broken(error: impl Display) -> Fault {
    let seen = error.to_string();
    match seen.to_ascii_lowercase().contains("password") {
        true => Fault::Locked,
        false => Fault::broken(seen, 0),
    }
}
