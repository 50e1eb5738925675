//! A whole name, split into its parts, without what is no part of it.
//!
//! Must not: guess. A part that might be a name stays, and a name is never emptied.

use super::alias::split_aliases;
use super::clean::cut;
use super::tokens;
use super::word::Word;
use vocabulary::limits::NAME_PARTS_MAX;
use vocabulary::{NameOrder, fold};

/// What is known of a part from the way in which the name is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartKind {
    /// Nothing: it may be any.
    #[default]
    Plain,
    /// The name given to the person.
    Given,
    /// The name of the family.
    Family,
    /// The father's name: after "ibn", before "oğlu", or with an ending such as -ovich.
    Patronymic,
    /// One letter.
    Initial,
}

/// One part of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As it is compared.
    pub word: Word,
    /// What is known of it.
    pub kind: PartKind,
}

/// A name as its parts.
///
/// ```
/// use persons::Name;
/// let name = Name::read("Dr. Salim al-Tarvi").unwrap();
/// assert_eq!(name.parts(), ["salim", "tarvi"]);
/// assert_eq!(name.key(), Name::read("TARVI, Salim").unwrap().key());
/// assert!(Name::read("…").is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    texts: Vec<String>,
    parts: Vec<Part>,
    aliases: Vec<Name>,
}

impl Name {
    /// The name in some words; `None` where nothing is left of them, and where they say that no name is known.
    ///
    /// Particles are left out only where at least two other parts remain: "Le Van" is a name of its own.
    pub fn read(written: &str) -> Option<Name> {
        Name::read_as(written, None)
    }

    /// The name in some words, where a list is known to write it in this order.
    ///
    /// A comma after the first words, or words in capitals among others that are not, mark the family name whatever
    /// the order. What stands in brackets or quotes, after a slash or after "also known as", is an alias.
    pub fn read_as(written: &str, order: Option<NameOrder>) -> Option<Name> {
        let cleaned = super::clean(cut(written));
        let (name, others) = split_aliases(&cleaned);
        let mut read = Name::plain(&name, order);
        let mut aliases: Vec<Name> = others.iter().filter_map(|other| Name::plain(other, order)).collect();
        if read.is_none() && !aliases.is_empty() {
            read = Some(aliases.remove(0));
        }
        let mut read = read?;
        read.aliases = aliases;
        Some(read)
    }

    fn plain(written: &str, order: Option<NameOrder>) -> Option<Name> {
        let tokens = tokens::read(written, order);
        let mut name = Name { texts: Vec::new(), parts: Vec::new(), aliases: Vec::new() };
        for token in tokens.into_iter().take(NAME_PARTS_MAX) {
            let text = tokens::bare(&token.text);
            let word = Word::cleaned(text);
            if word.is_empty() && fold(text).is_empty() {
                continue;
            }
            let kind = if word.is_initial() && token.kind == PartKind::Plain {
                PartKind::Initial
            } else {
                token.kind
            };
            name.texts.push(text.to_owned());
            name.parts.push(Part { word, kind });
        }
        (!name.parts.is_empty()).then_some(name)
    }

    /// The parts, folded, in the order written.
    pub fn parts(&self) -> Vec<String> {
        self.texts.iter().map(|text| fold(text).replace(' ', "")).collect()
    }

    /// The parts, prepared to be compared, in the order written; at most [`NAME_PARTS_MAX`].
    pub fn words(&self) -> &[Part] {
        &self.parts
    }

    /// There always is one.
    pub(super) fn first_word(&self) -> &Word {
        &self.parts[0].word
    }

    /// Other names of the same person that stood with this one: noms de guerre, names before marriage.
    pub fn aliases(&self) -> &[Name] {
        &self.aliases
    }

    /// The parts in one order, whatever order they were written in: names with the same key are the same name.
    pub fn key(&self) -> String {
        let mut parts = self.parts();
        parts.sort_unstable();
        parts.join(" ")
    }

    /// Whether it has more than one part. One part alone names many people.
    pub fn is_full(&self) -> bool {
        self.parts.len() > 1
    }

    /// Whether this is the last part of a fuller name, and nothing more.
    ///
    /// ```
    /// use persons::Name;
    /// let name = |text| Name::read(text).unwrap();
    /// assert!(name("Mr Thorne").is_surname_of(&name("Asa Thorne")));
    /// assert!(!name("Asa").is_surname_of(&name("Asa Thorne")));
    /// ```
    pub fn is_surname_of(&self, fuller: &Name) -> bool {
        let last = |name: &Name| name.texts.last().map(|text| fold(text));
        self.parts.len() == 1 && fuller.is_full() && last(fuller) == last(self)
    }
}
