//! Forms that are refused: what was typed stands in them once more, what is amiss beside its field, and nobody sees more by it.
//! Everything told of here is fictional.

use crate::browser::{Answer, serve};
use crate::counted::KILLED;
use crate::figures::field;
use crate::sources::{document, seeing, send, sha256};
use serde_json::{Value, json};

/// The form of a page that is sent to an address, the first that has these words.
fn form<'p>(page: &'p str, action: &str, with: &str) -> &'p str {
    let forms = page.split("<form").skip(1).map(|form| form.split("</form>").next().unwrap());
    let mut sent = forms.filter(|form| form.contains(&format!("action=\"{action}\"")));
    sent.find(|form| form.contains(with)).unwrap_or_else(|| panic!("no form {action} with {with}: {page}"))
}

/// Checks that focus and description of the one error lead to this field.
fn is_at(form: &str, field: &str) {
    let named =
        form.split(&format!("name=\"{field}\"")).nth(1).unwrap_or_else(|| panic!("no {field}: {form}"));
    let tag = named.split('>').next().unwrap();
    assert!(tag.contains("aria-invalid=\"true\" aria-describedby=\"wrong\" autofocus"), "{field}: {tag}");
    assert_eq!((form.matches("id=\"wrong\"").count(), form.matches("autofocus").count()), (1, 1));
}

fn problem(answer: &Answer) -> (u16, String) {
    let told: Value = serde_json::from_slice(&answer.body).unwrap();
    assert!(answer.headers.iter().any(|line| line == "content-type: application/problem+json"));
    (answer.status, told["kind"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn what_was_typed_of_a_claim_stands_there_again_and_is_only_ever_text() {
    let served = crate::sources::served().await;
    let mut ada = served.ada().await;
    let before = served.ledger();
    let typed = [
        ("words", "5 \"people\"</textarea><script>"),
        ("number", "5"),
        ("status", "injured"),
        ("identified", "yes"),
        ("attributed_to", "the <ministry>\nofficials"),
        ("reason", "\"> <b>read anew</b>"),
    ];
    let answer = send(&mut ada, "/claims/add", &typed).await;
    let page = answer.text();
    assert_eq!(answer.status, 409);
    let hand = form(&page, "/claims/add", "name=\"words\"");
    for stands in [
        "5 &quot;people&quot;&lt;/textarea&gt;&lt;script&gt;</textarea>",
        "value=\"5\"",
        "<option value=\"injured\" selected>",
        "name=\"identified\" value=\"yes\" checked",
        "the &lt;ministry&gt;\nofficials</textarea>",
        "value=\"&quot;&gt; &lt;b&gt;read anew&lt;/b&gt;\"",
        "The words do not stand in the text.",
    ] {
        assert!(
            hand.contains(stands) || hand.replace("&#34;", "&quot;").contains(stands),
            "{stands}: {hand}"
        );
    }
    is_at(hand, "words");
    assert!(
        page.contains("<details id=\"hand\" class=\"hand\" open>")
            && page.contains("<title>This was refused: ")
    );
    for (more, wrong) in [
        (&[("words", "4 people"), ("number", "four")][..], "number"),
        (&[("words", "4 people"), ("when", "yesterday")], "when"),
        (&[("words", "4 people"), ("precision", "range"), ("high", "3")], "high"),
        (&[("words", "4 people"), ("incident", "nowhere-1900")], "incident"),
        (&[("words", "4 people"), ("part_of", "nowhere")], "part_of"),
    ] {
        let page = send(&mut ada, "/claims/add", more).await.text();
        is_at(form(&page, "/claims/add", "name=\"words\""), wrong);
    }
    let told = json!({"source": sha256(), "words": "5 people", "number": 5, "precision": "exact", "status": "killed",
        "unit": "people", "modality": "asserted"});
    let answer = ada.program("POST", "/api/claims/add", &told.to_string()).await;
    assert_eq!(
        problem(&answer),
        (409, "claim-words-not-there".to_owned()),
        "a program is told the same as ever"
    );
    assert_eq!(served.ledger(), before);
}

#[tokio::test]
async fn who_comes_second_finds_what_they_wrote_beside_what_stands_now() {
    let served = crate::sources::served().await;
    let mut ada = served.ada().await;
    let mut rev = seeing(&served, &mut ada, "rev", "reviewer").await;
    assert_eq!(send(&mut ada, "/claims/add", &[("words", "4 people")]).await.status, 303);
    let claims = document(&mut ada).await["claims"].clone();
    let claim = claims[0]["claim"].as_str().unwrap();
    let judged = [("claim", claim), ("seen", "0"), ("verdict", "rejected"), ("reason", "a slip")];
    assert_eq!(send(&mut rev, "/claims/judge", &judged).await.status, 303);
    let late = [("claim", claim), ("seen", "0"), ("verdict", "accepted"), ("reason", "looked at twice")];
    let answer = send(&mut ada, "/claims/judge", &late).await;
    let page = answer.text();
    assert_eq!((answer.status, page.matches("looked at twice").count()), (409, 1), "in the one form");
    let judge = form(&page, "/claims/judge", &format!("name=\"claim\" value=\"{claim}\""));
    assert!(
        judge.contains("Somebody else decided first, by entry")
            && judge.contains("value=\"looked at twice\"")
    );
    assert!(judge.contains("id=\"wrong\" role=\"alert\" tabindex=\"-1\" autofocus"), "{judge}");
    let seen = document(&mut ada).await["claims"][0]["seen"].to_string();
    assert!(
        judge.contains(&format!("name=\"seen\" value=\"{seen}\"")),
        "what is sent now is on what stands now"
    );
    let stale =
        [("claim", claim), ("seen", "0"), ("words", "27 people"), ("number", "26"), ("reason", "misread")];
    let page = send(&mut ada, "/claims/correct", &stale).await.text();
    let hand = form(&page, "/claims/correct", "name=\"words\"");
    assert!(hand.contains("value=\"26\"") && hand.contains("value=\"misread\"") && hand.contains("by entry"));
    // Where the claim is there no longer, the form by which one is added has it.
    let gone = [("claim", "nothing"), ("words", "27 people"), ("number", "26"), ("reason", "misread")];
    let page = send(&mut ada, "/claims/correct", &gone).await.text();
    assert!(form(&page, "/claims/add", "name=\"words\"").contains("value=\"misread\""));
}

#[tokio::test]
async fn a_form_whose_page_is_gone_gives_back_what_was_written() {
    let served = crate::sources::served().await;
    let mut ada = served.ada().await;
    let form = [("source", "00"), ("claim", "x"), ("verdict", "rejected"), ("reason", "a <long> story")];
    let answer = ada.send("/claims/judge", &form).await;
    let page = answer.text();
    assert_eq!(answer.status, 409);
    assert!(
        page.contains("What you wrote")
            && page.contains("<dt>Reason</dt><dd><bdi class=\"written\">a &lt;long&gt; story"),
        "{page}"
    );
    let form = [("place", "9"), ("a", "x"), ("b", "y"), ("judgement", "same"), ("reason", "they are kin")];
    let answer = ada.send("/queue/judge", &form).await;
    assert!(answer.status == 409 && answer.text().contains("they are kin"), "{}", answer.text());
    // Who may not see the page of a form is told nothing by it.
    let mut con = served.appointed(&mut ada, "con", "contributor").await;
    let form = [("source", &*sha256().to_string()), ("claim", "x"), ("verdict", "rejected")];
    assert_eq!(con.send("/claims/judge", &form).await, con.get("/no/such/page").await);
}

#[tokio::test]
async fn numbers_rules_and_publications_keep_their_reasons() {
    let served = crate::counted::served().await;
    let mut ada = served.ada().await;
    let page = ada.get(crate::counted::PAGE).await.text();
    let inputs = field(&page, "/override", "inputs");
    let set = [
        ("count", KILLED),
        ("inputs", &inputs),
        ("seen", "0"),
        ("low", "5"),
        ("best", "4"),
        ("mark", "weak"),
        ("reason", "my <long> reason"),
    ];
    let answer = ada.send("/override", &set).await;
    let page = answer.text();
    let again = form(&page, "/override", "name=\"low\"");
    assert_eq!(answer.status, 422);
    assert!(
        again.contains("value=\"my &lt;long&gt; reason\"")
            && again.contains("<option value=\"weak\" selected>")
    );
    is_at(again, "low");
    let old = [("count", KILLED), ("inputs", "0"), ("seen", "0"), ("number", "26"), ("reason", "my reason")];
    let page = ada.send("/override", &old).await.text();
    let again = form(&page, "/override", "name=\"low\"");
    assert!(
        again.contains("value=\"my reason\"")
            && again.contains(&format!("name=\"inputs\" value=\"{inputs}\""))
    );
    for count in [KILLED, ""] {
        let rule = [("count", count), ("rule", "ibc"), ("seen", "99"), ("reason", "its origins")];
        let answer = ada.send("/rule", &rule).await;
        let page = answer.text();
        let again = form(&page, "/rule", "name=\"rule\"");
        assert!(
            answer.status == 409
                && again.contains("value=\"its origins\"")
                && again.contains("<option value=\"ibc\" selected>")
        );
    }
    let long = "x".repeat(201);
    let answer = ada
        .send("/publish", &[("title", &*long), ("reason", "it is time"), ("manifest", "0"), ("seen", "0")])
        .await;
    let page = answer.text();
    let again = form(&page, "/publish", "name=\"title\"");
    assert!(answer.status == 422 && again.contains(&long) && again.contains("value=\"it is time\""));
    is_at(again, "title");
}

#[tokio::test]
async fn who_is_appointed_or_dismissed_stays_in_the_form_and_no_password_does() {
    let served = serve().await;
    let mut ada = served.ada().await;
    served.appointed(&mut ada, "ben", "contributor").await;
    let weak = [("name", "zoe"), ("password", "short-one"), ("office", "editor"), ("withheld", "yes")];
    let answer = ada.send("/people/appoint", &weak).await;
    let page = answer.text();
    let again = form(&page, "/people/appoint", "name=\"name\"");
    assert!(answer.status == 422 && !page.contains("short-one"), "{page}");
    assert!(
        again.contains("value=\"zoe\"")
            && again.contains("<option value=\"editor\" selected>")
            && again.contains("value=\"yes\" checked")
    );
    is_at(again, "password");
    let stale = [("name", "ben"), ("seen", "1"), ("reason", "moved away")];
    let page = ada.send("/people/dismiss", &stale).await.text();
    assert_eq!(page.matches("moved away").count(), 1);
    assert!(form(&page, "/people/dismiss", "value=\"ben\"").contains("value=\"moved away\""));
    // An answer to one form fills no other, nor the same form when its page is asked for anew.
    assert!(!ada.get("/people").await.text().contains("moved away"));
}

#[tokio::test]
async fn a_document_that_is_handed_in_amiss_keeps_what_was_said_of_it() {
    let served = serve().await;
    let ada = served.ada().await;
    let fields = [("kind", "list"), ("published", "soon"), ("note", "from a <friend>")];
    let answer = crate::sources::hand_in(&served, &ada, &fields, &[("a.txt", "12")]).await;
    let page = answer.text();
    let again = form(&page, "/sources/add", "name=\"note\"");
    assert!(
        answer.status == 409
            && again.contains("value=\"from a &lt;friend&gt;\"")
            && again.contains("value=\"list\" checked")
    );
    is_at(again, "published");
}

#[tokio::test]
async fn what_somebody_wrote_outlives_their_session() {
    let served = crate::sources::served().await;
    let mut ada = served.ada().await;
    let mut rev = seeing(&served, &mut ada, "rev", "reviewer").await;
    let people = ada.get("/people").await.text();
    let of_rev = form(&people, "/people/dismiss", "value=\"rev\"");
    let seen = of_rev.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let gone = [("name", "rev"), ("seen", seen), ("reason", "moved away")];
    assert_eq!(ada.send("/people/dismiss", &gone).await.leads_to(), "/people");
    let before = served.ledger();
    let typed = [("words", "27 people"), ("number", "27"), ("reason", "a <long> reason")];
    let answer = send(&mut rev, "/claims/add", &typed).await;
    let page = answer.text();
    assert_eq!(answer.status, 401, "{page}");
    assert!(page.contains("Your session ended") && page.contains("a &lt;long&gt; reason"), "{page}");
    assert!(!page.contains("Thorne"), "nothing of the document is shown");
    assert_eq!(rev.send("/claims/add", &[("number", "27")]).await.leads_to(), "/sign-in");
    assert_eq!(served.ledger(), before);
}
