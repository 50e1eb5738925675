//! The cultures of naming: which parts a name has there.
//!
//! Must not: say that all people of a country are named so.

use crate::Refusal;
use std::fmt;
use std::str::FromStr;

/// A culture of naming.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Culture {
    /// A chain of given name, father's, grandfather's, and the family's; women keep their family's name.
    Arabic,
    /// Given name, the father's with oğlu or qızı, a family name that may have a female form.
    Azerbaijani,
    /// Given name, patronymic, family name with a female form, in Cyrillic letters.
    Russian,
    /// Given name, patronymic, family name, in Cyrillic letters.
    Ukrainian,
    /// Given name and family name; women take their husband's; many names have short forms.
    English,
    /// Given name, the father's family name, the mother's; women keep theirs.
    Spanish,
}

impl Culture {
    /// All of them.
    pub const ALL: [Culture; 6] = [
        Culture::Arabic,
        Culture::Azerbaijani,
        Culture::Russian,
        Culture::Ukrainian,
        Culture::English,
        Culture::Spanish,
    ];

    /// The word that stands for it.
    pub fn word(self) -> &'static str {
        match self {
            Culture::Arabic => "arabic",
            Culture::Azerbaijani => "azerbaijani",
            Culture::Russian => "russian",
            Culture::Ukrainian => "ukrainian",
            Culture::English => "english",
            Culture::Spanish => "spanish",
        }
    }

    /// Whether wives take their husband's family name.
    pub(crate) fn married_name(self) -> bool {
        matches!(self, Culture::Azerbaijani | Culture::Russian | Culture::Ukrainian | Culture::English)
    }

    /// Whether a son is named as his father is, rather than as his grandfather.
    pub(crate) fn juniors(self) -> bool {
        matches!(self, Culture::English | Culture::Spanish)
    }

    /// The words of its names.
    pub(crate) fn table(self) -> &'static str {
        match self {
            Culture::Arabic => include_str!("../tables/arabic.txt"),
            Culture::Azerbaijani => include_str!("../tables/azerbaijani.txt"),
            Culture::Russian => include_str!("../tables/russian.txt"),
            Culture::Ukrainian => include_str!("../tables/ukrainian.txt"),
            Culture::English => include_str!("../tables/english.txt"),
            Culture::Spanish => include_str!("../tables/spanish.txt"),
        }
    }
}

impl fmt::Display for Culture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl FromStr for Culture {
    type Err = Refusal;
    fn from_str(word: &str) -> Result<Culture, Refusal> {
        let found = Culture::ALL.into_iter().find(|culture| culture.word() == word);
        found.ok_or_else(|| Refusal::Culture(word.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cultures_have_words_and_strange_ones_are_refused() {
        assert!(Culture::ALL.iter().all(|culture| culture.word().parse() == Ok(*culture)));
        assert!("klingon".parse::<Culture>().unwrap_err().to_string().contains("arabic"));
    }
}
