//! Lists of fictional victims: refused where something would be written over, else the same bytes each time.

use crate::world::World;
use std::collections::BTreeSet;

#[test]
fn what_cannot_be_done_is_refused_with_a_remedy_and_writes_nothing() {
    let world = World::new().file("full/kept.txt", "kept").file("a-file", "");
    world.run("simulate --out full").code(2).warns("full: the folder is not empty; name a new one");
    world.run("simulate --out a-file").code(2).warns("a-file: choose another folder");
    world.run("simulate --out new --persons 20000001").code(2).warns("are more than 20000000");
    world.run("simulate --out new --lists 13").code(2).warns("13 lists are more than 12");
    world.run("simulate --out new --persons 0").code(2).warns("ask for at least one");
    world.run("simulate --out new --releases 5").code(2).warns("5 releases are more than 4");
    world.run("simulate --out new --culture klingon").code(2).warns("there are arabic, azerbaijani");
    world.run("simulate --out new --errors some").code(2).warns("there are none, low, medium and high");
    world.run("simulate --out new --coverage 1.5").code(2).warns("write a share from 0 to 1");
    world.run("simulate --out new --lists 2 --coverage 3=0.5").code(2).warns("the lists are 1 to 2");
    world.run("simulate").code(2).warns("--out");
    assert_eq!(world.tree("full").len(), 1);
    assert!(!world.path("new").exists());
}

#[test]
fn the_same_options_make_the_same_bytes() {
    let world = World::new();
    let options =
        "--persons 400 --lists 4 --releases 2 --seed 9 --culture arabic --culture english --errors high";
    for dir in ["one", "two"] {
        world
            .run(&format!("simulate --out {dir} {options}"))
            .code(0)
            .quiet()
            .says("400 fictional persons, 8 lists");
    }
    let one = world.tree("one");
    assert!(one == world.tree("two"));
    let names: Vec<&str> = one.keys().map(String::as_str).collect();
    let lists: Vec<String> =
        (1..=4).flat_map(|list| [format!("list-{list}.csv"), format!("list-{list}.release-2.csv")]).collect();
    assert_eq!(names[0], "README.txt");
    assert_eq!(names[1..9], lists);
    assert_eq!(names[9..], ["population.csv", "truth.csv"]);
    let other = world.run(&format!("simulate --out three {options} --seed 10"));
    other.code(2).warns("--seed");
    world.run(&format!("simulate --out three {}", options.replace("--seed 9", "--seed 10"))).code(0);
    assert!(one["list-1.csv"] != world.tree("three")["list-1.csv"]);
}

/// The command that README.txt gives makes the folder again.
#[test]
fn the_readme_says_that_it_is_fiction_and_how_to_make_it_again() {
    let world = World::new();
    world
        .run("simulate --out one --persons 50 --culture spanish --coverage 0.9 --coverage 2/child=0.1")
        .code(0);
    let one = world.tree("one");
    let readme = String::from_utf8(one["README.txt"].clone()).unwrap();
    assert!(readme.starts_with("FICTION. Everybody in these files is invented."), "{readme}");
    let command = readme.lines().find_map(|line| line.trim().strip_prefix("toll ")).unwrap();
    world.run(&command.replace("DIR", "two")).code(0);
    assert!(one == world.tree("two"));
}

#[test]
fn the_truth_names_every_row_and_every_person() {
    let world = World::new();
    world.run("simulate --out sim --persons 300 --lists 2 --errors high").code(0);
    let tree = world.tree("sim");
    let lines = |name: &str| -> Vec<String> {
        String::from_utf8(tree[name].clone()).unwrap().lines().skip(1).map(str::to_owned).collect()
    };
    let first = |line: &String| line.split(',').next().unwrap().to_owned();
    let mut rows = BTreeSet::new();
    for list in ["list-1.csv", "list-2.csv"] {
        rows.extend(lines(list).iter().map(|line| format!("{list},{}", first(line))));
    }
    let truth = lines("truth.csv");
    let named: BTreeSet<String> = truth
        .iter()
        .filter(|line| !line.starts_with(','))
        .map(|line| line.rsplit_once(',').unwrap().0.to_owned())
        .collect();
    assert_eq!(named, rows);
    let persons: BTreeSet<String> =
        truth.iter().map(|line| line.rsplit_once(',').unwrap().1.to_owned()).collect();
    let population: BTreeSet<String> = lines("population.csv").iter().map(first).collect();
    assert_eq!((population.len(), &persons), (300, &population));
    // On no list by the truth is on no list by the population.
    let unlisted = truth.iter().filter(|line| line.starts_with(",,")).count();
    let none = lines("population.csv").iter().filter(|line| line.split(',').nth(2) == Some("")).count();
    assert!(unlisted == none && none > 0, "{unlisted} {none}");
}
