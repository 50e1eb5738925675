//! What an estimate was made from and how, so that anybody can make it again.
//!
//! Must not: name a folder of this computer.

use crate::cli::Estimate;
use crate::pipeline;
use figures::estimate::{NumberPrior, Settings};
use serde_json::{Value, json};
use std::path::Path;
use vocabulary::{Digest, EstimateMethod, EstimateSettings};

/// The settings that the command's options come to.
pub(crate) fn settings(asked: &Estimate, plan: &EstimateSettings) -> Settings {
    let mut settings = Settings { level: asked.level, ..pipeline::settings(plan) };
    let of = &asked.method_settings;
    settings.loglinear.max_order = of.max_order.map(whole);
    settings.loglinear.top_models = of.top_models.map(whole);
    settings.decomposable.delta = of.delta;
    settings.latent.classes = of.classes.map(whole);
    settings.latent.chains = of.chains.map_or(settings.latent.chains, whole);
    settings.latent.samples = of.samples.map_or(settings.latent.samples, whole);
    settings
}

fn whole(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Input, version, seed and settings as data.
pub(crate) fn frozen(from: &Path, digest: &Digest, methods: &[EstimateMethod], settings: &Settings) -> Value {
    let words: Vec<&str> = methods.iter().map(|method| method.word()).collect();
    let Settings { seed, level, bootstrap, explosion, loglinear, decomposable, latent, stratified } =
        settings;
    let prior = match decomposable.prior {
        NumberPrior::Flat => json!("flat"),
        NumberPrior::PerTotal => json!("one over the total"),
        NumberPrior::Gamma { shape, rate } => json!({"gamma": {"shape": shape, "rate": rate}}),
    };
    json!({
        "from": from.file_name().unwrap_or(from.as_os_str()).to_string_lossy(),
        "sha256": digest.to_string(),
        "version": env!("CARGO_PKG_VERSION"),
        "methods": words,
        "seed": seed,
        "level": level,
        "bootstrap": bootstrap,
        "explosion": explosion,
        "loglinear": {
            "max_order": loglinear.max_order,
            "p_value": loglinear.p_value,
            "top_models": loglinear.top_models,
        },
        "decomposable": {
            "delta": decomposable.delta,
            "undocumented_min": decomposable.undocumented_min,
            "undocumented_max": decomposable.undocumented_max,
            "prior": prior,
        },
        "lcmcr": {
            "chains": latent.chains,
            "classes": latent.classes,
            "burn_in": latent.burn_in,
            "samples": latent.samples,
            "thinning": latent.thinning,
            "iterations_max": latent.iterations_max,
            "shape": latent.shape,
            "rate": latent.rate,
        },
        "stratified": {
            "implausible": stratified.implausible,
            "overfitted": stratified.overfitted,
            "factors": stratified.factors,
        },
    })
}
