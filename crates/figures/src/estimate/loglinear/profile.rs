//! Intervals from the profile likelihood of the total, given a model (Cormack 1992).
//!
//! For each total, the other numbers of the model are fitted anew; the interval holds the totals whose multinomial likelihood
//! is not too far below the highest.
//!
//! Must not: allow for how the model was chosen. It cannot.

use super::lattice::Fitter;
use super::model::Model;
use super::table::Table;
use super::two_sided;
use statrs::function::gamma::ln_gamma;

/// Halvings of a bracket: below a thousandth of a person for any total that is plausible.
const HALVINGS: usize = 60;
/// Doublings in search of the upper end.
const DOUBLINGS: usize = 40;

/// The total of the highest likelihood, and the ends around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Profile {
    /// The total of the highest multinomial likelihood.
    pub(super) best: f64,
    /// The lower end.
    pub(super) low: f64,
    /// The upper end.
    pub(super) high: f64,
}

struct Curve<'a> {
    fitter: &'a mut Fitter,
    table: &'a Table,
    model: &'a Model,
}

impl Curve<'_> {
    /// The logarithm of the multinomial likelihood where so many are undocumented, without its constant.
    fn at(&mut self, undocumented: f64) -> f64 {
        let Some(poisson) = self.fitter.with_undocumented(self.table, self.model.terms(), undocumented)
        else {
            return f64::NEG_INFINITY;
        };
        let total = self.table.documented() + undocumented;
        poisson + total - total * total.ln() + ln_gamma(total + 1.0) - ln_gamma(undocumented + 1.0)
    }
}

/// The profile around the fit, which puts the undocumented at `about`. `None` where the likelihood does not fall off.
pub(super) fn around(
    fitter: &mut Fitter,
    table: &Table,
    model: &Model,
    about: f64,
    level: f64,
) -> Option<Profile> {
    let mut curve = Curve { fitter, table, model };
    let best = summit(&mut curve, about.max(1e-3));
    let height = curve.at(best);
    let allowed = 0.5 * two_sided(level).powi(2);
    let floor = height - allowed;
    if !floor.is_finite() {
        return None;
    }
    let least = best.min(1e-3) * 0.5;
    let low = if curve.at(least) >= floor { 0.0 } else { edge(&mut curve, floor, least, best) };
    let mut far = best.max(1.0) * 2.0;
    let mut doublings = 0;
    while curve.at(far) >= floor {
        far *= 2.0;
        doublings += 1;
        if doublings > DOUBLINGS {
            return None;
        }
    }
    let high = edge(&mut curve, floor, far, best);
    let documented = table.documented();
    Some(Profile { best: documented + best, low: documented + low, high: documented + high })
}

/// Where the curve crosses the floor between a place outside and one inside.
fn edge(curve: &mut Curve<'_>, floor: f64, mut outside: f64, mut inside: f64) -> f64 {
    for _ in 0..HALVINGS {
        let middle = 0.5 * (outside + inside);
        if curve.at(middle) >= floor {
            inside = middle
        } else {
            outside = middle
        }
        if (outside - inside).abs() < 1e-6 * inside.max(1.0) {
            break;
        }
    }
    inside
}

/// The highest place, by golden sections on the logarithm of the undocumented.
fn summit(curve: &mut Curve<'_>, about: f64) -> f64 {
    let golden = 0.5 * (5f64.sqrt() - 1.0);
    let mut low = (0.2 * about).ln();
    let mut high = (2.0 * about).ln();
    let mut left = high - golden * (high - low);
    let mut right = low + golden * (high - low);
    let mut at_left = curve.at(left.exp());
    let mut at_right = curve.at(right.exp());
    while high - low > 1e-7 {
        if at_left >= at_right {
            (high, right, at_right) = (right, left, at_left);
            left = high - golden * (high - low);
            at_left = curve.at(left.exp());
        } else {
            (low, left, at_left) = (left, right, at_right);
            right = low + golden * (high - low);
            at_right = curve.at(right.exp());
        }
    }
    (0.5 * (low + high)).exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::Histories;

    fn profile(both: u64, level: f64) -> Option<Profile> {
        let histories = Histories::new(["a", "b"], [(1, 60), (2, 30), (3, both)]).unwrap();
        let table = Table::of(&histories).unwrap();
        let model = Model::independence(2).unwrap();
        let mut fitter = Fitter::new(2);
        let fitted = fitter.fit(&table, model.terms()).unwrap();
        around(&mut fitter, &table, &model, fitted.undocumented, level)
    }

    #[test]
    fn what_is_no_level_has_no_interval() {
        for level in [0.0, 1.0, 7.0, f64::NAN] {
            assert_eq!(profile(20, level), None, "{level}");
        }
    }

    #[test]
    fn a_surer_interval_is_wider_and_never_below_the_documented() {
        let (wide, narrow) = (profile(20, 0.99).unwrap(), profile(20, 0.8).unwrap());
        assert!(110.0 <= wide.low && wide.low < narrow.low && narrow.low < narrow.best);
        assert!(narrow.best < narrow.high && narrow.high < wide.high);
        let nearly_all = profile(5_000, 0.95).unwrap();
        assert!(nearly_all.low >= 5_090.0 && nearly_all.high < 5_095.0, "{nearly_all:?}");
    }

    /// With two lists the profile is `ln N! - ln (N - n)!` plus the binomial likelihoods of both lists; the highest is where
    /// one more person changes nothing.
    #[test]
    fn the_curve_is_that_of_two_lists() {
        let best = profile(20, 0.95).unwrap().best;
        let likelihood = |total: f64| {
            let list = |on: f64| on * (on / total).ln() + (total - on) * (1.0 - on / total).ln();
            ln_gamma(total + 1.0) - ln_gamma(total - 109.0) + list(80.0) + list(50.0)
        };
        assert!(likelihood(best) > likelihood(best - 0.5) && likelihood(best) > likelihood(best + 0.5));
    }
}
