//! What was asked, by whom: a request after it was let through, and the ways of answering it.
//!
//! Must not: hold what was not asked for, or tell a browser more than the answer.

use crate::visitor::Visitor;
use crate::words::Words;
use axum::body::Body;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, LOCATION, SET_COOKIE,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use custody::CustodyError;
use std::fs::File;
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

/// A request that was let through.
pub(crate) struct Asked {
    /// Who asks; `None` where nobody has signed in.
    pub(crate) visitor: Option<Visitor>,
    /// The language that is read.
    pub(crate) words: &'static Words,
    /// The part of the address that the route leaves open.
    pub(crate) place: String,
    /// What stands behind the question mark.
    pub(crate) query: Fields,
    /// What a form sent.
    pub(crate) form: Fields,
    /// What the browser calls itself.
    pub(crate) agent: String,
    /// The second of the Unix epoch.
    pub(crate) now: i64,
}

impl Asked {
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

    /// Reads `a=1&b=two+words`.
    pub(crate) fn of(text: &str) -> Fields {
        let read = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        };
        Fields(text.split('&').filter(|pair| !pair.is_empty()).map(read).collect())
    }
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

/// An answer.
pub(crate) enum Reply {
    /// A page.
    Page(StatusCode, String),
    /// Go and look there, perhaps with another session than before.
    See(String, Option<String>),
    /// A small file, by its kind, and whether it is only to be saved.
    File(&'static str, bool, Vec<u8>),
    /// A file of any size, of so many bytes.
    Streamed(&'static str, bool, File, u64),
}

/// Why something is not answered.
#[derive(Debug)]
pub(crate) enum Refused {
    /// There is no such page, or it is not for them: alike.
    Unknown,
    /// It did not come from a page of this desk.
    Foreign,
    /// What was sent is too long.
    TooLong,
    /// The case takes nothing more.
    ReadOnly,
    /// Somebody else decided first, by this entry.
    Overtaken(u64),
    /// It cannot be done, and why: a key of the words.
    Cannot(&'static str),
    /// The fault is here.
    Fault(CustodyError),
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

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        match self {
            Reply::Page(status, html) => {
                (status, [(CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
            }
            Reply::See(place, cookie) => {
                let mut response = StatusCode::SEE_OTHER.into_response();
                for (name, value) in [(LOCATION, Some(place)), (SET_COOKIE, cookie)] {
                    // Both are made here, of plain characters.
                    if let Some(value) = value.and_then(|value| HeaderValue::try_from(value).ok()) {
                        response.headers_mut().insert(name, value);
                    }
                }
                response
            }
            Reply::File(kind, saved, bytes) => (told(kind, saved), Body::from(bytes)).into_response(),
            Reply::Streamed(kind, saved, file, bytes) => {
                let reader = tokio::fs::File::from_std(file).take(bytes);
                let body = Body::from_stream(ReaderStream::new(reader));
                (told(kind, saved), [(CONTENT_LENGTH, bytes.to_string())], body).into_response()
            }
        }
    }
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
    }
}
