//! What a foreign format gives: text, what the document tells of itself, remarks; or why there is no text.
//!
//! Must not: hold more than a child may answer.

use crate::Text;
use serde::{Deserialize, Serialize};
use vocabulary::{Edtf, Sidecar, limits};

/// What a document tells of itself, beside its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// In the fields of a sidecar, which goes before.
    pub known: Sidecar,
    /// The day the file was made. It is not the day of publication: a scan of 2020 may show a report of 1992.
    pub made: Option<Edtf>,
}

/// A foreign document, parsed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Parsed {
    pub(crate) text: Text,
    pub(crate) told: Told,
    /// What a person should know: what was left out, what is not certain.
    pub(crate) notes: Vec<String>,
}

/// The most remarks about one file.
const NOTES_MAX: usize = 32;

impl Parsed {
    pub(crate) fn new(text: Text) -> Parsed {
        Parsed { text, told: Told::default(), notes: Vec::new() }
    }

    /// Whether an honest parser can have given this.
    pub(crate) fn is_sound(&self) -> bool {
        let Text { text, map, spots } = &self.text;
        let chars = text.chars().count();
        let Sidecar { title, published: _, publisher, url, language, note } = &self.told.known;
        let words = [title.as_ref(), publisher.as_ref().map(|name| &name.0), url.as_ref(), note.as_ref()];
        text.len() <= limits::FOREIGN_TEXT_BYTES_MAX
            && !text.contains('\0')
            && map.is_sound(chars)
            && spots.is_sound(chars)
            && words.into_iter().flatten().chain(&self.notes).all(|words| is_short(words))
            && language.as_ref().is_none_or(|code| code.len() <= 3)
            && self.notes.len() <= NOTES_MAX
    }

    /// Adds a remark.
    pub(crate) fn note(&mut self, words: String) {
        if self.notes.len() < NOTES_MAX {
            self.notes.push(short(&words));
        }
    }
}

/// Words on one line, cut where they are long.
pub(crate) fn short(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ").replace('\0', "");
    match line.char_indices().nth(limits::CAGE_WORDS_CHARS_MAX) {
        None => line,
        Some(_) => line.chars().take(limits::CAGE_WORDS_CHARS_MAX - 1).chain(['…']).collect(),
    }
}

pub(crate) fn is_short(words: &str) -> bool {
    words.chars().take(limits::CAGE_WORDS_CHARS_MAX + 1).count() <= limits::CAGE_WORDS_CHARS_MAX
}

/// Names in a row, no more than a remark may spell out.
pub(crate) fn some_of(names: &[String]) -> String {
    let most = limits::NAMED_UNREAD_MAX;
    match names.len().checked_sub(most).filter(|more| *more > 0) {
        Some(more) => format!("{} and {more} more", names[..most].join(", ")),
        None => names.join(", "),
    }
}

/// Why there is no text to be had from a file of a foreign format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
pub enum Unfit {
    /// There are pages and no letters on them: pictures of pages.
    #[error("there is no text on its pages; they are pictures, and such there are: {pages}")]
    NoText {
        /// How many pages it has.
        pages: u32,
    },
    /// There is nothing to read in it.
    #[error("there is no text in it")]
    Blank,
    /// Locked by a password.
    #[error("it is locked with a password")]
    Locked,
    /// Its fonts do not say which letters its signs are.
    #[error("its letters cannot be told: the fonts in it do not say which letters its signs are")]
    NoLetters,
    /// It is not, or no longer, what its format wants.
    #[error("it is damaged: {seen}")]
    Broken {
        /// What is wrong.
        seen: String,
        /// Where, where that is known.
        place: Option<String>,
    },
    /// A limit was met.
    #[error("{limit}")]
    Limit {
        /// The limit and its value.
        limit: String,
    },
}

impl Unfit {
    pub(crate) fn broken(seen: impl Into<String>) -> Unfit {
        Unfit::Broken { seen: short(&seen.into()), place: None }
    }

    pub(crate) fn broken_at(seen: impl Into<String>, place: String) -> Unfit {
        Unfit::Broken { seen: short(&seen.into()), place: Some(place) }
    }

    pub(crate) fn limit(name: &str, most: impl std::fmt::Display) -> Unfit {
        Unfit::Limit { limit: format!("it is larger than is read: {name} is {most}") }
    }

    pub(crate) fn is_sound(&self) -> bool {
        match self {
            Unfit::Broken { seen, place } => is_short(seen) && place.as_deref().is_none_or(is_short),
            Unfit::Limit { limit } => is_short(limit),
            _ => true,
        }
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            Unfit::NoText { .. } => {
                "have its text recognised (OCR) and give that, or write down what it says"
            }
            Unfit::Blank => "look whether it was saved whole, and whether its text is shown only by a script",
            Unfit::Locked => "save it without the password",
            Unfit::NoLetters => {
                "print it to a new PDF with its text recognised (OCR), or write down what it says"
            }
            Unfit::Broken { .. } => {
                "get the file again, or open it in the program it was made with and save it anew"
            }
            Unfit::Limit { .. } => "split the file",
        }
    }
}
