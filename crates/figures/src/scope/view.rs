//! The scope view: which figures look like rivals and only count something else.
//!
//! Most contradictions between published tolls are differences of scope. For each thing that is counted, its figures are
//! gathered by what their words add to it (total or addition, as of which day, where, when, whose nationals). Where two
//! such gatherings differ in number, [`relate`](super::relation::relate) says whether their scopes do as well. The same is asked of the
//! neighbouring counts of the incident, which differ in one thing: all or identified only, civilians or all. What is left
//! over, counts the same and differs all the same, are the true rivals.
//!
//! A part that is larger than its whole is not explained by being a part: it stays among the rivals.
//!
//! Must not: settle anything. A difference that scope may explain may still be an error.

use super::relation::{Dimension, Related, Standing, relate, relate_tallied};
use super::{Cell, Entry};
use crate::bounds::reach;
use crate::corpus::Corpus;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::said::standings;
use vocabulary::{ClaimRef, Counts, Edtf, Incident, Scope, Status, TallyScope, limits};

/// What stands behind the different numbers of one thing that is counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeView {
    /// What is counted.
    pub scope: TallyScope,
    /// The numbers that differ because they count something else, by the dimensions in which they do.
    pub differences: Vec<ScopeDifference>,
    /// The figures that count the same and differ all the same; empty where scope may explain all.
    pub rivals: Vec<Arc<ClaimRef>>,
    /// How many more of these there are, beyond those listed.
    pub more: usize,
}

/// Figures that differ in number and in what they count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeDifference {
    /// In what they differ.
    pub dimensions: Vec<Dimension>,
    /// How the first two sides stand to each other, and why.
    pub related: Related,
    /// The sides, the smallest number first; of a difference from another count, this one first.
    pub sides: Vec<Side>,
    /// The other count, where it is one of its own.
    pub other: Option<TallyScope>,
}

/// Figures of one scope, as one side of a difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// The lowest bound.
    pub low: u64,
    /// The highest; `None` where it is open.
    pub high: Option<u64>,
    /// What their words say of it: day, place, period. A day of publication stands for one not said.
    pub scope: Scope,
    /// The figures: the first of them.
    pub claims: Vec<Arc<ClaimRef>>,
    /// How many more there are.
    pub more: usize,
}

/// The views of all cells in which numbers differ, in the order of the cells.
pub(crate) fn views(corpus: &Corpus, incidents: &[Incident], cells: &[Cell]) -> Vec<ScopeView> {
    let mut views = Vec::new();
    for of_incident in cells.chunk_by(|a, b| a.scope.incident == b.scope.incident) {
        for cell in of_incident {
            let (mut differences, rivals) = within(corpus, cell);
            differences.extend(beside(corpus, incidents, cell, of_incident));
            if !(differences.is_empty() && rivals.is_empty()) {
                let more = rivals.len().saturating_sub(limits::COMPARED_MAX);
                let rivals = rivals.into_iter().take(limits::COMPARED_MAX).map(|(_, claim)| claim).collect();
                views.push(ScopeView { scope: cell.scope.clone(), differences, rivals, more });
            }
        }
    }
    views
}

/// Figures of one cell whose words count the same, with the bounds between which they contradict nothing.
struct Gathering<'e> {
    scope: Scope,
    day_said: bool,
    entries: Vec<&'e Entry>,
    /// The highest lower and the lowest upper end: another figure beyond one of them contradicts.
    ends: (u64, u64),
    /// The highest upper end.
    top: u64,
}

impl<'e> Gathering<'e> {
    fn new(scope: Scope, day_said: bool, entries: Vec<&'e Entry>) -> Gathering<'e> {
        let reaches = entries.iter().map(|entry| reach(&entry.count));
        let ends = reaches.clone().fold((0, u64::MAX), |(low, high), (l, h)| (low.max(l), high.min(h)));
        let top = reaches.map(|(_, high)| high).max().unwrap_or(0);
        Gathering { scope, day_said, entries, ends, top }
    }

    fn differs_from(&self, other: &Gathering) -> bool {
        self.ends.0 > other.ends.1 || other.ends.0 > self.ends.1
    }

    fn agrees(&self) -> bool {
        self.ends.0 <= self.ends.1
    }

    fn side(&self) -> Side {
        let range = crate::bounds::range(self.entries.iter().map(|entry| &entry.count));
        let (low, high) = range.unwrap_or((0, None));
        let claims: Vec<_> = self.entries.iter().map(|entry| Arc::clone(&entry.claim)).collect();
        let more = claims.len().saturating_sub(limits::SIDE_LISTED_MAX);
        let claims = claims.into_iter().take(limits::SIDE_LISTED_MAX).collect();
        Side { low, high, scope: self.scope.clone(), claims, more }
    }
}

/// Whether how they stand can account for the numbers: a part may be smaller, not larger.
fn explains(related: &Related, here: &Gathering, there: &Gathering) -> bool {
    match related.standing {
        Standing::Same => false,
        Standing::PartOf => here.ends.0 <= there.top,
        Standing::WholeOf => there.ends.0 <= here.top,
        Standing::Overlaps | Standing::Apart | Standing::NotComparable => true,
    }
}

type Rivals = BTreeSet<((u64, u64), Arc<ClaimRef>)>;

/// What differs within a cell: by scope, and not.
fn within(corpus: &Corpus, cell: &Cell) -> (Vec<ScopeDifference>, Rivals) {
    let gathered = gather(corpus, cell);
    let mut rivals = Rivals::new();
    let mut add = |gathering: &Gathering| {
        rivals.extend(gathering.entries.iter().map(|entry| (reach(&entry.count), Arc::clone(&entry.claim))));
    };
    gathered.iter().filter(|gathering| !gathering.agrees()).for_each(&mut add);
    let mut found: BTreeMap<Vec<Dimension>, (Related, BTreeSet<usize>)> = BTreeMap::new();
    for (at, here) in gathered.iter().enumerate() {
        for (beside, there) in
            gathered.iter().enumerate().skip(at + 1).filter(|(_, there)| here.differs_from(there))
        {
            let related = by_day(relate(&here.scope, &there.scope), here, there);
            if explains(&related, here, there) {
                let dimensions: Vec<Dimension> = related.differs().collect();
                found.entry(dimensions).or_insert_with(|| (related, BTreeSet::new())).1.extend([at, beside]);
            } else {
                add(here);
                add(there);
            }
        }
    }
    let difference = |(dimensions, (related, sides)): (_, (Related, BTreeSet<usize>))| ScopeDifference {
        dimensions,
        related,
        sides: sides.into_iter().take(limits::SIDES_MAX).map(|at| gathered[at].side()).collect(),
        other: None,
    };
    (found.into_iter().map(difference).collect(), rivals)
}

/// A day that is only that of publication is said to be so.
fn by_day(mut related: Related, here: &Gathering, there: &Gathering) -> Related {
    if !(here.day_said && there.day_said) {
        for step in related.steps.iter_mut().filter(|step| step.dimension == Dimension::AsOf) {
            step.why = standings::BY_PUBLICATION.of([step.why.clone().into()]);
            step.presumed = true;
        }
    }
    related
}

/// The figures of a cell by what their words count, the smallest number first; those with the most figures where there
/// are many.
fn gather<'e>(corpus: &Corpus, cell: &'e Cell) -> Vec<Gathering<'e>> {
    let stands = |entry: &&Entry| entry.aside.is_none() || entry.scoped_out;
    if cell.entries.iter().filter(stands).count() < 2 {
        return Vec::new();
    }
    type Words<'w> = (Option<Counts>, Option<Edtf>, bool, Option<&'w str>, Option<Edtf>, Option<String>);
    let mut gathered: BTreeMap<Words, Vec<&Entry>> = BTreeMap::new();
    for entry in cell.entries.iter().filter(stands) {
        let scope = &corpus.items[entry.item].figure.scope;
        let nation = scope.group.nationality.as_deref().map(super::stem);
        let day = entry.day.map(Edtf::day);
        let key = (scope.counts, day, entry.day_said, scope.place.as_deref(), scope.when, nation);
        gathered.entry(key).or_default().push(entry);
    }
    let mut all: Vec<Gathering> = (gathered.into_iter())
        .map(|((_, day, said, ..), entries)| {
            let scope = &corpus.items[entries[0].item].figure.scope;
            Gathering::new(Scope { as_of: day, ..scope.clone() }, said, entries)
        })
        .collect();
    all.sort_by_key(|gathering| std::cmp::Reverse(gathering.entries.len()));
    all.truncate(limits::SCOPES_GATHERED_MAX);
    all.sort_by_key(|gathering| (gathering.ends, gathering.scope.as_of));
    all
}

/// The neighbouring counts of the incident whose numbers differ.
fn beside(corpus: &Corpus, incidents: &[Incident], cell: &Cell, others: &[Cell]) -> Vec<ScopeDifference> {
    let Some(here) = whole(corpus, cell) else { return Vec::new() };
    let neighbours = others.iter().filter(|other| is_neighbour(&cell.scope, &other.scope));
    let difference = |other: &Cell| {
        let there = whole(corpus, other).filter(|there| here.differs_from(there))?;
        let related = relate_tallied(&cell.scope, &other.scope, incidents);
        explains(&related, &here, &there).then(|| ScopeDifference {
            dimensions: related.differs().collect(),
            related,
            sides: vec![here.side(), there.side()],
            other: Some(other.scope.clone()),
        })
    };
    neighbours.filter_map(difference).take(limits::SIDES_MAX).collect()
}

/// All that can be held beside each other in a cell, as one.
fn whole<'e>(corpus: &Corpus, cell: &'e Cell) -> Option<Gathering<'e>> {
    let entries: Vec<&Entry> = cell.comparable().collect();
    let scope = corpus.items[entries.first()?.item].figure.scope.clone();
    Some(Gathering::new(scope, false, entries))
}

/// Whether two counts differ in one thing in which readers take one for the other: the dead among the casualties, the
/// bodies found, civilians or all, the identified or all. Women beside all people nobody takes for rivals.
fn is_neighbour(a: &TallyScope, b: &TallyScope) -> bool {
    use Status::{Casualties, Exhumed, Identified, Killed};
    let alike = |status| matches!(status, Casualties | Exhumed | Identified | Killed);
    let statuses = a.status == b.status || (alike(a.status) && alike(b.status));
    let differ = [
        a.status != b.status,
        a.role != b.role,
        a.nationality != b.nationality,
        a.identified != b.identified,
    ];
    let same = (a.unit, a.sex, a.age) == (b.unit, b.sex, b.age);
    same && statuses && differ.iter().filter(|differs| **differs).count() == 1
}
