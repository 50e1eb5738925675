//! Cases to try things on. All people and places in them are fictional.

use custody::{Arrival, CaseFolder, Clock, Wanted, Wish};
use std::path::Path;
use std::time::SystemTime;
use tempfile::TempDir;
use vocabulary::{Case, Chance, Digest, JudgedPair, Judgement, RecordKey, RecordPair, Sidecar};

/// The time in these tests.
pub(crate) const THEN: &str = "2026-02-26T09:30:00Z";

pub(crate) fn clock() -> Clock {
    THEN.parse::<custody::Moment>().unwrap().always()
}

pub(crate) fn settings() -> Case {
    serde_json::from_str(r#"{"title": "Riverbend, a fictional flood"}"#).unwrap()
}

/// A new case in a folder that goes with it.
pub(crate) fn begun() -> (TempDir, CaseFolder) {
    let dir = tempfile::tempdir().unwrap();
    let folder = CaseFolder::init_by(dir.path(), &settings(), clock()).unwrap();
    (dir, folder)
}

pub(crate) fn again(dir: &Path) -> CaseFolder {
    CaseFolder::open_by(dir, clock()).unwrap()
}

pub(crate) fn arrival(path: &str, text: &str) -> Arrival {
    Arrival { path: path.to_owned(), bytes: text.as_bytes().to_vec(), sidecar: None }
}

pub(crate) fn described(path: &str, text: &str, title: &str) -> Arrival {
    let sidecar = Sidecar { title: Some(title.to_owned()), ..Sidecar::default() };
    Arrival { sidecar: Some(sidecar), ..arrival(path, text) }
}

/// So many sources, no two alike.
pub(crate) fn many(number: usize) -> Vec<Arrival> {
    (0..number)
        .map(|n| arrival(&format!("sources/{n:05}.txt"), &format!("{n} people were moved.\n")))
        .collect()
}

/// Two records that may be one person, and wait for a judgement.
pub(crate) fn pair(a: RecordKey, b: RecordKey) -> RecordPair {
    RecordPair { a, b, chance: Chance::of(0.5), joined: false, judged: None, waits: true, moves: 1 }
}

/// That two records are of two people.
pub(crate) fn different(a: RecordKey, b: RecordKey, by: &str) -> Wish {
    let judged = JudgedPair {
        a,
        b,
        judgement: Judgement::Different,
        by: by.to_owned(),
        reason: "seen".to_owned(),
        probability: None,
        explanation: Vec::new(),
        said: Digest::of(b"both"),
    };
    Wish { wanted: Wanted::Judged(judged), seen: 0 }
}

/// Moments at random, as many as are asked for: the seed is printed, and `TOLL_SEED` sets it.
pub(crate) fn random() -> impl FnMut() -> u64 {
    let clock_seed =
        || SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().subsec_nanos() as u64;
    let seed: u64 =
        std::env::var("TOLL_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(clock_seed);
    println!("TOLL_SEED={seed}");
    let mut random = seed | 1;
    move || {
        // xorshift64
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        random
    }
}

/// What an exported ledger decided, each as its canonical bytes with the brace that ends the entry.
pub(crate) fn exported(dir: &Path) -> Vec<String> {
    let mut out = Vec::new();
    custody::export(dir, &mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    let decision = |line: &str| Some(line.split_once("\"decision\":")?.1.to_owned());
    text.lines().filter_map(decision).collect()
}

/// What the ledger decided, as words.
pub(crate) fn kinds(folder: &CaseFolder) -> Vec<String> {
    let mut kinds = Vec::new();
    let kind = |entry: &custody::Entry| {
        serde_json::to_value(&entry.decision).unwrap()["kind"].as_str().unwrap().to_owned()
    };
    let note = |entry| {
        kinds.push(kind(&entry));
        Ok(())
    };
    folder.entries(note).unwrap();
    kinds
}

/// Changes the database behind the back of Toll, with its guards taken off first where asked for.
pub(crate) fn meddle(dir: &Path, sql: &str) {
    let db = rusqlite::Connection::open(dir.join("case.db")).unwrap();
    let guards: Vec<(String, String)> = db
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .and_then(|mut query| query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
        .unwrap();
    for (name, _) in &guards {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch(sql).unwrap();
    for (_, sql) in &guards {
        db.execute_batch(sql).unwrap();
    }
}

/// The forms, as the program applies them.
const FORMS: [&str; 10] = [
    include_str!("../../src/schema/0001.sql"),
    include_str!("../../src/schema/0002.sql"),
    include_str!("../../src/schema/0003.sql"),
    include_str!("../../src/schema/0004.sql"),
    include_str!("../../src/schema/0005.sql"),
    include_str!("../../src/schema/0006.sql"),
    include_str!("../../src/schema/0007.sql"),
    include_str!("../../src/schema/0008.sql"),
    include_str!("../../src/schema/0009.sql"),
    include_str!("../../src/schema/0010.sql"),
];

/// Makes a case one that an earlier Toll made: a database of that form, with the rows that it has a place for.
pub(crate) fn as_of_form(dir: &Path, form: usize) {
    let (old, new) = (dir.join("case.db"), dir.join("earlier.db"));
    let names = |db: &rusqlite::Connection, sql: &str| -> Vec<String> {
        let mut query = db.prepare(sql).unwrap();
        let rows = query.query_map([], |row| row.get(0)).unwrap();
        rows.collect::<Result<_, _>>().unwrap()
    };
    let db = rusqlite::Connection::open(&new).unwrap();
    FORMS[..form].iter().for_each(|form| db.execute_batch(form).unwrap());
    db.execute_batch(&format!("ATTACH '{}' AS now; PRAGMA user_version = {form};", old.display())).unwrap();
    let application: i64 = db.query_row("PRAGMA now.application_id", [], |row| row.get(0)).unwrap();
    db.execute_batch(&format!("PRAGMA application_id = {application};")).unwrap();
    for table in names(
        &db,
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
            AND name IN (SELECT name FROM now.sqlite_schema)",
    ) {
        let columns =
            names(&db, &format!("SELECT name FROM pragma_table_info('{table}', 'main')")).join(", ");
        db.execute_batch(&format!(
            "INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}"
        ))
        .unwrap();
    }
    db.execute_batch("DETACH now; PRAGMA journal_mode = WAL;").unwrap();
    drop(db);
    for left in ["case.db-wal", "case.db-shm"] {
        let _ = std::fs::remove_file(dir.join(left));
    }
    std::fs::rename(new, old).unwrap();
}
