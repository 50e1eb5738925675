//! The desk asked by programs: the same answers as pages, as data, by a token that no browser adds by itself.

use crate::browser::{Browser, PASSWORD, ask, serve};
use serde_json::{Value, json};

fn data(answer: &crate::browser::Answer) -> Value {
    serde_json::from_slice(&answer.body).unwrap_or_else(|_| panic!("no JSON: {}", answer.text()))
}

/// A program that has begun a session.
async fn begun(browser: &mut Browser, name: &str) -> Value {
    let sent = json!({ "name": name, "password": PASSWORD }).to_string();
    let answer = browser.program("POST", "/api/sign-in", &sent).await;
    assert_eq!((answer.status, &answer.cookie), (200, &None), "a program is given no cookie");
    let told = data(&answer);
    browser.cookie = format!("toll={}", told["token"].as_str().unwrap());
    told
}

#[tokio::test]
async fn what_does_not_come_from_a_program_changes_nothing() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let before = served.ledger();
    let here = served.address;
    let token = ada.cookie.split_once('=').unwrap().1.to_owned();
    let body = json!({ "name": "eve", "password": PASSWORD, "office": "admin" }).to_string();
    let bearer = format!("Authorization: Bearer {token}\r\n");
    let cookie = format!("Cookie: toll={token}\r\n");
    for (headers, status) in [
        // The form of another site can send plain text, and brings cookies along.
        (format!("{cookie}Content-Type: text/plain\r\n"), 403),
        (format!("{cookie}Content-Type: application/x-www-form-urlencoded\r\n"), 403),
        (format!("{bearer}Content-Type: text/plain\r\n"), 403),
        // A cookie is no token here.
        (format!("{cookie}Content-Type: application/json\r\n"), 401),
        ("Content-Type: application/json\r\nAuthorization: Bearer 00\r\n".to_owned(), 401),
    ] {
        let length = body.len();
        let request = format!(
            "POST /api/people/appoint HTTP/1.1\r\nHost: {here}\r\n{headers}Content-Length: {length}\r\n"
        );
        assert_eq!(ask(here, &request, &body).await.status, status, "{headers:?}");
    }
    let wrong = ada.program("POST", "/api/people/appoint", "[1]").await;
    assert_eq!((wrong.status, data(&wrong)["kind"].as_str()), (409, Some("not-json")));
    assert_eq!(served.ledger(), before);
    let file = ada.program("GET", "/api/style.css", "").await;
    assert_eq!(file.status, 404, "what is for browsers alone is not there for programs");
    assert_eq!(ada.send("/sign-out", &[]).await.status, 303);
}

#[tokio::test]
async fn a_program_comes_in_looks_decides_and_leaves() {
    let served = serve().await;
    let _ada = served.ada().await;
    let mut program = served.browser();
    let refused = program.program("POST", "/api/sign-in", r#"{"name": "ada", "password": "no"}"#).await;
    assert_eq!((refused.status, data(&refused)["kind"].as_str()), (403, Some("sign-in-wrong")));
    begun(&mut program, "ada").await;

    let overview = data(&program.program("GET", "/api/", "").await);
    assert_eq!(overview["entries"], 2, "begun and appointed");
    assert_eq!(overview["latest"][0]["office"], "admin");
    assert_eq!(overview["head"], Value::Null, "what is for the page alone is left out");

    let wrong =
        program.program("POST", "/api/people/appoint", r#"{"name": "zoe", "office": "reviewer"}"#).await;
    assert_eq!((wrong.status, data(&wrong)["kind"].as_str()), (422, Some("password-too-short")));
    let sent = json!({ "name": "zoe", "office": "reviewer", "password": PASSWORD, "withheld": true });
    let made = data(&program.program("POST", "/api/people/appoint", &sent.to_string()).await);
    assert_eq!(made, json!({ "entry": 3, "see": "/api/people" }));
    let again = program.program("POST", "/api/people/appoint", &sent.to_string()).await;
    let told = data(&again);
    assert_eq!((again.status, &told["kind"], &told["entry"]), (409, &json!("overtaken"), &json!(3)));
    let people = data(&program.program("GET", made["see"].as_str().unwrap(), "").await);
    assert_eq!(
        people["people"][1],
        json!({"name": "zoe", "entry": 3, "office": "reviewer", "second": false, "sees_withheld": true})
    );

    assert_eq!(program.program("POST", "/api/sign-out", "{}").await.status, 200);
    assert_eq!(
        program.program("GET", "/api/", "").await.status,
        401,
        "the token is worth nothing any longer"
    );
}

#[tokio::test]
async fn the_description_is_for_everybody_and_names_what_there_is() {
    let served = serve().await;
    let answer = served.browser().get("/openapi.json").await;
    let told = data(&answer);
    assert_eq!(told["openapi"], "3.1.0");
    assert_eq!(
        told["paths"]["/api/queue/judge"]["post"]["x-needs"],
        json!({"office": "reviewer", "sees withheld": true})
    );
    assert_eq!(told["paths"]["/api/language"], Value::Null);
    let schema =
        &told["paths"]["/api/history"]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    assert!(schema["properties"]["lines"].is_object());
    let text = answer.text();
    let refs = text.split("\"$ref\": \"").skip(1).map(|rest| rest.split('"').next().unwrap());
    for place in refs {
        assert!(["#/components/schemas/Done", "#/components/schemas/Problem"].contains(&place), "{place}");
    }
}
