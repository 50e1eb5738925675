//! Tables that the case asks for: SDG 16.1.2 with its three layers, rates, and aggregates absorbed step by step.
//!
//! Must not: add up two layers, or show a range without the steps that led to it.

use super::Head;
use crate::press::Press;
use crate::select::Selection;
use crate::wording;
use askama::Template;
use figures::aggregates::Absorbed;
use figures::rates::Rate;
use figures::sdg::{Category, SdgTable};
use std::io;
use vocabulary::GivenEstimate;

#[derive(Template)]
#[template(path = "tables.html")]
struct Tables<'p> {
    head: Head<'p>,
    sdg: Option<Sdg<'p>>,
    absorbed: &'p [Absorbed],
}

struct Sdg<'p> {
    table: &'p SdgTable,
    layers: [(&'static str, String, String); 3],
    /// The categories by dimension.
    dimensions: Vec<&'p [Category]>,
}

pub(super) fn print(selection: &Selection, press: &mut Press) -> io::Result<()> {
    if selection.sdg().is_none() && selection.absorbed().is_empty() {
        return Ok(());
    }
    let sdg = selection.sdg().map(|table| Sdg {
        table,
        layers: layers(table),
        dimensions: table.categories.chunk_by(|a, b| a.dimension == b.dimension).collect(),
    });
    let tables =
        Tables { head: Head::new(selection, "tables", "Tables"), sdg, absorbed: selection.absorbed() };
    press.page("tables.html", &tables)
}

fn layers(table: &SdgTable) -> [(&'static str, String, String); 3] {
    let persons = wording::many(table.records as usize, "record", "records");
    let given = |given: &Option<GivenEstimate>| match given {
        None => ("not estimated".to_owned(), String::new()),
        Some(given) => {
            let high = given.high.map_or("open".to_owned(), wording::number);
            let range = format!("{} to {high}", wording::number(given.low));
            let number =
                given.deaths.map_or(range.clone(), |deaths| format!("{} ({range})", wording::number(deaths)));
            (number, format!("{}: {}", given.source, given.method))
        }
    };
    let (undocumented, by) = given(&table.undocumented);
    let (indirect, of) = given(&table.indirect);
    [
        (
            "Direct deaths, documented",
            wording::number(table.documented),
            format!("Each is one person of the registry; {persons} stand behind them."),
        ),
        ("Direct deaths, undocumented", undocumented, by),
        ("Indirect deaths", indirect, of),
    ]
}

/// "53.4 (36.3 to 75.8)"
fn rate(rate: &Rate) -> String {
    format!("{:.1} ({:.1} to {:.1})", rate.value, rate.interval.low, rate.interval.high)
}

/// What a step takes from the minimum and the maximum.
fn taken(step: &figures::aggregates::Step) -> String {
    match step.taken {
        None => String::new(),
        Some((low, high)) if low == high => wording::number(low),
        Some((low, high)) => format!("{} and {}", wording::number(low), wording::number(high)),
    }
}
