//! The folder that `toll link` wrote, as rolls: its clusters, the pairs it scored, and other registries that might be true.
//!
//! Must not: read the lists themselves. The folder says all that is needed.

use super::rolls::{Rolls, Row, Whom, chosen};
use super::thresholds::Pair;
use crate::pipeline::cage;
use anyhow::{Context, Result, bail};
use sources::lists::ListRead;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use vocabulary::{Column, Digest, limits};

/// How the files of a folder may end.
const ENDINGS: [&str; 3] = ["csv", "jsonl", "parquet"];

/// What a linking says of who is who.
pub(crate) struct Linked {
    pub(crate) rolls: Rolls<'static>,
    /// The person of each row, as it was found.
    pub(crate) persons: Vec<u32>,
    /// The same in each draw; empty where none were made.
    pub(crate) draws: Vec<Vec<u32>>,
    /// The pairs that were scored; `None` where rows of two lists have one id, so that it is not told which row is meant.
    pub(crate) pairs: Option<Vec<Pair>>,
    pub(crate) digest: Digest,
}

/// A table of the folder, where it is there.
fn table(folder: &Path, name: &str) -> Result<Option<ListRead>> {
    let found: Vec<PathBuf> = ENDINGS
        .iter()
        .map(|ending| folder.join(format!("{name}.{ending}")))
        .filter(|path| path.is_file())
        .collect();
    match found.as_slice() {
        [] => Ok(None),
        [path] => Ok(Some(sources::open_list(path, &cage()?)?)),
        [one, two, ..] => {
            bail!("{} and {}: which of them is meant? Remove the older one", one.display(), two.display())
        }
    }
}

/// The column of a table, by its name.
fn column<'t>(read: &'t ListRead, name: &str) -> Result<&'t Column> {
    let path = read.path.display();
    let sheet = read.sheets.first().with_context(|| format!("{path}: no table"))?;
    sheet.list.column(name).with_context(|| {
        format!("{path}: there is no column \"{name}\"; is it what toll link wrote? Link again")
    })
}

/// Reads a folder that `toll link` wrote.
///
/// # Errors
/// Where it holds no clusters, or its files do not belong together.
pub(crate) fn linked(folder: &Path, lists: &[String]) -> Result<Linked> {
    let Some(clusters) = table(folder, "clusters")? else {
        bail!(
            "{}: neither a case nor a folder that toll link wrote: there is no case.toml and no clusters.csv in it",
            folder.display()
        );
    };
    let (ids, of) = (column(&clusters, "id")?, column(&clusters, "list")?);
    let found = column(&clusters, "cluster")?;
    if found.codes().contains(&0) || of.codes().contains(&0) {
        bail!("{}: a row names no cluster or no list; link again", clusters.path.display());
    }
    // In the order in which they come first; the first value is the empty one.
    let there: Vec<String> = of.distinct_values().skip(1).map(str::to_owned).collect();
    let used = chosen(&there, lists)?;
    let place = |row: usize| {
        let list = there.iter().position(|list| list == of.value(row))?;
        used.iter().position(|used| *used == list)
    };
    let rows =
        (0..ids.rows()).map(|row| Row { list: place(row), record: None, incident: None }).collect::<Vec<_>>();
    let names = used.iter().map(|list| there[*list].clone()).collect();
    let (draws, drawn) = draws(folder, ids, of)?;
    let pairs = pairs(folder, ids, of)?;
    let digest =
        format!("{}\n{}", clusters.sha256, drawn.map(|digest| digest.to_string()).unwrap_or_default());
    Ok(Linked {
        rolls: Rolls { lists: names, rows, whom: Whom::default() },
        persons: found.codes().to_vec(),
        draws,
        pairs,
        digest: Digest::of(digest.as_bytes()),
    })
}

/// For each draw the person of each row.
fn draws(folder: &Path, ids: &Column, lists: &Column) -> Result<(Vec<Vec<u32>>, Option<Digest>)> {
    let Some(read) = table(folder, "draws")? else { return Ok((Vec::new(), None)) };
    let path = read.path.display();
    let numbers = column(&read, "draw")?;
    let (of_ids, of_lists, clusters) =
        (column(&read, "id")?, column(&read, "list")?, column(&read, "cluster")?);
    let rows: BTreeMap<(&str, &str), usize> =
        (0..ids.rows()).map(|row| ((lists.value(row), ids.value(row)), row)).collect();
    // Settled before anything is held for a draw, so that a folder cannot ask for more memory than its files have rows.
    let held = numbers.distinct().saturating_sub(1);
    if Some(numbers.rows()) != held.checked_mul(ids.rows()) {
        bail!("{path}: not every draw holds every record once; link again");
    }
    let mut drawn: BTreeMap<u64, Vec<Option<u32>>> = BTreeMap::new();
    for at in 0..numbers.rows() {
        let number = numbers.value(at).parse().with_context(|| {
            format!("{path}, row {}: \"{}\" is no number of a draw", at + 1, numbers.value(at))
        })?;
        if !drawn.contains_key(&number) && drawn.len() == limits::ESTIMATE_LINKAGES_MAX {
            bail!("{path}: more than {} draws; draw fewer", limits::ESTIMATE_LINKAGES_MAX);
        }
        let key = (of_lists.value(at), of_ids.value(at));
        let row = rows.get(&key).with_context(|| {
            format!(
                "{path}, row {}: the record \"{}\" of {} is not among the clusters; link again",
                at + 1,
                key.1,
                key.0
            )
        })?;
        let of_draw = drawn.entry(number).or_insert_with(|| vec![None; ids.rows()]);
        of_draw[*row] = Some(clusters.codes()[at]);
    }
    let whole = drawn.into_iter().map(|(number, persons)| {
        let all: Option<Vec<u32>> = persons.into_iter().collect();
        all.with_context(|| format!("{path}: draw {number} does not hold every record; link again"))
    });
    Ok((whole.collect::<Result<_>>()?, Some(read.sha256)))
}

/// The scored pairs as places of rows.
fn pairs(folder: &Path, ids: &Column, lists: &Column) -> Result<Option<Vec<Pair>>> {
    let Some(read) = table(folder, "pairs")? else { return Ok(None) };
    let mut rows: BTreeMap<&str, usize> = BTreeMap::new();
    for row in 0..ids.rows() {
        if rows.insert(ids.value(row), row).is_some() {
            return Ok(None);
        }
    }
    let path = read.path.display();
    let (a, b, chances) = (column(&read, "id_a")?, column(&read, "id_b")?, column(&read, "probability")?);
    let pair = |at: usize| -> Result<Pair> {
        let find = |id: &str| {
            let row = rows.get(id).copied();
            row.with_context(|| format!("{path}, row {}: no cluster has \"{id}\"; link again", at + 1))
        };
        let (a, b) = (find(a.value(at))?, find(b.value(at))?);
        let probability: f64 =
            chances.value(at).parse().ok().filter(|p| (0.0..=1.0).contains(p)).with_context(|| {
                format!("{path}, row {}: \"{}\" is no probability", at + 1, chances.value(at))
            })?;
        Ok(Pair { a: a as u32, b: b as u32, probability, within: lists.value(a) == lists.value(b) })
    };
    Ok(Some((0..a.rows()).map(pair).collect::<Result<_>>()?))
}
