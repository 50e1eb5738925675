//! Reads the gold corpus, set by set, and holds the scores above a floor that only rises.
//!
//! Must not: lower the floor. Where a score falls, the reader is mended, or the floor is lowered by hand
//! in `tests/corpus/floor.toml` with the reason in the commit.

use crate::workspace;
use anyhow::{Context, Result, bail};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const CORPUS: &str = "tests/corpus";
const FLOOR: &str = "tests/corpus/floor.toml";
/// The set whose texts nobody mends by and no weight is learnt from: only its scores are looked at.
pub(crate) const SEALED: &str = "sealed";
/// Scores are kept to four decimals, as the scorer prints them.
const LEAST_STEP: f64 = 0.0001;
/// Fields are shares of the figures that were found: a reader that finds more is not held to the same share exactly.
const FIELD_SLACK: f64 = 0.01;

/// Scores by name: `english.core.f1`, `english.fields.part_of`.
type Scores = BTreeMap<String, f64>;

/// Reads, scores, compares; with `--raise`, writes the floor where the score is higher.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let raise = match arguments {
        [] => false,
        [one] if one == "--raise" => true,
        _ => bail!("only --raise may be given"),
    };
    let scores = score()?;
    let path = workspace::root()?.join(FLOOR);
    let floor = if path.is_file() { read_floor(&path)? } else { Scores::new() };
    print!("{}", table(&scores, &floor));
    if raise {
        let raised = raised(&floor, &scores);
        std::fs::write(&path, written(&raised)).with_context(|| format!("cannot write {FLOOR}"))?;
        println!("{FLOOR} is raised.");
        return Ok(());
    }
    let faults = fallen(&floor, &scores);
    if faults.is_empty() && raised(&floor, &scores) != floor {
        println!("The score has risen: `cargo xtask corpus --raise` raises the floor.");
    }
    workspace::verdict("The reader holds the floor of the corpus.", &faults)
}

/// Prints the scores beside their floors, and judges nothing.
pub(crate) fn show() -> Result<()> {
    print!("{}", table(&score()?, &read_floor(&workspace::root()?.join(FLOOR))?));
    Ok(())
}

/// The sets of gold documents: each a folder of `NAME.txt` and `NAME.gold.json`.
pub(crate) fn sets() -> Result<Vec<PathBuf>> {
    let corpus = workspace::root()?.join(CORPUS);
    let mut sets: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(&corpus).with_context(|| format!("cannot read {CORPUS}"))? {
        let path = entry?.path();
        sets.extend(path.is_dir().then_some(path));
    }
    sets.sort();
    Ok(sets)
}

/// The scores of what `toll read` makes of the corpus now.
fn score() -> Result<Scores> {
    let mut scores = Scores::new();
    for set in sets()? {
        let folder = set.to_string_lossy();
        let read = workspace::program(
            "cargo",
            &["run", "--quiet", "--package", "toll", "--", "read", "--format", "jsonl", &folder],
        )?;
        let readings = tempfile::NamedTempFile::new()?;
        std::fs::write(readings.path(), workspace::output(read, &[0, 1])?)?;
        let mut scorer = workspace::program("python3", &["tests/score/read.py", &folder])?;
        scorer.arg(readings.path()).arg("--json");
        let printed: serde_json::Value = serde_json::from_slice(&workspace::output(scorer, &[0])?)?;
        let name = set.file_name().context("a set without a name")?.to_string_lossy().into_owned();
        scores.extend(flat(&printed).into_iter().map(|(score, value)| (format!("{name}.{score}"), value)));
    }
    Ok(scores)
}

/// The shares among what the scorer prints; precision and recall stand behind F1 and have no floor of their own.
fn flat(printed: &serde_json::Value) -> Scores {
    let mut scores = Scores::new();
    for (group, values) in printed.as_object().into_iter().flatten() {
        for (name, value) in values.as_object().into_iter().flatten() {
            let held = group == "fields" || matches!(name.as_str(), "f1" | "speaker");
            if let Some(share) = value.as_f64().filter(|_| held) {
                scores.insert(format!("{group}.{name}"), share);
            }
        }
    }
    scores
}

fn read_floor(path: &Path) -> Result<Scores> {
    let mut floor = Scores::new();
    for (set, groups) in workspace::table(path)? {
        let no_table = || format!("{FLOOR}: [{set}] is no table");
        for (group, values) in groups.as_table().with_context(no_table)? {
            for (name, value) in values.as_table().with_context(no_table)? {
                let no_share = || format!("{FLOOR}: {set}.{group}.{name} is no share");
                let least = value.as_float().with_context(no_share)?;
                floor.insert(format!("{set}.{group}.{name}"), least);
            }
        }
    }
    Ok(floor)
}

/// Which scores lie below their floor, or are missing.
fn fallen(floor: &Scores, scores: &Scores) -> Vec<String> {
    let slack = |name: &str| if name.contains(".fields.") { FIELD_SLACK } else { LEAST_STEP / 2.0 };
    (floor.iter())
        .filter(|(name, least)| scores.get(*name).is_none_or(|score| score + slack(name) < **least))
        .map(|(name, least)| format!("{name} fell below its floor of {least:.4}"))
        .collect()
}

fn raised(floor: &Scores, scores: &Scores) -> Scores {
    let mut raised = floor.clone();
    for (name, score) in scores {
        let least = raised.entry(name.clone()).or_insert(*score);
        *least = least.max(*score);
    }
    raised
}

fn written(floor: &Scores) -> String {
    let mut text = String::from(
        "# The least that the reader must score on the gold corpus. It only rises: `cargo xtask corpus --raise`.\n",
    );
    let mut open = "";
    for (name, least) in floor {
        let (group, field) = name.rsplit_once('.').unwrap_or(("", name));
        if group != open {
            let _ = write!(text, "\n[{group}]\n");
            open = group;
        }
        let _ = writeln!(text, "{field} = {least:.4}");
    }
    text
}

fn table(scores: &Scores, floor: &Scores) -> String {
    let mut text = format!("{:32} {:>8} {:>8}\n", "", "score", "floor");
    for (name, score) in scores {
        let least = floor.get(name).map_or("none".to_owned(), |least| format!("{least:.4}"));
        let _ = writeln!(text, "{name:32} {score:8.4} {least:>8}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scores(values: &[(&str, f64)]) -> Scores {
        values.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect()
    }

    #[test]
    fn a_floor_only_rises() {
        let floor = scores(&[("set.core.f1", 0.9), ("set.full.f1", 0.6)]);
        let now = scores(&[("set.core.f1", 0.91), ("set.full.f1", 0.5), ("set.dates.f1", 0.8)]);
        let after = scores(&[("set.core.f1", 0.91), ("set.dates.f1", 0.8), ("set.full.f1", 0.6)]);
        assert_eq!(raised(&floor, &now), after);
    }

    #[test]
    fn a_score_below_its_floor_or_gone_is_a_fault() {
        let floor = scores(&[
            ("set.core.f1", 0.9),
            ("set.dates.f1", 0.8),
            ("set.fields.sex", 0.95),
            ("set.fields.age", 0.95),
        ]);
        let now = scores(&[("set.core.f1", 0.8998), ("set.fields.sex", 0.945), ("set.fields.age", 0.93)]);
        let names: Vec<String> =
            fallen(&floor, &now).iter().map(|f| f.split(' ').next().unwrap().into()).collect();
        assert_eq!(names, ["set.core.f1", "set.dates.f1", "set.fields.age"]);
    }

    #[test]
    fn a_written_floor_reads_the_same() {
        let floor = scores(&[("set.core.f1", 0.9), ("set.fields.when", 0.85), ("set.fields.where", 1.0)]);
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("floor.toml");
        std::fs::write(&path, written(&floor)).unwrap();
        assert_eq!(read_floor(&path).unwrap(), floor);
    }

    #[test]
    fn shares_are_taken_and_counts_left() {
        let printed = serde_json::json!({
            "documents": 30, "core": {"precision": 0.5, "recall": 0.6, "f1": 0.55},
            "fields": {"precision": 0.7}, "quotes": {"f1": 0.4, "speaker": 0.3},
        });
        let names: Vec<String> = flat(&printed).into_keys().collect();
        assert_eq!(names, ["core.f1", "fields.precision", "quotes.f1", "quotes.speaker"]);
    }
}
