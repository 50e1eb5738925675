//! Learns from the gold corpus how sure each rule makes a claim, and measures how well the chances hold.
//!
//! A logistic model for each target; its strength of shrinkage is chosen, and its chances are judged, on documents
//! that were left out (ten parts, by document). The weights go into the English pack, the measurement into
//! `docs/confidence.md`.
//! Must not: judge a claim by documents that its weights were learnt from.

mod fit;
pub(crate) mod gold;
mod table;

use crate::workspace;
use anyhow::{Context, Result, bail};
use fit::Sample;
use std::fmt::Write as _;

const WEIGHTS: &str = "crates/claims/packs/english/confidence.toml";
const DOCS: &str = "docs/confidence.md";
const BEGIN: &str = "<!-- measured by `cargo xtask calibrate` -->\n";
const END: &str = "<!-- end -->\n";

/// What is to be right, and how it is called for people.
const TARGETS: [(&str, &str); 4] = [
    ("core", "Figures: number, unit and what happened"),
    ("all", "Figures: all that the scorer looks at"),
    ("quote", "Quotes: words, kind and speaker"),
    ("position", "Positions: holder and stance"),
];

/// How often a right claim is surer than a wrong one, where these rules are not heeded and each claim is judged by
/// weights that were learnt from other documents; `division` says which are left out together.
pub(crate) fn held_out(claims: &[gold::Claim], target: usize, without: &[&str], division: usize) -> f64 {
    let mut samples: Vec<Sample> = claims.iter().filter_map(|claim| claim.sample(target)).collect();
    for sample in &mut samples {
        sample.rules.retain(|rule| !without.contains(&rule.as_str()));
        sample.document = fit::shuffled(sample.document, division);
    }
    table::area(&fit::judge(&samples).1)
}

/// Learns, measures and writes; for the program built with the second reader where that is asked.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let claims = match arguments {
        [] => gold::claims(&[])?,
        [flag] if flag == "--second-reader" => gold::claims(&["--features", "second-reader"])?,
        other => bail!("unknown: {}. `cargo xtask calibrate [--second-reader]`", other.join(" ")),
    };
    let mut weights = String::from(
        "# How sure each rule makes a claim, in natural log-odds. Written by `cargo xtask calibrate`; \
         docs/confidence.md says how well it holds.\n",
    );
    let mut measured = String::from(BEGIN);
    for (number, (target, title)) in TARGETS.iter().enumerate() {
        let samples: Vec<Sample> = claims.iter().filter_map(|claim| claim.sample(number)).collect();
        let (shrinkage, judged) = fit::judge(&samples);
        let model = fit::learn(&samples, shrinkage);
        let _ = write!(weights, "\n[{target}]\nbase = {:.2}\n[{target}.rules]\n", model.base);
        for (rule, weight) in model.weights.iter().filter(|(_, weight)| weight.abs() >= 0.05) {
            let _ = writeln!(weights, "{rule} = {weight:.2}");
        }
        let _ = write!(measured, "\n### {title}\n\n{}", table::reliability(&judged));
    }
    print!("{measured}");
    let root = workspace::root()?;
    std::fs::write(root.join(WEIGHTS), weights).with_context(|| format!("cannot write {WEIGHTS}"))?;
    let docs = workspace::read(&root.join(DOCS))?;
    let begin = docs.find(BEGIN).with_context(|| format!("{DOCS} has no line {BEGIN:?}"))?;
    let end = docs.find(END).with_context(|| format!("{DOCS} has no line {END:?}"))?;
    let written = format!("{}{measured}\n{}", &docs[..begin], &docs[end..]);
    std::fs::write(root.join(DOCS), written).with_context(|| format!("cannot write {DOCS}"))?;
    println!("\n{WEIGHTS} and {DOCS} are written.");
    Ok(())
}
