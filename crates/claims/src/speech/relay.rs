//! Words passed on: "The agency quoted a doctor as saying", "The doctor was quoted by the agency as saying".
//!
//! Must not: find who speaks where nothing is quoted "as saying".

use super::follow;
use super::subject::{self, Subject};
use crate::document::Document;
use std::ops::Range;

/// How many tokens may lie between "quoted" and "as saying".
const BETWEEN_TOKENS_MAX: usize = 16;

/// Who is quoted, and who quotes.
pub(super) struct Relay {
    /// Whose words they are.
    pub(super) speaker: Subject,
    /// Who passes them on, where the words say it.
    pub(super) carrier: Option<Subject>,
}

/// The two parties to a "saying" after "quoted … as".
pub(super) fn of(document: &Document, saying: usize, ground: &Range<usize>) -> Option<Relay> {
    let link = saying.checked_sub(1).filter(|&k| document.reads(k, "as"))?;
    let verb = (ground.start..link).rev().take(BETWEEN_TOKENS_MAX).find(|&k| {
        matches!(
            document.folded(k).split(' ').next(),
            Some("quoted" | "quotes" | "quoting" | "cited" | "cites")
        )
    })?;
    let (group, passive, _) = subject::verb_group(document, verb, ground.start);
    let by = document.folded(verb).ends_with(" by");
    let after = follow::after(document, verb + 1, link);
    let before = subject::before(document, group, ground.start);
    if passive || by {
        Some(Relay { speaker: before?, carrier: after.filter(|_| by) })
    } else {
        Some(Relay { speaker: after?, carrier: before })
    }
}
