//! Claims of documents, many of them: read, reconciled and kept as a build keeps them. **All of it is invented.**
//!
//! Must not: be kept otherwise than a build keeps it.

use custody::{Arrival, CaseFolder, CountKept, Document, FindingKept, IncidentKept, shown_stamp};
use figures::told::{
    CountLine, FindingSpoken, FindingTold, Gathered, Setting, Voices, case_told, each_count,
};
use figures::{example, reconcile};
use serde::Serialize;
use std::error::Error;
use std::time::Instant;
use vocabulary::{Case, Digest, Edtf, Gazetteer, Reading, Registry};

/// How many incidents there are, how many things are counted of each, and how many people speak.
const INCIDENTS: usize = 5_000;
const COUNTED: [&str; 8] = [
    "killed",
    "killed female",
    "killed child",
    "killed civilian",
    "injured",
    "missing",
    "captured",
    "killed identified",
];
const SPEAKERS: usize = 300;
/// How many documents are taken in and kept at once.
const BATCH: usize = 500;
/// The key under which readings are kept.
const KEY: &str = "large_case";

/// Keeps so many documents with so many claims each.
pub(crate) fn keep(case: &mut CaseFolder, documents: usize, claims: usize) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let mut readings = Vec::new();
    let all: Vec<usize> = (0..documents).collect();
    for some in all.chunks(BATCH) {
        let mut made: Vec<(String, Reading)> = some.iter().map(|at| document(*at, claims)).collect();
        case.intake(made.iter().map(|(text, reading)| arrival(text, reading)).collect())?;
        case.keep_readings(made.iter().map(|(_, reading)| (&reading.source.sha256, KEY, reading)))?;
        let shown = made.iter().map(|(text, reading)| (shown_stamp(&reading.source.sha256, KEY), text));
        case.keep_stamps(&shown.collect::<Vec<_>>())?;
        let known = made.iter().map(|(_, reading)| (reading.source.sha256, Document::of(KEY, reading)));
        case.keep_documents(&known.collect::<Vec<_>>())?;
        readings.extend(made.drain(..).map(|(_, reading)| reading));
    }
    println!("{documents} documents of {claims} claims after {:.1} s", began.elapsed().as_secs_f64());
    counts(case, &readings)?;
    println!("reconciled and kept after {:.1} s", began.elapsed().as_secs_f64());
    Ok(())
}

/// A document: its text, and what is read of it.
fn document(at: usize, claims: usize) -> (String, Reading) {
    let figures: Vec<String> = (0..claims).map(|claim| figure(at * claims + claim)).collect();
    let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
    let path = format!("sources/report-{at:05}.txt");
    let mut reading = example::reading(&path, "1994-07-20", &format!("The Bell {}", at % 40), &figures);
    let text = figures.join("\n");
    reading.source.sha256 = Digest::of(text.as_bytes());
    (text, reading)
}

fn arrival(text: &str, reading: &Reading) -> Arrival {
    Arrival { path: reading.source.path.clone(), bytes: text.as_bytes().to_vec(), sidecar: None }
}

/// The words of a claim: of each count some twenty-five, by different people.
fn figure(at: usize) -> String {
    let count = at % (INCIDENTS * COUNTED.len());
    let (incident, what) = (count / COUNTED.len(), COUNTED[count % COUNTED.len()]);
    let speaker = (at * 31 + at / 977) % SPEAKERS;
    let number = 20 + incident % 60 + speaker % 7;
    let day = incident % 20 + 1;
    format!("{number} {what} at=Town_{} when=1994-06-{day:02} by=speaker_{speaker}", incident / 20)
}

/// The tables of counts, findings and incidents, as `toll build` keeps them.
fn counts(folder: &mut CaseFolder, readings: &[Reading]) -> Result<(), Box<dyn Error>> {
    let case: Case = folder.case().clone();
    let told = reconcile(&case, readings);
    let registry = Registry::default();
    let setting = Setting { case: &case, told: &told, readings, registry: &registry };
    let voices = Voices::of(&told);
    let (mut gathered, mut counted, mut claimed) = (Gathered::default(), 0, 0);
    let mut anew = folder.counts_anew()?;
    each_count(&setting, &voices, |count, claims, cells| {
        gathered.add(&count);
        counted += 1;
        claimed += claims.len();
        anew.count(CountKept {
            scope: count.scope.to_string(),
            incident: count.scope.incident.clone(),
            differs: count.differs(),
            decided: false,
            line: json(&CountLine::of(&count)),
            told: json(&count),
        })?;
        claims.iter().try_for_each(|(voice, claim)| anew.claim(*voice as u64, json(claim)))?;
        cells.iter().try_for_each(|cell| anew.cell(cell.voice as u64, cell.claims, cell.low, cell.high))
    })?;
    for ((name, claims), place) in voices.ranked.into_iter().zip(0..) {
        anew.speaker(place, name, claims)?;
    }
    for finding in &told.findings {
        let word = |value: String| value.trim_matches('"').to_owned();
        anew.finding(FindingKept {
            weight: word(json(&finding.weight)),
            kind: word(json(&finding.kind)),
            told: json(&FindingTold::of(finding, None)),
            spoken: json(&FindingSpoken::of(finding, None)),
        })?;
    }
    println!("{claimed} claims of {counted} counts, {} findings", told.findings.len());
    let case = case_told(&setting, gathered, None);
    let beside = [("case told", json(&case)), ("findings counted", json(&case.findings))];
    anew.finish("large_case", &beside.each_ref().map(|(name, told)| (*name, told.as_str())))?;
    let incidents = figures::placed(&told, readings, Gazetteer::bundled());
    let kept = incidents.into_iter().map(|told| IncidentKept {
        id: told.incident.id.clone(),
        day: told.incident.when.and_then(Edtf::first_day).map(|day| day.to_string()),
        told: json(&told),
    });
    Ok(folder.keep_incidents(&kept.collect::<Vec<_>>())?)
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers can always be written as JSON")
}
