//! `toll rates`: rates, standardised rates and ratios from a table of deaths and people.
//!
//! Must not: take an empty cell for 0.

use crate::cli::{Rates, ReportFormat};
use crate::messages::Verdict;
use crate::pipeline;
use crate::show::{Column, Look, escape, table};
use anyhow::{Context, Result, bail};
use figures::rates::{Expected, Level, Rate, Ratio, Smr, Standardised, Stratum, direct, rate, ratio, smr};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;
use vocabulary::List;

/// What is made of a table.
#[derive(Serialize)]
struct Report {
    /// For how many people, or people and days, rates are given.
    per: f64,
    /// What the intervals take in.
    level: Level,
    rows: Vec<Row>,
    /// All rows together.
    crude: Rate,
    #[serde(skip_serializing_if = "Option::is_none")]
    standardised: Option<Standardised>,
    #[serde(skip_serializing_if = "Option::is_none")]
    smr: Option<Smr>,
}

#[derive(Serialize)]
struct Row {
    group: String,
    deaths: u64,
    at_risk: f64,
    rate: Rate,
    /// Against the group that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    ratio: Option<Ratio>,
}

/// The table as it was given.
struct Given {
    group: String,
    deaths: u64,
    at_risk: f64,
    standard: Option<f64>,
    usual: Option<f64>,
}

pub(crate) fn rates(asked: Rates) -> Result<Verdict> {
    if !(asked.per > 0.0 && asked.per.is_finite()) {
        bail!("--per {}: give a number above 0, such as 100000", asked.per);
    }
    let given = read(&asked)?;
    let report = report(&asked, &given)?;
    let mut out = io::stdout().lock();
    match asked.format {
        ReportFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?,
        ReportFormat::Table => write!(out, "{}", shown(&report))?,
    }
    out.flush()?;
    Ok(Verdict::Clean)
}

fn read(asked: &Rates) -> Result<Vec<Given>> {
    let path = &asked.table;
    let read = sources::open_list(path, &pipeline::cage()?)?;
    let sheet =
        read.sheets.into_iter().next().with_context(|| format!("{}: holds no table", path.display()))?;
    let list = sheet.list;
    let known =
        |name: &str| list.columns().iter().position(|column| column.name().eq_ignore_ascii_case(name));
    let needed = |name: &str| {
        known(name).with_context(|| {
            let headers: Vec<&str> = list.columns().iter().map(|column| column.name()).collect();
            format!(
                "{}: has no column \"{name}\"; there are: {}. Name the columns group, deaths, people, and where wanted standard and usual",
                path.display(),
                headers.join(", ")
            )
        })
    };
    let (group, deaths, people) = (needed("group")?, needed("deaths")?, needed("people")?);
    let (standard, usual) = (known("standard"), known("usual"));
    let days = asked.days.map_or(1.0, |days| f64::from(days.get()));
    let row = |row: usize| {
        Ok(Given {
            group: list.value(row, group).to_owned(),
            deaths: number(&list, path, row, deaths)?,
            at_risk: number::<f64>(&list, path, row, people)? * days,
            standard: standard.map(|column| number(&list, path, row, column)).transpose()?,
            usual: usual.map(|column| number::<f64>(&list, path, row, column)).transpose()?,
        })
    };
    (0..list.rows()).map(row).collect()
}

fn number<T: std::str::FromStr>(list: &List, path: &Path, row: usize, column: usize) -> Result<T> {
    let written = list.value(row, column);
    written.trim().parse().ok().with_context(|| {
        let name = list.columns()[column].name();
        format!(
            "{}, row {}: \"{written}\" under \"{name}\" is no number; write it in digits, without separators",
            path.display(),
            row + 1
        )
    })
}

fn report(asked: &Rates, given: &[Given]) -> Result<Report> {
    let (per, level) = (asked.per, asked.level.0);
    let against = match &asked.against {
        None => None,
        Some(name) => Some(given.iter().find(|row| row.group == *name).with_context(|| {
            format!("--against \"{name}\": no row of {} has this group", asked.table.display())
        })?),
    };
    let row = |row: &Given| {
        let other = against.filter(|other| other.group != row.group);
        Ok(Row {
            group: row.group.clone(),
            deaths: row.deaths,
            at_risk: row.at_risk,
            rate: rate(row.deaths, row.at_risk, level).with_context(|| row.group.clone())?.per(per),
            ratio: other
                .map(|other| ratio((row.deaths, row.at_risk), (other.deaths, other.at_risk), level))
                .transpose()?,
        })
    };
    let stratum = |row: &Given, standard: f64| Stratum {
        label: row.group.clone(),
        events: row.deaths,
        at_risk: row.at_risk,
        standard,
    };
    let of_one: Vec<Stratum> = given.iter().map(|row| stratum(row, 1.0)).collect();
    let crude = direct(&of_one, level)?.crude.per(per);
    let weighed: Option<Vec<Stratum>> = given.iter().map(|row| Some(stratum(row, row.standard?))).collect();
    let mut standardised =
        weighed.filter(|rows| !rows.is_empty()).map(|rows| direct(&rows, level)).transpose()?;
    if let Some(told) = &mut standardised {
        told.crude = told.crude.per(per);
        told.standardised = told.standardised.per(per);
        told.strata.iter_mut().for_each(|group| group.rate = group.rate.per(per));
    }
    let expected: Option<Vec<Expected>> = (given.iter())
        .map(|row| {
            let usual = row.usual? / per;
            Some(Expected { label: row.group.clone(), events: row.deaths, at_risk: row.at_risk, usual })
        })
        .collect();
    let smr = expected.filter(|rows| !rows.is_empty()).map(|rows| smr(&rows, level)).transpose()?;
    let rows = given.iter().map(row).collect::<Result<Vec<Row>>>()?;
    Ok(Report { per, level, rows, crude, standardised, smr })
}

fn told(rate: &Rate) -> String {
    format!("{:.2} ({:.2} to {:.2})", rate.value, rate.interval.low, rate.interval.high)
}

fn shown(report: &Report) -> String {
    let against = |ratio: &Ratio| {
        let value = ratio.value.map_or("-".to_owned(), |value| format!("{value:.3}"));
        let high = ratio.high.map_or("open".to_owned(), |high| format!("{high:.3}"));
        format!("{value} ({:.3} to {high})", ratio.low)
    };
    let weight =
        |at: usize| report.standardised.as_ref().map(|told| format!("{:.4}", told.strata[at].weight));
    let row = |(at, row): (usize, &Row)| {
        vec![
            escape(&row.group),
            row.deaths.to_string(),
            row.at_risk.to_string(),
            told(&row.rate),
            weight(at).unwrap_or_default(),
            row.ratio.as_ref().map(against).unwrap_or_default(),
        ]
    };
    let columns = [
        Column::loose("group"),
        Column::firm("deaths"),
        Column::firm("at risk"),
        Column::firm("rate (interval)"),
        Column::firm("weight"),
        Column::firm("ratio (interval)"),
    ];
    let rows: Vec<Vec<String>> = report.rows.iter().enumerate().map(row).collect();
    let mut out = table(&columns, &rows, Look::of_stdout().width);
    let percent = report.level.share() * 100.0;
    out.push_str(
        &format!("\nRates are for each {}, intervals of {percent:.4} %.\n", report.per).replace(".0000", ""),
    );
    out.push_str(&format!("Crude, all together: {} (exact, Garwood)\n", told(&report.crude)));
    if let Some(standard) = &report.standardised {
        out.push_str(&format!(
            "Standardised by the weights: {} (Fay and Feuer)\n",
            told(&standard.standardised)
        ));
    }
    if let Some(smr) = &report.smr {
        out.push_str(&format!(
            "Observed {}, expected {:.2}: {:.3} times ({:.3} to {:.3} exact; {:.3} to {:.3} Byar)\n",
            smr.observed, smr.expected, smr.value, smr.exact.low, smr.exact.high, smr.byar.low, smr.byar.high
        ));
    }
    out
}
