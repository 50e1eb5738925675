//! The bytes of a list as UTF-8, one piece after another, with their digest.
//!
//! Must not: hold more than a piece.

use crate::scan::CHUNK_BYTES;
use crate::{Charset, Refusal, Why};
use encoding_rs::{Decoder, DecoderResult};
use sha2::{Digest as _, Sha256};
use std::io::{self, Read};
use std::path::Path;
use vocabulary::{Digest, limits};

/// What stands in the place of bytes that are no characters.
const BAD: &str = "\u{FFFD}";

/// A list's bytes as they are read.
pub(super) struct Input {
    reader: Box<dyn Read + Send>,
    hash: Sha256,
    bytes: u64,
    /// What was read and not handed on.
    raw: Vec<u8>,
    /// `None` where the bytes are handed on as they are, as UTF-8 that is still to be checked.
    decoding: Option<Decoding>,
    ended: bool,
}

struct Decoding {
    decoder: Decoder,
    name: &'static str,
    /// Whether bytes that are no characters are replaced; else they end the reading.
    lossy: bool,
}

impl Input {
    /// The bytes as they are, but for a mark at the start.
    pub(super) fn plain(reader: Box<dyn Read + Send>) -> Input {
        let (hash, raw) = (Sha256::new(), Vec::new());
        Input { reader, hash, bytes: 0, raw, decoding: None, ended: false }
    }

    /// The bytes of a charset as UTF-8. What is no character becomes U+FFFD where the charset is certain.
    pub(super) fn decoded(reader: Box<dyn Read + Send>, charset: Charset) -> Input {
        let encoding = charset.encoding().unwrap_or(encoding_rs::UTF_8);
        let decoder = encoding.new_decoder_with_bom_removal();
        let decoding = Decoding { decoder, name: charset.name(), lossy: !charset.is_guessed() };
        Input { decoding: Some(decoding), ..Input::plain(reader) }
    }

    /// Whether the bytes are handed on without a look at them.
    pub(super) fn is_plain(&self) -> bool {
        self.decoding.is_none()
    }

    /// Appends the next piece; nothing is appended at the end.
    pub(super) fn next(&mut self, into: &mut Vec<u8>) -> Result<(), Why> {
        let before = into.len();
        while !self.ended && into.len() == before {
            let first = self.bytes == 0;
            let read = self.read()?;
            self.ended = read == 0;
            match &mut self.decoding {
                None => {
                    let piece = self.raw.as_slice();
                    let mark = b"\xEF\xBB\xBF";
                    into.extend_from_slice(if first {
                        piece.strip_prefix(mark).unwrap_or(piece)
                    } else {
                        piece
                    });
                }
                Some(decoding) => decoding.feed(&self.raw, self.ended, self.bytes, into)?,
            }
        }
        Ok(())
    }

    /// Fills the buffer with the next bytes, at first with as many as a mark may have.
    fn read(&mut self) -> Result<usize, Why> {
        self.raw.resize(CHUNK_BYTES, 0);
        let least = if self.bytes == 0 { 4 } else { 1 };
        let mut read = 0;
        while read < least {
            match self.reader.read(&mut self.raw[read..]) {
                Ok(0) => break,
                Ok(more) => read += more,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Refusal::io(Path::new(""), error).why),
            }
        }
        self.raw.truncate(read);
        self.hash.update(&self.raw);
        self.bytes += read as u64;
        match self.bytes {
            bytes if bytes > limits::SOURCE_BYTES_MAX => Err(Why::TooLarge { bytes }),
            _ => Ok(read),
        }
    }

    /// The digest and the number of the bytes that were read.
    pub(super) fn finish(self) -> (Digest, u64) {
        (Digest::from_bytes(self.hash.finalize().into()), self.bytes)
    }
}

impl Decoding {
    /// Decodes a piece; `end` is where it ends among all bytes.
    fn feed(&mut self, piece: &[u8], last: bool, end: u64, into: &mut Vec<u8>) -> Result<(), Why> {
        let mut rest = piece;
        let mut out = String::with_capacity(CHUNK_BYTES);
        loop {
            let needed = self.decoder.max_utf8_buffer_length_without_replacement(rest.len());
            out.clear();
            out.reserve(needed.unwrap_or(CHUNK_BYTES));
            let (result, read) = self.decoder.decode_to_string_without_replacement(rest, &mut out, last);
            rest = &rest[read..];
            into.extend_from_slice(out.as_bytes());
            // No charset of one byte a letter has these; a file that seems to is of another, or no text.
            if !self.lossy && out.contains(|char| ('\u{80}'..'\u{a0}').contains(&char)) {
                return Err(Why::Undecodable { byte: end - piece.len() as u64, tried: self.name });
            }
            match result {
                DecoderResult::InputEmpty => return Ok(()),
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) if self.lossy => into.extend_from_slice(BAD.as_bytes()),
                DecoderResult::Malformed(wrong, after) => {
                    let byte = (end - rest.len() as u64).saturating_sub(u64::from(wrong) + u64::from(after));
                    return Err(Why::Undecodable { byte, tried: self.name });
                }
            }
        }
    }
}
