//! Incidents: when they were, where, and what is known of each by whom.
//!
//! Must not: show a passage, or a place that no source names.

use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, shows};
use askama::Template;
use custody::{CaseReader, CustodyError, IncidentKept};
use figures::IncidentTold;
use publication::charts::{IncidentMap, MapPoint, MapTown};
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{Gazetteer, limits};

pub(crate) const PAGE: Told = shows::<Incidents>(
    "Incidents in the order of their time, a page of them.",
    &[
        ("from", "The place of the first one."),
        ("since", "Instead: the year, month or day from which on, as YYYY, YYYY-MM or YYYY-MM-DD."),
    ],
);
pub(crate) const INCIDENT: Told =
    shows::<Known>("An incident: when and where, and who says how much of it.", &[]);

/// Incidents, a page of them.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "incidents.html")]
pub(crate) struct Incidents<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many there are.
    number: u64,
    incidents: Vec<Line>,
    /// How many began in each span of time that has any.
    times: Vec<Time>,
    /// Where the page before begins.
    earlier: Option<u64>,
    /// Where the next page begins.
    next: Option<u64>,
    #[serde(skip)]
    map: Option<String>,
}

/// An incident in the list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
struct Line {
    /// Its place in the list of all, from 1.
    number: u64,
    id: String,
    title: String,
    /// When it happened, in EDTF (ISO 8601-2).
    when: Option<String>,
    /// Where: every name in use.
    places: Vec<String>,
    /// Latitude and longitude in degrees (WGS 84), where a source places it nearer than a country.
    at: Option<(f64, f64)>,
    /// How many figures belong to it.
    figures: u64,
    /// In how many sources.
    sources: u64,
}

/// So many incidents began in this span of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
struct Time {
    /// A year or a month: `YYYY` or `YYYY-MM`.
    time: String,
    incidents: u64,
}

/// A bar of the timeline, in parts of its width and height.
#[derive(Debug, PartialEq)]
struct Bar {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// An incident, and who says how much of it.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "incident.html")]
pub(crate) struct Known<'p> {
    #[serde(skip)]
    head: Head<'p>,
    #[serde(flatten)]
    incident: Line,
    speakers: Vec<Speaker>,
    #[serde(skip)]
    map: Option<String>,
}

/// Somebody who speaks of an incident.
#[derive(Serialize, JsonSchema)]
struct Speaker {
    /// Who: a name, or who is meant where nobody is named.
    name: String,
    claims: u64,
    /// Of how many counts.
    counts: u64,
}

/// Where there are more years than this, the timeline has years, else months.
const YEARS_MIN: usize = 4;
/// The size of the timeline.
const TIMELINE: (f64, f64) = (720.0, 72.0);

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let per_page = limits::DESK_INCIDENTS_PER_PAGE;
    let (number, from, kept, times) = house.readers.ask(|case| {
        let since = asked.query.get("since");
        let from = match since {
            "" => asked.query.get("from").parse().unwrap_or(0),
            since => case.incidents_since(since)?,
        };
        Ok((case.incidents_number()?, from, case.incidents(from, per_page)?, times(case)?))
    })?;
    let incidents: Vec<Line> = kept.into_iter().filter_map(line).collect();
    let next = from + incidents.len() as u64;
    shown(
        asked,
        &Incidents {
            head: Head::of(house, asked, "incidents", "part-incidents"),
            number,
            map: map(asked, &incidents),
            incidents,
            times,
            earlier: (from > 0).then(|| from.saturating_sub(per_page as u64)),
            next: (next < number).then_some(next),
        },
    )
}

/// One incident, by the id that the address names.
pub(crate) fn incident(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let found = house.readers.ask(|case| {
        let Some(kept) = case.incident(&asked.place)? else { return Ok(None) };
        Ok(Some((kept, case.speakers_on(&asked.place, limits::DESK_SPEAKERS_MAX)?)))
    })?;
    let Some((kept, speakers)) = found else { return Err(Refused::Unknown) };
    let Some(incident) = line(kept) else { return Err(Refused::Cannot("page-is-old")) };
    let speakers = speakers.into_iter().map(|(name, claims, counts)| Speaker { name, claims, counts });
    shown(
        asked,
        &Known {
            head: Head::of(house, asked, "incidents", "incident"),
            map: map(asked, std::slice::from_ref(&incident)),
            incident,
            speakers: speakers.collect(),
        },
    )
}

/// An incident as it was kept; `None` where another version of the program kept it.
fn line((place, kept): (u64, IncidentKept)) -> Option<Line> {
    let IncidentTold { incident, at, figures, sources } = serde_json::from_str(&kept.told).ok()?;
    Some(Line {
        number: place + 1,
        id: incident.id,
        title: incident.title,
        when: incident.when.map(|when| when.to_string()),
        places: incident.places,
        at,
        figures,
        sources,
    })
}

fn times(case: &CaseReader) -> Result<Vec<Time>, CustodyError> {
    let years = case.incidents_by_time("YYYY".len())?;
    let found = if years.len() < YEARS_MIN { case.incidents_by_time("YYYY-MM".len())? } else { years };
    Ok(found.into_iter().map(|(time, incidents)| Time { time, incidents }).collect())
}

/// The map of those that have a place.
fn map(asked: &Asked, incidents: &[Line]) -> Option<String> {
    let point =
        |line: &Line| Some(MapPoint { number: line.number as usize, name: line.title.clone(), at: line.at? });
    let map = IncidentMap::of(incidents.iter().filter_map(point))?;
    let town = |place: vocabulary::Place| Some(MapTown { name: place.name.to_owned(), at: place.point()? });
    let towns = Gazetteer::bundled().towns(map.bounds(), limits::MAP_TOWNS_MAX);
    let towns: Vec<MapTown> = towns.into_iter().filter_map(town).collect();
    Some(map.drawing("map", &towns, &asked.words.say("map-title"), &asked.words.say("map-about")))
}

/// Where a span of time stands among all, counted in years or months.
fn index(time: &str) -> Option<i64> {
    let (year, month) = time.split_once('-').map_or((time, None), |(year, month)| (year, Some(month)));
    let year: i64 = year.parse().ok()?;
    Some(match month {
        Some(month) => 12 * year + month.parse::<i64>().ok()? - 1,
        None => year,
    })
}

impl Incidents<'_> {
    /// The bars of the timeline, where there is more than one span of time.
    fn bars(&self) -> Vec<Bar> {
        let places: Vec<(i64, u64)> =
            self.times.iter().filter_map(|time| Some((index(&time.time)?, time.incidents))).collect();
        let (Some((first, _)), Some((last, _))) = (places.first(), places.last()) else { return Vec::new() };
        let most = places.iter().map(|(_, number)| *number).max().unwrap_or(1) as f64;
        let slot = TIMELINE.0 / (last - first + 1) as f64;
        let width = (slot * 0.8).max(1.0);
        let bar = |(at, number): &(i64, u64)| {
            let height = (TIMELINE.1 * *number as f64 / most).max(1.0);
            Bar { x: (at - first) as f64 * slot, y: TIMELINE.1 - height, width, height }
        };
        places.iter().map(bar).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_time_stand_in_proportion() {
        assert_eq!((index("1992"), index("1992-02")), (Some(1992), Some(12 * 1992 + 1)));
        assert_eq!((index("x"), index("1992-x"), index("-0044")), (None, None, None));
    }
}
