//! What nation people are said to be of: "two Nepali soldiers", "a South Korean", "three contractors from Chile".
//!
//! Must not: say of a place or a name that it is a people.

use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{Gazetteer, PlaceKind};

/// The words at a token that name a people, as the gazetteer has them: one or two.
pub(super) fn known(document: &Document, k: usize, gazetteer: &'static Gazetteer) -> Option<Range<usize>> {
    let two = document.is_capital(k)
        && document.is_capital(k + 1)
        && gazetteer.demonym(document.slice(k..k + 2)).is_some();
    let one = || document.people(k, gazetteer).is_some();
    if two { Some(k..k + 2) } else { one().then_some(k..k + 1) }
}

/// The words within a noun phrase that name a people: known, of a people without a state, or made as such words are.
pub(super) fn at(document: &Document, k: usize, gazetteer: &'static Gazetteer) -> Option<Range<usize>> {
    known(document, k, gazetteer).or_else(|| is_made_so(document, k).then_some(k..k + 1))
}

/// "Imerian", "Ostreles": English makes the names of peoples so.
fn is_made_so(document: &Document, k: usize) -> bool {
    let token = &document.tokens[k];
    let word = document.folded(k);
    let one = word.strip_suffix('s').unwrap_or(word);
    let made = one.len() > 4 && ["ian", "ean", "ese", "ish"].iter().any(|ending| one.ends_with(ending));
    let creed = ["christian", "presbyterian", "jewish", "civilian", "parish", "guardian"].contains(&one);
    token.kind == Kind::Word
        && token.capital
        && !token.shouted
        && token.classes == Default::default()
        && (STATELESS.contains(&one) || made && !creed)
}

/// Peoples and continents that no country of the gazetteer is called by.
const STATELESS: &[&str] = &[
    "african",
    "asian",
    "european",
    "arab",
    "kurd",
    "kurdish",
    "rohingya",
    "uyghur",
    "uighur",
    "chechen",
    "tibetan",
    "yazidi",
    "yezidi",
    "basque",
    "catalan",
    "tamil",
    "hazara",
    "tatar",
    "darfuri",
    "sahrawi",
    "roma",
    "dagestani",
    "latino",
];

/// "from Chile", "of the United States" behind a noun.
pub(super) fn behind(
    document: &Document,
    k: usize,
    end: usize,
    gazetteer: &'static Gazetteer,
) -> Option<Range<usize>> {
    let from = matches!(document.folded(k), "from" | "of") && k < end;
    let start = k + 1;
    let name = start + usize::from(document.reads(start, "the"));
    let limit = end.min(name + COUNTRY_WORDS_MAX);
    let to = (name..limit).take_while(|t| document.is_capital(*t)).last().filter(|_| from)? + 1;
    // "servicemen of the Imerian army"
    if name > start
        && let Some(people) = at(document, name, gazetteer)
    {
        return Some(people);
    }
    let country = gazetteer.lookup(document.slice(name..to)).any(|place| place.kind == PlaceKind::Country);
    // "the president of Chile", "people from Chile's north"
    let plain = !document.is(to, Class::Possessive) && !matches!(document.words(to), "'s" | "\u{2019}s");
    (country && plain).then_some(start..to)
}

/// The most words of a country's name.
const COUNTRY_WORDS_MAX: usize = 4;
