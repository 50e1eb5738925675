//! `toll lists`: the lists of a case, what each column is taken to hold, and what was noticed.
//!
//! Must not: write into `case.toml`. Who confirms a map puts it there.

use crate::cli::Lists;
use crate::messages::{self, Verdict};
use crate::pipeline::{self, OneList};
use crate::show::{Column, Look, count, escape, table};
use anyhow::Result;
use custody::CaseFolder;
use std::io::{self, Write};
use vocabulary::{ColumnUse, ListNews, RecordKey, Weight};

/// The most rows of a release that are named.
const LISTED: usize = 20;

pub(crate) fn lists(asked: Lists) -> Result<Verdict> {
    let mut folder = CaseFolder::open(&asked.case)?;
    let pool = pipeline::threads(None)?;
    let (registered, gathered) = pipeline::registered(&mut folder, &pool)?;
    let mut out = io::stdout().lock();
    if gathered.lists.is_empty() && gathered.refused.is_empty() {
        messages::note("this case has no lists yet: put them into its folder lists, then run toll build");
    }
    for list in &gathered.lists {
        show(&mut out, list)?;
        let news = registered.registry.lists.iter().find(|told| told.path == list.name);
        if let Some(news) = news.and_then(|told| told.news.as_ref()) {
            release(&mut out, news)?;
        }
        writeln!(out)?;
    }
    let mut heavy = false;
    for noticed in &registered.noticed {
        let found = &noticed.whole;
        heavy |= found.weight >= Weight::Warning;
        let place = found.place.as_deref().map(|place| format!("{}: ", escape(place))).unwrap_or_default();
        // The part of case.toml that confirms a map has lines of its own; it stands with its list.
        let remedy = found.remedy.split("\n\n").next().unwrap_or_default().trim_end_matches(':');
        writeln!(out, "{}: {place}{} {}", weight(found.weight), escape(&found.seen), escape(remedy))?;
    }
    out.flush()?;
    Ok(if heavy { Verdict::Findings } else { Verdict::Clean })
}

fn weight(weight: Weight) -> &'static str {
    match weight {
        Weight::Note => "note",
        Weight::Warning => "warning",
        Weight::Fault => "fault",
    }
}

fn show(out: &mut impl Write, list: &OneList) -> Result<()> {
    let last = list.last();
    let releases = count(list.releases.len(), "release", "releases");
    writeln!(out, "{}: {}, {releases}", escape(&list.name), count(last.list.rows(), "row", "rows"))?;
    let columns = [
        Column::loose("column"),
        Column::firm("used as"),
        Column::firm("proposed"),
        Column::loose("because"),
    ];
    let rows = list.proposal.columns.iter().map(|proposed| {
        let used = last.map.columns.get(&proposed.column);
        let cells = [
            proposed.column.clone(),
            used.map(told).unwrap_or_else(|| "not used".to_owned()),
            told(&proposed.used),
            std::iter::once(&proposed.reason)
                .chain(&proposed.remarks)
                .cloned()
                .collect::<Vec<_>>()
                .join("; "),
        ];
        cells.iter().map(|cell| escape(cell)).collect()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    writeln!(out, "{}", table(&columns, &rows, Look::of_stdout().width).trim_end())?;
    if list.settings.columns.is_none() {
        writeln!(out, "Not confirmed. If this is right, put it into case.toml, else correct it there:\n")?;
        for line in pipeline::declaration(list).lines() {
            writeln!(out, "    {}", escape(line))?;
        }
    }
    Ok(())
}

/// A use in a few words: "born (dmy)".
fn told(used: &ColumnUse) -> String {
    let more = [
        used.date_order.map(|order| order.to_string()),
        used.calendar.map(|calendar| calendar.to_string()),
        used.name_order.map(|order| order.to_string()),
        (!used.unknown.is_empty()).then(|| format!("unknown: {}", used.unknown.join(" | "))),
    ];
    let more: Vec<String> = more.into_iter().flatten().collect();
    if more.is_empty() { used.field.to_string() } else { format!("{} ({})", used.field, more.join(", ")) }
}

fn release(out: &mut impl Write, news: &ListNews) -> Result<()> {
    writeln!(out, "Since the release before ({} -> {}):", news.earlier.short(), news.later.short())?;
    let mut named = |what: &str, keys: &mut dyn ExactSizeIterator<Item = String>| -> Result<()> {
        let many = keys.len();
        let mut shown: Vec<String> = keys.take(LISTED).collect();
        if many > LISTED {
            shown.push(format!("and {} more", many - LISTED));
        }
        let colon = if shown.is_empty() { "" } else { ": " };
        writeln!(out, "  {many} {what}{colon}{}", escape(&shown.join(", ")))?;
        Ok(())
    };
    let row = |key: &RecordKey| key.row.clone();
    named("new", &mut news.new.iter().map(row))?;
    named("gone", &mut news.gone.iter().map(row))?;
    let changed = |(key, columns): &(RecordKey, Vec<String>)| format!("{} ({})", key.row, columns.join(", "));
    named("changed", &mut news.changed.iter().map(changed))?;
    named("given to somebody else", &mut news.reused.iter().map(row))?;
    writeln!(out, "  {} the same", news.same)?;
    Ok(())
}
