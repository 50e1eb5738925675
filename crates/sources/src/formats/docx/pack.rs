//! The archive that a document is: files by their names, unpacked within limits.
//!
//! Must not: write anything. Names in an archive are looked up, never used as paths.

use crate::formats::Unfit;
use std::io::{Cursor, Read};
use vocabulary::limits;
use zip::ZipArchive;
use zip::result::ZipError;

pub(super) struct Pack<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

/// The relation by which a document names its body.
const MAIN: &str = "/relationships/officeDocument";

impl Pack<'_> {
    pub(super) fn open(bytes: &[u8]) -> Result<Pack<'_>, Unfit> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| Unfit::broken(error.to_string()))?;
        if archive.len() > limits::ARCHIVE_ENTRIES_MAX {
            return Err(Unfit::limit("ARCHIVE_ENTRIES_MAX", limits::ARCHIVE_ENTRIES_MAX));
        }
        Ok(Pack { archive, left: limits::UNPACKED_BYTES_MAX })
    }

    /// A file of the archive.
    pub(super) fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unfit> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(seen)) if seen == ZipError::PASSWORD_REQUIRED => {
                return Err(Unfit::Locked);
            }
            Err(error) => return Err(Unfit::broken_at(error.to_string(), name.to_owned())),
        };
        let mut bytes = Vec::new();
        let read = file.take(self.left as u64 + 1).read_to_end(&mut bytes);
        if bytes.len() > self.left {
            return Err(Unfit::limit("UNPACKED_BYTES_MAX", limits::UNPACKED_BYTES_MAX));
        }
        self.left -= bytes.len();
        match read {
            Ok(_) => Ok(Some(bytes)),
            Err(error) => Err(Unfit::broken_at(error.to_string(), name.to_owned())),
        }
    }

    /// The name of the file that holds the body.
    pub(super) fn main(&mut self) -> Result<String, Unfit> {
        const USUAL: &str = "word/document.xml";
        let named = self.file("_rels/.rels").ok().flatten().and_then(|relations| target(&relations));
        let named = named.filter(|name| self.archive.index_for_name(name).is_some());
        match named {
            Some(name) if name.starts_with("xl/") || name.starts_with("ppt/") => {
                Err(Unfit::broken("it is a table or a set of slides, not a text"))
            }
            Some(name) => Ok(name),
            None => Ok(USUAL.to_owned()),
        }
    }
}

fn target(relations: &[u8]) -> Option<String> {
    let mut reader = quick_xml::Reader::from_reader(relations);
    loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag)) => {
                let value = |key: &str| {
                    let found = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == key)?;
                    Some(found.value.into_owned())
                };
                if value("Type").is_some_and(|kind| kind.ends_with(MAIN)) {
                    return value("Target").map(|target| target.trim_start_matches('/').to_owned());
                }
            }
            Ok(quick_xml::events::Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}
