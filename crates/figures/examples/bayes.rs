//! The Bayesian methods on a table of capture histories: what they say, how long they take.
//!
//! `cargo run --release -p figures --example bayes -- decomposable|lcmcr TABLE.csv [delta=D] [last=N] [min=N] [k=K] ...`
//!
//! Must not: be more than a way to measure.

use figures::estimate::{Settings, decomposable, lcmcr};
use std::time::Instant;
use vocabulary::Histories;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let histories = read(&args[1]);
    let mut settings = Settings::default();
    for asked in &args[2..] {
        let (name, value) = asked.split_once('=').expect("settings are name=value");
        let number = || value.parse::<f64>().expect("a number");
        match name {
            "delta" => settings.decomposable.delta = Some(number()),
            "last" => settings.decomposable.undocumented_max = Some(number() as u64),
            "min" => settings.decomposable.undocumented_min = number() as u64,
            "k" => settings.latent.classes = Some(number() as usize),
            "chains" => settings.latent.chains = number() as usize,
            "samples" => settings.latent.samples = number() as usize,
            "thinning" => settings.latent.thinning = number() as usize,
            "burn" => settings.latent.burn_in = number() as usize,
            "most" => settings.latent.iterations_max = number() as usize,
            "seed" => settings.seed = number() as u64,
            other => panic!("no setting is called {other}"),
        }
    }
    let begun = Instant::now();
    let found = match args[0].as_str() {
        "decomposable" => decomposable(&histories, &settings),
        _ => lcmcr(&histories, &settings),
    };
    match found {
        Ok(mut estimate) => {
            estimate.draws.clear();
            println!("{estimate:#?}");
        }
        Err(refused) => println!("{refused:#?}"),
    }
    println!("{:.2} s", begun.elapsed().as_secs_f64());
}

fn read(path: &str) -> Histories {
    let text = std::fs::read_to_string(path).expect("the table can be read");
    let mut rows =
        text.lines().map(|line| line.split(',').map(|cell| cell.trim_matches('"')).collect::<Vec<_>>());
    let mut lists = rows.next().expect("a header");
    lists.pop();
    let cells = rows.map(|row| {
        let on = row[..lists.len()].iter().enumerate().filter(|(_, cell)| **cell == "1");
        let count = row[lists.len()].parse().expect("a count");
        (on.fold(0u64, |on, (at, _)| on | 1 << at), count)
    });
    let cells: Vec<(u64, u64)> = cells.collect();
    Histories::new(lists.clone(), cells).expect("a table of capture histories")
}
