//! Names that try to break out of a drawing, and numbers that try to break it.

use super::super::*;
use super::{estimate, report, standing};
use proptest::prelude::*;
use vocabulary::{EstimateMethod, Histories};

const HOSTILE: [&str; 6] = [
    "\"><script>alert(1)</script></text></svg>'&",
    "\u{202E}evil\u{2066}\0]]>",
    "قائمة \"<b>مستشفى</b>\" (2)",
    "",
    "\t\r\n",
    "a\u{301}\u{301}\u{301}",
];

/// Every chart there is, of lists and speakers with these names and estimates of these numbers.
fn all(names: &[String], numbers: [f64; 3]) -> Vec<Chart> {
    let mut distinct: Vec<String> = Vec::new();
    for name in names {
        let name = if distinct.contains(name) { format!("{name} {}", distinct.len()) } else { name.clone() };
        distinct.push(name);
    }
    let cells = (1..1u64 << distinct.len().min(5)).map(|on| (on, on * 3 % 7));
    let mut report = report(vec![
        estimate(EstimateMethod::Chao, numbers, Vec::new()),
        estimate(EstimateMethod::Lcmcr, [300.0, 250.0, 400.0], numbers.to_vec()),
    ]);
    report.histories = Histories::new(distinct.clone(), cells).unwrap();
    let grid = LinkageGrid {
        down: names[0].clone(),
        across: names[0].clone(),
        rows: names.to_vec(),
        columns: names.to_vec(),
        cells: vec![vec![standing(7, Some(numbers)); names.len()]; names.len()],
    };
    let months = vec![MonthEstimate {
        month: "2031-05".parse().ok(),
        standing: standing(3, Some(numbers)),
        refused: None,
    }];
    let groups =
        vec![GroupEstimate { sex: None, age: None, standing: standing(3, Some(numbers)), refused: None }];
    let without = vec![Without { list: 0, report: report.clone() }];
    let mut charts =
        of_estimates(&Estimates { without, linkage: Some(grid), months, groups, ..Estimates::of(report) });
    let points = names.iter().enumerate().map(|(at, name)| {
        let day = format!("20{:02}-05-05", at % 90).parse().unwrap();
        (name.clone(), TollPoint { day, named: numbers[0] as u64, low: 0, high: None })
    });
    charts.extend(TollTimeline::of("People killed", points, 1).map(|timeline| timeline.chart("toll")));
    charts
}

/// Whether every element is closed in its order, every attribute quoted, and no character is one that XML forbids.
fn well_formed(svg: &str) -> Result<(), String> {
    if let Some(bad) = svg.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t')) {
        return Err(format!("holds U+{:04X}", bad as u32));
    }
    let mut open: Vec<&str> = Vec::new();
    let mut pieces = svg.split('<');
    if !pieces.next().unwrap_or_default().is_empty() {
        return Err("begins with words".to_owned());
    }
    for piece in pieces {
        let (tag, words) = piece.split_once('>').ok_or_else(|| format!("<{piece}"))?;
        if words.contains('>') && open.last() != Some(&"style") {
            return Err(format!("a bare > in {words}"));
        }
        for entity in words.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;", "#39;"];
            if !known.iter().any(|known| entity.starts_with(known)) {
                return Err(format!("&{entity}"));
            }
        }
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> closes nothing"));
            }
        } else {
            let name = tag.split([' ', '/']).next().unwrap();
            if !name.bytes().all(|b| b.is_ascii_alphanumeric()) || tag.matches('"').count() % 2 != 0 {
                return Err(format!("<{tag}>"));
            }
            if !tag.ends_with('/') {
                open.push(name);
            }
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

#[track_caller]
fn sound(chart: &Chart) {
    for svg in [chart.svg(), chart.inline()] {
        if let Err(fault) = well_formed(&svg) {
            panic!("{}: {fault}", chart.name());
        }
        for forbidden in
            ["<script", "style=\"", "onload", "href", "NaN", "inf\"", "\u{202E}", "\u{2066}", "<image"]
        {
            assert!(!svg.contains(forbidden), "{} holds {forbidden}: {svg}", chart.name());
        }
        let id = chart.name();
        let labelled = format!("role=\"img\" aria-labelledby=\"{id}-title {id}-about\"");
        assert!(svg.contains(&labelled) && svg.contains(&format!("<desc id=\"{id}-about\">")), "{svg}");
    }
    assert!(!chart.inline().contains("<style"), "a page brings the looks");
    assert!(
        chart.table().rows.iter().all(|row| row.len() == chart.table().columns.len()),
        "{:?}",
        chart.table()
    );
}

#[test]
fn no_name_breaks_out_of_a_drawing() {
    let names: Vec<String> =
        HOSTILE.map(str::to_owned).into_iter().filter(|name| *name != "\t\r\n").collect();
    let charts = all(&names, [300.0, 200.0, 500.0]);
    assert_eq!(charts.len(), 8, "every chart is among them");
    charts.iter().for_each(sound);
}

#[test]
fn names_of_any_length_stay_within_bounds() {
    let names = vec!["x".repeat(100_000), "long words ".repeat(10_000), "\u{202E}".repeat(10_000)];
    for chart in all(&names, [300.0, 200.0, 500.0]) {
        sound(&chart);
        assert!(chart.csv().len() < 20_000, "{}: {} bytes of data", chart.name(), chart.csv().len());
        assert!(chart.inline().len() < 60_000, "{}: {} bytes", chart.name(), chart.inline().len());
    }
}

#[test]
fn ids_of_one_page_differ() {
    let charts = all(&["a".to_owned(), "b".to_owned()], [300.0, 200.0, 500.0]);
    let mut ids: Vec<String> = Vec::new();
    for chart in &charts {
        let svg = chart.inline();
        ids.extend(svg.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_breaks_a_drawing(
        names in prop::collection::vec(".{0,40}", 1..7),
        numbers in prop::array::uniform3(prop_oneof![
            Just(f64::NAN), Just(f64::INFINITY), Just(-1.0), Just(0.0), Just(1e300), 0.0..1e12f64,
        ]),
    ) {
        all(&names, numbers).iter().for_each(sound);
    }
}
