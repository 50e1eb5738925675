//! `toll sdg`: the table of SDG 16.1.2 of a case.
//!
//! Must not: print a sum of two layers.

use crate::cli::{Sdg, TableReport};
use crate::messages::Verdict;
use crate::pipeline;
use crate::show::{Column, Look, count, escape, table};
use anyhow::Result;
use custody::CaseFolder;
use figures::rates::Rate;
use figures::sdg::{SdgError, SdgTable};
use std::io::{self, Write};
use vocabulary::GivenEstimate;

pub(crate) fn sdg(asked: Sdg) -> Result<Verdict> {
    let mut folder = CaseFolder::open(&asked.case)?;
    let pool = pipeline::threads(None)?;
    let made = pipeline::reckoned(&mut folder, &pool, asked.level.0)?.sdg.ok_or(SdgError::NotAsked)??;
    let mut out = io::stdout().lock();
    match asked.format {
        TableReport::Csv => write!(out, "{}", publication::sdg_csv(&made))?,
        TableReport::Json => writeln!(out, "{}", serde_json::to_string_pretty(&made)?)?,
        TableReport::Table => write!(out, "{}", shown(&made))?,
    }
    out.flush()?;
    Ok(Verdict::Clean)
}

fn shown(made: &SdgTable) -> String {
    let width = Look::of_stdout().width;
    let heads = |titles: &[&'static str]| titles.iter().map(|title| Column::firm(title)).collect::<Vec<_>>();
    let mut out = String::from("Three layers, which are never added up:\n");
    let records = count(made.records as usize, "record", "records");
    let layers = [
        (
            "direct, documented",
            made.documented.to_string(),
            format!("each one person of the registry; {records}"),
        ),
        ("direct, undocumented", number(&made.undocumented), by(&made.undocumented)),
        ("indirect", number(&made.indirect), by(&made.indirect)),
    ];
    let rows: Vec<Vec<String>> =
        layers.into_iter().map(|(layer, deaths, how)| vec![layer.to_owned(), deaths, escape(&how)]).collect();
    let columns = [Column::firm("layer"), Column::firm("deaths"), Column::loose("how it is known")];
    out.push_str(&table(&columns, &rows, width));
    out.push_str("\nDocumented direct deaths:\n");
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (title, deaths) in &made.incidents {
        rows.push(vec!["Incident".to_owned(), escape(title), deaths.to_string()]);
    }
    for year in &made.years {
        let name = year.year.map_or("Unknown".to_owned(), |year| year.to_string());
        rows.push(vec!["Year".to_owned(), name, year.deaths.to_string()]);
    }
    for one in &made.categories {
        rows.push(vec![one.dimension.to_owned(), one.category.to_owned(), one.deaths.to_string()]);
    }
    out.push_str(&table(&heads(&["by", "category", "deaths"]), &rows, width));
    out.push_str("\nBy age and sex:\n");
    let rows = made.age_sex.iter().map(|band| {
        let ages = band.ages.map_or("unknown".to_owned(), |ages| ages.to_string());
        vec![ages, band.female.to_string(), band.male.to_string(), band.unknown.to_string()]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    out.push_str(&table(&heads(&["age", "female", "male", "sex unknown"]), &rows, width));
    out.push_str(&rates(made, width));
    out
}

fn rates(made: &SdgTable, width: usize) -> String {
    if made.rates.is_empty() {
        return "\nNo rates: case.toml gives no [[population]].\n".to_owned();
    }
    let mut out = String::from("\nFor each 100,000 people, as if all deaths were documented:\n");
    let rows = made.rates.iter().map(|one| {
        let (people, deaths, perhaps) =
            (one.people.to_string(), one.deaths.to_string(), one.perhaps.to_string());
        vec![one.who.clone(), people, deaths, perhaps, told(&one.rate), escape(&one.source)]
    });
    let columns = [
        Column::firm("of whom"),
        Column::firm("people"),
        Column::firm("deaths"),
        Column::firm("may belong here"),
        Column::firm("rate (interval)"),
        Column::loose("population by"),
    ];
    out.push_str(&table(&columns, &rows.collect::<Vec<_>>(), width));
    for one in &made.standardised {
        let when = one.year.map_or("the whole time".to_owned(), |year| year.to_string());
        out.push_str(&format!(
            "\nStandardised, {when}: {}; crude {}; {} left out.\n",
            told(&one.rates.standardised),
            told(&one.rates.crude),
            count(one.left_out as usize, "death of no known group is", "deaths of no known group are")
        ));
        let rows = one.rates.strata.iter().map(|stratum| {
            let weight = format!("{:.4}", stratum.weight);
            vec![stratum.label.clone(), stratum.events.to_string(), told(&stratum.rate), weight]
        });
        let columns = [
            Column::firm("of whom"),
            Column::firm("deaths"),
            Column::firm("rate (interval)"),
            Column::firm("weight"),
        ];
        out.push_str(&table(&columns, &rows.collect::<Vec<_>>(), width));
    }
    out
}

fn told(rate: &Rate) -> String {
    format!("{:.1} ({:.1} to {:.1})", rate.value, rate.interval.low, rate.interval.high)
}

fn number(given: &Option<GivenEstimate>) -> String {
    let Some(given) = given else { return "not estimated".to_owned() };
    let high = given.high.map_or("open".to_owned(), |high| high.to_string());
    let best = given.deaths.map(|deaths| format!("{deaths}, ")).unwrap_or_default();
    format!("{best}{} to {high}", given.low)
}

fn by(given: &Option<GivenEstimate>) -> String {
    given.as_ref().map(|given| format!("{}: {}", given.source, given.method)).unwrap_or_default()
}
