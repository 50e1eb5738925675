//! Coming in and leaving: refusals first.

use crate::browser::{PASSWORD, serve};

#[tokio::test]
async fn only_who_sees_the_terminal_makes_the_first_account() {
    let served = serve().await;
    let mut browser = served.browser();
    let page = browser.get("/sign-in").await.text();
    assert!(page.contains("Begin the desk of this case") && !page.contains(served.code()), "{page}");
    for (code, name, password, again, why) in [
        ("000000000000", "ada", PASSWORD, PASSWORD, "not the code"),
        ("", "ada", PASSWORD, PASSWORD, "not the code"),
        (served.code(), "ada", PASSWORD, "another one that is long", "differ"),
        (served.code(), "ada", "short", "short", "too short"),
        (served.code(), "<b>", PASSWORD, PASSWORD, "1 to 40 letters"),
    ] {
        let form = [("code", code), ("name", name), ("password", password), ("again", again)];
        let answer = browser.send("/first", &form).await;
        assert_eq!((answer.status, answer.cookie.is_none()), (422, true), "{why}");
        assert!(answer.text().contains(why), "{}", answer.text());
    }
    assert!(!served.ledger().contains("appointed"));
    let ada = served.ada().await;
    assert!(served.ledger().contains(r#""kind":"appointed","name":"ada","office":"admin""#));
    assert_eq!(ada.get("/").await.status, 200);
    let code = served.code().to_owned();
    let form = [("code", code.as_str()), ("name", "eve"), ("password", PASSWORD), ("again", PASSWORD)];
    assert_eq!(browser.send("/first", &form).await.status, 404, "there is a first account");
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_are_answered_alike() {
    let served = serve().await;
    served.ada().await;
    let mut browser = served.browser();
    let (known, unknown) = (browser.sign_in("ada", "wrong").await, browser.sign_in("eve", "wrong").await);
    assert_eq!((known.status, unknown.status), (403, 403));
    assert_eq!(known.text().replace("ada", "eve"), unknown.text());
    assert!(known.cookie.is_none() && known.text().contains("Name or password is wrong"));
}

#[tokio::test]
async fn passwords_cannot_be_tried_out() {
    let served = serve().await;
    served.ada().await;
    let mut browser = served.browser();
    for _ in 0..vocabulary::limits::TRIES_MAX {
        assert_eq!(browser.sign_in("ada", "wrong").await.status, 403);
    }
    assert_eq!(browser.sign_in("ada", PASSWORD).await.status, 429, "not even the right one");
    assert_eq!(browser.sign_in("eve", "wrong").await.status, 403, "under another name");
}

#[tokio::test]
async fn a_session_is_new_each_time_and_ends_where_it_is_left() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let first = ada.cookie.clone();
    assert!(first.starts_with("toll=") && first.len() > 64);
    // A cookie that was planted before is not taken over.
    let mut other = served.browser();
    other.cookie = format!("toll={}", "0".repeat(64));
    other.sign_in("ada", PASSWORD).await;
    assert_ne!(other.cookie, format!("toll={}", "0".repeat(64)));
    assert_ne!(other.cookie, first);
    let left = ada.send("/sign-out", &[]).await;
    assert!(
        left.cookie.unwrap().contains("Max-Age=0") && left.headers.contains(&"location: /sign-in".to_owned())
    );
    ada.cookie = first;
    assert_eq!(ada.get("/").await.leads_to(), "/sign-in", "the old token is worth nothing");
    assert_eq!(other.get("/").await.status, 200);
}

#[tokio::test]
async fn cookies_are_kept_from_scripts_and_other_sites() {
    let served = serve().await;
    served.ada().await;
    let given = served.browser().sign_in("ada", PASSWORD).await.cookie.unwrap();
    for part in ["Path=/", "HttpOnly", "SameSite=Strict"] {
        assert!(given.split("; ").any(|found| found == part), "{given}");
    }
}

#[tokio::test]
async fn a_new_password_ends_all_other_sessions() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let mut other = served.browser();
    other.sign_in("ada", PASSWORD).await;
    let new = "quite another four words";
    for (old, password, again, why) in [
        ("wrong", new, new, "not your password"),
        (PASSWORD, "short", "short", "too short"),
        (PASSWORD, new, "x", "differ"),
    ] {
        let form = [("old", old), ("password", password), ("again", again)];
        let answer = ada.send("/account/password", &form).await;
        assert_eq!(answer.status, 422);
        assert!(answer.text().contains(why), "{why}");
    }
    let form = [("old", PASSWORD), ("password", new), ("again", new)];
    assert_eq!(ada.send("/account/password", &form).await.leads_to(), "/account?said=changed");
    assert_eq!(ada.get("/").await.status, 200);
    assert_eq!(other.get("/").await.leads_to(), "/sign-in");
    assert_eq!(other.sign_in("ada", PASSWORD).await.status, 403);
    assert_eq!(other.sign_in("ada", new).await.leads_to(), "/");
}

#[tokio::test]
async fn sessions_are_listed_and_can_be_ended_but_not_those_of_others() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let mut ben = served.appointed(&mut ada, "ben", "reviewer").await;
    let mut away = served.browser();
    away.sign_in("ben", PASSWORD).await;
    let page = ben.get("/account").await.text();
    assert!(page.contains("2 sessions are open."));
    let token = page.split("name=\"session\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(ada.send("/account/end", &[("session", &token)]).await.status, 409, "it is ben's");
    assert_eq!(away.get("/").await.status, 200);
    assert_eq!(ben.send("/account/end", &[("session", &token)]).await.leads_to(), "/account");
    assert_eq!(away.get("/").await.leads_to(), "/sign-in");
    assert_eq!(ben.get("/").await.status, 200);
}

#[tokio::test]
async fn the_desk_speaks_arabic_to_who_asks_for_it() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let session = ada.cookie.clone();
    let answer = ada.send("/language", &[("language", "ar"), ("back", "//evil.example")]).await;
    assert_eq!(answer.leads_to(), "/", "nowhere else");
    ada.cookie = format!("{session}; {}", ada.cookie);
    let page = ada.get("/history").await.text();
    assert!(page.contains(r#"<html lang="ar" dir="rtl">"#) && page.contains("بدأت القضية"), "{page}");
}
