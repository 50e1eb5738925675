//! Lists on plain files, read and with what their columns hold.
//!
//! Must not: decide who is one person, or print.

use super::lists::remark_on;
use super::text::cage;
use anyhow::{Context, Result, bail};
use persons::columns::checks::{admit, check, check_maps};
use persons::columns::{Proposed, propose_without};
use serde::Deserialize;
use sources::lists::ListRead;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use vocabulary::{ColumnMap, ColumnUse, Digest, Field, Finding, List};

/// What is asked of the columns of plain lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Columns<'a> {
    /// The column that holds each row's id.
    pub(crate) id: Option<&'a str>,
    /// Columns that are kept out of everything.
    pub(crate) ignored: &'a [String],
    /// A file that says what columns hold.
    pub(crate) map: Option<&'a Path>,
}

/// A list, ready to be linked.
pub(crate) struct Listed {
    /// The list.
    pub(crate) list: List,
    /// What its columns hold.
    pub(crate) map: ColumnMap,
    /// What was proposed for each column, and why; nothing where the map was given.
    pub(crate) proposed: Vec<Proposed>,
    /// The column of its ids, where it has one.
    pub(crate) id: Option<usize>,
}

/// Lists, and what was noticed of them.
pub(crate) struct Lists {
    /// The lists.
    pub(crate) lists: Vec<Listed>,
    /// What was noticed.
    pub(crate) findings: Vec<Finding>,
    /// The digest of all files and of what was asked: the same lists give the same.
    pub(crate) digest: Digest,
}

/// Reads lists and settles what their columns hold.
///
/// # Errors
/// Where a file is no list, a map does not fit, or a column that is named is not there.
pub(crate) fn lists(files: &[PathBuf], columns: &Columns<'_>) -> Result<Lists> {
    let cage = cage()?;
    let maps = columns.map.map(Maps::read).transpose()?;
    let (mut lists, mut findings, mut digests) = (Vec::new(), Vec::new(), Vec::new());
    for file in files {
        let read: ListRead = sources::open_list(file, &cage)?;
        digests.push(read.sha256.to_string());
        let path = file.display().to_string();
        findings.extend(read.remarks().map(|remark| remark_on(remark, &path)));
        for sheet in read.sheets {
            let listed = listed(sheet.list, columns, maps.as_ref())?;
            findings.extend(check(&listed.list, &listed.map, None).iter().map(|check| check.finding()));
            lists.push(listed);
        }
    }
    let named = |name: &str| lists.iter().any(|listed| listed.list.column(name).is_some());
    if let Some(name) = columns.ignored.iter().map(String::as_str).chain(columns.id).find(|name| !named(name))
    {
        let headers: Vec<&str> =
            lists.iter().flat_map(|listed| listed.list.columns()).map(|column| column.name()).collect();
        bail!("no list has a column \"{name}\"; there are: {}", headers.join(", "));
    }
    let pairs: Vec<(&List, &ColumnMap)> = lists.iter().map(|listed| (&listed.list, &listed.map)).collect();
    findings.extend(check_maps(&pairs).iter().map(|check| check.finding()));
    let maps: Vec<&ColumnMap> = lists.iter().map(|listed| &listed.map).collect();
    let digest = Digest::of(&serde_json::to_vec(&(digests, maps)).context("column maps can be written")?);
    Ok(Lists { lists, findings, digest })
}

fn listed(list: List, columns: &Columns<'_>, maps: Option<&Maps>) -> Result<Listed> {
    let given = maps.and_then(|maps| maps.of(list.name()));
    let ignored: Vec<&str> = columns.ignored.iter().map(String::as_str).collect();
    let (mut map, proposed) = match given {
        Some(map) => (map.clone(), Vec::new()),
        None => {
            let proposal = propose_without(&list, &ignored);
            (proposal.map, proposal.columns)
        }
    };
    map.columns.retain(|name, _| !ignored.contains(&name.as_str()));
    if let Some(id) = columns.id.filter(|id| list.column(id).is_some()) {
        for used in map.columns.values_mut().filter(|used| used.field == Field::Id) {
            *used = ColumnUse::of(Field::Ignored);
        }
        map.columns.insert(id.to_owned(), ColumnUse::of(Field::Id));
    }
    admit(&list, &map)?;
    let id = id_column(&list, &map);
    Ok(Listed { list, map, proposed, id })
}

/// The column of a list's ids, where it plainly has one; `truth` is left out of the question.
pub(crate) fn id_of(list: &List, truth: &str) -> Option<usize> {
    id_column(list, &propose_without(list, &[truth]).map)
}

fn id_column(list: &List, map: &ColumnMap) -> Option<usize> {
    list.columns()
        .iter()
        .position(|column| map.columns.get(column.name()).is_some_and(|used| used.field == Field::Id))
}

/// Column maps as a file gives them: one for all lists, or one for each as in `case.toml`.
enum Maps {
    Each(Each),
    One(ColumnMap),
}

#[derive(Deserialize)]
struct Each {
    lists: BTreeMap<String, OfList>,
}

#[derive(Deserialize)]
struct OfList {
    columns: ColumnMap,
}

impl Maps {
    fn read(path: &Path) -> Result<Maps> {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("{}: cannot be read", path.display()))?;
        // Read as one of the two, so that what is wrong is told with its place.
        let table: toml::Table = toml::from_str(&text).with_context(|| path.display().to_string())?;
        if table.contains_key("lists") {
            return Ok(Maps::Each(toml::from_str(&text).with_context(|| path.display().to_string())?));
        }
        Ok(Maps::One(toml::from_str(&text).with_context(|| path.display().to_string())?))
    }

    fn of(&self, list: &str) -> Option<&ColumnMap> {
        match self {
            Maps::One(map) => Some(map),
            Maps::Each(each) => each.lists.get(list).map(|of| &of.columns),
        }
    }
}

/// The names of all records, by their places over all lists: ids where a list has them, else `list:row`.
pub(crate) struct Names {
    starts: Vec<usize>,
    ids: Vec<Option<usize>>,
    /// Records whose id an earlier record of the list has, and which of them they are.
    again: BTreeMap<u32, u32>,
}

impl Names {
    /// The names of these lists' records.
    pub(crate) fn of(lists: &[Listed]) -> Names {
        let mut starts = vec![0];
        let mut again = BTreeMap::new();
        for listed in lists {
            let start = starts.last().copied().unwrap_or(0);
            if let Some(column) = listed.id.map(|at| &listed.list.columns()[at]) {
                let mut used = vec![0u32; column.distinct()];
                for (row, &code) in column.codes().iter().enumerate().filter(|(_, code)| **code != 0) {
                    used[code as usize] += 1;
                    if used[code as usize] > 1 {
                        again.insert((start + row) as u32, used[code as usize]);
                    }
                }
            }
            starts.push(start + listed.list.rows());
        }
        Names { starts, ids: lists.iter().map(|listed| listed.id).collect(), again }
    }

    /// The list of a record and its row.
    pub(crate) fn place(&self, record: u32) -> (usize, usize) {
        let list = self.starts.partition_point(|&start| start <= record as usize) - 1;
        (list, record as usize - self.starts[list])
    }

    /// Writes the name of a record to the end of a text.
    pub(crate) fn push(&self, lists: &[Listed], record: u32, out: &mut String) {
        let (at, row) = self.place(record);
        let listed = &lists[at];
        let id = self.ids[at].map_or("", |column| listed.list.value(row, column));
        if id.is_empty() {
            out.push_str(listed.list.name());
            out.push(':');
            out.push_str(&(row + 1).to_string());
            return;
        }
        out.push_str(id);
        if let Some(nth) = self.again.get(&record) {
            out.push('#');
            out.push_str(&nth.to_string());
        }
    }

    /// The name of a record.
    pub(crate) fn name(&self, lists: &[Listed], record: u32) -> String {
        let mut name = String::new();
        self.push(lists, record, &mut name);
        name
    }
}
