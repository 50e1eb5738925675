//! The places of the world by all their names, and with them wars and demonyms: compiled once, carried in the
//! binary, read where it lies.
//!
//! The central type is [`Gazetteer`]; `cargo xtask gazetteer` compiles its bytes from open data and from the
//! lists under `data/gazetteer/`. Contested places keep every name and every claim. Must not: choose between
//! places of one name; it gives them all, likeliest first.

mod compile;
mod layout;
mod place;
mod walk;

pub use compile::{Draft, Lists, compile};
pub use place::{Place, PlaceKind};
pub use walk::Walk;

use crate::{Edtf, fold};
use fst::Streamer;
use fst::raw::Fst;
use layout::{HEAD_BYTES, MAGIC, NO_COUNTRY, RECORD_BYTES, SECTIONS, SETTING_BYTES, u24};
use std::collections::HashMap;
use std::sync::LazyLock;

static BUNDLED: LazyLock<Gazetteer> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../../data/gazetteer/gazetteer.bin");
    Gazetteer::read(bytes).expect("the bundled gazetteer is the one that this version compiles")
});

/// Bytes that are no gazetteer of this layout.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no compiled gazetteer ({why}): compile it anew with `cargo xtask gazetteer`")]
pub struct GazetteerError {
    why: String,
}

/// Places, wars and demonyms by their folded names.
///
/// ```
/// use vocabulary::Gazetteer;
/// let gazetteer = Gazetteer::bundled();
/// let town = gazetteer.lookup("Khojaly").next().unwrap();
/// assert_eq!((town.country, town.geonames), (Some("AZ"), Some(147774)));
/// assert_eq!(gazetteer.demonym("Azerbaijanis"), Some("AZ"));
/// assert_eq!(gazetteer.war("First Karabakh War").unwrap().to_string(), "1988-02/1994-05");
/// ```
pub struct Gazetteer {
    names: Fst<&'static [u8]>,
    postings: &'static [u8],
    places: &'static [u8],
    settings: &'static [u8],
    strings: &'static [u8],
    wars: Fst<&'static [u8]>,
    /// Taken out of their automaton: every word with a capital is looked up here.
    demonyms: HashMap<String, &'static str>,
}

impl Gazetteer {
    /// Whom the data of the bundled gazetteer are due to, and under which licences. Travels with what shows it.
    pub const CREDIT: &'static str = "Places: GeoNames (https://www.geonames.org), licensed under CC BY 4.0 \
        (https://creativecommons.org/licenses/by/4.0/), abridged. Names of countries: Unicode CLDR, under the \
        Unicode License v3. Regions, former states, wars and demonyms: the Toll project.";

    /// The gazetteer that the binary carries.
    pub fn bundled() -> &'static Gazetteer {
        &BUNDLED
    }

    /// Reads a compiled gazetteer; nothing but the demonyms is copied.
    ///
    /// # Errors
    /// [`GazetteerError`] where the bytes are not of this layout.
    pub fn read(bytes: &'static [u8]) -> Result<Gazetteer, GazetteerError> {
        let wrong = |why: &str| GazetteerError { why: why.to_owned() };
        if !bytes.starts_with(MAGIC) {
            return Err(wrong("they do not begin as one"));
        }
        let head = bytes.get(MAGIC.len()..HEAD_BYTES).ok_or_else(|| wrong("they end within the head"))?;
        let mut sections = [&bytes[..0]; SECTIONS];
        let mut start = HEAD_BYTES;
        for (section, end) in sections.iter_mut().zip(head.chunks_exact(4)) {
            let end = u32::from_le_bytes([end[0], end[1], end[2], end[3]]) as usize;
            *section = bytes.get(start..end).ok_or_else(|| wrong("a section ends outside of them"))?;
            start = end;
        }
        let [names, postings, places, settings, strings, wars, demonyms] = sections;
        let automaton = |bytes| Fst::new(bytes).map_err(|e: fst::Error| wrong(&e.to_string()));
        let (names, wars, peoples) = (automaton(names)?, automaton(wars)?, automaton(demonyms)?);
        let mut demonyms = HashMap::with_capacity(peoples.len());
        let mut words = peoples.stream();
        while let Some((word, at)) = words.next() {
            let word = String::from_utf8_lossy(word).into_owned();
            demonyms.insert(word, text(strings, at.value() as u32));
        }
        Ok(Gazetteer { names, postings, places, settings, strings, wars, demonyms })
    }

    /// The places of a name in any spelling, the likeliest first: those that are filed under the name before
    /// those that also have it, the populous before the small.
    pub fn lookup(&'static self, name: &str) -> impl Iterator<Item = Place> {
        get(&self.names, name).into_iter().flat_map(|found| self.places(found))
    }

    /// Begins a walk over the names of places.
    pub fn walk(&'static self) -> Walk {
        Walk::new(&self.names)
    }

    /// Begins a walk over the names of wars and disasters.
    pub fn walk_wars(&'static self) -> Walk {
        Walk::new(&self.wars)
    }

    /// The places that a walk has found, the likeliest first.
    pub fn places(&'static self, found: u64) -> impl ExactSizeIterator<Item = Place> {
        let list = (found & 1 == 1).then_some((found / 2) as usize);
        let count = list.map_or(1, |at| u24(self.postings, at) as usize);
        (0..count).map(move |n| {
            self.place(list.map_or((found / 2) as u32, |at| u24(self.postings, at + 3 * (n + 1))))
        })
    }

    /// The most populous towns of a part of the earth (south, west, north, east in degrees; east may be beyond 180), so many at most,
    /// the most populous first.
    ///
    /// ```
    /// let around = vocabulary::Gazetteer::bundled().towns([39.5, 46.0, 41.0, 50.5], 3);
    /// assert_eq!(around[0].name, "Baku");
    /// ```
    pub fn towns(&'static self, [south, west, north, east]: [f64; 4], most: usize) -> Vec<Place> {
        let within = |id: &u32| {
            let record = &self.places[*id as usize * RECORD_BYTES..];
            let (Some(lat), Some(lon)) =
                (layout::unpack_degrees(u24(record, 5), 90.0), layout::unpack_degrees(u24(record, 8), 180.0))
            else {
                return false;
            };
            (south..=north).contains(&lat)
                && ((west..=east).contains(&lon) || (west..=east).contains(&(lon + 360.0)))
        };
        let count = (self.places.len() / RECORD_BYTES) as u32;
        let mut towns: Vec<Place> = (0..count).filter(within).map(|id| self.place(id)).collect();
        towns.retain(|place| place.kind == PlaceKind::Settlement);
        let first = |a: &Place, b: &Place| b.population.cmp(&a.population).then(a.id.cmp(&b.id));
        // Of a whole continent only these few are put in order.
        if most < towns.len() {
            towns.select_nth_unstable_by(most, first);
            towns.truncate(most);
        }
        towns.sort_by(first);
        towns
    }

    /// The place of a number.
    pub fn place(&'static self, id: u32) -> Place {
        let at = (id as usize * RECORD_BYTES).min(self.places.len().saturating_sub(RECORD_BYTES));
        let record = &self.places[at..];
        let setting = usize::from(u16::from_le_bytes([record[3], record[4]]));
        let setting = &self.settings[setting * SETTING_BYTES..];
        let geonames = u24(record, 11);
        Place {
            id,
            name: self.text(u24(record, 0)),
            kind: PlaceKind::ALL.get(usize::from(setting[8])).copied().unwrap_or(PlaceKind::Area),
            country: std::str::from_utf8(&setting[..2]).ok().filter(|code| *code != NO_COUNTRY),
            division: u16::from_le_bytes([setting[9], setting[10]]),
            lat: layout::unpack_degrees(u24(record, 5), 90.0),
            lon: layout::unpack_degrees(u24(record, 8), 180.0),
            geonames: (geonames != 0).then_some(geonames),
            population: layout::unpack_population(record[14]),
            claimed_by: self.text(u24(setting, 2)),
            span: self.text(u24(setting, 5)),
        }
    }

    /// The country of a code in ISO 3166-1 alpha-2.
    pub fn country(&'static self, code: &str) -> Option<Place> {
        // Countries are filed under their codes too, marked so that no word of a text can name them.
        let found = self.names.get(format!("={code}").as_bytes())?;
        self.places(found.value()).next()
    }

    /// The country whose people or things a word names: "Azerbaijani", "Turks".
    pub fn demonym(&'static self, word: &str) -> Option<&'static str> {
        let folded = word.bytes().all(|byte| byte.is_ascii_lowercase());
        let found = if folded { self.demonyms.get(word) } else { self.demonyms.get(&fold(word)) };
        found.copied()
    }

    /// When a war or disaster that has a name of its own was.
    pub fn war(&'static self, name: &str) -> Option<Edtf> {
        self.span_of(get(&self.wars, name)?)
    }

    /// The span of a war or disaster that a walk has found.
    pub fn span_of(&'static self, found: u64) -> Option<Edtf> {
        self.text(found as u32).parse().ok()
    }

    fn text(&self, at: u32) -> &'static str {
        text(self.strings, at)
    }
}

/// The text at an offset of the strings; empty where there is none.
fn text(strings: &'static [u8], at: u32) -> &'static str {
    let at = at as usize;
    let bytes = strings.get(at).and_then(|n| strings.get(at + 1..at + 1 + usize::from(*n)));
    bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
}

/// What an automaton has for a name in any spelling.
fn get(map: &'static Fst<&'static [u8]>, name: &str) -> Option<u64> {
    let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    // Most names are plain words, which need no copy to be folded.
    if plain { Walk::new(map).through(name) } else { Some(map.get(fold(name).as_bytes())?.value()) }
}

#[cfg(test)]
mod tests;
