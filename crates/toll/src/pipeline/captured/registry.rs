//! The registry of a case as rolls.
//!
//! Must not: take documents for a list. Whom they name is counted only where a list holds them too: reporters follow lists and
//! one another, so that what they name is no list of its own.

use super::rolls::{Rolls, Row, Whom, chosen};
use super::thresholds::Pair;
use crate::pipeline::is_list;
use anyhow::{Result, bail};
use persons::registry::Drawing;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Judgement, RecordKey, Registry, limits};

/// The rolls of a registry, and which person each row is of as it stands.
///
/// # Errors
/// Where a list that is named is not there, or no person is of the incident that is named.
pub(crate) fn rolls<'r>(
    registry: &'r Registry,
    lists: &[String],
    whom: Whom<'r>,
) -> Result<(Rolls<'r>, Vec<u32>)> {
    let records = || registry.persons.iter().flat_map(|person| &person.records);
    let there: BTreeSet<&str> =
        records().map(|record| record.key.list.as_str()).filter(|list| is_list(list)).collect();
    let there: Vec<String> = there.into_iter().map(str::to_owned).collect();
    let used = chosen(&there, lists)?;
    if let Some(incident) = whom.incident {
        let known: BTreeSet<&str> =
            registry.persons.iter().filter_map(|person| person.incident.as_deref()).collect();
        if !known.contains(incident) {
            let known: Vec<&str> = known.into_iter().collect();
            bail!("no person is of an incident \"{incident}\"; there are: {}", known.join(", "));
        }
    }
    let names = used.iter().map(|list| there[*list].clone()).collect();
    let place: BTreeMap<&str, usize> =
        used.iter().enumerate().map(|(at, list)| (there[*list].as_str(), at)).collect();
    let (mut rows, mut persons) = (Vec::new(), Vec::new());
    for (at, person) in (0u32..).zip(&registry.persons) {
        for record in &person.records {
            let list = place.get(record.key.list.as_str()).copied();
            rows.push(Row { list, record: Some(record), incident: person.incident.as_deref() });
            persons.push(at);
        }
    }
    Ok((Rolls { lists: names, rows, whom }, persons))
}

/// The pairs of the registry that are known with their chances, as places of its records; a judged pair is as likely as it was
/// judged to be. `None` where more wait than are kept.
pub(crate) fn pairs(registry: &Registry) -> Option<Vec<Pair>> {
    if registry.waiting() >= limits::QUEUE_PAIRS_MAX {
        return None;
    }
    let keys = registry.persons.iter().flat_map(|person| &person.records).map(|record| &record.key);
    let places: BTreeMap<&RecordKey, u32> = keys.zip(0u32..).collect();
    let pairs = registry.pairs.iter().filter_map(|pair| {
        let probability = match pair.judged {
            Some(Judgement::Same) => 1.0,
            Some(Judgement::Different) => 0.0,
            Some(Judgement::Unsure) | None => f64::from(pair.chance.parts()) / 10_000.0,
        };
        let (a, b) = (*places.get(&pair.a)?, *places.get(&pair.b)?);
        Some(Pair { a, b, probability, within: pair.a.list == pair.b.list })
    });
    Some(pairs.collect())
}

/// For each registry that might be true, the person of each record in the order of the rolls.
pub(crate) fn drawn(registry: &Registry, drawing: &Drawing<'_>, seed: u64, many: usize) -> Vec<Vec<u32>> {
    let places: BTreeMap<&RecordKey, usize> = drawing.records().iter().zip(0..).collect();
    let keys = registry.persons.iter().flat_map(|person| &person.records).map(|record| &record.key);
    let places: Vec<Option<usize>> = keys.map(|key| places.get(key).copied()).collect();
    let number = drawing.records().len() as u32;
    let one = |at: usize| {
        let persons = drawing.draw(seed, at);
        // A record that is not drawn, which cannot be, would be a person of its own.
        let of = |(place, own): (&Option<usize>, u32)| place.map_or(number + own, |place| persons[place]);
        places.iter().zip(0..).map(of).collect()
    };
    (0..many).into_par_iter().map(one).collect()
}
