//! What was asked, by whom: a request after it was let through, and the ways of answering it.
//!
//! Must not: hold what was not asked for, or tell a browser more than the answer.

use crate::again::Again;
use crate::pieces::Pieces;
use crate::upload::Upload;
use crate::visitor::{self, Visitor};
use crate::words::Words;
use axum::body::Body;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, LOCATION, REFRESH, SET_COOKIE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use custody::{CustodyError, Original};
use serde_json::{Value, json};
use std::fs::File;
use std::sync::Mutex;
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

/// A request that was let through.
pub(crate) struct Asked {
    /// Who asks; `None` where nobody has signed in.
    pub(crate) visitor: Option<Visitor>,
    /// Whether a program asks, which is answered with data.
    pub(crate) program: bool,
    /// The language that is read.
    pub(crate) words: &'static Words,
    /// The part of the address that the route leaves open.
    pub(crate) place: String,
    /// What stands behind the question mark.
    pub(crate) query: Fields,
    /// What a form sent.
    pub(crate) form: Fields,
    /// The form that was refused, where its page is shown once more.
    pub(crate) again: Option<Again>,
    /// The files that came with the form, where the address takes files.
    pub(crate) upload: Mutex<Option<Upload>>,
    /// What the browser calls itself.
    pub(crate) agent: String,
    /// The second of the Unix epoch.
    pub(crate) now: i64,
}

impl Asked {
    /// The entry that a form was made on; 0 where it names none.
    pub(crate) fn seen(&self) -> u64 {
        self.form.get("seen").parse().unwrap_or(0)
    }

    /// Who asks, where the route lets nobody else through.
    pub(crate) fn visitor(&self) -> Result<&Visitor, Refused> {
        self.visitor.as_ref().ok_or(Refused::Unknown)
    }
}

/// Names and values, as a form or an address gives them.
#[derive(Default)]
pub(crate) struct Fields(pub(crate) Vec<(String, String)>);

impl Fields {
    /// The value of a name, without blanks around it; empty where there is none.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// The value of a name as it came: a password may begin with a blank.
    pub(crate) fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// All values of a name, in their order.
    pub(crate) fn all<'f>(&'f self, name: &'f str) -> impl Iterator<Item = &'f str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Reads `a=1&b=two+words`.
    pub(crate) fn of(text: &str) -> Fields {
        let read = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        };
        Fields(text.split('&').filter(|pair| !pair.is_empty()).map(read).collect())
    }

    /// Reads what a program sends for a form: an object of texts, numbers, truths and lists of them. `None` where it is
    /// anything else.
    pub(crate) fn of_json(bytes: &[u8]) -> Option<Fields> {
        let Value::Object(object) = serde_json::from_slice(bytes).ok()? else { return None };
        let mut fields = Vec::new();
        for (name, value) in object {
            let values = if let Value::Array(values) = value { values } else { vec![value] };
            for value in values {
                match value {
                    Value::String(text) => fields.push((name.clone(), text)),
                    Value::Number(number) => fields.push((name.clone(), number.to_string())),
                    // As a box that is ticked, or not.
                    Value::Bool(true) => fields.push((name.clone(), "yes".to_owned())),
                    Value::Bool(false) | Value::Null => {}
                    Value::Array(_) | Value::Object(_) => return None,
                }
            }
        }
        Some(Fields(fields))
    }
}

/// A part of an address with its percent signs back to characters; a plus stands for itself there.
pub(crate) fn unescaped(place: &str) -> String {
    decoded(&place.replace('+', "%2B"))
}

/// A text as a part of an address: slashes stand.
pub(crate) fn escaped(text: &str) -> String {
    percent(text, b"-_.~/")
}

/// Percent signs and pluses back to characters; what is no UTF-8 becomes the sign for that.
fn decoded(text: &str) -> String {
    let (bytes, mut out, mut at) = (text.as_bytes(), Vec::with_capacity(text.len()), 0);
    let digit = |at: usize| bytes.get(at).and_then(|byte| (*byte as char).to_digit(16));
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 2;
            }
            (b'+', ..) => out.push(b' '),
            (byte, ..) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A text as the value of a field behind a question mark.
pub(crate) fn encoded(text: &str) -> String {
    percent(text, b"-._")
}

/// A text with all but letters, digits and some more bytes that stand written by percent signs.
fn percent(text: &str, stand: &[u8]) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || stand.contains(byte);
    let mut coded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if plain(&byte) { coded.push(char::from(byte)) } else { coded.push_str(&format!("%{byte:02X}")) }
    }
    coded
}

/// An answer.
pub(crate) enum Reply {
    /// A page.
    Page(StatusCode, String),
    /// A page that is to be asked for again after so many seconds.
    Again(String, u32),
    /// What a program asked for, in JSON.
    Data(StatusCode, &'static str, Vec<u8>),
    /// It was done: go and look there, perhaps with something to keep.
    See(String, Option<Given>),
    /// It was decided by this entry of the ledger: go and look there.
    Kept(u64, String),
    /// A small file, by its kind, and whether it is only to be saved.
    File(&'static str, bool, Vec<u8>),
    /// A file of any size, of so many bytes.
    Streamed(&'static str, bool, File, u64),
    /// An original, to be saved.
    Original(Original),
}

/// What is given to the asker to be kept.
pub(crate) enum Given {
    /// The token of a session.
    Token(String),
    /// Nothing any longer in place of a token.
    NoToken,
    /// The language of the desk.
    Language(&'static str),
}

/// Why something is not answered.
#[derive(Debug)]
pub(crate) enum Refused {
    /// There is no such page, or it is not for them: alike.
    Unknown,
    /// Nobody has signed in.
    Nobody,
    /// It did not come from a page of this desk.
    Foreign,
    /// What was sent is too long.
    TooLong,
    /// What was to be sent did not come.
    TooSlow,
    /// The case takes nothing more.
    ReadOnly,
    /// Somebody else decided first, by this entry.
    Overtaken(u64),
    /// It cannot be done, and why: a key of the words.
    Cannot(&'static str),
    /// It cannot be done because of what stands in a field of the form.
    At {
        /// The field.
        field: &'static str,
        /// What is amiss: a key of the words.
        why: &'static str,
        /// Whether it is only to be put right, and not because of what the case holds.
        amiss: bool,
    },
    /// The fault is here.
    Fault(CustodyError),
}

impl Refused {
    /// What stands in a field does not fit what the case holds.
    pub(crate) fn at(field: &'static str, why: &'static str) -> Refused {
        Refused::At { field, why, amiss: false }
    }

    /// What stands in a field is to be put right.
    pub(crate) fn amiss(field: &'static str, why: &'static str) -> Refused {
        Refused::At { field, why, amiss: true }
    }
}

impl From<CustodyError> for Refused {
    fn from(error: CustodyError) -> Refused {
        Refused::Fault(error)
    }
}

impl From<crate::writer::ReadOnly> for Refused {
    fn from(_: crate::writer::ReadOnly) -> Refused {
        Refused::ReadOnly
    }
}

impl Reply {
    /// The answer for a browser. Cookies are only for TLS where the desk is reached by it.
    pub(crate) fn for_browser(self, secure: bool) -> Response {
        let (place, given) = match self {
            Reply::Page(status, html) => {
                return (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response();
            }
            Reply::Again(html, seconds) => {
                let kind = (CONTENT_TYPE, "text/html; charset=utf-8".to_owned());
                return ([kind, (REFRESH, seconds.to_string())], html).into_response();
            }
            Reply::Data(status, kind, bytes) => return data(status, kind, bytes),
            Reply::File(kind, saved, bytes) => return (told(kind, saved), Body::from(bytes)).into_response(),
            Reply::Streamed(kind, saved, file, bytes) => {
                let reader = tokio::fs::File::from_std(file).take(bytes);
                let body = Body::from_stream(ReaderStream::new(reader));
                return (told(kind, saved), [(CONTENT_LENGTH, bytes.to_string())], body).into_response();
            }
            Reply::Original(original) => {
                let length = (CONTENT_LENGTH, original.bytes().to_string());
                let body = Body::new(Pieces::Waits(original));
                return (told("application/octet-stream", true), [length], body).into_response();
            }
            Reply::See(place, given) => (place, given),
            Reply::Kept(_, place) => (place, None),
        };
        let cookie = given.map(|given| match given {
            Given::Token(token) => visitor::cookie(&token, secure),
            Given::NoToken => visitor::cookie("", secure),
            Given::Language(code) => visitor::language(code),
        });
        let mut response = StatusCode::SEE_OTHER.into_response();
        for (name, value) in [(LOCATION, Some(place)), (SET_COOKIE, cookie)] {
            // Both are made here, of plain characters.
            if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }

    /// The answer for a program: what was done in JSON, nothing to be kept but in the answer itself.
    pub(crate) fn for_program(self) -> Response {
        let done = match self {
            Reply::See(place, Some(Given::Token(token))) => json!({ "see": at(&place), "token": token }),
            Reply::See(place, _) => json!({ "see": at(&place) }),
            Reply::Kept(entry, place) => json!({ "entry": entry, "see": at(&place) }),
            other => return other.for_browser(true),
        };
        data(StatusCode::OK, JSON, done.to_string().into_bytes())
    }
}

/// Where a program finds what a page shows.
fn at(place: &str) -> String {
    format!("{}{place}", crate::permission::PROGRAMS)
}

/// What JSON is called.
pub(crate) const JSON: &str = "application/json";

fn data(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Response {
    (status, [(CONTENT_TYPE, kind)], Body::from(bytes)).into_response()
}

/// What a browser is told of a file.
fn told(kind: &'static str, saved: bool) -> [(HeaderName, &'static str); 2] {
    [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, if saved { "attachment" } else { "inline" })]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_read_as_browsers_write_them() {
        let fields = Fields::of("name=+Ada%20&reason=it%27s+%D8%A3&odd=%zz%4&empty=&=x&name=second");
        assert_eq!((fields.get("name"), fields.raw("name")), ("Ada", " Ada "));
        assert_eq!(fields.get("reason"), "it's \u{623}");
        assert_eq!(fields.get("odd"), "%zz%4");
        assert_eq!((fields.get("empty"), fields.get("none")), ("", ""));
        assert_eq!(Fields::of("a=%ff").get("a"), "\u{fffd}");
        for text in ["sources/a b.txt", "%&=+#?", "\u{62a}\u{202e}\0"] {
            let sent = encoded(text);
            assert!(sent.is_ascii() && !sent.contains(['&', '=', '+', '#', '/', '\0']), "{sent}");
            assert_eq!(Fields::of(&format!("a={sent}")).raw("a"), text);
        }
    }

    #[test]
    fn what_a_program_sends_is_read_as_a_form() {
        let sent = br#"{"name": "Ada", "seen": 12, "withheld": true, "not": false, "none": null, "many": ["a", "b"]}"#;
        let fields = Fields::of_json(sent).unwrap();
        assert_eq!((fields.get("name"), fields.get("seen"), fields.get("withheld")), ("Ada", "12", "yes"));
        assert_eq!((fields.get("not"), fields.get("none")), ("", ""));
        assert_eq!(fields.0.iter().filter(|(name, _)| name == "many").count(), 2);
        for wrong in [&b"[]"[..], b"name=Ada", b"{\"a\": {}}", b"{\"a\": [[1]]}", b"\xff", b""] {
            assert!(Fields::of_json(wrong).is_none());
        }
    }
}
