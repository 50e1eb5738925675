//! How draws of an estimate lie along an axis, smoothed.
//!
//! Must not: smooth over the documented. No curve reaches below it.

use super::estimates::Spread;
use super::scale::Scale;

/// At how many places along the axis a curve is reckoned.
pub(super) const PLACES: usize = 161;

/// The heights of a curve along the axis, the greatest 1, from draws; `None` where fewer than two are numbers.
///
/// A Gaussian kernel over binned draws, on the axis as it is drawn (so on the logarithm where it is logarithmic), its width
/// by Silverman's rule (1986, eq. 3.31); mass that would fall below the floor is thrown back above it.
pub(super) fn of_draws(draws: &[f64], floor: f64, scale: &Scale) -> Option<Vec<f64>> {
    let mut shares: Vec<f64> =
        draws.iter().map(|draw| scale.share_beyond(*draw)).filter(|s| s.is_finite()).collect();
    if shares.len() < 2 {
        return None;
    }
    shares.sort_by(f64::total_cmp);
    let n = shares.len() as f64;
    let mean = shares.iter().sum::<f64>() / n;
    let deviation = (shares.iter().map(|share| (share - mean).powi(2)).sum::<f64>() / (n - 1.0)).sqrt();
    let quartile = |q: f64| shares[(q * (n - 1.0)).round() as usize];
    let middle = (quartile(0.75) - quartile(0.25)) / 1.349;
    let spread = if middle > 0.0 { deviation.min(middle) } else { deviation };
    let width = (0.9 * spread * n.powf(-0.2)).max(1.0 / (PLACES - 1) as f64);
    let bins = binned(&shares);
    let floor = scale.share_beyond(floor).max(0.0);
    let place = |at: usize| at as f64 / (PLACES - 1) as f64;
    let kernel = |distance: f64| (-0.5 * (distance / width).powi(2)).exp();
    let heights = (0..PLACES).map(|at| {
        let here = place(at);
        if here < floor - 0.5 / (PLACES - 1) as f64 {
            return 0.0;
        }
        let mirrored = 2.0 * floor - here;
        bins.iter()
            .enumerate()
            .filter(|(_, mass)| **mass > 0.0)
            .map(|(bin, mass)| mass * (kernel(here - place(bin)) + kernel(mirrored - place(bin))))
            .sum()
    });
    levelled(heights.collect())
}

/// The number that only one draw in two hundred is above; `None` where no draw is a number.
pub(super) fn tail(draws: &[f64]) -> Option<f64> {
    let mut sorted: Vec<f64> = draws.iter().copied().filter(|draw| draw.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get((0.995 * sorted.len() as f64) as usize).copied()
}

/// Draws on the axis, each shared out between the two places beside it. What stands beyond the axis is left out.
fn binned(shares: &[f64]) -> Vec<f64> {
    let mut bins = vec![0.0; PLACES];
    for share in shares.iter().filter(|share| (0.0..=1.0).contains(*share)) {
        let at = share * (PLACES - 1) as f64;
        let (low, part) = (at.floor() as usize, at.fract());
        bins[low] += 1.0 - part;
        if part > 0.0 {
            bins[low + 1] += part;
        }
    }
    bins
}

/// The same from an interval alone: the undocumented as log-normal between its ends. `None` where the interval reaches down to
/// the documented, since no log-normal does.
pub(super) fn of_interval(spread: Spread, level: f64, documented: f64, scale: &Scale) -> Option<Vec<f64>> {
    let (low, high) = (spread.low - documented, spread.high - documented);
    if !(low > 0.0 && high > low && level > 0.0 && level < 1.0) {
        return None;
    }
    let middle = (low.ln() + high.ln()) / 2.0;
    let deviation = (high.ln() - low.ln()) / 2.0 / normal_quantile((1.0 + level) / 2.0);
    let heights = (0..PLACES).map(|at| {
        let total = scale.value(at as f64 / (PLACES - 1) as f64);
        let hidden = total - documented;
        if hidden <= 0.0 {
            return 0.0;
        }
        let stretch = if scale.is_log() { total } else { 1.0 };
        stretch / hidden * (-0.5 * ((hidden.ln() - middle) / deviation).powi(2)).exp()
    });
    levelled(heights.collect())
}

fn levelled(mut heights: Vec<f64>) -> Option<Vec<f64>> {
    let most = heights.iter().copied().fold(0.0, f64::max);
    if !(most.is_finite() && most > 0.0) {
        return None;
    }
    heights.iter_mut().for_each(|height| *height /= most);
    Some(heights)
}

/// The quantile of the normal distribution for chances from 0.5 on, to 4.5e-4 (Abramowitz and Stegun 1964, 26.2.23): enough to
/// draw by.
fn normal_quantile(chance: f64) -> f64 {
    let t = (-2.0 * (1.0 - chance).ln()).sqrt();
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    t - above / below
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale() -> Scale {
        Scale::around([4_000.0, 12_000.0].into_iter(), 0.0, 100.0)
    }

    fn peak(heights: &[f64], scale: &Scale) -> f64 {
        let at = heights.iter().position(|height| *height == 1.0).expect("a peak");
        scale.value(at as f64 / (PLACES - 1) as f64)
    }

    #[test]
    fn what_is_no_number_makes_no_curve() {
        assert_eq!(of_draws(&[], 4_000.0, &scale()), None);
        assert_eq!(of_draws(&[f64::NAN, f64::INFINITY, 5_000.0], 4_000.0, &scale()), None);
        assert_eq!(of_draws(&[1e30, 1e31], 4_000.0, &scale()), None, "all beyond the axis");
        let down_to_the_floor = Spread::new(5_000.0, 4_000.0, 8_000.0).unwrap();
        assert_eq!(of_interval(down_to_the_floor, 0.95, 4_000.0, &scale()), None);
    }

    #[test]
    fn a_curve_peaks_where_draws_are_densest_and_never_lies_below_the_floor() {
        let draws: Vec<f64> =
            (0..2_000).map(|n| 8_000.0 + 900.0 * (f64::from(n) / 1_000.0 - 1.0).powi(3)).collect();
        let heights = of_draws(&draws, 7_500.0, &scale()).unwrap();
        assert!((peak(&heights, &scale()) - 8_000.0).abs() < 100.0);
        for (at, height) in heights.iter().enumerate() {
            let value = scale().value(at as f64 / (PLACES - 1) as f64);
            assert!(value > 7_400.0 || *height == 0.0, "{value}: {height}");
        }
    }

    #[test]
    fn equal_draws_make_a_narrow_peak() {
        let heights = of_draws(&[9_000.0; 50], 4_000.0, &scale()).unwrap();
        assert!((peak(&heights, &scale()) - 9_000.0).abs() < 60.0);
        assert!(heights.iter().filter(|height| **height > 0.01).count() < 12);
    }

    #[test]
    fn quantiles_of_the_normal_are_known() {
        for (chance, quantile) in [(0.5, 0.0), (0.9, 1.281_55), (0.975, 1.959_96), (0.995, 2.575_83)] {
            assert!((normal_quantile(chance) - quantile).abs() < 1e-3, "{chance}");
        }
    }
}
