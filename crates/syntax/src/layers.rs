//! The arithmetic of the model, in whole numbers where it is costly.
//!
//! Weights are kept as 12-bit whole numbers with a scale for each row, and what flows in is rounded to whole numbers
//! with a scale of its own. Sums of whole numbers do not depend on their order, so every machine computes the same
//! bits, whatever its vector unit. Must not: use fused sums of floating point, or sum it in an order that a vector
//! unit chooses.

use fearless_simd::prelude::*;
use fearless_simd::{Level, Simd, dispatch};

/// The largest whole number that a weight is written as.
pub(crate) const WEIGHT_MAX: i32 = 2047;

/// How many rows of weights lie side by side. No vector unit multiplies more at once than half of them.
const BLOCK: usize = 32;
/// How many inputs are gone through together: each weight is then loaded less often.
const INPUTS: usize = 4;
/// How many numbers of floating point are summed side by side: a fixed number, so that the order is fixed.
const LANES: usize = 8;

/// Rows of whole numbers with a scale for each. The columns are an even number.
#[derive(Debug, Default)]
pub(crate) struct Matrix {
    columns: usize,
    /// Of each row, and of those that fill the last block.
    scales: Vec<f32>,
    bias: Vec<f32>,
    /// By block of rows and pair of columns: the two weights of each row of the block.
    weights: Vec<i16>,
}

impl Matrix {
    /// A matrix of which the weights are given row by row, put into the order in which they are multiplied.
    pub(crate) fn new(columns: usize, mut scales: Vec<f32>, mut bias: Vec<f32>, rows: &[i16]) -> Matrix {
        let blocks = scales.len().div_ceil(BLOCK);
        let mut weights = vec![0; blocks * BLOCK * columns];
        for (row, values) in rows.chunks_exact(columns).enumerate() {
            let block = row / BLOCK * BLOCK * columns;
            for (pair, values) in values.chunks_exact(2).enumerate() {
                let at = block + (pair * BLOCK + row % BLOCK) * 2;
                weights[at..at + 2].copy_from_slice(values);
            }
        }
        scales.resize(blocks * BLOCK, 0.0);
        bias.resize(blocks * BLOCK, 0.0);
        Matrix { columns, scales, bias, weights }
    }

    /// How many numbers come out for each input: the rows, filled up to whole blocks.
    pub(crate) fn width(&self) -> usize {
        self.scales.len()
    }

    /// The largest whole number that an input may have so that no sum leaves 32 bits.
    fn input_max(&self) -> f32 {
        let most = i64::from(i32::MAX) / (i64::from(WEIGHT_MAX) * self.columns as i64);
        most.min(16_383) as f32
    }

    /// Multiplies inputs by the weights and adds the bias: `out` gets a row of [`Matrix::width`] for each. An input is
    /// as long as the columns; one begins every `step` numbers, so that they may overlap.
    pub(crate) fn apply(&self, input: &[f32], step: usize, out: &mut Vec<f32>) {
        dispatch!(Level::new(), simd => self.apply_on(simd, input, step, out));
    }

    #[inline(always)]
    fn apply_on<S: Simd>(&self, simd: S, input: &[f32], step: usize, out: &mut Vec<f32>) {
        let (pairs, width, max) = (self.columns / 2, self.width(), self.input_max());
        let count = (input.len() + step).saturating_sub(self.columns) / step;
        let mut whole = vec![0; count * pairs];
        let mut scales = vec![0.0; count];
        for ((at, whole), scale) in whole.chunks_exact_mut(pairs).enumerate().zip(&mut scales) {
            *scale = round(&input[at * step..][..self.columns], max, whole);
        }
        out.clear();
        out.resize(count * width, 0.0);
        let mut sums = [[0; BLOCK]; INPUTS];
        for (block, weights) in self.weights.chunks_exact(BLOCK * self.columns).enumerate() {
            let rows = block * BLOCK..(block + 1) * BLOCK;
            for first in (0..count).step_by(INPUTS) {
                // What is missing from the last few is read again and not written.
                let inputs: [&[i32]; INPUTS] =
                    std::array::from_fn(|at| &whole[(first + at).min(count - 1) * pairs..][..pairs]);
                multiply(simd, inputs, weights, &mut sums);
                for (token, sums) in (first..count).zip(&sums) {
                    let (own, out) = (scales[token], &mut out[token * width..][rows.clone()]);
                    let of_row = self.scales[rows.clone()].iter().zip(&self.bias[rows.clone()]);
                    for ((x, sum), (scale, bias)) in out.iter_mut().zip(sums).zip(of_row) {
                        *x = *sum as f32 * (own * scale) + bias;
                    }
                }
            }
        }
    }
}

/// Rounds a row to whole numbers, two to a place as they lie in memory, and says what one of them is worth.
#[inline(always)]
fn round(row: &[f32], max: f32, out: &mut [i32]) -> f32 {
    // Without its sign, a number of floating point is as large as its bits.
    let largest = row.iter().fold(0, |most, x| (x.to_bits() & 0x7FFF_FFFF).max(most));
    let largest = f32::from_bits(largest);
    let factor = if largest == 0.0 { 0.0 } else { max / largest };
    // Adding 1.5 * 2^23 leaves the nearest whole number in the lowest bits.
    const ROUNDER: f32 = 12_582_912.0;
    let whole = |x: f32| (x * factor + ROUNDER).to_bits() & 0xFFFF;
    for (out, pair) in out.iter_mut().zip(row.chunks_exact(2)) {
        let (first, second) = (whole(pair[0]), whole(pair[1]));
        let pair = if cfg!(target_endian = "big") { first << 16 | second } else { second << 16 | first };
        *out = pair as i32;
    }
    largest / max
}

/// The products of each input with each row of a block of weights.
#[inline(always)]
fn multiply<S: Simd>(simd: S, inputs: [&[i32]; INPUTS], weights: &[i16], out: &mut [[i32; BLOCK]; INPUTS]) {
    let lanes = S::i16s::LEN;
    for first in (0..2 * BLOCK).step_by(2 * lanes) {
        let mut sums = [[S::i32s::splat(simd, 0); 2]; INPUTS];
        for (pair, weights) in weights.chunks_exact(2 * BLOCK).enumerate() {
            let weights = &weights[first..][..2 * lanes];
            let low = S::i16s::from_slice(simd, &weights[..lanes]);
            let high = S::i16s::from_slice(simd, &weights[lanes..]);
            for (sums, input) in sums.iter_mut().zip(&inputs) {
                let both: S::i16s = S::i32s::splat(simd, input[pair]).bitcast();
                sums[0] += both.pairwise_dot_product(low);
                sums[1] += both.pairwise_dot_product(high);
            }
        }
        for (out, sums) in out.iter_mut().zip(sums) {
            let out = &mut out[first / 2..][..lanes];
            sums[0].store_slice(&mut out[..lanes / 2]);
            sums[1].store_slice(&mut out[lanes / 2..]);
        }
    }
}

/// A layer that keeps the largest of each group of pieces, then brings the row to mean 0 and spread 1.
#[derive(Debug, Default)]
pub(crate) struct Maxout {
    /// Its rows are those of all first pieces, then those of all second ones, and so on.
    pub(crate) matrix: Matrix,
    pub(crate) gain: Vec<f32>,
    pub(crate) shift: Vec<f32>,
}

impl Maxout {
    /// Rows of `gain.len()` from inputs that begin every `step` numbers.
    pub(crate) fn apply(&self, input: &[f32], step: usize, scratch: &mut Vec<f32>, out: &mut Vec<f32>) {
        self.matrix.apply(input, step, scratch);
        out.clear();
        out.resize(scratch.len() / self.matrix.width() * self.gain.len(), 0.0);
        dispatch!(Level::new(), simd => self.keep_largest(simd, scratch, out));
    }

    #[inline(always)]
    fn keep_largest<S: Simd>(&self, _: S, pieces: &[f32], out: &mut [f32]) {
        let width = self.gain.len();
        for (row, pieces) in out.chunks_exact_mut(width).zip(pieces.chunks_exact(self.matrix.width())) {
            row.copy_from_slice(&pieces[..width]);
            for piece in pieces[width..].chunks_exact(width) {
                row.iter_mut().zip(piece).for_each(|(x, piece)| *x = larger(*x, *piece));
            }
            self.normalise(row);
        }
    }

    #[inline(always)]
    fn normalise(&self, row: &mut [f32]) {
        let n = row.len() as f32;
        let mean = sum(row, |x| x) / n;
        let spread = sum(row, |x| (x - mean) * (x - mean)) / n + 1e-8;
        let factor = 1.0 / spread.sqrt();
        for ((x, gain), shift) in row.iter_mut().zip(&self.gain).zip(&self.shift) {
            *x = (*x - mean) * factor * gain + shift;
        }
    }
}

/// The larger of two numbers, neither of which is none.
#[inline(always)]
pub(crate) fn larger(one: f32, other: f32) -> f32 {
    if one > other { one } else { other }
}

/// The sum over a row of whole groups of [`LANES`]: first within each lane, then of the lanes in their order.
#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut sums = [0.0; LANES];
    for values in row.chunks_exact(LANES) {
        sums.iter_mut().zip(values).for_each(|(sum, x)| *sum += of(*x));
    }
    sums.iter().sum()
}

/// Puts rows that stand by hidden value and then by piece into the order by piece and then by hidden value.
pub(crate) fn by_piece<T: Copy>(values: &[T], pieces: usize, row: usize) -> Vec<T> {
    let group = pieces * row;
    let of_piece = |piece: usize| values.chunks_exact(group).map(move |group| &group[piece * row..][..row]);
    (0..pieces).flat_map(of_piece).flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_come_close_to_the_product() {
        let weights = [2047, -1023, 0, 512, 1, 2047];
        let bias = vec![0.0, 1.0, -1.0];
        let matrix = Matrix::new(2, vec![0.001, 0.002, 0.5], bias, &weights);
        let inputs = [[1.0, 2.0], [-3.0, 0.5], [0.0, 0.0], [4.0, -4.0], [0.25, 1.0]];
        let mut out = Vec::new();
        matrix.apply(&inputs.concat(), 2, &mut out);
        let product =
            |x: [f32; 2]| [2.047 * x[0] - 1.023 * x[1], 1.024 * x[1] + 1.0, 0.5 * x[0] + 1023.5 * x[1] - 1.0];
        assert_eq!(out.len(), inputs.len() * matrix.width());
        for (found, wanted) in out.chunks_exact(matrix.width()).zip(inputs.map(product)) {
            for (found, wanted) in found.iter().zip(&wanted) {
                assert!((found - wanted).abs() <= 0.001 * wanted.abs().max(1.0), "{found} for {wanted}");
            }
        }
    }

    #[test]
    fn every_vector_unit_computes_the_same_bits() {
        // Any numbers will do: those of a simple generator (Lehmer 1951).
        let numbers = |count: usize| {
            (0..count).scan(1_u64, |state, _| {
                *state = *state * 48_271 % 2_147_483_647;
                Some(*state as f32 / 1e9 - 1.0)
            })
        };
        let (columns, rows) = (12, 96);
        let weights: Vec<i16> = numbers(rows * columns).map(|x| (x * 1700.0) as i16).collect();
        let matrix = Matrix::new(columns, vec![0.01; rows], numbers(rows).collect(), &weights);
        let layer = Maxout { matrix, gain: numbers(32).collect(), shift: numbers(32).collect() };
        let input: Vec<f32> = numbers(columns * 7).collect();
        let on = |level: Level| {
            let (mut pieces, mut out) = (Vec::new(), vec![0.0; 7 * 32]);
            dispatch!(level, simd => layer.matrix.apply_on(simd, &input, columns, &mut pieces));
            dispatch!(level, simd => layer.keep_largest(simd, &pieces, &mut out));
            out.iter().map(|x| x.to_bits()).collect::<Vec<u32>>()
        };
        assert_eq!(on(Level::new()), on(Level::baseline()));
    }

    #[test]
    fn inputs_may_overlap() {
        let matrix = Matrix::new(4, vec![1.0], vec![0.0], &[1, 10, 100, 1000]);
        let mut out = Vec::new();
        matrix.apply(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2, &mut out);
        let first: Vec<f32> = out.chunks_exact(matrix.width()).map(|row| row[0].round()).collect();
        assert_eq!(first, [4321.0, 6543.0]);
    }

    #[test]
    fn pieces_are_put_side_by_side() {
        assert_eq!(by_piece(&[1, 2, 3, 4, 5, 6, 7, 8], 2, 2), [1, 2, 5, 6, 3, 4, 7, 8]);
    }
}
