//! `toll link CASE`: the registry of a case as the tables that linking plain lists writes, and registries that might be true.
//!
//! The case's own settings and judgements hold; nothing of the case is changed, and nothing goes to its site.
//!
//! Must not: write into the case, or be taken for a publication. Keys of rows may be numbers that authorities gave.

use super::stages::Stages;
use super::table::{Cell, Table, Target};
use super::written::{CLUSTERS, DRAWS, PAIRS, weight};
use crate::cli::Link;
use crate::english::{InEnglish, in_english};
use crate::messages::Verdict;
use crate::pipeline::{self, Gathered, Registered};
use crate::show::count;
use anyhow::{Context, Result, bail};
use custody::CaseFolder;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use vocabulary::{Chance, Person, RecordKey, Weight, limits};

/// Whether a path is that of a case's folder.
pub(super) fn is_case(path: &Path) -> bool {
    path.join("case.toml").is_file()
}

/// `report.json`.
#[derive(Serialize)]
struct Report<'r> {
    lists: Vec<(&'r str, usize)>,
    records: usize,
    clusters: usize,
    clusters_of_several: usize,
    largest_cluster: usize,
    pairs_waiting: usize,
    draws: usize,
    seed: u64,
    findings: Vec<InEnglish<'r>>,
    stages: &'r [super::Stage],
}

pub(super) fn link(asked: &Link) -> Result<Verdict> {
    let [case] = asked.lists.as_slice() else {
        bail!("a case is linked by itself: name one case, or put the other lists into its folder lists")
    };
    refuse_what_the_case_settles(asked)?;
    let pool = pipeline::threads(asked.threads)?;
    let mut folder = CaseFolder::open(case)?;
    // Before the folder is made: what is refused leaves nothing behind.
    let out = std::path::absolute(&asked.out)?;
    let nearest = out.ancestors().find_map(|folder| folder.canonicalize().ok());
    if nearest.is_some_and(|nearest| case.canonicalize().is_ok_and(|case| nearest.starts_with(case))) {
        bail!("{}: lies in the case; choose a folder outside of it", asked.out.display());
    }
    fs::create_dir_all(&asked.out).with_context(|| format!("{}: cannot be made", asked.out.display()))?;
    let mut stages = Stages::begin();
    let (registered, gathered) = pipeline::registered(&mut folder, &pool)?;
    stages.done("registry");
    let target = Target { dir: &asked.out, format: asked.format };
    clusters(target, &registered)?;
    pairs(target, &registered)?;
    if asked.draws > 0 {
        let written = |drawing: &persons::registry::Drawing<'_>| {
            draws(target, drawing.records(), (0..asked.draws).map(|number| drawing.draw(asked.seed, number)))
        };
        pipeline::with_draws(&folder, &pool, &registered, &gathered, written)??;
    }
    stages.done("write");
    let report = report(asked, &registered, &gathered, &stages);
    let path = asked.out.join("report.json");
    fs::write(&path, serde_json::to_string_pretty(&report)? + "\n")
        .with_context(|| format!("{}: cannot be written", path.display()))?;
    let (persons, records) =
        (count(report.clusters, "person", "persons"), count(report.records, "record", "records"));
    let waiting = count(report.pairs_waiting, "pair", "pairs");
    writeln!(
        io::stdout(),
        "{records}: {persons}; {waiting} to be judged. Written to {}.",
        asked.out.display()
    )?;
    let fault = report.findings.iter().any(|finding| finding.weight > Weight::Note);
    Ok(if fault { Verdict::Findings } else { Verdict::Clean })
}

/// Options that say of plain lists what `case.toml` and the ledger say of a case.
fn refuse_what_the_case_settles(asked: &Link) -> Result<()> {
    let columns = "declare the columns in case.toml";
    let own = "a case is linked with the settings that it is built with";
    let given = [
        (asked.id.is_some(), "--id", columns),
        (!asked.ignore.is_empty(), "--ignore", columns),
        (asked.map.is_some(), "--map", columns),
        (!asked.within, "--within", "say distinct = true of the list in case.toml"),
        (!asked.rule.is_empty(), "--rule", own),
        (asked.pairs_per_record != limits::LINK_PAIRS_PER_RECORD, "--pairs-per-record", own),
        (asked.floor != persons::link::Settings::default().floor, "--floor", own),
        (asked.judgements.is_some(), "--judgements", "judge with \"toll judge\""),
        (!asked.explain.is_empty(), "--explain", "use \"toll person\""),
    ];
    match given.into_iter().find(|(given, ..)| *given) {
        Some((_, option, instead)) => bail!("{option} is for plain lists, and this is a case: {instead}"),
        None => Ok(()),
    }
}

/// All records by their keys, each with its person.
fn by_record(persons: &[Person]) -> BTreeMap<&RecordKey, &Person> {
    persons.iter().flat_map(|person| person.records.iter().map(move |record| (&record.key, person))).collect()
}

fn clusters(target: Target<'_>, registered: &Registered) -> Result<PathBuf> {
    let mut table = Table::begin(target, "clusters", &CLUSTERS)?;
    for (key, person) in by_record(&registered.registry.persons) {
        let weakest = person.weakest.map(share);
        let (id, list) = (key.to_string(), key.list.as_str());
        table.row(&[Cell::Text(&id), Cell::Text(&person.id), Cell::Text(list), Cell::Maybe(weakest)])?;
    }
    table.finish()
}

/// A chance as a number from 0 to 1.
fn share(chance: Chance) -> f64 {
    f64::from(chance.parts()) / f64::from(Chance::ONE.parts())
}

/// The pairs that a registry keeps: those that wait, were judged, or were joined.
fn pairs(target: Target<'_>, registered: &Registered) -> Result<PathBuf> {
    let mut table = Table::begin(target, "pairs", &PAIRS)?;
    let pairs: BTreeMap<_, _> =
        registered.registry.pairs.iter().map(|pair| ((&pair.a, &pair.b), pair)).collect();
    for ((a, b), pair) in pairs {
        let chance = share(pair.chance);
        let decision = if pair.joined { "same" } else { "different" };
        table.row(&[
            Cell::Text(&a.to_string()),
            Cell::Text(&b.to_string()),
            Cell::Number(chance),
            Cell::Number(weight(chance)),
            Cell::Text(decision),
        ])?;
    }
    table.finish()
}

fn draws(
    target: Target<'_>,
    records: &[RecordKey],
    draws: impl Iterator<Item = Vec<u32>>,
) -> Result<PathBuf> {
    let mut table = Table::begin(target, "draws", &DRAWS)?;
    let names: Vec<String> = records.iter().map(ToString::to_string).collect();
    for (number, persons) in (1u64..).zip(draws) {
        for ((name, key), person) in names.iter().zip(records).zip(persons) {
            let person = &names[person as usize];
            table.row(&[Cell::Whole(number), Cell::Text(name), Cell::Text(person), Cell::Text(&key.list)])?;
        }
    }
    table.finish()
}

fn report<'r>(
    asked: &Link,
    registered: &'r Registered,
    gathered: &'r Gathered,
    stages: &'r Stages,
) -> Report<'r> {
    let persons = &registered.registry.persons;
    let sizes = || persons.iter().map(|person| person.records.len());
    Report {
        lists: gathered.lists.iter().map(|list| (list.name.as_str(), list.last().list.rows())).collect(),
        records: sizes().sum(),
        clusters: persons.len(),
        clusters_of_several: sizes().filter(|size| *size > 1).count(),
        largest_cluster: sizes().max().unwrap_or(0),
        pairs_waiting: registered.registry.waiting(),
        draws: asked.draws,
        seed: asked.seed,
        findings: in_english(registered.noticed.iter().map(|noticed| &noticed.whole)),
        stages: stages.all(),
    }
}
