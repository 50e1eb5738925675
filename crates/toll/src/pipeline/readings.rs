//! The readings of all that a case holds: those that are kept, and those that are to be made.
//!
//! Must not: read what was read under the same key, or hold more texts than the threads work on.

use super::text::{cage, parsed, pieces, source_of};
use super::{Event, Work, reader};
use anyhow::Result;
use claims::Reader;
use custody::Document as Known;
use custody::{CaseFolder, CustodyError, Held, Vault, shown_stamp, text_stamp};
use figures::Wording;
use rayon::ThreadPool;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sources::{Cage, Document, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Digest, Reading, limits};

/// Changes whenever texts would be read otherwise from the same bytes.
const TEXT_VERSION: &str = "2";
/// The most documents, and bytes of them, that are read before their readings are kept.
const BATCH: usize = 256;
const BATCH_BYTES: u64 = 16 << 20;

/// Why a source that is held has no reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Fault {
    pub(super) place: Option<String>,
    pub(super) seen: String,
    pub(super) remedy: String,
    /// Whether it may be otherwise at another time.
    #[serde(skip)]
    pub(super) passing: bool,
}

impl Fault {
    pub(super) fn of(refusal: &Refusal) -> Fault {
        let why = &refusal.why;
        Fault {
            place: why.place(),
            seen: why.to_string(),
            remedy: why.remedy().to_owned(),
            passing: why.is_passing(),
        }
    }

    fn lost(why: &str) -> Fault {
        Fault {
            place: None,
            seen: format!("its reading, as it was kept, cannot be read back: {why}"),
            remedy: "run \"toll build --rebuild\"; if it comes again, report it as a fault of Toll"
                .to_owned(),
            passing: false,
        }
    }

    fn of_error(error: &anyhow::Error) -> Fault {
        error.downcast_ref().map(Fault::of).unwrap_or_else(|| Fault {
            place: None,
            seen: format!("{error:#}"),
            remedy: "the source is kept and not counted".to_owned(),
            passing: false,
        })
    }
}

/// Paths of sources, each with what is wrong there.
pub(super) type Faults = Vec<(String, Fault)>;

/// What a case holds, with what is known of each reading.
pub(super) struct Readings {
    /// Each source once, by path, with the key of its reading.
    pub(super) held: Vec<(Held, String)>,
    /// Those that cannot be read, and why.
    pub(super) unread: Faults,
    /// Where in `held` a source is.
    places: BTreeMap<Digest, usize>,
    cage: Cage,
}

impl Readings {
    /// Makes the readings that are missing and keeps them, a batch at a time.
    pub(super) fn complete(
        folder: &mut CaseFolder,
        pool: &ThreadPool,
        work: &mut Work,
        tell: &mut dyn FnMut(Event) -> Result<()>,
    ) -> Result<Readings> {
        let mut seen = BTreeSet::new();
        let documents = folder.held()?.into_iter().filter(|held| !super::lists::is_list(&held.path));
        let held = documents.filter(|held| seen.insert(held.sha256));
        let held: Vec<(Held, String)> = held.map(|held| (held.clone(), key(&held))).collect();
        let mut todo = Vec::new();
        for (held, key) in &held {
            if !folder.has_reading(&held.sha256, key)? && folder.stamp(&unread_stamp(held, key))?.is_none() {
                todo.push((held, key));
            }
        }
        (work.read, work.kept) = (todo.len(), held.len() - todo.len());
        let cage = cage()?;
        let mut unread = Vec::new();
        if !todo.is_empty() {
            tell(Event::ToRead(todo.len()))?;
            unread = read_all(folder, pool, &cage, &todo, tell)?;
        }
        for (held, key) in &held {
            if let Some(fault) = folder.stamp(&unread_stamp(held, key))? {
                unread.push((held.path.clone(), serde_json::from_str(&fault)?));
            }
        }
        keep_known(folder, &held, &cage)?;
        unread.sort_by(|(one, _), (other, _)| one.cmp(other));
        let places = held.iter().enumerate().map(|(at, (held, _))| (held.sha256, at)).collect();
        Ok(Readings { held, unread, places, cage })
    }

    /// All readings, in the order of the paths. One that cannot be read back costs only itself: it is told of, with the
    /// path of its source.
    pub(super) fn load(&self, folder: &CaseFolder) -> Result<(Vec<Reading>, Faults)> {
        let (mut readings, mut lost) = (Vec::new(), Vec::new());
        for (held, key) in &self.held {
            match folder.reading(&held.sha256, key) {
                Ok(reading) => readings.extend(reading.map(fitted)),
                Err(CustodyError::Derived { why, .. }) => lost.push((held.path.clone(), Fault::lost(&why))),
                Err(error) => return Err(error.into()),
            }
        }
        Ok((readings, lost))
    }

    /// What is held of the words of all that has figures, by which copies are told.
    pub(super) fn wordings(
        &self,
        folder: &CaseFolder,
        pool: &ThreadPool,
        read: &[Reading],
    ) -> Result<Vec<Wording>> {
        let counting: Vec<&Reading> = read.iter().filter(|reading| !reading.figures.is_empty()).collect();
        let vault = folder.vault();
        let mut wordings = Vec::with_capacity(counting.len());
        // The database is asked by one thread, texts are made and looked through by all.
        for batch in counting.chunks(BATCH) {
            let kept: Vec<Option<String>> = batch
                .iter()
                .map(|reading| self.kept_text(folder, &reading.source.sha256))
                .collect::<Result<_>>()?;
            let worded = |(reading, kept): (&&Reading, Option<String>)| {
                let text = kept.map_or_else(|| self.made_text(vault, &reading.source.sha256), Ok)?;
                Ok(Wording::of(reading, &text))
            };
            let worded: Result<Vec<Wording>> =
                pool.install(|| batch.par_iter().zip(kept).map(worded).collect());
            wordings.extend(worded?);
        }
        Ok(wordings)
    }

    /// The text that a source's passages were cut from.
    pub(super) fn text_of(&self, folder: &CaseFolder, sha256: &Digest) -> Result<String> {
        self.kept_text(folder, sha256)?.map_or_else(|| self.made_text(folder.vault(), sha256), Ok)
    }

    fn held(&self, sha256: &Digest) -> Option<&(Held, String)> {
        self.places.get(sha256).map(|at| &self.held[*at])
    }

    fn kept_text(&self, folder: &CaseFolder, sha256: &Digest) -> Result<Option<String>> {
        let Some((held, key)) = self.held(sha256) else { return Ok(None) };
        Ok(folder.stamp(&text_stamp(&held.sha256, key))?)
    }

    fn made_text(&self, vault: &Vault, sha256: &Digest) -> Result<String> {
        let Some((held, _)) = self.held(sha256) else { return Ok(String::new()) };
        whole(&document(vault, held, &self.cage)?)
    }

    /// Whether the system lacks a wall of the cage that foreign sources were parsed in.
    pub(super) fn is_weakly_caged(&self) -> bool {
        self.cage.is_weak()
    }
}

/// Keeps what is known of documents beside their readings, where that is not kept: they were read before such was kept, or
/// could not be read.
fn keep_known(folder: &mut CaseFolder, held: &[(Held, String)], cage: &Cage) -> Result<()> {
    let keys = folder.document_keys()?;
    let mut missing = held.iter().filter(|(held, key)| keys.get(&held.sha256) != Some(key)).peekable();
    while missing.peek().is_some() {
        let (mut known, mut texts) = (Vec::new(), Vec::new());
        for (held, key) in missing.by_ref().take(BATCH) {
            if let Ok(Some(reading)) = folder.reading(&held.sha256, key) {
                known.push((held.sha256, Known::of(key, &reading)));
                let small = held.bytes <= limits::SHOWN_TEXT_BYTES_MAX as u64;
                if small && folder.stamp(&text_stamp(&held.sha256, key))?.is_none() {
                    // One that cannot be had again is only not shown.
                    let text = document(folder.vault(), held, cage).and_then(|document| whole(&document));
                    texts.extend(text.ok().map(|text| (shown_stamp(&held.sha256, key), text)));
                }
            } else if let Some(refused) = folder.stamp(&unread_stamp(held, key))? {
                known.push((
                    held.sha256,
                    Known { key: key.clone(), refused: Some(refused), ..Known::default() },
                ));
            }
        }
        folder.keep_stamps(&texts)?;
        folder.keep_documents(&known)?;
    }
    Ok(())
}

/// The same without the room that lists reserve while they grow: all readings of a case are held at once.
fn fitted(mut reading: Reading) -> Reading {
    for figure in &mut reading.figures {
        figure.attributed_to.0.shrink_to_fit();
        figure.responsibility.means.shrink_to_fit();
    }
    reading.figures.shrink_to_fit();
    reading.quotes.shrink_to_fit();
    reading.positions.shrink_to_fit();
    reading.dates.shrink_to_fit();
    reading.references.shrink_to_fit();
    reading.places.shrink_to_fit();
    reading
}

/// Names all that a reading depends on beside the bytes.
fn key(held: &Held) -> String {
    let beside = serde_json::to_vec(&(&held.path, &held.sidecar));
    let beside = Digest::of(&beside.expect("texts and dates can always be written as JSON"));
    format!("{}/{TEXT_VERSION}/{}", Reader::VERSION, beside.short())
}

/// The stamp under which it is kept that a source cannot be read.
fn unread_stamp(held: &Held, key: &str) -> String {
    format!("unread {} {key}", held.sha256)
}

fn document(vault: &Vault, held: &Held, cage: &Cage) -> Result<Document> {
    Ok(parsed(sources::open_bytes(&held.path, vault.original(&held.sha256)?)?, cage)?)
}

/// All sections of a document.
fn whole(document: &Document) -> Result<String> {
    let mut text = String::new();
    for section in document.sections()? {
        text.push_str(&section?.text);
    }
    Ok(text)
}

/// What a source says, and its text.
type Read = (Reading, Text);

/// The text of a source.
enum Text {
    /// Dear to have again: kept for every site.
    Foreign(String),
    /// Had from the original at once, and kept to be shown.
    Plain(String),
}

/// Gives what could not be read now and may be at another time; all else is kept.
fn read_all(
    folder: &mut CaseFolder,
    pool: &ThreadPool,
    cage: &Cage,
    mut todo: &[(&Held, &String)],
    tell: &mut dyn FnMut(Event) -> Result<()>,
) -> Result<Faults> {
    let (reader, mut passing) = (reader(), Vec::new());
    while !todo.is_empty() {
        let mut bytes = 0;
        let fits = todo.iter().take(BATCH).take_while(|(held, _)| {
            bytes += held.bytes;
            bytes <= BATCH_BYTES
        });
        let (batch, rest) = todo.split_at(fits.count().max(1));
        let vault = folder.vault().clone();
        let read: Vec<Result<Read>> =
            pool.install(|| batch.par_iter().map(|(held, _)| read(&reader, &vault, cage, held)).collect());
        let made = (batch.iter().zip(&read))
            .filter_map(|((held, key), read)| Some((&held.sha256, key.as_str(), &read.as_ref().ok()?.0)));
        folder.keep_readings(made)?;
        let known: Vec<(Digest, Known)> = (batch.iter().zip(&read))
            .filter_map(|((held, key), read)| Some((held.sha256, Known::of(key, &read.as_ref().ok()?.0))))
            .collect();
        folder.keep_documents(&known)?;
        let mut stamps = Vec::new();
        for ((held, key), read) in batch.iter().zip(read) {
            match read {
                Ok((_, Text::Foreign(text))) => stamps.push((text_stamp(&held.sha256, key), text)),
                Ok((_, Text::Plain(text))) if text.len() <= limits::SHOWN_TEXT_BYTES_MAX => {
                    stamps.push((shown_stamp(&held.sha256, key), text));
                }
                Ok((_, Text::Plain(_))) => {}
                Err(error) => match Fault::of_error(&error) {
                    fault if fault.passing => passing.push((held.path.clone(), fault)),
                    fault => stamps.push((unread_stamp(held, key), serde_json::to_string(&fault)?)),
                },
            }
        }
        folder.keep_stamps(&stamps)?;
        tell(Event::Read(batch.len()))?;
        todo = rest;
    }
    Ok(passing)
}

/// Reads one source whole, its sections joined.
fn read(reader: &Reader, vault: &Vault, cage: &Cage, held: &Held) -> Result<Read> {
    let document = document(vault, held, cage)?;
    let source = source_of(&document, &held.path, held.sidecar.as_ref(), None);
    let mut whole: Option<Reading> = None;
    let mut text = String::new();
    for piece in pieces(reader, &document, source.clone(), limits::SECTION_BYTES_MAX)? {
        let piece = piece?;
        text.push_str(&piece.text);
        let mut more = piece.reading;
        match &mut whole {
            None => whole = Some(more),
            Some(whole) => {
                whole.figures.append(&mut more.figures);
                whole.quotes.append(&mut more.quotes);
                whole.positions.append(&mut more.positions);
                whole.dates.append(&mut more.dates);
                whole.references.append(&mut more.references);
                whole.places.append(&mut more.places);
                whole.warnings.append(&mut more.warnings);
            }
        }
    }
    let text = if document.media.is_foreign() { Text::Foreign(text) } else { Text::Plain(text) };
    Ok((whole.unwrap_or_else(|| empty(source)), text))
}

fn empty(source: vocabulary::Source) -> Reading {
    Reading {
        source,
        figures: vec![],
        quotes: vec![],
        positions: vec![],
        dates: vec![],
        references: vec![],
        places: vec![],
        warnings: vec![],
    }
}
