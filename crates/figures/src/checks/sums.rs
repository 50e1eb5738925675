//! Parts that make up their whole, and come to less than it.
//!
//! Women and men, or women, men and children, are everybody; children and adults are; civilians and combatants are; of
//! casualties the killed and the injured are. Where a document gives all of these as parts of one whole and their highest
//! numbers come to less, somebody is in no part: people of whom it was not known, a misprint, or a misreading.
//!
//! Must not: take parts for all of a whole that are not all kinds of it. Nationalities never are: there is always another.

use super::parts::{families, finding, quote};
use super::{Evidence, several};
use crate::bounds::reach;
use crate::corpus::Corpus;
use std::collections::BTreeMap;
use vocabulary::{Age, Counts, Figure, Finding, FindingKind, Role, Sex, Status, Weight};

pub(super) fn findings(evidence: &Evidence) -> Vec<Finding> {
    let corpus = evidence.corpus;
    let found = families(corpus).into_iter().filter_map(|(whole, parts)| short(corpus, whole, &parts));
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

fn short(corpus: &Corpus, whole: usize, parts: &[usize]) -> Option<Finding> {
    let lowest = reach(&corpus.items[whole].figure.count).0;
    AXES.iter().find_map(|axis| {
        let complete = axis.iter().filter_map(|partition| of_all_kinds(corpus, whole, parts, partition));
        let (sum, parts) = complete.max_by_key(|(sum, _)| *sum)?;
        (sum < lowest).then(|| told(corpus, whole, &parts, sum, lowest))
    })
}

/// The largest part of each kind and what they come to at most, where there is one of every kind.
fn of_all_kinds(
    corpus: &Corpus,
    whole: usize,
    parts: &[usize],
    partition: &Partition,
) -> Option<(u64, Vec<usize>)> {
    let mut largest: BTreeMap<&str, usize> = BTreeMap::new();
    for &part in parts {
        let Some(kind) = (partition.of)(corpus.items[whole].figure, corpus.items[part].figure) else {
            continue;
        };
        let best = largest.entry(kind).or_insert(part);
        if highest(corpus, part) > highest(corpus, *best) {
            *best = part;
        }
    }
    let all = largest.keys().copied().eq(partition.kinds.iter().copied());
    let parts: Vec<usize> = largest.into_values().collect();
    let sum = parts.iter().fold(0u64, |sum, &part| sum.saturating_add(highest(corpus, part)));
    all.then_some((sum, parts))
}

fn told(corpus: &Corpus, whole: usize, parts: &[usize], sum: u64, lowest: u64) -> Finding {
    let quotes: Vec<String> = parts.iter().map(|&part| quote(corpus, part)).collect();
    let seen = format!(
        "The parts {} come to {sum}, and their whole, {}, to at least {lowest}: {} are in no part.",
        several(&quotes, ", "),
        quote(corpus, whole),
        lowest - sum
    );
    let remedy = "Look whether the source says of how many it was not known; count those as unknown, and never as one of \
                  the parts.";
    finding(corpus, whole, parts, (FindingKind::PartsBelowWhole, Weight::Note, seen, remedy))
}

fn highest(corpus: &Corpus, item: usize) -> u64 {
    reach(&corpus.items[item].figure.count).1
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
