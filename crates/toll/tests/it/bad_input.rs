//! Bad input: each time a clear message with file, place and remedy, the right code, and the rest goes on.

use crate::world::{CLOCK, World, report};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

const GOOD: &str = "Twelve people were killed in Odry on 5 May 2031, the governor said.\n";
const AT: &str = "--published 2031-05-07";

/// One bad file beside a good one: refused by name, and the good one is read.
#[track_caller]
fn refused(name: &str, bytes: &[u8], words: &str) {
    let world = World::new().file(name, bytes).file("good.txt", GOOD);
    let ran = world.run(&format!("read {name} good.txt {AT}")).code(2).warns(words);
    assert!(ran.err().starts_with(&format!("error: {name}")), "{}", ran.err());
    assert_eq!(ran.lines().len(), 1);
    assert_eq!(ran.lines()[0]["figures"][0]["low"], 12);
}

#[test]
fn files_that_are_no_text() {
    refused("empty.txt", b"", "the file is empty; look whether");
    refused(
        "torn.txt",
        "Ağdam: 12 öl\u{fc}".as_bytes().split_last().unwrap().1,
        "byte 14: the text is damaged",
    );
    refused("zeros.txt", b"12 killed\0\0", "byte 9: this is not text");
    refused("paper.pdf", b"%PDF-1.7", "paper.pdf: it is damaged");
    refused("paper.odt", b"PK\x03\x04", "this is a word processor's document; Toll reads plain text (.txt)");
}

#[test]
fn another_charset_is_read_and_said() {
    let world = World::new()
        .file("a.txt", b"Le d\xE9c\xE8s de douze personnes \xE0 Orl\xE9ans. 12 people were killed.");
    let read = world.run(&format!("read a.txt {AT}")).code(1).lines();
    assert!(read[0]["warnings"].to_string().contains("windows-1252"), "{}", read[0]["warnings"]);
}

#[test]
fn a_file_that_is_not_there_and_a_folder_in_a_circle() {
    let world = World::new().file("in/good.txt", GOOD);
    std::os::unix::fs::symlink(world.path("in"), world.path("in/again")).unwrap();
    let ran = world.run(&format!("read in missing.txt {AT}")).code(2);
    assert_eq!(ran.lines().len(), 1);
    ran.warns("in/again: this link leads back")
        .warns("missing.txt: there is no such file or folder; check the name");
}

#[test]
fn no_permission() {
    let world = World::with_case().file("case/sources/secret.txt", GOOD).file("case/sources/good.txt", GOOD);
    let secret = world.path("case/sources/secret.txt");
    fs::set_permissions(&secret, PermissionsExt::from_mode(0o000)).unwrap();
    if fs::File::open(&secret).is_ok() {
        println!("SKIPPED: this user may read everything");
        return;
    }
    world
        .run(&format!("read case/sources {AT}"))
        .code(2)
        .warns("secret.txt: no permission to read it; ask its owner");
    world.build("").code(1).warns("secret.txt: No permission").says("1 source,");
}

#[test]
fn control_and_bidi_characters_do_not_steer_the_terminal() {
    let words = "\u{1b}[2J\u{202e}Twelve people were killed\u{7} in Odry.\u{2066}\n";
    let world = World::new().file("a.txt", words).file("\u{1b}[31m.pdf", "%PDF");
    let ran = world.run(&format!("read a.txt \u{1b}[31m.pdf --format table {AT}")).code(2);
    for printed in [ran.out(), ran.err()] {
        assert!(!printed.contains(['\u{1b}', '\u{202e}', '\u{7}', '\u{2066}']), "{printed:?}");
    }
    let ran = ran.warns("\\u{1b}[31m.pdf");
    assert!(ran.out().contains("\\u{202e}"), "{}", ran.out());
    let read = world.run(&format!("read a.txt {AT}")).lines();
    assert_eq!(read[0]["figures"][0]["text"], "Twelve people", "in data they stand as they were");
}

#[test]
fn a_case_file_with_an_unknown_key() {
    let world = World::with_case().file("case/case.toml", "title = \"A\"\nruel = \"latest-as-of\"\n");
    world
        .build("")
        .code(2)
        .warns("case.toml, line 2, column 1: unknown field `ruel`")
        .warns("remove the key");
}

#[test]
fn a_folder_that_is_no_case() {
    let world = World::new().file("other/a.txt", GOOD);
    world.run("build other").code(2).warns("there is no case.toml in it").warns("toll init");
    world.run("verify other").code(2).warns("toll init");
    world.run("build nowhere").code(2).warns("toll init");
    world.run("init new").code(0).says("toll build new");
    world.run("init new").code(2).warns("this is a case already");
}

#[test]
fn bad_files_in_a_case_are_findings_and_evidence() {
    let world = World::with_case()
        .file("case/sources/good.txt", GOOD)
        .file("case/sources/paper.pdf", "%PDF-1.7")
        .file("case/sources/empty.txt", "")
        .file("case/sources/good.txt.toml", "titel = \"A\"\n");
    let ran = world.build("").code(1).says("3 sources");
    let ran = ran.warns("sources/paper.pdf: It is damaged").warns("sources/empty.txt: The file is empty");
    let ran = ran.warns("sources/good.txt.toml, line 1: Unknown field");
    let again = world.build("").code(1).says("Nothing new");
    assert_eq!(ran.err(), again.err(), "what is wrong is said each time");
    world.run("verify case").code(0).says("3 originals");
}

#[test]
fn a_full_disk_loses_nothing_that_was_kept() {
    let world = World::with_case();
    let script = format!(
        "mount -t tmpfs -o size=3200k tmpfs case && mkdir case/sources && echo 'title = \"A\"' > case/case.toml \
         && for n in $(seq 400); do echo \"In report $n twelve people were killed in Odry on 5 May 2031.\" > case/sources/$n.txt; done; \
         \"$0\" build case --clock {CLOCK} --acks > acks 2> errors; echo $? > code; \"$0\" verify case > checked; echo $? >> code"
    );
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script, env!("CARGO_BIN_EXE_toll")]);
    let ran = command.current_dir(world.path("")).output();
    let read = |name: &str| fs::read_to_string(world.path(name)).unwrap_or_default();
    if !ran.is_ok_and(|ran| ran.status.success()) || read("code").is_empty() {
        println!("SKIPPED: no small file system can be mounted here");
        return;
    }
    assert_eq!(read("code"), "2\n0\n", "{}\n{}", read("errors"), read("checked"));
    assert!(read("errors").contains("room"), "{}", read("errors"));
    let kept: usize = read("checked").split(' ').next().unwrap().parse().unwrap();
    assert!(kept > read("acks").lines().count(), "{kept} entries");
}

#[test]
fn a_long_line_is_read_in_bounded_memory() {
    let line = "Twelve people were killed in Odry, the governor said. ".repeat(40_000);
    let world = World::new().file("long.txt", &line);
    let bytes = peak(&world, &format!("read long.txt {AT}"));
    let longer = World::new().file("long.txt", line.repeat(4));
    let more = peak(&longer, &format!("read long.txt {AT}"));
    assert!(more < bytes + (24 << 20), "{bytes} bytes at 2 MB, {more} at 8 MB");
}

#[test]
#[ignore = "takes minutes without optimisation: run with --release -- --ignored"]
fn two_hundred_megabytes_of_one_line() {
    let line = "Twelve people were killed in Odry, the governor said. ".repeat(200_000_000 / 54);
    let world = World::new().file("long.txt", line);
    let bytes = peak(&world, &format!("read long.txt {AT}"));
    assert!(bytes < 200 << 20, "{bytes} bytes");
}

/// How much memory a run takes at most, in bytes; where the system does not tell, nothing.
fn peak(world: &World, words: &str) -> u64 {
    let mut child = world.command(words).stdout(std::process::Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let peak = text
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(peak.unwrap_or(0u64) * 1024);
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(child.wait().unwrap().success());
    most
}

#[test]
fn many_figures_in_one_document() {
    let many: String = (0..300).map(report).collect();
    let world = World::new().file("many.txt", &many);
    let ran = world.run(&format!("read many.txt {AT} --section-bytes 20000")).code(0);
    let figures = ran.lines()[0]["figures"].as_array().unwrap().clone();
    assert!(figures.len() >= 900, "{}", figures.len());
    assert!(figures.iter().enumerate().all(|(at, figure)| figure["id"] == format!("f{}", at + 1)));
}
