//! `toll evaluate`: how well records were joined, for lists whose truth is known.
//!
//! Must not: be looked at by what joins.

use crate::cli::{Evaluate, ReportFormat};
use crate::messages::Verdict;
use crate::pipeline;
use crate::show::{Column, Look, count, table};
use anyhow::{Context, Result, bail};
use persons::evaluate::{
    Evaluation, Measure, PairEvaluation, evaluate as held_against, evaluate_pairs, true_pairs,
};
use serde::Serialize;
use std::collections::HashMap;
use std::io::{self, Write};
use std::path::Path;
use vocabulary::List;

/// What is known of the truth.
struct Truth {
    /// The record of each id.
    places: HashMap<String, u32>,
    persons: Vec<u32>,
    /// The list of each record, where only pairs between lists count.
    sides: Option<Vec<u32>>,
}

#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    clusters: Evaluation,
    #[serde(skip_serializing_if = "Option::is_none")]
    pairs: Option<PairEvaluation>,
    /// Ids among the clusters that the truth does not have.
    ids_not_in_truth: usize,
}

pub(crate) fn evaluate(asked: Evaluate) -> Result<Verdict> {
    let truth = Truth::read(&asked)?;
    let clusters = read(&asked.clusters)?;
    let (id, cluster) =
        (column(&clusters, &asked.clusters, "id")?, column(&clusters, &asked.clusters, "cluster")?);
    // A record that was not put anywhere is alone.
    let mut found: Vec<u32> = (0..truth.persons.len() as u32).map(|record| u32::MAX - record).collect();
    let mut unknown = 0;
    for row in 0..clusters.rows() {
        match truth.places.get(clusters.value(row, id)) {
            Some(&record) => found[record as usize] = clusters.columns()[cluster].codes()[row],
            None => unknown += 1,
        }
    }
    let sides = truth.sides.as_deref();
    let evaluation = held_against(&truth.persons, &found, sides);
    let pairs = asked.pairs.as_deref().map(|path| truth.pairs(path)).transpose()?;
    let report = Report { clusters: evaluation, pairs, ids_not_in_truth: unknown };
    let mut out = io::stdout().lock();
    match asked.format {
        ReportFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?,
        ReportFormat::Table => write!(out, "{}", shown(&report))?,
    }
    out.flush()?;
    Ok(Verdict::Clean)
}

impl Truth {
    fn read(asked: &Evaluate) -> Result<Truth> {
        let (mut places, mut persons, mut sides) = (HashMap::new(), Vec::new(), Vec::new());
        let mut known: HashMap<String, u32> = HashMap::new();
        for (at, path) in asked.lists.iter().enumerate() {
            let list = read(path)?;
            let truth = column(&list, path, &asked.truth)?;
            let id = match &asked.id {
                Some(name) => Some(column(&list, path, name)?),
                None => pipeline::id_of(&list, &asked.truth),
            };
            let side = asked.between.as_ref().map(|name| column(&list, path, name)).transpose()?;
            for row in 0..list.rows() {
                let person = list.value(row, truth);
                if person.is_empty() {
                    bail!("{}, row {}: the column \"{}\" is empty", path.display(), row + 1, asked.truth);
                }
                let next = known.len() as u32;
                let record = persons.len() as u32;
                persons.push(*known.entry(person.to_owned()).or_insert(next));
                sides.push(side.map_or(at as u32, |column| list.columns()[column].codes()[row]));
                let name = match id.map(|column| list.value(row, column)) {
                    Some(id) if !id.is_empty() => id.to_owned(),
                    _ => format!("{}:{}", list.name(), row + 1),
                };
                places.insert(name, record);
            }
        }
        let between = asked.between.is_some() || asked.between_lists;
        Ok(Truth { places, persons, sides: between.then_some(sides) })
    }

    fn pairs(&self, path: &Path) -> Result<PairEvaluation> {
        let list = read(path)?;
        let of = |name| column(&list, path, name);
        let (a, b, probability) = (of("id_a")?, of("id_b")?, of("probability")?);
        let mut scored = Vec::with_capacity(list.rows());
        for row in 0..list.rows() {
            let written = list.value(row, probability);
            let probability: f64 = written.parse().with_context(|| {
                format!("{}, row {}: \"{written}\" is no probability", path.display(), row + 1)
            })?;
            let place =
                |column: usize| self.places.get(list.value(row, column)).map(|&record| record as usize);
            let (Some(a), Some(b)) = (place(a), place(b)) else { continue };
            if self.sides.as_ref().is_none_or(|sides| sides[a] != sides[b]) {
                scored.push((probability, self.persons[a] == self.persons[b]));
            }
        }
        Ok(evaluate_pairs(scored, true_pairs(&self.persons, self.sides.as_deref())))
    }
}

fn read(path: &Path) -> Result<List> {
    let read = sources::open_list(path, &pipeline::cage()?)?;
    let sheet =
        read.sheets.into_iter().next().with_context(|| format!("{}: holds no list", path.display()))?;
    Ok(sheet.list)
}

fn column(list: &List, path: &Path, name: &str) -> Result<usize> {
    let place = list.columns().iter().position(|column| column.name() == name);
    place.with_context(|| {
        let headers: Vec<&str> = list.columns().iter().map(|column| column.name()).collect();
        format!("{}: has no column \"{name}\"; there are: {}", path.display(), headers.join(", "))
    })
}

fn shown(report: &Report) -> String {
    let row = |what: &str, measure: &Measure| {
        let cell = |value: f64| format!("{value:.4}");
        vec![what.to_owned(), cell(measure.precision), cell(measure.recall), cell(measure.f1)]
    };
    let clusters = &report.clusters;
    let mut rows = vec![
        row("pairs within clusters", &clusters.pairwise),
        row("B-cubed", &clusters.bcubed),
        row("clusters that are one person", &clusters.exact),
        row("those of several records", &clusters.exact_of_several),
    ];
    if let Some(pairs) = &report.pairs {
        rows.push(row(&format!("scored pairs, best at {:.4}", pairs.best.0), &pairs.best.1));
        rows.extend(
            pairs.at.iter().map(|(at, measure)| row(&format!("scored pairs, at least {at}"), measure)),
        );
    }
    let width = Look::of_stdout().width;
    let heads = [Column::firm("what"), Column::firm("precision"), Column::firm("recall"), Column::firm("F1")];
    let mut out = format!(
        "{} of {}, {}, the largest of {}\n\n{}",
        count(clusters.records, "record", "records"),
        count(clusters.persons, "person", "persons"),
        count(clusters.clusters, "cluster", "clusters"),
        count(clusters.largest_cluster, "record", "records"),
        table(&heads, &rows, width)
    );
    if let Some(pairs) = &report.pairs {
        let rows: Vec<Vec<String>> = (pairs.reliability.iter().enumerate())
            .map(|(tenth, (count, said, right))| {
                let from = tenth as f64 / 10.0;
                vec![
                    format!("{from:.1}-{:.1}", from + 0.1),
                    count.to_string(),
                    format!("{said:.3}"),
                    format!("{right:.3}"),
                ]
            })
            .collect();
        let heads = [
            Column::firm("probability"),
            Column::firm("pairs"),
            Column::firm("mean said"),
            Column::firm("share true"),
        ];
        out.push_str(&format!("\n{}", table(&heads, &rows, width)));
    }
    out
}
