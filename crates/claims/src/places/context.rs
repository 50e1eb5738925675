//! What a document says of where it is, and how well a place fits that.
//!
//! Evidence, in the order of its weight: the document says what the place lies in; the countries and divisions
//! that it speaks of; what lies near; how many live there. Must not: know words.

use super::resolve::{Name, is_large};
use super::spot::Spot;
use crate::document::Document;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Gazetteer, Place, PlaceKind, fold};

/// Mentions of a people that count for its country, in tenths.
const PEOPLE_MAX: u32 = 12;
/// Mentions of one place that count for its country.
const MENTIONS_MAX: u32 = 5;
/// Sure places that distances are taken to: those that a document names most.
const ANCHORS_MAX: usize = 32;
/// Over how many kilometres nearness falls to a third.
const NEAR_KM: f64 = 270.0;

/// What a document says of where it is.
pub(super) struct Context {
    /// Mentions of each country, of its people and of what surely lies in it, in tenths.
    countries: BTreeMap<&'static str, u32>,
    /// Divisions of the first level that it names.
    divisions: BTreeSet<u16>,
    /// Places that are sure, under the names that they have there.
    anchors: Vec<(String, Place)>,
}

impl Context {
    /// What the sure names and the words for peoples say.
    pub(super) fn new(names: &[Name], peoples: BTreeMap<&'static str, u32>) -> Context {
        let mut context = Context { countries: peoples, divisions: BTreeSet::new(), anchors: Vec::new() };
        let mut sure: Vec<(&Name, Place)> =
            names.iter().filter_map(|name| Some((name, sure(name)?))).collect();
        sure.sort_by_key(|(name, _)| Reverse(name.mentions));
        for (name, place) in &sure {
            if let Some(country) = place.country {
                *context.countries.entry(country).or_insert(0) += 10 * name.mentions.min(MENTIONS_MAX);
            }
            if place.kind == PlaceKind::Region {
                context.divisions.insert(place.division);
            }
        }
        context.anchor(sure);
        context
    }

    /// Adds what a first round has chosen.
    pub(super) fn extend(&mut self, names: &[Name]) {
        let chosen = names.iter().filter_map(|name| Some((name, name.chosen?)));
        let mut settled: Vec<(&Name, Place)> =
            chosen.filter(|(_, place)| place.kind == PlaceKind::Settlement).collect();
        settled.sort_by_key(|(name, _)| Reverse(name.mentions));
        for (name, place) in settled.iter().filter(|(_, place)| is_large(place)) {
            if let Some(country) = place.country {
                *self.countries.entry(country).or_insert(0) += 4 * name.mentions.min(3);
            }
        }
        self.anchor(settled);
    }

    fn anchor(&mut self, places: Vec<(&Name, Place)>) {
        let new = places.into_iter().take(ANCHORS_MAX);
        self.anchors.extend(new.map(|(name, place)| (name.key.to_owned(), place)));
    }

    /// The place that fits best, unless it is small and nothing points to it.
    pub(super) fn choose(&self, name: &Name) -> Option<Place> {
        let mut best: Option<(f64, &Place)> = None;
        for place in &name.candidates {
            let score = if name.candidates.len() > 1 { self.score(name, place) } else { 0.0 };
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, place));
            }
        }
        let (_, place) = best?;
        let plain = match place.kind {
            PlaceKind::Settlement => is_large(place),
            PlaceKind::Region | PlaceKind::District => sure(name).is_some(),
            _ => true,
        };
        let pointed = plain
            || self.share(place.country) > 0.0
            || name.within.iter().any(|whole| holds(whole, place))
            || self.nearness(name, place) > 0.5;
        pointed.then_some(*place)
    }

    fn score(&self, name: &Name, place: &Place) -> f64 {
        let kind = match place.kind {
            PlaceKind::Country => 3.0,
            PlaceKind::FormerState | PlaceKind::Area | PlaceKind::Water => 2.0,
            PlaceKind::Settlement => 1.0,
            PlaceKind::Region => 0.2,
            PlaceKind::District => 0.0,
        };
        let is_filed = place.name.eq_ignore_ascii_case(name.key) || fold(place.name) == name.key;
        let filed = if is_filed { 0.7 } else { 0.0 };
        let within: f64 = name.within.iter().map(|whole| if holds(whole, place) { 4.0 } else { -1.0 }).sum();
        let share = self.share(place.country);
        let country = if share > 0.0 { 0.7 + 2.0 * share } else { 0.0 };
        let named = place.kind != PlaceKind::Region && self.divisions.contains(&place.division);
        let division = if named { 1.5 } else { 0.0 };
        let people = 0.6 * (place.population.max(1) as f64).log10();
        kind + filed + within + country + division + people + 2.2 * self.nearness(name, place)
    }

    /// Which part of all mentions of countries is of this one.
    fn share(&self, country: Option<&str>) -> f64 {
        let all: u32 = self.countries.values().sum();
        let its = country.and_then(|country| self.countries.get(country)).copied().unwrap_or(0);
        if all == 0 { 0.0 } else { f64::from(its) / f64::from(all) }
    }

    /// How near the nearest sure place of another name is, from 1 (there) to 0.
    fn nearness(&self, name: &Name, place: &Place) -> f64 {
        let others = self.anchors.iter().filter(|(other, _)| other != name.key);
        others
            .filter_map(|(_, anchor)| place.km_to(anchor))
            .map(|km| (-km / NEAR_KM).exp())
            .fold(0.0, f64::max)
    }
}

/// The place of a name that can hardly mean another.
fn sure(name: &Name) -> Option<Place> {
    let (place, others) = name.candidates.split_first()?;
    let sure = match place.kind {
        PlaceKind::Country | PlaceKind::FormerState | PlaceKind::Area | PlaceKind::Water => true,
        PlaceKind::Region => is_large(place) && !others.iter().any(|other| other.kind == PlaceKind::Region),
        PlaceKind::Settlement => others.is_empty() && is_large(place),
        PlaceKind::District => false,
    };
    sure.then_some(*place)
}

/// Whether a country or division holds a place.
fn holds(whole: &Place, part: &Place) -> bool {
    match whole.kind {
        PlaceKind::Country => part.country == whole.country && part.kind != PlaceKind::Country,
        _ => part.division == whole.division && part.id != whole.id,
    }
}

/// The countries whose people a document speaks of, in tenths of mentions.
pub(super) fn peoples(document: &Document, gazetteer: &'static Gazetteer) -> BTreeMap<&'static str, u32> {
    let mut countries = BTreeMap::new();
    for code in (0..document.tokens.len()).filter_map(|at| document.people(at, gazetteer)) {
        let mentions: &mut u32 = countries.entry(code).or_insert(0);
        *mentions = (*mentions + 4).min(PEOPLE_MAX);
    }
    countries
}

/// The countries that a document seems to speak of, before it is settled which names are places.
pub(super) fn countries(
    spots: &[Spot],
    peoples: &BTreeMap<&'static str, u32>,
    gazetteer: &'static Gazetteer,
) -> BTreeSet<&'static str> {
    let first = |spot: &Spot| spot.found.and_then(|found| gazetteer.places(found).next());
    let wide = |place: &Place| !matches!(place.kind, PlaceKind::Settlement | PlaceKind::District);
    let places = spots.iter().filter(|spot| !spot.veto).filter_map(first).filter(wide);
    places.filter_map(|place| place.country).chain(peoples.keys().copied()).collect()
}
