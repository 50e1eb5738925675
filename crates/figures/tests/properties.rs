//! What holds for any readings: the order they come in does not matter, nothing is lost, bounds contain what they use.

mod common;
use common::{case, claim};
use figures::example::reading;
use figures::{Relation, reconcile};
use proptest::prelude::*;
use std::collections::BTreeMap;
use vocabulary::{Case, Reading, Rule};

fn figure() -> impl Strategy<Value = String> {
    let one = |words: &'static [&'static str]| prop::sample::select(words);
    (
        0u64..60,
        one(&["", "about", "at-least", "more-than", "at-most", "vague"]),
        one(&["killed", "injured", "captured", "released", "missing", "casualties", "families"]),
        one(&[
            "",
            "",
            "female",
            "male",
            "child",
            "civilian",
            "combatant",
            "doer=the_mayor civilian",
            "nationality=Orrenian",
            "nationality=Varnish",
        ]),
        one(&["", "", "", "of=f1", "of=f2", "of=f3"]),
        one(&["", "", "", "denied", "expected", "new", "cumulative", "named"]),
        one(&["", "by=the_mayor", "by=Mayor", "by=police", "by=the_ministry by=a_hospital"]),
        (
            one(&["", "at=Odry", "at=the_town_of_Odry", "at=Lunt,_Vale", "at=Vale", "at=the_pit"]),
            one(&[
                "",
                "when=2031-05-05",
                "when=2031-05",
                "when=2031",
                "when=2031-05-05/2031-05-20",
                "when=2029",
            ]),
            one(&["", "", "as-of=2031-05-06", "as-of=2031-06"]),
        ),
    )
        .prop_map(|(n, precision, status, group, part, modality, by, (at, when, day))| {
            format!("{n} {precision} {status} {group} {part} {modality} {by} {at} {when} {day}")
        })
}

fn readings() -> impl Strategy<Value = Vec<Reading>> {
    let document = (prop::collection::vec(figure(), 0..7), 1u8..28, 0u8..4);
    prop::collection::vec(document, 0..7).prop_map(|documents| {
        let named = |(number, (figures, day, paper)): (usize, (Vec<String>, u8, u8))| {
            let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
            let publisher = ["", "The Bell", "The Post", "Police"][usize::from(paper)];
            reading(&format!("{number}.txt"), &format!("2031-05-{day:02}"), publisher, &figures)
        };
        documents.into_iter().enumerate().map(named).collect()
    })
}

const DECLARED: &str = r#"{"id": "odry", "title": "Odry", "when": "2031-05-05", "places": ["Odry"]}"#;

/// A case that settles all that rules ask for, so that every rule is in force.
fn ranked() -> Case {
    let rules = r#"{"hierarchy": ["a hospital", "police"], "belligerents": ["mayor", "ministry"]}"#;
    serde_json::from_str(&format!(r#"{{"title": "A case", "rules": {rules}}}"#)).expect("a case")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_readings_does_not_matter(
        (sorted, shuffled) in readings().prop_flat_map(|r| (Just(r.clone()), Just(r).prop_shuffle())),
        declared in prop::sample::select(vec!["", DECLARED]),
    ) {
        prop_assert_eq!(reconcile(&case(declared), &sorted), reconcile(&case(declared), &shuffled));
    }

    #[test]
    fn every_figure_is_in_one_incident_and_in_one_scope(readings in readings()) {
        let reconciled = reconcile(&case(""), &readings);
        let mut seen: BTreeMap<std::sync::Arc<vocabulary::ClaimRef>, usize> = BTreeMap::new();
        let by_one_rule = reconciled.tallies.iter().filter(|tally| tally.rule == Rule::LowestHighest);
        let inputs = by_one_rule.flat_map(|tally| &tally.inputs).chain(reconciled.uncounted.values().flatten());
        inputs.for_each(|input| *seen.entry(input.claim.clone()).or_default() += 1);
        for reading in &readings {
            for figure in &reading.figures {
                let claim = claim(reading, &figure.id);
                prop_assert_eq!(seen.remove(&claim), Some(1));
                let home = &reconciled.belongs[&claim];
                prop_assert!(reconciled.incidents.iter().any(|incident| *incident.id == **home));
            }
        }
        prop_assert!(seen.is_empty());
    }

    #[test]
    fn a_tally_is_made_of_numbers_that_its_inputs_give(readings in readings()) {
        let reconciled = reconcile(&ranked(), &readings);
        let counts: BTreeMap<_, _> = readings.iter()
            .flat_map(|reading| reading.figures.iter().map(move |figure| (claim(reading, &figure.id), figure.count)))
            .collect();
        for tally in &reconciled.tallies {
            let used: Vec<_> = tally.inputs.iter().filter(|input| input.set_aside.is_none()).collect();
            prop_assert!(!used.is_empty() && (1..=used.len()).contains(&tally.origins));
            prop_assert!(used.iter().all(|input| input.origin < reconciled.origins.len()));
            let count = |input: &&vocabulary::TallyInput| counts[&*input.claim];
            let given = |input: &&vocabulary::TallyInput| {
                count(input).named().clamp(count(input).low(), count(input).high().unwrap_or(u64::MAX))
            };
            match tally.rule {
                // One number, that of the words.
                Rule::Acled => {
                    prop_assert_eq!((Some(tally.low), Some(tally.low)), (tally.best, tally.high));
                    prop_assert!(used.iter().all(|input| given(input) == tally.low));
                    continue;
                }
                // A minimum of 0 is that of a contested role.
                Rule::Airwars if tally.low == 0 => {}
                _ => prop_assert!(tally.inputs.iter().any(|input| counts[&*input.claim].low() == tally.low)),
            }
            prop_assert!(used.iter().all(|input| count(input).low() >= tally.low));
            let closes = matches!(tally.rule, Rule::Ucdp | Rule::Ibc | Rule::Airwars);
            prop_assert!(!closes || tally.high.is_some());
            if let Some(high) = tally.high {
                let upper = |input| count(input).high().or(closes.then(|| given(input)));
                prop_assert!(used.iter().all(|input| upper(input).is_some_and(|upper| upper <= high)));
            }
            if let Some(best) = tally.best {
                prop_assert!(tally.low <= best && tally.high.is_none_or(|high| best <= high));
                prop_assert!(used.iter().any(|input| given(input) == best));
            }
        }
    }

    #[test]
    fn a_document_about_another_place_and_time_changes_no_incident(readings in readings()) {
        let other = reading("z", "", "The Star", &["3 killed at=Farwick when=1990-01-01"]);
        let before = reconcile(&case(""), &readings);
        let mut more = readings.clone();
        more.push(other);
        let after = reconcile(&case(""), &more);
        for (claim, incident) in &before.belongs {
            prop_assert_eq!(&after.belongs[claim], incident);
        }
        prop_assert_eq!(after.incidents.len(), before.incidents.len() + 1);
        prop_assert_eq!(after.findings, before.findings);
    }

    #[test]
    fn comparisons_count_each_other_figure_of_the_scope_once(readings in readings()) {
        let reconciled = reconcile(&case(""), &readings);
        for tally in reconciled.tallies.iter().filter(|tally| tally.rule == Rule::LowestHighest) {
            let used = tally.inputs.iter().filter(|input| input.set_aside.is_none()).count();
            for input in &tally.inputs {
                let compared = reconciled.comparisons.of(&input.claim);
                let like = compared.iter().filter(|c| !matches!(c.relation, Relation::PartOf | Relation::WholeOf));
                let others: usize = like.map(|c| c.claims.len() + c.more).sum();
                prop_assert_eq!(others, used - usize::from(input.set_aside.is_none()));
                for compared in compared {
                    let few = compared.claims.len() + compared.more <= vocabulary::limits::COMPARED_MAX;
                    prop_assert!(!few || compared.more == 0);
                    prop_assert!(!compared.claims.contains(&input.claim));
                }
            }
        }
    }

    #[test]
    fn figures_that_agree_agree_both_ways(readings in readings()) {
        let reconciled = reconcile(&case(""), &readings);
        let opposite = |relation| match relation {
            Relation::PartOf => Relation::WholeOf,
            Relation::WholeOf => Relation::PartOf,
            Relation::Higher => Relation::Lower,
            Relation::Lower => Relation::Higher,
            same => same,
        };
        for tally in reconciled.tallies.iter().filter(|tally| tally.rule == Rule::LowestHighest) {
            for input in tally.inputs.iter().filter(|input| input.set_aside.is_none()) {
                for compared in reconciled.comparisons.of(&input.claim) {
                    for other in &compared.claims {
                        let back = reconciled.comparisons.of(other);
                        let back = back.iter().find(|back| back.relation == opposite(compared.relation));
                        prop_assert!(back.is_some_and(|back| back.more > 0 || back.claims.contains(&input.claim)));
                    }
                }
            }
        }
    }
}
