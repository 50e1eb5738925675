//! Judgements: refused, kept, replayed, withdrawn, contradicted. Everybody in the lists is invented.

use crate::lists::tables;
use crate::world::{CLOCK, Ran, World, example};
use serde_json::Value;
use std::fs;
use std::time::Duration;

/// A pair of Riverbend that waits: Senna Larkin, 42 in the one list and 40 in the other.
const A: &str = "lists/hospital-morgue.csv:B-03";

fn built() -> World {
    let world = example("riverbend");
    world.build("");
    world
}

fn queue(world: &World) -> Vec<Value> {
    world.run("queue case --format jsonl --limit 1000").lines()
}

fn key(key: &Value) -> String {
    format!("{}:{}", key["list"].as_str().unwrap(), key["row"].as_str().unwrap())
}

/// What waits beside A.
fn beside(world: &World) -> String {
    let pairs = queue(world);
    let pair = pairs.iter().find(|pair| key(&pair["a"]) == A || key(&pair["b"]) == A).expect("it waits");
    let (a, b) = (key(&pair["a"]), key(&pair["b"]));
    if a == A { b } else { a }
}

fn judge(world: &World, a: &str, b: &str, what: &str) -> Ran {
    let mut command = world.command(&format!("judge case --clock {CLOCK} --by Reviewer --reason seen"));
    command.args([a, b]).args(what.split_whitespace());
    world.ran(command)
}

fn persons(world: &World) -> usize {
    let tables = tables(world);
    tables.lines().filter(|line| line.starts_with("{\"id\"")).count()
}

#[test]
fn what_is_no_judgement_is_refused() {
    let world = built();
    let b = beside(&world);
    let ledger = world.run("export case").out();
    judge(&world, A, A, "same").code(2).warns("not beside itself");
    judge(&world, A, "lists/hospital-morgue.csv:B-99", "same").code(2).warns("there is no such record");
    judge(&world, A, &b, "--undo").code(2).warns("no judgement holds");
    judge(&world, A, &b, "perhaps").code(2);
    judge(&world, A, &b, "").code(2).warns("JUDGEMENT");
    judge(&world, A, &b, "same --undo").code(2);
    for (by, reason) in [(" ", "seen"), ("Reviewer", ""), ("Reviewer", &"long ".repeat(2000))] {
        let mut command = world.command("judge case");
        command.args([A, &b, "same", "--by", by, "--reason", reason]);
        world.ran(command).code(2);
    }
    assert_eq!(world.run("export case").out(), ledger, "nothing was written");
    world.run("person case nobody").code(2).warns("no person and no record");
}

#[test]
fn a_merge_that_is_withdrawn_leaves_the_registry_byte_for_byte() {
    let world = built();
    let (before, site) = (tables(&world), world.tree("case/site"));
    let b = beside(&world);
    let many = persons(&world);
    judge(&world, A, &b, "same").code(0).says("judged one person");
    world.build("");
    assert_eq!(persons(&world), many - 1);
    assert!(world.run(&format!("person case {A}")).out().contains("judged to be the same"));
    judge(&world, &b, A, "--undo").code(0).says("withdrawn");
    world.build("");
    assert!(tables(&world) == before, "the registry is as it was");
    let now = world.tree("case/site");
    let differs: Vec<&String> = site.keys().filter(|path| now.get(*path) != site.get(*path)).collect();
    assert!(differs.iter().all(|path| *path == "index.html" || *path == "manifest.json"), "{differs:?}");
    // Nothing is deleted: the ledger has both.
    let ledger = world.run("export case").out();
    assert!(ledger.contains("\"kind\":\"judged\"") && ledger.contains("\"kind\":\"judgement-withdrawn\""));
    world.run("verify case").code(0);
}

#[test]
fn a_split_that_is_withdrawn_joins_again() {
    let world = built();
    let before = tables(&world);
    let joined =
        queue(&world).into_iter().find(|pair| pair["joined"] == true).expect("one that is joined waits");
    let (a, b) = (key(&joined["a"]), key(&joined["b"]));
    let many = persons(&world);
    judge(&world, &a, &b, "different").code(0).says("judged two people");
    world.build("");
    assert_eq!(persons(&world), many + 1);
    judge(&world, &a, &b, "unsure").code(0);
    world.build("");
    assert!(
        !queue(&world).iter().any(|pair| key(&pair["a"]) == a && key(&pair["b"]) == b),
        "looked at and left open"
    );
    judge(&world, &a, &b, "--undo").code(0);
    judge(&world, &a, &b, "--undo").code(0);
    world.build("");
    assert!(tables(&world) == before);
}

#[test]
fn the_ledger_holds_no_name_of_a_list() {
    let world = built();
    let b = beside(&world);
    judge(&world, A, &b, "same").code(0);
    let ledger = world.run("export case").out();
    assert!(ledger.contains("\"explanation\":[") && ledger.contains(" bits"));
    assert!(!ledger.to_lowercase().contains("larkin") && !ledger.to_lowercase().contains("senna"));
}

#[test]
fn a_judgement_is_replayed_on_a_new_release_and_outlives_an_edit() {
    let world = built();
    let b = beside(&world);
    judge(&world, A, &b, "same").code(0);
    world.build("");
    let id = world.run(&format!("person case {A}")).lines()[0]["person"]["id"].clone();
    let list = fs::read_to_string(world.path("case/lists/newspaper-names.csv")).unwrap();
    // The judged row itself is edited, and it has no id of its own.
    let edited = list.replace("Senna Larkin,40", "Senna Larkin,41")
        + "Tilda Moon,33,Riverbend,10 April 2022,killed in the fighting\n";
    assert_ne!(edited, list);
    world.write("case/lists/newspaper-names.csv", edited);
    world.build("").says("1 new, 0 gone, 1 changed");
    let shown = world.run(&format!("person case {A}")).lines().remove(0);
    assert_eq!((&shown["person"]["id"], shown["person"]["records"].as_array().unwrap().len()), (&id, 2));
}

#[test]
fn a_judged_row_that_is_gone_is_a_finding_until_it_is_back() {
    let world = built();
    let b = beside(&world);
    judge(&world, A, &b, "same").code(0);
    world.build("");
    let judged = tables(&world);
    let list = fs::read_to_string(world.path("case/lists/hospital-morgue.csv")).unwrap();
    let without: String =
        list.lines().filter(|line| !line.starts_with("B-03")).map(|line| format!("{line}\n")).collect();
    world.write("case/lists/hospital-morgue.csv", without);
    world.build("").code(1).warns("stands in no list now");
    world.write("case/lists/hospital-morgue.csv", list);
    let ran = world.build("");
    assert!(!ran.err().contains("stands in no list now"), "{}", ran.err());
    let records = |tables: &str| -> Vec<String> {
        tables.lines().filter(|line| line.starts_with("record ")).map(str::to_owned).collect()
    };
    assert_eq!(records(&tables(&world)), records(&judged), "the judgement holds again");
}

#[test]
fn new_evidence_against_a_judgement_is_a_finding_and_the_judgement_is_kept_to() {
    let world = built();
    let b = beside(&world);
    judge(&world, A, &b, "same").code(0);
    world.build("");
    let many = persons(&world);
    let list = fs::read_to_string(world.path("case/lists/hospital-morgue.csv")).unwrap();
    world.write("case/lists/hospital-morgue.csv", list.replace("LARKIN Senna,F,42", "LARKIN Osbert,M,71"));
    let ran = world.build("").code(1).warns("the rows were changed since");
    assert!(ran.err().contains("--undo"), "{}", ran.err());
    assert_eq!(persons(&world), many);
    let page = fs::read_to_string(world.path("case/site/findings.html")).unwrap();
    assert!(page.contains("speak against the judgement") && !page.contains("B-03"), "{page}");
}

#[test]
fn judgements_that_contradict_each_other_are_a_finding() {
    let world = built();
    let b = beside(&world);
    // B-04 and B-03 are two, B-03 is the newspaper's row, and so is B-04: that cannot be.
    let c = "lists/hospital-morgue.csv:B-04";
    judge(&world, A, c, "different").code(0);
    judge(&world, A, &b, "same").code(0);
    judge(&world, c, &b, "same").code(0);
    world.build("").code(1).warns("contradicts other judgements");
}

#[test]
fn the_queue_is_in_its_order_and_says_why() {
    let world = built();
    let pairs = queue(&world);
    let moves: Vec<u64> = pairs.iter().map(|pair| pair["moves"].as_u64().unwrap()).collect();
    assert!(moves.len() >= 4 && moves.windows(2).all(|two| two[0] >= two[1]), "{moves:?}");
    for pair in &pairs {
        assert!(pair["judged"].is_null() && pair["records"].as_array().unwrap().len() == 2);
        let bits: f64 = pair["explanation"]["fields"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| f["bits"].as_f64().unwrap())
            .sum();
        let odds = (bits + pair["explanation"]["prior_bits"].as_f64().unwrap()).exp2();
        let chance = pair["chance"].as_f64().unwrap() / 10_000.0;
        assert!((odds / (1.0 + odds) - chance).abs() < 0.001, "the bits sum to the chance: {pair}");
    }
    let shown = world.run("queue case --format table --limit 1").code(1).out();
    assert!(
        shown.contains("1. chance") && shown.contains("before") && !shown.contains("2. chance"),
        "{shown}"
    );
    world.run("queue --help").code(0).says("may be expected to move");
}

#[test]
fn killed_judgements_are_whole_or_not_at_all() {
    let world = built();
    let b = beside(&world);
    for attempt in 0..20u64 {
        let words = format!("judge case --clock {CLOCK} --by Reviewer --reason seen");
        let mut command = world.command(&words);
        command.args([A, &b, "same"]).stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(Duration::from_millis(attempt * 37 % 400));
        child.kill().unwrap();
        child.wait().unwrap();
        world.run("verify case").code(0);
    }
    let mut build = world.command(&format!("build case --clock {CLOCK}"));
    let mut child =
        build.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    child.kill().unwrap();
    child.wait().unwrap();
    judge(&world, A, &b, "same").code(0);
    world.build("");
    let killed = tables(&world);
    let undisturbed = built();
    judge(&undisturbed, A, &b, "same").code(0);
    undisturbed.build("");
    assert!(killed == tables(&undisturbed), "the registry is that of an undisturbed case");
}

#[test]
fn builds_of_lists_that_are_killed_come_to_the_registry_of_an_undisturbed_one() {
    let undisturbed = built();
    let (registry, site) = (tables(&undisturbed), undisturbed.tree("case/site"));
    let world = example("riverbend");
    for attempt in 0..25u64 {
        let mut build = world.command(&format!("build case --clock {CLOCK}"));
        let mut child =
            build.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(attempt * 97 % 1500));
        child.kill().unwrap();
        child.wait().unwrap();
        if world.path("case/case.db").exists() {
            world.run("verify case");
        }
    }
    world.build("");
    world.run("verify case").code(0).says("originals");
    assert!(tables(&world) == registry && world.tree("case/site") == site);
    assert_eq!(world.run("export case").out(), undisturbed.run("export case").out());
}
