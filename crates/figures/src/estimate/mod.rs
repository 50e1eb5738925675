//! What no list holds, estimated from how the lists overlap, or refused.
//!
//! ```text
//! Histories -> checks of the data -> methods side by side, each an Estimate or a NoEstimate -> EstimateReport
//! ```
//!
//! * `poisson` fits log-linear models; `loglinear` searches, averages and bootstraps them;
//! * `simulate` draws histories of populations whose size is known, to measure the others;
//! * `decomposable` and `latent` are Bayesian;
//! * `bounds` and `coverage` need no model of pairs; `heterogeneity` shows what differing persons may do;
//! * `stratified` uses what else is known of persons;
//! * `checks` asks whether the data can bear an estimate, `dispatch` asks the methods;
//! * `combine` makes one of several, `sensitivity` changes what was chosen before, `words` says it all.
//!
//! Must not: give a number without an interval and its assumption, or draw from anything but the seed it is handed.

mod bounds;
mod checks;
mod combine;
mod coverage;
mod decomposable;
mod diagnostics;
mod dispatch;
mod ground;
mod heterogeneity;
mod latent;
pub mod loglinear;
pub mod poisson;
mod sensitivity;
mod settings;
pub mod simulate;
mod special;
mod stratified;
mod support;
mod words;

pub use bounds::{chao, chapman};
pub use checks::{Checked, check};
pub use combine::{CombineError, Part, imputations, pool, sum};
pub use coverage::{sample_coverage_high, sample_coverage_low};
pub use decomposable::decomposable;
pub use diagnostics::{Convergence, convergence};
pub use dispatch::{estimate, estimate_by, estimate_strata, stratum_by_stratum};
pub use heterogeneity::{Differing, Heterogeneity, heterogeneity};
pub use latent::lcmcr;
pub use sensitivity::{
    Consistency, Method, ODDS, Span, Varied, internal_consistency, over_linkages, span, with_odds,
    with_two_merged, without_each_list,
};
pub use settings::{
    DecomposableSettings, LatentSettings, LoglinearSettings, NumberPrior, Settings, StratifiedSettings,
};
pub use stratified::stratified;
pub use words::{refusal, spoken};
