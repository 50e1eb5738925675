//! What is answered: a file of the site, or a refusal in plain words.
//!
//! Must not: tell more in a refusal than that it is one. What is not published and what does not exist are alike.

use crate::site::{Found, Site};
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use std::sync::Arc;
use tokio::io::AsyncReadExt;
use tokio_util::io::ReaderStream;

type Refusal = (StatusCode, &'static str);

pub(crate) const UNKNOWN: Refusal =
    (StatusCode::NOT_FOUND, "There is no such page here. The overview is at /\n");
pub(crate) const ELSEWHERE: Refusal =
    (StatusCode::MISDIRECTED_REQUEST, "The desk is open at this computer only, as localhost.\n");
const CHANGED: Refusal = (
    StatusCode::SERVICE_UNAVAILABLE,
    "This page is not as it was published. Reload when a build has ended, or else run `toll build`.\n",
);

/// What browsers are told of a file, by the end of its name, and whether they are to save it rather than show it.
const KINDS: [(&str, &str, bool); 6] = [
    (".html", "text/html; charset=utf-8", false),
    (".css", "text/css; charset=utf-8", false),
    (".json", "application/json", false),
    (".csv", "text/csv; charset=utf-8", true),
    (".ics", "text/calendar; charset=utf-8", true),
    ("", "application/octet-stream", true),
];

/// A file of the site. Its address is its path, letter by letter: nothing is decoded, joined or resolved.
pub(crate) async fn published(State(site): State<Arc<Site>>, uri: Uri) -> Response {
    let path = match uri.path() {
        "/" => "index.html",
        path => path.strip_prefix('/').unwrap_or_default(),
    };
    let kind = KINDS.iter().find(|(end, ..)| path.ends_with(end));
    let path = path.to_owned();
    match tokio::task::spawn_blocking(move || site.file(&path)).await {
        Ok(Found::File(file, bytes)) => {
            let reader = tokio::fs::File::from_std(file).take(bytes);
            let mut response = Body::from_stream(ReaderStream::new(reader)).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_LENGTH, bytes.into());
            if let Some((_, kind, is_saved)) = kind {
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
                is_saved.then(|| {
                    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment"))
                });
            }
            response
        }
        Ok(Found::Nothing) => UNKNOWN.into_response(),
        Ok(Found::Changed) | Err(_) => CHANGED.into_response(),
    }
}
