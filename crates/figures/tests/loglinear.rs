//! Log-linear estimates held against what other programs and papers print.
//!
//! Must not: hold a number that another program gives to fewer digits than it prints.

mod capture;

use capture::{elsewhere, table};
use figures::estimate::Settings;
use figures::estimate::loglinear::{
    Criterion, Existence, Model, averaged_by_aic, best_by_bic, existence, independence, no_highest, of_model,
    pairwise, search, stepwise,
};
use vocabulary::{Covers, Estimate, EstimateMethod, Histories, IntervalKind, NoEstimate};

fn plain() -> Settings {
    Settings::default()
}

fn with_bootstrap(samples: usize, top: Option<usize>) -> Settings {
    let mut settings = Settings { bootstrap: samples, seed: 1234, ..Settings::default() };
    settings.loglinear.top_models = top;
    settings
}

/// To the digits that are printed.
#[track_caller]
fn prints(got: f64, wanted: &str) {
    let digits = wanted.split('.').nth(1).map_or(0, str::len);
    assert_eq!(format!("{got:.digits$}"), wanted.replace(',', ""));
}

#[track_caller]
fn near(got: f64, wanted: f64, share: f64) {
    assert!((got / wanted - 1.0).abs() <= share, "{got} is not within {share} of {wanted}");
}

type Method = fn(&Histories, &Settings) -> Result<Estimate, NoEstimate>;
const ALL: [Method; 6] = [best_by_bic, averaged_by_aic, stepwise, pairwise, no_highest, independence];

#[test]
fn what_cannot_be_estimated_is_refused_by_all() {
    let none: [&str; 0] = [];
    let refused = [
        Histories::new(none, []).unwrap(),
        Histories::new(["a"], [(1, 5)]).unwrap(),
        Histories::new(["a", "b"], []).unwrap(),
        Histories::new(["a", "b"], [(1, 5), (2, 7)]).unwrap(),
        Histories::new(["a", "b", "c"], [(1, 5), (2, 7), (4, 9)]).unwrap(),
        Histories::new(["a", "b"], [(3, 7)]).unwrap(),
        Histories::new((0..40).map(|at| at.to_string()), [(1, 5), (3, 7), (2, 9)]).unwrap(),
    ];
    for histories in refused {
        for (at, method) in ALL.iter().enumerate() {
            for settings in [plain(), with_bootstrap(50, None)] {
                let answer = method(&histories, &settings);
                let Err(refusal) = answer else { panic!("method {at} on {histories:?}: {answer:?}") };
                assert!(
                    !refusal.reason.is_empty() && refusal.safe_to_say.contains("documented"),
                    "{refusal:?}"
                );
            }
        }
    }
}

#[test]
fn an_exploded_model_is_refused_and_never_averaged() {
    // Nearly no overlap: what there is says that the hidden are thousands of times the documented.
    let histories = Histories::new(["a", "b"], [(1, 9_000), (2, 9_000), (3, 1)]).unwrap();
    let refusal = independence(&histories, &plain()).unwrap_err();
    assert!(refusal.reason.contains("4500 times"), "{}", refusal.reason);
    assert!(averaged_by_aic(&histories, &plain()).is_err());
    assert!(best_by_bic(&histories, &plain()).is_err());
    assert!(stepwise(&histories, &plain()).is_err());
    let wide = Settings { explosion: 1e6, ..plain() };
    assert!(independence(&histories, &wide).is_ok());
}

#[test]
fn two_lists_are_petersen() {
    let histories = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 20)]).unwrap();
    for method in ALL {
        let estimate = method(&histories, &plain()).unwrap();
        assert!((estimate.estimate - 200.0).abs() < 1e-6, "{estimate:?}");
        assert!(
            estimate.interval.low > 110.0 && estimate.interval.low < 200.0 && estimate.interval.high > 200.0
        );
    }
}

#[test]
fn kosovo_by_bic() {
    let Some(kosovo) = elsewhere("kosovo_1999_lcmcr") else { return };
    let best = best_by_bic(&kosovo, &plain()).unwrap();
    assert_eq!(best.model.as_deref(), Some("[123,14,34]"));
    prints(best.estimate, "10,356.52");
    prints(best.diagnostics["standard-error"], "785.9");
    prints(best.diagnostics["deviance"], "9.323");
    assert_eq!(best.diagnostics["degrees-of-freedom"], 4.0);
    prints(best.diagnostics["aic"], "132.747");
    prints(best.diagnostics["bic"], "203.030");
    prints(best.diagnostics["profile-estimate"], "10334.5");
    prints(best.interval.low, "8994");
    prints(best.interval.high, "12110");
    assert_eq!(best.interval.kind, IntervalKind::Profile);
    assert_eq!(best.covers, [Covers::Sampling]);
    prints(best.diagnostics["weight"], "0.37");
    let found = search(&kosovo, &plain(), Criterion::Bic).unwrap();
    assert_eq!((found.looked_at, found.without_fit), (113, 0));
    prints(found.models[1].total, "12741");
    prints(found.models[2].total, "18393");
    assert!(found.models[2].bic - found.models[0].bic < 0.93);
}

#[test]
fn kosovo_by_other_models() {
    let Some(kosovo) = elsewhere("kosovo_1999_lcmcr") else { return };
    let pairs = stepwise(&kosovo, &plain()).unwrap();
    assert_eq!(pairs.model.as_deref(), Some("[12,13,14,23,34]"));
    prints(pairs.estimate, "14,341.66");
    let highest = no_highest(&kosovo, &plain()).unwrap();
    prints(highest.estimate, "16,941.88");
    prints(highest.diagnostics["standard-error"], "5,937.6");
    prints(highest.interval.low, "9,115");
    prints(highest.interval.high, "35,336");
    prints(independence(&kosovo, &plain()).unwrap().estimate, "7,394.59");
    let average = averaged_by_aic(&kosovo, &plain()).unwrap();
    assert!(average.interval.low > 4_400.0 && average.interval.low < average.estimate);
    assert!(average.interval.high > average.estimate && average.interval.high < 60_000.0);
}

#[test]
fn kosovo_bootstraps_choose_anew() {
    let Some(kosovo) = elsewhere("kosovo_1999_lcmcr") else { return };
    let printed = [
        (Some(1), [9_101.0, 12_003.0], [9_500.0, 11_300.0]),
        (Some(5), [8_461.0, 17_033.0], [8_500.0, 11_500.0]),
        (Some(10), [6_947.0, 17_987.0], [7_400.0, 12_200.0]),
    ];
    for (top, at_95, at_80) in printed {
        let runs = runs(|settings| best_by_bic(&kosovo, &settings).unwrap(), top);
        for run in &runs {
            assert_eq!(run.draws.len(), 1_000);
            assert_eq!((run.interval.kind, run.intervals[0].level), (IntervalKind::Bca, 0.8));
            assert_eq!(run.covers, [Covers::Sampling, Covers::ModelChoice]);
        }
        one_of(runs.iter().map(|run| run.interval.low), at_95[0]);
        one_of(runs.iter().map(|run| run.interval.high), at_95[1]);
        near(mean(runs.iter().map(|run| run.intervals[0].low)), at_80[0], 0.03);
        near(mean(runs.iter().map(|run| run.intervals[0].high)), at_80[1], 0.03);
    }
    // Ten models are as good as all 113.
    let (ten, all) = (with_bootstrap(1_000, Some(10)), with_bootstrap(1_000, None));
    let (ten, all) = (best_by_bic(&kosovo, &ten).unwrap(), best_by_bic(&kosovo, &all).unwrap());
    near(all.interval.low, ten.interval.low, 0.03);
    near(all.interval.high, ten.interval.high, 0.03);
}

/// Bootstraps of 1,000 samples from sixty seeds.
fn runs(estimate: impl Fn(Settings) -> Estimate, top: Option<usize>) -> Vec<Estimate> {
    (0..60).map(|seed| estimate(Settings { seed, ..with_bootstrap(1_000, top) })).collect()
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

/// The ends of a BCa interval can rest on the two or three least of 1,000 samples, and wander by more than 3 % from seed to
/// seed; what another program printed for its seed must be one of those that chance gives, within 3 %.
#[track_caller]
fn one_of(ends: impl Iterator<Item = f64> + Clone, printed: f64) {
    let (least, most) = (ends.clone().fold(f64::INFINITY, f64::min), ends.fold(0.0, f64::max));
    assert!(least <= printed * 1.03 && printed * 0.97 <= most, "{printed} is not within {least} and {most}");
    assert!(most / least < 1.25, "{least} to {most} would hold anything");
}

#[test]
fn trafficking_stepwise() {
    prints(stepwise(&table("UKdat_5"), &plain()).unwrap().estimate, "11,312.99");
    if let Some(uk) = elsewhere("UKdat") {
        let six = stepwise(&uk, &plain()).unwrap();
        // LA, NG, PF, GO, GP, NCA: PF:NCA, LA:NG, NG:GP, LA:PF, PF:GP, GO:GP, NG:GO.
        assert_eq!(six.model.as_deref(), Some("[12,13,24,25,35,36,45]"));
        prints(six.estimate, "11,417.99");
    }
    if let Some(orleans) = elsewhere("NewOrl_185_published") {
        prints(stepwise(&orleans, &plain()).unwrap().estimate, "1,184");
    }
}

#[test]
fn the_bootstrap_of_five_lists_is_that_of_others_but_for_chance() {
    let uk = table("UKdat_5");
    let runs = runs(|settings| stepwise(&uk, &settings).unwrap(), None);
    one_of(runs.iter().map(|run| run.interval.low), 8_784.8);
    one_of(runs.iter().map(|run| run.interval.high), 14_700.5);
}

/// A pair that takes up all overlap has no maximum; the stepwise choice passes it over.
#[test]
fn stepwise_passes_over_what_does_not_exist() {
    let sparse = Histories::new(["a", "b", "c"], [(1, 40), (2, 30), (4, 20), (3, 6)]).unwrap();
    let estimate = stepwise(&sparse, &plain()).unwrap();
    assert!(!estimate.model.as_deref().unwrap().contains("12"), "{:?}", estimate.model);
    assert!(estimate.interval.low >= 96.0 && estimate.estimate > 96.0);
}

#[test]
fn settings_that_are_none_are_refused_not_obeyed() {
    let uk = table("UKdat_5");
    for level in [0.0, 1.0, 3.0, f64::NAN] {
        for bootstrap in [0, 20] {
            assert!(stepwise(&uk, &Settings { level, bootstrap, ..plain() }).is_err(), "{level}");
        }
    }
    assert!(stepwise(&uk, &Settings { explosion: f64::NAN, ..plain() }).is_err());
}

#[test]
fn hiv_in_rome() {
    let Some(rome) = elsewhere("rcapture_HIV") else { return };
    prints(independence(&rome, &plain()).unwrap().estimate, "11,124.58");
    prints(pairwise(&rome, &plain()).unwrap().estimate, "23,443.5");
    let tied = Model::of(4, [0b0011]).unwrap();
    let estimate = of_model(&rome, &plain(), &tied, EstimateMethod::LoglinearBic).unwrap();
    prints(estimate.estimate, "12,318.47");
    prints(estimate.diagnostics["profile-estimate"], "12,308.03");
    prints(estimate.interval.low, "10,266");
    prints(estimate.interval.high, "14,992");
    let found = search(&rome, &plain(), Criterion::Bic).unwrap();
    let printed = [("[1,2,3,4]", "117.800"), ("[12,3,4]", "119.935"), ("[13,2,4]", "123.485")];
    for (scored, (model, bic)) in found.models.iter().zip(printed) {
        assert_eq!(scored.model.to_string(), model);
        prints(scored.bic, bic);
    }
}

#[test]
fn gaza_without_the_highest_term() {
    let Some(gaza) = elsewhere("gaza_2023_2024_3list") else { return };
    let estimate = no_highest(&gaza, &plain()).unwrap();
    prints(estimate.estimate, "64,696");
    // 35,425 unlisted [29,056-43,190]: an interval of Wald on the logarithm of the unlisted.
    let unlisted = estimate.estimate - gaza.documented() as f64;
    prints(unlisted, "35,425");
    let variance = (estimate.diagnostics["standard-error"].powi(2) - unlisted) / unlisted.powi(2);
    let factor = (1.959_964 * variance.sqrt()).exp();
    prints(unlisted / factor, "29,056");
    prints(unlisted * factor, "43,190");
}

/// The average, and its error by the formula of Buckland, Burnham and Augustin, from the models one by one.
#[test]
fn an_average_is_that_of_its_models() {
    let uk = table("UKdat_5");
    let mut pairs = plain();
    pairs.loglinear.max_order = Some(2);
    let found = search(&uk, &pairs, Criterion::Aic).unwrap();
    assert_eq!(found.looked_at, 1_024);
    let weight = |aic: f64| (-0.5 * (aic - found.models[0].aic)).exp();
    let whole: f64 = found.models.iter().map(|scored| weight(scored.aic)).sum();
    let total: f64 = found.models.iter().map(|scored| weight(scored.aic) / whole * scored.total).sum();
    let average = averaged_by_aic(&uk, &pairs).unwrap();
    near(average.estimate, total, 1e-9);
    // Models of a weight that matters, each with its own error.
    let heavy = found.models.iter().filter(|scored| weight(scored.aic) / whole > 1e-4);
    let error: f64 = heavy
        .map(|scored| {
            let own = of_model(&uk, &pairs, &scored.model, EstimateMethod::LoglinearBic).unwrap();
            let squares = own.diagnostics["standard-error"].powi(2) + (scored.total - total).powi(2);
            weight(scored.aic) / whole * squares.sqrt()
        })
        .sum();
    near(average.diagnostics["standard-error"], error, 0.01);
    let documented = uk.documented() as f64;
    let factor = (average.interval.high - documented) / (average.estimate - documented);
    near((average.estimate - documented) / (average.interval.low - documented), factor, 1e-9);
    near(
        factor.ln() / 1.959_964,
        (1.0 + (average.diagnostics["standard-error"] / (total - documented)).powi(2)).ln().sqrt(),
        1e-6,
    );
    assert_eq!(average.covers, [Covers::Sampling, Covers::ModelChoice]);
}

#[test]
fn sparse_tables_are_told_by_their_codes() {
    let Some(artificial) = elsewhere("Artificial_3") else { return };
    let code = |generators: &[u32]| {
        let model = Model::of(3, generators.iter().copied()).unwrap();
        existence(&artificial, &model).unwrap()
    };
    assert_eq!(code(&[]), Existence::Exists);
    assert_eq!(code(&[0b011]), Existence::NoMaximum);
    assert_eq!(code(&[0b101, 0b110]), Existence::Exists);
    assert_eq!(code(&[0b011, 0b101, 0b110]), Existence::NotIdentified);
    let refusal = pairwise(&artificial, &plain()).unwrap_err();
    assert!(refusal.reason.contains("not determined by these data"), "{}", refusal.reason);
}

#[test]
fn korea_is_not_answered_by_the_exploded_model() {
    let Some(korea) = elsewhere("Korea") else { return };
    match best_by_bic(&korea, &plain()) {
        Ok(estimate) => assert!(estimate.estimate < 100.0 * 123.0, "{estimate:?}"),
        Err(refusal) => assert!(!refusal.reason.is_empty()),
    }
    let refusal = no_highest(&korea, &plain()).unwrap_err();
    assert!(refusal.reason.contains("no finite fit"), "{}", refusal.reason);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let uk = table("UKdat_5");
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let settings = with_bootstrap(100, Some(20));
            (stepwise(&uk, &settings), best_by_bic(&uk, &settings), averaged_by_aic(&uk, &settings))
        })
    };
    assert_eq!(with(1), with(3));
}
