//! What is recorded already for an aggregate's place and period, and the total that it starts from.
//!
//! For each incident that fits, as many as the larger of persons and claims: whoever is named is among those claimed. An
//! incident that reaches beyond the period may have all of its dead in it, or only those who are known to have died then.
//!
//! Must not: take off what rests on the aggregate itself.

use super::{Overlap, number};
use crate::Reconciliation;
use crate::registry::all_dead;
use thiserror::Error;
use vocabulary::{Aggregate, Case, ClaimRef, Edtf, Incident, Person, Reading, Registry, Status, fold};

/// Why an aggregate is not absorbed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AggregateError {
    /// Neither a total nor a claim, or both.
    #[error("[[aggregate]] \"{id}\": give either total = NUMBER or claim = \"sources/FILE#f1\"")]
    Total {
        /// The aggregate.
        id: String,
    },
    /// A claim that no source makes.
    #[error(
        "[[aggregate]] \"{id}\": no source of the case makes the claim \"{claim}\"; look for its id on the page of the source"
    )]
    Claim {
        /// The aggregate.
        id: String,
        /// What was given.
        claim: String,
    },
    /// An incident that is not in the case.
    #[error("[[aggregate]] \"{id}\": it excludes deaths of \"{incident}\", which is no incident of the case")]
    Incident {
        /// The aggregate.
        id: String,
        /// What was given.
        incident: String,
    },
    /// No place.
    #[error("[[aggregate]] \"{id}\": name at least one place, so that it can be told what is recorded there")]
    Place {
        /// The aggregate.
        id: String,
    },
}

/// The number that an aggregate starts from, and the claim that gives it, where one does.
///
/// # Errors
/// [`AggregateError::Total`] and [`AggregateError::Claim`].
pub fn total(aggregate: &Aggregate, readings: &[Reading]) -> Result<(Option<ClaimRef>, u64), AggregateError> {
    let id = || aggregate.id.clone();
    match (&aggregate.claim, aggregate.total) {
        (None, Some(total)) => Ok((None, total)),
        (Some(claim), None) => {
            let found = claim.rsplit_once('#').and_then(|(path, figure)| {
                let of = readings.iter().filter(|reading| reading.source.path == path);
                of.into_iter().find_map(|reading| Some((reading.source.sha256, reading.figure(figure)?)))
            });
            let (source, figure) =
                found.ok_or_else(|| AggregateError::Claim { id: id(), claim: claim.clone() })?;
            Ok((Some(ClaimRef { source, figure: figure.id.clone() }), number(figure)))
        }
        _ => Err(AggregateError::Total { id: id() }),
    }
}

/// The deaths that are recorded for an aggregate's place and period, by incident; last the persons of no incident.
///
/// # Errors
/// [`AggregateError::Place`] and [`AggregateError::Incident`].
pub fn recorded(
    case: &Case,
    aggregate: &Aggregate,
    claim: Option<&ClaimRef>,
    told: &Reconciliation,
    registry: &Registry,
) -> Result<Vec<Overlap>, AggregateError> {
    let places: Vec<String> = aggregate.places.iter().map(|place| fold(place)).collect();
    if places.iter().all(String::is_empty) {
        return Err(AggregateError::Place { id: aggregate.id.clone() });
    }
    let mut excluded = aggregate.excludes.iter().flat_map(|kind| &kind.incidents);
    if let Some(unknown) = excluded.find(|id| told.incidents.iter().all(|incident| incident.id != **id)) {
        return Err(AggregateError::Incident { id: aggregate.id.clone(), incident: unknown.clone() });
    }
    let here = |name: &str| places.contains(&fold(name));
    let dead: Vec<&Person> =
        registry.persons.iter().filter(|person| person.status() == Some(Status::Killed)).collect();
    let fits = |incident: &&Incident| {
        let then = incident.when.is_some_and(|when| when.overlaps(aggregate.period));
        then && incident.places.iter().any(|place| here(place))
    };
    let of = |incident: &Incident| of_incident(case, aggregate, claim, told, &dead, incident);
    let mut overlaps: Vec<Overlap> =
        told.incidents.iter().filter(fits).map(of).filter(|overlap| overlap.high > 0).collect();
    let alone = |person: &&&Person| {
        let placed = |record: &vocabulary::Record| record.place.as_deref().is_some_and(here);
        person.incident.is_none()
            && person.records.iter().any(placed)
            && died_within(person, aggregate.period) == Some(true)
    };
    let others = dead.iter().filter(alone).count() as u64;
    if others > 0 {
        let what = format!("persons of the registry without an incident ({others})");
        overlaps.push(Overlap { what, id: None, low: others, high: others });
    }
    Ok(overlaps)
}

fn of_incident(
    case: &Case,
    aggregate: &Aggregate,
    claim: Option<&ClaimRef>,
    told: &Reconciliation,
    dead: &[&Person],
    incident: &Incident,
) -> Overlap {
    let persons: Vec<&&Person> =
        dead.iter().filter(|person| person.incident.as_deref() == Some(incident.id.as_str())).collect();
    let scope = all_dead(incident);
    let tally = told.tally(&scope, case.rule_for(&scope));
    let own = tally.is_some_and(|tally| {
        let mut used = tally.inputs.iter().filter(|input| input.set_aside.is_none());
        used.any(|input| Some(input.claim.as_ref()) == claim)
    });
    let named = persons.len() as u64;
    let (mut low, mut high) = (named, named);
    let mut what = format!("{}, {named} persons of the registry", incident.title);
    if let Some(tally) = tally {
        if own {
            what.push_str("; the claim rests on this total, and is not taken off");
        } else {
            let most = tally.high.or(tally.best).unwrap_or(tally.low);
            low = low.max(tally.low);
            high = high.max(most);
            what.push_str(&format!(", {} to {most} claimed by the rule {}", tally.low, tally.rule.name()));
        }
    }
    if !incident.when.is_some_and(|when| aggregate.period.contains(when)) {
        low = persons.iter().filter(|person| died_within(person, aggregate.period) == Some(true)).count()
            as u64;
        let out = persons.iter().filter(|person| died_within(person, aggregate.period) == Some(false));
        high = high.saturating_sub(out.count() as u64).max(low);
        what.push_str("; it reaches beyond the period");
    }
    Overlap { what, id: Some(incident.id.clone()), low, high }
}

/// Whether a person died in a period; `None` where the days leave it open or none is told.
fn died_within(person: &Person, period: Edtf) -> Option<bool> {
    let mut told = person.records.iter().filter_map(|record| record.when);
    let of = |when: Edtf| match (period.contains(when), period.overlaps(when)) {
        (true, _) => Some(true),
        (_, false) => Some(false),
        _ => None,
    };
    let first = of(told.next()?)?;
    told.all(|when| of(when) == Some(first)).then_some(first)
}
