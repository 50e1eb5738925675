//! Decisions: what the ledger keeps for ever.
//!
//! Must not: change shape for what is already written. New kinds are added; old ones stay readable.

use crate::{
    AddedClaim, Appointment, CorrectedClaim, Digest, Dismissal, HandedIn, JudgedClaim, JudgedPair, Override,
    Published, RuleChosen, Sidecar, WithdrawnClaim, WithdrawnJudgement, WithdrawnOverride, WithdrawnRule,
};
use serde::{Deserialize, Serialize};

/// Anything that was settled: an entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Decision {
    /// The case was begun.
    Begun {
        /// Its title at the time.
        title: String,
    },
    /// A source was taken in.
    Intake {
        /// Its bytes.
        sha256: Digest,
        /// Where it lay, as a path within the case.
        path: String,
        /// Its size in bytes.
        bytes: u64,
        /// What the file beside it said.
        sidecar: Option<Sidecar>,
    },
    /// What lies at a path is no longer what was taken in from there; the earlier source stays in the vault.
    Superseded {
        /// The path.
        path: String,
        /// The earlier source.
        earlier: Digest,
        /// The source that now lies there.
        later: Digest,
    },
    /// The file beside a source says something else than before.
    Described {
        /// The source's path.
        path: String,
        /// The source.
        sha256: Digest,
        /// What the file beside it says now.
        sidecar: Option<Sidecar>,
    },
    /// A model answered a question about a source. The answer is kept as it came: it cannot be made again.
    Answered {
        /// The answer's bytes.
        sha256: Digest,
        /// Its size in bytes.
        bytes: u64,
        /// The question, by its digest: the prompt, the sentences and the model's name.
        question: Digest,
        /// The source that it was asked about.
        source: Digest,
        /// The model's name.
        model: String,
    },
    /// Two records were judged to be of one person, of two, or neither.
    Judged(Box<JudgedPair>),
    /// The last judgement on two records was withdrawn.
    JudgementWithdrawn(Box<WithdrawnJudgement>),
    /// One of two reviewers who must agree judged two records. It counts for nothing until they do: then a judgement follows.
    Reviewed(Box<JudgedPair>),
    /// A reviewer took back what they judged of two records, before the other one did.
    ReviewWithdrawn(Box<WithdrawnJudgement>),
    /// A reviewer set a number beside that of the rules.
    Overridden(Box<Override>),
    /// The last override of a count was withdrawn.
    OverrideWithdrawn(Box<WithdrawnOverride>),
    /// A rule was chosen for the case or for one count.
    RuleChosen(Box<RuleChosen>),
    /// The last choice of a rule was withdrawn.
    RuleWithdrawn(Box<WithdrawnRule>),
    /// A site was published.
    Published(Box<Published>),
    /// Somebody was appointed to work on the case.
    Appointed(Box<Appointment>),
    /// Somebody may work on it no longer.
    Dismissed(Box<Dismissal>),
    /// Somebody handed in a source that lies in no folder of the case; the entry before took it in.
    HandedIn(Box<HandedIn>),
    /// A claim was judged.
    ClaimJudged(Box<JudgedClaim>),
    /// A figure was corrected.
    ClaimCorrected(Box<CorrectedClaim>),
    /// A figure was added by hand.
    ClaimAdded(Box<AddedClaim>),
    /// A decision on a claim was withdrawn.
    ClaimWithdrawn(Box<WithdrawnClaim>),
}
