//! Places in places: by the words ("Quay Street, Port Hallam" lies in Port Hallam) and by the gazetteer (a town and a
//! district lie in their province, a province in its country).
//!
//! Must not: choose between places of one name where that decides. A name that may lie elsewhere is not known to lie here.

use super::{Found, Standing, presumed, sure};
use crate::incidents::{Parts, alike, parts};
use vocabulary::said::{Said, Term, standings as words};
use vocabulary::{Gazetteer, Place, PlaceKind, limits};

/// How the first written place stands to the second.
pub(super) fn found(a: Option<&str>, b: Option<&str>) -> Found {
    let (one, other) = match (a, b) {
        (Some(one), Some(other)) => (one, other),
        (None, None) => return None,
        _ => return presumed(Standing::Same, words::PLACE_NOT_SAID),
    };
    if one == other {
        return None;
    }
    let (Some(mine), Some(theirs)) = (parts(one), parts(other)) else {
        return presumed(
            Standing::Same,
            words::NO_NAME_OF_PLACE.of([one, other].map(|name| Term::Quote(name.to_owned()))),
        );
    };
    by_words(one, other, &mine, &theirs).unwrap_or_else(|| by_map(one, other, &mine, &theirs))
}

fn named(one: &str, other: &str) -> [Term; 2] {
    [Term::text(one), Term::text(other)]
}

/// What the words alone settle.
fn by_words(one: &str, other: &str, mine: &Parts, theirs: &Parts) -> Option<Found> {
    if mine[0] == theirs[0] {
        return Some(None);
    }
    if !alike(mine, theirs) {
        return None;
    }
    Some(match mine[1..].contains(&theirs[0]) {
        true => sure(Standing::PartOf, words::LIES_IN.of(named(one, other))),
        false => sure(Standing::WholeOf, words::LIES_IN.of(named(other, one))),
    })
}

fn by_map(one: &str, other: &str, mine: &Parts, theirs: &Parts) -> Found {
    let (mine, theirs) = (candidates(mine), candidates(theirs));
    let (Some(likeliest), Some(beside)) = (mine.first(), theirs.first()) else {
        return sure(Standing::NotComparable, words::PLACE_UNKNOWN.of(named(one, other)));
    };
    if mine.iter().any(|place| theirs.iter().any(|same| is_one(place, same))) {
        return presumed(Standing::Same, words::ONE_PLACE.of(named(one, other)));
    }
    // With the name a place may bear elsewhere: only what holds for the likeliest is taken, and said to be presumed.
    let found = |standing, why: Said| match mine.len() + theirs.len() {
        2 => sure(standing, why),
        _ => presumed(standing, why),
    };
    if lies_in(likeliest, beside) {
        return found(Standing::PartOf, words::LIES_IN.of(named(one, other)));
    }
    if lies_in(beside, likeliest) {
        return found(Standing::WholeOf, words::LIES_IN.of(named(other, one)));
    }
    let may = |(part, whole)| lies_in(part, whole) || lies_in(whole, part);
    let all = || mine.iter().flat_map(|place| theirs.iter().map(move |other| (place, other)));
    match all().any(may) || !all().all(|(place, other)| are_apart(place, other)) {
        true => sure(Standing::NotComparable, words::MAY_LIE_IN.of(named(one, other))),
        false => found(Standing::Apart, words::OTHER_PLACE.of(named(one, other))),
    }
}

/// The places that a written name may mean, the likeliest first; where the words say in what it lies, only those there.
fn candidates(parts: &Parts) -> Vec<Place> {
    let gazetteer = Gazetteer::bundled();
    let look = |name: &String| gazetteer.lookup(name).take(limits::PLACES_COMPARED_MAX).collect::<Vec<_>>();
    let mut found = look(&parts[0]);
    for around in &parts[1..] {
        let around = look(around);
        let within: Vec<Place> =
            found.iter().filter(|place| around.iter().any(|whole| lies_in(place, whole))).copied().collect();
        if !within.is_empty() {
            found = within;
        }
    }
    found
}

fn is_one(a: &Place, b: &Place) -> bool {
    a.id == b.id || (a.geonames.is_some() && a.geonames == b.geonames)
}

/// Whether the gazetteer has the first in the second. What is contested is in no country here.
fn lies_in(part: &Place, whole: &Place) -> bool {
    let same_country = part.country.is_some() && part.country == whole.country;
    match whole.kind {
        PlaceKind::Country => same_country && part.kind != PlaceKind::Country,
        PlaceKind::Region => {
            let below = matches!(part.kind, PlaceKind::District | PlaceKind::Settlement);
            below && same_country && part.division == whole.division
        }
        _ => false,
    }
}

/// Whether nothing can lie in both: settlements, and divisions and countries of one level, are apart.
fn are_apart(a: &Place, b: &Place) -> bool {
    use PlaceKind::*;
    let contested = |place: &Place| place.country.is_none() || !place.claimed_by.is_empty();
    if contested(a) || contested(b) || is_one(a, b) {
        return false;
    }
    let divided = |place: &Place| matches!(place.kind, Country | Region | District | Settlement);
    if !(divided(a) && divided(b)) {
        return false;
    }
    a.country != b.country
        || match (a.kind, b.kind) {
            (Settlement, Settlement) | (Region, Region) | (District, District) => true,
            (Region, District | Settlement) | (District | Settlement, Region) => a.division != b.division,
            // In which district a town lies the gazetteer does not say, but a district lies in one division.
            (District, Settlement) | (Settlement, District) => a.division != b.division,
            _ => false,
        }
}
