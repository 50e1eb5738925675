//! How long an intake takes: `cargo run --release -p custody --example intake -- FOLDER [SOURCES]`.
//!
//! Makes a case in a folder that must not be there yet, takes in sources of 2 KB, and checks it.

use custody::{Arrival, CaseFolder, export, verify};
use std::path::Path;
use std::time::Instant;
use vocabulary::limits::INTAKE_BATCH;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("name a folder to make a case in")?;
    let dir = Path::new(&folder);
    let sources: usize = arguments.next().map_or(Ok(10_000), |number| number.parse())?;
    let arrival = |n: usize| Arrival {
        path: format!("sources/{n:06}.txt"),
        bytes: format!("Source {n}. Twelve people were moved to the school. ").repeat(40).into_bytes(),
        sidecar: None,
    };
    let take_in = |case: &mut CaseFolder| {
        let begun = Instant::now();
        for first in (0..sources).step_by(INTAKE_BATCH) {
            case.intake((first..sources.min(first + INTAKE_BATCH)).map(arrival).collect())?;
        }
        Ok::<_, custody::CustodyError>(begun.elapsed())
    };
    let mut case = CaseFolder::init(dir, &serde_json::from_str(r#"{"title": "A measurement"}"#)?)?;
    println!("intake   {sources} sources in {:.2?}", take_in(&mut case)?);
    println!("again    {sources} sources in {:.2?}, nothing new", take_in(&mut case)?);
    let begun = Instant::now();
    case.rebuild()?;
    println!("rebuild  {:.2?}", begun.elapsed());
    drop(case);
    let begun = Instant::now();
    let found = verify(dir)?;
    println!(
        "verify   {} entries, {} bytes in {:.2?}; faults: {}",
        found.head.entries,
        found.bytes,
        begun.elapsed(),
        found.faults.len()
    );
    let begun = Instant::now();
    export(dir, std::io::sink())?;
    println!("export   {:.2?}", begun.elapsed());
    Ok(())
}
