//! A table of capture histories: a column of 0 and 1 for each list, and `count`; or a row for each person, without it.
//!
//! Must not: guess. What is not 0 or 1, is counted in fractions or stands there twice is refused with its place.

use super::Captured;
use simulation::push_csv;
use sources::lists::{ListFormat, ListRead, Noticed};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use vocabulary::{Column, Histories, List, Strata, Stratum, VocabularyError, limits};

/// The column that says how many persons have a combination.
const COUNT: &str = "count";
/// Which columns of a table are what; the others are lists.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TableColumns<'a> {
    /// The columns that are lists; all that are nothing else where none is named.
    pub(crate) lists: &'a [String],
    /// The columns by whose values persons are told apart.
    pub(crate) strata: &'a [String],
    /// Columns that are left out.
    pub(crate) ignored: &'a [String],
}

/// Why a table cannot be used: each fault with its place and what to do.
#[derive(Debug)]
pub(crate) struct Unfit(pub(crate) Vec<String>);

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join(" "))
    }
}

impl std::error::Error for Unfit {}

/// What was read of a file as capture histories.
///
/// # Errors
/// [`Unfit`] with up to [`limits::LIST_PLACES_MAX`] faults.
pub(crate) fn table(read: &ListRead, columns: &TableColumns<'_>) -> Result<Captured, Unfit> {
    let file = read.path.display().to_string();
    let [sheet] = read.sheets.as_slice() else {
        let many = read.sheets.len();
        return Err(Unfit(vec![format!(
            "{file}: it holds {many} tables, and one is estimated from; save that one in a file of its own"
        )]));
    };
    let lost = lost(&file, read);
    if !lost.is_empty() {
        return Err(Unfit(lost));
    }
    let table = Table::of(file, read, &sheet.list, columns)?;
    table.captured(read)
}

/// What was lost in reading: of a list one bad row is no reason to stop, of a table that is counted it is.
fn lost(file: &str, read: &ListRead) -> Vec<String> {
    let of = |noticed: Noticed| {
        use Noticed::{
            BadBytes, CellCut, CellError, ColumnLeftOut, ColumnRenamed, NoHeader, NoRows, Part, Ragged,
            RowBroken, RowLong, SheetUnread,
        };
        matches!(
            noticed,
            BadBytes
                | CellCut
                | CellError
                | ColumnLeftOut
                | ColumnRenamed
                | NoHeader
                | NoRows
                | Part
                | Ragged
                | RowBroken
                | RowLong
                | SheetUnread
        )
    };
    read.remarks()
        .filter(|remark| of(remark.noticed))
        .map(|remark| format!("{file}: {remark} Every row counts here; mend the table."))
        .collect()
}

/// A table whose columns are told apart.
struct Table<'t> {
    file: String,
    list: &'t List,
    lists: Vec<&'t Column>,
    /// Whether the lists were chosen among others: a row may then be of none of them.
    chosen: bool,
    strata: Vec<&'t Column>,
    count: Option<&'t Column>,
    /// The line of the first row, where rows are lines.
    first_line: Option<usize>,
}

impl<'t> Table<'t> {
    fn of(
        file: String,
        read: &ListRead,
        list: &'t List,
        columns: &TableColumns<'_>,
    ) -> Result<Table<'t>, Unfit> {
        let find = |name: &String| {
            list.column(name).ok_or_else(|| {
                let there: Vec<&str> = list.columns().iter().map(Column::name).collect();
                Unfit(vec![format!("{file}: there is no column \"{name}\"; there are: {}", there.join(", "))])
            })
        };
        let mut aside = BTreeSet::new();
        for name in columns.strata.iter().chain(columns.ignored) {
            aside.insert(find(name)?.name());
        }
        let count = list.columns().iter().find(|column| column.name().eq_ignore_ascii_case(COUNT));
        let count = count.filter(|column| !aside.contains(column.name()));
        aside.extend(count.map(Column::name));
        let chosen = !columns.lists.is_empty();
        let lists: Vec<&Column> = if chosen {
            columns.lists.iter().map(find).collect::<Result<_, _>>()?
        } else {
            list.columns().iter().filter(|column| !aside.contains(column.name())).collect()
        };
        let mut names = BTreeSet::new();
        let both = lists.iter().find(|column| aside.contains(column.name()) || !names.insert(column.name()));
        if let Some(both) = both {
            return Err(Unfit(vec![format!(
                "{file}: the column \"{}\" is named as a list and as something else; name it once",
                both.name()
            )]));
        }
        if lists.len() > limits::CAPTURE_LISTS_MAX {
            return Err(Unfit(vec![format!(
                "{file}: {} columns of lists are more than the {} that can be held; merge lists that copy each other, or \
                 choose with --list",
                lists.len(),
                limits::CAPTURE_LISTS_MAX
            )]));
        }
        let strata = columns.strata.iter().map(find).collect::<Result<_, _>>()?;
        let first_line = first_line(read, list);
        Ok(Table { file, list, lists, chosen, strata, count, first_line })
    }

    fn place(&self, row: usize, column: &str) -> String {
        let row = match self.first_line {
            Some(first) => format!("line {}", first + row),
            None => format!("row {} below the names of the columns", row + 1),
        };
        format!("{}, {row}, column \"{column}\"", self.file)
    }

    fn captured(&self, read: &ListRead) -> Result<Captured, Unfit> {
        let mut faults = Faults::default();
        let mut cells: BTreeMap<(Vec<Option<&str>>, u64), u64> = BTreeMap::new();
        let mut on_none = 0u64;
        for row in 0..self.list.rows() {
            let (on, persons) = (self.on(row, &mut faults), self.persons(row, &mut faults));
            let (Some(on), Some(persons)) = (on, persons) else { continue };
            if on == 0 {
                on_none = on_none.saturating_add(persons);
                if !self.chosen {
                    faults.add(self.of_none(row));
                }
                continue;
            }
            let known = |column: &&'t Column| Some(column.value(row)).filter(|value| !value.is_empty());
            let key = (self.strata.iter().map(known).collect(), on);
            let before = cells.get(&key).copied();
            if before.is_some() && self.count.is_some() && !self.chosen {
                faults.add(format!(
                    "{}: this combination of lists stands above already; add the counts up in one row, or say with --stratum \
                     which column tells the two apart",
                    self.place(row, self.lists[0].name())
                ));
            }
            cells.insert(key, before.unwrap_or(0).saturating_add(persons));
        }
        faults.none()?;
        let refused = |error: VocabularyError| Unfit(vec![format!("{}: {error}", self.file)]);
        let lists = || self.lists.iter().map(|column| column.name());
        let mut captured = if self.strata.is_empty() {
            let cells = cells.iter().map(|((_, on), persons)| (*on, *persons));
            Captured::of(Histories::new(lists(), cells).map_err(refused)?, read.sha256)
        } else {
            let owned =
                |values: &[Option<&str>]| values.iter().map(|value| value.map(str::to_owned)).collect();
            let rows = cells.iter().map(|((values, on), persons)| (owned(values), *on, *persons));
            let covariates = self.strata.iter().map(|column| column.name());
            let strata = Strata::new(lists(), covariates, rows).map_err(refused)?;
            Captured { strata: vec![strata.clone()], ..Captured::of(strata.pooled().clone(), read.sha256) }
        };
        if on_none > 0 {
            captured.notes.push(format!("not counted, as they are on none of the lists chosen: {on_none}"));
        }
        Ok(captured)
    }

    /// On which lists those of a row are.
    fn on(&self, row: usize, faults: &mut Faults) -> Option<u64> {
        let mut on = Some(0);
        for (at, column) in self.lists.iter().enumerate() {
            match is_on(column.value(row)) {
                Some(listed) => on = on.map(|on: u64| on | u64::from(listed) << at),
                None => {
                    let what = told(column.value(row));
                    faults.add(format!(
                        "{}: {what} is neither 0 nor 1; where the column is no list, say --stratum \"{name}\" or --ignore \
                         \"{name}\"; where it counts persons, call it count",
                        self.place(row, column.name()),
                        name = column.name()
                    ));
                    on = None;
                }
            }
        }
        on
    }

    /// How many persons a row stands for.
    fn persons(&self, row: usize, faults: &mut Faults) -> Option<u64> {
        let Some(column) = self.count else { return Some(1) };
        let text = column.value(row);
        match whole(text) {
            Ok(persons) => Some(persons),
            Err(why) => {
                faults.add(format!("{}: {} {why}", self.place(row, column.name()), told(text)));
                None
            }
        }
    }

    fn of_none(&self, row: usize) -> String {
        let place = self.place(row, self.lists.first().map_or("", |column| column.name()));
        match self.count {
            Some(_) => format!(
                "{place}: a row of zeros counts persons who are on no list, which is what is asked for; remove the row"
            ),
            None => format!("{place}: this person is on no list; remove the row"),
        }
    }
}

/// Faults so far; no more are kept than are told.
#[derive(Default)]
struct Faults {
    kept: Vec<String>,
    more: usize,
}

impl Faults {
    fn add(&mut self, fault: String) {
        if self.kept.len() < limits::LIST_PLACES_MAX {
            self.kept.push(fault);
        } else {
            self.more += 1;
        }
    }

    fn none(mut self) -> Result<(), Unfit> {
        if self.kept.is_empty() {
            return Ok(());
        }
        if self.more > 0 {
            self.kept.push(format!("and {} more faults of the table", self.more));
        }
        Err(Unfit(self.kept))
    }
}

fn told(text: &str) -> String {
    let short: String = text.chars().take(40).collect();
    match text {
        "" => "an empty cell".to_owned(),
        _ if short.len() < text.len() => format!("\"{short}…\""),
        _ => format!("\"{short}\""),
    }
}

/// Whether a cell says that somebody is on a list.
fn is_on(text: &str) -> Option<bool> {
    match text {
        _ if text.eq_ignore_ascii_case("true") => Some(true),
        _ if text.eq_ignore_ascii_case("false") => Some(false),
        _ => match whole(text) {
            Ok(0) => Some(false),
            Ok(1) => Some(true),
            _ => None,
        },
    }
}

/// A whole number of persons. Spreadsheets and R write large ones as `1e+05`, and whole ones as `12.0`.
fn whole(text: &str) -> Result<u64, &'static str> {
    const NONE: &str = "is no number of persons; write a whole number";
    if text.is_empty() {
        return Err("is no count; write how many persons have this combination, or remove the row");
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'+' | b'-' | b'e' | b'E')) {
        return Err(NONE);
    }
    if let Ok(number) = text.parse::<u64>() {
        return Ok(number);
    }
    match text.parse::<f64>() {
        Ok(number) if !number.is_finite() => Err(NONE),
        Ok(number) if number < 0.0 => Err("is less than nobody; a count cannot be negative"),
        Ok(number) if number.fract() != 0.0 => {
            Err("is a fraction; count persons, or estimate from each of the tables that were averaged")
        }
        Ok(number) if number > limits::CAPTURED_MAX as f64 => Err("is more people than can be; check it"),
        Ok(number) => Ok(number as u64),
        Err(_) => Err(NONE),
    }
}

/// Histories as a table that [`table`] reads back, with the columns of its strata where there are any.
///
/// # Errors
/// Where persons are told apart in several ways: a table has one.
pub(crate) fn as_table(captured: &Captured) -> anyhow::Result<String> {
    let whole = [Stratum { values: Vec::new(), histories: captured.whole.clone() }];
    let (covariates, strata) = match captured.strata.as_slice() {
        [] => (&[][..], &whole[..]),
        [strata] => (strata.covariates(), strata.strata()),
        several => anyhow::bail!(
            "a table can tell persons apart in one way, and these are told apart in {}; choose one with --stratum",
            several.len()
        ),
    };
    let mut out = String::new();
    let lists = captured.whole.lists().iter().map(String::as_str);
    push_csv(&mut out, lists.chain([COUNT]).chain(covariates.iter().map(String::as_str)));
    for Stratum { values, histories } in strata {
        for (on, persons) in histories.cells() {
            let persons = persons.to_string();
            let lists = (0..histories.lists().len()).map(|list| if on >> list & 1 == 1 { "1" } else { "0" });
            let values = values.iter().map(|value| value.as_deref().unwrap_or_default());
            push_csv(&mut out, lists.chain([persons.as_str()]).chain(values));
        }
    }
    Ok(out)
}

/// The line of the first row, where every row of the list is a line of the file.
fn first_line(read: &ListRead, list: &List) -> Option<usize> {
    use Noticed::{HeaderRepeated, RowBroken, RowEmpty, RowLong, TitleRows};
    let moved =
        |noticed: Noticed| matches!(noticed, HeaderRepeated | RowBroken | RowEmpty | RowLong | TitleRows);
    let broken = |column: &Column| {
        column.name().contains('\n') || column.distinct_values().any(|value| value.contains('\n'))
    };
    let even = read.format == ListFormat::Delimited
        && !read.remarks().any(|remark| moved(remark.noticed))
        && !list.columns().iter().any(broken);
    even.then_some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_whole_number_of_persons_is_refused() {
        for text in
            ["", "-1", "2.5", "1e-3", "ten", "0x10", "inf", "NaN", "1,000", "٣", "1e300", "--1", "1e+11e"]
        {
            assert!(whole(text).is_err(), "{text}");
        }
        let read: Vec<u64> = ["0", "845", "12.0", "1e+05", "+7"].map(|text| whole(text).unwrap()).to_vec();
        assert_eq!(read, [0, 845, 12, 100_000, 7]);
    }

    #[test]
    fn a_cell_of_a_list_is_one_or_nought() {
        assert_eq!(["0", "1", "1.0", "FALSE", "true"].map(is_on), [0, 1, 1, 0, 1].map(|on| Some(on == 1)));
        assert!(["", "2", "-1", "0.5", "yes", "x"].iter().all(|text| is_on(text).is_none()));
    }

    #[test]
    fn many_faults_are_counted_and_a_long_cell_is_cut() {
        let mut faults = Faults::default();
        (0..limits::LIST_PLACES_MAX + 3).for_each(|at| faults.add(at.to_string()));
        let Unfit(told) = faults.none().unwrap_err();
        assert_eq!(told.last().map(String::as_str), Some("and 3 more faults of the table"));
        assert_eq!(super::told(&"9".repeat(1000)).chars().count(), 43);
    }
}
