//! Draws from the distributions that latent classes need, from one stream.
//!
//! Must not: hold a state beside the stream: the same seed gives the same draws.

use crate::estimate::special::ln_gamma_rise;
use rand_distr::{Distribution, Poisson, StandardNormal};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use vocabulary::limits;

/// A stream of chance.
pub(super) struct Chance {
    stream: Xoshiro256PlusPlus,
}

impl Chance {
    /// The stream of this number under a seed; streams of different numbers never meet.
    pub(super) fn new(seed: u64, number: usize) -> Chance {
        let mut stream = Xoshiro256PlusPlus::seed_from_u64(seed);
        (0..number).for_each(|_| stream.jump());
        Chance { stream }
    }

    /// Between 0 and 1, neither of them.
    pub(super) fn uniform(&mut self) -> f64 {
        ((self.stream.next_u64() >> 12) as f64 + 0.5) * (-52f64).exp2()
    }

    /// One of so many, from 0.
    pub(super) fn one_of(&mut self, many: usize) -> usize {
        ((self.uniform() * many as f64) as usize).min(many - 1)
    }

    /// Normal around 0, with spread 1.
    pub(super) fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.stream)
    }

    /// Gamma of this shape, at least 1, and rate 1 (Marsaglia and Tsang 2000).
    fn gamma_from_one(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (3.0 * d.sqrt());
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            if root <= 0.0 {
                continue;
            }
            let v = root * root * root;
            let u = self.uniform();
            let square = x * x;
            if u < 1.0 - 0.0331 * square * square || u.ln() < 0.5 * square + d * (1.0 - v + v.ln()) {
                return d * v;
            }
        }
    }

    /// The logarithm of a gamma of this shape and rate 1: of small shapes the number itself is too small to be held.
    pub(super) fn ln_gamma(&mut self, shape: f64) -> f64 {
        match shape >= 1.0 {
            true => self.gamma_from_one(shape).ln(),
            false => self.gamma_from_one(shape + 1.0).ln() + self.uniform().ln() / shape,
        }
    }

    /// Gamma of this shape and rate 1.
    pub(super) fn gamma(&mut self, shape: f64) -> f64 {
        match shape >= 1.0 {
            true => self.gamma_from_one(shape),
            false => self.ln_gamma(shape).exp(),
        }
    }

    /// What a beta of shapes 1 and this leaves of 1, its logarithm.
    #[cfg(test)]
    pub(super) fn ln_beta_left(&mut self, shape: f64) -> f64 {
        self.uniform().ln() / shape
    }

    /// Beta of two shapes, both at least 1: the share, and what it leaves of 1.
    pub(super) fn beta(&mut self, one: f64, other: f64) -> (f64, f64) {
        if one == 1.0 && other == 1.0 {
            let share = self.uniform();
            return (share, 1.0 - share);
        }
        let (one, other) = (self.gamma_from_one(one), self.gamma_from_one(other));
        let whole = one + other;
        (one / whole, other / whole)
    }

    /// How many of some persons, each with this chance.
    pub(super) fn binomial(&mut self, persons: u64, chance: f64) -> u64 {
        // Chances that are no numbers come of nothing left to share; rounding may lead a little outside.
        if persons == 0 || chance <= 0.0 {
            return 0;
        }
        if chance.is_nan() || chance >= 1.0 {
            return persons;
        }
        let less = chance.min(1.0 - chance);
        let drawn = match persons as f64 * less < BY_INVERSION {
            true => self.binomial_by_inversion(persons, less),
            false => self.binomial_by_rejection(persons as f64, less),
        };
        if chance > 0.5 { persons - drawn } else { drawn }
    }

    /// A binomial of a small mean: its probabilities are summed until they pass a uniform.
    fn binomial_by_inversion(&mut self, persons: u64, chance: f64) -> u64 {
        let mut left = self.uniform();
        // Nobody has at least this probability; where means are small that mostly settles it.
        if left <= 1.0 - persons as f64 * chance {
            return 0;
        }
        let odds = chance / (1.0 - chance);
        let none = (persons as f64 * (1.0 - chance).ln()).exp();
        loop {
            let (mut at, mut here) = (0u64, none);
            // The sum stops short of 1 by rounding; so far out, another uniform is drawn.
            while left > here && at < persons && at < INVERTED_MAX {
                left -= here;
                at += 1;
                here *= odds * (persons - at + 1) as f64 * ONE_OVER[at as usize];
            }
            if left <= here {
                return at;
            }
            left = self.uniform();
        }
    }

    /// A binomial of a mean of 10 or more, by transformed rejection (Hörmann, BTRS, 1993).
    fn binomial_by_rejection(&mut self, persons: f64, chance: f64) -> u64 {
        let spread = (persons * chance * (1.0 - chance)).sqrt();
        let b = 1.15 + 2.53 * spread;
        let a = -0.0873 + 0.0248 * b + 0.01 * chance;
        let centre = persons * chance + 0.5;
        let inner = 0.92 - 4.2 / b;
        loop {
            let (u, v) = (self.uniform() - 0.5, self.uniform());
            let edge = 0.5 - u.abs();
            let drawn = ((2.0 * a / edge + b) * u + centre).floor();
            if edge >= 0.07 && v <= inner {
                return drawn as u64;
            }
            if !(0.0..=persons).contains(&drawn) {
                continue;
            }
            let mode = ((persons + 1.0) * chance).floor();
            let height = (v * (2.83 + 5.1 / b) * spread / (a / (edge * edge) + b)).ln();
            let more = drawn - mode;
            // The probability of what was drawn, beside that of the most probable number.
            let probability = more * (chance / (1.0 - chance)).ln()
                - ln_gamma_rise(mode + 1.0, more)
                - ln_gamma_rise(persons - mode + 1.0, -more);
            if height <= probability {
                return drawn as u64;
            }
        }
    }

    /// How many fail before so many do not, if each fails with odds of `fails` to `not`; held to
    /// [`limits::UNDOCUMENTED_MAX`].
    pub(super) fn negative_binomial(&mut self, not: u64, odds: f64) -> u64 {
        let mean = self.gamma(not as f64) * odds;
        if mean.is_nan() || mean >= limits::UNDOCUMENTED_MAX as f64 {
            return limits::UNDOCUMENTED_MAX;
        }
        let drawn = Poisson::new(mean).map_or(0.0, |poisson: Poisson<f64>| poisson.sample(&mut self.stream));
        (drawn as u64).min(limits::UNDOCUMENTED_MAX)
    }

    /// Shares persons out among classes by their weights, adding to `into`; the weights are used up. `order` has the
    /// classes, those first that are likely to take many: then few draws are needed.
    pub(super) fn share(
        &mut self,
        persons: u64,
        weights: &mut [f64],
        order: &[usize],
        mut into: impl FnMut(usize, u64),
    ) {
        let mut left = persons;
        let mut whole: f64 = weights.iter().sum();
        let (mut most, mut highest) = (0, weights[0]);
        if left > FEW {
            // The class of the most weight first, and then often hardly anybody is left.
            for (class, weight) in weights.iter().enumerate() {
                if *weight > highest {
                    (most, highest) = (class, *weight);
                }
            }
            let taken = self.binomial(left, highest / whole);
            into(most, taken);
            left -= taken;
            weights[most] = 0.0;
            whole = weights.iter().sum();
        }
        for class in order {
            if left <= FEW {
                break;
            }
            let weight = std::mem::take(&mut weights[*class]);
            let taken = self.binomial(left, weight / whole);
            if taken > 0 {
                into(*class, taken);
                left -= taken;
            }
            whole -= weight;
        }
        if left == 0 {
            return;
        }
        // What was subtracted is summed anew: of a small rest it would be rounding.
        whole = weights.iter().sum();
        for _ in 0..left {
            let mut at = self.uniform() * whole;
            let found = order.iter().find(|class| {
                at -= weights[**class];
                at < 0.0
            });
            into(*found.unwrap_or(&most), 1);
        }
    }
}

/// So few persons are quicker shared out one by one.
const FEW: u64 = 6;
/// Below this mean a binomial is drawn by inversion.
const BY_INVERSION: f64 = 10.0;
/// Further than this inversion does not go: from a mean of 10, what lies beyond is below e^-150.
const INVERTED_MAX: u64 = 120;
/// One over each number that inversion comes to: divisions would be most of its time.
const ONE_OVER: [f64; INVERTED_MAX as usize + 1] = {
    let mut one_over = [0.0; INVERTED_MAX as usize + 1];
    let mut at = 1;
    while at < one_over.len() {
        one_over[at] = 1.0 / at as f64;
        at += 1;
    }
    one_over
};

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWS: usize = 40_000;

    fn moments(draw: impl FnMut() -> f64) -> (f64, f64) {
        let draws: Vec<f64> = std::iter::repeat_with(draw).take(DRAWS).collect();
        let mean = draws.iter().sum::<f64>() / DRAWS as f64;
        (mean, draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum::<f64>() / DRAWS as f64)
    }

    #[test]
    fn streams_differ_and_repeat() {
        let draws = |seed, number| (0..5).map(|_| Chance::new(seed, number).uniform()).collect::<Vec<f64>>();
        assert_eq!(draws(1, 2), draws(1, 2));
        assert!(draws(1, 2) != draws(1, 3) && draws(1, 2) != draws(2, 2));
    }

    #[test]
    fn chances_that_are_none_do_not_panic() {
        let mut chance = Chance::new(1, 0);
        assert_eq!(chance.binomial(7, f64::NAN), 7);
        assert_eq!((chance.binomial(7, -1.0), chance.binomial(7, 2.0), chance.binomial(0, 0.5)), (0, 7, 0));
        assert_eq!(chance.negative_binomial(5, f64::INFINITY), limits::UNDOCUMENTED_MAX);
        assert_eq!(chance.negative_binomial(5, f64::NAN), limits::UNDOCUMENTED_MAX);
        assert_eq!(chance.negative_binomial(5, 0.0), 0);
        for persons in [0, 3, 1000] {
            let mut shared = 0;
            chance.share(persons, &mut [0.0, 0.0], &[1, 0], |_, taken| shared += taken);
            assert_eq!(shared, persons, "nobody is lost where no class has a weight");
        }
    }

    #[test]
    fn draws_have_the_moments_of_their_distributions() {
        let mut chance = Chance::new(3, 1);
        let near = |(mean, variance): (f64, f64), expected: (f64, f64)| {
            let of_mean = (mean - expected.0) / (expected.1 / DRAWS as f64).sqrt();
            assert!(of_mean.abs() < 4.5, "mean {mean} {expected:?}");
            assert!((variance / expected.1 - 1.0).abs() < 0.1, "variance {variance} {expected:?}");
        };
        near(moments(|| chance.uniform()), (0.5, 1.0 / 12.0));
        for shape in [0.4, 1.0, 3.5, 800.0] {
            near(moments(|| chance.gamma(shape)), (shape, shape));
        }
        near(moments(|| chance.ln_gamma(0.7).exp()), (0.7, 0.7));
        let (a, b) = (3.0, 11.0);
        near(moments(|| chance.beta(a, b).0), (a / (a + b), a * b / ((a + b) * (a + b) * (a + b + 1.0))));
        for (persons, share) in
            [(9u64, 0.3), (1000, 0.004), (1000, 0.996), (300, 0.35), (90_000, 0.8), (25, 0.5)]
        {
            let mean = persons as f64 * share;
            near(moments(|| chance.binomial(persons, share) as f64), (mean, mean * (1.0 - share)));
        }
        // Of 40 that do not fail with odds 3 : 1 to fail: mean 120, variance 120 * 4.
        near(moments(|| chance.negative_binomial(40, 3.0) as f64), (120.0, 480.0));
    }

    #[test]
    fn a_binomial_has_each_number_as_often_as_it_is_probable() {
        let mut chance = Chance::new(9, 0);
        for (persons, share) in [(30u64, 0.1), (60, 0.4), (200, 0.75)] {
            let mut times = vec![0u32; persons as usize + 1];
            (0..DRAWS).for_each(|_| times[chance.binomial(persons, share) as usize] += 1);
            let ways = |of: u64| ln_gamma_rise(1.0, of as f64);
            let probability = |of: u64| {
                let ln = ways(persons) - ways(of) - ways(persons - of);
                (ln + of as f64 * share.ln() + (persons - of) as f64 * (1.0 - share).ln()).exp()
            };
            for (of, times) in (0..).zip(&times) {
                let expected = probability(of) * DRAWS as f64;
                let off = (f64::from(*times) - expected) / (expected + 1.0).sqrt();
                assert!(off.abs() < 5.0, "{of} of {persons}: {times} {expected}");
            }
        }
    }

    #[test]
    fn persons_are_shared_out_by_weight_one_by_one_and_many_at_once() {
        let mut chance = Chance::new(5, 0);
        let weights = [0.02, 0.9, 0.0, 1.1, 1e-14];
        let share = |class: usize| weights[class] / 2.02;
        for persons in [4u64, 500] {
            let mut sums = [0u64; 5];
            for _ in 0..4000 {
                let mut whole = 0;
                chance.share(persons, &mut weights.clone(), &[3, 1, 0, 2, 4], |class, taken| {
                    sums[class] += taken;
                    whole += taken;
                });
                assert_eq!(whole, persons);
            }
            let all = (persons * 4000) as f64;
            for class in [0, 1, 3] {
                let spread = (share(class) * (1.0 - share(class)) / all).sqrt();
                let off = (sums[class] as f64 / all - share(class)) / spread;
                assert!(off.abs() < 4.5, "class {class} of {persons}: {off}");
            }
            assert_eq!((sums[2], sums[4]), (0, 0));
        }
    }
}
