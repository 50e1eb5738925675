//! The ways through a site: every link leads somewhere, every number to its words.

#[allow(dead_code, unreachable_pub, reason = "each test uses its own part")]
mod support;

use serde_json::{Value, json};
use std::path::Path;
use support::site::{Site, hrefs};
use support::{World, unescaped};
use vocabulary::Digest;

fn odry() -> World {
    World::in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/odry"), 1)
}

#[test]
fn every_link_leads_somewhere() {
    let site = Site::of(&odry());
    assert!(site.0.len() > 20);
    assert_eq!(site.broken_links(), Vec::<String>::new());
}

/// From each number in a cell of a tally one link leads to an entry, which shows the words or links to them.
#[test]
fn two_clicks_lead_from_any_number_to_its_words() {
    let world = odry();
    let site = Site::of(&world);
    let mut numbers = 0;
    for (path, page) in
        site.pages().filter(|(path, _)| path.starts_with("index") || path.starts_with("figures/"))
    {
        for cell in page.split("<td class=\"n").skip(1).map(|rest| &rest[..rest.find("</td>").unwrap()]) {
            for href in hrefs(cell) {
                numbers += 1;
                let entry = unescaped(site.open(path, href));
                let shown = world
                    .readings
                    .iter()
                    .flat_map(|r| &r.figures)
                    .any(|figure| entry.contains(&format!(">{}</a></mark>", figure.passage.text())));
                assert!(shown, "{path}: {href} shows no words");
            }
        }
    }
    assert!(numbers > 100, "only {numbers} numbers were followed");
}

#[test]
fn a_number_leads_to_a_figure_that_gives_it() {
    let site = Site::of(&odry());
    let index = site.text("index.html");
    let row = &index[index.find(">People killed</a>").unwrap()..];
    let row = &row[..row.find("</tr>").unwrap()];
    let low = row.split("<td class=\"n\">").nth(1).unwrap();
    let entry = site.open("index.html", hrefs(low).next().unwrap());
    assert!(entry.contains("<mark><a href=\"../sources/") && entry.contains(">38 "), "{entry}");
}

#[test]
fn an_entry_tells_all_that_is_known_of_a_figure() {
    let site = Site::of(&odry());
    let (path, _) = site.page("sources/ministry");
    let whole = site.open(path, "#f1");
    for told in [
        "38 people killed",
        "a running total",
        "7 May 2031",
        "units of the Kardian Front",
        "Alleged to have done it",
        "9 women and girls killed",
        "Compared with",
        "the document itself",
    ] {
        assert!(whole.contains(told), "\"{told}\" is missing: {whole}");
    }
    assert!(site.open(path, "#f2").contains("An earlier figure, since revised."));
    assert!(site.open(path, "#f3").contains("Part of"));
    let (path, _) = site.page("sources/command");
    assert!(site.open(path, "#f1").contains("38 people killed (denied)"));
}

#[test]
fn the_same_material_gives_the_same_bytes_in_any_order() {
    let (one, mut other) = (odry(), odry());
    other.readings.reverse();
    other.records.reverse();
    assert!(Site::of(&one).0 == Site::of(&other).0);
}

#[test]
fn the_manifest_names_every_file_with_its_digest() {
    let site = Site::of(&odry());
    let manifest: Value = serde_json::from_str(site.text("manifest.json")).unwrap();
    let files = manifest["files"].as_array().unwrap();
    assert_eq!(files.len() + 1, site.0.len());
    for file in files {
        let bytes = &site.0[file["path"].as_str().unwrap()];
        assert_eq!(file["sha256"].as_str().unwrap(), Digest::of(bytes).to_string());
    }
    assert_eq!(manifest["ledger_head"].as_str().unwrap().len(), 64);
}

#[test]
fn a_name_opens_onto_its_words() {
    let site = Site::of(&odry());
    let names = site.text("names.html");
    let entry = hrefs(&names[names.find("<tbody>").unwrap()..]).next().unwrap();
    assert!(site.open("names.html", entry).contains("Marek Odran"));
}

#[test]
fn lists_go_on_over_several_pages() {
    let mut world = World::of(json!({"title": "Many"}));
    for at in 0..450 {
        let text = format!("At least {} people were killed in Odry.", at % 30 + 1);
        let figure = json!({"text": format!("At least {} people", at % 30 + 1), "low": at % 30 + 1,
            "high": null, "precision": "at-least", "when": "2031-05-05", "where": "Odry"});
        world.take(&format!("sources/{at}.txt"), &text, json!({"figures": [figure]}));
    }
    let site = Site::of(&world);
    assert!(site.text("sources.html").contains("Page 1 of 3"));
    assert!(site.text("sources-3.html").contains("sources-2.html"));
    let further = site.pages().filter(|(path, _)| path.starts_with("figures/") && path.ends_with("-3.html"));
    assert_eq!(further.count(), 1, "450 figures of one kind fill three pages");
    assert_eq!(site.broken_links(), Vec::<String>::new());
}

#[test]
fn a_long_text_goes_on_over_several_pages_and_loses_nothing() {
    let mut world = World::of(json!({"title": "Long"}));
    let line = "Nothing happened on this day, and nobody was hurt.\n";
    let mut text = line.repeat(3_900);
    let ends = text.len();
    text.push_str(&"x".repeat(200_000 - ends % 200_000 - 5));
    text.push_str("At least 12 people were killed.\n\n");
    text.push_str(&line.repeat(5_000));
    text.push_str("Two more died.");
    let figures = json!([
        {"text": "At least 12 people", "low": 12, "high": null, "precision": "at-least"},
        {"text": "Two", "low": 2, "high": 2},
    ]);
    world.take("sources/long.txt", &text, json!({"figures": figures}));
    let site = Site::of(&world);
    let mut pages: Vec<(&str, &str)> =
        site.pages().filter(|(path, _)| path.starts_with("sources/long")).collect();
    pages.sort_by_key(|(path, _)| (path.len(), *path));
    assert!(pages.len() > 2, "{} pages", pages.len());
    let shown: String = pages.iter().map(|(_, page)| support::words(page)).collect();
    assert!(shown == text, "the pages together hold the text");
    assert_eq!(site.broken_links(), Vec::<String>::new());
}

#[test]
fn data_files_of_large_cases_come_in_pieces() {
    let world = World::in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/odry"), 20);
    let mut largest = 0;
    let mut total = 0;
    let published = world.publish(&mut |path, pieces| {
        for piece in pieces.filter(|_| path.starts_with("data/")) {
            largest = largest.max(piece.len());
            total += piece.len();
        }
        Ok(())
    });
    published.unwrap();
    assert!(largest * 20 < total, "a piece of {largest} bytes of {total}");
}

#[test]
fn a_text_that_was_not_the_one_read_is_refused() {
    let mut world = odry();
    let digest = world.readings[0].source.sha256;
    world.texts.insert(digest, "Something else altogether.".to_owned());
    let refused = world.publish(&mut |_, _| Ok(())).unwrap_err();
    assert_eq!(refused.kind(), std::io::ErrorKind::InvalidData);
    assert!(refused.to_string().contains("sources/agency.txt"), "{refused}");
}

#[test]
fn what_the_sink_refuses_ends_the_work() {
    let full = || std::io::Error::from(std::io::ErrorKind::StorageFull);
    let mut printed = 0;
    let refused = odry().publish(&mut |_, _| {
        printed += 1;
        if printed == 3 { Err(full()) } else { Ok(()) }
    });
    assert_eq!((refused.unwrap_err().kind(), printed), (std::io::ErrorKind::StorageFull, 3));
}

#[test]
fn the_incidents_of_the_case_come_first() {
    let mut world = odry();
    let figure = json!({"text": "3 miners", "low": 3, "high": 3, "when": "1950-01-01", "where": "Karrow"});
    world.take("sources/a.txt", "3 miners died in Karrow.", json!({"figures": [figure]}));
    let site = Site::of(&world);
    let index = site.text("index.html");
    let found = index.find("were found in the sources").unwrap();
    assert!(index.find("The attack on the market of Odry").unwrap() < found);
    assert!(index.find("<bdi>Karrow").unwrap() > found);
}

#[test]
fn figures_that_no_rule_counts_are_shown_with_the_reason() {
    let mut world = World::of(json!({"title": "Feared"}));
    let text = "Dozens are feared dead in Odry.";
    let figure = json!({"text": "Dozens", "low": 24, "high": null, "precision": "vague",
        "modality": "expected", "when": "2031-05-05", "where": "Odry"});
    world.take("sources/a.txt", text, json!({"figures": [figure]}));
    let site = Site::of(&world);
    assert!(site.text("index.html").contains("not known: no figure could be counted"));
    let (_, page) = site.page("figures/");
    assert!(page.contains("which is not the same as none") && page.contains("set aside: "), "{page}");
}

/// A case whose documents say how many were killed in Odry, each by its own speaker.
fn disputed(mut case: Value, said: &[(&str, u64, Value)]) -> World {
    case["title"] = json!("Disputed");
    let mut world = World::of(case);
    for (at, (speaker, number, more)) in said.iter().enumerate() {
        let text = format!("{number} people were killed in Odry, {speaker} said.");
        let mut figure = json!({"text": format!("{number} people"), "low": number, "high": number,
            "attributed_to": [speaker], "when": "2031-05-05", "where": "Odry"});
        figure.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        world.take(&format!("sources/{at}.txt"), &text, json!({"figures": [figure]}));
    }
    world
}

#[test]
fn a_count_has_the_rule_that_the_case_settles_for_it_and_all_others_beside_it() {
    let settled = json!([{"status": "killed", "rule": "median", "reason": "Many voices <here>."}]);
    let said = [("the mayor", 27, json!({})), ("a hospital", 31, json!({}))];
    let site = Site::of(&disputed(json!({"rule": "lowest-highest", "rule-for": settled}), &said));
    let index = site.text("index.html");
    assert!(index.contains("by <a href=\"methods.html#median\">median</a>"), "{index}");
    let (_, page) = site.pages().find(|(path, _)| path.starts_with("figures/")).unwrap();
    let rules: Vec<&str> = page.split("<tr><th scope=\"row\"><a href=\"../methods.html#").skip(1).collect();
    assert!(rules.len() == 8 && rules[0].starts_with("median"), "the hierarchy alone is not in force");
    assert!(
        unescaped(page).contains("Many voices <here>.") && !page.contains("<here>"),
        "the reason is told: {page}"
    );
    let methods = site.text("methods.html");
    assert!(methods.contains("killed</bdi>: median") && !methods.contains("id=\"hierarchy\""));
}

#[test]
fn a_mark_stands_beside_its_number_with_the_reason() {
    let site = Site::of(&disputed(json!({"rule": "ibc"}), &[("the mayor", 27, json!({}))]));
    assert!(site.text("index.html").contains("provisional</span>"));
    let (_, page) = site.pages().find(|(path, _)| path.starts_with("figures/")).unwrap();
    assert!(page.contains("<strong>provisional</strong>: <bdi>one independent origin, the mayor"), "{page}");
}

#[test]
fn a_rule_that_gives_nothing_is_named_and_not_taken_for_an_unknown() {
    let rules = json!({"hierarchy": ["a court"]});
    let site =
        Site::of(&disputed(json!({"rule": "hierarchy", "rules": rules}), &[("the mayor", 27, json!({}))]));
    assert!(site.text("index.html").contains("this rule gives nothing here"));
    let (_, page) = site.pages().find(|(path, _)| path.starts_with("figures/")).unwrap();
    assert!(page.contains("hierarchy</a>: nothing here"), "{page}");
    assert!(site.text("methods.html").contains("<bdi>a court</bdi>"));
}

#[test]
fn why_numbers_differ_is_told_with_links_to_both() {
    let later = json!({"as_of": "2031-05-09"});
    let said = [
        ("the mayor", 27, json!({"as_of": "2031-05-06"})),
        ("a hospital", 31, later.clone()),
        ("the Watch", 35, later),
    ];
    let site = Site::of(&disputed(json!({}), &said));
    let (path, page) = site.pages().find(|(path, _)| path.starts_with("figures/")).unwrap();
    let told = &page[page.find("id=\"differ\"").expect("the section")..page.find("id=\"side\"").unwrap()];
    assert!(told.contains("In as of which day") && told.contains("as of 9 May 2031"), "{told}");
    assert!(told.contains("contradict each other: <a"), "31 and 35 stand at one day: {told}");
    for href in hrefs(told) {
        assert!(site.open(path, href).contains("<mark>"), "{href}");
    }
    let agreed =
        Site::of(&disputed(json!({}), &[("the mayor", 27, json!({})), ("a hospital", 27, json!({}))]));
    assert!(agreed.pages().all(|(_, page)| !page.contains("id=\"differ\"")));
}

#[test]
fn a_reviewers_number_stands_beside_the_rules_and_replaces_none() {
    let world =
        disputed(json!({"rule": "median"}), &[("the mayor", 27, json!({})), ("a hospital", 31, json!({}))]);
    let mut told = figures::reconcile(&world.case, &world.readings);
    let scope = told.tallies[0].scope.clone();
    let claim = world.readings[1].source.sha256;
    let given = json!({"scope": scope, "low": 30, "best": 30, "high": 31, "mark": "fair",
        "claim": {"source": claim, "figure": "f1"}, "by": "Reviewer Unnamed", "reason": "One is <counted> twice.",
        "beside": {"rule": "median", "low": 27, "best": 27, "high": 31}, "inputs": claim});
    let mut overrides = vocabulary::Overrides::default();
    overrides.add(12, serde_json::from_value(given).unwrap());
    told.decided = figures::decided(&told, &world.readings, &overrides).0;
    let mut files = std::collections::BTreeMap::new();
    world
        .publish_with(&told, &mut |path, pieces| {
            files.insert(path.to_owned(), pieces.flatten().collect::<Vec<u8>>());
            Ok(())
        })
        .unwrap();
    let site = Site(files);
    let (path, page) = site.pages().find(|(path, _)| path.starts_with("figures/")).unwrap();
    for words in [
        "30, from 30 to 31</strong>, marked fair",
        "entry 12",
        "median gave 27, from 27 to 31",
        "changed since",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(unescaped(page).contains("One is <counted> twice.") && !page.contains("<counted>"));
    assert!(site.0.values().all(|bytes| !String::from_utf8_lossy(bytes).contains("Reviewer Unnamed")));
    let index = site.text("index.html");
    let row = &index[index.find(">People killed</a>").unwrap()..];
    let row = &row[..row.find("</tr>").unwrap()];
    assert!(row.contains(">27</a></td>") && row.contains("decided</a>: 30, from 30 to 31"), "{row}");
    assert_eq!(site.broken_links(), Vec::<String>::new());
    assert!(site.open(path, "#decided").contains("What a reviewer decided"));
}
