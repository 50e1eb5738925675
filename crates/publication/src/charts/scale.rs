//! From numbers to places on an axis.
//!
//! Must not: hide which way an axis runs. A logarithmic one is said to be one by whoever draws it.

/// The most that a number on an axis can be; what is above stands at its end.
const NUMBER_MAX: f64 = 1e15;

/// An axis from one place to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
    log: bool,
}

impl Scale {
    /// From 0 to a round number that is not below any of these; lengths on it are in proportion.
    pub(super) fn from_zero(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Scale {
        let most = values.filter(|value| value.is_finite()).fold(0.0, f64::max).min(NUMBER_MAX);
        let most = if most > 0.0 { most } else { 1.0 };
        let step = step(most, 5.0).max(1.0);
        Scale { from: 0.0, to: (most / step).ceil() * step, start, end, log: false }
    }

    /// Around these numbers; logarithmic where the greatest is more than four times the least.
    pub(super) fn around(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Scale {
        let (mut least, mut most) = (f64::INFINITY, 0.0f64);
        for value in values.filter(|value| value.is_finite() && *value >= 0.0) {
            (least, most) = (least.min(value), most.max(value.min(NUMBER_MAX)));
        }
        if !least.is_finite() {
            (least, most) = (0.0, 1.0);
        }
        let most = most.max(least + 1.0);
        if least >= 1.0 && most > 4.0 * least {
            let margin = (most / least).powf(0.03);
            return Scale { from: least / margin, to: most * margin, start, end, log: true };
        }
        let margin = 0.04 * (most - least);
        Scale { from: (least - margin).max(0.0), to: most + margin, start, end, log: false }
    }

    pub(super) fn is_log(&self) -> bool {
        self.log
    }

    /// The share of the axis that lies before a number, from 0 to 1.
    pub(super) fn share(&self, value: f64) -> f64 {
        self.share_beyond(value).clamp(0.0, 1.0)
    }

    /// The same, below 0 or above 1 for what does not stand on the axis; `NaN` for what is no number.
    pub(super) fn share_beyond(&self, value: f64) -> f64 {
        if self.log {
            (value.max(f64::MIN_POSITIVE) / self.from).ln() / (self.to / self.from).ln()
        } else {
            (value - self.from) / (self.to - self.from)
        }
    }

    /// Where a number stands.
    pub(super) fn at(&self, value: f64) -> f64 {
        self.start + self.share(value) * (self.end - self.start)
    }

    /// The number that stands at a share of the axis.
    pub(super) fn value(&self, share: f64) -> f64 {
        if self.log {
            self.from * (self.to / self.from).powf(share)
        } else {
            self.from + share * (self.to - self.from)
        }
    }

    /// Round numbers along the axis, ascending.
    pub(super) fn ticks(&self) -> Vec<f64> {
        if !self.log || self.to / self.from < 6.0 {
            let step = step(self.to - self.from, 5.0).max(1.0);
            let first = (self.from / step).ceil();
            return (0..32)
                .map(|n| (first + f64::from(n)) * step)
                .take_while(|t| *t <= self.to * (1.0 + 1e-9))
                .collect();
        }
        let decades = (self.to / self.from).log10();
        let digits: &[f64] = if decades > 4.0 {
            &[1.0]
        } else if decades > 1.6 {
            &[1.0, 3.0]
        } else {
            &[1.0, 2.0, 5.0]
        };
        let first = self.from.log10().floor() as i32;
        let all =
            (first..=first + 17).flat_map(|power| digits.iter().map(move |digit| digit * 10f64.powi(power)));
        all.filter(|tick| *tick >= self.from && *tick <= self.to).collect()
    }
}

/// The round step (1, 2 or 5 times a power of ten) that divides a length into about so many.
fn step(length: f64, pieces: f64) -> f64 {
    let raw = length / pieces;
    let power = 10f64.powf(raw.log10().floor());
    let digit = raw / power;
    power
        * if digit <= 1.0 {
            1.0
        } else if digit <= 2.0 {
            2.0
        } else if digit <= 5.0 {
            5.0
        } else {
            10.0
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_number_breaks_no_axis() {
        let bad = [f64::NAN, f64::INFINITY, -3.0];
        for scale in
            [Scale::from_zero(bad.into_iter(), 0.0, 100.0), Scale::around(bad.into_iter(), 0.0, 100.0)]
        {
            assert!(scale.ticks().iter().all(|tick| tick.is_finite()), "{scale:?}");
            assert!((0.0..=100.0).contains(&scale.at(f64::INFINITY)), "{scale:?}");
        }
    }

    #[test]
    fn lengths_from_zero_are_in_proportion() {
        let scale = Scale::from_zero([30.0, 90.0].into_iter(), 0.0, 200.0);
        assert!((scale.at(90.0) - 3.0 * scale.at(30.0)).abs() < 1e-9);
        assert_eq!(scale.ticks(), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
    }

    #[test]
    fn wide_spans_are_logarithmic_and_close_ones_are_not() {
        let wide = Scale::around([4_400.0, 211_000.0].into_iter(), 0.0, 1.0);
        assert!(wide.is_log() && wide.ticks() == [10_000.0, 30_000.0, 100_000.0], "{:?}", wide.ticks());
        let close = Scale::around([4_400.0, 12_000.0].into_iter(), 0.0, 1.0);
        assert!(
            !close.is_log() && close.ticks() == [6_000.0, 8_000.0, 10_000.0, 12_000.0],
            "{:?}",
            close.ticks()
        );
        assert!((wide.value(wide.share(50_000.0)) - 50_000.0).abs() < 1e-6);
    }
}
