//! The sources: what the case holds and what became of it, files handed in, and how their reading goes on.
//!
//! Must not: name a document to who may not see what is withheld, or give out an original but to be saved.

use super::overview::Build;
use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply, encoded};
use crate::house::House;
use crate::names;
use crate::openapi::{Told, does, shows};
use crate::permission::{READS, may};
use askama::Template;
use custody::{Arrival, Received};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use vocabulary::{Carrier, Digest, Edtf, Office, Sidecar, limits};

pub(crate) const PAGE: Told = shows::<Sources>(
    "The sources that the case holds, by path, and what became of each.",
    &[("after", "The path after which to begin; the first without.")],
);
pub(crate) const ADD: Told = does(
    "Hands files in, as parts of a form with file names.",
    &[
        ("kind", "document or list: what the files are."),
        ("same", "replaces, where a file takes the place of another one of its name; else both are kept."),
        ("build", "yes, to have the case built at once; for editors."),
        ("published", "When the files were published (EDTF)."),
        ("publisher", "Who passed them on."),
        ("url", "Where they can be found."),
        ("note", "A remark."),
        ("file", "A file; as often as there are files."),
    ],
);
pub(crate) const PROGRESS: Told = shows::<Progress>("How the reading of documents goes on.", &[]);

/// After so many seconds a browser looks again how far the reading is.
const LOOK_AGAIN_SECONDS: u32 = 2;

/// The sources of a case, a page of them.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "sources.html")]
pub(crate) struct Sources<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many sources the case holds, lists included.
    held: u64,
    /// How many documents were read.
    read: u64,
    /// How many could not be read.
    refused: u64,
    /// Whether whoever asks sees which they are.
    sees: bool,
    sources: Vec<Listed>,
    /// The path after which the next page begins.
    next: Option<String>,
    /// Whether this page is the first.
    first: bool,
    /// How many files were handed in just now.
    added: Option<u64>,
    /// How many of those that were sent the case held already.
    known: u64,
    /// Whether whoever asks may have the case built.
    builds: bool,
}

impl Sources<'_> {
    /// Where the next page begins, as an address has it.
    fn further(&self) -> Option<String> {
        self.next.as_deref().map(encoded)
    }
}

/// A source.
#[derive(Serialize, JsonSchema)]
struct Listed {
    /// Its SHA-256.
    sha256: String,
    path: String,
    bytes: u64,
    title: Option<String>,
    language: Option<String>,
    /// When it was published.
    published: Option<String>,
    state: State,
    /// How many figures were read.
    figures: u64,
    /// How many quotes.
    quotes: u64,
    /// How many positions.
    positions: u64,
    /// How many decisions on its claims hold.
    decisions: u64,
    /// Why it could not be read.
    why: Option<Why>,
}

/// What became of a source.
#[derive(Serialize, JsonSchema, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum State {
    /// It was read.
    Read,
    /// It could not be read.
    Refused,
    /// The next build reads it.
    Waits,
    /// It is a list of records.
    List,
}

impl State {
    fn word(&self) -> &'static str {
        match self {
            State::Read => "src-source-read",
            State::Refused => "src-source-refused",
            State::Waits => "src-source-waits",
            State::List => "src-source-list",
        }
    }
}

/// Why a source could not be read, in the reader's words.
#[derive(Serialize, Deserialize, JsonSchema, Default)]
#[serde(default)]
struct Why {
    place: Option<String>,
    seen: String,
    remedy: String,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let (sees, after) = (may(READS, Some(visitor)), asked.query.raw("after"));
    let (counts, found) = house.readers.ask(|case| {
        let found = if sees { case.sources_after(after, limits::SOURCES_PER_PAGE + 1)? } else { Vec::new() };
        Ok((case.source_counts()?, found))
    })?;
    let more = found.len() > limits::SOURCES_PER_PAGE;
    let sources: Vec<Listed> = found.into_iter().take(limits::SOURCES_PER_PAGE).map(listed).collect();
    let next = sources.last().filter(|_| more).map(|last| last.path.clone());
    let number = |name: &str| asked.query.get(name).parse().ok();
    let view = Sources {
        head: Head::of(house, asked, "sources", "part-sources"),
        held: counts.held,
        read: counts.read,
        refused: counts.refused,
        sees,
        sources,
        next,
        first: after.is_empty(),
        added: number("added"),
        known: number("known").unwrap_or(0),
        builds: visitor.office >= Office::Editor,
    };
    shown(asked, &view)
}

fn listed(source: custody::ListedSource) -> Listed {
    let list = source.path.starts_with("lists/");
    let document = source.document.unwrap_or_default();
    let state = match (list, document.key.is_empty(), &document.refused) {
        (true, ..) => State::List,
        (_, true, _) => State::Waits,
        (_, _, Some(_)) => State::Refused,
        (_, _, None) => State::Read,
    };
    Listed {
        sha256: source.sha256.to_string(),
        path: source.path,
        bytes: source.bytes,
        title: document.title,
        language: document.language,
        published: document.published,
        state,
        figures: document.figures,
        quotes: document.quotes,
        positions: document.positions,
        decisions: source.decisions,
        why: document.refused.map(|why| serde_json::from_str(&why).unwrap_or_default()),
    }
}

/// How the reading of documents goes on.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "progress.html")]
pub(crate) struct Progress<'p> {
    #[serde(skip)]
    head: Head<'p>,
    last_build: Build,
}

impl Progress<'_> {
    /// How much is read, and of how much, where that is known.
    fn share(&self) -> Option<(usize, usize)> {
        match self.last_build {
            Build::Running { read, of } if of > 0 => Some((read, of)),
            _ => None,
        }
    }
}

/// The page that looks again by itself as long as a build goes on.
pub(crate) fn progress(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let last_build = Build::of(house.builds.stage());
    let again = last_build.goes_on();
    let view = Progress { head: Head::of(house, asked, "sources", "src-progress"), last_build };
    match shown(asked, &view)? {
        Reply::Page(_, html) if again => Ok(Reply::Again(html, LOOK_AGAIN_SECONDS)),
        other => Ok(other),
    }
}

/// Takes in the files of a form. When it answers, they are on the disk and in the ledger.
pub(crate) fn add(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    if house.writer.is_stopped() {
        return Err(Refused::ReadOnly);
    }
    let folder = match asked.form.get("kind") {
        "document" => "sources",
        "list" => "lists",
        _ => return Err(Refused::Cannot("page-is-old")),
    };
    let sidecar = sidecar(asked)?;
    let upload = asked.upload.lock().ok().and_then(|mut upload| upload.take());
    let Some(mut upload) = upload.filter(|upload| upload.len() > 0) else {
        return Err(Refused::at("file", "no-files"));
    };
    let mut beside = upload.sidecars()?;
    let replaces = asked.form.get("same") == "replaces";
    let (mut added, mut known) = (0, 0);
    // One form after another, so that two with the same file do not both bring it.
    let mut intake = house.intake();
    for batch in upload.batches() {
        let batch = batch.map_err(|cause| Refused::Fault(draft(cause)))?;
        let arrival = |sent: crate::upload::SentFile| Arrival {
            path: names::path(folder, &sent.name),
            bytes: sent.bytes,
            // What a file of its own says goes before what the form says of all.
            sidecar: beside.remove(&sent.name).or_else(|| sidecar.clone()),
        };
        let arrivals: Vec<Arrival> = batch.into_iter().map(arrival).collect();
        let received: Vec<Received> = intake.hand_in(&arrivals, replaces, &visitor.name)?;
        let held = received.iter().filter(|one| one.known).count();
        (added, known) = (added + received.len() - held, known + held);
    }
    drop(intake);
    if asked.form.get("build") == "yes" && visitor.office >= Office::Editor {
        house.builds.begin(Arc::clone(&house.tell), crate::router::now);
        return Ok(Reply::See("/sources/progress".to_owned(), None));
    }
    Ok(Reply::See(format!("/sources?added={added}&known={known}"), None))
}

fn draft(cause: std::io::Error) -> custody::CustodyError {
    custody::CustodyError::Io { path: "files that are handed in".into(), cause }
}

/// What the form says of the files; nothing where it says nothing.
fn sidecar(asked: &Asked) -> Result<Option<Sidecar>, Refused> {
    let told = |name: &str| {
        let value: String = asked.form.get(name).chars().take(limits::HAND_NAME_CHARS_MAX).collect();
        (!value.is_empty()).then_some(value)
    };
    let published = told("published").map(|day| day.parse::<Edtf>());
    let sidecar = Sidecar {
        title: None,
        published: published.transpose().map_err(|_| Refused::at("published", "claim-no-such-day"))?,
        publisher: told("publisher").map(Carrier),
        url: told("url"),
        language: None,
        note: told("note"),
    };
    Ok((sidecar != Sidecar::default()).then_some(sidecar))
}

/// An original, to be saved under its digest and nothing else: what it is called is another's word.
pub(crate) fn original(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let sha256: Digest = asked.place.parse().map_err(|_| Refused::Unknown)?;
    if house.readers.ask(|case| case.source(&sha256))?.is_none() {
        return Err(Refused::Unknown);
    }
    Ok(Reply::Original(house.vault.opened(&sha256)?))
}

/// The script by which files can be dropped onto the page.
pub(crate) fn script(_: &House, _: &Asked) -> Result<Reply, Refused> {
    Ok(Reply::File("text/javascript; charset=utf-8", false, include_bytes!("../drop.js").to_vec()))
}
