//! Charsets: bytes into characters, each with the bytes it came from.
//!
//! Must not: put a replacement character where bytes are none.

use crate::{Text, Why};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_16BE, UTF_16LE};
use std::fmt;

/// How bytes stand for characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Charset {
    /// UTF-8, with or without a mark at the start.
    Utf8,
    /// UTF-16, the low byte first, by the mark at the start.
    Utf16Le,
    /// UTF-16, the high byte first, by the mark at the start.
    Utf16Be,
    /// Another one, guessed from the bytes: none is named in a plain file.
    Guessed(&'static Encoding),
}

impl Charset {
    /// The charset that a mark (BOM) at the start names.
    pub(crate) fn marked(head: &[u8]) -> Option<Charset> {
        match head {
            [0xEF, 0xBB, 0xBF, ..] => Some(Charset::Utf8),
            [0xFF, 0xFE, ..] => Some(Charset::Utf16Le),
            [0xFE, 0xFF, ..] => Some(Charset::Utf16Be),
            _ => None,
        }
    }

    /// Its name, as in the WHATWG Encoding Standard: "UTF-8", "windows-1251".
    pub fn name(self) -> &'static str {
        match self {
            Charset::Utf8 => "UTF-8",
            Charset::Utf16Le => UTF_16LE.name(),
            Charset::Utf16Be => UTF_16BE.name(),
            Charset::Guessed(encoding) => encoding.name(),
        }
    }

    /// Whether it is not certain.
    pub fn is_guessed(self) -> bool {
        matches!(self, Charset::Guessed(_))
    }

    pub(crate) fn encoding(self) -> Option<&'static Encoding> {
        match self {
            Charset::Utf8 => None,
            Charset::Utf16Le => Some(UTF_16LE),
            Charset::Utf16Be => Some(UTF_16BE),
            Charset::Guessed(encoding) => Some(encoding),
        }
    }
}

impl fmt::Display for Charset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// Decodes bytes that come in pieces, which may end within a character.
pub(crate) struct Decoding {
    charset: Charset,
    /// `None` for UTF-8, which needs no tables.
    decoder: Option<Decoder>,
    /// The first byte of the source that has not become characters yet.
    at: u64,
    /// The bytes from there that were given already and not taken.
    pending: Vec<u8>,
    began: bool,
    /// How many bytes the decoder has taken that have not become characters yet.
    lag: u64,
}

impl Decoding {
    pub(crate) fn new(charset: Charset) -> Decoding {
        let decoder = charset.encoding().map(Encoding::new_decoder_without_bom_handling);
        Decoding { charset, decoder, at: 0, pending: Vec::new(), began: false, lag: 0 }
    }

    /// Decodes the next piece onto the end of a text. A mark at the start is left out.
    pub(crate) fn feed(&mut self, piece: &[u8], last: bool, into: &mut Text) -> Result<(), Why> {
        self.pending.extend_from_slice(piece);
        if !self.began {
            // The longest mark has three bytes.
            if self.pending.len() < 3 && !last {
                return Ok(());
            }
            self.began = true;
            if Charset::marked(&self.pending) == Some(self.charset) {
                let mark = if self.charset == Charset::Utf8 { 3 } else { 2 };
                self.pending.drain(..mark);
                self.at = mark as u64;
            }
        }
        let bytes = std::mem::take(&mut self.pending);
        match self.decoder.take() {
            None => self.utf8(bytes, last, into),
            Some(mut decoder) => {
                let done = self.step(&mut decoder, &bytes, last, into);
                self.decoder = Some(decoder);
                done
            }
        }
    }

    fn utf8(&mut self, bytes: Vec<u8>, last: bool, into: &mut Text) -> Result<(), Why> {
        let (valid, wrong) = match std::str::from_utf8(&bytes) {
            Ok(_) => (bytes.len(), false),
            Err(error) => (error.valid_up_to(), last || error.error_len().is_some()),
        };
        let words = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
        into.push_utf8(words, self.at);
        self.at += valid as u64;
        if wrong {
            return Err(self.undecodable(self.at));
        }
        self.pending = bytes[valid..].to_vec();
        Ok(())
    }

    /// One byte at a time: what comes out after a byte came from the bytes since the last that gave something.
    fn step(&mut self, decoder: &mut Decoder, bytes: &[u8], last: bool, into: &mut Text) -> Result<(), Why> {
        // `self.at` is where the character began, `next` the byte after the one that is given.
        let mut next = self.at + self.lag;
        let mut out = String::with_capacity(16);
        let single = self.charset.encoding().is_some_and(Encoding::is_single_byte);
        let steps = bytes.chunks(1).chain(last.then_some(&[][..]));
        for byte in steps {
            next += byte.len() as u64;
            out.clear();
            let (result, _) = decoder.decode_to_string_without_replacement(byte, &mut out, byte.is_empty());
            let control = |char: char| single && ('\u{80}'..'\u{a0}').contains(&char);
            if matches!(result, DecoderResult::Malformed(..)) || out.contains(control) {
                return Err(self.undecodable(self.at));
            }
            for char in out.chars() {
                into.push(char, self.at, (next - self.at) as u32);
                self.at = next;
            }
        }
        self.lag = next - self.at;
        Ok(())
    }

    fn undecodable(&self, byte: u64) -> Why {
        Why::Undecodable { byte, tried: self.charset.name() }
    }
}
