//! A document on a terminal: a table of its figures, and the passages with the figures marked.
//!
//! Must not: wait for the end of a large document; each section has its table.

use crate::pipeline::Piece;
use crate::show::{Look, escape, figure_rows, heading, passages, table};
use anyhow::{Error, Result};
use std::io::Write;

/// Shows a document, or the first section of one.
pub(super) fn first(out: &mut impl Write, piece: &Piece, look: Look) -> Result<()> {
    writeln!(out, "{}", heading(&piece.reading.source))?;
    section(out, piece, look)
}

/// Shows a document section by section. Gives whether the reader warned, and what ended the document before its end.
pub(super) fn all(
    out: &mut impl Write,
    pieces: impl Iterator<Item = Result<Piece>>,
    look: Look,
) -> Result<(bool, Option<Error>)> {
    let mut warned = false;
    for (number, piece) in pieces.enumerate() {
        let piece = match piece {
            Ok(piece) => piece,
            Err(error) => return Ok((warned, Some(error))),
        };
        match number {
            0 => first(out, &piece, look)?,
            _ => section(out, &piece, look)?,
        }
        warned |= !piece.reading.warnings.is_empty();
        out.flush()?;
    }
    Ok((warned, None))
}

fn section(out: &mut impl Write, piece: &Piece, look: Look) -> Result<()> {
    let reading = &piece.reading;
    if reading.figures.is_empty() {
        writeln!(out, "no figures")?;
    } else {
        let (columns, rows) = figure_rows(&reading.figures);
        writeln!(out, "{}", table(&columns, &rows, look.width))?;
        write!(out, "{}", passages(&piece.text, piece.first, &reading.figures, look))?;
    }
    for warning in &reading.warnings {
        writeln!(out, "note: {}", escape(warning))?;
    }
    Ok(())
}
