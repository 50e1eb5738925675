//! `toll proposals`: what a model proposed for a case, and what became of it.
//!
//! Must not: ask a model, or settle what waits.

use crate::cli::{Format, Proposals};
use crate::messages::{self, Verdict as Outcome};
use crate::pipeline;
use crate::show::{Column, Look, count, escape, table};
use anyhow::Result;
use claims::{Judged, Verdict};
use custody::CaseFolder;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};

/// A proposal of a source, for programs.
#[derive(Serialize)]
struct Listed<'l> {
    source: &'l str,
    #[serde(flatten)]
    judged: &'l Judged,
    /// The reason in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<&'static str>,
}

pub(crate) fn proposals(asked: Proposals) -> Result<Outcome> {
    let mut folder = CaseFolder::open(&asked.case)?;
    if folder.case().model().is_none() {
        messages::note("case.toml names no model, so nothing was proposed");
    }
    let pool = pipeline::threads(None)?;
    let all = pipeline::proposed(&mut folder, &pool)?;
    let waits = |judged: &Judged| matches!(judged.verdict, Verdict::Waiting { .. });
    let listed: Vec<Listed> = (all.iter())
        .flat_map(|(path, judged)| judged.iter().map(move |judged| (path, judged)))
        .filter(|(_, judged)| !asked.waiting || waits(judged))
        .map(|(source, judged)| Listed { source, judged, says: reason(judged) })
        .collect();
    let terminal = io::stdout().is_terminal();
    let mut out = io::stdout().lock();
    match asked.format.unwrap_or(if terminal { Format::Table } else { Format::Jsonl }) {
        Format::Jsonl => {
            for one in &listed {
                serde_json::to_writer(&mut out, one)?;
                out.write_all(b"\n")?;
            }
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &listed)?;
            out.write_all(b"\n")?;
        }
        Format::Table => show(&mut out, &listed)?,
    }
    out.flush()?;
    let waiting = all.iter().flat_map(|(_, judged)| judged).any(waits);
    Ok(if waiting { Outcome::Findings } else { Outcome::Clean })
}

fn reason(judged: &Judged) -> Option<&'static str> {
    match judged.verdict {
        Verdict::Accepted { .. } => None,
        Verdict::Waiting { why } | Verdict::Refused { why } => Some(why.says()),
    }
}

fn show(out: &mut impl Write, listed: &[Listed]) -> Result<()> {
    let columns = [
        Column::loose("source"),
        Column::firm(""),
        Column::firm("what"),
        Column::firm("count"),
        Column::loose("words"),
        Column::loose("because"),
    ];
    let rows = listed.iter().map(|one| {
        let proposal = one.judged.proposal.as_ref();
        let verdict = match one.judged.verdict {
            Verdict::Accepted { .. } => "accepted",
            Verdict::Waiting { .. } => "waits",
            Verdict::Refused { .. } => "refused",
        };
        let bounds = |low: u64, high: Option<u64>| match high {
            Some(high) if high == low => low.to_string(),
            Some(high) => format!("{low}\u{2013}{high}"),
            None => format!("{low}+"),
        };
        let cells = [
            one.source.to_owned(),
            verdict.to_owned(),
            proposal.map(|p| p.status.to_string()).unwrap_or_default(),
            proposal.map(|p| bounds(p.low, p.high)).unwrap_or_default(),
            proposal.map(|p| p.quote.clone()).unwrap_or_default(),
            one.says.unwrap_or_default().to_owned(),
        ];
        cells.iter().map(|cell| escape(cell)).collect()
    });
    write!(out, "{}", table(&columns, &rows.collect::<Vec<_>>(), Look::of_stdout().width))?;
    writeln!(out, "{}", count(listed.len(), "proposal", "proposals"))?;
    Ok(())
}
