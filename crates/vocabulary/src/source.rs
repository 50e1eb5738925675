//! A source: a document or list as received, known by the SHA-256 of its bytes.
//!
//! Must not: change one. What is known about a source beside its bytes is kept beside it.

use crate::{Edtf, VocabularyError};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::fmt;
use std::str::FromStr;

/// The SHA-256 of some bytes (FIPS 180-4), written as 64 lower-case hexadecimal digits.
///
/// ```
/// use vocabulary::Digest;
/// assert!(Digest::of(b"").to_string().starts_with("e3b0c44298fc1c14"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of these bytes.
    pub fn of(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// A digest computed elsewhere.
    pub const fn from_bytes(bytes: [u8; 32]) -> Digest {
        Digest(bytes)
    }

    /// The 32 bytes.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first twelve digits: enough to tell sources of one case apart by eye.
    pub fn short(&self) -> String {
        self.to_string()[..12].to_owned()
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Pages name many sources: the digits are put down together.
        let digit = |of: u8| if of < 10 { b'0' + of } else { b'a' + of - 10 };
        let mut digits = [[0; 2]; 32];
        for (two, byte) in digits.iter_mut().zip(self.0) {
            *two = [digit(byte >> 4), digit(byte & 0xf)];
        }
        f.write_str(std::str::from_utf8(digits.as_flattened()).unwrap_or_default())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl FromStr for Digest {
    type Err = VocabularyError;
    fn from_str(text: &str) -> Result<Digest, VocabularyError> {
        let wrong = || VocabularyError::Digest { text: text.to_owned() };
        let digit = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != 32 || !rest.is_empty() {
            return Err(wrong());
        }
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high).zip(digit(*low)).map(|(high, low)| high << 4 | low).ok_or_else(wrong)?;
        }
        Ok(Digest(bytes))
    }
}
crate::serde_as_text!(Digest);

/// How the day of publication is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublishedBy {
    /// The user said so on the command line.
    Given,
    /// A file beside the source says so.
    Sidecar,
    /// The document's own particulars say so: the metadata of a web page, the head of a mail.
    Document,
    /// The text states it.
    Stated,
    /// Worked out from the text: an anniversary, weekdays.
    Solved,
}

/// A document as received, and what is known about it.
///
/// The carrier (`publisher`) passed the words on; who vouches for them stands in each claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Where it lay when it was taken in, as given, `/` between the parts.
    pub path: String,
    /// The SHA-256 of its bytes.
    pub sha256: Digest,
    /// Its headline or title.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Edtf>,
    /// How that is known.
    pub published_by: Option<PublishedBy>,
    /// How it was worked out, where it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_note: Option<String>,
    /// Its language, as an ISO 639 code.
    pub language: String,
    /// The carrier: who passed it on.
    pub publisher: Option<Carrier>,
    /// The agencies that its text credits with what it carries, in the order of the text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub credited: Vec<Carrier>,
    /// Where it can be found.
    pub url: Option<String>,
}

impl Source {
    /// A source of which nothing is known yet but where it lay, its bytes and its language.
    pub fn unread(path: impl Into<String>, sha256: Digest, language: impl Into<String>) -> Source {
        Source {
            path: path.into(),
            sha256,
            title: None,
            published: None,
            published_by: None,
            published_note: None,
            language: language.into(),
            publisher: None,
            credited: Vec::new(),
            url: None,
        }
    }
}

/// Who passed a source on: the paper, the agency, the site. Not who vouches for what it says.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Carrier(pub String);

impl fmt::Display for Carrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What a file `NAME.toml` beside a source `NAME` may say about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sidecar {
    /// The source's title.
    pub title: Option<String>,
    /// When it was published (EDTF).
    pub published: Option<Edtf>,
    /// Who passed it on.
    pub publisher: Option<Carrier>,
    /// Where it can be found.
    pub url: Option<String>,
    /// Its language, as an ISO 639 code.
    pub language: Option<String>,
    /// A remark for readers of the record: how it was obtained, what it is.
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_return_from_text() {
        let digest = Digest::of(b"toll");
        assert_eq!(digest.to_string().parse::<Digest>().unwrap(), digest);
        assert!("00".parse::<Digest>().is_err());
        assert!("G".repeat(64).parse::<Digest>().is_err());
    }
}
