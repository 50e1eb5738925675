//! Tables of capture histories for tests.
//!
//! Must not: go on in silence where a table is not there.

#![allow(dead_code, reason = "each test takes what it needs")]

use std::path::{Path, PathBuf};
use vocabulary::Histories;

/// A table that lies beside the tests.
pub(crate) fn table(name: &str) -> Histories {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(format!("{name}.csv"));
    read(&path).unwrap_or_else(|| panic!("{} must be there", path.display()))
}

/// A table that other programs carry under licences that keep it out of this repository; `None`, and said aloud, where it is
/// not there.
pub(crate) fn elsewhere(name: &str) -> Option<Histories> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/mse");
    let path: PathBuf = beside.join(format!("{name}.csv"));
    let read = read(&path);
    if read.is_none() {
        eprintln!("SKIPPED: {name}.csv is not beside the workspace");
    }
    read
}

fn read(path: &Path) -> Option<Histories> {
    let text = std::fs::read_to_string(path).ok()?;
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut lists: Vec<String> =
        lines.next()?.split(',').map(|name| name.trim().trim_matches('"').to_owned()).collect();
    assert_eq!(lists.pop().as_deref(), Some("count"));
    let cells: Vec<(u64, u64)> = lines
        .map(|line| {
            let numbers: Vec<u64> =
                line.split(',').map(|number| number.trim().parse().expect("a whole number")).collect();
            let on = (0..lists.len()).filter(|at| numbers[*at] == 1).fold(0, |on, at| on | 1u64 << at);
            (on, numbers[lists.len()])
        })
        .collect();
    Some(Histories::new(lists, cells).expect("a lawful table"))
}
