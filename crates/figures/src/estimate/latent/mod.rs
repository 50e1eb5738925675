//! Latent classes of persons (LCMCR; Manrique-Vallier, Biometrics 72, 2016).
//!
//! Persons belong to classes that nobody sees. Within a class being on one list says nothing about being on another;
//! classes that are on lists more or less often make the lists depend on each other. How many classes there are is left to
//! the data. The posterior is drawn by chains from starts far apart, and an estimate is given only where they agree.
//!
//! ```
//! use figures::estimate::{Settings, lcmcr};
//! use vocabulary::Histories;
//! // Three fictional lists.
//! let cells = [(0b001, 70), (0b010, 55), (0b011, 20), (0b100, 110), (0b101, 44), (0b110, 36), (0b111, 25)];
//! let histories = Histories::new(["morgue", "press", "families"], cells).unwrap();
//! let mut settings = Settings::default();
//! (settings.latent.burn_in, settings.latent.thinning) = (500, 5);
//! let found = lcmcr(&histories, &settings).unwrap();
//! assert!(found.interval.low >= 360.0 && found.diagnostics["r-hat"] <= 1.01);
//! assert!(lcmcr(&histories.without(0), &settings).is_err(), "two lists are too few");
//! ```
//!
//! Must not: give a number that chains disagree about.

mod chain;
mod chance;
mod run;
mod stretch;

use super::ground;
use super::settings::{LatentSettings, Settings};
use chain::{Draw, Problem};
use run::Run;
use std::collections::BTreeMap;
use vocabulary::{Covers, Estimate, EstimateMethod, Histories, Interval, IntervalKind, NoEstimate, limits};

/// The method of this module.
const METHOD: EstimateMethod = EstimateMethod::Lcmcr;
/// How many classes are usually allowed at most.
const CLASSES: usize = 10;
/// Fewer chains cannot tell whether they agree.
const CHAINS_MIN: usize = 4;
/// Fewer draws of a chain have no tails.
const SAMPLES_MIN: usize = 50;
/// Where the last class is inhabited in more than this part of the draws, more classes might be wanted.
const LAST_CLASS_TOLD: f64 = 0.25;
/// Medians under another prior that differ by more than this factor are told of.
const MOVES_TOLD: f64 = 1.1;
/// Draws weighted anew that amount to less than this part of all say nothing.
const REWEIGHTED_MIN: f64 = 0.05;
/// How many draws are handed on at most.
const DRAWS_MAX: usize = 20_000;

/// The total by latent classes.
///
/// Diagnostics: `r-hat`, `bulk-ess` and `tail-ess` (see [`Convergence`](super::Convergence)), `chains`, `classes` (allowed),
/// `iterations` (of each chain, after the burn-in), `lowest-chain-median` and `highest-chain-median`, `share-at-last-class` (in
/// what part of the draws somebody is in the last class allowed), `share-at-bound` (of draws at
/// [`limits::UNDOCUMENTED_MAX`]; always 0 in an estimate), and where the draws can tell, `median-at-flat-prior` of the
/// number and `median-at-concentration-1` (under a gamma prior of shape and rate 1 of the concentration).
///
/// # Errors
/// Fewer than three lists, lists without overlap, settings out of range, chains that disagree after
/// [`LatentSettings::iterations_max`] iterations each or that came to a bound, more undocumented than `explosion` times the
/// documented.
pub fn lcmcr(histories: &Histories, settings: &Settings) -> Result<Estimate, NoEstimate> {
    let told = ground::stands(METHOD, histories)?;
    let latent = &settings.latent;
    let refused = |reason: String, would_help: &str| ground::refusal(METHOD, histories, reason, would_help);
    if let Some(reason) = out_of_range(latent) {
        return Err(refused(reason, "other settings"));
    }
    let usual = CLASSES.min((1usize << histories.lists().len().min(16)) - 1);
    let classes = latent.classes.unwrap_or(usual);
    let problem = Problem::new(histories, classes, latent.shape, latent.rate);
    let run = run::run(&problem, latent, settings.seed);
    let documented = histories.documented();
    let draws = || run.chains.iter().flatten();
    let bound = share(draws(), |draw| draw.undocumented >= limits::UNDOCUMENTED_MAX);
    if bound > 0.0 {
        let reason = format!(
            "{:.1} % of the draws came to {} undocumented, the most that is thought of",
            100.0 * bound,
            limits::UNDOCUMENTED_MAX
        );
        return Err(refused(reason, "lists that overlap more"));
    }
    if !run.agrees() {
        let would_help =
            "longer chains, fewer classes, merging lists that copy each other, or lists that overlap more";
        return Err(refused(disagreement(&run, documented), would_help));
    }
    let mut totals: Vec<f64> = draws().map(|draw| (documented + draw.undocumented) as f64).collect();
    totals.sort_by(f64::total_cmp);
    let median = quantile(&totals, 0.5).round();
    if median - documented as f64 > settings.explosion * documented as f64 {
        let reason = format!(
            "the median puts {:.0} undocumented beside {documented} documented, above the bound of {} times",
            median - documented as f64,
            settings.explosion
        );
        return Err(refused(reason, "lists that overlap more"));
    }
    let mut estimate = estimate(histories, settings, classes, &run, &totals);
    estimate.cautions.extend(told);
    Ok(estimate)
}

/// What is wrong with the settings.
fn out_of_range(latent: &LatentSettings) -> Option<String> {
    let (most_chains, most_classes) = (limits::CHAINS_MAX, limits::CLASSES_MAX);
    let prior = |number: f64| number.is_finite() && (1e-3..=1e3).contains(&number);
    if !(CHAINS_MIN..=most_chains).contains(&latent.chains) {
        return Some(format!("{} chains; {CHAINS_MIN} to {most_chains} are run", latent.chains));
    }
    if latent.classes.is_some_and(|classes| !(1..=most_classes).contains(&classes)) {
        return Some(format!("{} classes; 1 to {most_classes} are drawn", latent.classes.unwrap_or(0)));
    }
    if !(SAMPLES_MIN..=limits::CHAIN_DRAWS_MAX).contains(&latent.samples) || latent.thinning == 0 {
        return Some(format!(
            "{} draws of each chain, every one of {} iterations; {SAMPLES_MIN} to {} draws are kept",
            latent.samples,
            latent.thinning,
            limits::CHAIN_DRAWS_MAX
        ));
    }
    (!prior(latent.shape) || !prior(latent.rate)).then(|| {
        format!(
            "a gamma prior of shape {} and rate {}; both lie from 0.001 to 1,000",
            latent.shape, latent.rate
        )
    })
}

/// What chains that disagree look like.
fn disagreement(run: &Run, documented: u64) -> String {
    let medians = run.medians(documented);
    let measured = run.convergence.map_or("nothing could be measured".to_owned(), |found| {
        format!(
            "R-hat {:.2} (at most {}), effective draws {:.0} in the middle and {:.0} in the tails (at least {})",
            found.r_hat,
            run::R_HAT_MAX,
            found.bulk_ess,
            found.tail_ess,
            run::EFFECTIVE_MIN
        )
    });
    format!(
        "{} chains of {} iterations do not agree on one answer: {measured}; their medians run from {:.0} to {:.0}",
        run.chains.len(),
        run.iterations,
        medians.iter().copied().fold(f64::INFINITY, f64::min),
        medians.iter().copied().fold(0.0, f64::max)
    )
}

/// What part of draws is so.
fn share<'d>(draws: impl Iterator<Item = &'d Draw>, is_so: impl Fn(&Draw) -> bool) -> f64 {
    let (mut so, mut all) = (0usize, 0usize);
    for draw in draws {
        so += usize::from(is_so(draw));
        all += 1;
    }
    so as f64 / all.max(1) as f64
}

/// A quantile of sorted draws, between the two that are nearest.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let at = (sorted.len() - 1) as f64 * share.clamp(0.0, 1.0);
    let (below, above) = (sorted[at.floor() as usize], sorted[at.ceil() as usize]);
    below + (above - below) * at.fract()
}

fn estimate(
    histories: &Histories,
    settings: &Settings,
    classes: usize,
    run: &Run,
    totals: &[f64],
) -> Estimate {
    let documented = histories.documented();
    let tail = (1.0 - settings.level) / 2.0;
    let median = quantile(totals, 0.5).round();
    let draws = || run.chains.iter().flatten();
    let last = share(draws(), |draw| draw.last_class == classes);
    let medians = run.medians(documented);
    let mut diagnostics = BTreeMap::from([
        ("chains".to_owned(), run.chains.len() as f64),
        ("classes".to_owned(), classes as f64),
        ("iterations".to_owned(), run.iterations as f64),
        ("lowest-chain-median".to_owned(), medians.iter().copied().fold(f64::INFINITY, f64::min)),
        ("highest-chain-median".to_owned(), medians.iter().copied().fold(0.0, f64::max)),
        ("share-at-last-class".to_owned(), last),
        ("share-at-bound".to_owned(), 0.0),
    ]);
    if let Some(found) = run.convergence {
        diagnostics.insert("r-hat".to_owned(), found.r_hat);
        diagnostics.insert("bulk-ess".to_owned(), found.bulk_ess);
        diagnostics.insert("tail-ess".to_owned(), found.tail_ess);
    }
    let mut cautions = Vec::new();
    if last > LAST_CLASS_TOLD && classes > 1 {
        cautions.push(format!(
            "In {:.0} % of the draws somebody is in the last of the {classes} classes allowed: see whether more classes \
             move the answer.",
            100.0 * last
        ));
    }
    sensitivity(settings, run, documented, median, &mut diagnostics, &mut cautions);
    let every = totals.len().div_ceil(DRAWS_MAX);
    Estimate {
        method: METHOD,
        estimate: median,
        interval: Interval {
            // To whole persons, outward.
            low: quantile(totals, tail).floor(),
            high: quantile(totals, 1.0 - tail).ceil(),
            level: settings.level,
            kind: IntervalKind::Credible,
        },
        intervals: Vec::new(),
        assumption: "everybody belongs to one of a few classes, within which being on one list says nothing about being \
                     on another, and no class is out of reach of all lists"
            .to_owned(),
        covers: vec![Covers::Sampling],
        mean: Some(totals.iter().sum::<f64>() / totals.len() as f64),
        median: Some(median),
        model: None,
        diagnostics,
        cautions,
        draws: draws().step_by(every).map(|draw| (documented + draw.undocumented) as f64).collect(),
    }
}

/// What the median would be under other priors, from the same draws weighted anew; left out where they cannot tell.
fn sensitivity(
    settings: &Settings,
    run: &Run,
    documented: u64,
    median: f64,
    diagnostics: &mut BTreeMap<String, f64>,
    cautions: &mut Vec<String>,
) {
    let total = |draw: &Draw| (documented + draw.undocumented) as f64;
    let (shape, rate) = (settings.latent.shape, settings.latent.rate);
    let flat = |draw: &Draw| total(draw).ln();
    let concentration = |draw: &Draw| (1.0 - shape) * draw.alpha.ln() - (1.0 - rate) * draw.alpha;
    let weighted = |ln_weight: &dyn Fn(&Draw) -> f64| -> Vec<(f64, f64)> {
        run.chains.iter().flatten().map(|draw| (total(draw), ln_weight(draw))).collect()
    };
    let others = [
        ("median-at-flat-prior", "a prior under which every number is as likely as another", weighted(&flat)),
        (
            "median-at-concentration-1",
            "a gamma prior of shape and rate 1 of the concentration",
            weighted(&concentration),
        ),
    ];
    for (key, words, mut weighted) in others {
        let highest = weighted.iter().map(|(_, ln)| *ln).fold(f64::NEG_INFINITY, f64::max);
        weighted.iter_mut().for_each(|(_, ln)| *ln = (*ln - highest).exp());
        let whole: f64 = weighted.iter().map(|(_, weight)| weight).sum();
        let squares: f64 = weighted.iter().map(|(_, weight)| weight * weight).sum();
        let counted = whole * whole / squares / weighted.len() as f64;
        if counted.is_nan() || counted < REWEIGHTED_MIN {
            cautions.push(format!("What {words} would say cannot be told from these draws."));
            continue;
        }
        weighted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut sum = 0.0;
        let middle = weighted.iter().find(|(_, weight)| {
            sum += weight;
            sum >= whole / 2.0
        });
        let middle = middle.map_or(median, |(total, _)| *total);
        diagnostics.insert(key.to_owned(), middle);
        if middle.max(median) / middle.min(median) > MOVES_TOLD {
            cautions.push(format!("The prior matters: with {words} the median is {middle:.0}."));
        }
    }
}

#[cfg(test)]
mod tests;
