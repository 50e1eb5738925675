//! People who are missing, and who they might be: candidates among the released, the dead and remains without a name.
//!
//! Candidates are the pairs that linking scored and did not join. No rule of linking brings remains without a name to anybody, so
//! these are held against those who were seen last before they were found, by what else is known, and ranked by the
//! same chances.
//!
//! Must not: join, or call a candidate anything else.

use super::assemble::Joined;
use super::link::Bench;
use crate::Name;
use crate::link::{Learnt, Linker};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Among, Candidate, Chance, Day, Judgement, OpenCase, Person, Record, Status, limits};

/// How far apart two ages may be, in years, that are held against each other where nothing is known by name.
const YEARS_APART: u16 = 15;

/// The record that tells last of somebody of whom nothing is known since.
#[derive(Clone, Copy, Debug)]
pub struct LastSeen<'p> {
    /// The record.
    pub record: &'p Record,
    /// Missing or captured.
    pub status: Status,
}

/// When somebody was seen last, who is missing or captured by their records and of whose fate none tells; `None` for all others.
///
/// One who is dead by any record is dead. One who was released is not missing, unless that was clearly before; anything else that
/// happened to them ends the case only where it was clearly after, for it can have been before.
pub fn last_seen(person: &Person) -> Option<LastSeen<'_>> {
    let gone = |record: &&Record| matches!(record.status, Some(Status::Missing | Status::Captured));
    let last = |record: &Record| record.when.and_then(|when| when.last_day());
    let first = |record: &Record| record.when.and_then(|when| when.first_day());
    // Of equals the first, as the registry has them.
    let latest = person.records.iter().rev().filter(gone).max_by_key(|record| last(record))?;
    let clearly = |before: Option<Day>, after: Option<Day>| matches!((before, after), (Some(before), Some(after)) if before < after);
    let ends = |record: &Record| match record.status {
        None | Some(Status::Missing | Status::Captured) => false,
        Some(status) if status.is_dead() => true,
        Some(Status::Released) => !clearly(last(record), first(latest)),
        Some(_) => clearly(last(latest), first(record)),
    };
    (!person.records.iter().any(ends))
        .then(|| LastSeen { record: latest, status: latest.status.unwrap_or(Status::Missing) })
}

/// Among whom a person is who may be somebody missing.
fn among(person: &Person) -> Option<Among> {
    match person.status()? {
        // Row by row: a name on one of them is a name.
        status if status.is_dead() => Some(match person.records.iter().any(is_named) {
            true => Among::Dead,
            false => Among::Unidentified,
        }),
        Status::Released => Some(Among::Released),
        _ => None,
    }
}

/// Whether a record has a name, and not words for that none is known.
pub(super) fn is_named(record: &Record) -> bool {
    Name::read(&record.name).is_some()
}

/// A registry that was just made, as candidates are looked for in it.
pub(super) struct Seen<'s> {
    pub(super) bench: &'s Bench,
    pub(super) joined: &'s Joined<'s>,
    pub(super) persons: &'s [Person],
    /// The person of each unit.
    pub(super) person_of: &'s [u32],
}

/// A candidate on its way: how likely, and the units of the missing and of the other.
#[derive(Clone, Copy)]
struct Found {
    chance: f32,
    missing: u32,
    other: u32,
    among: Among,
}

impl Seen<'_> {
    /// The open cases, those seen last first and those of whom it is not known at the end; each with its candidates where there is an engine.
    pub(super) fn open_cases(&self, engine: Option<(&Linker<'_>, &Learnt)>) -> Vec<OpenCase> {
        let mut cases: Vec<(u32, LastSeen<'_>)> =
            (0u32..).zip(self.persons).filter_map(|(at, person)| Some((at, last_seen(person)?))).collect();
        cases.sort_by_key(|(at, seen)| (Reverse(seen.record.when.and_then(|when| when.last_day())), *at));
        cases.truncate(limits::OPEN_CASES_MAX);
        let mut found: BTreeMap<u32, Vec<Found>> = BTreeMap::new();
        if !cases.is_empty() {
            let open: BTreeSet<u32> = cases.iter().map(|(at, _)| *at).collect();
            self.scored(&open, &mut found);
            if let Some((linker, learnt)) = engine {
                self.remains(&cases, linker, learnt, &mut found);
            }
        }
        let each = (limits::CANDIDATES_KEPT_MAX / cases.len().max(1))
            .clamp(limits::CANDIDATES_MIN, limits::CANDIDATES_MAX);
        let one = |(at, seen): (u32, LastSeen<'_>)| OpenCase {
            person: self.persons[at as usize].id.clone(),
            status: seen.status,
            record: seen.record.key.clone(),
            when: seen.record.when,
            place: seen.record.place.clone(),
            candidates: self.ranked(found.remove(&at).unwrap_or_default(), each),
        };
        cases.into_iter().map(one).collect()
    }

    /// The pairs that linking scored and did not join.
    fn scored(&self, open: &BTreeSet<u32>, found: &mut BTreeMap<u32, Vec<Found>>) {
        let judged = self.joined.judged.iter();
        let different: BTreeSet<(u32, u32)> = judged
            .filter(|(_, judged)| judged.judgement == Judgement::Different)
            .map(|(pair, _)| (pair.a, pair.b))
            .collect();
        for pair in self.joined.scored.iter().filter(|pair| !different.contains(&(pair.a, pair.b))) {
            for (missing, other) in [(pair.a, pair.b), (pair.b, pair.a)] {
                let (person, of) = (self.person_of[missing as usize], self.person_of[other as usize]);
                if person == of || !open.contains(&person) || self.held_apart(missing, other) {
                    continue;
                }
                if let Some(among) = among(&self.persons[of as usize]) {
                    let chance = pair.probability;
                    found.entry(person).or_default().push(Found { chance, missing, other, among });
                }
            }
        }
    }

    /// Whether both are of one list that holds nobody twice.
    fn held_apart(&self, a: u32, b: u32) -> bool {
        let (a, b) = (&self.bench.units[a as usize], &self.bench.units[b as usize]);
        a.list == b.list && self.bench.distinct[a.list]
    }

    /// Remains without a name, held against those who may be them by sex, age and days.
    fn remains(
        &self,
        cases: &[(u32, LastSeen<'_>)],
        linker: &Linker<'_>,
        learnt: &Learnt,
        found: &mut BTreeMap<u32, Vec<Found>>,
    ) {
        let nameless = |unit: &u32| {
            among(&self.persons[self.person_of[*unit as usize] as usize]) == Some(Among::Unidentified)
        };
        let record = |unit: u32| &self.bench.units[unit as usize].records[0];
        let day = |unit: u32| record(unit).when.and_then(|when| when.last_day());
        let mut remains: Vec<u32> = (0..self.bench.units.len() as u32).filter(nameless).collect();
        // The longest found first; those of whom it is not known when they were found may be anybody.
        remains.sort_by_key(|unit| (day(*unit).is_none(), day(*unit), *unit));
        remains.truncate(limits::REMAINS_MAX);
        let undated = remains.partition_point(|unit| day(*unit).is_some());
        let most = (limits::REMAINS_COMPARED_MAX / cases.len().max(1)).max(1);
        for (person, seen) in cases {
            let Some(&missing) = self.bench.places.get(&seen.record.key) else { continue };
            let first = seen.record.when.and_then(|when| when.first_day());
            let from =
                first.map_or(0, |first| remains[..undated].partition_point(|unit| day(*unit) < Some(first)));
            let near = remains[from..undated].iter().take(most).chain(remains[undated..].iter().take(most));
            let other = near
                .copied()
                .filter(|other| may_be(seen.record, record(*other)) && !self.held_apart(missing, *other));
            let pairs: Vec<(u32, u32)> = other.map(|other| (missing, other)).collect();
            for ((missing, other), chance) in pairs.iter().zip(linker.probabilities(learnt, &pairs)) {
                if chance > 0.0 {
                    let (missing, other) = (*missing, *other);
                    let among = Among::Unidentified;
                    found.entry(*person).or_default().push(Found { chance, missing, other, among });
                }
            }
        }
    }

    /// The likeliest, each other person once, by its likeliest record.
    fn ranked(&self, mut found: Vec<Found>, most: usize) -> Vec<Candidate> {
        found.sort_by(|a, b| {
            b.chance.total_cmp(&a.chance).then((a.other, a.missing).cmp(&(b.other, b.missing)))
        });
        let mut persons = BTreeSet::new();
        found.retain(|one| persons.insert(self.person_of[one.other as usize]));
        found.truncate(most);
        let one = |found: Found| {
            let key = |unit: u32| self.bench.units[unit as usize].records[0].key.clone();
            let (missing, record) = (key(found.missing), key(found.other));
            Candidate {
                said: self.bench.said(&missing, &record),
                person: self.persons[self.person_of[found.other as usize] as usize].id.clone(),
                among: found.among,
                chance: Chance::of(f64::from(found.chance)),
                evidence: None,
                missing,
                record,
            }
        };
        found.into_iter().map(one).collect()
    }
}

/// Whether nothing that both say rules out that remains are those of somebody missing: sex, and ages too far apart.
fn may_be(missing: &Record, remains: &Record) -> bool {
    let sex = match (missing.sex, remains.sex) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    };
    let age = match (missing.years(), remains.years()) {
        (Some((low, high)), Some((from, to))) => {
            low <= to.saturating_add(YEARS_APART) && from <= high.saturating_add(YEARS_APART)
        }
        _ => true,
    };
    sex && age
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::{Digest, RecordKey};

    fn person(told: &[(Status, &str)]) -> Person {
        let record = |(at, (status, when)): (usize, &(Status, &str))| Record {
            status: Some(*status),
            when: when.parse().ok(),
            ..Record::of(RecordKey::new("lists/a.csv", at.to_string()), Digest::of(b""), "1", "Asa Thorne")
        };
        let records = told.iter().enumerate().map(record).collect();
        Person { id: "p".to_owned(), records, reasons: Vec::new(), weakest: None, incident: None }
    }

    #[test]
    fn a_known_fate_ends_a_case_and_what_may_have_been_before_does_not() {
        use Status::{Captured, Displaced, Identified, Injured, Killed, Missing, Released};
        for (told, open) in [
            (&[(Killed, "2031-05-05")][..], None),
            (&[(Missing, "2031-05-05")], Some("0")),
            (&[(Missing, "2031-05-05"), (Killed, "2030-01-01")], None),
            (&[(Missing, ""), (Identified, "")], None),
            (&[(Captured, "2031-05-05"), (Released, "2031-06-01")], None),
            (&[(Captured, "2031-05-05"), (Released, "")], None),
            (&[(Captured, "2031-05"), (Released, "2031-05-20")], None),
            (&[(Captured, "2031-05-05"), (Released, "2031-04-01")], Some("0")),
            (&[(Missing, "2031-05-05"), (Injured, "2031-05-01")], Some("0")),
            (&[(Missing, "2031-05-05"), (Injured, "")], Some("0")),
            (&[(Missing, "2031-05-05"), (Displaced, "2031-07")], None),
            (&[(Captured, "2031-03-01"), (Missing, "2031-05-05")], Some("1")),
            (&[(Missing, ""), (Captured, "2031-03-01")], Some("1")),
            (&[(Missing, "2031-05-05"), (Captured, "2031-05-05")], Some("0")),
        ] {
            let person = person(told);
            let seen = last_seen(&person).map(|seen| seen.record.key.row.as_str());
            assert_eq!(seen, open, "{told:?}");
        }
    }
}
