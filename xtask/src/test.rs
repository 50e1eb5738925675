//! Everything a change must pass, in one command.
//!
//! Must not: hide a step. What is printed first is what is run, and every step can be run alone.

use crate::{browser, corpus, glossary, layers, lines, workspace};
use anyhow::{Result, bail};
use std::time::Instant;

/// A step: how a person would run it alone, and what it does.
type Step = (&'static str, fn() -> Result<()>);

const STEPS: &[Step] = &[
    ("cargo xtask layers", layers::run),
    ("cargo xtask lines", lines::run),
    ("cargo xtask glossary", glossary::run),
    ("cargo fmt --all --check", || cargo(&["fmt", "--all", "--check"])),
    ("cargo clippy --workspace --all-targets -- -D warnings", || {
        cargo(&["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"])
    }),
    ("cargo doc --workspace --no-deps", documents),
    ("cargo test --workspace", || cargo(&["test", "--workspace"])),
    ("cargo test -p claims --features second-reader --lib second", || {
        cargo(&["test", "--package", "claims", "--features", "second-reader", "--lib", "second"])
    }),
    ("cargo xtask corpus", || corpus::run(&[])),
    ("cargo xtask browser", browser::run),
];

/// Runs all steps, also after one has failed, and says at the end which did.
pub(crate) fn run() -> Result<()> {
    let mut failed = Vec::new();
    let mut summary = Vec::new();
    for (name, step) in STEPS {
        println!("\n== {name}");
        let start = Instant::now();
        let outcome = step();
        if let Err(error) = &outcome {
            eprintln!("{error:#}");
            failed.push(*name);
        }
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        summary.push(format!("{word} {:6.1} s  {name}", start.elapsed().as_secs_f64()));
    }
    println!("\n{}", summary.join("\n"));
    if !failed.is_empty() {
        bail!("{} of {} steps failed: {}", failed.len(), STEPS.len(), failed.join("; "));
    }
    println!("\nAll {} steps passed.", STEPS.len());
    Ok(())
}

fn cargo(arguments: &[&str]) -> Result<()> {
    workspace::must(workspace::program("cargo", arguments)?)
}

/// The documentation builds without a warning: no broken link, nothing private shown.
fn documents() -> Result<()> {
    let mut command = workspace::program("cargo", &["doc", "--quiet", "--workspace", "--no-deps"])?;
    command.env("RUSTDOCFLAGS", "-D warnings");
    workspace::must(command)
}
