//! Rows on their way into a file: CSV, JSON lines or Parquet.
//!
//! Must not: hold more rows than a part of Parquet takes.

use crate::cli::TableFormat;
use crate::show::parquet::{Cells, Kind, Writer};
use anyhow::{Context, Result};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// Where tables are written, in which format.
#[derive(Clone, Copy)]
pub(super) struct Target<'t> {
    /// The folder.
    pub(super) dir: &'t Path,
    /// The format of all of them.
    pub(super) format: TableFormat,
}

/// A cell of a row.
pub(super) enum Cell<'c> {
    Text(&'c str),
    Number(f64),
    /// A number, or none.
    Maybe(Option<f64>),
    Whole(u64),
}

/// Rows on their way into a file, in whichever format was asked for.
pub(super) struct Table {
    path: PathBuf,
    columns: Vec<&'static str>,
    into: Into,
    line: String,
}

enum Into {
    Csv(BufWriter<File>),
    Jsonl(BufWriter<File>),
    Parquet(Box<Writer<BufWriter<File>>>, Vec<Held>),
}

/// Cells of a column that wait to be written.
enum Held {
    Texts(Vec<String>),
    Numbers(Vec<f64>),
    Maybe(Vec<Option<f64>>),
    Wholes(Vec<u64>),
}

/// How many rows are held before they are written as Parquet.
const ROWS_HELD: usize = 100_000;

impl Table {
    /// Begins a table of these columns.
    pub(super) fn begin(target: Target<'_>, name: &str, columns: &[(&'static str, Kind)]) -> Result<Table> {
        let path = target.dir.join(format!("{name}.{}", target.format.ending()));
        let file = File::create(&path).with_context(|| format!("{}: cannot be written", path.display()))?;
        let mut file = BufWriter::with_capacity(1 << 18, file);
        let heads: Vec<&'static str> = columns.iter().map(|(name, _)| *name).collect();
        let into = match target.format {
            TableFormat::Csv => {
                writeln!(file, "{}", heads.join(","))?;
                Into::Csv(file)
            }
            TableFormat::Jsonl => Into::Jsonl(file),
            TableFormat::Parquet => Into::Parquet(
                Box::new(Writer::new(file, columns)?),
                columns.iter().map(|c| held(c.1)).collect(),
            ),
        };
        Ok(Table { path, columns: heads, into, line: String::new() })
    }

    /// Adds a row, its cells in the order of the columns.
    pub(super) fn row(&mut self, cells: &[Cell<'_>]) -> Result<()> {
        self.line.clear();
        match &mut self.into {
            Into::Csv(file) => {
                for (at, cell) in cells.iter().enumerate() {
                    if at > 0 {
                        self.line.push(',');
                    }
                    match cell {
                        Cell::Text(text) => push_cell(text, &mut self.line),
                        Cell::Number(number) | Cell::Maybe(Some(number)) => {
                            push_number(*number, &mut self.line);
                        }
                        Cell::Maybe(None) => {}
                        Cell::Whole(number) => self.line.push_str(&number.to_string()),
                    }
                }
                self.line.push('\n');
                file.write_all(self.line.as_bytes())?;
            }
            Into::Jsonl(file) => {
                let object: serde_json::Map<String, serde_json::Value> = (self.columns.iter().zip(cells))
                    .map(|(name, cell)| {
                        let value = match cell {
                            Cell::Text(text) => (*text).into(),
                            Cell::Number(number) => (*number).into(),
                            Cell::Maybe(number) => (*number).into(),
                            Cell::Whole(number) => (*number).into(),
                        };
                        ((*name).to_owned(), value)
                    })
                    .collect();
                serde_json::to_writer(&mut *file, &object)?;
                file.write_all(b"\n")?;
            }
            Into::Parquet(writer, held) => {
                for (held, cell) in held.iter_mut().zip(cells) {
                    match (held, cell) {
                        (Held::Texts(texts), Cell::Text(text)) => texts.push((*text).to_owned()),
                        (Held::Numbers(numbers), Cell::Number(number)) => numbers.push(*number),
                        (Held::Maybe(numbers), Cell::Maybe(number)) => numbers.push(*number),
                        (Held::Wholes(numbers), Cell::Whole(number)) => numbers.push(*number),
                        _ => {}
                    }
                }
                if held.first().is_some_and(|held| held.rows() >= ROWS_HELD) {
                    part(writer, held)?;
                }
            }
        }
        Ok(())
    }

    /// Ends the table, which is on the disk then: where.
    pub(super) fn finish(self) -> Result<PathBuf> {
        let file = match self.into {
            Into::Csv(file) | Into::Jsonl(file) => file,
            Into::Parquet(mut writer, mut held) => {
                part(&mut writer, &mut held)?;
                writer.finish()?
            }
        };
        let file = file.into_inner().map_err(std::io::IntoInnerError::into_error)?;
        file.sync_all().with_context(|| format!("{}: cannot be written", self.path.display()))?;
        Ok(self.path)
    }
}

fn held(kind: Kind) -> Held {
    match kind {
        Kind::Text => Held::Texts(Vec::new()),
        Kind::Number => Held::Numbers(Vec::new()),
        Kind::Maybe => Held::Maybe(Vec::new()),
        Kind::Whole => Held::Wholes(Vec::new()),
    }
}

impl Held {
    fn rows(&self) -> usize {
        match self {
            Held::Texts(texts) => texts.len(),
            Held::Numbers(numbers) => numbers.len(),
            Held::Maybe(numbers) => numbers.len(),
            Held::Wholes(numbers) => numbers.len(),
        }
    }

    fn clear(&mut self) {
        match self {
            Held::Texts(texts) => texts.clear(),
            Held::Numbers(numbers) => numbers.clear(),
            Held::Maybe(numbers) => numbers.clear(),
            Held::Wholes(numbers) => numbers.clear(),
        }
    }
}

/// Writes what is held.
fn part(writer: &mut Writer<BufWriter<File>>, held: &mut [Held]) -> Result<()> {
    let texts: Vec<Vec<&str>> = held
        .iter()
        .map(|held| match held {
            Held::Texts(texts) => texts.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        })
        .collect();
    let cells: Vec<Cells<'_>> = held
        .iter()
        .zip(&texts)
        .map(|(held, texts)| match held {
            Held::Texts(_) => Cells::Texts(texts),
            Held::Numbers(numbers) => Cells::Numbers(numbers),
            Held::Maybe(numbers) => Cells::Maybe(numbers),
            Held::Wholes(numbers) => Cells::Wholes(numbers),
        })
        .collect();
    writer.rows(&cells)?;
    held.iter_mut().for_each(Held::clear);
    Ok(())
}

/// A cell of CSV, quoted where it must be.
fn push_cell(text: &str, line: &mut String) {
    if text.contains([',', '"', '\n', '\r']) {
        line.push('"');
        line.push_str(&text.replace('"', "\"\""));
        line.push('"');
    } else {
        line.push_str(text);
    }
}

/// Up to six digits behind the point.
fn push_number(number: f64, line: &mut String) {
    let written = format!("{number:.6}");
    line.push_str(written.trim_end_matches('0').trim_end_matches('.'));
}
