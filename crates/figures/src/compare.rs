//! What each figure was compared with.
//!
//! Must not: list without bound. A figure told by ten thousand papers is shown with the first few and their number.

use crate::bounds;
use crate::corpus::Corpus;
use crate::scope::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;
use vocabulary::{ClaimRef, Day, limits};

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
    /// The figures: all of them, or the nearest in number where there are many.
    pub claims: Vec<Arc<ClaimRef>>,
    /// How many more there are, beyond those listed.
    pub more: usize,
}

/// For every figure of a case, the figures of the same scope, its parts and its whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparisons {
    cells: Vec<Ranking>,
    places: BTreeMap<Arc<ClaimRef>, Place>,
}

/// The figures of one scope that can be held beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ranking {
    /// By lower end, then claim.
    others: Box<[Other]>,
    all: Ends,
    /// By day; most scopes have one or two, and a case has a million scopes.
    by_day: Box<[(Option<Day>, Ends)]>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Other {
    reach: (u64, u64),
    claim: Arc<ClaimRef>,
    day: Option<Day>,
}

/// The lower and the upper ends of some figures, each rising: how many lie above or below is two searches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ends {
    lows: Box<[u64]>,
    highs: Box<[u64]>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    cell: usize,
    reach: (u64, u64),
    /// The day that the words give.
    day: Option<Day>,
    /// Whether it is among the figures that can be held beside each other.
    ranked: bool,
    whole: Option<Arc<ClaimRef>>,
    parts: Vec<Arc<ClaimRef>>,
}

impl Comparisons {
    pub(crate) fn new(corpus: &Corpus, cells: &[Cell]) -> Comparisons {
        let mut comparisons = Comparisons { cells: Vec::with_capacity(cells.len()), places: BTreeMap::new() };
        for (number, cell) in cells.iter().enumerate() {
            let mut ranked_here = Vec::with_capacity(cell.entries.len());
            for entry in &cell.entries {
                let (reach, ranked) = (bounds::reach(&entry.count), entry.aside.is_none());
                let day = entry.day.filter(|_| entry.day_said);
                let whole = corpus.items[entry.item].whole.map(|whole| corpus.claim(whole));
                let place = Place { cell: number, reach, day, ranked, whole, parts: Vec::new() };
                comparisons.places.insert(entry.claim.clone(), place);
                if ranked {
                    ranked_here.push(Other { reach, claim: entry.claim.clone(), day });
                }
            }
            comparisons.cells.push(Ranking::of(ranked_here));
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
    /// Those nearest in number come first. A figure that is set aside (denied, expected, an addition) is still shown
    /// beside those that are not.
    pub fn of(&self, claim: &ClaimRef) -> Vec<Compared> {
        let Some(place) = self.places.get(claim) else { return Vec::new() };
        let ranking = &self.cells[place.cell];
        let mut found: BTreeMap<Relation, Compared> = BTreeMap::new();
        let totals =
            [(Relation::WholeOf, usize::from(place.whole.is_some())), (Relation::PartOf, place.parts.len())];
        for (relation, total) in
            totals.into_iter().chain(ranking.totals(place)).filter(|(_, total)| *total > 0)
        {
            found.insert(relation, Compared { relation, claims: Vec::new(), more: total });
        }
        let mut show = |relation: Relation, other: &Arc<ClaimRef>| {
            if let Some(compared) =
                found.get_mut(&relation).filter(|known| known.claims.len() < limits::COMPARED_MAX)
            {
                compared.claims.push(Arc::clone(other));
                compared.more -= 1;
            }
        };
        place.whole.iter().for_each(|whole| show(Relation::WholeOf, whole));
        place.parts.iter().for_each(|part| show(Relation::PartOf, part));
        ranking.nearest(place).filter(|other| *other.claim != *claim).for_each(|other| {
            show(relation(place, other), &other.claim);
        });
        found.into_values().collect()
    }
}

impl Ranking {
    fn of(mut others: Vec<Other>) -> Ranking {
        others.sort();
        let mut by_day: Vec<&Other> = others.iter().collect();
        // The lower ends of each day go on rising.
        by_day.sort_by_key(|other| other.day);
        let of_day = |same: &[&Other]| (same[0].day, Ends::of(same.iter().copied()));
        let by_day = by_day.chunk_by(|one, other| one.day == other.day).map(of_day).collect();
        Ranking { all: Ends::of(others.iter()), by_day, others: others.into() }
    }

    /// How many figures stand in each relation to this one.
    fn totals(&self, place: &Place) -> [(Relation, usize); 4] {
        let (above, below) = (self.all.above(place.reach), self.all.below(place.reach));
        let same_day = |count: fn(&Ends, (u64, u64)) -> usize| {
            let on = |day| {
                let at = self.by_day.binary_search_by_key(&day, |(day, _)| *day);
                at.map_or(0, |at| count(&self.by_day[at].1, place.reach))
            };
            if place.day.is_some() { on(place.day) + on(None) } else { count(&self.all, place.reach) }
        };
        let (higher, lower) = (same_day(Ends::above), same_day(Ends::below));
        let agree = self.others.len() - above - below - usize::from(place.ranked);
        let other_day = above + below - higher - lower;
        [
            (Relation::Agrees, agree),
            (Relation::OtherDay, other_day),
            (Relation::Higher, higher),
            (Relation::Lower, lower),
        ]
    }

    /// The figures around this one's numbers, upwards, then downwards; so many of each that the work stays bounded.
    fn nearest(&self, place: &Place) -> impl Iterator<Item = &Other> {
        let above = self.others.partition_point(|other| other.reach.0 <= place.reach.1);
        let (below, above) = self.others.split_at(above);
        let bounded = limits::COMPARED_SCAN_MAX;
        above.iter().take(bounded).chain(below.iter().rev().take(bounded))
    }
}

impl Ends {
    /// The ends of figures whose lower ends rise.
    fn of<'o>(others: impl Iterator<Item = &'o Other> + Clone) -> Ends {
        let mut highs: Box<[u64]> = others.clone().map(|other| other.reach.1).collect();
        highs.sort_unstable();
        Ends { lows: others.map(|other| other.reach.0).collect(), highs }
    }

    fn above(&self, reach: (u64, u64)) -> usize {
        self.lows.len() - self.lows.partition_point(|low| *low <= reach.1)
    }

    fn below(&self, reach: (u64, u64)) -> usize {
        self.highs.partition_point(|high| *high < reach.0)
    }
}

fn relation(place: &Place, other: &Other) -> Relation {
    let (higher, lower) = (other.reach.0 > place.reach.1, other.reach.1 < place.reach.0);
    match (place.day, other.day) {
        _ if !higher && !lower => Relation::Agrees,
        (Some(mine), Some(theirs)) if mine != theirs => Relation::OtherDay,
        _ if higher => Relation::Higher,
        _ => Relation::Lower,
    }
}
