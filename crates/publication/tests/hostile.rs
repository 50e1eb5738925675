//! Sources that try to bring markup, turn words round, reach out or leak.

#[allow(dead_code, unreachable_pub, reason = "each test uses its own part")]
mod support;

use serde_json::json;
use support::World;
use support::site::{Site, hrefs};
use vocabulary::{ClaimRef, Digest, ListNews, ListSummary, Moved, Person, Record, RecordKey, Registry};

const HOSTILE: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'\u{202E}evil\u{2066}\0";

fn hostile() -> World {
    let mut world = World::of(json!({
        "title": HOSTILE, "about": HOSTILE,
        "incident": [{"id": HOSTILE, "title": HOSTILE, "when": "2031-05-05", "places": ["Odry", HOSTILE]}],
        "publish": {"persons": {"names": "published", "births": "published", "numbers": "published"}},
    }));
    let text = format!("{HOSTILE} At least 12 people were killed, said {HOSTILE}\n\n</p></div>{HOSTILE}");
    let source = json!({"title": HOSTILE, "publisher": HOSTILE, "published": "2031-05-06",
        "url": "javascript:alert(1)//", "language": "en\" onload=alert(3) x=\""});
    let figure = json!({"id": HOSTILE, "text": "At least 12 people", "low": 12, "high": null,
        "precision": "at-least", "attributed_to": [HOSTILE], "nationality": HOSTILE, "by": HOSTILE,
        "means": [HOSTILE], "when": "2031-05-05", "where": "Odry"});
    let quote =
        json!({"text": HOSTILE, "kind": "direct", "speaker": HOSTILE, "role": HOSTILE, "channel": HOSTILE});
    let position = json!({"text": HOSTILE, "holder": HOSTILE, "stance": "denies", "object": HOSTILE});
    let said = json!({"source": source, "figures": [figure], "quotes": [quote], "positions": [position],
        "warnings": [HOSTILE]});
    let sha256 = world.take(&format!("sources/{HOSTILE}.txt"), &text, said);
    let claim = Some(ClaimRef { source: sha256, figure: HOSTILE.to_owned() });
    let key = RecordKey::new(HOSTILE, HOSTILE);
    world.records.push(Record { claim, ..Record::of(key, sha256, HOSTILE, HOSTILE) });
    world.registry = registry(sha256);
    world
}

/// A registry of one list with one person, of whom everything is hostile but the id, which is made of digits.
fn registry(sha256: Digest) -> Registry {
    let key = |row: &str| RecordKey::new(HOSTILE, row);
    let record = Record {
        numbers: vec![HOSTILE.to_owned()],
        place: Some(HOSTILE.to_owned()),
        born: "1970-01-01".parse().ok(),
        when: "2031-05-05".parse().ok(),
        ..Record::of(key(HOSTILE), sha256, HOSTILE, HOSTILE)
    };
    let id = "p-0123456789abcdef".to_owned();
    let incident = Some(HOSTILE.to_owned());
    let person =
        Person { id: id.clone(), records: vec![record], reasons: Vec::new(), weakest: None, incident };
    let news = ListNews {
        earlier: sha256,
        later: sha256,
        new: vec![key(HOSTILE)],
        gone: vec![key(HOSTILE)],
        changed: vec![(key(HOSTILE), vec![HOSTILE.to_owned()])],
        same: 0,
        reused: vec![key(HOSTILE)],
    };
    let list = ListSummary {
        path: HOSTILE.to_owned(),
        title: Some(HOSTILE.to_owned()),
        publisher: Some(HOSTILE.to_owned()),
        records: 1,
        confirmed: false,
        news: Some(news),
    };
    let moved = Moved { merged: vec![(id.clone(), vec![id])], ..Moved::default() };
    Registry { persons: vec![person], pairs: Vec::new(), lists: vec![list], moved: Some(moved) }
}

#[test]
fn no_markup_comes_out_of_a_source() {
    let site = Site::of(&hostile());
    assert_eq!(site.broken_links(), Vec::<String>::new());
    for (path, page) in site.pages() {
        for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
            let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap();
            assert!(!["script", "img", "iframe", "style", "form"].contains(&name), "{path}: <{tag}>");
            let outside_quotes: String = tag.split('"').step_by(2).collect();
            assert!(!outside_quotes.contains(" on"), "{path}: <{tag}>");
        }
        let schemes = hrefs(page).filter_map(|href| href.split_once(':')).map(|(scheme, _)| scheme);
        for scheme in schemes {
            assert!(["https", "data"].contains(&scheme), "{path} links to {scheme}:");
        }
    }
}

#[test]
fn characters_that_turn_words_round_are_shown() {
    let site = Site::of(&hostile());
    for (path, page) in site.pages() {
        let raw =
            page.chars().find(|c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\0'));
        assert_eq!(raw, None, "{path}");
    }
    let (_, page) = site.page("sources/");
    assert!(page.contains(">U+202E</span>"));
}

#[test]
fn names_of_files_are_safe() {
    for path in Site::of(&hostile()).0.keys() {
        assert!(path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-./".contains(&b)), "{path}");
        assert!(!path.contains("..") && !path.starts_with('/'), "{path}");
    }
}

#[test]
fn the_table_keeps_its_columns_and_computes_nothing() {
    let mut world = hostile();
    let said = json!({"source": {"title": "=HYPERLINK(\"http://x\")", "publisher": "a,\"b\"\r\nc"},
        "figures": [{"text": "12", "low": 12, "high": 12, "attributed_to": ["@SUM(A1)"]}]});
    world.take("sources/table.txt", "12", said);
    let site = Site::of(&world);
    let rows = rows(site.text("data/figures.csv"));
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{rows:?}");
    let formula = |cell: &String| cell.starts_with(['=', '+', '-', '@']);
    assert!(!rows.iter().flatten().any(formula), "{rows:?}");
}

/// The cells of a table in CSV (RFC 4180).
fn rows(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = csv.trim_start_matches('\u{FEFF}').chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => cell.push(rest.next().unwrap()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell).trim_end_matches('\r').to_owned());
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

#[test]
fn the_calendar_is_valid() {
    let mut world = hostile();
    let day = |id: &str, when: &str| json!({"id": id, "title": "A, b; c\\d\r\nEND:VCALENDAR", "when": when});
    world.case = serde_json::from_value(json!({"title": "x", "incident": [
        day("a", "2024-02-29"), day("b", "1992-02-25/1992-02-26"), day("c", "1992-02"),
        {"id": "d", "title": "Խոջալու ".repeat(30), "when": "1992-02-26"}]}))
    .unwrap();
    let site = Site::of(&world);
    let calendar = site.text("calendar.ics");
    assert!(calendar.ends_with("END:VCALENDAR\r\n"));
    let lines: Vec<&str> = calendar.trim_end_matches("\r\n").split("\r\n").collect();
    assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])), "{calendar}");
    let count = |begins: &str| lines.iter().filter(|line| line.starts_with(begins)).count();
    assert_eq!((count("BEGIN:VCALENDAR"), count("END:VCALENDAR")), (1, 1));
    let events = count("BEGIN:VEVENT");
    for needed in ["END:VEVENT", "UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:", "RRULE:FREQ=YEARLY", "SUMMARY:"] {
        assert_eq!(count(needed), events, "{needed}");
    }
    assert!(calendar.contains("DTSTART;VALUE=DATE:20240229\r\n"));
    assert!(calendar.contains("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n"));
    let mut uids: Vec<&&str> = lines.iter().filter(|line| line.starts_with("UID:")).collect();
    uids.dedup();
    assert_eq!(uids.len(), events);
}

#[test]
fn folders_of_the_machine_and_names_of_other_sources_stay_in() {
    let mut world = World::of(json!({"title": "Paths"}));
    for path in ["/home/someone/secret-folder/a.txt", "C:\\Users\\someone\\secret-folder\\b.txt"] {
        world.take(path, "12 died.", json!({"figures": [{"text": "12", "low": 12, "high": 12}]}));
    }
    let elsewhere = vocabulary::Digest::of(b"not among the readings");
    let name = "Nobody Published".to_owned();
    world.records.push(Record::of(RecordKey::new("elsewhere.txt", "1"), elsewhere, "1", name));
    for (path, bytes) in &Site::of(&world).0 {
        let text = String::from_utf8_lossy(bytes);
        for leak in ["someone", "secret-folder", "Nobody Published"] {
            assert!(!text.contains(leak) && !path.contains(leak), "{path} leaks {leak}");
        }
    }
}

#[test]
fn what_a_case_withholds_is_on_no_page_and_said_to_be_withheld() {
    let mut world = hostile();
    world.case.publish = None;
    let person = &mut world.registry.persons[0].records[0];
    (person.name, person.place) = ("Sabine Ockham".to_owned(), Some("house of Sabine Ockham".to_owned()));
    person.numbers = vec!["AB-1234567".to_owned()];
    person.key = RecordKey::new("lists/a.csv", "ockham-1");
    person.row = "ockham-row".to_owned();
    world.registry.persons[0].reasons = vec!["Sabine Ockham is the same".to_owned()];
    world.registry.moved = None;
    let site = Site::of(&world);
    for (path, bytes) in &site.0 {
        let text = String::from_utf8_lossy(bytes).to_lowercase();
        for leak in ["ockham", "sabine", "ab-1234567", "1 january 1970", "1970-01-01"] {
            assert!(!text.contains(leak) && !path.contains(leak), "{path} leaks {leak}");
        }
    }
    let page = String::from_utf8_lossy(&site.0["persons/p-0123456789abcdef.html"]).into_owned();
    let withheld = "Withheld here: the name, the day of birth, numbers that authorities gave, the place as the list writes it.";
    assert!(page.contains(withheld), "{page}");
}
