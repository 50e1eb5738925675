//! `toll aggregates`: totals without names, absorbed step by step.
//!
//! Must not: add what comes of them to a tally.

use crate::cli::{Aggregates, ReportFormat};
use crate::messages::{self, Verdict};
use crate::pipeline;
use crate::show::{Column, Look, escape, table};
use anyhow::Result;
use custody::CaseFolder;
use figures::aggregates::{Absorbed, Step};
use figures::rates::Level;
use std::io::{self, Write};

pub(crate) fn aggregates(asked: Aggregates) -> Result<Verdict> {
    let mut folder = CaseFolder::open(&asked.case)?;
    let pool = pipeline::threads(None)?;
    let made = pipeline::reckoned(&mut folder, &pool, Level::NINETY_FIVE)?.absorbed;
    if made.is_empty() {
        messages::note("case.toml declares no [[aggregate]]: no total without names is absorbed");
    }
    let mut verdict = Verdict::Clean;
    let mut absorbed: Vec<Absorbed> = Vec::new();
    for one in made {
        match one {
            Ok(one) => absorbed.push(one),
            Err(fault) => {
                verdict = Verdict::Failure;
                messages::error(&fault.into());
            }
        }
    }
    let mut out = io::stdout().lock();
    match asked.format {
        ReportFormat::Json => writeln!(out, "{}", serde_json::to_string_pretty(&absorbed)?)?,
        ReportFormat::Table => absorbed.iter().try_for_each(|one| show(&mut out, one))?,
    }
    out.flush()?;
    Ok(verdict)
}

fn show(out: &mut impl Write, one: &Absorbed) -> io::Result<()> {
    writeln!(out, "{} ({})", escape(&one.title), escape(&one.scope))?;
    let taken = |step: &Step| match step.taken {
        None => String::new(),
        Some((low, high)) if low == high => low.to_string(),
        Some((low, high)) => format!("{low} / {high}"),
    };
    let rows = one.steps.iter().zip(1..).map(|(step, number)| {
        vec![
            format!("{number}. {}", escape(&step.what)),
            taken(step),
            step.low.to_string(),
            step.high.to_string(),
        ]
    });
    let columns =
        [Column::loose("step"), Column::firm("taken off"), Column::firm("minimum"), Column::firm("maximum")];
    write!(out, "{}", table(&columns, &rows.collect::<Vec<_>>(), Look::of_stdout().width))?;
    writeln!(out, "Beyond what is recorded: {} to {}. It is in no tally.\n", one.low, one.high)
}
