//! Somebody with access to the folder changes it. Each change is found and named.

use crate::case::{again, arrival, begun, kinds, many, meddle};
use custody::{CustodyError, Fault, Head, Verification, export, verify, verify_against};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use vocabulary::Digest;

/// A case of ten sources, closed: twelve entries with the first and a later description.
fn closed() -> (TempDir, Head) {
    let (dir, mut folder) = begun();
    folder.intake(many(11)).unwrap();
    let head = folder.head().unwrap();
    (dir, head)
}

fn after(sql: &str) -> Verification {
    let (dir, _) = closed();
    meddle(dir.path(), sql);
    verify(dir.path()).unwrap()
}

fn original(dir: &Path, sha256: &Digest) -> PathBuf {
    dir.join("originals").join(&sha256.to_string()[..2]).join(sha256.to_string())
}

#[test]
fn an_altered_line_is_named() {
    let found = after(
        "UPDATE ledger SET line = cast(replace(cast(line AS TEXT), 'sources', 'sourced') AS BLOB) WHERE entry = 7",
    );
    assert_eq!(found.faults, [Fault::Altered { entry: 7 }]);
}

#[test]
fn an_altered_digest_is_named() {
    let found = after("UPDATE ledger SET digest = zeroblob(32) WHERE entry = 7");
    assert_eq!(found.faults, [Fault::Altered { entry: 7 }, Fault::Link { entry: 8 }]);
}

#[test]
fn an_entry_taken_out_leaves_a_gap() {
    assert_eq!(after("DELETE FROM ledger WHERE entry = 7").faults, [Fault::Gap { expected: 7, found: 8 }]);
    let moved =
        after("DELETE FROM ledger WHERE entry = 7; UPDATE ledger SET entry = entry - 1 WHERE entry > 7")
            .faults;
    assert_eq!(moved[0], Fault::Link { entry: 7 });
    assert_eq!(moved[1], Fault::Misnumbered { entry: 7, says: 8 });
}

#[test]
fn entries_exchanged_or_doubled_are_named() {
    let faults = after(
        "UPDATE ledger SET entry = 99 WHERE entry = 5; UPDATE ledger SET entry = 5 WHERE entry = 6;
         UPDATE ledger SET entry = 6 WHERE entry = 99",
    )
    .faults;
    assert!(faults.contains(&Fault::Misnumbered { entry: 5, says: 6 }), "{faults:?}");
    assert!(faults.contains(&Fault::Misnumbered { entry: 6, says: 5 }), "{faults:?}");
    let faults = after("INSERT INTO ledger SELECT 13, line, digest FROM ledger WHERE entry = 12").faults;
    assert_eq!(faults, [Fault::Link { entry: 13 }, Fault::Misnumbered { entry: 13, says: 12 }]);
}

#[test]
fn an_entry_that_is_no_entry_is_named() {
    for line in ["{}", "[1,2]", "null", "{\"entry\":12}", "", "\u{0}"] {
        let (dir, _) = closed();
        let (line, digest) = (format!("{line}\n"), Digest::of(format!("{line}\n").as_bytes()));
        let hex: String = line.bytes().map(|b| format!("{b:02x}")).collect();
        meddle(
            dir.path(),
            &format!("UPDATE ledger SET line = x'{hex}', digest = x'{digest}' WHERE entry = 12"),
        );
        let faults = verify(dir.path()).unwrap().faults;
        assert!(matches!(&faults[..], [Fault::Undecodable { entry: 12, .. }]), "{faults:?}");
    }
}

#[test]
fn an_entry_written_anew_with_its_digest_breaks_the_next_link() {
    let (dir, _) = closed();
    let mut out = Vec::new();
    export(dir.path(), &mut out).unwrap();
    let lines: Vec<String> =
        String::from_utf8(out).unwrap().lines().map(|line| format!("{line}\n")).collect();
    let forged = lines[6].replace("00005.txt", "00006.txt");
    let (text, digest) = (forged.replace('\'', "''"), Digest::of(forged.as_bytes()));
    meddle(
        dir.path(),
        &format!("UPDATE ledger SET line = cast('{text}' AS BLOB), digest = x'{digest}' WHERE entry = 7"),
    );
    assert_eq!(verify(dir.path()).unwrap().faults, [Fault::Link { entry: 8 }]);
    let error = export(dir.path(), Vec::new()).unwrap_err();
    assert!(matches!(error, CustodyError::Broken { fault: Fault::Link { entry: 8 }, .. }), "{error}");
}

#[test]
fn a_ledger_cut_short_or_written_anew_is_told_by_a_head_kept_elsewhere() {
    let (dir, head) = closed();
    let text = head.to_string();
    assert_eq!(text.parse::<Head>().unwrap(), head);
    assert!(verify_against(dir.path(), Some(head)).unwrap().holds());
    again(dir.path()).intake(vec![arrival("sources/new.txt", "new")]).unwrap();
    assert!(verify_against(dir.path(), Some(head)).unwrap().holds(), "it has grown since, and that is well");

    meddle(
        dir.path(),
        "DELETE FROM ledger WHERE entry > 9; DELETE FROM history WHERE entry > 9; \
         DELETE FROM history_matters WHERE entry > 9; DELETE FROM held WHERE path >= 'sources/00008.txt' OR path = 'sources/new.txt'",
    );
    assert!(verify(dir.path()).unwrap().holds(), "by itself a shorter chain is a whole chain");
    let faults = verify_against(dir.path(), Some(head)).unwrap().faults;
    assert_eq!(faults, [Fault::Truncated { entries: 9, expected: 12 }]);

    let (other, mut folder) = begun();
    folder.intake(many(12)[1..].to_vec()).unwrap();
    drop(folder);
    let faults = verify_against(other.path(), Some(head)).unwrap().faults;
    assert_eq!(faults, [Fault::Rewritten { entry: 12 }]);
}

#[test]
fn originals_that_are_changed_or_gone_are_named_with_entry_and_path() {
    let (dir, mut folder) = begun();
    let digests = folder.intake(many(3)).unwrap();
    drop(folder);
    let changed = original(dir.path(), &digests[1]);
    fs::remove_file(&changed).unwrap();
    fs::write(&changed, "9 people were moved.\n").unwrap();
    fs::remove_file(original(dir.path(), &digests[2])).unwrap();
    let faults = verify(dir.path()).unwrap().faults;
    let found = Digest::of(b"9 people were moved.\n");
    let path = |n: usize| format!("sources/{n:05}.txt");
    assert_eq!(
        faults,
        [
            Fault::OriginalChanged { entry: 3, path: path(1), sha256: digests[1], found },
            Fault::OriginalMissing { entry: 4, path: path(2), sha256: digests[2] },
        ]
    );
    let folder = again(dir.path());
    assert!(matches!(folder.original(&digests[1]), Err(CustodyError::OriginalChanged { .. })));
    assert!(matches!(folder.original(&digests[2]), Err(CustodyError::OriginalMissing { .. })));
    let vault = folder.vault();
    assert!(matches!(vault.opened(&digests[1]), Err(CustodyError::OriginalChanged { .. })));
    assert!(matches!(vault.opened(&digests[2]), Err(CustodyError::OriginalMissing { .. })));
}

#[test]
fn guards_taken_off_the_database_are_noticed() {
    let (dir, _) = closed();
    let db = rusqlite::Connection::open(dir.path().join("case.db")).unwrap();
    db.execute_batch("DROP TRIGGER ledger_keeps_words").unwrap();
    drop(db);
    assert_eq!(verify(dir.path()).unwrap().faults, [Fault::Schema { name: "ledger_keeps_words".into() }]);
}

#[test]
fn nothing_is_added_to_a_ledger_whose_end_was_altered() {
    let (dir, _) = closed();
    meddle(dir.path(), "UPDATE ledger SET line = x'7b7d0a' WHERE entry = 12");
    let error = custody::CaseFolder::open(dir.path()).map(|_| ()).unwrap_err();
    assert!(matches!(error, CustodyError::Broken { fault: Fault::Altered { entry: 12 }, .. }), "{error}");
    assert!(error.to_string().contains("toll verify"), "{error}");
}

/// One bit after another in the bytes of the database: what is handed out as an entry is what was written, or it is
/// found out.
#[test]
fn no_flipped_bit_in_the_database_passes_for_the_truth() {
    let (dir, head) = closed();
    let truth = kinds(&again(dir.path()));
    let file = dir.path().join("case.db");
    let sound = fs::read(&file).unwrap();
    let (mut detected, mut idle) = (0, 0);
    let flips = 400;
    for n in 0..flips {
        let mut bytes = sound.clone();
        let at = n * (sound.len() * 8 / flips) + n % 8;
        bytes[at / 8] ^= 1 << (at % 8);
        fs::write(&file, &bytes).unwrap();
        match verify_against(dir.path(), Some(head)) {
            Ok(found) if found.holds() => {
                let folder = again(dir.path());
                assert_eq!((kinds(&folder), folder.head().unwrap()), (truth.clone(), head), "bit {at}");
                drop(folder);
                idle += 1;
            }
            _ => detected += 1,
        }
    }
    println!("{detected} of {flips} flipped bits detected, {idle} in bytes that nothing is read from");
    assert!(detected > 20, "flips must hit something");
}
