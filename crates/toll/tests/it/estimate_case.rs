//! Estimates of a case: refused stratum by stratum in plain words, kept as long as nothing that they depend on changes.
//! Everybody in the lists is invented.

use crate::world::{CLOCK, World};
use serde_json::Value;

const SETTINGS: &str = "title = \"Ostervale, a fiction\"\n";
const ASKED: &str = "[estimate]\nmethods = [\"chao\", \"loglinear-aic-average\"]\n";

/// A case of three simulated lists.
fn simulated(estimate: &str) -> World {
    let world = World::new();
    world.run("simulate --out sim --persons 400 --lists 3 --errors low --seed 2").code(0);
    for list in ["list-1.csv", "list-2.csv", "list-3.csv"] {
        world.write(&format!("case/lists/{list}"), world.tree("sim")[list].clone());
    }
    world.file("case/case.toml", format!("{SETTINGS}{estimate}"))
}

fn page(world: &World) -> String {
    std::fs::read_to_string(world.path("case/site/estimates.html")).unwrap()
}

#[test]
fn what_cannot_be_told_apart_is_refused() {
    let world = simulated("[estimate]\nstrata = [\"day\"]\n");
    world.run("build case").code(2).warns("case.toml, line 3, column 11").warns("month sex-age");
    world.write("case/case.toml", format!("{SETTINGS}{ASKED}strata = [\"month\", \"sex-age\"]\n"));
    world.build("");
    world.run("estimate case --stratum day").code(2).warns("--stratum").warns("month sex-age");
    world.run("estimate case --ignore sex").code(2).warns("--ignore is for the columns of a table");
    world.run("estimate case --table-out used.csv").code(2).warns("choose one with --stratum");
    assert!(!world.path("used.csv").exists());
    world.run("estimate case --stratum month --table-out used.csv").code(1);
    let again: Value =
        serde_json::from_str(&world.run("estimate used.csv --stratum month --method chao").out()).unwrap();
    assert_eq!(again["documented"], 326);
}

/// The page has a row for every month and group, with its estimate or why there is none, and charts with the gaps; nobody is
/// dropped whose month is not known.
#[test]
fn months_and_groups_are_told_with_their_gaps() {
    let world = simulated(&format!("{ASKED}strata = [\"month\", \"sex-age\"]\nlinkages = 3\n"));
    world.build("");
    let report: Value = serde_json::from_str(&world.run("estimate case").out()).unwrap();
    let strata = report["strata"].as_array().unwrap();
    let page = page(&world);
    for (by, file) in [("month", "months"), ("sex, age", "groups")] {
        let of: Vec<&Value> = strata.iter().filter(|one| one["by"] == by).collect();
        let documented: u64 = of.iter().map(|one| one["documented"].as_u64().unwrap()).sum();
        assert_eq!(Value::from(documented), report["documented"], "{by}: nobody is dropped");
        let data =
            String::from_utf8(world.tree("case/site")[&format!("data/estimate-{file}.csv")].clone()).unwrap();
        let estimated = |one: &&&Value| {
            one["estimates"].as_array().unwrap().iter().any(|of| of["method"] == "loglinear-aic-average")
        };
        let rows = of.iter().filter(estimated).count();
        let drawn = data.lines().skip(1).filter(|line| !line.ends_with(",,,")).count();
        assert!(rows > 3 && rows < of.len(), "{by}: {rows} of {}", of.len());
        assert_eq!(drawn, rows, "{data}");
    }
    for words in [
        "share nobody, so that these data do not determine the hidden number.",
        "One list lies wholly in another",
        "month not known",
        "have no estimate, and a sum without them would be too low.",
        "3 registries that might be true were drawn",
        "Estimated by log-linear, averaged by AIC, each by itself",
        "How the estimate changes with the linking",
    ] {
        assert!(page.contains(words), "{words}");
    }
    assert!(report["summed"].as_array().unwrap().iter().all(|sum| sum["by"].is_string()));
}

/// A build in which nothing changed that estimates depend on makes none, and writes the same page; settings and judgements
/// have them made anew.
#[test]
fn estimates_are_kept_until_settings_or_judgements_change() {
    let asked = format!("{ASKED}strata = [\"sex-age\"]\nlinkages = 2\n");
    let world = simulated(&asked);
    let made = |more: &str| {
        let ran = world.build(&format!("-v {more}"));
        let words = ran.err();
        words.rsplit_once("estimated ").unwrap().1.trim().parse::<usize>().unwrap()
    };
    let first = made("");
    assert!(first > 20, "{first}");
    let before = page(&world);
    world.write("case/sources/a.txt", "Nothing was said in Odry on 3 May 2031.");
    assert_eq!(made(""), 0, "a document that names nobody");
    assert!(page(&world) == before, "what is kept is as it was made");
    std::fs::remove_dir_all(world.path("case/site")).unwrap();
    assert_eq!(made(""), 0, "another site of the same case");
    assert!(page(&world) == before);
    world.write("case/case.toml", format!("{SETTINGS}about = \"Fiction.\"\n{asked}"));
    assert_eq!(made(""), 0, "words of the case");
    world.write("case/case.toml", format!("{SETTINGS}{asked}seed = 2\n"));
    assert_eq!(made(""), first, "the settings");
    let pair = &world.run("queue case --format jsonl --limit 1").lines()[0];
    let [a, b] = ["a", "b"].map(|of| {
        let key = &pair[of];
        format!("{}:{}", key["list"].as_str().unwrap(), key["row"].as_str().unwrap())
    });
    let mut judged = world.command(&format!("judge case --clock {CLOCK} --by Reviewer --reason seen"));
    judged.args([&a, &b, "different"]);
    world.ran(judged).code(0);
    assert!(made("") > 20, "a judgement");
    assert_eq!(made(""), 0);
    assert!(made("--rebuild") > 20, "what is derived was thrown away");
}
