//! How each list is laid out: its columns, its headings' language, its letters, its dates, its codes for "unknown".
//!
//! Must not: know a person.

use crate::Plan;
use crate::culture::Culture;
use crate::headings::heading;
use crate::pool::Script;
use vocabulary::{ColumnMap, ColumnUse, DateOrder, Field, NameOrder};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Id,
    Full,
    Given,
    Father,
    Grandfather,
    Family,
    Mother,
    Alias,
    Sex,
    Age,
    Born,
    BornYear,
    Happened,
    Place,
    Status,
}

/// How dates are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dates {
    /// 2031-05-07
    Dashes,
    /// 07/05/2031
    DayFirst,
    /// 05/07/2031
    MonthFirst,
    /// 07.05.2031
    Dots,
    /// 7 May 2031
    Words,
}

/// In which order whole names are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    GivenFirst,
    FamilyFirst,
    /// As in THORNE, Asa
    Comma,
}

/// The language of headings and codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tongue {
    English,
    /// English, as programmers write it.
    Code,
    French,
    Of(Culture),
}

/// How one list is laid out.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// Who keeps it.
    pub(crate) keeper: &'static str,
    pub(crate) cells: Vec<Cell>,
    pub(crate) heads: Vec<&'static str>,
    pub(crate) tongue: Tongue,
    pub(crate) script: Script,
    pub(crate) order: Order,
    pub(crate) dates: Dates,
    pub(crate) unknown_age: &'static str,
    pub(crate) unknown_date: &'static str,
    pub(crate) unknown: &'static str,
    pub(crate) prefix: &'static str,
}

/// The layouts of a plan's lists: a hospital, a ministry, an organisation, the media, and again, otherwise.
pub(crate) fn layouts(plan: &Plan) -> Vec<Layout> {
    let culture = plan.cultures.first().copied().unwrap_or(Culture::English);
    (0..plan.lists as usize).map(|list| layout(list, culture)).collect()
}

fn layout(list: usize, culture: Culture) -> Layout {
    use Cell::*;
    let round = list / 4;
    // The first round has the habits 0, 1 and 2; later rounds begin elsewhere.
    let script = Script::Latin(list + round);
    let base = Layout {
        keeper: "a hospital",
        cells: vec![Id, Full, Sex, Age, Happened, Place, Status],
        heads: Vec::new(),
        tongue: Tongue::English,
        script,
        order: Order::GivenFirst,
        dates: Dates::DayFirst,
        unknown_age: "0",
        unknown_date: "",
        unknown: "unknown",
        prefix: "H-",
    };
    let mut layout = match list % 4 {
        0 => base,
        1 => Layout {
            keeper: "a ministry",
            cells: vec![Id, Family, Given, Father, Grandfather, Sex, Born, Happened, Place],
            tongue: Tongue::Of(culture),
            script: Script::Native,
            dates: Dates::Dashes,
            unknown_date: "0000-00-00",
            unknown: "",
            prefix: "",
            ..base
        },
        2 => Layout {
            keeper: "an organisation for human rights",
            cells: vec![Id, Given, Father, Family, Mother, Alias, Sex, BornYear, Happened, Place, Status],
            tongue: Tongue::Code,
            dates: Dates::Dashes,
            unknown_age: "-1",
            unknown: "",
            prefix: "NGO",
            ..base
        },
        _ => Layout {
            keeper: "the media",
            cells: vec![Id, Full, Age, Place, Happened],
            tongue: Tongue::French,
            order: if round == 0 { Order::Comma } else { Order::FamilyFirst },
            dates: Dates::Words,
            unknown_age: "?",
            unknown_date: "unknown",
            prefix: "m",
            ..base
        },
    };
    if round % 2 == 1 {
        layout.dates = match layout.dates {
            Dates::DayFirst => Dates::MonthFirst,
            Dates::Dashes => Dates::Dots,
            other => other,
        };
    }
    layout.heads = layout.cells.iter().map(|cell| heading(*cell, layout.tongue)).collect();
    layout
}

/// How a list writes the sexes, male and female.
pub(crate) fn sexes(tongue: Tongue) -> [&'static str; 2] {
    match tongue {
        Tongue::English => ["M", "F"],
        Tongue::Code | Tongue::Of(Culture::English) => ["male", "female"],
        Tongue::French => ["H", "F"],
        Tongue::Of(Culture::Arabic) => ["ذكر", "أنثى"],
        Tongue::Of(Culture::Azerbaijani) => ["kişi", "qadın"],
        Tongue::Of(Culture::Russian) => ["м", "ж"],
        Tongue::Of(Culture::Ukrainian) => ["ч", "ж"],
        Tongue::Of(Culture::Spanish) => ["hombre", "mujer"],
    }
}

/// What the columns of a list truly mean.
pub(crate) fn column_map(layout: &Layout) -> ColumnMap {
    let columns = layout.heads.iter().zip(&layout.cells);
    ColumnMap { columns: columns.map(|(head, cell)| ((*head).to_owned(), used(layout, *cell))).collect() }
}

fn used(layout: &Layout, cell: Cell) -> ColumnUse {
    let (field, unknown) = match cell {
        Cell::Id => (Field::Id, ""),
        Cell::Full => (Field::FullName, layout.unknown),
        Cell::Given => (Field::Given, layout.unknown),
        Cell::Father => (Field::Father, layout.unknown),
        Cell::Grandfather => (Field::Grandfather, layout.unknown),
        Cell::Family => (Field::Family, layout.unknown),
        Cell::Mother => (Field::Mother, layout.unknown),
        Cell::Alias => (Field::Alias, ""),
        Cell::Sex => (Field::Sex, layout.unknown),
        Cell::Age => (Field::Age, layout.unknown_age),
        Cell::Born => (Field::Born, layout.unknown_date),
        Cell::BornYear => (Field::BornYear, layout.unknown_age),
        Cell::Happened => (Field::Happened, layout.unknown_date),
        Cell::Place => (Field::Place, layout.unknown),
        Cell::Status => (Field::Status, layout.unknown),
    };
    let date_order = match layout.dates {
        Dates::Dashes => Some(DateOrder::Ymd),
        Dates::DayFirst | Dates::Dots => Some(DateOrder::Dmy),
        Dates::MonthFirst => Some(DateOrder::Mdy),
        Dates::Words => None,
    };
    let name_order = match layout.order {
        Order::GivenFirst => NameOrder::GivenFirst,
        Order::FamilyFirst | Order::Comma => NameOrder::FamilyFirst,
    };
    ColumnUse {
        date_order: date_order.filter(|_| matches!(field, Field::Born | Field::Happened)),
        name_order: Some(name_order).filter(|_| field == Field::FullName),
        unknown: Some(unknown.to_owned()).filter(|code| !code.is_empty()).into_iter().collect(),
        ..ColumnUse::of(field)
    }
}
