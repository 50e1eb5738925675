//! Who is asking: a session's token, held against those that were given out and against the ledger.
//!
//! Must not: let in anybody whom the ledger does not name, however they hold a session.

use crate::asked::Refused;
use crate::house::House;
use custody::Session;
use vocabulary::{Digest, Office};

/// Somebody who has signed in and may work on the case.
#[derive(Clone, Debug)]
pub(crate) struct Visitor {
    /// Under which name.
    pub(crate) name: String,
    /// As what.
    pub(crate) office: Office,
    /// Whether they may see what is withheld.
    pub(crate) sees_withheld: bool,
    /// Their session.
    pub(crate) session: Session,
}

/// The name of the cookie by TLS: browsers give it back to this host alone, and only by TLS.
const SECURE: &str = "__Host-toll";
/// The name without.
const PLAIN: &str = "toll";
/// The length of a token in bytes: nobody guesses it.
const TOKEN_BYTES: usize = 32;

/// A new token, in hexadecimal.
pub(crate) fn token() -> String {
    let mut bytes = [0; TOKEN_BYTES];
    getrandom::fill(&mut bytes).expect("the system gives randomness");
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The cookie that gives a token to the browser; an empty token takes it back.
pub(crate) fn cookie(token: &str, secure: bool) -> String {
    let (name, only) = if secure { (SECURE, "; Secure") } else { (PLAIN, "") };
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    format!("{name}={token}; Path=/; HttpOnly; SameSite=Strict{only}{age}")
}

/// The name of the cookie that remembers the language.
const LANGUAGE: &str = "toll-language";

/// The cookie that remembers a language of the desk.
pub(crate) fn language(code: &str) -> String {
    let year = 365 * 24 * 3600;
    format!("{LANGUAGE}={code}; Path=/; SameSite=Strict; HttpOnly; Max-Age={year}")
}

/// The language that a browser's cookies name.
pub(crate) fn language_of(cookies: &str) -> Option<&str> {
    among(cookies, LANGUAGE)
}

fn among<'c>(cookies: &'c str, wanted: &str) -> Option<&'c str> {
    let mut pairs = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value)
}

/// The token among a browser's cookies.
pub(crate) fn in_cookies(cookies: &str, secure: bool) -> Option<&str> {
    among(cookies, if secure { SECURE } else { PLAIN }).filter(|token| is_token(token))
}

/// The token that a program shows in its header `Authorization` (RFC 6750).
pub(crate) fn in_authorization(header: &str) -> Option<&str> {
    header.strip_prefix("Bearer ").map(str::trim).filter(|token| is_token(token))
}

fn is_token(token: &str) -> bool {
    token.len() == 2 * TOKEN_BYTES && token.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Who holds this token; `None` where it is nobody who may work on the case now.
pub(crate) fn of(house: &House, token: Option<&str>, now: i64) -> Result<Option<Visitor>, Refused> {
    let Some(token) = token else { return Ok(None) };
    let Some(session) = house.doors().session(&Digest::of(token.as_bytes()), now)? else { return Ok(None) };
    appointed(house, session)
}

/// Who holds this session, which was looked up before, as the ledger stands now; `None` where they may not work on the case any longer.
pub(crate) fn appointed(house: &House, session: Session) -> Result<Option<Visitor>, Refused> {
    let appointed = house.readers.ask(|case| case.appointed(&session.name))?;
    Ok(appointed.and_then(|appointed| {
        let (office, sees_withheld) = (appointed.office?, appointed.sees_withheld);
        Some(Visitor { name: session.name.clone(), office, sees_withheld, session })
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_long_and_never_the_same() {
        let (one, other) = (token(), token());
        assert_ne!(one, other);
        assert_eq!(one.len(), 64);
        assert_eq!(in_cookies(&format!("a=b; toll={one}; c"), false), Some(one.as_str()));
        assert_eq!(
            in_cookies(&format!("toll={one}"), true),
            None,
            "by TLS only the cookie of this host counts"
        );
        assert_eq!(in_authorization(&format!("Bearer {one}")), Some(one.as_str()));
        for wrong in [
            "",
            "Bearer ",
            "Basic YTpi",
            "toll=",
            "toll=abc",
            &format!("toll={}", "z".repeat(64)),
            &format!("xtoll={one}"),
        ] {
            assert_eq!(in_cookies(wrong, false), None, "{wrong}");
            assert_eq!(in_authorization(wrong), None, "{wrong}");
        }
    }
}
