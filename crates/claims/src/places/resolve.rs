//! Which of the places of one name is meant, and what is said of those that no gazetteer holds.
//!
//! One name means one place throughout a document. Must not: take a small place that nothing in the document
//! points to.

use super::context::Context;
use super::spot::Spot;
use super::{CANDIDATES_MAX, FoundPlace};
use crate::document::Document;
use std::collections::BTreeMap;
use vocabulary::{Gazetteer, Place, PlaceKind, fold};

/// Whether a settlement is so large that its name alone may point to it.
pub(super) fn is_large(place: &Place) -> bool {
    place.population >= 100_000
}

/// All mentions of one name.
pub(super) struct Name<'s> {
    /// The name, folded.
    pub(super) key: &'s str,
    /// How many mentions.
    pub(super) mentions: u32,
    /// The places that it may mean, likeliest first.
    pub(super) candidates: Vec<Place>,
    /// The countries and divisions that it is said to lie in: "Gdynia, Poland".
    pub(super) within: Vec<Place>,
    /// The one that is chosen.
    pub(super) chosen: Option<Place>,
}

/// Says of each spot which place it is.
pub(super) fn resolve(
    document: &Document,
    spots: &[&Spot],
    peoples: BTreeMap<&'static str, u32>,
    gazetteer: &'static Gazetteer,
) -> Vec<FoundPlace> {
    let (mut names, at) = names(spots, gazetteer);
    let mut context = Context::new(&names, peoples);
    settle(&mut names, &context);
    // The second round knows what the first has settled.
    context.extend(&names);
    settle(&mut names, &context);
    let home = home(&names);
    let pairs = spots.iter().zip(at);
    pairs.map(|(spot, at)| found(document, spot, names[at].chosen, home)).collect()
}

/// The names of spots, by name, and which name each spot has.
fn names<'s>(spots: &[&'s Spot], gazetteer: &'static Gazetteer) -> (Vec<Name<'s>>, Vec<usize>) {
    let mut order: BTreeMap<&str, usize> = spots.iter().map(|spot| (spot.key.as_str(), 0)).collect();
    order.values_mut().enumerate().for_each(|(number, at)| *at = number);
    let at: Vec<usize> = spots.iter().map(|spot| order[spot.key.as_str()]).collect();
    let mut names: Vec<Name> = order
        .into_keys()
        .map(|key| Name { key, mentions: 0, candidates: Vec::new(), within: Vec::new(), chosen: None })
        .collect();
    for (spot, at) in spots.iter().zip(&at) {
        let name = &mut names[*at];
        name.mentions += 1;
        if let Some(found) = spot.found.filter(|_| name.candidates.is_empty()) {
            name.candidates = gazetteer.places(found).take(CANDIDATES_MAX).collect();
        }
    }
    for (pair, at_pair) in spots.windows(2).zip(at.windows(2)) {
        let mut wholes = names[at_pair[1]].candidates.iter();
        let whole =
            wholes.find(|place| matches!(place.kind, PlaceKind::Country | PlaceKind::Region)).copied();
        names[at_pair[0]].within.extend(whole.filter(|_| pair[1].comma_before));
    }
    (names, at)
}

fn settle(names: &mut [Name], context: &Context) {
    for name in names {
        name.chosen = context.choose(name);
    }
}

/// The one country that a document speaks of, if there is one: most of the places that were found lie there.
fn home(names: &[Name]) -> Option<&'static str> {
    let mut mentions: BTreeMap<&'static str, u32> = BTreeMap::new();
    for name in names {
        if let Some(country) = name.chosen.and_then(|place| place.country) {
            *mentions.entry(country).or_insert(0) += name.mentions;
        }
    }
    let all: u32 = mentions.values().sum();
    let (country, most) = mentions.into_iter().max_by_key(|(_, count)| *count)?;
    (most >= 2 && most * 5 >= all * 3).then_some(country)
}

fn found(document: &Document, spot: &Spot, place: Option<Place>, home: Option<&'static str>) -> FoundPlace {
    let written = document.slice(spot.name.clone());
    let shouted = document.tokens[spot.name.start].shouted;
    let name = match place {
        Some(place) if fold(place.name) == spot.key || shouted => place.name.to_owned(),
        Some(place) if matches!(place.kind, PlaceKind::Water | PlaceKind::Area) => place.name.to_owned(),
        _ if shouted => capitalised(written),
        _ => written.to_owned(),
    };
    let country = place.map_or(home, |place| place.country);
    FoundPlace { tokens: spot.tokens.clone(), name, place, country }
}

/// "DARAN CITY" as it is written elsewhere.
fn capitalised(words: &str) -> String {
    let mut inside = false;
    let mut name = String::with_capacity(words.len());
    for c in words.chars() {
        if inside {
            name.extend(c.to_lowercase());
        } else {
            name.push(c);
        }
        inside = c.is_alphabetic() || c == '\'' || c == '’';
    }
    name
}
