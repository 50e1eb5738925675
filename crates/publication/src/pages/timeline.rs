//! Two timelines: when things happened, as the figures say; and when the sources were published.
//!
//! Must not: make a vague date exact. A month is sorted by its first day and told as a month.

use super::{Head, Link, Turn, name, pages_of};
use crate::board::{Board, numbered};
use crate::press::Press;
use crate::select::Selection;
use crate::wording;
use askama::Template;
use std::collections::BTreeMap;
use std::io;
use vocabulary::{ClaimRef, Day, Edtf, Reading};

const ROWS_PER_PAGE: usize = 200;

/// The most figures that are listed for one time of one incident. Parts of others are only counted.
const FIGURES_MAX: usize = 12;

#[derive(Template)]
#[template(path = "timeline.html")]
struct Timeline<'p> {
    head: Head<'p>,
    turn: Turn,
    happened: Vec<Happened>,
    published: Vec<Published<'p>>,
    undated: usize,
}

/// What the figures say happened at one time.
struct Happened {
    when: String,
    incident: Option<Link>,
    figures: Vec<(Link, String)>,
    more: usize,
}

/// A source on the day of its publication.
struct Published<'p> {
    when: String,
    source: Link,
    publisher: Option<&'p vocabulary::Carrier>,
    figures: usize,
}

/// Sorts by the first day that a date can mean; open beginnings come first.
type Moment = (Option<Day>, Edtf);

pub(super) fn print(selection: &Selection, board: &Board, press: &mut Press) -> io::Result<()> {
    let happened = happened(selection, board);
    let (published, undated) = published(selection, board);
    let (mut happened, mut published) = (happened.into_iter(), published.into_iter());
    let pages = pages_of(happened.len().max(published.len()), ROWS_PER_PAGE);
    for page in 0..pages {
        let timeline = Timeline {
            head: Head::new(selection, "timeline", "Timeline"),
            turn: Turn::of("timeline", page, pages),
            happened: happened.by_ref().take(ROWS_PER_PAGE).collect(),
            published: published.by_ref().take(ROWS_PER_PAGE).collect(),
            undated,
        };
        press.page(&numbered("timeline", page), &timeline)?;
    }
    Ok(())
}

fn happened(selection: &Selection, board: &Board) -> Vec<Happened> {
    let mut by_time: BTreeMap<(Moment, &str), Happened> = BTreeMap::new();
    for reading in selection.readings() {
        for figure in &reading.figures {
            let Some(when) = figure.scope.when else { continue };
            let claim = ClaimRef { source: reading.source.sha256, figure: figure.id.clone() };
            let incident = selection.incident_of(&claim);
            let key = ((when.first_day(), when), incident.map_or("", |incident| &incident.id));
            let entry = by_time.entry(key).or_insert_with(|| {
                let told = incident.map(|incident| Link {
                    href: super::overview::address(selection, &incident.id),
                    text: incident.title.clone(),
                });
                let when = wording::date(when);
                Happened { when, incident: told, figures: Vec::new(), more: 0 }
            });
            if entry.figures.len() < FIGURES_MAX && figure.part_of.is_none() {
                let link =
                    Link { href: board.figure(&reading.source, figure), text: wording::figure(figure) };
                entry.figures.push((link, name(&reading.source).to_owned()));
            } else {
                entry.more += 1;
            }
        }
    }
    by_time.into_values().collect()
}

fn published<'p>(selection: &'p Selection, board: &Board) -> (Vec<Published<'p>>, usize) {
    let mut dated: Vec<(Moment, &Reading)> = (selection.readings())
        .filter_map(|reading| reading.source.published.map(|day| ((day.first_day(), day), reading)))
        .collect();
    let undated = selection.readings().len() - dated.len();
    dated.sort_by_key(|(moment, reading)| (*moment, &reading.source.path));
    let rows = dated.into_iter().map(|((_, when), reading)| Published {
        when: wording::date(when),
        source: Link { href: board.source(&reading.source, 0), text: name(&reading.source).to_owned() },
        publisher: reading.source.publisher.as_ref(),
        figures: reading.figures.len(),
    });
    (rows.collect(), undated)
}
