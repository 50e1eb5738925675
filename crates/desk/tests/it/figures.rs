//! Figures at the desk: what is seen by whom, and what two people decide at once. Everything told of here is fictional.

use crate::browser::{Browser, Served};
use crate::counted::{KILLED, PAGE, served};

/// The value of a hidden field of the form that is sent to an address.
pub(crate) fn field(page: &str, action: &str, name: &str) -> String {
    let form =
        page.split(&format!("action=\"{action}\"")).nth(1).unwrap_or_else(|| panic!("no form {action}"));
    let after = form.split(&format!("name=\"{name}\" value=\"")).nth(1).expect("the field");
    after.split('"').next().unwrap().to_owned()
}

/// Somebody who sees what is withheld.
async fn reviewer(served: &Served, ada: &mut Browser, name: &str) -> Browser {
    let mut browser = served.appointed(ada, name, "reviewer").await;
    let page = ada.get("/people").await.text();
    let seen = page
        .split(&format!("value=\"{name}\""))
        .nth(1)
        .unwrap()
        .split("name=\"seen\" value=\"")
        .nth(1)
        .unwrap();
    let form = [
        ("name", name),
        ("office", "reviewer"),
        ("withheld", "yes"),
        ("seen", seen.split('"').next().unwrap()),
    ];
    assert_eq!(ada.send("/people/change", &form).await.leads_to(), "/people");
    assert_eq!(browser.sign_in(name, crate::browser::PASSWORD).await.leads_to(), "/");
    browser
}

async fn set(browser: &mut Browser, page: &str, more: &[(&str, &str)]) -> crate::browser::Answer {
    let (inputs, seen) = (field(page, "/override", "inputs"), field(page, "/override", "seen"));
    let form = [&[("count", KILLED), ("inputs", inputs.as_str()), ("seen", seen.as_str())], more].concat();
    browser.send("/override", &form).await
}

#[tokio::test]
async fn what_is_no_decision_is_refused_and_nothing_is_written() {
    let served = served().await;
    let mut ada = served.ada().await;
    let page = ada.get(PAGE).await.text();
    let before = served.ledger();
    for (more, status) in [
        (&[("number", "26")][..], 422),
        (&[("number", "26"), ("reason", " ")], 422),
        (&[("reason", "seen")], 422),
        (&[("number", "many"), ("reason", "seen")], 422),
        (&[("number", "-3"), ("reason", "seen")], 422),
        (&[("number", "99999999999999999999"), ("reason", "seen")], 422),
        (&[("low", "5"), ("best", "4"), ("reason", "seen")], 422),
        (&[("low", "5"), ("high", "4"), ("reason", "seen")], 422),
        (&[("mark", "<b>"), ("number", "3"), ("reason", "seen")], 422),
        (&[("claim", "nonsense"), ("reason", "seen")], 409),
        (&[("claim", &format!("{}#f1", "0".repeat(64))), ("reason", "seen")], 409),
    ] {
        assert_eq!(set(&mut ada, &page, more).await.status, status, "{more:?}");
    }
    let inputs = field(&page, "/override", "inputs");
    for (count, inputs) in
        [("elsewhere/killed", inputs.as_str()), (KILLED, "0"), ("", "0"), ("<script>", "0")]
    {
        let form =
            [("count", count), ("inputs", inputs), ("number", "26"), ("reason", "seen"), ("seen", "0")];
        assert_eq!(ada.send("/override", &form).await.status, 409, "{count}");
    }
    for form in [
        &[("rule", "ibc"), ("seen", "0")][..],
        &[("rule", "no-rule"), ("reason", "r"), ("seen", "0")],
        &[("rule", "hierarchy"), ("reason", "it names no order"), ("seen", "0")],
        &[("rule", "ibc"), ("reason", "r"), ("seen", "99")],
        &[("rule", "ibc"), ("reason", "r"), ("seen", "0"), ("count", "elsewhere/killed")],
    ] {
        assert_eq!(ada.send("/rule", form).await.status, 409, "{form:?}");
    }
    for path in ["/rule/withdraw", "/override/withdraw"] {
        let form = [("count", KILLED), ("reason", "r"), ("seen", "0")];
        assert_eq!(ada.send(path, &form).await.status, 409, "{path}");
    }
    for path in
        ["/count/", "/count/odry", "/count/elsewhere/killed", "/count/%ff%fe/killed", "/publication/x"]
    {
        assert_eq!(ada.get(path).await.status, 404, "{path}");
    }
    assert_eq!(served.ledger(), before);
}

#[tokio::test]
async fn the_words_of_documents_are_for_those_who_see_what_is_withheld() {
    let served = served().await;
    let mut ada = served.ada().await;
    let con = served.appointed(&mut ada, "con", "contributor").await;
    let told = ada.get(PAGE).await.text();
    assert!(told.contains("31 killed at=Odry") && told.contains("&lt;b&gt;the mayor&lt;"), "{told}");
    assert!(!told.contains("<b>the"), "text is only ever text");
    for path in [PAGE, &format!("{PAGE}?voice=0"), &format!("/api{PAGE}"), "/figures", "/findings", "/"] {
        let (page, whole) = match path.starts_with("/api") {
            true => (con.program("GET", path, "").await.text(), ada.program("GET", path, "").await.text()),
            false => (con.get(path).await.text(), ada.get(path).await.text()),
        };
        assert!(!page.contains("31 killed at="), "{path}: {page}");
        assert!(whole.contains("31") && page.contains("31"), "the numbers are for all: {path}");
    }
    for form in ["/override", "/rule", "/publish"] {
        assert!(!con.get(PAGE).await.text().contains(&format!("action=\"{form}\"")), "{form}");
    }
}

#[tokio::test]
async fn of_two_who_override_at_once_one_stands_and_the_other_is_told() {
    let served = served().await;
    let mut ada = served.ada().await;
    let mut ben = reviewer(&served, &mut ada, "ben").await;
    let (one, other) = (ada.get(PAGE).await.text(), ben.get(PAGE).await.text());
    let kept = set(&mut ada, &one, &[("number", "26"), ("reason", "one <i>is named twice")]).await;
    assert_eq!(kept.leads_to(), format!("{PAGE}#decided"));
    let told = set(&mut ben, &other, &[("number", "29"), ("reason", "no")]).await;
    assert_eq!(told.status, 409);
    assert!(told.text().contains("Somebody else decided first"), "{}", told.text());
    let page = ben.get(PAGE).await.text();
    assert!(page.contains("one &lt;i&gt;is named twice") && page.contains("next build on"), "{page}");
    let form =
        [("count", KILLED), ("seen", &field(&page, "/override/withdraw", "seen")), ("reason", "look again")];
    assert_eq!(ben.send("/override/withdraw", &form).await.leads_to(), format!("{PAGE}#decided"));
    assert_eq!(ada.send("/override/withdraw", &form).await.status, 409, "it was withdrawn");
    let ledger = served.ledger();
    assert_eq!(ledger.matches("\"kind\":\"overridden\"").count(), 1);
    assert_eq!(ledger.matches("\"kind\":\"override-withdrawn\"").count(), 1);
    assert!(!ben.get(PAGE).await.text().contains("<strong><bdi dir=\"ltr\">26"));
}

#[tokio::test]
async fn a_number_is_taken_from_a_claim_with_what_the_rule_gave_then() {
    let served = served().await;
    let mut ada = served.ada().await;
    let page = ada.get(PAGE).await.text();
    let claim = page.split("name=\"claim\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let answer =
        set(&mut ada, &page, &[("claim", claim.as_str()), ("mark", "fair"), ("reason", "a hospital")]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let ledger = served.ledger();
    let entry = ledger.lines().find(|line| line.contains("overridden")).unwrap();
    for part in [
        "\"low\":27,\"best\":27,\"high\":27,\"mark\":\"fair\"",
        "\"by\":\"ada\"",
        "\"rule\":\"latest-as-of\"",
    ] {
        assert!(entry.contains(part), "{entry}");
    }
    assert!(ada.get("/history").await.text().contains("A number was set beside the rules"));
}

#[tokio::test]
async fn a_rule_is_chosen_for_the_case_and_for_a_count_and_both_are_shown() {
    let served = served().await;
    let mut ada = served.ada().await;
    let mut edi = served.appointed(&mut ada, "edi", "editor").await;
    let form = [("rule", "ibc"), ("reason", "the <b>field's"), ("seen", "0")];
    assert_eq!(edi.send("/rule", &form).await.leads_to(), "/figures#rule");
    assert_eq!(ada.send("/rule", &form).await.status, 409, "who comes second is told");
    let for_count = [("count", KILLED), ("rule", "median"), ("reason", "many voices"), ("seen", "0")];
    assert_eq!(ada.send("/rule", &for_count).await.leads_to(), format!("{PAGE}#rule"));
    let page = ada.get("/figures").await.text();
    assert!(page.contains("case.toml says: <code>latest-as-of"), "{page}");
    assert!(page.contains("Chosen here: <code>ibc") && page.contains("the &lt;b&gt;field&#39;s"), "{page}");
    assert!(edi.get("/figures").await.text().contains("Chosen here: <code>ibc"));
    assert!(!edi.get("/figures").await.text().contains("field&#39;s"), "reasons are free words");
    let page = ada.get(PAGE).await.text();
    assert!(page.contains("Chosen here: <code>median") && page.contains("next build on"));
    let form = [("seen", field(&ada.get("/figures").await.text(), "/rule/withdraw", "seen"))];
    let form = [("seen", form[0].1.as_str()), ("reason", "back")];
    assert_eq!(ada.send("/rule/withdraw", &form).await.leads_to(), "/figures#rule");
    assert!(ada.get("/figures").await.text().contains("Chosen here: nothing"));
    let history = ada.get("/history").await.text();
    assert!(history.contains("A rule was chosen") && history.contains("The choice of a rule was withdrawn"));
}

#[tokio::test]
async fn the_matrix_is_paged_and_says_what_each_speaker_says() {
    let served = served().await;
    let ada = served.ada().await;
    let page = ada.get("/figures").await.text();
    assert!(page.contains("a hospital") && page.contains(&format!("{PAGE}?voice=")), "{page}");
    assert!(ada.get("/figures?only=differing").await.text().contains("killed"));
    assert!(!ada.get("/figures?only=decided").await.text().contains(PAGE));
    for odd in
        ["from=99", "from=-1", "voices=99", "only=%00", "incident=nowhere", "from=18446744073709551615"]
    {
        assert_eq!(ada.get(&format!("/figures?{odd}")).await.status, 200, "{odd}");
        assert_eq!(ada.get(&format!("{PAGE}?{odd}&voice={odd}")).await.status, 200, "{odd}");
    }
    let findings = ada.get("/findings?weight=warning").await.text();
    assert!(findings.contains("numbers differ"), "{findings}");
    assert!(!ada.get("/findings?weight=fault").await.text().contains("<li><p>"));
    for odd in ["weight=%3Cb%3E", "kind=none", "from=x"] {
        assert_eq!(ada.get(&format!("/findings?{odd}")).await.status, 200, "{odd}");
    }
    let told: serde_json::Value =
        serde_json::from_slice(&ada.program("GET", "/api/figures", "").await.body).unwrap();
    assert_eq!((told["counts"].as_u64(), told["rows"][0]["count"]["key"].as_str()), (Some(2), Some(KILLED)));
}

#[tokio::test]
async fn where_nothing_was_built_the_pages_say_so() {
    let served = crate::browser::serve().await;
    let ada = served.ada().await;
    for (path, says) in [
        ("/figures", "Nothing was counted yet"),
        ("/findings", "Nothing was noticed yet"),
        ("/publication", "Nothing waits"),
        ("/", "Nothing was published from here yet"),
    ] {
        let page = ada.get(path).await;
        assert!(page.status == 200 && page.text().contains(says), "{path}: {}", page.text());
    }
    assert_eq!(ada.get("/preview/index.html").await.status, 404);
}
