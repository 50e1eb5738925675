//! Counts of persons by combination of lists, laid out so that sums over lists are fast.
//!
//! Must not: hold more lists than can be laid out, or a cell of no list.

use vocabulary::{Histories, limits};

/// The counts of all combinations of lists; the place of a combination is its bit set.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// How many lists.
    pub(super) lists: usize,
    /// `2^lists` counts; that of no list is 0.
    pub(super) counts: Vec<f64>,
    /// For each combination, how many are on all of its lists, whatever others they are on.
    pub(super) sums: Vec<f64>,
}

impl Table {
    /// Lays out capture histories; `None` for more lists than [`limits::LOGLINEAR_LISTS_MAX`].
    pub(super) fn of(histories: &Histories) -> Option<Table> {
        let lists = histories.lists().len();
        if lists > limits::LOGLINEAR_LISTS_MAX {
            return None;
        }
        let mut counts = vec![0.0; 1 << lists];
        for (on, persons) in histories.cells() {
            counts[usize::try_from(on).ok()?] = persons as f64;
        }
        let mut table = Table { lists, sums: vec![0.0; counts.len()], counts };
        table.sum_up();
        Some(table)
    }

    /// Makes the sums anew after counts were changed.
    pub(super) fn sum_up(&mut self) {
        self.sums.copy_from_slice(&self.counts);
        over(&mut self.sums);
    }

    /// How many persons there are on any list.
    pub(super) fn documented(&self) -> f64 {
        self.sums[0]
    }

    /// The sum of `y ln y - y`: the likelihood of a model that fits each cell, without its constant.
    pub(super) fn saturated(&self) -> f64 {
        self.counts.iter().filter(|count| **count > 0.0).map(|count| count * count.ln() - count).sum()
    }
}

/// Replaces each value by the sum of those of all combinations that hold it: a fast Moebius sum (Yates 1937).
pub(super) fn over(values: &mut [f64]) {
    let mut step = 1;
    while step < values.len() {
        for block in values.chunks_exact_mut(2 * step) {
            let (without, with) = block.split_at_mut(step);
            for (a, b) in without.iter_mut().zip(with) {
                *a += *b;
            }
        }
        step *= 2;
    }
}

/// Replaces each value by the sum of those of all combinations that it holds.
pub(super) fn under(values: &mut [f64]) {
    let mut step = 1;
    while step < values.len() {
        for block in values.chunks_exact_mut(2 * step) {
            let (without, with) = block.split_at_mut(step);
            for (a, b) in with.iter_mut().zip(without) {
                *a += *b;
            }
        }
        step *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn too_many_lists_are_not_laid_out() {
        let names = (0..=limits::LOGLINEAR_LISTS_MAX).map(|at| at.to_string());
        let histories = Histories::new(names, [(1, 5)]).unwrap();
        assert!(Table::of(&histories).is_none());
    }

    #[test]
    fn sums_are_those_of_the_histories() {
        let histories = Histories::new(["a", "b", "c"], [(1, 5), (2, 7), (3, 2), (6, 4), (7, 1)]).unwrap();
        let table = Table::of(&histories).unwrap();
        for lists in 0..8u64 {
            assert_eq!(table.sums[lists as usize], histories.over(lists) as f64);
        }
        let mut values = [1.0, 10.0, 100.0, 1000.0];
        under(&mut values);
        assert_eq!(values, [1.0, 11.0, 101.0, 1111.0]);
    }
}
