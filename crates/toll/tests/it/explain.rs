//! `toll explain`: on what a figure rests.

use crate::world::World;

const FLOOD: &str =
    "The governor said at least 12 people were killed in Odry on 5 May 2031. Three women drowned.\n";

#[test]
fn a_figure_that_there_is_not_is_refused_with_what_to_do() {
    let world = World::new().file("a.txt", FLOOD);
    let ran = world.run("explain a.txt --figure f9").code(2);
    assert!(ran.err().contains("has no figure f9") && ran.err().contains("toll read a.txt"), "{}", ran.err());
    world.run("explain none.txt").code(2);
}

#[test]
fn each_ground_names_its_rule_and_quotes_the_words_it_stands_on() {
    let world = World::new().file("a.txt", FLOOD);
    let ran = world.run("explain a.txt --figure f1 --published 2031-05-07").code(0).quiet();
    let explained = ran.lines();
    assert_eq!(explained.len(), 1);
    let grounds = explained[0]["grounds"].as_array().unwrap();
    let ground = |field: &str| grounds.iter().find(|ground| ground["field"] == field).unwrap();
    assert_eq!(ground("status")["words"]["text"], "killed");
    assert_eq!(ground("attributed_to")["words"]["text"], "said");
    assert_eq!(ground("where")["words"]["text"], "Odry");
    let chars: Vec<char> = FLOOD.chars().collect();
    for words in grounds.iter().map(|ground| &ground["words"]).filter(|words| !words.is_null()) {
        let at = |key: &str| words[key].as_u64().unwrap() as usize;
        assert_eq!(chars[at("start")..at("end")].iter().collect::<String>(), words["text"]);
    }
}

#[test]
fn an_explanation_changes_nothing_of_the_reading() {
    let world = World::new().file("a.txt", FLOOD);
    let read = world.run("read a.txt").lines();
    let explained = world.run("explain a.txt --format json");
    let explained: Vec<serde_json::Value> = serde_json::from_str(&explained.out()).unwrap();
    let of = |kind: &str| explained.iter().filter_map(|e| e.get(kind).cloned()).collect::<Vec<_>>();
    for (kind, all) in [("figure", "figures"), ("quote", "quotes"), ("position", "positions")] {
        assert_eq!(of(kind), *read[0][all].as_array().unwrap());
    }
}

#[test]
fn people_get_a_table() {
    let world = World::new().file("flood.txt", FLOOD);
    let ran = world.run("explain flood.txt --figure f1 --format table --published 2031-05-07").code(0);
    let shown = ran.out();
    for words in ["12+", "the predicate behind", "killed", "Read rightly: "] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
}
