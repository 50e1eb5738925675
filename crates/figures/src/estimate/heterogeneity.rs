//! Models in which persons differ in how easily they are listed.
//!
//! Log-linear models with one term for each list, or one for all, and a term of the number of lists that a person is on,
//! whose form says how persons differ (Cormack 1992; Rivest and Baillargeon 2007). They are shown beside one another: the
//! data rarely tell them apart, and they put the undocumented far from one another.
//!
//! Must not: choose one of them.

use super::poisson::{Cells, fit};
use vocabulary::Histories;

/// The most lists whose combinations are all written out for these models.
const LISTS_MAX: usize = 14;

/// How persons are taken to differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differing {
    /// Everybody and every list alike (M0).
    None,
    /// Lists differ, persons do not (Mt).
    Lists,
    /// Lists differ; persons do in any way, and the estimate is a floor (Mth, Chao's lower bound).
    LowerBound,
    /// Lists differ; the term of the number of lists `k` is `2^k - 1` (Mth, Poisson).
    Poisson,
    /// Lists differ; the term is `k^2 / 2` (Mth, Darroch): the logits of persons are about normal.
    Darroch,
    /// Lists differ; the term is `-log(3.5 + k) + log(3.5)` (Mth, gamma).
    Gamma,
}

impl Differing {
    /// Each, from the least to the most heterogeneity.
    pub const ALL: [Differing; 6] = [
        Differing::None,
        Differing::Lists,
        Differing::LowerBound,
        Differing::Poisson,
        Differing::Darroch,
        Differing::Gamma,
    ];

    /// The name it goes by in the field.
    pub fn name(self) -> &'static str {
        match self {
            Differing::None => "M0",
            Differing::Lists => "Mt",
            Differing::LowerBound => "Mth Chao",
            Differing::Poisson => "Mth Poisson2",
            Differing::Darroch => "Mth Darroch",
            Differing::Gamma => "Mth Gamma3.5",
        }
    }

    /// The term of the number of lists, where it is one.
    fn term(self, lists: u32) -> Option<f64> {
        let k = f64::from(lists);
        match self {
            Differing::None | Differing::Lists | Differing::LowerBound => None,
            Differing::Poisson => Some(k.exp2() - 1.0),
            Differing::Darroch => Some(k * k / 2.0),
            Differing::Gamma => Some(3.5f64.ln() - (3.5 + k).ln()),
        }
    }
}

/// A fitted model, and the total that it gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Heterogeneity {
    /// How persons are taken to differ.
    pub differing: Differing,
    /// The total.
    pub estimate: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// How far it is from the counts.
    pub deviance: f64,
    /// Degrees of freedom.
    pub degrees: usize,
    /// Akaike's criterion.
    pub aic: f64,
}

/// The models that can be fitted, in the order of [`Differing::ALL`]; one that cannot is left out.
///
/// Nothing where there are fewer than three lists or more than 14, whose combinations are too many to write out.
pub fn heterogeneity(histories: &Histories) -> Vec<Heterogeneity> {
    Differing::ALL.into_iter().filter_map(|differing| fitted(histories, differing)).collect()
}

/// Chao's lower bound where lists are unlike.
pub(super) fn lower_bound(histories: &Histories) -> Option<f64> {
    fitted(histories, Differing::LowerBound).map(|model| model.estimate)
}

fn fitted(histories: &Histories, differing: Differing) -> Option<Heterogeneity> {
    let lists = histories.lists().len();
    if !(3..=LISTS_MAX).contains(&lists) {
        return None;
    }
    // Terms for three lists and more; the floor needs them not to be negative, so those that come out so are left out.
    let mut numbers: Vec<u32> =
        if differing == Differing::LowerBound { (3..=lists as u32).collect() } else { Vec::new() };
    // A number of lists that nobody is on has no term: its cells are left out with it.
    numbers.retain(|number| histories.on_exactly(*number) > 0 || differing != Differing::LowerBound);
    loop {
        let (design, terms, counts) = table(histories, differing, &numbers);
        let fit = fit(&Cells { design: &design, terms, counts: &counts, offset: &[], weights: &[] }).ok()?;
        if fit.at_boundary && differing != Differing::LowerBound {
            return None;
        }
        let first = terms - numbers.len();
        let negative = (0..numbers.len()).filter(|at| fit.coefficients[first + at] < 0.0);
        if let Some(worst) =
            negative.min_by(|a, b| fit.coefficients[first + a].total_cmp(&fit.coefficients[first + b]))
        {
            numbers.remove(worst);
            continue;
        }
        let undocumented = fit.coefficients[0].exp();
        let variance = undocumented + undocumented * undocumented * fit.covariance[0];
        let estimate = histories.documented() as f64 + undocumented;
        return (estimate.is_finite() && variance.is_finite()).then(|| Heterogeneity {
            differing,
            estimate,
            standard_error: variance.sqrt(),
            deviance: fit.deviance,
            degrees: fit.degrees,
            aic: fit.aic(),
        });
    }
}

/// The combinations of lists with the terms of the model; for the lower bound, each number of lists from three up adds
/// what exceeds two.
fn table(histories: &Histories, differing: Differing, numbers: &[u32]) -> (Vec<f64>, usize, Vec<f64>) {
    let lists = histories.lists().len();
    let (mut design, mut counts, mut terms) = (Vec::new(), Vec::new(), 0);
    for on in 1u64..1 << lists {
        let mut row = vec![1.0];
        match differing {
            Differing::None => row.push(f64::from(on.count_ones())),
            _ => row.extend((0..lists).map(|list| (on >> list & 1) as f64)),
        }
        row.extend(differing.term(on.count_ones()));
        row.extend(numbers.iter().map(|number| f64::from((on.count_ones() + 1).saturating_sub(*number))));
        terms = row.len();
        design.extend(row);
        counts.push(histories.count(on) as f64);
    }
    (design, terms, counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_few_and_too_many_lists_give_none() {
        let two = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, 20)]).unwrap();
        assert!(heterogeneity(&two).is_empty());
        let many = Histories::new((0..40).map(|list| list.to_string()), [(1, 60), (3, 20)]).unwrap();
        assert!(heterogeneity(&many).is_empty());
        let none = Histories::new(["a", "b", "c"], []).unwrap();
        assert!(heterogeneity(&none).iter().all(|model| model.estimate.is_finite()));
    }

    #[test]
    fn where_nobody_differs_all_models_agree() {
        // 8,000 persons, each on each of three lists with chance 1/2: 1,000 in each combination.
        let alike = Histories::new(["a", "b", "c"], (1..8).map(|on| (on, 1000))).unwrap();
        let models = heterogeneity(&alike);
        assert!(models.len() >= 5, "{models:?}");
        for model in models {
            assert!((model.estimate - 8000.0).abs() < 1.0, "{model:?}");
        }
    }
}
