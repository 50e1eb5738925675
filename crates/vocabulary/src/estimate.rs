//! Estimates of what no list holds: what goes in, what comes out, and what is refused.
//!
//! The names and meanings in files are those of `docs/contracts/estimating.md`; they stand.
//!
//! Must not: compute an estimate. That is the work of `figures`.

use crate::words::words;
use crate::{VocabularyError, limits};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// Capture histories: for each combination of lists, how many persons are on exactly those.
///
/// A combination is a bit set: bit `i` stands for list `i`. Combinations not given count 0; the combination of no list is
/// what an estimate asks for, and cannot be given.
///
/// ```
/// use vocabulary::Histories;
/// let histories =
///     Histories::new(["morgue", "press"], [(0b01, 60), (0b10, 30), (0b11, 20)]).unwrap();
/// assert_eq!((histories.documented(), histories.on(0), histories.on_both(0, 1)), (110, 80, 20));
/// assert_eq!(histories.on_exactly(1), 90);
/// assert!(Histories::new(["morgue"], [(0b10, 3)]).is_err(), "there is no second list");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Histories {
    lists: Vec<String>,
    cells: BTreeMap<u64, u64>,
}

impl Histories {
    /// The histories of these lists. Cells of 0 are dropped; those of one combination are added up.
    ///
    /// # Errors
    /// More lists than [`limits::CAPTURE_LISTS_MAX`], two lists of one name, a combination of no list or of lists that
    /// are not there, more persons than a number holds.
    pub fn new<S: Into<String>>(
        lists: impl IntoIterator<Item = S>,
        cells: impl IntoIterator<Item = (u64, u64)>,
    ) -> Result<Histories, VocabularyError> {
        let lists: Vec<String> = lists.into_iter().map(Into::into).collect();
        let refused = |why: String| Err(VocabularyError::Histories(why));
        if lists.len() > limits::CAPTURE_LISTS_MAX {
            return refused(format!(
                "{} lists are more than the {} that can be held; merge those that copy each other",
                lists.len(),
                limits::CAPTURE_LISTS_MAX
            ));
        }
        if let Some(twice) = lists.iter().enumerate().find(|(at, list)| lists[..*at].contains(list)) {
            return refused(format!("two lists are called \"{}\"; give each its own name", twice.1));
        }
        let mut kept = BTreeMap::new();
        let mut documented = 0u64;
        for (on, persons) in cells {
            if on == 0 {
                return refused(
                    "persons on no list are what is asked for; remove the row of zeros".to_owned(),
                );
            }
            if on >> lists.len() != 0 {
                return refused(format!(
                    "a combination names list {} of {}",
                    64 - on.leading_zeros(),
                    lists.len()
                ));
            }
            let Some(sum) = documented.checked_add(persons).filter(|sum| *sum <= limits::CAPTURED_MAX) else {
                return refused(format!("more than {} persons; check the counts", limits::CAPTURED_MAX));
            };
            documented = sum;
            if persons > 0 {
                *kept.entry(on).or_insert(0) += persons;
            }
        }
        Ok(Histories { lists, cells: kept })
    }

    /// The lists, in order.
    pub fn lists(&self) -> &[String] {
        &self.lists
    }

    /// The combinations that somebody has, ascending, with how many persons do.
    pub fn cells(&self) -> impl Iterator<Item = (u64, u64)> + Clone + '_ {
        self.cells.iter().map(|(on, persons)| (*on, *persons))
    }

    /// How many persons are on exactly these lists.
    pub fn count(&self, on: u64) -> u64 {
        self.cells.get(&on).copied().unwrap_or(0)
    }

    /// How many persons there are on any list.
    pub fn documented(&self) -> u64 {
        self.cells.values().sum()
    }

    /// How many persons are on a list, whatever others they are on.
    pub fn on(&self, list: usize) -> u64 {
        self.over(1 << list)
    }

    /// How many persons are on both of two lists, whatever others they are on.
    pub fn on_both(&self, a: usize, b: usize) -> u64 {
        self.over(1 << a | 1 << b)
    }

    /// How many persons are on all of these lists, whatever others they are on.
    pub fn over(&self, lists: u64) -> u64 {
        self.cells().filter(|(on, _)| on & lists == lists).map(|(_, persons)| persons).sum()
    }

    /// How many persons are on exactly so many lists: the frequency of frequencies `f1`, `f2`, ….
    pub fn on_exactly(&self, lists: u32) -> u64 {
        self.cells().filter(|(on, _)| on.count_ones() == lists).map(|(_, persons)| persons).sum()
    }

    /// The same persons without one list: those who were on no other are gone.
    pub fn without(&self, list: usize) -> Histories {
        let low = (1u64 << list) - 1;
        let lists = self.lists.iter().enumerate().filter(|(at, _)| *at != list).map(|(_, name)| name.clone());
        let mut cells = BTreeMap::new();
        for (on, persons) in self.cells() {
            let left = on & low | on >> 1 & !low;
            if left != 0 {
                *cells.entry(left).or_insert(0) += persons;
            }
        }
        Histories { lists: lists.collect(), cells }
    }
}

impl Histories {
    /// The persons on one list, as the others hold them: whom no other holds is gone, and how many those are is known.
    ///
    /// A method that is asked about these must come out at [`on`](Histories::on) that list, which tells how far to trust it.
    pub fn within(&self, list: usize) -> Histories {
        let held = self.cells().filter(|(on, _)| on >> list & 1 == 1);
        Histories { lists: self.lists.clone(), cells: held.collect() }.without(list)
    }

    /// The same persons with two lists made one, which stands where the first stood; nobody is gone.
    pub fn merged(&self, a: usize, b: usize) -> Histories {
        let mut lists = self.lists.clone();
        let mut name = format!("{} + {}", self.lists[a], self.lists[b]);
        while lists.contains(&name) {
            name.push('+');
        }
        lists[a] = name;
        let mut cells = BTreeMap::new();
        for (on, persons) in self.cells() {
            *cells.entry(if on >> b & 1 == 1 { on | 1 << a } else { on }).or_insert(0) += persons;
        }
        Histories { lists, cells }.without(b)
    }
}

words! {
    /// How an estimate is made.
    EstimateMethod {
        /// Two lists, independent (Lincoln 1930, Petersen 1896; unbiased by Chapman 1951).
        Chapman = "chapman",
        /// A lower bound from those on one and on two lists (Chao 1987).
        Chao = "chao",
        /// All lists independent, everybody alike within a list (the model Mt).
        Independence = "independence",
        /// The hierarchical log-linear model of the least BIC.
        LoglinearBic = "loglinear-bic",
        /// All hierarchical log-linear models, weighted by AIC.
        LoglinearAicAverage = "loglinear-aic-average",
        /// Pairs of lists added as long as they tell (Chan, Silverman and Vincent 2021).
        LoglinearStepwise = "loglinear-stepwise",
        /// All pairs of lists.
        LoglinearPairwise = "loglinear-pairwise",
        /// All terms but the highest: no interaction of all lists at once.
        LoglinearNoHighest = "loglinear-no-highest",
        /// Averages over all decomposable graphs (Madigan and York 1997).
        Decomposable = "decomposable",
        /// Latent classes of persons (Manrique-Vallier 2016).
        Lcmcr = "lcmcr",
        /// Sample coverage, where it is high (Chao and Tsay 1998).
        SampleCoverageHigh = "sample-coverage-high",
        /// Sample coverage, where it is low: one step.
        SampleCoverageLow = "sample-coverage-low",
        /// Log-linear models with strata of persons, implausible ones excluded.
        Stratified = "stratified",
    }
}

words! {
    /// What an interval of an estimate allows for.
    Covers {
        /// That the lists hold some and not others.
        Sampling = "sampling",
        /// That another model might have been chosen.
        ModelChoice = "model-choice",
        /// That what was missing was filled in.
        Imputation = "imputation",
        /// That records may have been linked otherwise.
        Linkage = "linkage",
    }
}

words! {
    /// How an interval was made.
    IntervalKind {
        /// From the profile likelihood of the chosen model: given that model.
        Profile = "profile",
        /// From the standard error, on the logarithm of the undocumented.
        LogNormal = "log-normal",
        /// From the logit of the share that two lists have in common (Sadinle 2009).
        Logit = "logit",
        /// Bootstrap, corrected for bias and acceleration, each sample choosing its model anew (Efron 1987).
        Bca = "bca",
        /// Quantiles of a bootstrap.
        Bootstrap = "bootstrap",
        /// Quantiles of the posterior.
        Credible = "credible",
        /// From models weighted by how well they fit.
        Averaged = "averaged",
        /// Draws of several estimates pooled.
        Pooled = "pooled",
    }
}

/// Two ends between which a total is said to lie, how surely, and how that was found.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end; never below the documented.
    pub low: f64,
    /// The upper end.
    pub high: f64,
    /// How surely, from 0 to 1.
    pub level: f64,
    /// How it was found.
    pub kind: IntervalKind,
}

/// An estimate of a total: the documented and those on no list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Estimate {
    /// By which method.
    pub method: EstimateMethod,
    /// The total, documented included. Bayesian methods give the median.
    pub estimate: f64,
    /// The interval shown first: no estimate goes without one.
    pub interval: Interval,
    /// Further intervals: of other levels, or made otherwise.
    pub intervals: Vec<Interval>,
    /// What must hold for it, in words that follow "if".
    pub assumption: String,
    /// What the first interval allows for.
    pub covers: Vec<Covers>,
    /// The mean of the posterior, where there is one.
    pub mean: Option<f64>,
    /// Its median.
    pub median: Option<f64>,
    /// The model, as `[12,23]` with lists by number; several, or none, where the method has them.
    pub model: Option<String>,
    /// What tells how far to trust it: deviance, degrees of freedom, R-hat, effective sample size, weights.
    #[serde(with = "crate::number_serde::named")]
    pub diagnostics: BTreeMap<String, f64>,
    /// What a reader has to be told beside it, each a sentence.
    pub cautions: Vec<String>,
    /// Draws of the total, in the order drawn: posterior or bootstrap. Empty where the method draws none.
    #[serde(with = "crate::number_serde::all")]
    pub draws: Vec<f64>,
}

/// A question put to the data before any estimate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EstimateCheck {
    /// Its name: "overlap-connected".
    pub check: String,
    /// Whether the data pass.
    pub passed: bool,
    /// What was seen, with its numbers.
    pub detail: String,
}

/// Why there is no estimate, by one method or by any.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoEstimate {
    /// Which method refuses; `None` where all do.
    pub method: Option<EstimateMethod>,
    /// Why, in one sentence.
    pub reason: String,
    /// What can be said nevertheless.
    pub safe_to_say: String,
    /// What would make an estimate possible.
    pub would_help: String,
}

/// What comes of asking for estimates: the documented, what was checked, what each method says or why it refuses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EstimateReport {
    /// The capture histories it was made from.
    pub histories: Histories,
    /// What was asked of the data first, in the order of the questions.
    pub checks: Vec<EstimateCheck>,
    /// The estimates, in the order of [`EstimateMethod`].
    pub estimates: Vec<Estimate>,
    /// The refusals, in the same order; one that is of all methods comes alone.
    pub refusals: Vec<NoEstimate>,
}

/// What one method says over many tables: of strata of different persons, or of linkages of the same.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EstimateTogether {
    /// Which method.
    pub method: EstimateMethod,
    /// How many tables gave an estimate.
    pub answered: usize,
    /// How many were refused.
    pub refused: usize,
    /// What comes of those that answered; `None` where that cannot be said.
    pub estimate: Option<Estimate>,
    /// The least and the greatest estimate of a table.
    pub span: Option<(f64, f64)>,
}
