//! Records on lists, and who is on which lists once it is said which records are one person.
//!
//! Must not: link. Who is who is handed in, once as it stands and once for each registry that might be true.

use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{EstimateCheck, Histories, Record, Status, Strata, Stratification, limits, status_of};

/// A record on one of the lists, or beside them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'r> {
    /// Its list; `None` where it is on none that was chosen, but may say more of a person who is.
    pub(crate) list: Option<usize>,
    /// The record, where more is known of it than its list.
    pub(crate) record: Option<&'r Record>,
    /// The incident of the person it is of, as the registry stands.
    pub(crate) incident: Option<&'r str>,
}

/// Which persons are counted.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Whom<'a> {
    /// Of this incident.
    pub(crate) incident: Option<&'a str>,
    /// To whom this happened.
    pub(crate) status: Option<Status>,
}

/// All records, with the lists that they are on.
#[derive(Debug)]
pub(crate) struct Rolls<'r> {
    pub(crate) lists: Vec<String>,
    pub(crate) rows: Vec<Row<'r>>,
    pub(crate) whom: Whom<'r>,
}

/// How many persons are not counted, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Left {
    /// On none of the lists.
    pub(crate) unlisted: u64,
    /// Of another incident, or of none.
    pub(crate) elsewhere: u64,
    /// To whom something else happened.
    pub(crate) otherwise: u64,
    /// Of whom no list says what happened, where one thing is asked for.
    pub(crate) unsaid: u64,
    /// How many different things happened to those who are counted.
    pub(crate) statuses: usize,
}

/// Those who are counted: the rows of each person, with the lists that they are on.
type Counted<'a, 'r> = Vec<(Vec<&'a Row<'r>>, u64)>;

impl<'r> Rolls<'r> {
    /// The histories where `persons` says of each row which person it is of.
    pub(crate) fn histories(&self, persons: &[u32]) -> Result<(Histories, Left)> {
        let (counted, left) = self.counted(persons);
        Ok((Histories::new(self.names(), counted.iter().map(|(_, on)| (*on, 1)))?, left))
    }

    /// The same, told apart by what the records of each person say.
    pub(crate) fn strata(&self, persons: &[u32], by: Stratification) -> Result<Strata> {
        let (counted, _) = self.counted(persons);
        let row =
            |(rows, on): &(Vec<&Row<'r>>, u64)| (by.values(rows.iter().filter_map(|row| row.record)), *on, 1);
        Ok(Strata::new(self.names(), by.covariates().iter().copied(), counted.iter().map(row))?)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.lists.iter().map(String::as_str)
    }

    /// Who is counted, and how many are not.
    fn counted(&self, persons: &[u32]) -> (Counted<'_, 'r>, Left) {
        let mut rows_of: BTreeMap<u32, Vec<&Row<'r>>> = BTreeMap::new();
        for (row, person) in self.rows.iter().zip(persons) {
            rows_of.entry(*person).or_default().push(row);
        }
        let (mut counted, mut left) = (Vec::new(), Left::default());
        let mut statuses = BTreeSet::new();
        for rows in rows_of.into_values() {
            let on = rows.iter().filter_map(|row| row.list).fold(0u64, |on, list| on | 1 << list);
            let status = status_of(rows.iter().filter_map(|row| row.record));
            let here = |incident: &str| rows.iter().any(|row| row.incident == Some(incident));
            if on == 0 {
                left.unlisted += 1;
            } else if self.whom.incident.is_some_and(|incident| !here(incident)) {
                left.elsewhere += 1;
            } else if self.whom.status.is_some() && status.is_none() {
                left.unsaid += 1;
            } else if self.whom.status.is_some() && status != self.whom.status {
                left.otherwise += 1;
            } else {
                statuses.extend(rows.iter().any(|row| row.record.is_some()).then_some(status));
                counted.push((rows, on));
            }
        }
        left.statuses = statuses.len();
        (counted, left)
    }
}

impl Left {
    /// What was left out, in sentences.
    pub(crate) fn notes(&self, whom: &Whom<'_>) -> Vec<String> {
        let mut notes = Vec::new();
        let mut note = |persons: u64, why: String| {
            if persons > 0 {
                notes.push(format!("not counted, as {why}: {persons}"));
            }
        };
        note(self.unlisted, "they are on none of the lists used".to_owned());
        if let Some(incident) = whom.incident {
            note(self.elsewhere, format!("not of the incident {incident}"));
        }
        if let Some(status) = whom.status {
            note(self.otherwise, format!("something other than \"{status}\" happened to them"));
            note(self.unsaid, "no list says what happened to them".to_owned());
        }
        notes
    }

    /// Whether one and the same happened to all who are counted, where it is known of any.
    pub(crate) fn checks(&self) -> Vec<EstimateCheck> {
        let detail = match self.statuses {
            0 => return Vec::new(),
            1 => "the same happened to all who are counted, as far as the lists say".to_owned(),
            many => format!(
                "{many} different things happened to those who are counted, or it is not said; lists of the dead and of the \
                 missing do not hold the same people, so choose one with --status"
            ),
        };
        vec![EstimateCheck { check: "one-status".to_owned(), passed: self.statuses == 1, detail }]
    }
}

/// The places of the lists that are chosen among those there are; all where none is.
pub(crate) fn chosen(there: &[String], named: &[String]) -> Result<Vec<usize>> {
    let mut chosen = BTreeSet::new();
    for name in named {
        let is = |list: &&String| *list == name || list.strip_prefix("lists/") == Some(name.as_str());
        match there.iter().position(|list| is(&list)) {
            Some(at) => chosen.insert(at),
            None => bail!("there is no list \"{name}\"; there are: {}", there.join(", ")),
        };
    }
    let all = named.is_empty();
    let chosen: Vec<usize> = (0..there.len()).filter(|at| all || chosen.contains(at)).collect();
    if chosen.len() > limits::CAPTURE_LISTS_MAX {
        bail!(
            "{} lists are more than the {} that can be held; choose with --list",
            chosen.len(),
            limits::CAPTURE_LISTS_MAX
        );
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vocabulary::{Digest, RecordKey};

    fn record(status: Option<Status>) -> Record {
        let key = RecordKey::new("lists/a.csv", "1");
        Record { status, ..Record::of(key, Digest::of(b"a"), "1", "Asa Thorne (fictional)") }
    }

    #[test]
    fn a_list_that_is_not_there_is_refused_with_those_that_are() {
        let there = ["lists/a.csv".to_owned(), "lists/b.csv".to_owned()];
        let refused = chosen(&there, &["c.csv".to_owned()]).unwrap_err().to_string();
        assert!(refused.ends_with("there are: lists/a.csv, lists/b.csv"), "{refused}");
        assert_eq!(chosen(&there, &["b.csv".to_owned()]).unwrap(), [1]);
        assert_eq!(chosen(&there, &[]).unwrap(), [0, 1]);
        let many: Vec<String> = (0..64).map(|at| at.to_string()).collect();
        assert!(chosen(&many, &[]).is_err());
    }

    #[test]
    fn persons_are_counted_once_and_those_left_out_are_told() {
        let (dead, missing, unsaid) =
            (record(Some(Status::Killed)), record(Some(Status::Missing)), record(None));
        let row = |list, record, incident| Row { list, record: Some(record), incident };
        let rows = vec![
            row(Some(0), &dead, Some("odry")),
            row(Some(1), &missing, Some("odry")),
            row(Some(1), &missing, Some("odry")),
            row(Some(1), &unsaid, Some("odry")),
            row(None, &dead, Some("odry")),
            row(Some(0), &dead, None),
        ];
        let persons = [0, 0, 1, 2, 3, 4];
        let whom = Whom { incident: Some("odry"), status: Some(Status::Killed) };
        let rolls = Rolls { lists: vec!["a".into(), "b".into()], rows: rows.clone(), whom };
        let (histories, left) = rolls.histories(&persons).unwrap();
        assert_eq!(histories.cells().collect::<Vec<_>>(), [(0b11, 1)], "dead by one record is dead");
        assert_eq!(left, Left { unlisted: 1, elsewhere: 1, otherwise: 1, unsaid: 1, statuses: 1 });
        assert_eq!(left.notes(&whom).len(), 4);
        let dead_of = rolls.strata(&persons, Stratification::Month).unwrap();
        assert_eq!(dead_of.pooled(), &histories, "the same persons are told apart as are counted together");
        let all = Rolls { lists: rolls.lists.clone(), rows, whom: Whom::default() };
        let (histories, left) = all.histories(&persons).unwrap();
        assert_eq!((histories.documented(), left.statuses), (4, 3));
        let check = &left.checks()[0];
        assert!(!check.passed && check.detail.contains("--status"), "{check:?}");
    }

    #[test]
    fn nobody_is_lost_whose_month_sex_or_age_is_not_known() {
        let known = Record { when: "2031-05-03".parse().ok(), age: Some(7), ..record(None) };
        let unknown = record(None);
        let row = |list, record| Row { list: Some(list), record: Some(record), incident: None };
        let rows = vec![row(0, &known), row(1, &unknown), row(1, &unknown)];
        let rolls = Rolls { lists: vec!["a".into(), "b".into()], rows, whom: Whom::default() };
        let months = rolls.strata(&[0, 0, 1], Stratification::Month).unwrap();
        let told: Vec<_> = months.strata().iter().map(|s| (s.name(), s.histories.documented())).collect();
        assert_eq!(told, [("unknown".to_owned(), 1), ("2031-05".to_owned(), 1)]);
        let groups = rolls.strata(&[0, 0, 1], Stratification::SexAge).unwrap();
        assert_eq!((groups.pooled().documented(), groups.not_known()), (2, 2));
        assert_eq!(groups.strata()[1].name(), "unknown, child");
    }
}
