//! From pairs to persons, with the evidence against as well as for.
//!
//! Pairs above a threshold chain: a record between two persons joins them. So clusters are joined only where all
//! their cross pairs together speak for it, in log-odds, and pairs that no rule brought together speak against
//! (correlation clustering; Bansal, Blum and Chawla 2004). Those that agree best on average are joined first.
//!
//! Must not: join what a cannot-link holds apart.

use super::linker::Scored;
use super::settings::{Joining, Judged};
use super::weakest::find;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap};
use vocabulary::Judgement;

/// What binds records together or holds them apart, whatever the scores say.
pub(crate) struct Bonds<L> {
    same: Vec<(u32, u32)>,
    different: BTreeSet<(u32, u32)>,
    /// For a record the list that holds nobody twice.
    set_apart: L,
    /// Judgements that contradict others and were not kept to.
    pub(crate) contradicted: Vec<Judged>,
}

impl<L: Fn(u32) -> Option<u32>> Bonds<L> {
    /// The bonds of these judgements. Where "same" over others leads from one record to another that it is judged
    /// different from, the later "same" is not kept to.
    pub(crate) fn of(records: usize, judged: &[Judged], set_apart: L) -> Bonds<L> {
        let pairs = |wanted: Judgement| judged.iter().filter(move |judged| judged.judgement == wanted);
        let different: BTreeSet<(u32, u32)> = pairs(Judgement::Different)
            .map(|judged| (judged.a.min(judged.b), judged.a.max(judged.b)))
            .collect();
        let mut bonds = Bonds { same: Vec::new(), different, set_apart, contradicted: Vec::new() };
        let mut group: HashMap<u32, Vec<u32>> = HashMap::new();
        let of = |group: &HashMap<u32, Vec<u32>>, record: u32| {
            group.get(&record).cloned().unwrap_or_else(|| vec![record])
        };
        for judged in pairs(Judgement::Same).filter(|judged| (judged.a.max(judged.b) as usize) < records) {
            let (left, right) = (of(&group, judged.a), of(&group, judged.b));
            if left.contains(&judged.b) {
                continue;
            }
            if left.iter().any(|&x| right.iter().any(|&y| bonds.different.contains(&(x.min(y), x.max(y))))) {
                bonds.contradicted.push(*judged);
                continue;
            }
            bonds.same.push((judged.a, judged.b));
            let joined: Vec<u32> = left.into_iter().chain(right).collect();
            joined.iter().for_each(|&record| drop(group.insert(record, joined.clone())));
        }
        bonds
    }

    fn apart(&self, x: u32, y: u32) -> bool {
        let lists = || (self.set_apart)(x).is_some_and(|list| (self.set_apart)(y) == Some(list));
        self.different.contains(&(x.min(y), x.max(y))) || lists()
    }
}

/// For each record the smallest record of its cluster.
pub(crate) fn clusters<L: Fn(u32) -> Option<u32>>(
    records: usize,
    scored: &[Scored],
    joining: Joining,
    bonds: &Bonds<L>,
) -> Vec<u32> {
    let bound = bonds.same.iter().map(|&(a, b)| Scored { a: a.min(b), b: a.max(b), probability: 1.0 });
    let bound: Vec<Scored> = bound.collect();
    let all: Vec<Scored> = if bound.is_empty() { Vec::new() } else { [scored, &bound].concat() };
    let scored = if bound.is_empty() { scored } else { &all };
    let mut of: Vec<u32> = (0..records as u32).collect();
    for component in components(records, scored) {
        let mut component = Component::of(&component, scored, joining);
        component.bind(&bonds.same);
        for members in component.join(&|x, y| bonds.apart(x, y)) {
            let first = members.iter().copied().min().unwrap_or_default();
            members.iter().for_each(|&member| of[member as usize] = first);
        }
    }
    of
}

/// The pairs of each connected component, by their places among the scored.
fn components(records: usize, scored: &[Scored]) -> Vec<Vec<usize>> {
    let mut root: Vec<u32> = (0..records as u32).collect();
    for pair in scored {
        let (a, b) = (find(&mut root, pair.a), find(&mut root, pair.b));
        root[a.max(b) as usize] = a.min(b);
    }
    let mut found: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, pair) in scored.iter().enumerate() {
        found.entry(find(&mut root, pair.a)).or_default().push(at);
    }
    found.into_values().collect()
}

/// Clusters of one component while they are joined.
struct Component {
    joining: Joining,
    /// The records of each cluster; none where it was joined to another.
    members: Vec<Vec<u32>>,
    /// For each cluster the others that it has scored pairs with: their sum in log-odds, and how many.
    beside: Vec<HashMap<u32, (f64, u32)>>,
    /// The place of each record.
    places: BTreeMap<u32, u32>,
}

/// A join that may be made, best first.
#[derive(PartialEq)]
struct Candidate {
    mean: f64,
    a: u32,
    b: u32,
    sizes: u32,
}

impl Eq for Candidate {}
impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Candidate) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Candidate {
    fn cmp(&self, other: &Candidate) -> std::cmp::Ordering {
        self.mean.total_cmp(&other.mean).then(other.a.cmp(&self.a)).then(other.b.cmp(&self.b))
    }
}

impl Component {
    fn of(pairs: &[usize], scored: &[Scored], joining: Joining) -> Component {
        let mut places: BTreeMap<u32, u32> = BTreeMap::new();
        for &pair in pairs {
            places.insert(scored[pair].a, 0);
            places.insert(scored[pair].b, 0);
        }
        places.values_mut().enumerate().for_each(|(at, place)| *place = at as u32);
        let members = places.keys().map(|&record| vec![record]).collect();
        let mut beside = vec![HashMap::new(); places.len()];
        for &pair in pairs {
            let Scored { a, b, probability } = scored[pair];
            let p = f64::from(probability).clamp(1e-7, 1.0 - 1e-7);
            let odds = (p / (1.0 - p)).ln().clamp(f64::from(joining.floor), f64::from(joining.ceiling));
            beside[places[&a] as usize].insert(places[&b], (odds, 1));
            beside[places[&b] as usize].insert(places[&a], (odds, 1));
        }
        Component { joining, members, beside, places }
    }

    /// Joins what is judged to be the same, before anything else.
    fn bind(&mut self, same: &[(u32, u32)]) {
        for (x, y) in same {
            let cluster = |component: &Component, record: &u32| {
                component.members.iter().position(|members| members.contains(record)).map(|at| at as u32)
            };
            if !self.places.contains_key(x) {
                continue;
            }
            if let (Some(a), Some(b)) = (cluster(self, x), cluster(self, y))
                && a != b
            {
                self.merge(a.min(b), a.max(b));
            }
        }
    }

    fn join(mut self, apart: &impl Fn(u32, u32) -> bool) -> Vec<Vec<u32>> {
        let mut heap: BinaryHeap<Candidate> = BinaryHeap::new();
        for a in 0..self.members.len() as u32 {
            let beside = self.beside[a as usize].keys().filter(|&&b| a < b);
            heap.extend(beside.filter_map(|&b| self.candidate(a, b)));
        }
        while let Some(candidate) = heap.pop() {
            let (a, b) = (candidate.a as usize, candidate.b as usize);
            if self.sizes(candidate.a, candidate.b) != candidate.sizes {
                continue;
            }
            if self.members[a].iter().any(|&x| self.members[b].iter().any(|&y| apart(x, y))) {
                continue;
            }
            self.merge(candidate.a, candidate.b);
            let beside: Vec<u32> = self.beside[a].keys().copied().collect();
            heap.extend(beside.into_iter().filter_map(|other| self.candidate(candidate.a, other)));
        }
        self.members.into_iter().filter(|members| !members.is_empty()).collect()
    }

    /// Puts the second cluster into the first.
    fn merge(&mut self, a: u32, b: u32) {
        let joined = std::mem::take(&mut self.members[b as usize]);
        self.members[a as usize].extend(joined);
        let others = std::mem::take(&mut self.beside[b as usize]);
        self.beside[a as usize].remove(&b);
        for (other, (sum, count)) in others.into_iter().filter(|(other, _)| *other != a) {
            self.beside[other as usize].remove(&b);
            let here = self.beside[a as usize].entry(other).or_default();
            *here = (here.0 + sum, here.1 + count);
            let here = *here;
            self.beside[other as usize].insert(a, here);
        }
    }

    /// Both sizes as one number: a candidate holds as long as they do.
    fn sizes(&self, a: u32, b: u32) -> u32 {
        let size = |at: u32| self.members[at as usize].len() as u32;
        if size(a) == 0 || size(b) == 0 { 0 } else { size(a) << 16 | size(b) }
    }

    fn candidate(&self, a: u32, b: u32) -> Option<Candidate> {
        let (a, b) = (a.min(b), a.max(b));
        let &(sum, count) = self.beside[a as usize].get(&b)?;
        let all = (self.members[a as usize].len() * self.members[b as usize].len()) as f64;
        let mean = (sum + (all - f64::from(count)) * f64::from(self.joining.floor)) / all;
        (mean > f64::from(self.joining.least)).then(|| Candidate { mean, a, b, sizes: self.sizes(a, b) })
    }
}
