//! A large document as one JSON object: its figures leave as they are found, all else waits in temporary files.
//!
//! Must not: hold the claims of more than one section.

use crate::pipeline::Piece;
use anyhow::{Error, Result};
use serde::Serialize;
use std::io::{self, Seek, Write};
use tempfile::SpooledTempFile;

/// How much of an array stays in memory before it goes to a file, in bytes.
const SPOOL_BYTES: usize = 1 << 20;

/// How much is written at once, in bytes.
const PIECE_BYTES: usize = 1 << 16;

/// Prints the object. Gives whether the reader warned, and what ended the document before its end; the object is
/// closed then too, and says so among its warnings.
pub(super) fn object(
    out: &mut impl Write,
    pieces: impl Iterator<Item = Result<Piece>>,
) -> Result<(bool, Option<Error>)> {
    let names = ["quotes", "positions", "dates", "references", "places", "warnings"];
    let mut spools = names.map(|_| Array::new(SpooledTempFile::new(SPOOL_BYTES)));
    let mut figures = Array::new(out);
    let (mut begun, mut warned, mut failed) = (false, false, None);
    for piece in pieces {
        let reading = match piece {
            Ok(piece) => piece.reading,
            Err(error) => {
                failed = Some(error);
                break;
            }
        };
        if !begun {
            begun = true;
            figures.out.write_all(b"{\"source\":")?;
            serde_json::to_writer(&mut figures.out, &reading.source)?;
            figures.out.write_all(b",\"figures\":")?;
        }
        figures.extend(&reading.figures)?;
        let [quotes, positions, dates, references, places, warnings] = &mut spools;
        quotes.extend(&reading.quotes)?;
        positions.extend(&reading.positions)?;
        dates.extend(&reading.dates)?;
        references.extend(&reading.references)?;
        places.extend(&reading.places)?;
        warnings.extend(&reading.warnings)?;
        warned |= !reading.warnings.is_empty();
    }
    let out = figures.end()?;
    if let Some(error) = &failed {
        spools[5].extend(&[format!("What follows was not read: {error:#}")])?;
    }
    for (name, spool) in names.iter().zip(spools) {
        write!(out, ",\"{name}\":")?;
        let mut spool = spool.end()?;
        spool.rewind()?;
        io::copy(&mut spool, out)?;
    }
    out.write_all(b"}")?;
    Ok((warned, failed))
}

/// A JSON array that is being written.
struct Array<W> {
    out: W,
    begun: bool,
}

impl<W: Write> Array<W> {
    fn new(out: W) -> Array<W> {
        Array { out, begun: false }
    }

    /// Adds items. They are written in pieces of some size: a call to the system for every word costs more than reading.
    fn extend(&mut self, items: &[impl Serialize]) -> Result<()> {
        let mut piece = Vec::new();
        for item in items {
            piece.push(if self.begun { b',' } else { b'[' });
            self.begun = true;
            serde_json::to_writer(&mut piece, item)?;
            if piece.len() >= PIECE_BYTES {
                self.out.write_all(&piece)?;
                piece.clear();
            }
        }
        self.out.write_all(&piece)?;
        Ok(())
    }

    fn end(mut self) -> Result<W> {
        self.out.write_all(if self.begun { b"]" } else { b"[]" })?;
        Ok(self.out)
    }
}
