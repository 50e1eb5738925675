//! Hierarchical log-linear models: which lists may depend on which.
//!
//! Must not: know any counts.

use std::fmt;

/// A hierarchical model: a set of terms, each a set of lists, that holds with a term all terms within it, and the term of
/// each list alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Model {
    lists: usize,
    /// Ascending bit sets, from that of no list.
    terms: Vec<u32>,
}

impl Model {
    /// The model of these generators: all terms within them, and each list alone. `None` where a generator names a list
    /// that is not there, or there are none or more than 31 lists.
    ///
    /// ```
    /// use figures::estimate::loglinear::Model;
    /// let model = Model::of(4, [0b0111, 0b1001, 0b1100]).unwrap();
    /// assert_eq!(model.to_string(), "[123,14,34]");
    /// assert_eq!(model.terms().len(), 11, "one for all, four lists, five pairs, one of three");
    /// assert!(Model::of(2, [0b100]).is_none());
    /// ```
    pub fn of(lists: usize, generators: impl IntoIterator<Item = u32>) -> Option<Model> {
        if lists == 0 || lists > 31 {
            return None;
        }
        let mut terms = vec![0];
        terms.extend((0..lists).map(|list| 1 << list));
        for generator in generators {
            if generator >> lists != 0 {
                return None;
            }
            // All subsets, largest first.
            let mut within = generator;
            while within != 0 {
                terms.push(within);
                within = (within - 1) & generator;
            }
        }
        terms.sort_unstable();
        terms.dedup();
        Some(Model { lists, terms })
    }

    /// All lists independent.
    pub fn independence(lists: usize) -> Option<Model> {
        Model::of(lists, [])
    }

    /// All terms of at most so many lists.
    pub(super) fn of_order(lists: usize, order: u32) -> Option<Model> {
        let all = Model::independence(lists)?;
        let terms = (0..1u32 << lists).filter(|term| term.count_ones() <= order.max(1)).collect();
        Some(Model { terms, ..all })
    }

    /// The model whose terms are the set bits, at most six lists.
    pub(super) fn of_bits(lists: usize, bits: u64) -> Model {
        Model { lists, terms: (0..64).filter(|term| bits >> term & 1 == 1).collect() }
    }

    /// This model with a pair more.
    pub(super) fn with(&self, pair: u32) -> Model {
        let mut terms = self.terms.clone();
        if let Err(at) = terms.binary_search(&pair) {
            terms.insert(at, pair);
        }
        Model { lists: self.lists, terms }
    }

    /// How many lists it is of.
    pub fn lists(&self) -> usize {
        self.lists
    }

    /// Its terms, ascending, as bit sets of lists; the first is that of no list.
    pub fn terms(&self) -> &[u32] {
        &self.terms
    }

    /// The terms that lie within no other.
    pub fn generators(&self) -> Vec<u32> {
        let inside = |term: u32| self.terms.iter().any(|other| *other != term && other & term == term);
        self.terms.iter().copied().filter(|term| *term != 0 && !inside(*term)).collect()
    }
}

impl fmt::Display for Model {
    /// Lists by number from 1, generators in the order of their lists: `[123,14,34]`. From ten lists on, numbers are parted
    /// by hyphens: `[1-10,2-3]`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut generators: Vec<Vec<String>> = Vec::new();
        let mut sets = self.generators();
        sets.sort_by_key(|set| numbers(*set));
        for set in sets {
            generators.push(numbers(set).iter().map(usize::to_string).collect());
        }
        let between = if self.lists > 9 { "-" } else { "" };
        let joined: Vec<String> = generators.iter().map(|numbers| numbers.join(between)).collect();
        write!(f, "[{}]", joined.join(","))
    }
}

/// The numbers of the lists of a set, from 1.
fn numbers(set: u32) -> Vec<usize> {
    (0..32).filter(|list| set >> list & 1 == 1).map(|list| list + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_lists_and_foreign_lists_make_no_model() {
        assert!(Model::of(0, []).is_none());
        assert!(Model::of(32, []).is_none());
        assert!(Model::of(3, [0b1000]).is_none());
    }

    #[test]
    fn names_are_those_of_the_field() {
        let name =
            |lists, generators: &[u32]| Model::of(lists, generators.iter().copied()).unwrap().to_string();
        assert_eq!(name(4, &[]), "[1,2,3,4]");
        assert_eq!(name(4, &[0b101]), "[13,2,4]");
        assert_eq!(name(4, &[0b11, 0b101, 0b1001, 0b110, 0b1100]), "[12,13,14,23,34]");
        assert_eq!(name(10, &[0b10_0000_0001]), "[1-10,2,3,4,5,6,7,8,9]");
    }

    #[test]
    fn models_are_the_same_however_they_are_made() {
        let model = Model::of(6, [0b11_0110, 0b1001]).unwrap();
        let bits = model.terms().iter().fold(0u64, |bits, term| bits | 1 << term);
        assert_eq!(Model::of_bits(6, bits), model);
        assert_eq!(Model::of_order(3, 2).unwrap(), Model::of(3, [0b11, 0b101, 0b110]).unwrap());
        assert_eq!(Model::of(3, [0b11]).unwrap().with(0b101), Model::of(3, [0b11, 0b101]).unwrap());
    }
}
