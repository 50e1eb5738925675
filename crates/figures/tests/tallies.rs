//! What enters a tally, what is set aside, and why. All events are fictional.

mod common;
use common::{all, aside, claim, killed};
use figures::example::reading;
use figures::{Relation, describe};
use std::sync::Arc;
use vocabulary::{Reading, Rule, Status};

const AT: &str = "at=Odry when=2031-05-05";

fn report(path: &str, published: &str, figures: &[&str]) -> Reading {
    let figures: Vec<String> = figures.iter().map(|figure| format!("{figure} {AT}")).collect();
    reading(path, published, path, &figures.iter().map(String::as_str).collect::<Vec<_>>())
}

#[test]
fn only_what_is_stated_as_having_happened_is_counted() {
    let report = report(
        "a",
        "2031-05-06",
        &[
            "27 killed",
            "31 killed denied by=army",
            "90 killed expected",
            "12 killed superseded",
            "5 killed new",
        ],
    );
    let reconciled = all(std::slice::from_ref(&report));
    let tally = killed(&reconciled, Rule::LowestHighest);
    assert_eq!((tally.low, tally.high, tally.inputs.len()), (27, Some(27), 5));
    assert_eq!(aside(tally, &report, "f2"), Some("denied in the source"));
    assert!(aside(tally, &report, "f3").unwrap().contains("expected"));
    assert!(aside(tally, &report, "f4").unwrap().contains("revised"));
    assert!(aside(tally, &report, "f5").unwrap().contains("addition"));
}

#[test]
fn parts_never_compete_with_wholes() {
    let report = report(
        "a",
        "2031-05-06",
        &[
            "613 killed civilian",
            "106 killed female of=f1",
            "40 killed of=f1",
            "9 killed female of=f2",
            "30 killed female of=f3",
        ],
    );
    let reconciled = all(std::slice::from_ref(&report));
    let women: Vec<_> = (reconciled.tallies.iter())
        .filter(|tally| tally.scope.sex.is_some() && tally.rule == Rule::LowestHighest)
        .collect();
    assert_eq!(women.len(), 1);
    assert_eq!(
        (women[0].low, women[0].high),
        (106, Some(106)),
        "a part of a nameless part is no class of its own"
    );
    assert!(aside(women[0], &report, "f4").unwrap().starts_with("a part of"));
    assert!(aside(women[0], &report, "f4").unwrap().contains("(f2)"));
}

#[test]
fn fates_within_a_group_are_counted_only_where_the_group_divides_into_them() {
    let report = report("a", "", &["165 captured", "118 released of=f1", "4 killed of=f1", "412 killed"]);
    let reconciled = all(std::slice::from_ref(&report));
    let tally = killed(&reconciled, Rule::LowestHighest);
    assert_eq!((tally.low, tally.high), (412, Some(412)));
    assert!(aside(tally, &report, "f3").unwrap().starts_with("counts only those among"));
    assert!(
        reconciled.tallies.iter().any(|tally| tally.scope.status == Status::Released && tally.low == 118)
    );
}

#[test]
fn nought_is_a_count_and_no_figure_is_none() {
    let none = report("a", "", &["0 killed"]);
    assert_eq!(killed(&all(std::slice::from_ref(&none)), Rule::LatestAsOf).best, Some(0));
    let feared = report("a", "", &["40 killed expected", "7 injured"]);
    let reconciled = all(std::slice::from_ref(&feared));
    assert!(reconciled.tallies.iter().all(|tally| tally.scope.status != Status::Killed));
    let (scope, inputs) = reconciled.uncounted.iter().next().expect("the feared are listed");
    assert_eq!((scope.status, inputs.len(), inputs[0].set_aside.is_some()), (Status::Killed, 1, true));
}

#[test]
fn a_zero_of_something_narrower_does_not_become_the_toll() {
    let sitrep = report("a", "", &["64 killed by=disaster_office", "0 killed"]);
    let tally = all(std::slice::from_ref(&sitrep));
    assert_eq!(killed(&tally, Rule::BestByOrigins).best, Some(64));
    let rivals = report("a", "", &["64 killed by=hospital", "0 killed by=the_army"]);
    let tally = all(std::slice::from_ref(&rivals));
    assert_eq!(killed(&tally, Rule::LowestHighest).low, 0, "a rival's nought is a rival figure");
}

#[test]
fn one_voice_in_one_document_gives_a_total_and_details() {
    let bulletin = report(
        "a",
        "",
        &["33 injured", "20 injured", "1 killed named", "1 injured male", "6 missing", "4 missing"],
    );
    let reconciled = all(std::slice::from_ref(&bulletin));
    assert!(reconciled.findings.is_empty(), "{:?}", reconciled.findings);
    assert!(reconciled.tallies.iter().all(|tally| tally.low == tally.high.unwrap() && tally.low > 1));
    let named = reconciled.uncounted.values().flatten().find(|input| *input.claim == claim(&bulletin, "f3"));
    assert!(named.unwrap().set_aside.as_ref().unwrap().starts_with("names one person"));
}

#[test]
fn nationalities_part_a_scope_only_where_there_are_two() {
    let war = report(
        "a",
        "",
        &["255 killed combatant nationality=British", "649 killed combatant nationality=Argentine"],
    );
    let reconciled = all(std::slice::from_ref(&war));
    let by_one_rule = reconciled.tallies.iter().filter(|tally| tally.rule == Rule::LowestHighest);
    let names: Vec<_> = by_one_rule.map(|tally| tally.scope.nationality.as_deref()).collect();
    assert_eq!(names, [Some("Argentine"), Some("British")]);
    assert!(reconciled.findings.is_empty());
    let one = [
        report("a", "", &["613 killed civilian nationality=Orrenian"]),
        report("b", "", &["613 killed civilian", "600 killed civilian nationality=Orrenians"]),
    ];
    let reconciled = all(&one);
    assert!(reconciled.tallies.iter().all(|tally| tally.scope == reconciled.tallies[0].scope), "one count");
    assert_eq!(reconciled.tallies[0].scope.nationality, None);
}

#[test]
fn women_of_a_group_are_women_of_that_group() {
    let report = report("a", "", &["97 killed health-worker", "20 killed female of=f1", "30 killed female"]);
    let reconciled = all(std::slice::from_ref(&report));
    let low = |role: bool| {
        let women =
            |tally: &&vocabulary::Tally| tally.scope.sex.is_some() && tally.scope.role.is_some() == role;
        reconciled.tallies.iter().find(women).unwrap().low
    };
    assert_eq!((low(true), low(false)), (20, 30));
}

#[test]
fn one_day_of_a_longer_incident_is_not_the_whole() {
    let siege = reading(
        "a",
        "",
        "",
        &[
            "300 killed at=Odry when=2031-05-01/2031-05-20",
            "90 injured at=Odry when=2031-05-01/2031-05-20",
            "12 killed by=mayor at=Odry when=2031-05-07",
        ],
    );
    let reconciled = all(std::slice::from_ref(&siege));
    let tally = killed(&reconciled, Rule::LowestHighest);
    assert_eq!((tally.low, tally.high), (300, Some(300)));
    assert_eq!(
        aside(tally, &siege, "f3"),
        Some("counts 2031-05-07 only, not the whole of 2031-05-01/2031-05-20")
    );
}

#[test]
fn a_night_is_dated_by_either_of_its_days() {
    let declared = common::case(
        r#"{"id": "selm", "title": "Selm", "when": "1994-06-13/1994-06-14", "places": ["Selm"]}"#,
    );
    let readings = [
        reading("a", "", "", &["412 killed at=Selm when=1994-06-14"]),
        reading("b", "", "", &["397 killed at=Selm when=1994-06-13/1994-06-14"]),
        reading("c", "", "", &["400 about killed at=Selm when=1994-06"]),
    ];
    let reconciled = figures::reconcile(&declared, &readings);
    let tally = killed(&reconciled, Rule::LowestHighest);
    assert_eq!((tally.low, tally.high, tally.origins), (397, Some(412), 3));
}

#[test]
fn the_latest_day_in_the_words_goes_before_the_day_of_publication() {
    let readings = [
        report("a", "2031-05-30", &["38 killed"]),
        report("b", "2031-05-08", &["41 killed as-of=2031-06-01"]),
        report("c", "2031-05-07", &["44 at-least killed"]),
    ];
    let reconciled = all(&readings);
    let tally = killed(&reconciled, Rule::LatestAsOf);
    assert_eq!((tally.low, tally.best, tally.high, tally.origins), (41, Some(41), Some(41), 1));
    assert_eq!(aside(tally, &readings[0], "f1"), Some("stands at an earlier day, 2031-05-30"));
    assert_eq!(killed(&reconciled, Rule::LowestHighest).high, None, "an open end stays open");
}

#[test]
fn figures_are_compared_with_their_like_their_parts_and_their_whole() {
    let readings = [
        report("a", "", &["40 killed", "19 killed female of=f1"]),
        report("b", "", &["40 about killed"]),
        report("c", "", &["52 killed", "38 killed new"]),
        report("d", "", &["31 killed"]),
    ];
    let reconciled = all(&readings);
    let of = |reading: usize, figure: &str| -> Vec<(Relation, usize)> {
        let compared = reconciled.comparisons.of(&claim(&readings[reading], figure));
        compared
            .into_iter()
            .map(|compared| (compared.relation, compared.claims.len() + compared.more))
            .collect()
    };
    assert_eq!(
        of(0, "f1"),
        [(Relation::PartOf, 1), (Relation::Agrees, 1), (Relation::Higher, 1), (Relation::Lower, 1)]
    );
    assert_eq!(of(0, "f2"), [(Relation::WholeOf, 1)]);
    assert_eq!(of(2, "f2"), [(Relation::Agrees, 1), (Relation::Higher, 2), (Relation::Lower, 1)]);
    assert!(reconciled.comparisons.of(&claim(&readings[0], "f9")).is_empty());
}

#[test]
fn a_figure_told_by_many_is_shown_with_the_first_and_their_number() {
    let readings: Vec<Reading> = (0..50).map(|n| report(&format!("paper {n}"), "", &["40 killed"])).collect();
    let reconciled = all(&readings);
    let compared = reconciled.comparisons.of(&claim(&readings[7], "f1"));
    assert_eq!(compared.len(), 1);
    assert_eq!(compared[0].claims.len(), vocabulary::limits::COMPARED_MAX);
    assert_eq!(compared[0].claims.len() + compared[0].more, 49);
}

#[test]
fn every_rule_says_what_it_does() {
    let said: std::collections::BTreeSet<&str> = Rule::ALL.iter().map(|rule| describe(*rule)).collect();
    assert_eq!(said.len(), Rule::ALL.len());
    assert!(said.iter().all(|text| text.ends_with('.') && !text.contains("  ")));
}

/// Three rules weigh each figure of a large case: what is the same in their tallies is held once.
#[test]
fn rules_share_claims_and_reasons() {
    let early = report("a", "2031-05-06", &["27 killed", "90 killed expected"]);
    let also = report("b", "2031-05-06", &["28 killed", "80 killed expected"]);
    let late = report("c", "2031-05-07", &["31 killed"]);
    let readings = [early, also, late];
    let reconciled = all(&readings);
    let input = |rule: Rule, reading: usize, figure: &str| {
        let claim = claim(&readings[reading], figure);
        killed(&reconciled, rule).inputs.iter().find(|input| *input.claim == claim).expect("an input")
    };
    let reason = |rule, reading, figure| input(rule, reading, figure).set_aside.clone().expect("a reason");
    let (one, other) = (input(Rule::LatestAsOf, 0, "f1"), input(Rule::BestByOrigins, 0, "f1"));
    assert!(Arc::ptr_eq(&one.claim, &other.claim));
    let expected = reason(Rule::LatestAsOf, 0, "f2");
    assert!(Arc::ptr_eq(&expected, &reason(Rule::LowestHighest, 1, "f2")), "{expected}");
    let earlier = reason(Rule::LatestAsOf, 0, "f1");
    assert!(Arc::ptr_eq(&earlier, &reason(Rule::LatestAsOf, 1, "f1")), "{earlier}");
}
