//! `kill -9` at random moments: what was acknowledged is there, and the chain holds.
//!
//! The test starts itself again as a child that takes sources in and says so after each; the seed is printed, and
//! `TOLL_SEED` sets it.

use crate::case::{again, arrival, clock, random};
use custody::{CaseFolder, verify};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use vocabulary::Digest;

const KILLS: u32 = 60;
const BATCHES: usize = 400;
pub(crate) const CASE: &str = "TOLL_TEST_CASE";

/// Not a test: what the child does. It takes in small batches, for longer than it is let live.
#[test]
#[ignore = "the child of the test below"]
fn child() {
    let Some(dir) = std::env::var_os(CASE) else { return };
    let mut folder = CaseFolder::open_by(Path::new(&dir), clock()).unwrap();
    let mut out = std::io::stdout().lock();
    let first = folder.head().unwrap().entries;
    for batch in (first..).take(BATCHES) {
        let arrivals: Vec<_> = (0..1 + batch % 5)
            .map(|n| {
                arrival(
                    &format!("sources/{batch}-{n}.txt"),
                    &format!("{batch} of {n} were moved.").repeat(40),
                )
            })
            .collect();
        let paths: Vec<String> = arrivals.iter().map(|arrival| arrival.path.clone()).collect();
        for (path, sha256) in paths.iter().zip(folder.intake(arrivals).unwrap()) {
            writeln!(out, "ack {path} {sha256}").unwrap();
        }
        out.flush().unwrap();
        if batch % 7 == 0 {
            folder.rebuild().unwrap();
        }
    }
}

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let mut random = random();
    let dir = tempfile::tempdir().unwrap();
    drop(CaseFolder::init_by(dir.path(), &crate::case::settings(), clock()).unwrap());
    let mut acknowledged: Vec<(String, Digest)> = Vec::new();
    for _ in 0..KILLS {
        acknowledged.extend(run_and_kill(dir.path(), Duration::from_micros(random() % 60_000)));
    }
    let checked = verify(dir.path()).unwrap();
    assert!(checked.holds(), "{:?}", checked.faults);
    let folder = again(dir.path());
    let held = folder.held().unwrap();
    let lost: Vec<_> = (acknowledged.iter())
        .filter(|(path, sha256)| !held.iter().any(|held| held.path == *path && held.sha256 == *sha256))
        .collect();
    assert_eq!(lost, Vec::<&(String, Digest)>::new());
    assert!(acknowledged.iter().all(|(_, sha256)| folder.original(sha256).is_ok()));
    assert!(
        acknowledged.len() > KILLS as usize,
        "only {} were acknowledged: nothing was tried",
        acknowledged.len()
    );
    println!("{KILLS} kills, {} acknowledged, 0 lost", acknowledged.len());
}

/// Starts the child, lets it acknowledge something, kills it a moment later, and gives what it acknowledged.
fn run_and_kill(dir: &Path, moment: Duration) -> Vec<(String, Digest)> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kills::child", "--ignored", "--nocapture"])
        .env(CASE, dir)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut acknowledged = Vec::new();
    for line in lines.by_ref() {
        let line = line.unwrap();
        acknowledged.extend(acknowledgement(&line));
        if line.starts_with("ack") {
            break;
        }
    }
    std::thread::sleep(moment);
    child.kill().unwrap();
    acknowledged.extend(lines.map_while(Result::ok).filter_map(|line| acknowledgement(&line)));
    child.wait().unwrap();
    acknowledged
}

/// What the child says in a line. A line that a kill cut in two was not said.
pub(crate) fn acknowledgement(line: &str) -> Option<(String, Digest)> {
    let (path, sha256) = line.strip_prefix("ack ")?.split_once(' ')?;
    Some((path.to_owned(), sha256.parse().ok()?))
}
