//! Hands finished files to the sink, one by one, and keeps the manifest of what was handed over.
//!
//! Must not: hold a page after it was handed on, or more than one piece of a large file.

use crate::manifest::{Manifest, ManifestFile};
use askama::Template;
use sha2::{Digest as _, Sha256};
use std::collections::BTreeMap;
use std::io;
use vocabulary::Digest;

/// Takes a path within the site and the contents of the file in pieces, which are made as they are asked for: a page
/// in one, a large file in many.
pub type Sink<'s> = dyn FnMut(&str, &mut Pieces) -> io::Result<()> + 's;

/// The contents of a file, one piece after another.
pub type Pieces<'p> = dyn Iterator<Item = Vec<u8>> + 'p;

pub(crate) struct Press<'s> {
    sink: &'s mut Sink<'s>,
    printed: BTreeMap<String, Printed>,
}

struct Printed {
    sha256: Digest,
    bytes: usize,
}

impl<'s> Press<'s> {
    pub(crate) fn new(sink: &'s mut Sink<'s>) -> Press<'s> {
        Press { sink, printed: BTreeMap::new() }
    }

    /// Prints a page.
    pub(crate) fn page(&mut self, path: &str, page: &impl Template) -> io::Result<()> {
        let html = page.render().map_err(io::Error::other)?;
        self.file(path, html.into_bytes())
    }

    /// Prints a small file.
    pub(crate) fn file(&mut self, path: &str, bytes: impl Into<Vec<u8>>) -> io::Result<()> {
        self.pieces(path, std::iter::once(bytes.into()))
    }

    /// Prints any file. A path is printed once: a second time would overwrite what a link leads to.
    pub(crate) fn pieces(&mut self, path: &str, pieces: impl Iterator<Item = Vec<u8>>) -> io::Result<()> {
        if self.printed.contains_key(path) {
            let twice = format!("the site would hold two files called {path}: please report this as a fault");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, twice));
        }
        let (mut sha256, mut bytes) = (Sha256::new(), 0);
        let mut counted = pieces.inspect(|piece| {
            sha256.update(piece);
            bytes += piece.len();
        });
        (self.sink)(path, &mut counted)?;
        // The manifest speaks of the whole file, also where the sink did not ask for all of it.
        counted.for_each(drop);
        let sha256 = Digest::from_bytes(sha256.finalize().into());
        self.printed.insert(path.to_owned(), Printed { sha256, bytes });
        Ok(())
    }

    /// Prints the manifest of everything before it.
    pub(crate) fn manifest(self, ledger_head: &str) -> io::Result<()> {
        let files = self.printed.into_iter();
        let files =
            files.map(|(path, Printed { sha256, bytes })| ManifestFile { path, sha256, bytes: bytes as u64 });
        let manifest = Manifest {
            format: Manifest::FORMAT.to_owned(),
            ledger_head: ledger_head.to_owned(),
            files: files.collect(),
        };
        let mut json = serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?;
        json.push(b'\n');
        (self.sink)(Manifest::NAME, &mut std::iter::once(json))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_speaks_of_whole_files() {
        let mut manifest = Vec::new();
        let mut sink = |path: &str, pieces: &mut Pieces| {
            let first = pieces.next();
            manifest = if path == "manifest.json" { first.unwrap_or_default() } else { Vec::new() };
            Ok(())
        };
        let mut press = Press::new(&mut sink);
        press.pieces("long.txt", ["one, ", "two"].into_iter().map(Into::into)).unwrap();
        assert_eq!(press.file("long.txt", "three").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        press.manifest("0").unwrap();
        let manifest = String::from_utf8(manifest).unwrap();
        assert!(manifest.contains(&Digest::of(b"one, two").to_string()), "{manifest}");
        assert!(manifest.contains("\"bytes\": 8"), "{manifest}");
    }
}
