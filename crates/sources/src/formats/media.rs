//! What a file is: by its first bytes, and only where they leave it open by its name.
//!
//! Must not: believe a name that the bytes contradict.

use crate::Why;
use std::path::Path;

/// The formats that are read.
pub(crate) const READ: &str =
    "Toll reads plain text (.txt), Markdown (.md), web pages (.html), PDF, DOCX and mail (.eml, .mbox)";

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Media {
    /// Plain text: each character stands as it was written.
    Text,
    /// Markdown (CommonMark, with tables): marks are left out, words, code and link texts are kept.
    Markdown,
    /// A web page: the main text; navigation, notices and comments are not the document.
    Html,
    /// A PDF with text.
    Pdf,
    /// A word processor's document (Office Open XML).
    Docx,
    /// One mail.
    Mail,
    /// Many mails in one file.
    Mailbox,
}

/// The names of the formats, for the child; what they are called; the endings of their files.
const NAMES: &[(Media, &str, &str, &[&str])] = &[
    (Media::Text, "text", "plain text", &["txt"]),
    (Media::Markdown, "markdown", "Markdown", &["md", "markdown", "mdown"]),
    (Media::Html, "html", "a web page", &["html", "htm", "xhtml"]),
    (Media::Pdf, "pdf", "a PDF", &["pdf"]),
    (Media::Docx, "docx", "a word processor's document", &["docx", "docm"]),
    (Media::Mail, "mail", "a mail", &["eml", "mht", "mhtml"]),
    (Media::Mailbox, "mailbox", "a mailbox", &["mbox"]),
];

/// The endings of a format's names, what it is, and the bytes it may begin with.
type Known = (&'static [&'static str], &'static str, &'static [&'static [u8]]);

/// Formats that are known and not read.
const KNOWN: &[Known] = &[
    (&["odt", "pages"], "a word processor's document", &[]),
    (&["doc"], "an old or a locked document of an office program", &[b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"]),
    (&["rtf"], "a word processor's document", &[b"{\\rtf"]),
    (&["msg"], "a mail of an office program", &[]),
    (&["epub"], "an electronic book", &[]),
    (&["csv", "tsv", "xlsx", "xls", "ods", "parquet"], "a table or list", &[b"PAR1"]),
    (
        &["png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "heic"],
        "an image",
        &[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*"],
    ),
    (&["mp3", "wav", "m4a", "mp4", "mov", "mkv"], "a recording", &[b"ID3", b"RIFF"]),
    (
        &["zip", "gz", "xz", "7z", "rar", "tar", "zst"],
        "an archive",
        &[b"\x1F\x8B", b"\xFD7zXZ", b"7z\xBC\xAF", b"Rar!"],
    ),
];

impl Media {
    /// The format of a file by its first bytes and its name.
    ///
    /// # Errors
    /// [`Why::Format`] for one that is known and not read, [`Why::Misnamed`] for a file that is not what it is called.
    pub(crate) fn of(path: &Path, head: &[u8]) -> Result<Media, Why> {
        let ending = path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let ending = ending.as_str();
        if let Some(media) = by_bytes(head, ending)? {
            return Ok(media);
        }
        if let Some((_, what, _)) = KNOWN.iter().find(|(endings, ..)| endings.contains(&ending)) {
            return Err(Why::Format { what, remedy: remedy(what) });
        }
        match NAMES.iter().find(|(.., endings)| endings.contains(&ending)) {
            Some((Media::Pdf | Media::Docx, _, what, _)) => Err(Why::Misnamed { what }),
            Some((media, ..)) => Ok(*media),
            None => Ok(Media::Text),
        }
    }

    /// Whether it is parsed in the cage.
    pub fn is_foreign(self) -> bool {
        !matches!(self, Media::Text | Media::Markdown)
    }

    /// What it is called, with its article.
    pub fn what(self) -> &'static str {
        NAMES.iter().find(|(media, ..)| *media == self).map_or("a file", |(_, _, what, _)| what)
    }

    /// What it is, where the ending of its name says that it is another format that is known.
    pub fn belies(self, path: &Path) -> Option<&'static str> {
        let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
        let named = NAMES.iter().find(|(.., endings)| endings.contains(&ending.as_str()))?.0;
        let alike = |media| matches!(media, Media::Mail | Media::Mailbox);
        (named != self && !(alike(named) && alike(self))).then(|| named.what())
    }

    pub(crate) fn name(self) -> &'static str {
        NAMES.iter().find(|(media, ..)| *media == self).map_or("", |(_, name, ..)| name)
    }

    pub(crate) fn named(name: &str) -> Option<Media> {
        NAMES.iter().find(|(_, known, ..)| *known == name).map(|(media, ..)| *media)
    }
}

/// What the bytes alone settle.
fn by_bytes(head: &[u8], ending: &str) -> Result<Option<Media>, Why> {
    if has(&head[..head.len().min(1024)], b"%PDF-") && !is_mail(head, ending) {
        return Ok(Some(Media::Pdf));
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return packed(head, ending).map(Some);
    }
    if let Some((_, what, _)) = KNOWN.iter().find(|(.., starts)| starts.iter().any(|s| head.starts_with(s))) {
        return Err(Why::Format { what, remedy: remedy(what) });
    }
    if head.starts_with(b"From ") && is_mail(&after_line(head), "") {
        return Ok(Some(Media::Mailbox));
    }
    if is_mail(head, ending) {
        return Ok(Some(Media::Mail));
    }
    Ok(is_web_page(head).then_some(Media::Html))
}

/// What lies in an archive, by the names of the first files in it.
fn packed(head: &[u8], ending: &str) -> Result<Media, Why> {
    let what = match ending {
        _ if has(head, b"mimetypeapplication/epub") => "an electronic book",
        _ if has(head, b"mimetypeapplication/vnd.oasis.opendocument") => "a word processor's document",
        "xlsx" | "ods" => "a table or list",
        "docx" | "docm" => return Ok(Media::Docx),
        _ if has(head, b"xl/") || has(head, b"ppt/") => "a table or a set of slides",
        _ if has(head, b"word/") || has(head, b"[Content_Types].xml") => return Ok(Media::Docx),
        "odt" | "pages" => "a word processor's document",
        "epub" => "an electronic book",
        _ => "an archive",
    };
    Err(Why::Format { what, remedy: remedy(what) })
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

fn after_line(head: &[u8]) -> Vec<u8> {
    head.iter().skip_while(|byte| **byte != b'\n').skip(1).copied().collect()
}

/// Whether bytes begin like a mail: lines of fields, and among them some that only mail programs write. Where the name
/// says that it is a mail, any of the usual fields will do.
fn is_mail(head: &[u8], ending: &str) -> bool {
    const MACHINE: [&str; 7] = [
        "received",
        "return-path",
        "message-id",
        "mime-version",
        "delivered-to",
        "dkim-signature",
        "x-mailer",
    ];
    const USUAL: [&str; 5] = ["from", "to", "subject", "date", "content-type"];
    let called = matches!(ending, "eml" | "mht" | "mhtml");
    let mut found = 0;
    for line in head.split(|byte| *byte == b'\n').take(64) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line[0] == b' ' || line[0] == b'\t' {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            // The head may be cut off within a line.
            break;
        };
        let field = String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase();
        if field.is_empty() || field.bytes().any(|byte| byte <= b' ' || byte >= 127) {
            return false;
        }
        found += match field.as_str() {
            field if MACHINE.contains(&field) => 2,
            field if USUAL.contains(&field) && called => 2,
            field if USUAL.contains(&field) => 1,
            _ => 0,
        };
    }
    // A press release may begin with "From", "To", "Subject" and "Date" too, and is none.
    found >= if called { 2 } else { 4 } && (called || has_machine(head, &MACHINE))
}

fn has_machine(head: &[u8], machine: &[&str]) -> bool {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    text.lines().any(|line| {
        machine.iter().any(|field| line.starts_with(field) && line[field.len()..].starts_with(':'))
    })
}

fn is_web_page(head: &[u8]) -> bool {
    let wide = head.starts_with(b"\xFF\xFE") || head.starts_with(b"\xFE\xFF");
    let narrow: Vec<u8> = match wide {
        // Every other byte is NUL in what UTF-16 makes of ASCII.
        true => head[2..].iter().filter(|byte| **byte != 0).copied().collect(),
        false => head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).to_vec(),
    };
    let mut text = String::from_utf8_lossy(&narrow).trim_start().to_ascii_lowercase();
    while let Some(rest) = text.strip_prefix("<!--") {
        text = rest.split_once("-->").map_or(String::new(), |(_, rest)| rest.trim_start().to_owned());
    }
    text.starts_with("<!doctype html")
        || text.starts_with("<html")
        || text.starts_with("<?xml") && text.contains("<html")
        || text.starts_with("<head>")
        || text.starts_with("<body")
}

fn remedy(what: &str) -> &'static str {
    match what {
        "an archive" => "unpack it and give the files in it",
        "an image" | "a recording" => {
            "write down what it says and save it as plain text, with a note on who did"
        }
        "a table or list" => {
            "lists of people go into the folder lists of a case, or to `toll link`; save text as plain text"
        }
        "an old or a locked document of an office program" => {
            "open it and save it as DOCX, without a password"
        }
        "a mail of an office program" => "save the mail as .eml",
        _ => "save it as PDF, DOCX or plain text",
    }
}
