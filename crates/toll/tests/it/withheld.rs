//! What is withheld reaches nothing that leaves: no page, name of a file, data file, ledger or message of a build.

use crate::world::{World, example};
use std::collections::BTreeSet;
use std::fs;

/// The words of lists that may not leave: all of names, addresses and remarks that no document of the case has.
fn words_of_lists(world: &World) -> BTreeSet<String> {
    let documents: String =
        world.tree("case/sources").into_values().map(|b| String::from_utf8(b).unwrap()).collect();
    let settings = fs::read_to_string(world.path("case/case.toml")).unwrap();
    let said: BTreeSet<String> = words(&format!("{documents} {settings}")).collect();
    let mut found = BTreeSet::new();
    for (path, bytes) in world.tree("case/lists") {
        if path.ends_with(".csv") {
            let text = String::from_utf8(bytes).unwrap();
            found.extend(text.lines().skip(1).flat_map(words).filter(|word| !said.contains(word)));
        }
    }
    found
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let split = text.split(|c: char| !c.is_alphanumeric() && c != '-');
    split
        .filter(|word| word.chars().count() > 3 && !word.chars().all(|c| c.is_ascii_digit()))
        .map(str::to_lowercase)
}

/// What is said in every site, whatever lists hold.
const OF_TOLL: &[&str] = &[
    "body", "found", "with", "street", "mill", "died", "what", "unknown", "about", "helping", "others",
    "while", "grand", "brought", "below", "daughter", "mother",
];

#[track_caller]
fn nothing_leaks(
    world: &World,
    withheld: &BTreeSet<String>,
    texts: impl IntoIterator<Item = (String, String)>,
) {
    for (path, text) in texts {
        let there: BTreeSet<String> = words(&path).chain(words(&text)).collect();
        let leaks: Vec<&String> =
            withheld.intersection(&there).filter(|word| !OF_TOLL.contains(&word.as_str())).collect();
        assert!(leaks.is_empty(), "{path} holds {leaks:?} ({})", world.path("case").display());
    }
}

fn site(world: &World) -> Vec<(String, String)> {
    let tree = world.tree("case/site");
    tree.into_iter().map(|(path, bytes)| (path, String::from_utf8_lossy(&bytes).into_owned())).collect()
}

#[test]
fn no_name_of_a_list_is_in_a_site_a_ledger_or_a_message() {
    let world = example("riverbend");
    let ran = world.build("-v");
    let withheld = words_of_lists(&world);
    assert!(withheld.len() > 100 && withheld.contains("copplestone") && withheld.contains("1980-06-02"));
    nothing_leaks(&world, &withheld, site(&world));
    nothing_leaks(&world, &withheld, [("out".to_owned(), ran.out()), ("err".to_owned(), ran.err())]);
    // What a recorder wrote beside a list stands in the ledger with its intake.
    let beside = world.tree("case/lists").into_iter().filter(|(path, _)| path.ends_with(".toml"));
    let beside: String = beside.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect();
    let beside: BTreeSet<String> = words(&beside).collect();
    let withheld = withheld.difference(&beside).cloned().collect();
    nothing_leaks(&world, &withheld, [("ledger".to_owned(), world.run("export case").out())]);
    let page = site(&world).into_iter().find(|(path, _)| path.starts_with("persons/")).unwrap().1;
    assert!(page.contains("withheld: known to this record, and not published"), "{page}");
}

#[test]
fn hostile_lists_bring_no_name_through_a_header_a_place_or_a_finding() {
    // No header: the first row is taken for one; a name stands where a place should; rows are ragged.
    let rows = "Vexilla Quandary,61,house of Ottoline Marsh\nIda Bravo,7,Odry\nNoor Vale,4000,house of Ottoline Marsh\n\
                Zebedee Plume,5,Odry,too,many Thistledown\n";
    let world =
        World::with_case().file("case/lists/a.csv", rows).file("case/lists/b.csv", rows.replace("61", "62"));
    let world = world.file("case/lists/c.csv", "Cornelia Ashgrove\n");
    let world = world.file("case/sources/a.txt", "In Odry, 9 people were killed on 3 May 2031, police said.");
    world.build("");
    for (path, text) in site(&world) {
        for name in ["Quandary", "Vexilla", "Bravo", "Marsh", "Ottoline", "Plume", "Thistledown", "Ashgrove"]
        {
            assert!(!text.contains(name) && !path.contains(name), "{path} holds {name}");
        }
    }
}

#[test]
fn a_case_may_publish_names_and_still_withhold_births() {
    let world = example("riverbend");
    let settings = fs::read_to_string(world.path("case/case.toml")).unwrap();
    world.write("case/case.toml", format!("{settings}\n[publish.persons]\nnames = \"published\"\n"));
    world.build("");
    let all: String = site(&world).into_iter().map(|(_, text)| text).collect();
    assert!(all.contains("Copplestone") && !all.contains("1980"), "names leave, births do not");
}

#[test]
fn what_documents_say_of_victims_stays() {
    let world = World::with_case()
        .file("case/sources/a.txt", "Asa Thorne, 61, was killed in Odry on 3 May 2031, police said.");
    let world = world.file(
        "case/lists/a.csv",
        "id,name,age,day\n1,Asa Thorne,61,2031-05-03\n2,Ida Bravo,7,2031-05-03\n3,Noor Vale,34,2031-05-04\n",
    );
    world.build("");
    let names = fs::read_to_string(world.path("case/site/names.html")).unwrap();
    assert!(names.contains("Asa Thorne"), "{names}");
    for (path, text) in site(&world).into_iter().filter(|(path, _)| path.starts_with("persons")) {
        assert!(!text.contains("Thorne") && !text.contains("sources/a"), "{path} ties a list to a name");
    }
}

/// Names of kin are of the living too: no site holds them, whatever the case publishes, nor does a ledger or a message.
#[test]
fn names_of_kin_never_leave() {
    let head = "No.,Family name,Given name,Father's name,Grandfather's name,Mother's name,Sex,Age,Date of death,Place\n";
    let rows = "1,Bravo,Ida,Peregrine,Balthazar,Clementina,F,7,2031-05-03,Odry\n\
                2,Bravo,Asa,Peregrine,Balthazar,Clementina,M,9,2031-05-03,Odry\n\
                3,Vale,Noor,Ferdinand,Thaddeus,Wilhelmina,F,34,2031-05-04,Odry\n";
    let settings = "title = \"Odry, a fictional flood\"\n\n[[incident]]\nid = \"odry\"\ntitle = \"Odry\"\nwhen = \"2031-05-03\"\n\
                    places = [\"Odry\"]\n\n[lists.\"a.csv\"]\nstatus = \"killed\"\ndistinct = true\n\n[publish.persons]\nnames = \"published\"\n\
                    births = \"published\"\nnumbers = \"published\"\n";
    let world =
        World::with_case().file("case/lists/a.csv", format!("{head}{rows}")).file("case/case.toml", settings);
    let ran = world.build("-v");
    let told = world.run("person case lists/a.csv:1").out();
    assert!(told.contains("Clementina"), "who works on the case sees them: {told}");
    let site = site(&world);
    let all: String = site.iter().map(|(_, text)| text.as_str()).collect();
    assert!(
        all.contains("Ida") && all.contains("By the names of kin 1 family"),
        "names are published, and kin counted"
    );
    let mothers: BTreeSet<String> = words("Clementina Wilhelmina").collect();
    nothing_leaks(&world, &mothers, site);
    let said = [("out".to_owned(), ran.out()), ("err".to_owned(), ran.err())];
    nothing_leaks(&world, &mothers, said);
    nothing_leaks(&world, &mothers, [("ledger".to_owned(), world.run("export case").out())]);
    // Where names are withheld, fathers and grandfathers are too, in whatever column they stand.
    let settings = settings.replace("names = \"published\"\n", "");
    world.write("case/case.toml", settings);
    world.build("");
    let kin: BTreeSet<String> =
        words("Peregrine Balthazar Clementina Ferdinand Thaddeus Wilhelmina").collect();
    nothing_leaks(&world, &kin, self::site(&world));
}
