//! What scores the moves of the parser and of the entity recogniser: a sum over a few tokens, a maximum, a layer.
//!
//! What each token adds at each place is worked out once for all tokens. Must not: know what a move does.

use crate::embed::WIDTH;
use crate::layers::{Matrix, larger};
use fearless_simd::{Level, Simd, dispatch};

/// The hidden width.
pub(crate) const HIDDEN: usize = 64;
/// How many pieces each hidden value is the largest of.
pub(crate) const PIECES: usize = 2;
/// What one token adds at one place: all first pieces, then all second ones.
const PART: usize = HIDDEN * PIECES;
/// How many moves are scored together, that their sums need not be put away between hidden values.
const MOVES: usize = 32;

/// A scorer of moves.
#[derive(Debug)]
pub(crate) struct Scorer {
    /// From a token's vector to the hidden width.
    narrow: Matrix,
    /// From there to what the token adds at each place.
    parts: Matrix,
    /// What an empty place adds.
    empty: Vec<f32>,
    /// Added to every sum.
    bias: Vec<f32>,
    /// The scores' weights, by group of moves, then by hidden value, then by move.
    upper: Vec<[[f32; MOVES]; HIDDEN]>,
    /// The scores' bias, by group of moves.
    upper_bias: Vec<[f32; MOVES]>,
    /// How many moves there are.
    moves: usize,
}

/// A scorer with one text's tokens.
pub(crate) struct Prepared<'s> {
    scorer: &'s Scorer,
    level: Level,
    parts: Vec<f32>,
    scores: Vec<f32>,
}

impl Scorer {
    /// A scorer of which the weights of the scores are given by hidden value and then by move.
    pub(crate) fn new(
        narrow: Matrix,
        parts: Matrix,
        empty: Vec<f32>,
        bias: Vec<f32>,
        upper: &[f32],
        upper_bias: &[f32],
    ) -> Scorer {
        let moves = upper_bias.len();
        let group = |values: &[f32], group: usize| {
            std::array::from_fn(|at| values.get(group * MOVES + at).copied().unwrap_or(0.0))
        };
        let groups = 0..moves.div_ceil(MOVES);
        let row = |hidden: usize| &upper[hidden * moves..][..moves];
        let weights = groups.clone().map(|at| std::array::from_fn(|hidden| group(row(hidden), at)));
        let upper = weights.collect();
        let upper_bias = groups.map(|at| group(upper_bias, at)).collect();
        Scorer { narrow, parts, empty, bias, upper, upper_bias, moves }
    }

    /// Works out what each token adds at each place.
    pub(crate) fn prepare(&self, vectors: &[f32]) -> Prepared<'_> {
        let (mut narrow, mut parts) = (Vec::new(), Vec::new());
        self.narrow.apply(vectors, WIDTH, &mut narrow);
        self.parts.apply(&narrow, HIDDEN, &mut parts);
        let scores = vec![0.0; self.upper.len() * MOVES];
        Prepared { scorer: self, level: Level::new(), parts, scores }
    }
}

impl Prepared<'_> {
    /// The scores of all moves where these tokens stand at the places of the state.
    pub(crate) fn scores(&mut self, places: &[Option<usize>]) -> &[f32] {
        dispatch!(self.level, simd => self.scores_on(simd, places));
        &self.scores[..self.scorer.moves]
    }

    #[inline(always)]
    fn scores_on<S: Simd>(&mut self, _: S, places: &[Option<usize>]) {
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
        let hidden: [f32; HIDDEN] = std::array::from_fn(|at| larger(sum[at], sum[HIDDEN + at]));
        let groups = scorer.upper.iter().zip(&scorer.upper_bias);
        for (scores, (weights, bias)) in self.scores.chunks_exact_mut(MOVES).zip(groups) {
            let mut sums = *bias;
            for (hidden, weights) in hidden.iter().zip(weights) {
                sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += hidden * weight);
            }
            scores.copy_from_slice(&sums);
        }
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
