//! What stands before every route: whoever is not meant to reach this computer does not.

use crate::browser::{ask, clock, serve};
use custody::CaseFolder;
use desk::{Desk, DeskError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::timeout;

async fn desk() -> (tempfile::TempDir, Desk) {
    let dir = tempfile::TempDir::new().unwrap();
    let case = serde_json::from_str(r#"{"title": "Odry, a fictional flood"}"#).unwrap();
    let folder = CaseFolder::init_by(dir.path(), &case, clock().always()).unwrap();
    let desk = Desk::open(folder, Box::new(|_, _| Ok(String::new())), |_| {}).unwrap();
    (dir, desk)
}

#[tokio::test]
async fn an_address_that_others_can_reach_is_refused() {
    let (_dir, desk) = desk().await;
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let served = timeout(Duration::from_secs(5), desk.serve(listener)).await;
    let error = served.expect("it does not begin").unwrap_err();
    assert!(matches!(error, DeskError::NotLoopback(_)), "{error}");
}

#[tokio::test]
async fn behind_a_proxy_only_its_host_is_answered_for_and_cookies_go_by_tls() {
    let (_dir, desk) = desk().await;
    let desk = desk.behind("Desk.example.org");
    let code = desk.first_code().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(desk.serve(listener));
    let get = async |host: &str| {
        ask(address, &format!("GET /sign-in HTTP/1.1\r\nHost: {host}\r\n"), "").await.status
    };
    assert_eq!(get("desk.example.org").await, 200);
    for host in
        ["localhost", "127.0.0.1", "desk.example.org:81", "evil.example", "desk.example.org.evil.example"]
    {
        assert_eq!(get(host).await, 421, "{host}");
    }
    let word = crate::browser::PASSWORD.replace(' ', "+");
    let body = format!("code={code}&name=ada&password={word}&again={word}");
    let request = format!(
        "POST /first HTTP/1.1\r\nHost: desk.example.org\r\nOrigin: https://desk.example.org\r\nContent-Length: {}\r\n",
        body.len()
    );
    let given = ask(address, &request, &body).await.cookie.unwrap();
    assert!(given.starts_with("__Host-toll=") && given.contains("; Secure"), "{given}");
}

#[tokio::test]
async fn a_request_for_another_computer_is_turned_away() {
    let served = serve().await;
    let desk = served.address;
    for host in "rebound.example localhost.rebound.example 127.0.0.1.rebound.example localhost@rebound.example \
        rebound.example@localhost 0.0.0.0 [::] 192.168.1.4:80 127.1 2130706433 localhost\r\nHost:rebound.example"
        .split(' ')
        .chain([""])
    {
        let answer = ask(desk, &format!("GET /sign-in HTTP/1.1\r\nHost: {host}\r\n"), "").await;
        assert_eq!(answer.status, 421, "{host}");
        assert!(answer.headers.contains(&"cache-control: no-store".to_owned()), "{host}");
    }
    for line in ["GET /sign-in HTTP/1.0\r\n", "GET http://rebound.example/ HTTP/1.1\r\nHost: localhost\r\n"] {
        assert_eq!(ask(desk, line, "").await.status, 421, "{line}");
    }
    for host in ["localhost", "LocalHost:80", "127.0.0.1", "127.8.9.1:1", "[::1]:8655"] {
        assert_eq!(
            ask(desk, &format!("GET /sign-in HTTP/1.1\r\nHost: {host}\r\n"), "").await.status,
            200,
            "{host}"
        );
    }
}
