//! What is said beside the data: on standard error, in one form, and by the exit code.
//!
//! Must not: print data, or let a document's characters steer the terminal.

use crate::show::escape;
use std::io::{self, Write};
use std::process::ExitCode;

/// How a command ended; the worst of its parts counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Verdict {
    /// Nothing to look at.
    Clean,
    /// Something to look at.
    Findings,
    /// Something could not be done.
    Failure,
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> ExitCode {
        ExitCode::from(verdict as u8)
    }
}

/// Says what went wrong, and where there is more to say, why.
pub(crate) fn error(error: &anyhow::Error) {
    say("error", &format!("{error:#}"));
}

/// Says what to look at.
pub(crate) fn warning(text: &str) {
    say("warning", text);
}

/// Says how things stand.
pub(crate) fn note(text: &str) {
    say("toll", text);
}

/// Says that the system lacks a wall of the cage.
pub(crate) fn weak_cage() {
    note(
        "this system has not all of Landlock and seccomp, so the parsers of HTML, PDF, DOCX and mail were held only by \
         limits on memory and time; see SECURITY.md",
    );
}

fn say(kind: &str, text: &str) {
    // Where nobody listens any more, there is nobody to tell.
    let _ = writeln!(io::stderr(), "{kind}: {}", escape(text));
}

/// Whether whoever read the output has closed it: no fault, as in `toll read … | head`.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let broken = |e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe;
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(broken)
            || cause
                .downcast_ref::<serde_json::Error>()
                .is_some_and(|e| e.io_error_kind() == Some(io::ErrorKind::BrokenPipe))
    })
}
