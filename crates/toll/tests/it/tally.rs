//! Tallies by named rules from cases and from plain readings, and what reviewers decide beside them. All is fictional.

use crate::world::{CLOCK, Ran, World, example};
use serde_json::Value;
use std::fs;

const MAYOR: &str = "ODRY, 6 May 2031 - The mayor said 31 people were killed in Odry on 5 May 2031.\n";
const HOSPITAL: &str = "ODRY, 6 May 2031 - The hospital said 27 people were killed in Odry on 5 May 2031.\n";

/// A built case in which a mayor and a hospital contradict each other.
fn disputed(settings: &str) -> World {
    let world = World::with_case()
        .file("case/case.toml", format!("title = \"Odry, a fiction\"\n{settings}"))
        .file("case/sources/hospital.txt", HOSPITAL)
        .file("case/sources/mayor.txt", MAYOR);
    world.build("");
    world
}

fn json(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out()).unwrap()
}

fn numbers(tally: &Value) -> (Option<u64>, Option<u64>, Option<u64>) {
    (tally["low"].as_u64(), tally["best"].as_u64(), tally["high"].as_u64())
}

/// The one tally by a rule.
fn by_rule(world: &World, rule: &str) -> Value {
    let told = json(&world.run(&format!("tally case --format json --rule {rule}")));
    assert_eq!(told["tallies"].as_array().unwrap().len(), 1, "{told}");
    told["tallies"][0].clone()
}

fn decide(world: &World, words: &str, reason: &str) -> Ran {
    let mut command = world.command(&format!("decide case --clock {CLOCK} --by Reviewer {words}"));
    command.args(["--reason", reason]);
    world.ran(command)
}

/// The count of all people killed.
fn count(world: &World) -> String {
    by_rule(world, "median")["count"].as_str().unwrap().to_owned()
}

#[test]
fn what_cannot_be_tallied_is_refused() {
    let world = disputed("");
    world.run("tally").code(2);
    world.run("tally nowhere.jsonl").code(2).warns("nowhere.jsonl");
    world.run("tally case --rule guess").code(2).warns("there are: latest-as-of");
    world.run("tally case --rule hierarchy").code(2).warns("not in force");
    world.run("tally case --rule ibc --all-rules").code(2);
    world
        .run("tally case --incident nowhere")
        .code(2)
        .warns("there is no incident nowhere; there are: odry-2031");
    world.run("tally case case").code(2).warns("name its folder alone");
}

#[test]
fn a_line_that_is_no_reading_is_named_and_the_others_count() {
    let world = disputed("");
    let read = world.run("read --format jsonl case/sources/mayor.txt case/sources/hospital.txt").out();
    let lines: Vec<&str> = read.lines().collect();
    let crossed = lines[0].replace("\"low\":31,\"high\":31", "\"low\":31,\"high\":3");
    assert_ne!(crossed, lines[0]);
    for bad in ["{}", "[[[[", "null", "\u{0}", &crossed, &"[".repeat(100_000)] {
        world.write("some.jsonl", format!("{}\n\n{bad}\n{}\n", lines[0], lines[1]));
        let ran = world.run("tally some.jsonl --format json").code(2).warns("some.jsonl, line 3");
        assert_eq!(json(&ran)["tallies"].as_array().unwrap().len(), 1, "{bad}");
    }
}

#[test]
fn readings_in_files_come_to_what_the_case_comes_to() {
    let world = disputed("");
    let read = world.run("read --format jsonl case/sources/mayor.txt case/sources/hospital.txt").out();
    let piped = json(&world.run_with_input("tally - --all-rules --format json", read.as_bytes()));
    let whole = json(&world.run("tally case --all-rules --format json"));
    let ends = |told: &Value| -> Vec<_> {
        let tallies = told["tallies"].as_array().unwrap().iter();
        tallies.map(|tally| (tally["rule"].clone(), numbers(tally), tally["origins"].clone())).collect()
    };
    assert_eq!(ends(&piped), ends(&whole));
    assert_eq!(ends(&whole).len(), 8, "the hierarchy is not in force");
    assert!(whole["differences"][0]["rivals"].as_array().unwrap().len() == 2, "{whole}");
}

#[test]
fn each_count_has_the_rule_that_the_case_settles() {
    let settings = "rule = \"lowest-highest\"\n[[rule-for]]\nstatus = \"killed\"\nrule = \"hierarchy\"\nreason = \"R\"\n\
                    [rules]\nhierarchy = [\"hospital\"]\n";
    let world = disputed(settings);
    let told = json(&world.run("tally case --format json"));
    assert_eq!(
        (&told["tallies"][0]["rule"], numbers(&told["tallies"][0])),
        (&"hierarchy".into(), (Some(27), Some(27), Some(27)))
    );
    assert_eq!(numbers(&by_rule(&world, "lowest-highest")), (Some(27), None, Some(31)));
    world
        .run("tally case")
        .says("hierarchy")
        .says("27")
        .says("contradict each other: 27 (The hospital, sources/hospital.txt#f1)");
    let idle = disputed("[[rule-for]]\nstatus = \"released\"\nrule = \"ibc\"\nreason = \"R\"\n");
    assert!(
        json(&idle.run("tally case --format json").code(1))["findings"]
            .to_string()
            .contains("nothing is counted there")
    );
}

#[test]
fn the_example_shows_what_only_looks_like_a_contradiction() {
    let world = example("riverbend");
    world.build("");
    let table = world.run("tally case --all-rules").out();
    for words in [
        "Why these numbers differ:",
        "in identified or all",
        "provisional",
        "best-by-origins",
        "flood-2022: The Tamsin flood\ncount ",
        "killed/people/female ",
    ] {
        assert!(table.contains(words), "{words}: {table}");
    }
    assert_eq!(world.run("tally case --all-rules").out(), table, "the same case gives the same bytes");
}

#[test]
fn what_is_no_decision_is_refused() {
    let world = disputed("");
    let count = count(&world);
    let ledger = world.run("export case").out();
    for (words, says) in [
        ("odry --number 3", "names no count"),
        ("odry/slain --number 3", "names no count"),
        ("nowhere/killed --number 3", "nothing is counted there"),
        ("COUNT", "say what is decided"),
        ("COUNT --low 5 --high 4", "do not fit"),
        ("COUNT --low 5 --best 4", "do not fit"),
        ("COUNT --low 5 --best 9 --high 8", "do not fit"),
        ("COUNT --claim f1", "sources/NAME#f1"),
        ("COUNT --claim sources/none.txt#f1", "no such source"),
        ("COUNT --claim sources/mayor.txt#f9", "no figure f9"),
        ("COUNT --undo", "none to withdraw"),
        ("COUNT --number -1", ""),
        ("COUNT --number 3 --low 2", ""),
        ("COUNT --best 3", ""),
        ("COUNT --number 3 --mark sure", ""),
        ("COUNT --number 3 --undo", ""),
    ] {
        decide(&world, &words.replace("COUNT", &count), "seen").code(2).warns(says);
    }
    decide(&world, &format!("{count} --number 3"), " ").code(2).warns("--reason is empty");
    assert_eq!(world.run("export case").out(), ledger, "nothing was written");
}

#[test]
fn a_decision_stands_beside_the_rules_until_it_is_withdrawn() {
    let world = disputed("");
    let (count, site) = (count(&world), world.tree("case/site"));
    let (median, reason) = (by_rule(&world, "median"), "The mayor counts two of another village.");
    let claimed = format!("{count} --claim sources/mayor.txt#f1 --mark fair");
    decide(&world, &claimed, "first").code(0).says("decided low 31, best 31, high 31, fair");
    decide(&world, &format!("{count} --low 28 --best 29 --high 31"), reason)
        .code(0)
        .says("beside latest-as-of");
    world.build("");
    assert_eq!(by_rule(&world, "median"), median, "no rule's number is replaced");
    let decided = json(&world.run("tally case --format json"))["decided"].clone();
    assert_eq!(
        (decided[0]["best"].as_u64(), decided[0]["changed"].as_bool()),
        (Some(29), Some(false)),
        "{decided}"
    );
    let shown = |world: &World| {
        let files = world.tree("case/site");
        files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect::<String>()
    };
    assert!(shown(&world).contains(reason) && !shown(&world).contains("Reviewer"));
    decide(&world, &format!("{count} --undo"), "no").code(0).says("withdrawn");
    world.build("--rebuild");
    assert!(shown(&world).contains("31</strong>, marked fair"), "what held before holds again");
    decide(&world, &format!("{count} --undo"), "no").code(0);
    world.build("");
    let now = world.tree("case/site");
    let differs: Vec<&String> = site.keys().filter(|path| now.get(*path) != site.get(*path)).collect();
    assert!(differs.iter().all(|path| path.ends_with(".html") || *path == "manifest.json"), "{differs:?}");
    assert!(!shown(&world).contains(reason));
    let ledger = world.run("export case").out();
    assert!(ledger.contains("\"kind\":\"overridden\"") && ledger.contains("\"kind\":\"override-withdrawn\""));
    world.run("verify case").code(0);
}

#[test]
fn a_decision_whose_figures_changed_is_a_finding() {
    let world = disputed("");
    let count = count(&world);
    decide(&world, &format!("{count} --number 29"), "seen").code(0);
    let quiet = world.build("").out();
    world.write(
        "case/sources/ministry.txt",
        MAYOR.replace("The mayor", "The ministry").replace("31 people", "30 people"),
    );
    let loud = world.build("").code(1).out();
    assert!(!quiet.contains("have changed since") && loud.contains("finding"), "{quiet}\n{loud}");
    let told = json(&world.run("tally case --format json").code(1));
    assert_eq!(told["decided"][0]["changed"], true);
    assert!(told["findings"].to_string().contains("the figures of this count have changed since"));
    let page = fs::read_to_string(world.path("case/site/findings.html")).unwrap();
    assert!(page.contains("a reviewer decided on"), "{page}");
    decide(&world, &format!("{count} --number 29"), "seen again").code(0);
    assert_eq!(json(&world.run("tally case --format json"))["decided"][0]["changed"], false, "decided anew");
}
