//! Whole pages beside what they should be: `tests/expected/`. `TOLL_BLESS=1 cargo test -p publication` writes them
//! anew; look at the difference before it is committed.

#[allow(dead_code, unreachable_pub, reason = "each test uses its own part")]
mod support;

use std::fs;
use std::path::Path;
use support::World;
use support::site::Site;

/// Beginnings of the paths of the files that are held to the letter.
const HELD: [&str; 8] = [
    "index.html",
    "sources/ministry",
    "sources/nashra",
    "figures/odry-2031-killed-people-834",
    "names.html",
    "timeline.html",
    "calendar.ics",
    "data/figures.csv",
];

#[test]
fn pages_are_as_expected() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = Site::of(&World::in_folder(&root.join("tests/odry"), 1));
    let bless = std::env::var_os("TOLL_BLESS").is_some();
    let mut differ = Vec::new();
    for held in HELD {
        let found = site.0.iter().filter(|(path, _)| path.starts_with(held)).collect::<Vec<_>>();
        assert_eq!(found.len(), 1, "one file begins with {held}");
        let (path, bytes) = found[0];
        let expected = root.join("tests/expected").join(path);
        if bless {
            fs::create_dir_all(expected.parent().unwrap()).unwrap();
            fs::write(&expected, bytes).unwrap();
        } else if fs::read(&expected).ok().as_deref() != Some(bytes.as_slice()) {
            differ.push(path);
        }
    }
    assert!(differ.is_empty(), "not as in tests/expected (TOLL_BLESS=1 writes it anew): {differ:?}");
}
