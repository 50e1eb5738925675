//! `toll simulate`: lists of fictional victims, with the truth about them.
//!
//! Must not: write into a folder that holds anything.

use crate::cli::{ListFormat, Simulate};
use crate::messages::Verdict;
use crate::show::count;
use anyhow::{Context, Result, bail};
use simulation::{POPULATION_COLUMNS, Plan, Simulation, TRUTH_COLUMNS, push_csv};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

pub(crate) fn simulate(asked: Simulate) -> Result<Verdict> {
    let ListFormat::Csv = asked.format;
    let cultures = if asked.cultures.is_empty() { Plan::default().cultures } else { asked.cultures };
    let simulation = Simulation::of(Plan {
        seed: asked.seed,
        persons: asked.persons,
        lists: asked.lists,
        releases: asked.releases,
        cultures,
        errors: asked.errors,
        coverage: asked.coverage,
    })?;
    is_free(&asked.out)?;
    fs::create_dir_all(&asked.out)
        .with_context(|| format!("{}: the folder cannot be made; choose another", asked.out.display()))?;
    let rows = write(&simulation, &asked.out)?;
    let dir = asked.out.display();
    let persons = count(asked.persons as usize, "fictional person", "fictional persons");
    let lists = count(simulation.files().len(), "list", "lists");
    writeln!(io::stdout(), "{persons}, {lists}, {}: {dir}", count(rows, "row", "rows"))?;
    Ok(Verdict::Clean)
}

/// Whether nothing would be written over.
fn is_free(dir: &Path) -> Result<()> {
    let mut entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).with_context(|| format!("{}: choose another folder", dir.display())),
    };
    if entries.next().is_some() {
        bail!("{}: the folder is not empty; name a new one, so that nothing is written over", dir.display());
    }
    Ok(())
}

/// One file, written line by line.
struct Lines {
    path: PathBuf,
    file: BufWriter<File>,
    line: String,
}

impl Lines {
    fn begin<'c>(dir: &Path, name: &str, head: impl IntoIterator<Item = &'c str>) -> Result<Lines> {
        let path = dir.join(name);
        let file =
            File::create_new(&path).with_context(|| format!("{}: cannot be written", path.display()))?;
        let mut lines = Lines { path, file: BufWriter::with_capacity(1 << 16, file), line: String::new() };
        lines.push(head)?;
        Ok(lines)
    }

    fn push<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> Result<()> {
        self.line.clear();
        push_csv(&mut self.line, cells);
        self.file.write_all(self.line.as_bytes()).with_context(|| self.failed())
    }

    fn end(mut self) -> Result<()> {
        self.file.flush().with_context(|| self.failed())
    }

    fn failed(&self) -> String {
        format!("{}: cannot be written to its end; look whether the disk is full", self.path.display())
    }
}

/// Writes all files; how many rows the lists have.
fn write(simulation: &Simulation, dir: &Path) -> Result<usize> {
    let files = simulation.files();
    let mut lists = Vec::new();
    for file in &files {
        lists.push(Lines::begin(dir, &file.name, file.columns.iter().copied())?);
    }
    let mut truth = Lines::begin(dir, "truth.csv", TRUTH_COLUMNS)?;
    let mut population = Lines::begin(dir, "population.csv", POPULATION_COLUMNS)?;
    let mut rows = 0;
    for block in simulation.blocks() {
        let first = block.victims.first().map_or(0, |victim| victim.number);
        let mut listed = vec![false; block.victims.len()];
        for ((table, list), file) in block.tables.iter().zip(&mut lists).zip(&files) {
            for row in table.rows() {
                list.push(row.cells())?;
                let at = (row.person - first) as usize;
                listed[at] = true;
                truth.push([file.name.as_str(), row.id(), &block.victims[at].id()])?;
                rows += 1;
            }
        }
        for (victim, listed) in block.victims.iter().zip(listed) {
            if !listed {
                truth.push(["", "", &victim.id()])?;
            }
            population.push(simulation.told(victim).iter().map(String::as_str))?;
        }
    }
    for lines in lists.into_iter().chain([truth, population]) {
        lines.end()?;
    }
    let readme = dir.join("README.txt");
    fs::write(&readme, simulation.readme())
        .with_context(|| format!("{}: cannot be written", readme.display()))?;
    Ok(rows)
}
