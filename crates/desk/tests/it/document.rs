//! What figures of a document are part of, and what a model proposes for it. All people and places are fictional.

use crate::browser::{Browser, Served};
use crate::sources::{at, document, place, seeing, send, served, served_with, sha256};
use custody::verify;
use serde_json::{Value, json};
use std::collections::BTreeMap;

fn claims(told: &Value) -> Vec<(String, String, Option<String>)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let one = |claim: &Value| {
        (text(&claim["claim"]).unwrap(), text(&claim["words"]).unwrap(), text(&claim["part_of"]["words"]))
    };
    told["claims"].as_array().unwrap().iter().map(one).collect()
}

fn named<'c>(all: &'c [(String, String, Option<String>)], words: &str) -> &'c str {
    &all.iter().find(|(_, of, _)| of == words).unwrap().0
}

/// A correction of the figure that was read, which changes nothing but what it is told to.
async fn correct(browser: &mut Browser, claim: &str, more: &[(&str, &str)]) -> (u16, String) {
    let told = document(browser).await;
    let one = told["claims"].as_array().unwrap().iter().find(|one| one["claim"] == claim).unwrap().clone();
    let (seen, number) = (one["seen"].to_string(), one["figure"]["number"].to_string());
    let (words, place) =
        (one["words"].as_str().unwrap(), one["figure"]["place"].as_str().unwrap_or_default());
    let speaker = one["figure"]["attributed_to"][0].as_str().unwrap_or_default();
    let same = [
        ("claim", claim),
        ("seen", &seen),
        ("words", words),
        ("number", &number),
        ("where", place),
        ("attributed_to", speaker),
    ];
    let answer = send(browser, "/claims/correct", &[more, &same[..]].concat()).await;
    (answer.status, answer.text())
}

#[tokio::test]
async fn nothing_is_put_under_itself_or_under_what_is_not_there() {
    let served = served().await;
    let mut ada = served.ada().await;
    let first = claims(&document(&mut ada).await)[0].0.clone();
    let before = served.ledger();
    for (whole, why) in [
        (&*first, "cannot be part of itself"),
        ("nowhere", "is not there any more"),
        ("<script>", "is not there any more"),
    ] {
        let (status, page) = correct(&mut ada, &first, &[("part_of", whole)]).await;
        assert!(status == 409 && page.contains(why), "{whole}: {page}");
    }
    assert_eq!(
        correct(&mut ada, &first, &[("part_of", "nothing")]).await.0,
        409,
        "it is part of nothing: no change"
    );
    assert_eq!(served.ledger(), before);
    let four = [("words", "4 people"), ("part_of", &*first)];
    assert_eq!(send(&mut ada, "/claims/add", &four).await.status, 303);
    let odd = [("words", "12 \u{634}\u{62e}\u{635}\u{627}"), ("number", "12")];
    let all = claims(&document(&mut ada).await);
    let under = [&odd[..], &[("part_of", named(&all, "4 people"))]].concat();
    assert_eq!(send(&mut ada, "/claims/add", &under).await.status, 303);
    let all = claims(&document(&mut ada).await);
    for below in ["4 people", "12 \u{634}\u{62e}\u{635}\u{627}"] {
        let (status, page) = correct(&mut ada, &first, &[("part_of", named(&all, below))]).await;
        assert!(status == 409 && page.contains("is itself part of this one"), "{below}: {page}");
    }
    // What is rejected is no whole.
    let rejected = [("claim", &*first), ("seen", "0"), ("verdict", "rejected")];
    assert_eq!(send(&mut ada, "/claims/judge", &rejected).await.status, 303);
    let (status, _) =
        correct(&mut ada, named(&all, "12 \u{634}\u{62e}\u{635}\u{627}"), &[("part_of", &first)]).await;
    assert_eq!(status, 409);
}

#[tokio::test]
async fn what_a_figure_is_part_of_is_settled_shown_told_and_settled_anew() {
    let served = served().await;
    let mut ada = served.ada().await;
    assert_eq!(send(&mut ada, "/claims/add", &[("words", "4 people")]).await.status, 303);
    let all = claims(&document(&mut ada).await);
    let (first, four) = (all[0].0.clone(), named(&all, "4 people").to_owned());
    let page = ada.get(&format!("{}?claim={four}", place())).await.text();
    assert!(page.contains(&format!("<option value=\"{first}\">27 killed: 27 people</option>")), "{page}");
    assert!(!page.contains(&format!("<option value=\"{four}\"")), "itself is not offered");
    assert_eq!(correct(&mut ada, &four, &[("part_of", &first), ("reason", "among them")]).await.0, 303);
    let all = claims(&document(&mut ada).await);
    assert_eq!(all[1].2.as_deref(), Some("27 people"), "{all:?}");
    let page = ada.get(&format!("{}?claim={four}", place())).await.text();
    assert!(page.contains(&format!("Part of: <a href=\"#c-{first}\">")), "{page}");
    assert!(page.contains(&format!("<option value=\"{first}\" selected>")));
    // What a form does not ask about stays; and so does what a program leaves out.
    assert_eq!(correct(&mut ada, &four, &[("number", "5")]).await.0, 303);
    assert_eq!(claims(&document(&mut ada).await)[1].2.as_deref(), Some("27 people"));
    let (start, end) = at("27 people");
    let history = ada.get("/history").await.text();
    assert!(
        history
            .contains(&format!("Part of: <bdi class=\"matter\">{} {start}\u{2013}{end}", sha256().short())),
        "{history}"
    );
    assert_eq!(correct(&mut ada, &four, &[("part_of", "nothing")]).await.0, 303);
    assert_eq!(claims(&document(&mut ada).await)[1].2, None);
    assert!(verify(served.folder.path()).unwrap().holds());
}

#[tokio::test]
async fn two_who_put_figures_under_each_other_are_told_of_the_circle() {
    let served = served().await;
    let mut ada = served.ada().await;
    assert_eq!(send(&mut ada, "/claims/add", &[("words", "4 people")]).await.status, 303);
    let all = claims(&document(&mut ada).await);
    let (first, four) = (all[0].0.clone(), named(&all, "4 people").to_owned());
    assert_eq!(correct(&mut ada, &four, &[("part_of", &first)]).await.0, 303);
    // The withdrawal of the one lets the other be made, and then the first is decided again by somebody who did not look.
    let told = document(&mut ada).await;
    let entry = told["claims"][1]["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|made| made["entry"].as_u64().unwrap())
        .max()
        .unwrap();
    let (seen, entry) = (told["claims"][1]["seen"].to_string(), entry.to_string());
    assert_eq!(
        send(&mut ada, "/claims/withdraw", &[("claim", &four), ("seen", &seen), ("entry", &entry)])
            .await
            .status,
        303
    );
    assert_eq!(correct(&mut ada, &first, &[("part_of", &four)]).await.0, 303);
    assert_eq!(claims(&document(&mut ada).await)[0].2.as_deref(), Some("4 people"));
    let (status, page) = correct(&mut ada, &four, &[("part_of", &first)]).await;
    assert!(status == 409 && page.contains("is itself part of this one"), "{page}");
}

/// What a model proposes for the document: one that waits, the same again, and one that was refused.
async fn proposing() -> Served {
    let (start, end) = at("4 people in Vale");
    let passage = json!({"start": start, "end": end, "text": "4 people in Vale"});
    let proposal = json!({"sentence": 1, "quote": "4 people in Vale", "status": "killed", "unit": "people", "low": 4, "high": 4,
        "where": "Vale", "speaker": "Mayor Asa Thorne", "when": "on Monday"});
    let judged = |verdict: &str, why: &str| json!({"proposal": proposal, "passage": passage, "verdict": verdict, "why": why});
    let told = json!({"model": "small <1>", "judged": [
        judged("waiting", "no-cue"), judged("waiting", "no-cue"), judged("refused", "not-quoted"),
    ]});
    let all = BTreeMap::from([(sha256(), told.to_string())]);
    served_with(move |folder| folder.keep_proposed(&all).unwrap()).await
}

#[tokio::test]
async fn what_a_model_proposes_is_no_claim_until_somebody_accepts_it() {
    let served = proposing().await;
    let mut ada = served.ada().await;
    let told = document(&mut ada).await;
    assert_eq!(
        (told["claims"].as_array().unwrap().len(), told["proposals"].as_array().unwrap().len()),
        (1, 1)
    );
    let one = told["proposals"][0].clone();
    assert_eq!((one["model"].as_str(), one["why"].as_str()), (Some("small <1>"), Some("src-waits-no-cue")));
    let page = ada.get(&place()).await.text();
    assert!(
        page.contains("small &lt;1&gt; proposes") && page.contains("count in nothing until somebody accepts"),
        "{page}"
    );
    assert!(page.contains("<mark class=\"proposed\"><a") && page.contains("It waits because: no known word"));
    let name = one["proposal"].as_str().unwrap();
    let sees = seeing(&served, &mut ada, "sue", "contributor").await.get(&place()).await.text();
    assert!(
        sees.contains("small &lt;1&gt; proposes") && !sees.contains("/claims/judge"),
        "a contributor looks only"
    );
    let accept = [("claim", name), ("verdict", "accepted"), ("seen", "0"), ("reason", "it says so")];
    assert_eq!(
        send(&mut ada, "/claims/judge", &accept).await.leads_to(),
        format!("{}?page=1#c-{name}", place())
    );
    assert_eq!(send(&mut ada, "/claims/judge", &accept).await.status, 303, "sent twice, kept once");
    let told = document(&mut ada).await;
    assert_eq!(
        (told["claims"].as_array().unwrap().len(), told["proposals"].as_array().unwrap().len()),
        (2, 0)
    );
    let claim = &told["claims"][1];
    assert_eq!((claim["claim"].as_str(), claim["proposed_by"].as_str()), (Some(name), Some("small <1>")));
    assert_eq!((claim["figure"]["number"].as_u64(), claim["figure"]["when"].as_str()), (Some(4), None));
    let ledger = served.ledger();
    assert_eq!(ledger.matches("\"kind\":\"claim-added\"").count(), 1);
    assert!(ledger.contains("\"proposed_by\":\"small <1>\""), "{ledger}");
    let page = ada.get(&place()).await.text();
    assert!(
        page.contains("proposed by small &lt;1&gt;, accepted by hand")
            && !page.contains("class=\"proposed\"")
    );
    let history = ada.get("/history").await.text();
    assert!(history.contains("What a model proposed was accepted") && history.contains("small &lt;1&gt;"));
    let (seen, entry) = (claim["seen"].to_string(), claim["decisions"][0]["entry"].to_string());
    assert_eq!(
        send(&mut ada, "/claims/withdraw", &[("claim", name), ("seen", &seen), ("entry", &entry)])
            .await
            .status,
        303
    );
    assert_eq!(document(&mut ada).await["proposals"].as_array().unwrap().len(), 1, "it waits again");
    assert!(verify(served.folder.path()).unwrap().holds());
}

#[tokio::test]
async fn what_a_model_proposes_is_rejected_left_open_or_put_right() {
    let served = proposing().await;
    let mut ada = served.ada().await;
    let name = document(&mut ada).await["proposals"][0]["proposal"].as_str().unwrap().to_owned();
    let reject = [("claim", &*name), ("verdict", "rejected"), ("seen", "0"), ("reason", "a plan only")];
    assert_eq!(send(&mut ada, "/claims/judge", &reject).await.status, 303);
    let late = send(
        &mut ada,
        "/claims/judge",
        &[("claim", &*name), ("verdict", "accepted"), ("seen", "0"), ("reason", "it may be")],
    )
    .await;
    assert!(
        late.status == 409 && late.text().contains("value=\"it may be\""),
        "the second is told, and loses nothing"
    );
    let told = document(&mut ada).await;
    assert_eq!(told["unfound"].as_array().unwrap().len(), 0, "no decision without its claim");
    let one = &told["proposals"][0];
    assert_eq!(one["verdict"].as_str(), Some("rejected"));
    let (seen, entry) = (one["seen"].to_string(), one["decisions"][0]["entry"].to_string());
    // Whoever thinks better of it accepts it all the same, and may take that back.
    let accept = [("claim", &*name), ("verdict", "accepted"), ("seen", &*seen)];
    assert_eq!(send(&mut ada, "/claims/judge", &accept).await.status, 303);
    let told = document(&mut ada).await;
    assert_eq!((told["claims"][1]["verdict"].as_str(), &told["proposals"]), (None, &json!([])));
    let (last, added) =
        (told["claims"][1]["seen"].to_string(), told["claims"][1]["decisions"][0]["entry"].to_string());
    let back = [("claim", &*name), ("seen", &*last), ("entry", &*added)];
    assert_eq!(send(&mut ada, "/claims/withdraw", &back).await.status, 303);
    let told = document(&mut ada).await;
    let one = &told["proposals"][0];
    assert_eq!(one["verdict"].as_str(), Some("rejected"));
    let seen = one["seen"].to_string();
    assert_eq!(
        send(&mut ada, "/claims/withdraw", &[("claim", &name), ("seen", &seen), ("entry", &entry)])
            .await
            .status,
        303
    );
    assert!(served.ledger().contains(
        "\"verdict\":\"rejected\",\"by\":\"ada\",\"reason\":\"a plan only\",\"proposed_by\":\"small <1>\""
    ));
    let page = ada.get(&format!("{}?proposal={name}", place())).await.text();
    assert!(
        page.contains("A model proposes this.")
            && page.contains(&format!("name=\"proposal\" value=\"{name}\"")),
        "{page}"
    );
    assert!(page.contains(">4 people in Vale</textarea>") && page.contains("Mayor Asa Thorne</textarea>"));
    let right = [("words", "4 people"), ("proposal", &*name)];
    assert_eq!(send(&mut ada, "/claims/add", &right).await.status, 303);
    let told = document(&mut ada).await;
    assert_eq!(told["claims"][1]["proposed_by"].as_str(), Some("small <1>"));
    assert_eq!(told["proposals"].as_array().unwrap().len(), 0, "it was settled by what came in its place");
}
