//! `toll explain`: on what each claim of a document rests: which rules fired on which words, and how sure that makes it.
//!
//! Must not: read otherwise than `toll read` does.

use crate::cli::{Explain, Format};
use crate::messages::Verdict;
use crate::pipeline::{self, Piece, explained_pieces, parsed, source_of};
use crate::show::{Column, Look, escape, figure_value, heading, passages, table};
use anyhow::{Result, bail};
use claims::Ground;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use vocabulary::{Figure, Position, Quote, limits};

/// A claim with its grounds, for programs.
#[derive(Serialize)]
struct Explained<'e> {
    #[serde(flatten)]
    claim: Claim<'e>,
    grounds: &'e [Ground],
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Claim<'e> {
    Figure(&'e Figure),
    Quote(&'e Quote),
    Position(&'e Position),
}

pub(crate) fn explain(asked: Explain) -> Result<Verdict> {
    let reader = pipeline::reader();
    let document = match asked.file == Path::new("-") {
        true => sources::open_stream(&asked.file, io::stdin().lock())?,
        false => sources::open(&asked.file)?,
    };
    let document = parsed(document, &pipeline::cage()?)?;
    let path = document.path.to_string_lossy().replace('\\', "/");
    let source = source_of(&document, &path, document.sidecar.as_ref(), asked.published);
    let terminal = io::stdout().is_terminal();
    let mut printer = Printer {
        out: BufWriter::new(io::stdout().lock()),
        format: asked.format.unwrap_or(if terminal { Format::Table } else { Format::Jsonl }),
        printed: 0,
    };
    for piece in explained_pieces(&reader, &document, source, limits::SECTION_BYTES_MAX)? {
        printer.piece(&piece?, asked.figure.as_deref())?;
    }
    printer.end()?;
    match asked.figure {
        Some(id) if printer.printed == 0 => {
            let file = asked.file.display();
            bail!("{file} has no figure {id}: `toll read {file}` lists its figures")
        }
        _ => Ok(Verdict::Clean),
    }
}

struct Printer<W> {
    out: W,
    format: Format,
    printed: usize,
}

impl<W: Write> Printer<W> {
    /// Prints the claims of a section: figures, and for programs that ask for no single one, quotes and positions.
    fn piece(&mut self, piece: &Piece, id: Option<&str>) -> Result<()> {
        let reading = &piece.reading;
        for (figure, grounds) in reading.figures.iter().zip(&piece.grounds.figures) {
            if id.is_some_and(|id| id != figure.id) {
                continue;
            }
            match self.format {
                Format::Table => show(&mut self.out, piece, figure, grounds, self.printed == 0)?,
                _ => self.object(Claim::Figure(figure), grounds)?,
            }
            self.printed += 1;
        }
        if id.is_some() || self.format == Format::Table {
            return Ok(());
        }
        for (quote, grounds) in reading.quotes.iter().zip(&piece.grounds.quotes) {
            self.object(Claim::Quote(quote), grounds)?;
            self.printed += 1;
        }
        for (position, grounds) in reading.positions.iter().zip(&piece.grounds.positions) {
            self.object(Claim::Position(position), grounds)?;
            self.printed += 1;
        }
        Ok(())
    }

    fn object(&mut self, claim: Claim, grounds: &[Ground]) -> Result<()> {
        let before: &[u8] = match (self.format, self.printed) {
            (Format::Json, 0) => b"[",
            (Format::Json, _) => b",",
            _ => b"",
        };
        self.out.write_all(before)?;
        serde_json::to_writer(&mut self.out, &Explained { claim, grounds })?;
        self.out.write_all(if self.format == Format::Jsonl { b"\n" } else { b"" })?;
        Ok(())
    }

    fn end(&mut self) -> Result<()> {
        if self.format == Format::Json {
            self.out.write_all(if self.printed == 0 { b"[]\n" } else { b"]\n" })?;
        }
        self.out.flush()?;
        Ok(())
    }
}

/// A figure's words in their place, and its grounds as a table.
fn show(out: &mut impl Write, piece: &Piece, figure: &Figure, grounds: &[Ground], first: bool) -> Result<()> {
    let look = Look::of_stdout();
    match first {
        true => writeln!(out, "{}", heading(&piece.reading.source))?,
        false => writeln!(out)?,
    }
    write!(out, "{}", passages(&piece.text, piece.first, std::slice::from_ref(figure), look))?;
    let columns = [
        Column::firm("field"),
        Column::loose("is"),
        Column::loose("because"),
        Column::loose("on the words"),
        Column::firm("bits"),
        Column::firm("of all"),
    ];
    let mut last = "";
    let rows = grounds.iter().map(|ground| {
        let again = ground.field == last;
        last = ground.field;
        let value = if again { String::new() } else { figure_value(figure, ground.field) };
        let words = ground.words.as_ref().map(|words| words.text()).unwrap_or_default();
        let bits = |bits: f64| if bits.abs() < 0.05 { String::new() } else { format!("{bits:+.1}") };
        let field = if again { "" } else { ground.field };
        let cells = [field, &value, ground.says, words, &bits(ground.bits), &bits(ground.bits_all)];
        cells.map(escape).to_vec()
    });
    write!(out, "{}", table(&columns, &rows.collect::<Vec<_>>(), look.width))?;
    if let (Some(core), Some(all)) = (figure.confidence, figure.confidence_all) {
        writeln!(out, "Read rightly: {core} for number, unit and what happened; {all} for all of it.")?;
    }
    Ok(())
}
