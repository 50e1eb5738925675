//! What can be settled about estimates; each default is the one that `docs/estimating.md` gives reasons for.
//!
//! Must not: know how a method does its work.

use super::special::ln_gamma_rise;

/// How estimates are to be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// From what all chance is drawn: the same seed gives the same report on any number of threads.
    pub seed: u64,
    /// How sure intervals are to be, from 0 to 1.
    pub level: f64,
    /// How many bootstrap samples; 0 for none.
    pub bootstrap: usize,
    /// How many times the documented a model may put the undocumented at before it counts as exploded.
    pub explosion: f64,
    /// Of log-linear models.
    pub loglinear: LoglinearSettings,
    /// Of the averages over decomposable graphs.
    pub decomposable: DecomposableSettings,
    /// Of latent classes.
    pub latent: LatentSettings,
    /// Of log-linear models with covariates.
    pub stratified: StratifiedSettings,
}

/// How models with covariates are judged; the defaults are those of the study of Sudan.
#[derive(Clone, Debug, PartialEq)]
pub struct StratifiedSettings {
    /// How many times the documented a model may put the undocumented at; the study of Gaza has 5.
    pub implausible: f64,
    /// A model is left out that the largest one betters with a p-value above this; above 1 for none.
    pub overfitted: f64,
    /// Covariates whose values are names even where all look like numbers.
    pub factors: Vec<String>,
}

/// How log-linear models are searched.
#[derive(Clone, Debug, PartialEq)]
pub struct LoglinearSettings {
    /// How many lists a term may join; `None` for as many as can be searched.
    pub max_order: Option<usize>,
    /// A pair is added stepwise where its p-value is at most this.
    pub p_value: f64,
    /// Among how many of the best models a bootstrap sample chooses; `None` for all.
    pub top_models: Option<usize>,
}

/// How decomposable graphs are weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct DecomposableSettings {
    /// The prior count of each cell; `None` for `2^-lists`.
    pub delta: Option<f64>,
    /// The smallest number of undocumented that is weighed.
    pub undocumented_min: u64,
    /// The largest number of undocumented that is weighed; `None` to go on until the posterior has ended.
    pub undocumented_max: Option<u64>,
    /// What is held of the number before the data.
    pub prior: NumberPrior,
}

/// What is held of how many there are, before the data are looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberPrior {
    /// Each number of undocumented is as likely as another.
    Flat,
    /// As likely as one over the total (Jeffreys): each order of magnitude alike.
    PerTotal,
    /// The total is Poisson around a number that is gamma, of this shape and rate (Madigan and York 1997).
    Gamma {
        /// The shape.
        shape: f64,
        /// The rate, for each person.
        rate: f64,
    },
}

impl NumberPrior {
    /// The logarithm of the prior, but for a constant.
    pub(crate) fn ln(self, documented: f64, undocumented: f64) -> f64 {
        let total = documented + undocumented;
        match self {
            NumberPrior::Flat => 0.0,
            NumberPrior::PerTotal => -total.ln(),
            NumberPrior::Gamma { shape, rate } => {
                ln_gamma_rise(total + 1.0, shape - 1.0) - total * rate.ln_1p()
            }
        }
    }
}

/// How latent classes are drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct LatentSettings {
    /// How many chains, each from its own start.
    pub chains: usize,
    /// The most classes; `None` for the lesser of `2^lists - 1` and 10.
    pub classes: Option<usize>,
    /// Iterations thrown away at the beginning of each chain.
    pub burn_in: usize,
    /// Draws kept of each chain.
    pub samples: usize,
    /// Every which iteration is kept as a draw.
    pub thinning: usize,
    /// As long as chains disagree they go on, each to so many iterations after the burn-in; then the estimate is refused.
    pub iterations_max: usize,
    /// Shape of the gamma prior of the concentration.
    pub shape: f64,
    /// Rate of it.
    pub rate: f64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            seed: 1,
            level: 0.95,
            bootstrap: 0,
            explosion: 100.0,
            loglinear: LoglinearSettings { max_order: None, p_value: 0.02, top_models: None },
            decomposable: DecomposableSettings {
                delta: None,
                undocumented_min: 1,
                undocumented_max: None,
                prior: NumberPrior::PerTotal,
            },
            latent: LatentSettings {
                chains: 16,
                classes: None,
                burn_in: 10_000,
                samples: 1_000,
                thinning: 50,
                iterations_max: 800_000,
                shape: 0.25,
                rate: 0.25,
            },
            stratified: StratifiedSettings { implausible: 100.0, overfitted: 0.6, factors: Vec::new() },
        }
    }
}
