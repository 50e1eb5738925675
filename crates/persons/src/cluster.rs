//! Records into persons, by the grounds that join them.
//!
//! First within each document: the same name, then a surname alone. Then across documents, in blocks of the same full
//! name and age. Where records of a block contradict each other, those that could be either person stay apart.
//!
//! Must not: depend on the order of records, or chain: what is joined has one name, or is the surname of it.

use crate::Name;
use crate::judge::{Ground, contradict};
use std::collections::BTreeMap;
use vocabulary::{Digest, Person, Record, fold};

/// Records that are of one human being so far; never empty. Each but the first with the reason.
struct Cluster {
    name: Name,
    records: Vec<(Record, String)>,
}

/// Joins records that are clearly of one human being; all others are persons of their own.
///
/// Ids are made of a source's digest and the row, never of a name: a name may have to be withheld.
pub fn persons(records: &[Record]) -> Vec<Person> {
    let mut sorted: Vec<&Record> = records.iter().collect();
    sorted.sort_by(|a, b| order(a).cmp(&order(b)));
    sorted.dedup();
    let mut clusters = Vec::new();
    let mut persons = Vec::new();
    for document in sorted.chunk_by(|a, b| a.source == b.source) {
        let mut names: BTreeMap<String, Vec<Cluster>> = BTreeMap::new();
        for record in document {
            match Name::read(&record.name) {
                Some(name) => names.entry(name.key()).or_default().push(Cluster::of(record, name)),
                None => persons.push(person(vec![((*record).clone(), String::new())])),
            }
        }
        clusters.extend(with_surnames(names.into_values().flat_map(same_name).collect()));
    }
    persons.extend(across(clusters).into_iter().map(|cluster| person(cluster.records)));
    persons.sort_by(|a, b| order(&a.records[0]).cmp(&order(&b.records[0])));
    tell_apart(&mut persons);
    persons
}

/// Gives persons whose sources use one row twice ids of their own.
fn tell_apart(persons: &mut [Person]) {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for person in persons {
        let used = uses.entry(person.id.clone()).or_default();
        *used += 1;
        if *used > 1 {
            person.id = format!("{}-again-{used}", person.id);
        }
    }
}

/// By document, then by row: by its number where it has one, so that f2 stands before f10.
fn order(record: &Record) -> (Digest, usize, &str, &str, Option<u16>, Option<vocabulary::Edtf>) {
    let digits = record.row.trim_start_matches(|ch: char| !ch.is_ascii_digit());
    let number = digits.parse().unwrap_or(usize::MAX);
    (record.source, number, &record.row, &record.name, record.age, record.when)
}

impl Cluster {
    fn of(record: &Record, name: Name) -> Cluster {
        Cluster { name, records: vec![(record.clone(), String::new())] }
    }

    fn records(&self) -> impl Iterator<Item = &Record> + Clone {
        self.records.iter().map(|(record, _)| record)
    }

    fn written(&self) -> &str {
        &self.records[0].0.name
    }

    fn age(&self) -> Option<u16> {
        self.records().find_map(|record| record.age)
    }

    /// Takes the other's records in, the first of them for this reason.
    fn join(&mut self, other: Cluster, ground: &Ground) {
        let reason = ground.reason(other.written());
        let rest = other.records.into_iter().enumerate();
        self.records
            .extend(rest.map(|(at, (record, known))| (record, if at == 0 { reason.clone() } else { known })));
    }
}

/// All clusters as one, for one reason.
fn joined(clusters: Vec<Cluster>, ground: &Ground) -> Option<Cluster> {
    clusters.into_iter().reduce(|mut first, other| {
        first.join(other, ground);
        first
    })
}

/// Records of one name in one document: one person, or, where some contradict each other, one for each age.
fn same_name(clusters: Vec<Cluster>) -> Vec<Cluster> {
    if !contradict(clusters.iter().flat_map(Cluster::records)) {
        return joined(clusters, &Ground::SameName).into_iter().collect();
    }
    let mut alike: BTreeMap<_, Vec<Cluster>> = BTreeMap::new();
    for cluster in clusters {
        let when = cluster.records().find_map(|record| record.when);
        alike.entry((cluster.age(), when)).or_default().push(cluster);
    }
    // Without an age it cannot be known which of the different people is meant.
    let apart = |((age, _), clusters): ((Option<u16>, _), Vec<Cluster>)| match age {
        Some(_) => joined(clusters, &Ground::SameName).into_iter().collect(),
        None => clusters,
    };
    alike.into_iter().flat_map(apart).collect()
}

/// A surname alone joins the only person of the document whose full name ends in it.
fn with_surnames(clusters: Vec<Cluster>) -> Vec<Cluster> {
    let (mut full, short): (Vec<Cluster>, Vec<Cluster>) =
        clusters.into_iter().partition(|c| c.name.is_full());
    let mut ends: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, cluster) in full.iter().enumerate() {
        ends.entry(cluster.name.parts().last().cloned().unwrap_or_default()).or_default().push(at);
    }
    // Two people known by one surname alone are two: neither is clearly the one of the full name.
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    short.iter().for_each(|cluster| *bearers.entry(cluster.name.key()).or_default() += 1);
    let mut apart = Vec::new();
    for cluster in short {
        let key = cluster.name.key();
        let fuller = ends.get(&key).filter(|ends| ends.len() == 1 && bearers[&key] == 1).map(|ends| ends[0]);
        match fuller.filter(|&at| !contradict(full[at].records().chain(cluster.records()))) {
            Some(at) => {
                let ground = Ground::SurnameOf(full[at].written().to_owned());
                full[at].join(cluster, &ground);
            }
            None => apart.push(cluster),
        }
    }
    full.extend(apart);
    full
}

/// Persons of several documents with one full name and one age are one, where no two times contradict.
fn across(clusters: Vec<Cluster>) -> Vec<Cluster> {
    let mut blocks: BTreeMap<(String, u16), Vec<Cluster>> = BTreeMap::new();
    let mut apart = Vec::new();
    for cluster in clusters {
        match cluster.age().filter(|_| cluster.name.is_full()) {
            Some(age) => blocks.entry((cluster.name.key(), age)).or_default().push(cluster),
            None => apart.push(cluster),
        }
    }
    for ((_, age), block) in blocks {
        if contradict(block.iter().flat_map(Cluster::records)) {
            apart.extend(block);
        } else {
            apart.extend(joined(block, &Ground::NameAndAge(age)));
        }
    }
    apart
}

fn person(records: Vec<(Record, String)>) -> Person {
    let first = &records[0].0;
    let id = format!("p-{}-{}", first.source.short(), fold(&first.row).replace(' ', "-"));
    let reasons = records.iter().skip(1).map(|(_, reason)| reason.clone()).collect();
    let records = records.into_iter().map(|(record, _)| record).collect();
    Person { id, records, reasons, weakest: None, incident: None }
}
