//! Lists: from bytes to rows under named columns.
//!
//! ```
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("dead.csv");
//! std::fs::write(&path, "The dead of Odry (fictional)\n\nid;name;age\n1;\"Thorne; Asa\";30\n2;Bo Reed\n")?;
//! let cage = sources::Cage::of_this_program("caged")?;
//! let read = sources::open_list(&path, &cage)?;
//! let list = &read.sheets[0].list;
//! assert_eq!((list.rows(), list.value(0, 1), list.value(1, 2)), (2, "Thorne; Asa", ""));
//! let said: Vec<String> = read.remarks().map(|remark| remark.to_string()).collect();
//! assert_eq!(said, [
//!     "Rows above the names of the columns are no part of the list: line 1: The dead of Odry (fictional).",
//!     "A row has not as many cells as there are columns: line 5: 2 cells, and there are 3 columns.",
//! ]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! CSV and its kin and JSON are read here; spreadsheets and Parquet are parsed in a [`Cage`], and what the child answers
//! is checked. What is not as it should be in a list that can be read is a [`Remark`]; a file from which no list can be
//! had is refused with a [`Fault`].
//!
//! Must not: know what a column means, lose a row or a cell without a remark, or believe a child.

mod delimited;
mod dialect;
mod fault;
mod foreign;
mod format;
mod gather;
mod header;
mod input;
mod json;
mod parquet;
mod remark;
mod row;
mod spreadsheet;
mod wire;

pub use fault::Fault;
pub(crate) use foreign::serve;
pub use format::ListFormat;
pub use remark::{Noticed, Place, Remark};

use crate::scan::{self, Scan};
use crate::{Cage, Charset, Refusal, Why};
use delimited::Ended;
use gather::Gather;
use input::Input;
use remark::Remarks;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use vocabulary::{Digest, List, limits};

/// A list as it was read, or the lists of a file of several sheets.
#[derive(Debug)]
#[non_exhaustive]
pub struct ListRead {
    /// The file.
    pub path: PathBuf,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its format.
    pub format: ListFormat,
    /// How its bytes stand for characters; `None` for a foreign format.
    pub charset: Option<Charset>,
    /// The lists in it: one, or one for each sheet that holds any. There is at least one.
    pub sheets: Vec<Sheet>,
    /// What was noticed of the file; what was noticed of one sheet stands with that.
    pub file_remarks: Vec<Remark>,
    /// The most memory that the caged parser held at once, in bytes, where there was one and the system told.
    pub peak_bytes: Option<u64>,
}

/// A list, and what was noticed of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Sheet {
    /// What the sheet is called; `None` where the file is one list.
    pub name: Option<String>,
    /// The list. It is named as its file, and where that has several, `FILE#SHEET`.
    pub list: List,
    /// What was noticed.
    pub remarks: Vec<Remark>,
}

impl ListRead {
    /// All remarks: on the file, then on each list in it.
    pub fn remarks(&self) -> impl Iterator<Item = &Remark> {
        self.file_remarks.iter().chain(self.sheets.iter().flat_map(|sheet| &sheet.remarks))
    }
}

/// Reads a list, whatever format it is in. The list takes memory, the file does not, but for JSON and foreign formats.
///
/// # Errors
/// A [`Refusal`] with the file, the line and what to do. One bad row is no reason; it is remarked on.
pub fn open_list(path: &Path, cage: &Cage) -> Result<ListRead, Refusal> {
    let found = fs::metadata(path).map_err(|error| Refusal::io(path, error))?;
    let why = match found.len() {
        _ if found.is_dir() => Some(Why::Folder),
        _ if !found.is_file() => Some(Why::Special),
        0 => Some(Why::Empty),
        bytes if bytes > limits::SOURCE_BYTES_MAX => Some(Why::TooLarge { bytes }),
        _ => None,
    };
    match why {
        Some(why) => Err(why),
        None => read(path, found.len(), cage),
    }
    .map_err(|why| Refusal::new(path, why))
}

fn open(path: &Path) -> Result<Box<dyn Read + Send>, Why> {
    Ok(Box::new(File::open(path).map_err(|error| Refusal::io(path, error).why)?))
}

fn read(path: &Path, bytes: u64, cage: &Cage) -> Result<ListRead, Why> {
    let mut head = Vec::new();
    open(path)?.take(4096).read_to_end(&mut head).map_err(|error| Refusal::io(path, error).why)?;
    let format = ListFormat::of(path, &head)?;
    if format != ListFormat::Delimited && bytes > limits::LIST_FOREIGN_BYTES_MAX {
        return Err(Fault::foreign_too_large().into());
    }
    let mut read = match format {
        ListFormat::Delimited => delimited(path, &head)?,
        ListFormat::Json => json(path, &head)?,
        _ => foreign::read(path, format, cage)?,
    };
    if let Some(named) = format.belies(path) {
        let mut remarks = Remarks::default();
        remarks.add(Noticed::Misnamed, 0, || format!("named as {named}, and {}", format.what()));
        read.file_remarks.extend(remarks.finish());
    }
    Ok(read)
}

/// Reads delimited cells: as UTF-8 in one go, and where they turn out not to be, by the charset that they are in.
fn delimited(path: &Path, head: &[u8]) -> Result<ListRead, Why> {
    let ending = format::ending(path);
    let wide = Charset::marked(head).filter(|charset| *charset != Charset::Utf8);
    if wide.is_none() {
        let (mut input, mut gather) = (Input::plain(open(path)?), Gather::new(false));
        if delimited::read(&mut input, &ending, &mut gather)? == Ended::Whole {
            return one_list(path, ListFormat::Delimited, Some(Charset::Utf8), input, gather);
        }
    }
    let charset = match wide {
        Some(charset) => charset,
        None => charset(path)?,
    };
    let (mut input, mut gather) = (Input::decoded(open(path)?, charset), Gather::new(false));
    if charset.is_guessed() {
        gather.remarks.add(Noticed::CharsetGuessed, 0, || charset.name().to_owned());
    }
    delimited::read(&mut input, &ending, &mut gather)?;
    one_list(path, ListFormat::Delimited, Some(charset), input, gather)
}

/// Reads JSON, in memory.
fn json(path: &Path, head: &[u8]) -> Result<ListRead, Why> {
    let whole = |mut input: Input| -> Result<(Vec<u8>, Digest, u64), Why> {
        let (mut text, mut before) = (Vec::new(), usize::MAX);
        while text.len() != before {
            before = text.len();
            input.next(&mut text)?;
        }
        let (sha256, bytes) = input.finish();
        Ok((text, sha256, bytes))
    };
    let mut charset =
        Charset::marked(head).filter(|charset| *charset != Charset::Utf8).unwrap_or(Charset::Utf8);
    let plain = if charset == Charset::Utf8 { Some(whole(Input::plain(open(path)?))?) } else { None };
    let (text, sha256, bytes) = match plain {
        Some(plain) if std::str::from_utf8(&plain.0).is_ok() => plain,
        Some(_) => {
            charset = self::charset(path)?;
            whole(Input::decoded(open(path)?, charset))?
        }
        None => whole(Input::decoded(open(path)?, charset))?,
    };
    let mut remarks = Remarks::default();
    if charset.is_guessed() {
        remarks.add(Noticed::CharsetGuessed, 0, || charset.name().to_owned());
    }
    let (list, remarks) = json::read(&String::from_utf8_lossy(&text), &file_name(path), remarks)?;
    let sheets = vec![Sheet { name: None, list, remarks }];
    let (path, charset, format) = (path.to_path_buf(), Some(charset), ListFormat::Json);
    Ok(ListRead { path, sha256, bytes, format, charset, sheets, file_remarks: Vec::new(), peak_bytes: None })
}

/// The charset of a file that is not sound UTF-8. One in which some bytes are damaged is UTF-8 all the same: cells that
/// were cut within a letter are common in what databases give.
fn charset(path: &Path) -> Result<Charset, Why> {
    let scan: Scan = scan::scan(open(path)?)?;
    match scan.charset() {
        Ok(Some(charset)) => Ok(charset),
        Ok(None) => scan::guess(open(path)?),
        Err(Why::Damaged { .. }) => Ok(Charset::Utf8),
        Err(why) => Err(why),
    }
}

fn one_list(
    path: &Path,
    format: ListFormat,
    charset: Option<Charset>,
    input: Input,
    gather: Gather,
) -> Result<ListRead, Why> {
    let (sha256, bytes) = input.finish();
    if gather.is_blank() {
        return Err(Fault::NoColumn.into());
    }
    let (list, remarks) = gather.finish(&file_name(path))?;
    let sheets = vec![Sheet { name: None, list, remarks }];
    let (path, file_remarks) = (path.to_path_buf(), Vec::new());
    Ok(ListRead { path, sha256, bytes, format, charset, sheets, file_remarks, peak_bytes: None })
}

/// What a list is called that is a whole file.
fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests;
