//! Estimates as the pages and charts take them.
//!
//! Must not: choose which method is right. Where one has to stand for all, it is the first that answers, and is named.

use super::Estimated;
use publication::charts::{Estimates, LinkageGrid, Spread, Standing, Without};
use std::collections::BTreeMap;
use vocabulary::{EstimateMethod, EstimateReport};

/// What is drawn of estimates.
pub(crate) fn charted(estimated: &Estimated) -> Estimates {
    let without = (0..).zip(&estimated.without);
    Estimates {
        without: without.map(|(list, report)| Without { list, report: report.clone() }).collect(),
        linkage: linkage(estimated),
        ..Estimates::of(estimated.report.clone())
    }
}

/// The method whose estimates are mapped over thresholds: of those that answer, the one with the best-known meaning.
fn mapped(estimated: &Estimated) -> Option<EstimateMethod> {
    let answers = |method: &EstimateMethod| {
        estimated
            .thresholds
            .iter()
            .any(|(_, report)| report.estimates.iter().any(|one| one.method == *method))
    };
    let first = [EstimateMethod::LoglinearBic, EstimateMethod::LoglinearAicAverage, EstimateMethod::Chao];
    first.iter().chain(EstimateMethod::ALL).copied().find(answers)
}

/// The estimates over thresholds as a grid.
fn linkage(estimated: &Estimated) -> Option<LinkageGrid> {
    let method = mapped(estimated)?;
    let standing = |report: &EstimateReport| Standing {
        documented: report.histories.documented(),
        estimated: report.estimates.iter().find(|one| one.method == method).and_then(Spread::of),
    };
    // Keys are the bits of positive numbers, which stand in the numbers' order.
    let mut rows: BTreeMap<u64, BTreeMap<u64, Standing>> = BTreeMap::new();
    for ([within, between], report) in &estimated.thresholds {
        rows.entry(within.to_bits()).or_default().insert(between.to_bits(), standing(report));
    }
    let named =
        |keys: &mut dyn Iterator<Item = &u64>| keys.map(|key| f64::from_bits(*key).to_string()).collect();
    Some(LinkageGrid {
        down: "chance from which two rows of one list are one person".to_owned(),
        across: format!("chance from which rows of two lists are one person (by {method})"),
        rows: named(&mut rows.keys()),
        columns: named(&mut rows.values().next()?.keys()),
        cells: rows.values().map(|row| row.values().copied().collect()).collect(),
    })
}
