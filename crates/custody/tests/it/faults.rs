//! A disk that fails, and `kill -9` within a write: at the N-th call of each kind that writes, syncs or renames.
//!
//! `strace` makes the calls fail; where it is not there, the tests say that they were skipped.

use crate::case::{again, clock, settings};
use crate::kills::{CASE, acknowledgement};
use custody::{CaseFolder, verify};
use std::path::Path;
use std::process::{Command, Output};
use vocabulary::Digest;

/// The calls by which originals and entries get to the disk.
const CALLS: [&str; 5] = ["write", "syncfs", "rename", "pwrite64", "fsync"];

fn run(dir: &Path, injection: &str) -> Option<Output> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("inject={injection}")]);
    command.arg(std::env::current_exe().unwrap());
    command.args(["--exact", "kills::child", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(CASE, dir).env("RUST_BACKTRACE", "0").output().ok()
}

/// Runs the child with a call that fails or kills, until it ends of that, and checks what it left.
fn survives(injection: &str) -> Option<usize> {
    let dir = tempfile::tempdir().unwrap();
    drop(CaseFolder::init_by(dir.path(), &settings(), clock()).unwrap());
    let output = run(dir.path(), injection)?;
    assert!(!output.status.success(), "{injection}: a failed write must be heard of");
    let out = String::from_utf8_lossy(&output.stdout);
    let acknowledged: Vec<(String, Digest)> = out.lines().filter_map(acknowledgement).collect();
    let checked = verify(dir.path()).unwrap();
    assert!(checked.holds(), "{injection}: {:?}", checked.faults);
    let folder = again(dir.path());
    let held = folder.held().unwrap();
    for (path, sha256) in &acknowledged {
        assert!(
            held.iter().any(|held| held.path == *path && held.sha256 == *sha256),
            "{injection}: {path} is lost"
        );
        folder.original(sha256).unwrap();
    }
    Some(acknowledged.len())
}

fn tracing_works() -> bool {
    let works =
        Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status().is_ok_and(|s| s.success());
    if !works {
        println!("SKIPPED: strace is not here, or may not trace");
    }
    works
}

#[test]
fn a_write_or_sync_that_fails_is_heard_of_and_nothing_acknowledged_is_lost() {
    if !tracing_works() {
        return;
    }
    for call in CALLS {
        for (error, nth) in [("EIO", 2), ("ENOSPC", 9), ("EIO", 40)] {
            let acknowledged = survives(&format!("{call}:error={error}:when={nth}+")).unwrap();
            println!("{call} fails from call {nth} with {error}: {acknowledged} acknowledged, 0 lost");
        }
    }
}

#[test]
fn killed_at_a_write_or_sync_nothing_acknowledged_is_lost() {
    if !tracing_works() {
        return;
    }
    for call in CALLS {
        for nth in [1, 4, 9, 40] {
            let acknowledged = survives(&format!("{call}:signal=SIGKILL:when={nth}")).unwrap();
            println!("killed at {call} {nth}: {acknowledged} acknowledged, 0 lost");
        }
    }
}
