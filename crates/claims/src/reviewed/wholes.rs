//! What figures are part of, where reviewers settled that.
//!
//! Must not: make a figure part of itself, over however many others, or take a whole for another that it only resembles.

use std::collections::BTreeMap;
use vocabulary::{ClaimDecisions, ClaimKey, ClaimStanding, Figure, Hand, HandFigure, PartOf, Reading};

/// Why a figure is not part of what a reviewer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoWhole {
    /// The whole is not found: what the reader has of it holds.
    Unfound,
    /// It would be part of itself: it stands alone.
    Circle,
}

/// The figures that are settled to be parts, and the ids of their wholes.
#[derive(Default)]
pub(super) struct Wholes {
    /// The ids of wholes, by their keys, as they were before anything was decided.
    found: BTreeMap<ClaimKey, String>,
    /// The figures that are settled, each with the entry that did.
    settled: Vec<(String, u64, PartOf)>,
}

impl Wholes {
    /// Looks the whole up that a reviewer names: what was read, else what was added.
    pub(super) fn look_up(&mut self, hand: &HandFigure, reading: &Reading, decisions: &ClaimDecisions) {
        let Some(PartOf::Claim(key)) = &hand.part_of else { return };
        let read = || key.find_in(reading).and_then(|at| reading.figures.get(at)).map(|it| it.id.clone());
        let added = || decisions.on(key).added.map(|(entry, _)| Hand::figure_id(entry));
        if let Some(id) = read().or_else(added) {
            self.found.insert((**key).clone(), id);
        }
    }

    /// Notes what holds on a figure.
    pub(super) fn settle(&mut self, id: &str, standing: &ClaimStanding) {
        let corrected = standing.corrected.as_ref().map(|(entry, made)| (*entry, &made.now));
        let added = standing.added.as_ref().map(|(entry, made)| (*entry, &made.figure));
        let Some((entry, hand)) = corrected.or(added) else { return };
        self.settled.extend(hand.part_of.clone().map(|part_of| (id.to_owned(), entry, part_of)));
    }

    /// Has each figure part of what it is settled to be part of; where that is gone, of what that was part of. Gives those
    /// of which that cannot be done.
    pub(super) fn apply(
        mut self,
        figures: &mut [Figure],
        mut gone: BTreeMap<String, Option<String>>,
    ) -> Vec<(String, u64, NoWhole)> {
        let places: BTreeMap<String, usize> =
            figures.iter().enumerate().map(|(at, figure)| (figure.id.clone(), at)).collect();
        let mut apart = Vec::new();
        // What was settled last stands longest where not all can stand.
        self.settled.sort_by_key(|(_, entry, _)| *entry);
        self.settled.retain(|(id, entry, part_of)| {
            let whole = match part_of {
                PartOf::Nothing => None,
                PartOf::Claim(key) => {
                    let there = |whole: &&String| places.contains_key(*whole) || gone.contains_key(*whole);
                    let Some(whole) = self.found.get(key).filter(there) else {
                        apart.push((id.clone(), *entry, NoWhole::Unfound));
                        return false;
                    };
                    Some(whole.clone())
                }
            };
            match places.get(id) {
                Some(at) => figures[*at].part_of = whole,
                None => drop(gone.insert(id.clone(), whole)),
            }
            true
        });
        figures.iter_mut().for_each(|figure| figure.part_of = above(figure.part_of.take(), &gone));
        for (id, entry, _) in &self.settled {
            if let Some(at) = places.get(id)
                && is_part_of_itself(*at, figures, &places)
            {
                figures[*at].part_of = None;
                apart.push((id.clone(), *entry, NoWhole::Circle));
            }
        }
        apart
    }
}

/// The whole of a part, where figures between them are gone.
fn above(part_of: Option<String>, gone: &BTreeMap<String, Option<String>>) -> Option<String> {
    let mut whole = part_of;
    // No chain is longer than there are links.
    for _ in 0..=gone.len() {
        match whole.as_ref().and_then(|id| gone.get(id)) {
            Some(next) => whole = next.clone(),
            None => return whole,
        }
    }
    None
}

fn is_part_of_itself(at: usize, figures: &[Figure], places: &BTreeMap<String, usize>) -> bool {
    let mut whole = figures[at].part_of.as_ref();
    for _ in 0..figures.len() {
        match whole.and_then(|id| places.get(id)) {
            Some(next) if *next == at => return true,
            Some(next) => whole = figures[*next].part_of.as_ref(),
            None => return false,
        }
    }
    false
}
