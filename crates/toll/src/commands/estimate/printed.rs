//! Estimates for people, in plain words: the documented first, then what was asked of the data, then each method with its
//! interval and its "if", then what is refused.
//!
//! Must not: print a number without what must hold for it.

use crate::pipeline::captured::Captured;
use crate::pipeline::{Estimated, words};
use crate::show::{Column, Look, count, escape, table};
use std::collections::BTreeMap;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;
use vocabulary::{Estimate, EstimateMethod, EstimateReport, EstimateTogether, Interval};

/// Prints all of it.
pub(crate) fn whole(
    out: &mut impl Write,
    captured: &Captured,
    estimated: &Estimated,
    look: Look,
) -> io::Result<()> {
    report(out, &estimated.report, &estimated.words(), look)?;
    for note in &captured.notes {
        writeln!(out, "\nNote: {}", escape(note))?;
    }
    together(
        out,
        "Over registries that might be true, by how likely records are one person",
        &estimated.linkages,
        look,
    )?;
    thresholds(out, estimated, look)?;
    without(out, estimated, look)?;
    for apart in &estimated.strata {
        let by = escape(&apart.by);
        together(out, &format!("All strata by {by} together"), &apart.summed, look)?;
        for stratum in &apart.strata {
            writeln!(out, "\nOf those with {by} {}\n", escape(&stratum.name))?;
            report(out, &stratum.report, &words(&stratum.report, &[]), look)?;
        }
    }
    Ok(())
}

/// What each method says over many tables.
fn together(out: &mut impl Write, title: &str, all: &[EstimateTogether], look: Look) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title}:")?;
    let row = |of: &EstimateTogether| {
        let estimate = of.estimate.as_ref();
        vec![
            of.method.to_string(),
            of.answered.to_string(),
            of.refused.to_string(),
            of.span
                .map(|(least, greatest)| format!("{} to {}", number(least), number(greatest)))
                .unwrap_or_default(),
            estimate.map_or("none".to_owned(), |estimate| number(estimate.estimate)),
            estimate.map(|estimate| span(&estimate.interval)).unwrap_or_default(),
        ]
    };
    let columns = ["method", "estimated", "refused", "each gives", "together", "interval"].map(Column::firm);
    let rows: Vec<Vec<String>> = all.iter().map(row).collect();
    write!(out, "{}", table(&columns, &rows, look.width))
}

/// Between which totals an estimate lies, whatever the chance from which on records are one person.
fn thresholds(out: &mut impl Write, estimated: &Estimated, look: Look) -> io::Result<()> {
    let mut rows: BTreeMap<EstimateMethod, Vec<(f64, [f64; 2])>> = BTreeMap::new();
    for (at, report) in &estimated.thresholds {
        for estimate in &report.estimates {
            rows.entry(estimate.method).or_default().push((estimate.estimate, *at));
        }
    }
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nWherever the line is drawn, within a list and between lists:")?;
    let told =
        |(total, [within, between]): &(f64, [f64; 2])| [number(*total), format!("{within} and {between}")];
    let rows = rows.iter().filter_map(|(method, totals)| {
        let least = totals.iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
        let most = totals.iter().max_by(|a, b| a.0.total_cmp(&b.0))?;
        let ([low, at_low], [high, at_high]) = (told(least), told(most));
        Some(vec![method.to_string(), low, at_low, high, at_high])
    });
    let columns = ["method", "least total", "at", "greatest total", "at"].map(Column::firm);
    write!(out, "{}", table(&columns, &rows.collect::<Vec<_>>(), look.width))
}

/// What each method gives where a list is left out.
fn without(out: &mut impl Write, estimated: &Estimated, look: Look) -> io::Result<()> {
    let lists = estimated.report.histories.lists().iter().zip(&estimated.without);
    let answered = lists.filter(|(_, left)| !left.estimates.is_empty());
    let rows: Vec<Vec<String>> = answered
        .flat_map(|(list, left)| {
            left.estimates.iter().enumerate().map(|(at, one)| {
                let list = if at == 0 { escape(list) } else { String::new() };
                vec![list, one.method.to_string(), number(one.estimate), span(&one.interval)]
            })
        })
        .collect();
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nWithout one of the lists (a total that changes much hangs on that list):")?;
    let columns =
        [Column::loose("without"), Column::firm("method"), Column::firm("total"), Column::firm("interval")];
    write!(out, "{}", table(&columns, &rows, look.width))
}

/// Prints a report and its words.
fn report(out: &mut impl Write, report: &EstimateReport, words: &[String], look: Look) -> io::Result<()> {
    let documented = report.histories.documented();
    let lists: Vec<String> = report.histories.lists().iter().map(|list| escape(list)).collect();
    writeln!(
        out,
        "Documented: {} on {}: {}",
        count(documented as usize, "person", "persons"),
        count(lists.len(), "list", "lists"),
        lists.join(", ")
    )?;
    if !report.checks.is_empty() {
        writeln!(out, "\nAsked of the data first, and whether it is so:")?;
        for check in &report.checks {
            let so = if check.passed { "yes" } else { "NO " };
            let told = filled(&escape(&format!("{}: {}", check.check, check.detail)), look.width - 5);
            writeln!(out, "{so}  {}", told.replace('\n', "\n     "))?;
        }
    }
    if !report.estimates.is_empty() {
        writeln!(out, "\nEstimates of the total, the documented among them:")?;
        write!(out, "{}", table(&heads(), &rows(&report.estimates), look.width))?;
    }
    let methods = report.estimates.iter().map(|estimate| format!("By {}. ", estimate.method));
    for (sentence, by) in words.iter().zip(methods.chain(std::iter::repeat(String::new()))) {
        writeln!(out, "\n{}", filled(&format!("{by}{}", escape(sentence)), look.width))?;
    }
    Ok(())
}

fn heads() -> [Column; 6] {
    [
        Column::firm("method"),
        Column::firm("total"),
        Column::firm("interval"),
        Column::firm("level"),
        Column::firm("by"),
        Column::loose("model"),
    ]
}

fn rows(estimates: &[Estimate]) -> Vec<Vec<String>> {
    let row = |estimate: &Estimate| {
        let Interval { level, kind, .. } = estimate.interval;
        vec![
            estimate.method.to_string(),
            number(estimate.estimate),
            span(&estimate.interval),
            format!("{}%", shortest(level * 100.0)),
            kind.to_string(),
            escape(estimate.model.as_deref().unwrap_or_default()),
        ]
    };
    estimates.iter().map(row).collect()
}

/// To the nearest person.
fn number(number: f64) -> String {
    format!("{number:.0}")
}

fn span(interval: &Interval) -> String {
    format!("{} to {}", number(interval.low), number(interval.high))
}

/// A number without noughts at its end.
fn shortest(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Words in lines that fit.
fn filled(text: &str, width: usize) -> String {
    let (mut out, mut used) = (String::with_capacity(text.len()), 0);
    for word in text.split(' ') {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            out.push('\n');
            used = 0;
        } else if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += wide;
    }
    out
}
