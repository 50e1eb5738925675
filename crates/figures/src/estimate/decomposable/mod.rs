//! Averages over all decomposable graphs of the lists (Madigan and York 1997).
//!
//! A graph says which lists depend on each other beyond what a third list explains. Each is weighed by how well it
//! foretells the overlaps, with each number of undocumented; the posterior of the total is exact, not drawn. Where all lists
//! may depend on each other at once, the data say nothing of the undocumented and only the prior speaks: an estimate
//! in which that graph holds most of the posterior is refused.
//!
//! ```
//! use figures::estimate::{Settings, decomposable};
//! use vocabulary::Histories;
//! // Three fictional lists.
//! let cells = [(0b001, 70), (0b010, 55), (0b011, 20), (0b100, 210), (0b101, 84), (0b110, 66), (0b111, 25)];
//! let histories = Histories::new(["morgue", "press", "families"], cells).unwrap();
//! let found = decomposable(&histories, &Settings::default()).unwrap();
//! assert!(found.interval.low >= 530.0 && found.interval.low < found.estimate);
//! assert!(decomposable(&histories.without(0), &Settings::default()).is_err(), "two lists are too few");
//! ```
//!
//! Must not: answer from the prior alone, or cut a posterior off unsaid.

mod graphs;
mod grid;
mod likelihood;

use super::ground;
use super::settings::Settings;
use graphs::Graph;
use grid::Posterior;
use likelihood::Likelihood;
use std::collections::BTreeMap;
use vocabulary::{Covers, Estimate, EstimateMethod, Histories, Interval, IntervalKind, NoEstimate, limits};

/// The method of this module.
const METHOD: EstimateMethod = EstimateMethod::Decomposable;
/// Beyond this probability of the graph in which the data are silent, there is no estimate.
const SILENT_MAX: f64 = 0.5;
/// From this probability on, readers are told of it.
const SILENT_TOLD: f64 = 0.05;
/// What lies beyond the last number weighed is told of from here on.
const BEYOND_TOLD: f64 = 1e-6;
/// How many quantiles stand for the posterior in drawings.
const DRAWS: usize = 4000;
/// Medians under another prior that differ by more than this factor are told of.
const MOVES_TOLD: f64 = 1.1;

/// The total by an average over all decomposable graphs.
///
/// Diagnostics: `delta`, `graphs` (how many matter), `top-graph-probability`, `saturated-probability` (of the graph in which
/// the data say nothing of the undocumented), `mode`, `grid-end` (the largest total weighed), `beyond-grid` (what part of the
/// posterior lies beyond), and `median-at-…`, `low-at-…`, `high-at-…` under the other usual priors of the cells.
///
/// # Errors
/// Fewer than three lists or more than [`limits::GRAPH_LISTS_MAX`], lists without overlap, a posterior that has no end, that
/// lies mostly on the graph in which the data are silent, or that puts more undocumented than `explosion` times the
/// documented.
pub fn decomposable(histories: &Histories, settings: &Settings) -> Result<Estimate, NoEstimate> {
    let told = ground::stands(METHOD, histories)?;
    let lists = histories.lists().len();
    let refused =
        |reason: String, would_help: &str| Err(ground::refusal(METHOD, histories, reason, would_help));
    if lists > limits::GRAPH_LISTS_MAX {
        let most = limits::GRAPH_LISTS_MAX;
        let reason = format!("{lists} lists have too many graphs; all are weighed for up to {most} lists");
        return refused(reason, "merging lists that copy each other, or the method lcmcr");
    }
    let usual = (-(lists as f64)).exp2();
    let delta = settings.decomposable.delta.unwrap_or(usual);
    if !(delta.is_finite() && (1e-6..=1e6).contains(&delta)) {
        return refused(
            format!("a prior count of {delta} in each cell"),
            "a delta between 0.000001 and 1,000,000",
        );
    }
    let graphs = graphs::all(lists);
    let Ok(posterior) = weigh(histories, settings, &graphs, delta) else {
        return refused(
            "the posterior of the undocumented has no end under this prior of their number".to_owned(),
            "a prior that falls off, or lists that overlap more",
        );
    };
    let silent = posterior.graph(graphs.len() - 1);
    if silent > SILENT_MAX {
        let reason = format!(
            "with probability {silent:.2} all lists depend on each other at once; then the data say nothing of the \
             undocumented, and a number would come from the prior alone"
        );
        return refused(reason, "lists made more independently of each other, or more of them");
    }
    let tail = (1.0 - settings.level) / 2.0;
    let ends = [tail, 0.5, 1.0 - tail].map(|share| posterior.quantile(share));
    let [Some(low), Some(median), Some(high)] = ends else {
        let reason = format!(
            "{:.1} % of the posterior lie beyond {} undocumented",
            100.0 * posterior.beyond,
            limits::UNDOCUMENTED_GRID_MAX
        );
        return refused(reason, "lists that overlap more, or merging lists that copy each other");
    };
    if median as f64 > settings.explosion * histories.documented() as f64 {
        let reason = format!(
            "the median puts {median} undocumented beside {} documented, above the bound of {} times",
            histories.documented(),
            settings.explosion
        );
        return refused(reason, "lists that overlap more");
    }
    let mut estimate = estimate(histories, settings, &graphs, delta, &posterior, [low, median, high]);
    estimate.cautions.extend(told);
    Ok(estimate)
}

/// The posterior under this prior count of each cell.
fn weigh(
    histories: &Histories,
    settings: &Settings,
    graphs: &[Graph],
    delta: f64,
) -> Result<Posterior, grid::Endless> {
    let asked = &settings.decomposable;
    let likelihood = Likelihood::new(histories, delta, asked.prior);
    let least = asked.undocumented_min.min(limits::UNDOCUMENTED_GRID_MAX);
    grid::posterior(graphs, &likelihood, least, asked.undocumented_max)
}

fn estimate(
    histories: &Histories,
    settings: &Settings,
    graphs: &[Graph],
    delta: f64,
    posterior: &Posterior,
    [low, median, high]: [u64; 3],
) -> Estimate {
    let documented = histories.documented();
    let total = |undocumented: u64| (documented + undocumented) as f64;
    let (top, top_probability) = posterior.top_graph();
    let silent = posterior.graph(graphs.len() - 1);
    let mean = posterior.mean(settings.decomposable.undocumented_max.is_some());
    let mut diagnostics = BTreeMap::from([
        ("delta".to_owned(), delta),
        ("graphs".to_owned(), posterior.graphs.len() as f64),
        ("top-graph-probability".to_owned(), top_probability),
        ("saturated-probability".to_owned(), silent),
        ("mode".to_owned(), total(posterior.mode())),
        ("grid-end".to_owned(), total(posterior.first + posterior.weights.len() as u64 - 1)),
        ("beyond-grid".to_owned(), posterior.beyond),
    ]);
    let mut cautions = Vec::new();
    if silent > SILENT_TOLD {
        cautions.push(format!(
            "With probability {silent:.2} all lists depend on each other at once, and the data say nothing of the \
             undocumented: that part of the posterior is prior alone."
        ));
    }
    if posterior.beyond > BEYOND_TOLD {
        let last = posterior.first + posterior.weights.len() as u64 - 1;
        let counted = match settings.decomposable.undocumented_max {
            Some(_) => "is left out, as was asked",
            None => "is in the interval, but not in a mean",
        };
        cautions.push(format!(
            "A part of {:.1e} of the posterior lies beyond {last} undocumented, and {counted}.",
            posterior.beyond
        ));
    }
    sensitivity(histories, settings, graphs, delta, total(median), &mut diagnostics, &mut cautions);
    Estimate {
        method: METHOD,
        estimate: total(median),
        interval: Interval {
            low: total(low),
            high: total(high),
            level: settings.level,
            kind: IntervalKind::Credible,
        },
        intervals: Vec::new(),
        assumption:
            "lists depend on each other as one of the decomposable graphs says, not all of them at once, and \
                     everybody has the same chance of being on a list"
                .to_owned(),
        covers: vec![Covers::Sampling, Covers::ModelChoice],
        mean: mean.map(|mean| documented as f64 + mean),
        median: Some(total(median)),
        model: Some(graphs[top].name()),
        diagnostics,
        cautions,
        draws: posterior.middles(DRAWS).into_iter().map(total).collect(),
    }
}

/// What the answer would be with the other prior counts that are in use: one in each cell, and one in all cells together.
fn sensitivity(
    histories: &Histories,
    settings: &Settings,
    graphs: &[Graph],
    delta: f64,
    median: f64,
    diagnostics: &mut BTreeMap<String, f64>,
    cautions: &mut Vec<String>,
) {
    let documented = histories.documented() as f64;
    let usual = (-(histories.lists().len() as f64)).exp2();
    let tail = (1.0 - settings.level) / 2.0;
    for (name, other) in [("delta-1", 1.0), ("delta-usual", usual)] {
        if other == delta {
            continue;
        }
        let posterior = weigh(histories, settings, graphs, other).ok();
        let silent = posterior.as_ref().map_or(1.0, |posterior| posterior.graph(graphs.len() - 1));
        let shares = [("low", tail), ("median", 0.5), ("high", 1.0 - tail)];
        let found = shares.map(|(_, share)| posterior.as_ref().and_then(|found| found.quantile(share)));
        let [Some(low), Some(middle), Some(high)] = found.map(|end| end.map(|end| documented + end as f64))
        else {
            cautions.push(format!("With a prior count of {other} in each cell the posterior has no end."));
            continue;
        };
        for ((end, _), value) in shares.iter().zip([low, middle, high]) {
            diagnostics.insert(format!("{end}-at-{name}"), value);
        }
        diagnostics.insert(format!("saturated-probability-at-{name}"), silent);
        if middle.max(median) / middle.min(median) > MOVES_TOLD {
            let drives = if silent > SILENT_MAX { ", and there the prior alone answers" } else { "" };
            cautions.push(format!(
                "The prior count of {delta} in each cell matters: with {other} the median is {middle:.0}, the interval \
                 {low:.0} to {high:.0}{drives}."
            ));
        }
    }
}

#[cfg(test)]
mod tests;
