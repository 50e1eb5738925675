//! How long a simulation takes without the disk: `cargo run --release -p simulation --example speed -- 1000000`.
//!
//! Must not: be timed on anything but a release build.

use simulation::{Culture, Plan, Simulation, push_csv};
use std::time::Instant;

fn main() {
    let persons = std::env::args().nth(1).and_then(|asked| asked.parse().ok()).unwrap_or(1_000_000);
    let plan = Plan { persons, lists: 4, cultures: Culture::ALL.to_vec(), ..Plan::default() };
    let began = Instant::now();
    let simulation = match Simulation::of(plan) {
        Ok(simulation) => simulation,
        Err(refusal) => return eprintln!("{refusal}"),
    };
    let (mut rows, mut bytes, mut line) = (0usize, 0usize, String::new());
    for block in simulation.blocks() {
        for row in block.tables.iter().flat_map(|table| table.rows()) {
            line.clear();
            push_csv(&mut line, row.cells());
            (rows, bytes) = (rows + 1, bytes + line.len());
        }
    }
    println!("{persons} persons, {rows} rows, {bytes} bytes: {:.2} s", began.elapsed().as_secs_f64());
}
