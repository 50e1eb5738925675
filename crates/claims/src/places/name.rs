//! What a run of capitalised words may name: a place that the gazetteer holds, one that its own words tell, or
//! somebody or something else.
//!
//! Must not: look at the words around the run, but for the noun that belongs to its name ("Ruvo district").

use super::spot::{Spot, Spotter};
use super::words::role;
use crate::document::Kind;
use crate::lexicon::Class;
use std::borrow::Cow;
use std::ops::Range;
use vocabulary::{PlaceKind, fold};

/// The most tokens of a name.
const NAME_TOKENS_MAX: usize = 8;
/// How well a place must be known for a part of it to be named by its side.
const PARTED_MIN: i32 = 10;
/// The longest single word in capitals that is taken for an abbreviation, in bytes.
const ACRONYM_BYTES_MAX: u32 = 5;

impl Spotter<'_> {
    /// What a run of capitalised words may name.
    pub(super) fn spot(&self, run: Range<usize>, sentence: Range<usize>, titled: bool) -> Spot {
        if self.document.is(run.start, Class::Title) {
            return self.person(run);
        }
        let run = self.without_opening(run, sentence.start);
        let mut spot = self.held(&run, sentence.end).unwrap_or_else(|| self.unknown(run));
        spot.veto |= spot.tokens.len() == 1 && self.has(spot.tokens.start, role::OTHER);
        self.lengthen(&mut spot, sentence.end);
        if spot.found.is_none() && titled && spot.evidence == 0 {
            spot.evidence -= 10;
        }
        self.weigh(&mut spot, sentence);
        spot
    }

    /// The name of the gazetteer that a run is, but for the side before it or the word for what it is after it.
    fn held(&self, run: &Range<usize>, end: usize) -> Option<Spot> {
        let named = self.sides(run.clone());
        let spot = self.longest(named.clone(), end)?;
        // "West Midlands" are no part of Midlands, but "East Aleppo" is one of Aleppo.
        if named != *run && spot.prior < PARTED_MIN {
            return None;
        }
        let one_more = spot.tokens.end + 1 == run.end;
        match spot.tokens.end >= run.end || one_more && self.has(run.end - 1, role::EVENT) {
            true => Some(spot),
            false => (one_more && self.is_division(run.end - 1)).then(|| self.divided(spot, run.end)),
        }
    }

    /// What follows a title is a person.
    fn person(&self, run: Range<usize>) -> Spot {
        let surname = (run.len() > 1).then(|| fold(self.document.words(run.end - 1)));
        Spot { tokens: run.clone(), name: run, veto: true, surname, ..Spot::default() }
    }

    /// "Helmand Province", "Daran City": a known name with what it is.
    fn divided(&self, mut spot: Spot, end: usize) -> Spot {
        spot.tokens.end = end;
        if self.document.reads(end - 1, "city") {
            spot.name.end = end;
            spot.key.push_str(" city");
        }
        spot.evidence += 20;
        spot
    }

    /// A run without the word that opens the sentence, where that is no name: "In Baku".
    fn without_opening(&self, run: Range<usize>, first: usize) -> Range<usize> {
        let document = self.document;
        let classes = document.tokens[run.start].classes;
        let ordinary =
            || classes != Default::default() && !self.has(run.start, role::HEAD | role::SIDE | role::LAND);
        let opens = run.start == first || run.start > 0 && document.tokens[run.start - 1].kind == Kind::Mark;
        let alone = run.len() == 1;
        if !opens
            || alone
            || self.longest(run.clone(), run.end).is_some_and(|spot| spot.tokens.end == run.end)
        {
            return run;
        }
        let rest = run.start + 1..run.end;
        let known =
            self.longest(rest.clone(), run.end).is_some_and(|spot| spot.tokens == rest && spot.prior >= 10);
        if known && rest.len() > 1 || ordinary() { rest } else { run }
    }

    /// A run without the words for sides and peoples before a name: "Northern Syria", "Iraqi Kurdistan".
    fn sides(&self, run: Range<usize>) -> Range<usize> {
        let aside = |at: usize| {
            let word = self.document.words(at);
            self.has(at, role::SIDE) || word == "-" || self.document.people(at, self.gazetteer).is_some()
        };
        let whole =
            |run: &Range<usize>| self.longest(run.clone(), run.end).is_some_and(|spot| spot.tokens == *run);
        if run.len() < 2 || !aside(run.start) || whole(&run) {
            return run;
        }
        let start = (run.start + 1..run.end - 1).find(|at| !aside(*at)).unwrap_or(run.end - 1);
        start..run.end
    }

    /// The longest name of the gazetteer that begins where a run does.
    pub(super) fn longest(&self, run: Range<usize>, end: usize) -> Option<Spot> {
        let document = self.document;
        let mut walk = self.gazetteer.walk();
        let mut best: Option<(usize, u64)> = None;
        for at in run.start..end.min(run.start + NAME_TOKENS_MAX) {
            let token = &document.tokens[at];
            match token.kind {
                Kind::Word | Kind::Number => {
                    if !walk.step(&self.folded(at)) {
                        break;
                    }
                    if token.capital
                        && let Some(found) = walk.found()
                    {
                        best = Some((at + 1, found));
                    }
                }
                Kind::Mark
                    if token.glued
                        && matches!(document.words(at), "-" | "\u{2010}" | "." | "\u{2019}" | "'") => {}
                _ => break,
            }
        }
        let (end, found) = best?;
        let named = |at: &usize| matches!(document.tokens[*at].kind, Kind::Word | Kind::Number);
        let mut key = String::new();
        for at in (run.start..end).filter(named) {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(&self.folded(at));
        }
        self.known(run.start..end, key, found)
    }

    /// A token's words, folded as names are. Plain words are so in the document.
    fn folded(&self, at: usize) -> Cow<'_, str> {
        let folded = self.document.folded(at);
        match folded.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            true => folded.into(),
            false => fold(self.document.words(at)).into(),
        }
    }

    /// A name of the gazetteer, unless it is a word that only looks like one.
    fn known(&self, tokens: Range<usize>, key: String, found: u64) -> Option<Spot> {
        let document = self.document;
        let place = self.gazetteer.places(found).next()?;
        let token = &document.tokens[tokens.start];
        let word = document.words(tokens.start);
        let short = key.len() <= 3 && place.kind == PlaceKind::Country;
        let article = tokens.len() == 1 && document.reads(tokens.start, "the");
        let people = || self.gazetteer.demonym(&key).is_some();
        if article || key.len() < 2 || short && !token.shouted && !word.contains('.') || people() {
            return None;
        }
        let settlement = place.kind == PlaceKind::Settlement;
        let calm = |at: usize| document.tokens[at].kind != Kind::Break && !document.tokens[at].shouted;
        let acronym = tokens.len() == 1 && token.shouted && key.len() <= 4 && settlement;
        let veto = acronym && tokens.start > 0 && calm(tokens.start - 1);
        let building = tokens.len() > 1 && settlement && self.has(tokens.end - 1, role::OTHER);
        // "US troops", "US$5": the abbreviation alone is an adjective.
        let prior = if short { 10 } else { prior(place.kind, place.population, key.contains(' ')) };
        let mut countries = self.gazetteer.places(found).map(|place| place.country);
        let unique = settlement && countries.len() <= 2 && countries.all(|country| country == place.country);
        let prior = prior + if unique { 6 } else { 0 } - if building { 15 } else { 0 };
        Some(Spot { name: tokens.clone(), tokens, key, found: Some(found), prior, veto, ..Spot::default() })
    }

    /// A run that the gazetteer does not hold.
    fn unknown(&self, run: Range<usize>) -> Spot {
        let document = self.document;
        let last = run.end - 1;
        let part = |tokens: Range<usize>| Some(fold(document.slice(tokens))).filter(|key| !key.is_empty());
        let mut spot = Spot { tokens: run.clone(), name: run.clone(), ..Spot::default() };
        spot.key = fold(document.slice(run.clone()));
        let is_people = |key: &str| self.gazetteer.demonym(key).is_some();
        let is_other = |at: usize| self.has(at, role::OTHER) || document.is(at, Class::BodyNoun);
        let inside = (run.start..last).any(is_other) || self.has(last, role::OTHER);
        let first = &document.tokens[run.start];
        let acronym = run.len() == 1 && first.shouted && first.end - first.start <= ACRONYM_BYTES_MAX;
        let several = run.len() > 1;
        if several && !inside && self.has(last, role::LAND | role::DIVISION) {
            spot.evidence = if self.has(last, role::SURNAME) { 18 } else { 30 };
            spot.veto = document.is(spot.tokens.end, Class::Title) || is_people(document.words(run.start));
            spot.stem = part(run.start..last);
            let filed_without =
                !self.has(last, role::LAND) && run.len() == 2 && !document.reads(last, "city");
            if filed_without {
                spot.name.end = last;
            }
        } else if inside || is_other(last) || acronym || is_people(&spot.key) {
            spot.veto = true;
        } else if several && self.has(run.start, role::HEAD) {
            spot.evidence = if self.has(run.start, role::SOFT) { 15 } else { 28 };
            spot.stem = part(run.start + 1..run.end);
        } else if several && run.clone().all(|at| document.tokens[at].classes == Default::default()) {
            spot.surname = part(last..run.end);
        }
        spot
    }

    /// Takes in the lower-case noun after a name: "Ruvo district", "Gorma hills".
    fn lengthen(&self, spot: &mut Spot, end: usize) {
        let at = spot.tokens.end;
        if at >= end || self.document.tokens[at].capital || self.document.tokens[at].glued {
            return;
        }
        if self.has(at, role::DIVISION) && self.has(at, role::SETTLEMENT) {
            spot.evidence += 35;
        } else if self.has(at, role::LAND | role::DIVISION)
            && self.gazetteer.demonym(&spot.key).is_none()
            && !self.document.tokens.get(at + 1).is_some_and(|t| t.capital && !t.glued)
        {
            spot.evidence += 30;
            spot.tokens.end = at + 1;
            if self.has(at, role::LAND) {
                spot.name.end = at + 1;
            }
        }
    }
}

/// How well a name is known as that of a place.
fn prior(kind: PlaceKind, population: u64, several_words: bool) -> i32 {
    let prior = match kind {
        PlaceKind::Country | PlaceKind::FormerState => 30,
        PlaceKind::Area | PlaceKind::Water => 22,
        PlaceKind::Region => {
            if population >= 1_000_000 {
                20
            } else {
                12
            }
        }
        PlaceKind::District => 5,
        PlaceKind::Settlement => (((population.max(1) as f64).log10() * 8.0) as i32 - 28).clamp(0, 24),
    };
    prior + if several_words { 8 } else { 0 }
}
