//! Names of places, loosely: "the town of Khojaly" is Khojaly, "Quay Street, Port Hallam" lies in Port Hallam.
//!
//! A written place becomes its parts, the most specific first, folded, without words that name kinds of places.
//! Parts without a proper name ("the pit", "a checkpoint") say nothing beyond their document and are left out.
//! Names that the readings locate at one GeoNames identifier count as one name.
//!
//! Must not: reach for a map. Whether one named place lies in another is only known where the words say so.

use crate::corpus::Corpus;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vocabulary::fold;

/// Words that part a specific place from the one it lies in.
const WITHIN: &[&str] = &[
    "at", "in", "inside", "near", "outside", "off", "above", "below", "of", "around", "along", "beside",
    "between",
];
/// Words that name a kind of place and not a place.
const KINDS: &[&str] = &[
    "the",
    "a",
    "an",
    "town",
    "city",
    "village",
    "hamlet",
    "settlement",
    "district",
    "region",
    "province",
    "county",
    "governorate",
    "state",
    "municipality",
    "area",
    "neighbourhood",
    "neighborhood",
    "suburb",
    "suburbs",
    "outskirts",
    "valley",
    "hills",
    "sea",
    "river",
    "lake",
    "island",
    "islands",
    "isle",
    "mountain",
    "mountains",
    "gulf",
    "bay",
    "bus",
    "train",
    "railway",
    "station",
    "market",
    "hospital",
    "clinic",
    "school",
    "college",
    "university",
    "mosque",
    "church",
    "prison",
    "camp",
    "airport",
    "bridge",
    "square",
    "harbour",
    "port",
    "colliery",
    "mine",
    "works",
    "refugee",
    "republic",
    "kingdom",
];
/// Words that tell a kind apart but are no name: "Central Hospital" stays whole.
const COMMON: &[&str] = &[
    "central", "general", "main", "old", "new", "national", "public", "state", "north", "south", "east",
    "west", "northern", "southern", "eastern", "western", "upper", "lower", "great", "grand", "saint", "st",
    "no",
];

/// A place as its parts, the most specific first; never empty.
pub(crate) type Parts = Vec<String>;

/// The parts of a written place; `None` where nothing in it is a name.
pub(crate) fn parts(written: &str) -> Option<Parts> {
    let mut parts = Vec::new();
    for piece in written.split([',', ';', '(', ')']) {
        let mut words: Vec<(String, bool)> = Vec::new();
        for word in piece.split_whitespace() {
            let folded = fold(word);
            if WITHIN.contains(&folded.as_str()) {
                parts.extend(name(&words));
                words.clear();
            } else if !folded.is_empty() {
                let first = word.chars().find(|ch| ch.is_alphanumeric());
                words.push((folded, first.is_some_and(|ch| !ch.is_lowercase() && !ch.is_numeric())));
            }
        }
        parts.extend(name(&words));
    }
    (!parts.is_empty()).then_some(parts)
}

/// The name in a few words: without the kinds, unless only common words are left.
fn name(words: &[(String, bool)]) -> Option<String> {
    let bare: Vec<&(String, bool)> =
        words.iter().filter(|(word, _)| !KINDS.contains(&word.as_str())).collect();
    let named = bare.iter().any(|(word, proper)| *proper && !COMMON.contains(&word.as_str()));
    if named {
        return Some(join(bare.into_iter()));
    }
    let articles = |(word, _): &&(String, bool)| !matches!(word.as_str(), "the" | "a" | "an");
    let whole: Vec<&(String, bool)> = words.iter().filter(articles).collect();
    (whole.len() > 1 && whole.iter().all(|(_, proper)| *proper)).then(|| join(whole.into_iter()))
}

fn join<'w>(words: impl Iterator<Item = &'w (String, bool)>) -> String {
    words.map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}

/// Whether two places may be one: the most specific part of one is a part of the other.
pub(crate) fn alike(a: &Parts, b: &Parts) -> bool {
    a.contains(&b[0]) || b.contains(&a[0])
}

/// Every place written in the figures of a case, by number; numbers follow the names, not the order of documents.
pub(crate) struct Places {
    of: HashMap<String, Option<usize>>,
    pub(crate) all: Vec<Parts>,
    /// Each place as the figures most often write it.
    pub(crate) labels: Vec<String>,
    same: BTreeMap<String, String>,
}

impl Places {
    pub(crate) fn new(corpus: &Corpus) -> Places {
        let same = one_name_each(corpus);
        let written: BTreeSet<&str> = (corpus.items.iter())
            .filter_map(|item| item.figure.scope.place.as_deref())
            .chain(mentions(corpus).map(|mention| mention.name.as_str()))
            .collect();
        let mut places = Places { of: HashMap::new(), all: Vec::new(), labels: Vec::new(), same };
        let parts: Vec<(&str, Option<Parts>)> =
            written.into_iter().map(|name| (name, places.parts(name))).collect();
        let numbers: BTreeMap<&Parts, usize> = {
            let distinct: BTreeSet<&Parts> = parts.iter().filter_map(|(_, parts)| parts.as_ref()).collect();
            distinct.into_iter().enumerate().map(|(number, parts)| (parts, number)).collect()
        };
        places.all = numbers.keys().map(|parts| (*parts).clone()).collect();
        places.of = (parts.iter())
            .map(|(name, parts)| ((*name).to_owned(), parts.as_ref().map(|parts| numbers[parts])))
            .collect();
        places.labels = places.most_written(corpus);
        places
    }

    fn most_written(&self, corpus: &Corpus) -> Vec<String> {
        let mut uses: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); self.all.len()];
        let figures = corpus.items.iter().filter_map(|item| item.figure.scope.place.as_deref());
        for written in figures.chain(mentions(corpus).map(|mention| mention.name.as_str())) {
            if let Some(number) = self.number(written) {
                *uses[number].entry(written).or_default() += 1;
            }
        }
        let most = |uses: BTreeMap<&str, usize>| {
            uses.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(name, _)| name.to_owned())
        };
        uses.into_iter().map(|uses| most(uses).unwrap_or_default()).collect()
    }

    /// The parts of a written place, each under the one name it counts as.
    pub(crate) fn parts(&self, written: &str) -> Option<Parts> {
        let mut parts = parts(written)?;
        for part in &mut parts {
            if let Some(same) = self.same.get(part) {
                part.clone_from(same);
            }
        }
        parts.dedup();
        Some(parts)
    }

    /// The number of a written place; `None` where it names none.
    pub(crate) fn number(&self, written: &str) -> Option<usize> {
        self.of.get(written).copied().flatten()
    }
}

fn mentions<'c>(corpus: &'c Corpus) -> impl Iterator<Item = &'c vocabulary::PlaceMention> {
    corpus.documents.iter().flat_map(|document| &document.readings).flat_map(|reading| &reading.places)
}

/// For names that stand for one GeoNames identifier and no other: the name most often used for it.
fn one_name_each(corpus: &Corpus) -> BTreeMap<String, String> {
    let mut cache: HashMap<&str, Option<String>> = HashMap::new();
    let mut ids: BTreeMap<String, BTreeMap<u32, usize>> = BTreeMap::new();
    for mention in mentions(corpus) {
        let Some(id) = mention.geonames else { continue };
        for written in [mention.name.as_str(), mention.passage.text()] {
            let first =
                cache.entry(written).or_insert_with(|| parts(written).map(|mut parts| parts.swap_remove(0)));
            if let Some(name) = first {
                *ids.entry(name.clone()).or_default().entry(id).or_default() += 1;
            }
        }
    }
    let mut names: BTreeMap<u32, Vec<(usize, &String)>> = BTreeMap::new();
    for (name, uses) in &ids {
        if let (1, Some((&id, &count))) = (uses.len(), uses.iter().next()) {
            names.entry(id).or_default().push((count, name));
        }
    }
    let mut same = BTreeMap::new();
    for uses in names.values_mut().filter(|uses| uses.len() > 1) {
        uses.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
        same.extend(uses[1..].iter().map(|(_, name)| ((*name).clone(), uses[0].1.clone())));
    }
    same
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_and_articles_are_no_names() {
        let parts = |text| parts(text).map(|parts| parts.join(" | "));
        for (written, expected) in [
            ("Selm", Some("selm")),
            ("the town of Selm", Some("selm")),
            ("Tarvo bus station", Some("tarvo")),
            ("Quay Street, Port Hallam", Some("quay street | hallam")),
            ("a disused limestone quarry outside Zubrava", Some("zubrava")),
            ("the Government Girls' College at Dunga", Some("government girls | dunga")),
            ("Central Hospital", Some("central hospital")),
            ("Xocalı", Some("xocali")),
            ("السلم", Some("lslm")),
            ("the pit", None),
            ("The same gate", None),
            ("quarry", None),
            ("", None),
        ] {
            assert_eq!(parts(written).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn a_shared_province_does_not_make_two_towns_one() {
        let parts = |text| parts(text).unwrap();
        assert!(alike(&parts("Quay Street, Port Hallam"), &parts("Port Hallam")));
        assert!(!alike(&parts("Odry, Vale"), &parts("Lunt, Vale")));
        assert!(!alike(&parts("York"), &parts("Great York Moor")));
    }
}
