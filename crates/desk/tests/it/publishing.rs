//! Publishing as an act: nothing goes out unseen, and what is served changes whole. Everything told of here is fictional.

use crate::browser::{Answer, Browser, Served, clock, serve_with, write};
use crate::counted::{PAGE, build, build_warned, readings, served};
use crate::figures::field;
use publication::{CellPublished, CellTable, DisclosureWarning, WarningKind};
use std::path::Path;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

const FIRST: &[(&str, &str)] = &[("index.html", "<p>the first")];
const SECOND: &[(&str, &str)] = &[("index.html", "<p>the second"), ("figures/new.html", "<p>new")];

/// What the form on the page names: the manifest, and the last publication.
async fn looked_at(browser: &Browser) -> (String, String) {
    let page = browser.get("/publication").await.text();
    (field(&page, "/publish", "manifest"), field(&page, "/publish", "seen"))
}

async fn publish(browser: &mut Browser, more: &[(&str, &str)]) -> Answer {
    let (manifest, seen) = looked_at(browser).await;
    let form = [&[("manifest", manifest.as_str()), ("seen", seen.as_str())], more].concat();
    browser.send("/publish", &form).await
}

/// The page once publishing has ended, as a browser that looks again by itself comes to see it.
async fn ended(browser: &Browser) -> String {
    for _ in 0..1200 {
        let page = browser.get("/publication").await;
        if !page.headers.iter().any(|line| line == "refresh: 2") {
            return page.text();
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("publishing does not end");
}

const SAID: &[(&str, &str)] = &[("title", "First <edition>"), ("reason", "it is time")];

#[tokio::test]
async fn what_nobody_looked_at_is_not_published() {
    let served = served().await;
    let mut ada = served.ada().await;
    let before = served.ledger();
    for more in [&[][..], &[("title", "First")], &[("reason", "time")], &[("title", " "), ("reason", "time")]]
    {
        assert_eq!(publish(&mut ada, more).await.status, 422, "{more:?}");
    }
    let long = "x".repeat(201);
    assert_eq!(publish(&mut ada, &[("title", &long), ("reason", "time")]).await.status, 422);
    for manifest in ["", "0", &"0".repeat(64)] {
        let form = [&[("manifest", manifest), ("seen", "0")], SAID].concat();
        assert_eq!(ada.send("/publish", &form).await.status, 409, "{manifest}");
    }
    let preview = served.folder.path().join("preview");
    let page = ada.get("/publication").await.text();
    let (manifest, seen) = (field(&page, "/publish", "manifest"), field(&page, "/publish", "seen"));
    write(preview.join("index.html"), "<p>another");
    let form = [&[("manifest", manifest.as_str()), ("seen", seen.as_str())], SAID].concat();
    assert_eq!(ada.send("/publish", &form).await.leads_to(), "/publication");
    let page = ended(&ada).await;
    assert!(
        page.contains("It was not published. The preview changed"),
        "a page is not as it was looked at: {page}"
    );
    assert_eq!(served.ledger(), before);
    assert_eq!(ada.get("/site/index.html").await.status, 404, "nothing is published");
}

fn few() -> DisclosureWarning {
    let cell = CellPublished {
        table: CellTable::Incident,
        of: "odry".to_owned(),
        status: None,
        sex: None,
        age: None,
        persons: 1,
    };
    DisclosureWarning { kind: WarningKind::SmallCell, cell, was: None }
}

#[tokio::test]
async fn over_warnings_is_published_only_by_who_says_so_and_why_and_the_ledger_keeps_their_number() {
    let served = serve_with(|case| build_warned(case, &readings(&[]), FIRST, vec![few(), few()])).await;
    let mut ada = served.ada().await;
    let before = served.ledger();
    let title = ("title", "First");
    for more in [
        &[title, ("reason", "it is time")][..],
        &[title, ("reason", "it is time"), ("over", "no")],
        &[title, ("over", "yes")],
        &[title, ("over", "yes"), ("reason", " ")],
    ] {
        let refused = publish(&mut ada, more).await;
        assert_eq!(refused.status, 422, "{more:?}");
        assert!(refused.text().contains("aria-invalid=\"true\" aria-describedby=\"wrong\""), "{more:?}");
    }
    let (manifest, seen) = looked_at(&ada).await;
    let body = serde_json::json!({"title": "First", "reason": "time", "manifest": manifest, "seen": seen});
    let refused = ada.program("POST", "/api/publish", &body.to_string()).await;
    assert!(refused.status == 422 && refused.text().contains("pub-warned"), "{}", refused.text());
    assert_eq!(served.ledger(), before);
    assert_eq!(ada.get("/site/index.html").await.status, 404, "nothing is published");
    let over = [title, ("over", "yes"), ("reason", "the two are known to have fled")];
    assert_eq!(publish(&mut ada, &over).await.leads_to(), "/publication");
    assert!(ended(&ada).await.contains("It is published, by entry "));
    let ledger = served.ledger();
    let entry = ledger.lines().find(|line| line.contains("\"kind\":\"published\"")).unwrap();
    assert!(entry.contains("\"warnings\":2") && entry.contains("the two are known to have fled"), "{entry}");
    let page = ada.get("/publication").await.text();
    let one = page.split("href=\"/publication/").nth(1).unwrap().split('"').next().unwrap();
    assert!(ada.get(&format!("/publication/{one}")).await.text().contains("published over 2 warnings"));
}

/// Long enough to hash that others come while it goes on.
fn long() -> String {
    "<p>a long page".repeat(4 << 20)
}

/// Who asks and goes away, or is cut off, is told the end when they come back, and others are told that it goes on.
#[tokio::test]
async fn what_was_begun_goes_on_without_who_began_it_and_the_end_is_told() {
    let long = long();
    let pages = [("a.html", long.as_str()), ("b.html", &long), ("index.html", "<p>the first")];
    let served = serve_with(|case| build(case, &readings(&[]), &pages)).await;
    let mut ada = served.ada().await;
    let mut edi = served.appointed(&mut ada, "edi", "editor").await;
    let rev = served.appointed(&mut ada, "rev", "reviewer").await;
    let (manifest, seen) = looked_at(&ada).await;
    let body = format!("title=First&reason=time&manifest={manifest}&seen={seen}");
    let host = served.address;
    let request = format!(
        "POST /publish HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        ada.cookie,
        body.len()
    );
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut going = String::new();
    for _ in 0..1000 {
        going = edi.program("GET", "/api/publication", "").await.text();
        if !going.contains(r#""act":{"stage":"none"}"#) {
            break;
        }
    }
    drop(stream);
    assert!(going.contains(r#""act":{"stage":"running","title":"First","by":"ada","#), "{going}");
    assert!(going.contains(r#""preview":null"#), "{going}");
    let page = edi.get("/publication").await;
    assert!(page.headers.iter().any(|line| line == "refresh: 2") && !page.text().contains("/publish\""));
    let form = [("title", "Mine"), ("reason", "r"), ("manifest", &manifest), ("seen", "0")];
    let second = edi.send("/publish", &form).await;
    assert!(second.status == 409 && second.text().contains("published already"), "{}", second.text());
    assert_eq!(ada.get("/site/index.html").await.status, 404, "readers see nothing of it before it is whole");
    let told = rev.program("GET", "/api/publication", "").await.text();
    assert!(told.contains(r#""act":{"stage":"none"}"#), "for those alone who publish: {told}");
    let page = ended(&ada).await;
    assert!(page.contains("<bdi>First</bdi>: It is published, by entry "), "{page}");
    let told = ada.program("GET", "/api/publication", "").await.text();
    assert!(told.contains(r#""act":{"stage":"published","title":"First","#), "{told}");
    assert!(edi.program("GET", "/api/publication", "").await.text().contains(r#""act":{"stage":"none"}"#));
    assert_eq!(edi.get("/site/index.html").await.text(), "<p>the first");
    assert_eq!(served.ledger().matches("\"kind\":\"published\"").count(), 1);
    let late = [("title", "Mine"), ("reason", "r"), ("manifest", &manifest), ("seen", "0")];
    assert_eq!(edi.send("/publish", &late).await.status, 409, "the preview is gone");
}

#[tokio::test]
async fn the_preview_is_for_editors_alone() {
    let served = served().await;
    let mut ada = served.ada().await;
    let rev = served.appointed(&mut ada, "rev", "reviewer").await;
    let edi = served.appointed(&mut ada, "edi", "editor").await;
    let nothing = rev.get("/no/such/page").await;
    assert_eq!(rev.get("/preview/index.html").await, nothing);
    assert_eq!(served.browser().get("/preview/index.html").await.leads_to(), "/sign-in");
    let seen = edi.get("/preview/index.html").await;
    assert_eq!(seen.text(), "<p>the first");
    assert!(seen.headers.iter().any(|line| line == "x-robots-tag: noindex, nofollow"));
    for path in ["/preview/../case.toml", "/preview/.hidden", "/preview/nothing.html"] {
        assert_eq!(edi.get(path).await.status, 404, "{path}");
    }
    let page = rev.get("/publication").await.text();
    assert!(!page.contains("/publish\"") && !page.contains("The preview"), "{page}");
}

#[tokio::test]
async fn a_site_is_published_whole_and_the_second_says_what_changed() {
    let served = served().await;
    let mut ada = served.ada().await;
    let answer = publish(&mut ada, SAID).await;
    assert_eq!(answer.leads_to(), "/publication", "{}", answer.text());
    assert!(ended(&ada).await.contains("It is published, by entry "));
    assert_eq!(ada.get("/site/index.html").await.text(), "<p>the first");
    assert_eq!(ada.get("/preview/index.html").await.status, 404, "there is no preview any more");
    let page = ada.get("/publication").await.text();
    assert!(
        page.contains("First &lt;edition&gt;") && page.contains("Readers have the publication"),
        "{page}"
    );
    assert_eq!(ada.send("/publish", &[("title", "t"), ("reason", "r"), ("seen", "0")]).await.status, 409);
    let ledger = served.ledger();
    let entry = ledger.lines().find(|line| line.contains("\"kind\":\"published\"")).unwrap();
    assert!(entry.contains("\"by\":\"ada\"") && entry.contains("\"files\":2,\"warnings\":0"), "{entry}");
    let served = second(served, &readings(&["40 by=a_doctor"]), SECOND).await;
    let mut ada = served.browser();
    ada.sign_in("ada", crate::browser::PASSWORD).await;
    let page = ada.get("/publication").await.text();
    assert!(page.contains("2 \u{2192} 3"), "one claim more: {page}");
    assert!(page.contains("One page was added."), "{page}");
    assert!(ada.get("/").await.text().contains("2 \u{2192} 3"), "the overview tells it too");
    assert_eq!(publish(&mut ada, &[("title", "Second"), ("reason", "more is known")]).await.status, 303);
    ended(&ada).await;
    assert_eq!(ada.get("/site/figures/new.html").await.text(), "<p>new");
    assert_eq!(ada.get("/site/index.html").await.text(), "<p>the second", "the one that was open before");
    let page = ada.get("/publication").await.text();
    let entry = page.split("href=\"/publication/").nth(1).unwrap().split('"').next().unwrap();
    let one = ada.get(&format!("/publication/{entry}")).await.text();
    assert!(one.contains("Second") && one.contains("2 \u{2192} 3") && one.contains(PAGE), "{one}");
    assert!(custody::verify(served.folder.path()).unwrap().holds());
}

/// The same case at another desk, after another build.
async fn second(served: Served, readings: &[vocabulary::Reading], pages: &[(&str, &str)]) -> Served {
    let dir = served.folder.path().to_path_buf();
    let copy = |into: &Path| copy_all(&dir, into);
    serve_with(|case| {
        std::fs::remove_dir_all(case).unwrap();
        copy(case);
        build(case, readings, pages);
    })
    .await
}

fn copy_all(from: &Path, into: &Path) {
    std::fs::create_dir_all(into).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = into.join(entry.file_name());
        match entry.file_type().unwrap().is_dir() {
            true => copy_all(&entry.path(), &to),
            false => drop(std::fs::copy(entry.path(), to).unwrap()),
        }
    }
}

/// A publication that was entered and not moved, as after a kill, is finished when the desk is opened.
#[tokio::test]
async fn a_publication_that_was_broken_off_is_finished_at_the_next_opening() {
    let served = serve_with(|case| {
        build(case, &readings(&[]), FIRST);
        let mut folder = custody::CaseFolder::open_by(case, clock().always()).unwrap();
        let manifest = std::fs::read(case.join("preview/manifest.json")).unwrap();
        let kept = folder.keep_beside(&[&manifest, b"{}"]).unwrap();
        let made = vocabulary::Published {
            title: "Broken off".to_owned(),
            by: "ada".to_owned(),
            reason: "r".to_owned(),
            manifest: kept[0],
            record: kept[1],
            files: 2,
            warnings: 0,
            made_at: 1,
            head: vocabulary::Digest::of(b"head"),
        };
        let wish = custody::Wish { wanted: custody::Wanted::Published(made), seen: 0 };
        assert!(matches!(folder.grant(&[wish]).unwrap()[..], [custody::Granting::Kept(_)]));
        assert!(!case.join("site").exists());
    })
    .await;
    let ada = served.ada().await;
    assert_eq!(ada.get("/site/index.html").await.text(), "<p>the first");
    let page = ada.get("/publication").await.text();
    assert!(page.contains("Broken off") && page.contains("Readers have the publication"), "{page}");
    let entry = page.split("href=\"/publication/").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(
        ada.get(&format!("/publication/{entry}")).await.status,
        500,
        "a record that is none is no page"
    );
}
