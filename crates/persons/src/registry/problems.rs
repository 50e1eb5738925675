//! What the registry could not do, or what should be looked at again.
//!
//! Must not: be dropped. Each becomes a finding of the case.

use vocabulary::said::{Says, case as words};
use vocabulary::{Chance, JudgedPair, Judgement};

/// What the registry could not do, or what should be looked at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The lists cannot be linked: each row stands for itself.
    Unlinkable(String),
    /// A record that was judged stands in no list any more.
    Gone(JudgedPair),
    /// A judgement contradicts others, or what is clearly one within documents, and was not kept to.
    Contradicted(JudgedPair),
    /// The rows were changed since, and speak against the judgement now. It is kept to.
    NewEvidence(JudgedPair, Chance),
}

impl Problem {
    /// What was seen, naming the records by their keys.
    pub fn seen(&self) -> String {
        let words = |judged: &JudgedPair| {
            let what = match judged.judgement {
                Judgement::Same => "one person",
                Judgement::Different => "two people",
                Judgement::Unsure => "open",
            };
            format!("{} and {} to be {what}", judged.a, judged.b)
        };
        match self {
            Problem::Unlinkable(why) => {
                format!("The lists were not linked, so each row stands for itself: {why}.")
            }
            Problem::Gone(judged) => {
                format!(
                    "{} judged {}; at least one of these rows stands in no list now.",
                    judged.by,
                    words(judged)
                )
            }
            Problem::Contradicted(judged) => {
                format!(
                    "{} judged {}; that contradicts other judgements, and is not kept to.",
                    judged.by,
                    words(judged)
                )
            }
            Problem::NewEvidence(judged, chance) => format!(
                "{} judged {}; the rows were changed since, and now the chance that they are one person is {chance}.",
                judged.by,
                words(judged)
            ),
        }
    }

    /// The same for everybody: without records, reviewers and values.
    pub fn said_of_all(&self) -> Says<0> {
        match self {
            Problem::Unlinkable(_) => words::UNLINKED,
            Problem::Gone(_) => words::JUDGED_GONE,
            Problem::Contradicted(_) => words::JUDGED_AGAINST,
            Problem::NewEvidence(..) => words::JUDGED_BEFORE,
        }
    }

    /// What to do.
    pub fn remedy(&self) -> Says<0> {
        match self {
            Problem::Unlinkable(_) => words::UNLINKED_REMEDY,
            Problem::Gone(_) => words::JUDGED_GONE_REMEDY,
            Problem::Contradicted(_) => words::JUDGED_AGAINST_REMEDY,
            Problem::NewEvidence(..) => words::JUDGED_BEFORE_REMEDY,
        }
    }
}
