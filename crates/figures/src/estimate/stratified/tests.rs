//! What is refused, then what must come out.
//!
//! Must not: hold real persons.

use super::*;

fn strata(lists: &[&str], rows: &[(Option<&str>, u64, u64)]) -> Strata {
    Strata::new(
        lists.iter().copied(),
        ["kind"],
        rows.iter().map(|(value, on, persons)| (vec![value.map(str::to_owned)], *on, *persons)),
    )
    .unwrap()
}

/// Two kinds, independent lists: one kind is on each list with chance 1/2, the other with 1/3.
fn two_kinds() -> Vec<(Option<&'static str>, u64, u64)> {
    let mut rows: Vec<_> = (1..8).map(|on| (Some("easy"), on, 500)).collect();
    rows.extend((1..8u64).map(|on| (Some("hard"), on, 100 << (3 - on.count_ones()))));
    rows
}

#[test]
fn what_cannot_be_fitted_is_refused() {
    let settings = Settings::default();
    let two =
        stratified(&strata(&["a", "b"], &[(Some("x"), 1, 5), (Some("x"), 3, 5)]), &settings).unwrap_err();
    assert!(two.reason.contains("three or four lists"), "{}", two.reason);
    let unknown = strata(&["a", "b", "c"], &[(None, 1, 5), (None, 3, 5), (None, 4, 9)]);
    assert!(stratified(&unknown, &settings).unwrap_err().reason.contains("nobody of whom"));
    let apart = strata(&["a", "b", "c"], &[(Some("x"), 1, 5), (Some("y"), 2, 5), (Some("x"), 4, 9)]);
    assert!(stratified(&apart, &settings).is_err());
    let many: Vec<String> = (0..900).map(|day| format!("day {day}")).collect();
    let rows: Vec<_> = many.iter().map(|day| (Some(day.as_str()), 1, 1)).collect();
    assert!(
        stratified(&strata(&["a", "b", "c"], &rows), &settings)
            .unwrap_err()
            .reason
            .contains("more than can be fitted")
    );
}

#[test]
fn implausible_models_are_left_out_and_counted() {
    let strict = Settings::default();
    let strict = Settings {
        stratified: super::super::settings::StratifiedSettings {
            implausible: 0.01,
            ..strict.stratified.clone()
        },
        ..strict
    };
    let refusal = stratified(&strata(&["a", "b", "c"], &two_kinds()), &strict).unwrap_err();
    assert!(refusal.reason.contains("8 put the undocumented above 0.01 times"), "{}", refusal.reason);
}

#[test]
fn kinds_that_differ_are_told_apart() {
    // 4,000 of one kind and 27 x 100 of the other: 500 and 800 are on no list.
    let settings = Settings::default();
    let settings = Settings {
        stratified: super::super::settings::StratifiedSettings {
            overfitted: 2.0,
            ..settings.stratified.clone()
        },
        ..settings
    };
    let estimate = stratified(&strata(&["a", "b", "c"], &two_kinds()), &settings).unwrap();
    assert!((estimate.estimate - 6700.0).abs() < 1.0, "{}", estimate.estimate);
    assert!(estimate.interval.low < 6700.0 && estimate.interval.high > 6700.0);
    assert!(estimate.intervals[0].low < 6700.0 && estimate.intervals[0].high > 6700.0);
    assert_eq!(estimate.model.as_deref().unwrap().split(' ').count(), 8);
    assert!(estimate.model.unwrap().starts_with("[1,2,3] [12,3] "));
}

#[test]
fn persons_of_whom_something_is_not_known_stay_documented_and_are_told() {
    let mut rows = two_kinds();
    rows.extend((1..8).map(|on| (None, on, 20)));
    let settings = Settings::default();
    let estimate = stratified(&strata(&["a", "b", "c"], &rows), &settings).unwrap();
    assert_eq!(estimate.diagnostics["persons-not-known"], 140.0);
    assert!(estimate.diagnostics["not-known-as-value"] > estimate.estimate, "20 more are on no list");
    assert!(
        estimate.cautions.iter().any(|caution| caution.contains("Of 140 of ")),
        "{:?}",
        estimate.cautions
    );
}

#[test]
fn rows_of_one_stratum_are_one() {
    // The same persons under values that say nothing, cut into two strata by a name that is not of the fit.
    let settings = Settings::default();
    let whole = stratified(&strata(&["a", "b", "c"], &two_kinds()), &settings).unwrap();
    let rows: Vec<_> = two_kinds()
        .into_iter()
        .flat_map(|(value, on, persons)| [(value, on, persons / 2), (value, on, persons - persons / 2)])
        .collect();
    assert_eq!(stratified(&strata(&["a", "b", "c"], &rows), &settings).unwrap(), whole);
}

#[test]
fn a_value_that_never_varies_is_refused() {
    let rows: Vec<_> = (1..8).map(|on| (Some("1"), on, 40 + 10 * on)).collect();
    let refusal = stratified(&strata(&["a", "b", "c"], &rows), &Settings::default()).unwrap_err();
    assert!(refusal.reason.contains("no fit"), "{}", refusal.reason);
}
