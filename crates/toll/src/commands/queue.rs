//! `toll queue`: pairs of records that wait for a judgement, side by side, with what speaks for and against.
//!
//! Must not: judge.

use super::desk::show_served;
use crate::cli::{Format, Queue};
use crate::messages::Verdict;
use crate::pipeline;
use crate::show::{count, escape, waterfall};
use anyhow::Result;
use custody::CaseFolder;
use persons::link::Explanation;
use persons::registry::Bench;
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use vocabulary::{Judgements, Record, RecordPair};

/// A pair of the queue, for programs.
#[derive(Serialize)]
struct Waiting<'w> {
    #[serde(flatten)]
    pair: &'w RecordPair,
    /// What both records hold.
    records: [Option<&'w Record>; 2],
    /// Field by field, in bits.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<Explanation>,
}

pub(crate) fn queue(asked: Queue) -> Result<Verdict> {
    // At a desk a pair is lent to one reviewer at a time.
    if let Some(shown) = show_served(&asked.case, "/queue")? {
        return Ok(shown);
    }
    let mut folder = CaseFolder::open(&asked.case)?;
    let pool = pipeline::threads(None)?;
    let (registered, gathered) = pipeline::registered(&mut folder, &pool)?;
    let judgements: Judgements = folder.judgements()?;
    let waiting = || registered.registry.pairs.iter().filter(|pair| pair.waits);
    let all = waiting().count();
    let terminal = io::stdout().is_terminal();
    let format = asked.format.unwrap_or(if terminal { Format::Table } else { Format::Jsonl });
    gathered.with(|told| -> Result<()> {
        let bench = Bench::of(told, &judgements);
        let shown: Vec<&RecordPair> = waiting().take(asked.limit).collect();
        let keys: Vec<_> = shown.iter().map(|pair| (&pair.a, &pair.b)).collect();
        let explained = match &registered.learnt {
            Some(learnt) => bench.explain(told, learnt, &keys),
            None => vec![None; keys.len()],
        };
        let listed = shown.iter().zip(explained).map(|(pair, explanation)| Waiting {
            pair,
            records: [bench.record(&pair.a), bench.record(&pair.b)],
            explanation,
        });
        let listed: Vec<Waiting> = listed.collect();
        let mut out = io::stdout().lock();
        match format {
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
            Format::Table => table(&mut out, &listed, all)?,
        }
        out.flush()?;
        Ok(())
    })?;
    Ok(if all > 0 { Verdict::Findings } else { Verdict::Clean })
}

fn table(out: &mut impl Write, listed: &[Waiting], all: usize) -> Result<()> {
    for (at, Waiting { pair, explanation, .. }) in listed.iter().enumerate() {
        let joined = if pair.joined { "one person now" } else { "two persons now" };
        writeln!(out, "{}. chance {}, {joined}", at + 1, pair.chance)?;
        writeln!(out, "   A  {}\n   B  {}", escape(&pair.a.to_string()), escape(&pair.b.to_string()))?;
        if let Some(explanation) = explanation {
            write!(out, "{}", waterfall(explanation))?;
        }
        writeln!(out)?;
    }
    let (pairs, wait) = (count(all, "pair", "pairs"), if all == 1 { "waits" } else { "wait" });
    writeln!(out, "{pairs} {wait} for a judgement; {} shown. Judge one with:", listed.len())?;
    writeln!(out, "toll judge CASE A B same|different|unsure --by NAME --reason TEXT")?;
    Ok(())
}
