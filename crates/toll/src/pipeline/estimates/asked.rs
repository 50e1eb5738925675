//! Which methods are asked, and how.
//!
//! Must not: change a default of `figures`.

use super::Methods;
use figures::estimate::Settings;
use vocabulary::{EstimateMethod, EstimateSettings};

/// The methods that are used where none is named: those of the contract.
const METHODS: [EstimateMethod; 11] = [
    EstimateMethod::Chapman,
    EstimateMethod::Chao,
    EstimateMethod::Independence,
    EstimateMethod::LoglinearBic,
    EstimateMethod::LoglinearAicAverage,
    EstimateMethod::LoglinearStepwise,
    EstimateMethod::LoglinearPairwise,
    EstimateMethod::Decomposable,
    EstimateMethod::Lcmcr,
    EstimateMethod::SampleCoverageHigh,
    EstimateMethod::SampleCoverageLow,
];

/// The methods that are asked for, each once, in their order; where persons are told apart, the one that needs it too.
///
/// Of the strata of a case, whose months may be many, latent classes are asked only where they are named: chains that cannot
/// agree on a few persons go on for a long time.
pub(crate) fn methods(asked: &EstimateSettings, stratified: bool, of_case: bool) -> Methods {
    let of_strata = |method: &EstimateMethod| stratified && *method == EstimateMethod::Stratified;
    let named = |method: &&EstimateMethod| match asked.methods.is_empty() {
        true => METHODS.contains(method) || of_strata(method),
        false => asked.methods.contains(method),
    };
    let of_all: Vec<EstimateMethod> = EstimateMethod::ALL.iter().filter(named).copied().collect();
    let unasked = of_case && asked.methods.is_empty();
    let alone = |method: &&EstimateMethod| {
        **method != EstimateMethod::Stratified && !(unasked && **method == EstimateMethod::Lcmcr)
    };
    let of_strata = of_all.iter().filter(alone).copied().collect();
    Methods { of_all, of_strata }
}

/// What a case, or its like on the command line, settles of methods.
pub(crate) fn settings(asked: &EstimateSettings) -> Settings {
    let bootstrap = usize::try_from(asked.bootstrap).unwrap_or(usize::MAX);
    Settings { seed: asked.seed, bootstrap, ..Settings::default() }
}
