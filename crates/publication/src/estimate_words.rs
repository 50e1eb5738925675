//! The plain words in which estimates are said to readers.
//!
//! Must not: say an estimate more exactly than its interval bears. In prose three figures are enough; tables have them all.

use crate::charts::{percent, whole};
use vocabulary::{Covers, Estimate, EstimateMethod, IntervalKind};

/// What a method is called.
pub(crate) fn method(method: EstimateMethod) -> &'static str {
    match method {
        EstimateMethod::Chapman => "two lists (Chapman)",
        EstimateMethod::Chao => "lower bound (Chao)",
        EstimateMethod::Independence => "independent lists",
        EstimateMethod::LoglinearBic => "log-linear, best by BIC",
        EstimateMethod::LoglinearAicAverage => "log-linear, averaged by AIC",
        EstimateMethod::LoglinearStepwise => "log-linear, stepwise",
        EstimateMethod::LoglinearPairwise => "log-linear, all pairs",
        EstimateMethod::LoglinearNoHighest => "log-linear, all but the highest term",
        EstimateMethod::Decomposable => "decomposable graphs",
        EstimateMethod::Lcmcr => "latent classes (LCMCR)",
        EstimateMethod::SampleCoverageHigh => "sample coverage, high",
        EstimateMethod::SampleCoverageLow => "sample coverage, low",
        EstimateMethod::Stratified => "log-linear, stratified",
    }
}

/// What an interval may allow for, as a question's answer follows it.
pub(crate) fn covers(covers: Covers) -> &'static str {
    match covers {
        Covers::Sampling => "sampling",
        Covers::ModelChoice => "choice of model",
        Covers::Imputation => "filling in what is missing",
        Covers::Linkage => "linking",
    }
}

/// How an interval was found.
pub(crate) fn kind(kind: IntervalKind) -> &'static str {
    match kind {
        IntervalKind::Profile => "profile likelihood of the chosen model",
        IntervalKind::LogNormal => "log-normal, from the standard error",
        IntervalKind::Logit => "logit of the share that both lists hold",
        IntervalKind::Bca => "bootstrap (BCa), each sample choosing its model anew",
        IntervalKind::Bootstrap => "quantiles of a bootstrap",
        IntervalKind::Credible => "quantiles of the posterior",
        IntervalKind::Averaged => "weighted over models",
        IntervalKind::Pooled => "pooled draws of several estimates",
    }
}

/// A total in three figures: "about 10,400". Never below the documented: what would round to less is told as the documented.
pub(crate) fn about(total: f64, documented: u64) -> String {
    if !total.is_finite() || total < 0.0 {
        return whole(total);
    }
    let digits = if total >= 1.0 { total.log10().floor() as i32 + 1 } else { 1 };
    let step = 10f64.powi((digits - 3).max(0));
    let rounded = (total / step).round() * step;
    whole(if rounded < documented as f64 { documented as f64 } else { rounded })
}

/// What share of an estimated total is undocumented.
pub(crate) fn undocumented(total: f64, documented: u64) -> String {
    if !(total.is_finite() && total > 0.0) {
        return "an unknown part".to_owned();
    }
    percent(((total - documented as f64) / total).clamp(0.0, 1.0))
}

/// What an interval of an estimate allows for and what not: "sampling: yes; choice of model: no".
pub(crate) fn allowed_for(estimate: &Estimate) -> String {
    let answer = |what: &Covers| {
        let yes = if estimate.covers.contains(what) { "yes" } else { "no" };
        format!("{}: {yes}", covers(*what))
    };
    Covers::ALL.iter().map(answer).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_figures_are_said_and_never_less_than_is_documented() {
        assert_eq!(about(10_356.52, 4_400), "10,400");
        assert_eq!(about(1_234.0, 1_234), "1,234", "1,230 would be less than is documented");
        assert_eq!((about(97.4, 12), about(211_334.0, 0)), ("97".to_owned(), "211,000".to_owned()));
        assert_eq!(about(f64::INFINITY, 5), "beyond bounds");
    }

    #[test]
    fn shares_of_the_undocumented() {
        assert_eq!(undocumented(10_000.0, 4_400), "56 %");
        assert_eq!(undocumented(4_400.0, 4_400), "0 %");
        assert_eq!(undocumented(f64::NAN, 4_400), "an unknown part");
    }
}
