//! An original that is given out piece by piece, however large it is.
//!
//! It is hashed before the first byte leaves, and again on its way: the last piece is held back until the digest of all that was read is
//! known to be the right one. So one that was altered, before or meanwhile, never arrives whole.
//!
//! Must not: hold an original in memory, or give the end of one that is not what its name says.

use crate::CustodyError;
use sha2::{Digest as _, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;
use vocabulary::Digest;

/// How much is hashed at once.
const PIECE_BYTES: usize = 256 << 10;

/// An original, open at its beginning. Reading it to its end gives it whole, or an error before the last piece.
#[derive(Debug)]
pub struct Original {
    file: File,
    sha256: Digest,
    bytes: u64,
    /// What was not read yet.
    left: u64,
    hash: Sha256,
}

impl Original {
    /// Opens and hashes it. What is hashed and what is read later is the same open file.
    pub(crate) fn open(path: &Path, sha256: &Digest) -> Result<Original, CustodyError> {
        let at = |cause| CustodyError::io(path, cause);
        let mut file = match File::open(path) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                return Err(CustodyError::OriginalMissing { path: path.to_path_buf() });
            }
            other => other.map_err(at)?,
        };
        let (found, bytes) = hashed(&mut file).map_err(at)?;
        if found != *sha256 {
            return Err(CustodyError::OriginalChanged { path: path.to_path_buf(), found });
        }
        file.rewind().map_err(at)?;
        Ok(Original { file, sha256: *sha256, bytes, left: bytes, hash: Sha256::new() })
    }

    /// Its length in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}

impl Read for Original {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left).map_or(buffer.len(), |left| left.min(buffer.len()));
        if most == 0 {
            return Ok(0);
        }
        let read = self.file.read(&mut buffer[..most])?;
        if read == 0 {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the original was cut off meanwhile"));
        }
        self.hash.update(&buffer[..read]);
        self.left -= read as u64;
        if self.left == 0 && Digest::from_bytes(self.hash.clone().finalize().into()) != self.sha256 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the original was altered meanwhile"));
        }
        Ok(read)
    }
}

/// What the rest of a file hashes to, and its length in bytes, in bounded memory.
pub(crate) fn hashed(file: &mut File) -> io::Result<(Digest, u64)> {
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; PIECE_BYTES]);
    loop {
        let read = match file.read(&mut buffer) {
            Ok(0) => return Ok((Digest::from_bytes(hash.finalize().into()), bytes)),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        hash.update(&buffer[..read]);
        bytes += read as u64;
    }
}
