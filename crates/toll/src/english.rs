//! Findings for programs: with their English words, as the contracts have them.
//!
//! Must not: leave out a field, or reword one.

use serde::Serialize;
use std::sync::Arc;
use vocabulary::{ClaimRef, Finding, FindingKind, Weight};

/// A finding with its English words.
#[derive(Serialize)]
pub(crate) struct InEnglish<'f> {
    kind: FindingKind,
    pub(crate) weight: Weight,
    place: Option<&'f str>,
    seen: &'f str,
    remedy: &'f str,
    about: &'f [Arc<ClaimRef>],
}

impl<'f> From<&'f Finding> for InEnglish<'f> {
    fn from(finding: &'f Finding) -> InEnglish<'f> {
        InEnglish {
            kind: finding.kind,
            weight: finding.weight,
            place: finding.place.as_deref(),
            seen: finding.seen.english(),
            remedy: finding.remedy.english(),
            about: &finding.about,
        }
    }
}

/// All of them, in their order.
pub(crate) fn in_english<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Vec<InEnglish<'f>> {
    findings.into_iter().map(InEnglish::from).collect()
}
