//! Appointing, changing and dismissing: each an entry of the ledger, and none unseen by who decides second.

use crate::browser::{PASSWORD, serve};

fn seen(page: &str, name: &str) -> String {
    let row = page.split(&format!("value=\"{name}\"")).nth(1).unwrap();
    row.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn who_decides_second_is_told() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let mut zoe = served.appointed(&mut ada, "zoe", "admin").await;
    served.appointed(&mut ada, "ben", "contributor").await;
    let before = seen(&zoe.get("/people").await.text(), "ben");
    let change = |office: &'static str| [("name", "ben"), ("seen", before.as_str()), ("office", office)];
    assert_eq!(ada.send("/people/change", &change("editor")).await.leads_to(), "/people");
    let told = zoe.send("/people/change", &change("reviewer")).await;
    assert_eq!(told.status, 409);
    assert!(told.text().contains("Somebody else decided first, by entry 5"), "{}", told.text());
    assert_eq!(
        ada.send("/people/change", &change("editor")).await.leads_to(),
        "/people",
        "sent twice, kept once"
    );
    assert!(zoe.get("/people").await.text().contains(r#"<option value="editor" selected>"#));
    assert_eq!(served.ledger().matches(r#""kind":"appointed""#).count(), 4);
}

#[tokio::test]
async fn who_is_dismissed_is_out_at_once_and_what_they_did_stands() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let ben = served.appointed(&mut ada, "ben", "admin").await;
    let page = ada.get("/people").await.text();
    let form = [("name", "ben"), ("seen", &seen(&page, "ben")), ("reason", "")];
    assert!(ada.send("/people/dismiss", &form).await.text().contains("Say why"));
    assert_eq!(ben.get("/people").await.status, 200);
    let form = [("name", "ben"), ("seen", &seen(&page, "ben")), ("reason", "moved away")];
    assert_eq!(ada.send("/people/dismiss", &form).await.leads_to(), "/people");
    assert_eq!(ben.get("/people").await.leads_to(), "/sign-in");
    assert_eq!(served.browser().sign_in("ben", PASSWORD).await.status, 403);
    let form =
        [("name", "ada"), ("seen", &seen(&ada.get("/people").await.text(), "ada")), ("reason", "tired")];
    let refused = ada.send("/people/dismiss", &form).await;
    assert!(refused.status == 409 && refused.text().contains("the only admin."), "{}", refused.text());
    assert!(ada.get("/history").await.text().contains("moved away"), "ada sees what is withheld");
}

#[tokio::test]
async fn a_reason_is_shown_to_those_alone_who_see_what_is_withheld() {
    let served = serve().await;
    let mut ada = served.ada().await;
    served.appointed(&mut ada, "ben", "admin").await;
    let page = ada.get("/people").await.text();
    let form = [("name", "ben"), ("seen", &seen(&page, "ben")), ("reason", "the widow Thorne told")];
    ada.send("/people/dismiss", &form).await;
    let eve = served.appointed(&mut ada, "eve", "editor").await;
    for path in ["/", "/history"] {
        let page = eve.get(path).await.text();
        assert!(page.contains("Dismissed") && !page.contains("widow"), "{path}");
    }
}

#[tokio::test]
async fn hostile_names_and_reasons_are_shown_as_they_are() {
    let served = serve().await;
    let mut ada = served.ada().await;
    for name in
        ["<script>alert(1)</script>", "a\" onload=\"x", "x y", ".x", "\u{202E}ada", "a/../b", &"x".repeat(41)]
    {
        let form = [("name", name), ("password", PASSWORD), ("office", "editor")];
        let answer = ada.send("/people/appoint", &form).await;
        assert_eq!(answer.status, 422, "{name}");
        assert!(
            !answer.text().contains(name) || name.len() > 40 || !name.contains(['<', '"', '\u{202E}']),
            "{name}"
        );
    }
    for name in ["آدا", "Çınar", "o-brien.2"] {
        let form = [("name", name), ("password", PASSWORD), ("office", "editor")];
        assert_eq!(ada.send("/people/appoint", &form).await.leads_to(), "/people", "{name}");
    }
    let page = ada.get("/people").await.text();
    let form =
        [("name", "آدا"), ("seen", &seen(&page, "آدا")), ("reason", "<img src=x onerror=alert(1)>\u{202E}")];
    assert_eq!(ada.send("/people/dismiss", &form).await.leads_to(), "/people");
    let shown = ada.get("/history").await.text();
    assert!(shown.contains("&lt;img src=x onerror=alert(1)&gt;") && !shown.contains('\u{202E}'));
}

#[tokio::test]
async fn a_build_is_told_of() {
    let served = serve().await;
    let mut ada = served.ada().await;
    assert_eq!(ada.send("/build", &[]).await.leads_to(), "/");
    for _ in 0..200 {
        let page = ada.get("/").await.text();
        if page.contains("Two &lt;people&gt; drowned.") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(25)).await;
    }
    panic!("the build never ended");
}
