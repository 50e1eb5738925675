//! The desk on a real listener, asked byte by byte as a browser, or an attacker, would.

use desk::{Desk, DeskError};
use std::fs;
use std::net::SocketAddr;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use vocabulary::{Digest, limits};

const PAGES: &[(&str, &str)] = &[("index.html", "<p>overview"), ("sources/a.html", "<p>words")];
const SECRET: &str = "a witness who is withheld";

fn write(file: PathBuf, text: impl AsRef<[u8]>) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
}

/// Writes a manifest of these files, whether they are there or not.
fn list(site: &Path, pages: &[(&str, &str)]) {
    let listed = pages.iter().map(|(path, text)| {
        serde_json::json!({"path": path, "sha256": Digest::of(text.as_bytes()), "bytes": text.len()})
    });
    let files: Vec<_> = listed.collect();
    write(
        site.join("manifest.json"),
        serde_json::json!({"format": "toll-site-1", "files": files}).to_string(),
    );
}

/// A case's folder with a site of these pages, beside and in which lies what was not published.
fn case(pages: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let site = folder.path().join("site");
    pages.iter().for_each(|(path, text)| write(site.join(path), text));
    list(&site, pages);
    for stray in ["../case.toml", "notes.txt", "sources/draft.html", ".hidden"] {
        write(site.join(stray), SECRET);
    }
    (folder, site)
}

async fn serve(site: &Path) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(Desk::of(site.to_owned()).unwrap().serve(listener));
    address
}

#[derive(Debug, PartialEq)]
struct Answer {
    status: u16,
    /// In small letters, but for the date.
    headers: Vec<String>,
    body: Vec<u8>,
}

async fn ask(desk: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect(desk).await.unwrap();
    stream.write_all(format!("{request}Connection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut head = Vec::new();
    stream.read_to_end(&mut head).await.unwrap();
    let end = head.windows(4).position(|four| four == b"\r\n\r\n").expect("an answer has a head");
    let body = head.split_off(end + 4);
    let head = String::from_utf8(head).unwrap().to_lowercase();
    let status = head[9..12].parse().unwrap();
    let headers = head.lines().skip(1).filter(|line| !line.starts_with("date")).map(str::to_owned).collect();
    Answer { status, headers, body }
}

async fn get(desk: SocketAddr, path: &str) -> Answer {
    ask(desk, &format!("GET {path} HTTP/1.1\r\nHost: {desk}\r\n")).await
}

#[tokio::test]
async fn an_address_that_others_can_reach_is_refused() {
    let (_folder, site) = case(PAGES);
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let served = Desk::of(site).unwrap().serve(listener);
    let error = timeout(Duration::from_secs(5), served).await.expect("it does not begin").unwrap_err();
    assert!(matches!(error, DeskError::NotLoopback(_)), "{error}");
}

#[test]
fn without_a_manifest_that_can_be_trusted_there_is_no_desk() {
    let (_folder, site) = case(PAGES);
    let refused = |why: &str| match Desk::of(site.clone()).unwrap_err() {
        DeskError::Manifest(..) => {}
        error => panic!("{why}: {error}"),
    };
    for path in ["../case.toml", "/etc/hosts", "a//b", "a/./b", ".hidden", "a\\b", "a%2fb", "", "a\0b"] {
        list(&site, &[(path, "")]);
        refused(path);
    }
    for json in ["", "[]", r#"{"format": "toll-site-2", "files": []}"#] {
        write(site.join("manifest.json"), json);
        refused(json);
    }
    list(&site, PAGES);
    let (manifest, outside) = (site.join("manifest.json"), site.join("../manifest.json"));
    fs::rename(&manifest, &outside).unwrap();
    symlink(outside, &manifest).unwrap();
    refused("a link");
    fs::remove_file(&manifest).unwrap();
    fs::File::create(manifest).unwrap().set_len(limits::MANIFEST_BYTES_MAX + 1).unwrap();
    let error = Desk::of(site).unwrap_err().to_string();
    assert!(error.contains(&limits::MANIFEST_BYTES_MAX.to_string()), "{error}");
}

#[tokio::test]
async fn what_is_not_published_and_what_is_not_there_are_alike() {
    let (_folder, site) = case(PAGES);
    let desk = serve(&site).await;
    let nothing = get(desk, "/no-such-page").await;
    assert_eq!(nothing.status, 404);
    let plain = "/notes.txt /sources/draft.html /.hidden /sources /sources/ /case.toml /../case.toml //index.html \
        /sources/../../case.toml /sources/../index.html /./index.html /INDEX.HTML /....//case.toml /..;/case.toml";
    let coded = "/%2e%2e/case.toml /..%2fcase.toml /%252e%252e/case.toml /..%5ccase.toml /..\\case.toml /%ff \
        /%c0%ae%c0%ae/case.toml /index.html%00 /index%2ehtml";
    for path in plain.split(' ').chain(coded.split(' ')).filter(|path| !path.is_empty()) {
        let answer = get(desk, path).await;
        assert_eq!(answer, nothing, "{path}");
    }
}

#[tokio::test]
async fn a_request_for_another_computer_is_turned_away() {
    let (_folder, site) = case(PAGES);
    let desk = serve(&site).await;
    for host in "rebound.example localhost.rebound.example 127.0.0.1.rebound.example localhost@rebound.example \
        rebound.example@localhost 0.0.0.0 [::] 192.168.1.4:80 127.1 2130706433 localhost\r\nHost:rebound.example"
        .split(' ')
        .chain([""])
    {
        let answer = ask(desk, &format!("GET / HTTP/1.1\r\nHost: {host}\r\n")).await;
        assert_eq!(answer.status, 421, "{host}");
        assert!(answer.headers.contains(&"cache-control: no-store".to_owned()), "{host}");
    }
    for line in ["GET / HTTP/1.0\r\n", "GET http://rebound.example/ HTTP/1.1\r\nHost: localhost\r\n"] {
        assert_eq!(ask(desk, line).await.status, 421, "{line}");
    }
    for host in ["localhost", "LocalHost:80", "127.0.0.1", "127.8.9.1:1", "[::1]:8655"] {
        assert_eq!(ask(desk, &format!("GET / HTTP/1.1\r\nHost: {host}\r\n")).await.status, 200, "{host}");
    }
}

#[tokio::test]
async fn nothing_but_reading_is_allowed() {
    let (_folder, site) = case(PAGES);
    let desk = serve(&site).await;
    for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"] {
        for path in ["/", "/sources/a.html", "/notes.txt", "/no-such-page"] {
            let answer = ask(desk, &format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\n")).await;
            assert_eq!(answer.status, 405, "{method} {path}");
            assert!(answer.headers.contains(&"allow: get, head".to_owned()), "{method} {path}");
        }
    }
}

#[tokio::test]
async fn bytes_that_were_not_published_are_not_shown_under_a_published_name() {
    let (folder, site) = case(PAGES);
    let (desk, page, outside) = (serve(&site).await, site.join("sources/a.html"), folder.path().join("out"));
    let refused = async |why: &str| assert_eq!(get(desk, "/sources/a.html").await.status, 503, "{why}");
    write(page.clone(), "<p>wordy");
    refused("changed, of the same length").await;
    write(outside.join("a.html"), PAGES[1].1);
    fs::remove_file(&page).unwrap();
    refused("gone").await;
    symlink(outside.join("a.html"), &page).unwrap();
    refused("a link, even to the very same bytes").await;
    fs::remove_dir_all(site.join("sources")).unwrap();
    symlink(outside, site.join("sources")).unwrap();
    refused("in a folder that is a link").await;
}

#[tokio::test]
async fn browsers_are_told_to_be_strict_and_what_each_file_is() {
    let long = "x".repeat(3 << 20);
    let data =
        [("calendar.ics", "BEGIN"), ("data/figures.csv", "id"), ("data/readings.jsonl", long.as_str())];
    let (_folder, site) = case(&[PAGES, &data].concat());
    let desk = serve(&site).await;
    for (path, kind, is_saved) in [
        ("/", "text/html; charset=utf-8", false),
        ("/manifest.json", "application/json", false),
        ("/calendar.ics", "text/calendar; charset=utf-8", true),
        ("/data/figures.csv", "text/csv; charset=utf-8", true),
        ("/data/readings.jsonl", "application/octet-stream", true),
        ("/no-such-page", "text/plain; charset=utf-8", false),
    ] {
        let answer = get(desk, path).await;
        for header in [
            &format!("content-type: {kind}"),
            "content-security-policy: default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
                form-action 'none'; frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "cross-origin-opener-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
            "cache-control: no-store",
        ] {
            assert!(answer.headers.iter().any(|line| line == header), "{path} has no {header}");
        }
        assert_eq!(
            answer.headers.contains(&"content-disposition: attachment".to_owned()),
            is_saved,
            "{path}"
        );
    }
    assert!(get(desk, "/data/readings.jsonl").await.body == long.as_bytes());
    let (whole, head) = (get(desk, "/").await, ask(desk, "HEAD / HTTP/1.1\r\nHost: localhost\r\n").await);
    assert_eq!((whole.body.as_slice(), head.body.as_slice()), (PAGES[0].1.as_bytes(), b"".as_slice()));
    assert_eq!(whole.headers, head.headers);
}

#[tokio::test]
async fn a_site_that_publication_makes_anew_is_shown_anew() {
    let (_folder, site) = case(PAGES);
    let desk = serve(&site).await;
    let declared = serde_json::from_str(r#"{"title": "An empty case"}"#).unwrap();
    let material = publication::Material {
        case: &declared,
        readings: &[],
        text_of: &|_| String::new(),
        reconciliation: &figures::reconcile(&declared, &[]),
        records: &[],
        registry: &vocabulary::Registry::default(),
        sdg: None,
        absorbed: &[],
        head: "0",
    };
    let mut made = Vec::new();
    publication::render(&material, &mut |path, pieces| {
        made.push((path.to_owned(), pieces.flatten().collect::<Vec<u8>>()));
        Ok(())
    })
    .unwrap();
    write(site.join("index.html"), "not finished");
    assert_eq!(get(desk, "/").await.status, 503, "while it is being built");
    made.iter().for_each(|(path, bytes)| write(site.join(path), bytes));
    for (path, bytes) in &made {
        assert!(get(desk, &format!("/{path}")).await.body == *bytes, "{path}");
    }
    assert_eq!(get(desk, "/sources/a.html").await.status, 404, "no longer published");
}
