//! Figures gathered by what they count: like is only compared with like.
//!
//! A cell holds all figures of one incident, status, unit, group and identified-only or all. A part inherits the
//! group of its whole where it names none ("97 health workers, 20 of them women" counts women health workers), but
//! not "civilian", which most sources leave unsaid in the parts.
//!
//! Must not: drop a figure. What cannot be held beside the others stays in its cell, with the reason.

mod aside;
mod nationality;
mod relation;
mod view;

pub(crate) use nationality::stem;
pub use relation::{Dimension, Related, Standing, Step, relate, relate_tallied};
pub(crate) use view::views;
pub use view::{ScopeDifference, ScopeView, Side};

use crate::corpus::Corpus;
use crate::incidents::Incidents;
use crate::origins::Origins;
use crate::reasons::Reasons;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use vocabulary::said::Said;
use vocabulary::{Age, ClaimRef, Count, Counts, Day, Edtf, Role, Sex, Status, TallyScope, Unit};

/// A figure as it stands in its cell.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) item: usize,
    pub(crate) claim: Arc<ClaimRef>,
    pub(crate) count: Count,
    /// The day it stands at: as said, else the end of the period counted, else the day of publication.
    pub(crate) day: Option<Day>,
    /// Whether the words give that day.
    pub(crate) day_said: bool,
    pub(crate) origin: usize,
    pub(crate) cumulative: bool,
    /// Why it cannot be held beside the others; `None` where it can.
    pub(crate) aside: Option<Arc<Said>>,
    /// Whether that is only because it counts an addition, or a shorter time.
    pub(crate) scoped_out: bool,
}

/// All figures of one scope, in the order of their claims.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) scope: TallyScope,
    pub(crate) entries: Vec<Entry>,
}

impl Cell {
    /// The figures that can be held beside each other.
    pub(crate) fn comparable(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.entries.iter().filter(|entry| entry.aside.is_none())
    }

    /// The last word of each voice, in the order of voices.
    pub(crate) fn last_words(&self) -> Vec<&Entry> {
        last_words(self.comparable()).into_values().collect()
    }
}

/// The last word of each voice, by its number: the latest day, the day said before the day of publication, the narrower
/// bounds, the claim.
pub(crate) fn last_words<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> BTreeMap<usize, &'e Entry> {
    let mut last: BTreeMap<usize, &Entry> = BTreeMap::new();
    for entry in entries {
        let known = last.entry(entry.origin).or_insert(entry);
        if entry.lateness() > known.lateness() {
            *known = entry;
        }
    }
    last
}

impl Entry {
    fn lateness(&self) -> (Option<Day>, bool, std::cmp::Reverse<u64>) {
        let width = self.count.high().map_or(u64::MAX, |high| high - self.count.low());
        (self.day, self.day_said, std::cmp::Reverse(width))
    }
}

/// What a figure counts, before nationalities are told apart.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Kind {
    incident: usize,
    status: Status,
    unit: Unit,
    sex: Option<Sex>,
    age: Option<Age>,
    role: Option<Role>,
    identified: bool,
}

/// What a figure counts, and of which people, by the stem of the nationality.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counted {
    kind: Kind,
    nationality: Option<String>,
}

/// All cells, in the order of their scopes, and for each figure the cell it stands in.
pub(crate) fn cells(
    corpus: &Corpus,
    incidents: &Incidents,
    origins: &Origins,
    proposed_count: bool,
    reasons: &mut Reasons,
) -> Vec<Cell> {
    let counted: Vec<Counted> =
        (0..corpus.items.len()).map(|item| counted(corpus, incidents, item)).collect();
    let mut kinds: BTreeMap<&Kind, Vec<usize>> = BTreeMap::new();
    for (item, counted) in counted.iter().enumerate() {
        kinds.entry(&counted.kind).or_default().push(item);
    }
    let asides = aside::reasons(corpus, incidents, &counted, proposed_count, reasons);
    let mut cells = Vec::new();
    for (kind, items) in kinds {
        for (nationality, items) in by_nationality(corpus, &counted, items) {
            let incident = &incidents.all[kind.incident];
            let scope = scope(incident.id.clone(), kind, nationality);
            let entry = |item: usize| {
                let scoped_out = asides[item].is_some() && aside::is_scope(corpus, incidents, item);
                Entry { scoped_out, ..entry(corpus, origins, item, asides[item].clone()) }
            };
            let mut cell = Cell { scope, entries: items.into_iter().map(entry).collect() };
            aside::details(corpus, &mut cell, reasons);
            cells.push(cell);
        }
    }
    cells.sort_by(|a, b| a.scope.cmp(&b.scope));
    cells
}

fn scope(incident: String, kind: &Kind, nationality: Option<String>) -> TallyScope {
    TallyScope {
        incident,
        status: kind.status,
        unit: kind.unit,
        sex: kind.sex,
        age: kind.age,
        role: kind.role,
        nationality,
        identified: kind.identified,
    }
}

fn entry(corpus: &Corpus, origins: &Origins, item: usize, aside: Option<Arc<Said>>) -> Entry {
    let scope = &corpus.items[item].figure.scope;
    let cumulative = scope.counts == Some(Counts::Cumulative);
    // A total over a period stands at its end; a total of what happened on one day stands at no day said.
    let until = match scope.when {
        Some(Edtf::Interval(_, Some(end))) if cumulative => Some(end.last_day()),
        _ => None,
    };
    let said = scope.as_of.and_then(|day| day.last_day()).or(until);
    Entry {
        item,
        claim: corpus.claim(item),
        count: corpus.items[item].figure.count,
        day: said.or_else(|| corpus.document(item).published()),
        day_said: said.is_some(),
        origin: origins.of[item],
        cumulative,
        aside,
        scoped_out: false,
    }
}

/// What a figure counts: its own words, and what it inherits from the wholes it is a part of.
fn counted(corpus: &Corpus, incidents: &Incidents, item: usize) -> Counted {
    let own = &corpus.items[item].figure.scope;
    let mut counted = Counted {
        kind: Kind {
            incident: incidents.of[item],
            status: own.status,
            unit: own.unit,
            sex: None,
            age: None,
            role: own.group.role,
            identified: own.identified,
        },
        nationality: None,
    };
    for at in corpus.wholes(item) {
        let group = &corpus.items[at].figure.scope.group;
        let kind = &mut counted.kind;
        kind.sex = kind.sex.or(group.sex);
        kind.age = kind.age.or(group.age);
        kind.role = kind.role.or(group.role.filter(|role| *role != Role::Civilian));
        if counted.nationality.is_none() {
            counted.nationality =
                group.nationality.as_deref().map(nationality::stem).filter(|stem| !stem.is_empty());
        }
    }
    counted
}

/// The figures of one kind: together, or by nationality where there are several.
fn by_nationality(
    corpus: &Corpus,
    counted: &[Counted],
    items: Vec<usize>,
) -> Vec<(Option<String>, Vec<usize>)> {
    let stems: BTreeSet<&str> =
        items.iter().filter_map(|&item| counted[item].nationality.as_deref()).collect();
    if stems.len() < 2 {
        return vec![(None, items)];
    }
    let mut parted: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for item in items {
        parted.entry(counted[item].nationality.as_deref()).or_default().push(item);
    }
    parted
        .into_iter()
        .map(|(stem, items)| (stem.map(|stem| as_written(corpus, stem, &items)), items))
        .collect()
}

/// A nationality as most often written; the stem where only wholes name it.
fn as_written(corpus: &Corpus, stem: &str, items: &[usize]) -> String {
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for written in
        items.iter().filter_map(|&item| corpus.items[item].figure.scope.group.nationality.as_deref())
    {
        *uses.entry(written).or_default() += 1;
    }
    let most = uses.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
    most.map_or_else(|| stem.to_owned(), |(written, _)| written.to_owned())
}
