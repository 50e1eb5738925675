//! Word processors' documents (Office Open XML, ISO/IEC 29500): body, tables, footnotes and endnotes.
//!
//! Each character leads to its paragraph and to its bytes in the file within the document that holds it.
//!
//! Must not: unpack more than is allowed, follow a path out of the archive, or resolve what a document type declares.

mod body;
mod pack;
mod particulars;

use super::blocks::Blocks;
use super::{Parsed, Unfit};
use body::Part;
use pack::Pack;

/// What may hold text beside the body, and what it is called.
const NOTES: [&str; 2] = ["footnotes", "endnotes"];

/// Parses a document.
pub(crate) fn parse(bytes: &[u8]) -> Result<Parsed, Unfit> {
    let mut pack = Pack::open(bytes)?;
    let main = pack.main()?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let (mut blocks, mut seen, mut base) = (Blocks::default(), body::Seen::default(), 0);
    let body = pack.file(&main)?.ok_or_else(|| Unfit::broken(format!("{main} is missing in it")))?;
    Part { name: &main, base }.write(&body, &mut blocks, &mut seen)?;
    base += body.len() as u64;
    for name in NOTES {
        let path = format!("{folder}/{name}.xml").trim_start_matches('/').to_owned();
        if let Some(notes) = pack.file(&path)? {
            blocks.due(2);
            Part { name: &path, base }.write(&notes, &mut blocks, &mut seen)?;
            base += notes.len() as u64;
        }
    }
    let told = pack.file("docProps/core.xml")?.map(|core| particulars::told(&core)).unwrap_or_default();
    let comments = pack.file(&format!("{folder}/comments.xml"))?.is_some();
    let mut parsed = Parsed::new(blocks.end()?);
    parsed.told = told;
    if seen.hidden > 0 {
        parsed.note(format!("Hidden words were left out; such places: {}.", seen.hidden));
    }
    if seen.inserted + seen.deleted > 0 {
        parsed.note(format!(
            "The document keeps track of changes: insertions are read ({}), deletions are not ({}).",
            seen.inserted, seen.deleted
        ));
    }
    if comments {
        parsed.note("Comments in the margin were not read.".to_owned());
    }
    if seen.pictures > 0 {
        parsed.note(format!("Pictures were not read: {}.", seen.pictures));
    }
    Ok(parsed)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
