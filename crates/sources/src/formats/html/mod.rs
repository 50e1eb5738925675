//! Web pages: the main text, each character leading to its bytes, and what the page tells of itself.
//!
//! Must not: run or fetch anything, or count what surrounds the document as its words.

mod main_text;
mod meta;
mod render;
mod tokens;
mod tree;

pub(crate) use meta::day;

use super::blocks::Blocks;
use super::decode::Decoding;
use super::{Parsed, Told, Unfit};
use crate::spots::Around;
use main_text::Measures;

/// Parses a page.
pub(crate) fn parse(bytes: &[u8]) -> Result<Parsed, Unfit> {
    let source = Decoding::of(bytes, declared(bytes).as_deref());
    let mut blocks = Blocks::default();
    blocks.around(Around::File);
    let told = write(&source.text, &mut blocks, &|byte| source.source(byte))?;
    let mut parsed = Parsed::new(blocks.end()?);
    parsed.told = told;
    source.notes().into_iter().for_each(|note| parsed.note(note));
    Ok(parsed)
}

/// Writes the main text of a page. `source` leads from a byte of its text to the bytes it came from.
pub(crate) fn write(
    text: &str,
    blocks: &mut Blocks,
    source: &dyn Fn(usize) -> std::ops::Range<u64>,
) -> Result<Told, Unfit> {
    let tree = tree::build(text)?;
    let measures = Measures::of(&tree, text);
    let root = main_text::root(&tree, text, &measures);
    let told = meta::told(&tree, text, root);
    render::render(&tree, text, &measures, root, blocks, source)?;
    Ok(told)
}

/// The charset that a page names in its head (HTML Standard 13.2.3.2: within the first 1024 bytes; more are looked at).
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let label = |after: &str| {
        let rest = &head[head.find(after)? + after.len()..];
        let rest = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        let label: String =
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
        Some(label).filter(|label| !label.is_empty())
    };
    let xml = head.trim_start().starts_with("<?xml").then(|| label("encoding")).flatten();
    xml.or_else(|| label("charset"))
}
