//! How far two reviewers agree who judged the same pairs without seeing each other's verdicts.
//!
//! From a square table (a row for each answer of the one, a column for each of the other) come the observed agreement and
//! three measures of it beyond chance:
//!
//! * Cohen's kappa (Educational and Psychological Measurement 20, 1960), with the large-sample standard error of Fleiss, Cohen
//!   and Everitt (Psychological Bulletin 72, 1969);
//! * Gwet's AC1 (British Journal of Mathematical and Statistical Psychology 61, 2008), which stays sensible where nearly all
//!   answers are the same one;
//! * Krippendorff's alpha for answers without an order (Computing Krippendorff's Alpha-Reliability, 2011), which asks
//!   nothing of who gave which answer, and so fits tables to which many reviewers added.
//!
//! ```
//! use figures::agreement::Agreement;
//! // 88 pairs that both held for the first answer, 14 that one held for the first and the other for the second …
//! let told = Agreement::of(&[[88, 14, 18], [10, 40, 10], [2, 6, 12]]).unwrap();
//! assert_eq!(format!("{:.2} {:.3}", told.observed, told.kappa.unwrap()), "0.70 0.492");
//! ```
//!
//! Must not: be taken for the share of answers that are right. Two can agree and both be wrong.

use serde::Serialize;

/// How far two agree.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Agreement {
    /// How many were judged by both.
    pub judged: u64,
    /// The share of them on which both gave the same answer.
    pub observed: f64,
    /// Cohen's kappa: 1 where they always agree, 0 where they agree as often as chance would have it. `None` where both gave one and
    /// the same answer throughout, which leaves nothing to hold chance against.
    pub kappa: Option<f64>,
    /// The standard error of kappa.
    pub standard_error: Option<f64>,
    /// The stretch that takes in 95 % of what chance does to kappa, cut at -1 and 1. It is of little worth below some thirty judged.
    pub interval: Option<(f64, f64)>,
    /// Gwet's AC1; `None` as for kappa only where there is but one answer to give.
    pub ac1: Option<f64>,
    /// Krippendorff's alpha; `None` as for kappa.
    pub alpha: Option<f64>,
}

/// Standard deviations on either side of the middle that take in 95 % of a normal curve.
const NORMAL_95: f64 = 1.959_963_984_540_054;

impl Agreement {
    /// Of a table: the row is the answer of the one, the column that of the other. `None` where nothing was judged by both.
    pub fn of<const K: usize>(table: &[[u64; K]; K]) -> Option<Agreement> {
        let judged = table.iter().flatten().fold(0u64, |sum, count| sum.saturating_add(*count));
        if judged == 0 {
            return None;
        }
        let all: f64 = table.iter().flatten().map(|count| *count as f64).sum();
        let of = |row: usize, column: usize| table[row][column] as f64 / all;
        let rows: [f64; K] = std::array::from_fn(|at| (0..K).map(|other| of(at, other)).sum());
        let columns: [f64; K] = std::array::from_fn(|at| (0..K).map(|other| of(other, at)).sum());
        let observed = (0..K).map(|at| of(at, at)).sum();
        let by_chance: f64 = (0..K).map(|at| rows[at] * columns[at]).sum();
        let kappa = beyond(observed, by_chance);
        let standard_error = kappa.map(|_| kappa_error(&of, &rows, &columns, observed, by_chance, all));
        let interval = kappa.zip(standard_error).map(|(kappa, error)| {
            ((kappa - NORMAL_95 * error).max(-1.0), (kappa + NORMAL_95 * error).min(1.0))
        });
        let shares: [f64; K] = std::array::from_fn(|at| (rows[at] + columns[at]) / 2.0);
        let mixed: f64 = shares.iter().map(|share| share * (1.0 - share)).sum();
        let ac1 = (K > 1).then(|| beyond(observed, mixed / (K as f64 - 1.0))).flatten();
        // Of two draws without putting back, those of two different answers.
        let values = 2.0 * all;
        let differ = mixed * values / (values - 1.0);
        let alpha = (differ > 0.0).then(|| 1.0 - (1.0 - observed) / differ);
        Some(Agreement { judged, observed, kappa, standard_error, interval, ac1, alpha })
    }
}

/// The share of what chance leaves open that was agreed on.
fn beyond(observed: f64, by_chance: f64) -> Option<f64> {
    // What is left is a sum of whole parts of 1, squared: below this it is rounding.
    (1.0 - by_chance > 1e-12).then(|| (observed - by_chance) / (1.0 - by_chance))
}

fn kappa_error<const K: usize>(
    of: &dyn Fn(usize, usize) -> f64,
    rows: &[f64; K],
    columns: &[f64; K],
    observed: f64,
    by_chance: f64,
    judged: f64,
) -> f64 {
    let (left, missed) = (1.0 - by_chance, 1.0 - observed);
    let mut sum = 0.0;
    for row in 0..K {
        for column in 0..K {
            let weight = if row == column {
                left - (rows[row] + columns[row]) * missed
            } else {
                missed * (columns[row] + rows[column])
            };
            sum += of(row, column) * weight * weight;
        }
    }
    let middle = observed * by_chance - 2.0 * by_chance + observed;
    let variance = (sum - middle * middle) / (judged * left.powi(4));
    variance.max(0.0).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: Option<f64>, published: f64, digits: i32) -> bool {
        value.is_some_and(|value| (value - published).abs() <= 0.5 * 10f64.powi(-digits) + 1e-12)
    }

    #[test]
    fn nothing_judged_by_both_says_nothing() {
        assert_eq!(Agreement::of(&[[0; 3]; 3]), None);
        let one_answer = Agreement::of(&[[9, 0, 0], [0; 3], [0; 3]]).unwrap();
        assert_eq!((one_answer.observed, one_answer.kappa, one_answer.alpha), (1.0, None, None));
        assert_eq!((one_answer.interval, one_answer.ac1), (None, Some(1.0)));
        let huge = Agreement::of(&[[u64::MAX, 1], [1, u64::MAX]]).unwrap();
        assert!(huge.observed.is_finite() && huge.kappa.is_some_and(f64::is_finite));
    }

    /// Cohen 1960, his table 1: 0.70 observed, 0.41 by chance, kappa 0.492.
    #[test]
    fn the_example_of_cohen() {
        let told = Agreement::of(&[[88, 14, 18], [10, 40, 10], [2, 6, 12]]).unwrap();
        assert_eq!(told.judged, 200);
        assert!(near(Some(told.observed), 0.70, 2) && near(told.kappa, 0.492, 3));
    }

    /// Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions (3rd edition, 2003), chapter 18: a hundred patients, two
    /// raters, three diagnoses; kappa 0.68, its standard error 0.087, and 0.51 to 0.85 with 95 %. The book rounds on its way.
    #[test]
    fn the_example_of_fleiss() {
        let told = Agreement::of(&[[75, 1, 4], [5, 4, 1], [0, 0, 10]]).unwrap();
        assert!(
            near(told.kappa, 0.68, 2) && (told.standard_error.unwrap() - 0.087).abs() < 0.001,
            "{told:?}"
        );
        let (low, high) = told.interval.unwrap();
        assert!((low - 0.51).abs() < 0.006 && (high - 0.85).abs() < 0.006, "{told:?}");
    }

    /// Gwet, Kappa Statistic is not Satisfactory for Assessing the Extent of Agreement (2002): nearly all answers are one; kappa
    /// -0.0234 where 94 % agree, AC1 0.9408.
    #[test]
    fn the_example_of_gwet() {
        let told = Agreement::of(&[[118, 5], [2, 0]]).unwrap();
        assert!(near(told.kappa, -0.0234, 4) && near(told.ac1, 0.9408, 4), "{told:?}");
    }

    /// Krippendorff 2011: two observers and two answers, alpha 0.095; two observers and five answers, alpha 0.692.
    #[test]
    fn the_examples_of_krippendorff() {
        let counted = |one: &[u8], other: &[u8]| {
            let mut table = [[0; 5]; 5];
            one.iter().zip(other).for_each(|(a, b)| {
                table[usize::from(a - b'a')][usize::from(b - b'a')] += 1;
            });
            Agreement::of(&table).unwrap()
        };
        assert!(near(counted(b"abaaaaaaba", b"bbbaabaaaa").alpha, 0.095, 3));
        assert!(near(counted(b"aabbdcccedda", b"babbbccceddd").alpha, 0.692, 3));
    }

    #[test]
    fn who_is_named_first_makes_no_difference() {
        let (one, other) = ([[7, 2, 1], [0, 5, 3], [4, 0, 6]], [[7, 0, 4], [2, 5, 0], [1, 3, 6]]);
        let (one, other) = (Agreement::of(&one).unwrap(), Agreement::of(&other).unwrap());
        assert!(near(one.kappa, other.kappa.unwrap(), 9) && near(one.alpha, other.alpha.unwrap(), 9));
        assert!(near(one.standard_error, other.standard_error.unwrap(), 9));
    }
}
