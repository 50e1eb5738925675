//! How long it takes to find the origins of many documents: `cargo run --release -p figures --example origins
//! [DOCUMENTS]` (100,000 if not given; `cargo xtask bench origins` adds memory).
//!
//! Documents of about 2 KB, in families of copies of skewed size: one of 5,000 carriers, two of 2,500, four of 1,250 and
//! so on, the rest told once. All of it is fiction, made from the gold corpus.

#[path = "../tests/simulator/mod.rs"]
mod simulator;

use figures::{Wording, reconcile, reconcile_worded};
use simulator::{Draft, score, seeds};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use vocabulary::{Case, ClaimRef, Reading};

const BYTES: usize = 2_000;
/// The largest family, as a share of all documents: 5,000 in 100,000.
const LARGEST_SHARE: usize = 20;
const BATCH: usize = 4_000;

fn main() {
    let documents: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let families = families(documents);
    let seeds = seeds();
    let (mut readings, mut wordings, mut bytes) = (Vec::new(), Vec::new(), 0);
    let mut worded = Duration::ZERO;
    for batch in families.chunks(BATCH) {
        let printed: Vec<(Reading, String)> =
            batch.iter().map(|&(number, family, copy)| document(&seeds, number, family, copy)).collect();
        bytes += printed.iter().map(|(_, text)| text.len()).sum::<usize>();
        let start = Instant::now();
        // Two threads, as the pipeline has on two cores.
        let of = |printed: &[(Reading, String)]| -> Vec<Wording> {
            printed.iter().map(|(reading, text)| Wording::of(reading, text)).collect()
        };
        let (one, other) = printed.split_at(printed.len() / 2);
        let (one, other) = std::thread::scope(|scope| {
            let one = scope.spawn(|| of(one));
            (one.join(), of(other))
        });
        wordings.extend(one.expect("no panic"));
        wordings.extend(other);
        worded += start.elapsed();
        // Without days and places each document is an incident of its own: what is measured is how origins are found.
        readings.extend(printed.into_iter().map(|(mut reading, _)| {
            for scope in reading.figures.iter_mut().map(|figure| &mut figure.scope) {
                (scope.place, scope.when, scope.as_of) = (None, None, None);
            }
            reading
        }));
    }
    let case: Case = serde_json::from_str(r#"{"title": "Scale"}"#).expect("a case");
    let start = Instant::now();
    let reconciled = reconcile_worded(&case, &readings, &wordings);
    let with = start.elapsed();
    let inputs = reconciled.tallies.iter().flat_map(|tally| &tally.inputs);
    let told: HashMap<ClaimRef, usize> = inputs
        .chain(reconciled.uncounted.values().flatten())
        .map(|input| ((*input.claim).clone(), input.origin))
        .collect();
    let mut figures = Vec::new();
    for (number, reading) in readings.iter().enumerate() {
        let of = |figure: &vocabulary::Figure| {
            told[&ClaimRef { source: reading.source.sha256, figure: figure.id.clone() }]
        };
        figures.extend(reading.figures.iter().map(|figure| (families[number].1, of(figure), number)));
    }
    let largest = reconciled.origins.iter().map(|origin| origin.carriers.len()).max().unwrap_or(0);
    let (origins, tallies) = (reconciled.origins.len(), reconciled.tallies.len());
    drop((reconciled, told));
    let start = Instant::now();
    let without = reconcile(&case, &readings).origins.len();
    let without = (start.elapsed(), without);
    println!(
        "{documents} documents, {:.0} MB, {} figures; {origins} origins, the largest of {largest} carriers; {tallies} tallies",
        bytes as f64 / 1e6,
        figures.len()
    );
    println!(
        "words {worded:.2?}, finding copies {:.2?}, together {:.2?}; the whole of reconciling {with:.2?}, without copies \
         {:.2?} ({} origins)",
        with.saturating_sub(without.0),
        worded + with.saturating_sub(without.0),
        without.0,
        without.1
    );
    println!("{:.4?}", score(&figures));
}

/// For each document its number, its family and its place there: original, or which copy.
fn families(documents: usize) -> Vec<(usize, usize, usize)> {
    let (mut all, mut family, mut size, mut of_size) = (Vec::new(), 0, documents / LARGEST_SHARE, 1);
    // Half of all documents are of families with copies.
    while size > 1 && all.len() * 2 < documents {
        for _ in 0..of_size {
            all.extend((0..size).map(|copy| (family, copy)));
            family += 1;
        }
        (size, of_size) = (size / 2, of_size * 2);
    }
    let alone = documents.saturating_sub(all.len());
    all.extend((0..alone).map(|number| (family + number, 0)));
    all.truncate(documents);
    (0..).zip(all).map(|(number, (family, copy))| (number, family, copy)).collect()
}

fn document(seeds: &[Draft], number: usize, family: usize, copy: usize) -> (Reading, String) {
    let (seed, more) = (&seeds[family % seeds.len()], &seeds[(family + 1) % seeds.len()]);
    let original = seed.sized(BYTES, more).retold(family as u64, 60, Some(family as u64));
    let (path, paper) = (format!("{number}.txt"), format!("Paper {number}"));
    match copy {
        0 => original.printed(&path, &paper, 0),
        _ => original.edited(number as u64).printed(&path, &paper, 1 + copy as u64 % 3),
    }
}
