//! All decomposable graphs of a few lists, each as the groups of lists whose margins make up its likelihood.
//!
//! A graph joins lists that may depend on each other. It is decomposable if lists can be taken away one by one, each
//! joined at that moment to lists that are all joined to one another. Each list taken away leaves the margin of itself
//! and its neighbours above the line and the margin of its neighbours below it; what stands both above and below
//! cancels, and what is left are the cliques, once above, and the separators below. There are 1, 2, 8, 61, 822 and
//! 18,154 graphs of 1 to 6 lists (OEIS A058862).
//!
//! Must not: know the data.

/// A decomposable graph: the groups of lists (bit sets) in its likelihood, each with its power, ascending by group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Graph {
    /// Cliques have power 1, separators the negative of how often they separate; the group of no list is left out.
    pub(crate) powers: Vec<(usize, i32)>,
    /// The cliques, as bit sets, ascending.
    pub(crate) cliques: Vec<usize>,
}

impl Graph {
    /// Its cliques with lists by number: `[12,23]`.
    pub(crate) fn name(&self) -> String {
        let clique = |lists: &usize| {
            let numbers = (0..usize::BITS).filter(|list| lists >> list & 1 == 1);
            numbers.map(|list| (list + 1).to_string()).collect::<String>()
        };
        let mut names: Vec<String> = self.cliques.iter().map(clique).collect();
        names.sort();
        format!("[{}]", names.join(","))
    }
}

/// All decomposable graphs of so many lists, in the order of their edges as a number; the last joins all lists.
pub(crate) fn all(lists: usize) -> Vec<Graph> {
    let pairs: Vec<(usize, usize)> = (0..lists).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
    (0..1u64 << pairs.len()).filter_map(|edges| graph(lists, &pairs, edges)).collect()
}

/// The graph of these edges, if it is decomposable.
fn graph(lists: usize, pairs: &[(usize, usize)], edges: u64) -> Option<Graph> {
    let mut joined = vec![0usize; lists];
    for (at, (a, b)) in pairs.iter().enumerate().filter(|(at, _)| edges >> at & 1 == 1) {
        debug_assert!(at < pairs.len());
        joined[*a] |= 1 << b;
        joined[*b] |= 1 << a;
    }
    let mut power = vec![0i32; 1 << lists];
    let mut left = (1usize << lists) - 1;
    while left != 0 {
        let members = |group: usize| (0..lists).filter(move |list| group >> list & 1 == 1);
        let simplicial = members(left).find(|list| {
            let neighbours = joined[*list] & left;
            members(neighbours).all(|other| neighbours & !(joined[other] | 1 << other) == 0)
        })?;
        let neighbours = joined[simplicial] & left;
        power[neighbours | 1 << simplicial] += 1;
        power[neighbours] -= 1;
        left &= !(1 << simplicial);
    }
    let powers: Vec<(usize, i32)> =
        power.iter().enumerate().skip(1).filter(|(_, power)| **power != 0).map(|(at, p)| (at, *p)).collect();
    let cliques = powers.iter().filter(|(_, power)| *power > 0).map(|(group, _)| *group).collect();
    Some(Graph { powers, cliques })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_as_the_encyclopedia_of_sequences_says() {
        let numbers: Vec<usize> = (1..=6).map(|lists| all(lists).len()).collect();
        assert_eq!(numbers, [1, 2, 8, 61, 822, 18_154]);
    }

    #[test]
    fn a_ring_of_four_is_not_among_them_and_a_path_is() {
        let names: Vec<String> = all(4).iter().map(Graph::name).collect();
        assert!(!names.contains(&"[12,14,23,34]".to_owned()));
        assert!(names.contains(&"[12,23,34]".to_owned()));
        assert_eq!(names.first().unwrap(), "[1,2,3,4]");
        assert_eq!(names.last().unwrap(), "[1234]");
    }

    #[test]
    fn cliques_stand_once_and_separators_hold_the_balance() {
        for graph in all(5) {
            // Each list is in one clique more than in separators.
            for list in 0..5 {
                let balance: i32 = graph
                    .powers
                    .iter()
                    .filter(|(group, _)| group >> list & 1 == 1)
                    .map(|(_, power)| power)
                    .sum();
                assert_eq!(balance, 1, "{}", graph.name());
            }
            assert!(graph.powers.iter().all(|(_, power)| *power <= 1 && *power != 0), "{}", graph.name());
            let inside = |a: &usize, b: &usize| a != b && a & b == *a;
            assert!(graph.cliques.iter().all(|a| !graph.cliques.iter().any(|b| inside(a, b))));
        }
        let star = all(4).into_iter().find(|graph| graph.name() == "[12,13,14]").unwrap();
        assert_eq!(star.powers, [(0b0001, -2), (0b0011, 1), (0b0101, 1), (0b1001, 1)]);
    }
}
