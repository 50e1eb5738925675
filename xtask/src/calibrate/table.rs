//! How well chances hold: a reliability table, with the measures of the field.
//!
//! Brier score: Brier 1950. Expected calibration error over the bins shown: Naeini et al. 2015. Area under the curve:
//! how often a right claim has a higher chance than a wrong one.
//! Must not: hide a bin. An empty one is left out, a small one shows its number.

use std::fmt::Write as _;

/// Where the bins begin.
const BINS: [f64; 7] = [0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98];

/// The table as Markdown.
pub(super) fn reliability(judged: &[(f64, bool)]) -> String {
    let total = judged.len().max(1) as f64;
    let mut text = String::from("| confidence | claims | mean | right |\n| --- | --- | --- | --- |\n");
    let mut error = 0.0;
    for (at, from) in BINS.iter().enumerate() {
        let to = BINS.get(at + 1).copied().unwrap_or(1.01);
        let bin: Vec<&(f64, bool)> = judged.iter().filter(|(c, _)| (*from..to).contains(c)).collect();
        if bin.is_empty() {
            continue;
        }
        let mean = bin.iter().map(|(chance, _)| chance).sum::<f64>() / bin.len() as f64;
        let right = share(bin.iter().map(|(_, right)| *right));
        error += (mean - right).abs() * bin.len() as f64 / total;
        let _ =
            writeln!(text, "| {from:.2} to {:.2} | {} | {mean:.3} | {right:.3} |", to.min(1.0), bin.len());
    }
    let brier =
        judged.iter().map(|(c, right)| (c - f64::from(u8::from(*right))).powi(2)).sum::<f64>() / total;
    let right = share(judged.iter().map(|(_, right)| *right));
    let _ = writeln!(
        text,
        "\n{} claims, {right:.3} right. Brier score {brier:.3} (without rules {:.3}); calibration error {error:.3}; area under the curve {:.2}.",
        judged.len(),
        right * (1.0 - right),
        area(judged)
    );
    text
}

fn share(right: impl Iterator<Item = bool>) -> f64 {
    let (count, sum) = right.fold((0, 0), |(count, sum), right| (count + 1, sum + usize::from(right)));
    sum as f64 / count.max(1) as f64
}

/// How often a right claim has a higher chance than a wrong one; ties count half.
pub(super) fn area(judged: &[(f64, bool)]) -> f64 {
    let of = |wanted: bool| judged.iter().filter(move |(_, right)| *right == wanted).map(|(c, _)| *c);
    let pairs = (of(true).count() * of(false).count()).max(1) as f64;
    let won = |right: f64| -> f64 {
        of(false)
            .map(|wrong| {
                if right > wrong {
                    1.0
                } else if right == wrong {
                    0.5
                } else {
                    0.0
                }
            })
            .sum()
    };
    of(true).map(won).sum::<f64>() / pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_is_half_where_chances_tell_nothing_and_whole_where_they_tell_all() {
        assert_eq!(area(&[(0.5, true), (0.5, false)]), 0.5);
        assert_eq!(area(&[(0.9, true), (0.8, true), (0.2, false)]), 1.0);
    }

    #[test]
    fn each_claim_stands_in_one_bin() {
        let judged: Vec<(f64, bool)> = (0..=100).map(|at| (f64::from(at) / 100.0, at % 2 == 0)).collect();
        let shown = reliability(&judged);
        let counts = shown.lines().filter(|line| line.starts_with("| 0")).map(|line| line.split('|').nth(2));
        let sum: usize = counts.map(|count| count.unwrap().trim().parse::<usize>().unwrap()).sum();
        assert_eq!(sum, judged.len());
    }
}
