//! The second factor: refusals first. The tests reckon codes with a few lines of their own.

use crate::browser::{Browser, PASSWORD, Served, serve};
use std::collections::BTreeSet;

/// A code of RFC 6238 for a secret in base 32, of the step now and so many further.
fn code(secret: &str, further: i64) -> String {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: Vec<u8> = secret
        .chars()
        .flat_map(|letter| {
            let value = letters.find(letter).unwrap() as u8;
            (0..5).rev().map(move |nth| value >> nth & 1)
        })
        .collect();
    let key: Vec<u8> =
        bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit)).collect();
    let seconds =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64;
    use hmac::{KeyInit, Mac};
    let mut mac = hmac::Hmac::<sha1::Sha1>::new_from_slice(&key).unwrap();
    mac.update(&(seconds / 30 + further).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let from = usize::from(hash[19] & 15);
    let number = u32::from_be_bytes(hash[from..from + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// What stands in an element or a field of a page.
fn between<'p>(page: &'p str, before: &str, after: &str) -> &'p str {
    page.split(before).nth(1).unwrap_or_else(|| panic!("{before} in {page}")).split(after).next().unwrap()
}

/// Takes up a second factor; gives its secret and the codes that stand in.
async fn taken_up(browser: &mut Browser) -> (String, Vec<String>) {
    let page = browser.get("/account/second").await.text();
    let secret = between(&page, "name=\"secret\" value=\"", "\"").to_owned();
    assert!(
        page.contains("<svg class=\"qr\"")
            && page.contains(&format!("<code class=\"digest\" dir=\"ltr\">{secret}"))
    );
    let now = code(&secret, 0);
    let form = [("secret", secret.as_str()), ("code", now.as_str()), ("password", PASSWORD)];
    let answer = browser.send("/account/second", &form).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    let page = answer.text();
    let codes: Vec<String> =
        page.split("<li><code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect();
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), vocabulary::limits::RECOVERY_CODES, "{page}");
    (secret, codes)
}

/// Gives the right password, and the token with which the code is asked for.
async fn halfway(browser: &mut Browser, name: &str) -> String {
    let answer = browser.sign_in(name, PASSWORD).await;
    assert_eq!((answer.status, &answer.cookie), (200, &None), "the password alone lets nobody in");
    between(&answer.text(), "name=\"half\" value=\"", "\"").to_owned()
}

#[tokio::test]
async fn without_password_and_code_none_is_taken_up() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let page = ada.get("/account/second").await.text();
    let secret = between(&page, "name=\"secret\" value=\"", "\"").to_owned();
    let now = code(&secret, 0);
    for (code, password, status, why) in [
        ("000000x", PASSWORD, 422, "does not count"),
        ("", PASSWORD, 422, "does not count"),
        (now.as_str(), "wrong", 422, "not your password"),
    ] {
        let form = [("secret", secret.as_str()), ("code", code), ("password", password)];
        let answer = ada.send("/account/second", &form).await;
        assert_eq!(answer.status, status, "{why}");
        assert!(
            answer.text().contains(why) && answer.text().contains(&secret),
            "the same secret again: {why}"
        );
    }
    for secret in ["", "GEZDGNBV", "<script>"] {
        let form = [("secret", secret), ("code", now.as_str()), ("password", PASSWORD)];
        assert_eq!(ada.send("/account/second", &form).await.status, 409, "{secret}");
    }
    assert_eq!(served.browser().sign_in("ada", PASSWORD).await.leads_to(), "/");
}

#[tokio::test]
async fn who_has_one_comes_in_by_password_and_code_and_each_code_counts_once() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let mut earlier = served.browser();
    earlier.sign_in("ada", PASSWORD).await;
    let (secret, codes) = taken_up(&mut ada).await;
    assert_eq!(ada.get("/").await.status, 200);
    assert_eq!(earlier.get("/").await.leads_to(), "/sign-in", "who came in without it is out");
    assert!(!ada.get("/account/second").await.text().contains(&secret), "it is not shown again");

    let mut other = served.browser();
    let wrong = other.sign_in("ada", "wrong").await;
    assert!(
        wrong.status == 403 && !wrong.text().contains("name=\"half\""),
        "nothing is told before the password"
    );
    let half = halfway(&mut other, "ada").await;
    let (used, next) = (code(&secret, 0), code(&secret, 1));
    for (half, code) in [("", next.as_str()), (&"0".repeat(64), &next), (half.as_str(), ""), (&half, &used)] {
        let answer = other.send("/sign-in/code", &[("half", half), ("code", code)]).await;
        assert_eq!((answer.status, answer.cookie), (403, None), "{code}");
    }
    let answer = other.send("/sign-in/code", &[("half", half.as_str()), ("code", next.as_str())]).await;
    assert_eq!(answer.leads_to(), "/");
    assert_eq!(other.get("/").await.status, 200);
    let again =
        served.browser().send("/sign-in/code", &[("half", half.as_str()), ("code", codes[0].as_str())]).await;
    assert_eq!(again.status, 403, "the way in was used");

    // A code that stands in, typed as people type.
    let mut third = served.browser();
    let typed = codes[3].replace('-', " ").to_uppercase();
    for status in [303, 403] {
        let half = halfway(&mut third, "ada").await;
        let answer = third.send("/sign-in/code", &[("half", half.as_str()), ("code", typed.as_str())]).await;
        assert_eq!(answer.status, status, "{}", answer.text());
        third = served.browser();
    }
    assert!(ada.get("/account/second").await.text().contains("9 codes are left"));
}

#[tokio::test]
async fn codes_cannot_be_tried_out() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let (secret, codes) = taken_up(&mut ada).await;
    let mut browser = served.browser();
    let half = halfway(&mut browser, "ada").await;
    for _ in 0..vocabulary::limits::CODE_TRIES_MAX {
        let answer = browser.send("/sign-in/code", &[("half", half.as_str()), ("code", "12345")]).await;
        assert_eq!(answer.status, 403);
    }
    for right in [&code(&secret, 1), &codes[0]] {
        let half = halfway(&mut browser, "ada").await;
        let answer = browser.send("/sign-in/code", &[("half", half.as_str()), ("code", right)]).await;
        assert_eq!((answer.status, answer.cookie), (429, None), "not even the right one");
    }
}

#[tokio::test]
async fn programs_send_the_code_along() {
    let served = serve().await;
    let mut ada = served.ada().await;
    let (_, codes) = taken_up(&mut ada).await;
    let program = served.browser();
    let sent = serde_json::json!({ "name": "ada", "password": PASSWORD }).to_string();
    let answer = program.program("POST", "/api/sign-in", &sent).await;
    assert_eq!(answer.status, 403);
    assert!(answer.text().contains("\"kind\":\"code-needed\""), "{}", answer.text());
    let sent = serde_json::json!({ "name": "ada", "password": PASSWORD, "code": codes[0] }).to_string();
    assert!(program.program("POST", "/api/sign-in", &sent).await.text().contains("\"token\""));
}

/// Ben, appointed and with a second factor.
async fn with_ben() -> (Served, Browser, Browser) {
    let served = serve().await;
    let mut ada = served.ada().await;
    let mut ben = served.appointed(&mut ada, "ben", "editor").await;
    taken_up(&mut ben).await;
    (served, ada, ben)
}

#[tokio::test]
async fn it_is_given_up_by_password_and_taken_away_by_an_admin_alone() {
    let (served, mut ada, mut ben) = with_ben().await;
    let refused = ben.send("/account/second/give-up", &[("password", "wrong")]).await;
    assert!(refused.status == 422 && refused.text().contains("not your password"));
    assert_eq!(ben.send("/people/second", &[("name", "ada")]).await.status, 404);
    assert_eq!(ada.send("/people/second", &[("name", "ada")]).await.status, 409, "she has none");
    assert!(ada.get("/people").await.text().contains("Take away the second factor"));
    assert_eq!(ada.send("/people/second", &[("name", "ben")]).await.leads_to(), "/people");
    assert_eq!(ben.get("/").await.leads_to(), "/sign-in", "his sessions ended");
    assert_eq!(ben.sign_in("ben", PASSWORD).await.leads_to(), "/");
    taken_up(&mut ben).await;
    assert_eq!(
        ben.send("/account/second/give-up", &[("password", PASSWORD)]).await.leads_to(),
        "/account/second"
    );
    assert_eq!(served.browser().sign_in("ben", PASSWORD).await.leads_to(), "/");
}
