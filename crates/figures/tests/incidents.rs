//! Which incident a figure belongs to. All places are fictional.

mod common;
use common::{all, case, home, ids};
use figures::example::reading;
use figures::reconcile;

#[test]
fn one_place_written_three_ways_is_one_incident() {
    let readings = [
        reading("a", "1994-06-20", "", &["412 killed at=Selm when=1994-06-14"]),
        reading("b", "1994-06-21", "", &["397 killed at=the_town_of_Selm when=1994-06-14"]),
        reading("c", "1994-07-01", "", &["400 about killed at=Market_Street,_Selm when=1994-06"]),
    ];
    let reconciled = all(&readings);
    assert_eq!(ids(&reconciled), ["selm-1994-06-14"]);
    assert_eq!(reconciled.incidents[0].title, "Selm, 1994-06-14");
    assert!(reconciled.incidents[0].places.contains(&"the town of Selm".to_owned()));
}

#[test]
fn a_vague_time_joins_only_what_it_can_only_mean() {
    let days = |vague: &str| {
        let at = format!("5 killed at=Selm when={vague}");
        let readings = [
            reading("a", "", "", &["3 killed at=Selm when=1994-06-14"]),
            reading("b", "", "", &["4 killed at=Selm when=1994-06-29"]),
            reading("c", "", "", &[at.as_str()]),
        ];
        all(&readings).incidents.len()
    };
    assert_eq!(days("1994-06"), 3, "June could mean either day");
    assert_eq!(days("1994-06-29"), 2);
    assert_eq!(days("1995"), 3);
}

#[test]
fn a_recalled_massacre_is_not_todays() {
    let today = reading(
        "a",
        "2025-03-04",
        "",
        &[
            "34 at-least killed at=Lake_Odera when=2025-03-03",
            "203 killed at=Lake_Odera when=2011-08",
            "29 killed when=1893-12-03",
            "6 captured when=2025-03-04",
            "58 affected at=Lake_Odera when=2025-03-04",
        ],
    );
    let reconciled = all(std::slice::from_ref(&today));
    assert_eq!(home(&reconciled, &today, "f2"), "odera-2011-08");
    assert_eq!(home(&reconciled, &today, "f3"), "with-odera-1893-12-03", "nobody says that was at the lake");
    assert_eq!(home(&reconciled, &today, "f4"), "odera-2025-03-03", "what follows an incident belongs to it");
    assert_eq!(home(&reconciled, &today, "f5"), "odera-2025-03-03");
}

#[test]
fn figures_without_place_or_time_take_the_main_incident() {
    let report = reading(
        "a",
        "2025-03-04",
        "",
        &["12 killed at=Tarvo when=2025-03-03", "4 missing", "3 injured at=a_checkpoint", "2 killed of=f1"],
    );
    let reconciled = all(std::slice::from_ref(&report));
    assert_eq!(ids(&reconciled), ["tarvo-2025-03-03"]);
}

#[test]
fn a_total_without_place_or_time_is_not_todays_in_a_document_on_today() {
    let report = reading(
        "a",
        "",
        "",
        &[
            "6 killed at=Fladda when=1974-01-11",
            "3 missing at=Fladda when=1974-01-11",
            "312 killed cumulative",
        ],
    );
    let reconciled = all(std::slice::from_ref(&report));
    assert_eq!(home(&reconciled, &report, "f3"), "with-fladda-undated");
}

#[test]
fn periods_that_begin_together_are_one_incident_under_a_steady_id() {
    let first =
        reading("a", "2024-04-23", "", &["49 killed cumulative at=Lower_Teb when=2024-04-18/2024-04-23"]);
    let second =
        reading("b", "2024-04-30", "", &["64 killed cumulative at=Lower_Teb when=2024-04-18/2024-04-30"]);
    let reconciled = all(&[first.clone(), second]);
    assert_eq!(ids(&reconciled), ["lower-teb-2024-04-18"]);
    assert_eq!(reconciled.incidents[0].when.unwrap().to_string(), "2024-04-18/2024-04-30");
    assert_eq!(ids(&all(&[first])), ["lower-teb-2024-04-18"]);
}

#[test]
fn a_night_told_by_both_its_days_is_the_day_it_is_told_by_elsewhere() {
    let night = reading("a", "", "", &["412 killed at=Selm when=1994-06-13/1994-06-14"]);
    let day = reading("b", "", "", &["397 killed at=Selm when=1994-06-14"]);
    assert_eq!(ids(&all(&[night.clone(), day.clone()])), ["selm-1994-06-14"]);
    let other = reading("c", "", "", &["3 killed at=Selm when=1994-06-13"]);
    assert_eq!(all(&[night, day, other]).incidents.len(), 3, "it could be either");
}

#[test]
fn a_death_later_than_its_whole_belongs_with_it() {
    let report = reading(
        "a",
        "",
        "",
        &["41 killed at=Rennick when=2017-11-02", "1 killed child of=f1 at=Rennick when=2017-11-05"],
    );
    assert_eq!(ids(&all(std::slice::from_ref(&report))), ["rennick-2017-11-02"]);
}

#[test]
fn declared_incidents_take_what_fits_their_place_and_time() {
    let declared = case(
        r#"{"id": "flood", "title": "The flood", "when": "2022-03-14/2022-03-16", "places": ["Riverbend", "Millford"]},
           {"id": "battle", "title": "The battle", "when": "2022-04-09", "places": ["Riverbend"]}"#,
    );
    let report = reading(
        "a",
        "2022-05-01",
        "",
        &[
            "20 killed at=the_town_of_Riverbend when=2022-03-15",
            "7 killed at=Riverbend when=2022-04",
            "3 killed at=Ashby when=2022-03-15",
            "90 killed at=Riverbend when=2021/2022-05",
            "5 killed at=Riverbend",
        ],
    );
    let reconciled = reconcile(&declared, std::slice::from_ref(&report));
    let homes: Vec<&str> = ["f1", "f2", "f3", "f4"].iter().map(|id| home(&reconciled, &report, id)).collect();
    assert_eq!(homes, ["flood", "battle", "ashby-2022-03-15", "riverbend-2021"]);
}

#[test]
fn in_a_case_of_one_incident_a_document_without_place_and_time_is_about_it() {
    let declared = case(r#"{"id": "selm", "title": "Selm", "when": "1994-06-14", "places": ["Selm"]}"#);
    let bare = reading("a", "", "", &["412 killed"]);
    let other = reading("b", "", "", &["9 killed at=Odry"]);
    let reconciled = reconcile(&declared, &[bare.clone(), other.clone()]);
    assert_eq!(home(&reconciled, &bare, "f1"), "selm");
    assert_eq!(home(&reconciled, &other, "f1"), "odry-undated");
    let alone = all(std::slice::from_ref(&bare));
    assert!(alone.incidents[0].id.starts_with("source-") && alone.incidents[0].places.is_empty());
}

#[test]
fn ids_are_fit_for_files_and_unlike() {
    let long = format!("3 killed at=Llan{}_Ünïque when=1994-06-14", "fair".repeat(40));
    let readings = [
        reading("a", "", "", &["3 killed at=Čelm/..\\x when=1994-06-14"]),
        reading("b", "", "", &["3 killed at=سلم when=1994"]),
        reading("c", "", "", &[long.as_str(), "3 killed at=Selm when=../1990"]),
    ];
    let reconciled = all(&readings);
    for id in ids(&reconciled) {
        assert!(id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{id}");
        assert!(id.len() < 80, "{id}");
    }
    let mut distinct = ids(&reconciled);
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), reconciled.incidents.len());
}

#[test]
fn names_of_one_place_by_its_geonames_number_are_one() {
    let mention = |reading: &mut vocabulary::Reading, name: &str| {
        let passage = vocabulary::Passage::cut(name, &vocabulary::CharMap::new(name), 0..name.len());
        let (country, lat, lon) = (None, None, None);
        let place =
            vocabulary::PlaceMention { passage, name: name.to_owned(), country, lat, lon, geonames: Some(7) };
        reading.places.push(place);
    };
    let mut a = reading("a", "", "", &["412 killed at=Selm when=1994-06-14"]);
    let mut b = reading("b", "", "", &["412 killed at=Zelmo when=1994-06-14"]);
    assert_eq!(all(&[a.clone(), b.clone()]).incidents.len(), 2);
    mention(&mut a, "Selm");
    mention(&mut b, "Zelmo");
    assert_eq!(all(&[a, b]).incidents.len(), 1);
}

#[test]
fn a_person_settles_which_incident_a_figure_is_of() {
    let mut readings = [
        reading("a", "1994-06-20", "", &["412 killed at=Selm when=1994-06-14"]),
        reading("b", "1994-06-21", "", &["397 killed at=Vale when=1994-06-13"]),
    ];
    let apart = all(&readings);
    assert_eq!(ids(&apart), ["vale-1994-06-13", "selm-1994-06-14"]);
    let settle = |incident: &str| {
        let incident = Some(incident.to_owned());
        vocabulary::ReadBy::Person(std::sync::Arc::new(vocabulary::Hand { entry: 4, was: None, incident }))
    };
    readings[1].figures[0].read_by = settle("nowhere-1900");
    assert_eq!(ids(&all(&readings)), ids(&apart), "there is no such incident");
    readings[1].figures[0].read_by = settle("selm-1994-06-14");
    let settled = all(&readings);
    assert_eq!(ids(&settled), ["selm-1994-06-14"], "what no figure is of any more goes");
    assert_eq!(home(&settled, &readings[1], "f1"), "selm-1994-06-14");
    let mut declared = case("");
    declared.incidents = vec![vocabulary::Incident {
        id: "flood".to_owned(),
        title: "The flood".to_owned(),
        when: None,
        places: vec!["Elsewhere".to_owned()],
    }];
    readings[1].figures[0].read_by = settle("flood");
    let told = reconcile(&declared, &readings);
    assert_eq!(home(&told, &readings[1], "f1"), "flood");
    assert_eq!(home(&told, &readings[0], "f1"), "selm-1994-06-14");
}
