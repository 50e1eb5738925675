//! What a site may say of single people without meaning to: cells that hold a few, and cells that a few came to or left since the last
//! publication; beside it, what is withheld.
//!
//! Where few people are counted, who knows one of them learns of the others; and who has two releases learns of those by whom
//! they differ. Statistical offices therefore hold back small cells and look at what releases tell together (ONS: crude death
//! rates are not given under 3 deaths, standardised ones under 10).
//!
//! Must not: take anything off a page. It warns; people decide, and the ledger keeps with what reason.

use crate::select::{PersonTold, Selection};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use vocabulary::{Age, Disclosed, PublishSettings, Publishing, Sex, Status};

/// A table, or the data behind one, that counts persons by what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CellTable {
    /// Persons of an incident by sex and class of age.
    Incident,
    /// Persons of a place by sex and class of age.
    Place,
    /// The dead of SDG 16.1.2 by sex and band of ages.
    AgesOfTheDead,
    /// The dead behind a rate.
    Rate,
}

impl CellTable {
    /// The file of the site where it stands.
    pub fn stands_in(self) -> &'static str {
        match self {
            CellTable::Incident | CellTable::Place => "data/persons.csv",
            CellTable::AgesOfTheDead | CellTable::Rate => "tables.html",
        }
    }
}

/// One cell: so many persons.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CellPublished {
    /// In which table.
    pub table: CellTable,
    /// The incident, the place, the band of ages or the population.
    pub of: String,
    /// What happened to them, where the table tells it.
    pub status: Option<Status>,
    /// Sex, where known.
    pub sex: Option<Sex>,
    /// Class of age, where known.
    pub age: Option<Age>,
    /// How many.
    pub persons: u64,
}

/// What is warned of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WarningKind {
    /// The cell holds fewer persons than the case lets out.
    SmallCell,
    /// The rate is made of fewer deaths than the case lets out.
    SmallRate,
    /// Since the last publication it changed by fewer persons than the case lets out: both together tell of those few.
    Differencing,
}

/// A cell that may say more of somebody than is meant to be said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureWarning {
    /// What is warned of.
    pub kind: WarningKind,
    /// The cell.
    pub cell: CellPublished,
    /// What it held at the last publication, where that is what matters.
    pub was: Option<u64>,
}

/// What may be withheld of persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WithheldField {
    /// Their names.
    Names,
    /// The exact days of their births.
    Births,
    /// The numbers that authorities gave them.
    Numbers,
    /// Places by which no incident of the case is known: they may be addresses.
    Places,
}

/// What is withheld of the persons of one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withheld {
    /// What the list is called.
    pub list: String,
    /// Which field.
    pub field: WithheldField,
    /// What the case says of the field; places have no such setting.
    pub policy: Option<Publishing>,
    /// Of how many persons it is withheld.
    pub persons: u64,
    /// How many persons are on the list.
    pub of: u64,
}

/// What a cell counts, but the number.
type Key<'c> = (CellTable, &'c str, Option<Status>, Option<Sex>, Option<Age>);

fn key(cell: &CellPublished) -> Key<'_> {
    (cell.table, &cell.of, cell.status, cell.sex, cell.age)
}

fn known<T: Copy>(value: &Disclosed<T>) -> Option<T> {
    if let Disclosed::Known(value) = value { Some(*value) } else { None }
}

/// All cells that the site tells, or that can be counted from its data.
pub(super) fn cells(selection: &Selection) -> Vec<CellPublished> {
    type Counted = (CellTable, String, Option<Status>, Option<Sex>, Option<Age>);
    let mut cells: BTreeMap<Counted, u64> = BTreeMap::new();
    for person in selection.persons() {
        let (status, sex, age) = (known(&person.status), known(&person.sex), known(&person.age));
        if let Some(incident) = person.incident {
            *cells.entry((CellTable::Incident, incident.title.clone(), status, sex, age)).or_default() += 1;
        }
        if let Disclosed::Known(place) = person.place {
            *cells.entry((CellTable::Place, place.to_owned(), status, sex, age)).or_default() += 1;
        }
    }
    let cell =
        |((table, of, status, sex, age), persons)| CellPublished { table, of, status, sex, age, persons };
    let mut all: Vec<CellPublished> = cells.into_iter().map(cell).collect();
    if let Some(sdg) = selection.sdg() {
        for row in &sdg.age_sex {
            let of = row.ages.map(|ages| ages.to_string()).unwrap_or_default();
            let by_sex = [(Some(Sex::Female), row.female), (Some(Sex::Male), row.male), (None, row.unknown)];
            all.extend(by_sex.into_iter().filter(|(_, persons)| *persons > 0).map(|(sex, persons)| {
                let (table, status) = (CellTable::AgesOfTheDead, Some(Status::Killed));
                CellPublished { table, of: of.clone(), status, sex, age: None, persons }
            }));
        }
        all.extend(sdg.rates.iter().filter(|rate| rate.deaths > 0).map(|rate| CellPublished {
            table: CellTable::Rate,
            of: rate.who.clone(),
            status: Some(Status::Killed),
            sex: None,
            age: None,
            persons: rate.deaths,
        }));
    }
    all.sort();
    all
}

/// What is to be warned of. `before` are the cells of the last publication.
pub(super) fn warnings(
    cells: &[CellPublished],
    before: Option<&[CellPublished]>,
    least: &PublishSettings,
) -> Vec<DisclosureWarning> {
    let small = |cell: &CellPublished| match cell.table {
        CellTable::Rate => (cell.persons < least.small_rate).then_some(WarningKind::SmallRate),
        _ => (cell.persons < least.small_cell).then_some(WarningKind::SmallCell),
    };
    let mut all: Vec<DisclosureWarning> = (cells.iter())
        .filter_map(|cell| Some(DisclosureWarning { kind: small(cell)?, cell: cell.clone(), was: None }))
        .collect();
    let Some(before) = before else { return all };
    let (now, then): (BTreeMap<Key, &CellPublished>, BTreeMap<Key, &CellPublished>) = (
        cells.iter().map(|cell| (key(cell), cell)).collect(),
        before.iter().map(|cell| (key(cell), cell)).collect(),
    );
    let keys = now.keys().chain(then.keys().filter(|key| !now.contains_key(*key)));
    for key in keys {
        let (is, was) = (now.get(key), then.get(key));
        let number = |cell: Option<&&CellPublished>| cell.map_or(0, |cell| cell.persons);
        let moved = number(is).abs_diff(number(was));
        // A small cell is warned of as it stands; a new one that is not small tells of nobody by the difference.
        let told = is.is_some_and(|cell| small(cell).is_some());
        if moved > 0 && moved < least.small_cell && !told {
            let cell = is.or(was).map(|cell| CellPublished { persons: number(is), ..(*cell).clone() });
            let was = Some(number(was));
            all.extend(cell.map(|cell| DisclosureWarning { kind: WarningKind::Differencing, cell, was }));
        }
    }
    all
}

/// What is withheld, by list and field.
pub(super) fn withheld(selection: &Selection) -> Vec<Withheld> {
    fn is_withheld<T>(value: &Disclosed<T>) -> bool {
        matches!(value, Disclosed::Withheld)
    }
    let policy = selection.persons_policy();
    type Test<'m> = fn(&PersonTold<'m>) -> bool;
    let fields: [(WithheldField, Option<Publishing>, Test); 4] = [
        (WithheldField::Names, Some(policy.names), |person| is_withheld(&person.names)),
        (WithheldField::Births, Some(policy.births), |person| is_withheld(&person.births)),
        (WithheldField::Numbers, Some(policy.numbers), |person| is_withheld(&person.numbers)),
        (WithheldField::Places, None, |person| is_withheld(&person.place)),
    ];
    let lists = selection.lists();
    let mut numbers = vec![([0u64; 4], 0u64); lists.len()];
    for person in selection.persons() {
        let tests = fields.map(|(_, _, test)| test(person));
        for (list, _) in &person.lists {
            let Some((of_fields, of)) = numbers.get_mut(*list) else { continue };
            *of += 1;
            tests.iter().zip(of_fields).for_each(|(test, number)| *number += u64::from(*test));
        }
    }
    let of_list = |(list, (of_fields, of)): (&crate::select::ListTold, ([u64; 4], u64))| {
        let title = list.title.to_owned();
        let told = fields.iter().zip(of_fields).map(move |((field, policy, _), persons)| Withheld {
            list: title.clone(),
            field: *field,
            policy: *policy,
            persons,
            of,
        });
        told.collect::<Vec<_>>()
    };
    lists.iter().zip(numbers).flat_map(of_list).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(of: &str, persons: u64) -> CellPublished {
        let (table, sex) = (CellTable::Place, Some(Sex::Female));
        CellPublished { table, of: of.to_owned(), status: Some(Status::Killed), sex, age: None, persons }
    }

    fn told(
        cells: &[CellPublished],
        before: Option<&[CellPublished]>,
    ) -> Vec<(WarningKind, String, u64, Option<u64>)> {
        let all = warnings(cells, before, &PublishSettings::default());
        all.into_iter()
            .map(|warning| (warning.kind, warning.cell.of, warning.cell.persons, warning.was))
            .collect()
    }

    #[test]
    fn cells_that_hold_a_few_are_warned_of_and_rates_of_more() {
        let rate = |deaths| CellPublished { table: CellTable::Rate, ..cell("all, 2031", deaths) };
        let cells = [cell("Odry", 2), cell("Selm", 3), rate(9), rate(10)];
        let expected = [
            (WarningKind::SmallCell, "Odry".to_owned(), 2, None),
            (WarningKind::SmallRate, "all, 2031".to_owned(), 9, None),
        ];
        assert_eq!(told(&cells, None), expected);
    }

    #[test]
    fn a_cell_that_a_few_came_to_or_left_is_warned_of() {
        let before = [cell("Lunt", 4), cell("Odry", 10), cell("Selm", 10), cell("Zell", 2)];
        let now = [cell("Lunt", 4), cell("New", 7), cell("Odry", 11), cell("Selm", 13)];
        let expected = [
            (WarningKind::Differencing, "Odry".to_owned(), 11, Some(10)),
            (WarningKind::Differencing, "Zell".to_owned(), 0, Some(2)),
        ];
        assert_eq!(told(&now, Some(&before)), expected);
        assert_eq!(told(&before[..3], Some(&before[..3])), [], "nothing changed");
    }
}
