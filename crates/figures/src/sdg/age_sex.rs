//! The dead by age and sex, in bands of ten years: the table behind a pyramid.
//!
//! Must not: put anybody into a band whose records leave two of them open.

use super::Dead;
use serde::Serialize;
use vocabulary::{AgeBand, Sex};

/// The age from which on there is one band.
const LAST_FROM: u16 = 80;
const BAND_YEARS: u16 = 10;

/// Deaths of one band of ages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AgeSex {
    /// The ages; `None` where the age is not known well enough for one band.
    pub ages: Option<AgeBand>,
    /// Women and girls.
    pub female: u64,
    /// Men and boys.
    pub male: u64,
    /// Of unknown sex.
    pub unknown: u64,
}

/// All bands up to the last, the unknown at the end.
pub(super) fn table(dead: &[Dead]) -> Vec<AgeSex> {
    let row = |ages| AgeSex { ages, female: 0, male: 0, unknown: 0 };
    let bands =
        (0..LAST_FROM).step_by(usize::from(BAND_YEARS)).map(|from| (from, Some(from + BAND_YEARS - 1)));
    let bands = bands.chain([(LAST_FROM, None)]).filter_map(|(from, to)| AgeBand::new(from, to));
    let mut rows: Vec<AgeSex> = bands.map(Some).chain([None]).map(row).collect();
    for dead in dead {
        let within = |row: &AgeSex| row.ages.is_none_or(|band| is_within(dead, band) == Some(true));
        let Some(row) = rows.iter_mut().find(|row| within(row)) else { continue };
        match dead.person.sex() {
            Some(Sex::Female) => row.female += 1,
            Some(Sex::Male) => row.male += 1,
            None => row.unknown += 1,
        }
    }
    rows
}

/// Whether all records that tell an age have the person in a band; `None` where they leave it open or none tells.
pub(super) fn is_within(dead: &Dead, band: AgeBand) -> Option<bool> {
    let told = dead.person.records.iter().filter_map(|record| record.years());
    let mut each = told.map(|(youngest, oldest)| match (band.holds(youngest), band.holds(oldest)) {
        (true, true) => Some(true),
        (false, false) if !AgeBand::new(youngest, Some(oldest)).is_some_and(|span| span.meets(band)) => {
            Some(false)
        }
        _ => None,
    });
    let first = each.next()??;
    each.all(|one| one == Some(first)).then_some(first)
}
