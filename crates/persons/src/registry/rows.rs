//! Rows of a list as records: what the columns hold, read by the map.
//!
//! Must not: compare records, or keep what the map leaves out.

use super::{Listed, content};
use crate::values::{self, When, Years};
use vocabulary::{Column, ColumnUse, Day, Edtf, Field, Kin, Point, Record, RecordKey, Sex, Status};

/// The parts of a name, as they are written together where no column holds the whole.
const PARTS: [Field; 4] = [Field::Given, Field::Father, Field::Grandfather, Field::Family];

/// A column read once for each distinct value.
struct Read<'c, T> {
    column: &'c Column,
    values: Vec<T>,
}

impl<T: Clone> Read<'_, T> {
    fn at(&self, row: usize) -> T {
        self.values[self.column.codes()[row] as usize].clone()
    }
}

/// All rows as records, in their order.
pub(super) fn records(listed: &Listed<'_>) -> Vec<Record> {
    let ages: Vec<Read<Option<Years>>> = read(listed, Field::Age, values::ages);
    let sexes: Vec<Read<Option<Sex>>> = read(listed, Field::Sex, |column, used| {
        let unknown = |value: &str| used.unknown.iter().any(|code| code.trim() == value);
        let of = values::sexes(column).into_iter().zip(column.distinct_values());
        of.map(|(sex, value)| sex.filter(|_| !unknown(value))).collect()
    });
    let statuses: Vec<Read<Option<Status>>> = read(listed, Field::Status, values::statuses);
    let names = texts(listed, Field::FullName);
    let parts: Vec<Vec<Read<Option<String>>>> = PARTS.iter().map(|part| texts(listed, *part)).collect();
    let (places, numbers) = (texts(listed, Field::Place), texts(listed, Field::Number));
    let (households, mothers) = (texts(listed, Field::Household), texts(listed, Field::Mother));
    let born = dates(listed, Field::Born, [Field::BornYear, Field::BornMonth, Field::BornDay]);
    let happened =
        dates(listed, Field::Happened, [Field::HappenedYear, Field::HappenedMonth, Field::HappenedDay]);
    let one = |row: usize| {
        let name = first(&names, row).unwrap_or_else(|| {
            parts.iter().filter_map(|part| first(part, row)).collect::<Vec<_>>().join(" ")
        });
        let key = RecordKey::new(listed.path, listed.keys[row].row.clone());
        Record {
            age: first(&ages, row).and_then(Years::one).map(u16::from),
            when: happened.as_ref().and_then(|dates| edtf(dates[row])),
            sex: first(&sexes, row),
            born: born.as_ref().and_then(|dates| edtf(dates[row])),
            numbers: numbers.iter().filter_map(|number| number.at(row)).collect(),
            place: first(&places, row),
            status: first(&statuses, row).or(listed.status),
            household: first(&households, row),
            kin: kin(&parts, &mothers, row),
            said: Some(content(listed.list, row)),
            ..Record::of(key, listed.source, (row + 1).to_string(), name)
        }
    };
    (0..listed.list.rows()).map(one).collect()
}

/// Names of kin, from columns of their own.
fn kin(
    parts: &[Vec<Read<Option<String>>>],
    mothers: &[Read<Option<String>>],
    row: usize,
) -> Option<Box<Kin>> {
    let part = |of: Field| {
        let columns = PARTS.iter().zip(parts).find(|(part, _)| **part == of);
        columns.and_then(|(_, columns)| first(columns, row))
    };
    let names = Kin {
        given: part(Field::Given),
        father: part(Field::Father),
        grandfather: part(Field::Grandfather),
        family: part(Field::Family),
        mother: first(mothers, row),
    };
    names.told()
}

fn first<T: Clone>(columns: &[Read<'_, Option<T>>], row: usize) -> Option<T> {
    columns.iter().find_map(|column| column.at(row))
}

fn columns<'l>(listed: &Listed<'l>, field: Field) -> Vec<(&'l Column, &'l ColumnUse)> {
    let of = |column: &'l Column| Some((column, listed.map.columns.get(column.name())?));
    listed.list.columns().iter().filter_map(of).filter(|(_, used)| used.field == field).collect()
}

fn read<'l, T>(
    listed: &Listed<'l>,
    field: Field,
    read: impl Fn(&Column, &ColumnUse) -> Vec<T>,
) -> Vec<Read<'l, T>> {
    let of = |(column, used): (&'l Column, &'l ColumnUse)| Read { column, values: read(column, used) };
    columns(listed, field).into_iter().map(of).collect()
}

/// Words as written; those that mean "unknown" are none.
fn texts<'l>(listed: &Listed<'l>, field: Field) -> Vec<Read<'l, Option<String>>> {
    read(listed, field, |column, used| {
        let known =
            |value: &&str| !value.is_empty() && !used.unknown.iter().any(|code| code.trim() == *value);
        column.distinct_values().map(|value| Some(value).filter(known).map(str::to_owned)).collect()
    })
}

/// The dates of a list by row, from a column of its own or from three.
fn dates(listed: &Listed<'_>, whole: Field, parts: [Field; 3]) -> Option<Vec<When>> {
    let rows = listed.list.rows();
    let columns_of_whole = read(listed, whole, values::dates);
    if !columns_of_whole.is_empty() {
        let at = |row: usize| {
            columns_of_whole
                .iter()
                .map(|dates| dates.at(row))
                .find(|when| !when.is_unknown())
                .unwrap_or(When::UNKNOWN)
        };
        return Some((0..rows).map(at).collect());
    }
    let of = |field: Field| columns(listed, field).first().map(|(column, _)| *column);
    let [year, month, day] = parts.map(of);
    year.map(|year| values::dates_of_parts(rows, Some(year), month, day))
}

/// A date as the vocabulary writes it; of a span of years its ends.
fn edtf(when: When) -> Option<Edtf> {
    let year = when.year()? as i16;
    match (when.month(), when.day(), when.last_year()) {
        (Some(month), Some(day), _) => Day::new(year, month, day).map(Edtf::day),
        (Some(month), None, _) => Edtf::month(year, month),
        (None, _, Some(last)) if last as i16 != year => {
            Some(Edtf::Interval(Some(Point::Year(year)), Some(Point::Year(last as i16))))
        }
        _ => Some(Edtf::year(year)),
    }
}
