//! What the label of a row, the head of a column or the heading of a table says of its numbers.
//!
//! Must not: look at the numbers; `table` brings labels and numbers together.

use super::mention::status;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::Status;

/// A label as it is understood.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Label {
    /// What happened, and the token that says so.
    pub(super) fate: Option<(Status, usize)>,
    /// What befell those of whom it then tells something else: "abducted people released".
    pub(super) of: Option<Status>,
    /// Whom: traits as bits.
    pub(super) traits: u16,
    /// It names people.
    pub(super) people: bool,
    /// It names things, money or shares.
    pub(super) thing: bool,
    /// "of which", "including": a part of the row above.
    pub(super) part: bool,
    /// "total".
    pub(super) total: bool,
}

/// Words with which what a label counts has ended, and its circumstances begin.
const CIRCUMSTANCE: [Class; 2] = [Class::Preposition, Class::TimeLink];

impl Label {
    /// Reads a label.
    pub(super) fn of(document: &Document, cell: Range<usize>) -> Label {
        let mut label = Label::default();
        let mut fates: Vec<(Status, usize)> = Vec::new();
        let (mut noun, mut among) = (None, None);
        let mut strange = None;
        for k in cell.clone() {
            let classes = document.tokens[k].classes;
            let first = fates.is_empty() && noun.is_none();
            if classes.has(Class::Including) && document.folded(k).starts_with("among") && !first {
                among = super::among::among_whom(document, k).map(|status| (status, k));
                break;
            }
            if classes.has(Class::Including) || document.reads(k, "of") && document.reads(k + 1, "which") {
                label.part |= first;
                continue;
            }
            if classes.has_any(&CIRCUMSTANCE) && !document.reads(k, "of") && !first {
                break;
            }
            if classes.has(Class::Total) || matches!(document.folded(k), "overall" | "all" | "both") {
                label.total = true;
                continue;
            }
            label.traits |= document.value(k, Class::Trait).unwrap_or(0) & !1;
            if let Some(said) = document.value(k, Class::Person).or(document.value(k, Class::Kin)) {
                label.traits |= said & !1;
                noun = Some(k);
            }
            if let Some(fate) = fate(document, k) {
                fates.push((fate, k));
            } else if noun.is_none()
                && classes.has_any(&[Class::Thing, Class::Measure])
                && !is_part_of_name(document, k, cell.start)
            {
                label.thing = true;
            } else if classes == Default::default() && document.tokens[k].kind == Kind::Word {
                strange = Some(k);
            }
        }
        label.people = noun.is_some() || label.traits != 0;
        label.thing &= noun.is_none();
        label.thing |= noun.is_none() && strange.is_some_and(|k| is_herd(document, k, &fates));
        label.settle(&fates, noun);
        // "Children among the dead": a part of the row of the dead.
        if let (Some((status, _)), None) = (among, label.fate) {
            (label.fate, label.of, label.part) = (among, Some(status), true);
        }
        label
    }

    /// "Abducted people released": what is said before the noun tells who they are, what is said behind it counts.
    fn settle(&mut self, fates: &[(Status, usize)], noun: Option<usize>) {
        let behind = fates.iter().filter(|(_, k)| noun.is_none_or(|noun| *k > noun));
        let all: Vec<_> = behind.collect();
        let harm = |status| all.iter().any(|(s, _)| *s == status);
        self.fate = all.first().map(|fate| **fate).or(fates.first().copied());
        if harm(Status::Killed) && harm(Status::Injured) {
            self.fate = self.fate.map(|(_, k)| (Status::Casualties, k));
        }
        let before = fates.iter().find(|(_, k)| noun.is_some_and(|noun| *k <= noun)).map(|(s, _)| *s);
        self.of = before.filter(|s| self.fate.is_some_and(|(own, _)| own != *s));
        // A death or an arrest is of people, whatever its label names besides.
        if self.traits & traits::BODIES != 0 && self.fate.is_none() {
            self.fate = noun.map(|noun| (Status::Exhumed, noun));
        }
    }
}

/// "Camels killed", "Livestock lost": nouns that the lexicon does not know, right before what happened to them.
fn is_herd(document: &Document, strange: usize, fates: &[(Status, usize)]) -> bool {
    let many = document.words(strange).ends_with('s') || document.folded(strange) == "livestock";
    many && fates.iter().any(|(_, k)| *k == strange + 1 && document.is(*k, Class::Passive))
}

/// "Lower Town", "Port Holm": the noun for a place is a part of its name.
fn is_part_of_name(document: &Document, k: usize, first: usize) -> bool {
    document.is(k, Class::PlaceNoun) && k > first && document.tokens[k - 1].capital
}

/// The fate that a word of a label names.
fn fate(document: &Document, k: usize) -> Option<Status> {
    let classes = [
        Class::Toll,
        Class::Fate,
        Class::Passive,
        Class::Suffered,
        Class::State,
        Class::FateWeak,
        Class::Heading,
    ];
    classes.iter().find_map(|class| status(document, k, *class))
}
