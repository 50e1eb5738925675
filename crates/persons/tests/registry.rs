//! The registry: who is joined by whom, and what stays when lists and judgements come and go. All names are fictional.

use persons::registry::{Bench, Listed, Made, Mention, Problem, Told, keys, moved, register};
use vocabulary::{
    Chance, ColumnMap, Digest, Incident, JudgedPair, Judgement, Judgements, List, Record, RecordKey, Status,
};

const MAP: &str = "id = 'id'\nname = 'full-name'\nage = 'age'\nday = 'happened'\nplace = 'place'";
const COLUMNS: [&str; 5] = ["id", "name", "age", "day", "place"];
const ROWS: [[&str; 5]; 8] = [
    ["1", "Asa Thorne", "61", "2031-05-03", "Odry"],
    ["2", "Ida Bravo", "7", "2031-05-03", "Odry"],
    ["3", "Noor Vale", "34", "2031-05-04", "Selm"],
    ["4", "Bo Reed", "40", "2031-05-04", "Selm"],
    ["5", "Zoe Moss", "19", "2031-05-05", "Velm"],
    ["6", "Gil Quoyle", "52", "2031-05-05", "Velm"],
    ["7", "Tilda Moon", "33", "2031-05-06", "Orm"],
    ["8", "Perrin Oake", "71", "2031-05-06", "Orm"],
];

struct Of {
    path: &'static str,
    list: List,
    since: u64,
}

fn list(path: &'static str, since: u64, rows: &[[&'static str; 5]]) -> Of {
    Of { path, list: List::of_rows(path, &COLUMNS, rows.iter().copied()), since }
}

fn made(lists: &[Of], mentions: &[Mention], judged: &[JudgedPair]) -> Made {
    with(lists, mentions, judged, register)
}

/// Does something with what a registry is made from.
fn with<T>(
    lists: &[Of],
    mentions: &[Mention],
    judged: &[JudgedPair],
    make: impl FnOnce(&Told<'_>, &Judgements) -> T,
) -> T {
    let map: ColumnMap = toml::from_str(MAP).unwrap();
    let keys: Vec<_> = lists.iter().map(|of| keys(&of.list, &map, of.since, None)).collect();
    let listed: Vec<Listed> = lists
        .iter()
        .zip(&keys)
        .map(|(of, keys)| {
            let source = Digest::of(of.path.as_bytes());
            let status = Some(Status::Killed);
            let (path, list, map) = (of.path, &of.list, &map);
            Listed { path, source, salt: source, list, map, keys, distinct: true, status }
        })
        .collect();
    let incident = |id: &str, when: &str, place: &str| Incident {
        id: id.to_owned(),
        title: id.to_owned(),
        when: when.parse().ok(),
        places: vec![place.to_owned()],
    };
    let incidents =
        [incident("flood", "2031-05-03/2031-05-04", "Odry"), incident("fire", "2031-05-04", "Selm")];
    let mut judgements = Judgements::default();
    judged.iter().for_each(|judged| judgements.add(judged.clone()));
    make(&Told { lists: &listed, mentions, incidents: &incidents }, &judgements)
}

fn mention(path: &str, name: &str, age: Option<u16>, when: Option<&str>) -> Mention {
    let key = RecordKey::new(path, format!("={name}"));
    let record = Record::of(key, Digest::of(path.as_bytes()), "f1", name);
    let when = when.map(|when| when.parse().unwrap());
    Mention { record: Record { age, when, ..record }, since: 9 }
}

fn judged(a: &str, b: &str, judgement: Judgement) -> JudgedPair {
    let key = |key: &str| {
        let (list, row) = key.split_once(':').unwrap();
        RecordKey::new(list, row)
    };
    let (by, reason, said) = ("R".to_owned(), "seen".to_owned(), Digest::of(b""));
    JudgedPair { a: key(a), b: key(b), judgement, by, reason, probability: None, explanation: vec![], said }
}

/// The person that has a record.
fn of<'m>(made: &'m Made, key: &str) -> &'m vocabulary::Person {
    let has =
        |person: &&vocabulary::Person| person.records.iter().any(|record| record.key.to_string() == key);
    made.persons.iter().find(has).unwrap_or_else(|| panic!("no {key}"))
}

#[test]
fn no_list_and_no_row_make_an_empty_registry() {
    let none = made(&[], &[], &[]);
    assert!(none.persons.is_empty() && none.pairs.is_empty() && none.problems.is_empty());
    let empty = made(&[list("lists/a", 2, &[])], &[], &[judged("lists/a:1", "lists/a:2", Judgement::Same)]);
    assert!(empty.persons.is_empty());
    assert!(matches!(empty.problems[0], Problem::Gone(_)), "{:?}", empty.problems);
}

#[test]
fn lists_that_cannot_be_linked_stand_row_by_row_and_say_so() {
    let blank = [["", "", "", "", ""]; 3];
    let made = made(&[list("lists/a", 2, &blank), list("lists/b", 3, &blank)], &[], &[]);
    assert_eq!(made.persons.len(), 6);
    assert!(matches!(made.problems[..], [Problem::Unlinkable(_)]), "{:?}", made.problems);
}

#[test]
fn a_victim_of_a_document_is_joined_only_by_more_than_a_name() {
    let lists = [list("lists/a", 2, &ROWS), list("lists/b", 3, &ROWS)];
    let joined = |name: &str, age, when| {
        let made = made(&lists, &[mention("sources/x.txt", name, age, when)], &[]);
        of(&made, "lists/a:1").records.len() == 3
    };
    assert!(joined("Asa Thorne", Some(61), None));
    assert!(joined("Mr Asa Thorne", Some(61), Some("2031-05-03")));
    assert!(!joined("Asa Thorne", None, None), "a name alone");
    assert!(!joined("Asa Thorne", None, Some("2031-05")), "a month is no day");
    assert!(!joined("Thorne", Some(61), None), "a surname");
    assert!(!joined("Asa Thorne", Some(23), None), "another age");
    assert!(!joined("Asa Thorne", Some(23), Some("2031-05-03")), "the same day at another age");
    assert!(!joined("Asa Thorne", Some(61), Some("2031-05-06")), "another day");
    let alone = mention("sources/x.txt", "Asa Thorne", None, None);
    let waits = made(&lists, std::slice::from_ref(&alone), &[]);
    assert!(waits.pairs.iter().any(|pair| pair.waits && pair.b == alone.record.key), "it waits for a person");
    let same = judged("lists/a:1", "sources/x.txt:=Asa Thorne", Judgement::Same);
    let settled = made(&lists, &[alone], &[same]);
    assert_eq!(of(&settled, "lists/a:1").records.len(), 3);
}

#[test]
fn the_id_of_a_person_stays_when_lists_are_added_and_holds_no_name() {
    let before = made(&[list("lists/m", 2, &ROWS)], &[], &[]);
    // The list that came later sorts before the other.
    let after = made(&[list("lists/a", 7, &ROWS), list("lists/m", 2, &ROWS)], &[], &[]);
    assert_eq!((before.persons.len(), after.persons.len()), (8, 8));
    for row in 1..=8 {
        let key = format!("lists/m:{row}");
        assert_eq!(of(&before, &key).id, of(&after, &key).id);
        assert_eq!(of(&after, &key).records[0].key.to_string(), key, "what was known first stands first");
    }
    let fit = |id: &str| id.len() == 18 && id[2..].bytes().all(|b| b.is_ascii_hexdigit());
    assert!(after.persons.iter().all(|person| fit(&person.id)));
    let mut ids: Vec<&str> = after.persons.iter().map(|person| person.id.as_str()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 8);
}

#[test]
fn a_person_says_its_weakest_link_why_and_its_incident() {
    let made = made(&[list("lists/a", 2, &ROWS), list("lists/b", 3, &ROWS)], &[], &[]);
    let person = of(&made, "lists/b:1");
    assert_eq!(person.records.len(), 2);
    assert!(person.weakest.unwrap() > Chance::of(0.5));
    assert!(person.reasons[0].contains("lists/a:1 are one person"), "{:?}", person.reasons);
    assert_eq!(person.incident.as_deref(), Some("flood"));
    assert_eq!(
        of(&made, "lists/a:3").incident.as_deref(),
        Some("fire"),
        "of two on that day, the one at that place"
    );
    assert_eq!(of(&made, "lists/a:7").incident, None);
    assert_eq!(person.status(), Some(Status::Killed));
}

#[test]
fn merges_and_splits_come_apart_exactly_and_are_told() {
    let lists = || [list("lists/a", 2, &ROWS), list("lists/b", 3, &ROWS)];
    let before = made(&lists(), &[], &[]);
    let same = judged("lists/a:1", "lists/b:2", Judgement::Same);
    let different = judged("lists/a:4", "lists/b:4", Judgement::Different);
    let judged = made(&lists(), &[], &[same, different]);
    let person = of(&judged, "lists/a:1");
    assert!(person.records.iter().any(|record| record.key.to_string() == "lists/b:2"));
    assert_ne!(of(&judged, "lists/a:4").id, of(&judged, "lists/b:4").id);
    let told = moved(&before.persons, &judged.persons);
    assert!(told.merged.iter().any(|(id, of)| *id == person.id && of.len() > 1), "{told:?}");
    assert!(
        told.split.iter().any(|(id, of)| *id == self::of(&before, "lists/a:4").id && of.len() == 2),
        "{told:?}"
    );
    assert_eq!((told.records, told.persons.0), ((16, 16), before.persons.len()));
    let withdrawn = made(&lists(), &[], &[]);
    assert_eq!((withdrawn.persons, withdrawn.pairs), (before.persons, before.pairs));
}

#[test]
fn the_dead_of_one_list_and_the_missing_of_another_are_dead_once() {
    let record =
        |status| Record { status, ..Record::of(RecordKey::new("l", "1"), Digest::of(b""), "1", "Asa") };
    let person = |statuses: &[Option<Status>]| vocabulary::Person {
        id: String::new(),
        records: statuses.iter().map(|status| record(*status)).collect(),
        reasons: Vec::new(),
        weakest: None,
        incident: None,
    };
    for (said, status) in [
        (&[Some(Status::Missing), Some(Status::Exhumed), Some(Status::Missing)][..], Some(Status::Killed)),
        (&[Some(Status::Missing), Some(Status::Captured), Some(Status::Missing)], Some(Status::Missing)),
        (&[Some(Status::Captured), Some(Status::Injured)], Some(Status::Injured)),
        (&[None, None], None),
    ] {
        assert_eq!(person(said).status(), status, "{said:?}");
    }
}

/// The persons of some draws, each as the keys of all records that are one with a record.
fn drawn(lists: &[Of], mentions: &[Mention], judged: &[JudgedPair], key: &str) -> Vec<Vec<String>> {
    with(lists, mentions, judged, |told, judgements| {
        let learnt = register(told, judgements).learnt;
        let bench = Bench::of(told, judgements);
        let drawing = bench.drawing(told, learnt.as_ref());
        let all = drawing.records();
        let place = all.iter().position(|record| record.to_string() == key);
        let one = |number| {
            let persons = drawing.draw(7, number);
            assert_eq!(persons.len(), all.len());
            // A person is called by its first record.
            assert!((0u32..).zip(&persons).all(|(at, of)| *of <= at && persons[*of as usize] == *of));
            let with = persons.iter().zip(all).filter(|(of, _)| place.is_some_and(|at| persons[at] == **of));
            with.map(|(_, record)| record.to_string()).collect()
        };
        (0..60).map(one).collect()
    })
}

#[test]
fn nothing_to_link_is_drawn_as_it_is() {
    assert!(drawn(&[], &[], &[], "lists/a:1").iter().all(Vec::is_empty));
    let blank = [["", "", "", "", ""]; 3];
    let alone = drawn(&[list("lists/a", 2, &blank)], &[], &[], "lists/a:");
    assert!(alone.iter().all(|with| with.len() <= 1), "{alone:?}");
    // Two records of one victim of documents are one in each draw, lists or none.
    let twice = [
        mention("sources/x.txt", "Asa Thorne", Some(61), None),
        mention("sources/y.txt", "Asa Thorne", Some(61), None),
    ];
    let key = "sources/x.txt:=Asa Thorne";
    assert!(drawn(&[], &twice, &[], key).iter().all(|with| with.len() == 2));
}

#[test]
fn doubt_is_drawn_and_judgements_hold_in_every_draw() {
    let mut near = ROWS;
    near[0] = ["1", "Asa Thorn", "", "2031-05-03", ""];
    let lists = || [list("lists/a", 2, &ROWS), list("lists/b", 3, &near)];
    let made = made(&lists(), &[], &[]);
    let chance = made.pairs.iter().find(|pair| pair.a.row == "1" && pair.b.row == "1").unwrap().chance;
    assert!((1000..9900).contains(&chance.parts()), "{chance}: the example is not in doubt");
    // Where what was learnt is not at hand it is learnt again, and comes to the same.
    with(&lists(), &[], &[], |told, judgements| {
        let bench = Bench::of(told, judgements);
        let (once, again) = (bench.drawing(told, made.learnt.as_ref()), bench.drawing(told, None));
        assert!((0..60).all(|number| once.draw(7, number) == again.draw(7, number)));
        assert!((0..60).any(|number| once.draw(7, number) != once.draw(8, number)), "the seed says nothing");
    });
    let joined = |drawn: &[Vec<String>]| drawn.iter().filter(|with| with.len() == 2).count();
    let free = drawn(&lists(), &[], &[], "lists/a:1");
    assert!((1..60).contains(&joined(&free)), "{} of 60 at {chance}", joined(&free));
    for (judgement, wanted) in [(Judgement::Same, 60), (Judgement::Different, 0)] {
        let bound = drawn(&lists(), &[], &[judged("lists/a:1", "lists/b:1", judgement)], "lists/a:1");
        assert_eq!(joined(&bound), wanted, "{judgement:?}");
    }
}
