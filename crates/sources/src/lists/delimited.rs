//! Lists of delimited cells: CSV, TSV and their kin (RFC 4180, and what programs make of it).
//!
//! Must not: hold the file, or more of a row than a row may have.

use super::dialect::Dialect;
use super::fault::Fault;
use super::gather::{Gather, too_wide};
use super::input::Input;
use super::remark::Noticed;
use super::row::Cells;
use crate::Why;
use csv_core::ReadRecordResult;
use vocabulary::limits;

/// Fed after the last byte: where it comes out within a cell, that cell's quotation mark was never closed.
const END: &[u8] = b"\n\x1ETHE END\x1E\n";
/// The row that it gives where all is well.
const END_ROW: &[u8] = b"\x1ETHE END\x1E";

/// How the reading of rows ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// The file is read.
    Whole,
    /// The bytes are not UTF-8, or no text at all, though they were taken for it.
    NotPlain,
}

/// Reads all rows.
pub(super) fn read(input: &mut Input, ending: &str, gather: &mut Gather) -> Result<Ended, Why> {
    let mut ahead = Vec::new();
    let mut whole = false;
    while ahead.len() < limits::LIST_SAMPLE_BYTES && !whole {
        let before = ahead.len();
        input.next(&mut ahead)?;
        whole = ahead.len() == before;
    }
    let dialect = Dialect::of(&ahead, ending, whole);
    let mut rows = Rows::new(dialect, input.is_plain());
    // A line that tells the dialect is no row, and still a line.
    let mut from = dialect.skip;
    loop {
        if rows.feed(&ahead[from..], gather)? == Ended::NotPlain {
            return Ok(Ended::NotPlain);
        }
        ahead.clear();
        from = 0;
        input.next(&mut ahead)?;
        if ahead.is_empty() {
            return Ok(rows.end(gather)?);
        }
    }
}

/// Rows as they come out of bytes.
struct Rows {
    parser: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    /// How much of `text` and `ends` is filled.
    filled: (usize, usize),
    lines: Lines,
    /// The line after the row before.
    next_line: u64,
    /// Whether the bytes are still to be shown to be characters.
    plain: bool,
}

impl Rows {
    fn new(dialect: Dialect, plain: bool) -> Rows {
        let (text, ends) = (vec![0; 4096], vec![0; 64]);
        let (parser, lines) = (dialect.parser(), Lines::default());
        Rows { parser, text, ends, filled: (0, 0), lines, next_line: 1, plain }
    }

    fn feed(&mut self, mut bytes: &[u8], gather: &mut Gather) -> Result<Ended, Fault> {
        while !bytes.is_empty() {
            let (text, ends) = (&mut self.text[self.filled.0..], &mut self.ends[self.filled.1..]);
            let (result, read, written, ended) = self.parser.read_record(bytes, text, ends);
            self.lines.pass(&bytes[..read]);
            bytes = &bytes[read..];
            self.filled = (self.filled.0 + written, self.filled.1 + ended);
            match result {
                ReadRecordResult::InputEmpty | ReadRecordResult::End => {}
                ReadRecordResult::OutputFull if self.text.len() >= limits::LIST_ROW_BYTES_MAX => {
                    let most = limits::LIST_ROW_BYTES_MAX;
                    let seen = "the row is longer than is read";
                    return Err(Fault::limit(seen, "LIST_ROW_BYTES_MAX", most, self.opened()));
                }
                ReadRecordResult::OutputFull => self.text.resize(self.text.len() * 4, 0),
                // One more than may be, so that it can be told.
                ReadRecordResult::OutputEndsFull if self.ends.len() > limits::LIST_COLUMNS_MAX => {
                    return Err(too_wide(self.opened()));
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 4, 0),
                ReadRecordResult::Record => {
                    if self.row(gather)? == Ended::NotPlain {
                        return Ok(Ended::NotPlain);
                    }
                }
            }
        }
        Ok(Ended::Whole)
    }

    fn row(&mut self, gather: &mut Gather) -> Result<Ended, Fault> {
        let (bytes, cells) = std::mem::take(&mut self.filled);
        if &self.text[..bytes] == END_ROW {
            return Ok(Ended::Whole);
        }
        let nul = self.text[..bytes].contains(&0);
        if nul && self.plain {
            return Ok(Ended::NotPlain);
        }
        if nul {
            self.text[..bytes].iter_mut().filter(|byte| **byte == 0).for_each(|byte| *byte = b' ');
        }
        let Ok(text) = std::str::from_utf8(&self.text[..bytes]) else { return Ok(Ended::NotPlain) };
        let next = self.lines.at();
        // Rows of one line are the rule; else lines within cells are told from empty ones before the row.
        let within = if next - self.next_line > 1 { Lines::within(text.as_bytes()) } else { 0 };
        let line = next - 1 - within;
        self.next_line = next;
        if nul {
            gather.remarks.add(Noticed::CellNul, line, String::new);
        }
        if text.contains('\u{FFFD}') {
            gather.remarks.add(Noticed::BadBytes, line, String::new);
        }
        if within >= limits::LIST_ROW_LINES_MAX {
            gather.remarks.add(Noticed::RowLong, line, || format!("{} lines", within + 1));
        }
        if cells > limits::LIST_COLUMNS_MAX {
            return Err(too_wide(line));
        }
        gather.row(line, Cells::new(text, &self.ends[..cells]))?;
        Ok(Ended::Whole)
    }

    /// The line at which the cell begins that is not ended yet.
    fn opened(&self) -> u64 {
        let (bytes, cells) = self.filled;
        let before = cells.checked_sub(1).map_or(0, |last| self.ends[last]);
        self.lines.at() - Lines::within(&self.text[before..bytes])
    }

    fn end(&mut self, gather: &mut Gather) -> Result<Ended, Fault> {
        let ended = self.feed(END, gather)?;
        match self.filled {
            (0, 0) => Ok(ended),
            _ => Err(Fault::Unclosed { line: self.opened() }),
        }
    }
}

/// Counts lines, however they end: by LF, CR LF or CR.
#[derive(Clone, Copy, Default)]
struct Lines {
    passed: u64,
    /// Whether the last byte was a CR: an LF after it ends no line of its own.
    after_cr: bool,
}

impl Lines {
    fn pass(&mut self, bytes: &[u8]) {
        let Some(last) = bytes.last() else { return };
        let feeds = bytes.iter().filter(|byte| **byte == b'\n').count();
        let joined = usize::from(self.after_cr && bytes[0] == b'\n');
        let returns = match bytes.contains(&b'\r') {
            true => {
                let alone = bytes.windows(2).filter(|pair| pair[0] == b'\r' && pair[1] != b'\n').count();
                alone + usize::from(*last == b'\r')
            }
            false => 0,
        };
        self.passed += (feeds + returns - joined) as u64;
        self.after_cr = *last == b'\r';
    }

    /// The line of the next byte, from 1.
    fn at(self) -> u64 {
        self.passed + 1
    }

    fn within(bytes: &[u8]) -> u64 {
        let mut lines = Lines::default();
        lines.pass(bytes);
        lines.passed
    }
}
