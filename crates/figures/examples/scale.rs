//! How long reconciling takes: `cargo run --release -p figures --example scale [DOCUMENTS]` (10,000 if not given).
//!
//! Fourteen figures a document, over places, days, speakers and copies of agency text. Prints time and counts; run it
//! under `/usr/bin/time -v` for memory.

use figures::{example::reading, reconcile};
use std::time::Instant;
use vocabulary::{Case, Reading};

fn main() {
    let documents: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    for (what, places) in [("many incidents", 400), ("one incident", 1)] {
        let readings: Vec<Reading> = (0..documents).map(|number| document(number, places)).collect();
        let case: Case = serde_json::from_str(r#"{"title": "Scale"}"#).expect("a case");
        let start = Instant::now();
        let reconciled = reconcile(&case, &readings);
        let took = start.elapsed();
        let start = Instant::now();
        let compared: usize =
            reconciled.belongs.keys().map(|claim| reconciled.comparisons.of(claim).len()).sum();
        println!(
            "{what}: {documents} documents, {} figures, {} incidents, {} origins, {} tallies, {} findings in {took:.2?}; \
             {compared} comparisons in {:.2?}",
            reconciled.belongs.len(),
            reconciled.incidents.len(),
            reconciled.origins.len(),
            reconciled.tallies.len(),
            reconciled.findings.len(),
            start.elapsed()
        );
    }
}

/// One in three documents copies the one before.
fn document(number: usize, places: usize) -> Reading {
    let seed = number - number % 3;
    let place = seed * 7919 % places;
    let at = format!(
        "at=Odry{place} when=2031-{:02}-{:02}",
        1 + seed % 12 * usize::from(places > 1),
        1 + place % 28
    );
    let speaker = ["the_mayor", "police", "a_hospital", "the_ministry by=officials", "the_army"][seed % 5];
    let killed = 20 + seed * 31 % 1000;
    let mut figures = vec![
        format!("{killed} killed {at}"),
        format!("{killed} at-least killed by={speaker} {at}"),
        format!("{} killed female of=f2 by={speaker} {at}", killed / 3),
        format!("{} killed child of=f2 by={speaker} {at}", killed / 4),
        format!("{} killed superseded by={speaker} {at}", killed / 2),
        format!("{} injured by={speaker} {at}", killed * 3),
        format!("{} injured child of=f6 {at}", killed / 5),
        format!("{} about displaced families {at}", killed * 100),
        format!("{} missing {at} as-of=2031-12-{:02}", killed / 6, 1 + number % 28),
        "4 killed new".to_owned(),
        format!("{} killed cumulative {at} as-of=2031-12-{:02}", killed + 9, 1 + number % 28),
        format!("1 killed named {at}"),
        "30 killed at=Lunt when=2011".to_owned(),
    ];
    figures.push(format!("{killed} killed denied by=the_army {at}"));
    let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
    reading(
        &format!("{number}.txt"),
        &format!("2031-12-{:02}", 1 + number % 28),
        &format!("Paper {}", number % 300),
        &figures,
    )
}
