//! What was decided on the records of a person, and whether the registry holds it yet.
//!
//! Must not: show a reason to who may not see what is withheld.

use crate::pages::evidence;
use crate::visitor::Visitor;
use custody::Settled;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{Judgement, Office};

/// A judgement on two records, and what became of it.
#[derive(Serialize, JsonSchema)]
pub(super) struct Decided {
    pub(super) entry: u64,
    #[schemars(with = "String")]
    judgement: Judgement,
    pub(super) a: String,
    pub(super) b: String,
    pub(super) who: String,
    /// Why; empty for those who do not see what is withheld.
    pub(super) why: String,
    /// The entry that withdrew it.
    pub(super) withdrawn: Option<u64>,
    /// Whether it counts, or counts no longer, only from the next build on.
    pub(super) pending: bool,
    /// Whether whoever asks may withdraw it.
    pub(super) can_undo: bool,
}

impl Decided {
    /// What was judged: a key of the words.
    pub(super) fn word(&self) -> &'static str {
        evidence::word(self.judgement)
    }
}

/// Decisions as they are told; `until` is the last entry that the registry holds.
pub(super) fn told(settled: Vec<Settled>, until: u64, visitor: &Visitor) -> Vec<Decided> {
    let one = |Settled { entry, judged, withdrawn }: Settled| Decided {
        entry,
        judgement: judged.judgement,
        a: judged.a.to_string(),
        b: judged.b.to_string(),
        why: if visitor.sees_withheld { judged.reason.clone() } else { String::new() },
        // What was judged and withdrawn since changes nothing.
        pending: match withdrawn {
            None => entry > until,
            Some(withdrawn) => entry <= until && withdrawn > until,
        },
        can_undo: withdrawn.is_none() && may_undo(&judged.by, visitor),
        who: judged.by,
        withdrawn,
    };
    settled.into_iter().map(one).collect()
}

/// One's own judgements, and for an editor those of all.
pub(super) fn may_undo(by: &str, visitor: &Visitor) -> bool {
    visitor.sees_withheld
        && (visitor.office >= Office::Editor || (visitor.office >= Office::Reviewer && by == visitor.name))
}
