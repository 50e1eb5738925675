//! Bounds, sample coverage and models of heterogeneity.
//!
//! Must not: round further than what was printed.

use crate::tables::{histories, printed};
use figures::estimate::{
    Differing, Settings, chao, check, heterogeneity, sample_coverage_high, sample_coverage_low,
};

#[test]
fn the_bound_of_chao() {
    for (table, wanted) in [
        ("kosovo_1999_lcmcr.csv", 10_270.5),
        ("rcapture_HIV.csv", 15_578.9),
        ("ph_manila_police.csv", 589.8),
        ("Korea.csv", 144.7),
        ("sudan_khartoum_d3o3_injury.csv", 7639.2),
    ] {
        let Some(histories) = histories(table) else { continue };
        let bound = chao(&histories, &Settings::default()).unwrap();
        printed(bound.estimate, wanted, 1);
        assert!(bound.interval.low >= histories.documented() as f64 && bound.interval.high > bound.estimate);
    }
}

#[test]
fn sample_coverage() {
    let Some(diabetes) = histories("care1_Diabetes.csv") else { return };
    let settings = Settings::default();
    let (high, low) = (
        sample_coverage_high(&diabetes, &settings).unwrap(),
        sample_coverage_low(&diabetes, &settings).unwrap(),
    );
    printed(high.diagnostics["independent"], 2271.69, 2);
    printed(high.estimate, 2609.03, 2);
    printed(low.estimate, 2457.97, 2);
    for estimate in [high, low] {
        assert!(estimate.interval.low < estimate.estimate && estimate.estimate < estimate.interval.high);
    }
    let Some(hepatitis) = histories("care1_HAV.csv") else { return };
    // Printed in Chao and others 2001, table 3: 971 and 508.
    printed(sample_coverage_low(&hepatitis, &settings).unwrap().estimate, 508.0, 0);
}

#[test]
fn models_of_heterogeneity() {
    let Some(kosovo) = histories("kosovo_1999_lcmcr.csv") else { return };
    let models = heterogeneity(&kosovo);
    let wanted = [7608.37, 7394.59, 8591.18, 9327.76, 12_797.34, 18_387.15];
    assert_eq!(models.len(), wanted.len());
    for (model, wanted) in models.iter().zip(wanted) {
        printed(model.estimate, wanted, 2);
    }
    let Some(hiv) = histories("rcapture_HIV.csv") else { return };
    let independent =
        heterogeneity(&hiv).into_iter().find(|model| model.differing == Differing::Lists).unwrap();
    printed(independent.estimate, 11_124.58, 2);
}

#[test]
fn published_tables_pass_or_are_refused_for_what_is_known_of_them() {
    for table in [
        "sudan_khartoum_d3o3_allcause.csv",
        "UKdat.csv",
        "UKdat_5.csv",
        "Ned.csv",
        "Western.csv",
        "msetools_Australia.csv",
        "kosovo_1999_lcmcr.csv",
        "ph_manila_police.csv",
        "ph_manila_unidentified.csv",
        "verdata_reclut_hombre1999_R1.csv",
        "gaza_2023_2024_3list.csv",
    ] {
        let Some(histories) = histories(table) else { continue };
        let checked = check(&histories);
        assert!(checked.refusal.is_none(), "{table}: {:?}", checked.refusal);
    }
    // Two of its eight lists meet each other and no other.
    if let Some(orleans) = histories("NewOrl_185_published.csv") {
        assert!(check(&orleans).refusal.unwrap().reason.contains("2 groups"));
    }
    // Eighteen persons of one list are all on another that holds half of all.
    if let Some(caloocan) = histories("ph_caloocan_police.csv") {
        assert_eq!(check(&caloocan).checks.last().unwrap().check, "list-contained");
    }
}
