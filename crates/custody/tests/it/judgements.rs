//! Judgements in the ledger, and the registry beside it.

use crate::case::{again, begun, exported, meddle};
use custody::{CustodyError, verify};
use vocabulary::{
    Chance, Digest, JudgedPair, Judgement, ListSummary, Moved, Person, Record, RecordKey, RecordPair,
    Registry, WithdrawnJudgement,
};

fn key(row: &str) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row)
}

fn judged(judgement: Judgement) -> JudgedPair {
    JudgedPair {
        a: key("B-01"),
        b: key("=0123456789abcdef"),
        judgement,
        by: "R. Eviewer".to_owned(),
        reason: "the same \"stone\"".to_owned(),
        probability: Some(Chance::of(0.25)),
        explanation: vec!["family: same, +4.0 bits".to_owned()],
        said: Digest::of(b"both"),
    }
}

fn withdrawn() -> WithdrawnJudgement {
    // Named the other way round: that is the same pair.
    WithdrawnJudgement {
        a: key("=0123456789abcdef"),
        b: key("B-01"),
        by: "A".to_owned(),
        reason: "no".to_owned(),
    }
}

/// These bytes are in cases that exist: if this fails, the program is wrong.
#[test]
fn the_canonical_bytes_of_judgements_stand() {
    let (dir, mut folder) = begun();
    folder.judge(judged(Judgement::Same)).unwrap();
    assert!(folder.withdraw(withdrawn()).unwrap());
    drop(folder);
    let decisions = exported(dir.path());
    assert_eq!(
        decisions[1],
        concat!(
            r#"{"kind":"judged","a":{"list":"lists/morgue.csv","row":"B-01"},"#,
            r#""b":{"list":"lists/morgue.csv","row":"=0123456789abcdef"},"judgement":"same","by":"R. Eviewer","#,
            r#""reason":"the same \"stone\"","probability":2500,"explanation":["family: same, +4.0 bits"],"#,
            r#""said":"02abe52d3937eca7d8c7d1b2c4bdfa0f8fbdff7d3c3ad6f4a0f3d3bd3a1e6ae5"}}"#
        )
        .replace("02abe52d3937eca7d8c7d1b2c4bdfa0f8fbdff7d3c3ad6f4a0f3d3bd3a1e6ae5", &Digest::of(b"both").to_string())
    );
    assert_eq!(
        decisions[2],
        concat!(
            r#"{"kind":"judgement-withdrawn","a":{"list":"lists/morgue.csv","row":"=0123456789abcdef"},"#,
            r#""b":{"list":"lists/morgue.csv","row":"B-01"},"by":"A","reason":"no"}}"#
        )
    );
}

#[test]
fn there_is_nothing_to_withdraw_where_nothing_holds() {
    let (_dir, mut folder) = begun();
    assert!(!folder.withdraw(withdrawn()).unwrap());
    folder.judge(judged(Judgement::Different)).unwrap();
    assert!(folder.withdraw(withdrawn()).unwrap() && !folder.withdraw(withdrawn()).unwrap());
    assert_eq!(folder.head().unwrap().entries, 3, "begun, judged, withdrawn; refusals add nothing");
}

#[test]
fn judgements_outlive_a_rebuild_and_a_verification() {
    let (dir, mut folder) = begun();
    folder.judge(judged(Judgement::Same)).unwrap();
    folder.judge(judged(Judgement::Unsure)).unwrap();
    folder.rebuild().unwrap();
    drop(folder);
    let folder = again(dir.path());
    let all = folder.judgements().unwrap();
    assert_eq!(all.holding().map(|judged| judged.judgement).collect::<Vec<_>>(), [Judgement::Unsure]);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn a_judgement_that_was_altered_stops_the_replay() {
    let (dir, mut folder) = begun();
    folder.judge(judged(Judgement::Same)).unwrap();
    folder.judge(judged(Judgement::Different)).unwrap();
    drop(folder);
    meddle(
        dir.path(),
        "UPDATE ledger SET line = CAST(replace(CAST(line AS TEXT), 'same', 'diff') AS BLOB) WHERE entry = 2",
    );
    let error = again(dir.path()).judgements().unwrap_err();
    assert!(matches!(error, CustodyError::Broken { .. }), "{error}");
}

#[test]
fn a_registry_comes_back_as_it_was_kept_and_only_for_what_it_was_made_from() {
    let (dir, mut folder) = begun();
    let record = |row: &str| Record::of(key(row), Digest::of(b"list"), "1", "Asa Thorne");
    let person = |id: &str, rows: &[&str]| Person {
        id: id.to_owned(),
        records: rows.iter().map(|row| record(row)).collect(),
        reasons: vec!["because".to_owned(); rows.len() - 1],
        weakest: Some(Chance::of(0.9)),
        incident: None,
    };
    let pair = RecordPair {
        a: key("1"),
        b: key("2"),
        chance: Chance::of(0.9),
        joined: true,
        judged: None,
        waits: true,
        moves: 1000,
    };
    let list = ListSummary {
        path: "lists/morgue.csv".to_owned(),
        title: None,
        publisher: None,
        records: 3,
        confirmed: true,
        news: None,
    };
    let registry = Registry {
        persons: vec![person("p-2", &["2", "1"]), person("p-1", &["3"])],
        pairs: vec![pair],
        lists: vec![list],
        moved: Some(Moved::default()),
    };
    folder.keep_registry("first", &Registry::default(), "", &[]).unwrap();
    folder.keep_registry("second", &registry, "beside", &[]).unwrap();
    drop(folder);
    let mut folder = again(dir.path());
    assert_eq!(folder.registry("first").unwrap(), None);
    assert_eq!(folder.registry("second").unwrap(), Some((registry, "beside".to_owned())));
    assert_eq!(folder.person_of("lists/morgue.csv", "1").unwrap().as_deref(), Some("p-2"));
    folder.rebuild().unwrap();
    assert_eq!(folder.registry("second").unwrap(), None, "it is derived");
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}
