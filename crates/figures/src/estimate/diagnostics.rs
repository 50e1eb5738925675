//! Whether chains of draws agree: rank-normalised split R-hat, bulk and tail effective sample sizes.
//!
//! After Vehtari, Gelman, Simpson, Carpenter and Bürkner, "Rank-normalization, folding, and localization: an improved
//! R-hat for assessing convergence of MCMC", Bayesian Analysis 16 (2021). The effective size sums autocorrelations by
//! Geyer's initial monotone sequence over all chains together, so that chains which disagree count as few draws,
//! however well each of them mixes within itself.
//!
//! Must not: judge. The bounds of what passes belong to those who ask.

use statrs::distribution::{ContinuousCDF, Normal};

/// How far chains of draws of one number agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Convergence {
    /// Rank-normalised split R-hat, of the draws or of their distances from the median, whichever is worse: 1 where the
    /// chains cannot be told apart.
    pub r_hat: f64,
    /// To how many independent draws the draws amount for the middle of the distribution.
    pub bulk_ess: f64,
    /// The same for its 5 % and 95 % quantiles, whichever is worse.
    pub tail_ess: f64,
}

/// How far chains agree; `None` where there are fewer than two, fewer than eight draws in one, draws that are not
/// numbers, or chains of different lengths.
///
/// Where all draws are equal nothing disagrees: R-hat is 1 and every draw counts.
///
/// ```
/// let chain = |step: u64| (0..500).map(|at| (at * step % 499) as f64).collect::<Vec<f64>>();
/// let alike = figures::estimate::convergence(&[chain(7), chain(11), chain(13)]).unwrap();
/// assert!(alike.r_hat < 1.01);
/// let apart = chain(7).iter().map(|draw| draw + 400.0).collect();
/// assert!(figures::estimate::convergence(&[chain(11), chain(13), apart]).unwrap().r_hat > 1.1);
/// ```
pub fn convergence(chains: &[Vec<f64>]) -> Option<Convergence> {
    let length = chains.first()?.len();
    let sound = |chain: &Vec<f64>| chain.len() == length && chain.iter().all(|draw| draw.is_finite());
    if chains.len() < 2 || length < 8 || !chains.iter().all(sound) {
        return None;
    }
    let halves = split(chains);
    let mut sorted: Vec<f64> = halves.iter().flatten().copied().collect();
    sorted.sort_by(f64::total_cmp);
    if sorted.first() == sorted.last() {
        let all = sorted.len() as f64;
        return Some(Convergence { r_hat: 1.0, bulk_ess: all, tail_ess: all });
    }
    let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
    let median = at(0.5);
    let ranked = normal_scores(&halves);
    let folded: Vec<Vec<f64>> =
        halves.iter().map(|chain| chain.iter().map(|draw| (draw - median).abs()).collect()).collect();
    let below = |bound: f64| -> f64 {
        let marks: Vec<Vec<f64>> = halves
            .iter()
            .map(|chain| chain.iter().map(|draw| f64::from(u8::from(*draw <= bound))).collect())
            .collect();
        effective_size(&marks)
    };
    Some(Convergence {
        r_hat: r_hat(&ranked).max(r_hat(&normal_scores(&folded))),
        bulk_ess: effective_size(&ranked),
        tail_ess: below(at(0.05)).min(below(at(0.95))),
    })
}

/// Each chain as its first and its second half; the middle draw of an odd number is left out.
fn split(chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let half = chains[0].len() / 2;
    chains.iter().flat_map(|chain| [chain[..half].to_vec(), chain[chain.len() - half..].to_vec()]).collect()
}

/// Draws replaced by the normal quantiles of their ranks among all; those that are equal share the middle rank.
fn normal_scores(chains: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let length = chains[0].len();
    let mut order: Vec<(f64, usize)> =
        chains.iter().flatten().enumerate().map(|(at, draw)| (*draw, at)).collect();
    order.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let normal = Normal::standard();
    let total = order.len() as f64;
    let mut scores = vec![0.0; order.len()];
    let mut from = 0;
    while from < order.len() {
        let ties = order[from..].iter().take_while(|(draw, _)| *draw == order[from].0).count();
        let rank = from as f64 + (ties as f64 + 1.0) / 2.0;
        let score = normal.inverse_cdf((rank - 0.375) / (total + 0.25));
        order[from..from + ties].iter().for_each(|(_, at)| scores[*at] = score);
        from += ties;
    }
    scores.chunks(length).map(<[f64]>::to_vec).collect()
}

/// The mean of some draws, and their variance with one degree of freedom less.
fn moments(draws: &[f64]) -> (f64, f64) {
    let mean = draws.iter().sum::<f64>() / draws.len() as f64;
    // Equal draws have no variance, whatever rounding says of their mean.
    if draws.iter().all(|draw| *draw == draws[0]) {
        return (draws[0], 0.0);
    }
    let squares: f64 = draws.iter().map(|draw| (draw - mean) * (draw - mean)).sum();
    (mean, squares / (draws.len() - 1) as f64)
}

/// The mean variance within chains, and the variance of all as the chains' means and it make it.
fn variances(chains: &[Vec<f64>]) -> (f64, f64) {
    let length = chains[0].len() as f64;
    let each: Vec<(f64, f64)> = chains.iter().map(|chain| moments(chain)).collect();
    let within = each.iter().map(|(_, variance)| variance).sum::<f64>() / each.len() as f64;
    let means: Vec<f64> = each.iter().map(|(mean, _)| *mean).collect();
    (within, within * (length - 1.0) / length + moments(&means).1)
}

fn r_hat(chains: &[Vec<f64>]) -> f64 {
    let (within, all) = variances(chains);
    match within > 0.0 {
        true => (all / within).sqrt(),
        // Chains that never move: alike, or as far apart as can be.
        false if all > 0.0 => f64::INFINITY,
        false => 1.0,
    }
}

/// To how many independent draws those of these chains amount.
fn effective_size(chains: &[Vec<f64>]) -> f64 {
    let (length, number) = (chains[0].len(), chains.len() as f64);
    let draws = length as f64 * number;
    let (within, all) = variances(chains);
    if all <= 0.0 {
        return draws;
    }
    let means: Vec<f64> = chains.iter().map(|chain| moments(chain).0).collect();
    let correlation = |lag: usize| {
        let products = chains.iter().zip(&means).map(|(chain, mean)| {
            let pairs = chain.iter().zip(&chain[lag..]);
            pairs.map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>() / (length - 1) as f64
        });
        1.0 - (within - products.sum::<f64>() / number) / all
    };
    let (mut sum, mut least, mut lag) = (0.0, f64::INFINITY, 0);
    while lag + 1 < length {
        let pair = if lag == 0 { 1.0 } else { correlation(lag) } + correlation(lag + 1);
        if pair <= 0.0 {
            break;
        }
        least = pair.min(least);
        sum += least;
        lag += 2;
    }
    // Chains that swing against themselves would seem to hold more draws than were made; the paper's bound is kept.
    draws / (2.0 * sum - 1.0).max(1.0 / draws.log10())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rand_distr::{Distribution, StandardNormal};
    use rand_xoshiro::Xoshiro256PlusPlus;
    use rand_xoshiro::rand_core::SeedableRng;

    /// Chains of a first-order autoregression whose spread is 1.
    fn chains(number: usize, length: usize, carry: f64, seed: u64) -> Vec<Vec<f64>> {
        let mut rng = Xoshiro256PlusPlus::seed_from_u64(seed);
        let fresh = (1.0f64 - carry * carry).sqrt();
        let normal = |rng: &mut Xoshiro256PlusPlus| -> f64 { StandardNormal.sample(rng) };
        let mut chain = || {
            let mut at = normal(&mut rng);
            let mut step = || {
                at = carry * at + fresh * normal(&mut rng);
                at
            };
            (0..length).map(|_| step()).collect()
        };
        (0..number).map(|_| chain()).collect()
    }

    #[test]
    fn what_cannot_be_judged_is_not() {
        assert_eq!(convergence(&[]), None);
        assert_eq!(convergence(&[vec![1.0; 100]]), None, "one chain is no evidence");
        assert_eq!(convergence(&[vec![1.0; 7], vec![1.0; 7]]), None);
        assert_eq!(convergence(&[vec![1.0; 20], vec![1.0; 21]]), None);
        assert_eq!(convergence(&[vec![f64::NAN; 20], vec![1.0; 20]]), None);
    }

    #[test]
    fn independent_draws_count_in_full_and_chains_agree() {
        let found = convergence(&chains(8, 1000, 0.0, 1)).unwrap();
        assert!(found.r_hat < 1.003, "{found:?}");
        assert!((found.bulk_ess / 8000.0 - 1.0).abs() < 0.1, "{found:?}");
        assert!((found.tail_ess / 8000.0 - 1.0).abs() < 0.15, "{found:?}");
    }

    #[test]
    fn draws_that_remember_count_for_as_many_as_theory_says() {
        // The sum of the autocorrelations 0.9^t makes (1 - 0.9) / (1 + 0.9) of each draw.
        let found = convergence(&chains(8, 20_000, 0.9, 2)).unwrap();
        let expected = 160_000.0 * 0.1 / 1.9;
        assert!((found.bulk_ess / expected - 1.0).abs() < 0.1, "{found:?} {expected}");
    }

    #[test]
    fn a_chain_in_another_place_is_seen_however_well_it_mixes() {
        let mut sample = chains(8, 1000, 0.0, 3);
        sample[5].iter_mut().for_each(|draw| *draw += 2.0);
        let found = convergence(&sample).unwrap();
        assert!(found.r_hat > 1.05 && found.bulk_ess < 400.0, "{found:?}");
    }

    #[test]
    fn a_chain_of_another_width_is_seen_by_folding() {
        let mut sample = chains(4, 1000, 0.0, 4);
        sample[2].iter_mut().for_each(|draw| *draw *= 4.0);
        assert!(convergence(&sample).unwrap().r_hat > 1.05);
    }

    #[test]
    fn chains_that_never_move_agree_only_in_one_place() {
        assert_eq!(convergence(&[vec![3.0; 50], vec![3.0; 50]]).unwrap().r_hat, 1.0);
        let apart = convergence(&[vec![3.0; 50], vec![4.0; 50]]).unwrap();
        assert!(apart.r_hat.is_infinite() && apart.bulk_ess < 10.0, "{apart:?}");
    }
}
