//! Chance from a seed: the same seed and keys give the same numbers for ever, on every machine.
//!
//! The generator is SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators"): a
//! counter, and a mixing of its bits. Each row draws from a counter of its own, so that nothing drawn for one row
//! depends on how much another drew.
//!
//! Must not: be used for secrets, or call anything whose last bit differs between machines, such as `exp` or `ln`.

/// The step of the counter: 2^64 divided by the golden ratio, made odd.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of numbers.
#[derive(Clone, Debug)]
pub(crate) struct Chance(u64);

impl Chance {
    /// The stream of these keys under this seed.
    pub(crate) fn of(seed: u64, keys: &[u64]) -> Chance {
        Chance(
            keys.iter().fold(mixed(seed ^ STEP), |state, key| mixed(state.wrapping_add(STEP) ^ mixed(*key))),
        )
    }

    /// The next number.
    pub(crate) fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A number below another; 0 where that is 0.
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        (((self.number() >> 32) * u64::from(bound)) >> 32) as u32
    }

    /// A number from one to another, both among them.
    pub(crate) fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high.max(low) - low + 1) as u32) as i32
    }

    /// Whether something happens that happens in this share of cases.
    pub(crate) fn hits(&mut self, share: f64) -> bool {
        // 53 bits are what an f64 holds exactly.
        ((self.number() >> 11) as f64) < share * (1u64 << 53) as f64
    }

    /// One of several; `None` of none.
    pub(crate) fn pick<'v, T>(&mut self, values: &'v [T]) -> Option<&'v T> {
        values.get(self.below(values.len() as u32) as usize)
    }
}

pub(crate) fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Numbers of `bits` bits in another order: a Feistel network, which is one to one whatever its rounds do.
pub(crate) fn shuffled(number: u64, bits: u32, key: u64) -> u64 {
    let half = bits / 2;
    let mask = (1u64 << half) - 1;
    let (mut left, mut right) = ((number >> half) & mask, number & mask);
    for round in 0..4u64 {
        (left, right) = (right, left ^ (mixed(key ^ (round << 56) ^ right) & mask));
    }
    (left << half) | right
}

/// Which of many is meant where the first is common and the last is rare, as with names: the n-th of them weighs
/// 1/(n + offset) (Zipf 1949; Mandelbrot 1953).
#[derive(Clone, Debug)]
pub(crate) struct Skew {
    /// The sum of the weights up to each, in 2^-32.
    sums: Vec<u64>,
}

impl Skew {
    pub(crate) fn of(many: usize, offset: u64) -> Skew {
        let weights = (0..many as u64).map(|at| (1u64 << 32) / (at + 1 + offset));
        let sums = weights.scan(0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        });
        Skew { sums: sums.collect() }
    }

    pub(crate) fn draw(&self, chance: &mut Chance) -> u32 {
        let all = self.sums.last().copied().unwrap_or(0);
        let drawn = ((u128::from(chance.number()) * u128::from(all)) >> 64) as u64;
        self.sums.partition_point(|sum| *sum <= drawn) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        // The first outputs of the reference generator seeded with 1234567.
        let mut chance = Chance(1_234_567);
        assert_eq!(chance.number(), 6_457_827_717_110_365_317);
        assert_eq!(chance.number(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn bounds_are_kept_and_shares_are_met() {
        let mut chance = Chance::of(7, &[1]);
        assert!((0..1000).all(|_| (3..=5).contains(&chance.between(3, 5))));
        assert_eq!((chance.below(0), chance.between(4, 2), chance.pick::<u8>(&[])), (0, 4, None));
        let hits = (0..100_000).filter(|_| chance.hits(0.2)).count();
        assert!((19_400..20_600).contains(&hits), "{hits}");
        assert!(!chance.hits(0.0) && chance.hits(1.0));
    }

    #[test]
    fn no_two_numbers_become_one() {
        let seen: BTreeSet<u64> = (0..1 << 12).map(|number| shuffled(number, 12, 99)).collect();
        assert_eq!((seen.len(), seen.last()), (1 << 12, Some(&((1 << 12) - 1))));
    }

    #[test]
    fn the_first_are_common_and_the_last_occur() {
        let (skew, mut chance) = (Skew::of(50, 2), Chance::of(1, &[]));
        let mut seen = [0; 50];
        (0..50_000).for_each(|_| seen[skew.draw(&mut chance) as usize] += 1);
        assert!(seen[0] > 10 * seen[49] && seen[49] > 100, "{seen:?}");
    }
}
