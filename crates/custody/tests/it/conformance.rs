//! The form of the ledger's bytes. These bytes are in cases that exist: if a test here fails, the program is wrong.

use crate::case::{arrival, begun};
use custody::{export, verify_export};
use std::process::Command;
use vocabulary::{Edtf, Sidecar};

const BEGUN: &str = concat!(
    r#"{"entry":1,"previous":"0000000000000000000000000000000000000000000000000000000000000000","#,
    r#""at":"2026-02-26T09:30:00Z","decision":{"kind":"begun","title":"Riverbend, a fictional flood"}}"#,
    "\n"
);

/// The export of a case with every kind of decision, texts that need escapes, and letters that can be written in
/// two ways in Unicode, which stay as they came.
fn exported() -> String {
    let (dir, mut folder) = begun();
    let sidecar = Sidecar {
        title: Some("A \"title\"\n\u{1}\\/\u{7f}\u{2028}".to_owned()),
        published: Some("2024-03".parse::<Edtf>().unwrap()),
        ..Sidecar::default()
    };
    let mut first = arrival("sources/e\u{301} \u{e9}.txt", "12");
    folder.intake(vec![first.clone()]).unwrap();
    first.sidecar = Some(sidecar);
    folder.intake(vec![first.clone()]).unwrap();
    first.bytes = b"13".to_vec();
    folder.intake(vec![first]).unwrap();
    drop(folder);
    let mut out = Vec::new();
    export(dir.path(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// `ledger.jsonl` was not written by Toll, but by a few lines of Python from `docs/ledger.md` alone.
#[test]
fn the_canonical_bytes_stand() {
    let expected = include_str!("ledger.jsonl");
    let found = exported();
    assert_eq!(found.lines().next().map(|line| format!("{line}\n")).as_deref(), Some(BEGUN));
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected);
    }
    assert_eq!(found, expected);
    assert_eq!(
        vocabulary::Digest::of(BEGUN.as_bytes()).to_string(),
        "04e269fd5532a531211be379dd02666d05f88008d61f7824e0071f09df37e414"
    );
}

#[test]
fn what_is_kept_is_read_for_ever() {
    let checked = verify_export(include_bytes!("ledger.jsonl").as_slice()).unwrap();
    assert!(checked.holds(), "{:?}", checked.faults);
    assert_eq!(checked.head.entries, 5);
}

/// The script that `docs/ledger.md` gives to outsiders does what it says there.
#[test]
fn an_outsider_can_check_an_export_with_a_shell() {
    let page = include_str!("../../../../docs/ledger.md");
    let script = page.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let check = |text: &str| {
        std::fs::write(dir.path().join("ledger.jsonl"), text).unwrap();
        Command::new("sh").args(["-c", script, "sh"]).current_dir(dir.path()).output()
    };
    let sound = exported();
    let Ok(output) = check(&sound) else {
        println!("SKIPPED: there is no shell here");
        return;
    };
    let says = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success() && says.contains("5 entries"), "{says}");
    let head = verify_export(sound.as_bytes()).unwrap().head.to_string();
    assert!(says.contains(&head), "{says}");
    for wrong in [
        sound.replacen("\"bytes\":2", "\"bytes\":3", 1),
        sound.replacen("superseded", "supersedes", 1),
        sound.lines().filter(|line| !line.contains("\"entry\":3")).map(|line| format!("{line}\n")).collect(),
        sound.lines().filter(|line| !line.contains("\"entry\":5")).map(|line| format!("{line}\n")).collect(),
    ] {
        assert!(!check(&wrong).unwrap().status.success(), "{wrong}");
    }
}
