//! Tallies for people: a table for each incident, and under it why its numbers differ.
//!
//! Must not: print a rule's number without the rule's name.

use super::{Asked, Rules};
use crate::show::{Column, Look, count, counted_as, escape, table};
use anyhow::Result;
use figures::{Decided, ScopeDifference, ScopeView, Side};
use std::io::Write;
use vocabulary::{ClaimRef, Incident, Tally, TallyScope, Weight};

pub(super) fn print(out: &mut impl Write, asked: &Asked) -> Result<()> {
    let told = asked.told;
    let counts: usize =
        told.incidents.iter().map(|incident| of_incident(out, asked, incident)).sum::<Result<usize>>()?;
    let heavy = told.findings.iter().filter(|finding| finding.weight >= Weight::Warning).count();
    writeln!(
        out,
        "{} of {}, {} to look at",
        count(counts, "tally", "tallies"),
        count(told.incidents.len(), "incident", "incidents"),
        count(heavy, "finding", "findings")
    )?;
    Ok(())
}

/// Gives how many tallies were printed.
fn of_incident(out: &mut impl Write, asked: &Asked, incident: &Incident) -> Result<usize> {
    let told = asked.told;
    let tallies: Vec<&Tally> = (told.tallies.iter())
        .filter(|tally| tally.scope.incident == incident.id && asked.shows(&tally.scope, tally.rule))
        .collect();
    if tallies.is_empty() {
        return Ok(0);
    }
    writeln!(out, "{}: {}", escape(&incident.id), escape(&incident.title))?;
    let columns = [
        Column::firm("count"),
        Column::firm("rule"),
        Column::firm("low"),
        Column::firm("best"),
        Column::firm("high"),
        Column::firm("origins"),
        Column::firm("mark"),
    ];
    let rows: Vec<Vec<String>> = tallies.iter().map(|tally| row(tally)).collect();
    writeln!(out, "{}", table(&columns, &rows, Look::of_stdout().width).trim_end())?;
    let of = |id: &str| id == incident.id;
    for decided in told.decided.iter().filter(|decided| of(&decided.given.scope.incident)) {
        writeln!(out, "{}", escape(&decision(decided)))?;
    }
    let views: Vec<&ScopeView> = told.views.iter().filter(|view| of(&view.scope.incident)).collect();
    if !views.is_empty() {
        writeln!(out, "\nWhy these numbers differ:")?;
    }
    for view in views {
        for line in lines(asked, view) {
            writeln!(out, "  {}", escape(&line))?;
        }
    }
    writeln!(out)?;
    Ok(if matches!(asked.rules, Rules::All) {
        tallies.chunk_by(|a, b| a.scope == b.scope).count()
    } else {
        tallies.len()
    })
}

fn row(tally: &Tally) -> Vec<String> {
    vec![
        escape(&within(&tally.scope)),
        tally.rule.name().to_owned(),
        tally.low.to_string(),
        tally.best.map(|best| best.to_string()).unwrap_or_default(),
        tally.high.map_or("open".to_owned(), |high| high.to_string()),
        tally.origins.to_string(),
        tally.mark.as_ref().map(|mark| mark.mark.to_string()).unwrap_or_default(),
    ]
}

/// The name of a count within its incident: "killed/people/female".
fn within(scope: &TallyScope) -> String {
    let name = scope.to_string();
    name.strip_prefix(&scope.incident).and_then(|rest| rest.strip_prefix('/')).unwrap_or(&name).to_owned()
}

fn decision(decided: &Decided) -> String {
    let given = &decided.given;
    let best = given.best.map(|best| format!("{best}, ")).unwrap_or_default();
    let mark = given.mark.map(|mark| format!(", {mark}")).unwrap_or_default();
    let changed = if decided.changed { " The figures have changed since." } else { "" };
    format!(
        "{}: a reviewer decided {best}{}{mark} (entry {}): {}{changed}",
        counted_as(&given.scope),
        span(given.low, given.high),
        decided.entry,
        given.reason
    )
}

fn span(low: u64, high: Option<u64>) -> String {
    match high {
        Some(high) if high == low => low.to_string(),
        Some(high) => format!("{low} to {high}"),
        None => format!("{low} or more"),
    }
}

fn lines(asked: &Asked, view: &ScopeView) -> Vec<String> {
    let what = counted_as(&view.scope);
    let mut lines: Vec<String> =
        view.differences.iter().map(|difference| format!("{what}, {}", told(difference))).collect();
    if !view.rivals.is_empty() {
        let more = if view.more > 0 { format!(" and {} more", view.more) } else { String::new() };
        let figures = count(view.rivals.len() + view.more, "figure", "figures");
        let named: Vec<String> = view.rivals.iter().map(|claim| said(asked, claim)).collect();
        let named = named.join(", ");
        lines.push(format!("{what}: {figures} count the same and contradict each other: {named}{more}"));
    }
    lines
}

/// A figure, who says it and where: "27 (the hospital, sources/report.txt#f1)".
fn said(asked: &Asked, claim: &ClaimRef) -> String {
    let Some((source, figure)) = asked.figure(claim) else { return claim.to_string() };
    format!("{} ({}, {}#{})", figure.count, figure.attributed_to, source.path, figure.id)
}

fn told(difference: &ScopeDifference) -> String {
    let dimensions: Vec<&str> = difference.dimensions.iter().map(|dimension| dimension.word()).collect();
    let other =
        difference.other.as_ref().map(|scope| format!(", beside {}", counted_as(scope))).unwrap_or_default();
    let sides: Vec<String> = difference.sides.iter().map(side).collect();
    let presumed = if difference.related.is_presumed() { " (presumed)" } else { "" };
    format!(
        "in {}{other}: {}; {}{presumed}",
        dimensions.join(", "),
        sides.join(", "),
        difference.related.words()
    )
}

fn side(side: &Side) -> String {
    let of = count(side.claims.len() + side.more, "figure", "figures");
    format!("{} ({of})", span(side.low, side.high))
}
