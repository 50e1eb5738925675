//! What becomes of proposals in a reading: those that the grammar confirmed come in, those that wait are as a person could accept
//! them.
//!
//! Must not: add what waits, write over what the grammar has, or hand a person words that do not stand in the document.

use super::answer::Proposal;
use super::why::{Judged, Verdict, Why};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use vocabulary::{
    Attribution, ClaimDecisions, ClaimKey, ClaimVerdict, Count, Digest, Figure, Group, HandFigure, Modality,
    Passage, Precision, Reading, Responsibility, Scope, Speaker, limits,
};

/// What a model of this name proposed for one document, judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposed {
    /// The model.
    pub model: String,
    /// What it proposed, in the order of the questions.
    pub judged: Vec<Judged>,
}

/// A proposal that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What it would be named by as a claim.
    pub key: ClaimKey,
    /// What it says, as a person would who accepts it.
    pub figure: HandFigure,
    /// Why it waits.
    pub why: Why,
}

/// Adds accepted figures to a reading, in the order of the text. Where the grammar has a figure there is no room for one.
pub fn add_proposed(reading: &mut Reading, judged: &[Judged]) {
    for judged in judged {
        let Verdict::Accepted { figure } = &judged.verdict else { continue };
        let (start, end) = (figure.passage.start(), figure.passage.end());
        if reading.figures.iter().any(|f| f.passage.start() < end && start < f.passage.end()) {
            continue;
        }
        let number = 1 + reading.figures.iter().filter(|f| f.read_by.model().is_some()).count();
        let at = reading.figures.partition_point(|f| f.passage.start() < start);
        reading.figures.insert(at, Figure { id: format!("m{number}"), ..(**figure).clone() });
    }
}

impl Proposed {
    /// What waits for a person and has a place in the text, each once, in the order of the text.
    pub fn waiting(&self, source: Digest) -> Vec<Waiting> {
        let (mut seen, mut all) = (BTreeSet::new(), Vec::new());
        for judged in &self.judged {
            let Verdict::Waiting { why } = judged.verdict else { continue };
            let (Some(proposal), Some(passage)) = (&judged.proposal, &judged.passage) else { continue };
            let Some(figure) = hand(proposal, passage) else { continue };
            let key = ClaimKey::of_hand(source, &figure);
            if seen.insert(key.clone()) {
                all.push(Waiting { key, figure, why });
            }
        }
        all.sort_by(|one, other| one.key.cmp(&other.key));
        all
    }
}

impl Waiting {
    /// Whether a person has settled it: rejected or accepted it, or accepted something else that a model proposed on these
    /// words.
    pub fn is_settled(&self, decisions: &ClaimDecisions) -> bool {
        let on = decisions.on(&self.key);
        let accepted = |(key, standing): (&ClaimKey, vocabulary::ClaimStanding)| {
            let over = key.start < self.key.end && self.key.start < key.end;
            over && standing.added.is_some_and(|(_, added)| added.proposed_by.is_some())
        };
        on.verdict() == Some(ClaimVerdict::Rejected)
            || on.added.is_some()
            || decisions.of_source(self.key.source).any(accepted)
    }
}

/// A proposal as a person would say it; `None` where nobody could. A day that is no calendar's stays unsaid.
fn hand(proposal: &Proposal, passage: &Passage) -> Option<HandFigure> {
    if passage.text().chars().count() > limits::HAND_WORDS_CHARS_MAX {
        return None;
    }
    let precision = match proposal.high {
        None => Precision::AtLeast,
        Some(high) if high == proposal.low => Precision::Exact,
        Some(_) => Precision::Range,
    };
    let speaker = proposal.speaker.as_deref().and_then(name).map(Speaker);
    Some(HandFigure {
        passage: passage.clone(),
        count: Count::new(proposal.low, proposal.high, precision).ok()?,
        scope: Scope {
            status: proposal.status,
            unit: proposal.unit,
            group: Group { sex: proposal.sex, age: proposal.age, role: proposal.role, nationality: None },
            counts: None,
            identified: false,
            as_of: None,
            when: proposal.when.as_deref().and_then(|when| when.trim().parse().ok()),
            place: proposal.place.as_deref().and_then(name),
        },
        modality: proposal.modality.unwrap_or(Modality::Asserted),
        attributed_to: Attribution(speaker.into_iter().collect()),
        responsibility: Responsibility { by: proposal.by.as_deref().and_then(name), means: Vec::new() },
        incident: None,
        part_of: None,
    })
}

/// Words on one line; `None` where no form would take them.
fn name(words: &str) -> Option<String> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let fit = !words.is_empty()
        && words.chars().count() <= limits::HAND_NAME_CHARS_MAX
        && !words.chars().any(char::is_control);
    fit.then_some(words)
}
