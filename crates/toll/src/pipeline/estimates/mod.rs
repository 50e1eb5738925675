//! Estimates over all that is asked: of all persons, of each stratum, without each list, in each registry that might be true, at
//! each threshold of linking.
//!
//! Must not: estimate. That is the work of `figures`.

mod asked;
mod charted;
mod of_case;
mod together;

pub(crate) use asked::{methods, settings};
pub(crate) use charted::charted;
pub(crate) use of_case::of_case;
pub(crate) use together::Together;

use together::{linking_check, pooled, summed};

use super::captured::Captured;
use figures::estimate::{Settings, estimate, estimate_strata, refusal, spoken};
use rayon::prelude::*;
use vocabulary::{EstimateMethod, EstimateReport, Histories, Strata, Stratum, limits};

/// What was estimated.
pub(crate) struct Estimated {
    /// Of all persons.
    pub(crate) report: EstimateReport,
    /// Of all persons without one list each, by the list's place; by the methods that take little time.
    pub(crate) without: Vec<EstimateReport>,
    /// Of each stratum, by its name.
    pub(crate) strata: Vec<(String, EstimateReport)>,
    /// Of all strata together, by method.
    pub(crate) summed: Vec<Together>,
    /// Over the registries that might be true, by method.
    pub(crate) linkages: Vec<Together>,
    /// Where pairs at or above two thresholds, within a list and between lists, are one person.
    pub(crate) thresholds: Vec<([f64; 2], EstimateReport)>,
}

impl Estimated {
    /// The sentences of a report: the documented, each estimate, each refusal.
    pub(crate) fn words(&self) -> Vec<String> {
        words(&self.report, &self.without)
    }
}

/// The sentences that are said of a report.
pub(crate) fn words(report: &EstimateReport, without: &[EstimateReport]) -> Vec<String> {
    let others: Vec<_> = report.estimates.iter().collect();
    let said = |estimate| {
        let left: Vec<_> = report
            .histories
            .lists()
            .iter()
            .zip(without)
            .filter_map(|(list, left)| Some((list.clone(), of(left, estimate)?)))
            .collect();
        spoken(&report.histories, estimate, &others, &left)
    };
    report.estimates.iter().map(said).chain(report.refusals.iter().map(refusal)).collect()
}

/// The estimate of a report by the same method.
fn of<'r>(report: &'r EstimateReport, like: &vocabulary::Estimate) -> Option<&'r vocabulary::Estimate> {
    report.estimates.iter().find(|estimate| estimate.method == like.method)
}

/// Estimates by all methods, over all that was captured. `tell` is told how many steps there are, each time one is done.
pub(crate) fn estimates(
    captured: &Captured,
    methods: &[EstimateMethod],
    settings: &Settings,
    tell: &(dyn Fn(usize) + Sync),
) -> Estimated {
    let strata = captured.strata.as_ref().map(Strata::strata).unwrap_or_default();
    let strata = if strata.len() > limits::ESTIMATE_STRATA_MAX { &[] } else { strata };
    let lists = captured.whole.lists().len();
    let without: Vec<Histories> =
        (0..if lists > 2 { lists } else { 0 }).map(|list| captured.whole.without(list)).collect();
    let alone: Vec<EstimateMethod> = but(methods, &[EstimateMethod::Stratified]);
    let quick = but(methods, &[EstimateMethod::Stratified, EstimateMethod::Lcmcr]);
    let tables = without.len() + captured.linkages.len() + captured.thresholds.len();
    let steps = methods.len() + strata.len() * alone.len() + tables * quick.len();
    let asker = Asker { settings, tell: &|| tell(steps) };
    let mut report = asker.ask(&captured.whole, captured.strata.as_ref(), methods);
    report.checks.splice(0..0, captured.checks.iter().cloned());
    let of = |stratum: &Stratum| (stratum.name(), asker.ask(&stratum.histories, None, &alone));
    let strata: Vec<_> = strata.par_iter().map(of).collect();
    let summed = summed(&strata.iter().map(|(_, report)| report).collect::<Vec<_>>(), settings);
    let linkages: Vec<_> = captured.linkages.par_iter().map(|drawn| asker.ask(drawn, None, &quick)).collect();
    let linkages = pooled(&linkages.iter().collect::<Vec<_>>(), settings);
    // A bootstrap of every one of these would take as long as all the rest together, and none of their intervals is shown.
    let plain = Settings { bootstrap: 0, ..settings.clone() };
    let asker = Asker { settings: &plain, ..asker };
    let without = without.par_iter().map(|left| asker.ask(left, None, &quick)).collect();
    let thresholds = captured.thresholds.par_iter().map(|(at, drawn)| (*at, asker.ask(drawn, None, &quick)));
    let thresholds: Vec<_> = thresholds.collect();
    let linking = linking_check(&report, &thresholds);
    report.checks.splice(captured.checks.len()..captured.checks.len(), linking);
    Estimated { report, without, strata, summed, linkages, thresholds }
}

fn but(methods: &[EstimateMethod], left_out: &[EstimateMethod]) -> Vec<EstimateMethod> {
    methods.iter().filter(|method| !left_out.contains(method)).copied().collect()
}

/// Asks methods, and tells of each that it is done.
struct Asker<'a> {
    settings: &'a Settings,
    tell: &'a (dyn Fn() + Sync),
}

impl Asker<'_> {
    /// One method after another, so that it can be told how far it is; the checks are the same for each.
    fn ask(
        &self,
        histories: &Histories,
        strata: Option<&Strata>,
        methods: &[EstimateMethod],
    ) -> EstimateReport {
        let ask = |methods: &[EstimateMethod]| match strata {
            Some(strata) => estimate_strata(strata, methods, self.settings),
            None => estimate(histories, methods, self.settings),
        };
        let mut all = ask(&[]);
        // Where the data bear nothing, that is said once and for all.
        let none = !all.refusals.is_empty();
        for method in methods {
            if !none {
                let one = ask(&[*method]);
                all.estimates.extend(one.estimates);
                all.refusals.extend(one.refusals);
            }
            (self.tell)();
        }
        all
    }
}
