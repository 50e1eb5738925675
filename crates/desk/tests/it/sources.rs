//! Documents and claims at the desk: nothing of them to who may not see names, nothing kept whose words do not stand there, and
//! files handed in whole or not at all. All people and places are fictional.

use crate::browser::{Answer, Browser, Served, ask, clock, serve, serve_with};
use custody::{Arrival, CaseFolder, Document, IncidentKept, shown_stamp, verify};
use serde_json::{Value, json};
use vocabulary::{Digest, Reading, limits};

pub(crate) const TEXT: &str = "<script>alert(1)</script> & Mayor Asa Thorne said:\n27 people drowned in Odry, 4 people in Vale.\r\n\u{202e}odd\u{202c} \
    people\n\u{63a}\u{631}\u{642} 12 \u{634}\u{62e}\u{635}\u{627}\n";

pub(crate) fn sha256() -> Digest {
    Digest::of(TEXT.as_bytes())
}

pub(crate) fn at(words: &str) -> (usize, usize) {
    let start = TEXT[..TEXT.find(words).unwrap()].chars().count();
    (start, start + words.chars().count())
}

/// A case with one document, in which one figure was read.
pub(crate) async fn served() -> Served {
    served_with(|_| {}).await
}

/// The same, with what is kept beside it.
pub(crate) async fn served_with(more: impl FnOnce(&mut CaseFolder)) -> Served {
    serve_with(|case| {
        let mut folder = CaseFolder::open_by(case, clock().always()).unwrap();
        let path = "sources/a <b>.txt".to_owned();
        folder.intake(vec![Arrival { path: path.clone(), bytes: TEXT.into(), sidecar: None }]).unwrap();
        let (start, end) = at("27 people");
        let reading: Reading = serde_json::from_value(json!({
            "source": {"path": path, "sha256": sha256(), "title": "Thorne <i>speaks</i>", "published": "2031-05-08",
                       "published_by": null, "language": "en", "publisher": null, "url": null},
            "figures": [{"id": "f1", "start": start, "end": end, "text": "27 people", "low": 27, "high": 27,
                "precision": "exact", "status": "killed", "unit": "people", "sex": null, "age": null, "role": null,
                "nationality": null, "counts": null, "identified": false, "as_of": null, "when": null, "where": "Odry",
                "part_of": null, "modality": "asserted", "attributed_to": ["Mayor Asa Thorne"], "by": null, "means": []}],
            "quotes": [], "positions": [], "dates": [], "places": [], "warnings": [],
        }))
        .unwrap();
        folder.keep_readings([(&sha256(), "k", &reading)]).unwrap();
        folder.keep_stamp(&shown_stamp(&sha256(), "k"), TEXT).unwrap();
        folder.keep_documents(&[(sha256(), Document::of("k", &reading))]).unwrap();
        let (id, told) = ("odry".to_owned(), "{}".to_owned());
        folder.keep_incidents(&[IncidentKept { id, day: None, told }]).unwrap();
        more(&mut folder);
    })
    .await
}

/// A browser of somebody who sees what is withheld.
pub(crate) async fn seeing(served: &Served, ada: &mut Browser, name: &str, office: &str) -> Browser {
    let form =
        [("name", name), ("password", crate::browser::PASSWORD), ("office", office), ("withheld", "yes")];
    assert_eq!(ada.send("/people/appoint", &form).await.leads_to(), "/people");
    let mut browser = served.browser();
    assert_eq!(browser.sign_in(name, crate::browser::PASSWORD).await.leads_to(), "/");
    browser
}

pub(crate) fn place() -> String {
    format!("/source/{}", sha256())
}

/// The document as programs get it.
pub(crate) async fn document(browser: &mut Browser) -> Value {
    let answer = browser.program("GET", &format!("/api{}", place()), "").await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    serde_json::from_slice(&answer.body).unwrap()
}

#[tokio::test]
async fn who_does_not_see_what_is_withheld_gets_nothing_of_a_document() {
    let served = served().await;
    let mut ada = served.ada().await;
    let mut con = served.appointed(&mut ada, "con", "contributor").await;
    let mut edi = served.appointed(&mut ada, "edi", "editor").await;
    let before = served.ledger();
    for browser in [&mut con, &mut edi] {
        let nowhere = browser.get("/no/such/page").await;
        for path in [place(), format!("/original/{}", sha256()), "/source/00".to_owned()] {
            assert_eq!(browser.get(&path).await, nowhere, "{path}");
        }
        for path in ["/claims/judge", "/claims/correct", "/claims/add", "/claims/withdraw"] {
            let form = [("source", &*sha256().to_string()), ("verdict", "rejected")];
            assert_eq!(browser.send(path, &form).await, nowhere, "{path}");
        }
        let list = browser.get("/sources").await.text();
        for name in ["Thorne", "a <b>", "a &lt;b", &sha256().to_string()] {
            assert!(!list.contains(name), "{name}");
        }
        assert!(list.contains("holds one source"), "how many there are is no secret");
    }
    let mut sees = seeing(&served, &mut ada, "sue", "contributor").await;
    assert_eq!(sees.get(&place()).await.status, 200);
    assert_eq!(
        sees.send("/claims/judge", &[("source", &sha256().to_string())]).await.status,
        404,
        "a contributor decides nothing"
    );
    assert_eq!(served.ledger().lines().count(), before.lines().count() + 1);
}

#[tokio::test]
async fn a_count_leads_to_where_its_figure_stands() {
    let served = served().await;
    let mut ada = served.ada().await;
    let told = document(&mut ada).await;
    let name = told["claims"][0]["claim"].as_str().unwrap();
    let answer = ada.get(&format!("{}?claim=f1", place())).await;
    assert_eq!(answer.leads_to(), format!("{}?page=1#c-{name}", place()));
    let page = ada.get(&format!("{}?page=1", place())).await.text();
    assert!(page.contains(&format!("id=\"c-{name}\"")), "{page}");
    assert_eq!(
        ada.get(&format!("{}?claim=f99", place())).await.status,
        200,
        "one that is gone leads to its document"
    );
}

#[tokio::test]
async fn a_text_is_only_ever_text_and_an_original_only_ever_saved() {
    let served = served().await;
    let ada = served.ada().await;
    let page = ada.get(&place()).await.text();
    assert!(!page.contains("<script>alert") && !page.contains("<i>speaks") && !page.contains('\r'));
    assert!(page.contains("27 people</a></mark>"), "{page}");
    let (start, _) = at("27 people");
    assert!(page.contains(&format!("<p dir=\"auto\" data-at=\"{start}\">")), "lines tell where they begin");
    let answer = ada.get(&format!("/original/{}", sha256())).await;
    assert_eq!(answer.body, TEXT.as_bytes());
    for header in [
        "content-disposition: attachment",
        "content-type: application/octet-stream",
        "x-content-type-options: nosniff",
    ] {
        assert!(answer.headers.iter().any(|line| line == header), "{header}: {:?}", answer.headers);
    }
    for path in ["/original/00", &format!("/original/{}", Digest::of(b"other")), "/original/../case.db"] {
        assert_eq!(ada.get(path).await.status, 404, "{path}");
    }
    assert_eq!(ada.get(&format!("{}?page=99&claim=%3Cb", place())).await.status, 200);
}

const SAID: &[(&str, &str)] = &[
    ("number", "4"),
    ("precision", "exact"),
    ("status", "killed"),
    ("unit", "people"),
    ("modality", "asserted"),
    ("where", "Vale"),
];

/// A form about the document: `more` goes before what a claim says usually.
fn form(more: &[(&str, &str)]) -> Vec<(String, String)> {
    let source =
        [("source", &*sha256().to_string())].map(|(name, value)| (name.to_owned(), value.to_owned()));
    let told = more.iter().chain(SAID).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    told.chain(source).collect()
}

pub(crate) async fn send(browser: &mut Browser, path: &str, more: &[(&str, &str)]) -> Answer {
    let form = form(more);
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (&**name, &**value)).collect();
    browser.send(path, &form).await
}

#[tokio::test]
async fn words_that_do_not_stand_there_are_kept_by_no_form() {
    let served = served().await;
    let mut ada = served.ada().await;
    let before = served.ledger();
    let (start, end) = at("4 people");
    let (start, end) = (start.to_string(), end.to_string());
    let long = "x".repeat(limits::HAND_WORDS_CHARS_MAX + 1);
    for more in [
        &[("words", "")][..],
        &[("words", "5 people")],
        &[("words", "people")],
        &[("words", "5 people"), ("start", &start), ("end", &end)],
        &[("words", "people"), ("start", &end), ("end", &start)],
        &[("words", "people"), ("start", "999999999999"), ("end", "9999999999999")],
        &[("words", &long)],
        &[("words", "4 people"), ("number", "four")],
        &[("words", "4 people"), ("status", "slain")],
        &[("words", "4 people"), ("when", "yesterday")],
        &[("words", "4 people"), ("precision", "range"), ("high", "3")],
        &[("words", "4 people"), ("incident", "nowhere-1900")],
        &[("words", "27 people"), ("number", "27")],
    ] {
        assert_eq!(send(&mut ada, "/claims/add", more).await.status, 409, "{more:?}");
    }
    let claim = document(&mut ada).await["claims"][0]["claim"].as_str().unwrap().to_owned();
    for more in [
        &[("claim", "nothing"), ("words", "4 people")][..],
        &[("claim", &*claim), ("words", "28 people")],
        &[
            ("claim", &claim),
            ("words", "27 people"),
            ("number", "27"),
            ("where", "Odry"),
            ("attributed_to", "Mayor Asa Thorne"),
        ],
    ] {
        assert_eq!(send(&mut ada, "/claims/correct", more).await.status, 409, "{more:?}");
    }
    for (name, value) in [("verdict", "perhaps"), ("verdict", ""), ("claim", "")] {
        let more = [(name, value), ("claim", claim.as_str()), ("verdict", "rejected")];
        assert_eq!(send(&mut ada, "/claims/judge", &more).await.status, 409, "{name} {value}");
    }
    assert_eq!(send(&mut ada, "/claims/withdraw", &[("claim", &claim), ("entry", "1")]).await.status, 409);
    assert_eq!(served.ledger(), before);
}

/// Withdraws every decision on these claims, each on a page of its own.
async fn withdraw_all(ada: &mut Browser, claims: &[Value]) {
    for claim in claims {
        for made in claim["decisions"].as_array().unwrap() {
            let name = claim["claim"].as_str().unwrap();
            let now = document(ada).await;
            let now =
                now["claims"].as_array().unwrap().iter().find(|one| one["claim"] == name).unwrap().clone();
            let (seen, entry) = (now["seen"].to_string(), made["entry"].to_string());
            let more = [("claim", name), ("seen", &*seen), ("entry", &*entry)];
            assert_eq!(send(ada, "/claims/withdraw", &more).await.status, 303, "{made}");
        }
    }
}

#[tokio::test]
async fn a_claim_is_judged_corrected_added_and_each_is_withdrawn() {
    let served = served().await;
    let mut ada = served.ada().await;
    let mut rev = seeing(&served, &mut ada, "rev", "reviewer").await;
    let first = document(&mut ada).await["claims"][0].clone();
    let claim = first["claim"].as_str().unwrap();
    assert_eq!((first["figure"]["number"].as_u64(), first["seen"].as_u64()), (Some(27), Some(0)));
    let reject = [("claim", claim), ("verdict", "rejected"), ("seen", "0"), ("reason", "a slip")];
    let answer = send(&mut rev, "/claims/judge", &reject).await;
    assert_eq!(answer.leads_to(), format!("{}?page=1#c-{claim}", place()));
    assert_eq!(send(&mut rev, "/claims/judge", &reject).await.status, 303, "sent twice, kept once");
    let late =
        send(&mut ada, "/claims/judge", &[("claim", claim), ("verdict", "accepted"), ("seen", "0")]).await;
    assert_eq!(late.status, 409, "the second is told");
    let now = document(&mut ada).await["claims"][0].clone();
    assert_eq!(
        (now["verdict"].as_str(), now["decisions"][0]["by"].as_str()),
        (Some("rejected"), Some("rev"))
    );
    let seen = now["seen"].to_string();
    let (start, end) = at("27 people drowned");
    let (start, end) = (start.to_string(), end.to_string());
    let correct = [
        ("claim", claim),
        ("seen", &*seen),
        ("words", " 27  people drowned"),
        ("start", &start),
        ("end", &end),
        ("number", "26"),
        ("sex", "female"),
        ("incident", "odry"),
    ];
    assert_eq!(send(&mut ada, "/claims/correct", &correct).await.status, 303);
    let now = document(&mut ada).await["claims"][0].clone();
    assert_eq!((now["figure"]["number"].as_u64(), now["was"]["number"].as_u64()), (Some(26), Some(27)));
    assert_eq!((now["words"].as_str(), now["claim"].as_str()), (Some("27 people drowned"), Some(claim)));
    assert_eq!(send(&mut ada, "/claims/add", &[("words", "4 people")]).await.status, 303);
    assert_eq!(
        send(&mut ada, "/claims/add", &[("words", "4 people")]).await.status,
        303,
        "sent twice, kept once"
    );
    assert_eq!(send(&mut rev, "/claims/add", &[("words", "4 people")]).await.status, 409);
    let arabic = "12 \u{634}\u{62e}\u{635}\u{627}";
    assert_eq!(send(&mut ada, "/claims/add", &[("words", arabic), ("number", "12")]).await.status, 303);
    let told = document(&mut ada).await;
    let claims = told["claims"].as_array().unwrap();
    assert_eq!(claims.iter().filter(|claim| claim["by_hand"] == true).count(), 2);
    assert_eq!(claims.iter().map(|claim| claim["words"].as_str().unwrap()).collect::<Vec<_>>()[2], arabic);
    let page = ada.get(&format!("{}?claim={claim}", place())).await.text();
    assert!(page.contains("/claims/correct") && page.contains("value=\"26\""), "the form is filled");
    withdraw_all(&mut ada, claims).await;
    let told = document(&mut ada).await;
    assert_eq!(told["claims"].as_array().unwrap().len(), 1);
    let (mut now, seen) = (told["claims"][0].clone(), told["claims"][0]["seen"].clone());
    assert!(seen.as_u64() > Some(0));
    now["seen"] = json!(0);
    assert_eq!(now, first, "all is as it was, but who spoke last is known");
    assert_eq!(
        send(&mut ada, "/claims/add", &[("words", "4 people")]).await.status,
        303,
        "and may be added again"
    );
    let history = ada.get("/history").await.text();
    assert!(history.contains("A claim was corrected") && !history.contains("Something was settled"));
    assert!(verify(served.folder.path()).unwrap().holds());
}

/// A form with files, as a browser sends it.
pub(crate) async fn hand_in(
    served: &Served,
    browser: &Browser,
    fields: &[(&str, &str)],
    files: &[(&str, &str)],
) -> Answer {
    let mut body = String::new();
    for (name, value) in fields {
        body += &format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    }
    for (name, text) in files {
        body += &format!(
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/plain\r\n\r\n{text}\r\n"
        );
    }
    sent(served, browser, &(body + "--cut--\r\n"), "multipart/form-data; boundary=cut").await
}

async fn sent(served: &Served, browser: &Browser, body: &str, kind: &str) -> Answer {
    let (desk, cookie, length) = (served.address, &browser.cookie, body.len());
    let request = format!(
        "POST /sources/add HTTP/1.1\r\nHost: {desk}\r\nOrigin: http://{desk}\r\nCookie: {cookie}\r\nContent-Type: {kind}\r\n\
         Content-Length: {length}\r\n"
    );
    ask(desk, &request, body).await
}

#[tokio::test]
async fn what_is_no_form_with_files_brings_nothing_in() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let con = served.appointed(&mut ada, "con", "contributor").await;
    let before = served.ledger();
    let documents = [("kind", "document")];
    let file = [("a.txt", "12 people drowned.")];
    let nobody = served.browser();
    assert_eq!(hand_in(&served, &nobody, &documents, &file).await.leads_to(), "/sign-in");
    assert_eq!(hand_in(&served, &con, &documents, &[]).await.status, 409);
    assert_eq!(hand_in(&served, &con, &documents, &[("", "")]).await.status, 409, "no file was chosen");
    assert_eq!(hand_in(&served, &con, &[("kind", "site")], &file).await.status, 409);
    assert_eq!(
        hand_in(&served, &con, &[("kind", "document"), ("published", "soon")], &file).await.status,
        409
    );
    for wrong in ["title = 3", "titel = \"x\"", "\u{0}", &"#".repeat(limits::SETTINGS_BYTES_MAX as usize + 1)]
    {
        let files = [("a.txt", "12"), ("a.txt.toml", wrong)];
        assert_eq!(
            hand_in(&served, &con, &documents, &files).await.status,
            409,
            "what it says would be lost"
        );
    }
    let long = "x".repeat(limits::FORM_BYTES_MAX + 1);
    assert_eq!(hand_in(&served, &con, &[("kind", "document"), ("note", &long)], &file).await.status, 413);
    let many: Vec<(&str, &str)> = (0..=limits::UPLOAD_FILES_MAX).map(|_| ("a.txt", "1")).collect();
    assert_eq!(hand_in(&served, &con, &documents, &many).await.status, 409);
    let part = "--cut\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ndocument\r\n--cut\r\nContent-Disposition: \
        form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\n12 people";
    for (body, kind) in [
        (part, "multipart/form-data; boundary=cut"),
        (part, "multipart/form-data; boundary=other"),
        (part, "multipart/form-data"),
        (part, "application/x-www-form-urlencoded"),
        ("", "multipart/form-data; boundary=cut"),
        ("--cut--\r\n", "multipart/form-data; boundary=cut"),
        ("--cut\r\n\r\n\r\n--cut--", "multipart/form-data; boundary=cut"),
    ] {
        let answer = sent(&served, &con, body, kind).await;
        assert_eq!(answer.status, 409, "{kind}: {body:?}");
    }
    for name in ["a\0.txt", "\u{1b}[31mred.txt", "a.txt\u{7f}", "ends in a stroke\\", "\\"] {
        let answer = hand_in(&served, &con, &documents, &[("a.txt", "1"), (name, "2")]).await;
        assert!(answer.status == 409 && answer.text().contains("rename the file"), "{name:?}");
    }
    assert_eq!(served.ledger(), before);
}

#[tokio::test]
async fn files_come_in_under_plain_names_and_one_of_them_once() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let con = served.appointed(&mut ada, "con", "contributor").await;
    let fields =
        [("kind", "document"), ("published", "2031-05-08"), ("publisher", "Vale Courier"), ("build", "yes")];
    let files = [
        ("../../etc/\u{202e}passwd", "1"),
        ("folder/sub/a.txt", "2"),
        ("folder/sub/a.txt.toml", "title = \"Of its own\""),
        ("a.txt", "3"),
        ("\u{62a}\u{642}\u{631}\u{64a}\u{631}.txt", "4"),
        ("again.txt", "2"),
        ("empty.txt", ""),
    ];
    let answer = hand_in(&served, &con, &fields, &files).await;
    assert_eq!(answer.leads_to(), "/sources?added=5&known=1", "a contributor has nothing built");
    let answer = hand_in(&served, &con, &fields, &[("a.txt", "5")]).await;
    assert_eq!(answer.leads_to(), "/sources?added=1&known=0");
    let page = con.get("/sources?added=1&known=0").await.text();
    assert!(page.contains("One file was taken in") && !page.contains("a.txt"));
    let replaces = [("kind", "list"), ("same", "replaces")];
    for text in ["name\nAsa", "name\nAsa\nBo"] {
        assert_eq!(hand_in(&served, &ada, &replaces, &[("l.csv", text)]).await.status, 303);
    }
    let ledger = served.ledger();
    for path in [
        "sources/etc/passwd",
        "sources/folder/sub/a.txt",
        "sources/a.txt",
        "sources/a-2.txt",
        "sources/empty.txt",
    ] {
        assert!(ledger.contains(&format!("\"handed-in\",\"path\":\"{path}\"")), "{path}: {ledger}");
    }
    assert!(ledger.contains("\"by\":\"con\"") && ledger.contains("Vale Courier"));
    assert_eq!(
        ledger.matches("Of its own").count(),
        1,
        "what lies beside a file is known of it, and no file"
    );
    assert_eq!(ledger.matches("\"superseded\"").count(), 1, "a release takes the place of the one before");
    let token = con.cookie.split_once('=').unwrap().1;
    let body = "--cut\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ndocument\r\n--cut\r\nContent-Disposition: \
        form-data; name=\"file\"; filename=\"p.txt\"\r\n\r\n12\r\n--cut--\r\n";
    for (shown, status) in
        [(format!("Cookie: toll={token}\r\n"), 401), (format!("Authorization: Bearer {token}\r\n"), 200)]
    {
        let (desk, length) = (served.address, body.len());
        let request = format!(
            "POST /api/sources/add HTTP/1.1\r\nHost: {desk}\r\n{shown}Content-Type: multipart/form-data; boundary=cut\r\n\
             Content-Length: {length}\r\n"
        );
        assert_eq!(ask(desk, &request, body).await.status, status, "a program shows its token: {shown}");
    }
    let build = [("kind", "document"), ("build", "yes")];
    assert_eq!(hand_in(&served, &ada, &build, &[("b.txt", "9")]).await.leads_to(), "/sources/progress");
    assert_eq!(ada.get("/sources/progress").await.status, 200);
    let incoming = served.folder.path().join("originals/incoming");
    assert_eq!(std::fs::read_dir(incoming).unwrap().count(), 0, "nothing is left behind");
    assert!(verify(served.folder.path()).unwrap().holds());
    assert!(
        !served.folder.path().join("sources/a.txt").exists(),
        "the folders of the case are not written to"
    );
}
