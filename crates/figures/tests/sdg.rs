//! The table of SDG 16.1.2. Everybody and all events here are fictional.

use figures::rates::Level;
use figures::sdg::{SdgError, SdgTable, table};
use vocabulary::{Case, Cause, Digest, Person, Protection, Record, RecordKey, Registry, Sex, Status};

const INCIDENTS: &str = r#"
    title = "A case"
    [[incident]]
    id = "odry"
    title = "Odry"
    when = "2031-05-05"
    [[incident]]
    id = "flood"
    title = "A flood"
    when = "2031-09-09"
"#;

fn case(more: &str) -> Case {
    toml::from_str(&format!("{INCIDENTS}\n{more}")).unwrap()
}

const ODRY: &str = "[[sdg.incident]]\nid = \"odry\"\ncause = \"small-arms\"\n";

fn made(case: &Case, persons: Vec<Person>) -> Result<SdgTable, SdgError> {
    table(case, &Registry { persons, ..Registry::default() }, Level::NINETY_FIVE)
}

fn refused(more: &str) -> String {
    made(&case(more), Vec::new()).unwrap_err().to_string()
}

fn record(sex: Option<Sex>, age: Option<u16>, when: &str) -> Record {
    let bare = Record::of(RecordKey::new("a", "1"), Digest::of(b"a"), "1", "Nobody");
    Record { sex, age, when: when.parse().ok(), status: Some(Status::Killed), ..bare }
}

fn person(incident: &str, records: Vec<Record>) -> Person {
    let reasons = vec![String::new(); records.len() - 1];
    Person { id: "p".to_owned(), records, reasons, weakest: None, incident: Some(incident.to_owned()) }
}

/// Five of the battle, of whom one is missing, and one of the flood.
fn persons() -> Vec<Person> {
    let (woman, man) = (Some(Sex::Female), Some(Sex::Male));
    let missing = Record { status: Some(Status::Missing), ..record(man, Some(30), "2031-05-05") };
    vec![
        person("odry", vec![record(woman, Some(34), "2031-05-05"), record(woman, None, "2031-05")]),
        person("odry", vec![record(man, Some(9), "2031-05-05")]),
        person("odry", vec![record(man, Some(17), "2031-05-05"), record(man, Some(20), "2031-05-05")]),
        person("odry", vec![record(None, Some(70), "")]),
        person("odry", vec![missing]),
        person("flood", vec![record(man, Some(40), "2031-09-09")]),
    ]
}

fn deaths(table: &SdgTable, dimension: &str) -> Vec<(&'static str, u64)> {
    let of = table.categories.iter().filter(|category| category.dimension == dimension);
    of.map(|category| (category.category, category.deaths)).collect()
}

#[test]
fn what_the_case_does_not_say_is_not_made_up() {
    assert_eq!(made(&case(""), persons()), Err(SdgError::NotAsked));
    assert!(refused("[[sdg.incident]]\nid = \"odri\"").contains("\"odri\""));
    assert!(refused(&format!("{ODRY}{ODRY}")).contains("twice"));
    let nobody = format!("{ODRY}[[population]]\npeople = 0\nsource = \"a census\"");
    assert!(refused(&nobody).contains("no number above 0"), "{}", refused(&nobody));
    let twice = "[[population]]\npeople = 9\nstandard = 1\nsource = \"\"\nages = \"0-18\"\n[[population]]\npeople = 9\nstandard = 1\nsource = \"\"\nages = \"18+\"";
    assert!(refused(&format!("{ODRY}{twice}")).contains("all, 0-18 and all, 18+"));
}

#[test]
fn every_dimension_comes_to_all_documented_deaths_with_the_unknown() {
    let told = made(&case(ODRY), persons()).unwrap();
    assert_eq!((told.documented, told.records), (4, 6));
    assert_eq!(told.incidents, [("Odry".to_owned(), 4)]);
    assert_eq!(deaths(&told, "Sex"), [("Man", 2), ("Woman", 1), ("Unknown", 1)]);
    assert_eq!(deaths(&told, "Age"), [("Adult (18+)", 2), ("Child (<18)", 1), ("Unknown", 1)]);
    assert_eq!(deaths(&told, "Cause").len(), 11);
    assert!(deaths(&told, "Cause").contains(&("Small arms and light weapons", 4)));
    assert_eq!(deaths(&told, "Status").last(), Some(&("Unknown", 4)));
    for dimension in ["Sex", "Age", "Cause", "Status"] {
        assert_eq!(deaths(&told, dimension).iter().map(|(_, deaths)| deaths).sum::<u64>(), 4, "{dimension}");
    }
    let years: Vec<_> = told.years.iter().map(|row| (row.year, row.deaths)).collect();
    assert_eq!(years, [(Some(2031), 3), (None, 1)]);
    let bands: u64 = told.age_sex.iter().map(|row| row.female + row.male + row.unknown).sum();
    assert_eq!(bands, 4);
    let unknown = told.age_sex.last().unwrap();
    assert_eq!((unknown.ages, unknown.male), (None, 1), "17 by one record and 20 by another is two bands");
}

/// What lists say of a person goes before what the case says of all; where lists differ, it is not known.
#[test]
fn cause_and_status_are_those_of_the_person_where_lists_say_them() {
    let of = |cause: Option<Cause>, protection: Option<Protection>| Record {
        cause,
        protection,
        ..record(None, None, "2031-05-05")
    };
    let (mortar, rifle) = (Some(Cause::HeavyWeapons), Some(Cause::SmallArms));
    let persons = vec![
        person("odry", vec![of(mortar, Some(Protection::Civilian)), of(None, None)]),
        person("odry", vec![of(mortar, None), of(Some(Cause::Incendiary), None)]),
        person("odry", vec![of(rifle, Some(Protection::ArmedForces)), of(rifle, Some(Protection::Civilian))]),
        person("odry", vec![of(None, None)]),
    ];
    let told = made(&case(ODRY), persons).unwrap();
    let some = |dimension: &str| {
        deaths(&told, dimension).into_iter().filter(|(_, deaths)| *deaths > 0).collect::<Vec<_>>()
    };
    let all =
        [("Heavy weapons and explosive munitions", 1), ("Small arms and light weapons", 2), ("Unknown", 1)];
    assert_eq!(some("Cause"), all);
    assert_eq!(some("Status"), [("Civilian", 1), ("Unknown", 3)]);
}

#[test]
fn the_layers_stay_apart() {
    let none = made(&case(ODRY), persons()).unwrap();
    assert_eq!((none.undocumented, none.indirect), (None, None));
    let estimate =
        "[sdg.undocumented]\nlow = 3\nhigh = 20\nmethod = \"a method\"\nsource = \"an institute\"\n";
    let told = made(&case(&format!("{estimate}{ODRY}")), persons()).unwrap();
    assert_eq!((told.documented, told.undocumented.unwrap().high), (4, Some(20)));
}

#[test]
fn rates_hold_whom_they_can_and_tell_who_may_belong_to_them() {
    let populations = "[[population]]\nyear = 2031\npeople = 1000\nsource = \"a census\"\n[[population]]\nyear = 2031\nsex = \"male\"\nages = \"0-17\"\npeople = 200\nsource = \"a census\"\n[[population]]\npeople = 1000\nsource = \"a census\"\n";
    let told = made(&case(&format!("{ODRY}{populations}")), persons()).unwrap();
    let rows: Vec<_> = told.rates.iter().map(|rate| (rate.who.as_str(), rate.deaths, rate.perhaps)).collect();
    assert_eq!(rows, [("all, 2031", 3, 1), ("men and boys, 0-17, 2031", 1, 1), ("all", 4, 0)]);
    assert_eq!(told.rates[0].rate.value, 300.0);
    assert_eq!(told.rates[1].rate.value, 500.0);
    assert_eq!(told.standardised, []);
}

#[test]
fn a_standardised_rate_shows_its_weights() {
    let groups = "[[population]]\nages = \"0-17\"\npeople = 300\nstandard = 1\nsource = \"\"\n[[population]]\nages = \"18+\"\npeople = 700\nstandard = 3\nsource = \"\"\n";
    let told = made(&case(&format!("{ODRY}{groups}")), persons()).unwrap();
    let standard = &told.standardised[0];
    assert_eq!(standard.left_out, 1);
    let weights: Vec<f64> = standard.rates.strata.iter().map(|group| group.weight).collect();
    assert_eq!(weights, [0.25, 0.75]);
    let by_hand = 100_000.0 * (0.25 / 300.0 + 0.75 * 2.0 / 700.0);
    assert!((standard.rates.standardised.value - by_hand).abs() < 1e-9);
    assert!((standard.rates.crude.value - 300.0).abs() < 1e-9);
}
