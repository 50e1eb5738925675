//! Parts against their wholes.
//!
//! A part is held against its whole by its lowest number against the whole's highest. Parts are added up only where
//! the words make them disjoint: women and men; children and adults, or children and the elderly; civilians and
//! combatants; nationalities; the killed and the injured among casualties; the released, missing and killed among
//! the captured. Women and children may overlap (girls are both), so their sum proves nothing; where it passes the
//! whole that is noted, and said to be no contradiction.
//!
//! Must not: compare across documents. `part_of` is the word of one document.

use super::Evidence;
use crate::bounds::reach;
use crate::corpus::Corpus;
use crate::scope::stem;
use std::collections::BTreeMap;
use vocabulary::said::{Between, Said, Says, Term, checks as words};
use vocabulary::{Age, Counts, Figure, Finding, FindingKind, Role, Status, Weight};

pub(super) fn findings(evidence: &Evidence) -> Vec<Finding> {
    let corpus = evidence.corpus;
    families(corpus).into_iter().flat_map(|(whole, parts)| family(corpus, whole, &parts)).collect()
}

/// The parts of each whole, both as they stand and in one unit.
pub(super) fn families(corpus: &Corpus) -> BTreeMap<usize, Vec<usize>> {
    let mut families: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (item, words) in corpus.items.iter().enumerate() {
        let Some(whole) = words.whole else { continue };
        let over = corpus.items[whole].figure;
        if words.figure.stands() && over.stands() && words.figure.scope.unit == over.scope.unit {
            families.entry(whole).or_default().push(item);
        }
    }
    families
}

fn family(corpus: &Corpus, whole: usize, parts: &[usize]) -> Vec<Finding> {
    let highest = reach(&corpus.items[whole].figure.count).1;
    let above: Vec<usize> = parts.iter().copied().filter(|&part| lowest(corpus, part) > highest).collect();
    if !above.is_empty() {
        return above.into_iter().map(|part| part_above(corpus, whole, part)).collect();
    }
    let disjoint = AXES.iter().find_map(|axis| more_than(highest, corpus, whole, parts, *axis));
    if let Some(disjoint) = disjoint {
        return vec![parts_above(corpus, whole, &disjoint)];
    }
    // "20 in a coma, 30 in bed" may be the same people; only groups that are named can be said to overlap.
    let overlap = more_than(highest, corpus, whole, parts, by_group);
    overlap.map(|parts| overlapping(corpus, whole, &parts)).into_iter().collect()
}

fn lowest(corpus: &Corpus, item: usize) -> u64 {
    reach(&corpus.items[item].figure.count).0
}

fn sum(corpus: &Corpus, parts: &[usize]) -> u64 {
    parts.iter().fold(0, |sum, &part| sum.saturating_add(lowest(corpus, part)))
}

/// The parts with different values of an axis that come to more than the highest; a part told twice counts once.
fn more_than(highest: u64, corpus: &Corpus, whole: usize, parts: &[usize], axis: Axis) -> Option<Vec<usize>> {
    let mut largest: BTreeMap<Status, BTreeMap<String, usize>> = BTreeMap::new();
    for &part in parts {
        let Some((status, value)) = axis(corpus.items[whole].figure, corpus.items[part].figure) else {
            continue;
        };
        let best = largest.entry(status).or_default().entry(value).or_insert(part);
        if lowest(corpus, part) > lowest(corpus, *best) {
            *best = part;
        }
    }
    let families = largest.into_values().map(|parts| parts.into_values().collect::<Vec<usize>>());
    families.into_iter().find(|parts| parts.len() > 1 && sum(corpus, parts) > highest)
}

/// A way to divide a whole: parts of one status with different values are different people; `None` takes no part.
type Axis = fn(whole: &Figure, part: &Figure) -> Option<(Status, String)>;

const AXES: &[Axis] = &[by_sex, by_age, by_elders, by_role, by_nationality, by_fate];

fn by_sex(_: &Figure, part: &Figure) -> Option<(Status, String)> {
    part.scope.group.sex.map(|sex| (part.scope.status, sex.to_string()))
}

fn by_age(_: &Figure, part: &Figure) -> Option<(Status, String)> {
    let age = part.scope.group.age.filter(|age| *age != Age::Elderly)?;
    Some((part.scope.status, age.to_string()))
}

fn by_elders(_: &Figure, part: &Figure) -> Option<(Status, String)> {
    let age = part.scope.group.age.filter(|age| *age != Age::Adult)?;
    Some((part.scope.status, age.to_string()))
}

fn by_role(_: &Figure, part: &Figure) -> Option<(Status, String)> {
    let role = part.scope.group.role.filter(|role| matches!(role, Role::Civilian | Role::Combatant))?;
    Some((part.scope.status, role.to_string()))
}

fn by_nationality(_: &Figure, part: &Figure) -> Option<(Status, String)> {
    Some((part.scope.status, stem(part.scope.group.nationality.as_deref()?)))
}

/// What became of the people of the whole: nobody is both killed and released.
fn by_fate(whole: &Figure, part: &Figure) -> Option<(Status, String)> {
    use Status::{Captured, Casualties, Injured, Killed, Missing, Released};
    let (of, fate) = (whole.scope.status, part.scope.status);
    let divided =
        matches!((of, fate), (Casualties, Killed | Injured) | (Captured, Killed | Released | Missing));
    (divided && part.scope.counts != Some(Counts::New)).then(|| (of, fate.to_string()))
}

/// Named groups that may overlap.
fn by_group(_: &Figure, part: &Figure) -> Option<(Status, String)> {
    let group = &part.scope.group;
    let words: Vec<&str> =
        [group.sex.map(|sex| sex.word()), group.age.map(|age| age.word())].into_iter().flatten().collect();
    (!words.is_empty()).then(|| (part.scope.status, words.join(" ")))
}

pub(super) fn quote(corpus: &Corpus, item: usize) -> Term {
    Term::Quote(corpus.items[item].figure.passage.text().to_owned())
}

pub(super) fn quotes(corpus: &Corpus, items: &[usize]) -> Term {
    Term::several(items.iter().map(|&item| quote(corpus, item)).collect(), Between::Comma)
}

pub(super) fn finding(
    corpus: &Corpus,
    whole: usize,
    parts: &[usize],
    told: (FindingKind, Weight, Said, Says<0>),
) -> Finding {
    let (kind, weight, seen, remedy) = told;
    let passage = &corpus.items[whole].figure.passage;
    let path = &corpus.document(whole).source.path;
    Finding {
        kind,
        weight,
        place: Some(format!("{path}, characters {} to {}", passage.start(), passage.end())),
        seen,
        remedy: remedy.into(),
        about: std::iter::once(whole).chain(parts.iter().copied()).map(|item| corpus.claim(item)).collect(),
    }
}

fn part_above(corpus: &Corpus, whole: usize, part: usize) -> Finding {
    let seen = words::PART_ABOVE.of([quote(corpus, part), quote(corpus, whole)]);
    let told = (FindingKind::PartAboveWhole, Weight::Warning, seen, words::PART_ABOVE_REMEDY);
    finding(corpus, whole, &[part], told)
}

fn parts_above(corpus: &Corpus, whole: usize, parts: &[usize]) -> Finding {
    let sum = Term::Number(sum(corpus, parts));
    let seen = words::PARTS_ABOVE.of([quotes(corpus, parts), sum, quote(corpus, whole)]);
    let told = (FindingKind::PartsAboveWhole, Weight::Warning, seen, words::PARTS_ABOVE_REMEDY);
    finding(corpus, whole, parts, told)
}

fn overlapping(corpus: &Corpus, whole: usize, parts: &[usize]) -> Finding {
    let sum = Term::Number(sum(corpus, parts));
    let seen = words::PARTS_OVERLAP.of([quotes(corpus, parts), sum, quote(corpus, whole)]);
    let told = (FindingKind::PartsAboveWhole, Weight::Note, seen, words::PARTS_OVERLAP_REMEDY);
    finding(corpus, whole, parts, told)
}
