//! From histories to the report: the data are checked, then each method is asked, and what it says is looked at once more.
//!
//! Must not: let a number through without a finite interval around it, or below the documented.

use super::bounds::{chao, chapman, safe_to_say};
use super::checks::check;
use super::coverage::{sample_coverage_high, sample_coverage_low};
use super::decomposable::decomposable;
use super::latent::lcmcr;
use super::loglinear;
use super::sensitivity::Varied;
use super::settings::Settings;
use super::stratified::stratified;
use super::support::refused;
use vocabulary::{Estimate, EstimateMethod, EstimateReport, Histories, NoEstimate, Strata};

/// What comes of asking these methods, once each, in the order of [`EstimateMethod`].
///
/// Where the data cannot bear any estimate there is one refusal, of all methods, and no number.
///
/// ```
/// use figures::estimate::{Settings, estimate};
/// use vocabulary::{EstimateMethod, Histories};
/// let apart = Histories::new(["morgue", "press"], [(0b01, 60), (0b10, 30)]).unwrap();
/// let report = estimate(&apart, EstimateMethod::ALL, &Settings::default());
/// assert!(report.estimates.is_empty());
/// assert_eq!(report.refusals.len(), 1);
/// assert_eq!(report.refusals[0].safe_to_say, "At least 90 persons are documented.");
/// ```
pub fn estimate(histories: &Histories, methods: &[EstimateMethod], settings: &Settings) -> EstimateReport {
    reported(histories, methods, |method, kept| estimate_by(method, kept, settings))
}

/// The same of persons of whom more is known: [`EstimateMethod::Stratified`] uses it, the other methods take all persons
/// together.
pub fn estimate_strata(strata: &Strata, methods: &[EstimateMethod], settings: &Settings) -> EstimateReport {
    reported(strata.pooled(), methods, |method, kept| match method {
        // A list that holds nobody was left out of the histories, but stands in the strata.
        EstimateMethod::Stratified if kept == strata.pooled() => {
            guarded(method, kept, stratified(strata, settings))
        }
        EstimateMethod::Stratified => Err(refused(
            Some(method),
            kept,
            "A list holds nobody, for which the models with covariates have no term",
            "leaving the empty list out of the table",
        )),
        method => estimate_by(method, kept, settings),
    })
}

/// Each stratum alone, checked and estimated by one method, in the order of strata: to be summed by draws, and held beside
/// the estimate of all together.
pub fn stratum_by_stratum(strata: &Strata, method: EstimateMethod, settings: &Settings) -> Vec<Varied> {
    let alone = strata.strata().iter().map(|stratum| {
        let checked = check(&stratum.histories);
        let outcome = match checked.refusal {
            Some(refusal) => Err(refusal),
            None => estimate_by(method, &checked.histories, settings),
        };
        Varied { what: stratum.name(), documented: stratum.histories.documented(), outcome }
    });
    alone.collect()
}

fn reported(
    histories: &Histories,
    methods: &[EstimateMethod],
    ask: impl Fn(EstimateMethod, &Histories) -> Result<Estimate, NoEstimate>,
) -> EstimateReport {
    let checked = check(histories);
    let mut report = EstimateReport {
        histories: histories.clone(),
        checks: checked.checks,
        estimates: Vec::new(),
        refusals: checked.refusal.into_iter().collect(),
    };
    if report.refusals.is_empty() {
        for method in EstimateMethod::ALL.iter().filter(|method| methods.contains(method)) {
            match ask(*method, &checked.histories) {
                Ok(estimate) => report.estimates.push(estimate),
                Err(refusal) => report.refusals.push(refusal),
            }
        }
    }
    report
}

/// One method, asked about histories that were [checked](super::check) before.
///
/// # Errors
/// What the method refuses; two lists by any but Chapman and the bound; a total that is not finite, is below the documented,
/// has no interval around it, or exploded.
pub fn estimate_by(
    method: EstimateMethod,
    histories: &Histories,
    settings: &Settings,
) -> Result<Estimate, NoEstimate> {
    if let Some(refusal) = unheard(method, histories, settings) {
        return Err(refusal);
    }
    let made = match method {
        EstimateMethod::Chapman => chapman(histories, settings),
        EstimateMethod::Chao => chao(histories, settings),
        EstimateMethod::Independence => loglinear::independence(histories, settings),
        EstimateMethod::LoglinearBic => loglinear::best_by_bic(histories, settings),
        EstimateMethod::LoglinearAicAverage => loglinear::averaged_by_aic(histories, settings),
        EstimateMethod::LoglinearStepwise => loglinear::stepwise(histories, settings),
        EstimateMethod::LoglinearPairwise => loglinear::pairwise(histories, settings),
        EstimateMethod::LoglinearNoHighest => loglinear::no_highest(histories, settings),
        EstimateMethod::Decomposable => decomposable(histories, settings),
        EstimateMethod::Lcmcr => lcmcr(histories, settings),
        EstimateMethod::SampleCoverageHigh => sample_coverage_high(histories, settings),
        EstimateMethod::SampleCoverageLow => sample_coverage_low(histories, settings),
        EstimateMethod::Stratified => Err(refused(
            Some(method),
            histories,
            "The table says nothing of persons but their lists",
            "columns that tell persons apart, such as age, month or cause",
        )),
    };
    guarded(method, histories, made).and_then(|estimate| exploded(estimate, histories, settings))
}

/// Why a method is not even asked.
fn unheard(method: EstimateMethod, histories: &Histories, settings: &Settings) -> Option<NoEstimate> {
    let refuse = |reason: String, help: &str| Some(refused(Some(method), histories, reason, help));
    if !(settings.level > 0.0 && settings.level < 1.0) {
        return refuse(
            format!("An interval cannot be {} sure", settings.level),
            "a level between 0 and 1, such as 0.95",
        );
    }
    let for_two = matches!(method, EstimateMethod::Chapman | EstimateMethod::Chao);
    match histories.lists().len() {
        0 | 1 => refuse("There are fewer than two lists".to_owned(), "a second list, and better a third"),
        2 if !for_two => refuse(
            "Two lists cannot tell how they depend on one another, which this method is to find out"
                .to_owned(),
            "a third list; of two there is chapman, if they are independent",
        ),
        _ => None,
    }
}

/// Holds back what is no total with an interval around it.
fn guarded(
    method: EstimateMethod,
    histories: &Histories,
    made: Result<Estimate, NoEstimate>,
) -> Result<Estimate, NoEstimate> {
    // Whichever method refuses, what is safe to say is the same.
    let mut estimate =
        made.map_err(|refusal| NoEstimate { safe_to_say: safe_to_say(histories), ..refusal })?;
    let documented = histories.documented() as f64;
    let interval = &mut estimate.interval;
    interval.low = interval.low.max(documented);
    let [low, middle, high] = [interval.low, estimate.estimate, interval.high];
    // A total may stand a rounding's width outside where nobody is undocumented.
    let width = 1e-6 * documented.max(1.0);
    if !(high.is_finite() && documented <= middle + width && low <= high + width) {
        return Err(refused(
            Some(method),
            histories,
            format!(
                "It came out at {middle:.0}, between {low:.0} and {high:.0}, which is no total of at least {documented}"
            ),
            "lists that share more persons, or another method",
        ));
    }
    Ok(estimate)
}

/// Holds back what puts the undocumented at many times the documented.
fn exploded(estimate: Estimate, histories: &Histories, settings: &Settings) -> Result<Estimate, NoEstimate> {
    let documented = histories.documented() as f64;
    let times = (estimate.estimate - documented) / documented;
    if times > settings.explosion {
        return Err(refused(
            Some(estimate.method),
            histories,
            format!(
                "It puts the undocumented at {} times the documented, above the {} that count as exploded",
                super::words::grouped(times),
                settings.explosion
            ),
            "lists that share more persons, or fewer terms",
        ));
    }
    Ok(estimate)
}

#[cfg(test)]
mod tests;
