//! Every route, asked by everybody: what is not for somebody looks like what is not there.

use crate::browser::{Browser, serve};

/// Route, method, and who may at least. Written by hand from the issue, not from the program's table.
const ROUTES: &[(&str, &str, Rank)] = &[
    ("GET", "/", Rank::Contributor),
    ("POST", "/build", Rank::Editor),
    ("GET", "/incidents", Rank::Contributor),
    ("GET", "/persons", Rank::Contributor),
    ("GET", "/figures", Rank::Contributor),
    ("POST", "/override", Rank::Reviewer),
    ("POST", "/override/withdraw", Rank::Reviewer),
    ("POST", "/rule", Rank::Editor),
    ("POST", "/rule/withdraw", Rank::Editor),
    ("GET", "/findings", Rank::Contributor),
    ("GET", "/publication", Rank::Contributor),
    ("POST", "/publish", Rank::Editor),
    ("GET", "/missing", Rank::Contributor),
    ("GET", "/agreement", Rank::Reviewer),
    ("GET", "/sources", Rank::Contributor),
    ("GET", "/sources/progress", Rank::Contributor),
    ("POST", "/sources/add", Rank::Contributor),
    // For those who see what is withheld, of whom there is only the admin here.
    ("POST", "/claims/judge", Rank::Admin),
    ("POST", "/claims/correct", Rank::Admin),
    ("POST", "/claims/add", Rank::Admin),
    ("POST", "/claims/withdraw", Rank::Admin),
    ("GET", "/history", Rank::Contributor),
    ("GET", "/entry/1", Rank::Contributor),
    ("GET", "/history/check", Rank::Editor),
    ("POST", "/history/check", Rank::Editor),
    ("GET", "/account", Rank::Contributor),
    ("POST", "/account/password", Rank::Contributor),
    ("POST", "/account/end", Rank::Contributor),
    ("GET", "/account/second", Rank::Contributor),
    ("POST", "/account/second", Rank::Contributor),
    ("POST", "/account/second/give-up", Rank::Contributor),
    ("POST", "/people/second", Rank::Admin),
    ("GET", "/people", Rank::Admin),
    ("POST", "/people/appoint", Rank::Admin),
    ("POST", "/people/change", Rank::Admin),
    ("POST", "/people/dismiss", Rank::Admin),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Anonymous,
    Dismissed,
    Contributor,
    Reviewer,
    Editor,
    Admin,
}

async fn asked(browser: &mut Browser, method: &str, path: &str) -> crate::browser::Answer {
    let (kept, answer) = (
        browser.cookie.clone(),
        match method {
            "GET" => browser.get(path).await,
            _ => browser.send(path, &[]).await,
        },
    );
    browser.cookie = kept;
    answer
}

#[tokio::test]
async fn every_route_by_every_office() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let mut everybody = vec![(Rank::Anonymous, served.browser())];
    let gone = served.appointed(&mut ada, "gone", "admin").await;
    for (name, rank) in [("con", Rank::Contributor), ("rev", Rank::Reviewer), ("edi", Rank::Editor)] {
        let office = format!("{rank:?}").to_lowercase();
        everybody.push((rank, served.appointed(&mut ada, name, &office).await));
    }
    let page = ada.get("/people").await.text();
    let seen = page.split("value=\"gone\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let form = [("name", "gone"), ("seen", seen.split('"').next().unwrap()), ("reason", "left")];
    assert_eq!(ada.send("/people/dismiss", &form).await.leads_to(), "/people");
    everybody.push((Rank::Dismissed, gone));
    everybody.push((Rank::Admin, ada));
    let mut checked = 0;
    for (rank, browser) in &mut everybody {
        let nowhere = asked(browser, "GET", "/no/such/page").await;
        for (method, path, least) in ROUTES {
            let answer = asked(browser, method, path).await;
            if *rank >= *least {
                assert!(
                    ![404, 401, 403].contains(&answer.status),
                    "{rank:?} {method} {path}: {}",
                    answer.status
                );
                assert_ne!(answer.leads_to(), "/sign-in", "{rank:?} {method} {path}");
            } else {
                assert_eq!(answer, nowhere, "{rank:?} {method} {path} is as what is not there");
            }
            checked += 1;
            for_programs(browser, *rank, method, path, *least).await;
        }
        for method in ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
            let line = format!("{method} / HTTP/1.1\r\nHost: {}\r\nOrigin: http://{0}\r\n", served.address);
            let answer = crate::browser::ask(served.address, &line, "").await;
            assert_eq!(answer.leads_to(), "/sign-in", "{method}");
        }
    }
    assert_eq!(checked, ROUTES.len() * 6);
}

/// The same address, asked by a program under the same session.
async fn for_programs(browser: &Browser, rank: Rank, method: &str, path: &str, least: Rank) {
    // A program that may end sessions ends its own: what is asked here must go on.
    if ["/account/password", "/account/end"].contains(&path) && rank >= least {
        return;
    }
    let answer = browser.program(method, &format!("/api{path}"), "{}").await;
    match rank {
        Rank::Anonymous | Rank::Dismissed => assert_eq!(answer.status, 401, "{rank:?} {method} {path}"),
        _ if rank < least => assert_eq!(answer.status, 404, "{rank:?} {method} {path}"),
        _ => assert!(![401, 404].contains(&answer.status), "{rank:?} {method} {path}: {}", answer.status),
    }
    assert_eq!(answer.cookie, None);
    assert!(!answer.text().contains("<!doctype"), "{method} {path} answers programs with data");
}

#[tokio::test]
async fn the_form_of_another_site_changes_nothing() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let here = served.address;
    let before = served.ledger();
    let form = [("name", "eve"), ("password", crate::browser::PASSWORD), ("office", "admin")];
    for headers in [
        String::new(),
        "Origin: null\r\n".to_owned(),
        "Origin: http://evil.example\r\n".to_owned(),
        format!("Origin: http://{here}.evil.example\r\n"),
        format!("Origin: http://evil.example/{here}\r\n"),
        format!("Origin: http://{here}\r\nSec-Fetch-Site: cross-site\r\n"),
        format!("Origin: http://{here}\r\nSec-Fetch-Site: same-site\r\n"),
        format!("Referer: http://{here}/people\r\nSec-Fetch-Site: same-origin\r\n"),
    ] {
        for (method, path, _) in ROUTES.iter().filter(|(method, ..)| *method == "POST") {
            let answer = ada.send_from(path, &form, &headers).await;
            assert_eq!(answer.status, 403, "{method} {path} with {headers:?}");
        }
        assert_eq!(ada.send_from("/sign-out", &[], &headers).await.status, 403, "{headers:?}");
    }
    assert_eq!(served.ledger(), before);
    assert_eq!(ada.get("/").await.status, 200, "still signed in");
}

#[tokio::test]
async fn a_form_that_is_too_long_is_refused() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let long = "x".repeat(vocabulary::limits::FORM_BYTES_MAX);
    assert_eq!(ada.send("/people/dismiss", &[("name", "ada"), ("reason", &long)]).await.status, 413);
}
