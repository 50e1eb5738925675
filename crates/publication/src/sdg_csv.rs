//! The table of SDG 16.1.2 for spreadsheets: one row for each number, with the table it stands in.
//!
//! Must not: hold a row that adds two layers up.

use crate::data::row;
use figures::rates::Rate;
use figures::sdg::SdgTable;
use vocabulary::GivenEstimate;

const COLUMNS: [&str; 11] =
    ["table", "row", "group", "deaths", "low", "high", "people", "rate", "rate_low", "rate_high", "source"];

/// One line, filled in from the left.
#[derive(Default)]
struct Line {
    table: &'static str,
    row: String,
    group: String,
    deaths: Option<u64>,
    bounds: Option<(u64, Option<u64>)>,
    people: Option<u64>,
    rate: Option<Rate>,
    source: String,
}

/// The table as CSV: UTF-8 with a byte order mark, RFC 4180. A cell is empty where there is no such number; rates are for
/// each 100,000 people.
pub fn sdg_csv(table: &SdgTable) -> String {
    let mut csv = String::from("\u{FEFF}");
    row(&mut csv, COLUMNS.iter().map(|&column| column.to_owned()));
    for line in lines(table) {
        let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
        let rate = |of: fn(Rate) -> f64| line.rate.map(|rate| format!("{:.4}", of(rate))).unwrap_or_default();
        let cells = [
            line.table.to_owned(),
            line.row,
            line.group,
            number(line.deaths),
            number(line.bounds.map(|(low, _)| low)),
            number(line.bounds.and_then(|(_, high)| high)),
            number(line.people),
            rate(|rate| rate.value),
            rate(|rate| rate.interval.low),
            rate(|rate| rate.interval.high),
            line.source,
        ];
        row(&mut csv, cells.into_iter());
    }
    csv
}

fn lines(table: &SdgTable) -> Vec<Line> {
    let line = |table, row: &str, deaths| Line { table, row: row.to_owned(), deaths, ..Line::default() };
    let mut lines = vec![line("layer", "documented direct deaths", Some(table.documented))];
    lines.push(layer("estimated undocumented direct deaths", table.undocumented.as_ref()));
    lines.push(layer("indirect deaths", table.indirect.as_ref()));
    lines.extend(table.incidents.iter().map(|(title, deaths)| line("incident", title, Some(*deaths))));
    lines.extend(table.categories.iter().map(|one| Line {
        group: one.category.to_owned(),
        ..line("category", one.dimension, Some(one.deaths))
    }));
    let year = |year: Option<i16>| year.map_or("unknown".to_owned(), |year| year.to_string());
    lines.extend(table.years.iter().map(|one| line("year", &year(one.year), Some(one.deaths))));
    for band in &table.age_sex {
        let ages = band.ages.map_or("unknown".to_owned(), |ages| ages.to_string());
        for (group, deaths) in [("female", band.female), ("male", band.male), ("unknown", band.unknown)] {
            lines.push(Line { group: group.to_owned(), ..line("age and sex", &ages, Some(deaths)) });
        }
    }
    lines.extend(table.rates.iter().map(|one| Line {
        people: Some(one.people),
        rate: Some(one.rate),
        source: one.source.clone(),
        ..line("rate", &one.who, Some(one.deaths))
    }));
    for one in &table.standardised {
        let when = one.year.map_or("whole time".to_owned(), |year| year.to_string());
        for (group, rate) in [("crude", one.rates.crude), ("standardised", one.rates.standardised)] {
            lines.push(Line {
                group: group.to_owned(),
                rate: Some(rate),
                ..line("standardised", &when, None)
            });
        }
        lines.extend(one.rates.strata.iter().map(|stratum| Line {
            rate: Some(stratum.rate),
            source: format!("weight {:.4}", stratum.weight),
            ..line("standardised by", &stratum.label, Some(stratum.events))
        }));
    }
    lines
}

/// A layer that nobody estimated has its line, without a number.
fn layer(name: &str, given: Option<&GivenEstimate>) -> Line {
    let source =
        given.map_or("not estimated".to_owned(), |given| format!("{}: {}", given.source, given.method));
    Line {
        table: "layer",
        row: name.to_owned(),
        deaths: given.and_then(|given| given.deaths),
        bounds: given.map(|given| (given.low, given.high)),
        source,
        ..Line::default()
    }
}
