//! Fictional estimates and a fictional registry, with lists named in several scripts. The numbers are invented, not reckoned.
//!
//! Must not: be taken for the work of `figures`.

use publication::charts::{
    Apart, Estimates, GroupEstimate, LinkageGrid, MonthEstimate, Spread, Standing, Without,
};
use std::collections::BTreeMap;
use vocabulary::{
    Age, Covers, Digest, Estimate, EstimateCheck, EstimateMethod, EstimateReport, EstimateTogether,
    Histories, Interval, IntervalKind, ListSummary, NoEstimate, Person, Record, RecordKey, Registry, Sex,
    Status, Stratification,
};

/// Names of lists: long, from right to left, mixed, short.
pub const LISTS: [&str; 4] = [
    "Register of the dead of the Hospital of Odry, as it was given to the inquiry in the year after",
    "قائمة مستشفى أودري (الجزء 2)",
    "רשימת העיר Odry, 2031",
    "Names on the wall",
];

/// Histories of four fictional lists, of which the second and the fourth share nobody.
pub fn histories() -> Histories {
    let cells = [
        (0b0001, 311),
        (0b0010, 145),
        (0b0011, 77),
        (0b0100, 236),
        (0b0101, 41),
        (0b0110, 12),
        (0b0111, 9),
        (0b1000, 106),
        (0b1001, 30),
        (0b1100, 18),
        (0b1101, 5),
    ];
    Histories::new(LISTS, cells).expect("fictional histories")
}

/// All that a page of estimates can be given.
pub fn estimates() -> Estimates {
    let report = self::report(&histories(), 1.0);
    let without = (0..LISTS.len()).map(|list| {
        let left = histories().without(list);
        let mut report = self::report(&left, 0.7 + 0.15 * list as f64);
        if list == 2 {
            report.estimates.clear();
        }
        Without { list, report }
    });
    let cell = |row: usize, column: usize| {
        let documented = 990 - 40 * (row + column) as u64;
        let estimate = 1_500.0 * 1.6f64.powi((row + column) as i32);
        let estimated =
            Spread::new(estimate, estimate * 0.7, estimate * 1.8).filter(|_| (row, column) != (2, 3));
        Standing { documented, estimated }
    };
    let months = (0..18).map(|at: u64| MonthEstimate {
        month: vocabulary::Edtf::month(2031 + (at / 12) as i16, (at % 12) as u8 + 1).filter(|_| at != 7),
        standing: standing(
            20 + (at * 37) % 61,
            if at % 5 == 4 { None } else { Some(1.4 + at as f64 / 20.0) },
        ),
        refused: (at % 5 == 4).then(|| "morgue and press share nobody".to_owned()),
    });
    let groups = [Some(Sex::Female), Some(Sex::Male), None].into_iter().flat_map(|sex| {
        let ages = [Some(Age::Child), Some(Age::Adult), Some(Age::Elderly), None];
        ages.into_iter().enumerate().map(move |(at, age)| {
            let documented = [120, 190, 60, 14][at] / if sex.is_none() { 10 } else { 1 };
            GroupEstimate {
                sex,
                age,
                standing: standing(documented, sex.and(age).map(|_| 2.0)),
                refused: None,
            }
        })
    });
    Estimates {
        report,
        without: without.collect(),
        linkage: Some(LinkageGrid {
            down: "Chance from which two rows of one list are doubles".to_owned(),
            across: "Chance from which rows of two lists are one person".to_owned(),
            rows: ["0.5", "0.7", "0.9"].map(str::to_owned).to_vec(),
            columns: ["0.5", "0.7", "0.9", "0.95"].map(str::to_owned).to_vec(),
            cells: (0..3).map(|row| (0..4).map(|column| cell(row, column)).collect()).collect(),
        }),
        linkages: vec![together(EstimateMethod::Chao, 2), together(EstimateMethod::LoglinearBic, 0)],
        apart: Stratification::ALL
            .iter()
            .map(|by| Apart {
                by: *by,
                method: Some(EstimateMethod::Chao),
                summed: Some(together(
                    EstimateMethod::Chao,
                    if *by == Stratification::Month { 3 } else { 0 },
                )),
            })
            .collect(),
        months: months.collect(),
        groups: groups.collect(),
    }
}

/// A fictional pool over twenty registries, some of which are refused; of a sum that leaves none.
fn together(method: EstimateMethod, refused: usize) -> EstimateTogether {
    let report = report(&histories(), 1.1);
    let estimate = report.estimates.into_iter().find(|estimate| estimate.method == method);
    EstimateTogether {
        method,
        answered: 20 - refused,
        refused,
        estimate: estimate.filter(|_| refused != 3),
        span: Some((1_710.4, 2_604.2)),
    }
}

fn standing(documented: u64, times: Option<f64>) -> Standing {
    let estimated = times.and_then(|times| {
        let hidden = documented as f64 * (times - 1.0);
        let documented = documented as f64;
        Spread::new(documented + hidden, documented + 0.5 * hidden, documented + 1.9 * hidden)
    });
    Standing { documented, estimated }
}

/// A fictional report: its estimates are so many times those of the whole.
pub fn report(histories: &Histories, times: f64) -> EstimateReport {
    let documented = histories.documented() as f64;
    let of = |method, hidden: f64, width: f64, drawn: bool| {
        let hidden = hidden * times;
        let kind = if drawn { IntervalKind::Credible } else { IntervalKind::LogNormal };
        Estimate {
            method,
            estimate: documented + hidden,
            interval: Interval {
                low: documented + hidden / width,
                high: documented + hidden * width,
                level: 0.95,
                kind,
            },
            intervals: Vec::new(),
            assumption: "being on one list says nothing about being on another, for everybody alike"
                .to_owned(),
            covers: if drawn { vec![Covers::Sampling, Covers::ModelChoice] } else { vec![Covers::Sampling] },
            mean: drawn.then_some(documented + 1.03 * hidden),
            median: drawn.then_some(documented + hidden),
            model: (!drawn).then(|| "[12,23,4]".to_owned()),
            diagnostics: BTreeMap::from([("deviance".to_owned(), 9.323)]),
            cautions: if drawn {
                Vec::new()
            } else {
                vec!["The interval is that of one chosen model.".to_owned()]
            },
            draws: if drawn { draws(documented, hidden, width.ln() / 1.96) } else { Vec::new() },
        }
    };
    EstimateReport {
        histories: histories.clone(),
        checks: vec![
            EstimateCheck {
                check: "lists".to_owned(),
                passed: true,
                detail: "4 lists, none of them empty".to_owned(),
            },
            EstimateCheck {
                check: "overlap-pairs".to_owned(),
                passed: false,
                detail: format!("{} and {} share nobody", LISTS[1], LISTS[3]),
            },
        ],
        estimates: vec![
            of(EstimateMethod::Chao, 1_050.0, 1.25, false),
            of(EstimateMethod::Independence, 1_420.0, 1.2, false),
            of(EstimateMethod::LoglinearBic, 2_310.0, 1.45, false),
            of(EstimateMethod::Decomposable, 2_600.0, 1.6, true),
            of(EstimateMethod::Lcmcr, 3_100.0, 2.4, true),
        ],
        refusals: vec![NoEstimate {
            method: Some(EstimateMethod::Chapman),
            reason: "there are 4 lists, and the method is for two".to_owned(),
            safe_to_say: "at least 990 persons are documented".to_owned(),
            would_help: "choose two lists that were kept apart from each other".to_owned(),
        }],
    }
}

/// Draws from a log-normal, the same each time: a linear congruential generator (Knuth, MMIX) and sums of twelve.
fn draws(documented: f64, hidden: f64, deviation: f64) -> Vec<f64> {
    let mut state = 20_310_505u64;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    let mut draw = || {
        let normal = (0..12).map(|_| uniform()).sum::<f64>() - 6.0;
        documented + hidden * (deviation * normal).exp()
    };
    (0..2_000).map(|_| draw()).collect()
}

/// A registry of three lists and invented persons without names, on this many pages' worth of months, sexes and ages.
pub fn registry(persons: usize) -> Registry {
    let paths = ["lists/a.csv", "lists/b.csv", "lists/c.csv"];
    let person = |at: usize| {
        let on: Vec<usize> =
            (0..3).filter(|list| (at * 7 + 3).is_multiple_of(list + 2) || *list == at % 3).collect();
        let records = on.into_iter().map(|list| Record {
            sex: [Some(Sex::Female), Some(Sex::Male), None][at % 8 / 3],
            age: [Some(7), Some(34), Some(71), None, Some(25)][at % 5],
            when: format!("2031-{:02}-{:02}", at % 4 + 3, at % 27 + 1).parse().ok().filter(|_| at % 9 != 8),
            status: Some(if at.is_multiple_of(6) { Status::Missing } else { Status::Killed }),
            ..Record::of(
                RecordKey::new(paths[list], at.to_string()),
                Digest::of(b"a list"),
                at.to_string(),
                "",
            )
        });
        Person {
            id: format!("p-{at:016x}"),
            records: records.collect(),
            reasons: Vec::new(),
            weakest: None,
            incident: None,
        }
    };
    let list = |at: usize| ListSummary {
        path: paths[at].to_owned(),
        title: Some(LISTS[at].to_owned()),
        publisher: None,
        records: persons / 2,
        confirmed: true,
        news: None,
    };
    Registry {
        persons: (0..persons).map(person).collect(),
        pairs: Vec::new(),
        lists: (0..3).map(list).collect(),
        moved: None,
    }
}
