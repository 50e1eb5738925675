//! The history: looked through, an entry with its bytes, a check beside the work, the ledger as a file.

use crate::browser::{Browser, PASSWORD, Served, serve};
use std::time::Duration;
use vocabulary::Digest;

/// A desk with Ada, an editor who sees what is withheld and one who does not, a contributor, and somebody who was dismissed
/// for a reason that is nobody else's business. Entries: 1 begun, 2 to 6 appointed, 7 dismissed.
async fn staffed() -> (Served, Browser, Browser, Browser, Browser) {
    let served = serve().await;
    let mut ada = served.ada().await;
    let form = [("name", "sees"), ("password", PASSWORD), ("office", "editor"), ("withheld", "yes")];
    ada.send("/people/appoint", &form).await;
    let mut sees = served.browser();
    sees.sign_in("sees", PASSWORD).await;
    let blind = served.appointed(&mut ada, "blind", "editor").await;
    let con = served.appointed(&mut ada, "con", "contributor").await;
    served.appointed(&mut ada, "gone", "reviewer").await;
    let form = [("name", "gone"), ("seen", "6"), ("reason", "spoke of <Asa Thorne>")];
    assert_eq!(ada.send("/people/dismiss", &form).await.leads_to(), "/people");
    (served, ada, sees, blind, con)
}

#[tokio::test]
async fn an_entry_that_is_not_there_is_no_page_and_its_bytes_are_for_those_who_see() {
    let (served, ada, _, blind, con) = staffed().await;
    for place in ["0", "8", "01", "+1", "1/", "-1", "x", "99999999999999999999", ""] {
        assert_eq!(ada.get(&format!("/entry/{place}")).await.status, 404, "{place}");
    }
    let line = served.ledger().lines().nth(6).unwrap().to_owned() + "\n";
    let digest = Digest::of(line.as_bytes()).to_string();
    let page = ada.get("/entry/7").await.text();
    assert!(page.contains(&digest) && page.contains("spoke of &lt;Asa Thorne&gt;"), "{page}");
    assert!(
        page.contains("&#34;kind&#34;:&#34;dismissed&#34;") || page.contains("&quot;kind&quot;"),
        "{page}"
    );
    assert!(page.contains("/history?matter=gone"), "{page}");
    for blind in [&blind, &con] {
        let page = blind.get("/entry/7").await.text();
        assert!(page.contains(&digest) && !page.contains("Asa Thorne"), "{page}");
    }
}

#[tokio::test]
async fn entries_are_looked_through_and_what_is_asked_stays_in_the_address() {
    let (_served, ada, _, _, con) = staffed().await;
    let numbers = |page: &str| -> Vec<u64> {
        let rows = page.split("<tr id=\"e").skip(1);
        rows.map(|row| row.split('"').next().unwrap().parse().unwrap()).collect()
    };
    let found = async |query: &str| numbers(&ada.get(&format!("/history?{query}")).await.text());
    assert_eq!(found("").await, [7, 6, 5, 4, 3, 2, 1]);
    assert_eq!(found("kind=dismissed").await, [7]);
    assert_eq!(found("kind=appointed&who=ada").await, [6, 5, 4, 3, 2]);
    assert_eq!(found("matter=gone").await, [7, 6]);
    assert_eq!(found("matter=gone&from=6").await, [6]);
    assert_eq!(found("who=gone").await, [0; 0]);
    assert_eq!(found("first=2031-05-08&last=2031-05-08").await.len(), 7);
    assert!(found("first=2031-05-09").await.is_empty() && found("last=2031-05-07").await.is_empty());
    let hostile = "%22%3E%3Cscript%3E%26%D8%A3'";
    let page = con.get(&format!("/history?matter={hostile}&kind={hostile}&first={hostile}")).await.text();
    assert!(page.contains("No entry fits.") && !page.contains("<script>&"), "{page}");
    assert!(
        page.contains("value=\"&#34;&gt;&lt;script&gt;") || page.contains("value=\"&quot;&gt;"),
        "{page}"
    );
    let page = ada.get("/history?who=ada&from=4").await.text();
    assert!(page.contains("href=\"/history?who=ada\""), "the way to the newest keeps the question: {page}");
}

#[tokio::test]
async fn a_case_is_checked_beside_the_work_and_its_head_is_told() {
    let (served, mut ada, mut sees, _, mut con) = staffed().await;
    assert_eq!(con.get("/history/check").await.status, 404);
    assert_eq!(con.send("/history/check", &[]).await.status, 404);
    assert!(!con.get("/history").await.text().contains("/history/check"));
    assert_eq!(sees.send("/history/check", &[]).await.leads_to(), "/history/check");
    let ended = async |browser: &Browser, words: &str| {
        for _ in 0..500 {
            let page = browser.get("/history/check").await.text();
            if page.contains(words) {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("it never said {words:?}: {}", browser.get("/history/check").await.text());
    };
    let page = ended(&sees, "Everything is as it was written.").await;
    let last = served.ledger().lines().nth(6).unwrap().to_owned() + "\n";
    assert!(page.contains(&format!("7-{}", Digest::of(last.as_bytes()))), "{page}");

    // Somebody else's original in the place of one of the case.
    std::fs::create_dir_all(served.folder.path().join("originals/zz")).unwrap();
    std::fs::write(served.folder.path().join("originals/zz/<b>note"), "foreign").unwrap();
    assert_eq!(ada.send("/history/check", &[]).await.leads_to(), "/history/check");
    let page = ended(&ada, "not put there by Toll").await;
    assert!(!page.contains("<b>note") && page.contains("&lt;b&gt;note"), "{page}");
}

#[tokio::test]
async fn the_ledger_as_a_file_is_for_editors_who_see_what_is_withheld() {
    let (served, _, sees, blind, con) = staffed().await;
    assert_eq!(blind.get("/history/ledger.jsonl").await.status, 404);
    assert_eq!(con.get("/history/ledger.jsonl").await.status, 404);
    let file = sees.get("/history/ledger.jsonl").await;
    assert_eq!((file.status, file.text()), (200, served.ledger()));
    assert!(file.headers.contains(&"content-disposition: attachment".to_owned()), "{:?}", file.headers);
    assert!(custody::verify_export(file.body.as_slice()).unwrap().holds());
    assert!(sees.get("/history/check").await.text().contains("/history/ledger.jsonl"));
    assert!(!blind.get("/history/check").await.text().contains("/history/ledger.jsonl"));
}
