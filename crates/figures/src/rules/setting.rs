//! What rules look at beside the figures of one scope: whom the case ranks, what the words are, who speaks.
//!
//! Must not: decide. It tells the rules what stands in the case and in the readings.

use super::sides::Sides;
use crate::corpus::Corpus;
use crate::origins::Origin;
use crate::scope::{Cell, Entry};
use vocabulary::{Case, Figure, RuleSettings, fold};

/// The case and the readings, as rules see them.
pub(crate) struct Setting<'s> {
    corpus: &'s Corpus<'s>,
    origins: &'s [Origin],
    rules: &'s RuleSettings,
    /// Who is said to have done it, and to whom, by incident and status.
    pub(super) sides: Sides,
}

impl<'s> Setting<'s> {
    pub(crate) fn new(
        case: &'s Case,
        corpus: &'s Corpus<'s>,
        origins: &'s [Origin],
        cells: &[Cell],
    ) -> Setting<'s> {
        let mut setting = Setting { corpus, origins, rules: &case.rules, sides: Sides::default() };
        setting.sides = Sides::of(&setting, cells);
        setting
    }

    pub(super) fn figure(&self, entry: &Entry) -> &'s Figure {
        self.corpus.items[entry.item].figure
    }

    /// What the voice behind a figure is called.
    pub(super) fn voice(&self, entry: &Entry) -> String {
        self.origins.get(entry.origin).map(|origin| origin.name.clone()).unwrap_or_default()
    }

    /// How high the case ranks who vouches for a figure; `None` where it does not.
    pub(super) fn rank(&self, entry: &Entry) -> Option<usize> {
        self.rules.hierarchy.iter().position(|name| self.is_by(entry, name))
    }

    /// What the case calls the source of a rank.
    pub(super) fn ranked(&self, rank: usize) -> String {
        self.rules.hierarchy.get(rank).cloned().unwrap_or_default()
    }

    /// The parties that fight.
    pub(super) fn belligerents(&self) -> &'s [String] {
        &self.rules.belligerents
    }

    /// Whether somebody of this name vouches for a figure: in the chain of speakers, or as the voice behind it.
    pub(super) fn is_by(&self, entry: &Entry, name: &str) -> bool {
        let figure = self.figure(entry);
        let source = self.corpus.document(entry.item).source;
        let publisher = source
            .publisher
            .as_ref()
            .filter(|_| figure.attributed_to.is_document())
            .map(|carrier| carrier.0.as_str());
        let voice = self.origins.get(entry.origin).map(|origin| origin.name.as_str());
        let speakers = figure.attributed_to.0.iter().map(|speaker| speaker.0.as_str());
        speakers.chain(publisher).chain(voice).any(|written| stands_in(name, written))
    }
}

/// Whether a name stands in what is written, word by word: "Kardian Front" in "units of the Kardian Front".
pub(super) fn stands_in(name: &str, written: &str) -> bool {
    let bare = |text: &str| {
        let folded = fold(text);
        format!(" {} ", folded.strip_prefix("the ").unwrap_or(&folded))
    };
    let name = bare(name);
    name.trim() != "" && bare(written).contains(&name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_in_what_is_written_as_whole_words() {
        assert!(stands_in("The Kardian Front", "units of the Kardian Front"));
        assert!(stands_in("Ministry of Health", "the ministry of health"));
        assert!(!stands_in("Front", "the Frontier Police"));
        assert!(!stands_in("the", "the army"));
        assert!(!stands_in("", "the army"));
    }
}
