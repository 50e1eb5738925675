//! Parses a file and says how fast: `cargo run --release -p syntax --example parse -- FILE`.

use std::time::Instant;
use syntax::{Syntax, SyntaxMemory};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name a file")?;
    let text = std::fs::read_to_string(path)?;
    let start = Instant::now();
    let model = Syntax::bundled();
    eprintln!("loaded in {:.1} ms", start.elapsed().as_secs_f64() * 1e3);
    let (start, mut memory, mut tokens) = (Instant::now(), SyntaxMemory::default(), 0);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        tokens += model.parse_with(line, &mut memory).tokens.len();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{tokens} tokens, {:.0} KB/s", text.len() as f64 / 1e3 / seconds);
    Ok(())
}
