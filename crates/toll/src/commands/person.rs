//! `toll person`: a person with all records and the evidence.
//!
//! Must not: be taken for a publication. It shows names.

use super::desk::show_served;
use crate::cli::{Format, Person as Asked};
use crate::messages::Verdict;
use crate::pipeline;
use crate::served::coded;
use crate::show::{Column, Look, count, escape, table, waterfall};
use anyhow::{Result, bail};
use custody::CaseFolder;
use persons::registry::Bench;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use vocabulary::{JudgedPair, Person, Record, RecordKey, RecordPair};

/// A person, for programs.
#[derive(Serialize)]
struct Shown<'s> {
    person: &'s Person,
    /// The pairs of its records that were weighed.
    pairs: Vec<&'s RecordPair>,
    /// The judgements on its records.
    judgements: Vec<&'s JudgedPair>,
}

pub(crate) fn person(asked: Asked) -> Result<Verdict> {
    if let Some(shown) = show_served(&asked.case, &format!("/person/{}", coded(&asked.id)))? {
        return Ok(shown);
    }
    let mut folder = CaseFolder::open(&asked.case)?;
    let pool = pipeline::threads(None)?;
    let (registered, gathered) = pipeline::registered(&mut folder, &pool)?;
    let judgements = folder.judgements()?;
    let is = |key: &RecordKey| {
        let written = key.to_string();
        written == asked.id || written.strip_prefix("lists/") == Some(&asked.id)
    };
    let persons = &registered.registry.persons;
    let found = persons
        .iter()
        .find(|person| person.id == asked.id || person.records.iter().any(|record| is(&record.key)));
    let Some(person) = found else {
        bail!(
            "{}: no person and no record of this case is called so; the site's page Persons lists them",
            asked.id
        );
    };
    let within = |key: &RecordKey| person.records.iter().any(|record| record.key == *key);
    let pairs = registered.registry.pairs.iter().filter(|pair| within(&pair.a) && within(&pair.b)).collect();
    let judged = judgements.holding().filter(|judged| within(&judged.a) || within(&judged.b)).collect();
    let shown = Shown { person, pairs, judgements: judged };
    let mut out = io::stdout().lock();
    match asked.format.unwrap_or(if io::stdout().is_terminal() { Format::Table } else { Format::Jsonl }) {
        Format::Jsonl => {
            serde_json::to_writer(&mut out, &shown)?;
            out.write_all(b"\n")?;
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &shown)?;
            out.write_all(b"\n")?;
        }
        Format::Table => {
            records(&mut out, person)?;
            gathered.with(|told| -> Result<()> {
                let bench = Bench::of(told, &judgements);
                let keys: Vec<_> = shown.pairs.iter().map(|pair| (&pair.a, &pair.b)).collect();
                let explained = match &registered.learnt {
                    Some(learnt) => bench.explain(told, learnt, &keys),
                    None => vec![None; keys.len()],
                };
                for (pair, explanation) in shown.pairs.iter().zip(explained) {
                    writeln!(out, "\nchance {}", pair.chance)?;
                    writeln!(
                        out,
                        "   A  {}\n   B  {}",
                        escape(&pair.a.to_string()),
                        escape(&pair.b.to_string())
                    )?;
                    if let Some(explanation) = &explanation {
                        write!(out, "{}", waterfall(explanation))?;
                    }
                }
                Ok(())
            })?;
            said(&mut out, &shown.judgements)?;
        }
    }
    out.flush()?;
    Ok(Verdict::Clean)
}

fn records(out: &mut impl Write, person: &Person) -> Result<()> {
    writeln!(out, "{}: {}", person.id, count(person.records.len(), "record", "records"))?;
    let heads = ["record", "name", "sex", "age", "born", "when", "where", "what", "because"];
    let columns = heads.map(Column::loose);
    let because = std::iter::once("").chain(person.reasons.iter().map(String::as_str));
    let row = |(record, because): (&Record, &str)| {
        let text = |value: Option<String>| value.unwrap_or_default();
        let cells = [
            record.key.to_string(),
            record.name.clone(),
            text(record.sex.map(|sex| sex.to_string())),
            text(record.age.map(|age| age.to_string())),
            text(record.born.map(|born| born.to_string())),
            text(record.when.map(|when| when.to_string())),
            text(record.place.clone()),
            text(record.status.map(|status| status.to_string())),
            because.to_owned(),
        ];
        cells.iter().map(|cell| escape(cell)).collect()
    };
    let rows: Vec<Vec<String>> = person.records.iter().zip(because).map(row).collect();
    write!(out, "{}", table(&columns, &rows, Look::of_stdout().width))?;
    Ok(())
}

fn said(out: &mut impl Write, judgements: &[&JudgedPair]) -> Result<()> {
    for judged in judgements {
        let word = match judged.judgement {
            vocabulary::Judgement::Same => "the same",
            vocabulary::Judgement::Different => "different",
            vocabulary::Judgement::Unsure => "unsure",
        };
        let shown = format!("{} / {}: {word}, by {}: {}", judged.a, judged.b, judged.by, judged.reason);
        writeln!(out, "{}", escape(&shown))?;
    }
    Ok(())
}
