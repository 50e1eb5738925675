//! A case in which something is counted, as a build leaves it. All people and places are fictional.

use crate::browser::{Served, clock, list, serve_with, write};
use custody::{CaseFolder, CountKept, CountsAnew, FindingKept};
use figures::told::{
    CountLine, EstimatedTold, FindingSpoken, FindingTold, Gathered, Setting, Voices, case_told, each_count,
};
use figures::{Reconciliation, example, reconcile};
use publication::{DisclosureWarning, Edition, FigureChanges, FigurePublished, Material};
use std::path::Path;
use vocabulary::{Case, Reading, Registry};

pub(crate) const KILLED: &str = "odry-2031-05-05/killed/people";
/// The address of its page.
pub(crate) const PAGE: &str = "/count/odry-2031-05-05/killed/people";
/// Words that only those see who see what is withheld.
pub(crate) const WORDS: &str = "31 killed at=Odry when=2031-05-05 by=<b>the_mayor</b>";

/// What three fictional papers say; the last of them `more` besides.
pub(crate) fn readings(more: &[&str]) -> Vec<Reading> {
    let at = |words: &str| format!("{words} killed at=Odry when=2031-05-05");
    let star: Vec<String> = more.iter().map(|words| at(words)).collect();
    let star: Vec<&str> = star.iter().map(String::as_str).collect();
    vec![
        example::reading("bell.txt", "2031-05-07", "The Bell", &[WORDS, "4 missing at=Odry when=2031-05-05"]),
        example::reading("post.txt", "2031-05-08", "The Post", &[&at("27 by=a_hospital")]),
        example::reading("star.txt", "2031-05-09", "The Star", &star),
    ]
}

/// Builds a case from readings: tables and a preview of these pages.
pub(crate) fn build(dir: &Path, readings: &[Reading], pages: &[(&str, &str)]) {
    build_warned(dir, readings, pages, Vec::new());
}

/// The same, with warnings of disclosure.
pub(crate) fn build_warned(
    dir: &Path,
    readings: &[Reading],
    pages: &[(&str, &str)],
    warnings: Vec<DisclosureWarning>,
) {
    let mut folder = CaseFolder::open_by(dir, clock().always()).unwrap();
    build_in(&mut folder, readings, pages, warnings, None);
}

fn build_in(
    folder: &mut CaseFolder,
    readings: &[Reading],
    pages: &[(&str, &str)],
    warnings: Vec<DisclosureWarning>,
    estimated: Option<EstimatedTold>,
) {
    let preview = folder.root().join("preview");
    let _ = std::fs::remove_dir_all(&preview);
    pages.iter().for_each(|(path, text)| write(preview.join(path), text));
    list(&preview, pages);
    let case: Case = folder.settled_case().unwrap();
    let mut told = reconcile(&case, readings);
    told.decided = figures::decided(&told, readings, &folder.overrides().unwrap()).0;
    let registry = Registry::default();
    let setting = Setting { case: &case, told: &told, readings, registry: &registry };
    let voices = Voices::of(&told);
    let before = folder.last_publication().unwrap();
    let before =
        before.map(|(entry, last)| (entry, Edition::read(&folder.original(&last.record).unwrap()).unwrap()));
    let head = folder.head().unwrap();
    let (mut gathered, mut figures) = (Gathered::default(), Vec::new());
    let mut anew = folder.counts_anew().unwrap();
    each_count(&setting, &voices, |count, claims, cells| {
        gathered.add(&count);
        figures.push(FigurePublished::of(&count));
        anew.count(CountKept {
            scope: count.scope.to_string(),
            incident: count.scope.incident.clone(),
            differs: count.differs(),
            decided: count.decided.is_some(),
            line: json(&CountLine::of(&count)),
            told: json(&count),
        })?;
        claims.iter().try_for_each(|(voice, claim)| anew.claim(*voice as u64, json(claim)))?;
        cells.iter().try_for_each(|cell| anew.cell(cell.voice as u64, cell.claims, cell.low, cell.high))
    })
    .unwrap();
    keep_beside(&mut anew, voices, &told);
    let material = Material {
        case: &case,
        readings,
        text_of: &|_| String::new(),
        reconciliation: &told,
        records: &[],
        registry: &registry,
        estimates: None,
        sdg: None,
        absorbed: &[],
        head: "0",
    };
    let mut edition = Edition::of(&material, figures, before.as_ref().map(|(_, before)| before));
    edition.warnings.extend(warnings);
    let changes = before.map(|(entry, before)| (entry, FigureChanges::between(&before, &edition, 99)));
    let case = case_told(&setting, gathered, estimated);
    let (counted, case, changes) = (json(&case.findings), json(&case), json(&changes));
    let (whole, told) = (String::from_utf8(edition.write()).unwrap(), json(&edition.without_figures()));
    let made_from = head.digest.to_string();
    let beside = [
        ("case told", case.as_str()),
        ("findings counted", &counted),
        ("changes since", &changes),
        ("edition", &whole),
        ("edition told", &told),
        ("counts made at", &head.to_string()),
        ("preview made from", &made_from),
    ];
    anew.finish(&made_from, &beside).unwrap();
}

/// The speakers and findings of a build.
fn keep_beside(anew: &mut CountsAnew, voices: Voices, told: &Reconciliation) {
    for ((name, claims), place) in voices.ranked.into_iter().zip(0..) {
        anew.speaker(place, name, claims).unwrap();
    }
    for finding in &told.findings {
        let word = |value: String| value.trim_matches('"').to_owned();
        let kept = FindingKept {
            weight: word(json(&finding.weight)),
            kind: word(json(&finding.kind)),
            told: json(&FindingTold::of(finding, None)),
            spoken: json(&FindingSpoken::of(finding, None)),
        };
        anew.finding(kept).unwrap();
    }
}

/// A served case that was built.
pub(crate) async fn served() -> Served {
    serve_with(|dir| build(dir, &readings(&[]), &[("index.html", "<p>the first")])).await
}

/// The same with an estimate, of these people.
pub(crate) async fn served_estimated(estimated: EstimatedTold) -> Served {
    serve_with(|dir| {
        let mut folder = CaseFolder::open_by(dir, clock().always()).unwrap();
        let pages = [("index.html", "<p>the first")];
        build_in(&mut folder, &readings(&[]), &pages, Vec::new(), Some(estimated));
    })
    .await
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap()
}
