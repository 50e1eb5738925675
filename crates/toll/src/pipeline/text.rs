//! One document through `sources` and `claims`, a section at a time.
//!
//! Must not: let a claim through whose words do not stand in the text, or let one document end a batch.

use anyhow::{Result, anyhow, bail};
use claims::{Grounds, Reader, Session};
use sources::{Document, Sections};
use std::panic::{AssertUnwindSafe, catch_unwind};
use vocabulary::{CharMap, Edtf, PublishedBy, Reading, Sidecar, Source};

/// A section of a document and what it says. Offsets count from the beginning of the document.
pub(crate) struct Piece {
    /// The section's words.
    pub(crate) text: String,
    /// The place of its first character in the document.
    pub(crate) first: usize,
    /// What it says.
    pub(crate) reading: Reading,
    /// On what each claim rests, where that was asked for.
    pub(crate) grounds: Grounds,
}

/// What is known of a document before it is read: what was given goes before what lies beside it.
pub(crate) fn source_of(
    document: &Document,
    path: &str,
    sidecar: Option<&Sidecar>,
    given: Option<Edtf>,
) -> Source {
    let mut source = Source::unread(path, document.sha256, "en");
    if let Some(sidecar) = sidecar.cloned() {
        source.title = sidecar.title;
        source.publisher = sidecar.publisher;
        source.url = sidecar.url;
        source.language = sidecar.language.unwrap_or(source.language);
        source.published_by = sidecar.published.map(|_| PublishedBy::Sidecar);
        source.published = sidecar.published;
    }
    if given.is_some() {
        (source.published, source.published_by) = (given, Some(PublishedBy::Given));
    }
    source
}

/// Reads a document, section by section.
///
/// # Errors
/// Where the document cannot be opened any more; each piece may have faults of its own.
pub(crate) fn pieces<'r>(
    reader: &'r Reader,
    document: &Document,
    source: Source,
    section_bytes: usize,
) -> Result<Pieces<'r>> {
    let sections = document.sections_of(section_bytes)?;
    let guessed = document.charset.is_guessed().then(|| {
        format!("The file does not say how its letters are coded; it was read as {}.", document.charset)
    });
    Ok(Pieces { sections, session: reader.begin(source), first: 0, guessed, explained: false })
}

/// As [`pieces`], with the grounds of the figures.
///
/// # Errors
/// As there.
pub(crate) fn explained_pieces<'r>(
    reader: &'r Reader,
    document: &Document,
    source: Source,
    section_bytes: usize,
) -> Result<Pieces<'r>> {
    Ok(Pieces { explained: true, ..pieces(reader, document, source, section_bytes)? })
}

/// The pieces of a document, in order.
pub(crate) struct Pieces<'r> {
    sections: Sections,
    session: Session<'r>,
    first: usize,
    guessed: Option<String>,
    explained: bool,
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        let text = match self.sections.next()? {
            Ok(section) => section.text,
            Err(refusal) => return Some(Err(refusal.into())),
        };
        Some(self.read(text))
    }
}

impl Pieces<'_> {
    fn read(&mut self, text: String) -> Result<Piece> {
        let first = self.first;
        // A fault of the reader is one document's misfortune, not the batch's.
        let read = catch_unwind(AssertUnwindSafe(|| match self.explained {
            true => self.session.explain(&text),
            false => (self.session.read(&text), Grounds::default()),
        }));
        let (mut reading, grounds) =
            read.map_err(|_| anyhow!("the reader failed on this document; please report this fault"))?;
        let chars = CharMap::new(&text);
        for passage in reading.passages() {
            let at = |char: usize| char.checked_sub(first).map_or(usize::MAX, |char| chars.byte_at(char));
            if text.get(at(passage.start())..at(passage.end())) != Some(passage.text()) {
                bail!(
                    "the reader quoted words that do not stand at characters {} to {}; please report this fault",
                    passage.start(),
                    passage.end()
                );
            }
        }
        reading.warnings.extend(self.guessed.take());
        self.first += chars.char_at(text.len());
        Ok(Piece { text, first, reading, grounds })
    }
}
