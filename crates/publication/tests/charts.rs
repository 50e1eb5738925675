//! Charts on the pages: where they stand, what they count, and what they may not tell.

#[allow(dead_code, unreachable_pub, reason = "each test uses its own part")]
mod support;

use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use support::site::Site;
use support::{World, estimates, unescaped};
use vocabulary::{Digest, Histories, ListSummary, Record, RecordKey};

fn odry() -> World {
    World::in_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/odry"), 1)
}

fn charted() -> World {
    let mut world = odry();
    world.registry = estimates::registry(90);
    world.estimates = Some(estimates::estimates());
    world
}

/// The cells of a file of data, by row; names of fictional lists hold no line ends.
fn rows(site: &Site, path: &str) -> Vec<Vec<String>> {
    let csv = site.text(path).trim_start_matches('\u{FEFF}');
    csv.lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect())
        .collect()
}

#[test]
fn a_case_without_estimates_has_no_page_of_them() {
    let site = Site::of(&odry());
    assert!(!site.0.contains_key("estimates.html"));
    assert!(site.pages().all(|(_, page)| !page.contains("estimates.html")));
}

#[test]
fn one_list_overlaps_with_none() {
    let mut world = charted();
    world.registry.lists.truncate(1);
    let site = Site::of(&world);
    assert!(!site.text("persons.html").contains("<svg") && !site.0.contains_key("data/lists-overlaps.csv"));
}

#[test]
fn of_more_lists_than_histories_hold_no_overlaps_are_drawn() {
    let mut world = charted();
    let list = world.registry.lists[0].clone();
    world
        .registry
        .lists
        .extend((0..61).map(|at| ListSummary { path: format!("lists/{at}.csv"), ..list.clone() }));
    let site = Site::of(&world);
    assert!(
        !site.0.contains_key("data/lists-overlaps.csv")
            && site.0.contains_key("data/persons-killed-months.csv")
    );
}

#[test]
fn every_chart_has_its_table_and_its_data() {
    let site = Site::of(&charted());
    assert_eq!(site.broken_links(), Vec::<String>::new());
    let mut charts = 0;
    for (path, page) in site.pages() {
        for figure in
            page.split("<figure class=\"drawn\"").skip(1).map(|rest| rest.split("</figure>").next().unwrap())
        {
            charts += 1;
            for part in
                ["<figcaption>", "role=\"img\"", "<desc ", "The same as a table", "<table>", "</a> (CSV)"]
            {
                assert!(figure.contains(part), "{path}: a figure without {part}: {figure}");
            }
            assert!(!figure.contains("style="), "{path}: the policy of the pages forbids inline styles");
        }
        let ids: Vec<&str> =
            page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let distinct: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(distinct.len(), ids.len(), "{path} has an id twice");
    }
    assert!(charts >= 14, "only {charts}");
}

#[test]
fn the_table_of_a_chart_says_what_its_data_say() {
    let site = Site::of(&charted());
    let page = site.text("estimates.html");
    let table =
        page.split("id=\"table-estimate-overlaps\"").nth(1).unwrap().split("</table>").next().unwrap();
    let told = table
        .split("<tr><th scope=\"row\" class=\"n\"><bdi>")
        .skip(1)
        .map(|row| row.split('<').next().unwrap());
    let written: Vec<String> =
        rows(&site, "data/estimate-overlaps.csv").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(told.collect::<Vec<_>>(), written);
    let persons: u64 = written.iter().map(|persons| persons.parse::<u64>().unwrap()).sum();
    assert_eq!(persons, estimates::histories().documented());
}

#[test]
fn the_documented_come_first_and_no_estimate_without_its_if_and_its_interval() {
    let site = Site::of(&charted());
    let page = unescaped(site.text("estimates.html"));
    let at = |words: &str| page.find(words).unwrap_or_else(|| panic!("\"{words}\" is missing"));
    let order = [
        "<strong>Documented: 990 persons</strong> on 4 lists",
        "not passed",
        "Estimated total: about ",
        "No estimate: ",
    ];
    assert!(order.windows(2).all(|two| at(two[0]) < at(two[1])), "{:?}", order.map(at));
    let sentences = page
        .split("<p><bdi dir=\"ltr\">Documented: ")
        .skip(1)
        .map(|rest| rest.split("</bdi>").next().unwrap());
    let mut told = 0;
    for sentence in sentences {
        told += 1;
        let after = sentence.strip_prefix("990. Estimated total: about ").expect(sentence);
        assert!(
            after.contains(" (95 % interval ") && after.contains(" undocumented, if being on one list "),
            "{after}"
        );
    }
    assert_eq!(told, 5);
    assert!(page.contains("about 3,300 (95 % interval 2,580 to 4,340), so about 70 % undocumented, if"));
    assert!(page.contains("The interval allows for sampling: yes; choice of model: no; filling in what is missing: no; linking: no."));
    assert!(page.contains("between about 2,040 and about 4,090"));
    assert!(page.contains("without 3. <bdi>") && page.contains("</bdi>: no estimate"));
}

#[test]
fn where_all_is_refused_the_page_says_what_is_safe_to_say() {
    let mut world = charted();
    let report = &mut world.estimates.as_mut().unwrap().report;
    report.estimates.clear();
    report.refusals[0].method = None;
    report.refusals[0].reason = "lists 1 and 2 share nobody".to_owned();
    world.estimates.as_mut().unwrap().without.clear();
    let site = Site::of(&world);
    let page = site.text("estimates.html");
    for words in
        ["There is no estimate.", "<h3>No method</h3>", "lists 1 and 2 share nobody", "at least 990 persons"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert!(!page.contains("Estimated total:") && !page.contains("chart-estimate-methods"));
}

/// A stratum that bears no estimate says why, in the place of its interval; and strata are not added up without it.
#[test]
fn strata_without_an_estimate_say_why_and_leave_no_sum() {
    let site = Site::of(&charted());
    let page = unescaped(site.text("estimates.html"));
    let of = |id: &str| {
        page.split(&format!("<h2 id=\"{id}\">")).nth(1).unwrap().split("</section>").next().unwrap()
    };
    let months = of("by-month");
    let none = "<td class=\"n\">none</td><td><bdi dir=\"ltr\">morgue and press share nobody</bdi></td>";
    assert_eq!(months.matches(none).count(), 3, "{months}");
    assert!(months.contains("<th scope=\"row\">month not known</th>") && months.contains("March 2031"));
    assert!(months.contains("They are not added up: 3 of 20 have no estimate"), "{months}");
    assert!(!months.contains("together: about"));
    let groups = of("by-group");
    assert!(groups.contains("women and girls, children") && groups.contains("It was not asked."));
    assert!(groups.contains("All 20 together: about 2,150 (95 % interval 1,910 to 2,430)"), "{groups}");
    assert!(groups.contains("lower bound (Chao)\u{201d}, if being on one list"));
    let chart = page.split("id=\"chart-estimate-months\"").nth(1).unwrap();
    assert!(chart.contains("Estimated by lower bound (Chao), each by itself"));
}

/// The linkages stand beside the map of thresholds: one interval of all draws, with its "if", and what was refused.
#[test]
fn estimates_over_linkings_have_one_interval_and_an_if() {
    let mut world = charted();
    let page = unescaped(Site::of(&world).text("estimates.html"));
    let table = page.split("<h2 id=\"linkages\">").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(table.contains("20 registries that might be true were drawn"));
    let row = table
        .split("<th scope=\"row\">lower bound (Chao)</th>")
        .nth(1)
        .unwrap()
        .split("</tr>")
        .next()
        .unwrap();
    for words in
        ["18</td>", "2</td>", "1,710 to 2,600", "1,910 to 2,430 (95 %)", "being on one list says nothing"]
    {
        assert!(row.contains(words), "{words}: {row}");
    }
    assert!(page.find("id=\"linkages\"").unwrap() < page.find("id=\"chart-estimate-linkage\"").unwrap());
    let estimates = world.estimates.as_mut().unwrap();
    (estimates.linkages, estimates.apart) = (Vec::new(), Vec::new());
    let page = unescaped(Site::of(&world).text("estimates.html"));
    assert!(!page.contains("id=\"linkages\"") && !page.contains("id=\"by-month\""));
}

/// What is kept of estimates comes back as it was, what is no number included.
#[test]
fn estimates_are_kept_as_they_are() {
    let mut estimates = estimates::estimates();
    estimates.report.estimates[0].diagnostics.insert("r-hat".to_owned(), f64::INFINITY);
    let text = serde_json::to_string(&estimates).unwrap();
    let back: publication::Estimates = serde_json::from_str(&text).unwrap();
    assert_eq!(back, estimates);
    assert!(
        serde_json::from_str::<publication::Estimates>(&text.replace("\"months\"", "\"moons\"")).is_err()
    );
}

/// The charts of persons, added up from what each person's own page and the table of all persons say.
#[test]
fn charts_of_persons_count_what_their_pages_say() {
    let site = Site::of(&charted());
    let persons = rows(&site, "data/persons.csv");
    let mut months: BTreeMap<&str, u64> = BTreeMap::new();
    let mut groups: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for person in persons.iter().filter(|person| person[3] == "killed") {
        *months.entry(&person[5]).or_default() += 1;
        *groups.entry((&person[2], &person[1])).or_default() += 1;
    }
    let told = rows(&site, "data/persons-killed-months.csv");
    assert_eq!(told.len(), 5, "four months and the unknown: {told:?}");
    assert_eq!(
        told.iter().map(|row| row[1].parse::<u64>().unwrap()).sum::<u64>(),
        months.values().sum::<u64>()
    );
    assert_eq!(told[4], ["".to_owned(), months[""].to_string()]);
    assert_eq!(told[0], ["2031-03".to_owned(), months["March 2031"].to_string()]);
    for row in rows(&site, "data/persons-killed-groups.csv") {
        assert_eq!(
            row[2],
            groups.get(&(row[0].as_str(), row[1].as_str())).unwrap_or(&0).to_string(),
            "{row:?}"
        );
    }
    let on: u64 =
        rows(&site, "data/lists-overlaps.csv").iter().map(|row| row[0].parse::<u64>().unwrap()).sum();
    assert_eq!(on, 90);
}

#[test]
fn who_is_on_no_list_is_told_beside_the_overlaps() {
    let mut world = charted();
    let source = world.readings[0].source.sha256;
    let claim = vocabulary::ClaimRef { source, figure: "f1".to_owned() };
    let record = Record {
        claim: Some(claim),
        ..Record::of(RecordKey::new("a.txt", "f1"), source, "f1", "Ada Invented")
    };
    world.registry.persons[0].records = vec![record];
    let site = Site::of(&world);
    assert!(site.text("persons.html").contains("Not drawn: 1 person whom only documents name."));
    let on: u64 =
        rows(&site, "data/lists-overlaps.csv").iter().map(|row| row[0].parse::<u64>().unwrap()).sum();
    assert_eq!(on, 89);
}

/// Days, exact ages, names, numbers and places of lists: none of them reaches a chart or its data.
#[test]
fn what_is_withheld_reaches_no_chart() {
    let mut world = charted();
    for person in &mut world.registry.persons {
        for record in &mut person.records {
            record.name = "Sabine Ockham".to_owned();
            record.numbers = vec!["AB-1234567".to_owned()];
            record.place = Some("house of Sabine Ockham".to_owned());
            record.born = "1996-02-17".parse().ok();
            record.age = Some(97);
        }
    }
    let site = Site::of(&world);
    let days: Vec<String> = (1..28).map(|day| format!("2031-03-{day:02}")).collect();
    for (path, bytes) in
        site.0.iter().filter(|(path, _)| path.starts_with("data/") || path.starts_with("persons"))
    {
        if path.contains("figures.csv") || path.contains("jsonl") || path.contains("toll-") {
            continue;
        }
        let text = String::from_utf8_lossy(bytes);
        for leak in
            ["Ockham", "AB-123", "1996", "17 February"].into_iter().chain(days.iter().map(String::as_str))
        {
            assert!(!text.contains(leak), "{path} leaks {leak}");
        }
    }
}

#[test]
fn lists_of_one_title_stay_two() {
    let mut world = charted();
    world.registry.lists.iter_mut().for_each(|list| list.title = Some("=The list\u{202E}".to_owned()));
    let site = Site::of(&world);
    let page = site.text("persons.html");
    assert!(page.contains("=The list⟦U+202E⟧ (2)") && page.contains("=The list⟦U+202E⟧ (3)"));
    assert_eq!(rows(&site, "data/lists-matrix.csv").len(), 9);
}

#[test]
fn a_toll_over_time_leaves_out_what_no_rule_uses() {
    let mut world = World::of(json!({"title": "Growing"}));
    let told = |world: &mut World, at: u8, text: &str, figure: serde_json::Value| {
        let source = json!({"publisher": "The Bell", "published": format!("2031-05-{at:02}")});
        world.take(&format!("sources/{at}.txt"), text, json!({"source": source, "figures": [figure]}));
    };
    let scoped = |text: &str, low: u64| json!({"text": text, "low": low, "high": low, "when": "2031-05-05", "where": "Odry"});
    told(&mut world, 6, "12 died in Odry on 5 May.", scoped("12", 12));
    told(&mut world, 9, "19 died in Odry on 5 May.", scoped("19", 19));
    let mut denied = scoped("40", 40);
    denied["modality"] = json!("denied");
    told(&mut world, 11, "It is not true that 40 died in Odry on 5 May.", denied);
    let site = Site::of(&world);
    let (path, page) = site.page("figures/");
    let data = path.replace("figures/", "data/toll-").replace(".html", ".csv");
    let numbers: Vec<(String, String)> =
        rows(&site, &data).into_iter().map(|row| (row[0].clone(), row[2].clone())).collect();
    let expected = [("2031-05-06", "12"), ("2031-05-09", "19")];
    assert_eq!(numbers, expected.map(|(day, number)| (day.to_owned(), number.to_owned())));
    assert!(
        page.contains("How it was told over time")
            && page.contains("Not drawn: 1 figure, being without a day")
    );
}

#[test]
fn hostile_words_of_estimates_bring_no_markup() {
    let hostile = "\"><script>alert(1)</script>\u{202E}\0";
    let mut world = charted();
    let estimates = world.estimates.as_mut().unwrap();
    let report = &mut estimates.report;
    report.histories = Histories::new([hostile, "b"], [(1, 3), (2, 4), (3, 5)]).unwrap();
    report.checks[0].detail = hostile.to_owned();
    report.checks[0].check = hostile.to_owned();
    for estimate in &mut report.estimates {
        (estimate.assumption, estimate.model) = (hostile.to_owned(), Some(hostile.to_owned()));
        estimate.cautions = vec![hostile.to_owned()];
        estimate.diagnostics.insert(hostile.to_owned(), f64::NAN);
        estimate.estimate = f64::NAN;
    }
    report.refusals[0].reason = hostile.to_owned();
    estimates.linkage.as_mut().unwrap().down = hostile.to_owned();
    estimates.months[4].refused = Some(hostile.to_owned());
    for over in estimates.linkages.iter_mut().chain(estimates.apart.iter_mut().flat_map(|of| &mut of.summed))
    {
        over.estimate.as_mut().into_iter().for_each(|of| of.assumption = hostile.to_owned());
    }
    let site = Site::of(&world);
    let page = site.text("estimates.html");
    assert!(!page.contains("<script") && !page.contains('\u{202E}') && !page.contains('\0'));
    assert!(page.contains("<dd>not a number</dd>") && !page.contains("NaN"), "{page}");
    assert!(page.contains("Estimated total: about beyond bounds"), "what is no number is not said as one");
    assert_eq!(Digest::of(page.as_bytes()), Digest::of(Site::of(&world).text("estimates.html").as_bytes()));
}
