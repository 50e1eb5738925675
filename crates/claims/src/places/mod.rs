//! Places named in a document, and where on earth they are.
//!
//! `spot` finds where names may stand, `name` what each may name, `beside` what the words around it say; here it
//! is settled which are places; `resolve` chooses among places of one name by what `context` says of the
//! document. Names that no gazetteer holds are found by the words around them. Must not: guess where a place
//! lies. What the document does not let be told stays without a point.

mod beside;
mod context;
mod name;
mod resolve;
mod spot;
mod words;

pub(crate) use words::PlaceWords;

use crate::document::Document;
use spot::Spot;
use std::collections::{BTreeSet, HashMap};
use std::ops::{Bound, Range};
use vocabulary::{Gazetteer, Place, PlaceKind};

/// A place named in a document.
#[derive(Clone, Debug)]
pub(crate) struct FoundPlace {
    /// The tokens of the mention.
    pub(crate) tokens: Range<usize>,
    /// Its name: as it is filed, or as written where it is not.
    pub(crate) name: String,
    /// The place that it is taken for; `None` where the document does not let it be told.
    pub(crate) place: Option<Place>,
    /// The country it lies in, in ISO 3166-1 alpha-2, as far as it can be told.
    pub(crate) country: Option<&'static str>,
}

impl FoundPlace {
    /// Its latitude, for places small enough that a point says something.
    pub(crate) fn lat(&self) -> Option<f64> {
        self.pointed().and_then(|place| place.lat)
    }

    /// Its longitude, likewise.
    pub(crate) fn lon(&self) -> Option<f64> {
        self.pointed().and_then(|place| place.lon)
    }

    /// Its GeoNames identifier.
    pub(crate) fn geonames(&self) -> Option<u32> {
        self.place.and_then(|place| place.geonames)
    }

    fn pointed(&self) -> Option<Place> {
        let wide = [PlaceKind::Country, PlaceKind::FormerState, PlaceKind::Water];
        self.place.filter(|place| !wide.contains(&place.kind))
    }
}

/// Points from which a name that the gazetteer holds is taken for a place.
const KNOWN_MIN: i32 = 20;
/// Points from which any other name is.
const UNKNOWN_MIN: i32 = 27;
/// Points that a word made from a name gives it: "Tessan" speaks for Tessa.
const DERIVED: i32 = 27;
/// Points that a name has for being one in a country that the document speaks of.
const HOME: i32 = 12;
/// Candidates that are looked at for one name, likeliest first.
const CANDIDATES_MAX: usize = 16;

/// What the mentions of one name say together.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    /// The most that one mention has for it.
    best: i32,
    /// What all of them have.
    sum: i32,
    /// Mentions that speak against it.
    vetoes: u32,
}

impl Standing {
    fn points(self) -> i32 {
        self.best + (self.sum / 4).min(8) - 15 * self.vetoes.min(3) as i32
    }
}

/// Finds the places named in a document, in the order of the text.
pub(crate) fn find(
    document: &Document,
    words: &PlaceWords,
    gazetteer: &'static Gazetteer,
) -> Vec<FoundPlace> {
    let mut spots = spot::find(document, words, gazetteer);
    let peoples = context::peoples(document, gazetteer);
    let countries = context::countries(&spots, &peoples, gazetteer);
    favour_home(&mut spots, &countries, gazetteer);
    resolve::resolve(document, &accept(&spots), peoples, gazetteer)
}

/// Gives more to names of places in the countries that the document speaks of.
fn favour_home(spots: &mut [Spot], countries: &BTreeSet<&str>, gazetteer: &'static Gazetteer) {
    // What is sure without it needs no more.
    let open =
        |spot: &&mut Spot| spot.key.len() > 3 && (0..KNOWN_MIN).contains(&(spot.evidence + spot.prior));
    for spot in spots.iter_mut().filter(open) {
        let places = spot.found.into_iter().flat_map(|found| gazetteer.places(found));
        let mut theirs = places.take(CANDIDATES_MAX).filter_map(|place| place.country);
        if theirs.any(|country| countries.contains(country)) {
            spot.prior += if spot.prior > 0 { HOME } else { HOME / 2 };
        }
    }
}

/// The spots that are places. A name that is one anywhere in the document is one wherever nothing speaks
/// against it.
fn accept(spots: &[Spot]) -> Vec<&Spot> {
    let mut standings: HashMap<&str, Standing> = HashMap::new();
    for spot in spots {
        let standing = standings.entry(&spot.key).or_default();
        let points = spot.evidence + spot.prior;
        standing.best = standing.best.max(points);
        standing.sum += spot.evidence.max(0);
        standing.vetoes += u32::from(spot.veto && spot.found.is_none());
        if let Some(surname) = spot.surname.as_deref() {
            standings.entry(surname).or_default().vetoes += 1;
        }
        if let Some(stem) = spot.stem.as_deref().filter(|_| points >= UNKNOWN_MIN && !spot.veto) {
            let standing = standings.entry(stem).or_default();
            standing.best = standing.best.max(UNKNOWN_MIN);
        }
    }
    let names: BTreeSet<&str> = standings.keys().copied().collect();
    let is_place = |spot: &Spot| {
        let standing = standings.get(spot.key.as_str()).copied().unwrap_or_default();
        let wanted = if spot.found.is_some() { KNOWN_MIN } else { UNKNOWN_MIN };
        let points = standing.points();
        let derived = points < wanted && points + DERIVED >= wanted && is_root(&spot.key, &names);
        !spot.veto && (points >= wanted || derived) && spot.evidence > spot::AGAINST
    };
    spots.iter().filter(|spot| is_place(spot)).collect()
}

/// Endings by which a people is named after its land.
const PEOPLE: [&str; 12] = ["n", "an", "ian", "ish", "i", "ese", "ns", "ans", "ians", "is", "ic", "er"];

/// Whether the document has a word for the people of a land of this name.
fn is_root(name: &str, names: &BTreeSet<&str>) -> bool {
    let stem = name.strip_suffix("ia").or_else(|| name.strip_suffix(['a', 'e', 'o'])).unwrap_or(name);
    if stem.len() < 3 || name.contains(' ') {
        return false;
    }
    let from = (Bound::Included(stem), Bound::Unbounded);
    let mut theirs = names.range::<str, _>(from).map_while(|other| Some((*other, other.strip_prefix(stem)?)));
    theirs.any(|(other, ending)| other != name && PEOPLE.contains(&ending))
}

#[cfg(test)]
mod tests;
