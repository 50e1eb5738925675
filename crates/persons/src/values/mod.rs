//! The values of a list, read by what their column holds, once for each distinct one.
//!
//! [`dates`], [`ages`], [`sexes`], [`statuses`], [`categories`] and [`numbers`] read a whole column: what they give is indexed by the code of
//! the distinct value (`column.codes()[row]`), and code 0, the empty cell, is always unknown. [`When`] is what dates are held
//! against each other as, and [`When::against`] tells how they are alike.
//!
//! ```
//! use persons::values::{DateMatch, ages, dates};
//! use vocabulary::{ColumnUse, Field, List};
//! // Fictional.
//! let list = List::of_rows("dead.csv", &["born", "age"], [["12.05.1987", "26"], ["5/12/1987", "99"], ["1987", ""]]);
//! let [born, age] = list.columns() else { unreachable!() };
//! let read = dates(born, &ColumnUse::of(Field::Born));
//! let at = |row: usize| read[born.codes()[row] as usize];
//! assert_eq!(at(0).against(at(1), 0), DateMatch::Swapped);
//! assert_eq!(at(0).against(at(2), 0), DateMatch::Compatible);
//! let unknown = ColumnUse { unknown: vec!["99".into()], ..ColumnUse::of(Field::Age) };
//! assert_eq!(ages(age, &unknown)[2], None);
//! ```
//!
//! Must not: look at more than one column, or weigh anything.

mod ages;
mod calendars;
mod coded;
mod compare;
mod dates;
mod lexicon;
mod numbers;
pub(crate) mod scan;
mod style;
mod tables;
mod when;

pub use ages::{AGE_YEARS_MAX, Years, read_age};
pub use coded::{read_sex, read_status, sexes};
pub use compare::{DateMatch, age_gap, born_from_age};
pub use dates::{DateRead, DateRemark, read_date};
pub use numbers::{is_placeholder_number, read_number};
pub use style::DateStyle;
pub(crate) use style::{Shown, spread};
pub use when::{ABOUT_YEARS, When};

use calendars::to_gregorian;
use std::str::FromStr;
use vocabulary::{Calendar, Column, ColumnUse, Field, Status};

/// The dates of a column, by code.
pub fn dates(column: &Column, used: &ColumnUse) -> Vec<When> {
    let style = DateStyle::of(column, used);
    by_code(column, used, |value| read_date(value, &style).when, When::UNKNOWN)
}

/// The ages of a column, by code.
pub fn ages(column: &Column, used: &ColumnUse) -> Vec<Option<Years>> {
    by_code(column, used, read_age, None)
}

/// What happened to the persons of a column, by code.
pub fn statuses(column: &Column, used: &ColumnUse) -> Vec<Option<Status>> {
    by_code(column, used, read_status, None)
}

/// The categories of a column, by code: the category's own word, or a value that the map gives a meaning. What is neither is not
/// known.
///
/// ```
/// use persons::values::categories;
/// use vocabulary::{Cause, ColumnUse, Field, List};
/// // Fictional.
/// let list = List::of_rows("l", &["how"], [["shelling"], ["small-arms"], ["fell"]]);
/// let values = [("shelling".to_owned(), "heavy-weapons".to_owned())].into();
/// let used = ColumnUse { values, ..ColumnUse::of(Field::Cause) };
/// let read = categories::<Cause>(&list.columns()[0], &used);
/// assert_eq!(read, [None, Some(Cause::HeavyWeapons), Some(Cause::SmallArms), None]);
/// ```
pub fn categories<T: Clone + FromStr>(column: &Column, used: &ColumnUse) -> Vec<Option<T>> {
    let read = |value: &str| {
        let named = used.values.iter().find(|(said, _)| said.trim() == value);
        named.map_or(value, |(_, meant)| meant.as_str()).parse().ok()
    };
    by_code(column, used, read, None)
}

/// The numbers of a column, by code; numbers that stand for none are left out.
pub fn numbers(column: &Column, used: &ColumnUse) -> Vec<Option<String>> {
    let read = |value: &str| read_number(value).filter(|number| !is_placeholder_number(number));
    by_code(column, used, read, None)
}

/// The dates of a list whose year, month and day stand in columns of their own, by row. A part whose column is lacking is
/// not known.
///
/// ```
/// use persons::values::dates_of_parts;
/// use vocabulary::List;
/// let list = List::of_rows("l", &["y", "m", "d"], [["1987", "5", "12"], ["87", "2", "31"], ["1987", "May", ""]]);
/// let [y, m, d] = list.columns() else { unreachable!() };
/// let dates = dates_of_parts(list.rows(), Some(y), Some(m), Some(d));
/// let shown: Vec<String> = dates.iter().map(|date| date.to_string()).collect();
/// assert_eq!(shown, ["1987-05-12", "1987-02", "1987-05"]);
/// ```
pub fn dates_of_parts(
    rows: usize,
    year: Option<&Column>,
    month: Option<&Column>,
    day: Option<&Column>,
) -> Vec<When> {
    let plain = ColumnUse::of(Field::Ignored);
    dates_by_parts(rows, [year, month, day].map(|part| part.map(|column| (column, &plain))))
}

/// The same as the map has it: in the calendar of the column of years, and without the values that mean "unknown".
///
/// ```
/// use persons::values::dates_by_parts;
/// use vocabulary::{Calendar, ColumnUse, Field, List};
/// let list = List::of_rows("l", &["y", "m", "d"], [["1366", "2", "22"], ["1366", "", ""], ["1300", "", ""]]);
/// let [y, m, d] = list.columns() else { unreachable!() };
/// let years = ColumnUse { calendar: Some(Calendar::Persian), unknown: vec!["1300".into()], ..ColumnUse::of(Field::BornYear) };
/// let (months, days) = (ColumnUse::of(Field::BornMonth), ColumnUse::of(Field::BornDay));
/// let dates = dates_by_parts(list.rows(), [Some((y, &years)), Some((m, &months)), Some((d, &days))]);
/// let shown: Vec<String> = dates.iter().map(|date| date.to_string()).collect();
/// assert_eq!(shown, ["1987-05-12", "1987/1988", ""]);
/// ```
pub fn dates_by_parts(rows: usize, parts: [Option<(&Column, &ColumnUse)>; 3]) -> Vec<When> {
    let [year, month, day] = parts;
    let calendar = year.and_then(|(_, used)| used.calendar).unwrap_or(Calendar::Gregorian);
    let read = |part: Option<(&'_ Column, &ColumnUse)>, read: fn(&str) -> Option<u16>| {
        part.map(|(column, used)| by_code(column, used, |value| read(value).unwrap_or(0), 0))
    };
    let codes = |part: Option<(&'_ Column, &ColumnUse)>, row: usize| {
        part.and_then(|(column, _)| column.codes().get(row).copied()).unwrap_or(0) as usize
    };
    let (years, months, days) =
        (read(year, style::year_part), read(month, style::month_part), read(day, style::day_part));
    let of = |values: &Option<Vec<u16>>, code: usize| values.as_ref().map_or(0, |values| values[code]);
    let date = |row| {
        let year = of(&years, codes(year, row));
        let (month, day) = (of(&months, codes(month, row)) as u8, of(&days, codes(day, row)) as u8);
        let of = |month, day| match year {
            0 => When::of(0, month, day).filter(|_| calendar == Calendar::Gregorian),
            _ => to_gregorian(calendar, year, month, day),
        };
        let kept = || of(month, 0).map(When::amended);
        of(month, day).or_else(kept).unwrap_or(When::UNKNOWN)
    };
    (0..rows).map(date).collect()
}

/// Each distinct value read, those that mean "unknown" left out.
fn by_code<T: Clone>(column: &Column, used: &ColumnUse, read: impl Fn(&str) -> T, unknown: T) -> Vec<T> {
    let means_unknown =
        |value: &str| value.is_empty() || used.unknown.iter().any(|code| code.trim() == value);
    let one = |value: &str| if means_unknown(value) { unknown.clone() } else { read(value) };
    column.distinct_values().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::List;

    #[test]
    fn parts_that_are_no_date_are_unknown() {
        let rows = [
            ["9999", "1", "1"],
            ["-1", "", ""],
            ["0", "5", "12"],
            ["1987", "13", "5"],
            ["1987", "2", "30"],
            ["07", "5", "12"],
        ];
        let list = List::of_rows("l", &["y", "m", "d"], rows);
        let [y, m, d] = list.columns() else { unreachable!() };
        let dates = dates_of_parts(list.rows() + 1, Some(y), Some(m), Some(d));
        let shown: Vec<String> = dates.iter().map(|date| date.to_string()).collect();
        assert_eq!(shown, ["XXXX-01-01", "", "XXXX-05-12", "1987-XX-05", "1987-02", "2007-05-12", ""]);
    }

    #[test]
    fn the_counted_days_of_a_spreadsheet_are_dates_only_where_all_are() {
        let born = |values: &[&str]| {
            let list = List::of_rows("l", &["born"], values.iter().map(|value| [*value]));
            let dates = dates(&list.columns()[0], &ColumnUse::of(Field::Born));
            dates.iter().skip(1).map(|date| date.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(born(&["31909", "22048"]), ["1987-05-12", "1960-05-12"]);
        assert_eq!(born(&["31909", "1987-05-12", "1960"]), ["", "1987-05-12", "1960"]);
    }
}
