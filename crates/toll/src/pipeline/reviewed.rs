//! All that a case says, as it counts: what the readers read, what models proposed and was accepted, and what reviewers decided
//! on claims.
//!
//! Must not: lose a decision. One that finds its claim no longer is a finding.

use super::findings::about_claims;
use super::proposals::Proposals;
use super::readings::{Faults, Readings};
use anyhow::Result;
use claims::Reviewed;
use custody::CaseFolder;
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::{ClaimRef, Digest, Finding, Reading, Weight};

/// All that a case says, as it counts.
pub(super) struct Counting {
    /// The readings, in the order of the paths.
    pub(super) read: Vec<Reading>,
    /// Those that could not be read back.
    pub(super) lost: Faults,
    /// What is to be said of decisions on claims.
    pub(super) findings: Vec<Finding>,
}

impl Counting {
    pub(super) fn of(folder: &CaseFolder, readings: &Readings, proposals: &Proposals) -> Result<Counting> {
        let (mut read, lost) = readings.load(folder)?;
        read.iter_mut().for_each(|reading| proposals.add_to(reading));
        let decisions = folder.claim_decisions()?;
        let mut without: std::collections::BTreeSet<Digest> = decisions.sources();
        let mut findings = Vec::new();
        let mut done: BTreeMap<&str, Vec<Arc<ClaimRef>>> = BTreeMap::new();
        let mut rejected = 0;
        for reading in &mut read {
            let source = reading.source.sha256;
            if !without.remove(&source) {
                continue;
            }
            let text = readings.text_of(folder, &source)?;
            let reviewed = claims::reviewed(reading, &decisions, &text);
            rejected += reviewed.rejected;
            findings.extend(unfound(reading, &reviewed));
            let Reviewed { corrected, added, unsure, .. } = reviewed;
            for (what, ids) in [("corrected", corrected), ("added", added), ("unsure", unsure)] {
                let about = ids.into_iter().map(|figure| Arc::new(ClaimRef { source, figure }));
                done.entry(what).or_default().extend(about);
            }
        }
        let mut about = |what: &str| done.remove(what).unwrap_or_default();
        findings.extend(told(rejected, about("corrected"), about("added")));
        findings.extend(unsure(about("unsure")));
        findings.extend(without.iter().map(uncounted));
        Ok(Counting { read, lost, findings })
    }
}

fn unfound<'f>(reading: &'f Reading, reviewed: &'f Reviewed) -> impl Iterator<Item = Finding> + 'f {
    reviewed.unfound.iter().map(|(entry, claim)| {
        let seen = format!(
            "What entry {entry} of the ledger decides on the words at characters {} to {} finds its claim no longer: this \
             version reads them otherwise.",
            claim.start, claim.end
        );
        let remedy = "Look at the document at the desk, decide anew, and withdraw the old decision.";
        about_claims(Weight::Warning, Some(&reading.source.path), seen, remedy, Vec::new())
    })
}

/// Decisions on a source that was superseded, or cannot be read now.
fn uncounted(source: &Digest) -> Finding {
    let seen = format!(
        "Decisions on claims of the source {} rest: the case does not count that source now.",
        source.short()
    );
    let remedy = "Where another file took its place, decide on the claims of that one.";
    about_claims(Weight::Warning, None, seen, remedy, Vec::new())
}

/// What reviewers changed, in one note.
fn told(rejected: usize, corrected: Vec<Arc<ClaimRef>>, added: Vec<Arc<ClaimRef>>) -> Option<Finding> {
    if rejected + corrected.len() + added.len() == 0 {
        return None;
    }
    let seen = format!(
        "By decision of reviewers {rejected} of the claims that were read are rejected and count in nothing, {} figures are \
         corrected and {} are added by hand.",
        corrected.len(),
        added.len()
    );
    let about = corrected.into_iter().chain(added).collect();
    let remedy = "Nothing need be done: the ledger has each decision with its reason.";
    Some(about_claims(Weight::Note, None, seen, remedy, about))
}

fn unsure(about: Vec<Arc<ClaimRef>>) -> Option<Finding> {
    if about.is_empty() {
        return None;
    }
    let figures = if about.len() == 1 { "figure" } else { "figures" };
    let seen =
        format!("Reviewers are unsure of {} {figures} that counts until somebody decides.", about.len());
    let seen = if about.len() == 1 { seen } else { seen.replace("that counts", "that count") };
    let remedy = "Read the words again, and accept, correct or reject it.";
    Some(about_claims(Weight::Note, None, seen, remedy, about))
}
