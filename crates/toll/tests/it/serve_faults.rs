//! A desk whose disk fails: at the N-th write, and at the N-th sync, for every N until none is left to fail.
//!
//! `strace` makes the calls fail, counting those of each thread by themselves; where it is not there, the test says that it
//! was skipped.

use crate::served::{Client, Served, waiting};
use rustix::process::{Pid, Signal, kill_process};
use std::collections::BTreeSet;
use std::process::Command;

/// The calls by which SQLite gets what was decided to the disk.
const CALLS: [&str; 3] = ["pwrite64", "fsync", "ftruncate"];
const DECISIONS: usize = 3;
/// Far more calls than so few decisions make.
const NTH_MAX: usize = 400;

fn tracing_works() -> bool {
    let works =
        Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).status().is_ok_and(|s| s.success());
    if !works {
        println!("SKIPPED: strace is not here, or may not trace");
    }
    works
}

#[test]
fn after_a_write_or_sync_that_fails_nothing_is_confirmed_and_reading_goes_on() {
    if !tracing_works() {
        return;
    }
    for call in CALLS {
        let mut outcomes = BTreeSet::new();
        let last = (1..NTH_MAX).find(|nth| {
            let error = if nth % 2 == 0 { "ENOSPC" } else { "EIO" };
            let outcome = decided_under(&format!("{call}:error={error}:when={nth}+"));
            outcomes.insert(outcome);
            outcome == Outcome::Undisturbed
        });
        let last = last.unwrap_or_else(|| panic!("{call}: still failing at the call {NTH_MAX}"));
        println!("{call}: failed from call 1 to {} on, no false acknowledgement; {outcomes:?}", last - 1);
    }
}

/// What came of a desk under a failing disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// It said so and did not begin.
    NotBegun,
    /// It took nothing more at some decision, and showed what was there.
    ReadOnly,
    /// Nothing failed.
    Undisturbed,
}

fn decided_under(injection: &str) -> Outcome {
    let world = waiting(DECISIONS);
    let cookie = Served::of(&world).first_account();
    let plain = world.command("serve case --port 0");
    let mut traced = Command::new("strace");
    traced.args(["-D", "-f", "-qq", "-o", "/dev/null", "-e", &format!("inject={injection}")]);
    traced.arg(plain.get_program()).args(plain.get_args()).current_dir(plain.get_current_dir().unwrap());
    let Some(mut served) = Served::start(traced) else { return Outcome::NotBegun };
    let mut client = Client::new(&served.address, &cookie);
    let mut acknowledged = Vec::new();
    let mut stopped = false;
    for place in 0..DECISIONS {
        let (status, entry) = client.judge(place).unwrap();
        match (status, entry) {
            (303, Some(entry)) if !stopped => acknowledged.push((place, entry)),
            (503, None) => stopped = true,
            other => panic!("{injection}: place {place}, stopped {stopped}: {other:?}"),
        }
    }
    for path in ["/", "/persons", "/history", "/person/p-1"] {
        let page = client.ask("GET", path, "").unwrap();
        assert_eq!(page.status, 200, "{injection}: {path} is shown");
        assert_eq!(page.body.contains("This case takes nothing more"), stopped, "{injection}: {path} tells");
    }
    assert_eq!(client.ask("POST", "/build", "").unwrap().status, if stopped { 503 } else { 303 });
    kill_process(Pid::from_child(&served.child), Signal::INT).unwrap();
    let code = served.child.wait().unwrap().code();
    if stopped {
        assert_eq!(code, Some(2), "{injection}: a case that took nothing more ends in failure");
    }
    world.run("verify case").code(0);
    let ledger = world.run("export case").out();
    for (place, entry) in acknowledged {
        let lines: Vec<&str> = ledger.lines().filter(|line| line.contains(r#""kind":"judged""#)).collect();
        let kept = lines.iter().any(|line| {
            line.starts_with(&format!("{{\"entry\":{entry},"))
                && line.contains(&format!("\"row\":\"{place}\""))
        });
        assert!(kept, "{injection}: place {place} was acknowledged as entry {entry}: {ledger}");
    }
    if stopped { Outcome::ReadOnly } else { Outcome::Undisturbed }
}
