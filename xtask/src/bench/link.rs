//! Linking: accuracy, seconds and memory on public lists with known persons, beside Splink where it is installed, and on
//! simulated lists of growing length.
//!
//! The public lists lie in `../shared/data/link`; where they are not there, that part is SKIPPED, aloud. Must not: tune.

use super::{measure, toll};
use crate::workspace;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A public list: its name, its files, what is said to `toll link` and to `toll evaluate`.
struct Public {
    name: &'static str,
    files: &'static [&'static str],
    id: &'static str,
    truth: &'static str,
    ignored: &'static [&'static str],
}

const PUBLIC: &[Public] = &[
    Public { name: "FEBRL3", files: &["febrl/febrl3.csv"], id: "rec_id", truth: "cluster", ignored: &[] },
    Public {
        name: "FEBRL4",
        files: &["febrl/febrl4a.csv", "febrl/febrl4b.csv"],
        id: "rec_id",
        truth: "cluster",
        ignored: &[],
    },
    Public {
        name: "RLdata10000",
        files: &["rldata/RLdata10000.csv"],
        id: "record_id",
        truth: "label_true",
        ignored: &[],
    },
    Public {
        name: "historical_50k",
        files: &["historical_50k/historical_50k.csv"],
        id: "unique_id",
        truth: "cluster",
        ignored: &[],
    },
    Public {
        name: "synthetic 100k",
        files: &["synthetic/person_100k.parquet"],
        id: "unique_id",
        truth: "cluster",
        ignored: &["script"],
    },
    Public {
        name: "synthetic 1M",
        files: &["synthetic/person_1m.parquet"],
        id: "unique_id",
        truth: "cluster",
        ignored: &["script"],
    },
];

/// Runs it. With `long`, simulated lists of ten million records too.
pub(super) fn run(long: bool) -> Result<()> {
    let toll = toll()?;
    let scratch = tempfile::tempdir()?;
    let data = workspace::root()?.join("../shared/data/link");
    println!("lists            records  CPU s  MB    pairs at 0.5  best   clusters  B-cubed  largest");
    if data.is_dir() {
        for list in PUBLIC {
            let files: Vec<PathBuf> = list.files.iter().map(|file| data.join(file)).collect();
            let mut ignored = vec![list.truth];
            ignored.extend(list.ignored);
            measured(&toll, scratch.path(), list.name, &files, list.id, list.truth, &ignored)?;
        }
        splink(&data)?;
    } else {
        println!("public lists: SKIPPED, there is no ../shared/data/link");
    }
    println!("\nsimulated lists  records  CPU s  MB    pairs compared  a record");
    for persons in [10_000, 100_000, 1_000_000, 10_000_000] {
        if persons > 1_000_000 && !long {
            println!("10000000 persons: SKIPPED, say `bench link long`");
            continue;
        }
        simulated(&toll, scratch.path(), persons)?;
    }
    Ok(())
}

/// Links lists and holds the outcome against the truth.
fn measured(
    toll: &Path,
    scratch: &Path,
    name: &str,
    files: &[PathBuf],
    id: &str,
    truth: &str,
    ignored: &[&str],
) -> Result<()> {
    let out = scratch.join("linked");
    let mut link = Command::new(toll);
    link.arg("link").args(files).arg("--out").arg(&out).args(["--id", id]);
    for column in ignored {
        link.args(["--ignore", column]);
    }
    link.stderr(std::process::Stdio::null());
    let cost = measure::run(link, Path::new("/dev/null"))?;
    let mut evaluate = Command::new(toll);
    evaluate.arg("evaluate").args(files).args(["--id", id, "--truth", truth, "--format", "json"]);
    evaluate.arg("--clusters").arg(out.join("clusters.csv")).arg("--pairs").arg(out.join("pairs.csv"));
    let told: serde_json::Value = serde_json::from_slice(&workspace::output(evaluate, &[0])?)?;
    let number = |path: &str| told.pointer(path).and_then(serde_json::Value::as_f64).unwrap_or(f64::NAN);
    println!(
        "{name:16} {:8}  {:5.1}  {:4.0}  {:12.4}  {:.4}  {:8.4}  {:7.4}  {:7}",
        number("/records"),
        cost.cpu_s,
        cost.peak_bytes as f64 / 1e6,
        number("/pairs/at/0/1/f1"),
        number("/pairs/best/1/f1"),
        number("/pairwise/f1"),
        number("/bcubed/f1"),
        number("/largest_cluster"),
    );
    Ok(())
}

/// Links simulated lists of so many persons: what it costs as lists grow.
fn simulated(toll: &Path, scratch: &Path, persons: u32) -> Result<()> {
    let lists = scratch.join(format!("simulated-{persons}"));
    let mut simulate = Command::new(toll);
    simulate.args(["simulate", "--lists", "2", "--errors", "medium", "--culture", "arabic", "--seed", "7"]);
    simulate.args(["--persons", &persons.to_string()]).arg("--out").arg(&lists);
    workspace::output(simulate, &[0])?;
    let out = scratch.join("linked");
    let mut link = Command::new(toll);
    link.arg("link").arg(lists.join("list-1.csv")).arg(lists.join("list-2.csv")).arg("--out").arg(&out);
    link.stderr(std::process::Stdio::null());
    let cost = measure::run(link, Path::new("/dev/null"))?;
    let told = std::fs::read_to_string(out.join("report.json")).context("report.json")?;
    let report: serde_json::Value = serde_json::from_str(&told)?;
    let number = |key: &str| report[key].as_f64().unwrap_or(f64::NAN);
    println!(
        "{persons:8} persons {:8}  {:5.1}  {:4.0}  {:14}  {:.1}",
        number("records"),
        cost.cpu_s,
        cost.peak_bytes as f64 / 1e6,
        number("pairs_compared"),
        number("pairs_compared") / number("records"),
    );
    std::fs::remove_dir_all(&lists)?;
    Ok(())
}

/// Splink on the million simulated records, set up as in `reference/linking.md`, where `python3` has it.
fn splink(data: &Path) -> Result<()> {
    let has = Command::new("python3").args(["-c", "import splink, pyarrow"]).output();
    if !has.is_ok_and(|out| out.status.success()) {
        println!("Splink: SKIPPED, python3 has no splink and pyarrow (pip install splink pyarrow)");
        return Ok(());
    }
    let mut command = Command::new("python3");
    command.args(["-c", SPLINK]).arg(data.join("synthetic/person_1m.parquet"));
    let cost = measure::run(command, Path::new("/dev/null"))?;
    println!(
        "{:16} {:8}  {:5.1}  {:4.0}  scoring alone",
        "Splink, 1M",
        1_000_000,
        cost.cpu_s,
        cost.peak_bytes as f64 / 1e6
    );
    Ok(())
}

const SPLINK: &str = r#"
import sys, duckdb
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
import splink.comparison_library as cl
db = duckdb.connect(); db.execute("SET threads=2")
frame = db.execute("SELECT * EXCLUDE (cluster, script) FROM read_parquet('%s')" % sys.argv[1]).df()
rules = [block_on(*c) for c in [('given_name','family_name'),('given_name','dob'),('family_name','dob'),('dob','place'),
  ('given_name','place','dod'),('family_name','dod'),('dob','dod'),('substr(given_name,1,2)','substr(father_name,1,2)','dod'),
  ('substr(given_name,1,3)','substr(family_name,1,3)','substr(dob,1,4)'),
  ('substr(given_name,1,3)','substr(family_name,1,3)','place'),('place','dod','sex')]]
names = [cl.NameComparison(n).configure(term_frequency_adjustments=True) for n in ('given_name','father_name','family_name')]
settings = SettingsCreator(link_type='dedupe_only', unique_id_column_name='unique_id',
  comparisons=names + [cl.ExactMatch('sex'), cl.DateOfBirthComparison('dob', input_is_string=True),
    cl.AbsoluteTimeDifferenceAtThresholds('dod', input_is_string=True, metrics=['day','day'], thresholds=[2,7]),
    cl.JaroWinklerAtThresholds('place', [0.88]).configure(term_frequency_adjustments=True)],
  blocking_rules_to_generate_predictions=rules)
api = DuckDBAPI(connection=db)
# Splink 5 is handed a registered table, 4 the frame and its engine.
linker = Linker(api.register(frame), settings) if hasattr(api, 'register') else Linker(frame, settings, api)
linker.training.estimate_probability_two_random_records_match([block_on('given_name','family_name','dob'),
  block_on('given_name','father_name','family_name','place'), block_on('given_name','dob','dod')], recall=0.5)
linker.training.estimate_u_using_random_sampling(max_pairs=1e7)
linker.training.estimate_parameters_using_expectation_maximisation(block_on('given_name','family_name'))
linker.training.estimate_parameters_using_expectation_maximisation(block_on('dob','place'))
scored = linker.inference.predict(threshold_match_probability=0.01)
print(scored.as_duckdbpyrelation().count('*').fetchall())
"#;
