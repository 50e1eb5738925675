//! `bench second`: what the second reader's opinion is worth on the gold corpus, and what it costs.
//!
//! Must not: judge by itself. `tests/score/label.py` says what is right, and no claim is judged by weights that were
//! learnt from its own document.

use super::{speed, text};
use crate::calibrate::gold::{self, Claim};
use crate::calibrate::held_out;
use anyhow::Result;

/// The rules by which the second reader speaks.
const RULES: [&str; 2] = ["tree-passive", "tree-apart"];
/// How much text is read to measure the speed.
const DOCUMENTS_BYTES: u64 = 2_000_000;
/// How many times documents are divided anew: with few faults, one division tells little.
const DIVISIONS: usize = 3;

/// Prints how often each rule fires and is right, the worth of confidence with and without them, and the speed.
pub(super) fn run() -> Result<()> {
    let claims = gold::claims(&["--features", "second-reader"])?;
    for (target, title) in [(0, "number, unit and what happened"), (1, "all that the scorer looks at")] {
        table(&claims, target, title);
        let area = |without: &[&str]| {
            let of = |division| held_out(&claims, target, without, division);
            (0..DIVISIONS).map(of).sum::<f64>() / DIVISIONS as f64
        };
        println!("area under the curve of confidence, held out by document: {:.3} with all rules", area(&[]));
        println!("{:.3} without any of these", area(&RULES));
        RULES.iter().for_each(|rule| println!("{:.3} without {rule}", area(&[rule])));
    }
    let scratch = tempfile::tempdir()?;
    let files = text::documents(scratch.path(), DOCUMENTS_BYTES)?;
    let toll = super::built(&["--package", "toll", "--features", "second-reader"])?;
    speed::one_thread("toll, second reader", &toll, scratch.path(), &files)
}

fn table(claims: &[Claim], target: usize, title: &str) {
    let judged: Vec<(Vec<&str>, bool)> =
        claims.iter().filter_map(|claim| Some((claim.rules().collect(), claim.right(target)?))).collect();
    println!("\n{title}\n{:20} {:>8} {:>8} {:>10} {:>8}", "", "figures", "wrong", "share", "lift");
    let share = |wanted: Option<&str>| {
        let has = |rules: &Vec<&str>| wanted.is_none_or(|wanted| rules.contains(&wanted));
        let of: Vec<bool> = judged.iter().filter(|(rules, _)| has(rules)).map(|(_, right)| *right).collect();
        let wrong = of.iter().filter(|right| !**right).count();
        (of.len(), wrong, wrong as f64 / of.len().max(1) as f64)
    };
    let base = share(None).2;
    let row = |name: &str, (all, wrong, share): (usize, usize, f64)| {
        println!("{name:20} {all:8} {wrong:8} {share:10.3} {:8.2}", share / base);
    };
    row("all", share(None));
    RULES.iter().for_each(|rule| row(rule, share(Some(rule))));
}
