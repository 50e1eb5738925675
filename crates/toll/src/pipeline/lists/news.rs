//! What became of a list with its last release, by the keys of its rows.
//!
//! Must not: keep what a cell says.

use super::OneList;
use super::gathered::ReleaseOf;
use persons::release::{Release, compare};
use vocabulary::{ListNews, RecordKey};

pub(super) fn of(list: &OneList) -> Option<ListNews> {
    let (earlier, later) = (list.earlier()?, list.last());
    let (before, after) = (release(earlier), release(later));
    let report = compare(before, after);
    let key = |keys: &[persons::registry::Keyed], row: u32| {
        RecordKey::new(list.path.clone(), keys[row as usize].row.clone())
    };
    let changed = report.changed.iter().map(|change| {
        let cells = report.changed_cells(change, before, after);
        (key(&later.keys, change.later), cells.map(|cell| cell.column.to_owned()).collect())
    });
    Some(ListNews {
        earlier: earlier.sha256,
        later: later.sha256,
        new: report.new.iter().map(|row| key(&later.keys, *row)).collect(),
        gone: report.gone.iter().map(|row| key(&earlier.keys, *row)).collect(),
        changed: changed.collect(),
        same: report.same,
        reused: report.reused.iter().map(|(_, row)| key(&later.keys, *row)).collect(),
    })
}

fn release(of: &ReleaseOf) -> Release<'_> {
    Release { list: &of.list, map: &of.map }
}
