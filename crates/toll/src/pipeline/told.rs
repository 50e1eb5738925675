//! What a build makes of claims, for those who work on the case: handed from the stages to the tables that custody keeps.
//!
//! Must not: reckon. What is told is made by `figures` and `publication`.

use super::lists::Noticed;
use anyhow::{Context, Result};
use custody::{CaseFolder, CountKept, CustodyError, FindingKept, Head};
use figures::told::{
    CountLine, EstimatedTold, FindingSpoken, FindingTold, Gathered, Setting, Voices, case_told, each_count,
};
use publication::{Edition, FigureChanges, FigurePublished, Material};
use std::collections::{BTreeMap, VecDeque};
use vocabulary::{Finding, Weight, limits};

/// Keeps all that is told of a case in place of what was told before. `made_from` names what it depends on, `head` is the
/// ledger's.
pub(super) fn keep(
    folder: &mut CaseFolder,
    material: &Material,
    noticed: &[Noticed],
    made_from: &str,
    head: &Head,
) -> Result<()> {
    let before = last_edition(folder)?;
    let setting = Setting {
        case: material.case,
        told: material.reconciliation,
        readings: material.readings,
        registry: material.registry,
    };
    let voices = Voices::of(setting.told);
    let (mut gathered, mut figures) = (Gathered::default(), Vec::new());
    let mut anew = folder.counts_anew()?;
    each_count(&setting, &voices, |count, claims, cells| {
        gathered.add(&count);
        figures.push(FigurePublished::of(&count));
        anew.count(CountKept {
            scope: count.scope.to_string(),
            incident: count.scope.incident.clone(),
            differs: count.differs(),
            decided: count.decided.is_some() || count.chosen.is_some(),
            line: json(&CountLine::of(&count)),
            told: json(&count),
        })?;
        for (voice, claim) in &claims {
            anew.claim(*voice as u64, json(claim))?;
        }
        cells.iter().try_for_each(|cell| anew.cell(cell.voice as u64, cell.claims, cell.low, cell.high))
    })?;
    for ((name, claims), place) in voices.ranked.into_iter().zip(0..) {
        anew.speaker(place, name, claims)?;
    }
    keep_findings(&setting.told.findings, noticed, &mut |kept| anew.finding(kept))?;
    let made = material.estimates.map(|made| &made.report);
    let estimated = material.case.estimate.as_ref().map(|settings| EstimatedTold::of(made, settings));
    let case = case_told(&setting, gathered, estimated);
    let edition = Edition::of(material, figures, before.as_ref().map(|(_, before)| before));
    let changes = before
        .map(|(entry, before)| (entry, FigureChanges::between(&before, &edition, limits::CHANGES_TOLD_MAX)));
    let counted = json(&case.findings);
    let (case, changes, at) = (json(&case), json(&changes), head.to_string());
    let told = json(&edition.without_figures());
    let edition = String::from_utf8(edition.write()).context("an edition is text")?;
    let beside = [
        ("case told", case.as_str()),
        ("findings counted", counted.as_str()),
        ("changes since", changes.as_str()),
        ("edition", edition.as_str()),
        ("edition told", told.as_str()),
        ("counts made at", at.as_str()),
    ];
    Ok(anew.finish(made_from, &beside)?)
}

/// What was kept of the last publication, with its entry; `None` where there was none.
fn last_edition(folder: &CaseFolder) -> Result<Option<(u64, Edition)>> {
    let Some((entry, last)) = folder.last_publication()? else { return Ok(None) };
    let kept = folder.original(&last.record)?;
    let read = Edition::read(&kept).map_err(|why| anyhow::anyhow!("the publication of entry {entry}: {why}"));
    read.map(|edition| Some((entry, edition)))
}

type Keep<'k> = dyn FnMut(FindingKept) -> Result<(), CustodyError> + 'k;

/// The heaviest first, as the site has them; those of lists with their words for those who may see them.
fn keep_findings(findings: &[Finding], noticed: &[Noticed], keep: &mut Keep) -> Result<()> {
    let mut wholes: BTreeMap<String, VecDeque<&Finding>> = BTreeMap::new();
    for noticed in noticed {
        wholes.entry(json(&noticed.to_all)).or_default().push_back(&noticed.whole);
    }
    for weight in [Weight::Fault, Weight::Warning, Weight::Note] {
        for finding in findings.iter().filter(|finding| finding.weight == weight) {
            let whole = wholes.get_mut(&json(finding)).and_then(VecDeque::pop_front);
            keep(FindingKept {
                weight: word(&finding.weight),
                kind: word(&finding.kind),
                told: json(&FindingTold::of(finding, whole)),
                spoken: json(&FindingSpoken::of(finding, whole)),
            })?;
        }
    }
    Ok(())
}

/// A word as it stands in files.
fn word(value: &impl serde::Serialize) -> String {
    json(value).trim_matches('"').to_owned()
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers can always be written as JSON")
}
