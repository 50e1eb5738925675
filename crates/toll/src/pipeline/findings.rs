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
use vocabulary::{ClaimRef, Decision, Finding, FindingKind, Reading, Weight};

fn finding(kind: FindingKind, weight: Weight, place: &str, seen: String, remedy: &str) -> Finding {
    Finding { kind, weight, place: Some(place.to_owned()), seen, remedy: sentence(remedy), about: Vec::new() }
}

/// What is to be said of decisions on claims.
pub(super) fn about_claims(
    weight: Weight,
    place: Option<&str>,
    seen: String,
    remedy: &str,
    about: Vec<Arc<ClaimRef>>,
) -> Finding {
    let (place, remedy) = (place.map(str::to_owned), remedy.to_owned());
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
        &fault.remedy,
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
            let seen = format!(
                "The file was changed after it was taken in: it was {} and is {} now.",
                earlier.short(),
                later.short()
            );
            let remedy = "The later one counts, the earlier is kept among the originals; find out who changed it and why";
            finding(FindingKind::SourceChanged, Weight::Warning, path, seen, remedy)
        })
        .collect();
    // What was handed in never lay in a folder.
    let handed = folder.handed_in()?;
    let lies =
        |held: &custody::Held| seen.contains(&held.path) || handed.get(&held.path) == Some(&held.sha256);
    let gone = folder.held()?.into_iter().filter(|held| !lies(held));
    findings.extend(gone.map(|held| {
        let seen = "The file no longer lies in the folder from which it was taken in.".to_owned();
        let remedy =
            "It still counts, from the copy among the originals; put it back if it was removed by mistake";
        finding(FindingKind::SourceGone, Weight::Warning, &held.path, seen, remedy)
    }));
    Ok(findings)
}

/// What the reader says it could not do.
pub(super) fn of_reader(readings: &[Reading]) -> Vec<Finding> {
    let each =
        readings.iter().flat_map(|reading| reading.warnings.iter().map(move |warning| (reading, warning)));
    each.map(|(reading, warning)| {
        let remedy = "Check it, and say what is right in a file beside the source";
        finding(FindingKind::Reader, Weight::Note, &reading.source.path, sentence(warning), remedy)
    })
    .collect()
}

/// What a model proposed that waits for a person, and what it could not be asked.
pub(super) fn of_proposals(readings: &Readings, proposals: &Proposals) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (held, _) in &readings.held {
        let waiting = proposals.waiting(&held.sha256);
        if waiting > 0 {
            let (s, wait) = if waiting == 1 { ("", "waits") } else { ("s", "wait") };
            let seen = format!(
                "A model proposes {waiting} figure{s} here that {wait} for review: no claim, and counted in nothing."
            );
            let remedy = "See them on the document's page at the desk, or with \"toll proposals\" and the case's folder, beside the words";
            findings.push(finding(FindingKind::Proposed, Weight::Note, &held.path, seen, remedy));
        }
    }
    for path in &proposals.left_out {
        let seen =
            "The model was not asked about all of this source: it is above the limits for that.".to_owned();
        let remedy = "The grammar reads the rest alone; look through it yourself, or split the source";
        findings.push(finding(FindingKind::Proposed, Weight::Note, path, seen, remedy));
    }
    let mut why: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (path, reason) in &proposals.unanswered {
        why.entry(reason).or_default().push(path);
    }
    findings.extend(why.into_iter().map(|(reason, paths)| {
        let sources = if paths.len() == 1 { "1 source".to_owned() } else { format!("{} sources", paths.len()) };
        let seen = format!("The model left questions about {sources} unanswered: {reason}.");
        let remedy = "The grammar's readings stand; start the server and build again, or take [reader.model] out of case.toml";
        finding(FindingKind::Unanswered, Weight::Warning, paths[0], seen, remedy)
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
    let (figures, were) = if about.len() == 1 { ("figure", "was") } else { ("figures", "were") };
    let seen = format!(
        "{} {figures} {were} proposed by a model; words, number and what happened were checked by the grammar.",
        about.len()
    );
    let remedy = "Look at the words of each before you rely on it; counted = false under [reader.model] leaves them out of all tallies.";
    (!about.is_empty()).then(|| Finding {
        kind: FindingKind::Proposed,
        weight: Weight::Note,
        place: None,
        seen,
        remedy: remedy.to_owned(),
        about,
    })
}
