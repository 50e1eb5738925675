//! How a child answers with lists: in frames, a column each, so that neither side holds an answer whole.
//!
//! A frame is a letter, the length of what follows in eight bytes, the low one first, and that. Lists begin with `S`,
//! have their columns in `C` and end with their remarks in `R`; the answer ends with `E`.
//!
//! Must not: believe a length, a code or a word of a child.

use super::Sheet;
use super::fault::Fault;
use super::remark::{Remark, are_sound};
use crate::cage::Walls;
use crate::formats::is_short;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};
use vocabulary::{Column, Digest, List, limits};

/// Begins an answer.
const MARK: &[u8] = b"toll caged list 1\n";
/// The most bytes of a frame that is no column.
const WORDS_BYTES_MAX: u64 = 1 << 20;

/// Begins a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Head {
    /// The name of the sheet.
    pub(super) name: Option<String>,
    pub(super) rows: u64,
    pub(super) columns: usize,
}

/// Ends an answer.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct End {
    /// The digest of what was read.
    pub(super) sha256: Digest,
    pub(super) bytes: u64,
    pub(super) walls: Walls,
    pub(super) peak_bytes: Option<u64>,
    /// The remarks on the file, or why there is no list.
    pub(super) outcome: Result<Vec<Remark>, Fault>,
}

impl End {
    fn is_sound(&self) -> bool {
        match &self.outcome {
            Ok(remarks) => are_sound(remarks),
            Err(fault) => fault.is_sound(),
        }
    }
}

/// Writes an answer.
pub(super) struct Writer<W>(W);

impl<W: Write> Writer<W> {
    pub(super) fn new(mut out: W) -> io::Result<Writer<W>> {
        out.write_all(MARK)?;
        Ok(Writer(out))
    }

    fn frame(&mut self, letter: u8, length: u64) -> io::Result<()> {
        self.0.write_all(&[letter])?;
        self.0.write_all(&length.to_le_bytes())
    }

    fn words(&mut self, letter: u8, words: &impl Serialize) -> io::Result<()> {
        let words = serde_json::to_vec(words)?;
        self.frame(letter, words.len() as u64)?;
        self.0.write_all(&words)
    }

    pub(super) fn begin(&mut self, head: &Head) -> io::Result<()> {
        self.words(b'S', head)
    }

    pub(super) fn column(&mut self, column: &Column) -> io::Result<()> {
        let (name, width) = (column.name().as_bytes(), width(column.distinct()));
        let text: usize = column.distinct_values().map(str::len).sum();
        let length = 16 + name.len() + text + 2 * column.distinct() + width * column.rows();
        self.frame(b'C', length as u64)?;
        self.0.write_all(&(name.len() as u32).to_le_bytes())?;
        self.0.write_all(&(column.distinct() as u32).to_le_bytes())?;
        self.0.write_all(&(text as u64).to_le_bytes())?;
        self.0.write_all(name)?;
        for value in column.distinct_values() {
            self.0.write_all(&(value.len() as u16).to_le_bytes())?;
        }
        for value in column.distinct_values() {
            self.0.write_all(value.as_bytes())?;
        }
        let mut buffer = Vec::with_capacity(PIECE * width);
        for codes in column.codes().chunks(PIECE) {
            buffer.clear();
            match width {
                1 => buffer.extend(codes.iter().map(|code| *code as u8)),
                2 => codes.iter().for_each(|code| buffer.extend_from_slice(&(*code as u16).to_le_bytes())),
                _ => codes.iter().for_each(|code| buffer.extend_from_slice(&code.to_le_bytes()[..width])),
            }
            self.0.write_all(&buffer)?;
        }
        Ok(())
    }

    pub(super) fn remarks(&mut self, remarks: &[Remark]) -> io::Result<()> {
        self.words(b'R', &remarks)
    }

    pub(super) fn end(mut self, end: &End) -> io::Result<()> {
        self.words(b'E', end)?;
        self.0.flush()
    }
}

/// How many codes are handled at once.
const PIECE: usize = 16 << 10;

/// How many bytes a code takes where there are so many values.
fn width(distinct: usize) -> usize {
    match distinct {
        0..=0x100 => 1,
        0x101..=0x1_0000 => 2,
        0x1_0001..=0x100_0000 => 3,
        _ => 4,
    }
}

/// An answer that holds together; `None` for anything else. Lists are named after the file, and where there are several
/// after their sheets too.
pub(super) fn read(input: &mut impl Read, file: &str) -> Option<(Vec<Sheet>, End)> {
    let mut mark = [0; MARK.len()];
    input.read_exact(&mut mark).ok()?;
    let (mut sheets, mut cells) = (Vec::new(), 0u64);
    if mark != *MARK {
        return None;
    }
    loop {
        let (letter, length) = frame(input)?;
        match letter {
            b'E' => {
                let end: End = words(input, length)?;
                let given = end.outcome.is_err() || !sheets.is_empty();
                return (given && end.is_sound()).then(|| (named(sheets, file), end));
            }
            b'S' if sheets.len() < limits::LIST_SHEETS_MAX => {
                let head: Head = words(input, length)?;
                let wide = head.columns as u64;
                cells = cells.checked_add(head.rows.checked_mul(wide)?)?;
                let fits = head.columns <= limits::LIST_COLUMNS_MAX
                    && head.rows <= limits::LIST_ROWS_MAX
                    && cells <= limits::LIST_CELLS_MAX
                    && head.name.as_deref().is_none_or(|name| is_short(name) && !name.contains('\0'));
                if !fits {
                    return None;
                }
                match sheet(input, head, file)? {
                    Part::Whole(sheet) => sheets.push(sheet),
                    Part::Given(end) => {
                        let sound = end.outcome.is_err() && end.is_sound();
                        return sound.then(|| (Vec::new(), end));
                    }
                }
            }
            _ => return None,
        }
    }
}

/// A list, or the end of the answer where the child found within one that there is none to be had.
enum Part {
    Whole(Sheet),
    Given(End),
}

fn sheet(input: &mut impl Read, head: Head, file: &str) -> Option<Part> {
    let mut columns = Vec::new();
    loop {
        let (letter, length) = frame(input)?;
        match letter {
            b'C' if columns.len() < head.columns => columns.push(column(input, length, head.rows)?),
            b'R' => {
                let remarks: Vec<Remark> = words(input, length)?;
                let whole = columns.len() == head.columns && are_sound(&remarks);
                let list = List::of_columns(file, columns).filter(|_| whole)?;
                return Some(Part::Whole(Sheet { name: head.name, list, remarks }));
            }
            b'E' => return words(input, length).map(Part::Given),
            _ => return None,
        }
    }
}

fn frame(input: &mut impl Read) -> Option<(u8, u64)> {
    let mut head = [0; 9];
    input.read_exact(&mut head).ok()?;
    let length = u64::from_le_bytes(head[1..].try_into().ok()?);
    Some((head[0], length))
}

/// As many bytes, taken as they come: nothing is set aside for what may never arrive.
fn bytes(input: &mut impl Read, length: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(length).ok()?.min(1 << 20));
    input.take(length).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 == length).then_some(bytes)
}

fn words<T: DeserializeOwned>(input: &mut impl Read, length: u64) -> Option<T> {
    if length > WORDS_BYTES_MAX {
        return None;
    }
    serde_json::from_slice(&bytes(input, length)?).ok()
}

fn column(input: &mut impl Read, length: u64, rows: u64) -> Option<Column> {
    let head = bytes(input, 16)?;
    let number =
        |range: std::ops::Range<usize>| head[range].iter().rev().fold(0, |n, byte| n << 8 | u64::from(*byte));
    let (name, distinct, text) = (number(0..4), number(4..8), number(8..16));
    let wide = width(usize::try_from(distinct).ok()?) as u64;
    // A value is met in a row, but for the empty one.
    let fits = name <= 4 * limits::LIST_HEADER_CHARS_MAX as u64 && distinct <= rows + 1;
    let whole =
        16u64.checked_add(name)?.checked_add(text)?.checked_add(2 * distinct)?.checked_add(wide * rows)?;
    if !fits || whole != length || text > u64::from(u32::MAX) {
        return None;
    }
    let name = String::from_utf8(bytes(input, name)?).ok().filter(|name| !name.contains('\0'))?;
    let (mut ends, mut end) = (Vec::new(), 0u64);
    for pair in bytes(input, 2 * distinct)?.chunks_exact(2) {
        let length = u16::from_le_bytes([pair[0], pair[1]]);
        if usize::from(length) > limits::LIST_CELL_BYTES_MAX {
            return None;
        }
        end += u64::from(length);
        ends.push(u32::try_from(end).ok()?);
    }
    let text = String::from_utf8(bytes(input, text)?).ok().filter(|text| !text.contains('\0'))?;
    let mut codes = Vec::new();
    let mut left = rows;
    while left > 0 {
        let piece = left.min(PIECE as u64);
        let taken = bytes(input, piece * wide)?;
        match wide {
            1 => codes.extend(taken.iter().map(|byte| u32::from(*byte))),
            2 => {
                codes.extend(taken.chunks_exact(2).map(|two| u32::from(u16::from_le_bytes([two[0], two[1]]))))
            }
            3 => codes.extend(
                taken.chunks_exact(3).map(|three| u32::from_le_bytes([three[0], three[1], three[2], 0])),
            ),
            _ => codes.extend(
                taken.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])),
            ),
        }
        left -= piece;
    }
    Column::of_parts(name, text, ends, codes)
}

/// Lists by their names, where there are several.
fn named(mut sheets: Vec<Sheet>, file: &str) -> Vec<Sheet> {
    if sheets.len() > 1 {
        for sheet in &mut sheets {
            let name = format!("{file}#{}", sheet.name.as_deref().unwrap_or_default());
            let list = std::mem::take(&mut sheet.list);
            sheet.list = list.named(name);
        }
    }
    sheets
}
