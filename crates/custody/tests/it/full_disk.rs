//! A disk that is full, and a limit on the size of files: nothing is acknowledged that is not kept.

use crate::case::{again, clock, many, settings};
use custody::{CaseFolder, CustodyError, verify};
use std::path::Path;
use std::process::Command;

const CASE: &str = "TOLL_TEST_CASE";

/// Not a test: what the child does, under a limit. It takes in until it cannot, and says what it had taken in.
#[test]
#[ignore = "the child of the tests below"]
fn child() {
    let Some(dir) = std::env::var_os(CASE) else { return };
    let dir = Path::new(&dir);
    let mut folder = CaseFolder::init_by(dir, &settings(), clock()).unwrap();
    let mut acknowledged = 0;
    let error = loop {
        let batch = many(acknowledged + 8).split_off(acknowledged);
        match folder.intake(batch) {
            Ok(digests) => acknowledged += digests.len(),
            Err(error) => break error,
        }
        assert!(acknowledged < 100_000, "the limit was never met");
    };
    // SQLite does not tell a limit on sizes from other failures of writing.
    assert!(matches!(error, CustodyError::DiskFull { .. } | CustodyError::Database { .. }), "{error:?}");
    println!("error {error}");
    let again = folder.intake(many(1 + acknowledged)).unwrap_err();
    assert!(
        matches!(again, CustodyError::Stopped { .. }),
        "after a failed write nothing is taken in: {again}"
    );
    let held = folder.held().unwrap().len();
    assert_eq!(held, acknowledged, "reading goes on, and shows what was acknowledged");
    drop(folder);
    let checked = verify(dir).unwrap();
    assert!(checked.holds(), "{:?}", checked.faults);
    assert!(checked.head.entries as usize > acknowledged, "{acknowledged}");
    println!("done {acknowledged}");
}

/// Runs the child in a shell that sets the limit first, and gives how many sources it took in.
fn under(limit: &str, dir: &Path) -> Option<usize> {
    let exe = std::env::current_exe().unwrap();
    let script = format!("{limit}; exec \"$0\" --exact full_disk::child --ignored --nocapture");
    let output =
        Command::new("sh").arg("-c").arg(script).arg(exe).env(CASE, dir.join("case")).output().ok()?;
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{err}");
    out.lines().find_map(|line| line.strip_prefix("done ")).map(|number| number.parse().unwrap())
}

/// `ulimit -f` counts 512 bytes. The signal that goes with it is turned off, so that writing fails instead.
#[test]
fn a_limit_on_file_sizes_stops_the_intake_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let Some(acknowledged) = under("trap '' XFSZ; ulimit -f 800", dir.path()) else {
        println!("SKIPPED: there is no shell here");
        return;
    };
    let case = dir.path().join("case");
    let mut folder = again(&case);
    assert_eq!(folder.held().unwrap().len(), acknowledged);
    folder.intake(many(acknowledged + 50)).unwrap();
    assert!(verify(&case).unwrap().holds(), "with room again, it goes on");
}

/// A file system of one megabyte, made in a namespace of its own where the kernel allows that to everybody.
#[test]
fn a_full_disk_stops_the_intake_and_loses_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let exe = std::env::current_exe().unwrap();
    let mount = "mount -t tmpfs -o size=1m tmpfs \"$1\"";
    let run = |script: String| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script]).arg(&exe).arg(dir.path());
        command.env(CASE, dir.path().join("case")).output()
    };
    if !run(mount.to_owned()).is_ok_and(|output| output.status.success()) {
        println!("SKIPPED: no small file system can be mounted here");
        return;
    }
    let output =
        run(format!("{mount} && exec \"$0\" --exact full_disk::child --ignored --nocapture")).unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{err}");
    assert!(out.lines().any(|line| line.starts_with("done ")), "{out}\n{err}");
    let says = out.lines().find(|line| line.starts_with("error ")).unwrap();
    assert!(says.contains("no room left") && says.contains("make room"), "{says}");
}
