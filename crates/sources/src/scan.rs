//! The first passage over a document's bytes: its digest, and whether and how they are characters.
//!
//! Must not: keep more than the first bytes.

use crate::charset::{Charset, Decoding};
use crate::{Refusal, Text, Why};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use vocabulary::{Digest, limits};

/// How many bytes are read at once.
pub(crate) const CHUNK_BYTES: usize = 64 << 10;
/// How many bytes are read at first: most documents are no longer, and a larger buffer must be made anew for each.
pub(crate) const FIRST_BYTES: usize = 8 << 10;
/// How many bytes tell a format.
const HEAD_BYTES: usize = 1024;

/// What the first passage finds.
pub(crate) struct Scan {
    pub(crate) sha256: Digest,
    pub(crate) bytes: u64,
    /// The first bytes.
    pub(crate) head: Vec<u8>,
    first_nul: Option<u64>,
    utf8: Utf8,
}

/// Hands the bytes on in pieces, and says with the last that it is the last.
pub(crate) fn pieces(
    mut input: impl Read,
    mut visit: impl FnMut(&[u8], bool) -> Result<(), Why>,
) -> Result<(), Why> {
    let mut buffer = vec![0; FIRST_BYTES];
    loop {
        match input.read(&mut buffer) {
            Ok(0) => return visit(&[], true),
            Ok(read) => {
                visit(&buffer[..read], false)?;
                if read == buffer.len() {
                    buffer.resize(CHUNK_BYTES, 0);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(Refusal::io(Path::new(""), error).why),
        }
    }
}

/// The SHA-256 of a file as it lies there, in bounded memory.
///
/// # Errors
/// What the system reports.
pub fn digest_of(path: &Path) -> Result<Digest, Refusal> {
    let file = File::open(path).map_err(|error| Refusal::io(path, error))?;
    let mut hash = Sha256::new();
    let done = pieces(file, |piece, _| {
        hash.update(piece);
        Ok(())
    });
    done.map_err(|why| Refusal::new(path, why))?;
    Ok(Digest::from_bytes(hash.finalize().into()))
}

/// Goes over the bytes once.
pub(crate) fn scan(input: impl Read) -> Result<Scan, Why> {
    let (mut hash, mut bytes, mut head, mut first_nul) = (Sha256::new(), 0, Vec::new(), None);
    let mut utf8 = Utf8::default();
    pieces(input, |piece, last| {
        hash.update(piece);
        head.extend_from_slice(&piece[..piece.len().min(HEAD_BYTES - head.len())]);
        if first_nul.is_none() {
            first_nul = piece.iter().position(|byte| *byte == 0).map(|at| bytes + at as u64);
        }
        utf8.feed(piece, last);
        bytes += piece.len() as u64;
        match bytes {
            bytes if bytes > limits::SOURCE_BYTES_MAX => Err(Why::TooLarge { bytes }),
            _ => Ok(()),
        }
    })?;
    Ok(Scan { sha256: Digest::from_bytes(hash.finalize().into()), bytes, head, first_nul, utf8 })
}

impl Scan {
    /// The charset, where the bytes settle it: by a mark at the start, by being UTF-8. `None` where it is to be guessed.
    pub(crate) fn charset(&self) -> Result<Option<Charset>, Why> {
        if let Some(marked) = Charset::marked(&self.head)
            && marked != Charset::Utf8
        {
            return Ok(Some(marked));
        }
        if let Some(byte) = self.first_nul {
            return Err(Why::Binary { byte });
        }
        match self.utf8.first_bad {
            None => Ok(Some(Charset::Utf8)),
            // Other charsets hardly ever look like UTF-8; so much of it by chance is not to be expected.
            Some(byte) if self.utf8.wide >= self.utf8.bad => Err(Why::Damaged { byte, bad: self.utf8.bad }),
            Some(_) => Ok(None),
        }
    }
}

/// The charset that the bytes are most like, by their letters' frequencies.
pub(crate) fn guess(input: impl Read) -> Result<Charset, Why> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    pieces(input, |piece, last| {
        detector.feed(piece, last);
        Ok(())
    })?;
    Ok(Charset::Guessed(detector.guess(None, Utf8Detection::Deny)))
}

/// Whether all bytes are characters of a charset.
pub(crate) fn check(input: impl Read, charset: Charset) -> Result<(), Why> {
    let mut decoding = Decoding::new(charset);
    pieces(input, |piece, last| decoding.feed(piece, last, &mut Text::default()))
}

/// How far bytes are UTF-8.
#[derive(Default)]
struct Utf8 {
    at: u64,
    carry: Vec<u8>,
    first_bad: Option<u64>,
    /// How many places are wrong.
    bad: u64,
    /// How many characters of more than one byte there are.
    wide: u64,
}

impl Utf8 {
    fn feed(&mut self, piece: &[u8], last: bool) {
        let joined = [self.carry.as_slice(), piece].concat();
        self.carry.clear();
        let mut rest = joined.as_slice();
        loop {
            let error = std::str::from_utf8(rest).err();
            let valid = error.map_or(rest.len(), |error| error.valid_up_to());
            self.wide += rest[..valid].iter().filter(|byte| **byte >= 0xC0).count() as u64;
            self.at += valid as u64;
            let Some(error) = error else { return };
            let wrong = match error.error_len() {
                None if !last => {
                    self.carry = rest[valid..].to_vec();
                    return;
                }
                None => rest.len() - valid,
                Some(wrong) => wrong,
            };
            self.first_bad.get_or_insert(self.at);
            self.bad += 1;
            self.at += wrong as u64;
            rest = &rest[valid + wrong..];
        }
    }
}
