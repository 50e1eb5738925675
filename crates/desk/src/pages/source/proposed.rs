//! What a model proposes for a document: no claim, and counted in nothing until somebody accepts it.
//!
//! Must not: show as a claim what nobody accepted.

use super::{Claimed, Decided, Form, Made, Said, name_of};
use crate::marked::Mark;
use claims::{Proposed, Why};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeSet;
use vocabulary::{ClaimDecision, ClaimKey, ClaimVerdict, Digest, HandFigure};

/// What a model proposes on some words.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Offered {
    /// By what it is named here; a claim of this name comes of it where it is accepted.
    pub(crate) proposal: String,
    /// The model.
    pub(crate) model: String,
    /// The first character of its words.
    pub(super) start: usize,
    /// The character after the last.
    pub(super) end: usize,
    /// The words.
    pub(super) words: String,
    /// What the model says that they say.
    pub(super) figure: Said,
    /// Why it waits: a key of the words.
    pub(super) why: &'static str,
    /// What was judged of it.
    #[schemars(with = "Option<String>")]
    pub(super) verdict: Option<ClaimVerdict>,
    /// The entry that spoke last on it; 0 where none did.
    pub(super) seen: u64,
    /// The decisions on it that hold.
    pub(super) decisions: Vec<Made>,
    #[serde(skip)]
    pub(crate) key: ClaimKey,
    #[serde(skip)]
    pub(crate) hand: HandFigure,
}

impl Offered {
    /// Whether somebody looked and said that it is none.
    pub(super) fn rejected(&self) -> bool {
        self.verdict == Some(ClaimVerdict::Rejected)
    }

    /// How its words are drawn.
    pub(super) fn class(&self) -> &'static str {
        if self.rejected() { "proposed rejected" } else { "proposed" }
    }

    pub(super) fn mark(&self) -> Mark {
        let (claim, class) = (self.proposal.clone(), self.class().to_owned());
        Mark { claim, start: self.start, end: self.end, class }
    }

    /// The form by which it is added, with what the model says.
    pub(super) fn form(&self) -> Form {
        Form {
            claim: String::new(),
            proposal: self.proposal.clone(),
            part_of: String::new(),
            seen: self.seen,
            words: self.words.clone(),
            start: self.start.to_string(),
            end: self.end.to_string(),
            said: self.figure.clone(),
        }
    }
}

/// What waits for somebody, in the order of the text, and what somebody rejected of it. What is a claim by now is none of it.
pub(super) fn offered(all: &Proposed, source: Digest, claims: &[Claimed], decided: &Decided) -> Vec<Offered> {
    let (mut offered, holding) = (Vec::new(), &decided.holding);
    let known: BTreeSet<&ClaimKey> = claims.iter().filter_map(|claim| claim.key.as_ref()).collect();
    for waiting in all.waiting(source) {
        let judged = holding.on(&waiting.key).judged;
        let verdict = judged.as_ref().map(|(_, judged)| judged.verdict);
        let settled = waiting.is_settled(holding) && verdict != Some(ClaimVerdict::Rejected);
        if settled || known.contains(&waiting.key) {
            continue;
        }
        let made = judged.map(|(entry, judged)| {
            let what = match judged.verdict {
                ClaimVerdict::Rejected => "decision-proposal-rejected",
                _ => "decision-claim-unsure",
            };
            super::made(entry, what, &ClaimDecision::Judged(Box::new(judged)))
        });
        let passage = &waiting.figure.passage;
        offered.push(Offered {
            proposal: name_of(&waiting.key),
            model: all.model.clone(),
            start: passage.start(),
            end: passage.end(),
            words: passage.text().to_owned(),
            figure: Said::of(&waiting.figure),
            why: word(waiting.why),
            verdict,
            seen: decided.seen(&waiting.key),
            decisions: made.into_iter().collect(),
            key: waiting.key,
            hand: waiting.figure,
        });
    }
    offered
}

/// Why a proposal waits, as a key of the words.
fn word(why: Why) -> &'static str {
    match why {
        Why::SeveralNumbers => "src-waits-several-numbers",
        Why::Contradicts => "src-waits-contradicts",
        Why::NotCounted => "src-waits-not-counted",
        Why::UnknownNoun => "src-waits-unknown-noun",
        Why::OtherUnit => "src-waits-other-unit",
        Why::LooseWords => "src-waits-loose-words",
        Why::NoCue => "src-waits-no-cue",
        Why::Doubted => "src-waits-doubted",
        Why::OtherGroup => "src-waits-other-group",
        Why::OtherManner => "src-waits-other-manner",
        Why::OtherSpeaker => "src-waits-other-speaker",
        // That the grammar does not confirm it holds of all.
        _ => "src-waits-unconfirmed",
    }
}
