//! Estimates as the pages and charts take them.
//!
//! Must not: choose which method is right. Where one has to stand for all, it is the first that answers, and is named.

use super::{Apart, Estimated, OfStratum};
use publication::charts::{
    Apart as ApartTold, Estimates, GroupEstimate, LinkageGrid, MonthEstimate, Spread, Standing, Without,
};
use std::collections::BTreeMap;
use std::str::FromStr;
use vocabulary::{EstimateMethod, EstimateReport, EstimateTogether, Stratification};

/// What is drawn of estimates.
pub(crate) fn charted(estimated: &Estimated) -> Estimates {
    let without = (0..).zip(&estimated.without);
    let mut charted = Estimates {
        without: without.map(|(list, report)| Without { list, report: report.clone() }).collect(),
        linkage: linkage(estimated),
        linkages: estimated.linkages.iter().map(without_draws).collect(),
        ..Estimates::of(estimated.report.clone())
    };
    for apart in &estimated.strata {
        // A table may tell persons apart by anything; what is no month, sex or age is not drawn as such.
        let known = |by: &&Stratification| by.covariates().join(", ") == apart.by;
        let Some(by) = Stratification::ALL.iter().find(known) else { continue };
        let method = standing_for(&|method| {
            apart.strata.iter().any(|stratum| answer(&stratum.report, method).is_some())
        });
        let drawn = match by {
            Stratification::Month => months(apart, method).map(|months| charted.months = months),
            Stratification::SexAge => groups(apart, method).map(|groups| charted.groups = groups),
        };
        if drawn.is_some() {
            let summed = apart.summed.iter().find(|sum| Some(sum.method) == method).map(without_draws);
            charted.apart.push(ApartTold { by: *by, method, summed });
        }
    }
    charted
}

/// What is told of many tables; their draws are drawn nowhere.
fn without_draws(over: &EstimateTogether) -> EstimateTogether {
    let mut over = over.clone();
    over.estimate.iter_mut().for_each(|estimate| estimate.draws.clear());
    over
}

/// The method that stands for all where one number is shown: of those that answer, the one whose interval was found to hold
/// what it promises (`docs/estimating.md`).
fn standing_for(answers: &dyn Fn(EstimateMethod) -> bool) -> Option<EstimateMethod> {
    let first = [
        EstimateMethod::LoglinearAicAverage,
        EstimateMethod::LoglinearBic,
        EstimateMethod::Chapman,
        EstimateMethod::Chao,
    ];
    first.iter().chain(EstimateMethod::ALL).copied().find(|method| answers(*method))
}

fn answer(report: &EstimateReport, method: EstimateMethod) -> Option<Spread> {
    report.estimates.iter().find(|one| one.method == method).and_then(Spread::of)
}

fn standing(report: &EstimateReport, method: Option<EstimateMethod>) -> Standing {
    let estimated = method.and_then(|method| answer(report, method));
    Standing { documented: report.histories.documented(), estimated }
}

/// Why a stratum has no estimate by the method that is shown, or by any.
fn refusal(stratum: &OfStratum, method: Option<EstimateMethod>) -> Option<String> {
    let refusals = &stratum.report.refusals;
    let own = refusals.iter().find(|refusal| refusal.method.is_none() || refusal.method == method);
    let why = own.or(refusals.first()).filter(|_| standing(&stratum.report, method).estimated.is_none())?;
    Some(format!("{} {}", sentence(&why.reason), sentence(&why.safe_to_say)))
}

fn sentence(words: &str) -> String {
    let mut all = words.chars();
    let first = all.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let end = if words.ends_with('.') { "" } else { "." };
    format!("{first}{}{end}", all.as_str())
}

/// A value that is known; `Err` where it is no such word.
fn value<T: FromStr>(value: Option<&String>) -> Result<Option<T>, T::Err> {
    value.map(|word| word.parse()).transpose()
}

fn months(apart: &Apart, method: Option<EstimateMethod>) -> Option<Vec<MonthEstimate>> {
    let month = |stratum: &OfStratum| {
        Some(MonthEstimate {
            month: value(stratum.values.first()?.as_ref()).ok()?,
            standing: standing(&stratum.report, method),
            refused: refusal(stratum, method),
        })
    };
    apart.strata.iter().map(month).collect()
}

fn groups(apart: &Apart, method: Option<EstimateMethod>) -> Option<Vec<GroupEstimate>> {
    let group = |stratum: &OfStratum| {
        let [sex, age] = stratum.values.as_slice() else { return None };
        Some(GroupEstimate {
            sex: value(sex.as_ref()).ok()?,
            age: value(age.as_ref()).ok()?,
            standing: standing(&stratum.report, method),
            refused: refusal(stratum, method),
        })
    };
    apart.strata.iter().map(group).collect()
}

/// The estimates over thresholds as a grid.
fn linkage(estimated: &Estimated) -> Option<LinkageGrid> {
    let method = standing_for(&|method| {
        estimated.thresholds.iter().any(|(_, report)| answer(report, method).is_some())
    })?;
    let standing = |report: &EstimateReport| standing(report, Some(method));
    // Keys are the bits of positive numbers, which stand in the numbers' order.
    let mut rows: BTreeMap<u64, BTreeMap<u64, Standing>> = BTreeMap::new();
    for ([within, between], report) in &estimated.thresholds {
        rows.entry(within.to_bits()).or_default().insert(between.to_bits(), standing(report));
    }
    let named =
        |keys: &mut dyn Iterator<Item = &u64>| keys.map(|key| f64::from_bits(*key).to_string()).collect();
    Some(LinkageGrid {
        down: "chance from which two rows of one list are one person".to_owned(),
        across: format!("chance from which rows of two lists are one person (by {method})"),
        rows: named(&mut rows.keys()),
        columns: named(&mut rows.values().next()?.keys()),
        cells: rows.values().map(|row| row.values().copied().collect()).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use figures::estimate::{Settings, estimate};
    use vocabulary::Histories;

    fn stratum(values: &[Option<&str>], both: u64) -> OfStratum {
        let histories = Histories::new(["a", "b"], [(1, 60), (2, 50), (3, both)]).unwrap();
        OfStratum {
            values: values.iter().map(|value| value.map(str::to_owned)).collect(),
            name: "x".to_owned(),
            report: estimate(&histories, EstimateMethod::ALL, &Settings::default()),
        }
    }

    fn estimated(by: &str, strata: Vec<OfStratum>) -> Estimates {
        let report = stratum(&[], 20).report;
        let apart = Apart { by: by.to_owned(), strata, summed: Vec::new() };
        let (without, linkages, thresholds) = (Vec::new(), Vec::new(), Vec::new());
        charted(&Estimated { report, without, strata: vec![apart], linkages, thresholds })
    }

    #[test]
    fn a_month_that_bears_no_estimate_is_a_gap_with_its_reason() {
        let told = estimated("month", vec![stratum(&[None], 20), stratum(&[Some("2031-05")], 0)]);
        assert_eq!(told.apart[0].method, Some(EstimateMethod::Chapman));
        assert!(told.months[0].standing.estimated.is_some() && told.months[0].refused.is_none());
        let gap = &told.months[1];
        assert_eq!((gap.standing.documented, gap.standing.estimated), (110, None));
        let why = gap.refused.as_deref().unwrap();
        assert!(why.contains("share nobody") && why.contains("110 persons are documented."), "{why}");
    }

    #[test]
    fn what_is_no_month_sex_or_age_is_not_drawn_as_such() {
        for (by, values) in [
            ("month", vec![Some("spring")]),
            ("sex, age", vec![Some("f"), Some("child")]),
            ("sex, age", vec![Some("female")]),
            ("district", vec![Some("2031-05")]),
        ] {
            let told = estimated(by, vec![stratum(&values, 20)]);
            assert!(told.apart.is_empty() && told.months.is_empty() && told.groups.is_empty(), "{by}");
        }
        let told = estimated("sex, age", vec![stratum(&[Some("female"), None], 20)]);
        assert_eq!((told.groups[0].sex, told.groups[0].age), (Some(vocabulary::Sex::Female), None));
    }
}
