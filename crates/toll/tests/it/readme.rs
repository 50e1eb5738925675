//! What the README says that the program prints is what it prints.

use crate::world::World;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The example of this name as a fresh clone has it: its settings and its sources.
fn with_example(name: &str) -> World {
    let from = root().join("examples").join(name);
    let to = Path::new("examples").join(name);
    let world = World::new();
    let copy = |file: &Path| {
        let relative = to.join(file.strip_prefix(&from).unwrap());
        world.write(relative.to_str().unwrap(), fs::read(file).unwrap());
    };
    copy(&from.join("case.toml"));
    for source in fs::read_dir(from.join("sources")).unwrap() {
        copy(&source.unwrap().path());
    }
    world
}

/// Every line that is printed stands in the README, in one piece.
fn is_in_readme(printed: &str) {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let indented = |line: &str| if line.is_empty() { String::new() } else { format!("    {line}") };
    let block = printed.trim_end().lines().map(indented).collect::<Vec<_>>().join("\n");
    assert!(readme.contains(&block), "the README does not show this:\n{block}");
}

#[test]
fn the_example_case_comes_out_as_told() {
    let world = with_example("khojaly");
    let ran = world.run("build examples/khojaly").code(1);
    is_in_readme(&ran.out());
}

#[test]
fn the_hospitals_bulletin_is_read_as_told() {
    let world = with_example("riverbend");
    let ran = world.run("read --format table examples/riverbend/sources/5-hospital-bulletin.txt").code(0);
    is_in_readme(&ran.out());
}

#[test]
fn the_fictional_overlaps_are_estimated_as_told() {
    let overlaps = fs::read(root().join("docs/examples/overlaps.csv")).unwrap();
    let world = World::new().file("docs/examples/overlaps.csv", overlaps);
    let ran = world
        .run("estimate docs/examples/overlaps.csv --method loglinear-bic --format table")
        .code(0)
        .quiet();
    is_in_readme(&ran.out());
}
