//! PDF with text: words in the order of reading, each leading to its page and the box it stands in.
//!
//! The library `lopdf` takes the file apart; what the signs on a page are and where they stand is worked out here.
//!
//! Must not: make up text for a page that is a picture. That is told.

mod cmap;
mod fonts;
mod heads;
mod layout;
mod page;
mod paragraphs;

use super::blocks::Blocks;
use super::html::day;
use super::parsed::short;
use super::{Parsed, Told, Unfit};
use heads::Page;
use lopdf::{Document, Error, LoadOptions, Object};
use vocabulary::limits;

/// Parses a document.
pub(crate) fn parse(bytes: &[u8]) -> Result<Parsed, Unfit> {
    let options =
        LoadOptions { max_decompressed_size: Some(limits::UNPACKED_BYTES_MAX), ..LoadOptions::default() };
    let doc = Document::load_mem_with_options(bytes, options).map_err(|error| match error {
        Error::InvalidPassword | Error::Decryption(_) => Unfit::Locked,
        other => Unfit::broken(other.to_string()),
    })?;
    if doc.is_encrypted() {
        return Err(Unfit::Locked);
    }
    let ids: Vec<_> = doc.page_iter().take(limits::PDF_PAGES_MAX + 1).collect();
    if ids.len() > limits::PDF_PAGES_MAX {
        return Err(Unfit::limit("PDF_PAGES_MAX", limits::PDF_PAGES_MAX));
    }
    if ids.is_empty() {
        return Err(Unfit::broken("it has no pages"));
    }
    let (mut pages, mut fonts, mut seen) = (Vec::new(), page::Fonts::new(), Seen::default());
    for (id, number) in ids.iter().zip(1..) {
        let shown = page::show(&doc, *id, &mut fonts)?;
        seen.take(&shown, number)?;
        pages.push(Page { number, lines: layout::lines(&shown), height: shown.height });
    }
    seen.verdict(ids.len() as u32)?;
    let dropped = heads::drop(&mut pages);
    let mut blocks = Blocks::default();
    paragraphs::write(&pages, &mut blocks)?;
    let mut parsed = Parsed::new(blocks.end()?);
    parsed.told = told(&doc, &parsed.text.text);
    seen.tell(&mut parsed);
    if dropped > 0 {
        parsed.note(format!("Running heads and page numbers were left out; such lines: {dropped}."));
    }
    Ok(parsed)
}

/// What the pages show, counted.
#[derive(Default)]
struct Seen {
    letters: usize,
    unknown: usize,
    /// Pages with pictures and without letters.
    pictures: Vec<u32>,
    bytes: usize,
}

impl Seen {
    fn take(&mut self, shown: &page::Shown, number: u32) -> Result<(), Unfit> {
        let letters = shown.signs.iter().filter(|sign| !sign.char.is_whitespace());
        let (mut here, mut unknown) = (0, 0);
        letters.for_each(|sign| {
            here += 1;
            unknown += usize::from(sign.char == '\u{FFFD}' || sign.char.is_control());
        });
        if here == 0 && shown.pictures {
            self.pictures.push(number);
        }
        (self.letters, self.unknown) = (self.letters + here, self.unknown + unknown);
        self.bytes += here;
        match self.bytes > limits::FOREIGN_TEXT_BYTES_MAX {
            true => Err(Unfit::limit("FOREIGN_TEXT_BYTES_MAX", limits::FOREIGN_TEXT_BYTES_MAX)),
            false => Ok(()),
        }
    }

    fn verdict(&self, pages: u32) -> Result<(), Unfit> {
        match self.letters {
            0 if self.pictures.is_empty() => Err(Unfit::Blank),
            0 => Err(Unfit::NoText { pages }),
            all if self.unknown * 3 > all => Err(Unfit::NoLetters),
            _ => Ok(()),
        }
    }

    fn tell(&self, parsed: &mut Parsed) {
        if !self.pictures.is_empty() {
            let names: Vec<String> = self.pictures.iter().map(u32::to_string).collect();
            let names = super::parsed::some_of(&names);
            parsed.note(format!("Pages that are pictures without text were not read: {names}."));
        }
        if self.unknown > 0 {
            parsed.note(format!(
                "Some signs do not say which letters they are, and are shown as \u{FFFD}: {}.",
                self.unknown
            ));
        }
    }
}

/// What the file tells of itself. A title is taken only where it stands in the text: many are the name of a template.
fn told(doc: &Document, text: &str) -> Told {
    let mut told = Told::default();
    let Ok(info) = doc.trailer.get_deref(b"Info", doc).and_then(Object::as_dict) else { return told };
    let said = |key: &[u8]| {
        let object = info.get_deref(key, doc).ok()?;
        lopdf::decode_text_string(object).ok().map(|words| short(&words)).filter(|words| !words.is_empty())
    };
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let start: String = text.chars().take(4000).collect();
    told.known.title = said(b"Title").filter(|title| plain(&start).contains(&plain(title)));
    told.made =
        said(b"CreationDate").as_deref().and_then(|date| day(date.strip_prefix("D:").unwrap_or(date)));
    told
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
