//! Taking sources in.

use crate::case::{again, arrival, begun, described, kinds, many};
use custody::{CustodyError, Note, verify};
use std::fs;
use vocabulary::{Digest, limits};

#[test]
fn what_is_known_adds_no_entry() {
    let (dir, mut folder) = begun();
    let first = folder.intake(many(5)).unwrap();
    let head = folder.head().unwrap();
    assert_eq!(head.entries, 6);
    assert_eq!(folder.intake(many(5)).unwrap(), first);
    drop(folder);
    let mut folder = again(dir.path());
    folder.intake(many(5)).unwrap();
    assert_eq!(folder.head().unwrap(), head);
}

#[test]
fn other_bytes_supersede_and_the_earlier_original_stays() {
    let (_dir, mut folder) = begun();
    let earlier = folder.intake(vec![arrival("sources/a.txt", "12 were killed.")]).unwrap()[0];
    let later = folder.intake(vec![arrival("sources/a.txt", "13 were killed.")]).unwrap()[0];
    assert_eq!(kinds(&folder), ["begun", "intake", "superseded", "intake"]);
    assert_eq!(folder.original(&earlier).unwrap(), b"12 were killed.");
    assert_eq!(folder.held().unwrap()[0].sha256, later);
    folder.intake(vec![arrival("sources/a.txt", "12 were killed.")]).unwrap();
    assert_eq!(kinds(&folder)[4..], ["superseded", "intake"], "back again is a change too");
    assert_eq!(folder.held().unwrap()[0].sha256, earlier);
}

#[test]
fn another_sidecar_describes_anew() {
    let (_dir, mut folder) = begun();
    folder.intake(vec![described("sources/a.txt", "12.", "A title")]).unwrap();
    folder.intake(vec![described("sources/a.txt", "12.", "A better title")]).unwrap();
    assert_eq!(kinds(&folder), ["begun", "intake", "described"]);
    let title = folder.held().unwrap()[0].sidecar.clone().unwrap().title;
    assert_eq!(title.as_deref(), Some("A better title"));
    folder.intake(vec![arrival("sources/a.txt", "12.")]).unwrap();
    assert_eq!(folder.held().unwrap()[0].sidecar, None);
    assert_eq!(kinds(&folder).len(), 4);
}

#[test]
fn a_batch_sees_its_own_arrivals_in_order() {
    let (dir, mut folder) = begun();
    let digests = folder
        .intake(vec![
            arrival("sources/a.txt", "one"),
            arrival("sources/b.txt", "one"),
            arrival("sources/a.txt", "one"),
            arrival("sources/a.txt", "two"),
            described("sources/a.txt", "two", "T"),
        ])
        .unwrap();
    assert_eq!(digests[..2], [Digest::of(b"one"), Digest::of(b"one")]);
    assert_eq!(kinds(&folder), ["begun", "intake", "intake", "superseded", "intake", "described"]);
    let checked = verify(dir.path()).unwrap();
    assert_eq!((checked.holds(), checked.originals), (true, 2));
}

#[test]
fn paths_are_labels_and_never_places() {
    let (dir, mut folder) = begun();
    let paths =
        ["../../up.txt", "/etc/passwd", "a\0b", "nul/\u{202e}txt.exe", "", "sources/Xocalı \"1992\"\n.txt"];
    folder.intake(paths.iter().map(|path| arrival(path, path)).collect()).unwrap();
    let held: Vec<String> = folder.held().unwrap().into_iter().map(|held| held.path).collect();
    assert_eq!(held.len(), paths.len());
    assert!(paths.iter().all(|path| held.iter().any(|held| held == path)));
    let outside = fs::read_dir(dir.path().parent().unwrap()).unwrap();
    assert!(outside.filter_map(Result::ok).all(|entry| entry.file_name() != "up.txt"));
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn an_entry_beyond_the_limit_is_refused_by_name_and_the_rest_of_the_case_stands() {
    let (dir, mut folder) = begun();
    let long = "x".repeat(limits::LEDGER_ENTRY_BYTES_MAX);
    let error = folder.intake(vec![described("sources/long.txt", "12.", &long)]).unwrap_err();
    assert!(matches!(error, CustodyError::EntryTooLong { .. }), "{error}");
    assert!(error.to_string().starts_with("sources/long.txt"), "{error}");
    folder.intake(many(1)).unwrap();
    drop(folder);
    let checked = verify(dir.path()).unwrap();
    assert_eq!((checked.holds(), checked.head.entries, checked.notes), (true, 2, vec![]));
}

#[test]
fn what_a_crash_leaves_behind_is_a_note_and_is_made_good() {
    let (dir, mut folder) = begun();
    folder.intake(many(1)).unwrap();
    drop(folder);
    let vault = dir.path().join("originals");
    let orphan = Digest::of(b"orphan");
    let shard = vault.join(&orphan.to_string()[..2]);
    fs::create_dir_all(&shard).unwrap();
    fs::write(shard.join(orphan.to_string()), "orph").unwrap();
    fs::write(vault.join("incoming/half.part"), "ha").unwrap();
    fs::write(vault.join("letter.txt"), "Dear all").unwrap();
    let checked = verify(dir.path()).unwrap();
    assert!(checked.holds());
    assert!(checked.notes.contains(&Note::Orphan { sha256: orphan }), "{:?}", checked.notes);
    assert!(checked.notes.contains(&Note::Unfinished { path: "originals/incoming/half.part".into() }));
    assert!(checked.notes.contains(&Note::Foreign { path: "originals/letter.txt".into() }));

    let mut folder = again(dir.path());
    folder.intake(vec![arrival("sources/o.txt", "orphan")]).unwrap();
    assert_eq!(folder.original(&orphan).unwrap(), b"orphan", "half an original is written again, whole");
    assert_eq!(verify(dir.path()).unwrap().notes, [Note::Foreign { path: "originals/letter.txt".into() }]);
}
