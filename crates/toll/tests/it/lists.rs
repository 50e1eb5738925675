//! Lists of a case: what is refused, what is noticed, what a later release changes. Everybody in them is invented.

use crate::world::{World, example};
use std::fs;

const GOOD: &str = "id,name,sex,age,day,place\n1,Asa Thorne,m,61,2031-05-03,Odry\n2,Ida Bravo,f,7,2031-05-03,Odry\n\
                    3,Noor Vale,f,34,2031-05-04,Selm\n";
const MAP: &str = "title = \"Odry\"\n[lists.\"good.csv\"]\ndistinct = true\n[lists.\"good.csv\".columns]\n\
                   id = \"id\"\nname = \"full-name\"\nsex = \"sex\"\nage = \"age\"\nday = \"happened\"\nplace = \"place\"\n";

fn good() -> World {
    World::with_case().file("case/case.toml", MAP).file("case/lists/good.csv", GOOD)
}

fn page(world: &World, name: &str) -> String {
    fs::read_to_string(world.path(&format!("case/site/{name}"))).unwrap()
}

#[test]
fn a_list_that_cannot_be_read_is_a_finding_and_the_others_count() {
    let world = good().file("case/lists/empty.csv", "").file("case/lists/broken.xlsx", b"PK\x03\x04 no");
    let world = world.file("case/lists/picture.jpg", b"\xff\xd8\xff\xe0 no list");
    let ran = world.build("").code(1).says("1 list, 3 records, 3 persons, 0 pairs to judge");
    ran.warns("lists/empty.csv: The file is empty").warns("lists/broken.xlsx").warns("lists/picture.jpg");
    assert!(page(&world, "findings.html").contains("lists/broken.xlsx"));
    world.run("verify case").code(0).says("4 originals");
    world.build("").code(1).says("Nothing new").warns("lists/empty.csv");
    world.run("lists case").code(1).says("fault: lists/empty.csv: The file is empty.");
}

#[test]
fn a_list_that_cannot_be_read_any_more_counts_as_it_was() {
    let world = good();
    world.build("").code(0);
    world.write("case/lists/good.csv", "");
    world.build("").code(1).says("1 list, 3 records, 3 persons").warns("lists/good.csv: The file is empty");
}

#[test]
fn a_map_that_does_not_fit_leaves_the_list_out_and_says_what_is_near() {
    let world = good().file("case/case.toml", MAP.replace("name = \"full-name\"", "nmae = \"full-name\""));
    world.build("").code(1).warns("lists/good.csv has no column \"nmae\"").warns("the nearest is \"name\"");
    assert!(!page(&world, "findings.html").contains("nmae"), "headers are not for publication");
}

#[test]
fn slips_in_the_tables_of_lists_are_refused_with_their_place() {
    for (wrong, words) in [
        ("id = \"id\"", "id = \"number-of\""),
        ("distinct = true", "distinkt = true"),
        ("distinct = true", "status = \"slain\""),
        ("title = \"Odry\"", "title = \"Odry\"\n[publish.persons]\nnames = \"maybe\""),
    ]
    .map(|(right, wrong)| (MAP.replacen(right, wrong, 1), wrong))
    {
        let world = good().file("case/case.toml", &wrong);
        world.build("").code(2).warns("case.toml, line ");
        assert!(!world.path("case/site").exists(), "{words}");
    }
}

#[test]
fn tables_for_lists_that_are_not_there_are_findings() {
    let more = "[lists.\"gone.csv\"]\ndistinct = true\n[lists.\"other.csv\"]\nrelease_of = \"other.csv\"\n";
    let world = good().file("case/case.toml", format!("{MAP}{more}"));
    world.build("").code(1).says("3 persons");
    world
        .run("lists case")
        .code(1)
        .says("[lists.\"gone.csv\"]: there is no such list")
        .says("[lists.\"other.csv\"]: it is said to be a later release of itself");
}

#[test]
fn a_map_is_proposed_and_what_confirms_it_can_be_pasted() {
    let world = good().file("case/case.toml", "title = \"Odry\"\n");
    world.build("").code(1).says("3 persons");
    let shown = world.run("lists case").code(1).says("Not confirmed").out();
    let toml: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix("    ")).collect();
    world.write("case/case.toml", format!("title = \"Odry\"\n{}\n", toml.join("\n")));
    world.build("").code(0);
    let again = world.run("lists case").code(0).out();
    assert!(!again.contains("onfirmed"), "{again}");
}

#[test]
fn what_is_wrong_in_rows_is_named_with_row_and_remedy() {
    let rows = "4,Bo Reed,m,340,2031-05-04,Selm\n4,Tam Reed,m,12,2031-02-31,Selm\n5,Zoe Moss\n";
    let world = good().file("case/lists/good.csv", format!("{GOOD}{rows}"));
    world.build("").code(1).says("6 records");
    let shown = world.run("lists case").code(1).out();
    for words in
        ["line 7: 2 cells", "row 4, column \"age\"", "rows 4, 5, column \"id\"", "row 5, column \"day\""]
    {
        assert!(shown.contains(words), "no {words} in\n{shown}");
    }
}

#[test]
fn the_same_list_twice_counts_once() {
    let world = good().file("case/lists/again.csv", GOOD);
    world.build("").code(1).says("1 list, 3 records, 3 persons");
}

#[test]
fn nothing_is_linked_again_where_nothing_changed() {
    let world = example("riverbend");
    world.build("-v").warns("linked 135");
    world.build("-v").warns("linked 0").says("Nothing new");
    // A document that names nobody changes the site and not the registry.
    world.write("case/sources/9.txt", "In Velm, 9 people were killed on 3 May 2031, police said.");
    world.build("-v").warns("read 1").warns("linked 0");
    let tables = tables(&world);
    world.build("--rebuild -v").warns("linked 135");
    assert_eq!(self::tables(&world), tables, "made anew, the registry is the same");
}

#[test]
fn a_later_release_says_what_is_new_gone_and_changed() {
    let world = good();
    world.build("").code(0);
    let before = tables(&world);
    let later =
        GOOD.replace("1,Asa Thorne,m,61,2031-05-03,Odry\n", "").replace("Noor Vale,f,34", "Noor Vale,f,35");
    world.write("case/lists/good.csv", format!("{later}4,Bo Reed,m,40,2031-05-04,Selm\n"));
    world
        .build("")
        .code(0)
        .says("lists/good.csv: 1 new, 1 gone, 1 changed, 1 the same since the release before")
        .says("persons 3 -> 3, records 3 -> 3; 0 merged, 0 split");
    world.run("lists case").says("1 gone: 1\n").says("1 changed: 3 (age)").says("1 new: 4");
    let shown = page(&world, "releases.html");
    assert!(shown.contains("What the last") || shown.contains("the last release"), "{shown}");
    // Persons whose rows go on have the ids that they had.
    let ids = |tables: &str| -> Vec<String> {
        tables
            .lines()
            .filter(|line| line.contains("good.csv 2") || line.contains("good.csv 3"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(ids(&before).len(), 2);
    assert_eq!(ids(&before), ids(&tables(&world)));
    world.run("verify case").code(0).says("2 originals");
}

#[test]
fn an_id_that_names_somebody_else_is_said_and_is_another_person() {
    let world = good();
    world.build("").code(0);
    world.write("case/lists/good.csv", GOOD.replace("Ida Bravo,f,7", "Gil Quoyle,m,50"));
    world.build("").code(1).says("1 new, 1 gone");
    world.run("lists case").code(1).says("1 given to somebody else: 2~2");
}

#[test]
fn another_file_can_be_the_later_release() {
    let world = good();
    world.build("").code(0);
    let before = tables(&world);
    world.write("case/lists/june.csv", format!("{GOOD}4,Bo Reed,m,40,2031-05-04,Selm\n"));
    let map = MAP.replace("good.csv", "june.csv").replace("title = \"Odry\"\n", "");
    let map = map.replace("distinct = true\n", "distinct = true\nrelease_of = \"good.csv\"\n");
    world.write("case/case.toml", format!("{MAP}{map}"));
    world.build("").code(0).says("1 list, 4 records, 4 persons").says("1 new, 0 gone, 0 changed, 3 the same");
    let after = tables(&world);
    assert!(
        before.lines().filter(|line| line.starts_with("record ")).all(|line| after.contains(line)),
        "{after}"
    );
    // Two that name each other lead nowhere, and nothing hangs.
    world.write(
        "case/case.toml",
        format!("{MAP}{map}").replacen("distinct", "release_of = \"june.csv\"\ndistinct", 1),
    );
    world.build("").code(1).says("1 list, ");
    world.run("lists case").code(1).says("the lists are said to be later releases of each other");
}

#[test]
fn a_list_with_an_odd_name_keeps_what_is_said_beside_it() {
    let odd = "case/lists/sub folder/a#b: 1.csv";
    let world = good().file(odd, GOOD.replace("Thorne", "Reed").replace(",61,", ",16,"));
    let world = world.file(&format!("{odd}.toml"), "title = \"The odd list\"\n");
    world.build("").code(1).says("2 lists");
    assert!(page(&world, "persons.html").contains("The odd list"));
}

#[test]
fn the_registry_stands_beside_what_is_claimed() {
    let world = example("riverbend");
    world.build("").says("3 lists, 135 records, 90 persons, 6 pairs to judge");
    let shown = page(&world, "findings.html");
    assert!(shown.contains("The battle of Riverbend: 44 claimed killed by the rule"), "{shown}");
    assert!(shown.contains("records of the dead, "), "{shown}");
    let overview = page(&world, "index.html");
    assert!(
        overview
            .contains("<a href=\"persons.html\">90 persons</a> in the registry, from 135 records on 3 lists")
    );
}

#[test]
fn a_registry_that_cannot_be_read_back_is_made_anew() {
    let world = good();
    world.build("");
    let whole = tables(&world);
    for damage in [
        "UPDATE registry_persons SET person = '{' WHERE place = 1",
        "UPDATE stamps SET value = '[' WHERE name = 'registry beside'",
    ] {
        rusqlite::Connection::open(world.path("case/case.db")).unwrap().execute(damage, []).unwrap();
        world.run("lists case").code(0).says("lists/good.csv: 3 rows");
        assert_eq!(tables(&world), whole, "{damage}");
    }
}

/// The derived tables of the registry, line by line.
pub(crate) fn tables(world: &World) -> String {
    let db = rusqlite::Connection::open(world.path("case/case.db")).unwrap();
    let read = |sql: &str| -> Vec<String> {
        let mut query = db.prepare(sql).unwrap();
        let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let records = read(
        "SELECT 'record ' || list || ' ' || row || ' ' || person FROM registry_records ORDER BY list, row",
    );
    let persons = read("SELECT person FROM registry_persons ORDER BY place");
    let pairs = read("SELECT pair FROM registry_pairs ORDER BY place");
    [records, persons, pairs].concat().join("\n")
}
