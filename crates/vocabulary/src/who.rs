//! Who a person was, as far as all records of the person agree: sex, age, what happened.
//!
//! Must not: choose between records that differ. Where they do, it is not known.

use crate::{Age, Day, Edtf, Person, Record, Sex, Status};
use std::collections::BTreeSet;

/// From which age on a person is no child, in years.
const ADULT_YEARS: u16 = 18;
/// From which age on a person is elderly, in years.
const ELDERLY_YEARS: u16 = 60;

impl Age {
    /// The class of an age in years.
    pub fn of_years(years: u16) -> Age {
        match years {
            ..ADULT_YEARS => Age::Child,
            ADULT_YEARS..ELDERLY_YEARS => Age::Adult,
            ELDERLY_YEARS.. => Age::Elderly,
        }
    }
}

impl Status {
    /// Whether it says that somebody is dead.
    pub fn is_dead(self) -> bool {
        matches!(self, Status::Killed | Status::Exhumed | Status::Identified)
    }
}

impl Record {
    /// The youngest and the oldest that the person can have been, in whole years: as said, or from the day of birth to the
    /// day it happened. `None` where neither is known, or birth comes after.
    pub fn years(&self) -> Option<(u16, u16)> {
        if let Some(age) = self.age {
            return Some((age, age));
        }
        let at = self.when?.first_day()?;
        let born = self.born?;
        let youngest = years(born.last_day()?, at)?;
        Some((youngest, years(born.first_day()?, at)?))
    }

    /// The age class, where the years leave one alone.
    pub fn age_class(&self) -> Option<Age> {
        let (youngest, oldest) = self.years()?;
        (Age::of_years(youngest) == Age::of_years(oldest)).then(|| Age::of_years(youngest))
    }
}

fn years(born: Day, at: Day) -> Option<u16> {
    let before = (at.month(), at.day()) < (born.month(), born.day());
    u16::try_from(at.year().checked_sub(born.year())?.checked_sub(i16::from(before))?).ok()
}

impl Person {
    /// The sex, where all records that say one say the same.
    pub fn sex(&self) -> Option<Sex> {
        sex_of(self.records.iter())
    }

    /// The age class, where all records that tell one tell the same.
    pub fn age_class(&self) -> Option<Age> {
        age_class_of(self.records.iter())
    }

    /// The age in whole years, where the records leave one alone.
    pub fn years(&self) -> Option<u16> {
        let exact = |(youngest, oldest): (u16, u16)| (youngest == oldest).then_some(youngest);
        agreed(self.records.iter().filter_map(Record::years).filter_map(exact))
    }

    /// The year in which it happened, where the records agree on one.
    pub fn year(&self) -> Option<i16> {
        let of = |when: Edtf| {
            let (first, last) = (when.first_day()?, when.last_day()?);
            (first.year() == last.year()).then_some(first.year())
        };
        agreed(self.records.iter().filter_map(|record| of(record.when?)))
    }

    /// All that records say happened to the person; remains that were found or given their names are of the dead.
    pub fn fates(&self) -> BTreeSet<Status> {
        let fate = |status: Status| if status.is_dead() { Status::Killed } else { status };
        self.records.iter().filter_map(|record| record.status).map(fate).collect()
    }
}

/// The sex of somebody of whom these are the records: see [`Person::sex`].
pub fn sex_of<'r>(records: impl Iterator<Item = &'r Record>) -> Option<Sex> {
    agreed(records.filter_map(|record| record.sex))
}

/// The age class of somebody of whom these are the records: see [`Person::age_class`].
pub fn age_class_of<'r>(records: impl Iterator<Item = &'r Record>) -> Option<Age> {
    agreed(records.filter_map(Record::age_class))
}

/// The month in which it happened to somebody of whom these are the records, where all that tell a month tell the same.
pub fn month_of<'r>(records: impl Iterator<Item = &'r Record>) -> Option<Edtf> {
    let of = |when: Edtf| {
        let month = |day: Day| Edtf::month(day.year(), day.month());
        let (first, last) = (month(when.first_day()?)?, month(when.last_day()?)?);
        (first == last).then_some(first)
    };
    agreed(records.filter_map(|record| of(record.when?)))
}

/// The value where all are the same.
fn agreed<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Digest, RecordKey};

    fn record(born: &str, when: &str) -> Record {
        let bare = Record::of(RecordKey::new("l", "1"), Digest::of(b""), "1", "a fiction");
        Record { born: born.parse().ok(), when: when.parse().ok(), ..bare }
    }

    fn person(records: Vec<Record>) -> Person {
        let id = "p".to_owned();
        Person { id, records, reasons: Vec::new(), weakest: None, incident: None }
    }

    #[test]
    fn records_that_differ_leave_it_unknown() {
        let of = |sex| Record { sex: Some(sex), ..record("", "") };
        assert_eq!(person(vec![of(Sex::Female), of(Sex::Male)]).sex(), None);
        assert_eq!(person(vec![of(Sex::Female), record("", "")]).sex(), Some(Sex::Female));
        let aged = |age| Record { age: Some(age), ..record("", "") };
        assert_eq!(person(vec![aged(17), aged(19)]).age_class(), None);
        assert_eq!(person(vec![aged(20), aged(21)]).age_class(), Some(Age::Adult));
        assert_eq!(person(vec![aged(20), aged(21)]).years(), None);
    }

    #[test]
    fn an_age_is_reckoned_as_vaguely_as_its_dates() {
        assert_eq!(record("2012-08-30", "2022-03-14").years(), Some((9, 9)));
        assert_eq!(record("2004", "2022-03-14").years(), Some((17, 18)));
        assert_eq!(record("2004", "2022-03-14").age_class(), None);
        assert_eq!(record("1990", "2022-03-14").age_class(), Some(Age::Adult));
        assert_eq!(record("2023-01-01", "2022-03-14").years(), None);
        assert_eq!(record("1990", "").years(), None);
    }

    #[test]
    fn a_month_is_known_where_the_dates_leave_one_alone() {
        let month = |dates: &[&str]| {
            let records: Vec<Record> = dates.iter().map(|when| record("", when)).collect();
            month_of(records.iter()).map(|month| month.to_string())
        };
        assert_eq!(month(&["2022-03-14", "2022-03", "2022", ""]).as_deref(), Some("2022-03"));
        assert_eq!(month(&["2022-03-30/2022-04-02"]), None);
        assert_eq!(month(&["2022-03-14", "2022-04-01"]), None);
        assert_eq!(month(&["2022", "", "2022-03/.."]), None);
    }

    #[test]
    fn remains_are_of_the_dead() {
        let of = |status| Record { status: Some(status), ..record("", "") };
        let fates = person(vec![of(Status::Missing), of(Status::Exhumed)]).fates();
        assert_eq!(fates.into_iter().collect::<Vec<_>>(), [Status::Killed, Status::Missing]);
    }
}
