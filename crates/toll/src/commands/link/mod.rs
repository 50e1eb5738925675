//! `toll link`: which rows of some lists are one person.
//!
//! Must not: decide; that is the linker's.

mod case;
mod kept;
mod stages;
mod table;
mod written;

use crate::cli::Link;
use crate::english::{InEnglish, in_english};
use crate::messages::{self, Verdict};
use crate::pipeline::{self, Columns, Listed, Lists, Names};
use crate::show::{Column, Look, Progress, count, escape, table, waterfall, waterfall_svg};
use anyhow::{Context, Result, bail};
use kept::Kept;
use persons::link::{Input, Judged, LinkReport, Linkage, Linker, Settings};
use serde::Serialize;
use stages::{Stage, Stages};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use table::Target;
use vocabulary::{Digest, Finding, Judgement, Weight};

/// The most findings that are printed; the report has all.
const PRINTED: usize = 12;

pub(crate) fn link(asked: Link) -> Result<Verdict> {
    if asked.lists.iter().any(|path| case::is_case(path)) {
        return case::link(&asked);
    }
    let pool = pipeline::threads(asked.threads)?;
    fs::create_dir_all(&asked.out).with_context(|| format!("{}: cannot be made", asked.out.display()))?;
    let mut stages = Stages::begin();
    let columns = Columns { id: asked.id.as_deref(), ignored: &asked.ignore, map: asked.map.as_deref() };
    let read = pipeline::lists(&asked.lists, &columns)?;
    let names = Names::of(&read.lists);
    stages.done("read");
    let settings = settings(&asked, &read.lists, &names)?;
    let inputs: Vec<Input> = read.lists.iter().map(|of| Input { list: &of.list, map: &of.map }).collect();
    let mut kept =
        Kept::open(&asked.out, &key(&read, &settings)?, Duration::from_secs_f64(asked.keep_every))?;
    let linkage = pool.install(|| -> Result<_> {
        let linker = Linker::new(&inputs, settings)?;
        stages.done("encode");
        let linkage = run(&linker, &mut kept, &mut stages)?;
        Ok((linker, linkage))
    });
    let (linker, linkage) = linkage?;
    let target = Target { dir: kept.folder(), format: asked.format };
    let weakest = linker.weakest(&linkage);
    let mut files = vec![
        written::clusters(target, &read.lists, &names, linkage.clusters(), &weakest)?,
        written::pairs(target, &read.lists, &names, &linkage)?,
    ];
    if asked.draws > 0 {
        let draws = pool.install(|| linker.draws(&linkage, asked.draws, asked.seed));
        files.push(written::draws(target, &read.lists, &names, &draws)?);
    }
    stages.done("write");
    let findings = findings(&read, &names, &linkage);
    let told = linker.report(&linkage);
    files.push(report(target.dir, &read.lists, &told, &findings, stages.all())?);
    kept.deliver(&asked.out, &files)?;
    for pair in asked.explain.chunks(2) {
        explain(&asked.out, &read.lists, &names, &linker, &linkage, pair)?;
    }
    say(&asked, &read.lists, &told)?;
    findings.iter().take(PRINTED).for_each(|finding| messages::warning(&worded(finding)));
    if findings.len() > PRINTED {
        messages::warning(&format!("and {} more, see report.json", findings.len() - PRINTED));
    }
    let fault = findings.iter().any(|finding| finding.weight > Weight::Note);
    Ok(if fault { Verdict::Findings } else { Verdict::Clean })
}

/// Learns, scores and joins, taking up what an earlier run left.
fn run(linker: &Linker<'_>, kept: &mut Kept, stages: &mut Stages) -> Result<Linkage> {
    let (learnt, mut scoring) = match kept.take(linker) {
        Some((learnt, scoring)) => {
            messages::note(&format!(
                "taking up the run that was left off: {} of {} rules are scored",
                scoring.yields.len(),
                learnt.rules()
            ));
            (learnt, scoring)
        }
        None => {
            let learnt = linker.learn();
            kept.learnt(&learnt)?;
            (learnt, linker.scoring())
        }
    };
    stages.done("train");
    let mut bar = Progress::of("scoring", learnt.rules() as u64);
    while linker.score_next(&learnt, &mut scoring) {
        bar.add(1);
        kept.scoring(&scoring)?;
    }
    drop(bar);
    stages.done("score");
    let linkage = linker.finish(learnt, scoring);
    stages.done("cluster");
    Ok(linkage)
}

fn settings(asked: &Link, lists: &[Listed], names: &Names) -> Result<Settings> {
    let rule = |rule: &String| rule.split('+').map(|part| part.trim().to_owned()).collect();
    let judged = match &asked.judgements {
        Some(path) => judged(path, lists, names)?,
        None => Vec::new(),
    };
    Ok(Settings {
        within: asked.within,
        distinct: Vec::new(),
        rules: asked.rule.iter().map(rule).collect(),
        pairs_per_record: asked.pairs_per_record,
        floor: asked.floor,
        judged,
        ..Settings::default()
    })
}

/// Judgements as a CSV file gives them: two ids and "same", "different" or "unsure".
fn judged(path: &Path, lists: &[Listed], names: &Names) -> Result<Vec<Judged>> {
    let read = sources::open_list(path, &pipeline::cage()?)?;
    let list = &read.sheets[0].list;
    let of = |name: &str| {
        let place = list.columns().iter().position(|column| column.name() == name);
        place.with_context(|| {
            format!("{}: has no column \"{name}\": it needs id_a, id_b and judgement", path.display())
        })
    };
    let (a, b, judgement) = (of("id_a")?, of("id_b")?, of("judgement")?);
    let places = written::places(lists, names);
    let find = |row: usize, column: usize| {
        let id = list.value(row, column);
        places
            .get(id)
            .copied()
            .with_context(|| format!("{}, row {}: no record has the id \"{id}\"", path.display(), row + 1))
    };
    (0..list.rows())
        .map(|row| {
            let word = list.value(row, judgement);
            let Ok(judgement) = word.parse() else {
                bail!(
                    "{}, row {}: \"{word}\" is no judgement; write same, different or unsure",
                    path.display(),
                    row + 1
                )
            };
            Ok(Judged { a: find(row, a)?, b: find(row, b)?, judgement })
        })
        .collect()
}

/// What a run depends on.
fn key(read: &Lists, settings: &Settings) -> Result<Digest> {
    let judged: Vec<(u32, u32, Judgement)> =
        settings.judged.iter().map(|j| (j.a, j.b, j.judgement)).collect();
    let of = (env!("CARGO_PKG_VERSION"), read.digest, settings.within, &settings.rules);
    let of = (of, settings.pairs_per_record, settings.floor, judged);
    Ok(Digest::of(&serde_json::to_vec(&of).context("settings can be written")?))
}

fn findings(read: &Lists, names: &Names, linkage: &Linkage) -> Vec<Finding> {
    let mut findings = read.findings.clone();
    for judged in &linkage.contradicted {
        let name = |record| names.name(&read.lists, record);
        findings.push(Finding {
            kind: vocabulary::FindingKind::List,
            weight: Weight::Warning,
            place: Some(format!("{} and {}", name(judged.a), name(judged.b))),
            seen: "They are judged to be the same, and over others to be different.".into(),
            remedy: "Look at the judgements on them and withdraw one.".into(),
            about: Vec::new(),
        });
    }
    findings
}

fn worded(finding: &Finding) -> String {
    let place = finding.place.as_deref().map(|place| format!("{place}: ")).unwrap_or_default();
    format!("{place}{} {}", finding.seen, finding.remedy)
}

/// `report.json`.
#[derive(Serialize)]
struct Report<'r> {
    #[serde(flatten)]
    linkage: &'r LinkReport,
    columns: Vec<ColumnReport<'r>>,
    findings: Vec<InEnglish<'r>>,
    stages: &'r [Stage],
}

/// What a column was taken to hold.
#[derive(Serialize)]
struct ColumnReport<'r> {
    list: &'r str,
    column: &'r str,
    holds: &'r str,
    why: String,
}

fn report(
    dir: &Path,
    lists: &[Listed],
    linkage: &LinkReport,
    findings: &[Finding],
    stages: &[Stage],
) -> Result<PathBuf> {
    let report = Report { linkage, columns: columns(lists), findings: in_english(findings), stages };
    let path = dir.join("report.json");
    let mut text = serde_json::to_string_pretty(&report)?;
    text.push('\n');
    fs::write(&path, text).with_context(|| format!("{}: cannot be written", path.display()))?;
    Ok(path)
}

fn columns(lists: &[Listed]) -> Vec<ColumnReport<'_>> {
    let mut columns = Vec::new();
    for listed in lists {
        for (at, column) in listed.list.columns().iter().enumerate() {
            columns.push(ColumnReport {
                list: listed.list.name(),
                column: column.name(),
                holds: listed.map.columns.get(column.name()).map_or("left out", |used| used.field.word()),
                why: listed.proposed.get(at).map_or("as the map says".to_owned(), |of| of.reason.clone()),
            });
        }
    }
    columns
}

/// What is said on standard output.
fn say(asked: &Link, lists: &[Listed], report: &LinkReport) -> Result<()> {
    let mut out = io::stdout().lock();
    let rows: Vec<Vec<String>> = columns(lists)
        .into_iter()
        .map(|of| vec![of.list.to_owned(), of.column.to_owned(), of.holds.to_owned(), of.why])
        .collect();
    let heads = [Column::loose("list"), Column::loose("column"), Column::firm("holds"), Column::loose("why")];
    writeln!(out, "{}", table(&heads, &rows, Look::of_stdout().width))?;
    let persons = count(report.clusters, "person", "persons");
    writeln!(
        out,
        "{}: {persons}, {} of them with several records; {} compared, {} scored.",
        count(report.records, "record", "records"),
        report.clusters_of_several,
        count(report.pairs_compared as usize, "pair", "pairs"),
        report.pairs_scored
    )?;
    writeln!(out, "Written to {}: clusters, pairs, report.json.", asked.out.display())?;
    Ok(out.flush()?)
}

/// Prints why two records are one person or not, and draws it.
fn explain(
    out: &Path,
    lists: &[Listed],
    names: &Names,
    linker: &Linker<'_>,
    linkage: &Linkage,
    pair: &[String],
) -> Result<()> {
    let [a, b] = pair else { bail!("--explain needs two ids, as in --explain A B") };
    let places = written::places(lists, names);
    let find = |id: &String| {
        places.get(id.as_str()).copied().with_context(|| format!("no record has the id \"{id}\""))
    };
    let why = linker.explain(&linkage.learnt, find(a)?, find(b)?);
    writeln!(
        io::stdout(),
        "{} and {}: one person with probability {:.4}",
        escape(a),
        escape(b),
        why.probability
    )?;
    writeln!(io::stdout(), "{}If they are two, they are most likely: {}.", waterfall(&why), why.otherwise)?;
    let folder = out.join("explained");
    fs::create_dir_all(&folder)?;
    // Ids may hold anything; a file's name may not.
    let name = Digest::of(format!("{a}\n{b}").as_bytes()).short().to_string();
    let path = folder.join(format!("{name}.svg"));
    fs::write(&path, waterfall_svg(a, b, &why))
        .with_context(|| format!("{}: cannot be written", path.display()))?;
    messages::note(&format!("drawn in {}", path.display()));
    Ok(())
}
