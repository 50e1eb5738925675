//! `toll verify` and `toll export`: the ledger, checked and passed on.
//!
//! Must not: write to a case.

use crate::cli::{Export, Verify};
use crate::messages::{self, Verdict};
use crate::show::count;
use anyhow::{Context, Result};
use custody::{Verification, export as write_ledger, verify_against, verify_export};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

pub(crate) fn verify(asked: Verify) -> Result<Verdict> {
    let (checked, place, ledger_only) = match (&asked.case, &asked.ledger) {
        (Some(case), _) => (verify_against(case, asked.head)?, case.display().to_string(), false),
        (None, Some(file)) if file == Path::new("-") => {
            (verify_export(io::stdin().lock())?, "standard input".to_owned(), true)
        }
        (None, file) => {
            let file = file.as_deref().unwrap_or(Path::new("-"));
            let opened = File::open(file)
                .with_context(|| format!("{}: cannot be opened; check the name", file.display()))?;
            (verify_export(BufReader::new(opened))?, file.display().to_string(), true)
        }
    };
    let differs = ledger_only && asked.head.is_some_and(|seen| seen != checked.head);
    for fault in &checked.faults {
        messages::warning(&format!("{place}: {fault}"));
    }
    if differs {
        messages::warning(&format!("{place}: the head is not the one that was given"));
    }
    checked.notes.iter().for_each(|note| messages::note(&format!("{place}: {note}")));
    report(&checked, ledger_only)?;
    if checked.holds() && !differs {
        return Ok(Verdict::Clean);
    }
    messages::note(&format!(
        "{place}: do not build on this before it is settled; compare with a backup or with an export that others hold"
    ));
    Ok(Verdict::Findings)
}

fn report(checked: &Verification, ledger_only: bool) -> Result<()> {
    let mut out = io::stdout().lock();
    let entries = count(checked.head.entries as usize, "entry", "entries");
    let faults = match checked.faults.len() {
        0 => "nothing is wrong".to_owned(),
        faults => count(faults, "fault", "faults"),
    };
    if ledger_only {
        writeln!(out, "{entries}: {faults}")?;
    } else {
        let originals = count(checked.originals as usize, "original", "originals");
        writeln!(out, "{entries}, {originals} ({} bytes): {faults}", checked.bytes)?;
    }
    writeln!(out, "head {}", checked.head)?;
    Ok(())
}

pub(crate) fn export(asked: Export) -> Result<Verdict> {
    let Some(path) = asked.out else {
        write_ledger(&asked.case, BufWriter::new(io::stdout().lock()))?;
        return Ok(Verdict::Clean);
    };
    let cannot =
        || format!("{}: cannot be written; check the folder and the room on the disk", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).with_context(cannot)?;
    let head = write_ledger(&asked.case, BufWriter::new(&mut file))?;
    file.as_file().sync_all().with_context(cannot)?;
    file.persist(&path).map_err(|error| error.error).with_context(cannot)?;
    messages::note(&format!("{}: written, head {head}", path.display()));
    Ok(Verdict::Clean)
}
