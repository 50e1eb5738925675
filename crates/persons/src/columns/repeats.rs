//! Columns that repeat others: copies, names joined of their parts, an age that follows from two dates.
//!
//! Must not: take what is alike for what is the same. Each is checked on rows.

use super::contents::Contents;
use super::{Draft, Sure, header, name_order, unknown};
use crate::values::{self, Shown, When};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::limits::{COLUMN_SAMPLE_MAX, COLUMNS_REPEATED_MAX, ROW_SAMPLE_MAX};
use vocabulary::{Calendar, Column, ColumnUse, Field, List, NameOrder, fold};

/// Which columns a column repeats, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Repeats {
    /// The headers of the columns that it repeats.
    pub of: Vec<String>,
    /// How.
    pub how: RepeatsHow,
    /// In which share of the rows where all are filled, from 0 to 1.
    pub share: f32,
}

/// How a column repeats others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RepeatsHow {
    /// It holds the same.
    Copy,
    /// It is the others joined.
    Joined,
    /// It holds the others, and more.
    Contains,
    /// It follows from them: an age from two dates, a code from a word.
    Computed,
}

const NAMES: &[Field] = &[Field::Given, Field::Father, Field::Grandfather, Field::Family];
/// In how many rows of a hundred a column must follow from others.
const NEARLY_ALL: f32 = 0.95;

/// How each column writes its values: the order and calendar of its dates, the order of its names, its words for "unknown".
pub(super) fn styles(list: &List, contents: &[Contents], drafts: &mut [Draft]) -> Vec<ColumnUse> {
    let columns = list.columns().iter().zip(contents).zip(drafts);
    columns.map(|((column, contents), draft)| style(column, contents, draft)).collect()
}

fn style(column: &Column, contents: &Contents, draft: &mut Draft) -> ColumnUse {
    let mut used = ColumnUse::of(draft.field);
    match draft.field {
        Field::Ignored => return used,
        Field::Born | Field::Happened => {
            let shown = Shown::of(column);
            used.date_order = shown.order();
            if shown.mixed() {
                let (days, months) = (shown.day_first, shown.month_first);
                draft.remarks.push(format!(
                    "it mixes orders of dates: of those looked at, {days} can only begin with the day, {months} only with the month"
                ));
                draft.sure = Sure::Open;
            } else if used.date_order.is_none() && shown.open > 0 {
                draft.remarks.push("no value shows whether day or month comes first".to_owned());
                draft.sure = draft.sure.min(Sure::Likely);
            }
            used.calendar = calendar(column, contents, draft);
        }
        Field::BornYear | Field::HappenedYear => used.calendar = calendar(column, contents, draft),
        Field::FullName if contents.commas > 0.6 || header::family_first(column.name()) => {
            used.name_order = Some(NameOrder::FamilyFirst);
        }
        Field::FullName => used.name_order = name_order::of(column),
        _ => {}
    }
    used.unknown = unknown::codes(column, contents, draft.field);
    used
}

/// The calendar, where header or values make it clear; `None` is the Gregorian one.
fn calendar(column: &Column, contents: &Contents, draft: &mut Draft) -> Option<Calendar> {
    let named = header::calendar(column.name()).filter(|calendar| *calendar != Calendar::Gregorian);
    let (first, last) = contents.year_range?;
    match (first, last) {
        (5_000..6_000, 5_000..6_000) => return Some(Calendar::Hebrew),
        (1_200..1_500, 1_200..1_500) => {}
        _ => return None,
    }
    if named.is_some() {
        return named;
    }
    if header::is_persian(column.name()) {
        return Some(Calendar::Persian);
    }
    // Months of the Islamic calendar have thirty days at the most, the first six of the Solar Hijri one have 31.
    let (mut looked, mut long) = (0, 0);
    for value in values::spread(column, COLUMN_SAMPLE_MAX) {
        let plain = values::scan::plain_digits(value);
        let parts: Vec<u32> =
            plain.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
        let (month, days) = match parts[..] {
            [year, month, day] if year > 1_000 => (month, day),
            [day, month, year] if year > 1_000 => (month, day),
            _ => continue,
        };
        looked += i32::from((1..=6).contains(&month));
        long += i32::from((1..=6).contains(&month) && days == 31);
    }
    match (looked, long) {
        (40.., 3..) => Some(Calendar::Persian),
        (150.., 0) => Some(Calendar::Hijri),
        _ => {
            draft
                .remarks
                .push("its years may be of the Islamic or the Solar Hijri calendar; say which".to_owned());
            draft.sure = Sure::Open;
            None
        }
    }
}

/// Marks columns that repeat others as ignored, or says what they follow from where they add something.
pub(super) fn settle(
    list: &List,
    contents: &[Contents],
    uses: &[ColumnUse],
    drafts: &mut [Draft],
    left_out: &[&str],
) {
    let step = list.rows().div_ceil(ROW_SAMPLE_MAX / 4).max(1);
    let rows: Vec<usize> = (0..list.rows()).step_by(step).collect();
    copies(list, contents, &rows, drafts, left_out);
    joined_names(list, &rows, drafts);
    years_of_days(list, &rows, uses, drafts);
    ages_of_days(list, &rows, uses, drafts);
    functions(list, &rows, drafts);
}

fn holding(drafts: &[Draft], field: Field) -> Option<usize> {
    drafts.iter().position(|draft| draft.field == field)
}

/// Two columns with the same values.
fn copies(list: &List, contents: &[Contents], rows: &[usize], drafts: &mut [Draft], left_out: &[&str]) {
    let used = |draft: &Draft| !matches!(draft.field, Field::Ignored | Field::Id);
    let taken: Vec<usize> = (0..drafts.len()).filter(|at| used(&drafts[*at])).collect();
    for (nth, at) in taken.iter().enumerate() {
        for other in &taken[..nth] {
            let (a, b) = (&list.columns()[*other], &list.columns()[*at]);
            let near = contents[*at].distinct.abs_diff(contents[*other].distinct) * 20
                <= contents[*at].distinct + 20;
            if !near || !used(&drafts[*other]) || !used(&drafts[*at]) || left_out.contains(&a.name()) {
                continue;
            }
            let same = |row: &usize| {
                let (left, right) = (a.value(*row), b.value(*row));
                (!left.is_empty() || !right.is_empty()).then(|| left == right || fold(left) == fold(right))
            };
            // Of two columns that have nothing to do with each other a few rows tell.
            if share(rows.iter().filter_map(same).take(32)).is_some_and(|share| share < 0.8) {
                continue;
            }
            if let Some(share) = share(rows.iter().filter_map(same)).filter(|share| *share > 0.98) {
                let repeats = Repeats { of: vec![a.name().to_owned()], how: RepeatsHow::Copy, share };
                drafts[*at].ignore(format!("it holds the same as \"{}\"", a.name()));
                drafts[*at].repeats = Some(repeats);
            }
        }
    }
}

/// The share of rows of which it is true, where there are enough to tell.
fn share(found: impl Iterator<Item = bool>) -> Option<f32> {
    let (mut all, mut is) = (0_u32, 0_u32);
    for found in found {
        all += 1;
        is += u32::from(found);
    }
    (all >= 3).then(|| is as f32 / all as f32)
}

/// Whole names that are their parts joined, or hold them.
fn joined_names(list: &List, rows: &[usize], drafts: &mut [Draft]) {
    let parts: Vec<usize> = (0..drafts.len()).filter(|at| NAMES.contains(&drafts[*at].field)).collect();
    let whole: Vec<usize> = (0..drafts.len()).filter(|at| drafts[*at].field == Field::FullName).collect();
    if parts.is_empty() || parts.len() > COLUMNS_REPEATED_MAX || whole.len() > COLUMNS_REPEATED_MAX {
        return;
    }
    for at in whole {
        // Of parts in several scripts, only those that are found in this name are its own.
        let own: Vec<usize> =
            parts.iter().copied().filter(|part| held(list, rows, at, &[*part]).0 > 0.8).collect();
        let roles: BTreeSet<&str> = own.iter().map(|part| drafts[*part].field.word()).collect();
        if roles.len() < 2 {
            continue;
        }
        let (share, extra) = held(list, rows, at, &own);
        if share < 0.9 {
            continue;
        }
        let names: Vec<String> = own.iter().map(|part| list.columns()[*part].name().to_owned()).collect();
        let how = if extra < 0.1 { RepeatsHow::Joined } else { RepeatsHow::Contains };
        let quoted = names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" and ");
        drafts[at].ignore(match how {
            RepeatsHow::Joined => format!("it is {quoted} joined"),
            _ => format!("it holds {quoted} in {:.0} of 100 rows", share * 100.0),
        });
        drafts[at].repeats = Some(Repeats { of: names, how, share });
    }
}

/// In which share of rows a name holds the words of its parts, and how many more words it has.
fn held(list: &List, rows: &[usize], name: usize, parts: &[usize]) -> (f32, f32) {
    let (mut extra, mut counted) = (0_usize, 0_usize);
    let found = share(rows.iter().filter_map(|row| {
        let whole = fold(list.value(*row, name));
        let told: Vec<String> = parts.iter().map(|part| fold(list.value(*row, *part))).collect();
        if whole.is_empty() || told.iter().all(String::is_empty) {
            return None;
        }
        let words: Vec<&str> = whole.split(' ').collect();
        let wanted: Vec<&str> =
            told.iter().flat_map(|part| part.split(' ')).filter(|word| !word.is_empty()).collect();
        let holds = wanted.iter().all(|word| words.contains(word));
        counted += 1;
        extra += words.len().saturating_sub(wanted.len());
        Some(holds)
    }));
    (found.unwrap_or(0.0), extra as f32 / counted.max(1) as f32)
}

/// The years, months or days of dates that stand whole in another column.
fn years_of_days(list: &List, rows: &[usize], uses: &[ColumnUse], drafts: &mut [Draft]) {
    let parts = [
        (Field::Born, [Field::BornYear, Field::BornMonth, Field::BornDay]),
        (Field::Happened, [Field::HappenedYear, Field::HappenedMonth, Field::HappenedDay]),
    ];
    for (whole, parts) in parts {
        let Some(date) = holding(drafts, whole) else { continue };
        let dates = values::dates(&list.columns()[date], &uses[date]);
        let at = |row: usize| dates[list.columns()[date].codes()[row] as usize];
        for (nth, part) in parts.into_iter().enumerate() {
            let Some(column) = holding(drafts, part) else { continue };
            let mut only = [None; 3];
            only[nth] = Some((&list.columns()[column], &uses[column]));
            let read = values::dates_by_parts(list.rows(), only);
            let (mut adds, mut given) = (0, 0);
            let found = share(rows.iter().filter_map(|row| {
                let of = |when: When| match nth {
                    0 => when.year().map(u32::from),
                    1 => when.month().map(u32::from),
                    _ => when.day().map(u32::from),
                };
                let own = of(read[*row])?;
                given += 1;
                adds += i32::from(of(at(*row)).is_none());
                Some(own == of(at(*row))?)
            }));
            let name = list.columns()[date].name().to_owned();
            follows(&mut drafts[column], vec![name], found, adds * 20 <= given);
        }
    }
}

/// Marks a column that follows from others: ignored where it adds nothing, else said.
fn follows(draft: &mut Draft, of: Vec<String>, share: Option<f32>, adds_nothing: bool) {
    let Some(share) = share.filter(|share| *share >= NEARLY_ALL) else { return };
    let quoted = of.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" and ");
    if adds_nothing {
        draft.ignore(format!("it follows from {quoted}"));
    } else {
        draft.remarks.push(format!(
            "it follows from {quoted} where they are given, and says more only where they are not"
        ));
    }
    draft.repeats = Some(Repeats { of, how: RepeatsHow::Computed, share });
}

/// An age that follows from birth and incident, or from birth alone at one day.
fn ages_of_days(list: &List, rows: &[usize], uses: &[ColumnUse], drafts: &mut [Draft]) {
    let (Some(age), Some(born)) = (holding(drafts, Field::Age), holding(drafts, Field::Born)) else { return };
    let columns = list.columns();
    let ages = values::ages(&columns[age], &uses[age]);
    let births = values::dates(&columns[born], &uses[born]);
    let happened = holding(drafts, Field::Happened);
    let incidents = happened.map(|at| values::dates(&columns[at], &uses[at]));
    let code = |column: usize, row: usize| columns[column].codes()[row] as usize;
    let (mut adds, mut given) = (0, 0);
    let mut sums: BTreeMap<u16, u32> = BTreeMap::new();
    let mut all = 0;
    let found = share(rows.iter().filter_map(|row| {
        let years = ages[code(age, *row)]?.one()?;
        let birth = births[code(born, *row)];
        given += 1;
        adds += i32::from(birth.year().is_none());
        *sums.entry(birth.year()? + u16::from(years)).or_default() += 1;
        all += 1;
        let incident = incidents.as_ref()?[code(happened?, *row)];
        Some(values::age_gap(years, birth, incident)? <= 1)
    }));
    let mut of = vec![columns[born].name().to_owned()];
    let share = match happened {
        Some(at) => {
            of.push(columns[at].name().to_owned());
            found
        }
        // Without dates of incidents: nearly all births and ages add up to one of two years that follow one another.
        None => (all >= 10).then(|| {
            let pair = |year: &u16| sums[year] + sums.get(&(year + 1)).copied().unwrap_or(0);
            sums.keys().map(pair).max().unwrap_or(0) as f32 / all as f32
        }),
    };
    follows(&mut drafts[age], of, share, adds * 20 <= given);
}

/// Of two columns for one field, one whose value the other's settles: a region beside its districts, a code beside its word.
fn functions(list: &List, rows: &[usize], drafts: &mut [Draft]) {
    let fields = [Field::Place, Field::BirthPlace, Field::Occupation, Field::Address];
    let places = drafts.iter().filter(|draft| fields.contains(&draft.field)).count();
    if places > COLUMNS_REPEATED_MAX {
        return;
    }
    for at in 0..drafts.len() {
        for other in 0..drafts.len() {
            let field = drafts[at].field;
            if at == other || field != drafts[other].field || !fields.contains(&field) {
                continue;
            }
            let (value, of) = (&list.columns()[at], &list.columns()[other]);
            let (mut known, mut tested, mut kept) = (BTreeMap::new(), 0_u32, 0_u32);
            for row in rows {
                let (key, held) = (of.codes()[*row], value.codes()[*row]);
                if key == 0 || held == 0 {
                    continue;
                }
                match known.get(&key) {
                    None => {
                        known.insert(key, held);
                    }
                    Some(before) => {
                        tested += 1;
                        kept += u32::from(*before == held);
                    }
                }
            }
            let share = kept as f32 / tested.max(1) as f32;
            if tested >= 50 && share > 0.99 && value.distinct() > 2 {
                drafts[at].ignore(format!("it follows from \"{}\"", of.name()));
                let of = vec![of.name().to_owned()];
                drafts[at].repeats = Some(Repeats { of, how: RepeatsHow::Computed, share });
                break;
            }
        }
    }
}
