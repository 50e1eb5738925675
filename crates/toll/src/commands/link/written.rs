//! What linking writes: `docs/contracts/linking.md` fixes its columns.
//!
//! Must not: know what a file looks like inside; that is the table's.

use super::table::{Cell, Table, Target};
use crate::pipeline::{Listed, Names};
use crate::show::parquet::Kind;
use anyhow::Result;
use persons::link::Linkage;
use std::collections::HashMap;
use std::path::PathBuf;

/// The places of all records by their names.
pub(super) fn places(lists: &[Listed], names: &Names) -> HashMap<String, u32> {
    let count: usize = lists.iter().map(|listed| listed.list.rows()).sum();
    // Of two lists that use one id the first has it; the others are told apart by their list.
    let mut places = HashMap::with_capacity(count);
    for record in 0..count as u32 {
        let name = names.name(lists, record);
        let list = lists[names.place(record).0].list.name();
        places.insert(format!("{list}/{name}"), record);
        places.entry(name).or_insert(record);
    }
    places
}

/// The columns of `clusters`.
pub(super) const CLUSTERS: [(&str, Kind); 4] =
    [("id", Kind::Text), ("cluster", Kind::Text), ("list", Kind::Text), ("weakest", Kind::Maybe)];

/// `clusters`: every record, with the name of its cluster, which is that of its record whose name comes first, and the
/// chance of the weakest link that holds the cluster together; none where it is one record.
pub(super) fn clusters(
    target: Target<'_>,
    lists: &[Listed],
    names: &Names,
    first: &[u32],
    weakest: &[Option<f32>],
) -> Result<PathBuf> {
    let mut table = Table::begin(target, "clusters", &CLUSTERS)?;
    let called = called(lists, names, first);
    let mut name = String::new();
    for (record, cluster) in (0u32..).zip(first) {
        name.clear();
        names.push(lists, record, &mut name);
        let list = lists[names.place(record).0].list.name();
        let weakest = weakest[*cluster as usize].map(f64::from);
        let cluster = called.get(cluster);
        let own = cluster.is_none().then(|| cluster_name(lists, names, record));
        let cluster = cluster.or(own.as_ref()).map_or("", String::as_str);
        table.row(&[Cell::Text(&name), Cell::Text(cluster), Cell::Text(list), Cell::Maybe(weakest)])?;
    }
    table.finish()
}

/// What clusters of several records are called.
fn called(lists: &[Listed], names: &Names, first: &[u32]) -> HashMap<u32, String> {
    let mut called: HashMap<u32, String> = HashMap::new();
    for (record, &cluster) in (0u32..).zip(first).filter(|(record, cluster)| record != *cluster) {
        let own = cluster_name(lists, names, record);
        let so_far = called.entry(cluster).or_insert_with(|| cluster_name(lists, names, cluster));
        if own < *so_far {
            *so_far = own;
        }
    }
    called
}

/// A record's name as one of a cluster: with its list where there are several, for two lists may use one id.
fn cluster_name(lists: &[Listed], names: &Names, record: u32) -> String {
    let name = names.name(lists, record);
    if lists.len() == 1 { name } else { format!("{}/{name}", lists[names.place(record).0].list.name()) }
}

/// The columns of `pairs`.
pub(super) const PAIRS: [(&str, Kind); 5] = [
    ("id_a", Kind::Text),
    ("id_b", Kind::Text),
    ("probability", Kind::Number),
    ("weight", Kind::Number),
    ("decision", Kind::Text),
];

/// `pairs`: every pair above the floor.
pub(super) fn pairs(
    target: Target<'_>,
    lists: &[Listed],
    names: &Names,
    linkage: &Linkage,
) -> Result<PathBuf> {
    let mut table = Table::begin(target, "pairs", &PAIRS)?;
    let (mut a, mut b) = (String::new(), String::new());
    for pair in &linkage.scored {
        a.clear();
        b.clear();
        names.push(lists, pair.a, &mut a);
        names.push(lists, pair.b, &mut b);
        let decision = if linkage.is_joined(pair) { "same" } else { "different" };
        table.row(&[
            Cell::Text(&a),
            Cell::Text(&b),
            Cell::Number(f64::from(pair.probability)),
            Cell::Number(weight(f64::from(pair.probability))),
            Cell::Text(decision),
        ])?;
    }
    table.finish()
}

/// The log-odds of a chance in bits, within what can be written.
pub(super) fn weight(chance: f64) -> f64 {
    let p = chance.clamp(1e-9, 1.0 - 1e-9);
    (p / (1.0 - p)).log2()
}

/// The columns of `draws`.
pub(super) const DRAWS: [(&str, Kind); 4] =
    [("draw", Kind::Whole), ("id", Kind::Text), ("cluster", Kind::Text), ("list", Kind::Text)];

/// `draws`: every record in each draw.
pub(super) fn draws(
    target: Target<'_>,
    lists: &[Listed],
    names: &Names,
    draws: &[Vec<u32>],
) -> Result<PathBuf> {
    let mut table = Table::begin(target, "draws", &DRAWS)?;
    for (number, first) in (1u64..).zip(draws) {
        for (record, &cluster) in (0u32..).zip(first) {
            let (name, cluster) = (names.name(lists, record), cluster_name(lists, names, cluster));
            let list = lists[names.place(record).0].list.name();
            table.row(&[Cell::Whole(number), Cell::Text(&name), Cell::Text(&cluster), Cell::Text(list)])?;
        }
    }
    table.finish()
}
