//! What is to be tallied: a case as it was taken in, or readings from files, one JSON object a line.
//!
//! Must not: end because one line is no reading, or read a line without bound.

use super::left_out;
use crate::messages::{self, Verdict};
use crate::pipeline;
use anyhow::{Context, Result, bail};
use custody::CaseFolder;
use figures::Reconciliation;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use vocabulary::{Case, Reading, limits};

/// What was gathered, held against each other.
pub(super) struct Gathered {
    pub(super) case: Case,
    pub(super) readings: Vec<Reading>,
    pub(super) told: Reconciliation,
    pub(super) verdict: Verdict,
}

pub(super) fn gathered(paths: &[PathBuf]) -> Result<Gathered> {
    if let [dir] = paths
        && dir.is_dir()
    {
        let mut folder = CaseFolder::open(dir)?;
        let pool = pipeline::threads(None)?;
        let (readings, told) = pipeline::reconciled(&mut folder, &pool)?;
        return Ok(Gathered { case: folder.settled_case()?, readings, told, verdict: Verdict::Clean });
    }
    if let Some(folder) = paths.iter().find(|path| path.is_dir()) {
        bail!("{}: a case is tallied by itself; name its folder alone", folder.display());
    }
    let (mut readings, mut verdict) = (Vec::new(), Verdict::Clean);
    for path in paths {
        verdict = verdict.max(take(path, &mut readings)?);
    }
    if readings.len() > 1 {
        messages::note("copies of one text cannot be told without the documents; in a case they can");
    }
    let case: Case = serde_json::from_str(r#"{"title": "Readings"}"#)?;
    let told = figures::reconcile(&case, &readings);
    Ok(Gathered { case, readings, told, verdict })
}

/// The readings of a file.
fn take(path: &Path, readings: &mut Vec<Reading>) -> Result<Verdict> {
    let piped = path == Path::new("-");
    let name = if piped { "standard input".to_owned() } else { path.display().to_string() };
    let input: Box<dyn Read> = match piped {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(path).with_context(|| name.clone())?),
    };
    let (mut input, mut line, mut verdict) = (BufReader::new(input), Vec::new(), Verdict::Clean);
    for number in 1.. {
        line.clear();
        let max = limits::SOURCE_BYTES_MAX;
        let read = (&mut input).take(max).read_until(b'\n', &mut line).with_context(|| name.clone())?;
        if read == 0 {
            break;
        }
        if read as u64 == max && !line.ends_with(b"\n") {
            bail!("{name}, line {number}: more than {max} bytes, and SOURCE_BYTES_MAX is the most");
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice(&line) {
            Ok(reading) => readings.push(reading),
            Err(error) => {
                let why = format!("this is no reading as toll read --format jsonl prints it ({error})");
                verdict = left_out(&name, number, &why);
            }
        }
    }
    Ok(verdict)
}
