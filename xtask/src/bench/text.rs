//! Text to measure with, made from the gold corpus.
//!
//! Must not: draw by chance. The same size gives the same files.

use crate::workspace;
use anyhow::{Context, Result};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

/// The texts of the gold corpus.
fn corpus() -> Result<Vec<String>> {
    let paths = workspace::files(&workspace::root()?.join("tests/corpus/english"), &["txt"], &[])?;
    paths.iter().map(|path| workspace::read(path)).collect()
}

/// A folder of documents as long as those of the corpus, together of about this size; their number.
pub(super) fn documents(dir: &Path, bytes: u64) -> Result<Vec<PathBuf>> {
    let corpus = corpus()?;
    let mut written = 0;
    let mut paths = Vec::new();
    while written < bytes {
        let number = paths.len();
        // A number of its own makes each document one of its own.
        let text = format!("Report {number}\n\n{}", corpus[number % corpus.len()]);
        let path = dir.join(format!("{:03}", number / 1000)).join(format!("{number:06}.txt"));
        std::fs::create_dir_all(path.parent().context("a file without a folder")?)?;
        std::fs::write(&path, &text).with_context(|| format!("cannot write {}", path.display()))?;
        written += text.len() as u64;
        paths.push(path);
    }
    Ok(paths)
}

/// So many documents of about this many bytes each, cut from the corpus at a line's end.
pub(super) fn reports(dir: &Path, count: usize, bytes_each: usize) -> Result<()> {
    let all = corpus()?.join("\n\n");
    let lines: Vec<&str> = all.lines().collect();
    let mut next = 0;
    for number in 0..count {
        let mut text = format!("Report {number}\n\n");
        while text.len() < bytes_each {
            text.push_str(lines[next % lines.len()]);
            text.push('\n');
            next += 1;
        }
        std::fs::write(dir.join(format!("{number:05}.txt")), text)?;
    }
    Ok(())
}

/// One file of this size at least.
pub(super) fn one(path: &Path, bytes: u64) -> Result<()> {
    let all = corpus()?.join("\n\n");
    let file = std::fs::File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut out = BufWriter::new(file);
    let mut written = 0;
    while written + (all.len() as u64) < bytes {
        writeln!(out, "{all}\n")?;
        written += all.len() as u64 + 2;
    }
    out.flush().context("cannot finish the file")
}
