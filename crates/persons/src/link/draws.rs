//! Registries that might be true: each pair is taken to be one person, or not, by its chance.
//!
//! The log-odds of a pair are shifted by a draw from the logistic distribution, so that a pair alone is joined in just
//! that share of the draws that its probability says; where pairs speak together, they do so with their shifts.
//!
//! Must not: change what is reported as the most likely registry.

use super::chance::Chance;
use super::linker::Scored;

/// The scored pairs of one draw. The same seed and number give the same.
pub(crate) fn draw(scored: &[Scored], seed: u64, number: usize) -> Vec<Scored> {
    let mut chance = Chance::seeded(seed ^ (number as u64 + 1).wrapping_mul(0xa076_1d64_78bd_642f));
    let shifted = |pair: &Scored| {
        let u = chance.unit().clamp(1e-12, 1.0 - 1e-12);
        let p = f64::from(pair.probability).clamp(1e-7, 1.0 - 1e-7);
        let odds = p / (1.0 - p) * u / (1.0 - u);
        Scored { probability: (odds / (1.0 + odds)) as f32, ..*pair }
    };
    scored.iter().map(shifted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_drawn_as_often_as_it_is_likely() {
        let pair = Scored { a: 0, b: 1, probability: 0.3 };
        let drawn = (0..4000).filter(|&at| draw(&[pair], 7, at)[0].probability > 0.5).count();
        assert!((1110..1290).contains(&drawn), "{drawn} of 4000");
        assert_eq!(draw(&[pair], 7, 3)[0].probability, draw(&[pair], 7, 3)[0].probability);
    }
}
