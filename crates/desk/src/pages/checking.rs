//! Checking the case while it is worked on, and handing its ledger out, so that others can check it.
//!
//! Must not: mend anything, or hand the ledger to who may not see what reviewers wrote into their reasons.

use super::{Head, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::checks::Stage;
use crate::house::House;
use crate::openapi::{Told, does, shows};
use askama::Template;
use custody::{CustodyError, Moment};
use schemars::JsonSchema;
use serde::Serialize;
use std::io::{BufWriter, Seek, Write};
use std::sync::Arc;

pub(crate) const PAGE: Told = shows::<Checking>("The last check of ledger and originals.", &[]);
pub(crate) const BEGIN: Told = does("Begins a check of ledger and originals, unless one goes on.", &[]);

/// The last check of ledger and originals.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "checking.html")]
pub(crate) struct Checking<'p> {
    #[serde(skip)]
    head: Head<'p>,
    check: Check,
    /// Whether this visitor may have the ledger handed out.
    exports: bool,
}

/// Where it stands.
#[derive(Serialize, JsonSchema)]
#[serde(tag = "stage", rename_all = "kebab-case")]
enum Check {
    /// None was asked for since the desk was opened.
    None,
    /// One goes on.
    Running {
        /// Entries that were followed.
        entries: u64,
        /// Originals that were hashed.
        originals: u64,
    },
    /// It ended.
    Done {
        #[schemars(with = "String")]
        at: Moment,
        /// How far the ledger goes: to be kept elsewhere.
        head: String,
        /// Entries that were followed.
        entries: u64,
        /// Originals that were hashed.
        originals: u64,
        /// What is wrong.
        faults: Vec<String>,
        /// What a crash left behind, and harms nothing.
        notes: Vec<String>,
    },
    /// It could not be made; whoever runs the desk finds the cause in its terminal.
    Failed {
        #[schemars(with = "String")]
        at: Moment,
    },
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let check = match house.checks.stage() {
        Stage::Idle => Check::None,
        Stage::Running(entries, originals) => Check::Running { entries, originals },
        Stage::Failed(at) => Check::Failed { at: Moment::of_second(at) },
        Stage::Done(at, found) => Check::Done {
            at: Moment::of_second(at),
            head: found.head.to_string(),
            entries: found.head.entries,
            originals: found.originals,
            faults: found.faults.iter().map(ToString::to_string).collect(),
            notes: found.notes.iter().map(ToString::to_string).collect(),
        },
    };
    let exports = asked.visitor()?.sees_withheld;
    shown(asked, &Checking { head: Head::of(house, asked, "history", "checking"), check, exports })
}

pub(crate) fn begin(house: &House, _: &Asked) -> Result<Reply, Refused> {
    house.checks.begin(house.case().to_path_buf(), Arc::clone(&house.tell), crate::router::now);
    Ok(Reply::See("/history/check".to_owned(), None))
}

/// The ledger as a file, as `toll export` writes it.
pub(crate) fn export(house: &House, _: &Asked) -> Result<Reply, Refused> {
    let here = |cause| CustodyError::Io { path: "a passing file".into(), cause };
    // Written whole before the first byte leaves: a ledger that breaks off would be no ledger.
    let mut file = tempfile::tempfile().map_err(here)?;
    let mut out = BufWriter::new(&mut file);
    custody::export(house.case(), &mut out)?;
    out.flush().map_err(here)?;
    drop(out);
    let bytes = file.stream_position().map_err(here)?;
    file.rewind().map_err(here)?;
    Ok(Reply::Streamed("application/x-ndjson", true, file, bytes))
}
