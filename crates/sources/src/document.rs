//! A document: a file of which it is settled that it can be read, and how.
//!
//! Must not: hold the bytes of a document that is larger than a section. A foreign one is held as text, once parsed.

use crate::formats::{Media, Parsed, Told, Unfit};
use crate::scan::{self, Scan};
use crate::{Cage, Charset, Refusal, Sections, Text, Why, sidecar_of};
use std::fs::{self, File};
use std::io::{self, Cursor, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use tempfile::TempPath;
use vocabulary::{Digest, Sidecar, limits};

/// A file that can be read.
#[derive(Debug)]
pub struct Document {
    /// Its path, or the name it was given.
    pub path: PathBuf,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its format.
    pub media: Media,
    /// How its bytes stand for characters; `None` for a foreign format, where that is its parser's to find.
    pub charset: Option<Charset>,
    /// What it tells of itself; nothing before [`Document::parse`], and nothing where it is plain.
    pub told: Told,
    /// What a person should know of how it was read: what was left out, what is not certain.
    pub notes: Vec<String>,
    /// What the file beside it says.
    pub sidecar: Option<Sidecar>,
    /// Why the file beside it could not be used.
    pub sidecar_fault: Option<Refusal>,
    store: Store,
    parsed: Option<Text>,
}

/// What a caged parser took, where it told.
#[derive(Clone, Copy, Debug)]
pub struct Cost {
    /// The most memory it held at once, in bytes.
    pub peak_bytes: Option<u64>,
}

/// Where the bytes are.
#[derive(Clone, Debug)]
enum Store {
    Memory(Arc<[u8]>),
    File(PathBuf),
    /// A copy of what came through a pipe; removed with the last who reads it.
    Copy(Arc<TempPath>),
}

/// A document in memory, shared with its readers.
struct Shared(Arc<[u8]>);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// Keeps a copy for as long as it is read.
struct Reading(File, #[expect(dead_code, reason = "held for its drop")] Option<Arc<TempPath>>);

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer)
    }
}

impl Store {
    fn reader(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Store::Memory(bytes) => Box::new(Cursor::new(Shared(bytes.clone()))),
            Store::File(path) => Box::new(Reading(File::open(path)?, None)),
            Store::Copy(path) => Box::new(Reading(File::open(&**path)?, Some(path.clone()))),
        })
    }

    /// The bytes as a child's standard input.
    fn input(&self) -> io::Result<Stdio> {
        Ok(match self {
            Store::Memory(bytes) => {
                // A file, not a pipe: a child that does not read cannot hold up who would write.
                let mut file = tempfile::tempfile()?;
                file.write_all(bytes)?;
                file.rewind()?;
                file.into()
            }
            Store::File(path) => File::open(path)?.into(),
            Store::Copy(path) => File::open(&**path)?.into(),
        })
    }
}

/// Settles what a file is and what lies beside it. One that is larger than a section is read from the disk each time.
///
/// # Errors
/// A [`Refusal`] with the file, the place and what to do.
pub fn open(path: &Path) -> Result<Document, Refusal> {
    let io = |error| Refusal::io(path, error);
    let found = fs::metadata(path).map_err(io)?;
    let why = match found.len() {
        _ if found.is_dir() => Some(Why::Folder),
        _ if !found.is_file() => Some(Why::Special),
        0 => Some(Why::Empty),
        bytes if bytes > limits::SOURCE_BYTES_MAX => Some(Why::TooLarge { bytes }),
        _ => None,
    };
    if let Some(why) = why {
        return Err(Refusal::new(path, why));
    }
    let store = match found.len() <= limits::SECTION_BYTES_MAX as u64 {
        true => Store::Memory(fs::read(path).map_err(io)?.into()),
        false => Store::File(path.to_path_buf()),
    };
    let mut document = settle(path, store)?;
    match sidecar_of(path) {
        Ok(sidecar) => document.sidecar = sidecar,
        Err(fault) => document.sidecar_fault = Some(fault),
    }
    Ok(document)
}

/// As [`open`], for bytes that are in memory already. There is nothing beside them.
///
/// # Errors
/// As there.
pub fn open_bytes(name: impl AsRef<Path>, bytes: Vec<u8>) -> Result<Document, Refusal> {
    settle(name.as_ref(), Store::Memory(bytes.into()))
}

/// As [`open`], for what comes through a pipe; beyond a section it is copied to a temporary file.
///
/// # Errors
/// As there.
pub fn open_stream(name: impl AsRef<Path>, mut input: impl Read) -> Result<Document, Refusal> {
    let name = name.as_ref();
    let mut first = Vec::new();
    let spooled = (|| {
        input.by_ref().take(limits::SECTION_BYTES_MAX as u64 + 1).read_to_end(&mut first)?;
        if first.len() <= limits::SECTION_BYTES_MAX {
            return Ok(None);
        }
        let mut copy = tempfile::NamedTempFile::new()?;
        copy.write_all(&first)?;
        // One byte more than may be, so that the scan can tell.
        io::copy(&mut input.take(limits::SOURCE_BYTES_MAX + 1 - first.len() as u64), &mut copy)?;
        Ok(Some(Store::Copy(Arc::new(copy.into_temp_path()))))
    })();
    let store = spooled.map_err(|error| Refusal::io(name, error))?;
    settle(name, store.unwrap_or_else(|| Store::Memory(first.into())))
}

fn settle(path: &Path, store: Store) -> Result<Document, Refusal> {
    let refuse = |why| Refusal::new(path, why);
    let reader = || store.reader().map_err(|error| Refusal::io(path, error));
    let scan = scan::scan(reader()?).map_err(refuse)?;
    if scan.bytes == 0 {
        return Err(refuse(Why::Empty));
    }
    let media = Media::of(path, &scan.head).map_err(refuse)?;
    let charset = match media.is_foreign() {
        true if scan.bytes > limits::FOREIGN_BYTES_MAX => {
            return Err(refuse(Why::Unfit(Unfit::limit("FOREIGN_BYTES_MAX", limits::FOREIGN_BYTES_MAX))));
        }
        true => None,
        false => Some(charset_of(&scan, &reader).map_err(|refusal| Refusal::new(path, refusal.why))?),
    };
    let notes = media.belies(path).map(|named| {
        format!("The file is named as {named}, but it is {}, and was read as that.", media.what())
    });
    let Scan { sha256, bytes, .. } = scan;
    Ok(Document {
        path: path.to_path_buf(),
        sha256,
        bytes,
        media,
        charset,
        told: Told::default(),
        notes: notes.into_iter().collect(),
        sidecar: None,
        sidecar_fault: None,
        store,
        parsed: None,
    })
}

type Opened<'s> = dyn Fn() -> Result<Box<dyn Read + Send>, Refusal> + 's;

/// The charset of a plain file, of which it is settled that all its bytes are characters.
fn charset_of(scan: &Scan, reader: &Opened) -> Result<Charset, Refusal> {
    let refuse = |why| Refusal::new(Path::new(""), why);
    let charset = match scan.charset().map_err(refuse)? {
        Some(charset) => charset,
        None => scan::guess(reader()?).map_err(refuse)?,
    };
    if charset != Charset::Utf8 {
        scan::check(reader()?, charset).map_err(refuse)?;
    }
    Ok(charset)
}

impl Document {
    /// Has a foreign document parsed in the cage; a plain one needs none. Then its text can be read.
    ///
    /// # Errors
    /// Why there is no text to be had from it, or how its parser ended.
    pub fn parse(&mut self, cage: &Cage) -> Result<Cost, Refusal> {
        if !self.media.is_foreign() || self.parsed.is_some() {
            return Ok(Cost { peak_bytes: None });
        }
        let refuse = |why| Refusal::new(&self.path, why);
        let input = self.store.input().map_err(|error| Refusal::io(&self.path, error))?;
        let answer = cage.parse(self.media, input).map_err(|ended| refuse(Why::Caged(ended)))?;
        if answer.sha256 != self.sha256 {
            return Err(refuse(Why::Changed));
        }
        let Parsed { text, told, notes } = answer.outcome.map_err(|unfit| refuse(Why::Unfit(unfit)))?;
        (self.parsed, self.told) = (Some(text), told);
        self.notes.extend(notes);
        Ok(Cost { peak_bytes: answer.peak_bytes })
    }

    /// The whole text, in memory: for documents up to [`limits::SECTION_BYTES_MAX`], or where memory is no matter.
    ///
    /// # Errors
    /// [`Why::Changed`] and what the system reports.
    pub fn text(&self) -> Result<Text, Refusal> {
        Ok(self.sections_of(usize::MAX)?.next().transpose()?.unwrap_or_default())
    }

    /// The text in sections of up to [`limits::SECTION_BYTES_MAX`], in bounded memory.
    ///
    /// # Errors
    /// Where the file cannot be opened any more; each section may have faults of its own.
    pub fn sections(&self) -> Result<Sections, Refusal> {
        self.sections_of(limits::SECTION_BYTES_MAX)
    }

    /// As [`Document::sections`], with sections of another size.
    ///
    /// # Errors
    /// As there.
    pub fn sections_of(&self, section_bytes: usize) -> Result<Sections, Refusal> {
        if let Some(text) = &self.parsed {
            return Ok(Sections::of_text(self.path.clone(), text.clone(), section_bytes));
        }
        let Some(charset) = self.charset else { return Err(Refusal::new(&self.path, Why::Unparsed)) };
        let input = self.store.reader().map_err(|error| Refusal::io(&self.path, error))?;
        let what = (self.media, charset, self.sha256);
        Ok(Sections::new(self.path.clone(), what, input, section_bytes))
    }
}
