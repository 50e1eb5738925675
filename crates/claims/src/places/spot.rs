//! Where names of places may stand: runs of capitalised words, datelines, headings.
//!
//! `name` says what a run may name, `beside` what the words around it say for or against a place, in points:
//! 30 ("in NAME") make a place all but sure. Must not: settle anything alone; a name is weighed over the whole
//! document.

use super::words::{PlaceWords, role};
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Gazetteer;

/// A stretch of text that may name a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Spot {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Those of them that are the name as it is filed: without "district".
    pub(super) name: Range<usize>,
    /// The name, folded.
    pub(super) key: String,
    /// What a walk of the gazetteer has found.
    pub(super) found: Option<u64>,
    /// How well the name is known as a place.
    pub(super) prior: i32,
    /// What the words beside it say.
    pub(super) evidence: i32,
    /// It names something else: a person, a ship, a hospital.
    pub(super) veto: bool,
    /// The last word of what looks like a person's name.
    pub(super) surname: Option<String>,
    /// The name without its first or last word, where that says what it is: "Varn" of "Varn Republic".
    pub(super) stem: Option<String>,
    /// A place named right after it contains it: "Gdynia, Poland".
    pub(super) comma_before: bool,
}

/// A mention with this much against it is no place, whatever the name.
pub(super) const AGAINST: i32 = -20;
/// Capitalised words that no name goes over: names of days, and small words that open a sentence or a title.
const NO_NAME: &[Class] = &[
    Class::Month,
    Class::Weekday,
    Class::Determiner,
    Class::Indefinite,
    Class::Preposition,
    Class::Pronoun,
    Class::Possessive,
    Class::And,
    Class::But,
    Class::That,
];

/// Finds all spots.
pub(super) fn find(document: &Document, words: &PlaceWords, gazetteer: &'static Gazetteer) -> Vec<Spot> {
    let spotter = Spotter { document, words, gazetteer };
    let mut spots: Vec<Spot> = Vec::new();
    for sentence in &document.sentences {
        let kind = document.blocks[sentence.block].kind;
        let titled = kind == BlockKind::Heading && spotter.is_titled(sentence.tokens.clone());
        let dateline =
            spotter.dateline_end(sentence.tokens.start, document.blocks[sentence.block].tokens.end);
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let run = spotter.run(at, sentence.tokens.clone());
            if run.is_empty() {
                at += 1;
                continue;
            }
            at = run.end;
            let mut spot = spotter.spot(run, sentence.tokens.clone(), titled);
            at = at.max(spot.tokens.end);
            spotter.inherit(&mut spot, spots.last());
            if spot.tokens.end <= dateline
                && (document.tokens[spot.tokens.start].shouted || spot.comma_before)
            {
                spot.evidence = spot.evidence.max(60);
            }
            spots.push(spot);
        }
    }
    spots
}

pub(super) struct Spotter<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) words: &'d PlaceWords,
    pub(super) gazetteer: &'static Gazetteer,
}

impl Spotter<'_> {
    /// Whether a token has one of these roles beside a name.
    pub(super) fn has(&self, at: usize, roles: u32) -> bool {
        at < self.document.tokens.len() && self.words.has(self.document.folded(at), roles)
    }

    /// "Province", and no "Department".
    pub(super) fn is_division(&self, at: usize) -> bool {
        self.has(at, role::DIVISION) && !self.has(at, role::OTHER)
    }

    fn is_name_word(&self, at: usize) -> bool {
        let document = self.document;
        let token = &document.tokens[at];
        token.kind == Kind::Word && token.capital && (token.shouted || !token.classes.has_any(NO_NAME))
    }

    /// A run of capitalised words from a token on, with hyphens and the full stops of "St." within.
    fn run(&self, start: usize, sentence: Range<usize>) -> Range<usize> {
        let document = self.document;
        if !self.is_name_word(start) {
            // "The Hague".
            let article = document.tokens[start].capital && document.reads(start, "the");
            let named = if article { self.longest(start..start + 1, sentence.end) } else { None };
            return named.map_or(start..start, |spot| spot.tokens).clone();
        }
        let mut end = start + 1;
        while end < sentence.end {
            let token = &document.tokens[end];
            // "DETROIT The government": the dateline ends where capitals do.
            if start == sentence.start && document.tokens[end - 1].shouted && token.capital && !token.shouted
            {
                break;
            }
            let next_name = end + 1 < sentence.end && self.is_name_word(end + 1);
            let joint = match document.words(end) {
                "-" | "\u{2010}" | "\u{2011}" => token.glued && next_name && document.tokens[end + 1].glued,
                "." => token.glued && next_name && document.words(end - 1).len() <= 2,
                _ => next_name && self.has(end, role::PARTICLE),
            };
            if self.is_name_word(end)
                && !document.reads(end, "no")
                && (!document.is(end, Class::Title) || self.has(end + 1, role::OTHER))
            {
                end += 1;
            } else if joint {
                end += 2;
            } else {
                break;
            }
        }
        start..end
    }

    /// A heading in which most words have capitals, so that capitals say little.
    fn is_titled(&self, tokens: Range<usize>) -> bool {
        let words =
            self.document.tokens[tokens].iter().filter(|t| t.kind == Kind::Word && t.end - t.start > 3);
        let (all, capital) =
            words.fold((0, 0), |(all, capital), t| (all + 1, capital + usize::from(t.capital)));
        all >= 4 && capital * 10 >= all * 7
    }

    /// Where a dateline ends: "KASUMBE, Maruvia, March 4 (Lakes Wire) —". The block's start where it has none.
    fn dateline_end(&self, start: usize, end: usize) -> usize {
        let document = self.document;
        let block = start..end;
        let first = &document.tokens[block.start];
        let label = self.has(block.start, role::LABEL | role::BEARER | role::OTHER)
            || first.classes != Default::default();
        if !first.shouted || first.end - first.start <= 2 || label {
            return block.start;
        }
        let run = self.run(block.start, block.clone());
        if run.clone().any(|at| self.has(at, role::BEARER | role::EVENT)) {
            return block.start;
        }
        let head = run.end..block.end.min(block.start + 20);
        let ends = |at: &usize| match document.words(*at) {
            "—" | "–" | "--" => true,
            "-" => !document.tokens[*at].glued,
            _ => false,
        };
        let dated = head.clone().any(|at| document.is(at, Class::Month));
        let known =
            self.longest(run.clone(), run.end).is_some_and(|spot| spot.tokens == run && spot.prior >= 10);
        let fallback = known.then_some(run.end).or((dated && block.len() <= 9).then_some(block.end));
        head.clone().find(ends).or(fallback).unwrap_or(block.start)
    }
}
