//! Formats: what a file is, and its text.
//!
//! Each format has a module that turns characters into what a reader would see, with the way back kept. Foreign formats
//! (HTML, PDF, DOCX, mail) are parsed by `parse`, in a child process without rights, and only their text comes back.
//!
//! Must not: call `parse` in a process that holds anything of worth.

mod blocks;
mod decode;
mod docx;
mod html;
mod mail;
mod markdown;
mod media;
mod parsed;
mod pdf;

pub use media::Media;
pub(crate) use media::READ;
pub(crate) use parsed::{Parsed, is_short, short};
pub use parsed::{Told, Unfit};

use crate::Text;

/// The text of a plain file as a reader would see it.
pub(crate) fn render(media: Media, text: Text) -> Text {
    match media {
        Media::Markdown => markdown::render(&text),
        _ => text,
    }
}

/// Parses a foreign file. To be called in the cage.
pub(crate) fn parse(media: Media, bytes: &[u8]) -> Result<Parsed, Unfit> {
    match media {
        Media::Html => html::parse(bytes),
        Media::Pdf => pdf::parse(bytes),
        Media::Docx => docx::parse(bytes),
        Media::Mail => mail::parse_one(bytes),
        Media::Mailbox => mail::parse_many(bytes),
        Media::Text | Media::Markdown => Err(Unfit::broken("this is no foreign format")),
    }
}
