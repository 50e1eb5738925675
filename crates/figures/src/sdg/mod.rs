//! The table of SDG 16.1.2: conflict-related deaths by sex, age, cause and status, and for each 100,000 people.
//!
//! The indicator's metadata (custodian: OHCHR) keeps three layers apart: direct deaths that are documented one by one,
//! direct deaths that are estimated beyond them, and indirect deaths. Here the first comes from the persons of the registry,
//! the others as the case gives them, and the three are never added up. Every dimension has its row for what is not known,
//! and each comes to all documented deaths.
//!
//! Must not: take a flood for a conflict, or an unknown sex for a man's. What is of a conflict the case says.

mod age_sex;
mod categories;
mod rates;

pub use age_sex::AgeSex;
pub use categories::{cause, protection};
pub use rates::{PopulationRate, StandardYear};

use crate::rates::{Level, RatesError};
use serde::Serialize;
use std::collections::BTreeMap;
use thiserror::Error;
use vocabulary::{Case, GivenEstimate, Person, Registry, SdgIncident, Status};

/// Why there is no table.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum SdgError {
    /// The case does not say which incidents are of a conflict.
    #[error(
        "case.toml names no incident under [sdg]: SDG 16.1.2 counts deaths of armed conflicts, so say which are, as in [[sdg.incident]] id = \"...\""
    )]
    NotAsked,
    /// An incident that the case does not declare.
    #[error("[[sdg.incident]] names \"{id}\", which no [[incident]] of case.toml declares")]
    NoIncident {
        /// The id that was given.
        id: String,
    },
    /// An incident that stands there twice.
    #[error("[[sdg.incident]] names \"{id}\" twice; its dead would count twice")]
    Twice {
        /// The id.
        id: String,
    },
    /// Populations with weights that hold the same people.
    #[error(
        "two [[population]] with a standard hold the same people, {one} and {other}; give each group once, or leave the standard out"
    )]
    Overlap {
        /// The one.
        one: String,
        /// The other.
        other: String,
    },
    /// A population that no rate can be reckoned from.
    #[error("[[population]]: {0}")]
    Rates(#[from] RatesError),
}

/// One category of one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Category {
    /// Sex, age, cause or status.
    pub dimension: &'static str,
    /// The category, in the words of the indicator.
    pub category: &'static str,
    /// Documented direct deaths in it.
    pub deaths: u64,
}

/// Deaths by year; no year where it is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct YearDeaths {
    /// The year.
    pub year: Option<i16>,
    /// Documented direct deaths in it.
    pub deaths: u64,
}

/// The table with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SdgTable {
    /// The incidents counted, by title, with the deaths of each.
    pub incidents: Vec<(String, u64)>,
    /// First layer: direct deaths that are documented, each one person of the registry.
    pub documented: u64,
    /// How many records stand behind them.
    pub records: u64,
    /// Second layer: direct deaths beyond, as estimated; `None` where nobody gave an estimate.
    pub undocumented: Option<GivenEstimate>,
    /// Third layer: indirect deaths, as estimated.
    pub indirect: Option<GivenEstimate>,
    /// Documented deaths by category; those of each dimension come to all.
    pub categories: Vec<Category>,
    /// By year, the unknown last.
    pub years: Vec<YearDeaths>,
    /// By age and sex.
    pub age_sex: Vec<AgeSex>,
    /// For each population given, the deaths in it and the rate.
    pub rates: Vec<PopulationRate>,
    /// Standardised rates, where populations have a standard.
    pub standardised: Vec<StandardYear>,
}

/// One of the dead with what the case says of the incident.
struct Dead<'t> {
    person: &'t Person,
    of: &'t SdgIncident,
}

/// The table of a case.
///
/// # Errors
/// [`SdgError`] where the case asks for none, or asks for what cannot be.
pub fn table(case: &Case, registry: &Registry, level: Level) -> Result<SdgTable, SdgError> {
    let settings =
        case.sdg.as_ref().filter(|settings| !settings.incidents.is_empty()).ok_or(SdgError::NotAsked)?;
    let mut asked: BTreeMap<&str, &SdgIncident> = BTreeMap::new();
    for incident in &settings.incidents {
        if !case.incidents.iter().any(|declared| declared.id == incident.id) {
            return Err(SdgError::NoIncident { id: incident.id.clone() });
        }
        if asked.insert(&incident.id, incident).is_some() {
            return Err(SdgError::Twice { id: incident.id.clone() });
        }
    }
    let dead: Vec<Dead> = (registry.persons.iter())
        .filter(|person| person.status() == Some(Status::Killed))
        .filter_map(|person| Some(Dead { person, of: asked.get(person.incident.as_deref()?)? }))
        .collect();
    let of = |id: &str| dead.iter().filter(|dead| dead.of.id == id).count() as u64;
    let counted = case.incidents.iter().filter(|incident| asked.contains_key(incident.id.as_str()));
    let mut years: BTreeMap<(bool, Option<i16>), u64> = BTreeMap::new();
    for dead in &dead {
        let year = dead.person.year();
        *years.entry((year.is_none(), year)).or_default() += 1;
    }
    Ok(SdgTable {
        incidents: counted.map(|incident| (incident.title.clone(), of(&incident.id))).collect(),
        documented: dead.len() as u64,
        records: dead.iter().map(|dead| dead.person.records.len() as u64).sum(),
        undocumented: settings.undocumented.clone(),
        indirect: settings.indirect.clone(),
        categories: categories::categories(&dead),
        years: years.into_iter().map(|((_, year), deaths)| YearDeaths { year, deaths }).collect(),
        age_sex: age_sex::table(&dead),
        rates: rates::rates(&case.populations, &dead, level)?,
        standardised: rates::standardised(&case.populations, &dead, level)?,
    })
}
