//! What reviewers decided on the claims of a document, on its reading: rejected claims go, corrected ones change, those added
//! by hand come in.
//!
//! Must not: let words in that do not stand in the text, change an id, or pass over a decision that finds its claim no longer.

mod wholes;

pub use wholes::NoWhole;

use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{
    CharMap, ClaimDecisions, ClaimKey, ClaimStanding, ClaimValue, ClaimVerdict, Figure, Hand, HandFigure,
    Passage, Reading,
};
use wholes::Wholes;

/// What decisions did to a reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reviewed {
    /// How many claims were taken out.
    pub rejected: usize,
    /// The ids of the figures that were corrected.
    pub corrected: Vec<String>,
    /// The ids of those that were added.
    pub added: Vec<String>,
    /// The ids of those that a reviewer cannot tell about; they count.
    pub unsure: Vec<String>,
    /// Decisions that find their claim no longer, by the entry that spoke last on it.
    pub unfound: Vec<(u64, ClaimKey)>,
    /// Figures that a reviewer put under a whole and that stand otherwise all the same: their ids, the entry, and why.
    pub apart: Vec<(String, u64, NoWhole)>,
}

/// Applies what holds on the claims of a document to its reading. `text` is what the reading was cut from.
///
/// ```
/// use claims::{Reader, reviewed};
/// use vocabulary::*;
/// let text = "The flood killed nine people in Odry.";
/// let source = Source::unread("a.txt", Digest::of(text.as_bytes()), "en");
/// let mut reading = Reader::new(Gazetteer::bundled()).read(text, source);
/// let mut decisions = ClaimDecisions::default();
/// decisions.add(4, ClaimDecision::Judged(Box::new(JudgedClaim {
///     claim: ClaimKey::of_figure(reading.source.sha256, &reading.figures[0]),
///     verdict: ClaimVerdict::Rejected, by: "ada".into(), reason: "fictional".into(), proposed_by: None,
/// })));
/// let done = reviewed(&mut reading, &decisions, text);
/// assert_eq!((done.rejected, reading.figures.len()), (1, 0));
/// ```
pub fn reviewed(reading: &mut Reading, decisions: &ClaimDecisions, text: &str) -> Reviewed {
    let mut done = Reviewed::default();
    let map = CharMap::new(text);
    let (mut figures, mut quotes, mut positions, mut new) =
        (BTreeMap::new(), BTreeSet::new(), BTreeSet::new(), Vec::new());
    let mut wholes = Wholes::default();
    for (key, standing) in decisions.of_source(reading.source.sha256) {
        let last = last(&standing);
        let stands = hands(&standing).all(|hand| stands(&hand.passage, text, &map));
        hands(&standing).for_each(|hand| wholes.look_up(hand, reading, decisions));
        let found = key.find_in(reading).filter(|_| stands);
        match (&key.value, found) {
            (ClaimValue::Figure { .. }, Some(at)) => {
                let decided: &mut Vec<(u64, ClaimStanding)> = figures.entry(at).or_default();
                decided.push((last, standing));
            }
            (ClaimValue::Quote { .. }, Some(at)) if is_rejected(&standing) => drop(quotes.insert(at)),
            (ClaimValue::Position { .. }, Some(at)) if is_rejected(&standing) => drop(positions.insert(at)),
            (_, Some(_)) => {}
            (_, None) if stands && standing.added.is_some() => new.push(standing),
            (_, None) if is_proposal(&standing) => {}
            (_, None) => done.unfound.push((last, key.clone())),
        }
    }
    done.rejected = quotes.len() + positions.len();
    leave_out(&mut reading.quotes, &quotes);
    leave_out(&mut reading.positions, &positions);
    let mut gone = BTreeMap::new();
    let mut kept = Vec::with_capacity(reading.figures.len() + new.len());
    for (at, figure) in std::mem::take(&mut reading.figures).into_iter().enumerate() {
        // Where two keys lead to one figure, as before and after a newer reader, the later decision holds.
        let decided = figures.remove(&at).and_then(|all| all.into_iter().max_by_key(|(last, _)| *last));
        let Some((_, standing)) = decided else {
            kept.push(figure);
            continue;
        };
        wholes.settle(&figure.id, &standing);
        if is_rejected(&standing) {
            done.rejected += 1;
            gone.insert(figure.id, figure.part_of);
            continue;
        }
        kept.push(changed(figure, &standing, &mut done));
    }
    for standing in new {
        let Some(figure) = added(&standing) else { continue };
        wholes.settle(&figure.id, &standing);
        if is_rejected(&standing) {
            done.rejected += 1;
            gone.insert(figure.id, None);
            continue;
        }
        done.added.push(figure.id.clone());
        if standing.verdict() == Some(ClaimVerdict::Unsure) {
            done.unsure.push(figure.id.clone());
        }
        kept.push(figure);
    }
    done.apart = wholes.apply(&mut kept, gone);
    if !done.corrected.is_empty() || !done.added.is_empty() {
        kept.sort_by_key(|figure| figure.passage.start());
    }
    reading.figures = kept;
    done
}

/// Whether all that was decided is that what a model proposed is no claim: without it there is nothing to take out.
fn is_proposal(standing: &ClaimStanding) -> bool {
    let judged = standing.judged.as_ref().is_some_and(|(_, judged)| judged.proposed_by.is_some());
    judged && standing.corrected.is_none() && standing.added.is_none()
}

fn is_rejected(standing: &ClaimStanding) -> bool {
    standing.verdict() == Some(ClaimVerdict::Rejected)
}

/// The entry that spoke last on a claim.
fn last(standing: &ClaimStanding) -> u64 {
    let entries = [
        standing.judged.as_ref().map(|(entry, _)| *entry),
        standing.corrected.as_ref().map(|(entry, _)| *entry),
        standing.added.as_ref().map(|(entry, _)| *entry),
    ];
    entries.into_iter().flatten().max().unwrap_or_default()
}

/// What reviewers wrote of a claim.
fn hands(standing: &ClaimStanding) -> impl Iterator<Item = &HandFigure> {
    let corrected = standing.corrected.as_ref().map(|(_, corrected)| &corrected.now);
    corrected.into_iter().chain(standing.added.as_ref().map(|(_, added)| &added.figure))
}

fn stands(passage: &Passage, text: &str, map: &CharMap) -> bool {
    let (start, end) = (passage.start(), passage.end());
    start < end && text.get(map.byte_at(start)..map.byte_at(end)) == Some(passage.text())
}

/// A figure with what was decided on it.
fn changed(figure: Figure, standing: &ClaimStanding, done: &mut Reviewed) -> Figure {
    if standing.verdict() == Some(ClaimVerdict::Unsure) {
        done.unsure.push(figure.id.clone());
    }
    let (entry, now) = match (&standing.corrected, &standing.added) {
        (Some((entry, corrected)), _) => (*entry, &corrected.now),
        // A reader has meanwhile what was added by hand: that is no second claim.
        (None, Some((entry, added))) => (*entry, &added.figure),
        (None, None) => return figure,
    };
    done.corrected.push(figure.id.clone());
    let was = Some(Box::new(HandFigure::of(&figure)));
    let hand = Hand { entry, was, incident: now.incident.clone() };
    let mut changed = now.figure(figure.id, figure.part_of, hand);
    if (changed.passage.start(), changed.passage.end()) == (figure.passage.start(), figure.passage.end()) {
        changed.passage = figure.passage;
    }
    changed
}

/// A figure that no reader had; its id tells the entry that added it.
fn added(standing: &ClaimStanding) -> Option<Figure> {
    let (entry, added) = standing.added.as_ref()?;
    let id = Hand::figure_id(*entry);
    let (entry, now) = match &standing.corrected {
        Some((entry, corrected)) => (*entry, &corrected.now),
        None => (*entry, &added.figure),
    };
    Some(now.figure(id, None, Hand { entry, was: None, incident: now.incident.clone() }))
}

fn leave_out<T>(all: &mut Vec<T>, gone: &BTreeSet<usize>) {
    let mut at = 0;
    all.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

#[cfg(test)]
mod tests;
