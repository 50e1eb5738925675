//! The registry beside what is claimed. Everybody and all events here are fictional.

mod common;
use common::case;
use figures::example::reading;
use figures::{Reconciliation, against_registry, reconcile};
use vocabulary::{
    Digest, Finding, FindingKind, Kin, ListSummary, Person, Reading, Record, RecordKey, Registry, Sex,
    Status, Weight,
};

const ODRY: &str = r#"{"id": "odry", "title": "Odry", "when": "2031-05-05", "places": ["Odry"]}"#;

fn told(figures: &[&str]) -> Reconciliation {
    let figures: Vec<String> = figures.iter().map(|f| format!("{f} at=Odry when=2031-05-05")).collect();
    let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
    let readings: Vec<Reading> = vec![reading("a", "2031-05-09", "a", &figures)];
    reconcile(&case(ODRY), &readings)
}

/// A record of a list; the household is empty where there is none.
fn record(list: &str, household: &str, status: Status) -> Record {
    let bare = Record::of(RecordKey::new(list, "1"), Digest::of(list.as_bytes()), "1", "Secret Name");
    let household = (!household.is_empty()).then(|| household.to_owned());
    Record { household, status: Some(status), ..bare }
}

fn registry(persons: Vec<Vec<Record>>) -> Registry {
    let person = |(at, records): (usize, Vec<Record>)| Person {
        id: format!("p-{at}"),
        reasons: vec![String::new(); records.len() - 1],
        records,
        weakest: None,
        incident: Some("odry".to_owned()),
    };
    let list = ListSummary {
        path: "lists/a.csv".to_owned(),
        title: None,
        publisher: None,
        records: 1,
        confirmed: true,
        news: None,
    };
    let persons = persons.into_iter().enumerate().map(person).collect();
    Registry { persons, lists: vec![list], ..Registry::default() }
}

fn found(kind: FindingKind, claims: &[&str], persons: Vec<Vec<Record>>) -> Vec<Finding> {
    let all = against_registry(&case(ODRY), &told(claims), &registry(persons));
    assert!(all.iter().all(|finding| !finding.seen.contains("Secret") && !finding.seen.contains("House")));
    all.into_iter().filter(|finding| finding.kind == kind).collect()
}

fn dead(sex: Option<Sex>, age: Option<u16>) -> Vec<Record> {
    vec![Record { sex, age, ..record("a", "", Status::Killed) }]
}

#[test]
fn without_lists_or_claims_there_is_nothing_to_hold_against_each_other() {
    let bare = Registry { lists: Vec::new(), ..registry(vec![dead(None, None)]) };
    assert_eq!(against_registry(&case(ODRY), &told(&["4 killed"]), &bare), []);
    assert_eq!(found(FindingKind::Registry, &["4 injured"], vec![dead(None, None)]), []);
    assert_eq!(found(FindingKind::Registry, &["4 killed"], vec![vec![record("a", "", Status::Missing)]]), []);
}

#[test]
fn a_count_is_held_by_the_rule_that_the_case_settles_for_it() {
    let mut case = case(ODRY);
    let settled =
        r#"{"incident": "odry", "rule": "lowest-highest", "reason": "the papers count different days"}"#;
    case.rules_for = vec![serde_json::from_str(settled).unwrap()];
    let told = told(&["4 killed as-of=2031-05-06", "6 killed as-of=2031-05-07"]);
    let all = against_registry(&case, &told, &registry(vec![dead(None, None)]));
    assert!(all[0].seen.contains("4 to 6 claimed killed by the rule lowest-highest"), "{}", all[0].seen);
}

#[test]
fn groups_are_held_against_the_persons_of_whom_it_is_known() {
    let (woman, man) = (Some(Sex::Female), Some(Sex::Male));
    let persons = || {
        vec![
            dead(woman, Some(40)),
            dead(woman, Some(7)),
            dead(man, None),
            dead(None, Some(5)),
            dead(None, None),
        ]
    };
    let claims = ["613 killed", "106 killed female of=f1", "83 killed child of=f1"];
    let all = found(FindingKind::Registry, &claims, persons());
    assert_eq!(
        all[0].seen,
        "Odry: 613 claimed killed by the rule latest-as-of; 5 records of the dead, 5 persons. By group: women: 106 \
         claimed, 2 persons, 1 of them girls; children: 83 claimed, 2 persons. Of the persons the sex of 2 and the age of \
         2 is not known."
    );
    assert_eq!((all[0].weight, all[0].about.len()), (Weight::Note, 3));
    let fewer = found(FindingKind::Registry, &["613 killed", "1 killed child of=f1"], persons());
    assert_eq!(fewer[0].weight, Weight::Warning);
    let nobody =
        vec![vec![Record { name: String::new(), ..record("a", "", Status::Killed) }], dead(man, None)];
    let nameless = found(FindingKind::Registry, &["613 killed"], nobody);
    assert!(nameless[0].seen.ends_with("2 records of the dead, 2 persons, 1 of them without a name."));
    // Girls need not be counted among women.
    let one = found(FindingKind::Registry, &["613 killed", "1 killed female of=f1"], persons());
    assert_eq!(one[0].weight, Weight::Note);
}

#[test]
fn a_household_is_wiped_out_only_where_all_who_are_known_are_dead() {
    use Status::{Injured, Killed};
    assert_eq!(found(FindingKind::Families, &["1 families"], vec![vec![record("a", "", Killed)]]), []);
    let persons = vec![
        // All dead; the second list knows one of them by another number, and a third member.
        vec![record("a", "House 1", Killed), record("b", "House 9", Killed)],
        vec![record("a", "House 1", Killed)],
        vec![record("b", "House 9", Killed)],
        // One survived.
        vec![record("a", "House 2", Killed)],
        vec![record("a", "House 2", Injured)],
        // Alone, as far as known.
        vec![record("a", "House 3", Killed)],
        // The same number in another list is another household.
        vec![record("b", "House 2", Killed)],
    ];
    let found = found(FindingKind::Families, &["8 families", "90 killed"], persons);
    assert_eq!(
        found[0].seen,
        "Odry: 8 families claimed killed by the rule latest-as-of; 4 households of the registry lost somebody, of 2 two or \
         more members are known, and of 1 all who are known are dead (3 persons)."
    );
    assert_eq!(found[0].about.len(), 1);
}

#[test]
fn lists_of_the_dead_alone_cannot_show_survivors() {
    let persons =
        vec![vec![record("a", "House 1", Status::Killed)], vec![record("a", "House 1", Status::Killed)]];
    let found = found(FindingKind::Families, &["8 killed"], persons);
    assert!(found[0].seen.ends_with("they cannot show who survived."), "{}", found[0].seen);
}

/// By the names of kin a family reaches where no household is written; what both say together is said too.
#[test]
fn families_are_told_by_household_by_kin_and_by_both() {
    use Status::{Injured, Killed};
    let of = |given: &str, household: &str, status| {
        let known = |name: &str| Some(name.to_owned());
        let kin = Kin {
            given: known(given),
            father: known("Secret Omar"),
            grandfather: known("Secret Yusuf"),
            family: known("Secret Tarvi"),
            mother: None,
        };
        vec![Record { kin: kin.told(), ..record("a", household, status) }]
    };
    let of_kin_alone = vec![of("Asa", "", Killed), of("Ida", "", Killed)];
    let told = found(FindingKind::Families, &["8 killed"], of_kin_alone);
    assert_eq!(
        told[0].seen,
        "Odry: By the names of kin 1 family of two or more known members lost somebody, and of 1 all who are known are dead (2 \
         persons); names may agree by chance. The lists that tell of households or kin hold nobody who is known to be alive, so \
         they cannot show who survived."
    );
    // A sister who survived has another household.
    let both = vec![
        of("Asa", "House 1", Killed),
        vec![record("a", "House 1", Killed)],
        of("Ida", "House 2", Injured),
    ];
    let told = found(FindingKind::Families, &["8 killed"], both);
    assert_eq!(
        told[0].seen,
        "Odry: 1 household of the registry lost somebody, of 1 two or more members are known, and of 1 all who are known are dead \
         (2 persons). By the names of kin 1 family of two or more known members lost somebody, and of 0 all who are known are \
         dead (0 persons); names may agree by chance. By households and kin together, 1 family lost somebody, of 1 two or more \
         members are known, and of 0 all who are known are dead (0 persons)."
    );
}

#[test]
fn whoever_is_missing_on_one_list_and_dead_on_another_is_counted_once() {
    use Status::{Exhumed, Killed, Missing};
    let alone = vec![vec![record("a", "", Missing)], vec![record("b", "", Killed)]];
    assert_eq!(found(FindingKind::CountedTwice, &[], alone), []);
    let both = vec![
        vec![record("a", "", Missing), record("b", "", Exhumed)],
        vec![record("a", "", Missing)],
        vec![record("b", "", Killed)],
    ];
    let found = found(FindingKind::CountedTwice, &[], both);
    assert!(found[0].seen.starts_with("Odry: 1 person is missing by one record and dead by another"));
    assert!(found[0].seen.contains("1 more is missing"), "{}", found[0].seen);
}

#[test]
fn the_captured_are_counted_by_their_end() {
    use Status::{Captured, Killed, Missing, Released};
    let of = |fates: &[Status]| fates.iter().map(|fate| record("a", "", *fate)).collect::<Vec<_>>();
    assert_eq!(found(FindingKind::Balance, &[], vec![of(&[Released]), of(&[Killed])]), []);
    let persons = || {
        vec![of(&[Captured, Released]), of(&[Captured, Missing]), of(&[Captured]), of(&[Captured, Killed])]
    };
    let told = found(FindingKind::Balance, &[], persons());
    assert!(
        told[0].seen.contains(
            "of 4 persons captured, 1 were released, 1 are dead, 1 missing, and of 1 no record tells"
        ),
        "{}",
        told[0].seen
    );
    assert_eq!(told[0].weight, Weight::Note);
    let twice = found(FindingKind::Balance, &[], vec![of(&[Captured, Released, Killed])]);
    assert!(
        twice[0].seen.contains("1 are dead") && twice[0].seen.contains("1 of the dead were also released")
    );
    assert_eq!(twice[0].weight, Weight::Warning);
}
