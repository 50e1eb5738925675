//! The charts of a site that need no estimate, from what was selected, and the files of their data.
//!
//! Must not: chart what no page of a person says. Counts are taken from the persons as they are told, not from their records.

use crate::board::Scoped;
use crate::charts::{Chart, Monthly, OverlapMatrix, Pyramid, TollPoint, TollTimeline, UpSet};
use crate::press::Press;
use crate::select::{PersonTold, Selection};
use crate::wording;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use vocabulary::{Counts, Disclosed, Histories, Modality, Status, limits};

/// How the lists of the registry overlap, and its persons by month, sex and age; none where there are fewer than two lists.
pub(super) fn of_persons(selection: &Selection) -> Vec<Chart> {
    if selection.lists().len() < 2 {
        return Vec::new();
    }
    let mut charts = Vec::new();
    if let Some(histories) = histories(selection).filter(|histories| histories.documented() > 0) {
        let mut upset = UpSet::of(&histories).chart("lists-overlaps");
        let unlisted = selection.persons().iter().filter(|person| person.lists.is_empty()).count();
        if unlisted > 0 {
            let persons = wording::many(unlisted, "person", "persons");
            upset.note(format!("Not drawn: {persons} whom only documents name."));
        }
        charts.extend([upset, OverlapMatrix::of(&histories).chart("lists-matrix")]);
    }
    let mut by_status: BTreeMap<Status, Vec<&PersonTold>> = BTreeMap::new();
    for person in selection.persons() {
        if let Disclosed::Known(status) = person.status {
            by_status.entry(status).or_default().push(person);
        }
    }
    let most = by_status.values().map(Vec::len).max().unwrap_or(0);
    for (status, persons) in by_status {
        if persons.len() == most || persons.len() >= limits::CHART_PERSONS_MIN {
            charts.extend(of_status(status, &persons));
        }
    }
    charts
}

fn of_status(status: Status, persons: &[&PersonTold]) -> Vec<Chart> {
    let what = format!("Persons {}", wording::status(status));
    let months = Monthly::of_documented(&what, persons.iter().map(|person| known(&person.month)));
    let groups = persons.iter().map(|person| (known(&person.sex), known(&person.age)));
    let pyramid = Pyramid::of_documented(&what, groups);
    let named = |of: &str| format!("persons-{}-{of}", status.word());
    let months = months.map(|months| months.chart(&named("months")));
    months.into_iter().chain(pyramid.map(|pyramid| pyramid.chart(&named("groups")))).collect()
}

fn known<T: Copy>(value: &Disclosed<T>) -> Option<T> {
    match value {
        Disclosed::Known(value) => Some(*value),
        _ => None,
    }
}

/// Who is on which lists, as the pages of persons say; `None` where there are more lists than can be held.
fn histories(selection: &Selection) -> Option<Histories> {
    let lists = selection.lists();
    if lists.len() > limits::CAPTURE_LISTS_MAX {
        return None;
    }
    let mut names: BTreeSet<String> = BTreeSet::new();
    let titles = lists.iter().map(|list| {
        let numbered = (2..).map(|n| format!("{} ({n})", list.title));
        let free = std::iter::once(list.title.to_owned()).chain(numbered).find(|name| !names.contains(name));
        let name = free.unwrap_or_default();
        names.insert(name.clone());
        name
    });
    let titles: Vec<String> = titles.collect();
    let on = |person: &PersonTold| person.lists.iter().fold(0u64, |on, (list, _)| on | 1 << list);
    Histories::new(
        titles,
        selection.persons().iter().map(|person| (on(person), 1)).filter(|(on, _)| *on != 0),
    )
    .ok()
}

/// How the figures of one scope grew over time, by who says so; `None` where they do not stand at two days.
pub(super) fn of_toll(selection: &Selection, scoped: &Scoped) -> Option<Chart> {
    let mut left_out = 0;
    let mut said = Vec::new();
    for (position, claim) in scoped.claims.iter().enumerate() {
        let Some((_, figure)) = selection.figure(claim) else { continue };
        let stated = figure.modality == Modality::Asserted && figure.scope.counts != Some(Counts::New);
        let used = scoped.inputs(position).any(|(_, input)| input.set_aside.is_none());
        let input = scoped.inputs(position).next().map(|(_, input)| input);
        match input.and_then(|input| Some((input.as_of?, selection.origins().get(input.origin)?))) {
            Some((day, origin)) if stated && used => {
                let (named, low, high) = (figure.count.named(), figure.count.low(), figure.count.high());
                said.push((origin.name.clone(), TollPoint { day, named, low, high }));
            }
            _ => left_out += 1,
        }
    }
    let timeline = TollTimeline::of(&wording::scope(scoped.scope), said, left_out)?;
    Some(timeline.chart(&format!("toll-{}", scoped.slug())))
}

/// Prints the data of charts.
pub(super) fn print_data<'c>(
    charts: impl IntoIterator<Item = &'c Chart>,
    press: &mut Press,
) -> io::Result<()> {
    charts.into_iter().try_for_each(|chart| press.file(&chart.data(), chart.csv()))
}
