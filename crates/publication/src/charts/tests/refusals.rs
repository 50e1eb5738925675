//! Where there is nothing to draw, nothing is drawn; what is no number is not drawn as one.

use super::super::*;
use super::{estimate, report, standing};
use vocabulary::{Age, EstimateMethod, Histories, Sex};

#[test]
fn a_report_without_estimates_has_the_charts_of_its_data_alone() {
    let names: Vec<String> =
        of_report(&report(Vec::new())).iter().map(|chart| chart.name().to_owned()).collect();
    assert_eq!(names, ["estimate-overlaps", "estimate-matrix"]);
    assert_eq!(Densities::of(&report(Vec::new())), None);
}

#[test]
fn nobody_on_no_list_is_not_drawn() {
    let mut nobody = report(Vec::new());
    nobody.histories = Histories::new(Vec::<String>::new(), []).unwrap();
    assert!(of_report(&nobody).is_empty());
    nobody.histories = Histories::new(["a", "b"], []).unwrap();
    assert!(of_report(&nobody).is_empty());
}

#[test]
fn an_estimate_that_is_no_number_is_no_estimate() {
    for bad in [
        [f64::NAN, 1.0, 2.0],
        [300.0, f64::NEG_INFINITY, 400.0],
        [300.0, 200.0, f64::INFINITY],
        [300.0, 400.0, 200.0],
    ] {
        let report = report(vec![estimate(EstimateMethod::Chao, bad, vec![f64::NAN; 9])]);
        assert_eq!(Densities::of(&report), None, "{bad:?}");
    }
}

#[test]
fn without_a_list_left_out_there_is_no_such_chart() {
    let report = report(vec![estimate(EstimateMethod::Chao, [200.0, 150.0, 300.0], Vec::new())]);
    let mut estimates = Estimates::of(report.clone());
    assert_eq!(LeaveOneOut::of(&estimates), None);
    estimates.without = vec![Without { list: 17, report }];
    assert_eq!(LeaveOneOut::of(&estimates), None, "there is no list of that place");
}

#[test]
fn a_grid_must_be_whole_and_bounded() {
    let grid = |rows: usize, columns: usize, cells: usize| LinkageGrid {
        down: String::new(),
        across: String::new(),
        rows: vec!["0.5".to_owned(); rows],
        columns: vec!["0.5".to_owned(); columns],
        cells: vec![vec![standing(1, None); cells]; rows],
    };
    assert!(LinkageMap::of(&grid(2, 3, 3)).is_some());
    for (rows, columns, cells) in [(0, 3, 3), (2, 0, 0), (2, 3, 2), (2, 41, 41), (41, 2, 2)] {
        assert_eq!(LinkageMap::of(&grid(rows, columns, cells)), None, "{rows} {columns} {cells}");
    }
    let map = LinkageMap::of(&grid(2, 3, 3)).unwrap();
    assert_eq!(map.span, None);
    assert!(map.chart("x").about().starts_with("No threshold gives an estimate."));
}

#[test]
fn months_that_nobody_knows_make_no_chart() {
    assert_eq!(Monthly::of_documented("Persons", [None, None]), None);
    assert_eq!(Monthly::of_estimates(&[]), None);
    assert_eq!(
        Monthly::of_documented("Persons", ["2031/..".parse().ok()]),
        None,
        "an open period is no month"
    );
}

#[test]
fn two_estimates_of_one_month_or_group_make_none() {
    let month = |of: f64| MonthEstimate {
        month: "2031-05-04".parse().ok(),
        standing: standing(4, Some([of, of - 1.0, of + 1.0])),
        refused: None,
    };
    let monthly = Monthly::of_estimates(&[month(9.0), month(7.0)]).unwrap();
    assert_eq!(monthly.bars.iter().map(|bar| bar.standing).collect::<Vec<_>>(), [standing(8, None)]);
    let group = |of: f64| GroupEstimate {
        sex: Some(Sex::Male),
        age: Some(Age::Child),
        standing: standing(4, Some([of, of - 1.0, of + 1.0])),
        refused: None,
    };
    let pyramid = Pyramid::of_estimates(&[group(9.0), group(7.0), group(8.0)]).unwrap();
    assert!(pyramid.bars.iter().all(|bar| bar.standing.estimated.is_none()));
    assert_eq!(pyramid.bars.iter().map(|bar| bar.standing.documented).sum::<u64>(), 12);
}

#[test]
fn a_pyramid_of_nobody_is_none() {
    assert_eq!(Pyramid::of_documented("Persons", []), None);
    assert_eq!(Pyramid::of_estimates(&[]), None);
}

#[test]
fn a_toll_of_one_day_has_no_timeline() {
    let point = |day: &str| TollPoint { day: day.parse().unwrap(), named: 5, low: 5, high: Some(5) };
    assert_eq!(TollTimeline::of("x", [], 0), None);
    let one_day = [("a".to_owned(), point("2031-05-05")), ("b".to_owned(), point("2031-05-05"))];
    assert_eq!(TollTimeline::of("x", one_day, 0), None);
}

#[test]
fn data_of_very_many_combinations_end_with_all_others_together() {
    let lists: Vec<String> = (0..14).map(|at| format!("list {at}")).collect();
    let histories = Histories::new(lists, (1..1 << 14).map(|on| (on, 1 + u64::from(on == 5)))).unwrap();
    let chart = UpSet::of(&histories).chart("x");
    let rows = &chart.table().rows;
    assert_eq!(rows.len(), vocabulary::limits::CHART_DATA_ROWS_MAX + 1);
    assert_eq!(rows[0][0], Cell::Count(2));
    let (last, all) = (&rows[rows.len() - 1], (1u64 << 14) - 1 - 10_000);
    assert_eq!(last[..2], [Cell::Count(all), Cell::term("6,383 other combinations", "others")]);
    assert_eq!(all, 6_383);
}

#[test]
fn what_is_too_much_to_draw_is_said_and_kept_in_the_data() {
    let lists: Vec<String> = (0..25).map(|at| format!("list {at}")).collect();
    let cells = (0..25u64).flat_map(|a| (0..a).map(move |b| (1 << a | 1 << b, a + b + 1)));
    let histories = Histories::new(lists, cells).unwrap();
    let upset = UpSet::of(&histories).chart("x");
    assert_eq!(upset.table().rows.len(), 300);
    let drawn = super::elements(&upset, "rect", "documented").len();
    assert_eq!(drawn, vocabulary::limits::CHART_COMBINATIONS_MAX);
    assert!(upset.notes()[0].starts_with("Not drawn: 260 smaller combinations with "), "{:?}", upset.notes());
    assert_eq!(upset.shown().len(), vocabulary::limits::CHART_TABLE_ROWS_MAX);
    let matrix = OverlapMatrix::of(&histories).chart("x");
    assert_eq!(matrix.table().rows.len(), 625);
    assert!(matrix.notes().iter().any(|note| note == "Not drawn: 5 lists; all are in the data."));
    let days = (0..9_999).map(|year| format!("{year:04}-05-04").parse().ok());
    let monthly = Monthly::of_documented("Persons", days).unwrap().chart("x");
    assert_eq!(monthly.table().rows.len(), 9_999);
    assert!(monthly.notes()[0].starts_with("Not drawn: the 9759 earliest months"), "{:?}", monthly.notes());
}
