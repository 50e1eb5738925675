//! One column of a Parquet file, from its pages into a dictionary of its own.
//!
//! Must not: be run outside the cage.

use super::pages::{hybrid, measured, plain};
use super::values::Kind;
use crate::lists::fault::Fault;
use crate::lists::gather::cut;
use crate::lists::remark::{Noticed, Remarks};
use crate::lists::row::Cells;
use bytes::Bytes;
use parquet::basic::{Encoding, Type};
use parquet::column::page::{Page, PageReader};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{AsBytes, DataType};
use vocabulary::{Column, ColumnBuilder, limits};

/// Fills a column.
pub(super) struct Filling<'r> {
    kind: Kind,
    /// The level at which a value is there; at lower ones it, or what it lies in, is not.
    there: u32,
    builder: ColumnBuilder,
    remarks: &'r mut Remarks,
    text: String,
}

/// The dictionary of a part of the column.
struct Dictionary {
    page: Bytes,
    /// Where each value lies.
    places: Vec<(u32, u32)>,
    /// The code of each value, once it is met.
    codes: Vec<Option<u32>>,
}

/// How many values are taken at once.
const BATCH: usize = 1024;

fn damaged() -> Fault {
    Fault::broken("a page does not hold what it says", 0)
}

impl Filling<'_> {
    pub(super) fn new(name: String, kind: Kind, there: i16, remarks: &mut Remarks) -> Filling<'_> {
        let there = u32::from(there.unsigned_abs());
        Filling { kind, there, builder: ColumnBuilder::new(name), remarks, text: String::new() }
    }

    pub(super) fn rows(&self) -> usize {
        self.builder.rows()
    }

    pub(super) fn finish(self) -> Column {
        self.builder.finish()
    }

    /// Appends the codes of values.
    fn codes<'v>(
        &mut self,
        values: impl Iterator<Item = &'v [u8]>,
        codes: &mut Vec<u32>,
    ) -> Result<(), Fault> {
        let line = self.builder.rows() as u64 + 1;
        let (mut text, mut ends) = (String::new(), Vec::new());
        for (at, value) in values.enumerate() {
            if !self.kind.text(value, &mut self.text) {
                self.remarks.add(Noticed::BadBytes, line + at as u64, String::new);
            }
            text.push_str(cut(&self.text, line + at as u64, self.remarks));
            ends.push(text.len());
        }
        let cells = Cells::new(&text, &ends);
        self.check(line)?;
        self.builder.code_all(&cells.iter().collect::<Vec<_>>(), codes);
        Ok(())
    }

    fn check(&self, line: u64) -> Result<(), Fault> {
        // A page adds less than what is left until text can hold no more.
        match self.builder.text_bytes() as u64 > limits::LIST_TEXT_BYTES_MAX {
            true => {
                let most = limits::LIST_TEXT_BYTES_MAX;
                Err(Fault::limit("a column has more text than is read", "LIST_TEXT_BYTES_MAX", most, line))
            }
            false => Ok(()),
        }
    }

    /// The code of a value.
    fn code(&mut self, raw: &[u8]) -> Result<u32, Fault> {
        let line = self.builder.rows() as u64 + 1;
        if !self.kind.text(raw, &mut self.text) {
            self.remarks.add(Noticed::BadBytes, line, String::new);
        }
        self.check(line)?;
        Ok(self.builder.code(cut(&self.text, line, self.remarks)))
    }

    /// Takes a part of the column whose pages are plain or lead to a dictionary; `rows` is how many it is to have.
    pub(super) fn take_pages(&mut self, mut pages: Box<dyn PageReader>, rows: usize) -> Result<(), Fault> {
        let end = self.builder.rows() + rows;
        let mut dictionary = None;
        while let Some(page) = pages.get_next_page().map_err(|error| Fault::broken(error, 0))? {
            let left = end - self.builder.rows();
            match page {
                Page::DictionaryPage { buf, num_values, .. } => {
                    dictionary = Some(self.dictionary(buf, num_values as usize)?);
                }
                Page::DataPage { buf, num_values, encoding, def_level_encoding, .. } => {
                    let mut values: &[u8] = &buf;
                    let mut levels = None;
                    if self.there > 0 {
                        if def_level_encoding != Encoding::RLE {
                            let seen = format!("levels in the encoding {def_level_encoding}");
                            return Err(Fault::Unread { seen });
                        }
                        let (told, rest) = measured(values).ok_or_else(damaged)?;
                        (levels, values) = (Some(told), rest);
                    }
                    self.page(levels, values, num_values as usize, left, encoding, dictionary.as_mut())?;
                }
                Page::DataPageV2 {
                    buf,
                    num_values,
                    encoding,
                    def_levels_byte_len,
                    rep_levels_byte_len,
                    ..
                } => {
                    let (_, rest) = buf.split_at_checked(rep_levels_byte_len as usize).ok_or_else(damaged)?;
                    let (told, values) =
                        rest.split_at_checked(def_levels_byte_len as usize).ok_or_else(damaged)?;
                    let levels = (self.there > 0).then_some(told);
                    self.page(levels, values, num_values as usize, left, encoding, dictionary.as_mut())?;
                }
            }
        }
        if self.builder.rows() != end { Err(too_few()) } else { Ok(()) }
    }

    fn dictionary(&mut self, page: Bytes, count: usize) -> Result<Dictionary, Fault> {
        let (mut places, mut rest): (Vec<(u32, u32)>, &[u8]) = (Vec::new(), &page);
        for _ in 0..count {
            let (value, after) = plain(rest, self.kind.length).ok_or_else(damaged)?;
            let end = (page.len() - after.len()) as u32;
            places.push((end - value.len() as u32, end));
            rest = after;
        }
        let codes = vec![None; places.len()];
        Ok(Dictionary { page, places, codes })
    }

    fn page(
        &mut self,
        levels: Option<&[u8]>,
        values: &[u8],
        count: usize,
        left: usize,
        encoding: Encoding,
        dictionary: Option<&mut Dictionary>,
    ) -> Result<(), Fault> {
        if count > left {
            return Err(Fault::broken("a column has more rows than the file says", 0));
        }
        let mut there = Vec::new();
        if let Some(levels) = levels {
            hybrid(levels, (32 - self.there.leading_zeros()) as usize, count, &mut there)
                .ok_or_else(damaged)?;
        }
        let full = levels.is_none() || there.iter().all(|level| *level == self.there);
        let given = if full { count } else { there.iter().filter(|level| **level == self.there).count() };
        let mut codes = Vec::with_capacity(given);
        match (encoding, dictionary) {
            (Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY, Some(dictionary)) if given > 0 => {
                let (width, packed) = values.split_first().ok_or_else(damaged)?;
                hybrid(packed, usize::from(*width), given, &mut codes).ok_or_else(damaged)?;
                for code in &mut codes {
                    *code = self.code_in(dictionary, *code as usize)?;
                }
            }
            (Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY, _) if given == 0 => {}
            (Encoding::PLAIN, _) if self.kind.physical == Type::BOOLEAN => {
                for at in 0..given {
                    let byte = values.get(at / 8).ok_or_else(damaged)?;
                    codes.push(self.code(&[byte >> (at % 8) & 1])?);
                }
            }
            (Encoding::RLE, _) if self.kind.physical == Type::BOOLEAN => {
                let (told, _) = measured(values).ok_or_else(damaged)?;
                hybrid(told, 1, given, &mut codes).ok_or_else(damaged)?;
                for code in &mut codes {
                    *code = self.code(&[u8::from(*code == 1)])?;
                }
            }
            (Encoding::PLAIN, _) => {
                let mut rest = values;
                for at in (0..given).step_by(BATCH) {
                    let mut values = Vec::with_capacity(BATCH);
                    for _ in at..given.min(at + BATCH) {
                        let (value, after) = plain(rest, self.kind.length).ok_or_else(damaged)?;
                        values.push(value);
                        rest = after;
                    }
                    self.codes(values.into_iter(), &mut codes)?;
                }
            }
            _ => return Err(damaged()),
        }
        self.put(full.then_some(()), &there, &codes)
    }

    fn code_in(&mut self, dictionary: &mut Dictionary, at: usize) -> Result<u32, Fault> {
        if let Some(Some(code)) = dictionary.codes.get(at) {
            return Ok(*code);
        }
        let (from, to) = *dictionary.places.get(at).ok_or_else(damaged)?;
        let page = dictionary.page.clone();
        let code = self.code(&page[from as usize..to as usize])?;
        dictionary.codes[at] = Some(code);
        Ok(code)
    }

    /// Adds cells: each value where its level says that there is one.
    fn put(&mut self, full: Option<()>, there: &[u32], codes: &[u32]) -> Result<(), Fault> {
        let added = match full {
            Some(()) => self.builder.push_codes(codes),
            None => {
                let mut next = codes.iter().copied();
                let spread =
                    there.iter().map(|level| if *level == self.there { next.next() } else { Some(0) });
                let spread: Option<Vec<u32>> = spread.collect();
                spread.is_some_and(|codes| self.builder.push_codes(&codes))
            }
        };
        if added { Ok(()) } else { Err(damaged()) }
    }

    /// Takes a part of the column in whatever encoding, by way of its values.
    pub(super) fn take_values(&mut self, reader: ColumnReader, rows: usize) -> Result<(), Fault> {
        match reader {
            ColumnReader::BoolColumnReader(reader) => self.take(reader, rows),
            ColumnReader::Int32ColumnReader(reader) => self.take(reader, rows),
            ColumnReader::Int64ColumnReader(reader) => self.take(reader, rows),
            ColumnReader::Int96ColumnReader(reader) => self.take(reader, rows),
            ColumnReader::FloatColumnReader(reader) => self.take(reader, rows),
            ColumnReader::DoubleColumnReader(reader) => self.take(reader, rows),
            ColumnReader::ByteArrayColumnReader(reader) => self.take(reader, rows),
            ColumnReader::FixedLenByteArrayColumnReader(reader) => self.take(reader, rows),
        }
    }

    fn take<T: DataType>(&mut self, mut reader: ColumnReaderImpl<T>, rows: usize) -> Result<(), Fault>
    where
        T::T: AsBytes,
    {
        let end = self.builder.rows() + rows;
        while self.builder.rows() < end {
            let (mut levels, mut values, mut codes) = (Vec::<i16>::new(), Vec::new(), Vec::new());
            let most = BATCH.min(end - self.builder.rows());
            let given = (self.there > 0).then_some(&mut levels);
            let read = reader.read_records(most, given, None, &mut values);
            let (records, ..) = read.map_err(|error| Fault::broken(error, 0))?;
            if records == 0 {
                return Err(too_few());
            }
            self.codes(values.iter().map(AsBytes::as_bytes), &mut codes)?;
            let there: Vec<u32> = levels.iter().map(|level| u32::from(level.unsigned_abs())).collect();
            self.put((self.there == 0).then_some(()), &there, &codes)?;
        }
        Ok(())
    }
}

fn too_few() -> Fault {
    Fault::broken("a column has fewer rows than the file says", 0)
}
