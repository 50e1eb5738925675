//! The tables of a page of estimates that are about more than all persons as they are linked: strata, and other linkings.
//!
//! Must not: leave out a stratum that has no estimate, or an "if".

use crate::charts::{self, Apart, Estimates, Standing};
use crate::{estimate_words as words, wording};
use vocabulary::{Estimate, EstimateTogether, Stratification};

/// A table of strata.
pub(super) struct ApartTold {
    pub(super) anchor: &'static str,
    pub(super) heading: &'static str,
    pub(super) head: &'static str,
    /// By which method, and what must hold for it.
    pub(super) by: String,
    pub(super) rows: Vec<StratumTold>,
    /// What all come to together, or why that cannot be said.
    pub(super) sum: Option<String>,
}

/// A stratum: what is said of it beside its name and the documented is an estimate or a refusal.
pub(super) struct StratumTold {
    pub(super) name: String,
    pub(super) documented: String,
    pub(super) estimated: Option<(String, String)>,
    pub(super) refused: String,
}

/// What one method says over registries that might be true.
pub(super) struct LinkagesTold {
    pub(super) method: &'static str,
    pub(super) answered: usize,
    pub(super) refused: usize,
    pub(super) between: String,
    /// The total, its interval, and what must hold.
    pub(super) together: Option<(String, String, String)>,
}

pub(super) fn linkages(estimates: &Estimates) -> Vec<LinkagesTold> {
    // The documented differ from linkage to linkage, so a total is not raised to those of one of them.
    let about = |total: f64| words::about(total, 0);
    let of = |over: &EstimateTogether| LinkagesTold {
        method: words::method(over.method),
        answered: over.answered,
        refused: over.refused,
        between: over
            .span
            .map_or("–".to_owned(), |(low, high)| format!("{} to {}", about(low), about(high))),
        together: over.estimate.as_ref().map(|estimate| {
            let interval = &estimate.interval;
            let ends = format!(
                "{} to {} ({})",
                about(interval.low),
                about(interval.high),
                charts::percent(interval.level)
            );
            (about(estimate.estimate), ends, estimate.assumption.clone())
        }),
    };
    estimates.linkages.iter().map(of).collect()
}

pub(super) fn apart(estimates: &Estimates) -> Vec<ApartTold> {
    estimates.apart.iter().map(|apart| told(estimates, apart)).collect()
}

fn told(estimates: &Estimates, apart: &Apart) -> ApartTold {
    let (anchor, heading, head) = match apart.by {
        Stratification::Month => ("by-month", "Month by month", "Month"),
        Stratification::SexAge => ("by-group", "By sex and age", "Group"),
    };
    let rows = match apart.by {
        Stratification::Month => estimates
            .months
            .iter()
            .map(|of| {
                let name = of.month.map_or("month not known".to_owned(), wording::date);
                stratum(name, of.standing, of.refused.as_deref())
            })
            .collect(),
        Stratification::SexAge => estimates
            .groups
            .iter()
            .map(|of| {
                let name = format!("{}, {}", charts::sex_said(of.sex), charts::age_said(of.age));
                stratum(name, of.standing, of.refused.as_deref())
            })
            .collect::<Vec<_>>(),
    };
    let assumption = apart.summed.as_ref().and_then(|sum| sum.estimate.as_ref()).map(|sum| &sum.assumption);
    let by = match (apart.method, assumption) {
        (Some(method), Some(assumption)) => {
            format!(
                "Each was estimated by itself, by the method \u{201c}{}\u{201d}, if {assumption}.",
                words::method(method)
            )
        }
        (Some(method), None) => format!(
            "Each was estimated by itself, by the method \u{201c}{}\u{201d}, if in each what that method assumes is so.",
            words::method(method)
        ),
        (None, _) => "Each was asked by itself, and none bears an estimate.".to_owned(),
    };
    let documented = match apart.by {
        Stratification::Month => estimates.months.iter().map(|of| of.standing.documented).sum(),
        Stratification::SexAge => estimates.groups.iter().map(|of| of.standing.documented).sum(),
    };
    ApartTold { anchor, heading, head, by, rows, sum: apart.summed.as_ref().map(|of| sum(of, documented)) }
}

fn stratum(name: String, standing: Standing, refused: Option<&str>) -> StratumTold {
    let about = |total: f64| words::about(total, standing.documented);
    StratumTold {
        name,
        documented: wording::number(standing.documented),
        estimated: standing.estimated.map(|spread| {
            (about(spread.estimate), format!("{} to {}", about(spread.low), about(spread.high)))
        }),
        refused: refused.unwrap_or("It was not asked.").to_owned(),
    }
}

/// What the strata come to: a sum of draws, and none where a stratum is lacking.
fn sum(sum: &EstimateTogether, documented: u64) -> String {
    let about = |total: f64| words::about(total, documented);
    let all = sum.answered + sum.refused;
    match &sum.estimate {
        Some(Estimate { estimate, interval, .. }) => format!(
            "All {all} together: about {} ({} interval {} to {}), from their draws added up; ends of intervals are not added.",
            about(*estimate),
            charts::percent(interval.level),
            about(interval.low),
            about(interval.high)
        ),
        None => format!(
            "They are not added up: {} of {all} {} no estimate, and a sum without {} would be too low.",
            sum.refused,
            if sum.refused == 1 { "has" } else { "have" },
            if sum.refused == 1 { "it" } else { "them" }
        ),
    }
}
