//! All that a case says, as it counts: what the readers read, what models proposed and was accepted, and what reviewers decided
//! on claims.
//!
//! Must not: lose a decision. One that finds its claim no longer is a finding.

use super::findings::about_claims;
use super::proposals::Proposals;
use super::readings::{Faults, Readings};
use anyhow::Result;
use claims::{NoWhole, Reviewed};
use custody::CaseFolder;
use figures::Reconciliation;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::said::{Said, Term, case as words};
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
        let mut without: BTreeSet<Digest> = decisions.sources();
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
            findings.extend(apart(reading, &reviewed));
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
        let at = [Term::Number(*entry), Term::number(claim.start), Term::number(claim.end)];
        let (seen, remedy) = (words::UNFOUND.of(at), words::UNFOUND_REMEDY);
        about_claims(Weight::Warning, Some(&reading.source.path), seen, remedy, Vec::new())
    })
}

/// Figures that are not part of what a reviewer says.
fn apart<'f>(reading: &'f Reading, reviewed: &'f Reviewed) -> impl Iterator<Item = Finding> + 'f {
    reviewed.apart.iter().map(|(figure, entry, why)| {
        let seen = match why {
            NoWhole::Unfound => format!(
                "Entry {entry} of the ledger makes a figure part of another that is found no longer: what it is part of is \
                 what the reader found."
            ),
            NoWhole::Circle => format!(
                "Entry {entry} of the ledger would make a figure part of itself, by what others are part of: it stands alone."
            ),
        };
        let remedy = "Look at the document at the desk, and correct the claim with the whole that it has.";
        let claim = Arc::new(ClaimRef { source: reading.source.sha256, figure: figure.clone() });
        about_claims(Weight::Warning, Some(&reading.source.path), seen, remedy, vec![claim])
    })
}

/// Decisions on a source that was superseded, or cannot be read now.
fn uncounted(source: &Digest) -> Finding {
    let seen = words::UNCOUNTED.of([Term::text(source.short())]);
    about_claims(Weight::Warning, None, seen, words::UNCOUNTED_REMEDY, Vec::new())
}

/// Figures whose incident a reviewer settled, where there is no such incident now.
pub(super) fn misplaced(read: &[Reading], told: &Reconciliation) -> Vec<Finding> {
    let there: BTreeSet<&str> = told.incidents.iter().map(|incident| incident.id.as_str()).collect();
    let mut findings = Vec::new();
    for reading in read {
        for figure in &reading.figures {
            let Some(hand) = figure.read_by.hand() else { continue };
            let Some(incident) = hand.incident.as_deref().filter(|id| !there.contains(id)) else { continue };
            let seen = words::MISPLACED.of([Term::Number(hand.entry), Term::text(incident)]);
            let claim = ClaimRef { source: reading.source.sha256, figure: figure.id.clone() };
            let remedy = words::MISPLACED_REMEDY;
            let place = Some(reading.source.path.as_str());
            findings.push(about_claims(Weight::Warning, place, seen, remedy, vec![Arc::new(claim)]));
        }
    }
    findings
}

/// What reviewers changed, in one note.
fn told(rejected: usize, corrected: Vec<Arc<ClaimRef>>, added: Vec<Arc<ClaimRef>>) -> Option<Finding> {
    if rejected + corrected.len() + added.len() == 0 {
        return None;
    }
    let numbers = [rejected, corrected.len(), added.len()].map(Term::number);
    let seen = words::REVIEWED.of(numbers);
    let about = corrected.into_iter().chain(added).collect();
    Some(about_claims(Weight::Note, None, seen, words::REVIEWED_REMEDY, about))
}

fn unsure(about: Vec<Arc<ClaimRef>>) -> Option<Finding> {
    let seen: Said = match about.len() {
        0 => return None,
        1 => words::UNSURE_ONE.into(),
        many => words::UNSURE_MANY.of([Term::number(many)]),
    };
    Some(about_claims(Weight::Note, None, seen, words::UNSURE_REMEDY, about))
}
