//! Estimates: published and re-run numbers that the methods are held to, processor time and memory, beside the packages for R where
//! they are installed, and how often intervals hold the truth.
//!
//! The tables lie in `../shared/data/mse`, those under open licences also with the tests of `figures`; what is on neither place is
//! SKIPPED, aloud. Must not: tune, or put a number right.

mod peers;
mod targets;

use super::{measure, toll};
use crate::workspace;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use targets::{RUNS, Run, Tolerance, Want, Where};

/// Runs it. With `long`, also those runs that take minutes, and the coverage of intervals.
pub(super) fn run(long: bool) -> Result<()> {
    let toll = toll()?;
    let scratch = tempfile::tempdir()?;
    println!(
        "data set, method, number                                        wanted      found  off by   held"
    );
    let (mut held, mut missed, mut skipped) = (0, 0, 0);
    let mut costs = Vec::new();
    for one in RUNS {
        let file = table(one.file)?;
        match file {
            Some(file) if long || !one.long => {
                let (cost, report) = estimated(&toll, scratch.path(), &file, one.options)?;
                costs.push((one, cost));
                for want in one.wants {
                    if compared(one, want, &report)? { held += 1 } else { missed += 1 }
                }
            }
            Some(_) => {
                skipped += one.wants.len();
                println!("{}: SKIPPED, say `bench estimate long`", one.name);
            }
            None => {
                skipped += one.wants.len();
                println!("{}: SKIPPED, there is no {} beside the workspace", one.name, one.file);
            }
        }
    }
    println!("\n{held} numbers held, {missed} missed, {skipped} skipped");
    println!("\nrun                                                             CPU s  wall s    MB");
    for (one, cost) in &costs {
        let megabytes = cost.peak_bytes as f64 / 1e6;
        println!("{:62} {:6.2} {:7.2} {:5.0}", one.name, cost.cpu_s, cost.wall_s, megabytes);
    }
    peers::run(&table("kosovo_1999_lcmcr.csv")?, &table("UKdat_5.csv")?)?;
    if long {
        coverage(scratch.path())?;
    } else {
        println!("coverage of intervals: SKIPPED, say `bench estimate long`");
    }
    if missed > 0 {
        bail!("{missed} numbers are not what they should be");
    }
    Ok(())
}

/// A table of capture histories, where it is.
fn table(name: &str) -> Result<Option<PathBuf>> {
    let root = workspace::root()?;
    let places =
        [root.join("../shared/data/mse").join(name), root.join("crates/figures/tests/data").join(name)];
    Ok(places.into_iter().find(|path| path.is_file()))
}

/// Runs `toll estimate` and reads what it prints.
fn estimated(toll: &Path, scratch: &Path, file: &Path, options: &[&str]) -> Result<(measure::Cost, Value)> {
    let output = scratch.join("printed.json");
    let mut command = Command::new(toll);
    command.arg("estimate").arg(file).args(options).args(["--format", "json"]);
    let cost = measure::run(command, &output)?;
    let report = serde_json::from_str(&workspace::read(&output)?).context("what toll estimate printed")?;
    Ok((cost, report))
}

/// Prints a number beside the one that is wanted; whether it holds.
fn compared(run: &Run, want: &Want, report: &Value) -> Result<bool> {
    let found = found(want, report);
    let what = format!("{}, {}, {}", run.name, want.method, want.at);
    let Some(found) = found else {
        println!("{what:62} {:>9}       none           NO", want.number);
        return Ok(false);
    };
    let share = (found - want.number).abs() / want.number.abs().max(f64::MIN_POSITIVE);
    let holds = match want.tolerance {
        Tolerance::Digits(digits) => (found - want.number).abs() <= 0.5 * 10f64.powi(-digits) * (1.0 + 1e-9),
        Tolerance::Share(most) => share <= most,
    };
    let held = if holds { "yes" } else { "NO" };
    println!("{what:62} {:>9} {found:10.4} {:6.2} %  {held}", want.number, share * 100.0);
    Ok(holds)
}

/// A number of a report.
fn found(want: &Want, report: &Value) -> Option<f64> {
    let estimates = report["estimates"].as_array()?;
    let estimate = estimates.iter().find(|estimate| estimate["method"] == want.method)?;
    match want.at {
        Where::Field(name) => estimate[name].as_f64(),
        Where::Diagnostic(name) => estimate["diagnostics"][name].as_f64(),
        Where::Low(kind, level) => interval(estimate, kind, level)?.first()?.as_f64(),
        Where::High(kind, level) => interval(estimate, kind, level)?.get(1)?.as_f64(),
    }
}

/// An interval of a kind and level, whether it comes first or among the others.
fn interval<'e>(estimate: &'e Value, kind: &str, level: f64) -> Option<&'e Vec<Value>> {
    let is = |found: &Value, of: &str| found[of] == kind && found["level"].as_f64() == Some(level);
    if is(estimate, "interval_kind") {
        return estimate["interval"].as_array();
    }
    let others = estimate["intervals"].as_array()?;
    others.iter().find(|other| is(other, "kind"))?["interval"].as_array()
}

/// How often intervals hold the truth: 500 data sets drawn from a known population, as in Chan, Silverman and Vincent (2021).
fn coverage(scratch: &Path) -> Result<()> {
    let example = super::built(&["--package", "figures", "--example", "coverage"])?;
    let output = scratch.join("coverage");
    let cost = measure::run(Command::new(example), &output)?;
    println!("\nCoverage of intervals ({:.1} s of processor time):", cost.cpu_s);
    print!("{}", workspace::read(&output)?);
    Ok(())
}
