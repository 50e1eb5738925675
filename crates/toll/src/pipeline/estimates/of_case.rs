//! The estimates that a case declares, for its site.
//!
//! Must not: make any where the case declares none, or end a build. What cannot be estimated is a finding.

use super::{charted, estimates, methods, settings};
use crate::pipeline::captured::of_registry;
use crate::pipeline::{self, Registered};
use custody::CaseFolder;
use publication::charts::Estimates;
use rayon::ThreadPool;
use vocabulary::{EstimateReport, Finding, FindingKind, Record, Registry, Weight};

/// The estimates of a case that declares them, and what is to be said where there are none.
pub(crate) fn of_case(
    folder: &CaseFolder,
    pool: &ThreadPool,
    registered: &Registered,
    records: &[Record],
) -> (Option<Estimates>, Option<Finding>) {
    let Some(asked) = &folder.case().estimate else { return (None, None) };
    let gathered = pipeline::gathered(folder, records);
    let captured = gathered.and_then(|gathered| of_registry(folder, pool, registered, &gathered, asked));
    let captured = match captured {
        Ok(captured) => captured,
        Err(error) => return (None, Some(refused(&format!("Nothing is estimated: {error:#}.")))),
    };
    let methods = methods(asked, false);
    let estimated = pool.install(|| estimates(&captured, &methods, &settings(asked), &|_| {}));
    let finding = finding(&estimated.report);
    let mut estimates = charted(&estimated);
    titled(&mut estimates.report, &registered.registry);
    for without in &mut estimates.without {
        titled(&mut without.report, &registered.registry);
    }
    (Some(estimates), finding)
}

/// Where every method refuses, who works on the case should know it before readers do.
fn finding(report: &EstimateReport) -> Option<Finding> {
    let why = report.refusals.first().filter(|_| report.estimates.is_empty())?;
    Some(refused(&format!("The lists bear no estimate: {}", why.reason)))
}

fn refused(seen: &str) -> Finding {
    Finding {
        kind: FindingKind::Registry,
        weight: Weight::Warning,
        place: Some("case.toml".to_owned()),
        seen: seen.to_owned(),
        remedy: "Look at [estimate] in case.toml and at what `toll estimate` says of this case.".to_owned(),
        about: Vec::new(),
    }
}

/// Lists under the titles that the site gives them.
fn titled(report: &mut EstimateReport, registry: &Registry) {
    let title = |list: &String| {
        let told = registry.lists.iter().find(|told| told.path == *list);
        told.and_then(|told| told.title.clone()).unwrap_or_else(|| list.clone())
    };
    let titles: Vec<String> = report.histories.lists().iter().map(title).collect();
    // Two lists of one title stay under their paths, by which they differ.
    if let Ok(titled) = vocabulary::Histories::new(titles, report.histories.cells()) {
        report.histories = titled;
    }
}
