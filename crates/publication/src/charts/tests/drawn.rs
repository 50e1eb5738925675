//! The drawings: lengths in proportion to numbers, places on the axis, and all of it in words too.

use super::super::*;
use super::{elements, estimate, histories, in_proportion, lengths, lines, report, standing};
use vocabulary::{Age, Edtf, EstimateMethod, Sex};

#[test]
fn bars_of_an_upset_are_as_long_as_combinations_are_large() {
    let chart = UpSet::of(&histories()).chart("x");
    in_proportion(
        &lengths(&elements(&chart, "rect", "documented"), "height"),
        &[60.0, 30.0, 20.0, 10.0, 5.0],
    );
    let filled = elements(&chart, "circle", "dot").len();
    assert_eq!(
        (filled, elements(&chart, "circle", "hole").len()),
        (7, 8),
        "seven memberships of five combinations"
    );
    let said = lines(&chart);
    for number in ["60", "30", "20", "10", "5", "80", "55", "15"] {
        assert!(said.iter().any(|line| line == number), "{number} is not said: {said:?}");
    }
}

#[test]
fn fields_of_a_matrix_that_share_nobody_are_crossed() {
    let chart = OverlapMatrix::of(&histories()).chart("x");
    assert_eq!(elements(&chart, "rect", "nothing").len(), 2);
    assert_eq!(elements(&chart, "rect", "shade").len(), 7);
    let said = lines(&chart);
    assert_eq!(said.iter().filter(|line| *line == "0").count(), 2);
    assert!(said.iter().any(|line| line == "25 %") && said.iter().any(|line| line == "36 %"), "{said:?}");
}

#[test]
fn marks_of_estimates_stand_where_the_axis_says_and_never_below_the_documented() {
    let estimates = vec![
        estimate(EstimateMethod::Chao, [200.0, 150.0, 250.0], Vec::new()),
        estimate(EstimateMethod::Independence, [300.0, 225.0, 375.0], Vec::new()),
    ];
    let chart = Densities::of(&report(estimates)).unwrap().chart("x");
    let place = |found: &std::collections::BTreeMap<String, String>| -> f64 {
        let at = found["transform"].trim_start_matches("translate(").split(' ').next().unwrap();
        at.parse().unwrap()
    };
    let marks: Vec<f64> = elements(&chart, "path", "mark").iter().map(place).collect();
    let floor = elements(&chart, "path", "floor")[0]["d"].trim_start_matches('M').to_owned();
    let floor: f64 = floor.split(' ').next().unwrap().parse().unwrap();
    // Linear: the axis runs from 115 to 385, and 125 are documented.
    in_proportion(&[marks[0] - floor, marks[1] - floor], &[75.0, 175.0]);
    assert!(lines(&chart).contains(&"documented 125".to_owned()), "{:?}", lines(&chart));
    assert!(lines(&chart).contains(&"225 to 375".to_owned()));
    assert_eq!(elements(&chart, "path", "dashed").len(), 2, "curves that are no draws are dashed");
}

#[test]
fn a_curve_of_draws_is_hatched() {
    let draws = (0..500).map(|n| 180.0 + f64::from(n % 71)).collect();
    let chart = Densities::of(&report(vec![estimate(EstimateMethod::Lcmcr, [215.0, 181.0, 249.0], draws)]));
    let chart = chart.unwrap().chart("x");
    let curves = elements(&chart, "path", "estimated");
    assert_eq!(curves.len(), 1);
    assert_eq!(curves[0]["fill"], "url(#x-hatch)");
    assert!(chart.inline().contains("<pattern id=\"x-hatch\""));
}

#[test]
fn bands_of_months_stand_upon_the_documented() {
    let month = |month: u8, of: Standing| MonthEstimate {
        month: Edtf::month(2031, month),
        standing: of,
        refused: None,
    };
    let months = [
        month(1, standing(20, Some([50.0, 30.0, 90.0]))),
        month(2, standing(40, Some([60.0, 45.0, 80.0]))),
        month(3, standing(10, None)),
    ];
    let chart = Monthly::of_estimates(&months).unwrap().chart("x");
    let documented = elements(&chart, "rect", "documented");
    // The first of each kind is the key.
    in_proportion(&lengths(&documented[1..], "height"), &[20.0, 40.0, 10.0]);
    let bands = elements(&chart, "rect", "estimated");
    let (heights, tops) = (lengths(&bands[1..], "height"), lengths(&documented[1..], "y"));
    in_proportion(&[heights[0], heights[1], lengths(&documented[1..], "height")[1]], &[30.0, 20.0, 40.0]);
    for (band, top) in bands[1..].iter().zip(tops) {
        let foot = band["y"].parse::<f64>().unwrap() + band["height"].parse::<f64>().unwrap();
        assert!((foot - top).abs() < 0.2, "{foot} {top}");
    }
    let said = lines(&chart);
    assert!(
        ["20", "40", "10", "50", "60", "–", "Jan 2031"].iter().all(|word| said.iter().any(|l| l == word)),
        "{said:?}"
    );
}

#[test]
fn both_sides_of_a_pyramid_have_one_scale() {
    let group = |sex, age, of| GroupEstimate { sex, age, standing: of, refused: None };
    let groups = [
        group(Some(Sex::Female), Some(Age::Adult), standing(30, Some([90.0, 60.0, 100.0]))),
        group(Some(Sex::Male), Some(Age::Adult), standing(60, None)),
        group(None, None, standing(15, None)),
    ];
    let chart = Pyramid::of_estimates(&groups).unwrap().chart("x");
    let documented = elements(&chart, "rect", "documented");
    let widths = lengths(&documented[1..], "width");
    in_proportion(&widths, &[30.0, 60.0, 15.0]);
    let band = &elements(&chart, "rect", "estimated")[1];
    let (x, width): (f64, f64) = (band["x"].parse().unwrap(), band["width"].parse().unwrap());
    in_proportion(&[width, widths[1]], &[60.0, 60.0]);
    let female = lengths(&documented[1..2], "x")[0];
    assert!((x + width - female).abs() < 0.2, "the band begins where the documented ends, to the left");
    assert!(
        lines(&chart).contains(&"est. 90".to_owned()) && lines(&chart).contains(&"sex not known".to_owned())
    );
}

#[test]
fn marks_of_one_number_and_day_do_not_hide_each_other() {
    let point =
        |day: &str, named| TollPoint { day: day.parse().unwrap(), named, low: named, high: Some(named) };
    let said =
        [("a", point("2031-05-05", 30)), ("b", point("2031-05-05", 30)), ("b", point("2031-05-09", 60))];
    let chart = TollTimeline::of("x", said.map(|(who, p)| (who.to_owned(), p)), 0).unwrap().chart("x");
    let places: Vec<String> =
        elements(&chart, "path", "mark").into_iter().map(|mark| mark["transform"].clone()).collect();
    let distinct: std::collections::BTreeSet<&String> = places.iter().collect();
    // Three figures, and a mark beside each of two names.
    assert_eq!((places.len(), distinct.len()), (5, 5), "{places:?}");
    let shapes: std::collections::BTreeSet<String> =
        elements(&chart, "path", "mark").into_iter().map(|mark| mark["d"].clone()).collect();
    assert_eq!(shapes.len(), 2, "each speaker has a shape");
}

#[test]
fn what_is_open_above_has_an_arrow_and_what_is_bounded_a_line() {
    let point = |day: &str, named, low, high| TollPoint { day: day.parse().unwrap(), named, low, high };
    let of = |high| {
        let said = [("a", point("2031-05-05", 30, 30, Some(30))), ("a", point("2031-05-09", 60, 60, high))];
        TollTimeline::of("x", said.map(|(who, p)| (who.to_owned(), p)), 0).unwrap().chart("x")
    };
    let bounds = |chart: &Chart| elements(chart, "path", "line").len();
    assert_eq!((bounds(&of(Some(60))), bounds(&of(Some(80))), bounds(&of(None))), (0, 3, 2));
}
