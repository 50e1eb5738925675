//! Chains side by side, for as long as they disagree.
//!
//! All chains go on together, each with its own stream, so that the result does not depend on how many threads there are.
//! When they have drawn what was asked they are held against each other; as long as they disagree they go on to
//! twice as many iterations, and the first quarter of what they drew is thrown away, until they agree or have used up what
//! was allowed.
//!
//! Must not: keep chains that agree and drop others.

use super::chain::{Chain, Draw, Problem};
use crate::estimate::diagnostics::{Convergence, convergence};
use crate::estimate::settings::LatentSettings;
use rayon::prelude::*;
use vocabulary::limits;

/// Chains agree where R-hat is at most this (Vehtari et al. 2021).
pub(super) const R_HAT_MAX: f64 = 1.01;
/// And where their draws amount to so many independent ones, in the middle and in the tails.
pub(super) const EFFECTIVE_MIN: f64 = 400.0;

/// What chains have drawn.
pub(super) struct Run {
    /// The draws of each chain.
    pub(super) chains: Vec<Vec<Draw>>,
    /// How far they agree; `None` where that cannot be said.
    pub(super) convergence: Option<Convergence>,
    /// Iterations of each chain, after the burn-in.
    pub(super) iterations: usize,
}

impl Run {
    /// Whether the chains agree.
    pub(super) fn agrees(&self) -> bool {
        self.convergence.is_some_and(|found| {
            found.r_hat <= R_HAT_MAX && found.bulk_ess >= EFFECTIVE_MIN && found.tail_ess >= EFFECTIVE_MIN
        })
    }

    /// The median total of each chain.
    pub(super) fn medians(&self, documented: u64) -> Vec<f64> {
        let median = |chain: &Vec<Draw>| {
            let mut totals: Vec<u64> = chain.iter().map(|draw| documented + draw.undocumented).collect();
            totals.sort_unstable();
            totals[totals.len() / 2] as f64
        };
        self.chains.iter().map(median).collect()
    }
}

/// A chain and what it drew.
struct Walk {
    chain: Chain,
    draws: Vec<Draw>,
}

/// Runs chains until they agree or may not go on.
pub(super) fn run(problem: &Problem, settings: &LatentSettings, seed: u64) -> Run {
    let mut walks: Vec<Walk> = (0..settings.chains)
        .into_par_iter()
        .map(|number| {
            let mut chain = Chain::new(problem, seed, number, settings.chains);
            (0..settings.burn_in).for_each(|_| chain.step(problem));
            Walk { chain, draws: Vec::with_capacity(settings.samples) }
        })
        .collect();
    let (mut iterations, mut thinning) = (0, settings.thinning);
    let mut more = settings.samples.saturating_mul(thinning);
    loop {
        walks.par_iter_mut().for_each(|walk| {
            for _ in 0..more / thinning {
                (0..thinning).for_each(|_| walk.chain.step(problem));
                walk.draws.push(walk.chain.draw());
            }
            if iterations > 0 {
                walk.draws.drain(..walk.draws.len() / 4);
            }
        });
        iterations += more / thinning * thinning;
        let run = judged(&walks, iterations);
        more = iterations.min(settings.iterations_max.saturating_sub(iterations));
        if run.agrees() || more < thinning {
            return run;
        }
        if walks[0].draws.len() > limits::CHAIN_DRAWS_MAX / 4 {
            walks.iter_mut().for_each(|walk| {
                walk.draws = walk.draws.iter().skip(1).step_by(2).copied().collect();
            });
            thinning *= 2;
        }
    }
}

fn judged(walks: &[Walk], iterations: usize) -> Run {
    let chains: Vec<Vec<Draw>> = walks.iter().map(|walk| walk.draws.clone()).collect();
    let numbers: Vec<Vec<f64>> =
        chains.iter().map(|draws| draws.iter().map(|draw| draw.undocumented as f64).collect()).collect();
    Run { convergence: convergence(&numbers), chains, iterations }
}
