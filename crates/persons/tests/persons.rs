//! Who is joined and, more often, who is not. All names are fictional.

use persons::{persons, records};
use proptest::prelude::*;
use vocabulary::{Digest, Person, Record, RecordKey};

fn record(source: &str, row: &str, name: &str, age: Option<u16>) -> Record {
    let source = Digest::of(source.as_bytes());
    Record { age, ..Record::of(RecordKey::new(source.short(), row), source, row, name) }
}

fn at(when: &str, record: Record) -> Record {
    Record { when: when.parse().ok(), ..record }
}

/// The sizes of the persons, the largest first.
fn sizes(records: &[Record]) -> Vec<usize> {
    let mut sizes: Vec<usize> = persons(records).iter().map(|person| person.records.len()).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes
}

#[test]
fn the_same_name_in_one_document_is_one_person_unless_the_ages_differ() {
    let one = |age| record("a", "f1", "Inés Bravo", age);
    let two = |age| record("a", "f2", "BRAVO, Ines", age);
    assert_eq!(sizes(&[one(Some(30)), two(None)]), [2]);
    assert_eq!(sizes(&[one(Some(30)), two(Some(31))]), [1, 1]);
    let unclear = record("a", "f3", "Inés Bravo", None);
    assert_eq!(sizes(&[one(Some(30)), two(Some(31)), unclear]), [1, 1, 1], "the third may be either");
}

#[test]
fn across_documents_full_name_and_age_must_agree() {
    let both = |name: &str, a, b| sizes(&[record("a", "f1", name, a), record("b", "f1", name, b)]);
    assert_eq!(both("Inés Bravo", Some(30), Some(30)), [2]);
    assert_eq!(both("Inés Bravo", Some(30), None), [1, 1]);
    assert_eq!(both("Inés Bravo", None, None), [1, 1]);
    assert_eq!(both("Inés Bravo", Some(30), Some(31)), [1, 1]);
    assert_eq!(both("Bravo", Some(30), Some(30)), [1, 1], "one name alone names many");
}

#[test]
fn namesakes_of_another_time_stay_apart() {
    let a = at("1994-06", record("a", "f1", "Inés Bravo", Some(30)));
    assert_eq!(sizes(&[a.clone(), at("1994-06-14", record("b", "f1", "Inés Bravo", Some(30)))]), [2]);
    assert_eq!(sizes(&[a, at("2014", record("b", "f1", "Inés Bravo", Some(30)))]), [1, 1]);
}

#[test]
fn a_surname_alone_joins_only_where_one_person_has_it() {
    let asa = record("a", "f1", "Asa Thorne", None);
    let thorne = record("a", "f2", "Mr Thorne", None);
    assert_eq!(sizes(&[asa.clone(), thorne.clone()]), [2]);
    assert_eq!(sizes(&[asa.clone(), thorne.clone(), record("a", "f3", "Ida Thorne", None)]), [1, 1, 1]);
    assert_eq!(sizes(&[asa.clone(), record("b", "f2", "Thorne", None)]), [1, 1], "not across documents");
    assert_eq!(sizes(&[asa, record("a", "f2", "Asa", None)]), [1, 1], "a given name is no surname");
}

#[test]
fn each_join_says_why_and_no_id_holds_a_name() {
    let all = [
        record("a", "f1", "Asa Thorne", Some(61)),
        record("a", "f2", "Thorne", None),
        record("a", "f10", "Asa Thorne", None),
        record("b", "f1", "THORNE Asa", Some(61)),
    ];
    let joined = persons(&all);
    let [Person { id, records, reasons, .. }] = &joined[..] else { panic!("{joined:?}") };
    assert_eq!((records.len(), reasons.len()), (4, 3));
    let said = |what: &str| reasons.iter().filter(|reason| reason.contains(what)).count();
    assert_eq!(
        (said("surname that only"), said("same name in the same document"), said("age is the same, 61")),
        (1, 1, 1)
    );
    assert!(id.starts_with("p-") && !id.contains("thorne"));
}

#[test]
fn a_record_whose_name_cannot_be_read_is_not_lost() {
    assert_eq!(sizes(&[record("a", "f1", "—", Some(3)), record("a", "f2", "—", Some(3))]), [1, 1]);
}

#[test]
fn only_named_single_victims_become_records() {
    let figure = |id: &str, text: &str, start: usize, rest: &str| {
        format!(
            r#"{{"id": "{id}", "start": {start}, "end": {}, "text": "{text}", "status": "killed", "unit": "people",
            "sex": null, "age": null, "role": null, "nationality": null, "counts": null, "as_of": null,
            "when": "2025-02-09", "where": null, "part_of": null, "attributed_to": [], "by": null, "means": [], {rest}}}"#,
            start + text.chars().count()
        )
    };
    let one = r#""low": 1, "high": 1, "precision": "exact", "modality": "asserted", "identified": true"#;
    let figures = [
        figure("f2", "13-year-old Samir Rahman", 40, one),
        figure("f1", "Margaret Oddy", 0, one),
        figure("f3", "a schoolboy", 80, one),
        figure("f4", "Corey Whelan", 100, &one.replace("true", "false")),
        figure("f5", "Ida Thorne", 120, &one.replace("asserted", "denied")),
        figure("f6", "The Thorne brothers", 140, &one.replace(": 1", ": 2")),
    ];
    let source = format!(
        r#"{{"path": "a", "sha256": "{}", "title": null, "published": null, "published_by": null, "language": "en",
        "publisher": null, "url": null}}"#,
        Digest::of(b"a")
    );
    let reading = format!(
        r#"{{"source": {source}, "figures": [{}], "quotes": [], "positions": [], "dates": [], "places": [],
        "warnings": []}}"#,
        figures.join(", ")
    );
    let found = records(&[serde_json::from_str(&reading).expect("a reading")]);
    let said: Vec<_> =
        found.iter().map(|record| (record.row.as_str(), record.name.as_str(), record.age)).collect();
    assert_eq!(said, [("f1", "Margaret Oddy", None), ("f2", "Samir Rahman", Some(13))]);
    assert_eq!(found[0].when, "2025-02-09".parse().ok());
    assert_eq!(found[0].claim.as_ref().map(|claim| claim.figure.as_str()), Some("f1"));
}

fn any_record() -> impl Strategy<Value = Record> {
    let name = prop::sample::select(vec![
        "Asa Thorne",
        "THORNE Asa",
        "Thorne",
        "Asa",
        "Ida Thorne",
        "Ida al-Tarvi",
        "—",
        "",
    ]);
    let when = prop::sample::select(vec!["", "1994", "1994-06-14", "2014"]);
    (0u8..3, 0u8..6, name, prop::option::of(30u16..32), when).prop_map(|(source, row, name, age, when)| {
        at(when, record(&source.to_string(), &format!("f{row}"), name, age))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_record_is_lost_no_person_has_two_ages_and_order_does_not_matter(
        (all, shuffled) in prop::collection::vec(any_record(), 0..14)
            .prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
    ) {
        let joined = persons(&all);
        prop_assert_eq!(&joined, &persons(&shuffled));
        let held = |wanted: &Record| joined.iter().flat_map(|p| &p.records).filter(|r| *r == wanted).count();
        prop_assert!(all.iter().all(|record| held(record) == 1));
        let ids: std::collections::BTreeSet<&str> = joined.iter().map(|person| person.id.as_str()).collect();
        prop_assert_eq!(ids.len(), joined.len());
        for person in &joined {
            let mut ages: Vec<u16> = person.records.iter().filter_map(|record| record.age).collect();
            ages.dedup();
            prop_assert!(ages.len() <= 1);
            prop_assert_eq!(person.reasons.len() + 1, person.records.len());
            prop_assert!(person.reasons.iter().all(|reason| !reason.is_empty()));
        }
    }
}
