//! The estimates that a case declares, for its site: made where something that they depend on has changed, else as they are kept.
//!
//! Must not: make any where the case declares none, or end a build for what cannot be estimated. That is a finding.

use super::{charted, estimates, methods, settings};
use crate::pipeline::captured::of_registry;
use crate::pipeline::{self, Registered, Work};
use anyhow::Result;
use custody::CaseFolder;
use publication::charts::Estimates;
use rayon::ThreadPool;
use std::sync::atomic::{AtomicUsize, Ordering};
use vocabulary::said::{Said, Term, case as words};
use vocabulary::{Digest, EstimateReport, EstimateSettings, Finding, FindingKind, Record, Registry, Weight};

/// Changes whenever estimates would come out otherwise, or be kept otherwise, from the same registry and settings.
const ESTIMATES_VERSION: &str = "1";
/// The stamp that says what the estimates were made from.
const MADE_FROM: &str = "estimates made from";
/// The stamp that holds them.
const KEPT: &str = "estimates";

/// The estimates of a case that declares them, and what is to be said where there are none. `registered` is the registry that
/// the case keeps.
///
/// # Errors
/// What custody reports.
pub(crate) fn of_case(
    folder: &mut CaseFolder,
    pool: &ThreadPool,
    registered: &Registered,
    records: &[Record],
    work: &mut Work,
) -> Result<(Option<Estimates>, Option<Finding>)> {
    let Some(asked) = folder.case().estimate.clone() else { return Ok((None, None)) };
    let made_from = made_from(&asked, folder.registry_made_from()?.as_deref());
    if let Some(kept) = kept(folder, &made_from)? {
        let finding = finding(&kept.report);
        return Ok((Some(kept), finding));
    }
    let gathered = pipeline::gathered(folder, records);
    let captured = gathered.and_then(|gathered| of_registry(folder, pool, registered, &gathered, &asked));
    let captured = match captured {
        Ok(captured) => captured,
        Err(error) => {
            return Ok((
                None,
                Some(refused(words::NOTHING_ESTIMATED.of([Term::Text(format!("{error:#}"))]))),
            ));
        }
    };
    let methods = methods(&asked, !captured.strata.is_empty(), true);
    let done = AtomicUsize::new(0);
    let tell = |_| {
        done.fetch_add(1, Ordering::Relaxed);
    };
    let estimated = pool.install(|| estimates(&captured, &methods, &settings(&asked), &tell));
    work.estimated += done.into_inner();
    let finding = finding(&estimated.report);
    let mut estimates = charted(&estimated);
    titled(&mut estimates.report, &registered.registry);
    for without in &mut estimates.without {
        titled(&mut without.report, &registered.registry);
    }
    folder.keep_stamps(&[(MADE_FROM, made_from), (KEPT, serde_json::to_string(&estimates)?)])?;
    Ok((Some(estimates), finding))
}

/// The digest of all that estimates depend on: the registry stands for lists, judgements and incidents.
fn made_from(asked: &EstimateSettings, registry: Option<&str>) -> String {
    let all = serde_json::to_vec(&(env!("CARGO_PKG_VERSION"), ESTIMATES_VERSION, asked, registry));
    Digest::of(&all.expect("texts and numbers can always be written as JSON")).to_string()
}

/// The estimates that are kept, where they were made from this; such as cannot be read back are made anew.
fn kept(folder: &CaseFolder, made_from: &str) -> Result<Option<Estimates>> {
    if folder.stamp(MADE_FROM)?.as_deref() != Some(made_from) {
        return Ok(None);
    }
    Ok(folder.stamp(KEPT)?.and_then(|kept| serde_json::from_str(&kept).ok()))
}

/// Where every method refuses, who works on the case should know it before readers do.
fn finding(report: &EstimateReport) -> Option<Finding> {
    let why = report.refusals.first().filter(|_| report.estimates.is_empty())?;
    Some(refused(words::NO_ESTIMATE.of([Term::text(&why.reason)])))
}

fn refused(seen: Said) -> Finding {
    Finding {
        kind: FindingKind::Registry,
        weight: Weight::Warning,
        place: Some("case.toml".to_owned()),
        seen,
        remedy: words::ESTIMATE_REMEDY.into(),
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
