//! The arithmetic of the model, in whole numbers where it is costly.
//!
//! Weights are kept as 12-bit whole numbers with a scale for each row, and what flows in is rounded to whole numbers
//! with a scale of its own. Sums of whole numbers do not depend on their order, so every machine computes the same
//! bits, whatever its vector unit. Must not: use fused or reordered sums of floating point.

/// The largest whole number that a weight is written as.
pub(crate) const WEIGHT_MAX: i32 = 2047;

/// Rows of whole numbers with a scale for each.
#[derive(Debug, Default)]
pub(crate) struct Matrix {
    pub(crate) columns: usize,
    pub(crate) scales: Vec<f32>,
    pub(crate) weights: Vec<i16>,
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
        let (n, m) = (self.columns, self.rows());
        let count = input.len() / n;
        out.clear();
        out.resize(count * m, 0.0);
        let max = self.input_max();
        let mut whole: Vec<i16> = Vec::with_capacity(input.len());
        let scales: Vec<f32> = input.chunks_exact(n).map(|row| round(row, max, &mut whole)).collect();
        for token in (0..count).step_by(2) {
            let pair = token + 1 < count;
            let a = &whole[token * n..][..n];
            let b = if pair { &whole[(token + 1) * n..][..n] } else { a };
            for row in (0..m).step_by(2) {
                let second = row + 1 < m;
                let v = &self.weights[row * n..][..n];
                let w = if second { &self.weights[(row + 1) * n..][..n] } else { v };
                let sums = dots(a, b, v, w);
                let mut put = |token: usize, row: usize, sum: i32| {
                    out[token * m + row] = sum as f32 * (scales[token] * self.scales[row]) + self.bias[row];
                };
                put(token, row, sums[0]);
                if second {
                    put(token, row + 1, sums[1]);
                }
                if pair {
                    put(token + 1, row, sums[2]);
                    if second {
                        put(token + 1, row + 1, sums[3]);
                    }
                }
            }
        }
    }
}

/// Rounds a row to whole numbers and says what one of them is worth.
fn round(row: &[f32], max: f32, out: &mut Vec<i16>) -> f32 {
    let largest = row.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
    if largest == 0.0 {
        out.resize(out.len() + row.len(), 0);
        return 0.0;
    }
    let factor = max / largest;
    // Adding and taking away 1.5 * 2^23 rounds to the nearest whole number without a call for each.
    const ROUNDER: f32 = 12_582_912.0;
    out.extend(row.iter().map(|x| ((x * factor + ROUNDER) - ROUNDER) as i16));
    largest / max
}

/// The products of two inputs with two rows of weights: a·v, a·w, b·v, b·w.
fn dots(a: &[i16], b: &[i16], v: &[i16], w: &[i16]) -> [i32; 4] {
    let n = a.len();
    let (b, v, w) = (&b[..n], &v[..n], &w[..n]);
    let mut sums = [0_i32; 4];
    for i in 0..n {
        let (a, b, v, w) = (i32::from(a[i]), i32::from(b[i]), i32::from(v[i]), i32::from(w[i]));
        sums[0] = sums[0].wrapping_add(a * v);
        sums[1] = sums[1].wrapping_add(a * w);
        sums[2] = sums[2].wrapping_add(b * v);
        sums[3] = sums[3].wrapping_add(b * w);
    }
    sums
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
        let weights = vec![2047, -1023, 0, 512, 1, 2047];
        let matrix =
            Matrix { columns: 2, scales: vec![0.001, 0.002, 0.5], weights, bias: vec![0.0, 1.0, -1.0] };
        let mut out = Vec::new();
        matrix.apply(&[1.0, 2.0, -3.0, 0.5, 0.0, 0.0], &mut out);
        let product =
            |x: [f32; 2]| [2.047 * x[0] - 1.023 * x[1], 1.024 * x[1] + 1.0, 0.5 * x[0] + 1023.5 * x[1] - 1.0];
        let wanted = [product([1.0, 2.0]), product([-3.0, 0.5]), product([0.0, 0.0])].concat();
        for (found, wanted) in out.iter().zip(&wanted) {
            assert!((found - wanted).abs() <= 0.001 * wanted.abs().max(1.0), "{found} for {wanted}");
        }
    }
}
