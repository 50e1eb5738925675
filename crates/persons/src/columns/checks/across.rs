//! Cells of one row that cannot be true together.
//!
//! Must not: say which of them is wrong.

use super::{CheckKind, ListCheck, holding, rows_where};
use crate::values::{self, When, Years, age_gap};
use vocabulary::{ColumnMap, ColumnUse, Field, List, Sex, Weight};

/// An age may be this many years off: it is often of another day than the incident's.
const AGE_GAP_YEARS: u16 = 2;

pub(super) fn check(list: &List, map: &ColumnMap, found: &mut Vec<ListCheck>) {
    let born = dates(list, map, Field::Born, [Field::BornYear, Field::BornMonth, Field::BornDay]);
    let happened =
        dates(list, map, Field::Happened, [Field::HappenedYear, Field::HappenedMonth, Field::HappenedDay]);
    if let (Some(born), Some(happened)) = (&born, &happened) {
        births(list, born, happened, found);
        for (at, used) in holding(list, map, Field::Age) {
            ages(list, (at, used), born, happened, found);
        }
    }
    sexes(list, map, found);
}

/// The dates of a list, by row, and the headers that they stand under.
struct Dates {
    columns: Vec<String>,
    read: Vec<When>,
    /// Where they stand in one column, the code of each row leads to the date.
    codes: Option<usize>,
}

impl Dates {
    fn of(&self, list: &List, row: usize) -> When {
        self.codes.map_or_else(|| self.read[row], |at| self.read[list.columns()[at].codes()[row] as usize])
    }
}

fn dates(list: &List, map: &ColumnMap, whole: Field, parts: [Field; 3]) -> Option<Dates> {
    let name = |at: usize| list.columns()[at].name().to_owned();
    if let Some((at, used)) = holding(list, map, whole).into_iter().next() {
        return Some(Dates {
            columns: vec![name(at)],
            read: values::dates(&list.columns()[at], used),
            codes: Some(at),
        });
    }
    let held = parts.map(|field| holding(list, map, field).into_iter().next());
    held[0]?;
    let read = values::dates_by_parts(
        list.rows(),
        held.map(|part| part.map(|(at, used)| (&list.columns()[at], used))),
    );
    let columns = held.into_iter().flatten().map(|(at, _)| name(at)).collect();
    Some(Dates { columns, read, codes: None })
}

fn add(
    list: &List,
    found: &mut Vec<ListCheck>,
    kind: CheckKind,
    columns: Vec<String>,
    (seen, remedy): (&str, &'static str),
    is: impl Fn(usize) -> bool,
) {
    let (rows, count) = rows_where(list.rows(), is);
    if count > 0 {
        let (list, seen) = (list.name().to_owned(), seen.to_owned());
        found.push(ListCheck { kind, weight: Weight::Warning, list, columns, rows, count, seen, remedy });
    }
}

fn births(list: &List, born: &Dates, happened: &Dates, found: &mut Vec<ListCheck>) {
    let columns = [born.columns.clone(), happened.columns.clone()].concat();
    let says = (
        "A birth lies after the incident",
        "Correct one of the two dates; until then neither tells this person from others.",
    );
    add(list, found, CheckKind::BirthAfterIncident, columns, says, |row| {
        let (born, happened) = (born.of(list, row), happened.of(list, row));
        born.bounds().zip(happened.bounds()).is_some_and(|((first, _), (_, last))| first > last)
    });
}

fn ages(
    list: &List,
    (at, used): (usize, &ColumnUse),
    born: &Dates,
    happened: &Dates,
    found: &mut Vec<ListCheck>,
) {
    let column = &list.columns()[at];
    let read: Vec<Option<Years>> = values::ages(column, used);
    let columns = [vec![column.name().to_owned()], born.columns.clone(), happened.columns.clone()].concat();
    let says = (
        "An age is more than two years off from what birth and incident make it",
        "See which of the three is wrong.",
    );
    add(list, found, CheckKind::AgeContradictsDates, columns, says, |row| {
        let Some(age) = read[column.codes()[row] as usize].and_then(Years::one) else { return false };
        age_gap(age, born.of(list, row), happened.of(list, row)).is_some_and(|gap| gap > AGE_GAP_YEARS)
    });
}

/// Columns that name a sex: those that the map says, and others whose every value is one.
fn sexes(list: &List, map: &ColumnMap, found: &mut Vec<ListCheck>) {
    let mapped: Vec<usize> = holding(list, map, Field::Sex).iter().map(|(at, _)| *at).collect();
    let Some(first) = mapped.first().copied() else { return };
    let own = values::sexes(&list.columns()[first]);
    for (at, column) in list.columns().iter().enumerate().filter(|(at, _)| *at != first) {
        if !mapped.contains(&at) && !(3..=8).contains(&column.distinct()) {
            continue;
        }
        let read: Vec<Option<Sex>> = values::sexes(column);
        let all = read.iter().skip(1).all(Option::is_some) && read.len() > 2;
        if !mapped.contains(&at) && !all {
            continue;
        }
        let columns = vec![list.columns()[first].name().to_owned(), column.name().to_owned()];
        let says = (
            "Two columns name different sexes",
            "See which of the two is right, and ignore the other column.",
        );
        add(list, found, CheckKind::SexContradicts, columns, says, |row| {
            let one = own[list.columns()[first].codes()[row] as usize];
            one.zip(read[column.codes()[row] as usize]).is_some_and(|(one, other)| one != other)
        });
    }
}
