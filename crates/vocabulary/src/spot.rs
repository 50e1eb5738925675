//! A spot: where in its original some words stand, so that a person can look at them there.
//!
//! Must not: be guessed. Words whose place is not known have no spot.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Where in the original some words stand. Bytes are counted from 0, end exclusive; all other numbers from 1.
///
/// ```
/// use vocabulary::Spot;
/// let spot = Spot::Page { page: 3, area: [72, 101, 240, 14] };
/// assert_eq!(spot.to_string(), "page 3");
/// assert_eq!(serde_json::to_string(&spot).unwrap(), r#"{"page":3,"box":[72,101,240,14]}"#);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Spot {
    /// On a page (PDF).
    Page {
        /// The page.
        page: u32,
        /// The smallest box around the words, or around those of them on this page: left, top, width and height in
        /// points (1/72 inch), from the upper left corner of the page as it is shown.
        #[serde(rename = "box")]
        area: [i32; 4],
    },
    /// In a paragraph (DOCX).
    Paragraph {
        /// The file within the document, as "word/document.xml".
        part: String,
        /// The paragraph, counted in that file.
        paragraph: u32,
        /// The bytes of that file.
        bytes: [u64; 2],
    },
    /// In a message (mail).
    Message {
        /// The message, counted in the file.
        message: u32,
        /// The part of the message, counted as in IMAP: "1.2"; "header" for what stands in its head.
        part: String,
        /// The bytes of the file; where they are coded, those of the code.
        bytes: [u64; 2],
    },
    /// At some bytes of the file (HTML).
    Bytes {
        /// The bytes.
        bytes: [u64; 2],
    },
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Spot::Page { page, .. } => write!(f, "page {page}"),
            Spot::Paragraph { part, paragraph, .. } if part.ends_with("document.xml") => {
                write!(f, "paragraph {paragraph}")
            }
            Spot::Paragraph { part, paragraph, .. } => {
                let file = part.rsplit('/').next().unwrap_or(part);
                write!(f, "{}, paragraph {paragraph}", file.strip_suffix(".xml").unwrap_or(file))
            }
            Spot::Message { message, part, .. } if part == "header" => write!(f, "message {message}, header"),
            Spot::Message { message, part, .. } => write!(f, "message {message}, part {part}"),
            Spot::Bytes { bytes: [from, to] } => write!(f, "bytes {from} to {to}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots_return_from_json_and_are_said_in_words() {
        let spot = |part: &str| Spot::Paragraph { part: part.to_owned(), paragraph: 7, bytes: [1, 2] };
        let message = |part: &str| Spot::Message { message: 2, part: part.to_owned(), bytes: [1, 2] };
        for (spot, words) in [
            (Spot::Page { page: 3, area: [1, -2, 3, 4] }, "page 3"),
            (spot("word/document.xml"), "paragraph 7"),
            (spot("word/footnotes.xml"), "footnotes, paragraph 7"),
            (message("1.2"), "message 2, part 1.2"),
            (message("header"), "message 2, header"),
            (Spot::Bytes { bytes: [5, 9] }, "bytes 5 to 9"),
        ] {
            assert_eq!(spot.to_string(), words);
            let json = serde_json::to_string(&spot).unwrap();
            assert_eq!(serde_json::from_str::<Spot>(&json).unwrap(), spot, "{json}");
        }
    }
}
