//! Spots of all documents gathered into incidents: declared ones first, then days, periods, vaguer times, no time.
//!
//! A precise spot founds an incident; a vaguer one ("February 1992", no date) joins the incident at its place that
//! it can only mean, and founds its own where it could mean several. So no two incidents are made one by a guess.
//!
//! Must not: depend on the order of documents. Spots are sorted by what they say.

use super::is_event;
use super::place::{Parts, Places};
use super::spot::{Anchor, Spot};
use std::collections::BTreeMap;
use vocabulary::{Case, Day, Edtf, Incident, Point};

/// An incident in the making: declared by number, or founded by a spot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    Declared(usize),
    Founded(Spot),
}

/// The incidents, and for each spot the number of its incident.
pub(crate) struct Grouping {
    pub(crate) incidents: Vec<Origin>,
    pub(crate) of: BTreeMap<Spot, usize>,
}

/// Gathers distinct spots into incidents.
pub(crate) fn group(case: &Case, spots: &[Spot], places: &Places, digests: &[String]) -> Grouping {
    let declared = Declared::new(&case.incidents, places);
    let keys = |spot: &Spot| keys(spot, places, digests);
    let mut distinct: Vec<(Spot, Parts)> = spots.iter().map(|spot| (*spot, Vec::new())).collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct.iter_mut().for_each(|(spot, parts)| *parts = keys(spot));
    distinct.sort_by_cached_key(|(spot, parts)| (class(spot.when), spot.when, parts.len(), parts.clone()));

    let mut index = Index::default();
    let mut grouping = Grouping {
        incidents: (0..case.incidents.len()).map(Origin::Declared).collect(),
        of: BTreeMap::new(),
    };
    for (spot, parts) in distinct {
        let known = declared.find(&spot, &parts).or_else(|| index.find(spot.when, &parts));
        let incident = known.unwrap_or_else(|| {
            grouping.incidents.push(Origin::Founded(spot));
            index.add(grouping.incidents.len() - 1, spot.when, &parts);
            grouping.incidents.len() - 1
        });
        grouping.of.insert(spot, incident);
    }
    grouping
}

/// The names by which a spot is found. Untold places have a name that no written place folds to.
fn keys(spot: &Spot, places: &Places, digests: &[String]) -> Parts {
    match spot.anchor {
        Anchor::At(place) => places.all[place].clone(),
        Anchor::Near(place) => vec![format!("near/{}", places.all[place][0])],
        Anchor::Untold(document) => vec![format!("in/{}", digests[document])],
    }
}

/// The more precise, the earlier: days, periods, months, seasons, years, decades, periods without a beginning, no time.
fn class(when: Option<Edtf>) -> u8 {
    match when {
        Some(Edtf::Point(Point::Day(_))) => 0,
        Some(Edtf::Interval(Some(_), _)) => 1,
        Some(Edtf::Point(Point::Month(..))) => 2,
        Some(Edtf::Point(Point::Season(..))) => 3,
        Some(Edtf::Point(Point::Year(_))) => 4,
        Some(Edtf::Point(Point::Decade(_))) => 5,
        Some(Edtf::Interval(None, _)) => 6,
        None => 7,
    }
}

/// The days on which it can have begun; of a short period any day, as one report dates a night by its second.
fn beginning(when: Option<Edtf>) -> (Option<Day>, Option<Day>) {
    match when {
        Some(short @ Edtf::Interval(Some(_), Some(_))) if is_event(short) => {
            (short.first_day(), short.last_day())
        }
        Some(Edtf::Interval(Some(start), _)) => (Some(start.first_day()), Some(start.last_day())),
        Some(Edtf::Interval(None, end)) => (None, end.map(Point::last_day)),
        Some(Edtf::Point(point)) => (Some(point.first_day()), Some(point.last_day())),
        None => (None, None),
    }
}

/// Founded incidents by name and first day.
#[derive(Default)]
struct Index {
    by_first: BTreeMap<(String, Option<Day>), Vec<usize>>,
    by_part: BTreeMap<(String, Option<Day>), Vec<usize>>,
}

impl Index {
    fn add(&mut self, incident: usize, when: Option<Edtf>, parts: &Parts) {
        let start = beginning(when).0;
        self.by_first.entry((parts[0].clone(), start)).or_default().push(incident);
        for part in &parts[1..] {
            self.by_part.entry((part.clone(), start)).or_default().push(incident);
        }
    }

    /// The incident meant: of those on one day the one with the most specific name in common, else the only one.
    fn find(&self, when: Option<Edtf>, parts: &Parts) -> Option<usize> {
        let exact = class(when) == 0;
        let mut found = None;
        let maps = parts.iter().map(|part| (&self.by_first, part)).chain([(&self.by_part, &parts[0])]);
        for (map, part) in maps {
            let (from, to) = beginning(when);
            let to = (part.clone(), to.or(Day::new(9999, 12, 31)));
            for incident in map.range((part.clone(), from)..=to).flat_map(|(_, incidents)| incidents) {
                match found {
                    _ if exact => return Some(*incident),
                    Some(other) if other != *incident => return None,
                    _ => found = Some(*incident),
                }
            }
        }
        found
    }
}

/// Declared incidents, by the parts of their places' names.
struct Declared<'c> {
    incidents: &'c [Incident],
    by_part: BTreeMap<String, Vec<(usize, bool)>>,
    anywhere: Vec<usize>,
}

impl<'c> Declared<'c> {
    fn new(incidents: &'c [Incident], places: &Places) -> Declared<'c> {
        let mut declared = Declared { incidents, by_part: BTreeMap::new(), anywhere: Vec::new() };
        for (number, incident) in incidents.iter().enumerate() {
            let names: Vec<Parts> = incident.places.iter().filter_map(|name| places.parts(name)).collect();
            if names.is_empty() {
                declared.anywhere.push(number);
            }
            for parts in names {
                for (depth, part) in parts.into_iter().enumerate() {
                    declared.by_part.entry(part).or_default().push((number, depth == 0));
                }
            }
        }
        declared
    }

    /// The declared incident meant: place and time must fit, the narrowest time wins, then the order of the case.
    fn find(&self, spot: &Spot, parts: &Parts) -> Option<usize> {
        let named = parts.iter().enumerate().flat_map(|(depth, part)| {
            let at = self.by_part.get(part).into_iter().flatten();
            at.filter(move |(_, first)| depth == 0 || *first).map(|(number, _)| *number)
        });
        let fits = |number: &usize| fits(self.incidents[*number].when, spot.when);
        let mut candidates: Vec<usize> = named.chain(self.anywhere.iter().copied()).filter(fits).collect();
        candidates.sort_unstable();
        candidates.dedup();
        if spot.when.is_none() {
            // Without a time only one incident at the place can be meant.
            return match candidates[..] {
                [one] => Some(one),
                [] => self.only(spot),
                _ => None,
            };
        }
        let width = |number: &usize| {
            let when = self.incidents[*number].when;
            when.and_then(|when| Some(when.first_day()?.days_until(when.last_day()?))).unwrap_or(i32::MAX)
        };
        candidates.into_iter().min_by_key(|number| (width(number), *number)).or_else(|| self.only(spot))
    }

    /// What names no place is about the one declared incident that its time can mean; without a time, about the only
    /// one of the case.
    fn only(&self, spot: &Spot) -> Option<usize> {
        let alone = self.incidents.len() == 1;
        let told = |incident: &Incident| match spot.anchor {
            Anchor::At(_) => false,
            Anchor::Near(_) => spot.when.is_some() && spot.when == incident.when,
            Anchor::Untold(_) => (alone || spot.when.is_some()) && fits(incident.when, spot.when),
        };
        let mut meant = (0..self.incidents.len()).filter(|number| told(&self.incidents[*number]));
        meant.next().filter(|_| meant.next().is_none())
    }
}

/// Whether a time told of can mean the incident's: a point meets it, a period lies in it or begins with it.
fn fits(incident: Option<Edtf>, told: Option<Edtf>) -> bool {
    match (incident, told) {
        (Some(incident), Some(told @ Edtf::Interval(start, _))) => {
            let together = start.is_some_and(|start| match incident {
                Edtf::Interval(Some(begin), _) => Edtf::Point(begin).overlaps(Edtf::Point(start)),
                point => point.overlaps(Edtf::Point(start)),
            });
            together || incident.contains(told)
        }
        (Some(incident), Some(told)) => incident.overlaps(told),
        _ => true,
    }
}
