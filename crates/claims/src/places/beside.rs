//! What the words before and after a name say for or against a place.
//!
//! Must not: know names.

use super::spot::{Spot, Spotter};
use super::words::role;
use crate::document::Kind;
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::PlaceKind;

/// The values of prepositions in the lexicon.
mod preposition {
    pub(super) const OF: u16 = 0;
    pub(super) const IN: u16 = 1;
    pub(super) const AT: u16 = 2;
    pub(super) const ON: u16 = 3;
    pub(super) const BY: u16 = 4;
    pub(super) const FROM: u16 = 6;
    pub(super) const TO: u16 = 7;
    pub(super) const NEAR: u16 = 9;
    pub(super) const OTHER: u16 = 12;
    /// Those that phrases of the lexicon end in: "down from".
    pub(super) const ENDS: [(&str, u16); 6] =
        [(" of", OF), (" in", IN), (" at", AT), (" on", ON), (" from", FROM), (" to", TO)];
}

impl Spotter<'_> {
    /// Weighs the words before and after.
    pub(super) fn weigh(&self, spot: &mut Spot, sentence: Range<usize>) {
        let document = self.document;
        let start = spot.tokens.start;
        let mut before = start;
        let step = |at: usize, words: &dyn Fn(usize) -> bool| at > sentence.start && words(at - 1);
        while step(before, &|at| self.has(at, role::SIDE) || document.words(at) == "-") {
            before -= 1;
        }
        let article = step(before, &|at| document.reads(at, "the"));
        before -= usize::from(article);
        if before > sentence.start {
            spot.evidence += self.lead(before - 1, sentence.start, article);
            let titled = !article && document.is(before - 1, Class::Title);
            spot.veto |= titled || self.has(before - 1, role::BEARER);
        } else if start == sentence.start && document.tokens[start].classes != Default::default() {
            spot.evidence -= 30;
        }
        if article {
            self.article(spot);
        }
        if spot.tokens.len() == 1 && self.has(start, role::COMMON) && spot.evidence < 30 {
            spot.evidence -= 25;
        }
        spot.evidence += self.follow(spot, sentence.clone());
    }

    /// What "the" before a name says. "the Estonia" is a ship; "the Sudan army" and "the Netherlands" are places.
    fn article(&self, spot: &mut Spot) {
        let document = self.document;
        let after = spot.tokens.end;
        let ends = document
            .tokens
            .get(after)
            .is_none_or(|t| t.glued || t.kind != Kind::Word || document.is(after, Class::Be));
        let first = spot.found.and_then(|found| self.gazetteer.places(found).next());
        let country = first.is_some_and(|place| place.kind == PlaceKind::Country);
        let short = spot.key.len() <= 3;
        let plural = spot.key.ends_with('s') || spot.key.contains(' ');
        let building = spot.tokens.len() > 1 && self.has(after - 1, role::OTHER);
        if short {
            spot.evidence += 10;
        } else if building || country && !plural && ends {
            spot.veto = true;
        } else if spot.name == spot.tokens && (!plural || spot.found.is_none() && spot.stem.is_none()) {
            spot.evidence -= 15;
        }
    }

    /// What the word before a name says.
    fn lead(&self, at: usize, first: usize, article: bool) -> i32 {
        let document = self.document;
        let before = |roles| at > first && self.has(at - 1, roles);
        if self.has(at, role::CALLED) && before(role::SETTLEMENT) {
            return 45;
        }
        if self.has(at, role::OF) && !document.tokens[at].capital && !article {
            return 20;
        }
        let word = document.folded(at);
        let ends = || preposition::ENDS.iter().find(|(end, _)| word.ends_with(end)).map(|(_, value)| *value);
        let Some(value) = document.value(at, Class::Preposition).or_else(ends) else { return 0 };
        let travels = before(role::TRAVEL) || word.starts_with("down ");
        match value {
            preposition::OF if before(role::OF) => 45,
            preposition::IN | preposition::NEAR => 30,
            preposition::FROM | preposition::TO if travels => 28,
            preposition::AT => 28,
            preposition::FROM | preposition::TO | preposition::ON => 12,
            preposition::OF => 10,
            preposition::OTHER => 5,
            preposition::BY => -10,
            _ => 0,
        }
    }

    /// What the words after a name say.
    fn follow(&self, spot: &Spot, sentence: Range<usize>) -> i32 {
        let document = self.document;
        let (at, end) = (spot.tokens.end, sentence.end);
        let whole = spot.tokens.start == sentence.start;
        if at + 1 >= end {
            // "Canvey Island." on its own, as a heading.
            return if whole { 15 } else { 0 };
        }
        // "Mbarand: weekly bulletin", at the head of a document.
        let heads = whole
            && sentence.start == 0
            && document.words(at) == ":"
            && !self.has(spot.tokens.start, role::LABEL);
        if heads && document.tokens[spot.tokens.start].classes == Default::default() {
            return 28;
        }
        let mark = |sign| document.words(at) == sign;
        let based = mark("-") && self.has(at + 1, role::BASED);
        // "Sharpeville, a township south of Johannesburg".
        let apposed = mark(",")
            && document.tokens[at + 1].classes.has_any(&[Class::Indefinite, Class::Determiner])
            && (at + 2..end.min(at + 6))
                .any(|k| self.has(k, role::SETTLEMENT) && !document.tokens[k].capital);
        if based || apposed {
            return 30;
        }
        if spot.found.is_some() {
            let beside = self.has(at, role::BESIDE) && !document.tokens[at].capital;
            return if beside { 12 } else { 0 };
        }
        // "St Olave's", "Resolution 134", "Okelo said".
        let whose = document.tokens[at].kind == Kind::Mark && document.words(at).ends_with(['s', 'S']);
        let numbered = document.tokens[at].kind == Kind::Number;
        if whose || numbered || document.is(at, Class::Say) { -15 } else { 0 }
    }

    /// "Gaderi and Um Sallah", "Gdynia, Poland": what stands for the first stands for the second.
    pub(super) fn inherit(&self, spot: &mut Spot, last: Option<&Spot>) {
        let document = self.document;
        let Some(last) = last.filter(|last| last.tokens.end + 1 == spot.tokens.start) else { return };
        let between = last.tokens.end;
        spot.comma_before = document.words(between) == ",";
        let joined = spot.comma_before || document.is(between, Class::And);
        if spot.comma_before && self.has(between - 1, role::STREET) {
            spot.evidence += 28;
        }
        if document.value(between, Class::Preposition) == Some(preposition::TO) && last.found.is_some() {
            spot.evidence += 12;
        }
        if joined && last.surname.is_none() && !last.veto {
            spot.evidence += (last.evidence.min(30) - 8).max(0);
        }
    }
}
