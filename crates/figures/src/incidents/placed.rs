//! Where incidents are, as the documents themselves place them, and how much is said of each.
//!
//! Must not: place an incident that is known only to a country: a mark in the middle of a country says what nobody said.

use crate::Reconciliation;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use vocabulary::{Gazetteer, Incident, Place, PlaceKind, PlaceMention, Reading, fold};

/// An incident, where it is, and how much is said of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IncidentTold {
    /// The incident.
    pub incident: Incident,
    /// Latitude and longitude in degrees (WGS 84); `None` where no source places it nearer than a country.
    pub at: Option<(f64, f64)>,
    /// How many figures belong to it.
    pub figures: u64,
    /// In how many sources.
    pub sources: u64,
}

/// All incidents of a case in their order, each with its place: that which most figures of the incident are placed at by their
/// documents, else the first of its names that the gazetteer has for one place alone.
pub fn placed(
    told: &Reconciliation,
    readings: &[Reading],
    gazetteer: &'static Gazetteer,
) -> Vec<IncidentTold> {
    let mut of: HashMap<&str, Tallied> = HashMap::new();
    for reading in readings {
        let places: HashMap<String, &PlaceMention> = (reading.places.iter().rev())
            .flat_map(|place| [(fold(&place.name), place), (fold(place.passage.text()), place)])
            .collect();
        let mut seen: Vec<&str> = Vec::new();
        for figure in &reading.figures {
            let claim = vocabulary::ClaimRef { source: reading.source.sha256, figure: figure.id.clone() };
            let Some(id) = told.belongs.get(&claim) else { continue };
            let tallied = of.entry(id).or_default();
            tallied.figures += 1;
            if !seen.contains(&&**id) {
                seen.push(id);
                tallied.sources += 1;
            }
            let mention = figure.scope.place.as_deref().and_then(|name| places.get(&fold(name)));
            if let Some(at) = mention.and_then(|mention| point(mention, gazetteer)) {
                *tallied.at.entry(at).or_default() += 1;
            }
        }
    }
    (told.incidents.iter())
        .map(|incident| {
            let tallied = of.remove(incident.id.as_str()).unwrap_or_default();
            let most = tallied.at.into_iter().max_by(|(a, most), (b, other)| most.cmp(other).then(b.cmp(a)));
            let named = || incident.places.iter().find_map(|name| only(name, gazetteer));
            let at = most.map(|(at, _)| at.degrees()).or_else(named);
            IncidentTold {
                incident: incident.clone(),
                at,
                figures: tallied.figures,
                sources: tallied.sources,
            }
        })
        .collect()
}

#[derive(Default)]
struct Tallied {
    figures: u64,
    sources: u64,
    /// How many figures are placed where.
    at: BTreeMap<Point, u64>,
}

/// Latitude and longitude in parts of 100,000 of a degree: about a metre.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Point(i64, i64);

impl Point {
    fn of((lat, lon): (f64, f64)) -> Point {
        Point((lat * 1e5).round() as i64, (lon * 1e5).round() as i64)
    }

    fn degrees(self) -> (f64, f64) {
        (self.0 as f64 / 1e5, self.1 as f64 / 1e5)
    }
}

/// Where a mention is, unless it is a whole country.
fn point(mention: &PlaceMention, gazetteer: &'static Gazetteer) -> Option<Point> {
    let is_it = |place: &Place| place.geonames.is_some() && place.geonames == mention.geonames;
    let known = gazetteer.lookup(&mention.name).find(is_it);
    let whole = |kind| matches!(kind, PlaceKind::Country | PlaceKind::FormerState);
    if known.is_some_and(|place| whole(place.kind)) || mention.geonames.is_none() {
        return None;
    }
    mention.lat.zip(mention.lon).map(Point::of)
}

/// Where the one place of this name is; of several nobody said which is meant.
fn only(name: &str, gazetteer: &'static Gazetteer) -> Option<(f64, f64)> {
    let mut points = gazetteer.lookup(name).filter_map(near);
    points.next().filter(|_| points.next().is_none())
}

/// Where a place is that is no whole country.
fn near(place: Place) -> Option<(f64, f64)> {
    let whole = matches!(place.kind, PlaceKind::Country | PlaceKind::FormerState);
    if whole { None } else { place.point() }
}
