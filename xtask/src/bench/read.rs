//! `bench read`: how fast text is read, and in how much memory, beside spaCy.
//!
//! Must not: compare unlike work silently. spaCy parses and finds names; it does not read figures. The ratio
//! says what a reader built on its parse could reach at best.

use super::measure::{self, Cost};
use super::text;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is read where no files are given.
const DOCUMENTS_BYTES: u64 = 24_000_000;
/// Memory must not grow with the input: one file of this size beside one of a tenth.
const LARGE_BYTES: u64 = 1_000_000_000;
/// spaCy reads far less in the same time; its speed does not depend on how much it is given.
const SPACY_BYTES: u64 = 400_000;

/// Measures on the files given, or on documents made from the corpus.
pub(super) fn run(arguments: &[String]) -> Result<()> {
    let toll = super::toll()?;
    let scratch = tempfile::tempdir()?;
    let files: Vec<PathBuf> = if arguments.is_empty() {
        text::documents(scratch.path(), DOCUMENTS_BYTES)?
    } else {
        arguments.iter().map(PathBuf::from).collect()
    };
    let bytes = size(&files)?;
    let inputs = if arguments.is_empty() { vec![scratch.path().to_owned()] } else { files.clone() };
    let cores = std::thread::available_parallelism()?.get();
    println!("{} documents, {:.1} MB, {cores} cores", files.len(), bytes as f64 / 1e6);
    println!("{:28} {:>8} {:>10} {:>12} {:>9}", "", "MB/s", "MB/CPU-s", "documents/s", "peak MB");
    let one = read(&toll, &inputs, 1)?;
    row("toll, one thread", bytes, files.len(), &one);
    row(&format!("toll, {cores} threads"), bytes, files.len(), &read(&toll, &inputs, cores)?);
    if let Some((sample, cost)) = spacy(&files)? {
        let read = size(&sample)?;
        row("spaCy, one process", read, sample.len(), &cost);
        let ratio = (bytes as f64 / one.cpu_s) / (read as f64 / cost.cpu_s);
        println!("toll reads {ratio:.0} times as much in a second of processor time");
    }
    large(&toll, scratch.path())
}

fn large(toll: &Path, scratch: &Path) -> Result<()> {
    println!("\none large file");
    println!("{:28} {:>8} {:>10} {:>12} {:>9}", "", "MB/s", "MB/CPU-s", "documents/s", "peak MB");
    let path = scratch.join("large.txt");
    let cores = std::thread::available_parallelism()?.get();
    for bytes in [LARGE_BYTES / 10, LARGE_BYTES] {
        text::one(&path, bytes)?;
        let cost = read(toll, std::slice::from_ref(&path), cores)?;
        row(&format!("toll, {} MB", bytes / 1_000_000), std::fs::metadata(&path)?.len(), 1, &cost);
    }
    Ok(())
}

fn read(toll: &Path, inputs: &[PathBuf], threads: usize) -> Result<Cost> {
    let mut command = Command::new(toll);
    command.args(["read", "--format", "jsonl", "--threads", &threads.to_string()]).args(inputs);
    measure::run(command, Path::new("/dev/null"))
}

fn row(name: &str, bytes: u64, documents: usize, cost: &Cost) {
    let mb = bytes as f64 / 1e6;
    println!(
        "{name:28} {:8.2} {:10.2} {:12.0} {:9.1}",
        mb / cost.wall_s,
        mb / cost.cpu_s.max(0.01),
        documents as f64 / cost.wall_s,
        cost.peak_bytes as f64 / 1e6
    );
}

fn size(files: &[PathBuf]) -> Result<u64> {
    let bytes =
        |path: &PathBuf| std::fs::metadata(path).with_context(|| format!("cannot read {}", path.display()));
    files.iter().map(|path| Ok(bytes(path)?.len())).sum()
}

/// The first files that together make enough work for spaCy, and what it took; `None` where it is not there.
fn spacy(files: &[PathBuf]) -> Result<Option<(Vec<PathBuf>, Cost)>> {
    const ASK: &str =
        "import spacy; print(next(m for m in spacy.util.get_installed_models() if m.startswith('en')))";
    const RUN: &str = "import sys, spacy\nnlp = spacy.load(sys.argv[1])\n\
        texts = (open(p, encoding='utf-8').read() for p in sys.argv[2:])\n\
        print(sum(len(doc) for doc in nlp.pipe(texts)))";
    let asked = Command::new("python3").args(["-c", ASK]).output();
    let model = asked
        .ok()
        .filter(|out| out.status.success())
        .map(|out| String::from_utf8_lossy(&out.stdout).into_owned());
    let Some(model) = model.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()) else {
        println!("spaCy: SKIPPED, this Python has no spaCy with an English pipeline");
        return Ok(None);
    };
    let mut sample = Vec::new();
    let mut bytes = 0;
    for path in files {
        if bytes >= SPACY_BYTES {
            break;
        }
        bytes += std::fs::metadata(path)?.len();
        sample.push(path.clone());
    }
    let run = |texts: &[PathBuf]| {
        let mut command = Command::new("python3");
        command.args(["-c", RUN, &model]).args(texts).env("OMP_NUM_THREADS", "1");
        measure::run(command, Path::new("/dev/null"))
    };
    // Loading the model is not reading: a run over nothing is taken off.
    let empty = run(&[])?;
    let full = run(&sample)?;
    let less = |full: f64, empty: f64| (full - empty).max(0.01);
    let cost = Cost {
        wall_s: less(full.wall_s, empty.wall_s),
        cpu_s: less(full.cpu_s, empty.cpu_s),
        peak_bytes: full.peak_bytes,
    };
    Ok(Some((sample, cost)))
}
