//! The project's own chores and checks: `cargo xtask` lists them.
//!
//! Must not: be needed by anyone who only uses Toll. Nothing depends on this crate.

mod basemap;
mod bench;
mod browser;
mod calibrate;
mod corpus;
mod gazetteer;
mod glossary;
mod layers;
mod lines;
mod malformed;
mod rust;
mod soak;
mod syntax;
mod test;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
Chores and checks of the project.

  cargo xtask test               everything a change must pass; continuous integration runs this
  cargo xtask layers             crates point only where they may; pure crates touch no disk, net, clock or chance
  cargo xtask lines              files, functions and module heads keep the house rules
  cargo xtask glossary           GLOSSARY.md and the types of the vocabulary agree
  cargo xtask corpus [--raise]   reads the gold corpus and holds the score above its floor
  cargo xtask calibrate [--second-reader]   learns from the gold corpus how sure each rule makes a claim
  cargo xtask browser            builds the examples and opens their pages in a headless browser; works at a desk in two
  cargo xtask malformed          500 malformed files of each foreign format through the intake
  cargo xtask bench read [FILE...]   scores, dates, speed beside other programs, the second reader; on files, speed alone
  cargo xtask bench second           what the second reader's opinion is worth on the gold corpus, and its speed
  cargo xtask bench build            a case of 10,000 documents: seconds and memory
  cargo xtask bench tempeval [FOLDER]   dates on documents annotated in TimeML
  cargo xtask bench origins          copies and shared origins among 100,000 documents: seconds, memory, precision
  cargo xtask bench link [long]      linking on public lists beside Splink, and on simulated lists of growing length
  cargo xtask soak desk [KILLS]      kills a desk under load again and again, 10,000 times where no number is given
  cargo xtask gazetteer          compiles the gazetteer from its open sources
  cargo xtask basemap            compiles the lines of the base map from Natural Earth
  cargo xtask syntax [--check | --agree]   compiles the second reader's model; compares it with the original
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => ("help", &arguments[..]),
    };
    let outcome = match chore {
        "test" => test::run(),
        "layers" => layers::run(),
        "lines" => lines::run(),
        "glossary" => glossary::run(),
        "corpus" => corpus::run(rest),
        "calibrate" => calibrate::run(rest),
        "browser" => browser::run(),
        "malformed" => malformed::run(),
        "bench" => bench::run(rest),
        "soak" => soak::run(rest),
        "syntax" => syntax::run(rest),
        "gazetteer" => gazetteer::run(rest),
        "basemap" => basemap::run(rest),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(anyhow::anyhow!("there is no chore \"{other}\"; `cargo xtask` lists them")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask {chore}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
