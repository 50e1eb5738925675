//! How a column writes its dates, found from its values.
//!
//! Must not: settle what is open. An order that no value shows stays unknown.

use super::scan::{self, Part};
use vocabulary::limits::{CELL_BYTES_MAX, COLUMN_SAMPLE_MAX};
use vocabulary::{Calendar, Column, ColumnUse, DateOrder};

/// How the dates of one column are written.
///
/// ```
/// use persons::values::DateStyle;
/// use vocabulary::{ColumnUse, DateOrder, Field, List};
/// let list = List::of_rows("dead.csv", &["born"], [["03/04/1987"], ["12/25/1961"], ["01/31/1990"]]);
/// let style = DateStyle::of(&list.columns()[0], &ColumnUse::of(Field::Born));
/// assert_eq!(style.order, Some(DateOrder::Mdy));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateStyle {
    /// The order of dates written with numbers alone. Where it is not known, the day is taken to come before the month
    /// unless the year comes first.
    pub order: Option<DateOrder>,
    /// The calendar, where a date does not say otherwise itself.
    pub calendar: Calendar,
    /// Whether numbers of five digits are a spreadsheet's count of days from 1899-12-30.
    pub serial: bool,
    /// The latest year that a year of two digits can mean.
    pub latest_year: u16,
}

impl Default for DateStyle {
    fn default() -> DateStyle {
        DateStyle { order: None, calendar: Calendar::Gregorian, serial: false, latest_year: LATEST_YEAR }
    }
}

/// Where nothing else is said, "29" is 2029 and "30" is 1930.
const LATEST_YEAR: u16 = 2029;

impl DateStyle {
    /// The style that a map gives a column, and where it says nothing, what the column's values show.
    pub fn of(column: &Column, used: &ColumnUse) -> DateStyle {
        let shown = Shown::of(column);
        DateStyle {
            order: used.date_order.or_else(|| shown.order()),
            calendar: used.calendar.unwrap_or(Calendar::Gregorian),
            serial: shown.serials * 10 >= shown.values * 9 && shown.serials > 0,
            latest_year: LATEST_YEAR,
        }
    }
}

/// What the values of a column show of the order of their dates: how many distinct ones each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// Values that were looked at.
    pub(crate) values: usize,
    /// The year comes first.
    pub(crate) year_first: usize,
    /// The first of the two others is more than twelve, so it is the day.
    pub(crate) day_first: usize,
    /// The second is.
    pub(crate) month_first: usize,
    /// Either could be.
    pub(crate) open: usize,
    /// Five digits that a spreadsheet may have counted.
    pub(crate) serials: usize,
}

impl Shown {
    pub(crate) fn of(column: &Column) -> Shown {
        let mut shown = Shown::default();
        for value in spread(column, COLUMN_SAMPLE_MAX).filter(|value| !value.is_empty()) {
            shown.values += 1;
            shown.take(value);
        }
        shown
    }

    fn take(&mut self, value: &str) {
        let head = value.split(['T', ' ']).next().unwrap_or(value);
        let Some(parts) = (head.len() <= CELL_BYTES_MAX).then(|| scan::parts(head)).flatten() else { return };
        match parts[..] {
            [Part::Number(value, 5)] if (2_000..80_000).contains(&value) => self.serials += 1,
            [Part::Number(value, 8)] if (1_200..2_200).contains(&(value / 10_000)) => self.year_first += 1,
            [Part::Number(value, 8)] => self.count(value / 1_000_000, value / 10_000 % 100),
            [Part::Number(_, 4), Part::Number(..), Part::Number(..)] => self.year_first += 1,
            [Part::Number(year, _), ..] if parts.len() == 3 && year > 31 => self.year_first += 1,
            [Part::Number(a, _), Part::Number(b, _), Part::Number(..)] => self.count(a, b),
            _ => {}
        }
    }

    fn count(&mut self, first: u32, second: u32) {
        match (first > 12, second > 12) {
            (true, false) => self.day_first += 1,
            (false, true) => self.month_first += 1,
            (false, false) => self.open += 1,
            (true, true) => {}
        }
    }

    /// The order of most values that show one; those that leave it open count for none.
    pub(crate) fn order(&self) -> Option<DateOrder> {
        let late = self.day_first + self.month_first;
        match () {
            () if self.year_first > late + self.open => Some(DateOrder::Ymd),
            () if late == 0 || self.day_first == self.month_first => None,
            () if self.day_first > self.month_first => Some(DateOrder::Dmy),
            () => Some(DateOrder::Mdy),
        }
    }

    /// Whether values of both orders stand in it, beyond a slip in a hundred.
    pub(crate) fn mixed(&self) -> bool {
        let (less, more) = (self.day_first.min(self.month_first), self.day_first.max(self.month_first));
        less * 50 > more
    }
}

/// At most so many distinct values of a column, spread over all of it. Which they are depends on nothing but the column.
pub(crate) fn spread(column: &Column, most: usize) -> impl Iterator<Item = &str> {
    let step = column.distinct().div_ceil(most.max(1)).max(1);
    (0..column.distinct() as u32).step_by(step).map(|code| column.distinct_value(code))
}

/// What programs write for no year.
const YEAR_OF_NONE: u16 = 9999;

/// A year in a column of its own.
pub(super) fn year_part(cell: &str) -> Option<u16> {
    let read = super::read_date(cell, &DateStyle::default());
    let short = || match scan::parts(cell)?[..] {
        [Part::Number(value, 2)] if value <= u32::from(LATEST_YEAR % 100) => Some(2000 + value as u16),
        [Part::Number(value, 2)] => Some(1900 + value as u16),
        _ => None,
    };
    let whole = cell.strip_suffix(".0").and_then(|whole| whole.parse().ok());
    read.when.year().or(whole).or_else(short).filter(|year| *year != 0 && *year != YEAR_OF_NONE)
}

/// A month in a column of its own: a number, or its name.
pub(super) fn month_part(cell: &str) -> Option<u16> {
    match scan::parts(cell.strip_suffix(".0").unwrap_or(cell))?[..] {
        [Part::Number(value @ 1..=12, _)] => Some(value as u16),
        [Part::Word(_), ..] => super::read_date(cell, &DateStyle::default()).when.month().map(u16::from),
        _ => None,
    }
}

/// A day of the month in a column of its own.
pub(super) fn day_part(cell: &str) -> Option<u16> {
    match scan::parts(cell.strip_suffix(".0").unwrap_or(cell))?[..] {
        [Part::Number(value @ 1..=31, _)] => Some(value as u16),
        _ => None,
    }
}
