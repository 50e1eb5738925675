//! Which of the places of one name is meant.
//!
//! Evidence, in the order of its weight: the document says what it lies in; the countries that the document
//! speaks of; what lies near; how many live there. One name means one place throughout a document. Must not:
//! take a small place that nothing in the document points to.

use super::spot::Spot;
use super::{CANDIDATES_MAX, FoundPlace};
use crate::document::{Document, Kind};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vocabulary::{Gazetteer, Place, PlaceKind, fold};

/// A settlement of fewer people is not taken unless the document points to it.
const SMALL: u64 = 100_000;
/// Mentions of peoples that count for their country, in tenths.
const PEOPLE_MAX: u32 = 12;
/// What a document says of where it is.
struct Context {
    /// Mentions of each country, its people and what surely lies in it, in tenths.
    countries: BTreeMap<&'static str, u32>,
    /// Divisions of the first level that it names.
    divisions: BTreeSet<u16>,
    /// Places that are sure.
    anchors: Vec<(String, Place)>,
}

/// Says of each spot which place it is.
pub(super) fn resolve(
    document: &Document,
    spots: &[&Spot],
    gazetteer: &'static Gazetteer,
) -> Vec<FoundPlace> {
    let mut names: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, spot) in spots.iter().enumerate() {
        names.entry(&spot.key).or_default().push(at);
    }
    let mut context =
        Context { countries: peoples(document, gazetteer), divisions: BTreeSet::new(), anchors: Vec::new() };
    let candidates: BTreeMap<&str, Vec<Place>> = names
        .iter()
        .filter_map(|(key, at)| {
            let found = spots[at[0]].found?;
            Some((*key, gazetteer.places(found).take(CANDIDATES_MAX).collect()))
        })
        .collect();
    for (key, places) in &candidates {
        if let Some(place) = places.first().filter(|place| is_sure(place, places)) {
            context.add(key, place, names[key].len() as u32);
        }
    }
    let containers = containers(spots, &candidates);
    // The second round knows what the first has settled.
    let mut chosen: HashMap<&str, Option<Place>> = HashMap::new();
    for round in 0..2 {
        for (key, places) in &candidates {
            let within: Vec<&Place> = names[key].iter().filter_map(|at| containers.get(at)).collect();
            chosen.insert(key, context.choose(key, places, &within));
        }
        if round == 0 {
            for (key, place) in &chosen {
                let large =
                    place.filter(|place| place.kind == PlaceKind::Settlement && place.population >= SMALL);
                if let Some(country) = large.and_then(|place| place.country) {
                    *context.countries.entry(country).or_insert(0) += 4 * names[key].len().min(3) as u32;
                }
                let settled = place.filter(|place| place.kind == PlaceKind::Settlement);
                context.anchors.extend(settled.map(|place| ((*key).to_owned(), place)));
            }
            context.anchors.sort_by(|a, b| a.0.cmp(&b.0));
        }
    }
    let home = home(spots, &chosen);
    spots
        .iter()
        .map(|spot| found(document, spot, chosen.get(spot.key.as_str()).copied().flatten(), home))
        .collect()
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

/// Whether nothing in a document could make a name mean another place than its likeliest.
fn is_sure(place: &Place, all: &[Place]) -> bool {
    match place.kind {
        PlaceKind::Country | PlaceKind::FormerState | PlaceKind::Area | PlaceKind::Water => true,
        PlaceKind::Region => {
            place.population >= SMALL && !all.iter().skip(1).any(|other| other.kind == PlaceKind::Region)
        }
        PlaceKind::Settlement => all.len() == 1 && place.population >= SMALL,
        PlaceKind::District => false,
    }
}

/// The one country that a document speaks of, if there is one: most of the places that were found lie there.
fn home(spots: &[&Spot], chosen: &HashMap<&str, Option<Place>>) -> Option<&'static str> {
    let mut mentions: BTreeMap<&'static str, usize> = BTreeMap::new();
    let countries = spots.iter().filter_map(|spot| chosen.get(spot.key.as_str()).copied().flatten()?.country);
    countries.for_each(|country| *mentions.entry(country).or_insert(0) += 1);
    let all: usize = mentions.values().sum();
    let (country, most) = mentions.into_iter().max_by_key(|(_, count)| *count)?;
    (most >= 2 && most * 5 >= all * 3).then_some(country)
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

/// The countries whose people a document speaks of, a third as weighty as the country itself.
fn peoples(document: &Document, gazetteer: &'static Gazetteer) -> BTreeMap<&'static str, u32> {
    let mut countries = BTreeMap::new();
    for token in document.tokens.iter().filter(|token| token.kind == Kind::Word && token.capital) {
        let word = &document.text[token.start as usize..token.end as usize];
        if let Some(code) = gazetteer.demonym(word) {
            let mentions: &mut u32 = countries.entry(code).or_insert(0);
            *mentions = (*mentions + 4).min(PEOPLE_MAX);
        }
    }
    countries
}

/// The countries that a document names, or whose people it does, in tenths of mentions.
pub(super) fn countries(
    document: &Document,
    spots: &[Spot],
    gazetteer: &'static Gazetteer,
) -> BTreeMap<&'static str, u32> {
    let mut countries = peoples(document, gazetteer);
    for spot in spots.iter().filter(|spot| !spot.veto) {
        let first = spot.found.and_then(|found| gazetteer.places(found).next());
        let wide = first.filter(|place| !matches!(place.kind, PlaceKind::Settlement | PlaceKind::District));
        if let Some(country) = wide.and_then(|place| place.country) {
            *countries.entry(country).or_insert(0) += 10;
        }
    }
    countries
}

/// For each spot that is said to lie in another ("Gdynia, Poland"), that other one.
fn containers(spots: &[&Spot], candidates: &BTreeMap<&str, Vec<Place>>) -> HashMap<usize, Place> {
    let mut containers = HashMap::new();
    for (at, pair) in spots.windows(2).enumerate() {
        let next = candidates.get(pair[1].key.as_str()).and_then(|places| {
            places.iter().find(|place| matches!(place.kind, PlaceKind::Country | PlaceKind::Region))
        });
        if let Some(next) = next.filter(|_| pair[1].comma_before) {
            containers.insert(at, *next);
        }
    }
    containers
}

impl Context {
    fn add(&mut self, key: &str, place: &Place, mentions: u32) {
        if let Some(country) = place.country {
            *self.countries.entry(country).or_insert(0) += 10 * mentions.min(5);
        }
        if place.kind == PlaceKind::Region {
            self.divisions.insert(place.division);
        }
        self.anchors.push((key.to_owned(), *place));
    }

    fn share(&self, country: Option<&str>) -> f64 {
        let all: u32 = self.countries.values().sum();
        let its = country.and_then(|country| self.countries.get(country)).copied().unwrap_or(0);
        if all == 0 { 0.0 } else { f64::from(its) / f64::from(all) }
    }

    fn choose(&self, key: &str, places: &[Place], within: &[&Place]) -> Option<Place> {
        let mut best: Option<(f64, &Place)> = None;
        for place in places {
            let score = self.score(key, place, within);
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, place));
            }
        }
        let (_, place) = best?;
        let small = match place.kind {
            PlaceKind::Settlement => place.population < SMALL,
            PlaceKind::Region | PlaceKind::District => !is_sure(place, places),
            _ => false,
        };
        let pointed = self.share(place.country) > 0.0
            || within.iter().any(|whole| holds(whole, place))
            || self.closeness(key, place) > 0.5;
        (!small || pointed).then_some(*place)
    }

    fn score(&self, key: &str, place: &Place, within: &[&Place]) -> f64 {
        let kind = match place.kind {
            PlaceKind::Country => 3.0,
            PlaceKind::FormerState | PlaceKind::Area | PlaceKind::Water => 2.0,
            PlaceKind::Settlement => 1.0,
            PlaceKind::Region => 0.2,
            PlaceKind::District => 0.0,
        };
        let filed = if fold(place.name) == key { 0.7 } else { 0.0 };
        let contained = within.iter().map(|whole| if holds(whole, place) { 4.0 } else { -1.0 }).sum::<f64>();
        let share = self.share(place.country);
        let country = if share > 0.0 { 0.7 + 2.0 * share } else { 0.0 };
        kind + filed
            + 0.6 * (place.population.max(1) as f64).log10()
            + contained
            + country
            + 2.2 * self.closeness(key, place)
    }

    /// How near the nearest sure place is: 1 beside it, a third at 300 km.
    fn closeness(&self, key: &str, place: &Place) -> f64 {
        let others = self.anchors.iter().filter(|(other, _)| other != key);
        others.filter_map(|(_, anchor)| place.km_to(anchor)).map(|km| (-km / 270.0).exp()).fold(0.0, f64::max)
    }
}

/// Whether a country or division holds a place.
fn holds(whole: &Place, part: &Place) -> bool {
    match whole.kind {
        PlaceKind::Country => part.country == whole.country && part.kind != PlaceKind::Country,
        _ => part.division == whole.division && part.id != whole.id,
    }
}
