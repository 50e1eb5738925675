//! The words by which a place is told from other names, by language.
//!
//! Must not: hold words. They are data, in `packs/`.

use crate::lexicon::{PackError, WordMap};

/// What a word can do beside a name, as bits.
pub(super) mod role {
    /// The names that packs use, in the order of the bits.
    pub(super) const NAMES: &[&str] = &[
        "of",
        "head",
        "division",
        "land",
        "side",
        "bearer",
        "other",
        "event",
        "label",
        "common",
        "surname",
        "street",
        "travel",
        "soft",
        "beside",
        "settlement",
        "particle",
        "called",
        "based",
    ];
    /// "town", before "of" and a name.
    pub(in crate::places) const OF: u32 = 1;
    /// "Lake", the first word of a name.
    pub(in crate::places) const HEAD: u32 = 1 << 1;
    /// "district", after a name.
    pub(in crate::places) const DIVISION: u32 = 1 << 2;
    /// "hills", the last word of a name.
    pub(in crate::places) const LAND: u32 = 1 << 3;
    /// "northern", between a preposition and a name.
    pub(in crate::places) const SIDE: u32 = 1 << 4;
    /// "ferry", before the name of what is no place.
    pub(in crate::places) const BEARER: u32 = 1 << 5;
    /// "Hospital", which makes of a name another thing.
    pub(in crate::places) const OTHER: u32 = 1 << 6;
    /// "Massacre", after the name of the place where it was.
    pub(in crate::places) const EVENT: u32 = 1 << 7;
    /// "LIVE", before a colon.
    pub(in crate::places) const LABEL: u32 = 1 << 8;
    /// Words that also name settlements.
    pub(in crate::places) const COMMON: u32 = 1 << 9;
    /// "Beck", the last word of a name of land or of a person.
    pub(in crate::places) const SURNAME: u32 = 1 << 10;
    /// "Road", before a comma and a town.
    pub(in crate::places) const STREET: u32 = 1 << 11;
    /// "bus", before "to" and a name.
    pub(in crate::places) const TRAVEL: u32 = 1 << 12;
    /// "Grand", the first word of a name of a place or of anything else.
    pub(in crate::places) const SOFT: u32 = 1 << 13;
    /// "police", after the name of a town.
    pub(in crate::places) const BESIDE: u32 = 1 << 14;
    /// "township", in apposition to a name.
    pub(in crate::places) const SETTLEMENT: u32 = 1 << 15;
    /// "de", between the words of a name.
    pub(in crate::places) const PARTICLE: u32 = 1 << 16;
    /// "called", between a settlement and its name.
    pub(in crate::places) const CALLED: u32 = 1 << 17;
    /// "based", after a name and a hyphen.
    pub(in crate::places) const BASED: u32 = 1 << 18;
}

/// A language's words around names of places.
pub(crate) struct PlaceWords(WordMap<u32>);

impl PlaceWords {
    /// Compiles the file of a pack.
    ///
    /// # Errors
    /// [`PackError`] where it is not TOML of lists, or a list has a name that there is not.
    pub(crate) fn compile(file: &str, text: &str) -> Result<PlaceWords, PackError> {
        let lists: std::collections::BTreeMap<String, Vec<String>> = toml::from_str(text)
            .map_err(|e| PackError::Toml { file: file.to_owned(), why: e.to_string() })?;
        let mut words = WordMap::default();
        for (name, list) in lists {
            let bit = role::NAMES.iter().position(|known| *known == name).ok_or_else(|| {
                PackError::Unknown { file: file.to_owned(), class: "places".to_owned(), value: name }
            })?;
            for word in list {
                *words.entry(word).or_insert(0) |= 1 << bit;
            }
        }
        Ok(PlaceWords(words))
    }

    /// Whether a folded word has one of these roles.
    pub(super) fn has(&self, word: &str, roles: u32) -> bool {
        self.0.get(word).is_some_and(|known| known & roles != 0)
    }
}
