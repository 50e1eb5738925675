//! Lists of places into the bytes that a [`Gazetteer`](super::Gazetteer) reads.
//!
//! Pure: the same lists give the same bytes on every machine. Must not: fetch or filter; `cargo xtask
//! gazetteer` does.

use super::layout::{self, HEAD_BYTES, MAGIC, NO_COUNTRY, put_u24};
use super::{GazetteerError, PlaceKind};
use crate::fold;
use std::collections::BTreeMap;

/// A place to be compiled.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The name it is filed under.
    pub name: String,
    /// Its other names.
    pub other_names: Vec<String>,
    /// What it is.
    pub kind: PlaceKind,
    /// The country, by its code; `None` where it has none or is contested.
    pub country: Option<String>,
    /// The division of the first level that it is or lies in, by any code that is unique in its country;
    /// empty where unknown.
    pub division: String,
    /// Latitude and longitude in degrees.
    pub point: Option<(f64, f64)>,
    /// Its GeoNames identifier; 0 where it has none.
    pub geonames: u32,
    /// People; 0 where unknown.
    pub population: u64,
    /// Codes of who claims it, with commas between; empty where nobody but its country does.
    pub claimed_by: String,
    /// From when to when it was, in EDTF; empty where it still is.
    pub span: String,
}

/// All that goes into a gazetteer.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// The places.
    pub places: Vec<Draft>,
    /// Names of wars and disasters, and when they were, in EDTF.
    pub wars: Vec<(String, String)>,
    /// Words for the people and things of a country, and its code.
    pub demonyms: Vec<(String, String)>,
}

/// How much likelier a place is meant by the name it is filed under than by another of its names.
const FILED_UNDER: u64 = 10;

/// How much likelier a place of a kind is meant than a division of the first level with as many people: a bare
/// "Aleppo" or "New York" is the city, a bare "Georgia" the country.
fn standing(kind: PlaceKind) -> u64 {
    match kind {
        PlaceKind::Country => 200,
        PlaceKind::FormerState | PlaceKind::Area | PlaceKind::Water => 60,
        PlaceKind::Settlement => 40,
        PlaceKind::Region | PlaceKind::District => 1,
    }
}

/// Compiles lists into bytes.
///
/// # Errors
/// [`GazetteerError`] where there is more of something than the layout can number.
pub fn compile(mut lists: Lists) -> Result<Vec<u8>, GazetteerError> {
    // By name, so that the automaton's values grow along with its keys and share their beginnings.
    lists.places.sort_by_cached_key(key);
    let mut strings = Strings::default();
    let (mut settings, mut places) = (Settings::default(), Vec::new());
    for draft in &lists.places {
        let setting = settings.number(draft, &mut strings)?;
        put_u24(&mut places, strings.offset(&draft.name)?);
        places.extend_from_slice(&setting.to_le_bytes());
        put_u24(&mut places, layout::pack_degrees(draft.point.map(|p| p.0), 90.0));
        put_u24(&mut places, layout::pack_degrees(draft.point.map(|p| p.1), 180.0));
        put_u24(&mut places, draft.geonames);
        places.push(layout::pack_population(draft.population));
    }
    let (names, postings) = names(&lists.places)?;
    let mut spans = |list: &[(String, String)]| -> Result<Vec<u8>, GazetteerError> {
        let mut entries = BTreeMap::new();
        for (name, value) in list {
            entries.insert(fold(name), u64::from(strings.offset(value)?));
        }
        automaton(entries)
    };
    let (wars, demonyms) = (spans(&lists.wars)?, spans(&lists.demonyms)?);
    let mut bytes = MAGIC.to_vec();
    let sections = [names, postings, places, settings.bytes, strings.bytes, wars, demonyms];
    let mut end = HEAD_BYTES;
    for section in &sections {
        end += section.len();
        bytes.extend_from_slice(&u32::try_from(end).map_err(|_| full("bytes"))?.to_le_bytes());
    }
    Ok(sections.iter().fold(bytes, |mut bytes, section| {
        bytes.extend_from_slice(section);
        bytes
    }))
}

fn full(what: &str) -> GazetteerError {
    GazetteerError { why: format!("more {what} than the layout can number") }
}

/// One order of places, whatever order they came in.
fn key(draft: &Draft) -> (String, PlaceKind, Option<String>, String, u32, String) {
    let Draft { name, kind, country, division, geonames, span, .. } = draft;
    (fold(name), *kind, country.clone(), division.clone(), *geonames, format!("{name} {span}"))
}

/// The automaton of names, and the lists of places that share one.
fn names(places: &[Draft]) -> Result<(Vec<u8>, Vec<u8>), GazetteerError> {
    let mut ids: BTreeMap<String, BTreeMap<u32, u64>> = BTreeMap::new();
    for (id, draft) in (0u32..).zip(places) {
        let mut file = |name: String, weight: u64| {
            if !name.is_empty() {
                let slot = ids.entry(name).or_default().entry(id).or_default();
                *slot = weight.max(*slot);
            }
        };
        let weight = draft.population.max(1) * standing(draft.kind);
        file(fold(&draft.name), weight * FILED_UNDER);
        draft.other_names.iter().for_each(|name| file(fold(name), weight));
        if let (PlaceKind::Country, Some(code)) = (draft.kind, &draft.country) {
            file(format!("={code}"), weight);
        }
    }
    let mut postings = Vec::new();
    let mut entries = BTreeMap::new();
    for (name, found) in ids {
        let mut found: Vec<(u32, u64)> = found.into_iter().collect();
        found.sort_by_key(|&(id, weight)| (std::cmp::Reverse(weight), id));
        let value = if let [(id, _)] = found[..] {
            u64::from(id) * 2
        } else {
            let at = postings.len() as u64;
            put_u24(&mut postings, found.len() as u32);
            found.iter().for_each(|&(id, _)| put_u24(&mut postings, id));
            at * 2 + 1
        };
        entries.insert(name, value);
    }
    Ok((automaton(entries)?, postings))
}

fn automaton(entries: BTreeMap<String, u64>) -> Result<Vec<u8>, GazetteerError> {
    let map = fst::Map::from_iter(entries).map_err(|e| GazetteerError { why: e.to_string() })?;
    Ok(map.into_fst().into_inner())
}

/// Texts, each once.
struct Strings {
    bytes: Vec<u8>,
    offsets: BTreeMap<String, u32>,
}

impl Default for Strings {
    fn default() -> Strings {
        Strings { bytes: vec![0], offsets: BTreeMap::from([(String::new(), 0)]) }
    }
}

impl Strings {
    fn offset(&mut self, text: &str) -> Result<u32, GazetteerError> {
        if let Some(at) = self.offsets.get(text) {
            return Ok(*at);
        }
        let at = self.bytes.len() as u32;
        let length = u8::try_from(text.len()).map_err(|_| full("bytes in one name"))?;
        if at >= layout::U24_MAX {
            return Err(full("names"));
        }
        self.bytes.push(length);
        self.bytes.extend_from_slice(text.as_bytes());
        self.offsets.insert(text.to_owned(), at);
        Ok(at)
    }
}

/// What many places have alike, numbered in the order in which it is met.
#[derive(Default)]
struct Settings {
    bytes: Vec<u8>,
    numbers: BTreeMap<(PlaceKind, [String; 4]), u16>,
    divisions: BTreeMap<(String, String), u16>,
}

impl Settings {
    fn number(&mut self, draft: &Draft, strings: &mut Strings) -> Result<u16, GazetteerError> {
        let Draft { country, division, claimed_by, span, .. } = draft;
        let country = country.clone().unwrap_or_else(|| NO_COUNTRY.to_owned());
        if country.len() != 2 || !country.is_ascii() {
            return Err(GazetteerError { why: format!("\"{country}\" is no code of a country") });
        }
        let key = (draft.kind, [country.clone(), division.clone(), claimed_by.clone(), span.clone()]);
        if let Some(number) = self.numbers.get(&key) {
            return Ok(*number);
        }
        let number = u16::try_from(self.numbers.len()).map_err(|_| full("settings"))?;
        let next = u16::try_from(self.divisions.len()).map_err(|_| full("divisions"))?;
        let division = *self.divisions.entry((country.clone(), division.clone())).or_insert(next);
        self.bytes.extend_from_slice(country.as_bytes());
        put_u24(&mut self.bytes, strings.offset(claimed_by)?);
        put_u24(&mut self.bytes, strings.offset(span)?);
        self.bytes.push(draft.kind as u8);
        self.bytes.extend_from_slice(&division.to_le_bytes());
        self.numbers.insert(key, number);
        Ok(number)
    }
}
