//! What the pipeline notices, as findings beside those of the checks.
//!
//! Must not: settle anything.

use super::proposals::Proposals;
use super::readings::{Fault, Readings};
use anyhow::Result;
use custody::CaseFolder;
use sources::{Refusal, Why};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::said::{Noun, Said, Term, case as words};
use vocabulary::{ClaimRef, Decision, Finding, FindingKind, Reading, Weight};

fn finding(
    kind: FindingKind,
    weight: Weight,
    place: &str,
    seen: impl Into<Said>,
    remedy: impl Into<Said>,
) -> Finding {
    let (seen, remedy) = (seen.into(), remedy.into());
    Finding { kind, weight, place: Some(place.to_owned()), seen, remedy, about: Vec::new() }
}

/// What is to be said of decisions on claims.
pub(super) fn about_claims(
    weight: Weight,
    place: Option<&str>,
    seen: impl Into<Said>,
    remedy: impl Into<Said>,
    about: Vec<Arc<ClaimRef>>,
) -> Finding {
    let (place, seen, remedy) = (place.map(str::to_owned), seen.into(), remedy.into());
    Finding { kind: FindingKind::Reviewed, weight, place, seen, remedy, about }
}

/// With a capital and a full stop.
pub(super) fn sentence(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars.next().map(|first| first.to_uppercase().collect()).unwrap_or_default();
    let end = if words.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", chars.as_str())
}

/// A file that could not be taken in, or a sidecar that could not be used.
pub(super) fn refused(path: &str, refusal: &Refusal) -> Finding {
    let weight = match refusal.why {
        Why::Sidecar { .. } | Why::LoneSidecar => Weight::Warning,
        _ => Weight::Fault,
    };
    unread_as(weight, path, &Fault::of(refusal))
}

/// A source that is held and cannot be read.
pub(super) fn unread(path: &str, fault: &Fault) -> Finding {
    unread_as(Weight::Fault, path, fault)
}

fn unread_as(weight: Weight, path: &str, fault: &Fault) -> Finding {
    let place = fault.place.as_ref().map(|place| format!("{path}, {place}"));
    finding(
        FindingKind::Unreadable,
        weight,
        place.as_deref().unwrap_or(path),
        sentence(&fault.seen),
        sentence(&fault.remedy),
    )
}

/// Sources that changed since they were taken in, and those that no longer lie where they did.
pub(super) fn of_ledger(folder: &CaseFolder, seen: &BTreeSet<String>) -> Result<Vec<Finding>> {
    let mut changed = BTreeMap::new();
    folder.entries(|entry| {
        if let Decision::Superseded { path, earlier, later } = entry.decision
            // A later release of a list has a finding of its own.
            && !super::lists::is_list(&path)
        {
            changed.insert(path, (earlier, later));
        }
        Ok(())
    })?;
    let mut findings: Vec<Finding> = changed
        .iter()
        .map(|(path, (earlier, later))| {
            let seen = words::CHANGED.of([Term::text(earlier.short()), Term::text(later.short())]);
            finding(FindingKind::SourceChanged, Weight::Warning, path, seen, words::CHANGED_REMEDY)
        })
        .collect();
    // What was handed in never lay in a folder.
    let handed = folder.handed_in()?;
    let lies =
        |held: &custody::Held| seen.contains(&held.path) || handed.get(&held.path) == Some(&held.sha256);
    let gone = folder.held()?.into_iter().filter(|held| !lies(held));
    findings.extend(gone.map(|held| {
        let (kind, weight) = (FindingKind::SourceGone, Weight::Warning);
        finding(kind, weight, &held.path, words::GONE, words::GONE_REMEDY)
    }));
    Ok(findings)
}

/// What the reader says it could not do.
pub(super) fn of_reader(readings: &[Reading]) -> Vec<Finding> {
    let each =
        readings.iter().flat_map(|reading| reading.warnings.iter().map(move |warning| (reading, warning)));
    each.map(|(reading, warning)| {
        let path = &reading.source.path;
        finding(FindingKind::Reader, Weight::Note, path, sentence(warning), words::READER_REMEDY)
    })
    .collect()
}

/// What a model proposed that waits for a person, and what it could not be asked.
pub(super) fn of_proposals(readings: &Readings, proposals: &Proposals) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (held, _) in &readings.held {
        let waiting = proposals.waiting(&held.sha256);
        if waiting > 0 {
            let seen: Said = match waiting {
                1 => words::PROPOSED_ONE.into(),
                many => words::PROPOSED_MANY.of([Term::number(many)]),
            };
            let (kind, weight) = (FindingKind::Proposed, Weight::Note);
            findings.push(finding(kind, weight, &held.path, seen, words::PROPOSED_REMEDY));
        }
    }
    for path in &proposals.left_out {
        let (kind, weight) = (FindingKind::Proposed, Weight::Note);
        findings.push(finding(kind, weight, path, words::LEFT_OUT, words::LEFT_OUT_REMEDY));
    }
    let mut why: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, reason) in &proposals.unanswered {
        why.entry(reason).or_default().push(path);
    }
    findings.extend(why.into_iter().map(|(reason, paths)| {
        let sources = Term::many(Noun::Source, paths.len());
        let seen = words::UNANSWERED.of([sources, Term::text(reason)]);
        finding(FindingKind::Unanswered, Weight::Warning, paths[0], seen, words::UNANSWERED_REMEDY)
    }));
    findings
}

/// Which figures of the case were proposed by a model.
pub(super) fn of_accepted(readings: &[Reading]) -> Option<Finding> {
    let claims = readings.iter().flat_map(|reading| {
        let proposed = reading.figures.iter().filter(|figure| figure.read_by.model().is_some());
        proposed.map(|f| Arc::new(ClaimRef { source: reading.source.sha256, figure: f.id.clone() }))
    });
    let about: Vec<Arc<ClaimRef>> = claims.collect();
    let seen = match about.len() {
        1 => words::ACCEPTED_ONE.into(),
        many => words::ACCEPTED_MANY.of([Term::number(many)]),
    };
    (!about.is_empty()).then(|| Finding {
        kind: FindingKind::Proposed,
        weight: Weight::Note,
        place: None,
        seen,
        remedy: words::ACCEPTED_REMEDY.into(),
        about,
    })
}
