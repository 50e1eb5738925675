//! What no list holds, estimated from how the lists overlap, or refused.
//!
//! ```text
//! Histories -> checks of the data -> methods side by side, each an Estimate or a NoEstimate -> EstimateReport
//! ```
//!
//! * `poisson` fits log-linear models; `loglinear` searches, averages and bootstraps them;
//! * `decomposable` and `latent` are Bayesian;
//! * `bounds` and `coverage` need no model of pairs.
//!
//! Must not: give a number without an interval and its assumption, or draw from anything but the seed it is handed.

mod decomposable;
mod diagnostics;
mod ground;
mod latent;
mod settings;
mod special;

pub use decomposable::decomposable;
pub use diagnostics::{Convergence, convergence};
pub use latent::lcmcr;
pub use settings::{DecomposableSettings, LatentSettings, LoglinearSettings, NumberPrior, Settings};
