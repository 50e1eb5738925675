//! `toll build`: a case, brought up to date.
//!
//! Must not: decide what a build is; that is the pipeline's.

use super::desk::build_served;
use crate::cli::Build;
use crate::messages::{self, Verdict};
use crate::pipeline::{self, Built, Event, Target, Work};
use crate::show::{Column, Look, Progress, count, counted_as, escape, table};
use anyhow::Result;
use custody::{CaseFolder, Moment};
use serde::{Deserialize, Serialize};
use std::io::{self, Write};
use vocabulary::{Finding, FindingKind, Rule, Tally, Weight};

/// The most tallies, and findings of what could not be read, that are listed; the site has all.
const LISTED: usize = 20;

/// What is said of a case, kept with it: drawn anew each time, as wide as the terminal is then.
#[derive(Serialize, Deserialize)]
struct Summary {
    heading: String,
    /// By which rule, and the tallies by it as rows of a table.
    rule: Rule,
    tallies: Vec<Vec<String>>,
    /// How many tallies are not listed.
    more: usize,
    /// Files that could not be read.
    faults: Vec<String>,
    /// How many findings there are to look at before publishing.
    findings: usize,
}

pub(crate) fn build(asked: Build) -> Result<Verdict> {
    if let Some(built) = build_served(&asked.case)? {
        return Ok(built);
    }
    let pool = pipeline::threads(asked.threads)?;
    let mut folder = match asked.clock {
        Some(moment) => CaseFolder::open_by(&asked.case, moment.always())?,
        None => CaseFolder::open_by(&asked.case, Box::new(Moment::now))?,
    };
    if asked.rebuild {
        folder.rebuild()?;
    }
    let (mut progress, mut asking) = (None, None);
    let mut tell = |event: Event| {
        match event {
            Event::Kept { path, sha256 } if asked.acks => {
                let mut out = io::stdout().lock();
                writeln!(out, "kept {sha256} {}", escape(path))?;
                out.flush()?;
            }
            Event::Kept { .. } => {}
            Event::ToRead(total) => progress = Some(Progress::of("reading", total as u64)),
            Event::Read(done) => progress.iter_mut().for_each(|bar| bar.add(done as u64)),
            Event::Asking => {
                asking.get_or_insert_with(|| Progress::open("questions put to the model")).add(1)
            }
        }
        Ok(())
    };
    let (work, kept) = pipeline::build(&mut folder, &pool, Target::Site, &mut tell, &summarised)?;
    drop((progress, asking));
    let summary: Summary = serde_json::from_str(&kept)?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}\n\n{}", drawn(&summary, Look::of_stdout()), done(&work))?;
    if !work.is_nothing() {
        writeln!(out, "The site is at {}", folder.root().join("site").join("index.html").display())?;
    }
    out.flush()?;
    summary.faults.iter().take(LISTED).for_each(|fault| messages::warning(fault));
    if summary.faults.len() > LISTED {
        messages::warning(&format!("and {} more, see the site's findings", summary.faults.len() - LISTED));
    }
    if work.weakly_caged {
        messages::weak_cage();
    }
    if asked.verbose {
        messages::note(&counted(&work));
    }
    Ok(if summary.findings > 0 { Verdict::Findings } else { Verdict::Clean })
}

/// What is to be said of a case, as it is kept with it.
fn summarised(built: &Built) -> String {
    serde_json::to_string(&summary(built)).unwrap_or_default()
}

/// A build without a terminal, of tables and preview; publishing is an act of its own: `read` hears of how many documents so many are read. Gives what is to be said of it.
pub(crate) fn build_quietly(folder: &mut CaseFolder, read: &dyn Fn(usize, usize)) -> Result<String> {
    let pool = pipeline::threads(None)?;
    let (mut all, mut so_far) = (0, 0);
    let mut tell = |event: Event| {
        match event {
            Event::ToRead(total) => all = total,
            Event::Read(done) => so_far += done,
            Event::Kept { .. } | Event::Asking => return Ok(()),
        }
        read(so_far, all);
        Ok(())
    };
    let (work, kept) = pipeline::build(folder, &pool, Target::Preview, &mut tell, &summarised)?;
    let summary: Summary = serde_json::from_str(&kept)?;
    let faults: String = summary.faults.iter().map(|fault| format!("\n{}", escape(fault))).collect();
    Ok(format!("{}\n\n{}{faults}", drawn(&summary, Look::plain()), done(&work)))
}

fn done(work: &Work) -> String {
    if work.is_nothing() {
        return "Nothing new: the site stands as it is.".to_owned();
    }
    format!(
        "Taken in {}, read {}, wrote {}.",
        count(work.taken, "source", "sources"),
        count(work.read, "document", "documents"),
        count(work.pages.written, "file", "files")
    )
}

fn counted(work: &Work) -> String {
    let Work { taken, described, read, kept, linked, estimated, asked, pages, .. } = work;
    format!(
        "taken {taken}, described {described}, read {read}, kept {kept}, pages written {}, unchanged {}, removed {}, answered {asked}, linked {linked}, estimated {estimated}",
        pages.written, pages.unchanged, pages.removed
    )
}

fn summary(built: &Built) -> Summary {
    let Built { case, reconciliation, .. } = built;
    let findings = &reconciliation.findings;
    let heavy = findings.iter().filter(|finding| finding.weight >= Weight::Warning).count();
    let of_documents = findings.iter().filter(|f| !pipeline::is_list(f.place.as_deref().unwrap_or_default()));
    let of_lists = built.noticed.iter().map(|noticed| &noticed.whole);
    let faults = of_documents.chain(of_lists).filter(|f| {
        f.kind == FindingKind::Unreadable
            || f.kind == FindingKind::Judgement && f.place.is_none()
            || f.kind == FindingKind::List && f.weight == Weight::Fault
    });
    let told = |f: &Finding| {
        format!("{} {} {}", f.place.as_ref().map(|p| format!("{p}:")).unwrap_or_default(), f.seen, f.remedy)
    };
    let faults: Vec<String> = faults.map(|f| told(f).trim_start().to_owned()).collect();
    let mut heading = format!(
        "{}\n{}, {}, {}, {} ({heavy} to look at)",
        escape(&case.title),
        count(built.sources, "source", "sources"),
        count(built.figures, "figure", "figures"),
        count(reconciliation.incidents.len(), "incident", "incidents"),
        count(findings.len(), "finding", "findings"),
    );
    heading.push_str(&registry(built));
    let by_rule = || reconciliation.tallies.iter().filter(|tally| tally.rule == case.rule_for(&tally.scope));
    Summary {
        heading,
        rule: case.first_rule(),
        tallies: by_rule().take(LISTED).map(|tally| row(tally, built)).collect(),
        more: by_rule().count().saturating_sub(LISTED),
        faults,
        findings: heavy,
    }
}

/// The registry in a line or two, where the case has lists.
fn registry(built: &Built) -> String {
    let registry = built.registry;
    if registry.lists.is_empty() {
        return String::new();
    }
    let mut said = format!(
        "\n{}, {}, {}, {} to judge",
        count(registry.lists.len(), "list", "lists"),
        count(registry.records(), "record", "records"),
        count(registry.persons.len(), "person", "persons"),
        count(registry.waiting(), "pair", "pairs"),
    );
    for list in &registry.lists {
        if let Some(news) = &list.news {
            said += &format!(
                "\n{}: {} new, {} gone, {} changed, {} the same since the release before",
                escape(&list.path),
                news.new.len(),
                news.gone.len(),
                news.changed.len(),
                news.same
            );
        }
    }
    if let Some(moved) = &registry.moved {
        said += &format!(
            "\npersons {} -> {}, records {} -> {}; {} merged, {} split",
            moved.persons.0,
            moved.persons.1,
            moved.records.0,
            moved.records.1,
            moved.merged.len(),
            moved.split.len()
        );
    }
    said
}

fn row(tally: &Tally, built: &Built) -> Vec<String> {
    let id = &tally.scope.incident;
    let incident = built.reconciliation.incidents.iter().find(|incident| incident.id == *id);
    vec![
        escape(incident.map_or(id, |incident| &incident.title)),
        escape(&counted_as(&tally.scope)),
        tally.low.to_string(),
        tally.best.map(|best| best.to_string()).unwrap_or_default(),
        tally.high.map_or("open".to_owned(), |high| high.to_string()),
        tally.origins.to_string(),
    ]
}

fn drawn(summary: &Summary, look: Look) -> String {
    let columns = [
        Column::loose("incident"),
        Column::loose("what"),
        Column::firm("low"),
        Column::firm("best"),
        Column::firm("high"),
        Column::firm("origins"),
    ];
    let mut out = summary.heading.clone();
    if !summary.tallies.is_empty() {
        out.push_str(&format!("\n\nBy the rule {}:\n", summary.rule.name()));
        out.push_str(table(&columns, &summary.tallies, look.width).trim_end());
    }
    if summary.more > 0 {
        out.push_str(&format!("\nand {} more on the site", summary.more));
    }
    out
}
