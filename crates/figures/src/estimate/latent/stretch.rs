//! Steps in the numbers of persons in classes, with sizes and chances of the classes integrated out.
//!
//! Given who of the documented is in which class, a class of few chances may hold many undocumented or few; sharing out
//! by turns moves that number only a little each time, since the chances follow it. With sizes and chances integrated out,
//! the probability of the numbers is a product of gamma functions, and a number can be stretched by any factor at the price
//! of a few of them. This is what lets chains visit each other's places.
//!
//! Must not: change who of the documented are together in a class.

use super::chain::{Counts, Problem};
use super::chance::Chance;
use crate::estimate::special::ln_gamma_rise;
use vocabulary::limits;

/// By what spread, on the logarithm, a number of undocumented is stretched: small steps and leaps.
const SPREADS: [f64; 4] = [0.05, 0.2, 0.7, 2.0];

/// Stretches the undocumented of each class that has documented, and of one class whatever is in it.
pub(super) fn all(counts: &mut Counts, problem: &Problem, alpha: f64, chance: &mut Chance) {
    for class in 0..problem.classes {
        if counts.seen[class] > 0 {
            one(counts, problem, alpha, chance, class);
        }
    }
    // Which classes are chosen may not depend on what changes: those without documented are left to chance.
    let class = chance.one_of(problem.classes);
    one(counts, problem, alpha, chance, class);
}

/// Proposes another number of undocumented in a class, and takes it with the probability that keeps the posterior
/// (Metropolis and Hastings).
fn one(counts: &mut Counts, problem: &Problem, alpha: f64, chance: &mut Chance, class: usize) {
    let now = counts.unseen[class];
    // A whole number stands for all that lie up to the next one; of these, one is stretched.
    let from = now as f64 + chance.uniform();
    let stretch = SPREADS[chance.one_of(SPREADS.len())] * chance.normal();
    let to = from * stretch.exp();
    if to >= limits::UNDOCUMENTED_MAX as f64 {
        return;
    }
    let proposed = to as u64;
    if proposed == now {
        return;
    }
    let ratio = stretch + rise(counts, problem, alpha, class, proposed as f64 - now as f64);
    if ratio >= 0.0 || chance.uniform().ln() < ratio {
        counts.unseen[class] = proposed;
    }
}

/// By how much the logarithm of the probability of all numbers rises with so many undocumented more in a class.
///
/// Gamma functions of neighbouring arguments in one another's numerator and denominator leave plain factors.
fn rise(counts: &Counts, problem: &Problem, alpha: f64, class: usize, more: f64) -> f64 {
    let here = counts.of(class) as f64;
    let everybody = (problem.documented + counts.undocumented()) as f64;
    let mut sum = ln_gamma_rise(everybody, more) - ln_gamma_rise(counts.unseen[class] as f64 + 1.0, more);
    // Of each list: those of the class who are not on it, and all of the class.
    for on in counts.on.iter().skip(class).step_by(problem.classes) {
        sum += ln_gamma_rise(1.0 + here - *on as f64, more);
    }
    let lists = problem.lists as f64;
    let of_class = ln_gamma_rise(1.0 + here, more);
    sum -= lists * (of_class + (more / (1.0 + here)).ln_1p());
    if problem.classes == 1 {
        return sum;
    }
    // Of each break of the stick up to the class: who is there, who above, and both.
    sum -= ln_gamma_rise(1.0 + alpha + everybody, more);
    let last = class + 1 == problem.classes;
    let (mut above, mut factor) = (everybody, 1.0);
    for below in 0..class {
        above -= counts.of(below) as f64;
        if !last || below + 1 < class {
            factor *= (alpha + above) / (alpha + above + more);
        }
    }
    sum += factor.ln();
    sum + if last { ln_gamma_rise(alpha + above, more) } else { of_class }
}

/// Proposes to swap each class with the next, all but the last: chains would otherwise stay with the order of classes in
/// which they began.
pub(super) fn relabel(counts: &mut Counts, problem: &Problem, alpha: f64, chance: &mut Chance) {
    let classes = problem.classes;
    let mut from_here: u64 = (0..classes).map(|class| counts.of(class)).sum();
    for class in 0..classes.saturating_sub(2) {
        let (here, next) = (counts.of(class), counts.of(class + 1));
        // Everything but one gamma function in two breaks of the stick stays as it is.
        let odds = (alpha + (from_here - here) as f64) / (alpha + (from_here - next) as f64);
        if here != next && (odds >= 1.0 || chance.uniform() < odds) {
            counts.seen.swap(class, class + 1);
            counts.unseen.swap(class, class + 1);
            counts.on.chunks_mut(classes).for_each(|list| list.swap(class, class + 1));
        }
        from_here -= counts.of(class);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::special::ln_gamma;
    use vocabulary::Histories;

    fn problem() -> (Problem, Counts) {
        let histories = Histories::new(["a", "b"], [(1, 9), (2, 7), (3, 5)]).unwrap();
        let counts =
            Counts { seen: vec![12, 6, 0, 3], unseen: vec![4, 20, 1, 0], on: vec![8, 4, 0, 2, 6, 5, 0, 1] };
        (Problem::new(&histories, 4, 0.25, 0.25), counts)
    }

    /// The logarithm of the probability of numbers, written out: ways to arrange persons, prior of the total, breaks of
    /// the stick, chances of the lists.
    fn ln_probability(counts: &Counts, lists: usize, alpha: f64) -> f64 {
        let beta = |a: f64, b: f64| ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b);
        let classes = counts.seen.len();
        let of: Vec<f64> = (0..classes).map(|class| counts.of(class) as f64).collect();
        let mut sum = ln_gamma(of.iter().sum::<f64>());
        for class in 0..classes {
            sum -= ln_gamma(counts.unseen[class] as f64 + 1.0);
            if class + 1 < classes {
                sum += beta(1.0 + of[class], alpha + of[class + 1..].iter().sum::<f64>());
            }
            for list in 0..lists {
                let on = counts.on[list * classes + class] as f64;
                sum += beta(1.0 + on, 1.0 + of[class] - on);
            }
        }
        sum
    }

    #[test]
    fn a_rise_is_the_difference_of_two_probabilities() {
        let (problem, mut counts) = problem();
        for alpha in [0.03, 1.0, 7.5] {
            for class in 0..4 {
                for to in [0u64, 1, 5, 300] {
                    let before = ln_probability(&counts, 2, alpha);
                    let now = counts.unseen[class];
                    let found = rise(&counts, &problem, alpha, class, to as f64 - now as f64);
                    counts.unseen[class] = to;
                    let after = ln_probability(&counts, 2, alpha);
                    counts.unseen[class] = now;
                    assert!((found - (after - before)).abs() < 1e-9, "{alpha} {class} {to}");
                }
            }
        }
    }

    #[test]
    fn swaps_visit_both_orders_as_often_as_they_are_probable() {
        let (problem, mut counts) = problem();
        let (alpha, mut chance) = (0.8, Chance::new(2, 0));
        let ln = |counts: &Counts| ln_probability(counts, 2, alpha);
        let mut visits: std::collections::BTreeMap<Vec<u64>, (u64, f64)> = std::collections::BTreeMap::new();
        for _ in 0..60_000 {
            relabel(&mut counts, &problem, alpha, &mut chance);
            visits.entry(counts.seen.clone()).or_insert((0, ln(&counts))).0 += 1;
        }
        assert_eq!(visits.len(), 6, "three classes, in all orders; the last stays");
        let whole: f64 = visits.values().map(|(_, ln)| ln.exp()).sum();
        for (order, (times, ln)) in &visits {
            let (found, expected) = (*times as f64 / 60_000.0, ln.exp() / whole);
            assert!((found - expected).abs() < 0.015, "{order:?}: {found} {expected}");
        }
    }
}
