//! Claims of documents, many of them: read, reconciled and kept as a build keeps them. **All of it is invented.**
//!
//! Must not: be kept otherwise than a build keeps it.

use custody::{Arrival, CaseFolder, CountKept, Document, IncidentKept, shown_stamp};
use figures::told::{CountLine, FindingTold, Gathered, Setting, Voices, case_told, each_count};
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
/// The key under which readings are kept.
const KEY: &str = "large_case";

/// Keeps so many documents with so many claims each.
pub(crate) fn keep(case: &mut CaseFolder, documents: usize, claims: usize) -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let mut readings = Vec::new();
    for document in 0..documents {
        let figures: Vec<String> = (0..claims).map(|at| figure(document * claims + at)).collect();
        let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
        let path = format!("sources/report-{document:05}.txt");
        let mut reading =
            example::reading(&path, "1994-07-20", &format!("The Bell {}", document % 40), &figures);
        let text = figures.join("\n");
        reading.source.sha256 = Digest::of(text.as_bytes());
        case.intake(vec![Arrival { path, bytes: text.clone().into_bytes(), sidecar: None }])?;
        let sha256 = reading.source.sha256;
        case.keep_readings([(&sha256, KEY, &reading)])?;
        case.keep_stamp(&shown_stamp(&sha256, KEY), &text)?;
        case.keep_documents(&[(sha256, Document::of(KEY, &reading))])?;
        readings.push(reading);
    }
    println!("{documents} documents of {claims} claims after {:.1} s", began.elapsed().as_secs_f64());
    counts(case, &readings)?;
    println!("reconciled and kept after {:.1} s", began.elapsed().as_secs_f64());
    Ok(())
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
    let (mut gathered, mut claimed) = (Gathered::default(), 0);
    let mut anew = folder.counts_anew()?;
    each_count(&setting, &voices, |count, claims, cells| {
        gathered.add(&count);
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
        anew.finding(
            word(json(&finding.weight)),
            word(json(&finding.kind)),
            json(&FindingTold::of(finding, None)),
        )?;
    }
    println!("{claimed} claims of {} counts, {} findings", told.tallies.len(), told.findings.len());
    anew.finish("large_case", &[("case told", &json(&case_told(&setting, gathered, None)))])?;
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
