//! `toll read`: what it prints, where, and by which code it ends.

use crate::world::{World, report};
use serde_json::Value;
use vocabulary::Reading;

const FLOOD: &str =
    "The governor said at least 12 people were killed in Odry on 5 May 2031. Three women drowned.\n";

#[test]
fn data_goes_to_stdout_one_object_a_line() {
    let world =
        World::new().file("b.txt", FLOOD).file("a/2.txt", FLOOD).file("a/1.md", "**12** people died.");
    let ran = world.run("read b.txt a --published 2031-05-07").code(0).quiet();
    let paths: Vec<Value> = ran.lines().iter().map(|object| object["source"]["path"].clone()).collect();
    assert_eq!(paths, ["b.txt", "a/1.md", "a/2.txt"]);
    assert_eq!(ran.lines()[0]["source"]["published_by"], "given");
    let json = world.run("read b.txt a --published 2031-05-07 --format json");
    assert_eq!(serde_json::from_str::<Vec<Value>>(&json.out()).unwrap(), ran.lines());
}

#[test]
fn what_is_printed_is_what_was_read_and_slices_to_the_text() {
    let world = World::new().file("a.txt", FLOOD);
    let ran = world.run("read a.txt --published 2031-05-07");
    let reading: Reading = serde_json::from_str(&ran.out()).unwrap();
    assert!(!reading.figures.is_empty());
    let chars: Vec<char> = FLOOD.chars().collect();
    for passage in reading.passages() {
        assert_eq!(chars[passage.start()..passage.end()].iter().collect::<String>(), passage.text());
    }
    assert_eq!(serde_json::to_string(&reading).unwrap(), ran.out().trim_end());
}

#[test]
fn standard_input_is_read_like_a_file() {
    let world = World::new().file("a.txt", FLOOD);
    let piped = world.run_with_input("read - --published 2031-05-07", FLOOD.as_bytes()).code(0).lines();
    let named = world.run("read a.txt --published 2031-05-07").lines();
    assert_eq!(piped[0]["figures"], named[0]["figures"]);
    assert_eq!(piped[0]["source"]["path"], "-");
}

#[test]
fn a_table_shows_the_figures_and_marks_them_in_their_passages() {
    let world = World::new().file("flood.txt", FLOOD);
    world.run("read flood.txt --format table --published 2031-05-07").code(0).expect("read-table.txt");
}

#[test]
fn a_sidecar_says_when_and_by_whom() {
    let world = World::new()
        .file("a.txt", FLOOD)
        .file("a.txt.toml", "title = \"Flood\"\npublished = \"2031-05-06\"\npublisher = \"The Bell\"\n");
    let read = world.run("read a.txt").code(0).lines();
    let source = &read[0]["source"];
    assert_eq!((&source["title"], &source["published_by"]), (&"Flood".into(), &"sidecar".into()));
    assert_eq!(source["publisher"], "The Bell");
    let given = world.run("read a.txt --published 2031-05-07").lines();
    assert_eq!(given[0]["source"]["published"], "2031-05-07", "what is given goes first");
}

#[test]
fn a_reader_who_stops_listening_is_no_fault() {
    let world = World::new().reports(300).file("case.toml", "");
    let mut command = std::process::Command::new("sh");
    command.args(["-c", "\"$0\" read case/sources --published 2031-05-07 | head -n 1 >/dev/null"]);
    command.arg(env!("CARGO_BIN_EXE_toll")).current_dir(world.path(""));
    world.ran(command).code(0).quiet();
}

#[test]
fn help_man_page_and_completions_know_all_commands() {
    let world = World::new();
    for name in ["read", "init", "build", "verify", "export", "simulate", "completions", "man"] {
        for asked in ["--help", "man", "completions bash", "completions zsh", "completions fish"] {
            world.run(asked).code(0).quiet().says(name);
        }
    }
    world.run("man build").code(0).says("rebuild");
    world.run("man nothing").code(2).warns("there is no such command");
    world.run("guess").code(2);
}

#[test]
fn the_version_carries_the_credits_of_what_is_built_in() {
    let world = World::new();
    let short = format!("toll {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(world.run("-V").code(0).quiet().out(), short);
    let long = world.run("--version").code(0).quiet().says(&short).says("GeoNames").out();
    assert_eq!(long.contains("ExplosionAI"), cfg!(feature = "second-reader"));
}

#[test]
fn documents_in_sections_say_what_they_say_whole() {
    let whole = (0..12).map(report).collect::<Vec<_>>().join("\n\n");
    let world = World::new().file("a.txt", &whole);
    let one = world.run("read a.txt --published 2031-05-07").code(0).lines();
    let cut = world.run("read a.txt --published 2031-05-07 --section-bytes 900").code(0).lines();
    let figures = |read: &[Value]| read[0]["figures"].as_array().unwrap().clone();
    let said = |figure: &Value| {
        ["id", "start", "end", "text", "status", "low", "high", "sex", "age"].map(|key| figure[key].clone())
    };
    let said = |read: &[Value]| figures(read).iter().map(said).collect::<Vec<_>>();
    assert_eq!(said(&one), said(&cut));
    for list in ["quotes", "dates", "places"] {
        let spans = |read: &[Value]| {
            let items = read[0][list].as_array().unwrap().clone();
            items.iter().map(|item| (item["start"].clone(), item["text"].clone())).collect::<Vec<_>>()
        };
        assert_eq!(spans(&one), spans(&cut), "{list}");
    }
}
