//! Where the places of a column lie, by the gazetteer: each distinct value is looked up once.
//!
//! A name that several places have is taken for the one in the country where most records of the column lie. What the gazetteer
//! does not know lies nowhere, and is compared by its sound alone.
//!
//! Must not: say that two places are different. Registers write the village, its district and the nearest town for one thing.

use std::collections::{BTreeMap, HashMap};
use vocabulary::{Gazetteer, Place, PlaceKind};

/// Two settlements no farther apart than this are beside each other, in kilometres.
const BESIDE_KM: f64 = 12.0;
/// A settlement of the same country and division no farther from the middle of a district than this is taken to be within, in
/// kilometres: which district a settlement is of, the gazetteer does not say.
const WITHIN_KM: f64 = 30.0;
/// Mean radius of the earth in kilometres.
const EARTH_KM: f64 = 6371.0;

/// Where values lie, by their codes; empty where none does.
#[derive(Clone, Debug, Default)]
pub(crate) struct Whereabouts(Vec<Option<Spot>>);

/// How two places that are written otherwise lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Between {
    /// Two names of one place.
    SamePlace,
    /// One in the other, or beside it.
    BesideOrWithin,
}

#[derive(Clone, Copy, Debug)]
struct Spot {
    id: u32,
    kind: PlaceKind,
    country: Option<&'static str>,
    division: u16,
    /// The point on a globe of radius 1, where it is known.
    at: Option<[f32; 3]>,
}

impl Whereabouts {
    /// Where these values lie, each given with its code; `counts` tells for each code how many records have it.
    pub(crate) fn of(known: &HashMap<String, u32>, counts: &[u32]) -> Whereabouts {
        let gazetteer = Gazetteer::bundled();
        let mut found: Vec<(u32, Vec<Place>)> = Vec::new();
        let mut countries: BTreeMap<&str, u64> = BTreeMap::new();
        for (name, &code) in known {
            let places: Vec<Place> = gazetteer.lookup(name).collect();
            if let Some(country) = places.first().and_then(|place| place.country) {
                *countries.entry(country).or_default() += u64::from(counts[code as usize]);
            }
            if !places.is_empty() {
                found.push((code, places));
            }
        }
        if found.is_empty() {
            return Whereabouts::default();
        }
        let records = |place: &Place| place.country.and_then(|of| countries.get(of)).copied().unwrap_or(0);
        let mut spots = vec![None; counts.len()];
        for (code, places) in found {
            // Of several in one country the first is the likeliest.
            let best = places.iter().rev().max_by_key(|place| records(place));
            spots[code as usize] = best.map(Spot::of);
        }
        Whereabouts(spots)
    }

    /// How two values lie to each other; `None` where one is not known, or they are apart.
    pub(crate) fn between(&self, a: usize, b: usize) -> Option<Between> {
        let (a, b) = (self.0.get(a)?.as_ref()?, self.0.get(b)?.as_ref()?);
        if a.id == b.id {
            return Some(Between::SamePlace);
        }
        (a.holds(b) || b.holds(a) || a.is_beside(b)).then_some(Between::BesideOrWithin)
    }
}

impl Spot {
    fn of(place: &Place) -> Spot {
        let Place { id, kind, country, division, .. } = *place;
        let at = place.point().map(|(lat, lon)| {
            let (lat, lon) = (lat.to_radians(), lon.to_radians());
            [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()].map(|part| part as f32)
        });
        Spot { id, kind, country, division, at }
    }

    /// Whether another lies in it. A country holds too much to say anything.
    fn holds(&self, other: &Spot) -> bool {
        let same = self.country.is_some() && self.country == other.country && self.division == other.division;
        same && match self.kind {
            PlaceKind::Region => true,
            PlaceKind::District => self.is_within(other, WITHIN_KM),
            _ => false,
        }
    }

    fn is_beside(&self, other: &Spot) -> bool {
        let settled = |spot: &Spot| spot.kind == PlaceKind::Settlement;
        settled(self) && settled(other) && self.is_within(other, BESIDE_KM)
    }

    /// Whether it is no farther to another than this, in kilometres.
    fn is_within(&self, other: &Spot, km: f64) -> bool {
        let (Some(a), Some(b)) = (self.at, other.at) else { return false };
        let square: f32 = a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum();
        // The chord, not the arc: over such a way they are the same.
        f64::from(square).sqrt() * EARTH_KM <= km
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(pairs: &[(&str, &str)], others: &[&str]) -> Vec<Option<Between>> {
        let names = pairs.iter().flat_map(|(a, b)| [*a, *b]).chain(others.iter().copied());
        let known: HashMap<String, u32> = names.map(str::to_owned).zip(1..).collect();
        let whereabouts = Whereabouts::of(&known, &vec![1; 1 + 2 * pairs.len() + others.len()]);
        let code = |name: &str| known[name] as usize;
        pairs.iter().map(|(a, b)| whereabouts.between(code(a), code(b))).collect()
    }

    #[test]
    fn what_is_not_known_lies_nowhere() {
        assert_eq!(Whereabouts::default().between(1, 2), None);
        assert_eq!(between(&[("odry by the sea", "xyzzyx"), ("xyzzyx q", "london")], &[]), [None, None]);
        assert!(Whereabouts::of(&HashMap::new(), &[0]).0.is_empty());
    }

    #[test]
    fn names_of_one_place_and_places_beside_and_within_each_other_are_told() {
        use Between::{BesideOrWithin, SamePlace};
        let pairs = [("kiev", "kyiv"), ("khojaly", "xocali"), ("aleppo", "halab"), ("kyiv", "lviv")];
        assert_eq!(between(&pairs, &[]), [Some(SamePlace), Some(SamePlace), Some(SamePlace), None]);
        // Borough and city; county and town in it; two cities.
        let english = [("london", "islington"), ("wiltshire", "devizes"), ("leeds", "london")];
        assert_eq!(
            between(&english, &["manchester", "bristol"]),
            [Some(BesideOrWithin), Some(BesideOrWithin), None]
        );
    }

    #[test]
    fn a_name_of_several_places_is_that_of_the_country_of_most_records() {
        let pair = [("westminster", "london")];
        assert_eq!(between(&pair, &["leeds", "sheffield", "wigan"]), [Some(Between::BesideOrWithin)]);
        assert_eq!(between(&pair, &["philadelphia", "chicago", "boston", "dallas"]), [None]);
    }
}
