//! Estimates of what no list holds: the documented first, what was asked of the data, what each method says or why it refuses.
//!
//! Sentences here are English whatever names stand in them, so their direction is given and not guessed from the first word.
//!
//! Must not: print an estimate without its "if" and its interval, or before the documented.

use super::Head;
use super::estimates_apart::{ApartTold, LinkagesTold};
use crate::charts::{self, Chart, Estimates, whole};
use crate::press::Press;
use crate::select::Selection;
use crate::{estimate_words as words, wording};
use askama::Template;
use std::io;
use vocabulary::{Estimate, EstimateCheck, EstimateReport, Interval, NoEstimate};

#[derive(Template)]
#[template(path = "estimates.html")]
struct Page<'p> {
    head: Head<'p>,
    documented: String,
    lists: &'p [String],
    checks: &'p [EstimateCheck],
    /// The lowest and the highest of several estimates.
    between: Option<(String, String)>,
    told: Vec<Told<'p>>,
    refused: Vec<(Option<&'static str>, &'p NoEstimate)>,
    linkages: Vec<LinkagesTold>,
    /// By how many registries, the most that any method was asked of.
    registries: usize,
    apart: Vec<ApartTold>,
    charts: Vec<Chart>,
}

/// One estimate in words and numbers.
struct Told<'p> {
    anchor: &'static str,
    method: &'static str,
    sentence: String,
    allowed_for: String,
    cautions: &'p [String],
    /// What is estimated without each list: its number, its name, what is said.
    without: Vec<((usize, &'p str), String)>,
    numbers: Vec<(String, String)>,
}

pub(super) fn print(selection: &Selection, press: &mut Press) -> io::Result<()> {
    let Some(estimates) = selection.estimates() else { return Ok(()) };
    let report = &estimates.report;
    let charts = charts::of_estimates(estimates);
    super::charts::print_data(&charts, press)?;
    let linkages = super::estimates_apart::linkages(estimates);
    let page = Page {
        head: Head::new(selection, "estimates", "Estimates"),
        documented: charts::persons_said(report.histories.documented()),
        lists: report.histories.lists(),
        checks: &report.checks,
        between: between(report),
        told: report.estimates.iter().map(|estimate| told(estimates, estimate)).collect(),
        refused: report.refusals.iter().map(|refusal| (refusal.method.map(words::method), refusal)).collect(),
        registries: linkages.iter().map(|over| over.answered + over.refused).max().unwrap_or(0),
        linkages,
        apart: super::estimates_apart::apart(estimates),
        charts,
    };
    press.page("estimates.html", &page)
}

fn between(report: &EstimateReport) -> Option<(String, String)> {
    let totals =
        || report.estimates.iter().map(|estimate| estimate.estimate).filter(|total| total.is_finite());
    let (low, high) = (totals().min_by(f64::total_cmp)?, totals().max_by(f64::total_cmp)?);
    let documented = report.histories.documented();
    (totals().count() > 1).then(|| (words::about(low, documented), words::about(high, documented)))
}

fn told<'p>(estimates: &'p Estimates, estimate: &'p Estimate) -> Told<'p> {
    let histories = &estimates.report.histories;
    let documented = histories.documented();
    let about = |total: f64| words::about(total, documented);
    let interval = &estimate.interval;
    let sentence = format!(
        "Documented: {}. Estimated total: about {} ({} interval {} to {}), so about {} undocumented, if {}.",
        wording::number(documented),
        about(estimate.estimate),
        charts::percent(interval.level),
        about(interval.low),
        about(interval.high),
        words::undocumented(estimate.estimate, documented),
        estimate.assumption
    );
    let without = estimates.without.iter().filter_map(|without| {
        let list = histories.lists().get(without.list)?;
        let left = without.report.histories.documented();
        let same = without.report.estimates.iter().find(|other| other.method == estimate.method);
        let said = match same {
            Some(other) => format!(
                "about {} ({} to {})",
                words::about(other.estimate, left),
                words::about(other.interval.low, left),
                words::about(other.interval.high, left)
            ),
            None => "no estimate".to_owned(),
        };
        Some(((without.list + 1, list.as_str()), said))
    });
    Told {
        anchor: estimate.method.word(),
        method: words::method(estimate.method),
        sentence,
        allowed_for: words::allowed_for(estimate),
        cautions: &estimate.cautions,
        without: without.collect(),
        numbers: numbers(estimate),
    }
}

/// The numbers in full, for those who reckon with them.
fn numbers(estimate: &Estimate) -> Vec<(String, String)> {
    let full = |total: f64| if total.is_finite() { format!("{total:.2}") } else { whole(total) };
    let ends = |of: &Interval| format!("{} to {} ({})", full(of.low), full(of.high), words::kind(of.kind));
    let level = |of: &Interval| format!("{} interval", charts::percent(of.level));
    let mut rows = vec![("Estimate".to_owned(), full(estimate.estimate))];
    rows.push((level(&estimate.interval), ends(&estimate.interval)));
    rows.extend(estimate.intervals.iter().map(|interval| (level(interval), ends(interval))));
    rows.extend(estimate.mean.map(|mean| ("Mean".to_owned(), full(mean))));
    rows.extend(estimate.median.map(|median| ("Median".to_owned(), full(median))));
    rows.extend(estimate.model.as_ref().map(|model| ("Model".to_owned(), model.clone())));
    if !estimate.draws.is_empty() {
        rows.push(("Draws".to_owned(), wording::number(estimate.draws.len() as u64)));
    }
    rows.extend(estimate.diagnostics.iter().map(|(name, value)| (name.clone(), diagnostic(*value))));
    rows
}

fn diagnostic(value: f64) -> String {
    if value.is_finite() { format!("{value:.4}") } else { "not a number".to_owned() }
}
