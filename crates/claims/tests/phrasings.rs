//! Phrasings of numbers, of manner, of parts and of doers: tables of sentences with what must be read in each.
//!
//! A line of a table is `text => status:low[-high|+][f]/key=value ...`, one entry a figure, no figure more. The keys
//! are p (precision), m (modality; asserted where absent), c (counts: cum, new or -), of (the low bound of the
//! whole), by and w (doer and means, words joined by _). All events, people and places are invented.

use claims::Reader;
use vocabulary::{Digest, Figure, Gazetteer, Reading, Source, Unit};

/// What stands for a field that is open.
const OPEN: &str = "-";

/// What is read of one figure in a key of the table.
fn value(reading: &Reading, figure: &Figure, key: &str) -> String {
    let joined = |words: &str| words.replace(' ', "_");
    let scope = &figure.scope;
    match key {
        "p" => figure.count.precision().to_string(),
        "m" => figure.modality.to_string(),
        "c" => scope.counts.map_or(OPEN.to_owned(), |counts| counts.to_string().replace("cumulative", "cum")),
        "of" => {
            let whole = figure.part_of.as_ref().and_then(|id| reading.figure(id));
            whole.map_or(OPEN.to_owned(), |whole| whole.count.low().to_string())
        }
        "by" => figure.responsibility.by.as_ref().map_or(OPEN.to_owned(), |by| joined(by)),
        "w" if figure.responsibility.means.is_empty() => OPEN.to_owned(),
        "w" => joined(&figure.responsibility.means.join(",")),
        _ => panic!("no such key: {key}"),
    }
}

/// Status, bounds and unit, as the table writes them.
fn core(figure: &Figure) -> String {
    let (low, high) = (figure.count.low(), figure.count.high());
    let high = match high {
        Some(high) if high == low => String::new(),
        Some(high) => format!("-{high}"),
        None => "+".to_owned(),
    };
    let families = if figure.scope.unit == Unit::Families { "f" } else { "" };
    format!("{}:{low}{high}{families}", figure.scope.status)
}

/// Whether a figure is as an entry of the table says.
fn is_as(reading: &Reading, figure: &Figure, entry: &str) -> bool {
    let mut parts = entry.split('/');
    let asserted = !entry.contains("/m=") && value(reading, figure, "m") != "asserted";
    parts.next() == Some(&core(figure))
        && !asserted
        && parts
            .all(|part| part.split_once('=').is_some_and(|(key, said)| value(reading, figure, key) == said))
}

#[track_caller]
fn check(table: &str) {
    let reader = Reader::new(Gazetteer::bundled());
    let mut wrong = Vec::new();
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (text, entries) = line.split_once(" =>").expect("a line has a text and an arrow");
        let text = text.replace("\\n", "\n") + "\n";
        let reading = reader.read(&text, Source::unread("phrasing.txt", Digest::of(text.as_bytes()), "en"));
        let mut left: Vec<&Figure> = reading.figures.iter().collect();
        let all = entries.split_whitespace().all(|entry| {
            let found = left.iter().position(|figure| is_as(&reading, figure, entry));
            found.map(|at| left.remove(at)).is_some()
        });
        if !all || !left.is_empty() {
            let read: Vec<String> = reading.figures.iter().map(core).collect();
            wrong.push(format!("{line}\n    read: {}", read.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "{} lines read wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn bounds() {
    check(include_str!("phrasings/bounds.txt"));
}

#[test]
fn what_counts_nobody() {
    check(include_str!("phrasings/decoys.txt"));
}

#[test]
fn manner() {
    check(include_str!("phrasings/manner.txt"));
}

#[test]
fn parts() {
    check(include_str!("phrasings/parts.txt"));
}

#[test]
fn doers_and_means() {
    check(include_str!("phrasings/agency.txt"));
}

#[test]
fn mixed() {
    check(include_str!("phrasings/mixed.txt"));
}
