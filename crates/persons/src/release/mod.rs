//! An updated release of a list held against the one before it: which rows are new, gone, changed or the same.
//!
//! ```
//! use persons::columns::propose;
//! use persons::release::{Release, compare};
//! use vocabulary::List;
//! // Fictional.
//! let may = List::of_rows("may.csv", &["id", "name", "age"], [["1", "Asa Thorne", "61"], ["2", "Ida Bravo", "7"]]);
//! let june = List::of_rows("june.csv", &["id", "name", "age"], [["2", "Ida Bravo", "8"], ["3", "Noor Vale", "34"]]);
//! let (before, after) = (propose(&may).map, propose(&june).map);
//! let (earlier, later) = (Release { list: &may, map: &before }, Release { list: &june, map: &after });
//! let report = compare(earlier, later);
//! assert_eq!((report.new.as_slice(), report.gone.as_slice(), report.same), ([1].as_slice(), [0].as_slice(), 0));
//! let changed: Vec<_> = report.changed_cells(&report.changed[0], earlier, later).collect();
//! assert_eq!((changed[0].column, changed[0].from, changed[0].to), ("age", "7", "8"));
//! assert_eq!(report.later_row(1), Some(0));
//! ```
//!
//! Rows are paired by the list's own ids where both releases have them, else by content: first what is exactly the same, then
//! the nearest by the cells that are shared, rarer values counting for more. Values are held against each other as what they
//! mean: a date written otherwise is no change.
//!
//! Must not: judge persons. A row that goes on is a row, and may still be about somebody else.

mod columns;
mod nearest;
mod rows;
mod somebody;

pub use columns::{ColumnNews, PairedColumn};

use columns::Pairs;
use vocabulary::{ColumnMap, List};

/// A list and what its columns hold.
#[derive(Clone, Copy, Debug)]
pub struct Release<'l> {
    /// The list.
    pub list: &'l List,
    /// What its columns hold.
    pub map: &'l ColumnMap,
}

/// By what rows were paired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PairedBy {
    /// The list's own id.
    Id,
    /// All cells are the same, but perhaps the id.
    Content,
    /// The most cells are.
    Nearest,
}

/// A row that went on and says something else now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its row in the earlier release.
    pub earlier: u32,
    /// Its row in the later one.
    pub later: u32,
    /// By what the two were paired.
    pub by: PairedBy,
    /// Whether a column that is compared has changed, not only an ignored one or the id.
    pub compared: bool,
    /// Where its columns begin in [`ReleaseReport::changed_columns`], and how many they are.
    start: u32,
    count: u16,
}

/// One cell that changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ChangedCell<'l> {
    /// The header in the later release.
    pub column: &'l str,
    /// What the earlier release says.
    pub from: &'l str,
    /// What the later one says.
    pub to: &'l str,
}

/// An id that stands in several rows of one release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateId {
    /// The id.
    pub id: String,
    /// The first rows that have it, at most twenty.
    pub rows: Vec<u32>,
    /// How many rows have it.
    pub count: usize,
}

/// What became of a list from one release to the next. Rows are counted from 0 and stand in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReleaseReport {
    /// Columns that both have, by their places, and what is to be said of columns.
    pub columns: ColumnNews,
    /// Whether rows were paired by ids.
    pub by_ids: bool,
    /// Rows of the later release that the earlier one has not.
    pub new: Vec<u32>,
    /// Rows of the earlier release that the later one has not.
    pub gone: Vec<u32>,
    /// Rows that went on and say something else.
    pub changed: Vec<Change>,
    /// How many rows went on and say the same.
    pub same: usize,
    /// Rows of one id, earlier and later, that name somebody else: each is gone and new as well.
    pub reused: Vec<(u32, u32)>,
    /// Ids that stand in several rows of the earlier release.
    pub duplicates_earlier: Vec<DuplicateId>,
    /// Ids that stand in several rows of the later release.
    pub duplicates_later: Vec<DuplicateId>,
    /// How many of the changed rows say something else in each paired column.
    pub changes_by_column: Vec<usize>,
    /// For each earlier row its later one, or `u32::MAX`.
    later_of: Vec<u32>,
    /// The places, among the paired columns, of what changed, one change after another.
    changed_columns: Vec<u16>,
}

/// No row.
const NONE: u32 = u32::MAX;

impl ReleaseReport {
    /// The row of the later release in which a row of the earlier one goes on.
    pub fn later_row(&self, earlier: usize) -> Option<usize> {
        self.later_of.get(earlier).filter(|row| **row != NONE).map(|row| *row as usize)
    }

    /// The paired columns in which a row changed, by their places in [`ColumnNews::paired`].
    pub fn changed_columns(&self, change: &Change) -> &[u16] {
        let start = change.start as usize;
        self.changed_columns.get(start..start + usize::from(change.count)).unwrap_or_default()
    }

    /// What a changed row said and says, cell by cell. The releases are those that were compared.
    pub fn changed_cells<'r>(
        &'r self,
        change: &'r Change,
        earlier: Release<'r>,
        later: Release<'r>,
    ) -> impl Iterator<Item = ChangedCell<'r>> {
        self.changed_columns(change).iter().filter_map(move |place| {
            let pair = self.columns.paired.get(usize::from(*place))?;
            let (from, to) =
                (earlier.list.columns().get(pair.earlier)?, later.list.columns().get(pair.later)?);
            Some(ChangedCell {
                column: to.name(),
                from: from.value(change.earlier as usize),
                to: to.value(change.later as usize),
            })
        })
    }

    /// Whether nothing is new, gone or changed.
    pub fn is_same(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty() && self.changed.is_empty()
    }
}

/// Holds a release against the one before it.
pub fn compare(earlier: Release<'_>, later: Release<'_>) -> ReleaseReport {
    let pairs = Pairs::of(earlier, later);
    let mut report = ReleaseReport { columns: pairs.news.clone(), ..ReleaseReport::default() };
    let paired = rows::pair(earlier, later, &pairs, &mut report);
    report.changes_by_column = vec![0; pairs.columns.len()];
    for (row, held) in paired.later_of.iter().enumerate() {
        match held {
            Some((other, by)) => note(&pairs, &mut report, (row, *other as usize), *by, earlier, later),
            None => report.gone.push(row as u32),
        }
    }
    let mut taken = vec![false; later.list.rows()];
    paired.later_of.iter().flatten().for_each(|(row, _)| taken[*row as usize] = true);
    report.new = (0..later.list.rows()).filter(|row| !taken[*row]).map(|row| row as u32).collect();
    report.later_of = paired.later_of.iter().map(|held| held.map_or(NONE, |(row, _)| row)).collect();
    report
}

/// Counts two rows that go together as the same, or as changed and in what.
fn note(
    pairs: &Pairs,
    report: &mut ReleaseReport,
    (row, other): (usize, usize),
    by: PairedBy,
    earlier: Release<'_>,
    later: Release<'_>,
) {
    let start = report.changed_columns.len();
    let mut compared = false;
    for (place, pair) in pairs.columns.iter().enumerate() {
        if pair.of_earlier(earlier.list, row) != pair.of_later(later.list, other) {
            report.changed_columns.push(place as u16);
            report.changes_by_column[place] += 1;
            compared |= pair.compared;
        }
    }
    let count = report.changed_columns.len() - start;
    if count == 0 {
        report.same += 1;
        return;
    }
    let (earlier, later) = (row as u32, other as u32);
    let start = u32::try_from(start).unwrap_or(u32::MAX);
    report.changed.push(Change { earlier, later, by, compared, start, count: count as u16 });
}
