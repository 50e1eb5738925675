//! Capture histories told apart by what else is known of the persons.
//!
//! Must not: decide which of it matters. That is the work of `figures`.

use crate::words::words;
use crate::{Histories, Record, VocabularyError, age_class_of, limits, month_of, sex_of};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::str::FromStr;

/// Capture histories of persons told apart by what else is known of them: age, month, cause.
///
/// What is not known of somebody stays not known; nobody is left out for it.
///
/// ```
/// use vocabulary::Strata;
/// let known = |sex: &str| vec![Some(sex.to_owned())];
/// let strata = Strata::new(
///     ["morgue", "press"],
///     ["sex"],
///     [(known("female"), 0b01, 6), (known("male"), 0b11, 2), (vec![None], 0b10, 3)],
/// )
/// .unwrap();
/// assert_eq!(strata.strata().len(), 3);
/// assert_eq!((strata.pooled().documented(), strata.not_known()), (11, 3));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strata {
    covariates: Vec<String>,
    strata: Vec<Stratum>,
    pooled: Histories,
}

/// Persons of whom the same is known, and which lists they are on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// What is known, for each covariate; `None` where it is not.
    pub values: Vec<Option<String>>,
    /// Which lists they are on.
    pub histories: Histories,
}

impl Stratum {
    /// Its name: the values, and "unknown" for what is not known.
    pub fn name(&self) -> String {
        let values: Vec<&str> =
            self.values.iter().map(|value| value.as_deref().unwrap_or("unknown")).collect();
        values.join(", ")
    }
}

impl Strata {
    /// The strata of these rows: what is known, on which lists, how many persons. Rows of one stratum are put together;
    /// strata are in the order of their values, unknown first.
    ///
    /// # Errors
    /// What [`Histories::new`] refuses; no covariate, two of one name, or more than [`limits::COVARIATES_MAX`]; rows with
    /// more or fewer values than covariates; more strata than [`limits::STRATA_MAX`].
    pub fn new<L: Into<String>, C: Into<String>>(
        lists: impl IntoIterator<Item = L>,
        covariates: impl IntoIterator<Item = C>,
        rows: impl IntoIterator<Item = (Vec<Option<String>>, u64, u64)>,
    ) -> Result<Strata, VocabularyError> {
        let lists: Vec<String> = lists.into_iter().map(Into::into).collect();
        let covariates: Vec<String> = covariates.into_iter().map(Into::into).collect();
        let refused = |why: String| Err(VocabularyError::Histories(why));
        if covariates.is_empty() || covariates.len() > limits::COVARIATES_MAX {
            return refused(format!(
                "{} columns tell persons apart; between 1 and {} can",
                covariates.len(),
                limits::COVARIATES_MAX
            ));
        }
        if covariates.iter().collect::<BTreeSet<_>>().len() < covariates.len() {
            return refused("two columns that tell persons apart have one name".to_owned());
        }
        let mut cells: BTreeMap<Vec<Option<String>>, Vec<(u64, u64)>> = BTreeMap::new();
        for (values, on, persons) in rows {
            if values.len() != covariates.len() {
                return refused(format!(
                    "a row has {} values for {} columns",
                    values.len(),
                    covariates.len()
                ));
            }
            cells.entry(values).or_default().push((on, persons));
            if cells.len() > limits::STRATA_MAX {
                return refused(format!(
                    "more than {} strata; put values together, such as days to months",
                    limits::STRATA_MAX
                ));
            }
        }
        let pooled = Histories::new(lists.clone(), cells.values().flatten().copied())?;
        let mut strata = Vec::new();
        for (values, cells) in cells {
            let histories = Histories::new(lists.clone(), cells)?;
            if histories.documented() > 0 {
                strata.push(Stratum { values, histories });
            }
        }
        Ok(Strata { covariates, strata, pooled })
    }

    /// What persons are told apart by.
    pub fn covariates(&self) -> &[String] {
        &self.covariates
    }

    /// The strata that somebody is in, in the order of their values.
    pub fn strata(&self) -> &[Stratum] {
        &self.strata
    }

    /// All persons, not told apart.
    pub fn pooled(&self) -> &Histories {
        &self.pooled
    }

    /// Of how many persons not all is known.
    pub fn not_known(&self) -> u64 {
        let lacking = self.strata.iter().filter(|stratum| stratum.values.contains(&None));
        lacking.map(|stratum| stratum.histories.documented()).sum()
    }
}

words! {
    /// What the persons of a registry are told apart by for estimates.
    Stratification {
        /// The month in which it happened to them.
        Month = "month",
        /// Sex and class of age: child, adult, elderly.
        SexAge = "sex-age",
    }
}

impl Stratification {
    /// What is known of persons, each a covariate of [`Strata`].
    pub fn covariates(self) -> &'static [&'static str] {
        match self {
            Stratification::Month => &["month"],
            Stratification::SexAge => &["sex", "age"],
        }
    }

    /// What is known of somebody of whom these are the records: a value for each covariate, `None` where records differ or do
    /// not say. A month is written as EDTF.
    pub fn values<'r>(self, records: impl Iterator<Item = &'r Record> + Clone) -> Vec<Option<String>> {
        match self {
            Stratification::Month => vec![month_of(records).map(|month| month.to_string())],
            Stratification::SexAge => vec![
                sex_of(records.clone()).map(|sex| sex.to_string()),
                age_class_of(records).map(|age| age.to_string()),
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: &str, on: u64, persons: u64) -> (Vec<Option<String>>, u64, u64) {
        (vec![Some(value.to_owned())], on, persons)
    }

    #[test]
    fn what_makes_no_strata_is_refused() {
        let none: [&str; 0] = [];
        assert!(Strata::new(["a", "b"], none, []).is_err());
        assert!(Strata::new(["a", "b"], ["sex", "sex"], []).is_err());
        assert!(Strata::new(["a", "b"], ["sex"], [(vec![], 1, 1)]).is_err());
        assert!(Strata::new(["a", "b"], ["sex"], [row("f", 0, 1)]).is_err());
        assert!(Strata::new(["a", "b"], ["sex"], [row("f", 0b100, 1)]).is_err());
        let many = (0..=limits::STRATA_MAX).map(|at| row(&at.to_string(), 1, 1));
        assert!(Strata::new(["a", "b"], ["day"], many).unwrap_err().to_string().contains("strata"));
    }

    #[test]
    fn rows_of_one_stratum_are_one_and_nobody_is_lost() {
        let strata = Strata::new(
            ["a", "b"],
            ["sex"],
            [row("m", 1, 4), row("f", 2, 3), row("m", 1, 1), row("x", 1, 0), (vec![None], 3, 2)],
        )
        .unwrap();
        let names: Vec<String> = strata.strata().iter().map(Stratum::name).collect();
        assert_eq!(names, ["unknown", "f", "m"]);
        assert_eq!(strata.strata()[2].histories.count(1), 5);
        assert_eq!(strata.pooled().documented(), 10);
    }

    #[test]
    fn lists_are_made_one_and_looked_into() {
        let histories =
            Histories::new(["a", "b", "c"], [(1, 10), (2, 20), (3, 3), (5, 7), (6, 2), (4, 9)]).unwrap();
        let merged = histories.merged(0, 2);
        assert_eq!(merged.lists(), ["a + c", "b"]);
        assert_eq!((merged.count(1), merged.count(2), merged.count(3)), (10 + 7 + 9, 20, 3 + 2));
        assert_eq!(merged.documented(), histories.documented());
        let within = histories.within(0);
        assert_eq!(within.lists(), ["b", "c"]);
        assert_eq!((within.count(1), within.count(2), within.documented()), (3, 7, 10));
    }

    #[test]
    fn what_records_do_not_agree_on_is_not_known() {
        let record = |when: &str, sex, age| Record {
            when: when.parse().ok(),
            sex,
            age,
            ..Record::of(crate::RecordKey::new("l", "1"), crate::Digest::of(b""), "1", "a fiction")
        };
        let one = record("2031-05-03", Some(crate::Sex::Female), Some(7));
        let other = record("2031-06", None, Some(8));
        let both = [one.clone(), other];
        let known = |text: &str| Some(text.to_owned());
        assert_eq!(Stratification::Month.values([one].iter()), [known("2031-05")]);
        assert_eq!(Stratification::Month.values(both.iter()), [None]);
        assert_eq!(Stratification::SexAge.values(both.iter()), [known("female"), known("child")]);
        for by in Stratification::ALL {
            assert_eq!(by.values([].iter()).len(), by.covariates().len());
        }
    }
}
