//! What reviewers decide on the claims of a document, as the ledger keeps it: judged, corrected, added by hand, withdrawn.
//!
//! A claim is named by its source, its place and words, and what was read of them; never by its number in a reading, which a
//! newer reader gives to another.
//!
//! Must not: hold words that were not cut from the source, or lose a decision that finds its claim no longer.

use crate::{
    Attribution, Count, Digest, Figure, Group, Modality, Passage, Position, Quote, QuoteKind, ReadBy,
    Reading, Responsibility, Scope, Speaker, Stance, Status, Unit, VocabularyError, words::words,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

words! {
    /// What a reviewer thinks of a claim that was read.
    ClaimVerdict {
        /// It says what was read.
        Accepted = "accepted",
        /// It does not, and counts in nothing.
        Rejected = "rejected",
        /// The reviewer cannot tell.
        Unsure = "unsure",
    }
}

/// What was read of some words: tells claims on the same words apart.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "claim", rename_all = "kebab-case")]
pub enum ClaimValue {
    /// A number.
    Figure {
        /// Its lower bound.
        low: u64,
        /// Its upper bound; `None` where it is open.
        high: Option<u64>,
        /// What happened to them.
        status: Status,
        /// People or families.
        unit: Unit,
        /// Of whom.
        #[serde(flatten)]
        group: Group,
    },
    /// Words said.
    Quote {
        /// The speaker's own words, or reported.
        quote: QuoteKind,
        /// Who said it.
        speaker: Option<Speaker>,
    },
    /// A position held.
    Position {
        /// Who holds it.
        holder: Speaker,
        /// What they hold.
        stance: Stance,
    },
}

impl ClaimValue {
    /// Whether it is the same number of the same things, whatever is said of whom: what a newer reader may have refined.
    fn is_akin(&self, other: &ClaimValue) -> bool {
        match (self, other) {
            (
                ClaimValue::Figure { low, high, status, unit, .. },
                ClaimValue::Figure { low: l, high: h, status: s, unit: u, .. },
            ) => (low, high, status, unit) == (l, h, s, u),
            (ClaimValue::Quote { .. }, ClaimValue::Quote { .. }) => true,
            (ClaimValue::Position { stance, .. }, ClaimValue::Position { stance: other, .. }) => {
                stance == other
            }
            _ => false,
        }
    }
}

/// Names a claim of a case so that it is found again in the reading of a newer reader.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ClaimKey {
    /// The source.
    pub source: Digest,
    /// The first character of its words.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
    /// The words.
    pub quoted: String,
    /// What was read of them.
    #[serde(flatten)]
    pub value: ClaimValue,
}

impl ClaimKey {
    fn of(source: Digest, passage: &Passage, value: ClaimValue) -> ClaimKey {
        let (start, end) = (passage.start(), passage.end());
        ClaimKey { source, start, end, quoted: passage.text().to_owned(), value }
    }

    /// The key of a figure.
    pub fn of_figure(source: Digest, figure: &Figure) -> ClaimKey {
        ClaimKey::of_number(source, &figure.passage, &figure.count, &figure.scope)
    }

    /// The key of a quote.
    pub fn of_quote(source: Digest, quote: &Quote) -> ClaimKey {
        let value = ClaimValue::Quote { quote: quote.kind, speaker: quote.speaker.clone() };
        ClaimKey::of(source, &quote.passage, value)
    }

    /// The key of a position.
    pub fn of_position(source: Digest, position: &Position) -> ClaimKey {
        let value = ClaimValue::Position { holder: position.holder.clone(), stance: position.stance };
        ClaimKey::of(source, &position.passage, value)
    }

    /// The key of what a reviewer says that some words say.
    pub fn of_hand(source: Digest, hand: &HandFigure) -> ClaimKey {
        ClaimKey::of_number(source, &hand.passage, &hand.count, &hand.scope)
    }

    fn of_number(source: Digest, passage: &Passage, count: &Count, scope: &Scope) -> ClaimKey {
        let value = ClaimValue::Figure {
            low: count.low(),
            high: count.high(),
            status: scope.status,
            unit: scope.unit,
            group: scope.group.clone(),
        };
        ClaimKey::of(source, passage, value)
    }

    /// The place of the claim among those of its kind in a reading: the one that was read alike; where there is none, the
    /// only one on the same words of the same number, as a newer reader may tell more of the group.
    pub fn find_in(&self, reading: &Reading) -> Option<usize> {
        let source = reading.source.sha256;
        // Keys are made of those alone that are on the same words: there may be as many decisions as claims.
        let here = |passage: &Passage| {
            (source, passage.start(), passage.end()) == (self.source, self.start, self.end)
                && passage.text() == self.quoted
        };
        let keys: Vec<(usize, ClaimKey)> = match self.value {
            ClaimValue::Figure { .. } => (reading.figures.iter().enumerate())
                .filter(|(_, figure)| here(&figure.passage))
                .map(|(at, figure)| (at, ClaimKey::of_figure(source, figure)))
                .collect(),
            ClaimValue::Quote { .. } => (reading.quotes.iter().enumerate())
                .filter(|(_, quote)| here(&quote.passage))
                .map(|(at, quote)| (at, ClaimKey::of_quote(source, quote)))
                .collect(),
            ClaimValue::Position { .. } => (reading.positions.iter().enumerate())
                .filter(|(_, held)| here(&held.passage))
                .map(|(at, held)| (at, ClaimKey::of_position(source, held)))
                .collect(),
        };
        if let Some((same, _)) = keys.iter().find(|(_, key)| key == self) {
            return Some(*same);
        }
        let mut akin = keys.iter().filter(|(_, key)| key.value.is_akin(&self.value)).map(|(at, _)| *at);
        akin.next().filter(|_| akin.next().is_none())
    }
}

/// What a reviewer says that some words of a source say.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct HandFigure {
    /// The words.
    #[serde(flatten)]
    pub passage: Passage,
    /// How many.
    #[serde(flatten)]
    pub count: Count,
    /// What it counts.
    #[serde(flatten)]
    pub scope: Scope,
    /// Stated, denied, expected or replaced.
    pub modality: Modality,
    /// Who vouches for it.
    pub attributed_to: Attribution,
    /// Who is alleged to have done it.
    #[serde(flatten)]
    pub responsibility: Responsibility,
    /// The id of the incident that it is about, where the reviewer settles that; else place and time settle it.
    pub incident: Option<String>,
    /// What it is part of, where the reviewer settles that; else what the reader found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part_of: Option<PartOf>,
}

/// What a figure is part of, as a reviewer settles it: "27 people, among them 4 women".
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PartOf {
    /// Of nothing: it stands by itself.
    Nothing,
    /// Of this figure of the same source.
    Claim(Box<ClaimKey>),
}

impl HandFigure {
    /// What a figure says, as a reviewer could have said it.
    pub fn of(figure: &Figure) -> HandFigure {
        HandFigure {
            passage: figure.passage.clone(),
            count: figure.count,
            scope: figure.scope.clone(),
            modality: figure.modality,
            attributed_to: figure.attributed_to.clone(),
            responsibility: figure.responsibility.clone(),
            incident: figure.read_by.hand().and_then(|hand| hand.incident.clone()),
            part_of: None,
        }
    }

    /// The figure of a reading that it becomes, under an id.
    pub fn figure(&self, id: String, part_of: Option<String>, hand: Hand) -> Figure {
        Figure {
            id,
            passage: self.passage.clone(),
            count: self.count,
            scope: self.scope.clone(),
            part_of,
            modality: self.modality,
            attributed_to: self.attributed_to.clone(),
            responsibility: self.responsibility.clone(),
            confidence: None,
            confidence_all: None,
            read_by: ReadBy::Person(Arc::new(hand)),
        }
    }
}

/// How a person came to a figure: by which decision, on what the reader had.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Hand {
    /// The entry of the ledger that says who decided, and why.
    pub entry: u64,
    /// What the reader had; `None` where the reader had nothing.
    pub was: Option<Box<HandFigure>>,
    /// The id of the incident that it is about, where the person settles that.
    pub incident: Option<String>,
}

impl Hand {
    /// The id of a figure that a person added, by the entry that did.
    pub fn figure_id(entry: u64) -> String {
        format!("h{entry}")
    }
}

/// A claim was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct JudgedClaim {
    /// The claim.
    pub claim: ClaimKey,
    /// What was judged.
    pub verdict: ClaimVerdict,
    /// Who judged.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The name of the model that proposed it, where no reader had it: then it counts in nothing but by being added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
}

/// A figure was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectedClaim {
    /// The claim as it was read.
    pub claim: ClaimKey,
    /// All that the reader had.
    pub was: HandFigure,
    /// What the words say.
    pub now: HandFigure,
    /// Who corrected it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A figure was added that no reader had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedClaim {
    /// The source.
    pub source: Digest,
    /// What its words say.
    pub figure: HandFigure,
    /// Who added it.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The name of the model that proposed it, where one did: who added it accepted that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposed_by: Option<String>,
}

/// A decision on a claim was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WithdrawnClaim {
    /// The claim.
    pub claim: ClaimKey,
    /// The entry that is withdrawn.
    pub withdraws: u64,
    /// Who withdrew it.
    pub by: String,
    /// Why.
    pub reason: String,
}

/// A decision on a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decided", rename_all = "kebab-case")]
pub enum ClaimDecision {
    /// It was judged.
    Judged(Box<JudgedClaim>),
    /// It was corrected.
    Corrected(Box<CorrectedClaim>),
    /// It was added.
    Added(Box<AddedClaim>),
}

impl ClaimDecision {
    /// The claim that it is on.
    pub fn claim(&self) -> ClaimKey {
        match self {
            ClaimDecision::Judged(judged) => judged.claim.clone(),
            ClaimDecision::Corrected(corrected) => corrected.claim.clone(),
            ClaimDecision::Added(added) => ClaimKey::of_hand(added.source, &added.figure),
        }
    }

    /// Who decided, and why.
    pub fn by(&self) -> (&str, &str) {
        match self {
            ClaimDecision::Judged(one) => (&one.by, &one.reason),
            ClaimDecision::Corrected(one) => (&one.by, &one.reason),
            ClaimDecision::Added(one) => (&one.by, &one.reason),
        }
    }
}

/// What holds on one claim: of each kind the last decision that was not withdrawn, with its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimStanding {
    /// What was judged.
    pub judged: Option<(u64, JudgedClaim)>,
    /// What it was corrected to.
    pub corrected: Option<(u64, CorrectedClaim)>,
    /// By which it was added.
    pub added: Option<(u64, AddedClaim)>,
}

impl ClaimStanding {
    /// What was judged, where anything was.
    pub fn verdict(&self) -> Option<ClaimVerdict> {
        self.judged.as_ref().map(|(_, judged)| judged.verdict)
    }
}

/// The decisions on claims that hold, from those of a ledger in its order.
#[derive(Clone, Debug, Default)]
pub struct ClaimDecisions {
    claims: BTreeMap<ClaimKey, Vec<(u64, ClaimDecision)>>,
}

impl ClaimDecisions {
    /// Adds a decision, with the number of its entry.
    pub fn add(&mut self, entry: u64, decision: ClaimDecision) {
        self.claims.entry(decision.claim()).or_default().push((entry, decision));
    }

    /// Withdraws the decision of an entry, and says whether it held.
    pub fn withdraw(&mut self, claim: &ClaimKey, entry: u64) -> bool {
        let Some(held) = self.claims.get_mut(claim) else { return false };
        let before = held.len();
        held.retain(|(number, _)| *number != entry);
        let found = held.len() < before;
        if held.is_empty() {
            self.claims.remove(claim);
        }
        found
    }

    /// What holds on one claim.
    pub fn on(&self, claim: &ClaimKey) -> ClaimStanding {
        standing(self.claims.get(claim).map_or(&[], Vec::as_slice))
    }

    /// All claims of a source on which something holds.
    pub fn of_source(&self, source: Digest) -> impl Iterator<Item = (&ClaimKey, ClaimStanding)> {
        // Keys are in the order of their sources, then of their places in them.
        let (status, unit, group) = (Status::ALL[0], Unit::ALL[0], Group::default());
        let value = ClaimValue::Figure { low: 0, high: None, status, unit, group };
        let first = ClaimKey { source, start: 0, end: 0, quoted: String::new(), value };
        let from = self.claims.range(first..);
        from.take_while(move |(key, _)| key.source == source).map(|(key, held)| (key, standing(held)))
    }

    /// The sources on whose claims something holds.
    pub fn sources(&self) -> std::collections::BTreeSet<Digest> {
        self.claims.keys().map(|key| key.source).collect()
    }
}

fn standing(held: &[(u64, ClaimDecision)]) -> ClaimStanding {
    let mut standing = ClaimStanding::default();
    for (entry, decision) in held {
        match decision {
            ClaimDecision::Judged(judged) => standing.judged = Some((*entry, (**judged).clone())),
            ClaimDecision::Corrected(made) => standing.corrected = Some((*entry, (**made).clone())),
            ClaimDecision::Added(added) => {
                // Who accepts what a model proposed settles what was thought of the proposal before.
                standing.judged.take_if(|(_, judged)| judged.proposed_by.is_some());
                standing.added = Some((*entry, (**added).clone()));
            }
        }
    }
    standing
}

#[cfg(test)]
mod tests;
