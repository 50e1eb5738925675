//! How fast text is read, and in how much memory, beside spaCy and HeidelTime where they are installed.
//!
//! Must not: compare unlike work silently.

use super::measure::{self, Cost};
use super::{others, text};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What is read where no files are given.
const DOCUMENTS_BYTES: u64 = 24_000_000;
/// Memory must not grow with the input: one file of this size beside one of a tenth.
const LARGE_BYTES: u64 = 1_000_000_000;

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
    for other in [others::spacy(&files)?, others::heideltime(&files)?].into_iter().flatten() {
        let read = size(&other.sample)?;
        row(other.name, read, other.sample.len(), &other.cost);
        let ratio = (bytes as f64 / one.cpu_s.max(0.01)) / (read as f64 / other.cost.cpu_s);
        println!("toll reads {ratio:.0} times as much in a second of processor time");
    }
    large(&toll, scratch.path())
}

/// One row: a build of the program on one thread.
pub(super) fn one_thread(name: &str, toll: &Path, folder: &Path, files: &[PathBuf]) -> Result<()> {
    println!("{:28} {:>8} {:>10} {:>12} {:>9}", "", "MB/s", "MB/CPU-s", "documents/s", "peak MB");
    row(name, size(files)?, files.len(), &read(toll, &[folder.to_owned()], 1)?);
    Ok(())
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
