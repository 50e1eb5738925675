//! Sources that are handed in: nothing takes another's place unasked, and the ledger says from whom.

use crate::case::{again, arrival, begun, kinds};
use custody::{CaseReader, CustodyError, Received, verify};
use vocabulary::{Digest, limits};

fn received(path: &str, text: &str, known: bool) -> Received {
    Received { path: path.to_owned(), sha256: Digest::of(text.as_bytes()), known }
}

#[test]
fn one_that_is_too_large_is_refused_with_all_that_came_with_it() {
    let (_dir, mut folder) = begun();
    let mut large = arrival("sources/large.txt", "");
    large.bytes = vec![b'x'; limits::SOURCE_BYTES_MAX as usize + 1];
    let refused = folder.hand_in(&[arrival("sources/a.txt", "1"), large], false, "con");
    assert!(matches!(refused, Err(CustodyError::SourceTooLarge { .. })));
    assert_eq!(folder.held().unwrap(), []);
    folder.hand_in(&[arrival("sources/a.txt", "1")], false, "con").unwrap();
}

#[test]
fn other_bytes_of_the_same_name_get_a_number_unless_they_are_to_replace_it() {
    let (dir, mut folder) = begun();
    let outcome = folder
        .hand_in(
            &[
                arrival("sources/a.txt", "1"),
                arrival("sources/a.txt", "2"),
                arrival("sources/b.txt", "1"),
                arrival("sources/.hidden", "3"),
                arrival("sources/.hidden", "4"),
            ],
            false,
            "con",
        )
        .unwrap();
    assert_eq!(
        outcome,
        [
            received("sources/a.txt", "1", false),
            received("sources/a-2.txt", "2", false),
            received("sources/a.txt", "1", true),
            received("sources/.hidden", "3", false),
            received("sources/.hidden-2", "4", false),
        ]
    );
    let before = folder.head().unwrap();
    assert!(folder.hand_in(&[arrival("sources/x.txt", "2")], false, "rev").unwrap()[0].known);
    assert_eq!(folder.head().unwrap(), before, "known bytes add nothing");
    let list = folder.hand_in(&[arrival("lists/a.csv", "1")], false, "con").unwrap();
    assert_eq!(list, [received("lists/a.csv", "1", false)], "a list is not a document");
    let release = folder.hand_in(&[arrival("lists/a.csv", "5")], true, "con").unwrap();
    assert_eq!(release, [received("lists/a.csv", "5", false)]);
    assert_eq!(kinds(&folder)[9..], ["intake", "handed-in", "superseded", "intake", "handed-in"]);
    assert_eq!(folder.handed_in().unwrap().len(), 5);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}

#[test]
fn what_the_folder_puts_in_its_place_is_no_longer_handed_in() {
    let (dir, mut folder) = begun();
    folder.hand_in(&[arrival("sources/a.txt", "1")], false, "con").unwrap();
    folder.intake(vec![arrival("sources/a.txt", "2")]).unwrap();
    assert_eq!(folder.handed_in().unwrap().len(), 0);
    let mut again = again_after(folder, dir.path());
    again.rebuild().unwrap();
    assert_eq!(again.handed_in().unwrap().len(), 0);
}

fn again_after(folder: custody::CaseFolder, dir: &std::path::Path) -> custody::CaseFolder {
    drop(folder);
    again(dir)
}

#[test]
fn a_list_of_sources_goes_page_by_page() {
    let (dir, mut folder) = begun();
    folder.intake(crate::case::many(5)).unwrap();
    let document = custody::Document {
        key: "k".to_owned(),
        title: Some("A title".to_owned()),
        figures: 3,
        ..Default::default()
    };
    let refused = custody::Document { refused: Some("why".to_owned()), ..document.clone() };
    let held = folder.held().unwrap();
    let documents = [(held[1].sha256, document.clone()), (held[2].sha256, refused)];
    folder.keep_documents(&documents).unwrap();
    let reader = CaseReader::open(dir.path()).unwrap();
    let first = reader.sources_after("", 2).unwrap();
    assert_eq!(first.len(), 2);
    assert_eq!((first[0].document.as_ref(), first[1].document.as_ref()), (None, Some(&document)));
    let rest = reader.sources_after(&first[1].path, 9).unwrap();
    assert_eq!(rest.len(), 3);
    let counts = reader.source_counts().unwrap();
    assert_eq!((counts.held, counts.read, counts.refused), (5, 1, 1));
    assert_eq!(reader.source(&held[2].sha256).unwrap().unwrap(), rest[0]);
    assert_eq!(reader.source(&Digest::of(b"none")).unwrap(), None);
    folder.rebuild().unwrap();
    assert_eq!(reader.source_counts().unwrap().read, 0, "made again by the next build");
}

#[test]
fn a_draft_has_no_name_and_leaves_nothing_behind() {
    use std::io::{Read, Seek, SeekFrom, Write};
    let (dir, folder) = begun();
    let mut draft = folder.vault().draft().unwrap();
    draft.write_all(b"not whole yet").unwrap();
    draft.seek(SeekFrom::Start(4)).unwrap();
    let mut rest = String::new();
    draft.read_to_string(&mut rest).unwrap();
    assert_eq!(rest, "whole yet");
    let incoming = dir.path().join("originals/incoming");
    assert_eq!(std::fs::read_dir(incoming).unwrap().count(), 0);
    drop(folder);
    assert!(verify(dir.path()).unwrap().holds());
}
