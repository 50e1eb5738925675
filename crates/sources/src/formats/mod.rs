//! Formats: what a file is, and its text.
//!
//! Each format has a module that turns characters into what a reader would see, with the way back kept. Formats that
//! need a parser of foreign bytes (HTML, PDF, DOCX, mail) get theirs beside `markdown`; such parsers run in a child
//! process without rights, and only their text comes back.
//!
//! Must not: parse foreign binary formats in this process.

mod markdown;

use crate::{Text, Why};
use std::path::Path;

/// The formats that are read.
pub(crate) const READ: &str = "Toll reads plain text (.txt) and Markdown (.md)";

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Media {
    /// Plain text: each character stands as it was written.
    Text,
    /// Markdown (CommonMark, with tables): marks are left out, words, code and link texts are kept.
    Markdown,
}

/// The endings of a format's names, what it is, and the bytes it may begin with.
type Known = (&'static [&'static str], &'static str, &'static [&'static [u8]]);

/// Formats that are known and not read.
const KNOWN: &[Known] = &[
    (&["pdf"], "a PDF", &[b"%PDF-"]),
    (&["docx", "odt", "pages"], "a word processor's document", &[]),
    (&["doc"], "a word processor's document", &[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]),
    (&["rtf"], "a word processor's document", &[b"{\\rtf"]),
    (&["html", "htm", "xhtml", "mhtml"], "a web page", &[]),
    (&["eml", "msg", "mbox"], "an e-mail", &[]),
    (&["epub"], "an electronic book", &[]),
    (&["csv", "tsv", "xlsx", "xls", "ods", "parquet"], "a table or list", &[b"PAR1"]),
    (
        &["png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "heic"],
        "an image",
        &[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8"],
    ),
    (&["mp3", "wav", "m4a", "mp4", "mov", "mkv"], "a recording", &[b"ID3", b"RIFF"]),
    (
        &["zip", "gz", "xz", "7z", "rar", "tar", "zst"],
        "an archive",
        &[b"PK\x03\x04", b"\x1F\x8B", b"\xFD7zXZ", b"7z\xBC\xAF", b"Rar!"],
    ),
];

impl Media {
    /// The format of a file by its name and first bytes.
    ///
    /// # Errors
    /// [`Why::Format`] for one that is known and not read.
    pub(crate) fn of(path: &Path, head: &[u8]) -> Result<Media, Why> {
        let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let known = (KNOWN.iter().find(|(endings, ..)| endings.contains(&ending.as_str())))
            .or_else(|| KNOWN.iter().find(|(.., starts)| starts.iter().any(|s| head.starts_with(s))))
            .map(|(_, what, _)| *what)
            .or_else(|| is_web_page(head).then_some("a web page"));
        match known {
            Some(what) => Err(Why::Format { what, remedy: remedy(what) }),
            None if matches!(ending.as_str(), "md" | "markdown" | "mdown") => Ok(Media::Markdown),
            None => Ok(Media::Text),
        }
    }
}

fn is_web_page(head: &[u8]) -> bool {
    let start = head.trim_ascii_start();
    let begins =
        |mark: &str| start.len() >= mark.len() && start[..mark.len()].eq_ignore_ascii_case(mark.as_bytes());
    begins("<!doctype html") || begins("<html")
}

fn remedy(what: &str) -> &'static str {
    match what {
        "an archive" => "unpack it and give the files in it",
        "an image" | "a recording" => {
            "write down what it says and save it as plain text, with a note on who did"
        }
        "a table or list" => "reading lists comes with a later version; save text as plain text",
        _ => "this format comes with a later version; until then save it as plain text",
    }
}

/// The text as a reader would see it.
pub(crate) fn render(media: Media, text: Text) -> Text {
    match media {
        Media::Text => text,
        Media::Markdown => markdown::render(&text),
    }
}
