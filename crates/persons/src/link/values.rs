//! Values made ready for comparing, once for each distinct one.
//!
//! Must not: compare, or keep what a cell said beyond what comparing takes.

use super::named::Named;
use super::whereabouts::Whereabouts;
use crate::names::Word;
use crate::values::{When, Years};
use vocabulary::Field;

/// How values of a field are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A part of a name.
    Name,
    /// A day, month or year of birth.
    Birth,
    /// A day on which something happened.
    Happened,
    /// Years of age.
    Age,
    /// One of a few words.
    Word,
    /// A place.
    Place,
    /// Other words: an address, an occupation.
    Text,
    /// Letters and digits that an authority gave.
    Code,
}

impl Kind {
    /// How a field is compared; `None` where it is not, or only as a part of another.
    pub(crate) fn of(field: Field) -> Option<Kind> {
        Some(match field {
            Field::Given | Field::Father | Field::Grandfather | Field::Family => Kind::Name,
            Field::Mother | Field::Alias => Kind::Name,
            Field::Born => Kind::Birth,
            Field::Happened => Kind::Happened,
            Field::Age => Kind::Age,
            Field::Sex | Field::Status => Kind::Word,
            Field::Place | Field::BirthPlace => Kind::Place,
            Field::Address | Field::Occupation | Field::Other => Kind::Text,
            Field::Number | Field::Postcode => Kind::Code,
            _ => return None,
        })
    }
}

/// The values of a field by their codes; what code 0 has is never looked at.
pub(crate) enum Values {
    /// Parts of names.
    Names(Vec<Named>),
    /// Places, by one word, and where they lie.
    Places(Vec<Word>, Whereabouts),
    /// Other texts and codes.
    Texts(Vec<Text>),
    /// Dates.
    Dates(Vec<When>),
    /// Ages.
    Ages(Vec<Years>),
    /// One of a few words: that two differ is all there is to know.
    Words,
}

/// Folded letters and digits, and what tells quickly that two are not alike.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Text {
    letters: [u8; Text::LETTERS_MAX],
    len: u8,
    /// Which letters stand in it, and whether more than once.
    pub(crate) signature: u64,
}

impl Text {
    /// How many letters are compared; what is longer is compared by its beginning.
    const LETTERS_MAX: usize = 31;

    /// Prepares folded words.
    pub(crate) fn of(folded: &str) -> Text {
        let mut text = Text { letters: [0; Text::LETTERS_MAX], len: 0, signature: 0 };
        for byte in folded.bytes().take(Text::LETTERS_MAX) {
            text.letters[usize::from(text.len)] = byte;
            text.len += 1;
            let letter = if byte.is_ascii_lowercase() { byte - b'a' } else { 26 + byte % 6 };
            let bit = 1u64 << (2 * letter);
            text.signature |= if text.signature & bit != 0 { bit << 1 } else { bit };
        }
        text
    }

    /// The letters.
    pub(crate) fn letters(&self) -> &[u8] {
        &self.letters[..usize::from(self.len)]
    }
}

impl Values {
    /// The name of a code, where the values are names.
    pub(crate) fn name(&self, code: u32) -> Option<&Named> {
        match self {
            Values::Names(names) => names.get(code as usize),
            _ => None,
        }
    }
}
