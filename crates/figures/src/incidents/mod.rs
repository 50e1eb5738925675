//! Which incident each figure belongs to.
//!
//! Declared incidents take what fits their place and time; the rest is grouped by place and time across documents
//! ([`spot`] says how a figure without either is placed, [`grouping`] how times of unlike precision meet).
//!
//! Must not: decide what an incident is called beyond the words of the sources.

mod grouping;
mod place;
mod spot;

use crate::corpus::Corpus;
use grouping::Origin;
use place::Places;
use spot::{Anchor, Spot};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Case, Edtf, Incident, fold, limits};

/// The incidents of a case, and for each figure the number of its own.
pub(crate) struct Incidents {
    pub(crate) all: Vec<Incident>,
    pub(crate) of: Vec<usize>,
}

impl Incidents {
    pub(crate) fn new(case: &Case, corpus: &Corpus) -> Incidents {
        let places = Places::new(corpus);
        let spots = spot::spots(corpus, &places);
        let digests: Vec<String> = corpus.documents.iter().map(|d| d.source.sha256.short()).collect();
        let grouping = grouping::group(case, &spots, &places, &digests);
        let of: Vec<usize> = spots.iter().map(|spot| grouping.of[spot]).collect();
        let written = written(corpus, &places, &of, grouping.incidents.len());
        let mut taken: BTreeSet<String> = case.incidents.iter().map(|incident| incident.id.clone()).collect();
        let incidents: Vec<Incident> = (grouping.incidents.iter().zip(&written))
            .map(|(origin, written)| match origin {
                Origin::Declared(number) => case.incidents[*number].clone(),
                Origin::Founded(spot) => found(spot, written, &places, &digests, &mut taken),
            })
            .collect();
        Incidents { all: incidents, of }.sorted()
    }

    /// Declared incidents in the order of the case are part of the record; here all stand by time, then id.
    fn sorted(self) -> Incidents {
        let mut order: Vec<usize> = (0..self.all.len()).collect();
        order.sort_by_key(|&at| {
            let incident = &self.all[at];
            (incident.when.is_none(), incident.when.and_then(Edtf::first_day), incident.id.clone())
        });
        let mut place = vec![0; order.len()];
        order.iter().enumerate().for_each(|(new, &old)| place[old] = new);
        let mut all: Vec<Option<Incident>> = self.all.into_iter().map(Some).collect();
        let all = order.iter().filter_map(|&old| all[old].take()).collect();
        Incidents { all, of: self.of.into_iter().map(|incident| place[incident]).collect() }
    }
}

/// For each incident the places written for it, the most frequent first.
fn written<'c>(corpus: &'c Corpus, places: &Places, of: &[usize], incidents: usize) -> Vec<Vec<&'c str>> {
    let mut counts: Vec<BTreeMap<&str, usize>> = vec![BTreeMap::new(); incidents];
    for (item, &incident) in corpus.items.iter().zip(of) {
        if let Some(written) = item.figure.scope.place.as_deref().filter(|name| places.number(name).is_some())
        {
            *counts[incident].entry(written).or_default() += 1;
        }
    }
    let by_use = |counts: BTreeMap<&'c str, usize>| {
        let mut names: Vec<(&str, usize)> = counts.into_iter().collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        names.into_iter().map(|(name, _)| name).collect()
    };
    counts.into_iter().map(by_use).collect()
}

fn found(
    spot: &Spot,
    written: &[&str],
    places: &Places,
    digests: &[String],
    taken: &mut BTreeSet<String>,
) -> Incident {
    let when = spot.when.map_or_else(|| "undated".to_owned(), |when| when.to_string());
    let (stem, place, names) = match spot.anchor {
        Anchor::At(place) => {
            // The founder's own name, as most often written: others that joined may only lie in it.
            let own = written.iter().find(|name| places.number(name) == Some(place));
            let name =
                own.or(written.first()).map_or_else(|| places.all[place].join(", "), |n| (*n).to_owned());
            (places.all[place][0].clone(), name, written.iter().map(|name| (*name).to_owned()).collect())
        }
        Anchor::Near(place) => {
            let near = &places.all[place][0];
            (format!("with {near}"), "Place not said".to_owned(), Vec::new())
        }
        Anchor::Untold(document) => {
            (format!("source {}", digests[document]), "Place not said".to_owned(), Vec::new())
        }
    };
    let id = free(&format!("{}-{}", slug(&stem), slug(&when.replace('/', " to "))), taken);
    let title = match spot.when {
        Some(_) => format!("{place}, {when}"),
        None => format!("{place}, no date said"),
    };
    Incident { id, title, when: spot.when, places: names }
}

/// A name fit for a file: lower-case ASCII letters, digits and hyphens.
fn slug(text: &str) -> String {
    let mut slug = fold(text).replace(' ', "-");
    slug.truncate(limits::INCIDENT_SLUG_BYTES_MAX);
    slug.trim_end_matches('-').to_owned()
}

/// The id itself, or with a number behind it where it is taken.
fn free(id: &str, taken: &mut BTreeSet<String>) -> String {
    let mut numbered = (2u64..).map(|number| format!("{id}-{number}"));
    let mut candidate = id.to_owned();
    while !taken.insert(candidate.clone()) {
        candidate = numbered.next().unwrap_or_default();
    }
    candidate
}
