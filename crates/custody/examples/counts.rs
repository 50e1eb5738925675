//! How long the tables of counts take: `cargo run --release -p custody --example counts -- FOLDER [CLAIMS]`.
//!
//! Makes a case in a folder that must not be there yet, keeps so many claims in counts of 20, one of them with a tenth of all, twice,
//! and asks what a page of the desk asks.

use custody::{CaseFolder, CaseReader, CountKept, CountsAsked, FindingKept};
use std::path::Path;
use std::time::{Duration, Instant};

const OF_A_COUNT: usize = 20;
const SPEAKERS: u64 = 5000;
const ASKED: u32 = 500;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name a folder to make a case in")?;
    let dir = Path::new(&folder);
    let claims: usize = arguments.next().map_or(Ok(1_000_000), |number| number.parse())?;
    let mut case = CaseFolder::init(dir, &serde_json::from_str(r#"{"title": "A measurement"}"#)?)?;
    let counts = claims / OF_A_COUNT;
    for time in ["first", "again"] {
        let begun = Instant::now();
        make(&mut case, counts, claims / 10)?;
        println!("kept     {claims} claims of {counts} counts, {time}, in {:.2?}", begun.elapsed());
    }
    let reader = CaseReader::open(dir)?;
    let mut at = 7u64;
    let mut next = |of: usize| {
        at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (at >> 33) % of as u64
    };
    measure("a page of the matrix", || {
        let found = reader.counts(CountsAsked::All, next(counts), 50)?;
        let places: Vec<u64> = found.into_iter().map(|(place, _)| place).collect();
        reader.cells_of(&places, 0, 6).map(drop)
    })?;
    measure("a page of claims", || reader.claims_of(next(counts), None, 0, 100).map(drop))?;
    measure("of the largest count", || reader.claims_of(0, None, next(claims / 10), 100).map(drop))?;
    measure("of one speaker there", || reader.claims_of(0, Some(next(5000)), 0, 100).map(drop))?;
    measure("a page of findings", || reader.findings(Some("note"), None, next(1000), 100).map(drop))?;
    Ok(())
}

fn make(case: &mut CaseFolder, counts: usize, largest: usize) -> Result<(), custody::CustodyError> {
    let mut anew = case.counts_anew()?;
    for count in 0..counts {
        anew.count(CountKept {
            scope: format!("incident-{}/killed/people/nationality=N{count}", count / 8),
            incident: format!("incident-{}", count / 8),
            differs: count % 3 == 0,
            decided: count % 100 == 0,
            line: format!("{{\"count\": {count}, \"line\": \"{}\"}}", "x".repeat(300)),
            told: format!("{{\"count\": {count}, \"told\": \"{}\"}}", "x".repeat(900)),
        })?;
        let of = if count == 0 { largest } else { OF_A_COUNT };
        for claim in 0..of {
            anew.claim(
                (claim as u64 * 7919 + count as u64) % SPEAKERS,
                format!("{claim} {}", "y".repeat(500)),
            )?;
        }
        for cell in 0..OF_A_COUNT.min(6) as u64 {
            anew.cell(cell, 3, 4, Some(9))?;
        }
    }
    for place in 0..SPEAKERS {
        anew.speaker(place, format!("speaker {place}"), SPEAKERS - place)?;
    }
    for at in 0..10_000 {
        anew.finding(FindingKept {
            weight: "note".to_owned(),
            kind: "differ".to_owned(),
            told: format!("{at} {}", "z".repeat(400)),
            spoken: format!("{at} {}", "z".repeat(600)),
        })?;
    }
    anew.finish("a measurement", &[])
}

fn measure(
    what: &str,
    mut ask: impl FnMut() -> Result<(), custody::CustodyError>,
) -> Result<(), custody::CustodyError> {
    let mut took: Vec<Duration> = Vec::new();
    for _ in 0..ASKED {
        let begun = Instant::now();
        ask()?;
        took.push(begun.elapsed());
    }
    took.sort();
    println!("{what:22} p50 {:>9.2?}  p99 {:>9.2?}", took[took.len() / 2], took[took.len() * 99 / 100]);
    Ok(())
}
