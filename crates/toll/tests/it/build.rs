//! `toll build`: what is done, and what is not done twice.

use crate::world::{World, report};
use std::fs;

#[test]
fn a_case_is_built_from_a_folder_and_a_settings_file() {
    let world = World::with_case().reports(3);
    world
        .build("")
        .says("3 sources")
        .says("Taken in 3 sources, read 3 documents")
        .says("case/site/index.html");
    assert!(world.path("case/site/index.html").is_file());
    world.run("verify case").code(0).says("4 entries, 3 originals");
}

#[test]
fn building_twice_does_nothing_and_says_so() {
    let world = World::with_case().reports(5);
    let first = world.build("");
    let site = world.tree("case/site");
    let again = world.build("-v").says("Nothing new: the site stands as it is.");
    let again = again.warns("taken 0, described 0, read 0, kept 5, pages written 0");
    assert_eq!(again.out().lines().next(), first.out().lines().next());
    assert_eq!(world.tree("case/site"), site);
    world.run("verify case").code(0).says("6 entries");
}

#[test]
fn a_new_file_redoes_only_what_depends_on_it() {
    let world = World::with_case().reports(6);
    world.build("");
    let pages = world.tree("case/site/sources");
    world.write("case/sources/new.txt", "In Velm, 9 people were killed on 3 May 2031, police said.");
    world.build("-v").warns("taken 1, described 0, read 1, kept 6");
    let after = world.tree("case/site/sources");
    let untouched = pages.iter().filter(|(path, page)| after.get(*path) == Some(page)).count();
    assert_eq!(
        (untouched, after.len()),
        (6, 7),
        "the pages of sources that it does not touch stand as they were"
    );
    world.write("case/sources/new.txt.toml", "publisher = \"The Bell\"\n");
    world.build("-v").warns("taken 0, described 1, read 1, kept 6");
}

#[test]
fn a_reading_that_cannot_be_read_back_costs_only_itself() {
    let world = World::with_case().reports(3);
    world.build("");
    let db = rusqlite::Connection::open(world.path("case/case.db")).unwrap();
    let one = "(SELECT sha256 FROM readings ORDER BY sha256 LIMIT 1)";
    db.execute(&format!("UPDATE readings SET reading = '{{' WHERE sha256 = {one}"), []).unwrap();
    drop(db);
    fs::remove_dir_all(world.path("case/site")).unwrap();
    world.build("").code(1).says("8 figures");
    let page = fs::read_to_string(world.path("case/site/findings.html")).unwrap();
    assert!(page.contains("cannot be read back") && page.contains("--rebuild"), "{page}");
    world.build("--rebuild").says("12 figures");
}

#[test]
fn a_changed_and_a_vanished_source_are_findings() {
    let world = World::with_case().reports(3);
    world.build("");
    world.write("case/sources/00001.txt", report(40));
    fs::remove_file(world.path("case/sources/00002.txt")).unwrap();
    world.build("").code(1).says("3 sources");
    let page = fs::read_to_string(world.path("case/site/findings.html")).unwrap();
    assert!(page.contains("changed after it was taken in") && page.contains("no longer lies in the folder"));
    world.build("").code(1).says("Nothing new");
    world.run("verify case").code(0).says("4 originals");
}

#[test]
fn a_site_that_was_damaged_is_made_good() {
    let world = World::with_case().reports(3);
    world.build("");
    let site = world.tree("case/site");
    fs::remove_file(world.path("case/site/index.html")).unwrap();
    world.write("case/site/old.html", "<p>of an earlier Toll");
    world.write("case/site/.htaccess", "theirs");
    world.build("-v").warns("pages written 1").warns("removed 1");
    fs::remove_file(world.path("case/site/.htaccess")).unwrap();
    assert_eq!(world.tree("case/site"), site);
}

#[test]
fn all_that_is_derived_can_be_thrown_away() {
    let world = World::with_case().reports(4);
    world.build("");
    let site = world.tree("case/site");
    fs::remove_dir_all(world.path("case/site")).unwrap();
    world.build("--rebuild -v").warns("taken 0, described 0, read 4");
    assert_eq!(world.tree("case/site"), site);
}

#[test]
fn the_same_bytes_at_two_paths_are_one_source() {
    let world =
        World::with_case().file("case/sources/a.txt", report(1)).file("case/sources/b/a.txt", report(1));
    world.build("").says("1 source,");
    world.run("verify case").code(0).says("3 entries, 1 original ");
}
