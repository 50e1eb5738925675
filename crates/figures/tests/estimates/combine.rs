//! Estimates combined and varied, on published tables.
//!
//! Must not: round further than what was printed.

use crate::tables::{draws, histories, printed};
use figures::estimate::{
    Part, Settings, chao, estimate, imputations, internal_consistency, over_linkages, pool, refusal, span,
    spoken, with_odds, without_each_list,
};
use vocabulary::{Estimate, EstimateMethod, IntervalKind};

/// The twenty imputations of recruited boys, Colombia 1999: the draws that are published, one row for each, the documented
/// first.
#[test]
fn imputations_by_the_published_rule() {
    let Some(rows) = draws("verdata_reclut_draws.csv") else { return };
    let Some(kosovo) = histories("kosovo_1999_lcmcr.csv") else { return };
    let form = chao(&kosovo, &Settings::default()).unwrap();
    let made: Vec<(u64, Estimate)> = rows
        .into_iter()
        .map(|row| (row[0] as u64, Estimate { draws: row[1..].to_vec(), ..form.clone() }))
        .collect();
    let parts: Vec<Part<'_>> =
        made.iter().map(|(documented, estimate)| Part { documented: *documented, estimate }).collect();
    let combined = imputations(&parts, &Settings::default()).unwrap();
    printed(combined.estimate, 1593.0, 0);
    printed(combined.interval.low, 1266.0, 0);
    printed(combined.interval.high, 2148.0, 0);
    printed(combined.diagnostics["within"], 0.0848, 4);
    printed(combined.diagnostics["between"], 0.0347, 4);
    printed(combined.diagnostics["degrees"], 23.69, 2);
}

#[test]
fn linkages_are_pooled_and_their_span_is_told() {
    let (Some(all), Some(injury)) =
        (histories("sudan_khartoum_d3o3_allcause.csv"), histories("sudan_khartoum_d3o3_injury.csv"))
    else {
        panic!("they are kept in the repository")
    };
    let settings = Settings::default();
    // As if they were two linkages; the numbers are what matters here.
    let linkages = [("strict".to_owned(), all.clone()), ("loose".to_owned(), injury)];
    let varied = over_linkages(&linkages, &settings, &chao);
    let span = span(&varied, EstimateMethod::Chao, &all).unwrap();
    printed(span.least, 7639.2, 1);
    assert_eq!((span.estimated, span.refused), (2, 0));
    let parts: Vec<Part<'_>> = varied
        .iter()
        .map(|one| Part { documented: one.documented, estimate: one.outcome.as_ref().unwrap() })
        .collect();
    let pooled = pool(&parts, &settings).unwrap();
    assert_eq!(pooled.interval.kind, IntervalKind::Pooled);
    assert!(pooled.interval.low > 1326.0 && pooled.interval.low < span.least);
    assert!(pooled.interval.high > span.most);
}

#[test]
fn an_estimate_is_told_whole() {
    let Some(kosovo) = histories("kosovo_1999_lcmcr.csv") else { return };
    let settings = Settings::default();
    let asked = [EstimateMethod::LoglinearNoHighest, EstimateMethod::LoglinearPairwise, EstimateMethod::Chao];
    let report = estimate(&kosovo, &asked, &settings);
    assert!(
        report.checks.iter().all(|check| check.passed || check.check == "list-absorbing"),
        "{:?}",
        report.checks
    );
    let others: Vec<&Estimate> = report.estimates.iter().collect();
    let first = others.iter().find(|estimate| estimate.method == EstimateMethod::LoglinearNoHighest).unwrap();
    let without = without_each_list(&kosovo, &settings, &chao);
    let without: Vec<(String, &Estimate)> =
        without.iter().filter_map(|one| Some((one.what.clone(), one.outcome.as_ref().ok()?))).collect();
    let words = spoken(&kosovo, first, &others, &without);
    assert!(words.starts_with("Documented: 4,400. Estimated total: 16,900 (95 % interval "), "{words}");
    assert!(words.contains(", if ") && words.contains("linkage [no]"));
    assert!(words.contains(" 2 other methods give 10,300 to "), "{words}");
    assert!(words.contains(" Without the list EXH it is "));
    // Twice the odds of being on no list: twice the undocumented.
    let moved = with_odds(first, 4400, 2.0);
    printed(moved.estimate, 4400.0 + 2.0 * (16_941.88 - 4400.0), 1);
    let known = internal_consistency(&kosovo, &settings, &chao);
    assert_eq!(known.len(), 4);
    assert!(
        known
            .iter()
            .all(|one| one.known
                == kosovo.on(kosovo.lists().iter().position(|list| *list == one.list).unwrap()))
    );
}

#[test]
fn a_refusal_is_told_whole() {
    // Four fictional lists, of which two and two share persons.
    let cells = [(0b0001, 50), (0b0010, 40), (0b0011, 20), (0b0100, 30), (0b1000, 30), (0b1100, 15)];
    let parted = vocabulary::Histories::new(["a", "b", "c", "d"], cells).unwrap();
    let report = estimate(&parted, EstimateMethod::ALL, &Settings::default());
    assert!(report.estimates.is_empty());
    let words = refusal(&report.refusals[0]);
    assert!(words.starts_with("No estimate: The lists fall into 2 groups"), "{words}");
    assert!(
        words.contains("What is safe to say: At least 185 persons are documented; the lower bound of Chao")
    );
    assert!(words.contains("What would help: "));
}
