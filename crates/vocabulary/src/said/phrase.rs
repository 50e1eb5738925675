//! Phrases: each kind of sentence with its English wording, from which all English is made.
//!
//! Must not: decide anything. A phrase is a key, the names of its values, and where these stand among the words.

use super::{Said, Sentence, Term};

/// A kind of sentence, or of a clause in one.
#[derive(Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What it is called for programs, and in the words of other languages.
    pub key: &'static str,
    /// What its values are called, in their order.
    pub names: &'static [&'static str],
    /// How it is said in English; a name in braces stands for a value.
    pub english: &'static str,
}

impl Phrase {
    /// The phrase with these values in English. What stands in a value is never taken for a name.
    pub(super) fn worded(&self, terms: &[Term]) -> String {
        let mut words = String::new();
        for (at, piece) in self.english.split('{').enumerate() {
            let (name, after) =
                if at == 0 { ("", piece) } else { piece.split_once('}').unwrap_or(("", piece)) };
            let value = self.names.iter().position(|known| *known == name).and_then(|at| terms.get(at));
            words.extend(value.map(Term::english));
            words.push_str(after);
        }
        words
    }
}

/// A phrase that takes so many values.
#[derive(Clone, Copy, Debug)]
pub struct Says<const N: usize>(pub(super) &'static Phrase);

impl<const N: usize> Says<N> {
    /// The phrase with its values, in the order of their names.
    pub fn of(self, terms: [Term; N]) -> Said {
        Said::one(Sentence { phrase: self.0, terms: terms.into() })
    }
}

impl From<Says<0>> for Said {
    fn from(says: Says<0>) -> Said {
        says.of([])
    }
}

/// Phrases as constants, and all of them together.
macro_rules! phrases {
    ($($name:ident = $key:literal ($($term:ident),*) $english:literal;)+) => {
        $(#[doc = concat!("`` ", $english, " ``")] pub const $name: Says<{ <[&str]>::len(&[$(stringify!($term)),*]) }> =
            Says(&Phrase { key: $key, names: &[$(stringify!($term)),*], english: $english });)+
        pub(super) const ALL: &[&Phrase] = &[$($name.0),+];
    };
}

pub(super) use phrases;
