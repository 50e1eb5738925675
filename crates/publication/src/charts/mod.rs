//! Figures that are looked at: how lists overlap, what methods estimate, how a toll grew.
//!
//! ```text
//! histories, a report, persons, figures -> a model (UpSet, Densities, …) -> Chart: drawing and table of the same numbers
//! ```
//!
//! Each model holds the data and knows how to draw them, so that both can be held against where they came from. A [`Chart`]
//! is a drawing as SVG, a table of the same numbers for those who do not see it, and a file of them as CSV. Drawings tell
//! nothing by colour alone: what is documented is filled, what is estimated hatched, and numbers stand beside both.
//!
//! **Disclosure.** Charts of persons are made from what the module `select` lets out, each count from the page of each person: who
//! reads a count of one learns no more than that page says. Nothing is counted by a place, a day, an age in years or a name. What
//! [`Estimates`] brings is counted by list, month, sex and class of age, and by nothing finer.
//!
//! ```
//! use publication::charts::{Combination, UpSet};
//! use vocabulary::Histories;
//! let histories = Histories::new(["morgue", "press"], [(0b01, 60), (0b10, 30), (0b11, 20)]).unwrap();
//! let upset = UpSet::of(&histories);
//! assert_eq!(upset.combinations[0], Combination { on: vec![0], persons: 60 });
//! let chart = upset.chart("overlaps");
//! assert!(chart.svg().starts_with("<svg ") && chart.csv().contains("\r\n60,"));
//! ```
//!
//! Must not: take a number from anywhere but its model, or look into material that was not selected.

mod axis;
pub mod basemap;
mod densities;
mod density;
mod estimates;
mod label;
mod linkage;
mod map;
mod matrix;
mod months;
mod pyramid;
mod scale;
mod svg;
mod table;
mod toll;
mod upset;
mod without;

pub use densities::{Densities, MethodShape};
pub use estimates::{Apart, Estimates, GroupEstimate, LinkageGrid, MonthEstimate, Spread, Standing, Without};
pub use linkage::LinkageMap;
pub use map::{IncidentMap, MapPoint, MapTown};
pub use matrix::OverlapMatrix;
pub use months::{MonthBar, Monthly};
pub use pyramid::{Pyramid, PyramidBar};
pub use table::{Cell, Table};
pub use toll::{TollPoint, TollTimeline};
pub use upset::{Combination, UpSet};
pub use without::{LeaveOneOut, LeftOut};

pub(crate) use pyramid::{age as age_said, sex as sex_said};
pub(crate) use table::{percent, whole};
pub(crate) use upset::persons_said;

use crate::estimate_words;
use svg::Canvas;
use vocabulary::{EstimateReport, Stratification, limits};

/// The looks of all charts; part of the style sheet of a site.
pub(crate) const SHEET: &str = include_str!("../../templates/charts.css");

/// The colours for a drawing that stands alone; a site has its own.
const COLOURS: &str = include_str!("../../templates/charts-alone.css");

/// A figure that is looked at, with the numbers it is drawn from.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    name: String,
    title: String,
    about: String,
    notes: Vec<String>,
    table: Table,
    drawing: Canvas,
}

impl Chart {
    /// What its files are called, without an ending: Latin letters, digits and hyphens only.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it shows, in a few words.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// How it is read, in sentences.
    pub fn about(&self) -> &str {
        &self.about
    }

    /// What a reader has to know beside it, each a sentence: what was left out, and how much.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// The numbers.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// The drawing as a file that stands alone, with its own looks for light and dark.
    pub fn svg(&self) -> String {
        self.drawing.finish(&self.title, &self.about, Some(&format!("{COLOURS}{SHEET}")))
    }

    /// The numbers as CSV (RFC 4180), in UTF-8 with a byte order mark.
    pub fn csv(&self) -> String {
        self.table.csv()
    }

    /// The drawing as a part of a page, which brings the looks.
    pub(crate) fn inline(&self) -> String {
        self.drawing.finish(&self.title, &self.about, None)
    }

    /// Adds what a reader has to know beside it.
    pub(crate) fn note(&mut self, sentence: String) {
        self.notes.push(sentence);
    }

    /// What stands above each column, and whether it holds numbers.
    pub(crate) fn heads(&self) -> impl Iterator<Item = (&str, bool)> {
        let holds_numbers =
            |at: usize| self.shown().iter().filter_map(|row| row.get(at)).all(Cell::is_number);
        self.table.columns.iter().enumerate().map(move |(at, (said, _))| (said.as_str(), holds_numbers(at)))
    }

    /// The address of the file of its numbers, from the root of a site.
    pub(crate) fn data(&self) -> String {
        format!("data/{}.csv", self.name)
    }

    /// The rows that a page shows.
    pub(crate) fn shown(&self) -> &[Vec<Cell>] {
        &self.table.rows[..self.table.rows.len().min(limits::CHART_TABLE_ROWS_MAX)]
    }
}

/// The charts of a report alone: overlaps, matrix and densities, where there is something to draw.
pub fn of_report(report: &EstimateReport) -> Vec<Chart> {
    of_estimates(&Estimates::of(report.clone()))
}

/// All charts of estimates, in the order in which they are told: the data first, then what is made of them.
pub fn of_estimates(estimates: &Estimates) -> Vec<Chart> {
    let histories = &estimates.report.histories;
    let mut charts = Vec::new();
    if histories.documented() > 0 {
        charts.push(UpSet::of(histories).chart("estimate-overlaps"));
    }
    if histories.documented() > 0 && histories.lists().len() > 1 {
        charts.push(OverlapMatrix::of(histories).chart("estimate-matrix"));
    }
    charts.extend(Densities::of(&estimates.report).map(|model| model.chart("estimate-methods")));
    charts.extend(LeaveOneOut::of(estimates).map(|model| model.chart("estimate-without")));
    charts.extend(
        estimates.linkage.as_ref().and_then(LinkageMap::of).map(|model| model.chart("estimate-linkage")),
    );
    let apart = |by, chart: Option<Chart>| {
        chart.map(|mut chart| {
            chart.note(by_what(estimates, by));
            chart
        })
    };
    let months = Monthly::of_estimates(&estimates.months).map(|model| model.chart("estimate-months"));
    charts.extend(apart(Stratification::Month, months));
    let groups = Pyramid::of_estimates(&estimates.groups).map(|model| model.chart("estimate-groups"));
    charts.extend(apart(Stratification::SexAge, groups));
    charts
}

/// By which method the strata of a chart were estimated, and what their intervals do not allow for.
fn by_what(estimates: &Estimates, by: Stratification) -> String {
    let method = estimates.apart.iter().find(|apart| apart.by == by).and_then(|apart| apart.method);
    match method {
        Some(method) => format!(
            "Estimated by {}, each by itself, from the registry as it stands: the intervals do not allow for other linkings. \
             What has no hatched part has no estimate; why stands in the table above the charts.",
            estimate_words::method(method)
        ),
        None => "None of these has an estimate.".to_owned(),
    }
}

#[cfg(test)]
mod tests;
