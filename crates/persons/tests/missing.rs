//! People who are missing, and who might be they: ranked, never joined, never anybody who cannot be. All names are fictional.

use persons::registry::{Listed, Made, Told, keys, register};
use vocabulary::{
    Among, ColumnMap, Digest, JudgedPair, Judgement, Judgements, List, OpenCase, RecordKey, Status,
};

const COLUMNS: [&str; 6] = ["id", "name", "sex", "age", "day", "place"];
const MAP: &str = "id = 'id'\nsex = 'sex'\nage = 'age'\nday = 'happened'\nplace = 'place'\n\
                   name = { field = 'full-name', unknown = ['unknown'] }";

const MISSING: [[&str; 6]; 5] = [
    ["1", "Asa Thorne", "male", "34", "2031-05-03", "Odry"],
    ["2", "Ida Bravo", "female", "25", "2031-05-04", "Odry"],
    ["3", "Noor Vale", "male", "61", "2031-05-05", "Selm"],
    ["4", "Gil Quoyle", "male", "52", "2031-05-20", "Velm"],
    ["5", "Tilda Moon", "female", "33", "2031-05-06", "Orm"],
];
const DEAD: [[&str; 6]; 4] = [
    ["1", "Asa Thorn", "male", "35", "2031-06-11", "Velm"],
    ["2", "Bo Reed", "male", "40", "2031-05-04", "Selm"],
    ["3", "Zoe Moss", "female", "19", "2031-05-05", "Velm"],
    ["4", "Perrin Oake", "male", "71", "2031-05-06", "Orm"],
];
const MORGUE: [[&str; 6]; 4] = [
    ["1", "unknown", "male", "33", "2031-05-09", "Odry"],
    ["2", "unknown", "female", "26", "2031-05-10", "Odry"],
    ["3", "", "male", "", "2031-05-12", "Selm"],
    ["4", "unknown", "male", "5", "2031-05-12", "Selm"],
];
const RELEASED: [[&str; 6]; 2] = [
    ["1", "Noor Veil", "male", "55", "2031-08-01", "Velm"],
    ["2", "Una Crane", "female", "44", "2031-08-01", "Velm"],
];

/// Dead people who are nobody of the others, so that there is something to learn from.
fn others() -> Vec<[String; 6]> {
    const GIVEN: [&str; 12] =
        ["Lev", "Mara", "Otto", "Runa", "Dov", "Petra", "Juno", "Silas", "Wanda", "Kofi", "Yara", "Emil"];
    const FAMILY: [&str; 13] = [
        "Brandt", "Cole", "Dray", "Eames", "Falk", "Grieve", "Holm", "Iverne", "Jarrow", "Kestrel", "Lund",
        "Marsh", "Nord",
    ];
    let row = |at: usize| {
        let name = format!("{} {}", GIVEN[at % 12], FAMILY[at % 13]);
        let (sex, age) =
            (if at.is_multiple_of(2) { "male" } else { "female" }, (18 + at * 7 % 60).to_string());
        let day = format!("2031-{:02}-{:02}", 1 + at % 9, 1 + at * 5 % 28);
        let place = ["Odry", "Selm", "Velm", "Orm"][at % 4].to_owned();
        [(100 + at).to_string(), name, sex.to_owned(), age, day, place]
    };
    (0..156).map(row).collect()
}

fn made(judged: &[JudgedPair]) -> Made {
    let map: ColumnMap = toml::from_str(MAP).unwrap();
    let lists = [
        ("lists/missing.csv", &MISSING[..], Status::Missing),
        ("lists/dead.csv", &DEAD[..], Status::Killed),
        ("lists/morgue.csv", &MORGUE[..], Status::Killed),
        ("lists/released.csv", &RELEASED[..], Status::Released),
    ];
    let others = others();
    let opened: Vec<_> = lists
        .iter()
        .zip(2u64..)
        .map(|((path, rows, status), since)| {
            let more = others
                .iter()
                .filter(|_| *status == Status::Killed && rows.len() == DEAD.len() && rows[0][1] != "unknown");
            let more = more.map(|row| row.each_ref().map(String::as_str));
            let list = List::of_rows(path, &COLUMNS, rows.iter().copied().chain(more));
            let keys = keys(&list, &map, since, None);
            (list, keys)
        })
        .collect();
    let listed: Vec<Listed> = lists
        .iter()
        .zip(&opened)
        .map(|((path, _, status), (list, keys))| {
            let source = Digest::of(path.as_bytes());
            let (map, status) = (&map, Some(*status));
            Listed { path, source, salt: source, list, map, keys, distinct: true, status }
        })
        .collect();
    let mut judgements = Judgements::default();
    judged.iter().for_each(|judged| judgements.add(judged.clone()));
    register(&Told { lists: &listed, mentions: &[], incidents: &[] }, &judgements)
}

fn judged(a: &str, b: &str, judgement: Judgement) -> JudgedPair {
    let key = |key: &str| {
        let (list, row) = key.split_once(':').unwrap();
        RecordKey::new(list, row)
    };
    let (by, reason, said) = ("R".to_owned(), "seen".to_owned(), Digest::of(b""));
    JudgedPair { a: key(a), b: key(b), judgement, by, reason, probability: None, explanation: vec![], said }
}

fn case_of<'m>(made: &'m Made, row: &str) -> Option<&'m OpenCase> {
    made.open_cases.iter().find(|case| case.record.to_string() == format!("lists/missing.csv:{row}"))
}

fn candidates(made: &Made, row: &str) -> Vec<(String, Among)> {
    let case = case_of(made, row).unwrap();
    case.candidates.iter().map(|candidate| (candidate.record.to_string(), candidate.among)).collect()
}

#[test]
fn nobody_is_a_candidate_who_cannot_be() {
    let made = made(&[]);
    let ida: Vec<String> = candidates(&made, "2").into_iter().map(|(record, _)| record).collect();
    assert!(ida.contains(&"lists/morgue.csv:2".to_owned()), "{ida:?}");
    assert!(!ida.contains(&"lists/morgue.csv:1".to_owned()), "a man's remains: {ida:?}");
    let asa: Vec<String> = candidates(&made, "1").into_iter().map(|(record, _)| record).collect();
    assert!(!asa.contains(&"lists/morgue.csv:4".to_owned()), "a child's: {asa:?}");
    let gil = candidates(&made, "4");
    assert!(
        gil.iter().all(|(_, among)| *among != Among::Unidentified),
        "all were found before he was seen: {gil:?}"
    );
    for case in &made.open_cases {
        let own = made.persons.iter().find(|person| person.id == case.person).unwrap();
        assert_eq!(own.records.len(), 1, "no candidate is joined");
        assert!(case.candidates.iter().all(|candidate| candidate.person != case.person));
    }
}

#[test]
fn candidates_come_from_the_released_the_dead_and_remains_by_their_chance() {
    let made = made(&[]);
    let seen: Vec<_> = made.open_cases.iter().map(|case| case.record.row.as_str()).collect();
    assert_eq!(seen, ["4", "5", "3", "2", "1"], "those seen last first");
    let asa = candidates(&made, "1");
    assert!(asa.contains(&("lists/dead.csv:1".to_owned(), Among::Dead)), "{asa:?}");
    assert!(asa.contains(&("lists/morgue.csv:1".to_owned(), Among::Unidentified)), "{asa:?}");
    let noor = candidates(&made, "3");
    assert!(noor.contains(&("lists/released.csv:1".to_owned(), Among::Released)), "{noor:?}");
    for case in &made.open_cases {
        let chances: Vec<_> = case.candidates.iter().map(|candidate| candidate.chance).collect();
        assert!(chances.is_sorted_by(|a, b| a >= b), "{chances:?}");
        assert!(case.candidates.iter().all(|candidate| candidate.said.is_some()));
    }
}

#[test]
fn who_was_judged_to_be_another_is_no_candidate_and_who_was_judged_the_same_no_case() {
    let other = judged("lists/missing.csv:1", "lists/dead.csv:1", Judgement::Different);
    let asa = candidates(&made(&[other]), "1");
    assert!(!asa.iter().any(|(record, _)| record == "lists/dead.csv:1"), "{asa:?}");
    let open = judged("lists/missing.csv:1", "lists/dead.csv:1", Judgement::Unsure);
    assert!(candidates(&made(&[open]), "1").iter().any(|(record, _)| record == "lists/dead.csv:1"));
    let same = judged("lists/missing.csv:2", "lists/morgue.csv:2", Judgement::Same);
    let made = made(&[same]);
    assert!(case_of(&made, "2").is_none() && !made.open_cases.is_empty());
    let of_others = made.open_cases.iter().flat_map(|case| &case.candidates);
    assert!(
        of_others
            .into_iter()
            .all(|candidate| candidate.among != Among::Unidentified || candidate.record.row != "2"),
        "remains that have a name are no remains without one"
    );
}

#[test]
fn remains_without_a_name_are_joined_to_nobody_by_sex_age_day_and_place() {
    let others = others();
    let row = |row: &[String; 6]| row.clone();
    // Each of twenty dead lies in the morgue too, where nobody knows the name; all else agrees to the letter.
    let mut morgue: Vec<[String; 6]> = others[..20].iter().map(row).collect();
    morgue.iter_mut().for_each(|row| row[1] = "unknown".to_owned());
    let shared = |morgue: &[[String; 6]]| {
        let made = made_of(&[("lists/dead.csv", &others), ("lists/morgue.csv", morgue)]);
        made.persons.iter().filter(|person| person.records.len() > 1).count()
    };
    assert_eq!(shared(&morgue), 0);
    // With their names they would be.
    let named: Vec<[String; 6]> = others[..20].iter().map(row).collect();
    assert_eq!(shared(&named), 20);
    // Whether a reviewer is asked about them is for the queue, and nothing is lost: each is a person of their own.
    let made = made_of(&[("lists/dead.csv", &others), ("lists/morgue.csv", &morgue)]);
    assert_eq!(made.persons.len(), others.len() + morgue.len());
    assert!(made.pairs.iter().all(|pair| !pair.joined));
}

/// The registry of lists of the dead.
fn made_of(lists: &[(&str, &[[String; 6]])]) -> Made {
    let map: ColumnMap = toml::from_str(MAP).unwrap();
    let opened: Vec<_> = lists
        .iter()
        .zip(2u64..)
        .map(|((path, rows), since)| {
            let list =
                List::of_rows(path, &COLUMNS, rows.iter().map(|row| row.each_ref().map(String::as_str)));
            let keys = keys(&list, &map, since, None);
            (list, keys)
        })
        .collect();
    let listed: Vec<Listed> = lists
        .iter()
        .zip(&opened)
        .map(|((path, _), (list, keys))| {
            let source = Digest::of(path.as_bytes());
            let (map, status) = (&map, Some(Status::Killed));
            Listed { path, source, salt: source, list, map, keys, distinct: true, status }
        })
        .collect();
    register(&Told { lists: &listed, mentions: &[], incidents: &[] }, &Judgements::default())
}
