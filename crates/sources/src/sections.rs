//! A document in sections, in bounded memory: cut between paragraphs, else lines, else sentences, else words.
//!
//! Must not: cut within a character, or give a section of a file that is no longer the one that was opened.

use crate::charset::Decoding;
use crate::formats::{self, Media};
use crate::scan::{CHUNK_BYTES, FIRST_BYTES};
use crate::{Charset, Refusal, Text, Why};
use sha2::{Digest as _, Sha256};
use std::io::{self, Read};
use std::path::PathBuf;
use vocabulary::Digest;

/// The sections of a document, in order. Together they are its text.
pub struct Sections {
    path: PathBuf,
    media: Media,
    input: Box<dyn Read + Send>,
    decoding: Decoding,
    hash: Sha256,
    sha256: Digest,
    /// How many bytes of text a section has at most.
    section_bytes: usize,
    /// Decoded and not given out yet.
    ahead: Text,
    ended: bool,
}

impl Sections {
    pub(crate) fn new(
        path: PathBuf,
        (media, charset, sha256): (Media, Charset, Digest),
        input: Box<dyn Read + Send>,
        section_bytes: usize,
    ) -> Sections {
        let (decoding, hash) = (Decoding::new(charset), Sha256::new());
        let ahead = Text::default();
        Sections {
            path,
            media,
            input,
            decoding,
            hash,
            sha256,
            section_bytes: section_bytes.max(16),
            ahead,
            ended: false,
        }
    }

    /// The sections of a text that is there already.
    pub(crate) fn of_text(path: PathBuf, text: Text, section_bytes: usize) -> Sections {
        let what = (Media::Text, Charset::Utf8, Digest::of(b""));
        let mut sections = Sections::new(path, what, Box::new(io::empty()), section_bytes);
        (sections.ahead, sections.ended) = (text, true);
        sections
    }

    fn section(&mut self) -> Result<Option<Text>, Why> {
        let mut buffer = vec![0; FIRST_BYTES];
        while !self.ended && self.ahead.text.len() <= self.section_bytes {
            let read = match self.input.read(&mut buffer) {
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Refusal::io(&self.path, error).why),
            };
            self.ended = read == 0;
            self.hash.update(&buffer[..read]);
            self.decoding.feed(&buffer[..read], self.ended, &mut self.ahead)?;
            if read == buffer.len() {
                buffer.resize(CHUNK_BYTES, 0);
            }
        }
        if self.ended && Digest::from_bytes(self.hash.clone().finalize().into()) != self.sha256 {
            return Err(Why::Changed);
        }
        if self.ahead.text.is_empty() {
            return Ok(None);
        }
        let rest = match self.ahead.text.len() {
            bytes if bytes > self.section_bytes => {
                let cut = cut(&self.ahead.text, self.section_bytes);
                self.ahead.split_off(cut)
            }
            _ => Text::default(),
        };
        Ok(Some(formats::render(self.media, std::mem::replace(&mut self.ahead, rest))))
    }
}

impl Iterator for Sections {
    type Item = Result<Text, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = self.section();
        if next.is_err() {
            // What follows a fault is not the document any more.
            (self.ended, self.ahead) = (true, Text::default());
            self.hash = Sha256::new();
            self.sha256 = Digest::of(b"");
        }
        next.map_err(|why| Refusal::new(&self.path, why)).transpose()
    }
}

/// Where to cut a text that is longer than `most` bytes: after the last end of a paragraph in the second half of what
/// may stay, else of a line, a sentence, a word; else after the last whole character.
fn cut(text: &str, most: usize) -> usize {
    let (half, most) = (text.floor_char_boundary(most / 2), text.floor_char_boundary(most));
    let window = &text[half..most];
    let after = |mark: &str| window.rfind(mark).map(|at| half + at + mark.len());
    let first = |marks: &[&str]| marks.iter().filter_map(|mark| after(mark)).max();
    (first(&["\n\n", "\r\n\r\n"]))
        .or_else(|| first(&["\n"]))
        .or_else(|| first(&[". ", "! ", "? ", "۔ ", "؟ ", "。", "！", "？"]))
        .or_else(|| {
            window
                .rfind(char::is_whitespace)
                .map(|at| half + at + text[half + at..].chars().next().map_or(1, char::len_utf8))
        })
        .unwrap_or(most)
        .max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_prefers_paragraphs_then_lines_then_sentences_then_words() {
        let kept = |text: &str| text[..cut(text, 40)].to_owned();
        assert_eq!(
            kept("One two three four five six.\n\nSeven.\nEight. Nine ten eleven"),
            "One two three four five six.\n\n"
        );
        assert_eq!(
            kept("One two three four five six.\nSeven. Eight nine ten eleven"),
            "One two three four five six.\n"
        );
        assert_eq!(
            kept("One two three four five six. Seven eight nine ten eleven"),
            "One two three four five six. "
        );
        assert_eq!(
            kept("One two three four five six seven eight nine ten eleven"),
            "One two three four five six seven eight "
        );
        assert_eq!(kept(&"ə".repeat(60)), "ə".repeat(20));
    }
}
