//! Parts that make up their whole, and do not come to it.
//!
//! Women and men, or women, men and children, are everybody; children and adults are; civilians and combatants are; of
//! casualties the killed and the injured are. Where a document gives all of these as parts of one whole and their highest
//! numbers come to less, somebody is in no part: people of whom it was not known, a misprint, or a misreading. Where they
//! come to less than half of it, a few are told of by the way, and nothing is said. Where one sentence or two enumerate
//! them and they come to more, somebody is counted twice, or a number is wrong.
//!
//! Must not: take parts for all of a whole that are not all kinds of it. Nationalities never are: there is always another.

use super::Evidence;
use super::parts::{families, finding, quote, quotes};
use crate::bounds::reach;
use crate::corpus::Corpus;
use std::collections::BTreeMap;
use vocabulary::said::{Term, checks as words};
use vocabulary::{Age, Counts, Figure, Finding, FindingKind, Role, Sex, Status, Weight, limits};

pub(super) fn findings(evidence: &Evidence) -> Vec<Finding> {
    let corpus = evidence.corpus;
    let found = families(corpus).into_iter().filter_map(|(whole, parts)| check(corpus, whole, &parts));
    found.collect()
}

/// All kinds of which everybody is one, by their words; a part is of one of them, or of none.
struct Partition {
    kinds: &'static [&'static str],
    of: fn(whole: &Figure, part: &Figure) -> Option<&'static str>,
}

/// By axis. Whether women and men include girls and boys is seldom said: one way that comes to the whole will do.
const AXES: &[&[Partition]] = &[
    &[
        Partition { kinds: &["female", "male"], of: by_sex },
        Partition { kinds: &["child", "female", "male"], of: by_kind },
    ],
    &[Partition { kinds: &["adult", "child"], of: by_age }],
    &[Partition { kinds: &["civilian", "combatant"], of: by_role }],
    &[Partition { kinds: &["injured", "killed"], of: by_harm }],
];

/// The parts of all kinds of a whole: of one kind those with different numbers, which may be different people ("9 were
/// fighters and 7 were soldiers") or one number told twice.
struct Parts {
    items: Vec<usize>,
    /// What the largest of each kind come to at most.
    largest: u64,
}

fn check(corpus: &Corpus, whole: usize, parts: &[usize]) -> Option<Finding> {
    let (low, high) = reach(&corpus.items[whole].figure.count);
    AXES.iter().find_map(|axis| {
        let complete = axis.iter().filter_map(|partition| of_all_kinds(corpus, whole, parts, partition));
        let (most, parts) =
            complete.map(|parts| (sum(corpus, &parts, 1), parts)).max_by_key(|(most, _)| *most)?;
        let least = sum(corpus, &parts, 0);
        match () {
            // Some who are told of by the way ("a father and his twin daughters") are no enumeration.
            () if most < low && most >= low / 2 => Some(short(corpus, whole, &parts, most, low)),
            // Where the largest of each kind come to the whole, the others are among them: pupils among children.
            () if least > high && parts.largest < low && are_close(corpus, &parts) => {
                Some(over(corpus, whole, &parts, least))
            }
            () => None,
        }
    })
}

/// The parts by kind, where there is one of every kind.
fn of_all_kinds(corpus: &Corpus, whole: usize, parts: &[usize], partition: &Partition) -> Option<Parts> {
    let mut kinds: BTreeMap<&str, BTreeMap<u64, usize>> = BTreeMap::new();
    for &part in parts {
        let figure = corpus.items[part].figure;
        if let Some(kind) = (partition.of)(corpus.items[whole].figure, figure) {
            kinds.entry(kind).or_default().entry(figure.count.named()).or_insert(part);
        }
    }
    let all = kinds.keys().copied().eq(partition.kinds.iter().copied());
    let top = |numbers: &BTreeMap<u64, usize>| {
        numbers.values().map(|&item| reach(&corpus.items[item].figure.count).1).max().unwrap_or(0)
    };
    let largest = kinds.values().map(top).fold(0, u64::saturating_add);
    let mut items: Vec<usize> = kinds.into_values().flat_map(BTreeMap::into_values).collect();
    items.sort_unstable();
    all.then_some(Parts { items, largest })
}

/// What the parts come to at least (`end` 0) or at most (1).
fn sum(corpus: &Corpus, parts: &Parts, end: usize) -> u64 {
    let of = |item: usize| {
        let (low, high) = reach(&corpus.items[item].figure.count);
        [low, high][end]
    };
    parts.items.iter().fold(0, |sum, &item| sum.saturating_add(of(item)))
}

/// Whether all parts stand so near each other that one enumeration holds them.
fn are_close(corpus: &Corpus, parts: &Parts) -> bool {
    let starts = || parts.items.iter().map(|&item| corpus.items[item].figure.passage.start());
    let span = starts().max().unwrap_or(0) - starts().min().unwrap_or(0);
    span <= limits::ENUMERATION_CHARS_MAX
}

fn short(corpus: &Corpus, whole: usize, parts: &Parts, most: u64, lowest: u64) -> Finding {
    let seen = words::PARTS_SHORT.of([
        quotes(corpus, &parts.items),
        Term::Number(most),
        quote(corpus, whole),
        Term::Number(lowest),
        Term::Number(lowest - most),
    ]);
    let told = (FindingKind::PartsBelowWhole, Weight::Note, seen, words::PARTS_SHORT_REMEDY);
    finding(corpus, whole, &parts.items, told)
}

fn over(corpus: &Corpus, whole: usize, parts: &Parts, least: u64) -> Finding {
    let seen =
        words::PARTS_OVER.of([quotes(corpus, &parts.items), Term::Number(least), quote(corpus, whole)]);
    let told = (FindingKind::PartsAboveWhole, Weight::Note, seen, words::PARTS_OVER_REMEDY);
    finding(corpus, whole, &parts.items, told)
}

/// Whether the words divide the whole by this alone: the part is otherwise of the same people.
fn same_status(whole: &Figure, part: &Figure) -> bool {
    whole.scope.status == part.scope.status
}

fn by_sex(whole: &Figure, part: &Figure) -> Option<&'static str> {
    let group = &part.scope.group;
    let plain = group.age == whole.scope.group.age && group.role == whole.scope.group.role;
    group.sex.filter(|_| plain && same_status(whole, part)).map(Sex::word)
}

/// Women, men and children, as they are told: girls are among the children.
fn by_kind(whole: &Figure, part: &Figure) -> Option<&'static str> {
    let group = &part.scope.group;
    let plain = whole.scope.group.age.is_none() && group.role == whole.scope.group.role;
    match (group.age, group.sex) {
        _ if !plain || !same_status(whole, part) => None,
        (Some(Age::Child), None) => Some(Age::Child.word()),
        (None | Some(Age::Adult), Some(sex)) => Some(sex.word()),
        _ => None,
    }
}

fn by_age(whole: &Figure, part: &Figure) -> Option<&'static str> {
    let group = &part.scope.group;
    let plain = group.sex == whole.scope.group.sex && group.role == whole.scope.group.role;
    let told = matches!(group.age, Some(Age::Child | Age::Adult));
    group.age.filter(|_| told && plain && same_status(whole, part)).map(Age::word)
}

fn by_role(whole: &Figure, part: &Figure) -> Option<&'static str> {
    let group = &part.scope.group;
    let plain = group.sex == whole.scope.group.sex && group.age == whole.scope.group.age;
    let told = matches!(group.role, Some(Role::Civilian | Role::Combatant));
    group.role.filter(|_| told && plain && same_status(whole, part)).map(Role::word)
}

fn by_harm(whole: &Figure, part: &Figure) -> Option<&'static str> {
    let harm = matches!(part.scope.status, Status::Killed | Status::Injured);
    let plain = part.scope.group == whole.scope.group && part.scope.counts != Some(Counts::New);
    (whole.scope.status == Status::Casualties && harm && plain).then(|| part.scope.status.word())
}
