//! Two judge a pair without seeing each other's verdict: not on a page, not in the history, not as a program.

use crate::browser::{Answer, Browser, PASSWORD, Served, clock, serve_with};
use crate::queue::{form, registry};
use custody::{CaseFolder, PairExplained};
use vocabulary::Digest;

async fn served(persons: usize) -> Served {
    serve_with(|case| {
        let file = case.join("case.toml");
        let settings = std::fs::read_to_string(&file).unwrap() + "\n[review]\nblind = true\n";
        std::fs::write(&file, settings).unwrap();
        let mut folder = CaseFolder::open_by(case, clock().always()).unwrap();
        let explained = PairExplained { evidence: None, said: Some(Digest::of(b"both")) };
        folder.keep_registry("test", &registry(persons), "", &vec![explained; persons - 1]).unwrap();
    })
    .await
}

/// A browser of a reviewer who sees what is withheld.
async fn reviewer(served: &Served, ada: &mut Browser, name: &str) -> Browser {
    appointed(served, ada, name, "reviewer").await
}

async fn editor(served: &Served, ada: &mut Browser, name: &str) -> Browser {
    appointed(served, ada, name, "editor").await
}

async fn appointed(served: &Served, ada: &mut Browser, name: &str, office: &str) -> Browser {
    let form = [("name", name), ("password", PASSWORD), ("office", office), ("withheld", "yes")];
    ada.send("/people/appoint", &form).await;
    let mut browser = served.browser();
    browser.sign_in(name, PASSWORD).await;
    browser
}

async fn judge(browser: &mut Browser, page: &str, judgement: &str, reason: &str) -> Answer {
    let fields = form(page);
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    fields.extend([("judgement", judgement), ("reason", reason)]);
    browser.send("/queue/judge", &fields).await
}

/// All that somebody can read of what was decided.
async fn read(browser: &mut Browser) -> String {
    let mut all = String::new();
    for place in ["/", "/history", "/agreement", "/queue", "/disagreements", "/person/p-0", "/person/p-1"] {
        all += &browser.get(place).await.text();
        let told = browser.program("GET", &format!("/api{place}"), "").await;
        assert_eq!(told.status, 200, "{place}");
        all += &told.text();
    }
    all
}

#[tokio::test]
async fn an_open_verdict_is_shown_to_nobody_but_who_gave_it() {
    let served = served(2).await;
    let mut ada = served.ada().await;
    let mut ben = reviewer(&served, &mut ada, "ben").await;
    let page = ada.get("/queue").await.text();
    assert!(page.contains("This pair is judged by two"), "{page}");
    let judged = judge(&mut ada, &page, "different", "scar on the left hand").await;
    assert!(judged.leads_to().starts_with("/queue?done="));
    let own = ada.get("/history").await.text();
    assert!(own.contains("Judged blind: two people") && own.contains("scar on the left hand"));
    let told = read(&mut ben).await;
    for hidden in ["scar on", "two people</", "decision-reviewed-different", "Judged blind: two people"] {
        assert!(!told.contains(hidden), "{hidden}");
    }
    assert!(told.contains("what was judged is shown when the pair is closed"));
    let entry = judged.leads_to().split('=').nth(1).unwrap().to_owned();
    let theirs = ben.get(&format!("/queue?done={entry}")).await.text();
    assert!(!theirs.contains("/queue/undo"), "{theirs}");
    assert_eq!(ben.send("/queue/undo", &[("entry", &entry)]).await.status, 409);
    let bytes = ben.get(&format!("/entry/{entry}")).await;
    assert!(bytes.status == 200 && !bytes.text().contains("lists/morgue.csv"), "{}", bytes.text());
    let mut eve = editor(&served, &mut ada, "eve").await;
    let export = eve.get("/history/ledger.jsonl").await;
    assert!(export.status == 409 && export.text().contains("toll export"), "{}", export.text());
    assert_eq!(ada.get("/history/ledger.jsonl").await.status, 200, "all that is open is her own");
    assert!(!read(&mut eve).await.contains("scar on"));
    assert!(!ada.get("/queue").await.text().contains("/queue/judge"), "she is not given it twice");
    let form_seen = form(&theirs);
    assert_eq!(form_seen[1].1, "0", "what ben's form carries tells of nothing");
}

#[tokio::test]
async fn agreement_closes_a_pair_and_counts() {
    let served = served(2).await;
    let mut ada = served.ada().await;
    let mut ben = reviewer(&served, &mut ada, "ben").await;
    let page = ada.get("/queue").await.text();
    let first = judge(&mut ada, &page, "same", "").await;
    let page = ben.get("/queue").await.text();
    assert_eq!(judge(&mut ben, &page, "same", "").await.status, 303);
    let ledger = served.ledger();
    assert_eq!((ledger.matches("\"reviewed\"").count(), ledger.matches("\"judged\"").count()), (2, 1));
    assert!(ledger.contains(r#""by":"ada, ben""#));
    let entry = first.leads_to().split('=').nth(1).unwrap().to_owned();
    let undo = ada.send("/queue/undo", &[("entry", &entry)]).await;
    assert!(
        undo.status == 409 && undo.text().contains("An editor takes the judgement back"),
        "{}",
        undo.text()
    );
    assert!(read(&mut ben).await.contains("Judged blind: one person"), "closed, all is told");
    let told = ben.get("/agreement").await.text();
    assert!(told.contains("1.00") && told.contains("ada") && told.contains("ben"), "{told}");
    let shown = ada.get("/person/p-0").await.text();
    let last = shown.split("name=\"first\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let form = [("person", "p-0"), ("first", last), ("last", last)];
    assert_eq!(ben.send("/persons/undo", &form).await.status, 409, "ben is no editor");
    assert_eq!(ada.send("/persons/undo", &form).await.status, 303);
    assert!(ben.get("/queue").await.text().contains("/queue/judge"), "it waits for two again");
}

#[tokio::test]
async fn where_two_differ_a_third_judges_who_sees_both() {
    let served = served(2).await;
    let mut ada = served.ada().await;
    let mut ben = reviewer(&served, &mut ada, "ben").await;
    let mut eve = reviewer(&served, &mut ada, "eve").await;
    let page = ada.get("/queue").await.text();
    judge(&mut ada, &page, "same", "one stone").await;
    let page = ben.get("/queue").await.text();
    judge(&mut ben, &page, "different", "another father").await;
    assert!(!eve.get("/queue").await.text().contains("/queue/judge"), "it is no pair of the queue any more");
    for one in [&ada, &ben] {
        let page = one.get("/disagreements").await.text();
        assert!(
            page.contains("One waits for an arbiter") && !page.contains("/disagreements/judge"),
            "{page}"
        );
    }
    let page = eve.get("/disagreements").await.text();
    assert!(page.contains("one stone") && page.contains("another father"), "{page}");
    let field = |name: &str| {
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (entry, seen) = (field("entry"), field("seen"));
    let form = [("entry", entry.as_str()), ("seen", seen.as_str()), ("judgement", "same")];
    for one in [&mut ada, &mut ben] {
        assert_eq!(one.send("/disagreements/judge", &form).await.status, 409, "nobody settles their own");
    }
    assert_eq!(eve.send("/disagreements/judge", &form).await.leads_to(), "/disagreements");
    let ledger = served.ledger();
    assert!(
        ledger.contains(r#""kind":"judged""#) && ledger.contains(r#""judgement":"same","by":"eve""#),
        "{ledger}"
    );
    assert!(eve.get("/disagreements").await.text().contains("No pair waits for you"));
    let told = eve.get("/agreement").await.text();
    assert!(told.contains("0.00"), "they agreed on nothing: {told}");
}

#[tokio::test]
async fn where_two_must_agree_only_editors_join_persons() {
    let served = served(3).await;
    let mut ada = served.ada().await;
    let mut ben = reviewer(&served, &mut ada, "ben").await;
    assert!(!ben.get("/person/p-0?with=p-1").await.text().contains("/persons/join"));
    let page = ada.get("/person/p-0?with=p-1").await.text();
    assert!(page.contains("/persons/join"));
    let field = |name: &str| {
        page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (made, until) = (field("made"), field("until"));
    let form = [("person", "p-0"), ("other", "p-1"), ("made", made.as_str()), ("until", until.as_str())];
    assert_eq!(ben.send("/persons/join", &form).await.status, 409);
    assert_eq!(ada.send("/persons/join", &form).await.status, 303);
}

/// Who names a pair learns no more of it than who is given it.
#[tokio::test]
async fn a_pair_that_is_named_is_judged_by_two_like_any_other() {
    let served = served(2).await;
    let mut ada = served.ada().await;
    let mut ben = reviewer(&served, &mut ada, "ben").await;
    let eve = reviewer(&served, &mut ada, "eve").await;
    let named = "/queue?a=morgue.csv%3A1&b=morgue.csv%3A0";
    let page = ada.get(named).await.text();
    assert_eq!(ben.get(named).await.status, 409, "while she looks at it");
    assert_eq!(judge(&mut ada, &page, "different", "scar on the left hand").await.status, 303);
    let again = ada.get(named).await;
    assert!(again.status == 409 && again.text().contains("no pair that waits for you"), "not twice by one");
    let theirs = ben.get(named).await.text();
    assert!(theirs.contains("This pair is judged by two") && !theirs.contains("scar on"), "{theirs}");
    assert_eq!(form(&theirs)[1].1, "0");
    assert_eq!(judge(&mut ben, &theirs, "same", "one birth mark").await.status, 303);
    assert_eq!(eve.get(named).await.status, 409, "two have judged: it is for an arbiter");
}
