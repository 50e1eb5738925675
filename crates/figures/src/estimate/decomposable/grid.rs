//! The posterior of the undocumented over all decomposable graphs, number by number, until it has ended.
//!
//! First it is scouted at numbers that grow by a fiftieth, far beyond where it may end: which graphs matter, how high it
//! rises, where it ends. Then each number up to the end is weighed under each graph that matters. Only sums are kept,
//! one for each number and one for each graph, never their table.
//!
//! Must not: end where the posterior has not without saying what lies beyond.

use super::graphs::Graph;
use super::likelihood::{Likelihood, Table};
use rayon::prelude::*;
use vocabulary::limits;

/// Graphs of a smaller part of the posterior than this are left out: all 18,154 of six lists come to 2e-11 at most.
const NEGLIGIBLE: f64 = 1e-15;
/// The posterior has ended where less than this lies beyond.
const ENDED: f64 = 1e-9;
/// Weights of e^-60 of the highest change no digit.
const TOO_LOW: f64 = -60.0;
/// How many numbers are weighed at once.
const BLOCK: u64 = 2048;
/// How many blocks are weighed before their sums are taken up.
const ROUND: u64 = 64;

/// What is believed of the undocumented after the data.
pub(crate) struct Posterior {
    /// The first number of undocumented weighed.
    pub(crate) first: u64,
    /// The probability of each from there on.
    pub(crate) weights: Vec<f64>,
    /// What lies beyond the last; part of the whole unless the last number was given by whoever asked.
    pub(crate) beyond: f64,
    /// The probability of each graph that matters, in the order of the graphs.
    pub(crate) graphs: Vec<(usize, f64)>,
}

/// A posterior that grows without end.
#[derive(Debug, PartialEq)]
pub(crate) struct Endless;

/// What scouting found.
struct Scouted {
    /// The graphs that matter.
    graphs: Vec<usize>,
    /// The logarithm of the highest weight, about.
    highest: f64,
    /// The numbers looked at.
    points: Vec<u64>,
    /// The weight that each stands for, beside the highest.
    weights: Vec<f64>,
    /// The whole weight, about.
    whole: f64,
}

/// The posterior over all of these graphs, from the least number of undocumented to the last, or to its end.
pub(crate) fn posterior(
    graphs: &[Graph],
    likelihood: &Likelihood,
    least: u64,
    last: Option<u64>,
) -> Result<Posterior, Endless> {
    let scouted = scout(graphs, likelihood, least);
    let end = match last {
        Some(last) => last.max(least),
        None => scouted.end()?,
    };
    let end = end.min(limits::UNDOCUMENTED_GRID_MAX);
    let chosen: Vec<&Graph> = scouted.graphs.iter().map(|graph| &graphs[*graph]).collect();
    let (mut weights, mut by_graph) = sums(&chosen, likelihood, scouted.highest, least, end);
    let within: f64 = weights.iter().sum();
    let beyond = scouted.beyond(end) / (within + scouted.beyond(end));
    let whole = if last.is_some() { within } else { within / (1.0 - beyond) };
    weights.iter_mut().for_each(|weight| *weight /= whole);
    by_graph.iter_mut().for_each(|weight| *weight /= within);
    let graphs = scouted.graphs.into_iter().zip(by_graph).collect();
    Ok(Posterior { first: least, weights, beyond, graphs })
}

/// Numbers that grow by a fiftieth, at least by one.
fn points(least: u64) -> Vec<u64> {
    let mut points = vec![least];
    let mut at = least;
    while at < limits::UNDOCUMENTED_MAX {
        at += 1 + at / 50;
        points.push(at);
    }
    points
}

fn scout(graphs: &[Graph], likelihood: &Likelihood, least: u64) -> Scouted {
    let points = points(least);
    let table = likelihood.table(points.iter().copied());
    // Each point stands for the numbers halfway to its neighbours.
    let width = |at: usize| {
        let (before, after) = (at.saturating_sub(1), (at + 1).min(points.len() - 1));
        (points[after] - points[before]) as f64 / 2.0 + if at == 0 { 0.5 } else { 0.0 }
    };
    let widths: Vec<f64> = (0..points.len()).map(width).collect();
    let found: Vec<(f64, f64)> = graphs
        .par_iter()
        .map_init(Vec::new, |curve, graph| {
            table.weigh(graph, curve);
            mass(&points, &widths, curve)
        })
        .collect();
    let highest = found.iter().map(|(height, _)| *height).fold(f64::NEG_INFINITY, f64::max);
    let whole: f64 = found.iter().map(|(_, mass)| (mass - highest).exp()).sum();
    let matters = |graph: &usize| (found[*graph].1 - highest).exp() > NEGLIGIBLE * whole;
    let chosen: Vec<usize> = (0..graphs.len()).filter(matters).collect();
    let mut weights = vec![0.0; points.len()];
    let mut curve = Vec::new();
    for graph in &chosen {
        table.weigh(&graphs[*graph], &mut curve);
        let curve = curve.iter().zip(&widths).map(|(ln, width)| (ln - highest).exp() * width);
        weights.iter_mut().zip(curve).for_each(|(sum, weight)| *sum += weight);
    }
    Scouted { graphs: chosen, highest, points, weights, whole }
}

/// The logarithms of the height and of the mass of a graph's curve. Where it is narrower than the steps, a parabola
/// through the highest point and its neighbours says more than the points.
fn mass(points: &[u64], widths: &[f64], curve: &[f64]) -> (f64, f64) {
    let top = (0..curve.len()).fold(0, |top, at| if curve[at] > curve[top] { at } else { top });
    let highest = curve[top];
    let sum: f64 = curve.iter().zip(widths).map(|(ln, width)| (ln - highest).exp() * width).sum();
    let by_points = highest + sum.ln();
    if top == 0 || top + 1 == curve.len() {
        return (highest, by_points);
    }
    let at = |point: usize| (points[point] as f64 + 1.0).ln();
    let (left, right) = (at(top) - at(top - 1), at(top + 1) - at(top));
    let (rise, fall) = ((highest - curve[top - 1]) / left, (curve[top + 1] - highest) / right);
    let bend = (rise - fall) / ((left + right) / 2.0);
    let slope = (rise * right + fall * left) / (left + right);
    if bend.is_nan() || bend <= 0.0 {
        return (highest, by_points);
    }
    let height = highest + slope * slope / (2.0 * bend);
    let by_parabola = height + at(top) + (std::f64::consts::TAU / bend).sqrt().ln();
    (height, by_points.max(by_parabola))
}

impl Scouted {
    /// Where the posterior has ended.
    fn end(&self) -> Result<u64, Endless> {
        let steps = self.points.len();
        // A tail that falls off by no fixed part from step to step has no end, or none that matters.
        let (late, before) = (self.weights[steps - 2], self.weights[steps - 102]);
        if late > 1e-3 * ENDED * self.whole && late > 0.9 * before {
            return Err(Endless);
        }
        let mut beyond = 0.0;
        for at in (0..steps).rev() {
            beyond += self.weights[at];
            if beyond > ENDED * self.whole {
                return Ok(self.points[(at + 1).min(steps - 1)]);
            }
        }
        Ok(self.points[0])
    }

    /// The weight beyond a number.
    fn beyond(&self, end: u64) -> f64 {
        let from = self.points.partition_point(|point| *point <= end);
        let tail: f64 = self.weights[from..].iter().sum();
        let Some(next) = self.points.get(from).filter(|_| from > 0) else { return tail };
        // The first point beyond also stands for half the step that leads to it.
        let step = (next - self.points[from - 1]) as f64;
        let width = (self.points[(from + 1).min(self.points.len() - 1)] - self.points[from - 1]) as f64 / 2.0;
        let inside = (end as f64 + 0.5 - (*next as f64 - step / 2.0)).max(-step / 2.0);
        (tail - self.weights[from] * inside / width).max(0.0)
    }
}

/// The weight of each number from the least to the end, and of each graph, beside the highest.
fn sums(
    graphs: &[&Graph],
    likelihood: &Likelihood,
    highest: f64,
    least: u64,
    end: u64,
) -> (Vec<f64>, Vec<f64>) {
    let blocks = (end - least) / BLOCK + 1;
    let mut weights = Vec::with_capacity((end - least + 1) as usize);
    let mut by_graph = vec![0.0; graphs.len()];
    for round in 0..blocks.div_ceil(ROUND) {
        let of_round = round * ROUND..blocks.min((round + 1) * ROUND);
        let found: Vec<(Vec<f64>, Vec<f64>)> = of_round
            .into_par_iter()
            .map(|block| {
                let from = least + block * BLOCK;
                let table = likelihood.table(from..=end.min(from + BLOCK - 1));
                block_sums(graphs, &table, highest)
            })
            .collect();
        // Taken up in the order of the numbers, whichever thread was first.
        for (numbers, of_graphs) in found {
            weights.extend(numbers);
            by_graph.iter_mut().zip(of_graphs).for_each(|(sum, weight)| *sum += weight);
        }
    }
    (weights, by_graph)
}

fn block_sums(graphs: &[&Graph], table: &Table, highest: f64) -> (Vec<f64>, Vec<f64>) {
    let (mut curve, mut numbers) = (Vec::new(), Vec::new());
    let mut of_graph = |graph: &&Graph| {
        table.weigh(graph, &mut curve);
        numbers.resize(curve.len(), 0.0);
        let mut sum = 0.0;
        if curve.iter().any(|ln| ln - highest > TOO_LOW) {
            for (number, ln) in numbers.iter_mut().zip(&curve) {
                let weight = (ln - highest).exp();
                *number += weight;
                sum += weight;
            }
        }
        sum
    };
    let of_graphs = graphs.iter().map(&mut of_graph).collect();
    (numbers, of_graphs)
}

impl Posterior {
    /// The smallest number of undocumented that, with those below it, has this share of the posterior; `None` if that lies
    /// beyond the last number.
    pub(crate) fn quantile(&self, share: f64) -> Option<u64> {
        let mut sum = 0.0;
        let at = self.weights.iter().position(|weight| {
            sum += weight;
            sum >= share
        })?;
        Some(self.first + at as u64)
    }

    /// The quantiles in the middle of so many equal parts, as far as they lie within the numbers weighed.
    pub(crate) fn middles(&self, parts: usize) -> Vec<u64> {
        let (mut middles, mut sum) = (Vec::with_capacity(parts), 0.0);
        for (at, weight) in self.weights.iter().enumerate() {
            sum += weight;
            while middles.len() < parts && sum >= (middles.len() as f64 + 0.5) / parts as f64 {
                middles.push(self.first + at as u64);
            }
        }
        middles
    }

    /// The mean, if the posterior has ended.
    pub(crate) fn mean(&self, given_end: bool) -> Option<f64> {
        let sum = |(at, weight): (usize, &f64)| (self.first + at as u64) as f64 * weight;
        (given_end || self.beyond <= 2.0 * ENDED).then(|| self.weights.iter().enumerate().map(sum).sum())
    }

    /// The most probable number.
    pub(crate) fn mode(&self) -> u64 {
        let top = |top: usize, at: usize| if self.weights[at] > self.weights[top] { at } else { top };
        self.first + (0..self.weights.len()).fold(0, top) as u64
    }

    /// The most probable graph and its probability.
    pub(crate) fn top_graph(&self) -> (usize, f64) {
        self.graphs.iter().copied().fold((0, 0.0), |top, graph| if graph.1 > top.1 { graph } else { top })
    }

    /// The probability of one graph.
    pub(crate) fn graph(&self, graph: usize) -> f64 {
        self.graphs.iter().find(|(at, _)| *at == graph).map_or(0.0, |(_, probability)| *probability)
    }
}
