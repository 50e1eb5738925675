//! How long it takes to find the origins of many documents, and how much memory: `cargo run --release -p figures
//! --example origins [DOCUMENTS]` (100,000 if not given; `cargo xtask bench origins` adds the whole).
//!
//! Documents of about 2 KB, in families of copies of skewed size: one of 5,000 carriers, two of 2,500, four of 1,250 and
//! so on, the rest told once. All of it is fiction, made from the gold corpus; the making is timed apart.

#[path = "../tests/simulator/mod.rs"]
mod simulator;

use figures::{Wording, origins, reconcile_worded};
use simulator::{Draft, score, seeds};
use std::collections::HashMap;
use std::fmt;
use std::time::Instant;
use vocabulary::{Case, ClaimRef, Reading};

const BYTES: usize = 2_000;
/// The largest family, as a share of all documents: 5,000 in 100,000.
const LARGEST_SHARE: usize = 20;
const BATCH: usize = 4_000;

fn main() {
    let documents: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let families = families(documents);
    let Made { readings, wordings, bytes, made, worded } = Made::of(&families);
    let figures: usize = readings.iter().map(|reading| reading.figures.len()).sum();
    println!("{documents} documents, {:.0} MB, {figures} figures", bytes as f64 / 1e6);
    println!("making the documents {made}, no part of the method");
    println!("words {worded} ({})", peak());
    let case: Case = serde_json::from_str(r#"{"title": "Scale"}"#).expect("a case");
    let (without, voices) = timed(|| origins(&case, &readings, &[]).len());
    println!("incidents and voices, copies not looked for: {without} ({voices} origins; {})", peak());
    let (with, (voices, largest)) = timed(|| {
        let origins = origins(&case, &readings, &wordings);
        (origins.len(), origins.iter().map(|origin| origin.carriers.len()).max().unwrap_or(0))
    });
    let search = with.without(without);
    println!(
        "the same and the search for copies: {with} ({voices} origins, the largest of {largest} carriers; {})",
        peak()
    );
    println!("so the search for copies {search}; words, copies and origins together {}", worded.and(with));
    let (whole, reconciled) = timed(|| reconcile_worded(&case, &readings, &wordings));
    println!("all of reconciling {whole} ({} tallies; {})", reconciled.tallies.len(), peak());
    let inputs = reconciled.tallies.iter().flat_map(|tally| &tally.inputs);
    let told: HashMap<&ClaimRef, usize> = (inputs.chain(reconciled.uncounted.values().flatten()))
        .map(|input| (&*input.claim, input.origin))
        .collect();
    let mut figures = Vec::with_capacity(figures);
    for (number, reading) in readings.iter().enumerate() {
        let of = |figure: &vocabulary::Figure| {
            told[&ClaimRef { source: reading.source.sha256, figure: figure.id.clone() }]
        };
        figures.extend(reading.figures.iter().map(|figure| (families[number].1, of(figure), number)));
    }
    drop(told);
    drop(reconciled);
    println!("{:.4?}", score(&figures));
}

/// What some work took: by the clock, and of all processors.
#[derive(Clone, Copy, Default)]
struct Spent {
    wall_s: f64,
    cpu_s: f64,
}

impl Spent {
    fn and(self, other: Spent) -> Spent {
        Spent { wall_s: self.wall_s + other.wall_s, cpu_s: self.cpu_s + other.cpu_s }
    }

    fn without(self, other: Spent) -> Spent {
        Spent { wall_s: self.wall_s - other.wall_s, cpu_s: self.cpu_s - other.cpu_s }
    }
}

impl fmt::Display for Spent {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:.1} s, {:.1} s of processor time", self.wall_s, self.cpu_s)
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Spent, T) {
    let (start, before) = (Instant::now(), processor_s());
    let done = work();
    (Spent { wall_s: start.elapsed().as_secs_f64(), cpu_s: processor_s() - before }, done)
}

/// User and system time of this program so far, in seconds; 0 where the system does not tell.
fn processor_s() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Fields 14 and 15 of proc(5), in hundredths of a second; the name before them may hold spaces.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    fields.skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

/// The most memory held so far, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let kilobytes =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.strip_suffix("kB")?.trim().parse().ok());
    kilobytes.map_or_else(
        || "peak not known".to_owned(),
        |kilobytes: f64| format!("peak {:.0} MB", kilobytes * 1024.0 / 1e6),
    )
}

/// All documents, as far as they are held: texts are gone once their words are hashed.
#[derive(Default)]
struct Made {
    readings: Vec<Reading>,
    wordings: Vec<Wording>,
    bytes: usize,
    /// How long the making of the documents took, and the hashing of their words.
    made: Spent,
    worded: Spent,
}

impl Made {
    fn of(families: &[(usize, usize, usize)]) -> Made {
        let (seeds, mut all) = (seeds(), Made::default());
        for batch in families.chunks(BATCH) {
            let (made, printed) =
                timed(|| in_two(batch, |&(number, family, copy)| document(&seeds, number, family, copy)));
            let (worded, wordings) = timed(|| in_two(&printed, |(reading, text)| Wording::of(reading, text)));
            (all.made, all.worded) = (all.made.and(made), all.worded.and(worded));
            all.wordings.extend(wordings);
            all.bytes += printed.iter().map(|(_, text)| text.len()).sum::<usize>();
            all.readings.extend(printed.into_iter().map(|(reading, _)| reading));
        }
        all
    }
}

/// The same for each by two threads, as the pipeline has on two cores.
fn in_two<T: Sync, U: Send>(all: &[T], each: impl Fn(&T) -> U + Sync) -> Vec<U> {
    let (one, other) = all.split_at(all.len() / 2);
    let (mut done, rest) = std::thread::scope(|scope| {
        let one = scope.spawn(|| one.iter().map(&each).collect::<Vec<U>>());
        let other: Vec<U> = other.iter().map(&each).collect();
        (one.join().expect("no panic"), other)
    });
    done.extend(rest);
    done
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
    let (mut reading, text) = match copy {
        0 => original.printed(&path, &paper, 0),
        _ => original.edited(number as u64).printed(&path, &paper, 1 + copy as u64 % 3),
    };
    // Without days and places each document is an incident of its own: what is measured is how origins are found.
    for scope in reading.figures.iter_mut().map(|figure| &mut figure.scope) {
        (scope.place, scope.when, scope.as_of) = (None, None, None);
    }
    // As the pipeline holds it.
    reading.figures.shrink_to_fit();
    (reading, text)
}
