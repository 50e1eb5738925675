//! What can be asked of estimates.
//!
//! Must not: do anything.

use super::ReportFormat;
use clap::{Args, ValueHint};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use vocabulary::{EstimateMethod, Status, limits};

/// What is to be estimated from, how, and what comes out.
#[derive(Args)]
pub(crate) struct Estimate {
    /// A table, a case's folder, or a folder that `toll link` wrote
    #[arg(value_name = "FROM", value_hint = ValueHint::AnyPath)]
    pub(crate) from: PathBuf,
    /// How to print; by default a table on a terminal, else json
    #[arg(long, value_enum)]
    pub(crate) format: Option<ReportFormat>,
    /// A method; can be given again. By default all that `docs/estimating.md` names first
    #[arg(long = "method", value_name = "NAME")]
    pub(crate) methods: Vec<EstimateMethod>,
    /// A list that is used; can be given again. By default all
    #[arg(long = "list", value_name = "LIST")]
    pub(crate) lists: Vec<String>,
    /// A column of the table by whose values persons are told apart, or of a case month or sex-age; can be given again
    #[arg(long = "stratum", value_name = "COLUMN")]
    pub(crate) strata: Vec<String>,
    /// A column of the table that is left out; can be given again
    #[arg(long, value_name = "COLUMN")]
    pub(crate) ignore: Vec<String>,
    /// Of a case: only persons of this incident
    #[arg(long, value_name = "ID")]
    pub(crate) incident: Option<String>,
    /// Of a case: only persons to whom this happened
    #[arg(long, value_name = "STATUS")]
    pub(crate) status: Option<Status>,
    /// Of a case: over how many registries that might be true
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=limits::ESTIMATE_LINKAGES_MAX as u64))]
    pub(crate) linkages: Option<u64>,
    /// What all chance is drawn from; 1 where neither this nor the case says
    #[arg(long, value_name = "N")]
    pub(crate) seed: Option<u64>,
    /// How sure intervals are to be, between 0 and 1
    #[arg(long, value_name = "P", default_value_t = 0.95, value_parser = level)]
    pub(crate) level: f64,
    /// How many bootstrap samples, each choosing its model anew; their interval then comes first
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(..=limits::BOOTSTRAP_SAMPLES_MAX as u64))]
    pub(crate) bootstrap: Option<u64>,
    #[command(flatten)]
    pub(crate) method_settings: MethodSettings,
    /// A file for the capture histories that were used, as a table that can be estimated from again
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) table_out: Option<PathBuf>,
    /// A file for the draws of each method, as CSV: stratum, method, draw, total
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) draws_out: Option<PathBuf>,
    /// A folder for charts: each as SVG, and its numbers as CSV
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) charts: Option<PathBuf>,
    /// How many threads to use; by default as many as there are processors. The outcome is the same
    #[arg(long, value_name = "N")]
    pub(crate) threads: Option<NonZeroUsize>,
}

/// What can be settled of single methods.
#[derive(Args)]
pub(crate) struct MethodSettings {
    /// Log-linear models: how many lists a term may join
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=limits::CAPTURE_LISTS_MAX as u64))]
    pub(crate) max_order: Option<u64>,
    /// Log-linear models: among how many of the best a bootstrap sample chooses; by default among all
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) top_models: Option<u64>,
    /// Decomposable graphs: the prior count of each cell; by default 1 divided by the number of cells
    #[arg(long, value_name = "X", value_parser = positive)]
    pub(crate) delta: Option<f64>,
    /// Latent classes: how many chains
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=limits::CHAINS_MAX as u64))]
    pub(crate) chains: Option<u64>,
    /// Latent classes: how many draws are kept of each chain
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=limits::CHAIN_DRAWS_MAX as u64))]
    pub(crate) samples: Option<u64>,
    /// Latent classes: the most classes
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=limits::CLASSES_MAX as u64))]
    pub(crate) classes: Option<u64>,
}

fn level(word: &str) -> Result<f64, String> {
    let level = word.parse().ok().filter(|level: &f64| *level > 0.0 && *level < 1.0);
    level.ok_or_else(|| "write a share between 0 and 1, as 0.95".to_owned())
}

fn positive(word: &str) -> Result<f64, String> {
    let number = word.parse().ok().filter(|number: &f64| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "write a number above 0".to_owned())
}
