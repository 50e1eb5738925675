//! Linking plain lists: refusals, what is written, what may not chain, what is kept. Everybody here is fictional.

use crate::world::World;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Two lists of a simulation that know the same persons, and the truth in a column of its own.
fn simulated(persons: u32, errors: &str) -> World {
    let world = World::new();
    world
        .run(&format!(
            "simulate --out sim --persons {persons} --lists 2 --culture arabic --errors {errors} --seed 5"
        ))
        .code(0);
    world
}

fn clusters(world: &World, dir: &str) -> BTreeMap<String, String> {
    let text = String::from_utf8(world.tree(dir)["clusters.csv"].clone()).unwrap();
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("id,cluster,list,weakest"));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            (format!("{}/{}", cells[2], cells[0]), cells[1].to_owned())
        })
        .collect()
}

fn report(world: &World, dir: &str) -> Value {
    serde_json::from_slice(&world.tree(dir)["report.json"]).unwrap()
}

/// A hundred persons, each with a day of birth of its own.
fn hundred() -> String {
    let mut list = String::from("id,given,family,born,cluster\n");
    for at in 0..100 {
        let given = ["Asa", "Ida", "Noor", "Bo", "Lea"][at % 5];
        let stem = ["Thor", "Brav", "Val", "Reed", "Kolt"][at / 20];
        let family = format!("{stem}{}", ["ne", "ova", "ard", "ley"][at % 4]);
        let born = format!("19{:02}-0{}-1{}", 30 + at % 60, 1 + at % 9, at % 10);
        let _ = writeln!(list, "{at},{given},{family},{born},{at}");
    }
    list
}

#[test]
fn lists_that_cannot_be_linked_are_refused_and_say_what_to_do() {
    let world = World::new()
        .file(
            "notes.csv",
            "comment\nsome words that say nothing of anybody at all here\nand more of them follow there\n",
        )
        .file("empty.csv", "")
        .file("blank.csv", "name,age\n,\n,\n")
        .file("two-ids.toml", "id = \"id\"\nother = \"id\"\n")
        .file("wrong.toml", "Nmae = \"full-name\"\n")
        .file("odd.toml", "name = \"colour\"\n")
        .file("a.csv", "id,name,other\n1,Asa Thorne,x\n2,Ida Bravo,y\n")
        .file("judged.csv", "id_a,id_b,judgement\n1,9,same\n");
    world.run("link notes.csv --out out").code(2).warns("notes.csv");
    world.run("link empty.csv --out out").code(2).warns("empty.csv");
    world.run("link blank.csv --out out").code(2).warns("blank.csv");
    world.run("link a.csv --out out --map two-ids.toml").code(2).warns("id");
    world.run("link a.csv --out out --map wrong.toml").code(2).warns("Nmae");
    world.run("link a.csv --out out --map odd.toml").code(2).warns("odd.toml");
    world
        .run("link a.csv --out out --ignore truth")
        .code(2)
        .warns("no list has a column \"truth\"; there are: id, name");
    world.run("link a.csv --out out --id nummer").code(2).warns("no list has a column \"nummer\"");
    world.run("link a.csv --out out --judgements judged.csv").code(2).warns("no record has the id \"9\"");
    world.run("link a.csv --out out --rule colour").code(2).warns("names \"colour\", which there is not");
    world.run("link a.csv --out out --within maybe").code(2).warns("write yes or no");
    world.run("link missing.csv --out out").code(2).warns("missing.csv");
    world.run("link a.csv").code(2).warns("--out");
}

#[test]
fn every_record_is_written_once_and_pairs_say_how_sure_they_are() {
    let world = simulated(1500, "medium");
    world.run("link sim/list-1.csv sim/list-2.csv --out out").says("records");
    let report = report(&world, "out");
    assert_eq!(clusters(&world, "out").len() as u64, report["records"].as_u64().unwrap());
    for key in [
        "fields",
        "rules",
        "classes",
        "stages",
        "columns",
        "findings",
        "pairs_compared",
        "threshold_log_odds",
    ] {
        assert!(!report[key].is_null(), "report.json lacks {key}");
    }
    let pairs = String::from_utf8(world.tree("out")["pairs.csv"].clone()).unwrap();
    assert_eq!(pairs.lines().next(), Some("id_a,id_b,probability,weight,decision"));
    for line in pairs.lines().skip(1) {
        let probability: f64 = line.split(',').nth(2).unwrap().parse().unwrap();
        assert!((0.01..=1.0).contains(&probability), "{line}");
    }
    assert!(!world.path("out/.unfinished").exists());
}

#[test]
fn the_same_lists_give_the_same_on_any_number_of_threads_and_in_each_format() {
    let world = simulated(1000, "high");
    for (dir, more) in [("one", "--threads 1"), ("two", "--threads 2"), ("lines", "--format jsonl")] {
        world.run(&format!("link sim/list-1.csv sim/list-2.csv --out {dir} {more} --draws 2 --seed 3"));
    }
    world.run("link sim/list-1.csv sim/list-2.csv --out parquet --format parquet --draws 2 --seed 3");
    let (one, two) = (world.tree("one"), world.tree("two"));
    for file in ["clusters.csv", "pairs.csv", "draws.csv"] {
        assert!(one[file] == two[file], "{file} differs with the number of threads");
    }
    let lines = String::from_utf8(world.tree("lines")["clusters.jsonl"].clone()).unwrap();
    assert_eq!(lines.lines().count(), clusters(&world, "one").len());
    assert!(world.tree("parquet")["clusters.parquet"].starts_with(b"PAR1"));
    // What was written as Parquet is read again as what it was.
    world
        .run("evaluate sim/list-1.csv sim/list-2.csv --truth list --clusters parquet/clusters.parquet")
        .code(2)
        .warns("has no column \"list\"");
}

#[test]
fn spellings_are_joined_and_namesakes_are_not() {
    let mut list = hundred();
    list.push_str("100,Asa,Thoren,1930-01-10,0\n101,Asa,Thorne,1981-07-12,101\n");
    let world = World::new().file("dead.csv", list);
    world
        .run("link dead.csv --out out --id id --ignore cluster --explain 0 100")
        .says("one person with probability");
    let found = clusters(&world, "out");
    assert_eq!(found["dead.csv/0"], found["dead.csv/100"], "one letter slipped");
    assert_ne!(found["dead.csv/0"], found["dead.csv/101"], "born fifty years apart");
    let drawn = world.tree("out/explained");
    let svg = String::from_utf8(drawn.values().next().unwrap().clone()).unwrap();
    assert!(svg.starts_with("<svg") && svg.contains("family") && !svg.contains("style="), "{svg}");
    world
        .run("evaluate dead.csv --id id --truth cluster --clusters out/clusters.csv --pairs out/pairs.csv --format json")
        .code(0)
        .says("\"pairwise\"");
}

#[test]
fn judgements_bind_whatever_the_scores_say() {
    let mut list = hundred();
    list.push_str("100,Asa,Thorne,1930-01-10,0\n");
    let world = World::new()
        .file("dead.csv", list)
        .file("apart.csv", "id_a,id_b,judgement\n0,100,different\n5,7,same\n");
    world.run("link dead.csv --out free --id id --ignore cluster");
    world.run("link dead.csv --out bound --id id --ignore cluster --judgements apart.csv");
    let (free, bound) = (clusters(&world, "free"), clusters(&world, "bound"));
    assert_eq!(free["dead.csv/0"], free["dead.csv/100"]);
    assert_ne!(free["dead.csv/5"], free["dead.csv/7"]);
    assert_ne!(bound["dead.csv/0"], bound["dead.csv/100"]);
    assert_eq!(bound["dead.csv/5"], bound["dead.csv/7"]);
}

#[test]
fn rows_of_one_list_stay_apart_where_that_is_asked() {
    let world = simulated(800, "low");
    world.run("link sim/list-1.csv sim/list-2.csv --out out --within no");
    let mut seen: BTreeMap<(String, String), u32> = BTreeMap::new();
    for (record, cluster) in clusters(&world, "out") {
        let list = record.split('/').next().unwrap().to_owned();
        *seen.entry((list, cluster)).or_default() += 1;
    }
    assert!(seen.values().all(|&records| records == 1));
}

#[test]
fn a_million_rows_that_say_the_same_make_no_pairs_without_end() {
    let mut list = String::from("id,name,sex\n");
    for at in 0..60_000 {
        let _ = writeln!(list, "{at},Unknown Man,m");
    }
    list.push_str("60000,Asa Thorne,m\n60001,Ida Bravo,f\n");
    let world = World::new().file("dead.csv", list);
    world.run("link dead.csv --out out --id id");
    let report = report(&world, "out");
    assert!(report["pairs_compared"].as_u64().unwrap() < 2_000_000, "{}", report["pairs_compared"]);
    assert!(report["pairs_scored"].as_u64().unwrap() <= 130_000);
}

#[test]
fn ids_that_come_twice_are_told_apart_and_remarked_on() {
    let world = World::new().file("dead.csv", hundred().replace("\n7,", "\n8,"));
    world.run("link dead.csv --out out --id id --ignore cluster").warns("id");
    let found = clusters(&world, "out");
    assert!(found.contains_key("dead.csv/8") && found.contains_key("dead.csv/8#2"));
    assert_eq!(found.len(), 100);
}

#[test]
fn a_fault_in_a_list_is_a_finding_as_it_is_in_a_case() {
    let dead = "id,given,family,age\n1,Asa,Thorne,61\n2,Ida,Bravo,30\n3,Noor,Valard,44\n4,Bo,Reedley,19\n";
    let world = World::new().file("dead.csv", dead).file("ragged.csv", dead.replace("3,Noor", "3,,Noor"));
    world.run("link dead.csv --out out --id id").code(0);
    world.run("link ragged.csv --out out --id id").code(1).warns("ragged.csv, line 4");
    let findings = report(&world, "out")["findings"].clone();
    assert!(findings.as_array().unwrap().iter().any(|found| found["weight"] == "warning"), "{findings}");
}

#[test]
fn a_cluster_says_how_weak_its_weakest_link_is() {
    let mut list = hundred();
    list.push_str("100,Asa,Thoren,1930-01-10,0\n101,Asa,Thorne,1930-01-10,0\n");
    let world = World::new().file("dead.csv", list).file("same.csv", "id_a,id_b,judgement\n5,7,same\n");
    world.run("link dead.csv --out out --id id --ignore cluster --judgements same.csv");
    let text = String::from_utf8(world.tree("out")["clusters.csv"].clone()).unwrap();
    let weakest: BTreeMap<&str, &str> = text
        .lines()
        .map(|line| (line.split(',').next().unwrap(), line.rsplit(',').next().unwrap()))
        .collect();
    let pairs = String::from_utf8(world.tree("out")["pairs.csv"].clone()).unwrap();
    let chance = |a: &str, b: &str| {
        let of = pairs.lines().find(|line| line.starts_with(&format!("{a},{b},"))).unwrap();
        of.split(',').nth(2).unwrap().parse::<f64>().unwrap()
    };
    // Three records are held together by the two strongest of their three links.
    let mut links = [chance("0", "100"), chance("0", "101"), chance("100", "101")];
    links.sort_by(f64::total_cmp);
    assert_eq!(weakest["100"].parse::<f64>().unwrap(), links[1], "{links:?}");
    assert_eq!((weakest["0"], weakest["101"]), (weakest["100"], weakest["100"]));
    assert_eq!((weakest["5"], weakest["7"]), ("1", "1"), "what is judged to be the same is certain");
    assert_eq!(weakest["3"], "", "one record alone is held by nothing");
    world.run("link dead.csv --out lines --id id --ignore cluster --format jsonl");
    let lines = String::from_utf8(world.tree("lines")["clusters.jsonl"].clone()).unwrap();
    let alone: Value = serde_json::from_str(lines.lines().nth(3).unwrap()).unwrap();
    assert!(alone["weakest"].is_null() && alone["id"] == "3", "{alone}");
}

#[test]
fn a_run_that_was_broken_off_is_taken_up_only_for_the_same_lists() {
    let world = simulated(600, "low");
    world.run("link sim/list-1.csv --out whole");
    // What another run with other lists left is not believed.
    world.write("out/.unfinished/key", "of another run");
    world.write("out/.unfinished/learnt.json", "{}");
    world.run("link sim/list-1.csv --out out");
    assert!(world.tree("whole")["pairs.csv"] == world.tree("out")["pairs.csv"]);
    assert!(world.tree("whole")["clusters.csv"] == world.tree("out")["clusters.csv"]);
}

#[test]
fn a_case_is_linked_by_its_own_settings_and_judgements_and_left_as_it_is() {
    let world = crate::world::example("riverbend");
    world.run("build case");
    let before = world.tree("case");
    for (more, instead) in [
        ("--out out --id No.", "case.toml"),
        ("--out out --judgements j.csv", "toll judge"),
        ("--out out --floor 0.2", "settings"),
        ("--out case/site/draws", "outside"),
        ("a.csv --out out", "by itself"),
    ] {
        world.run(&format!("link case {more}")).code(2).warns(instead);
    }
    world.run("link case --out out --draws 3 --seed 5").says("persons");
    world.run("link case --out again --draws 3 --seed 5");
    let (out, again) = (world.tree("out"), world.tree("again"));
    for file in ["clusters.csv", "pairs.csv", "draws.csv"] {
        assert!(out[file] == again[file], "{file} differs from one run to the next");
    }
    let found = clusters(&world, "out");
    let persons = found.values().collect::<std::collections::BTreeSet<_>>().len();
    let report = report(&world, "out");
    assert_eq!(
        (found.len() as u64, persons as u64),
        (report["records"].as_u64().unwrap(), report["clusters"].as_u64().unwrap())
    );
    let draws = String::from_utf8(out["draws.csv"].clone()).unwrap();
    assert_eq!(draws.lines().next(), Some("draw,id,cluster,list"));
    assert_eq!(draws.lines().count(), 1 + 3 * found.len());
    // Each record that is drawn is one of the registry, under the key that other commands take.
    for line in draws.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(found.contains_key(&format!("{}/{}", cells[3], cells[1])), "{line}");
    }
    assert!(world.tree("case") == before, "the case was changed");
}
