//! Clusters of records as persons: their ids, their order, the weakest link and the incident.
//!
//! The id of a person comes from the record that was known first, so it stays when later lists add records; of two persons
//! that are joined the earlier id stays, and comes apart again with them.
//!
//! Must not: put a name into an id.

use super::link::Unit;
use crate::link::{Scored, weakest};
use std::collections::BTreeMap;
use vocabulary::{Chance, Digest, Incident, JudgedPair, Judgement, Person, Record};

/// What holds records together.
pub(super) struct Joined<'j> {
    /// For each unit the first of its cluster.
    pub(super) first: &'j [u32],
    /// The pairs above the floor.
    pub(super) scored: &'j [Scored],
    /// The judged pairs, with what the linker makes of them.
    pub(super) judged: &'j [(Scored, JudgedPair)],
}

/// A link between two units of one cluster.
struct Link {
    a: u32,
    b: u32,
    chance: Chance,
    judged: Option<usize>,
}

/// The persons in their order, and which of them each unit is of.
pub(super) fn assemble(
    units: &[Unit],
    joined: &Joined<'_>,
    incidents: &[Incident],
) -> (Vec<Person>, Vec<u32>) {
    let mut clusters: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (unit, first) in (0u32..).zip(joined.first) {
        clusters.entry(*first).or_default().push(unit);
    }
    let mut links = links(joined);
    let weakest = weakest_of(joined, &links);
    let mut found: Vec<(Vec<u32>, Person)> = Vec::with_capacity(clusters.len());
    for (first, mut members) in clusters {
        members.sort_by_key(|unit| units[*unit as usize].order);
        let links = links.remove(&first).unwrap_or_default();
        let person = Person {
            weakest: weakest[first as usize].map(|chance| Chance::of(f64::from(chance))),
            ..person(units, &members, links, joined, incidents)
        };
        found.push((members, person));
    }
    found.sort_by_key(|(members, _)| units[members[0] as usize].order);
    let mut person_of = vec![0; units.len()];
    for (place, (members, _)) in (0u32..).zip(&found) {
        members.iter().for_each(|unit| person_of[*unit as usize] = place);
    }
    let mut persons: Vec<Person> = found.into_iter().map(|(_, person)| person).collect();
    tell_apart(&mut persons);
    (persons, person_of)
}

/// The links within clusters, the strongest first, by the first unit of their cluster.
fn links(joined: &Joined<'_>) -> BTreeMap<u32, Vec<Link>> {
    let mut links: BTreeMap<u32, Vec<Link>> = BTreeMap::new();
    let within = |pair: &Scored| {
        let first = joined.first[pair.a as usize];
        (first == joined.first[pair.b as usize]).then_some(first)
    };
    for pair in joined.scored {
        if let Some(first) = within(pair) {
            let chance = Chance::of(f64::from(pair.probability));
            links.entry(first).or_default().push(Link { a: pair.a, b: pair.b, chance, judged: None });
        }
    }
    for (at, (pair, judged)) in joined.judged.iter().enumerate() {
        if let Some(first) = within(pair).filter(|_| judged.judgement == Judgement::Same) {
            let link = Link { a: pair.a, b: pair.b, chance: Chance::ONE, judged: Some(at) };
            links.entry(first).or_default().push(link);
        }
    }
    for of in links.values_mut() {
        of.sort_by_key(|link| (std::cmp::Reverse(link.chance), link.judged.is_none(), link.a, link.b));
    }
    links
}

/// For each cluster, at the place of its first unit, the weakest link that is needed; what is judged to be the same is
/// certain.
fn weakest_of(joined: &Joined<'_>, links: &BTreeMap<u32, Vec<Link>>) -> Vec<Option<f32>> {
    let judged = links.values().flatten().filter(|link| link.judged.is_some());
    let certain = judged.map(|link| Scored { a: link.a, b: link.b, probability: 1.0 });
    let links: Vec<Scored> = certain.chain(joined.scored.iter().copied()).collect();
    weakest(joined.first, &links)
}

fn person(
    units: &[Unit],
    members: &[u32],
    links: Vec<Link>,
    joined: &Joined<'_>,
    incidents: &[Incident],
) -> Person {
    let mut held: BTreeMap<u32, &Link> = BTreeMap::new();
    for link in &links {
        for (unit, other) in [(link.a, link.b), (link.b, link.a)] {
            if units[other as usize].order < units[unit as usize].order {
                held.entry(unit).or_insert(link);
            }
        }
    }
    let (mut records, mut reasons) = (Vec::new(), Vec::new());
    for unit in members {
        let Unit { records: of, reasons: known, .. } = &units[*unit as usize];
        let why = match held.get(unit) {
            Some(link) => reason(units, *unit, link, joined),
            None => "the evidence of all records together speaks for it".to_owned(),
        };
        reasons.push(why);
        reasons.extend(known.iter().skip(1).cloned());
        records.extend(of.iter().cloned());
    }
    reasons.remove(0);
    let id = id(&units[members[0] as usize]);
    let incident = incident(&records, incidents);
    Person { id, records, reasons, weakest: None, incident }
}

/// Why a unit is of the same person as an earlier one.
fn reason(units: &[Unit], unit: u32, link: &Link, joined: &Joined<'_>) -> String {
    let other = if link.a == unit { link.b } else { link.a };
    let key = &units[other as usize].records[0].key;
    match link.judged {
        Some(at) => {
            let judged = &joined.judged[at].1;
            format!("judged to be the same as {key} by {}: {}", judged.by, judged.reason)
        }
        None => format!("the chance that it and {key} are one person is {}", link.chance),
    }
}

/// An id from the first record's key, which nobody can guess without the list.
fn id(unit: &Unit) -> String {
    let key = &unit.records[0].key;
    let digest = Digest::of(format!("{}\n{}\n{}", unit.salt, key.list, key.row).as_bytes());
    format!("p-{}", &digest.to_string()[..16])
}

fn tell_apart(persons: &mut [Person]) {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for person in persons {
        let used = uses.entry(person.id.clone()).or_default();
        *used += 1;
        if *used > 1 {
            person.id = format!("{}-{used}", person.id);
        }
    }
}

/// The incident whose days and places are those of a record, where it is one alone.
fn incident(records: &[Record], incidents: &[Incident]) -> Option<String> {
    let on_day = |incident: &&Incident| {
        records.iter().any(|record| match (record.when, incident.when) {
            (Some(when), Some(of)) => when.overlaps(of),
            _ => false,
        })
    };
    let at_place = |incident: &&Incident| {
        let places: Vec<String> = incident.places.iter().map(|place| vocabulary::fold(place)).collect();
        let told = records.iter().filter_map(|record| record.place.as_deref());
        told.map(vocabulary::fold).any(|place| places.contains(&place))
    };
    let fits: Vec<&Incident> = incidents.iter().filter(on_day).collect();
    let one = match fits.as_slice() {
        [one] => Some(*one),
        several => {
            let mut there = several.iter().copied().filter(at_place);
            there.next().filter(|_| there.next().is_none())
        }
    };
    one.map(|incident| incident.id.clone())
}
