//! Who is who at thresholds: rows are one person where a chain of pairs joins them, each as likely as is asked of pairs within a
//! list, or of pairs between lists.
//!
//! This is how the study of Sudan (London School of Hygiene & Tropical Medicine, 2024) showed what linking does to an estimate.
//! It is coarser than the registry, which weighs all records of a person together.
//!
//! Must not: be taken for the registry. It shows how far the answer hangs on where the line is drawn.

/// A pair of rows, and how likely they are one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Pair {
    pub(crate) a: u32,
    pub(crate) b: u32,
    pub(crate) probability: f64,
    /// Whether both are of one list.
    pub(crate) within: bool,
}

/// The thresholds that are tried.
pub(crate) const THRESHOLDS: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];

/// For each row the first row of its person, where pairs at or above the thresholds are one person.
pub(crate) fn joined(rows: usize, pairs: &[Pair], within: f64, between: f64) -> Vec<u32> {
    let mut first: Vec<u32> = (0..rows as u32).collect();
    for pair in pairs {
        let asked = if pair.within { within } else { between };
        if pair.probability >= asked {
            let (a, b) = (root(&mut first, pair.a), root(&mut first, pair.b));
            let (low, high) = (a.min(b), a.max(b));
            first[high as usize] = low;
        }
    }
    (0..rows as u32).map(|row| root(&mut first, row)).collect()
}

fn root(first: &mut [u32], mut row: u32) -> u32 {
    while first[row as usize] != row {
        let next = first[row as usize];
        first[row as usize] = first[next as usize];
        row = next;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_within_and_between_lists_have_their_own_threshold() {
        let pair = |a, b, probability, within| Pair { a, b, probability, within };
        let pairs = [pair(0, 1, 0.6, true), pair(3, 1, 0.8, false), pair(2, 3, 0.2, false)];
        assert_eq!(joined(4, &pairs, 0.9, 0.9), [0, 1, 2, 3]);
        assert_eq!(joined(4, &pairs, 0.5, 0.9), [0, 0, 2, 3]);
        assert_eq!(joined(4, &pairs, 0.9, 0.8), [0, 1, 2, 1]);
        assert_eq!(joined(4, &pairs, 0.1, 0.1), [0, 0, 0, 0]);
    }

    #[test]
    fn a_chain_of_a_hundred_thousand_takes_no_depth() {
        let rows = 100_000;
        let chain: Vec<Pair> =
            (1..rows).map(|b| Pair { a: b - 1, b, probability: 1.0, within: false }).rev().collect();
        assert!(joined(rows as usize, &chain, 0.5, 0.5).iter().all(|first| *first == 0));
    }
}
