//! What scores the moves of the parser and of the entity recogniser: a sum over a few tokens, a maximum, a layer.
//!
//! What each token adds at each place is worked out once for all tokens. Must not: know what a move does.

use crate::layers::{Matrix, largest};

/// The hidden width.
const HIDDEN: usize = 64;
/// How many pieces each hidden value is the largest of.
const PIECES: usize = 2;
/// What one token adds at one place.
const PART: usize = HIDDEN * PIECES;

/// A scorer of moves.
#[derive(Debug)]
pub(crate) struct Scorer {
    /// From a token's vector to the hidden width.
    pub(crate) narrow: Matrix,
    /// From there to what the token adds at each place.
    pub(crate) parts: Matrix,
    /// What an empty place adds.
    pub(crate) empty: Vec<f32>,
    /// Added to every sum.
    pub(crate) bias: Vec<f32>,
    /// The scores' weights, by hidden value and then by move.
    pub(crate) upper: Vec<f32>,
    /// The scores' bias, by move.
    pub(crate) upper_bias: Vec<f32>,
}

/// A scorer with one text's tokens.
pub(crate) struct Prepared<'s> {
    scorer: &'s Scorer,
    parts: Vec<f32>,
    scores: Vec<f32>,
}

impl Scorer {
    /// Works out what each token adds at each place.
    pub(crate) fn prepare(&self, vectors: &[f32]) -> Prepared<'_> {
        let (mut narrow, mut parts) = (Vec::new(), Vec::new());
        self.narrow.apply(vectors, &mut narrow);
        self.parts.apply(&narrow, &mut parts);
        Prepared { scorer: self, parts, scores: vec![0.0; self.upper_bias.len()] }
    }
}

impl Prepared<'_> {
    /// The scores of all moves where these tokens stand at the places of the state.
    pub(crate) fn scores(&mut self, places: &[Option<usize>]) -> &[f32] {
        let scorer = self.scorer;
        let stride = places.len() * PART;
        let mut sum = [0.0_f32; PART];
        sum.copy_from_slice(&scorer.bias);
        for (place, token) in places.iter().enumerate() {
            let part = match token {
                Some(token) => &self.parts[token * stride + place * PART..][..PART],
                None => &scorer.empty[place * PART..][..PART],
            };
            sum.iter_mut().zip(part).for_each(|(sum, x)| *sum += x);
        }
        self.scores.copy_from_slice(&scorer.upper_bias);
        let moves = self.scores.len();
        for (pieces, weights) in sum.chunks_exact(PIECES).zip(scorer.upper.chunks_exact(moves)) {
            let hidden = largest(pieces);
            self.scores.iter_mut().zip(weights).for_each(|(score, weight)| *score += hidden * weight);
        }
        &self.scores
    }
}

/// The best-scored move among those allowed; of equals the first.
pub(crate) fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let mut best: Option<usize> = None;
    for (at, score) in scores.iter().enumerate() {
        if allowed(at) && best.is_none_or(|best| *score > scores[best]) {
            best = Some(at);
        }
    }
    best
}
