//! The study of Sudan, from its published persons.
//!
//! Must not: round further than what was printed.

use crate::tables::{histories, printed, strata};
use figures::estimate::{Settings, stratified};
use vocabulary::Strata;

const TABLE: &str = "sudan_khartoum_d3o3_strata.csv";

#[test]
fn all_causes() {
    let sudan = strata(TABLE, 3).expect("it is kept in the repository");
    assert_eq!((sudan.pooled().documented(), sudan.not_known()), (2664, 185));
    let estimate = stratified(&sudan, &Settings::default()).unwrap();
    printed(estimate.estimate, 52_939.0, 0);
    printed(estimate.interval.low, 16_135.0, 0);
    // The study's fits stop a little earlier, which moves this end by less than one person in 200,000.
    assert!((estimate.interval.high - 206_539.0).abs() < 1.0, "{}", estimate.interval.high);
    // Weights and p-values as the study's table has them.
    printed(estimate.diagnostics["weight [13,23]"], 0.999_388_044, 6);
    printed(estimate.diagnostics["p [13,23]"], 0.203_764, 6);
    assert_eq!(estimate.diagnostics["models-overfitted"], 1.0);
    let draws = estimate.intervals[0];
    assert!(draws.low > 16_135.0 && draws.low < 52_939.0 && draws.high > 52_939.0, "{draws:?}");
    assert!(estimate.cautions.iter().any(|caution| caution.contains("Of 185 of 2664 persons")));
}

#[test]
fn intentional_injury() {
    let sudan = strata(TABLE, 3).expect("it is kept in the repository");
    let injury =
        sudan.strata().iter().filter(|stratum| stratum.values[2].as_deref() == Some("intentional injury"));
    let rows = injury.flat_map(|stratum| {
        stratum
            .histories
            .cells()
            .map(|(on, persons)| (stratum.values[..2].to_vec(), on, persons))
            .collect::<Vec<_>>()
    });
    let injury = Strata::new(sudan.pooled().lists().to_vec(), ["month", "reports"], rows).unwrap();
    assert_eq!(injury.pooled().documented(), 1326);
    let estimate = stratified(&injury, &Settings::default()).unwrap();
    printed(estimate.estimate, 7611.0, 0);
    // Of one model the low end is half a person from another whole number, where the study's fit stops a little earlier.
    assert!((estimate.interval.low - 4887.0).abs() < 1.0, "{}", estimate.interval.low);
    printed(estimate.interval.high, 12_606.0, 0);
    // With "not known" as a value of its own the answer is another; both are told.
    assert!(estimate.diagnostics["not-known-as-value"] > 20_000.0);
}

/// Gaza, not stratified, with the study's own plausibility and nothing left out for being close to the largest model.
#[test]
fn gaza_without_strata() {
    let Some(gaza) = histories("gaza_2023_2024_3list.csv") else { return };
    let rows = gaza.cells().map(|(on, persons)| (vec![Some("yes".to_owned())], on, persons));
    let everybody = Strata::new(gaza.lists().to_vec(), ["everybody"], rows).unwrap();
    let mut settings = Settings::default();
    (settings.stratified.implausible, settings.stratified.overfitted) = (5.0, 2.0);
    let estimate = stratified(&everybody, &settings).unwrap();
    printed(estimate.diagnostics["total [12,13,23]"], 64_696.0, 0);
    // The average is all but that of this model, of which the study has 35,425 on no list, between 29,056 and 43,190.
    assert!(estimate.diagnostics["weight [12,13,23]"] > 0.9, "{:?}", estimate.diagnostics);
    let near = |total: f64, unlisted: f64| ((total - 29_271.0) / unlisted - 1.0).abs() < 0.03;
    assert!(
        near(estimate.interval.low, 29_056.0) && near(estimate.interval.high, 43_190.0),
        "{:?}",
        estimate.interval
    );
    // Draws allow for more than the averaged ends do.
    assert!((estimate.interval.high / estimate.intervals[0].high - 1.0).abs() < 0.05);
}
