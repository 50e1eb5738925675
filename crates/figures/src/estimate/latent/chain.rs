//! One chain of draws: documented and undocumented shared out among latent classes, classes given their habits.
//!
//! The model is that of Manrique-Vallier (Biometrics 72, 2016): persons fall into at most `K` classes whose sizes break
//! a stick with concentration `alpha`; within a class lists are independent, with any chance as likely as another
//! beforehand; any order of magnitude of the total is as likely as another. Each iteration
//!
//! 1. shares the documented of each combination out among the classes, given sizes and chances;
//! 2. draws the undocumented, and shares them out;
//! 3. stretches the undocumented of classes, sizes and chances integrated out: steps that plain sharing would take
//!    thousands of iterations for (`stretch`);
//! 4. draws chances, sizes and concentration anew.
//!
//! Must not: bound the undocumented, but for [`vocabulary::limits::UNDOCUMENTED_MAX`], which is counted.

use super::chance::Chance;
use super::stretch;
use vocabulary::Histories;

/// What all chains draw from: the data and the prior.
pub(super) struct Problem {
    pub(super) lists: usize,
    pub(super) classes: usize,
    pub(super) documented: u64,
    pub(super) cells: Vec<Cell>,
    /// Shape and rate of the concentration.
    pub(super) shape: f64,
    pub(super) rate: f64,
}

/// A combination of lists that somebody has.
pub(super) struct Cell {
    on: Vec<usize>,
    persons: u64,
}

impl Problem {
    /// Of these histories.
    pub(super) fn new(histories: &Histories, classes: usize, shape: f64, rate: f64) -> Problem {
        let lists = histories.lists().len();
        let cell = |(on, persons): (u64, u64)| Cell {
            on: (0..lists).filter(|list| on >> list & 1 == 1).collect(),
            persons,
        };
        let cells = histories.cells().map(cell).collect();
        Problem { lists, classes, documented: histories.documented(), cells, shape, rate }
    }
}

/// Persons of each class.
pub(super) struct Counts {
    /// The documented.
    pub(super) seen: Vec<u64>,
    /// The undocumented.
    pub(super) unseen: Vec<u64>,
    /// Of each list and class (`list * classes + class`), the documented who are on the list.
    pub(super) on: Vec<u64>,
}

impl Counts {
    /// All persons of a class.
    pub(super) fn of(&self, class: usize) -> u64 {
        self.seen[class] + self.unseen[class]
    }

    /// All who are on no list.
    pub(super) fn undocumented(&self) -> u64 {
        self.unseen.iter().sum()
    }
}

/// What is kept of an iteration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Draw {
    /// Persons on no list.
    pub(super) undocumented: u64,
    /// The concentration.
    pub(super) alpha: f64,
    /// The number of the last class that anybody is in, from 1.
    pub(super) last_class: usize,
}

/// A chain where it stands.
pub(super) struct Chain {
    chance: Chance,
    /// The size of each class.
    sizes: Vec<f64>,
    /// The chance of being on a list, by list and class, and that of not being on it.
    with: Vec<f64>,
    without: Vec<f64>,
    alpha: f64,
    counts: Counts,
    /// Classes in the order in which persons are shared out.
    order: Vec<usize>,
    odds: Vec<f64>,
    none: Vec<f64>,
    weights: Vec<f64>,
}

impl Chain {
    /// The chain of this number among so many. Each starts with chances of another order of magnitude, so that the first
    /// draws of the undocumented lie far apart.
    pub(super) fn new(problem: &Problem, seed: u64, number: usize, among: usize) -> Chain {
        let (classes, cells) = (problem.classes, problem.classes * problem.lists);
        let mut chance = Chance::new(seed, number);
        let reach = 10f64.powf(-1.5 * number as f64 / (among.max(2) - 1) as f64);
        let with: Vec<f64> = (0..cells).map(|_| reach * chance.uniform()).collect();
        let mut left = 1.0;
        let mut size = |class: usize| {
            let taken = if class + 1 == classes { left } else { left * chance.uniform() };
            left -= taken;
            taken
        };
        Chain {
            sizes: (0..classes).map(&mut size).collect(),
            without: with.iter().map(|with| 1.0 - with).collect(),
            with,
            alpha: 1.0,
            counts: Counts { seen: vec![0; classes], unseen: vec![0; classes], on: vec![0; cells] },
            order: (0..classes).collect(),
            odds: vec![0.0; cells],
            none: vec![0.0; classes],
            weights: vec![0.0; classes],
            chance,
        }
    }

    /// One iteration.
    pub(super) fn step(&mut self, problem: &Problem) {
        self.share_documented(problem);
        self.draw_undocumented(problem);
        stretch::all(&mut self.counts, problem, self.alpha, &mut self.chance);
        stretch::relabel(&mut self.counts, problem, self.alpha, &mut self.chance);
        self.draw_chances(problem);
        self.draw_sizes(problem);
    }

    /// What this iteration says.
    pub(super) fn draw(&self) -> Draw {
        let inhabited = (0..self.sizes.len()).rev().find(|class| self.counts.of(*class) > 0);
        Draw {
            undocumented: self.counts.undocumented(),
            alpha: self.alpha,
            last_class: inhabited.map_or(0, |class| class + 1),
        }
    }

    fn share_documented(&mut self, problem: &Problem) {
        let classes = problem.classes;
        let counts = &mut self.counts;
        self.order.sort_by_key(|class| (u64::MAX - counts.of(*class), *class));
        counts.seen.fill(0);
        counts.on.fill(0);
        self.none.copy_from_slice(&self.sizes);
        for ((odds, with), without) in self.odds.iter_mut().zip(&self.with).zip(&self.without) {
            *odds = with / without;
        }
        for list in self.without.chunks(classes) {
            self.none.iter_mut().zip(list).for_each(|(none, without)| *none *= without);
        }
        for cell in &problem.cells {
            self.weights.copy_from_slice(&self.none);
            for list in &cell.on {
                let odds = &self.odds[list * classes..(list + 1) * classes];
                self.weights.iter_mut().zip(odds).for_each(|(weight, odds)| *weight *= odds);
            }
            let whole: f64 = self.weights.iter().sum();
            if !(1e-280..1e280).contains(&whole) {
                by_logarithms(&mut self.weights, &self.sizes, &self.with, &self.without, &cell.on);
            }
            self.chance.share(cell.persons, &mut self.weights, &self.order, |class, persons| {
                counts.seen[class] += persons;
                cell.on.iter().for_each(|list| counts.on[list * classes + class] += persons);
            });
        }
    }

    fn draw_undocumented(&mut self, problem: &Problem) {
        let counts = &mut self.counts;
        counts.unseen.fill(0);
        // The chance of being on some list, summed so that a small one keeps its digits.
        let some = |class: usize| {
            let chances = self.with.iter().skip(class).step_by(problem.classes);
            self.sizes[class] * chances.fold(0.0, |some, with| some + with * (1.0 - some))
        };
        let documented: f64 = (0..problem.classes).map(some).sum();
        let none: f64 = self.none.iter().sum();
        let undocumented = self.chance.negative_binomial(problem.documented, none / documented);
        self.chance.share(undocumented, &mut self.none, &self.order, |class, persons| {
            counts.unseen[class] += persons
        });
    }

    fn draw_chances(&mut self, problem: &Problem) {
        for list in 0..problem.lists {
            for class in 0..problem.classes {
                let at = list * problem.classes + class;
                let on = self.counts.on[at];
                let off = self.counts.of(class) - on;
                (self.with[at], self.without[at]) = self.chance.beta(1.0 + on as f64, 1.0 + off as f64);
            }
        }
    }

    fn draw_sizes(&mut self, problem: &Problem) {
        let mut above: u64 = (0..problem.classes).map(|class| self.counts.of(class)).sum();
        let mut ln_left = 0.0f64;
        for class in 0..problem.classes - 1 {
            let here = self.counts.of(class);
            above -= here;
            let taken = self.chance.ln_gamma(1.0 + here as f64);
            let left = self.chance.ln_gamma(self.alpha + above as f64);
            let whole = taken.max(left) + (-(taken - left).abs()).exp().ln_1p();
            self.sizes[class] = (ln_left + taken - whole).exp();
            ln_left += left - whole;
        }
        self.sizes[problem.classes - 1] = ln_left.exp();
        let shape = problem.shape + (problem.classes - 1) as f64;
        self.alpha = (self.chance.gamma(shape) / (problem.rate - ln_left)).max(f64::MIN_POSITIVE);
    }
}

/// The weights of a combination where their product is too small or too large to be held, the largest made 1.
fn by_logarithms(weights: &mut [f64], sizes: &[f64], with: &[f64], without: &[f64], on: &[usize]) {
    let classes = sizes.len();
    for (class, weight) in weights.iter_mut().enumerate() {
        let chance = |(list, without): (usize, &[f64])| match on.contains(&list) {
            true => with[list * classes + class].ln(),
            false => without[class].ln(),
        };
        *weight = sizes[class].ln() + without.chunks(classes).enumerate().map(chance).sum::<f64>();
    }
    let largest = weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    weights.iter_mut().for_each(|weight| *weight = (*weight - largest).exp());
}
