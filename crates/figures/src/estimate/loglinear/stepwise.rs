//! Pairs of lists added one by one, as long as they tell (Chan, Silverman and Vincent 2021).
//!
//! A pair is judged by how many are on both its lists, whatever others they are on: under the model without it, that is a
//! Poisson variable whose mean the fit gives. The pair of the least one-sided p-value is added, if that is small enough and
//! the model with it has a fit.
//!
//! Must not: add terms of more than two lists.

use super::lattice::{Fitted, Fitter};
use super::model::Model;
use super::table::Table;
use statrs::function::gamma::{checked_gamma_lr, checked_gamma_ur};

/// Chooses a model and fits it. `None` where not even independent lists have a fit.
pub(super) fn choose(fitter: &mut Fitter, table: &Table, p_value: f64) -> Option<(Model, Fitted)> {
    let mut model = Model::independence(table.lists)?;
    let mut fitted = fitter.fit(table, model.terms())?;
    loop {
        let mut pairs: Vec<(f64, u32)> = pairs(table.lists)
            .filter(|pair| model.terms().binary_search(pair).is_err())
            .map(|pair| (tail(table.sums[pair as usize], fitter.mean_over(pair)), pair))
            .filter(|(p, _)| *p <= p_value)
            .collect();
        // A stable sort: of equal ones, the first pair.
        pairs.sort_by(|a, b| a.0.total_cmp(&b.0));
        let with = pairs.into_iter().map(|(_, pair)| model.with(pair));
        let next = with.into_iter().find_map(|with| Some((fitter.fit(table, with.terms())?, with)));
        let Some(with) = next else {
            // The last fit in the fitter may be one that was refused.
            fitted = fitter.fit(table, model.terms()).unwrap_or(fitted);
            return Some((model, fitted));
        };
        (fitted, model) = with;
    }
}

/// All pairs, in the order of their lists: 12, 13, ..., 23, ....
fn pairs(lists: usize) -> impl Iterator<Item = u32> {
    (0..lists).flat_map(move |a| (a + 1..lists).map(move |b| 1 << a | 1 << b))
}

/// How likely a Poisson variable is to be at least so far off its mean, on the side where it is.
fn tail(seen: f64, mean: f64) -> f64 {
    if !mean.is_finite() || mean <= 0.0 {
        return 1.0;
    }
    let p = if seen >= mean && seen > 0.0 {
        checked_gamma_lr(seen, mean)
    } else {
        checked_gamma_ur(seen + 1.0, mean)
    };
    p.unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_that_is_none_tells_nothing() {
        assert_eq!(tail(3.0, f64::NAN), 1.0);
        assert_eq!(tail(0.0, 0.0), 1.0);
    }

    #[test]
    fn tails_are_those_of_the_poisson_distribution() {
        assert!((tail(0.0, 2.0) - (-2f64).exp()).abs() < 1e-14);
        assert!((tail(2.0, 1.0) - (1.0 - 2.0 * (-1f64).exp())).abs() < 1e-14);
        let three = (-5f64).exp() * (1.0 + 5.0 + 12.5 + 125.0 / 6.0);
        assert!((tail(3.0, 5.0) - three).abs() < 1e-14);
    }

    #[test]
    fn pairs_go_by_their_lists() {
        assert_eq!(pairs(3).collect::<Vec<_>>(), [0b011, 0b101, 0b110]);
    }
}
