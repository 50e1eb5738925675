//! Log-linear models with what else is known of the persons, averaged by AIC, implausible ones left out.
//!
//! The method of the studies of Gaza (Jamaluddine and others 2025) and Sudan (Dahab and others 2024), after Rossi and others
//! (2010): every set of pairs of lists is a model; each term also varies with each covariate; the undocumented are foreseen
//! for the persons that are found and summed. Persons of whom the same is known are one row, which gives the same fit as a
//! row for each and is many times faster.
//!
//! Must not: leave out persons of whom something is not known without saying how many and what that moves.

mod design;
mod fits;

use super::settings::Settings;
use super::support::{between, refused};
use design::{Design, Unknown};
use fits::{Fitted, Model};
use std::collections::BTreeMap;
use vocabulary::{Covers, Estimate, EstimateMethod, Interval, IntervalKind, NoEstimate, Strata};

/// How many draws are made: from the models by their weights, and from each model's coefficients.
const DRAWS: usize = 4000;

/// Log-linear models that vary with what is known of persons.
///
/// The first interval is that of the studies: ends of the models' intervals, averaged by the models' weights. The second is
/// of draws from the models by their weights, and is the one to combine with others.
///
/// # Errors
/// Lists other than three or four; nobody of whom all is known; more strata than can be fitted; no model that fits and is not
/// implausible.
pub fn stratified(strata: &Strata, settings: &Settings) -> Result<Estimate, NoEstimate> {
    let refuse = |reason: String, help: &str| {
        Err(refused(Some(EstimateMethod::Stratified), strata.pooled(), reason, help))
    };
    let lists = strata.pooled().lists().len();
    if !(3..=4).contains(&lists) {
        return refuse(
            format!("The models with covariates are made for three or four lists, not {lists}"),
            "merging lists that copy one another, or another method for each stratum",
        );
    }
    let averaged = match average(strata, settings, Unknown::LeftOut) {
        Ok(averaged) => averaged,
        Err(reason) => {
            return refuse(reason, "fewer covariates, or values put together, such as days to months");
        }
    };
    let documented = strata.pooled().documented() as f64;
    let mut cautions = vec![
        "The first interval averages the ends of the models' intervals, as the studies did; it does not allow for the choice among them. The second, of draws, does."
            .to_owned(),
    ];
    if averaged.all_close {
        cautions.push(
            "All models fit about as well as the largest, so that none was left out for being too close to it."
                .to_owned(),
        );
    }
    let mut diagnostics = averaged.diagnostics;
    if strata.not_known() > 0 {
        let (other, told) = with_not_known(strata, settings);
        diagnostics.extend(other.map(|other| ("not-known-as-value".to_owned(), other)));
        cautions.push(told);
    }
    diagnostics.insert("persons-not-known".to_owned(), strata.not_known() as f64);
    let draws: Vec<f64> = averaged.draws.iter().map(|draw| documented + draw).collect();
    Ok(Estimate {
        method: EstimateMethod::Stratified,
        estimate: documented + averaged.undocumented,
        interval: Interval {
            low: documented + averaged.low,
            high: documented + averaged.high,
            level: settings.level,
            kind: IntervalKind::Averaged,
        },
        intervals: vec![between(&draws, documented, settings.level, IntervalKind::Pooled)],
        assumption: format!(
            "persons of the same {} are alike, the lists do not all depend on one another at once, and those on no list are of the same kinds as those found",
            strata.covariates().join(", ")
        ),
        covers: vec![Covers::Sampling],
        mean: None,
        median: None,
        model: Some(averaged.models),
        diagnostics,
        cautions,
        draws,
    })
}

/// What the estimate would be with "not known" as a value of its own, and what to tell of it.
fn with_not_known(strata: &Strata, settings: &Settings) -> (Option<f64>, String) {
    let documented = strata.pooled().documented() as f64;
    let mut told = format!(
        "Of {} of {documented} persons something is not known; they are documented, but the models are made without them",
        strata.not_known()
    );
    let other = average(strata, settings, Unknown::Own).map(|own| documented + own.undocumented).ok();
    told += &match other {
        Some(other) => format!(
            "; with \"not known\" as a value of its own the estimate is {}. Neither is neutral.",
            super::words::rounded(other, documented)
        ),
        None => "; with \"not known\" as a value of its own no model fits.".to_owned(),
    };
    (other, told)
}

/// Models averaged.
struct Averaged {
    undocumented: f64,
    low: f64,
    high: f64,
    models: String,
    /// Whether all models fit as well as the largest, so that none was left out for it.
    all_close: bool,
    diagnostics: BTreeMap<String, f64>,
    draws: Vec<f64>,
}

fn average(strata: &Strata, settings: &Settings, unknown: Unknown) -> Result<Averaged, String> {
    let design = Design::of(strata, &settings.stratified.factors, unknown)?;
    let models = Model::all(strata.pooled().lists().len());
    // Where the largest has no fit, there is nothing that others could be too close to.
    let largest = models.last().and_then(|model| fits::fitted(&design, model, settings.level).ok());
    let documented = strata.pooled().documented() as f64;
    let (mut kept, mut close_ones, mut diagnostics) = (Vec::new(), Vec::new(), BTreeMap::new());
    let mut excluded = [0.0; 3];
    for model in &models {
        let Ok(fitted) = fits::fitted(&design, model, settings.level) else {
            excluded[0] += 1.0;
            continue;
        };
        let close = largest.as_ref().map_or(0.0, |largest| fitted.p_against(largest));
        diagnostics.insert(format!("p {}", model.name()), close);
        let plausible = fitted.undocumented / documented <= settings.stratified.implausible;
        if !plausible {
            excluded[1] += 1.0;
        } else if close > settings.stratified.overfitted {
            excluded[2] += 1.0;
            close_ones.push((model, fitted));
        } else {
            kept.push((model, fitted));
        }
    }
    // Where all models fit as well as the largest, the rule would leave none because all are good.
    let all_close = kept.is_empty() && !close_ones.is_empty();
    if all_close {
        kept = close_ones;
    }
    if kept.is_empty() {
        return Err(format!(
            "Of {} models {} have no fit and {} put the undocumented above {} times the documented",
            models.len(),
            excluded[0],
            excluded[1],
            settings.stratified.implausible
        ));
    }
    for (name, count) in
        ["models-without-fit", "models-implausible", "models-overfitted"].iter().zip(excluded)
    {
        diagnostics.insert((*name).to_owned(), count);
    }
    let least = kept.iter().map(|(_, fitted)| fitted.aic).fold(f64::INFINITY, f64::min);
    let weights: Vec<f64> = kept.iter().map(|(_, fitted)| (-(fitted.aic - least) / 2.0).exp()).collect();
    let whole: f64 = weights.iter().sum();
    let weights: Vec<f64> = weights.into_iter().map(|weight| weight / whole).collect();
    for ((model, fitted), weight) in kept.iter().zip(&weights) {
        diagnostics.insert(format!("weight {}", model.name()), *weight);
        diagnostics.insert(format!("total {}", model.name()), documented + fitted.undocumented);
    }
    // Whole persons of each model, as the studies have them.
    let mean = |of: fn(&Fitted) -> f64| {
        kept.iter().zip(&weights).map(|((_, fitted), weight)| weight * of(fitted).round()).sum()
    };
    let names: Vec<String> = kept.iter().map(|(model, _)| model.name()).collect();
    let fits: Vec<&Fitted> = kept.iter().map(|(_, fitted)| fitted).collect();
    Ok(Averaged {
        undocumented: mean(|fitted| fitted.undocumented),
        low: mean(|fitted| fitted.low),
        high: mean(|fitted| fitted.high),
        models: names.join(" "),
        all_close,
        diagnostics,
        draws: fits::draws(&design, &fits, &weights, settings.seed, DRAWS),
    })
}

#[cfg(test)]
mod tests;
