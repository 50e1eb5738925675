//! Quantiles of the distributions behind the intervals, by halving the stretch in which they lie.
//!
//! Halving is slow and cannot go astray: the distribution functions rise.
//!
//! Must not: be asked for a shape that is not above 0.

use statrs::function::beta::beta_reg;
use statrs::function::erf::erfc_inv;
use statrs::function::gamma::gamma_lr;

/// Each halving gains a binary digit; a number has 53.
const HALVINGS: usize = 200;

/// The number below which the gamma distribution of this shape and scale 1 holds the chance `p`.
pub(super) fn gamma(p: f64, shape: f64) -> f64 {
    let mut high = shape + 10.0 * shape.sqrt() + 10.0;
    while gamma_lr(shape, high) < p && high < f64::MAX / 4.0 {
        high *= 2.0;
    }
    halved(0.0, high, |x| gamma_lr(shape, x) < p)
}

/// The number below which the beta distribution of these shapes holds the chance `p`.
pub(super) fn beta(p: f64, a: f64, b: f64) -> f64 {
    halved(0.0, 1.0, |x| beta_reg(a, b, x) < p)
}

/// How many standard deviations from the middle the chance `alpha` lies outside, half of it on either side.
pub(super) fn normal(alpha: f64) -> f64 {
    std::f64::consts::SQRT_2 * erfc_inv(alpha)
}

fn halved(mut low: f64, mut high: f64, below: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..HALVINGS {
        let middle = low + (high - low) / 2.0;
        if middle <= low || middle >= high {
            break;
        }
        if below(middle) { low = middle } else { high = middle }
    }
    low + (high - low) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether two numbers are the same to so many digits.
    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-6 * b.abs()
    }

    #[test]
    fn quantiles_are_those_of_tables() {
        // Chi-squared with 20 degrees, 2.5 % and 97.5 %: 9.591 and 34.170; halved they are gamma of shape 10.
        assert!(near(gamma(0.025, 10.0), 9.590_777_39 / 2.0));
        assert!(near(gamma(0.975, 10.0), 34.169_606_90 / 2.0));
        // The exponential distribution has them in closed form.
        assert!(near(gamma(0.975, 1.0), -(0.025f64.ln())));
        // Uniform, and 1 - (1 - x)^3.
        assert!(near(beta(0.3, 1.0, 1.0), 0.3));
        assert!(near(beta(0.875, 1.0, 3.0), 0.5));
        assert!(near(normal(0.05), 1.959_963_985));
    }

    #[test]
    fn large_shapes_end() {
        let far = gamma(0.5, 1e9);
        assert!((far - 1e9).abs() < 1.0, "{far}");
    }
}
