//! Estimates for programs, as `docs/contracts/estimating.md` fixes them.
//!
//! Must not: leave a number without its interval and assumption.

use crate::pipeline::captured::Captured;
use crate::pipeline::{Estimated, words};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use vocabulary::{
    Covers, Estimate, EstimateCheck, EstimateMethod, EstimateReport, EstimateTogether, Interval,
    IntervalKind, NoEstimate,
};

/// All of it: of all persons first, then what was made around it.
#[derive(Serialize)]
pub(crate) struct WholeJson<'r> {
    #[serde(flatten)]
    report: ReportJson<'r>,
    notes: &'r [String],
    without: Vec<WithoutJson<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    strata: Vec<StratumJson<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    summed: Vec<TogetherJson<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    linkages: Vec<TogetherJson<'r>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    thresholds: Vec<ThresholdJson<'r>>,
    made_from: Value,
}

#[derive(Serialize)]
struct WithoutJson<'r> {
    list: &'r str,
    #[serde(flatten)]
    report: ReportJson<'r>,
}

#[derive(Serialize)]
struct StratumJson<'r> {
    /// What persons are told apart by, where there are several ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'r str>,
    stratum: &'r str,
    #[serde(flatten)]
    report: ReportJson<'r>,
}

/// What a method says over many tables: of how many, between which estimates of one of them, and what comes of all.
#[derive(Serialize)]
struct TogetherJson<'r> {
    /// What the strata are told apart by, where there are several ways.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'r str>,
    method: EstimateMethod,
    answered: usize,
    refused: usize,
    least: Option<f64>,
    greatest: Option<f64>,
    estimate: Option<EstimateJson<'r>>,
}

impl<'r> TogetherJson<'r> {
    fn of(of: &'r EstimateTogether) -> TogetherJson<'r> {
        TogetherJson {
            by: None,
            method: of.method,
            answered: of.answered,
            refused: of.refused,
            least: of.span.map(|span| span.0),
            greatest: of.span.map(|span| span.1),
            estimate: of.estimate.as_ref().map(EstimateJson::of),
        }
    }
}

#[derive(Serialize)]
struct ThresholdJson<'r> {
    within: f64,
    between: f64,
    #[serde(flatten)]
    report: ReportJson<'r>,
}

impl<'r> WholeJson<'r> {
    pub(crate) fn of(captured: &'r Captured, estimated: &'r Estimated, made_from: Value) -> WholeJson<'r> {
        let lists = captured.whole.lists().iter().zip(&estimated.without);
        let without =
            lists.map(|(list, report)| WithoutJson { list, report: ReportJson::of(report, Vec::new()) });
        let strata = estimated.all_strata().map(|(by, stratum)| StratumJson {
            by,
            stratum: &stratum.name,
            report: ReportJson::of(&stratum.report, words(&stratum.report, &[])),
        });
        let several = estimated.strata.len() > 1;
        let summed = estimated.strata.iter().flat_map(|apart| {
            let by = several.then_some(apart.by.as_str());
            apart.summed.iter().map(move |sum| TogetherJson { by, ..TogetherJson::of(sum) })
        });
        let thresholds = estimated.thresholds.iter().map(|([within, between], report)| ThresholdJson {
            within: *within,
            between: *between,
            report: ReportJson::of(report, Vec::new()),
        });
        WholeJson {
            report: ReportJson::of(&estimated.report, estimated.words()),
            notes: &captured.notes,
            without: without.collect(),
            strata: strata.collect(),
            summed: summed.collect(),
            linkages: estimated.linkages.iter().map(TogetherJson::of).collect(),
            thresholds: thresholds.collect(),
            made_from,
        }
    }
}

/// A report: the documented first.
#[derive(Serialize)]
pub(crate) struct ReportJson<'r> {
    documented: u64,
    lists: &'r [String],
    checks: &'r [EstimateCheck],
    estimates: Vec<EstimateJson<'r>>,
    refusals: &'r [NoEstimate],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
}

/// One estimate.
#[derive(Serialize)]
pub(crate) struct EstimateJson<'r> {
    method: EstimateMethod,
    estimate: f64,
    interval: [f64; 2],
    level: f64,
    interval_kind: IntervalKind,
    assumption: &'r str,
    covers: &'r [Covers],
    mean: Option<f64>,
    median: Option<f64>,
    model: Option<&'r str>,
    diagnostics: &'r BTreeMap<String, f64>,
    intervals: Vec<IntervalJson>,
    cautions: &'r [String],
}

/// A further interval.
#[derive(Serialize)]
struct IntervalJson {
    interval: [f64; 2],
    level: f64,
    kind: IntervalKind,
}

impl<'r> ReportJson<'r> {
    /// A report with the words that are printed of it.
    pub(crate) fn of(report: &'r EstimateReport, words: Vec<String>) -> ReportJson<'r> {
        ReportJson {
            documented: report.histories.documented(),
            lists: report.histories.lists(),
            checks: &report.checks,
            estimates: report.estimates.iter().map(EstimateJson::of).collect(),
            refusals: &report.refusals,
            words,
        }
    }
}

impl<'r> EstimateJson<'r> {
    pub(crate) fn of(estimate: &'r Estimate) -> EstimateJson<'r> {
        let further =
            |of: &Interval| IntervalJson { interval: [of.low, of.high], level: of.level, kind: of.kind };
        let Interval { low, high, level, kind } = estimate.interval;
        EstimateJson {
            method: estimate.method,
            estimate: estimate.estimate,
            interval: [low, high],
            level,
            interval_kind: kind,
            assumption: &estimate.assumption,
            covers: &estimate.covers,
            mean: estimate.mean,
            median: estimate.median,
            model: estimate.model.as_deref(),
            diagnostics: &estimate.diagnostics,
            intervals: estimate.intervals.iter().map(further).collect(),
            cautions: &estimate.cautions,
        }
    }
}
