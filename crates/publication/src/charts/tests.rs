//! Whether charts hold what they are made from, and draw it in proportion.
//!
//! Must not: only look whether a drawing is there.

mod drawn;
mod hostile;
mod models;
mod refusals;

use super::{Chart, Spread, Standing};
use std::collections::BTreeMap;
use vocabulary::{Estimate, EstimateMethod, EstimateReport, Histories, Interval, IntervalKind};

/// Three fictional lists; the first and the third share nobody.
fn histories() -> Histories {
    Histories::new(
        ["morgue", "press", "church"],
        [(0b001, 60), (0b010, 30), (0b011, 20), (0b100, 10), (0b110, 5)],
    )
    .expect("histories")
}

fn estimate(method: EstimateMethod, [estimate, low, high]: [f64; 3], draws: Vec<f64>) -> Estimate {
    Estimate {
        method,
        estimate,
        interval: Interval { low, high, level: 0.95, kind: IntervalKind::LogNormal },
        intervals: Vec::new(),
        assumption: "lists are independent".to_owned(),
        covers: Vec::new(),
        mean: None,
        median: None,
        model: None,
        diagnostics: BTreeMap::new(),
        cautions: Vec::new(),
        draws,
    }
}

fn report(estimates: Vec<Estimate>) -> EstimateReport {
    EstimateReport { histories: histories(), checks: Vec::new(), estimates, refusals: Vec::new() }
}

fn standing(documented: u64, estimated: Option<[f64; 3]>) -> Standing {
    let estimated = estimated.map(|[estimate, low, high]| Spread { estimate, low, high });
    Standing { documented, estimated }
}

/// The elements of a drawing with this name and class, each by its attributes.
fn elements(chart: &Chart, name: &str, class: &str) -> Vec<BTreeMap<String, String>> {
    let svg = chart.inline();
    let body = svg.split_once("</defs>").map_or(svg.as_str(), |(_, body)| body);
    let open = format!("<{name} ");
    let opened = body.split(open.as_str()).skip(1).map(|rest| rest.split('>').next().unwrap());
    let attributes = |tag: &str| -> BTreeMap<String, String> {
        let pieces: Vec<&str> = tag.split('"').collect();
        pieces
            .chunks_exact(2)
            .map(|two| (two[0].trim().trim_end_matches('=').to_owned(), two[1].to_owned()))
            .collect()
    };
    opened.map(attributes).filter(|found| found.get("class").is_some_and(|of| of == class)).collect()
}

/// An attribute of each of these elements, as a number.
fn lengths(found: &[BTreeMap<String, String>], attribute: &str) -> Vec<f64> {
    found.iter().map(|element| element[attribute].parse().expect("a number")).collect()
}

/// What a drawing says in words, one line of them each.
fn lines(chart: &Chart) -> Vec<String> {
    let svg = chart.inline();
    let texts = svg.split("<text ").skip(1).map(|rest| rest.split("</text>").next().unwrap());
    texts
        .map(|text| {
            let pieces = text.split('<').map(|piece| piece.split_once('>').map_or("", |(_, words)| words));
            pieces.collect::<String>().trim_start_matches('\u{200E}').to_owned()
        })
        .collect()
}

/// Numbers that stand to each other as these do, but for the rounding of pixels.
#[track_caller]
fn in_proportion(lengths: &[f64], values: &[f64]) {
    assert_eq!(lengths.len(), values.len(), "{lengths:?} {values:?}");
    let (long, most) =
        lengths.iter().zip(values).fold((0.0, 0.0), |(l, v), (a, b)| (f64::max(l, *a), f64::max(v, *b)));
    for (length, value) in lengths.iter().zip(values) {
        assert!((length / long - value / most).abs() < 0.003, "{lengths:?} do not stand as {values:?}");
    }
}
