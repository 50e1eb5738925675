//! Logistic regression with shrinkage (ridge; Hosmer and Lemeshow 2000, chapter 1; le Cessie and van Houwelingen 1992),
//! by gradient steps that need no matrix.
//!
//! Must not: draw by chance. The parts left out are every tenth document.

use std::collections::{BTreeMap, BTreeSet};

/// Into how many parts documents are divided.
const PARTS: usize = 10;
/// The strengths of shrinkage that are tried.
const SHRINKAGES: [f64; 6] = [0.5, 1.0, 2.0, 4.0, 8.0, 16.0];
/// How many steps are made; the problem is convex and small.
const STEPS: usize = 3000;
/// The least length of a sum of squared gradients: keeps a first step from being wild.
const CAUTION: f64 = 1e-6;
/// How long a step is.
const STRIDE: f64 = 0.1;

/// A claim with what fired on it.
#[derive(Clone)]
pub(super) struct Sample {
    pub(super) document: usize,
    pub(super) rules: BTreeSet<String>,
    pub(super) right: bool,
}

/// What was learnt.
#[derive(Default)]
pub(super) struct Model {
    pub(super) base: f64,
    pub(super) weights: BTreeMap<String, f64>,
}

impl Model {
    fn chance(&self, rules: &BTreeSet<String>) -> f64 {
        let odds = rules.iter().filter_map(|rule| self.weights.get(rule)).sum::<f64>() + self.base;
        1.0 / (1.0 + (-odds).exp())
    }
}

/// A document's number in another division: the low digits, which say what is left out together, are mixed with the
/// higher ones.
pub(super) fn shuffled(document: usize, division: usize) -> usize {
    document + document / PARTS * division
}

/// The strength of shrinkage that serves best on what was left out, with the chance and truth of each sample there.
pub(super) fn judge(samples: &[Sample]) -> (f64, Vec<(f64, bool)>) {
    let judged = SHRINKAGES.map(|shrinkage| (shrinkage, left_out(samples, shrinkage)));
    let loss = |judged: &[(f64, bool)]| -> f64 {
        judged.iter().map(|(chance, right)| -(if *right { *chance } else { 1.0 - chance }).ln()).sum()
    };
    let best = judged.into_iter().min_by(|a, b| loss(&a.1).total_cmp(&loss(&b.1)));
    best.unwrap_or_default()
}

/// For each sample its chance under a model that was not shown its document.
fn left_out(samples: &[Sample], shrinkage: f64) -> Vec<(f64, bool)> {
    let mut judged = Vec::with_capacity(samples.len());
    for part in 0..PARTS {
        let (out, shown): (Vec<Sample>, Vec<Sample>) =
            samples.iter().cloned().partition(|sample| sample.document % PARTS == part);
        let model = learn(&shown, shrinkage);
        judged.extend(out.iter().map(|sample| (model.chance(&sample.rules), sample.right)));
    }
    judged
}

/// Learns the weights; those of rare rules are drawn to nothing.
pub(super) fn learn(samples: &[Sample], shrinkage: f64) -> Model {
    let rules: BTreeSet<&String> = samples.iter().flat_map(|sample| &sample.rules).collect();
    let number: BTreeMap<&String, usize> = rules.iter().copied().zip(1..).collect();
    let rows: Vec<(Vec<usize>, f64)> = samples
        .iter()
        .map(|sample| {
            let fired = sample.rules.iter().map(|rule| number[rule]);
            (std::iter::once(0).chain(fired).collect(), f64::from(u8::from(sample.right)))
        })
        .collect();
    let mut weights = vec![0.0; number.len() + 1];
    let mut squares = vec![CAUTION; weights.len()];
    for _ in 0..STEPS {
        let mut gradient: Vec<f64> = weights.iter().map(|weight| shrinkage * weight).collect();
        gradient[0] = 0.0;
        for (fired, right) in &rows {
            let odds: f64 = fired.iter().map(|rule| weights[*rule]).sum();
            let excess = 1.0 / (1.0 + (-odds).exp()) - right;
            fired.iter().for_each(|rule| gradient[*rule] += excess);
        }
        for ((weight, gradient), square) in weights.iter_mut().zip(&gradient).zip(&mut squares) {
            *square += gradient * gradient;
            *weight -= STRIDE * gradient / square.sqrt();
        }
    }
    let named = number.into_iter().map(|(rule, at)| (rule.clone(), weights[at])).collect();
    Model { base: weights[0], weights: named }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(document: usize, rules: &[&str], right: bool) -> Sample {
        Sample { document, rules: rules.iter().map(|rule| (*rule).to_owned()).collect(), right }
    }

    #[test]
    fn without_rules_the_chance_is_the_share_of_the_right() {
        let samples: Vec<Sample> = (0..40).map(|at| sample(at, &[], at % 4 != 0)).collect();
        let model = learn(&samples, 1.0);
        assert!((model.chance(&BTreeSet::new()) - 0.75).abs() < 0.001, "{}", model.base);
    }

    #[test]
    fn a_rule_that_goes_with_faults_lowers_and_a_rare_one_is_drawn_to_nothing() {
        let mut samples: Vec<Sample> = (0..100).map(|at| sample(at, &["plain"], at % 20 != 0)).collect();
        samples.extend((0..100).map(|at| sample(at, &["doubtful"], at % 2 == 0)));
        samples.push(sample(7, &["plain", "rare"], false));
        let model = learn(&samples, 4.0);
        let chance = |rule: &str| model.chance(&BTreeSet::from([rule.to_owned()]));
        // Shrunken towards each other, they stay on their sides.
        assert!((chance("plain") - 0.92).abs() < 0.04, "{}", chance("plain"));
        assert!((chance("doubtful") - 0.54).abs() < 0.04, "{}", chance("doubtful"));
        assert!(model.weights["rare"].abs() < 0.5, "{:?}", model.weights);
    }

    #[test]
    fn nobody_is_judged_by_a_model_that_was_shown_its_document() {
        // Each document's rule is right by its own number: what a model learns of it holds nowhere else.
        let samples: Vec<Sample> =
            (0..60).map(|at| sample(at, &[if at % 2 == 0 { "even" } else { "odd" }], at < 30)).collect();
        let (_, judged) = judge(&samples);
        assert_eq!(judged.len(), samples.len());
        assert!(judged.iter().all(|(chance, _)| (0.3..0.7).contains(chance)), "{judged:?}");
    }
}
