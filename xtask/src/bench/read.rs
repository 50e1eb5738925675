//! `bench read`: the whole table of what reading is worth: scores, dates, speed and memory, the second reader.
//!
//! Must not: leave a row out silently. What cannot be measured here is SKIPPED, aloud.

use super::{second, speed, tempeval};
use crate::corpus;
use anyhow::Result;

/// Prints the table; where files are given, the speed on them alone.
pub(super) fn run(arguments: &[String]) -> Result<()> {
    if !arguments.is_empty() {
        return speed::run(arguments);
    }
    println!("== scores of the gold corpus");
    corpus::show()?;
    println!("\n== dates on documents of others");
    tempeval::run(None)?;
    println!("\n== speed and memory");
    speed::run(&[])?;
    println!("\n== the second reader's opinion");
    second::run()
}
