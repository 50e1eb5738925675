//! Parquet: columns as they lie in the file, each with its dictionary.
//!
//! Columns of single values, also those within structures, are read; lists and maps within a row are left out with a
//! remark. A column is answered before the next is read.
//!
//! Must not: be run outside the cage.

mod column;
mod pages;
mod values;

use super::fault::Fault;
use super::foreign::Stop;
use super::header;
use super::remark::{Noticed, Remark, Remarks};
use super::wire::{Head, Writer};
use bytes::Bytes;
use column::Filling;
use parquet::basic::Encoding;
use parquet::file::reader::{FileReader, SerializedFileReader};
use std::io::Write;
use values::Kind;
use vocabulary::limits;

/// Reads a file and answers its columns.
pub(super) fn parse<W: Write>(bytes: Vec<u8>, out: &mut Writer<W>) -> Result<Vec<Remark>, Stop> {
    let file = SerializedFileReader::new(Bytes::from(bytes)).map_err(broken)?;
    let metadata = file.metadata();
    let schema = metadata.file_metadata().schema_descr_ptr();
    let mut remarks = Remarks::default();
    let mut wanted = Vec::new();
    if schema.num_columns() > limits::LIST_COLUMNS_MAX {
        return Err(super::gather::too_wide(0).into());
    }
    for at in 0..schema.num_columns() {
        let column = schema.column(at);
        let name = column.path().string();
        match Kind::of(&column) {
            _ if column.max_rep_level() > 0 => {
                remarks.add(Noticed::ColumnLeftOut, 0, || {
                    format!("\"{name}\", which holds several values in a row")
                });
            }
            Ok(kind) => wanted.push((at, name, kind)),
            Err(seen) => remarks.add(Noticed::ColumnLeftOut, 0, || format!("\"{name}\", of the type {seen}")),
        }
    }
    let rows = rows(&file)?;
    check(rows, wanted.len())?;
    let names = header::names(wanted.iter().map(|(_, name, _)| name.clone()), 0, &mut remarks);
    out.begin(&Head { name: None, rows, columns: wanted.len() })?;
    for ((at, _, kind), name) in wanted.into_iter().zip(names) {
        let mut filling = Filling::new(name, kind, schema.column(at).max_def_level(), &mut remarks);
        for group in 0..file.num_row_groups() {
            let group = file.get_row_group(group).map_err(broken)?;
            let rows = usize::try_from(group.metadata().num_rows()).map_err(broken)?;
            let simple = group.metadata().column(at).encodings().all(is_simple);
            match simple {
                true => filling.take_pages(group.get_column_page_reader(at).map_err(broken)?, rows)?,
                false => filling.take_values(group.get_column_reader(at).map_err(broken)?, rows)?,
            }
        }
        if filling.rows() as u64 != rows {
            return Err(Fault::broken("its columns differ in length", 0).into());
        }
        out.column(&filling.finish())?;
    }
    if rows == 0 {
        remarks.add(Noticed::NoRows, 0, String::new);
    }
    out.remarks(&remarks.finish())?;
    Ok(Vec::new())
}

/// How many rows the parts of the file have together.
fn rows(file: &dyn FileReader) -> Result<u64, Fault> {
    let groups = file.metadata().row_groups().iter().map(|group| u64::try_from(group.num_rows()).ok());
    let told = u64::try_from(file.metadata().file_metadata().num_rows()).ok();
    let rows = groups.fold(Some(0u64), |sum, rows| sum?.checked_add(rows?));
    match rows {
        Some(rows) if Some(rows) == told => Ok(rows),
        _ => Err(Fault::broken("it says two different numbers of rows", 0)),
    }
}

fn check(rows: u64, columns: usize) -> Result<(), Fault> {
    if columns == 0 {
        return Err(Fault::NoColumn);
    }
    if rows > limits::LIST_ROWS_MAX {
        return Err(Fault::limit(
            "the list has more rows than are read",
            "LIST_ROWS_MAX",
            limits::LIST_ROWS_MAX,
            0,
        ));
    }
    if rows * columns as u64 > limits::LIST_CELLS_MAX {
        return Err(Fault::limit(
            "the list has more cells than are read",
            "LIST_CELLS_MAX",
            limits::LIST_CELLS_MAX,
            0,
        ));
    }
    Ok(())
}

/// Whether pages in it can be taken as they lie.
fn is_simple(encoding: Encoding) -> bool {
    matches!(
        encoding,
        Encoding::PLAIN | Encoding::RLE | Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY
    )
}

fn broken(error: impl std::fmt::Display) -> Fault {
    Fault::broken(error, 0)
}

#[cfg(test)]
mod tests;
