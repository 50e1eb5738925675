//! The lists kept by hand under `data/gazetteer`.
//!
//! Must not: accept a field that it does not know, or a date that is none.

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use vocabulary::gazetteer::Draft;
use vocabulary::{Edtf, PlaceKind};

/// What the lists say.
pub(super) struct Hand {
    /// Regions, waters and former states.
    pub(super) places: Vec<Draft>,
    /// Names and spans of wars and disasters.
    pub(super) wars: Vec<(String, String)>,
    /// Words for people and their country.
    pub(super) demonyms: Vec<(String, String)>,
    countries: BTreeMap<String, Country>,
    divisions: Vec<Division>,
    cities: Vec<City>,
    contested: Vec<Contested>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Country {
    #[serde(default)]
    names: Vec<String>,
    #[serde(default)]
    people: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Land {
    name: String,
    #[serde(default)]
    names: Vec<String>,
    country: Option<String>,
    #[serde(default)]
    claimed_by: String,
    #[serde(default)]
    division: String,
    #[serde(default)]
    span: String,
    lat: f64,
    lon: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Division {
    code: String,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct City {
    geonames: u32,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Contested {
    #[serde(default)]
    divisions: BTreeSet<String>,
    #[serde(default)]
    geonames: BTreeSet<u32>,
    claimed_by: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Regions {
    area: Vec<Land>,
    water: Vec<Land>,
    division: Vec<Division>,
    city: Vec<City>,
    contested: Vec<Contested>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FormerStates {
    state: Vec<Land>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wars {
    event: Vec<War>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct War {
    names: Vec<String>,
    when: Edtf,
}

/// Reads the lists in a folder.
pub(super) fn read(folder: &Path) -> Result<Hand> {
    let countries: BTreeMap<String, Country> = list(folder, "countries.toml")?;
    let regions: Regions = list(folder, "regions.toml")?;
    let states: FormerStates = list(folder, "former-states.toml")?;
    let wars: Wars = list(folder, "wars.toml")?;
    let mut demonyms = Vec::new();
    for (code, country) in &countries {
        demonyms.extend(country.people.iter().map(|word| (word.clone(), code.clone())));
    }
    let mut places = Vec::new();
    for (kind, lands) in [
        (PlaceKind::Area, regions.area),
        (PlaceKind::Water, regions.water),
        (PlaceKind::FormerState, states.state),
    ] {
        for land in lands {
            if !land.span.is_empty() {
                land.span.parse::<Edtf>().with_context(|| format!("the span of {}", land.name))?;
            }
            places.push(draft(kind, land));
        }
    }
    let wars = wars.event.into_iter().flat_map(|war| {
        let when = war.when.to_string();
        war.names.into_iter().map(move |name| (name, when.clone()))
    });
    Ok(Hand {
        places,
        wars: wars.collect(),
        demonyms,
        countries,
        divisions: regions.division,
        cities: regions.city,
        contested: regions.contested,
    })
}

fn draft(kind: PlaceKind, land: Land) -> Draft {
    // A list's area that is a division of the first level is one: what lies in it shares its code.
    let kind = if land.division.is_empty() { kind } else { PlaceKind::Region };
    Draft {
        name: land.name,
        other_names: land.names,
        kind,
        country: land.country,
        division: land.division,
        point: Some((land.lat, land.lon)),
        geonames: 0,
        population: POPULATION_SUPPOSED,
        claimed_by: land.claimed_by,
        span: land.span,
    }
}

/// What a place of the lists weighs beside cities of its name: nobody lists a region that few have heard of.
const POPULATION_SUPPOSED: u64 = 1_000_000;

fn list<T: for<'d> Deserialize<'d>>(folder: &Path, file: &str) -> Result<T> {
    let path = folder.join(file);
    let text =
        std::fs::read_to_string(&path).with_context(|| format!("cannot read data/gazetteer/{file}"))?;
    toml::from_str(&text).with_context(|| format!("data/gazetteer/{file}"))
}

impl Hand {
    /// Further names of a country.
    pub(super) fn country_names(&self, code: &str) -> Vec<String> {
        self.countries.get(code).map(|country| country.names.clone()).unwrap_or_default()
    }

    /// Further names of a division.
    pub(super) fn division_names(&self, code: &str) -> Vec<String> {
        let named = self.divisions.iter().filter(|division| division.code == code);
        named.flat_map(|division| division.names.clone()).collect()
    }

    /// Further names of a city.
    pub(super) fn city_names(&self, geonames: u32) -> &[String] {
        self.cities.iter().find(|city| city.geonames == geonames).map_or(&[], |city| &city.names)
    }

    /// Whether the lists themselves have this division of the first level as a place.
    pub(super) fn holds(&self, code: &str) -> bool {
        self.places.iter().any(|place| place.division == code)
    }

    /// Leaves the country of contested places open, and notes the claims.
    pub(super) fn contest(&self, places: &mut [Draft]) {
        for place in places.iter_mut().filter(|place| place.claimed_by.is_empty()) {
            let contest = self.contested.iter().find(|contested| {
                contested.divisions.contains(&place.division) || contested.geonames.contains(&place.geonames)
            });
            if let Some(contest) = contest {
                place.country = None;
                place.claimed_by.clone_from(&contest.claimed_by);
            }
        }
    }
}
