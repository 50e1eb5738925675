//! One document through `sources` and `claims`, a section at a time.
//!
//! Must not: let a claim through whose words do not stand in the text, or let one document end a batch.

use anyhow::{Context, Result, anyhow, bail};
use claims::{Grounds, Reader, Session};
use sources::{Cage, Document, Refusal, Sections, Text, Told};
use std::panic::{AssertUnwindSafe, catch_unwind};
use vocabulary::{Carrier, CharMap, Edtf, PublishedBy, Reading, Sidecar, Source};

/// How the program is started to parse foreign formats: with this command.
pub(crate) const CAGED: &str = "caged";

/// The cage that foreign formats are parsed in.
pub(crate) fn cage() -> Result<Cage> {
    Cage::of_this_program(CAGED)
        .context("the place of this program is not known, so it cannot start its parsers")
}

/// A document whose text can be read.
pub(crate) fn parsed(mut document: Document, cage: &Cage) -> Result<Document, Refusal> {
    document.parse(cage)?;
    Ok(document)
}

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

/// What is known of a document before it is read: what was given goes before what lies beside it, and that before
/// what the document tells of itself.
pub(crate) fn source_of(
    document: &Document,
    path: &str,
    sidecar: Option<&Sidecar>,
    given: Option<Edtf>,
) -> Source {
    let mut source = Source::unread(path, document.sha256, "en");
    let beside = sidecar.cloned().unwrap_or_default();
    let told = document.told.known.clone();
    source.title = beside.title.or(told.title);
    source.publisher = beside.publisher.or(told.publisher);
    source.url = beside.url.or(told.url);
    source.language = beside.language.or(told.language).unwrap_or(source.language);
    (source.published, source.published_by) = match (beside.published, told.published) {
        (Some(day), _) => (Some(day), Some(PublishedBy::Sidecar)),
        (None, Some(day)) => (Some(day), Some(PublishedBy::Document)),
        (None, None) => (None, None),
    };
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
    let mut remarks = document.notes.clone();
    remarks.extend(document.charset.filter(|charset| charset.is_guessed()).map(|charset| {
        format!("The file does not say how its letters are coded; it was read as {charset}.")
    }));
    remarks.extend(contradictions(&source, &document.told));
    let made = document.told.made;
    Ok(Pieces { sections, session: reader.begin(source), first: 0, remarks, made, explained: false })
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

/// Where a document tells something else of itself than is held of it.
fn contradictions(source: &Source, told: &Told) -> Vec<String> {
    let differ = |what: &str, held: Option<String>, said: Option<String>| match (held, said) {
        (Some(held), Some(said)) if held != said => Some(format!(
            "Its {what} is held to be \"{held}\", as given with the source; the document itself says \"{said}\"."
        )),
        _ => None,
    };
    let known = &told.known;
    let day = |date: Option<Edtf>| date.map(|date| date.to_string());
    let name = |carrier: &Option<Carrier>| carrier.as_ref().map(|carrier| carrier.0.clone());
    [
        differ("title", source.title.clone(), known.title.clone()),
        differ("day of publication", day(source.published), day(known.published)),
        differ("publisher", name(&source.publisher), name(&known.publisher)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The pieces of a document, in order.
pub(crate) struct Pieces<'r> {
    sections: Sections,
    session: Session<'r>,
    first: usize,
    /// What is to be said of the document with its first section.
    remarks: Vec<String>,
    made: Option<Edtf>,
    explained: bool,
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        match self.sections.next()? {
            Ok(section) => Some(self.read(section)),
            Err(refusal) => Some(Err(refusal.into())),
        }
    }
}

impl Pieces<'_> {
    fn read(&mut self, section: Text) -> Result<Piece> {
        let (first, text) = (self.first, &section.text);
        // A fault of the reader is one document's misfortune, not the batch's.
        let read = catch_unwind(AssertUnwindSafe(|| match self.explained {
            true => self.session.explain(text),
            false => (self.session.read(text), Grounds::default()),
        }));
        let (mut reading, grounds) =
            read.map_err(|_| anyhow!("the reader failed on this document; please report this fault"))?;
        let chars = CharMap::new(text);
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
        for passage in reading.passages_mut() {
            let spot = section.spot(passage.start() - first..passage.end() - first);
            passage.set_spot(spot);
        }
        reading.warnings.append(&mut self.remarks);
        if let Some(made) = self.made.take().filter(|_| reading.source.published.is_none()) {
            reading.warnings.push(format!(
                "The file says that it was made on {made}; that is not taken for the day of publication."
            ));
        }
        self.first += chars.char_at(text.len());
        Ok(Piece { text: section.text, first, reading, grounds })
    }
}
