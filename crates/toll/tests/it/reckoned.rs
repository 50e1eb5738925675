//! The tables that a case asks for, and rates from a table. Everybody in them is invented.

use crate::world::{World, example};
use std::fs;

const LIST: &str = "id,name,sex,age,day,place,house\n1,Asa Thorne,m,61,2031-05-03,Odry,zq1\n2,Ida Bravo,f,7,2031-05-03,Odry,zq2\n\
                    3,Noor Vale,f,34,2031-05-04,Odry,zq2\n";
const CASE: &str = "title = \"Odry, a fiction\"\n[[incident]]\nid = \"odry\"\ntitle = \"Odry\"\nwhen = \"2031-05-03/2031-05-04\"\n\
                    places = [\"Odry\"]\n[lists.\"a.csv\"]\nstatus = \"killed\"\n[lists.\"a.csv\".columns]\nid = \"id\"\nname = \"full-name\"\n\
                    sex = \"sex\"\nage = \"age\"\nday = \"happened\"\nplace = \"place\"\nhouse = \"household\"\n";
const SDG: &str = "[[sdg.incident]]\nid = \"odry\"\ncause = \"small-arms\"\nprotection = \"civilian\"\n[sdg.undocumented]\nlow = 4\nhigh = 40\n\
                   method = \"a survey\"\nsource = \"an institute\"\n[[population]]\npeople = 1000\nsource = \"a census\"\n";
const MORGUE: &str = "[[aggregate]]\nid = \"m\"\ntitle = \"The morgue\"\ntotal = 20\nplaces = [\"Odry\"]\nperiod = \"2031-05\"\n\
                      fighters = [\"0 %\", \"10 %\"]\n";

fn world(more: &str) -> World {
    World::with_case().file("case/case.toml", format!("{CASE}{more}")).file("case/lists/a.csv", LIST)
}

fn page(world: &World, name: &str) -> String {
    fs::read_to_string(world.path(&format!("case/site/{name}"))).unwrap()
}

#[test]
fn a_case_that_asks_for_no_table_has_none() {
    let world = world("");
    world.build("");
    assert!(!world.path("case/site/tables.html").exists());
    assert!(!page(&world, "index.html").contains("tables.html"));
    world.run("sdg case").code(2).warns("case.toml names no incident under [sdg]");
    world.run("aggregates case").code(0).warns("declares no [[aggregate]]");
}

#[test]
fn a_slip_leaves_out_one_table_and_says_so() {
    let world =
        world(&format!("{}{}", SDG.replace("\"odry\"", "\"odri\""), MORGUE.replace("total = 20\n", "")));
    world.build("").code(1);
    let shown = page(&world, "findings.html");
    assert!(shown.contains("odri") && shown.contains("give either total"), "{shown}");
    world.run("sdg case").code(2).warns("\"odri\", which no [[incident]]");
    world.run("aggregates case").code(2).warns("give either total");
    for wrong in ["cause = \"guns\"", "cases = 1", "protection = \"soldier\""] {
        let settings = format!("{CASE}[[sdg.incident]]\nid = \"odry\"\n{wrong}\n");
        world.write("case/case.toml", settings);
        world.run("sdg case").code(2).warns("case.toml, line ");
    }
}

#[test]
fn the_table_is_the_same_on_the_terminal_in_files_and_on_the_site() {
    let world = world(&format!("{SDG}{MORGUE}"));
    world.build("");
    world
        .run("sdg case")
        .code(0)
        .says("direct, documented    3 ")
        .says("direct, undocumented  4 to 40        an institute: a survey")
        .says("indirect              not estimated")
        .says("Cause     Small arms and light weapons                                          3")
        .says("300.0 (61.9 to 876.7)");
    let csv = world.run("sdg case --format csv").code(0).out();
    assert!(csv.contains("category,Status,Civilian,3,"), "{csv}");
    assert_eq!(csv, page(&world, "data/sdg.csv"));
    let json = world.run("sdg case --format json --level 90").code(0).out();
    assert!(json.contains("\"documented\": 3"), "{json}");
    let shown = page(&world, "tables.html");
    for words in ["never added up", "4 to 40", "300.0 (61.9 to 876.7)", "15 to 17 beyond what is recorded"] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    world.run("aggregates case").code(0).says("Beyond what is recorded: 15 to 17. It is in no tally.");
    let findings = page(&world, "findings.html");
    assert!(findings.contains("2 households of the registry lost somebody, of 1 two or more"), "{findings}");
    assert!(!findings.contains("zq2"), "households are not called by name");
}

/// Cause and protection of a person are taken from columns whose values the map explains; the list's own words stay with it.
#[test]
fn causes_of_a_list_are_counted_and_its_words_stay() {
    let rows = LIST
        .replacen('\n', ",how,who\n", 1)
        .replace("zq1\n", "zq1,quailfire,c\n")
        .replace("zq2\n", "zq2,-,?\n");
    let columns = "[lists.\"a.csv\".columns.how]\nfield = \"cause\"\nunknown = [\"-\"]\nvalues = { quailfire = \"planted-explosives\" }\n\
                   [lists.\"a.csv\".columns.who]\nfield = \"protection\"\nvalues = { c = \"civilian\" }\n";
    let sdg = "[[sdg.incident]]\nid = \"odry\"\n";
    let world = world(&format!("{columns}{sdg}")).file("case/lists/a.csv", &rows);
    world.build("");
    let csv = world.run("sdg case --format csv").code(0).out();
    for row in [
        "category,Cause,Planted explosives and unexploded ordnance (UXO),1,",
        "category,Cause,Unknown,2,",
        "category,Status,Civilian,1,",
        "category,Status,Unknown,2,",
    ] {
        assert!(csv.contains(row), "{row}\n{csv}");
    }
    world.run("lists case").says("is no category of SDG 16.1.2");
    let site: String = world
        .tree("case/site")
        .into_values()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .collect();
    assert!(site.contains("Status under the law of war") && !site.contains("quailfire"));
    let wrong = columns.replace("planted-explosives", "mines");
    world.write("case/case.toml", format!("{CASE}{wrong}{sdg}"));
    world.run("build case").code(2).warns("case.toml, line ");
}

#[test]
fn the_example_has_its_tables() {
    let world = example("riverbend");
    world.build("");
    world.run("aggregates case").code(0).says("Beyond what is recorded: 11 to 21.");
    world
        .run("sdg case")
        .code(0)
        .says("all, 0-17, 2022  5100    8       3                156.9 (67.7 to 309.1)");
    let findings = page(&world, "findings.html");
    for words in
        ["come to 46, more than their whole", "By group: women: 14 claimed, 14 persons", "counted once"]
    {
        assert!(findings.contains(words), "{words}");
    }
}

#[test]
fn rates_refuse_what_is_no_number() {
    let world = World::new()
        .file("bare.csv", "group,deaths\na,1\n")
        .file("gap.csv", "group,deaths,people\na,,10\n")
        .file("none.csv", "group,deaths,people\na,3,0\n")
        .file("minus.csv", "group,deaths,people,standard\na,3,10,-1\n")
        .file("empty.csv", "group,deaths,people\n");
    for (table, words) in [
        ("bare.csv", "has no column \"people\""),
        ("gap.csv", "row 1: \"\" under \"deaths\" is no number"),
        ("none.csv", "no number above 0"),
        ("minus.csv", "a weight of -1"),
        ("empty.csv", ""),
        ("away.csv", "away.csv"),
    ] {
        world.run(&format!("rates {table}")).code(2).warns(words);
    }
    world.write("good.csv", "group,deaths,people\na,3,10\n");
    world.run("rates good.csv --per 0").code(2).warns("a number above 0");
    world.run("rates good.csv --against b").code(2).warns("no row of good.csv has this group");
    world.run("rates good.csv --level 100").code(2).warns("between 0 and 100");
}

/// The numbers are those of the vignettes of the R packages `rateratio.test` and `dsrTest`.
#[test]
fn rates_are_those_of_published_examples() {
    let world = World::new().file("two.csv", "group,deaths,people\na,2,17877\nb,9,16660\n").file(
        "michigan.csv",
        "Group,Deaths,People,Standard\n<20,0,327,319933\n20-24,8,30666,931318\n25-29,63,123419,786511\n\
         30-34,112,149919,488235\n35-39,262,104088,237863\n40+,295,34392,61313\n",
    );
    world.run("rates two.csv --against b").code(0).says("0.207 (0.022 to 1.001)");
    world.run("rates michigan.csv").code(0).says("Standardised by the weights: 75.53 (67.70 to 188.30)");
}
