//! Cholesky factors of the small matrices that Newton's steps meet.
//!
//! Must not: allocate, or go on past a pivot that is too small to trust.

/// A pivot below this share of its own diagonal says that the column is a sum of those before it.
const PIVOT_SHARE_MIN: f64 = 1e-11;

/// Overwrites the lower triangle of a symmetric `size` x `size` matrix (row after row) with its Cholesky factor.
///
/// # Errors
/// The first column that depends on those before it.
pub(crate) fn factor(matrix: &mut [f64], size: usize) -> Result<(), usize> {
    for row in 0..size {
        let (above, rest) = matrix.split_at_mut(row * size);
        let this = &mut rest[..=row];
        let diagonal = this[row];
        for column in 0..row {
            let other = &above[column * size..column * size + column + 1];
            let mut sum = this[column];
            for (a, b) in this[..column].iter().zip(other) {
                sum -= a * b;
            }
            this[column] = sum / other[column];
        }
        let pivot = diagonal - this[..row].iter().map(|value| value * value).sum::<f64>();
        if !pivot.is_finite() || pivot <= PIVOT_SHARE_MIN * diagonal {
            return Err(row);
        }
        this[row] = pivot.sqrt();
    }
    Ok(())
}

/// Solves `L y = b` in place.
pub(crate) fn forward(factor: &[f64], size: usize, vector: &mut [f64]) {
    for row in 0..size {
        let line = &factor[row * size..row * size + row + 1];
        let mut sum = vector[row];
        for (a, b) in line[..row].iter().zip(vector.iter()) {
            sum -= a * b;
        }
        vector[row] = sum / line[row];
    }
}

/// Solves `L L' x = b` in place.
pub(crate) fn solve(factor: &[f64], size: usize, vector: &mut [f64]) {
    forward(factor, size, vector);
    backward(factor, size, vector);
}

/// Solves `L' x = b` in place.
pub(crate) fn backward(factor: &[f64], size: usize, vector: &mut [f64]) {
    for row in (0..size).rev() {
        let value = vector[row] / factor[row * size + row];
        vector[row] = value;
        for column in 0..row {
            vector[column] -= factor[row * size + column] * value;
        }
    }
}

/// The inverse of the matrix that was factored.
pub(crate) fn inverse(factor: &[f64], size: usize) -> Vec<f64> {
    let mut inverse = vec![0.0; size * size];
    let mut unit = vec![0.0; size];
    for column in 0..size {
        unit.fill(0.0);
        unit[column] = 1.0;
        solve(factor, size, &mut unit);
        for row in 0..size {
            inverse[row * size + column] = unit[row];
        }
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependent_column_is_named() {
        // The third column is the sum of the first two.
        let mut matrix = [2.0, 0.0, 2.0, 0.0, 3.0, 3.0, 2.0, 3.0, 5.0];
        assert_eq!(factor(&mut matrix, 3), Err(2));
        let mut not_a_number = [f64::NAN];
        assert_eq!(factor(&mut not_a_number, 1), Err(0));
    }

    #[test]
    fn a_system_is_solved_and_inverted() {
        let whole = [4.0, 2.0, 0.6, 2.0, 5.0, 1.0, 0.6, 1.0, 3.0];
        let mut matrix = whole;
        factor(&mut matrix, 3).expect("it is positive definite");
        let mut vector = [1.0, -2.0, 0.5];
        solve(&matrix, 3, &mut vector);
        for (row, wanted) in [1.0, -2.0, 0.5].into_iter().enumerate() {
            let got: f64 = (0..3).map(|column| whole[row * 3 + column] * vector[column]).sum();
            assert!((got - wanted).abs() < 1e-12, "{got} for {wanted}");
        }
        let inverse = inverse(&matrix, 3);
        let one: f64 = (0..3).map(|at| whole[3 + at] * inverse[at * 3 + 1]).sum();
        assert!((one - 1.0).abs() < 1e-12);
    }
}
