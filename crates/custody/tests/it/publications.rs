//! Publishing moves a whole folder: broken off anywhere, readers have the old site or the new one.

use crate::case::{again, begun, clock, random, settings};
use custody::{CaseFolder, CaseReader, Granting, Wanted, Wish, verify};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use vocabulary::{Digest, Published};

/// A site of so many pages that all say which edition they are of; the manifest is written last.
fn write_site(folder: &Path, edition: u64, pages: usize) -> Vec<u8> {
    fs::create_dir_all(folder.join("figures")).unwrap();
    for page in 0..pages {
        fs::write(folder.join(format!("figures/{page}.html")), format!("<p>edition {edition}</p>")).unwrap();
    }
    let manifest = format!("{{\"edition\": {edition}}}\n").into_bytes();
    fs::write(folder.join("manifest.json"), &manifest).unwrap();
    manifest
}

/// Enters a publication of what lies in the preview, without moving anything.
fn enter(folder: &mut CaseFolder, seen: u64, edition: u64) -> u64 {
    let manifest = fs::read(folder.root().join("preview/manifest.json")).unwrap();
    let record = format!("record of {edition}");
    let digests = folder.keep_beside(&[&manifest, record.as_bytes()]).unwrap();
    folder.sync_preview().unwrap();
    let made = Published {
        title: format!("Edition {edition}"),
        by: "ada".to_owned(),
        reason: "it is time".to_owned(),
        manifest: digests[0],
        record: digests[1],
        files: 9,
        warnings: 0,
        made_at: 1,
        head: Digest::of(b"head"),
    };
    match folder.grant(&[Wish { wanted: Wanted::Published(made), seen }]).unwrap()[..] {
        [Granting::Kept(entry)] => entry,
        ref other => panic!("{other:?}"),
    }
}

/// The one edition that all pages of the site are of; `None` where there is no site.
fn edition_of(case: &Path) -> Option<u64> {
    let site = case.join("site");
    let manifest = fs::read_to_string(site.join("manifest.json")).ok()?;
    let edition: u64 = manifest.split(": ").nth(1).unwrap().trim().trim_end_matches('}').parse().unwrap();
    for page in fs::read_dir(site.join("figures")).unwrap() {
        let text = fs::read_to_string(page.unwrap().path()).unwrap();
        assert_eq!(text, format!("<p>edition {edition}</p>"), "never some of both");
    }
    Some(edition)
}

#[test]
fn nothing_is_moved_that_no_entry_names() {
    let (dir, mut folder) = begun();
    write_site(&dir.path().join("preview"), 1, 3);
    assert!(!folder.complete_publication().unwrap(), "nobody published it");
    assert_eq!(edition_of(dir.path()), None);
    enter(&mut folder, 0, 1);
    write_site(&dir.path().join("preview"), 2, 3);
    assert!(!folder.complete_publication().unwrap(), "this is another than was published");
    assert_eq!(edition_of(dir.path()), None);
}

#[test]
fn what_was_entered_and_not_moved_is_moved_when_the_case_is_opened() {
    let (dir, mut folder) = begun();
    write_site(&dir.path().join("site"), 1, 4);
    fs::write(dir.path().join("site/.nojekyll"), "of somebody else").unwrap();
    write_site(&dir.path().join("preview"), 2, 3);
    enter(&mut folder, 0, 2);
    drop(folder);
    assert_eq!(edition_of(dir.path()), Some(1));
    let folder = again(dir.path());
    assert_eq!(edition_of(dir.path()), Some(2));
    assert!(!dir.path().join("site/figures/3.html").exists(), "a page of the old site alone");
    assert!(!dir.path().join("preview/manifest.json").exists(), "there is no preview any more");
    assert!(dir.path().join("site/.nojekyll").exists(), "what is not Toll's stays");
    assert!(!folder.complete_publication().unwrap());
    drop(folder);
    let found = verify(dir.path()).unwrap();
    assert!(found.holds() && found.notes.is_empty(), "{found:?}");
}

/// Where the system cannot exchange two folders, the old one is moved aside first: it may be broken off there too.
#[test]
fn what_was_broken_off_between_two_steps_goes_on() {
    let (dir, mut folder) = begun();
    write_site(&dir.path().join("site"), 1, 3);
    write_site(&dir.path().join("preview"), 2, 3);
    enter(&mut folder, 0, 2);
    drop(folder);
    fs::rename(dir.path().join("site"), dir.path().join(".toll-site-before")).unwrap();
    drop(again(dir.path()));
    assert_eq!(edition_of(dir.path()), Some(2));
    assert!(!dir.path().join(".toll-site-before").exists());
}

#[test]
fn publications_are_listed_the_newest_first() {
    let (dir, mut folder) = begun();
    let mut seen = 0;
    for edition in 1..=5 {
        write_site(&dir.path().join("preview"), edition, 2);
        seen = enter(&mut folder, seen, edition);
        assert!(folder.complete_publication().unwrap());
        assert_eq!(edition_of(dir.path()), Some(edition));
    }
    let reader = CaseReader::open(dir.path()).unwrap();
    let titles = |before, count| -> Vec<String> {
        reader.publications(before, count).unwrap().into_iter().map(|(_, made)| made.title).collect()
    };
    assert_eq!(titles(None, 2), ["Edition 5", "Edition 4"]);
    assert_eq!(titles(Some(seen), 9).len(), 4);
    let (entry, last) = reader.last_publication().unwrap().unwrap();
    assert_eq!(entry, seen);
    assert_eq!(reader.original(&last.record).unwrap(), b"record of 5");
}

const KILLS: u32 = 40;
const CASE: &str = "TOLL_TEST_PUBLISHING";

/// Not a test: what the child does. It publishes one edition after another.
#[test]
#[ignore = "the child of the test below"]
fn child() {
    let Some(dir) = std::env::var_os(CASE) else { return };
    let dir = Path::new(&dir);
    let mut folder = CaseFolder::open_by(dir, clock()).unwrap();
    let mut out = std::io::stdout().lock();
    loop {
        let last = CaseReader::open(dir).unwrap().last_publication().unwrap();
        let seen = last.map_or(0, |(entry, _)| entry);
        let edition = edition_of(dir).unwrap_or(0) + 1;
        write_site(&dir.join("preview"), edition, 12);
        enter(&mut folder, seen, edition);
        writeln!(out, "ack {edition}").unwrap();
        out.flush().unwrap();
        folder.complete_publication().unwrap();
    }
}

#[test]
fn kill_9_leaves_the_old_site_or_the_new_one() {
    let mut random = random();
    let dir = tempfile::tempdir().unwrap();
    drop(CaseFolder::init_by(dir.path(), &settings(), clock()).unwrap());
    let mut published = 0;
    for _ in 0..KILLS {
        let entered = run_and_kill(dir.path(), Duration::from_micros(random() % 15_000));
        let there = edition_of(dir.path()).unwrap_or(0);
        assert!(there == entered || there + 1 == entered || there == entered + 1, "{there}, {entered}");
        drop(again(dir.path()));
        published = edition_of(dir.path()).unwrap();
        assert!(published >= entered, "what was entered stands: {published}, {entered}");
    }
    assert!(published > u64::from(KILLS), "only {published} editions: nothing was tried");
    assert!(verify(dir.path()).unwrap().holds());
    println!("{KILLS} kills, {published} editions, none of them mixed");
}

/// Starts the child, lets it publish something, kills it a moment later, and gives the last edition that it had entered.
fn run_and_kill(dir: &Path, moment: Duration) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "publications::child", "--ignored", "--nocapture"])
        .env(CASE, dir)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let said = |line: String| line.strip_prefix("ack ").and_then(|edition| edition.parse().ok());
    let first: u64 = lines.by_ref().map_while(Result::ok).find_map(said).unwrap();
    std::thread::sleep(moment);
    child.kill().unwrap();
    let last = lines.map_while(Result::ok).filter_map(said).last().unwrap_or(first);
    child.wait().unwrap();
    last
}
