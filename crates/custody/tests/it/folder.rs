//! Making and opening a case: what is refused, and in which words.

use crate::case::{again, arrival, begun, clock, many, meddle, settings};
use custody::{CaseFolder, CustodyError, export, verify};
use std::fs;

#[test]
fn a_folder_without_a_case_is_refused_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    for result in [
        CaseFolder::open(dir.path()).map(|_| ()),
        CaseFolder::open(&dir.path().join("nowhere")).map(|_| ()),
        verify(dir.path()).map(|_| ()),
        export(dir.path(), Vec::new()).map(|_| ()),
    ] {
        let error = result.unwrap_err();
        assert!(matches!(error, CustodyError::NotACase { .. }), "{error}");
        assert!(error.to_string().contains("toll init"), "{error}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_case_is_not_made_twice() {
    let (dir, folder) = begun();
    drop(folder);
    let error = CaseFolder::init(dir.path(), &settings()).map(|_| ()).unwrap_err();
    assert!(matches!(error, CustodyError::AlreadyACase { .. }), "{error}");
    assert_eq!(again(dir.path()).head().unwrap().entries, 1);
}

#[test]
fn a_case_that_cannot_be_written_down_is_not_begun() {
    let dir = tempfile::tempdir().unwrap();
    let mut case = settings();
    case.title = " ".to_owned();
    assert!(matches!(CaseFolder::init(dir.path(), &case).map(|_| ()), Err(CustodyError::Settings { .. })));
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn a_case_file_with_a_slip_is_refused_with_its_place() {
    let (dir, folder) = begun();
    drop(folder);
    let file = dir.path().join("case.toml");
    fs::write(&file, "title = \"A\"\nlanguage = [\"en\"]\n").unwrap();
    let message = CaseFolder::open(dir.path()).map(|_| ()).unwrap_err().to_string();
    assert!(message.contains("case.toml, line 2, column 1: unknown field `language`"), "{message}");
    assert!(message.contains("`languages`") && message.contains("spell it"), "{message}");

    fs::write(&file, b"title = \"A\"\nabout = \"caf\xe9\"\n").unwrap();
    let message = CaseFolder::open(dir.path()).map(|_| ()).unwrap_err().to_string();
    assert!(message.contains("line 2, column 13") && message.contains("UTF-8"), "{message}");

    fs::write(&file, vec![b'#'; 2 << 20]).unwrap();
    let message = CaseFolder::open(dir.path()).map(|_| ()).unwrap_err().to_string();
    assert!(message.contains("SETTINGS_BYTES_MAX"), "{message}");
}

#[test]
fn a_second_writer_is_told_who_the_first_is() {
    let (dir, folder) = begun();
    let error = CaseFolder::open(dir.path()).map(|_| ()).unwrap_err();
    assert!(matches!(error, CustodyError::Locked { .. }), "{error}");
    let message = error.to_string();
    assert!(message.contains(&format!("process {}", std::process::id())), "{message}");
    assert!(message.contains("wait until"), "{message}");
    drop(folder);
    again(dir.path());
}

#[test]
fn a_case_that_was_passed_on_without_a_ledger_gets_one() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("case.toml"), "title = \"Passed on\"\n").unwrap();
    let error = verify(dir.path()).unwrap_err();
    assert!(matches!(error, CustodyError::NotBegun { .. }), "{error}");
    let folder = CaseFolder::open_by(dir.path(), clock()).unwrap();
    assert_eq!((folder.head().unwrap().entries, folder.case().title.as_str()), (1, "Passed on"));
}

#[test]
fn a_lost_ledger_is_not_begun_anew_over_its_originals() {
    let (dir, mut folder) = begun();
    folder.intake(many(3)).unwrap();
    drop(folder);
    fs::remove_file(dir.path().join("case.db")).unwrap();
    for error in [CaseFolder::open(dir.path()).map(|_| ()).unwrap_err(), verify(dir.path()).unwrap_err()] {
        assert!(matches!(error, CustodyError::LedgerGone { .. }), "{error}");
        assert!(error.to_string().contains("backup"), "{error}");
    }
}

#[test]
fn databases_that_are_not_ours_or_newer_are_refused() {
    let (dir, folder) = begun();
    drop(folder);
    meddle(dir.path(), "PRAGMA user_version = 1000");
    for error in [CaseFolder::open(dir.path()).map(|_| ()).unwrap_err(), verify(dir.path()).unwrap_err()] {
        assert!(matches!(error, CustodyError::NewerVersion { found: 1000, .. }), "{error}");
    }
    meddle(dir.path(), "PRAGMA user_version = 1; PRAGMA application_id = 7");
    for error in [CaseFolder::open(dir.path()).map(|_| ()).unwrap_err(), verify(dir.path()).unwrap_err()] {
        assert!(matches!(error, CustodyError::NotALedger { .. }), "{error}");
    }
    fs::write(dir.path().join("case.db"), "This is a letter and no database.".repeat(99)).unwrap();
    for error in [CaseFolder::open(dir.path()).map(|_| ()).unwrap_err(), verify(dir.path()).unwrap_err()] {
        assert!(matches!(error, CustodyError::NotALedger { .. }), "{error}");
        assert!(error.to_string().contains("backup"), "{error}");
    }
}

#[test]
fn the_database_refuses_to_change_or_delete_an_entry() {
    let (dir, mut folder) = begun();
    folder.intake(many(2)).unwrap();
    let head = folder.head().unwrap();
    drop(folder);
    let db = rusqlite::Connection::open(dir.path().join("case.db")).unwrap();
    for sql in [
        "DELETE FROM ledger WHERE entry = 3",
        "DELETE FROM ledger",
        "UPDATE ledger SET line = x'00' WHERE entry = 2",
        "INSERT OR REPLACE INTO ledger SELECT entry, x'00', digest FROM ledger WHERE entry = 3",
        "REPLACE INTO ledger SELECT 1, x'00', digest FROM ledger WHERE entry = 3",
        "INSERT INTO ledger SELECT 5, line, digest FROM ledger WHERE entry = 3",
        "INSERT INTO ledger SELECT 0, line, digest FROM ledger WHERE entry = 3",
    ] {
        let error = db.execute_batch(sql).unwrap_err().to_string();
        assert!(error.contains("append-only"), "{sql}: {error}");
    }
    drop(db);
    assert_eq!(again(dir.path()).head().unwrap(), head);
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn a_folder_that_cannot_be_written_to_is_refused_in_plain_words() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, folder) = begun();
    drop(folder);
    fs::remove_file(dir.path().join("case.lock")).unwrap();
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let opened = CaseFolder::open(dir.path()).map(|_| ());
    let verified = verify(dir.path());
    fs::set_permissions(dir.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert!(verified.unwrap().holds(), "checking needs no right to write");
    if rustix::process::geteuid().is_root() {
        println!("SKIPPED: permissions do not bind the superuser");
        return;
    }
    let error = opened.unwrap_err();
    assert!(matches!(error, CustodyError::NotPermitted { .. }), "{error}");
}

#[test]
fn checking_writes_nothing_and_goes_on_beside_a_writer() {
    let (dir, mut folder) = begun();
    folder.intake(vec![arrival("sources/a.txt", "One person was moved.")]).unwrap();
    let beside = verify(dir.path()).unwrap();
    assert!(beside.holds() && beside.head == folder.head().unwrap());
    drop(folder);
    let listing = || {
        let mut names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = (listing(), fs::read(dir.path().join("case.db")).unwrap());
    verify(dir.path()).unwrap();
    export(dir.path(), Vec::new()).unwrap();
    assert_eq!((listing(), fs::read(dir.path().join("case.db")).unwrap()), before);
}
