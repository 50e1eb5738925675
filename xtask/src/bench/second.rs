//! `bench second`: what the second reader's opinion is worth, on the gold corpus.
//!
//! Must not: judge by itself. `tests/score/label.py` says what is right.

use crate::calibrate::gold;
use anyhow::Result;

const DIFFERS: [&str; 5] =
    ["tree-other-kind", "tree-other-noun", "tree-untied", "tree-other-voice", "tree-unsaid"];

/// Prints, for each opinion, how many figures have it and how many of those are read wrongly.
pub(super) fn run() -> Result<()> {
    let claims = gold::claims(&["--features", "second-reader"])?;
    for (target, title) in [(0, "number, unit and what happened"), (1, "all that the scorer looks at")] {
        let judged: Vec<(Vec<&str>, bool)> =
            claims.iter().filter_map(|claim| Some((claim.rules().collect(), claim.right(target)?))).collect();
        println!(
            "\n{title}: {} figures\n{:20} {:>8} {:>8} {:>10}",
            judged.len(),
            "",
            "figures",
            "wrong",
            "share"
        );
        let has = |rules: &[&str], wanted: &[&str]| rules.iter().any(|rule| wanted.contains(rule));
        let row = |name: &str, wanted: &[&str]| {
            let of: Vec<_> = judged.iter().filter(|(rules, _)| has(rules, wanted)).collect();
            let wrong = of.iter().filter(|(_, right)| !right).count();
            println!("{name:20} {:8} {wrong:8} {:10.3}", of.len(), wrong as f64 / of.len().max(1) as f64);
        };
        row("agrees", &["tree-agrees"]);
        row("silent", &["tree-silent"]);
        row("differs", &DIFFERS);
        DIFFERS.iter().chain(&["name-crossed"]).for_each(|rule| row(rule, &[*rule]));
        let doubt = |rules: &[&str]| match () {
            () if has(rules, &DIFFERS) => 2,
            () if has(rules, &["tree-silent"]) => 1,
            () => 0,
        };
        let doubts: Vec<(u8, bool)> = judged.iter().map(|(rules, right)| (doubt(rules), *right)).collect();
        match area(&doubts) {
            Some(area) => println!("area under the curve {area:.3}"),
            None => println!("no area under the curve: nothing is wrong, or all is"),
        }
    }
    Ok(())
}

/// The chance that a wrong claim is doubted more than a right one; ties count half.
fn area(doubts: &[(u8, bool)]) -> Option<f64> {
    let of = |wanted: bool| doubts.iter().filter(move |(_, right)| *right == wanted).map(|(doubt, _)| *doubt);
    let pairs = of(false).count() * of(true).count();
    let won = |wrong: u8| {
        of(true).map(move |right| match wrong.cmp(&right) {
            std::cmp::Ordering::Greater => 1.0,
            std::cmp::Ordering::Equal => 0.5,
            std::cmp::Ordering::Less => 0.0,
        })
    };
    (pairs > 0).then(|| of(false).flat_map(won).sum::<f64>() / pairs as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_area_counts_pairs() {
        assert_eq!(area(&[(2, false), (0, true), (2, true)]), Some(0.75));
        assert_eq!(area(&[(0, true)]), None);
    }
}
