//! The missing: candidates in their order, judged like pairs, and nothing of names or evidence to who may not see them.

use crate::browser::{Served, clock, serve_with};
use crate::persons::person;
use custody::{Beside, CaseFolder};
use vocabulary::{Among, Candidate, Chance, Digest, OpenCase, RecordKey, Registry, Status};

fn key(row: &str) -> RecordKey {
    RecordKey::new("lists/morgue.csv", row)
}

fn candidate(row: &str, person: &str, among: Among, chance: f64) -> Candidate {
    let evidence = r#"{"probability":0.5,"prior_bits":-12.0,"fields":[{"name":"family","a":"Thorne","b":"Thorn","level":"close","bits":9.5}],"otherwise":"relatives"}"#;
    Candidate {
        missing: key("1"),
        record: key(row),
        person: person.to_owned(),
        among,
        chance: Chance::of(chance),
        evidence: Some(evidence.to_owned()),
        said: Some(Digest::of(b"both")),
    }
}

async fn served() -> Served {
    serve_with(|case| {
        let persons = vec![
            person("p-1", &[("1", "Asa <Thorne>")]),
            person("p-2", &[("2", "Asa Thorn")]),
            person("p-3", &[("3", "")]),
        ];
        let open = OpenCase {
            person: "p-1".to_owned(),
            status: Status::Missing,
            record: key("1"),
            when: "2031-05-03".parse().ok(),
            place: Some("Odry".to_owned()),
            candidates: vec![
                candidate("2", "p-2", Among::Dead, 0.4),
                candidate("3", "p-3", Among::Unidentified, 0.001),
            ],
        };
        let registry = Registry { persons, ..Registry::default() };
        let beside = Beside { open_cases: &[open], ..Beside::default() };
        let mut folder = CaseFolder::open_by(case, clock().always()).unwrap();
        folder.keep_registry_with("first", &registry, &beside).unwrap();
    })
    .await
}

#[tokio::test]
async fn who_may_not_see_names_sees_cases_without_them() {
    let served = served().await;
    let mut ada = served.ada().await;
    let mut ben = served.appointed(&mut ada, "ben", "editor").await;
    for place in ["/missing", "/missing/p-1", "/api/missing", "/api/missing/p-1", "/person/p-1"] {
        let told = match place.starts_with("/api") {
            true => ben.program("GET", place, "").await,
            false => ben.get(place).await,
        };
        assert!(told.status == 200 && told.text().contains("2031-05-03"), "{place}: {}", told.text());
        for hidden in ["Thorn", "AB-1", "relatives", "9.5", "/candidates/judge"] {
            assert!(!told.text().contains(hidden), "{place}: {hidden}");
        }
    }
    assert_eq!(ben.get("/missing/p-2").await.status, 404);
    assert_eq!(ben.get("/missing/p-9").await.status, 404);
    let form = [("person", "p-1"), ("record", "lists/morgue.csv:2"), ("seen", "0"), ("judgement", "same")];
    assert_eq!(ben.send("/candidates/judge", &form).await.status, 404);
    for wrong in [("record", "lists/morgue.csv:9"), ("person", "p-2"), ("judgement", "maybe"), ("seen", "x")]
    {
        let form = form.map(|(name, value)| if name == wrong.0 { wrong } else { (name, value) });
        assert_eq!(ada.send("/candidates/judge", &form).await.status, 409, "{wrong:?}");
    }
    assert!(!served.ledger().contains("judged"));
}

#[tokio::test]
async fn candidates_are_called_so_and_judged_like_pairs() {
    let served = served().await;
    let mut ada = served.ada().await;
    let list = ada.get("/missing").await.text();
    assert!(list.contains("One person is missing") && list.contains("Asa &lt;Thorne&gt;"), "{list}");
    let page = ada.get("/missing/p-1").await.text();
    let (dead, remains) = (page.find("among the dead").unwrap(), page.find("among remains").unwrap());
    assert!(
        dead < remains && page.contains("A candidate is no identification") && page.contains("+9.5"),
        "{page}"
    );
    let form = [("person", "p-1"), ("record", "lists/morgue.csv:2"), ("seen", "0"), ("judgement", "same")];
    let judged = ada.send("/candidates/judge", &form).await;
    assert_eq!(judged.leads_to(), "/missing/p-1?done=3");
    assert_eq!(ada.send("/candidates/judge", &form).await.leads_to(), "/missing/p-1?done=3", "sent twice");
    let page = ada.get("/missing/p-1?done=3").await.text();
    assert!(page.contains("Judged one person") && page.contains("holds from the next build on"), "{page}");
    assert!(served.ledger().contains(r#""reason":"the candidate was looked at","probability":4000"#));
    let undo = ada.send("/queue/undo", &[("entry", "3"), ("missing", "p-1")]).await;
    assert_eq!(undo.leads_to(), "/missing/p-1");
    assert_eq!(ada.send("/candidates/judge", &form).await.status, 409, "what the page showed is past");
}
