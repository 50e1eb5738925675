//! The published site at the desk: the files that its manifest names, in those bytes, and nothing else.

use crate::browser::{Served, ask, clock, list, serve_with, write};
use custody::CaseFolder;
use desk::{Desk, DeskError};
use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use vocabulary::limits;

const PAGES: &[(&str, &str)] = &[("index.html", "<p>overview"), ("sources/a.html", "<p>words")];
const SECRET: &str = "a witness who is withheld";

/// A served case with a site of these pages, beside and in which lies what was not published.
async fn served(pages: &[(&str, &str)]) -> (Served, PathBuf) {
    let served = serve_with(|case| {
        let site = case.join("site");
        pages.iter().for_each(|(path, text)| write(site.join(path), text));
        list(&site, pages);
        for stray in ["notes.txt", "sources/draft.html", ".hidden"] {
            write(site.join(stray), SECRET);
        }
    })
    .await;
    let site = served.folder.path().join("site");
    (served, site)
}

#[test]
fn without_a_manifest_that_can_be_trusted_there_is_no_desk() {
    let dir = tempfile::TempDir::new().unwrap();
    let case = serde_json::from_str(r#"{"title": "Odry, a fictional flood"}"#).unwrap();
    drop(CaseFolder::init_by(dir.path(), &case, clock().always()).unwrap());
    let site = dir.path().join("site");
    let opened = || {
        let folder = CaseFolder::open_by(dir.path(), clock().always()).unwrap();
        Desk::open(folder, Box::new(|_, _| Ok(String::new())), |_| {}).map(|_| ())
    };
    let refused = |why: &str| match opened().unwrap_err() {
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
    let error = opened().unwrap_err().to_string();
    assert!(error.contains(&limits::MANIFEST_BYTES_MAX.to_string()), "{error}");
}

#[tokio::test]
async fn what_is_not_published_and_what_is_not_there_are_alike() {
    let (served, _site) = served(PAGES).await;
    let ada = served.ada().await;
    let get = async |path: &str| ada.get(&format!("/site{path}")).await;
    let nothing = get("/no-such-page").await;
    assert_eq!(nothing.status, 404);
    let plain = "/notes.txt /sources/draft.html /.hidden /sources /sources/ /case.toml /../case.toml //index.html \
        /sources/../../case.toml /sources/../index.html /./index.html /INDEX.HTML /....//case.toml /..;/case.toml";
    let coded = "/%2e%2e/case.toml /..%2fcase.toml /%252e%252e/case.toml /..%5ccase.toml /..\\case.toml /%ff \
        /%c0%ae%c0%ae/case.toml /index.html%00 /index%2ehtml";
    for path in plain.split(' ').chain(coded.split(' ')).filter(|path| !path.is_empty()) {
        assert_eq!(get(path).await, nothing, "{path}");
    }
}

#[tokio::test]
async fn bytes_that_were_not_published_are_not_shown_under_a_published_name() {
    let (served, site) = served(PAGES).await;
    let (browser, page, outside) =
        (served.browser(), site.join("sources/a.html"), served.folder.path().join("out"));
    let refused = async |why: &str| {
        let answer = browser.get("/site/sources/a.html").await;
        assert_eq!(answer.status, 409, "{why}");
        assert!(answer.text().contains("not as it was published"), "{why}");
    };
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
    let (served, _site) = served(&[PAGES, &data].concat()).await;
    let browser = served.browser();
    for (path, kind, is_saved) in [
        ("/index.html", "text/html; charset=utf-8", false),
        ("/manifest.json", "application/json", false),
        ("/calendar.ics", "text/calendar; charset=utf-8", true),
        ("/data/figures.csv", "text/csv; charset=utf-8", true),
        ("/data/readings.jsonl", "application/octet-stream", true),
        ("/no-such-page", "text/html; charset=utf-8", false),
    ] {
        let answer = browser.get(&format!("/site{path}")).await;
        for header in [
            &format!("content-type: {kind}"),
            "content-security-policy: default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; \
                form-action 'self'; frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: same-origin",
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
    assert!(browser.get("/site/data/readings.jsonl").await.body == long.as_bytes());
    let head = "HEAD /site/index.html HTTP/1.1\r\nHost: localhost\r\n";
    let (whole, head) = (browser.get("/site/index.html").await, ask(served.address, head, "").await);
    assert_eq!((whole.body.as_slice(), head.body.as_slice()), (PAGES[0].1.as_bytes(), b"".as_slice()));
    assert_eq!(whole.headers, head.headers);
}

#[tokio::test]
async fn a_site_that_publication_makes_anew_is_shown_anew() {
    let (served, site) = served(PAGES).await;
    let browser = served.browser();
    let declared = serde_json::from_str(r#"{"title": "An empty case"}"#).unwrap();
    let material = publication::Material {
        case: &declared,
        readings: &[],
        text_of: &|_| String::new(),
        reconciliation: &figures::reconcile(&declared, &[]),
        records: &[],
        registry: &vocabulary::Registry::default(),
        estimates: None,
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
    assert_eq!(browser.get("/site/index.html").await.status, 409, "while it is being built");
    made.iter().for_each(|(path, bytes)| write(site.join(path), bytes));
    for (path, bytes) in &made {
        assert!(browser.get(&format!("/site/{path}")).await.body == *bytes, "{path}");
    }
    assert_eq!(browser.get("/site/sources/a.html").await.status, 404, "no longer published");
}
