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

use together::{linking_check, pooled, summed};

use super::captured::Captured;
use figures::estimate::{Settings, estimate, estimate_strata, refusal, spoken};
use rayon::prelude::*;
use vocabulary::{
    EstimateCheck, EstimateMethod, EstimateReport, EstimateTogether, Histories, Strata, Stratum, limits,
};

/// What was estimated.
pub(crate) struct Estimated {
    /// Of all persons.
    pub(crate) report: EstimateReport,
    /// Of all persons without one list each, by the list's place; by the methods that take little time.
    pub(crate) without: Vec<EstimateReport>,
    /// Of each stratum, once for each way of telling persons apart.
    pub(crate) strata: Vec<Apart>,
    /// Over the registries that might be true, by method.
    pub(crate) linkages: Vec<EstimateTogether>,
    /// Where pairs at or above two thresholds, within a list and between lists, are one person.
    pub(crate) thresholds: Vec<([f64; 2], EstimateReport)>,
}

/// What was estimated of persons told apart in one way.
pub(crate) struct Apart {
    /// What they are told apart by: "sex, age".
    pub(crate) by: String,
    /// Of each stratum.
    pub(crate) strata: Vec<OfStratum>,
    /// Of all strata together, by method.
    pub(crate) summed: Vec<EstimateTogether>,
}

/// What was estimated of one stratum.
pub(crate) struct OfStratum {
    /// What is known of those in it, as [`Stratum::values`] has it.
    pub(crate) values: Vec<Option<String>>,
    /// Its name.
    pub(crate) name: String,
    /// What comes of asking about it.
    pub(crate) report: EstimateReport,
}

impl Estimated {
    /// All strata, with what they are told apart by where there are several ways.
    pub(crate) fn all_strata(&self) -> impl Iterator<Item = (Option<&str>, &OfStratum)> {
        let several = self.strata.len() > 1;
        self.strata.iter().flat_map(move |apart| {
            apart.strata.iter().map(move |stratum| (several.then_some(apart.by.as_str()), stratum))
        })
    }

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

/// Which methods are asked of what.
pub(crate) struct Methods {
    /// Of all persons together.
    pub(crate) of_all: Vec<EstimateMethod>,
    /// Of each stratum.
    pub(crate) of_strata: Vec<EstimateMethod>,
}

/// Estimates by all methods, over all that was captured. `tell` is told how many steps there are, each time one is done.
pub(crate) fn estimates(
    captured: &Captured,
    methods: &Methods,
    settings: &Settings,
    tell: &(dyn Fn(usize) + Sync),
) -> Estimated {
    let Methods { of_all, of_strata } = methods;
    let many: usize = captured.strata.iter().map(|strata| strata.strata().len()).sum();
    let (told_apart, many) =
        if many > limits::ESTIMATE_STRATA_MAX { (&[][..], 0) } else { (&captured.strata[..], many) };
    let lists = captured.whole.lists().len();
    let without: Vec<Histories> =
        (0..if lists > 2 { lists } else { 0 }).map(|list| captured.whole.without(list)).collect();
    let quick = but(of_all, &[EstimateMethod::Stratified, EstimateMethod::Lcmcr]);
    let tables = without.len() + captured.linkages.len() + captured.thresholds.len();
    let steps = of_all.len() + many * of_strata.len() + tables * quick.len();
    let asker = Asker { settings, tell: &|| tell(steps) };
    let mut report = asker.ask(&captured.whole, captured.strata.first(), of_all);
    report.checks.splice(0..0, captured.checks.iter().cloned());
    report.checks.extend(too_many(captured));
    let strata: Vec<Apart> =
        told_apart.par_iter().map(|strata| apart(strata, of_strata, &asker, settings)).collect();
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
    Estimated { report, without, strata, linkages, thresholds }
}

/// Estimates of each stratum, and of all of them together.
fn apart(strata: &Strata, methods: &[EstimateMethod], asker: &Asker<'_>, settings: &Settings) -> Apart {
    let of = |stratum: &Stratum| OfStratum {
        values: stratum.values.clone(),
        name: stratum.name(),
        report: asker.ask(&stratum.histories, None, methods),
    };
    let each: Vec<OfStratum> = strata.strata().par_iter().map(of).collect();
    let summed = summed(&each.iter().map(|stratum| &stratum.report).collect::<Vec<_>>(), settings);
    Apart { by: strata.covariates().join(", "), strata: each, summed }
}

/// That persons are told apart into more strata than are estimated one by one.
fn too_many(captured: &Captured) -> Option<EstimateCheck> {
    let many: usize = captured.strata.iter().map(|strata| strata.strata().len()).sum();
    (many > limits::ESTIMATE_STRATA_MAX).then(|| EstimateCheck {
        check: "strata".to_owned(),
        passed: false,
        detail: format!(
            "{many} strata are more than the {} that are estimated one by one, so none is; put values together, such as days to \
             months",
            limits::ESTIMATE_STRATA_MAX
        ),
    })
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
