//! What the checks of sums, series, slips, copies and fates find, and what they must not. All events are fictional.

mod common;
use common::{all, of_kind};
use figures::example::reading;
use vocabulary::{Finding, FindingKind, Reading, Weight};

const AT: &str = "at=Odry when=2031-05-05";

fn report(path: &str, published: &str, figures: &[&str]) -> Reading {
    let figures: Vec<String> = figures.iter().map(|figure| format!("{figure} {AT}")).collect();
    reading(path, published, path, &figures.iter().map(String::as_str).collect::<Vec<_>>())
}

fn found(kind: FindingKind, readings: &[Reading]) -> Vec<Finding> {
    of_kind(&all(readings), kind).into_iter().cloned().collect()
}

fn of_one(kind: FindingKind, figures: &[&str]) -> Vec<Finding> {
    found(kind, &[report("a", "2031-05-09", figures)])
}

#[test]
fn parts_that_are_not_all_kinds_of_a_whole_may_come_to_less() {
    for parts in [
        &["100 killed", "20 killed female of=f1"][..],
        &["100 killed", "20 killed female of=f1", "30 killed child of=f1"],
        &["100 killed", "20 nationality=Orrenian of=f1", "30 nationality=Talian of=f1"],
        &["100 killed", "40 killed female of=f1", "60 killed male of=f1"],
        &["100 about killed", "40 killed female of=f1", "55 killed male of=f1"],
        &["100 killed", "40 killed female of=f1", "50 at-least killed male of=f1"],
        &["100 casualties", "40 killed of=f1", "60 injured of=f1"],
        // One of each, told of by the way.
        &["9 killed", "1 killed male of=f1", "2 killed female of=f1"],
        // The children are among the men and women here, and beside them in the next.
        &["60 killed", "25 male of=f1", "35 female of=f1", "20 child of=f1"],
        &["60 killed", "15 male of=f1", "25 female of=f1", "20 child of=f1"],
    ] {
        assert_eq!(of_one(FindingKind::PartsBelowWhole, parts), [], "{parts:?}");
    }
}

#[test]
fn parts_that_are_all_kinds_of_a_whole_must_come_to_it() {
    for (parts, missing) in [
        (&["181 killed", "130 killed male of=f1", "41 killed female of=f1"][..], "10 are in no part"),
        (&["60 killed", "10 male of=f1", "20 female of=f1", "25 child of=f1"], "5 are in no part"),
        (&["60 killed", "10 child of=f1", "20 adult of=f1"], "30 are in no part"),
        (&["60 killed", "10 civilian of=f1", "20 combatant of=f1"], "30 are in no part"),
        (&["60 casualties", "10 killed of=f1", "20 injured of=f1"], "30 are in no part"),
    ] {
        let found = of_one(FindingKind::PartsBelowWhole, parts);
        assert_eq!(found.len(), 1, "{parts:?}");
        assert!(found[0].seen.contains(missing), "{}", found[0].seen);
        assert_eq!((found[0].weight, found[0].about.len()), (Weight::Note, parts.len()));
    }
}

#[test]
fn an_enumeration_that_comes_to_more_than_its_whole_is_noted() {
    let parts = |soldiers: &str| {
        let soldiers = format!("{soldiers} combatant of=f1");
        of_one(FindingKind::PartsAboveWhole, &["44", "30 civilian of=f1", "9 combatant of=f1", &soldiers])
    };
    let found = parts("7");
    assert!(found[0].seen.contains("come to 46, more than their whole"), "{}", found[0].seen);
    assert_eq!((found[0].weight, found[0].about.len()), (Weight::Note, 4));
    assert_eq!(parts("5"), []);
    assert_eq!(parts("9"), [], "one number told twice");
    let pupils = ["144", "116 child of=f1", "28 adult of=f1", "109 child of=f1"];
    assert_eq!(of_one(FindingKind::PartsAboveWhole, &pupils), [], "pupils are among the children");
    assert!(
        of_one(FindingKind::PartsBelowWhole, &["44", "30 civilian of=f1", "9 combatant of=f1"]).len() == 1
    );
}

/// Two days' totals of one voice, and what it tells was added.
fn series(additions: &[&str]) -> Vec<Finding> {
    let total =
        |figure: &str| format!("{figure} cumulative killed by=the_mayor at=Odry when=2031-05-01/2031-05-09");
    let mut figures = vec![total("30 as-of=2031-05-05"), total("35 as-of=2031-05-07")];
    figures.extend(additions.iter().map(|added| format!("{added} new killed at=Odry")));
    let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
    let odry = r#"{"id": "odry", "title": "Odry", "when": "2031-05-01/2031-05-09", "places": ["Odry"]}"#;
    let readings = [reading("a", "2031-05-09", "a", &figures)];
    of_kind(&figures::reconcile(&common::case(odry), &readings), FindingKind::Increments)
        .into_iter()
        .cloned()
        .collect()
}

#[test]
fn additions_that_fit_or_are_of_others_raise_no_alarm() {
    for additions in [
        &[][..],
        &["2 by=the_mayor when=2031-05-06", "3 by=the_mayor when=2031-05-07"],
        // Nothing is told of the 7th.
        &["2 by=the_mayor when=2031-05-06"],
        &["5 about by=the_mayor when=2031-05-06"],
        &["50 by=the_army when=2031-05-06"],
        &["50 by=the_mayor when=2031-05-08"],
        &["50 denied by=the_mayor when=2031-05-06"],
    ] {
        assert_eq!(series(additions), [], "{additions:?}");
    }
}

#[test]
fn additions_must_meet_the_totals_of_their_voice() {
    let more = series(&["4 by=the_mayor when=2031-05-06", "4 by=the_mayor when=2031-05-07"]);
    assert_eq!(more.len(), 1);
    assert!(more[0].seen.contains("from 30 on 2031-05-05 to 35 on 2031-05-07"), "{}", more[0].seen);
    assert!(more[0].seen.contains("come to 8"), "{}", more[0].seen);
    assert_eq!((more[0].weight, more[0].about.len()), (Weight::Warning, 4));
    let fewer = series(&["1 by=the_mayor when=2031-05-06", "1 by=the_mayor when=2031-05-07"]);
    assert!(fewer[0].seen.contains("come to 2"), "{}", fewer[0].seen);
}

#[test]
fn numbers_of_other_days_are_no_slip() {
    for (a, b) in [
        (("2031-05-06", "136 as-of=2031-05-06"), ("2031-06-06", "163 as-of=2031-06-06")),
        (("2031-05-06", "136"), ("2031-05-06", "145")),
        (("2031-05-06", "136 about"), ("2031-05-06", "163")),
        (("2031-05-06", "136"), ("2031-05-06", "163 denied")),
    ] {
        let readings = [report("a", a.0, &[a.1]), report("b", b.0, &[b.1])];
        assert_eq!(found(FindingKind::Slip, &readings), [], "{a:?} {b:?}");
    }
}

#[test]
fn swapped_digits_are_noted_with_the_voices_behind_each() {
    let readings = [
        report("a", "2031-05-06", &["136"]),
        report("b", "2031-05-07", &["163 by=the_mayor"]),
        report("c", "2031-05-07", &["163 by=a_hospital"]),
    ];
    let found = found(FindingKind::Slip, &readings);
    assert_eq!(found.len(), 1);
    assert!(
        found[0].seen.contains("136 (a) and 163 (a hospital and 1 more): two digits"),
        "{}",
        found[0].seen
    );
    assert_eq!((found[0].about.len(), found[0].weight), (3, Weight::Note));
}

#[test]
fn voices_that_agree_by_themselves_are_no_copies() {
    let papers = ["a", "b", "c", "d", "e"];
    let own = |name: &&str| report(name, "2031-05-06", &[&format!("41 by=doctor_{name}")]);
    assert_eq!(found(FindingKind::Repeated, &papers.iter().map(own).collect::<Vec<_>>()), []);
    let few = |name: &&str| report(name, "2031-05-06", &["41 by=the_mayor"]);
    assert_eq!(found(FindingKind::Repeated, &papers[..4].iter().map(few).collect::<Vec<_>>()), []);
    // Small and round numbers meet by chance.
    for number in ["41", "400"] {
        let both = format!("{number} injured");
        assert_eq!(of_one(FindingKind::Repeated, &[number, &both]), [], "{number}");
    }
    assert_eq!(of_one(FindingKind::Repeated, &["413", "413 identified"]), []);
}

#[test]
fn one_voice_in_many_papers_is_one_and_a_telling_number_in_two_places_is_noted() {
    let papers = ["a", "b", "c", "d", "e"];
    let same = |name: &&str| report(name, "2031-05-06", &["41 by=the_mayor"]);
    let copied = found(FindingKind::Repeated, &papers.iter().map(same).collect::<Vec<_>>());
    assert!(copied[0].seen.contains("41 stands in 5 sources, and all of them go back to the mayor"));
    let both = of_one(FindingKind::Repeated, &["413", "413 injured"]);
    assert!(both[0].seen.contains("both for people killed and for people injured"), "{}", both[0].seen);
    let two = [reading("a", "", "a", &["413 at=Odry when=2031-05-05", "413 at=Selm when=2031-09-09"])];
    let found = found(FindingKind::Repeated, &two);
    assert_eq!(found.len(), 1);
    assert!(found[0].remedy.contains("one under two names"), "{}", found[0].remedy);
}

#[test]
fn the_missing_and_the_dead_of_one_day_do_not_overlap() {
    for (dead, missing) in [
        ("41 as-of=2031-05-09", "7 missing as-of=2031-05-09"),
        ("41 as-of=2031-05-09", "0 missing as-of=2031-05-06"),
        ("41 as-of=2031-05-09", "7 missing female as-of=2031-05-06"),
    ] {
        assert_eq!(of_one(FindingKind::CountedTwice, &[dead, missing]), [], "{dead} {missing}");
    }
    let found = of_one(FindingKind::CountedTwice, &["41 as-of=2031-05-09", "7 missing as-of=2031-05-06"]);
    assert!(found[0].seen.contains("the missing, 7, stands at 2031-05-06"), "{}", found[0].seen);
    assert!(found[0].remedy.starts_with("Never add the two"));
}

#[test]
fn the_captured_are_the_released_the_dead_the_missing_and_the_held() {
    for parts in [
        &["120 captured", "80 released of=f1"][..],
        &["120 captured", "80 released of=f1", "30 captured of=f1", "10 killed of=f1"],
        &["120 captured", "80 released female of=f1", "30 captured of=f1"],
        &["80 captured at-least", "90 released"],
    ] {
        assert_eq!(of_one(FindingKind::Balance, parts), [], "{parts:?}");
    }
    let short = of_one(
        FindingKind::Balance,
        &["120 captured", "80 released of=f1", "30 captured of=f1", "3 killed of=f1"],
    );
    assert!(short[0].seen.contains("come to 113: of 7 nothing is said"), "{}", short[0].seen);
    let over = of_one(FindingKind::Balance, &["120 captured", "100 released of=f1", "30 captured of=f1"]);
    assert!(over[0].seen.contains("come to 130, more than there were"), "{}", over[0].seen);
    assert_eq!(over[0].weight, Weight::Warning);
    let more = of_one(FindingKind::Balance, &["80 captured", "90 released"]);
    assert!(more[0].seen.contains("nobody says that more than 80 were captured"), "{}", more[0].seen);
}
