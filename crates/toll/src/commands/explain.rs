//! `toll explain`: on what each figure of a document rests: which rules fired on which words, and how sure that makes it.
//!
//! Must not: read otherwise than `toll read` does.

use crate::cli::{Explain, Format};
use crate::messages::Verdict;
use crate::pipeline::{self, Piece, explained_pieces, source_of};
use crate::show::{Column, Look, escape, figure_value, heading, passages, table};
use anyhow::{Result, bail};
use claims::Ground;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::Path;
use vocabulary::{Figure, limits};

/// A figure with its grounds, for programs.
#[derive(Serialize)]
struct Explained<'e> {
    figure: &'e Figure,
    grounds: &'e [Ground],
}

pub(crate) fn explain(asked: Explain) -> Result<Verdict> {
    let reader = pipeline::reader();
    let document = match asked.file == Path::new("-") {
        true => sources::open_stream(&asked.file, io::stdin().lock())?,
        false => sources::open(&asked.file)?,
    };
    let path = document.path.to_string_lossy().replace('\\', "/");
    let source = source_of(&document, &path, document.sidecar.as_ref(), asked.published);
    let terminal = io::stdout().is_terminal();
    let format = asked.format.unwrap_or(if terminal { Format::Table } else { Format::Jsonl });
    let mut out = BufWriter::new(io::stdout().lock());
    let mut printed = 0;
    if format == Format::Json {
        out.write_all(b"[")?;
    }
    for piece in explained_pieces(&reader, &document, source, limits::SECTION_BYTES_MAX)? {
        let piece = piece?;
        let wanted = |figure: &Figure| asked.figure.as_ref().is_none_or(|id| *id == figure.id);
        for (figure, grounds) in piece.reading.figures.iter().zip(&piece.grounds) {
            if !wanted(figure) {
                continue;
            }
            match format {
                Format::Table => show(&mut out, &piece, figure, grounds, printed == 0)?,
                Format::Json | Format::Jsonl => {
                    let comma = format == Format::Json && printed > 0;
                    out.write_all(if comma { b"," } else { b"" })?;
                    serde_json::to_writer(&mut out, &Explained { figure, grounds })?;
                    out.write_all(if format == Format::Jsonl { b"\n" } else { b"" })?;
                }
            }
            printed += 1;
        }
    }
    if format == Format::Json {
        out.write_all(b"]\n")?;
    }
    out.flush()?;
    match asked.figure {
        Some(id) if printed == 0 => bail!(
            "{} has no figure {id}: `toll read {}` lists its figures",
            asked.file.display(),
            asked.file.display()
        ),
        _ => Ok(Verdict::Clean),
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
    let rows: Vec<Vec<String>> = (grounds.iter())
        .map(|ground| {
            let again = ground.field == last;
            last = ground.field;
            let value = if again { String::new() } else { figure_value(figure, ground.field) };
            let words = ground.words.as_ref().map(|words| words.text()).unwrap_or_default();
            let bits = |bits: f64| if bits.abs() < 0.05 { String::new() } else { format!("{bits:+.1}") };
            let field = if again { "" } else { ground.field };
            [field, &value, ground.says, words, &bits(ground.bits), &bits(ground.bits_all)].map(escape).into()
        })
        .collect();
    write!(out, "{}", table(&columns, &rows, look.width))?;
    if let (Some(core), Some(all)) = (figure.confidence, figure.confidence_all) {
        writeln!(out, "Read rightly: {core} for number, unit and what happened; {all} for all of it.")?;
    }
    Ok(())
}
