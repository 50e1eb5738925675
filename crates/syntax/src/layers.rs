//! The arithmetic of the model, in whole numbers where it is costly.
//!
//! Weights are kept as 12-bit whole numbers with a scale for each row, and what flows in is rounded to whole numbers
//! with a scale of its own. Sums of whole numbers do not depend on their order, so every machine computes the same
//! bits, whatever its vector unit. Must not: use fused or reordered sums of floating point.

use wide::{i16x8, i32x4};

/// The largest whole number that a weight is written as.
pub(crate) const WEIGHT_MAX: i32 = 2047;

/// How many whole numbers are multiplied at once.
pub(crate) const LANES: usize = 8;
/// How many inputs and how many rows of weights are gone through together: each is then loaded less often.
const INPUTS: usize = 4;
const ROWS: usize = 2;

/// Rows of whole numbers with a scale for each. The columns are whole groups of [`LANES`].
#[derive(Debug, Default)]
pub(crate) struct Matrix {
    pub(crate) columns: usize,
    pub(crate) scales: Vec<f32>,
    pub(crate) weights: Vec<i16x8>,
    pub(crate) bias: Vec<f32>,
}

impl Matrix {
    pub(crate) fn rows(&self) -> usize {
        self.scales.len()
    }

    /// The largest whole number that an input may have so that no sum leaves 32 bits.
    fn input_max(&self) -> f32 {
        let most = i64::from(i32::MAX) / (i64::from(WEIGHT_MAX) * self.columns as i64);
        most.min(16_383) as f32
    }

    /// Multiplies inputs (rows of `columns`) by the weights and adds the bias: `out` gets rows of `self.rows()`.
    pub(crate) fn apply(&self, input: &[f32], out: &mut Vec<f32>) {
        let (n, m) = (self.columns / LANES, self.rows());
        let count = input.len() / self.columns;
        out.clear();
        out.resize(count * m, 0.0);
        let max = self.input_max();
        let mut whole: Vec<i16x8> = Vec::with_capacity(input.len() / LANES);
        let scales: Vec<f32> =
            input.chunks_exact(self.columns).map(|row| round(row, max, &mut whole)).collect();
        for first in (0..count).step_by(INPUTS) {
            // What is missing from the last few is read again and not written.
            let inputs: [&[i16x8]; INPUTS] =
                std::array::from_fn(|at| &whole[(first + at).min(count - 1) * n..][..n]);
            for row in (0..m).step_by(ROWS) {
                let rows: [&[i16x8]; ROWS] =
                    std::array::from_fn(|at| &self.weights[(row + at).min(m - 1) * n..][..n]);
                let sums = dots(inputs, rows);
                for (token, sums) in (first..count).zip(sums) {
                    for (row, sum) in (row..m).zip(sums) {
                        out[token * m + row] =
                            sum as f32 * (scales[token] * self.scales[row]) + self.bias[row];
                    }
                }
            }
        }
    }
}

/// Rounds a row to whole numbers and says what one of them is worth.
fn round(row: &[f32], max: f32, out: &mut Vec<i16x8>) -> f32 {
    let largest = row.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
    if largest == 0.0 {
        out.resize(out.len() + row.len() / LANES, i16x8::default());
        return 0.0;
    }
    let factor = max / largest;
    // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number without a call for each.
    const ROUNDER: f32 = 12_582_912.0;
    let whole = |x: f32| ((x * factor + ROUNDER) - ROUNDER) as i16;
    out.extend(row.chunks_exact(LANES).map(|lanes| i16x8::new(std::array::from_fn(|at| whole(lanes[at])))));
    largest / max
}

/// The products of each input with each row of weights.
fn dots(inputs: [&[i16x8]; INPUTS], rows: [&[i16x8]; ROWS]) -> [[i32; ROWS]; INPUTS] {
    let n = inputs[0].len();
    let inputs = inputs.map(|input| &input[..n]);
    let rows = rows.map(|row| &row[..n]);
    let mut sums = [[i32x4::default(); ROWS]; INPUTS];
    for at in 0..n {
        let weights = rows.map(|row| row[at]);
        for (sums, input) in sums.iter_mut().zip(inputs) {
            let input = input[at];
            for (sum, weights) in sums.iter_mut().zip(weights) {
                *sum += input.dot(weights);
            }
        }
    }
    sums.map(|sums| sums.map(|sum| sum.to_array().iter().sum()))
}

/// A layer that keeps the largest of each group of pieces, then brings the row to mean 0 and spread 1.
#[derive(Debug, Default)]
pub(crate) struct Maxout {
    pub(crate) matrix: Matrix,
    pub(crate) pieces: usize,
    pub(crate) gain: Vec<f32>,
    pub(crate) shift: Vec<f32>,
}

impl Maxout {
    /// Rows of `gain.len()` from rows of `matrix.columns`.
    pub(crate) fn apply(&self, input: &[f32], scratch: &mut Vec<f32>, out: &mut Vec<f32>) {
        self.matrix.apply(input, scratch);
        out.clear();
        out.extend(scratch.chunks_exact(self.pieces).map(largest));
        for row in out.chunks_exact_mut(self.gain.len()) {
            self.normalise(row);
        }
    }

    fn normalise(&self, row: &mut [f32]) {
        let n = row.len() as f32;
        let mean = row.iter().sum::<f32>() / n;
        let spread = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / n + 1e-8;
        let factor = 1.0 / spread.sqrt();
        for ((x, gain), shift) in row.iter_mut().zip(&self.gain).zip(&self.shift) {
            *x = (*x - mean) * factor * gain + shift;
        }
    }
}

/// The largest of a group of pieces.
pub(crate) fn largest(pieces: &[f32]) -> f32 {
    pieces.iter().copied().fold(f32::NEG_INFINITY, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_come_close_to_the_product() {
        let row = |a: i16, b: i16| i16x8::new([a, b, 0, 0, 0, 0, 0, 0]);
        let weights = vec![row(2047, -1023), row(0, 512), row(1, 2047)];
        let bias = vec![0.0, 1.0, -1.0];
        let matrix = Matrix { columns: LANES, scales: vec![0.001, 0.002, 0.5], weights, bias };
        let inputs = [[1.0, 2.0], [-3.0, 0.5], [0.0, 0.0], [4.0, -4.0], [0.25, 1.0]];
        let mut out = Vec::new();
        let wide = |x: &[f32; 2]| [x[0], x[1], 0.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        matrix.apply(&inputs.iter().flat_map(wide).collect::<Vec<f32>>(), &mut out);
        let product =
            |x: [f32; 2]| [2.047 * x[0] - 1.023 * x[1], 1.024 * x[1] + 1.0, 0.5 * x[0] + 1023.5 * x[1] - 1.0];
        let wanted = inputs.map(product).concat();
        assert_eq!(out.len(), wanted.len());
        for (found, wanted) in out.iter().zip(&wanted) {
            assert!((found - wanted).abs() <= 0.001 * wanted.abs().max(1.0), "{found} for {wanted}");
        }
    }
}
