//! Strata as rows of a design: which numbers stand for what is known of the persons.
//!
//! Must not: fit anything.

use std::collections::BTreeSet;
use vocabulary::Strata;

/// The most numbers in a design.
const NUMBERS_MAX: usize = 8_000_000;
/// The most terms: their covariance is held whole.
const TERMS_MAX: usize = 400;

/// What becomes of persons of whom something is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// The fit is made without them.
    LeftOut,
    /// Not known is a value of its own.
    Own,
}

/// Strata, each with the numbers that stand for its values, its persons, and how many are on each combination of lists.
pub(super) struct Design {
    pub(super) lists: usize,
    /// How many numbers each stratum has.
    pub(super) columns: usize,
    pub(super) strata: Vec<Row>,
}

/// One stratum of a design.
pub(super) struct Row {
    pub(super) values: Vec<f64>,
    pub(super) persons: f64,
    /// By combination of lists, that of none included, which is 0.
    pub(super) counts: Vec<f64>,
}

/// How a covariate becomes numbers.
enum Coding {
    /// As it is; the mean stands for what is not known.
    Number { mean: f64 },
    /// One column for each value but the first.
    Factor { levels: Vec<String> },
}

impl Design {
    /// The design of these strata. Values that all are numbers count as numbers, unless `factors` names the covariate.
    ///
    /// # Errors
    /// A sentence: nobody of whom all is known, or too many strata and terms.
    pub(super) fn of(strata: &Strata, factors: &[String], unknown: Unknown) -> Result<Design, String> {
        let lists = strata.pooled().lists().len();
        let kept = || {
            strata
                .strata()
                .iter()
                .filter(|stratum| unknown == Unknown::Own || !stratum.values.contains(&None))
        };
        if kept().next().is_none() {
            return Err("There is nobody of whom all covariates are known".to_owned());
        }
        let mut codings = Vec::new();
        for (at, name) in strata.covariates().iter().enumerate() {
            let values: BTreeSet<&String> =
                kept().filter_map(|stratum| stratum.values[at].as_ref()).collect();
            let lacking = kept().any(|stratum| stratum.values[at].is_none());
            codings.push((
                at,
                coding(
                    kept().map(|stratum| (&stratum.values[at], stratum.histories.documented())),
                    values,
                    factors.contains(name),
                ),
                lacking,
            ));
        }
        let columns: usize = codings
            .iter()
            .map(|(_, coding, lacking)| {
                usize::from(*lacking)
                    + match coding {
                        Coding::Number { .. } => 1,
                        Coding::Factor { levels } => levels.len().saturating_sub(1),
                    }
            })
            .sum();
        // Terms of lists and of all pairs, each with each column.
        let terms = (1 + lists + lists * (lists - 1) / 2).saturating_mul(1 + columns);
        let rows = kept().count().saturating_mul((1 << lists) - 1);
        if terms > TERMS_MAX || rows.saturating_mul(terms) > NUMBERS_MAX {
            return Err(format!(
                "{} strata with {columns} columns of values are more than can be fitted at once",
                kept().count()
            ));
        }
        let strata = kept()
            .map(|stratum| Row {
                values: codings
                    .iter()
                    .flat_map(|(at, coding, lacking)| coded(coding, *lacking, &stratum.values[*at]))
                    .collect(),
                persons: stratum.histories.documented() as f64,
                counts: (0..1 << lists).map(|on| stratum.histories.count(on) as f64).collect(),
            })
            .collect();
        Ok(Design { lists, columns, strata })
    }
}

fn coding<'a>(
    persons: impl Iterator<Item = (&'a Option<String>, u64)>,
    values: BTreeSet<&String>,
    factor: bool,
) -> Coding {
    let number = |value: &str| {
        value.trim().parse::<f64>().ok().filter(|number| number.is_finite() && number.abs() < 1e9)
    };
    if factor || values.is_empty() || values.iter().any(|value| number(value).is_none()) {
        return Coding::Factor { levels: values.into_iter().cloned().collect() };
    }
    let (mut sum, mut count) = (0.0, 0.0);
    for (value, persons) in persons {
        if let Some(number) = value.as_deref().and_then(number) {
            sum += number * persons as f64;
            count += persons as f64;
        }
    }
    Coding::Number { mean: sum / f64::max(count, 1.0) }
}

/// The numbers of one value; the last says that it is not known, where that happens.
fn coded(coding: &Coding, lacking: bool, value: &Option<String>) -> Vec<f64> {
    let mut numbers = match coding {
        Coding::Number { mean } => {
            vec![value.as_deref().and_then(|value| value.trim().parse().ok()).unwrap_or(*mean)]
        }
        Coding::Factor { levels } => {
            levels.iter().skip(1).map(|level| f64::from(u8::from(value.as_ref() == Some(level)))).collect()
        }
    };
    if lacking {
        numbers.push(f64::from(u8::from(value.is_none())));
    }
    numbers
}
