//! The queue: one pair to one reviewer, one decision to one pair, and nothing of it to who may not see names.

use crate::browser::{Answer, Browser, Served, clock, serve_with};
use custody::{CaseFolder, PairExplained};
use vocabulary::{Chance, Digest, ListSummary, Person, Record, RecordKey, RecordPair, Registry, limits};

fn key(row: &str) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row)
}

/// A registry of fictional persons of whom neighbours may be one.
pub(crate) fn registry(persons: usize) -> Registry {
    let person = |at: usize| Person {
        id: format!("p-{at}"),
        records: vec![Record::of(
            key(&at.to_string()),
            Digest::of(b"list"),
            at.to_string(),
            format!("Asa <Thorne> {at}"),
        )],
        reasons: Vec::new(),
        weakest: None,
        incident: None,
    };
    let pair = |at: usize| RecordPair {
        a: key(&at.to_string()),
        b: key(&(at + 1).to_string()),
        chance: Chance::of(0.5),
        joined: false,
        judged: None,
        waits: true,
        moves: 10,
    };
    let list = ListSummary {
        path: "lists/morgue.csv".to_owned(),
        title: None,
        publisher: None,
        records: persons,
        confirmed: true,
        news: None,
    };
    Registry {
        persons: (0..persons).map(person).collect(),
        pairs: (0..persons - 1).map(pair).collect(),
        lists: vec![list],
        moved: None,
    }
}

async fn served(persons: usize) -> Served {
    serve_with(|case| {
        let mut folder = CaseFolder::open_by(case, clock().always()).unwrap();
        let evidence = r#"{"probability":0.5,"prior_bits":-12.0,"fields":[{"name":"family","a":"Thorne","b":"Thorn","level":"close","bits":9.5}],"otherwise":"relatives"}"#;
        let explained = PairExplained { evidence: Some(evidence.to_owned()), said: Some(Digest::of(b"both")) };
        folder.keep_registry("test", &registry(persons), "", &vec![explained; persons - 1]).unwrap();
    })
    .await
}

/// The fields of the form with which the pair on a page is judged.
pub(crate) fn form(page: &str) -> Vec<(String, String)> {
    let form = page.split("action=\"/queue/judge\"").nth(1).expect("a pair is shown");
    let field = |name: &str| {
        let value = form.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
        (name.to_owned(), value.split('"').next().unwrap().to_owned())
    };
    ["place", "seen", "a", "b"].map(field).to_vec()
}

async fn judge(browser: &mut Browser, page: &str, judgement: &str) -> Answer {
    let fields = form(page);
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    fields.push(("judgement", judgement));
    browser.send("/queue/judge", &fields).await
}

#[tokio::test]
async fn who_may_not_see_names_sees_no_pair_and_no_name() {
    let served = served(3).await;
    let mut ada = served.ada().await;
    let mut ben = served.appointed(&mut ada, "ben", "editor").await;
    let page = ada.get("/queue").await.text();
    assert!(
        page.contains("Asa &lt;Thorne&gt;") && page.contains("relatives") && page.contains("+9.5"),
        "{page}"
    );
    assert_eq!(ben.get("/queue").await.status, 404);
    assert_eq!(judge(&mut ben, &page, "same").await.status, 404);
    for path in ["/persons", "/person/p-1", "/", "/history"] {
        let page = ben.get(path).await;
        assert_eq!(page.status, 200, "{path}");
        assert!(!page.text().contains("Thorne"), "{path}");
    }
    assert!(ada.get("/person/p-1").await.text().contains("Asa &lt;Thorne&gt; 1"));
    assert_eq!(ada.get("/person/p-9").await.status, 404);
    assert!(!served.ledger().contains("judged"));
}

#[tokio::test]
async fn a_judgement_is_kept_once_undone_once_and_its_pair_goes_on() {
    let served = served(3).await;
    let mut ada = served.ada().await;
    let page = ada.get("/queue").await.text();
    let judged = judge(&mut ada, &page, "different").await;
    assert_eq!(judged.leads_to(), "/queue?done=3");
    assert_eq!(judge(&mut ada, &page, "different").await.leads_to(), "/queue?done=3", "sent twice");
    let next = ada.get("/queue?done=3").await.text();
    assert!(next.contains("Judged two people") && form(&next) != form(&page));
    let ledger = served.ledger();
    assert!(ledger.contains(
        r#""judgement":"different","by":"ada","reason":"both records were looked at","probability":5000,"#
    ));
    assert!(
        ledger.contains(
            r#""explanation":["before anything is compared: -12.0 bits","family: close, +9.5 bits"]"#
        )
    );
    assert!(!ledger.contains("Thorn"), "no name comes into the ledger");
    assert_eq!(ada.send("/queue/undo", &[("entry", "3")]).await.leads_to(), "/queue");
    assert!(
        next.contains("One pair waits.") && ada.get("/queue").await.text().contains("2 pairs wait."),
        "it waits again"
    );
    assert_eq!(judge(&mut ada, &page, "different").await.status, 409, "what was on the page then is past");
}

#[tokio::test]
async fn nobody_is_given_a_pair_that_another_has_and_who_comes_second_is_told() {
    let served = served(3).await;
    let mut ada = served.ada().await;
    let form_of = [
        ("name", "zoe"),
        ("password", crate::browser::PASSWORD),
        ("office", "reviewer"),
        ("withheld", "yes"),
    ];
    ada.send("/people/appoint", &form_of).await;
    let mut zoe = served.browser();
    zoe.sign_in("zoe", crate::browser::PASSWORD).await;
    let (hers, zoes) = (ada.get("/queue").await.text(), zoe.get("/queue").await.text());
    assert_ne!(form(&hers)[0], form(&zoes)[0]);
    assert_eq!(form(&ada.get("/queue").await.text())[0], form(&hers)[0], "she keeps hers");
    assert_eq!(judge(&mut zoe, &hers, "same").await.status, 303, "whose lease it is decides nothing");
    let told = judge(&mut ada, &hers, "different").await;
    assert!(told.status == 409 && told.text().contains("by entry"), "{}", told.text());
    assert_eq!(zoe.send("/queue/undo", &[("entry", "2")]).await.status, 409, "that is no judgement of hers");
}

/// Two browsers, many pairs: on each pair one decision stands and the other is told.
#[tokio::test(flavor = "multi_thread")]
async fn races_of_two_browsers_have_one_winner_each() {
    const PAIRS: usize = 200;
    let served = served(PAIRS + 1).await;
    let ada = served.ada().await;
    let race = |judgement: &'static str| {
        let mut browser = served.browser();
        browser.cookie = ada.cookie.clone();
        tokio::spawn(async move {
            let mut won = Vec::new();
            for place in 0..PAIRS {
                let (a, b) = (key(&place.to_string()).to_string(), key(&(place + 1).to_string()).to_string());
                let place = place.to_string();
                let form = [
                    ("place", place.as_str()),
                    ("seen", "0"),
                    ("a", &a),
                    ("b", &b),
                    ("judgement", judgement),
                ];
                won.push(browser.send("/queue/judge", &form).await.status);
            }
            won
        })
    };
    let (same, different) = (race("same"), race("different"));
    let (same, different) = (same.await.unwrap(), different.await.unwrap());
    for (place, outcome) in same.iter().zip(&different).enumerate() {
        assert!(matches!(outcome, (303, 409) | (409, 303)), "pair {place}: {outcome:?}");
    }
    assert_eq!(served.ledger().matches(r#""kind":"judged""#).count(), PAIRS);
}

/// The address at which a pair is named.
fn named(a: usize, b: usize) -> String {
    format!("/queue?a=lists/morgue.csv%3A{a}&b=morgue.csv%3A{b}")
}

#[tokio::test]
async fn a_pair_that_is_named_is_lent_by_the_rules_of_the_queue() {
    let served = served(400).await;
    let mut ada = served.ada().await;
    let zoe = [
        ("name", "zoe"),
        ("password", crate::browser::PASSWORD),
        ("office", "reviewer"),
        ("withheld", "yes"),
    ];
    ada.send("/people/appoint", &zoe).await;
    let mut zoe = served.browser();
    zoe.sign_in("zoe", crate::browser::PASSWORD).await;
    let ben = served.appointed(&mut ada, "ben", "reviewer").await;
    assert_eq!(ben.get(&named(350, 351)).await, ben.get("/no/such/page").await, "who sees no names");
    for nothing in [
        named(350, 352),
        named(350, 350),
        named(350, 999),
        "/queue?a=x&b=y".to_owned(),
        "/queue?a=lists/morgue.csv%3A350".to_owned(),
        format!("/queue?a={}&b=:", ":".repeat(9000)),
    ] {
        let refused = ada.get(&nothing).await;
        assert!(refused.status == 409 && refused.text().contains("no pair that waits for you"), "{nothing}");
    }
    let hers = ada.get(&named(351, 350)).await.text();
    assert_eq!(
        form(&hers)[0].1,
        "350",
        "far beyond those of which the queue would give one, in either order"
    );
    let refused = zoe.get(&named(350, 351)).await;
    assert!(refused.status == 409 && refused.text().contains("Somebody else looks at this pair"));
    let told = zoe.program("GET", &format!("/api{}", named(350, 351)), "").await;
    assert!(told.status == 409 && told.text().contains("\"kind\":\"pair-lent\""), "{}", told.text());
    assert_eq!(judge(&mut ada, &hers, "same").await.status, 303);
    let refused = zoe.get(&named(350, 351)).await;
    assert!(refused.status == 409 && refused.text().contains("no pair that waits"), "it was judged");
    for at in 0..limits::LEASES_OF_ONE_MAX {
        assert_eq!(zoe.get(&named(300 + at, 301 + at)).await.status, 200);
    }
    let refused = zoe.get(&named(390, 391)).await;
    assert!(refused.status == 409 && refused.text().contains("as many pairs before you"));
    assert_eq!(zoe.get("/queue").await.status, 200);
}
