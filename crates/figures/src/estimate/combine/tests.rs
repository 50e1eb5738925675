//! What cannot be combined, then that draws are combined and never ends.
//!
//! Must not: hold real persons.

use super::*;
use crate::estimate::chapman;
use vocabulary::Histories;

fn one(both: u64) -> (u64, Estimate) {
    let histories = Histories::new(["a", "b"], [(1, 600), (2, 300), (3, both)]).unwrap();
    (histories.documented(), chapman(&histories, &Settings::default()).unwrap())
}

fn parts(of: &[(u64, Estimate)]) -> Vec<Part<'_>> {
    of.iter().map(|(documented, estimate)| Part { documented: *documented, estimate }).collect()
}

/// An estimate that is its draws.
fn of_draws(draws: Vec<f64>) -> Estimate {
    Estimate { draws, ..one(200).1 }
}

#[test]
fn nothing_and_what_has_no_end_is_refused() {
    let settings = Settings::default();
    assert_eq!(sum(&[], &settings).unwrap_err(), CombineError::Nothing);
    assert_eq!(pool(&[], &settings).unwrap_err(), CombineError::Nothing);
    assert_eq!(imputations(&[], &settings).unwrap_err(), CombineError::Nothing);
    let (documented, mut endless) = one(200);
    let good = endless.clone();
    endless.interval.high = f64::INFINITY;
    let both = [Part { documented, estimate: &good }, Part { documented, estimate: &endless }];
    assert_eq!(sum(&both, &settings).unwrap_err(), CombineError::NoEnd(1));
    let wrong = of_draws(vec![f64::NAN, 1200.0]);
    assert_eq!(sum(&[Part { documented, estimate: &wrong }], &settings).unwrap_err(), CombineError::NoEnd(0));
    assert_eq!(imputations(&[both[0]], &settings).unwrap_err(), CombineError::OneImputation);
    assert_eq!(imputations(&both, &settings).unwrap_err(), CombineError::NoDraws(0));
}

#[test]
fn a_part_alone_keeps_its_interval() {
    let alone = [one(200)];
    let summed = sum(&parts(&alone), &Settings::default()).unwrap();
    assert_eq!(summed.estimate, alone[0].1.estimate);
    for (of, other) in
        [(summed.interval.low, alone[0].1.interval.low), (summed.interval.high, alone[0].1.interval.high)]
    {
        assert!((of / other - 1.0).abs() < 0.003, "{of} for {other}");
    }
}

#[test]
fn the_interval_of_a_sum_is_narrower_than_the_sum_of_intervals() {
    let strata = [one(40), one(40), one(40), one(40)];
    let summed = sum(&parts(&strata), &Settings::default()).unwrap();
    let wide: f64 = strata.iter().map(|(_, estimate)| estimate.interval.high - estimate.interval.low).sum();
    let ratio = (summed.interval.high - summed.interval.low) / wide;
    assert!(
        (ratio - 0.5).abs() < 0.08,
        "four independent strata have twice the spread of one, not four times: {ratio}"
    );
    assert!(summed.interval.low >= 4.0 * 940.0);
    assert!(summed.draws.iter().all(|draw| *draw >= 4.0 * 940.0));
}

#[test]
fn linkages_widen_and_are_said_to_be_covered() {
    let linkages = [one(400), one(40)];
    let pooled = pool(&parts(&linkages), &Settings::default()).unwrap();
    assert!(
        pooled.interval.low < linkages[0].1.interval.high && pooled.interval.high > linkages[1].1.estimate
    );
    assert!(pooled.interval.low >= 940.0, "the least that any linkage documents");
    assert!(pooled.covers.contains(&Covers::Linkage) && pooled.covers.contains(&Covers::Sampling));
    assert!(pooled.assumption.starts_with("in each linkage "));
    // Those kept as draws are of both.
    assert!(pooled.draws.iter().any(|draw| *draw > 5000.0) && pooled.draws.iter().any(|draw| *draw < 2000.0));
    assert_eq!(pooled, pool(&parts(&linkages), &Settings::default()).unwrap());
}

#[test]
fn imputations_follow_the_published_rule() {
    // By hand: undocumented 100, 200 and 150, 300; logarithms' means and variances within and between.
    let first = of_draws(vec![1100.0 + 100.0, 1100.0 + 200.0]);
    let second = of_draws(vec![1100.0 + 150.0, 1100.0 + 300.0]);
    let both = [Part { documented: 1100, estimate: &first }, Part { documented: 1100, estimate: &second }];
    let estimate = imputations(&both, &Settings::default()).unwrap();
    assert!((estimate.estimate - (1100.0 + 187.5)).abs() < 1e-9);
    let within = 2f64.ln().powi(2) / 2.0;
    let across = 1.5f64.ln().powi(2) / 2.0;
    assert!((estimate.diagnostics["within"] - within).abs() < 1e-12);
    assert!((estimate.diagnostics["between"] - across).abs() < 1e-12);
    assert!((estimate.diagnostics["degrees"] - (1.0 + within / (3.0 * across)).powi(2)).abs() < 1e-9);
    assert!(estimate.covers.contains(&Covers::Imputation));
    assert!(estimate.cautions.iter().any(|caution| caution.contains("2 imputations")));
    assert!(estimate.interval.low > 1100.0);
    // Nobody undocumented is no minus infinity.
    let nobody = of_draws(vec![1100.0, 1100.0]);
    let same = [Part { documented: 1100, estimate: &nobody }; 2];
    let none = imputations(&same, &Settings::default()).unwrap();
    assert_eq!(none.estimate, 1100.0);
    assert!(none.interval.low.is_finite() && none.interval.high.is_finite());
}
