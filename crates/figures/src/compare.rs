//! What each figure was compared with.
//!
//! Must not: list without bound. A figure told by ten thousand papers is shown with the first few and their number.

use crate::bounds;
use crate::corpus::Corpus;
use crate::scope::Cell;
use std::collections::BTreeMap;
use vocabulary::{ClaimRef, Count, Day, limits};

/// How another figure stands to the one looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The whole that this figure is a part of, in the same document.
    WholeOf,
    /// A part of this figure, in the same document.
    PartOf,
    /// Some number satisfies both, approximations given their reach.
    Agrees,
    /// Both say as of which day they stand, the days differ and so do the numbers.
    OtherDay,
    /// It is higher.
    Higher,
    /// It is lower.
    Lower,
}

/// Figures that stand to one figure in one relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// How they stand to it.
    pub relation: Relation,
    /// The figures: all of them, or the first where there are many.
    pub claims: Vec<ClaimRef>,
    /// How many more there are.
    pub more: usize,
}

/// For every figure of a case, the figures of the same scope, its parts and its whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparisons {
    cells: Vec<Vec<Alike>>,
    places: BTreeMap<ClaimRef, Place>,
}

/// Figures of one scope with the same bounds and the same day in their words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Alike {
    count: Count,
    day: Option<Day>,
    claims: Vec<ClaimRef>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    cell: usize,
    count: Count,
    day: Option<Day>,
    whole: Option<ClaimRef>,
    parts: Vec<ClaimRef>,
}

impl Comparisons {
    pub(crate) fn new(corpus: &Corpus, cells: &[Cell]) -> Comparisons {
        let mut comparisons = Comparisons { cells: Vec::with_capacity(cells.len()), places: BTreeMap::new() };
        for (number, cell) in cells.iter().enumerate() {
            let mut alike: BTreeMap<_, Alike> = BTreeMap::new();
            for entry in &cell.entries {
                let (count, day) = (entry.count, entry.day.filter(|_| entry.day_said));
                let whole = corpus.items[entry.item].whole.map(|whole| corpus.claim(whole));
                let place = Place { cell: number, count, day, whole, parts: Vec::new() };
                comparisons.places.insert(entry.claim.clone(), place);
                if entry.aside.is_none() {
                    let key = (count.low(), count.high(), count.precision(), day);
                    let group = alike.entry(key).or_insert_with(|| Alike { count, day, claims: Vec::new() });
                    group.claims.push(entry.claim.clone());
                }
            }
            comparisons.cells.push(alike.into_values().collect());
        }
        for (item, words) in corpus.items.iter().enumerate() {
            let Some(whole) = words.whole else { continue };
            if let Some(place) = comparisons.places.get_mut(&corpus.claim(whole)) {
                place.parts.push(corpus.claim(item));
            }
        }
        comparisons
    }

    /// What a figure was compared with, one entry for each relation that occurs; nothing for an unknown figure.
    ///
    /// A figure that is set aside (denied, expected, an addition) is still shown beside those that are not.
    pub fn of(&self, claim: &ClaimRef) -> Vec<Compared> {
        let Some(place) = self.places.get(claim) else { return Vec::new() };
        let mut found: BTreeMap<Relation, Compared> = BTreeMap::new();
        let mut add = |relation, claims: &[ClaimRef]| {
            let compared =
                found.entry(relation).or_insert(Compared { relation, claims: Vec::new(), more: 0 });
            for other in claims.iter().take(limits::COMPARED_MAX + 1).filter(|other| *other != claim) {
                if compared.claims.len() < limits::COMPARED_MAX {
                    compared.claims.push(other.clone());
                }
            }
            compared.more += claims.len() - usize::from(claims.binary_search(claim).is_ok());
        };
        place.whole.iter().for_each(|whole| add(Relation::WholeOf, std::slice::from_ref(whole)));
        add(Relation::PartOf, &place.parts);
        for alike in &self.cells[place.cell] {
            add(relation(place, alike), &alike.claims);
        }
        let mut found: Vec<Compared> = found.into_values().collect();
        found.iter_mut().for_each(|compared| compared.more -= compared.claims.len());
        found.retain(|compared| !compared.claims.is_empty());
        found
    }
}

fn relation(place: &Place, other: &Alike) -> Relation {
    if bounds::agree([&place.count, &other.count]) {
        return Relation::Agrees;
    }
    match (place.day, other.day) {
        (Some(mine), Some(theirs)) if mine != theirs => Relation::OtherDay,
        _ if bounds::reach(&other.count).0 > bounds::reach(&place.count).1 => Relation::Higher,
        _ => Relation::Lower,
    }
}
