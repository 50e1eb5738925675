//! Where names may stand, and what the words beside each say for or against a place.
//!
//! Points are tenths of what makes a place all but sure ("in NAME" is 30). Must not: settle anything alone; a
//! name is weighed over the whole document.

use super::words::{PlaceWords, role};
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{Gazetteer, PlaceKind, fold_into};

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
/// The most tokens of a name.
const NAME_TOKENS_MAX: usize = 8;

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
            let Some(mut spot) = spotter.spot(run, sentence.tokens.clone(), titled) else { continue };
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

struct Spotter<'d> {
    document: &'d Document<'d>,
    words: &'d PlaceWords,
    gazetteer: &'static Gazetteer,
}

impl Spotter<'_> {
    fn has(&self, at: usize, roles: u16) -> bool {
        at < self.document.tokens.len() && self.words.has(self.document.folded(at), roles)
    }

    /// "Province", and no "Department".
    fn is_division(&self, at: usize) -> bool {
        self.has(at, role::DIVISION) && !self.has(at, role::OTHER)
    }

    fn is_name_word(&self, at: usize) -> bool {
        let document = self.document;
        let token = &document.tokens[at];
        token.kind == Kind::Word && token.capital && !token.classes.has_any(NO_NAME)
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
                "de" | "del" | "da" | "do" | "dos" | "das" | "el" | "al" | "la" | "ez" | "az" | "ash"
                | "an" => next_name,
                _ => false,
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

    /// What a run of capitalised words may name.
    fn spot(&self, run: Range<usize>, sentence: Range<usize>, titled: bool) -> Option<Spot> {
        if self.document.is(run.start, Class::Title) {
            return Some(self.person(run));
        }
        let run = self.without_opening(run, sentence.start);
        let named = self.sides(run.clone());
        let mut spot = match self.longest(named.clone(), sentence.end) {
            Some(spot) if spot.tokens.end >= run.end => spot,
            Some(spot) if spot.tokens.end + 1 == run.end && self.has(run.end - 1, role::EVENT) => spot,
            Some(spot) if spot.tokens.end + 1 == run.end && self.is_division(run.end - 1) => {
                self.divided(spot, run.end)
            }
            _ => self.unknown(run.clone()),
        };
        spot.veto |= spot.tokens.len() == 1 && self.has(spot.tokens.start, role::OTHER);
        self.lengthen(&mut spot, sentence.end);
        if spot.found.is_none() && titled && spot.evidence == 0 {
            spot.evidence -= 10;
        }
        self.weigh(&mut spot, sentence);
        Some(spot)
    }

    /// What follows a title is a person.
    fn person(&self, run: Range<usize>) -> Spot {
        let mut surname = String::new();
        fold_into(self.document.words(run.end - 1), &mut surname);
        let surname = Some(surname).filter(|_| run.len() > 1);
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
            classes != Default::default() && !self.has(run.start, role::HEAD | role::SIDE | role::LAND);
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
        if ordinary || known { rest } else { run }
    }

    /// A run without the words for sides before a name: "Northern Syria".
    fn sides(&self, run: Range<usize>) -> Range<usize> {
        let mut start = run.start;
        if self.longest(run.clone(), run.end).is_some_and(|spot| spot.tokens.end == run.end) {
            return run;
        }
        while start + 1 < run.end && (self.has(start, role::SIDE) || self.document.words(start) == "-") {
            start += 1;
        }
        start..run.end
    }

    /// The longest name of the gazetteer that begins where a run does.
    fn longest(&self, run: Range<usize>, end: usize) -> Option<Spot> {
        let document = self.document;
        let mut walk = self.gazetteer.walk();
        let mut key = String::new();
        let mut best: Option<(usize, u64, usize)> = None;
        for at in run.start..end.min(run.start + NAME_TOKENS_MAX) {
            let token = &document.tokens[at];
            match token.kind {
                Kind::Word | Kind::Number => {
                    if !key.is_empty() {
                        key.push(' ');
                    }
                    let from = key.len();
                    fold_into(document.words(at), &mut key);
                    if !walk.step(&key[from..]) {
                        break;
                    }
                    if let Some(found) = walk.found().filter(|_| token.capital) {
                        best = Some((at + 1, found, key.len()));
                    }
                }
                Kind::Mark
                    if token.glued
                        && matches!(document.words(at), "-" | "\u{2010}" | "." | "\u{2019}" | "'") => {}
                _ => break,
            }
        }
        let (end, found, length) = best?;
        key.truncate(length);
        let tokens = run.start..end;
        let first = self.gazetteer.places(found).next()?;
        let short = key.len() <= 3 && first.kind == PlaceKind::Country;
        let people = self.gazetteer.demonym(&key).is_some();
        let article = tokens.len() == 1 && document.reads(run.start, "the");
        if people
            || article
            || key.len() < 2
            || short && !document.tokens[run.start].shouted && !document.words(run.start).contains('.')
        {
            return None;
        }
        let last = end - 1;
        let first_token = &document.tokens[run.start];
        let acronym =
            tokens.len() == 1 && first_token.shouted && key.len() <= 4 && first.kind == PlaceKind::Settlement;
        let veto = acronym
            && run.start > 0
            && !document.tokens[run.start - 1].shouted
            && document.tokens[run.start - 1].kind != Kind::Break;
        let building = tokens.len() > 1 && first.kind == PlaceKind::Settlement && self.has(last, role::OTHER);
        // "US troops", "US$5": the abbreviation alone is an adjective.
        let prior = if short { 10 } else { prior(first.kind, first.population, key.contains(' ')) };
        let prior = if building { prior - 15 } else { prior };
        Some(Spot { name: tokens.clone(), tokens, key, found: Some(found), prior, veto, ..Spot::default() })
    }

    /// A run that the gazetteer does not hold.
    fn unknown(&self, run: Range<usize>) -> Spot {
        let document = self.document;
        let mut spot = Spot { tokens: run.clone(), name: run.clone(), ..Spot::default() };
        fold_into(document.slice(run.clone()), &mut spot.key);
        let last = run.end - 1;
        let other = run.clone().any(|at| self.has(at, role::OTHER) || document.is(at, Class::BodyNoun));
        let mut stem = String::new();
        let land =
            run.len() > 1 && self.has(last, role::LAND | role::DIVISION) && !self.has(last, role::OTHER);
        let first = &document.tokens[run.start];
        let acronym = run.len() == 1 && first.shouted && first.end - first.start <= 5;
        spot.veto = acronym || self.gazetteer.demonym(&spot.key).is_some();
        let head = run.len() > 1 && self.has(run.start, role::HEAD);
        if other && !land {
            spot.veto = true;
        } else if land {
            spot.evidence += if self.has(last, role::SURNAME) { 18 } else { 30 };
            spot.veto = document.is(spot.tokens.end, Class::Title)
                || self.gazetteer.demonym(document.words(run.start)).is_some();
            fold_into(document.slice(run.start..last), &mut stem);
            spot.stem = Some(stem);
            if self.has(last, role::DIVISION)
                && !self.has(last, role::LAND)
                && run.len() == 2
                && !document.reads(last, "city")
            {
                spot.name.end = last;
            }
        } else if head {
            spot.evidence += if self.has(run.start, role::SOFT) { 15 } else { 28 };
            fold_into(document.slice(run.start + 1..run.end), &mut stem);
            spot.stem = Some(stem);
        } else if run.len() > 1 && run.clone().all(|at| document.tokens[at].classes == Default::default()) {
            let mut surname = String::new();
            fold_into(document.words(last), &mut surname);
            spot.surname = Some(surname);
        }
        spot
    }

    /// Takes in the lower-case noun after a name: "Ruvo district", "Gorma hills".
    fn lengthen(&self, spot: &mut Spot, end: usize) {
        let at = spot.tokens.end;
        if at >= end || self.document.tokens[at].capital || self.document.tokens[at].glued {
            return;
        }
        let settled = matches!(self.document.folded(at), "town" | "city" | "village");
        if settled {
            spot.evidence += 35;
        } else if self.gazetteer.demonym(&spot.key).is_none()
            && self.has(at, role::LAND | role::DIVISION)
            && !self.document.tokens.get(at + 1).is_some_and(|t| t.capital && !t.glued)
        {
            spot.evidence += 30;
            spot.tokens.end = at + 1;
            if self.has(at, role::LAND) {
                spot.name.end = at + 1;
            }
        }
    }

    /// Weighs the words before and after.
    fn weigh(&self, spot: &mut Spot, sentence: Range<usize>) {
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
        let known = spot.found.map(|found| self.gazetteer.places(found));
        let country =
            known.and_then(|mut places| places.next()).is_some_and(|p| p.kind == PlaceKind::Country);
        // "the Estonia" is a ship; "the Sudan" and "the Netherlands" are told apart by their plural or their list.
        let plural = spot.key.ends_with('s') || spot.key.contains(' ');
        if article
            && country
            && !plural
            && document
                .tokens
                .get(spot.tokens.end)
                .is_none_or(|t| t.glued || t.kind != Kind::Word || document.is(spot.tokens.end, Class::Be))
        {
            spot.veto = true;
        } else if article && spot.key.len() <= 3 {
            spot.evidence += 10;
        } else if article && spot.tokens.len() > 1 && self.has(spot.tokens.end - 1, role::OTHER) {
            spot.veto = true;
        } else if article
            && spot.name == spot.tokens
            && (!plural || spot.found.is_none() && spot.stem.is_none())
        {
            spot.evidence -= 15;
        }
        if spot.tokens.len() == 1 && self.has(start, role::COMMON) && spot.evidence < 30 {
            spot.evidence -= 25;
        }
        spot.evidence += self.follow(spot, sentence.clone());
    }

    /// What the word before a name says.
    fn lead(&self, at: usize, first: usize, article: bool) -> i32 {
        let document = self.document;
        if self.has(at, role::OF) && !document.tokens[at].capital && !article {
            return 20;
        }
        // Phrases of the lexicon may end in a preposition: "down from".
        let last = document.folded(at).rsplit(' ').next();
        let ends =
            ["of", "in", "at", "on", "by", "with", "from", "to"].iter().position(|word| Some(*word) == last);
        let Some(preposition) = document.value(at, Class::Preposition).or(ends.map(|at| at as u16)) else {
            return 0;
        };
        let named = at > first && self.has(at - 1, role::OF);
        let travels =
            at > first && self.has(at - 1, role::TRAVEL) || document.folded(at).starts_with("down ");
        match preposition {
            OF if named => 45,
            IN | NEAR => 30,
            FROM | TO if travels => 28,
            AT => 28,
            FROM | TO | ON => 12,
            OTHER => 5,
            OF => 10,
            BY => -10,
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
        let based = document.words(at) == "-"
            && matches!(document.folded(at + 1), "based" | "born" | "held" | "controlled");
        // "Sharpeville, a township south of Johannesburg".
        let apposed = document.words(at) == ","
            && document.tokens[at + 1].classes.has_any(&[Class::Indefinite, Class::Determiner])
            && (at + 2..end.min(at + 6))
                .any(|k| self.has(k, role::SETTLEMENT) && !document.tokens[k].capital);
        let beside = spot.found.is_some() && self.has(at, role::BESIDE) && !document.tokens[at].capital;
        let numbered = spot.found.is_none() && document.tokens[at].kind == Kind::Number;
        let says = document.is(at, Class::Say) && spot.found.is_none();
        let whose = spot.found.is_none()
            && document.words(at).ends_with(['s', 'S'])
            && document.tokens[at].kind == Kind::Mark;
        if based || apposed {
            30
        } else if says || whose {
            -15
        } else {
            0
        }
    }

    /// "Gaderi and Um Sallah", "Gdynia, Poland": what stands for the first stands for the second.
    fn inherit(&self, spot: &mut Spot, last: Option<&Spot>) {
        let document = self.document;
        let Some(last) = last.filter(|last| last.tokens.end + 1 == spot.tokens.start) else { return };
        let between = last.tokens.end;
        spot.comma_before = document.words(between) == ",";
        let joined = spot.comma_before || document.is(between, Class::And);
        if spot.comma_before && self.has(between - 1, role::STREET) {
            spot.evidence += 28;
        }
        if document.value(between, Class::Preposition) == Some(TO) && last.found.is_some() {
            spot.evidence += 12;
        }
        if joined && last.surname.is_none() && !last.veto {
            spot.evidence += (last.evidence.min(30) - 8).max(0);
        }
    }
}

const OF: u16 = 0;
const IN: u16 = 1;
const AT: u16 = 2;
const ON: u16 = 3;
const BY: u16 = 4;
const FROM: u16 = 6;
const TO: u16 = 7;
const NEAR: u16 = 9;
const OTHER: u16 = 12;

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
        PlaceKind::Settlement => (((population.max(1) as f64).log10() * 8.0) as i32 - 30).clamp(0, 24),
    };
    prior + if several_words { 8 } else { 0 }
}
