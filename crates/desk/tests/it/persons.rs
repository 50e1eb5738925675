//! Persons: searched in any script, joined and taken apart as one decision, and nothing of their names to who may not see them.
//! All people are fictional.

use crate::browser::{Answer, Browser, Served, clock, serve_with};
use custody::{Beside, CaseFolder};
use persons::search::tokens;
use vocabulary::{Digest, Person, Record, RecordKey, Registry, Status};

fn key(row: &str) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row)
}

pub(crate) fn person(id: &str, records: &[(&str, &str)]) -> Person {
    let record = |(row, name): &(&str, &str)| Record {
        status: Some(Status::Killed),
        when: "2031-05-03".parse().ok(),
        place: Some("Odry".to_owned()),
        numbers: vec![format!("AB-{row}")],
        ..Record::of(key(row), Digest::of(b"list"), *row, *name)
    };
    let records: Vec<Record> = records.iter().map(record).collect();
    let reasons = records.iter().skip(1).map(|record| format!("like <{}>", record.name)).collect();
    Person { id: id.to_owned(), records, reasons, weakest: None, incident: None }
}

fn registry() -> Registry {
    let persons = vec![
        person("p-1", &[("1", "Samir <Huseynov>"), ("2", "Самир Гусейнов")]),
        person("p-2", &[("3", "Asa Thorne")]),
        person("p-3", &[("4", "Hasan Tarvi"), ("5", "Hassan al-Tarvi"), ("6", "حسن الترفي")]),
    ];
    Registry { persons, ..Registry::default() }
}

fn keep(folder: &mut CaseFolder, made_from: &str) {
    let registry = registry();
    let tokens: Vec<String> = registry.persons.iter().map(tokens).collect();
    let until = folder.head().unwrap().entries;
    let beside = Beside { tokens: &tokens, until, ..Beside::default() };
    folder.keep_registry_with(made_from, &registry, &beside).unwrap();
}

async fn served() -> Served {
    serve_with(|case| keep(&mut CaseFolder::open_by(case, clock().always()).unwrap(), "first")).await
}

/// The ids of the persons whom a page lists.
fn listed(page: &str) -> Vec<&str> {
    page.split("href=\"/person/").skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

async fn found(browser: &Browser, words: &str) -> Vec<String> {
    let coded: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let page = browser.get(&format!("/persons?q={coded}")).await;
    assert_eq!(page.status, 200, "{words}");
    listed(&page.text()).into_iter().map(str::to_owned).collect()
}

/// The hidden fields of a page of a person.
fn made(page: &str) -> [(&'static str, String); 3] {
    ["person", "made", "until"].map(|name| {
        let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        (name, value.split('"').next().unwrap().to_owned())
    })
}

async fn send(browser: &mut Browser, place: &str, page: &str, more: &[(&str, &str)]) -> Answer {
    let made = made(page);
    let mut form: Vec<(&str, &str)> = made.iter().map(|(name, value)| (*name, value.as_str())).collect();
    form.extend(more);
    browser.send(place, &form).await
}

#[tokio::test]
async fn who_may_not_see_names_finds_by_none_and_decides_nothing() {
    let served = served().await;
    let mut ada = served.ada().await;
    let mut ben = served.appointed(&mut ada, "ben", "editor").await;
    for words in ["Huseynov", "thorne", "Гусейнов", "AB-1", "asa odry"] {
        assert!(found(&ben, words).await.is_empty(), "{words}");
    }
    let told = ben.program("GET", "/api/persons?q=thorne", "").await.text();
    assert!(told.contains("\"persons\":[]"), "{told}");
    for (words, ids) in [("p-2", &["p-2"][..]), ("odry", &["p-1", "p-2", "p-3"]), ("5", &["p-3"])] {
        assert_eq!(found(&ben, words).await, ids, "{words}");
    }
    let page = ben.get("/person/p-1").await.text();
    assert!(page.contains("withheld") && page.contains("2031-05-03"), "{page}");
    for hidden in ["Huseynov", "Гусейнов", "AB-1", "like &lt;", "/persons/join", "/persons/split"] {
        assert!(!page.contains(hidden), "{hidden}: {page}");
    }
    let seen = ada.get("/person/p-1").await.text();
    for place in ["/persons/join", "/persons/split", "/persons/undo"] {
        assert_eq!(send(&mut ben, place, &seen, &[("other", "p-2")]).await.status, 404, "{place}");
    }
    assert!(!served.ledger().contains("judged"));
}

#[tokio::test]
async fn persons_are_found_in_any_script_and_hostile_words_find_nobody() {
    let served = served().await;
    let ada = served.ada().await;
    for (words, ids) in [
        ("huseynov", &["p-1"][..]),
        ("حسینوف", &["p-1"]),
        ("гусейнов самир", &["p-1"]),
        ("Samir", &["p-1"]),
        ("tho", &["p-2"]),
        ("AB-3", &["p-2"]),
        ("Hasan", &["p-3"]),
        ("Huseyn", &["p-1"]),
        ("Hussein", &[]),
        ("\" OR f*", &[]),
        ("a* NOT b", &[]),
        ("<script>alert(1)</script>", &[]),
        ("\u{202e}", &[]),
    ] {
        assert_eq!(found(&ada, words).await, ids, "{words}");
    }
    let page = ada.get("/persons?q=%3Cb%3Ehus%3C%2Fb%3E").await.text();
    assert!(!page.contains("<b>hus"), "{page}");
    assert!(ada.get("/persons?q=huseynov").await.text().contains("&lt;Huseynov&gt;"));
}

#[tokio::test]
async fn what_cannot_be_joined_or_taken_apart_is_refused() {
    let served = served().await;
    let mut ada = served.ada().await;
    let page = ada.get("/person/p-3").await.text();
    for (place, more) in [
        ("/persons/join", &[("other", "p-3")][..]),
        ("/persons/join", &[("other", "p-9")]),
        ("/persons/split", &[]),
        ("/persons/split", &[("record", "lists/morgue.csv:1")]),
        (
            "/persons/split",
            &[
                ("record", "lists/morgue.csv:4"),
                ("record", "lists/morgue.csv:5"),
                ("record", "lists/morgue.csv:6"),
            ],
        ),
        ("/persons/undo", &[("first", "1"), ("last", "1")]),
        ("/persons/undo", &[("first", "0"), ("last", "99999999999")]),
    ] {
        assert_eq!(send(&mut ada, place, &page, more).await.status, 409, "{place} {more:?}");
    }
    let old = [("person", "p-3"), ("made", "another"), ("until", "2"), ("other", "p-2")];
    assert_eq!(ada.send("/persons/join", &old).await.status, 409, "of another registry");
    assert!(!served.ledger().contains("judged"));
}

#[tokio::test]
async fn persons_are_joined_as_one_and_the_joining_is_taken_back_as_one() {
    let served = served().await;
    let mut ada = served.ada().await;
    let page = ada.get("/person/p-1?with=p-2").await.text();
    assert!(page.contains("Asa Thorne") && page.contains("Huseynov"), "both stand side by side");
    let joined = send(&mut ada, "/persons/join", &page, &[("other", "p-2"), ("reason", "one stone")]).await;
    assert_eq!(joined.leads_to(), "/person/p-1?done=4&of=2");
    let again = send(&mut ada, "/persons/join", &page, &[("other", "p-2"), ("reason", "one stone")]).await;
    assert_eq!(again.leads_to(), "/person/p-1?done=4&of=2", "sent twice");
    assert_eq!(served.ledger().matches(r#""kind":"judged""#).count(), 2);
    let shown = ada.get("/person/p-1?done=4&of=2").await.text();
    assert!(shown.contains("waits for the next build") && shown.contains("one stone"), "{shown}");
    let told = send(&mut ada, "/persons/split", &page, &[("record", "lists/morgue.csv:2")]).await;
    assert_eq!(told.status, 409, "what the page showed is past");
    let undo = [("person", "p-1"), ("first", "3"), ("last", "4")];
    assert_eq!(ada.send("/persons/undo", &undo).await.leads_to(), "/person/p-1");
    assert_eq!(served.ledger().matches(r#""kind":"judgement-withdrawn""#).count(), 2);
    assert!(
        !ada.get("/person/p-1").await.text().contains("waits for the next build"),
        "nothing is left to wait for"
    );
    let again = send(&mut ada, "/persons/join", &page, &[("other", "p-2")]).await;
    assert_eq!(again.status, 409, "it was undone meanwhile");
}

#[tokio::test]
async fn each_record_that_goes_is_judged_against_each_that_stays() {
    let served = served().await;
    let mut ada = served.ada().await;
    let page = ada.get("/person/p-3").await.text();
    let split = send(&mut ada, "/persons/split", &page, &[("record", "lists/morgue.csv:4")]).await;
    assert_eq!(split.leads_to(), "/person/p-3?done=4&of=2");
    let ledger = served.ledger();
    assert_eq!(ledger.matches(r#""judgement":"different""#).count(), 2, "{ledger}");
    assert!(!ledger.contains("Tarvi"), "no name comes into the ledger");
    let page = ada.get("/person/p-3").await.text();
    let again = send(&mut ada, "/persons/split", &page, &[("record", "lists/morgue.csv:4")]).await;
    assert_eq!(again.status, 409, "it is what holds already");
    // Joined once more, what was judged otherwise between both is judged anew, and none contradicts.
    let of_all = send(&mut ada, "/persons/split", &page, &[("record", "lists/morgue.csv:5")]).await;
    assert_eq!(of_all.leads_to(), "/person/p-3?done=5&of=1", "one of its pairs is judged so already");
}

/// Two reviewers decide on one person at once: one decision stands whole, the other is told, nothing is kept in part.
#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_decide_on_one_person_one_decision_stands_whole() {
    let served = served().await;
    let mut ada = served.ada().await;
    let page = ada.get("/person/p-3").await.text();
    for round in 0..20 {
        let until = served.ledger().lines().count() - 1;
        let race = |place: &'static str, more: Vec<(&'static str, String)>| {
            let mut browser = served.browser();
            browser.cookie = ada.cookie.clone();
            let mut form: Vec<(&str, String)> =
                made(&page).into_iter().filter(|(name, _)| *name != "until").collect();
            form.push(("until", until.to_string()));
            form.extend(more);
            tokio::spawn(async move {
                let form: Vec<(&str, &str)> =
                    form.iter().map(|(name, value)| (*name, value.as_str())).collect();
                browser.send(place, &form).await
            })
        };
        let reason = ("reason", format!("round {round}"));
        let join = race("/persons/join", vec![("other", "p-2".to_owned()), reason.clone()]);
        let split = race("/persons/split", vec![("record", "lists/morgue.csv:6".to_owned()), reason]);
        let (join, split) = (join.await.unwrap(), split.await.unwrap());
        assert!(
            matches!((join.status, split.status), (303, 409) | (409, 303)),
            "{} {}",
            join.status,
            split.status
        );
        let won = if join.status == 303 { join } else { split };
        let [_, last, of] = won.leads_to().splitn(3, '=').collect::<Vec<_>>().try_into().unwrap();
        let (last, of): (usize, usize) =
            (last.split('&').next().unwrap().parse().unwrap(), of.parse().unwrap());
        assert_eq!(
            (served.ledger().lines().count() - 1, last),
            (until + of, until + of),
            "all of it and nothing else"
        );
        let (first, last) = ((last + 1 - of).to_string(), last.to_string());
        let undo = [("person", "p-3"), ("first", first.as_str()), ("last", last.as_str())];
        assert_eq!(ada.send("/persons/undo", &undo).await.status, 303);
    }
}
