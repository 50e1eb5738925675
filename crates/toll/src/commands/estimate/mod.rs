//! `toll estimate`: how many no list holds, or why that cannot be told.
//!
//! Must not: estimate; that is the work of `figures`. Files are written whole, at the end, or not at all.

mod frozen;
mod json;
mod printed;

use crate::cli::{Estimate, ReportFormat};
use crate::messages::{self, Verdict};
use crate::pipeline::captured::{Captured, Source, Unfit, as_table};
use crate::pipeline::{self, Estimated, OfStratum, charted, estimates, methods};
use crate::show::{Look, Progress};
use anyhow::{Context, Result};
use json::WholeJson;
use serde_json::Value;
use simulation::push_csv;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::sync::Mutex;
use tempfile::NamedTempFile;
use vocabulary::EstimateSettings;

pub(crate) fn estimate(asked: Estimate) -> Result<Verdict> {
    let pool = pipeline::threads(asked.threads)?;
    let mut source = Source::open(&asked.from)?;
    let plan = plan(&asked, source.declared());
    let captured = match source.captured(&plan, &asked.strata, &asked.ignore, &pool) {
        Ok(captured) => captured,
        Err(error) => match error.downcast::<Unfit>() {
            Ok(Unfit(faults)) => {
                faults.into_iter().for_each(|fault| messages::error(&anyhow::Error::msg(fault)));
                return Ok(Verdict::Failure);
            }
            Err(error) => return Err(error),
        },
    };
    let methods = methods(&plan, !captured.strata.is_empty(), matches!(source, Source::Case(_)));
    let settings = frozen::settings(&asked, &plan);
    let bar: Mutex<Option<Progress>> = Mutex::default();
    let tell = |steps: usize| {
        // A bar that cannot be drawn is no reason to stop.
        if let Ok(mut bar) = bar.lock() {
            bar.get_or_insert_with(|| Progress::of("estimating", steps as u64)).add(1);
        }
    };
    let estimated = pool.install(|| estimates(&captured, &methods, &settings, &tell));
    drop(bar);
    let frozen = frozen::frozen(&asked.from, &captured.digest, &methods.of_all, &settings);
    if let Some(path) = &asked.table_out {
        whole(path, &as_table(&captured)?)?;
    }
    if let Some(path) = &asked.draws_out {
        whole(path, &draws(&estimated))?;
    }
    if let Some(folder) = &asked.charts {
        charts(folder, &estimated)?;
    }
    say(&asked, &captured, &estimated, frozen)?;
    let strata = estimated.all_strata().map(|(_, stratum)| &stratum.report);
    let reports = std::iter::once(&estimated.report).chain(strata);
    let refused = reports.into_iter().any(|report| !report.refusals.is_empty());
    Ok(if refused { Verdict::Findings } else { Verdict::Clean })
}

/// What is asked for, and where nothing is, what the case declares.
fn plan(asked: &Estimate, declared: Option<&EstimateSettings>) -> EstimateSettings {
    let declared = declared.cloned().unwrap_or_default();
    let either = |asked: &[String], declared| if asked.is_empty() { declared } else { asked.to_vec() };
    EstimateSettings {
        lists: either(&asked.lists, declared.lists),
        methods: if asked.methods.is_empty() { declared.methods } else { asked.methods.clone() },
        incident: asked.incident.clone().or(declared.incident),
        status: asked.status.or(declared.status),
        strata: declared.strata,
        seed: asked.seed.unwrap_or(declared.seed),
        bootstrap: asked.bootstrap.unwrap_or(declared.bootstrap),
        linkages: asked.linkages.unwrap_or(declared.linkages),
    }
}

/// Writes a file whole or not at all.
fn whole(path: &Path, text: &str) -> Result<()> {
    let cannot = || format!("{}: cannot be written", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = NamedTempFile::with_prefix_in(".toll-", folder).with_context(cannot)?;
    file.write_all(text.as_bytes()).with_context(cannot)?;
    pipeline::readable(&file).with_context(cannot)?;
    file.persist(path).map_err(|error| error.error).with_context(cannot)?;
    Ok(())
}

/// Writes each chart, and its numbers.
fn charts(folder: &Path, estimated: &Estimated) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("{}: cannot be made", folder.display()))?;
    for chart in publication::charts::of_estimates(&charted(estimated)) {
        whole(&folder.join(format!("{}.svg", chart.name())), &chart.svg())?;
        whole(&folder.join(format!("{}.csv", chart.name())), &chart.csv())?;
    }
    Ok(())
}

/// All draws as a table.
fn draws(estimated: &Estimated) -> String {
    let mut out = String::from("stratum,method,draw,total\n");
    let whole = (String::new(), &estimated.report);
    let named = |(by, stratum): (Option<&str>, &OfStratum)| match by {
        Some(by) => format!("{by}: {}", stratum.name),
        None => stratum.name.clone(),
    };
    let strata = estimated.all_strata().map(|of| (named(of), &of.1.report));
    for (name, report) in std::iter::once(whole).chain(strata) {
        for estimate in &report.estimates {
            for (at, total) in estimate.draws.iter().enumerate() {
                let (at, total) = ((at + 1).to_string(), total.to_string());
                push_csv(&mut out, [name.as_str(), estimate.method.word(), &at, &total]);
            }
        }
    }
    out
}

fn say(asked: &Estimate, captured: &Captured, estimated: &Estimated, made_from: Value) -> Result<()> {
    let mut out = io::stdout().lock();
    let terminal = out.is_terminal();
    match asked.format.unwrap_or(if terminal { ReportFormat::Table } else { ReportFormat::Json }) {
        ReportFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &WholeJson::of(captured, estimated, made_from))?;
            writeln!(out)?;
        }
        ReportFormat::Table => {
            let look = Look::of_stdout();
            printed::whole(&mut out, captured, estimated, look)?;
        }
    }
    Ok(out.flush()?)
}
