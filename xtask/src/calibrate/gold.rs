//! The claims that `toll explain` makes of the gold corpus, each with its rules and whether it is right.
//!
//! Must not: judge by itself. `tests/score/label.py` does, by the scorer's measure.

use super::fit::Sample;
use crate::workspace;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The fields on whose rules it rests whether number, unit and what happened are right.
const CORE_FIELDS: [&str; 6] = ["count", "whom", "status", "part_of", "modality", "setting"];

/// A claim of one document.
pub(crate) struct Claim {
    /// The number of its document.
    document: usize,
    /// The rules that fired, each with its field.
    rules: BTreeSet<(String, String)>,
    /// Whether each target is right; absent where it is no target of this claim.
    right: [Option<bool>; 4],
}

impl Claim {
    /// The names of the rules that fired.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &str> {
        self.rules.iter().map(|(_, rule)| rule.as_str())
    }

    /// Whether a target is right.
    pub(crate) fn right(&self, target: usize) -> Option<bool> {
        self.right[target]
    }

    /// The claim as a sample for a target.
    pub(super) fn sample(&self, target: usize) -> Option<Sample> {
        let right = self.right[target]?;
        let heeded = |field: &str| target > 0 || CORE_FIELDS.contains(&field);
        let rules = self.rules.iter().filter(|(field, _)| heeded(field)).map(|(_, rule)| rule.clone());
        Some(Sample { document: self.document, rules: rules.collect(), right })
    }
}

/// All claims that are made of all gold documents but the sealed ones, by the program built with these features.
pub(crate) fn claims(features: &[&str]) -> Result<Vec<Claim>> {
    let mut claims = Vec::new();
    let mut document = 0;
    for folder in crate::corpus::sets()? {
        if folder.ends_with(crate::corpus::SEALED) {
            continue;
        }
        let read = toll(features, &["read", "--format", "jsonl", &folder.to_string_lossy()])?;
        let readings = tempfile::NamedTempFile::new()?;
        std::fs::write(readings.path(), read)?;
        let mut label = workspace::program("python3", &["tests/score/label.py"])?;
        label.arg(&folder).arg(readings.path());
        let labels = workspace::output(label, &[0])?;
        for line in String::from_utf8(labels)?.lines() {
            let right: Value = serde_json::from_str(line)?;
            let name = right["name"].as_str().context("a label without a name")?;
            let text: PathBuf = folder.join(format!("{name}.txt"));
            let explained = toll(features, &["explain", "--format", "jsonl", &text.to_string_lossy()])?;
            claims.extend(of_document(&explained, &right, document)?);
            document += 1;
        }
    }
    println!("{document} documents, {} claims", claims.len());
    Ok(claims)
}

fn toll(features: &[&str], arguments: &[&str]) -> Result<Vec<u8>> {
    let run = [&["run", "--quiet", "--package", "toll"], features, &["--"], arguments].concat();
    workspace::output(workspace::program("cargo", &run)?, &[0, 1])
}

fn of_document(explained: &[u8], right: &Value, document: usize) -> Result<Vec<Claim>> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut claims = Vec::new();
    for line in String::from_utf8_lossy(explained).lines() {
        let claim: Value = serde_json::from_str(line)?;
        let kinds = [("figure", "figures"), ("quote", "quotes"), ("position", "positions")];
        let (_, list) = *kinds.iter().find(|(kind, _)| claim.get(kind).is_some()).context("no claim")?;
        let at = seen.entry(list).or_default();
        let label = &right[list][*at];
        *at += 1;
        let truth = match list {
            "figures" => [label[0].as_bool(), label[1].as_bool(), None, None],
            "quotes" => [None, None, label.as_bool(), None],
            _ => [None, None, None, label.as_bool()],
        };
        let grounds = claim["grounds"].as_array().context("a claim without grounds")?;
        let rules = grounds.iter().filter_map(|ground| {
            Some((ground["field"].as_str()?.to_owned(), ground["rule"].as_str()?.to_owned()))
        });
        claims.push(Claim { document, rules: rules.collect(), right: truth });
    }
    Ok(claims)
}
