//! What the checks find, and what they must not. All events are fictional.

mod common;
use common::{all, of_kind};
use figures::example::reading;
use vocabulary::{FindingKind, Reading, Weight};

const AT: &str = "at=Odry when=2031-05-05";

fn report(path: &str, published: &str, figures: &[&str]) -> Reading {
    let figures: Vec<String> = figures.iter().map(|figure| format!("{figure} {AT}")).collect();
    reading(path, published, path, &figures.iter().map(String::as_str).collect::<Vec<_>>())
}

fn kinds(figures: &[&str]) -> Vec<(FindingKind, Weight)> {
    all(&[report("a", "", figures)]).findings.iter().map(|finding| (finding.kind, finding.weight)).collect()
}

#[test]
fn approximations_and_bounds_raise_no_alarm() {
    for (a, b) in [
        ("150 about killed", "150 killed"),
        ("150 about killed", "158 killed"),
        ("34 at-least killed", "41 killed"),
        ("40 at-most killed", "31 killed"),
        ("9000 nearly killed", "8800 killed"),
        ("24 vague killed", "600 killed"),
    ] {
        let reconciled = all(&[report("a", "", &[a]), report("b", "", &[b])]);
        assert!(reconciled.findings.is_empty(), "{a} beside {b}: {:?}", reconciled.findings);
    }
    for (a, b) in [
        ("150 killed", "151 killed"),
        ("150 about killed", "200 killed"),
        ("34 at-least killed", "33 killed"),
    ] {
        let reconciled = all(&[report("a", "", &[a]), report("b", "", &[b])]);
        assert_eq!(of_kind(&reconciled, FindingKind::Differ).len(), 1, "{a} beside {b}");
    }
}

#[test]
fn there_is_one_finding_for_a_scope_and_it_lists_its_figures() {
    let readings = [
        report("a", "", &["40 killed", "9 killed female"]),
        report("b", "", &["44 killed", "9 killed female"]),
        report("c", "", &["52 killed by=the_mayor"]),
    ];
    let reconciled = all(&readings);
    let differ = of_kind(&reconciled, FindingKind::Differ);
    assert_eq!(differ.len(), 1);
    assert_eq!(
        differ[0].seen,
        "people killed, Odry, 2031-05-05: 3 figures of 3 origins run from 40 to 52: 40 (a); 44 (b); 52 (the mayor)."
    );
    assert_eq!((differ[0].place.as_deref(), differ[0].about.len()), (Some("a; b; c"), 3));
    assert_eq!(differ[0].weight, Weight::Warning);
}

#[test]
fn a_voice_that_keeps_up_with_what_is_known_is_only_noted() {
    let readings = [
        report("a", "2031-05-06", &["27 killed by=the_mayor as-of=2031-05-06"]),
        report("b", "2031-05-08", &["31 killed by=the_mayor as-of=2031-05-08"]),
        report("c", "2031-05-08", &["31 killed as-of=2031-05-08"]),
    ];
    let reconciled = all(&readings);
    let differ = of_kind(&reconciled, FindingKind::Differ);
    assert_eq!(differ[0].weight, Weight::Note);
    assert!(differ[0].seen.contains("last words of all voices agree"), "{}", differ[0].seen);
}

#[test]
fn a_difference_that_may_be_one_of_scope_says_so() {
    let readings = [
        report("a", "", &["27 killed as-of=2031-05-06", "20 killed named"]),
        report("b", "", &["31 killed as-of=2031-05-08"]),
        reading("c", "", "c", &["20 killed at=Odry_bus_station when=2031-05-05 as-of=2031-05-09"]),
    ];
    let reconciled = all(&readings);
    let seen = &of_kind(&reconciled, FindingKind::Differ)[0].seen;
    assert!(seen.contains("difference of days"), "{seen}");
    assert!(seen.contains("odry; odry bus station"), "{seen}");
    assert!(seen.contains("20 is also given for people killed, identified only"), "{seen}");
}

#[test]
fn days_of_publication_explain_no_difference() {
    let readings = [report("a", "2031-05-06", &["27 killed"]), report("b", "2031-05-08", &["31 killed"])];
    let reconciled = all(&readings);
    let seen = &of_kind(&reconciled, FindingKind::Differ)[0].seen;
    assert!(!seen.contains("days"), "{seen}");
}

#[test]
fn a_part_above_its_whole_is_found() {
    let reconciled = all(&[report("a", "", &["40 killed", "45 killed female of=f1"])]);
    let found = of_kind(&reconciled, FindingKind::PartAboveWhole);
    assert_eq!(found.len(), 1);
    assert!(found[0].place.as_ref().unwrap().starts_with("a, characters 0 to "));
    assert!(kinds(&["40 about killed", "44 killed female of=f1"]).is_empty());
    assert!(kinds(&["40 at-least killed", "45 killed female of=f1"]).is_empty());
    assert!(kinds(&["40 killed", "45 families killed of=f1"]).is_empty(), "families are no people");
    assert!(kinds(&["40 killed superseded", "45 killed female of=f1"]).is_empty());
}

#[test]
fn parts_are_added_up_only_where_the_words_make_them_disjoint() {
    let above = [(FindingKind::PartsAboveWhole, Weight::Warning)];
    assert_eq!(kinds(&["40 killed", "25 killed female of=f1", "20 killed male of=f1"]), above);
    assert_eq!(kinds(&["40 killed", "25 killed child of=f1", "20 killed adult of=f1"]), above);
    assert_eq!(kinds(&["40 killed", "25 killed civilian of=f1", "20 killed combatant of=f1"]), above);
    assert_eq!(kinds(&["40 casualties", "25 killed of=f1", "20 injured of=f1"]), above);
    assert_eq!(kinds(&["40 captured", "25 released of=f1", "20 missing of=f1"]), above);
    let national =
        ["852 killed", "501 killed of=f1 nationality=Varnish", "385 killed of=f1 nationality=Orrenian"];
    assert_eq!(kinds(&national), above);
    // The same women told twice, an addition, a sum that fits.
    assert!(kinds(&["40 killed", "25 killed female of=f1", "25 killed female of=f1"]).is_empty());
    assert!(kinds(&["40 casualties", "25 killed of=f1", "20 injured new of=f1"]).is_empty());
    assert!(kinds(&["45 killed", "25 killed female of=f1", "20 killed male of=f1"]).is_empty());
    assert!(kinds(&["40 about killed", "25 killed female of=f1", "17 killed male of=f1"]).is_empty());
}

#[test]
fn groups_that_may_overlap_are_noted_and_no_contradiction() {
    let reconciled =
        all(&[report("a", "", &["40 killed", "25 killed female of=f1", "20 killed child of=f1"])]);
    let found = of_kind(&reconciled, FindingKind::PartsAboveWhole);
    assert_eq!((found.len(), found[0].weight), (1, Weight::Note));
    assert!(found[0].seen.contains("may overlap") && found[0].seen.contains("no contradiction"));
    assert!(
        kinds(&["40 killed", "25 killed of=f1", "20 killed of=f1"]).is_empty(),
        "nameless parts prove nothing"
    );
}

#[test]
fn a_running_total_that_falls_is_found_for_one_voice_only() {
    let day = |path: &str, number: u64, day: &str, by: &str| {
        let figure = format!("{number} killed cumulative by={by} as-of={day}");
        report(path, day, &[&figure])
    };
    let readings = [
        day("a", 41, "2031-05-06", "mayor"),
        day("b", 38, "2031-05-07", "mayor"),
        day("c", 43, "2031-05-08", "mayor"),
    ];
    let reconciled = all(&readings);
    let falls = of_kind(&reconciled, FindingKind::CumulativeFalls);
    assert_eq!(falls.len(), 1);
    assert!(
        falls[0].seen.ends_with("mayor falls: 41 on 2031-05-06, then 38 on 2031-05-07."),
        "{}",
        falls[0].seen
    );
    assert_eq!((falls[0].about.len(), falls[0].place.as_deref()), (2, Some("a; b")));
    let rivals = [day("a", 41, "2031-05-06", "mayor"), day("b", 38, "2031-05-07", "hospital")];
    assert!(of_kind(&all(&rivals), FindingKind::CumulativeFalls).is_empty());
}

#[test]
fn a_denial_meets_the_assertion_of_the_same_number() {
    let found = |asserted: &str, denied: &str| {
        let denied = format!("{denied} denied by=the_army");
        let readings = [report("a", "", &[&format!("{asserted} by=hospital")]), report("b", "", &[&denied])];
        of_kind(&all(&readings), FindingKind::Contested).len()
    };
    assert_eq!(found("31 killed", "31 killed"), 1);
    assert_eq!(found("35 killed", "30 more-than killed"), 1);
    assert_eq!(found("31 at-least killed", "31 killed"), 1);
    assert_eq!(found("14 killed", "31 killed"), 0);
    assert_eq!(found("5 at-least killed", "31 killed"), 0);
    assert_eq!(found("31 injured", "31 killed"), 0);
}
