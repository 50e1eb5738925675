//! The gold corpus as one case: real shapes of figures, told of fictional and historic events.

mod common;
use common::{all, claim, ids};
use std::path::Path;
use vocabulary::{Digest, FindingKind, Reading, Rule};

/// The gold readings. Their sources lack what a file would add: path, digest, publisher.
fn gold() -> Vec<Reading> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus/english");
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus lies in the repository")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.to_string_lossy().ends_with(".gold.json"))
        .collect();
    paths.sort();
    paths.iter().map(|path| reading(path)).collect()
}

fn reading(path: &Path) -> Reading {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).expect("a readable file");
    let mut json: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    json["source"]["sha256"] = Digest::of(name.as_bytes()).to_string().into();
    json["source"]["path"] = name.into();
    json["warnings"] = serde_json::json!([]);
    for place in json["places"].as_array_mut().expect("places") {
        place["country"] = place["country"].take();
    }
    serde_json::from_value(json).expect("a reading")
}

#[test]
fn thirty_documents_on_unlike_events_share_no_incident_by_mistake() {
    let readings = gold();
    let reconciled = all(&readings);
    for id in
        ["selm-1994-06-14", "odera-2025-03-03", "odera-2011-08", "tarvo-2024-11-07", "aberfan-1966-10-21"]
    {
        assert!(ids(&reconciled).contains(&id), "{id}");
    }
    for incident in &reconciled.incidents {
        let told: std::collections::BTreeSet<_> = (reconciled.belongs.iter())
            .filter(|(_, id)| ***id == *incident.id)
            .map(|(claim, _)| claim.source)
            .collect();
        assert_eq!(told.len(), 1, "{} is told of in one document only", incident.id);
    }
}

#[test]
fn no_stated_breakdown_of_the_gold_exceeds_its_whole() {
    let reconciled = all(&gold());
    let parts = |kind| matches!(kind, FindingKind::PartAboveWhole | FindingKind::PartsAboveWhole);
    assert!(reconciled.findings.iter().all(|finding| !parts(finding.kind)), "{:?}", reconciled.findings);
}

#[test]
fn the_denied_and_the_revised_stay_out_of_the_toll_of_tarvo() {
    let readings = gold();
    let tarvo = readings.iter().find(|reading| reading.source.path.contains("tarvo")).expect("in the corpus");
    let reconciled = all(&readings);
    let rule = Rule::BestByOrigins;
    let input = |id: &str| {
        let of =
            |tally: &&vocabulary::Tally| tally.inputs.iter().any(|input| *input.claim == claim(tarvo, id));
        let tally = reconciled.tallies.iter().filter(|tally| tally.rule == rule).find(of).expect("a tally");
        let input = tally.inputs.iter().find(|input| *input.claim == claim(tarvo, id)).expect("its input");
        (tally.best, input.set_aside.as_deref().map(ToString::to_string))
    };
    assert_eq!(input("f6"), (Some(27), None));
    assert!(input("f5").1.is_some_and(|why| why.contains("revised")));
    assert!(input("f7").1.is_some_and(|why| why.contains("denied in the source")));
}
