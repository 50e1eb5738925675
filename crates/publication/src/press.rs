//! Hands finished files to the sink, one by one, and keeps the manifest of what was handed over.
//!
//! Must not: hold a page after it was handed on.

use askama::Template;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io;
use vocabulary::Digest;

/// Takes a path within the site and the whole contents of the file.
pub type Sink<'s> = dyn FnMut(&str, &[u8]) -> io::Result<()> + 's;

pub(crate) struct Press<'s> {
    sink: &'s mut Sink<'s>,
    printed: BTreeMap<String, Printed>,
}

struct Printed {
    sha256: Digest,
    bytes: usize,
}

#[derive(Serialize)]
struct Manifest<'m> {
    format: &'static str,
    ledger_head: &'m str,
    files: Vec<File<'m>>,
}

#[derive(Serialize)]
struct File<'m> {
    path: &'m str,
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
        self.file(path, html.as_bytes())
    }

    /// Prints any other file. A path is printed once: a second time would overwrite what a link leads to.
    pub(crate) fn file(&mut self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let printed = Printed { sha256: Digest::of(bytes), bytes: bytes.len() };
        if self.printed.insert(path.to_owned(), printed).is_some() {
            let twice = format!("the site would hold two files called {path}: please report this as a fault");
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, twice));
        }
        (self.sink)(path, bytes)
    }

    /// Prints the manifest of everything before it.
    pub(crate) fn manifest(self, ledger_head: &str) -> io::Result<()> {
        let files = self
            .printed
            .iter()
            .map(|(path, file)| File { path, sha256: file.sha256, bytes: file.bytes })
            .collect();
        let manifest = Manifest { format: "toll-site-1", ledger_head, files };
        let mut json = serde_json::to_vec_pretty(&manifest).map_err(io::Error::other)?;
        json.push(b'\n');
        (self.sink)("manifest.json", &json)
    }
}
