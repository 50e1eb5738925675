//! The published rules over whole readings. All events and parties are fictional.

mod common;
use figures::example::reading;
use figures::{Reconciliation, reconcile};
use vocabulary::{Case, Mark, Reading, Role, Rule, Tally};

const AT: &str = "at=Odry when=2031-05-05";

fn report(path: &str, published: &str, figures: &[&str]) -> Reading {
    let figures: Vec<String> = figures.iter().map(|figure| format!("{figure} {AT}")).collect();
    reading(path, published, path, &figures.iter().map(String::as_str).collect::<Vec<_>>())
}

fn told(rules: &str, readings: &[Reading]) -> Reconciliation {
    let case: Case = serde_json::from_str(&format!(r#"{{"title": "T", "rules": {rules}}}"#)).unwrap();
    reconcile(&case, readings)
}

const PARTIES: &str = r#"{"belligerents": ["Kardian Front", "Home Guard"]}"#;

fn tally(told: &Reconciliation, rule: Rule, role: Option<Role>) -> Option<&Tally> {
    told.tallies.iter().find(|t| t.rule == rule && t.scope.role == role && t.scope.status.word() == "killed")
}

fn airwars(readings: &[Reading], role: Option<Role>) -> (u64, Option<u64>, Option<Mark>) {
    let told = told(PARTIES, readings);
    let tally = tally(&told, Rule::Airwars, role).unwrap();
    assert_eq!(tally.best, None);
    (tally.low, tally.high, tally.mark.as_ref().map(|mark| mark.mark))
}

#[test]
fn a_hierarchy_is_in_force_only_where_the_case_has_one() {
    let readings = [report("a", "", &["27 by=the_hospital"]), report("b", "", &["31 by=the_mayor"])];
    assert_eq!(tally(&told("{}", &readings), Rule::Hierarchy, None), None);
    let nobody = told(r#"{"hierarchy": ["a court"]}"#, &readings);
    assert_eq!(tally(&nobody, Rule::Hierarchy, None), None, "no source of the order speaks");
    let ranked = told(r#"{"hierarchy": ["a court", "Hospital"]}"#, &readings);
    let tally = tally(&ranked, Rule::Hierarchy, None).unwrap();
    assert_eq!((tally.low, tally.best, tally.high, tally.origins), (27, Some(27), Some(27), 1));
}

#[test]
fn a_document_that_speaks_for_itself_is_ranked_by_its_publisher() {
    let readings = [report("The Bell", "", &["27"]), report("b", "", &["31 by=the_mayor"])];
    let ranked = told(r#"{"hierarchy": ["the bell"]}"#, &readings);
    assert_eq!(tally(&ranked, Rule::Hierarchy, None).unwrap().best, Some(27));
    let quoted = [report("The Bell", "", &["31 by=the_mayor"])];
    let ranked = told(r#"{"hierarchy": ["the bell"]}"#, &quoted);
    assert_eq!(tally(&ranked, Rule::Hierarchy, None), None, "who only carries does not vouch");
}

#[test]
fn carriers_of_one_voice_stay_provisional() {
    let one = [report("a", "", &["27 by=the_mayor"]), report("b", "", &["27 by=the_mayor"])];
    let told_once = told("{}", &one);
    let mark = tally(&told_once, Rule::Ibc, None).unwrap().mark.as_ref().unwrap();
    assert_eq!(mark.mark, Mark::Provisional);
    assert!(mark.reason.contains("mayor"), "{}", mark.reason);
    let two = [one[0].clone(), report("c", "", &["29 by=a_hospital"])];
    let told_twice = told("{}", &two);
    let tally = tally(&told_twice, Rule::Ibc, None).unwrap();
    assert_eq!((tally.low, tally.high, &tally.mark), (27, Some(29), &None));
}

#[test]
fn without_parties_there_is_no_grade() {
    let readings = [report("a", "", &["12 civilian by=a_hospital doer=the_Kardian_Front"])];
    let told = told("{}", &readings);
    assert_eq!(tally(&told, Rule::Airwars, Some(Role::Civilian)).unwrap().mark, None);
}

#[test]
fn each_grade_is_what_the_words_come_to() {
    let hospital = || report("a", "", &["12 civilian by=a_hospital doer=the_Kardian_Front"]);
    let watch = |doer: &str| report("b", "", &[&format!("14 civilian by=the_Watch doer={doer}")]);
    let role = Some(Role::Civilian);
    assert_eq!(airwars(&[hospital()], role), (12, Some(12), Some(Mark::Weak)));
    assert_eq!(
        airwars(&[hospital(), watch("units_of_the_Kardian_Front")], role),
        (12, Some(14), Some(Mark::Fair))
    );
    assert_eq!(airwars(&[hospital(), watch("the_Home_Guard")], role), (12, Some(14), Some(Mark::Contested)));
    let accepted = report("c", "", &["9 civilian by=the_Kardian_Front doer=the_Kardian_Front"]);
    assert_eq!(airwars(&[hospital(), accepted], role), (9, Some(12), Some(Mark::Confirmed)));
    let nobody =
        [report("a", "", &["12 civilian by=a_hospital"]), report("b", "", &["14 civilian by=the_Watch"])];
    assert_eq!(airwars(&nobody, role).2, None, "no party is named");
    let fighters =
        [report("a", "", &["12 combatant by=the_Home_Guard"]), report("b", "", &["12 by=a_hospital"])];
    assert_eq!(airwars(&fighters, None).2, Some(Mark::Discounted));
    let some = [report("a", "", &["12 combatant by=the_Home_Guard"]), report("b", "", &["40 by=a_hospital"])];
    assert_ne!(airwars(&some, None).2, Some(Mark::Discounted), "28 others are told of");
}

#[test]
fn where_it_is_contested_that_they_were_civilians_the_minimum_is_0_for_both() {
    let readings = [
        report("a", "", &["12 civilian by=a_hospital doer=the_Kardian_Front"]),
        report("b", "", &["10 combatant by=the_Kardian_Front"]),
    ];
    assert_eq!(airwars(&readings, Some(Role::Civilian)).0, 0);
    assert_eq!(airwars(&readings, Some(Role::Combatant)), (0, Some(10), None));
    let denied = [
        report("a", "", &["12 civilian by=a_hospital"]),
        report("b", "", &["12 civilian denied by=the_Kardian_Front"]),
    ];
    assert_eq!(airwars(&denied, Some(Role::Civilian)).0, 0);
    // One voice that counts both contests nothing.
    let both = [report("a", "", &["12 civilian by=a_hospital", "5 combatant by=a_hospital"])];
    assert_eq!(airwars(&both, Some(Role::Civilian)).0, 12);
    assert_eq!(airwars(&both, Some(Role::Combatant)).0, 5);
}

#[test]
fn a_dispute_on_the_dead_is_none_on_the_injured() {
    let readings = [
        report("a", "", &["12 civilian killed by=a_hospital", "30 civilian injured by=a_hospital"]),
        report("b", "", &["10 combatant killed by=the_Kardian_Front"]),
    ];
    let told = told(PARTIES, &readings);
    let injured = told.tallies.iter().find(|t| t.rule == Rule::Airwars && t.scope.status.word() == "injured");
    assert_eq!(injured.unwrap().low, 30);
}

#[test]
fn the_last_word_of_a_voice_is_what_the_published_rules_weigh() {
    let readings = [
        report("a", "2031-05-06", &["50 by=the_mayor"]),
        report("b", "2031-05-08", &["31 by=the_mayor"]),
        report("c", "2031-05-08", &["34 by=a_hospital"]),
    ];
    let told = told("{}", &readings);
    let ends = |rule| {
        let tally = tally(&told, rule, None).unwrap();
        (tally.low, tally.best, tally.high)
    };
    assert_eq!(ends(Rule::Ucdp), (31, Some(31), Some(34)));
    assert_eq!(ends(Rule::Acled), (31, Some(31), Some(31)));
    assert_eq!(ends(Rule::Ibc), (31, None, Some(34)));
    assert_eq!(ends(Rule::Median), (31, Some(31), Some(34)));
    assert_eq!(ends(Rule::LowestHighest), (31, None, Some(50)), "this one weighs all that was said");
}
