//! Aggregates beside what is recorded. Everybody and all events here are fictional.

use figures::aggregates::{AggregateError, all};
use figures::example::reading;
use figures::reconcile;
use vocabulary::{Case, Digest, Person, Reading, Record, RecordKey, Registry, Status};

const INCIDENTS: &str = r#"
    title = "A case"
    [[incident]]
    id = "odry"
    title = "Odry"
    when = "2031-05-05"
    places = ["Odry"]
    [[incident]]
    id = "siege"
    title = "The siege"
    when = "2031-04-20/2031-05-02"
    places = ["Odry"]
    [[incident]]
    id = "selm"
    title = "Selm"
    when = "2031-05-09"
    places = ["Selm"]
"#;

fn case(total: &str, more: &str) -> Case {
    let aggregate = format!(
        "[[aggregate]]\nid = \"m\"\ntitle = \"A morgue\"\nplaces = [\"ODRY\"]\nperiod = \"2031-05\"\n{total}\n{more}"
    );
    toml::from_str(&format!("{INCIDENTS}\n{aggregate}")).unwrap()
}

fn readings() -> Vec<Reading> {
    vec![
        reading("a", "2031-05-09", "a", &["31 at=Odry when=2031-05-05", "90 at=Selm when=2031-05-09"]),
        reading("b", "2031-06-01", "b", &["200 exhumed at=Odry when=2031-05-05"]),
    ]
}

fn dead(incident: Option<&str>, when: &str) -> Person {
    let bare = Record::of(RecordKey::new("a", "1"), Digest::of(b"a"), "1", "Nobody");
    let place = Some("Odry".to_owned());
    let record = Record { when: when.parse().ok(), status: Some(Status::Killed), place, ..bare };
    let incident = incident.map(str::to_owned);
    Person { id: "p".to_owned(), records: vec![record], reasons: Vec::new(), weakest: None, incident }
}

fn absorbed(case: &Case, persons: Vec<Person>) -> Result<figures::aggregates::Absorbed, AggregateError> {
    let (readings, registry) = (readings(), Registry { persons, ..Registry::default() });
    all(case, &readings, &reconcile(case, &readings), &registry).remove(0)
}

#[test]
fn what_cannot_be_absorbed_is_refused_with_what_to_do() {
    let refused = |total: &str, more: &str| absorbed(&case(total, more), Vec::new()).unwrap_err().to_string();
    assert!(refused("", "").contains("either total"));
    assert!(refused("total = 4\nclaim = \"a#f1\"", "").contains("either total"));
    for claim in ["a", "a#f9", "c#f1", "#", ""] {
        assert!(refused(&format!("claim = \"{claim}\""), "").contains("no source"), "{claim}");
    }
    let nowhere = "[[aggregate.excludes]]\nwhat = \"x\"\nincidents = [\"y\"]\nincluded = [\"0 %\", \"1 %\"]";
    assert!(refused("total = 4", nowhere).contains("\"y\""));
    let mut bare = case("total = 4", "");
    bare.aggregates[0].places = vec!["  ".to_owned()];
    assert!(matches!(absorbed(&bare, Vec::new()), Err(AggregateError::Place { .. })));
}

#[test]
fn only_what_is_recorded_for_place_and_period_is_taken_off() {
    let told = absorbed(&case("claim = \"b#f1\"", ""), Vec::new()).unwrap();
    assert_eq!(told.steps[0].low, 200);
    assert_eq!((told.low, told.high), (169, 169), "{:?}", told.steps);
    // Those named are among those claimed.
    let named = (0..10).map(|_| dead(Some("odry"), "2031-05-05")).collect();
    assert_eq!(absorbed(&case("total = 200", ""), named).unwrap().low, 169);
    let more = (0..40).map(|_| dead(Some("odry"), "2031-05-05")).collect();
    assert_eq!(absorbed(&case("total = 200", ""), more).unwrap().low, 160);
}

#[test]
fn an_incident_that_reaches_beyond_the_period_is_a_range() {
    let persons = vec![
        dead(Some("siege"), "2031-05-01"),
        dead(Some("siege"), "2031-04-22"),
        dead(Some("siege"), "2031"),
    ];
    let told = absorbed(&case("total = 200", ""), persons).unwrap();
    // 31 of Odry, and of the siege one who died in May and one who may have.
    assert_eq!((told.low, told.high), (167, 168), "{:?}", told.steps);
}

#[test]
fn persons_of_no_incident_count_where_place_and_day_are_known() {
    let persons = vec![dead(None, "2031-05-20"), dead(None, "2031"), dead(None, "2031-06-02")];
    let told = absorbed(&case("total = 200", ""), persons).unwrap();
    assert_eq!((told.low, told.high), (168, 168), "{:?}", told.steps);
}

#[test]
fn an_aggregate_is_not_taken_from_itself() {
    let told = absorbed(&case("claim = \"a#f1\"", ""), Vec::new()).unwrap();
    assert_eq!((told.low, told.high), (31, 31), "{:?}", told.steps);
}
