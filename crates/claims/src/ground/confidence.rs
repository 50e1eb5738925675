//! How sure the rules that fired make a claim.
//!
//! A logistic model: each rule adds its weight to the log-odds that the claim is right. The weights are data of the
//! pack, learnt from gold documents by `cargo xtask calibrate`, which also measures how well the chances hold
//! (`docs/confidence.md`). A rule without a weight adds nothing.
//! Must not: be sure. A chance is never 0 or 1.

use super::{Fired, Rule};
use crate::lexicon::PackError;
use std::collections::BTreeMap;
use vocabulary::Confidence;

/// What is to be right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A figure's number, unit and what happened.
    Core,
    /// All of a figure that the scorer looks at.
    All,
    /// A quote's words, kind and speaker.
    Quote,
    /// A position's holder and stance.
    Position,
}

/// The weights of one target, in natural log-odds.
#[derive(Clone, Debug, Default)]
struct Weights {
    base: f64,
    /// By rule, in the order of [`Rule::ALL`].
    rules: Vec<f64>,
}

// The rules that fired are held as the bits of one number.
const _: () = assert!(Rule::ALL.len() <= 128);

/// How sure each rule makes a claim.
pub(crate) struct Sureness {
    targets: [Weights; 4],
}

/// The form of the data file.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    core: Entry,
    all: Entry,
    quote: Entry,
    position: Entry,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    base: f64,
    rules: BTreeMap<String, f64>,
}

impl Sureness {
    /// Reads the weights of a pack.
    ///
    /// # Errors
    /// [`PackError`] where the file is not TOML or names a rule that there is not.
    pub(crate) fn compile(name: &str, text: &str) -> Result<Sureness, PackError> {
        let fault = |why: String| PackError::Toml { file: name.to_owned(), why };
        let file: File = toml::from_str(text).map_err(|error| fault(error.to_string()))?;
        let weights = |entry: Entry| {
            let mut rules = vec![0.0; Rule::ALL.len()];
            for (name, weight) in entry.rules {
                let rule = Rule::ALL.iter().find(|rule| rule.name() == name);
                let rule = rule.ok_or_else(|| fault(format!("there is no rule \"{name}\"")))?;
                rules[*rule as usize] = weight;
            }
            Ok(Weights { base: entry.base, rules })
        };
        let targets =
            [weights(file.core)?, weights(file.all)?, weights(file.quote)?, weights(file.position)?];
        Ok(Sureness { targets })
    }

    /// The chance that a claim on which these rules fired is right.
    pub(crate) fn of(&self, target: Target, fired: &[Fired]) -> Confidence {
        let weights = &self.targets[target as usize];
        // A rule counts once, however often it fired; the order of addition is that of the rules.
        let mut left = fired.iter().fold(0u128, |rules, fired| rules | 1 << fired.rule as u8);
        let next = || {
            let rule = (left != 0).then(|| left.trailing_zeros())?;
            left &= left - 1;
            weights.rules.get(rule as usize)
        };
        let odds = weights.base + std::iter::from_fn(next).sum::<f64>();
        Confidence::of_chance(1.0 / (1.0 + (-odds).exp()))
    }

    /// What a rule adds to the log-odds, in natural units.
    fn weight(&self, target: Target, rule: Rule) -> f64 {
        self.targets[target as usize].rules[rule as usize]
    }

    /// What a rule adds to the log-odds, in bits.
    pub(crate) fn bits(&self, target: Target, rule: Rule) -> f64 {
        self.weight(target, rule) / std::f64::consts::LN_2
    }
}

#[cfg(test)]
mod tests {
    use super::super::Field;
    use super::*;

    const FILE: &str = "[core]\nbase = 2.0\nrules = { far-cue = -1.0 }\n[all]\nbase = 0.0\nrules = {}\n\
        [quote]\nbase = 1.0\nrules = {}\n[position]\nbase = 1.0\nrules = {}\n";

    #[test]
    fn an_unknown_rule_is_refused_by_name() {
        let file = FILE.replace("far-cue", "far-queue");
        let fault = Sureness::compile("confidence", &file).err().unwrap().to_string();
        assert!(fault.contains("far-queue") && fault.contains("confidence"), "{fault}");
    }

    #[test]
    fn a_rule_counts_once_and_lowers_what_its_weight_lowers() {
        let sure = Sureness::compile("confidence", FILE).unwrap();
        let fired = |rules: &[Rule]| -> Vec<Fired> {
            rules.iter().map(|rule| Fired { field: Field::Setting, rule: *rule, words: None }).collect()
        };
        let plain = sure.of(Target::Core, &fired(&[Rule::Number]));
        let far = sure.of(Target::Core, &fired(&[Rule::Number, Rule::FarCue]));
        assert_eq!((plain.to_string(), far.to_string()), ("88 %".to_owned(), "73 %".to_owned()));
        assert_eq!(sure.of(Target::Core, &fired(&[Rule::FarCue, Rule::FarCue])), far);
        assert_eq!(sure.of(Target::All, &fired(&[Rule::FarCue])).chance(), 0.5);
    }
}
