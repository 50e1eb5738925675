//! Which incident each figure belongs to.
//!
//! Declared incidents take what fits their place and time; the rest is grouped by place and time across documents
//! ([`spot`] says how a figure without either is placed, [`grouping`] how times of unlike precision meet).
//!
//! Must not: decide what an incident is called beyond the words of the sources.

mod grouping;
mod place;
mod placed;
mod spot;

use crate::corpus::Corpus;
pub(crate) use place::{Parts, alike, parts};
pub use placed::{IncidentTold, placed};

use grouping::{Grouping, Origin};
use place::Places;
use spot::{Anchor, Spot};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Case, Edtf, Incident, fold, limits};

/// Whether a time is short enough for one event: a night is dated by either of its days, a storm by any of its own.
pub(crate) fn is_event(when: Edtf) -> bool {
    const DAYS_MAX: i32 = 7;
    when.first_day().zip(when.last_day()).is_some_and(|(first, last)| first.days_until(last) < DAYS_MAX)
}

/// The incidents of a case, and for each figure the number of its own.
pub(crate) struct Incidents {
    pub(crate) all: Vec<Incident>,
    pub(crate) of: Vec<usize>,
    /// How many of them, the first, the case declares; after sorting they stand anywhere.
    declared: usize,
}

impl Incidents {
    pub(crate) fn new(case: &Case, corpus: &Corpus) -> Incidents {
        let places = Places::new(corpus);
        let spots = spot::spots(corpus, &places);
        let digests: Vec<String> = corpus.documents.iter().map(|d| d.source.sha256.short()).collect();
        let grouping = grouping::group(case, &spots, &places, &digests);
        let of: Vec<usize> = spots.iter().map(|spot| grouping.of[spot]).collect();
        let written = written(corpus, &places, &of, grouping.incidents.len());
        let lasted = lasted(&grouping);
        let mut taken: BTreeSet<String> = case.incidents.iter().map(|incident| incident.id.clone()).collect();
        let incidents: Vec<Incident> = (grouping.incidents.iter().zip(&written).zip(lasted))
            .map(|((origin, written), when)| match origin {
                Origin::Declared(number) => case.incidents[*number].clone(),
                Origin::Founded(spot) => found(spot, when, written, &places, &digests, &mut taken),
            })
            .collect();
        Incidents { all: incidents, of, declared: case.incidents.len() }.settled(corpus).sorted()
    }

    /// With the figures whose incident a person settled where they settled them; founded incidents that have none left go.
    fn settled(mut self, corpus: &Corpus) -> Incidents {
        let by_id: BTreeMap<&str, usize> =
            self.all.iter().enumerate().map(|(at, incident)| (incident.id.as_str(), at)).collect();
        let mut moved = BTreeSet::new();
        for (item, of) in corpus.items.iter().zip(&mut self.of) {
            let settled = item.figure.read_by.hand().and_then(|hand| hand.incident.as_deref());
            if let Some(&incident) = settled.and_then(|id| by_id.get(id)) {
                moved.insert(std::mem::replace(of, incident));
            }
        }
        self.without(&moved)
    }

    /// Without those of these that no figure is of any more; declared ones never had to have one, and stay.
    fn without(self, moved: &BTreeSet<usize>) -> Incidents {
        if moved.is_empty() {
            return self;
        }
        let used: BTreeSet<usize> = self.of.iter().copied().collect();
        let declared = self.declared;
        let stays = |at: usize| at < declared || used.contains(&at) || !moved.contains(&at);
        let mut places = Vec::with_capacity(self.all.len());
        let mut all = Vec::new();
        for (at, incident) in self.all.into_iter().enumerate() {
            places.push(all.len());
            if stays(at) {
                all.push(incident);
            }
        }
        Incidents { all, of: self.of.into_iter().map(|at| places[at]).collect(), declared }
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
        let of = self.of.into_iter().map(|incident| place[incident]).collect();
        Incidents { all, of, declared: self.declared }
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

/// For each founded incident its time; of a period the longest told, as later sources tell more of it.
fn lasted(grouping: &Grouping) -> Vec<Option<Edtf>> {
    let founded = |origin: &Origin| match origin {
        Origin::Founded(spot) => spot.when,
        Origin::Declared(_) => None,
    };
    let mut lasted: Vec<Option<Edtf>> = grouping.incidents.iter().map(founded).collect();
    for (spot, &incident) in &grouping.of {
        let (Some(when @ Edtf::Interval(..)), Some(known @ Edtf::Interval(..))) =
            (spot.when, lasted[incident])
        else {
            continue;
        };
        let later = match (known.last_day(), when.last_day()) {
            (Some(known), Some(when)) => when > known,
            (known, _) => known.is_some(),
        };
        if later {
            lasted[incident] = Some(when);
        }
    }
    lasted
}

fn found(
    spot: &Spot,
    when: Option<Edtf>,
    written: &[&str],
    places: &Places,
    digests: &[String],
    taken: &mut BTreeSet<String>,
) -> Incident {
    // A period's id holds its beginning only: its end moves with every new report.
    let begun = match spot.when {
        Some(Edtf::Interval(Some(start), _)) => start.to_string(),
        Some(when) => when.to_string().replace('/', " to "),
        None => "undated".to_owned(),
    };
    let not_said = |told: String| format!("Place not said ({told})");
    let (stem, place) = match spot.anchor {
        Anchor::At(place) => (places.all[place][0].clone(), places.labels[place].clone()),
        Anchor::Near(place) => {
            let label = &places.labels[place];
            (format!("with {}", places.all[place][0]), not_said(format!("told of with {label}")))
        }
        Anchor::Untold(document) => {
            let digest = &digests[document];
            (format!("source {digest}"), not_said(format!("source {digest}")))
        }
    };
    let names = match spot.anchor {
        Anchor::At(_) if written.is_empty() => vec![place.clone()],
        Anchor::At(_) => written.iter().map(|name| (*name).to_owned()).collect(),
        _ => Vec::new(),
    };
    let id = free(&format!("{}-{}", slug(&stem), slug(&begun)), taken);
    let title = match when {
        Some(when) => format!("{place}, {when}"),
        None => format!("{place}, no date said"),
    };
    Incident { id, title, when, places: names }
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
