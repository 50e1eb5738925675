//! A file `NAME.toml` beside a source `NAME`: what is known about it.
//!
//! Must not: cost the document. A faulty sidecar is a refusal of its own.

use crate::{Refusal, Why};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use vocabulary::{Sidecar, limits};

/// Whether a path has the name of a sidecar.
pub fn is_sidecar(path: &Path) -> bool {
    document_of(path).is_some()
}

/// The document that a sidecar of this name would belong to.
pub(crate) fn document_of(path: &Path) -> Option<PathBuf> {
    path.extension().filter(|ending| ending.eq_ignore_ascii_case("toml")).map(|_| path.with_extension(""))
}

/// What the file beside a document says, where there is one.
///
/// # Errors
/// [`Why::Sidecar`] with its line, and what the system reports.
pub fn sidecar_of(document: &Path) -> Result<Option<Sidecar>, Refusal> {
    let mut path = document.as_os_str().to_owned();
    path.push(".toml");
    let path = PathBuf::from(path);
    let size = match fs::metadata(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other.map_err(|error| Refusal::io(&path, error))?.len(),
    };
    if size > limits::SETTINGS_BYTES_MAX {
        let seen = format!("{size} bytes, and SETTINGS_BYTES_MAX is {}", limits::SETTINGS_BYTES_MAX);
        return Err(Refusal::new(&path, Why::Sidecar { line: 1, seen }));
    }
    let bytes = fs::read(&path).map_err(|error| Refusal::io(&path, error))?;
    parse(&bytes).map(Some).map_err(|why| Refusal::new(&path, why))
}

fn parse(bytes: &[u8]) -> Result<Sidecar, Why> {
    let line_at = |byte: usize| 1 + bytes[..byte.min(bytes.len())].iter().filter(|b| **b == b'\n').count();
    let text = std::str::from_utf8(bytes).map_err(|error| Why::Sidecar {
        line: line_at(error.valid_up_to()),
        seen: "this is not UTF-8".to_owned(),
    })?;
    let sound = text.strip_prefix('\u{feff}').unwrap_or(text);
    toml::from_str(sound).map_err(|error| Why::Sidecar {
        line: line_at(error.span().map_or(0, |span| span.start + text.len() - sound.len())),
        seen: error.message().trim().replace('\n', ", "),
    })
}
