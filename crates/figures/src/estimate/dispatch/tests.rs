//! Bad input first: each is a refusal with its reason and what would help, and no number.
//!
//! Must not: hold real persons.

use super::*;
use proptest::prelude::*;

fn quick() -> Settings {
    let mut settings = Settings::default();
    settings.latent.chains = 2;
    settings.latent.burn_in = 50;
    settings.latent.samples = 50;
    settings.latent.thinning = 1;
    settings
}

/// All but the sampler, which takes its time.
fn methods() -> Vec<EstimateMethod> {
    EstimateMethod::ALL.iter().copied().filter(|method| *method != EstimateMethod::Lcmcr).collect()
}

fn refused_wholly(lists: &[&str], cells: &[(u64, u64)], check: &str) {
    let histories = Histories::new(lists.iter().copied(), cells.iter().copied()).unwrap();
    let report = estimate(&histories, EstimateMethod::ALL, &quick());
    assert!(report.estimates.is_empty(), "{report:?}");
    assert_eq!(report.refusals.len(), 1);
    let refusal = &report.refusals[0];
    assert!(refusal.method.is_none() && !refusal.reason.is_empty() && !refusal.would_help.is_empty());
    assert!(refusal.safe_to_say.contains(&histories.documented().to_string()));
    assert_eq!(report.checks.last().unwrap().check, check);
    assert!(!report.checks.last().unwrap().passed);
}

#[test]
fn bad_input_is_one_refusal_and_never_a_number() {
    refused_wholly(&["a"], &[(1, 50)], "lists");
    refused_wholly(&["a", "b"], &[(1, 50)], "lists");
    refused_wholly(&["a", "b", "c"], &[(1, 50), (2, 40), (4, 30)], "overlap");
    refused_wholly(
        &["a", "b", "c", "d"],
        &[(1, 50), (2, 40), (3, 20), (4, 60), (8, 30), (12, 15)],
        "overlap-connected",
    );
    refused_wholly(&["a", "b", "c"], &[(1, 60), (3, 30), (4, 40), (5, 10), (7, 5)], "list-contained");
    refused_wholly(&["a", "b", "c"], &[(7, 1)], "persons");
    refused_wholly(&["a", "b", "c"], &[], "persons");
}

#[test]
fn a_report_counts_what_was_given_also_where_a_list_is_empty() {
    let histories = Histories::new(["a", "nobody", "b"], [(1, 60), (4, 30), (5, 20)]).unwrap();
    let report = estimate(&histories, &methods(), &quick());
    assert_eq!(report.histories, histories);
    let made: Vec<EstimateMethod> = report.estimates.iter().map(|estimate| estimate.method).collect();
    assert_eq!(made, [EstimateMethod::Chapman, EstimateMethod::Chao], "of two lists no more");
    assert_eq!(report.refusals.len(), methods().len() - 2);
    assert!(report.refusals.iter().all(|refusal| refusal.method.is_some()));
}

#[test]
fn a_level_that_is_none_is_refused() {
    let histories = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 20)]).unwrap();
    for level in [0.0, 1.0, -0.5, 95.0, f64::NAN] {
        let settings = Settings { level, ..quick() };
        let report = estimate(&histories, &methods(), &settings);
        assert!(report.estimates.is_empty(), "{level}");
    }
}

#[test]
fn what_exploded_is_refused() {
    let histories = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 1)]).unwrap();
    let strict = Settings { explosion: 0.5, ..quick() };
    let report = estimate(&histories, &[EstimateMethod::Chapman], &strict);
    assert!(report.refusals[0].reason.contains("exploded"), "{report:?}");
}

#[test]
fn methods_are_asked_once_and_in_their_order() {
    let histories = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 20)]).unwrap();
    let asked = [EstimateMethod::Chao, EstimateMethod::Chapman, EstimateMethod::Chao];
    let report = estimate(&histories, &asked, &quick());
    let made: Vec<EstimateMethod> = report.estimates.iter().map(|estimate| estimate.method).collect();
    assert_eq!(made, [EstimateMethod::Chapman, EstimateMethod::Chao]);
    assert!(estimate(&histories, &[], &quick()).estimates.is_empty());
}

#[test]
fn strata_are_checked_and_estimated_each_alone() {
    let known = |value: &str| vec![Some(value.to_owned())];
    let mut rows: Vec<_> = (1..8).map(|on| (known("many"), on, 100)).collect();
    rows.push((known("one"), 7, 1));
    rows.extend([(known("apart"), 1, 9), (known("apart"), 2, 9)]);
    let strata = Strata::new(["a", "b", "c"], ["kind"], rows).unwrap();
    let alone = stratum_by_stratum(&strata, EstimateMethod::Independence, &quick());
    let names: Vec<&str> = alone.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(names, ["apart", "many", "one"]);
    assert!(alone[0].outcome.as_ref().unwrap_err().reason.contains("share nobody"));
    assert!((alone[1].outcome.as_ref().unwrap().estimate - 800.0).abs() < 1e-3);
    assert!(alone[2].outcome.as_ref().unwrap_err().reason.contains("a stratum of one"));
    let report = estimate_strata(&strata, &[EstimateMethod::Stratified, EstimateMethod::Chao], &quick());
    assert_eq!(report.estimates.len() + report.refusals.len(), 2);
    let bare = estimate(strata.pooled(), &[EstimateMethod::Stratified], &quick());
    assert!(bare.refusals[0].would_help.contains("columns"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn no_table_makes_a_panic_or_a_number_without_its_interval(
        lists in 0usize..6,
        cells in proptest::collection::vec((1u64..64, prop_oneof![0u64..4, 0u64..60, Just(3_000_000_000)]), 0..24),
    ) {
        let lists: Vec<String> = (0..lists).map(|list| format!("list {list}")).collect();
        let whole = (1u64 << lists.len()) - 1;
        let cells = cells.into_iter().map(|(on, persons)| (on & whole, persons)).filter(|(on, _)| *on != 0);
        let histories = Histories::new(lists, cells).unwrap();
        let asked = [
            EstimateMethod::Chapman, EstimateMethod::Chao, EstimateMethod::Independence,
            EstimateMethod::LoglinearPairwise, EstimateMethod::LoglinearNoHighest,
            EstimateMethod::SampleCoverageHigh, EstimateMethod::SampleCoverageLow,
        ];
        let settings = Settings { bootstrap: 40, ..quick() };
        let report = estimate(&histories, &asked, &settings);
        let documented = histories.documented() as f64;
        for estimate in &report.estimates {
            prop_assert!(estimate.interval.low >= documented && estimate.interval.high.is_finite());
            prop_assert!(estimate.estimate.is_finite() && estimate.estimate >= documented - 1e-6 * documented);
            prop_assert!(!estimate.assumption.is_empty());
        }
        if report.refusals.iter().any(|refusal| refusal.method.is_none()) {
            prop_assert!(report.estimates.is_empty() && report.refusals.len() == 1);
        } else {
            prop_assert_eq!(report.estimates.len() + report.refusals.len(), asked.len());
        }
        prop_assert!(!report.checks.is_empty());
    }
}
