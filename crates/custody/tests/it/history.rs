//! The ledger by what people look for, and the queue beside it: as the ledger says, whatever happened.

use crate::case::{again, arrival, begun, different, meddle, pair};
use custody::{CaseFolder, CaseReader, Fault, PairExplained, Sought, Wanted, Wish, verify};
use vocabulary::{
    Appointment, Chance, Digest, Office, Person, Record, RecordKey, RecordPair, Registry, WithdrawnJudgement,
};

fn key(row: usize) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row.to_string())
}

fn judged(at: usize, by: &str) -> Wish {
    different(key(at), key(at + 1), by)
}

fn withdrawn(at: usize, by: &str, seen: u64) -> Wish {
    let (by, reason) = (by.to_owned(), "a slip".to_owned());
    Wish { wanted: Wanted::Withdrawn(WithdrawnJudgement { a: key(at), b: key(at + 1), by, reason }), seen }
}

/// A case with entries of several kinds by several people: 1 begun, 2 taken in, 3 appointed, 4 to 6 judged, 7 withdrawn.
fn worked_on() -> (tempfile::TempDir, CaseFolder) {
    let (dir, mut folder) = begun();
    folder.intake(vec![arrival("sources/a.txt", "Twelve drowned.")]).unwrap();
    let appointed = Appointment {
        name: "zoe".to_owned(),
        office: Office::Reviewer,
        sees_withheld: true,
        by: "ada".to_owned(),
    };
    let appointed = Wish { wanted: Wanted::Appointed(appointed), seen: 0 };
    folder.grant(&[appointed, judged(1, "ada"), judged(2, "zoe"), judged(3, "ada")]).unwrap();
    folder.grant(&[withdrawn(2, "ada", 5)]).unwrap();
    (dir, folder)
}

fn found(reader: &CaseReader, sought: Sought) -> Vec<u64> {
    reader.sought(&sought, None, 100).unwrap().into_iter().map(|entry| entry.number).collect()
}

fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

#[test]
fn entries_are_found_by_kind_person_day_and_matter_and_by_all_at_once() {
    let (dir, _folder) = worked_on();
    let reader = CaseReader::open(dir.path()).unwrap();
    let by = |sought| found(&reader, sought);
    assert_eq!(by(Sought::default()), [7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(by(Sought { kind: text("judged"), ..Sought::default() }), [6, 5, 4]);
    assert_eq!(by(Sought { who: text("ada"), ..Sought::default() }), [7, 6, 4, 3]);
    assert_eq!(by(Sought { who: text("ada"), kind: text("judged"), ..Sought::default() }), [6, 4]);
    assert_eq!(by(Sought { matter: text("sources/a.txt"), ..Sought::default() }), [2]);
    assert_eq!(
        by(Sought { matter: text("zoe"), ..Sought::default() }),
        [3],
        "whom it is about, not who decided"
    );
    assert_eq!(by(Sought { matter: text("lists/morgue.csv:3"), ..Sought::default() }), [7, 6, 5]);
    assert_eq!(by(Sought { matter: text("lists/morgue.csv"), ..Sought::default() }), [7, 6, 5, 4]);
    let day = reader.entries(None, 1).unwrap()[0].at.to_string()[..10].to_owned();
    assert_eq!(by(Sought { from: Some(day.clone()), to: Some(day.clone()), ..Sought::default() }).len(), 7);
    assert!(by(Sought { from: text("9999-01-01"), ..Sought::default() }).is_empty());
    assert!(by(Sought { to: text("0001-01-01"), ..Sought::default() }).is_empty());
    let all = Sought {
        kind: text("judged"),
        who: text("ada"),
        matter: text("lists/morgue.csv:4"),
        from: Some(day.clone()),
        to: Some(day),
    };
    assert_eq!(by(all), [6]);
    for hostile in ["' OR 1=1 --", "", "%", "\u{0}", "\u{202e}"] {
        assert!(by(Sought { who: text(hostile), ..Sought::default() }).is_empty(), "{hostile:?}");
        assert!(by(Sought { matter: text(hostile), ..Sought::default() }).is_empty(), "{hostile:?}");
    }
    assert_eq!(reader.kinds().unwrap(), ["appointed", "begun", "intake", "judged", "judgement-withdrawn"]);
    assert_eq!(reader.deciders().unwrap(), ["ada", "zoe"]);
}

#[test]
fn pages_follow_on_each_other() {
    let (dir, _folder) = worked_on();
    let reader = CaseReader::open(dir.path()).unwrap();
    let sought = Sought { who: text("ada"), ..Sought::default() };
    let page = |from| -> Vec<u64> {
        reader.sought(&sought, from, 2).unwrap().into_iter().map(|entry| entry.number).collect()
    };
    assert_eq!((page(None), page(Some(5)), page(Some(2))), (vec![7, 6], vec![4, 3], vec![]));
    assert_eq!(page(Some(u64::MAX)), [7, 6]);
}

#[test]
fn an_entry_comes_with_the_bytes_that_are_hashed() {
    let (dir, _folder) = worked_on();
    let reader = CaseReader::open(dir.path()).unwrap();
    let (fifth, sixth) = (reader.kept_entry(5).unwrap().unwrap(), reader.kept_entry(6).unwrap().unwrap());
    assert_eq!(Digest::of(&fifth.line), fifth.digest);
    assert_eq!(sixth.entry.previous, fifth.digest);
    assert!(fifth.line.starts_with(b"{\"entry\":5,") && fifth.line.ends_with(b"\n"));
    assert_eq!(fifth.matters, ["lists/morgue.csv", "lists/morgue.csv:2", "lists/morgue.csv:3"]);
    assert_eq!(reader.kept_entry(8).unwrap(), None);
    assert_eq!(reader.kept_entry(0).unwrap(), None);
}

#[test]
fn what_was_changed_taken_out_or_put_into_the_tables_is_found() {
    for (sql, what) in [
        ("UPDATE history SET who = 'zoe' WHERE entry = 4", "what is looked for of entry 4"),
        ("UPDATE history SET day = '1999-01-01' WHERE entry = 2", "what is looked for of entry 2"),
        ("DELETE FROM history WHERE entry = 6", "what is looked for of entry 6"),
        (
            "DELETE FROM history_matters WHERE entry = 7 AND matter LIKE '%:2'",
            "what is looked for of entry 7",
        ),
        ("INSERT INTO history_matters VALUES ('zoe', 4)", "what is looked for of an entry that is not there"),
        (
            "INSERT INTO history VALUES (99, 'judged', 'eve', '2031-01-01')",
            "what is looked for of an entry that is not there",
        ),
    ] {
        let (dir, folder) = worked_on();
        drop(folder);
        assert!(verify(dir.path()).unwrap().holds());
        meddle(dir.path(), sql);
        assert_eq!(verify(dir.path()).unwrap().faults, [Fault::Held { path: what.to_owned() }], "{sql}");
        again(dir.path()).rebuild().unwrap();
        assert!(verify(dir.path()).unwrap().holds(), "{sql}");
    }
}

/// A registry whose pair at place N is of the records N and N + 1.
fn keep_registry(folder: &mut CaseFolder, pairs: usize) {
    let pair = |at: usize| RecordPair { waits: at != 0, ..pair(key(at), key(at + 1)) };
    let pairs = (0..pairs).map(pair).collect();
    let registry = Registry { persons: Vec::new(), pairs, lists: Vec::new(), moved: None };
    folder.keep_registry("test", &registry, "", &[PairExplained::default()]).unwrap();
}

#[test]
fn the_queue_is_what_waits_and_was_not_judged_whichever_came_first() {
    let (dir, mut folder) = worked_on();
    let reader = CaseReader::open(dir.path()).unwrap();
    let open = || {
        let counted = reader.registry_counts().unwrap().waiting;
        let places = reader.waiting_places(100).unwrap();
        assert_eq!(places.len() as u64, counted, "{places:?}");
        let whole: Vec<u64> = reader.waiting(0, 100).unwrap().into_iter().map(|pair| pair.place).collect();
        assert_eq!(whole, places);
        places
    };
    assert!(open().is_empty());
    keep_registry(&mut folder, 6);
    assert_eq!(open(), [2, 4, 5], "place 0 does not wait; 1 and 3 are judged, 2 is open again");
    folder.grant(&[judged(4, "zoe"), judged(0, "zoe")]).unwrap();
    assert_eq!(open(), [2, 5]);
    folder.grant(&[withdrawn(3, "ada", 6), withdrawn(4, "ada", 8)]).unwrap();
    assert_eq!(open(), [2, 3, 4, 5]);
    keep_registry(&mut folder, 5);
    assert_eq!(open(), [2, 3, 4]);
    folder.rebuild().unwrap();
    assert!(open().is_empty(), "the next build makes it again");
}

#[test]
fn a_pair_is_found_by_the_names_of_its_records_whatever_stands_in_them() {
    let (dir, mut folder) = begun();
    let keys = [RecordKey::new("lists/a:b.csv", "1:2"), RecordKey::new("other.csv", ""), key(7)];
    let person = |key: &RecordKey| Person {
        id: format!("p-{}", key.row),
        records: vec![Record::of(key.clone(), Digest::of(b"list"), "1", "Asa Thorne")],
        reasons: Vec::new(),
        weakest: None,
        incident: None,
    };
    let pair = |a: usize, b: usize, waits: bool| RecordPair {
        a: keys[a].clone(),
        b: keys[b].clone(),
        chance: Chance::of(0.5),
        joined: false,
        judged: None,
        waits,
        moves: 1,
    };
    let pairs = vec![pair(0, 1, true), pair(1, 2, false)];
    let registry =
        Registry { persons: keys.iter().map(person).collect(), pairs, lists: Vec::new(), moved: None };
    folder.keep_registry("test", &registry, "", &[PairExplained::default()]).unwrap();
    let reader = CaseReader::open(dir.path()).unwrap();
    for nothing in ["", ":", "a:b.csv", "b.csv:1:2", "lists/other.csv:", "morgue.csv:8", &":".repeat(100)] {
        assert_eq!(reader.record_named(nothing).unwrap(), None, "{nothing}");
    }
    for (written, at) in
        [("lists/a:b.csv:1:2", 0), ("a:b.csv:1:2", 0), ("other.csv:", 1), ("morgue.csv:7", 2)]
    {
        assert_eq!(reader.record_named(written).unwrap().as_ref(), Some(&keys[at]), "{written}");
    }
    let place = |a: usize, b: usize, name| reader.waiting_place_of(&keys[a], &keys[b], name).unwrap();
    for name in [None, Some("ada")] {
        assert_eq!((place(0, 1, name), place(1, 0, name)), (Some(0), Some(0)));
        assert_eq!(
            (place(1, 2, name), place(0, 2, name)),
            (None, None),
            "what does not wait, and no pair at all"
        );
    }
}
