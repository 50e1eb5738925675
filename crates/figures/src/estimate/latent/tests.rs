//! Refusals, the closed form of one class, calibration by simulation, and the same answer on any number of threads.

use super::chain::Chain;
use super::chance::Chance;
use super::*;
use crate::estimate::special::ln_gamma;

/// Fictional lists; cells in the order of the bit sets.
const THREE: [u64; 7] = [70, 55, 20, 110, 44, 36, 25];

fn histories(lists: usize, cells: &[u64]) -> Histories {
    let names = (1..=lists).map(|list| format!("list {list}"));
    Histories::new(names, (1u64..).zip(cells.iter().copied())).unwrap()
}

fn quick() -> Settings {
    let mut settings = Settings::default();
    (settings.latent.chains, settings.latent.burn_in) = (8, 500);
    (settings.latent.samples, settings.latent.thinning) = (500, 5);
    settings
}

fn reason(histories: &Histories, settings: &Settings) -> String {
    lcmcr(histories, settings).unwrap_err().reason
}

#[test]
fn lists_without_overlap_are_refused() {
    assert!(reason(&histories(3, &[50, 40, 0, 30, 0, 0, 0]), &quick()).contains("not determined"));
    assert!(reason(&histories(2, &[50, 40, 9]), &quick()).starts_with("2 lists"));
}

#[test]
fn settings_out_of_range_are_refused() {
    let lists = histories(3, &THREE);
    let with = |change: fn(&mut LatentSettings)| {
        let mut settings = quick();
        change(&mut settings.latent);
        reason(&lists, &settings)
    };
    assert!(with(|latent| latent.chains = 1).starts_with("1 chains"));
    assert!(with(|latent| latent.chains = usize::MAX).contains("chains"));
    assert!(with(|latent| latent.classes = Some(0)).starts_with("0 classes"));
    assert!(with(|latent| latent.classes = Some(usize::MAX)).contains("classes"));
    assert!(with(|latent| latent.samples = 10).starts_with("10 draws"));
    assert!(with(|latent| latent.thinning = 0).contains("every one of 0"));
    assert!(with(|latent| latent.shape = 0.0).contains("shape 0"));
    assert!(with(|latent| latent.rate = f64::NAN).contains("rate NaN"));
}

#[test]
fn chains_that_have_not_come_together_give_no_number() {
    let mut settings = quick();
    (settings.latent.burn_in, settings.latent.samples, settings.latent.thinning) = (0, 50, 1);
    settings.latent.iterations_max = 50;
    let refused = lcmcr(&histories(3, &[700, 500, 20, 900, 9, 14, 6]), &settings).unwrap_err();
    let words = "8 chains of 50 iterations do not agree on one answer: R-hat ";
    assert!(refused.reason.starts_with(words), "{}", refused.reason);
    assert!(refused.reason.contains("their medians run from"));
    assert_eq!(refused.safe_to_say, "at least 2149 are documented");
}

#[test]
fn chains_go_on_until_they_agree() {
    let mut settings = quick();
    (settings.latent.burn_in, settings.latent.samples, settings.latent.thinning) = (0, 50, 1);
    let found = lcmcr(&histories(3, &THREE), &settings).unwrap();
    assert!(found.diagnostics["iterations"] > 50.0, "{:?}", found.diagnostics);
    assert!(found.diagnostics["r-hat"] <= 1.01 && found.diagnostics["tail-ess"] >= 400.0);
}

#[test]
fn an_explosion_is_refused() {
    let mut settings = quick();
    settings.explosion = 0.01;
    assert!(reason(&histories(3, &THREE), &settings).contains("above the bound of 0.01 times"));
}

#[test]
fn hostile_counts_are_answered_or_refused() {
    let mut settings = quick();
    (settings.latent.burn_in, settings.latent.iterations_max) = (50, 2500);
    let most = limits::CAPTURED_MAX / 8;
    for cells in
        [[most; 7], [1; 7], [1, 0, 0, 0, 0, 0, most], [0, 0, 0, 0, 0, 0, 5], [most, most, 0, most, 0, 1, 1]]
    {
        let documented: u64 = cells.iter().sum();
        match lcmcr(&histories(3, &cells), &settings) {
            Ok(found) => {
                assert!(found.interval.low >= documented as f64 && found.interval.high.is_finite());
                assert!(found.interval.low <= found.estimate && found.estimate <= found.interval.high);
            }
            Err(refused) => assert!(!refused.reason.is_empty()),
        }
    }
    // So many lists that products of chances cannot be held as they are.
    let names = (0..63).map(|list| list.to_string());
    let cells = (0..63).map(|list| (1 << list, 1 << (list % 31))).chain([(u64::MAX >> 1, 40), (0b11, 1)]);
    let many = Histories::new(names, cells).unwrap();
    (settings.latent.chains, settings.latent.samples, settings.latent.iterations_max) = (4, 50, 250);
    assert!(lcmcr(&many, &settings).map_or(true, |found| found.interval.low >= many.documented() as f64));
}

#[test]
fn one_class_is_the_independence_of_lists_in_closed_form() {
    let lists = histories(3, &[30, 22, 11, 41, 17, 12, 6]);
    let documented = lists.documented() as f64;
    // One over the total, the ways to arrange persons, and the chances of lists integrated out.
    let ln = |undocumented: f64| {
        let total = documented + undocumented;
        let on = (0..3).map(|list| ln_gamma(1.0 + total - lists.on(list) as f64) - ln_gamma(2.0 + total));
        ln_gamma(total) - ln_gamma(undocumented + 1.0) + on.sum::<f64>()
    };
    let weights: Vec<f64> = (0..4000).map(|at| (ln(f64::from(at)) - ln(40.0)).exp()).collect();
    let whole: f64 = weights.iter().sum();
    let below = |share: f64| {
        let mut sum = 0.0;
        let at = weights.iter().position(|weight| {
            sum += weight / whole;
            sum >= share
        });
        documented + at.unwrap() as f64
    };
    let mean = documented + (0u32..).zip(&weights).map(|(at, w)| f64::from(at) * w / whole).sum::<f64>();
    let mut settings = quick();
    settings.latent.classes = Some(1);
    settings.latent.samples = 4000;
    let found = lcmcr(&lists, &settings).unwrap();
    let width = found.interval.high - found.interval.low;
    for (found, exact) in [
        (found.mean.unwrap(), mean),
        (found.estimate, below(0.5)),
        (found.interval.low, below(0.025)),
        (found.interval.high, below(0.975)),
    ] {
        assert!((found - exact).abs() < 0.04 * width, "{found} {exact} {width}");
    }
}

/// Documented of three lists, and the undocumented beside them, drawn from the prior of three classes.
fn simulated(chance: &mut Chance, documented: u64) -> (Histories, u64) {
    let alpha = chance.gamma(0.25) / 0.25;
    let (first, second) = (chance.ln_beta_left(alpha), chance.ln_beta_left(alpha));
    let sizes = [1.0 - first.exp(), first.exp() * (1.0 - second.exp()), (first + second).exp()];
    let with: Vec<f64> = (0..9).map(|_| chance.uniform()).collect();
    let weight = |on: usize| {
        let of = |class: usize| {
            let list = |list: usize| {
                if on >> list & 1 == 1 { with[3 * list + class] } else { 1.0 - with[3 * list + class] }
            };
            sizes[class] * (0..3).map(list).product::<f64>()
        };
        (0..3).map(of).sum::<f64>()
    };
    let weights: Vec<f64> = (1..8).map(weight).collect();
    let mut cells = [0u64; 7];
    chance.share(documented, &mut weights.clone(), &[0, 1, 2, 3, 4, 5, 6], |cell, persons| {
        cells[cell] += persons
    });
    let undocumented = chance.negative_binomial(documented, weight(0) / weights.iter().sum::<f64>());
    (histories(3, &cells), undocumented)
}

#[test]
fn truths_drawn_from_the_prior_fall_anywhere_among_the_draws() {
    // Simulation-based calibration (Talts et al. 2018), given how many are documented: of a truth and 19 draws from its
    // posterior each of the 20 ranks is as likely as another.
    const TRUTHS: usize = 600;
    let mut chance = Chance::new(11, 0);
    let mut ranks = [0usize; 10];
    for truth in 0..TRUTHS {
        let (lists, undocumented) = simulated(&mut chance, 60);
        let problem = Problem::new(&lists, 3, 0.25, 0.25);
        let mut chain = Chain::new(&problem, truth as u64, 0, 1);
        let mut draw = || {
            (0..80).for_each(|_| chain.step(&problem));
            chain.draw().undocumented
        };
        draw();
        draw();
        let draws: Vec<u64> = (0..19).map(|_| draw()).collect();
        let below = draws.iter().filter(|draw| **draw < undocumented).count();
        let equal = draws.iter().filter(|draw| **draw == undocumented).count();
        // Among equals any rank is as good as another.
        ranks[(below + chance.one_of(equal + 1)) / 2] += 1;
    }
    let expected = TRUTHS as f64 / 10.0;
    let squares: f64 = ranks.iter().map(|times| (*times as f64 - expected).powi(2) / expected).sum();
    assert!(squares < 27.9, "chi-squared {squares} of 9 degrees of freedom, 99.9 % is 27.9: {ranks:?}");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes_and_another_seed_others() {
    let on = |threads: usize, seed: u64| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let settings = Settings { seed, ..quick() };
        pool.install(|| lcmcr(&histories(3, &THREE), &settings)).unwrap()
    };
    assert_eq!(on(1, 7), on(3, 7));
    assert!(on(1, 7).draws != on(1, 8).draws);
}
