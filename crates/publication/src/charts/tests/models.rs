//! The numbers of each model, held against what it is made from.

use super::super::*;
use super::{estimate, histories, report, standing};
use vocabulary::{Age, EstimateMethod, NoEstimate, Sex};

/// The cells of a column of the file of a chart's data.
fn column(chart: &Chart, name: &str) -> Vec<String> {
    let csv = chart.csv();
    let mut rows = csv.trim_start_matches('\u{FEFF}').trim_end().split("\r\n").map(|row| row.split(','));
    let at = rows.next().unwrap().position(|head| head == name).expect("the column");
    rows.map(|mut row| row.nth(at).unwrap().to_owned()).collect()
}

#[test]
fn an_upset_has_every_combination_once_the_largest_first() {
    let upset = UpSet::of(&histories());
    let told: Vec<(&[usize], u64)> =
        upset.combinations.iter().map(|c| (c.on.as_slice(), c.persons)).collect();
    assert_eq!(told, [(&[0][..], 60), (&[1], 30), (&[0, 1], 20), (&[2], 10), (&[1, 2], 5)]);
    assert_eq!(upset.combinations.iter().map(|c| c.persons).sum::<u64>(), histories().documented());
    assert_eq!(upset.lists, [("morgue".to_owned(), 80), ("press".to_owned(), 55), ("church".to_owned(), 15)]);
    assert_eq!(column(&upset.chart("x"), "persons"), ["60", "30", "20", "10", "5"]);
    assert_eq!(column(&upset.chart("x"), "lists")[2], "\"1. morgue; 2. press\"");
}

#[test]
fn a_matrix_has_what_each_two_lists_share() {
    let matrix = OverlapMatrix::of(&histories());
    assert_eq!(matrix.shared, [vec![80, 20, 0], vec![20, 55, 5], vec![0, 5, 15]]);
    assert_eq!((matrix.share(0, 1), matrix.share(1, 0)), (Some(0.25), Some(20.0 / 55.0)));
    let chart = matrix.chart("x");
    assert_eq!(column(&chart, "persons_on_both"), ["80", "20", "0", "20", "55", "5", "0", "5", "15"]);
    assert_eq!(chart.notes(), ["1 pair of lists shares nobody."]);
}

#[test]
fn all_methods_stand_on_one_axis_the_lowest_first_and_refusals_stay() {
    let mut report = report(vec![
        estimate(
            EstimateMethod::Lcmcr,
            [500.0, 300.0, 900.0],
            (0..400).map(|n| 300.0 + f64::from(n)).collect(),
        ),
        estimate(EstimateMethod::Chao, [200.0, 150.0, 320.0], Vec::new()),
        estimate(EstimateMethod::Independence, [260.0, 125.0, 400.0], Vec::new()),
    ]);
    report.refusals.push(NoEstimate {
        method: Some(EstimateMethod::Chapman),
        reason: "three lists".to_owned(),
        safe_to_say: String::new(),
        would_help: String::new(),
    });
    let model = Densities::of(&report).unwrap();
    let told: Vec<_> = model.shapes.iter().map(|s| (s.method, s.draws, s.heights.is_some())).collect();
    assert_eq!(
        told,
        [
            (EstimateMethod::Chao, 0, true),
            // Its interval reaches down to the documented: no curve can be made from it.
            (EstimateMethod::Independence, 0, false),
            (EstimateMethod::Lcmcr, 400, true),
        ]
    );
    let chart = model.chart("x");
    assert_eq!(column(&chart, "method"), ["chao", "independence", "lcmcr", "chapman"]);
    assert_eq!(column(&chart, "estimate"), ["200.00", "260.00", "500.00", ""]);
    assert_eq!(column(&chart, "documented"), ["125"; 4]);
    assert!(chart.notes().iter().any(|note| note == "No estimate by: two lists (Chapman)."));
}

#[test]
fn a_list_left_out_whose_estimate_is_refused_keeps_its_row() {
    let of =
        |total: f64| vec![estimate(EstimateMethod::Chao, [total, total - 20.0, total + 50.0], Vec::new())];
    let mut left = report(of(150.0));
    left.histories = histories().without(2);
    let mut refused = report(Vec::new());
    refused.histories = histories().without(0);
    let estimates = Estimates {
        without: vec![Without { list: 2, report: left }, Without { list: 0, report: refused }],
        ..Estimates::of(report(of(200.0)))
    };
    let model = LeaveOneOut::of(&estimates).unwrap();
    let told: Vec<_> =
        model.rows.iter().map(|row| (row.list, row.documented, row.spread.map(|s| s.estimate))).collect();
    assert_eq!(told, [(None, 125, Some(200.0)), (Some(0), 65, None), (Some(2), 115, Some(150.0))]);
    let chart = model.chart("x");
    assert_eq!(column(&chart, "lists"), ["all lists", "without 1. morgue", "without 3. church"]);
    assert_eq!(column(&chart, "estimate"), ["200.00", "", "150.00"]);
}

#[test]
fn the_deeper_its_shade_the_higher_the_estimate() {
    let cell = |total: f64| standing(100, Some([total, total / 2.0, total * 2.0]));
    let grid = LinkageGrid {
        down: "doubles".to_owned(),
        across: "matches".to_owned(),
        rows: vec!["0.5".to_owned(), "0.9".to_owned()],
        columns: vec!["0.5".to_owned(), "0.9".to_owned()],
        cells: vec![
            vec![cell(200.0), cell(400.0)],
            vec![cell(800.0), standing(90, Some([f64::NAN, 1.0, 2.0]))],
        ],
    };
    let map = LinkageMap::of(&grid).unwrap();
    assert_eq!(map.span, Some((200.0, 800.0)));
    let shades: Vec<Option<f64>> = grid.cells.iter().flatten().map(|cell| map.shade(cell)).collect();
    assert_eq!((shades[0], shades[2]), (Some(0.0), Some(1.0)));
    assert!((shades[1].unwrap() - 0.5).abs() < 1e-9, "half way in logarithms");
    let chart = map.chart("x");
    assert!(chart.about().starts_with("Between thresholds the estimate runs from 200 to 800."));
    assert_eq!(column(&chart, "estimate"), ["200.00", "400.00", "800.00", ""]);
}

#[test]
fn months_follow_each_other_without_gaps_and_who_has_none_is_counted() {
    let when = ["2031-11-03", "2031-11", "2032-02-29", "2032"].map(|when| when.parse().ok());
    let monthly = Monthly::of_documented("Persons", when.into_iter().chain([None])).unwrap();
    let told: Vec<_> = monthly.bars.iter().map(|bar| (monthly.said(bar), bar.standing.documented)).collect();
    let expected = [("November 2031", 2), ("December 2031", 0), ("January 2032", 0), ("February 2032", 1)];
    assert_eq!(told, expected.map(|(month, persons)| (month.to_owned(), persons)));
    assert_eq!(monthly.unknown, 2, "a year is no month");
    let chart = monthly.chart("x");
    assert_eq!(column(&chart, "when"), ["2031-11", "2031-12", "2032-01", "2032-02", ""]);
    assert_eq!(column(&chart, "documented"), ["2", "0", "0", "1", "2"]);
    assert_eq!(chart.notes(), ["Not drawn: 2 persons, of whom no month is known."]);
}

#[test]
fn where_only_years_are_known_bars_are_of_years() {
    let monthly = Monthly::of_documented("Persons", ["1915", "1917"].map(|year| year.parse().ok())).unwrap();
    assert_eq!(
        monthly.bars.iter().map(|bar| monthly.said(bar)).collect::<Vec<_>>(),
        ["1915", "1916", "1917"]
    );
    assert_eq!(monthly.chart("x").title(), "Persons by year");
}

#[test]
fn a_pyramid_drops_nobody() {
    let persons = [
        (Some(Sex::Female), Some(Age::Child)),
        (Some(Sex::Female), Some(Age::Child)),
        (Some(Sex::Male), None),
        (None, Some(Age::Elderly)),
        (None, None),
    ];
    let pyramid = Pyramid::of_documented("Persons killed", persons).unwrap();
    let of = |sex, age| {
        let bar = pyramid.bars.iter().find(|bar| (bar.sex, bar.age) == (sex, age)).unwrap();
        bar.standing.documented
    };
    assert_eq!(
        (of(Some(Sex::Female), Some(Age::Child)), of(Some(Sex::Male), None), of(None, None)),
        (2, 1, 1)
    );
    assert_eq!(pyramid.bars.iter().map(|bar| bar.standing.documented).sum::<u64>(), 5);
    let chart = pyramid.chart("x");
    assert_eq!(column(&chart, "age")[..3], ["elderly"; 3]);
    assert_eq!(column(&chart, "sex")[..3], ["female", "male", ""]);
}

fn point(day: &str, named: u64, high: Option<u64>) -> TollPoint {
    TollPoint { day: day.parse().unwrap(), named, low: named, high }
}

#[test]
fn a_number_that_many_carry_for_one_speaker_and_day_is_one() {
    let said = [
        ("the ministry", point("2031-05-06", 31, Some(31))),
        ("the ministry", point("2031-05-06", 31, Some(31))),
        ("a hospital", point("2031-05-05", 27, None)),
        ("the ministry", point("2031-05-08", 38, Some(38))),
    ];
    let timeline = TollTimeline::of("People killed", said.map(|(who, p)| (who.to_owned(), p)), 2).unwrap();
    assert_eq!(timeline.speakers, ["a hospital", "the ministry"], "in the order in which they speak");
    let told: Vec<(usize, u64)> = timeline.points.iter().map(|(who, point)| (*who, point.named)).collect();
    assert_eq!(told, [(0, 27), (1, 31), (1, 38)]);
    let chart = timeline.chart("x");
    assert_eq!(column(&chart, "high"), ["", "31", "38"]);
    assert!(chart.notes()[0].starts_with("Not drawn: 2 figures"), "{:?}", chart.notes());
}

#[test]
fn speakers_beyond_the_shapes_are_told_together() {
    let said = (0..30).flat_map(|who| {
        let times = if who < 11 { 2 } else { 1 };
        (0..times).map(move |at| {
            (format!("speaker {who:02}"), point(&format!("2031-05-{:02}", at + 5 + who % 9), who, None))
        })
    });
    let timeline = TollTimeline::of("People killed", said, 0).unwrap();
    assert_eq!(timeline.speakers.len(), vocabulary::limits::CHART_SPEAKERS_MAX);
    assert_eq!(timeline.speakers[11], "19 others");
    assert_eq!(timeline.points.len(), 11 * 2 + 19);
}
