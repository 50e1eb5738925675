//! Refusals, what is said of the prior, and the same answer on any number of threads.

use super::super::settings::{DecomposableSettings, NumberPrior};
use super::*;

/// Five fictional lists; cells in the order of the bit sets.
const FIVE: [u64; 31] = [
    31, 42, 16, 6, 3, 2, 1, 88, 19, 41, 22, 3, 2, 2, 4, 90, 33, 38, 15, 4, 3, 1, 2, 27, 6, 20, 9, 1, 2, 0, 3,
];

fn histories(lists: usize, cells: &[u64]) -> Histories {
    let names = (1..=lists).map(|list| format!("list {list}"));
    Histories::new(names, (1u64..).zip(cells.iter().copied())).unwrap()
}

fn settings(delta: f64, last: u64, prior: NumberPrior) -> Settings {
    Settings {
        decomposable: DecomposableSettings {
            delta: Some(delta),
            undocumented_min: 1,
            undocumented_max: Some(last),
            prior,
        },
        ..Settings::default()
    }
}

fn reason(histories: &Histories, settings: &Settings) -> String {
    decomposable(histories, settings).unwrap_err().reason
}

#[test]
fn lists_without_overlap_are_refused_though_a_prior_would_answer() {
    let apart = histories(3, &[50, 40, 0, 30, 0, 0, 0]);
    assert!(weigh(&apart, &Settings::default(), &graphs::all(3), 0.125).is_ok(), "the sums would answer");
    assert!(reason(&apart, &Settings::default()).contains("not determined"));
}

#[test]
fn too_many_lists_and_prior_counts_that_are_none_are_refused() {
    let seven = Histories::new((0..7).map(|list| list.to_string()), [(127, 4), (1, 3), (2, 9)]).unwrap();
    assert!(reason(&seven, &Settings::default()).starts_with("7 lists have too many graphs"));
    for delta in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let asked = settings(delta, 300, NumberPrior::Flat);
        assert!(reason(&histories(5, &FIVE), &asked).starts_with("a prior count of"), "{delta}");
    }
}

#[test]
fn where_all_lists_depend_on_each_other_the_prior_may_not_answer() {
    // Every pair overlaps otherwise than the third list allows.
    let joined = histories(3, &[900, 900, 40, 900, 40, 40, 900]);
    let refused = decomposable(&joined, &Settings::default()).unwrap_err();
    assert!(refused.reason.contains("from the prior alone"), "{}", refused.reason);
    assert_eq!(refused.safe_to_say, "at least 3720 are documented");
}

#[test]
fn a_posterior_without_end_is_refused() {
    let mut flat = Settings::default();
    flat.decomposable.prior = NumberPrior::Flat;
    let joined = histories(3, &[900, 900, 40, 900, 40, 40, 900]);
    assert!(reason(&joined, &flat).contains("no end"));
}

#[test]
fn hostile_counts_are_answered_or_refused() {
    let most = limits::CAPTURED_MAX / 8;
    for cells in
        [[most; 7], [1; 7], [1, 0, 0, 0, 0, 0, most], [0, 0, 0, 0, 0, 0, 5], [most, 1, 1, 1, 1, 1, 1]]
    {
        if let Ok(found) = decomposable(&histories(3, &cells), &Settings::default()) {
            let documented: u64 = cells.iter().sum();
            assert!(found.interval.low >= documented as f64 && found.interval.high.is_finite());
            assert!(found.interval.low <= found.estimate && found.estimate <= found.interval.high);
        }
    }
}

#[test]
fn draws_are_the_quantiles_of_the_posterior() {
    let found = decomposable(&histories(5, &FIVE), &Settings::default()).unwrap();
    assert_eq!(found.draws.len(), 4000);
    assert!(found.draws.is_sorted() && (found.draws[2000] - found.estimate).abs() <= 1.0);
    assert!((found.draws[100] - found.interval.low).abs() <= 1.0);
    let mean = found.draws.iter().sum::<f64>() / 4000.0;
    assert!((mean - found.mean.unwrap()).abs() < 0.2, "{mean} {:?}", found.mean);
}

#[test]
fn readers_are_told_where_the_prior_counts_move_the_answer() {
    let found = decomposable(&histories(5, &FIVE), &Settings::default()).unwrap();
    for key in ["low-at-delta-1", "median-at-delta-1", "high-at-delta-1"] {
        assert!(found.diagnostics[key] >= 536.0, "{key}");
    }
    let told = |found: &Estimate| found.cautions.iter().any(|caution| caution.contains("prior count"));
    let moved = found.diagnostics["median-at-delta-1"] / found.estimate;
    assert_eq!(told(&found), !(1.0 / MOVES_TOLD..=MOVES_TOLD).contains(&moved), "{moved}");
    // Lists that overlap little lean on the prior.
    let thin = histories(3, &[400, 500, 9, 600, 10, 12, 0]);
    assert!(told(&decomposable(&thin, &Settings::default()).unwrap()));
}

#[test]
fn a_posterior_that_ends_by_itself_is_the_one_of_a_wide_grid() {
    let lists = histories(5, &FIVE);
    let wide = decomposable(&lists, &settings(0.5, 100_000, NumberPrior::PerTotal)).unwrap();
    let mut alone = settings(0.5, 0, NumberPrior::PerTotal);
    alone.decomposable.undocumented_max = None;
    let found = decomposable(&lists, &alone).unwrap();
    assert_eq!((found.estimate, found.interval), (wide.estimate, wide.interval));
    assert!((found.mean.unwrap() - wide.mean.unwrap()).abs() < 1e-3);
    assert!(found.diagnostics["beyond-grid"] < 1e-8, "{:?}", found.diagnostics);
    // A grid that ends too early says so.
    let cut = decomposable(&lists, &settings(0.5, 80, NumberPrior::PerTotal)).unwrap();
    let documented = FIVE.iter().sum::<u64>() as f64;
    let inside = wide.draws.iter().filter(|draw| **draw > documented + 80.0).count() as f64 / 4000.0;
    assert!((cut.diagnostics["beyond-grid"] - inside).abs() < 0.01, "{inside} {:?}", cut.diagnostics);
    assert!(cut.cautions.iter().any(|caution| caution.contains("left out, as was asked")));
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let asked = settings(0.5, 9000, NumberPrior::PerTotal);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| decomposable(&histories(5, &FIVE), &asked)).unwrap()
    };
    assert_eq!(on(1), on(3));
}
