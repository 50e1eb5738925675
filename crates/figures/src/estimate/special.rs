//! The logarithm of the gamma function, fast enough for samplers and exact enough for sums over grids.
//!
//! Must not: be called with an argument that is not positive; the answer then means nothing.

/// Half the logarithm of two pi.
const HALF_LN_TAU: f64 = 0.918_938_533_204_672_7;

/// From here on Stirling's series is exact to the last digits.
const STIRLING_FROM: f64 = 16.0;

/// What Stirling's formula leaves out, for arguments of 16 and more (Abramowitz and Stegun 6.1.41).
fn series(x: f64) -> f64 {
    let square = 1.0 / (x * x);
    (1.0 / 12.0
        + square * (-1.0 / 360.0 + square * (1.0 / 1260.0 + square * (-1.0 / 1680.0 + square / 1188.0))))
        / x
}

/// The logarithm of the gamma function of a positive number.
pub(crate) fn ln_gamma(x: f64) -> f64 {
    let (mut x, mut product) = (x, 1.0);
    while x < STIRLING_FROM {
        product *= x;
        x += 1.0;
    }
    let stirling = (x - 0.5) * x.ln() - x + HALF_LN_TAU + series(x);
    // Most arguments are counts of persons, far above the bound.
    if product == 1.0 { stirling } else { stirling - product.ln() }
}

/// `ln_gamma(x + more) - ln_gamma(x)`, exact also where both are so large that their difference would drown in rounding.
pub(crate) fn ln_gamma_rise(x: f64, more: f64) -> f64 {
    if x < STIRLING_FROM || x + more < STIRLING_FROM {
        return ln_gamma(x + more) - ln_gamma(x);
    }
    let end = x + more;
    // The slower logarithm is only needed where the two are near each other.
    let ratio = if more.abs() < 0.1 * x { (more / x).ln_1p() } else { (end / x).ln() };
    (end - 0.5) * ratio + more * x.ln() - more + series(end) - series(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_logarithm_of_factorials_and_agrees_with_another_hand() {
        assert!((ln_gamma(6.0) - 120f64.ln()).abs() < 1e-14);
        assert!(ln_gamma(1.0).abs() < 1e-14 && ln_gamma(2.0).abs() < 1e-14);
        for step in 0..400 {
            let x = 1e-8 * 1.12f64.powi(step);
            let (ours, theirs) = (ln_gamma(x), statrs::function::gamma::ln_gamma(x));
            assert!((ours - theirs).abs() <= 1e-13 * theirs.abs().max(10.0), "{x}: {ours} {theirs}");
        }
    }

    #[test]
    fn a_rise_keeps_its_digits_where_a_difference_loses_them() {
        for x in [0.5, 3.0, 17.25, 4000.5] {
            for more in [-0.25, 0.0, 0.5, 20.0, 12_000.0] {
                let plain = ln_gamma(x + more) - ln_gamma(x);
                assert!((ln_gamma_rise(x, more) - plain).abs() < 1e-9, "{x} {more}");
            }
        }
        // Of whole steps it is a product.
        let (x, product) = (1e12f64, 1e12f64.ln() + (1e12f64 + 1.0).ln() + (1e12f64 + 2.0).ln());
        assert!((ln_gamma_rise(x, 3.0) - product).abs() < 1e-9);
    }
}
