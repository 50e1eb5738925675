//! `toll decide`: a reviewer's number for a count into the ledger, beside what the rules give, or its withdrawal.
//!
//! Must not: keep a decision on a count that is not there, or replace a rule's number.

use super::judge::said;
use crate::cli::Decide;
use crate::messages::Verdict;
use crate::pipeline;
use crate::show::escape;
use anyhow::{Context, Result, anyhow, bail};
use custody::{CaseFolder, Moment};
use figures::{CountNumbers, NumbersAmiss, NumbersAsked, Reconciliation, numbers_of};
use std::io::{self, Write};
use vocabulary::{
    ClaimRef, Mark, Outcome, Override, Reading, Tally, TallyInput, TallyScope, WithdrawnOverride, limits,
};

pub(crate) fn decide(asked: Decide) -> Result<Verdict> {
    let by = said("--by", &asked.by, limits::REVIEWER_CHARS_MAX)?;
    let reason = said("--reason", &asked.reason, limits::REASON_CHARS_MAX)?;
    let scope: TallyScope = asked.count.parse()?;
    let mut folder = match asked.clock {
        Some(moment) => CaseFolder::open_by(&asked.case, moment.always())?,
        None => CaseFolder::open_by(&asked.case, Box::new(Moment::now))?,
    };
    if asked.undo {
        if !folder.withdraw_override(WithdrawnOverride { scope: scope.clone(), by, reason })? {
            bail!("{scope}: no decision holds on this count, so there is none to withdraw");
        }
        writeln!(
            io::stdout(),
            "{}",
            escape(&format!("{scope}: the last decision is withdrawn; run toll build."))
        )?;
        return Ok(Verdict::Clean);
    }
    let pool = pipeline::threads(None)?;
    let (readings, told) = pipeline::reconciled(&mut folder, &pool)?;
    let Some(inputs) = figures::inputs_of(&told, &readings, &scope) else {
        bail!("{scope}: nothing is counted there; toll tally names the counts of the case");
    };
    let first = told.tally(&scope, folder.settled_case()?.rule_for(&scope));
    let claim = asked.claim.as_deref().map(|name| claim(&readings, &told, &scope, name)).transpose()?;
    let (low, best, high) = numbers(&asked, first, claim.as_ref().map(|(_, numbers)| *numbers))?;
    let given = Override {
        scope: scope.clone(),
        low,
        best,
        high,
        mark: asked.mark,
        claim: claim.map(|(claim, _)| claim),
        by,
        reason,
        beside: first.map(|t| Outcome { rule: t.rule, low: t.low, best: t.best, high: t.high }),
        inputs,
    };
    let shown = shown(&given);
    folder.set_override(given)?;
    writeln!(io::stdout(), "{}", escape(&shown))?;
    Ok(Verdict::Clean)
}

/// The numbers that were asked for.
fn numbers(asked: &Decide, first: Option<&Tally>, claimed: Option<CountNumbers>) -> Result<CountNumbers> {
    let numbers = NumbersAsked { number: asked.number, low: asked.low, best: asked.best, high: asked.high };
    let by_rule = first.map(|tally| (tally.low, tally.best, tally.high));
    numbers.settled(claimed, asked.mark.is_some(), by_rule).map_err(|amiss| match amiss {
        NumbersAmiss::Nothing => {
            anyhow!("say what is decided: --number, --low (with --best, --high), --claim or --mark")
        }
        NumbersAmiss::NothingToMark => {
            anyhow!("no rule gives a number here that a mark could be set on: give --number or --low")
        }
        NumbersAmiss::Crossed => {
            anyhow!("the numbers do not fit: low must not be above best, nor best above high")
        }
    })
}

/// A figure of the count, by the path of its source and its id there, with its numbers.
fn claim(
    readings: &[Reading],
    told: &Reconciliation,
    scope: &TallyScope,
    name: &str,
) -> Result<(ClaimRef, CountNumbers)> {
    let (path, id) = name.rsplit_once('#').context("--claim names a figure: sources/NAME#f1")?;
    let reading = readings.iter().find(|reading| reading.source.path == path);
    let Some(reading) = reading else { bail!("{path}: there is no such source in the case") };
    let Some(figure) = reading.figure(id) else { bail!("{path}: it has no figure {id}") };
    let claim = ClaimRef { source: reading.source.sha256, figure: id.to_owned() };
    let here = |inputs: &[TallyInput]| inputs.iter().any(|input| *input.claim == claim);
    let tallied = told.tallies.iter().any(|tally| tally.scope == *scope && here(&tally.inputs));
    if !tallied && !told.uncounted.get(scope).is_some_and(|inputs| here(inputs)) {
        bail!("{name}: this figure is not one of {scope}");
    }
    Ok((claim, numbers_of(&figure.count)))
}

fn shown(given: &Override) -> String {
    let mark = |mark: Option<Mark>| mark.map(|mark| format!(", {mark}")).unwrap_or_default();
    let span = |low: u64, best: Option<u64>, high: Option<u64>| {
        let best = best.map_or("no best".to_owned(), |best| format!("best {best}"));
        format!("low {low}, {best}, high {}", high.map_or("open".to_owned(), |high| high.to_string()))
    };
    let beside = match &given.beside {
        Some(rule) => format!("beside {}: {}", rule.rule.name(), span(rule.low, rule.best, rule.high)),
        None => "no rule gives a number here".to_owned(),
    };
    let decided = span(given.low, given.best, given.high);
    format!("{}: decided {decided}{}; {beside}; run toll build.", given.scope, mark(given.mark))
}
