//! Documented deaths for each 100,000 people, by the populations that the case gives.
//!
//! A death counts in a population where year, sex and age are known and fit. Those of whom one is not known are told beside
//! the rate: with them it would be higher.
//!
//! Must not: spread deaths of unknown age over the ages.

use super::age_sex::is_within;
use super::{Dead, SdgError};
use crate::rates::{Level, PER_100_000, Rate, Standardised, Stratum, direct, rate};
use serde::Serialize;
use vocabulary::{Population, Sex};

/// One population with its deaths and the rate.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PopulationRate {
    /// Who they are: "women and girls, 0-17, 2022".
    pub who: String,
    /// How many people.
    pub people: u64,
    /// Who says so.
    pub source: String,
    /// Documented deaths among them.
    pub deaths: u64,
    /// Documented deaths of which it is not known whether they belong here.
    pub perhaps: u64,
    /// Deaths for each 100,000, with the exact interval.
    pub rate: Rate,
}

/// A standardised rate of one year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StandardYear {
    /// The year; `None` for the whole time.
    pub year: Option<i16>,
    /// For each 100,000: crude, standardised and by group. Deaths of unknown group are in none of them.
    pub rates: Standardised,
    /// Deaths of the year that belong to no group that is known.
    pub left_out: u64,
}

/// "women and girls, 0-17, 2022"
fn who(population: &Population) -> String {
    let sex = match population.sex {
        Some(Sex::Female) => "women and girls",
        Some(Sex::Male) => "men and boys",
        None => "all",
    };
    let ages = population.ages.map(|ages| format!(", {ages}")).unwrap_or_default();
    let year = population.year.map(|year| format!(", {year}")).unwrap_or_default();
    format!("{sex}{ages}{year}")
}

/// Whether a death is of a population; `None` where it is not known.
fn is_of(dead: &Dead, population: &Population) -> Option<bool> {
    let asks = [
        population.year.map(|year| dead.person.year().map(|known| known == year)),
        population.sex.map(|sex| dead.person.sex().map(|known| known == sex)),
        population.ages.map(|ages| is_within(dead, ages)),
    ];
    // One "no" settles it, whatever else is not known.
    if asks.iter().flatten().flatten().any(|known| !known) {
        return Some(false);
    }
    asks.into_iter().flatten().all(|known| known.is_some()).then_some(true)
}

pub(super) fn rates(
    populations: &[Population],
    dead: &[Dead],
    level: Level,
) -> Result<Vec<PopulationRate>, SdgError> {
    let of = |population: &Population| {
        let told = |known: Option<bool>| dead.iter().filter(|dead| is_of(dead, population) == known).count();
        let deaths = told(Some(true)) as u64;
        Ok(PopulationRate {
            who: who(population),
            people: population.people,
            source: population.source.clone(),
            deaths,
            perhaps: told(None) as u64,
            rate: rate(deaths, population.people as f64, level)?.per(PER_100_000),
        })
    };
    populations.iter().map(of).collect()
}

/// For each year the rate standardised over the populations that have a standard.
pub(super) fn standardised(
    populations: &[Population],
    dead: &[Dead],
    level: Level,
) -> Result<Vec<StandardYear>, SdgError> {
    let mut years: Vec<Option<i16>> =
        populations.iter().filter(|one| one.standard.is_some()).map(|one| one.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut found = Vec::new();
    for year in years {
        let groups: Vec<&Population> =
            populations.iter().filter(|one| one.standard.is_some() && one.year == year).collect();
        apart(&groups)?;
        let strata: Vec<Stratum> = (groups.iter())
            .map(|group| Stratum {
                label: who(group),
                events: dead.iter().filter(|dead| is_of(dead, group) == Some(true)).count() as u64,
                at_risk: group.people as f64,
                standard: group.standard.unwrap_or_default() as f64,
            })
            .collect();
        let all = Population { sex: None, ages: None, ..groups[0].clone() };
        let of_year = dead.iter().filter(|dead| is_of(dead, &all) == Some(true)).count() as u64;
        let placed: u64 = strata.iter().map(|stratum| stratum.events).sum();
        let mut rates = direct(&strata, level)?;
        rates.crude = rates.crude.per(PER_100_000);
        rates.standardised = rates.standardised.per(PER_100_000);
        rates.strata.iter_mut().for_each(|group| group.rate = group.rate.per(PER_100_000));
        found.push(StandardYear { year, rates, left_out: of_year.saturating_sub(placed) });
    }
    Ok(found)
}

/// Whether no two groups can hold one person.
fn apart(groups: &[&Population]) -> Result<(), SdgError> {
    for (at, one) in groups.iter().enumerate() {
        for other in &groups[..at] {
            let sexes = one.sex.zip(other.sex).is_none_or(|(a, b)| a == b);
            let ages = one.ages.zip(other.ages).is_none_or(|(a, b)| a.meets(b));
            if sexes && ages {
                return Err(SdgError::Overlap { one: who(other), other: who(one) });
            }
        }
    }
    Ok(())
}
