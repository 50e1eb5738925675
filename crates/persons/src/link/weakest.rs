//! The weakest link of a cluster: of the links that hold its records together, the least likely that is needed.
//!
//! The strongest links that hold all together are a spanning tree of greatest weight (Kruskal 1956); the last link that it
//! needs is the weakest. Which tree is taken where links are equally strong makes no difference to it.
//!
//! Must not: weigh. What a link is worth was settled before.

use super::linker::Scored;

/// For each cluster, at the place of its first record, the chance of the weakest link that holds it together; `None` at the
/// places of all other records, and where no link is needed because the cluster is one record.
///
/// `first` gives for each record the first of its cluster; links between clusters, or to records that there are not, hold
/// nothing together. Where links do not reach all records of a cluster, it is the weakest of those that there are.
///
/// ```
/// use persons::link::{Scored, weakest};
/// let link = |a, b, probability| Scored { a, b, probability };
/// // Three records of one person: the link between the first and the last is not needed.
/// let found = weakest(&[0, 0, 0, 3], &[link(0, 1, 0.9), link(1, 2, 0.8), link(0, 2, 0.1), link(2, 3, 0.4)]);
/// assert_eq!(found, [Some(0.8), None, None, None]);
/// ```
pub fn weakest(first: &[u32], links: &[Scored]) -> Vec<Option<f32>> {
    let of = |record: u32| first.get(record as usize).copied();
    let holds = |link: &&Scored| of(link.a).is_some() && of(link.a) == of(link.b);
    let mut links: Vec<Scored> = links.iter().filter(holds).copied().collect();
    links.sort_unstable_by(|x, y| y.probability.total_cmp(&x.probability));
    let mut root: Vec<u32> = (0..first.len() as u32).collect();
    let mut weakest = vec![None; first.len()];
    for link in links {
        let (a, b) = (find(&mut root, link.a), find(&mut root, link.b));
        if a != b {
            root[a.max(b) as usize] = a.min(b);
            // The first record of a cluster may be one that there is not, in a clustering that is not the linker's own.
            if let Some(weakest) = weakest.get_mut(first[link.a as usize] as usize) {
                *weakest = Some(link.probability);
            }
        }
    }
    weakest
}

/// The record that stands for all that are held together with this one.
pub(super) fn find(root: &mut [u32], mut at: u32) -> u32 {
    while root[at as usize] != at {
        root[at as usize] = root[root[at as usize] as usize];
        at = root[at as usize];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, b: u32, probability: f32) -> Scored {
        Scored { a, b, probability }
    }

    #[test]
    fn what_holds_nothing_together_is_passed_over() {
        assert_eq!(weakest(&[], &[link(0, 1, 0.9)]), []);
        assert_eq!(weakest(&[0, 1], &[link(0, 1, 0.9), link(1, 7, 0.9), link(1, 1, 0.2)]), [None, None]);
        assert_eq!(weakest(&[9, 9], &[link(0, 1, 0.9)]), [None, None]);
    }

    #[test]
    fn a_link_that_is_not_needed_is_not_the_weakest() {
        let links = [link(0, 3, 0.3), link(1, 2, 0.7), link(0, 1, 0.6), link(2, 3, 0.9), link(1, 3, 0.2)];
        assert_eq!(weakest(&[0, 0, 0, 0], &links), [Some(0.6), None, None, None]);
        // Links of the same strength: whichever are taken.
        let equal = [link(0, 1, 0.5), link(1, 2, 0.5), link(0, 2, 0.5)];
        assert_eq!(weakest(&[0, 0, 0], &equal), [Some(0.5), None, None]);
    }
}
