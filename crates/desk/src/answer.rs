//! What is answered: a file of the site, or a refusal in plain words.
//!
//! Must not: tell more in a refusal than that it is one. What is not published and what does not exist are alike.

use crate::site::{Found, Site};
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
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

/// A file of the site. Its address is its path, letter by letter: nothing is decoded, joined or resolved.
pub(crate) async fn published(State(site): State<Arc<Site>>, uri: Uri) -> Response {
    let path = match uri.path() {
        "/" => "index.html",
        path => path.strip_prefix('/').unwrap_or_default(),
    };
    let (kind, purpose) = kind(path);
    let path = path.to_owned();
    match tokio::task::spawn_blocking(move || site.file(&path)).await {
        Ok(Found::File(file, bytes)) => {
            let told = [(CONTENT_TYPE, kind), (CONTENT_DISPOSITION, purpose)];
            let reader = tokio::fs::File::from_std(file).take(bytes);
            let body = Body::from_stream(ReaderStream::new(reader));
            (told, [(CONTENT_LENGTH, bytes.to_string())], body).into_response()
        }
        Ok(Found::Nothing) => UNKNOWN.into_response(),
        Ok(Found::Changed) | Err(_) => CHANGED.into_response(),
    }
}

/// What browsers are told a file is, and whether to show it or to save it.
fn kind(path: &str) -> (&'static str, &'static str) {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => ("text/html; charset=utf-8", "inline"),
        "css" => ("text/css; charset=utf-8", "inline"),
        "json" => ("application/json", "inline"),
        "csv" => ("text/csv; charset=utf-8", "attachment"),
        "ics" => ("text/calendar; charset=utf-8", "attachment"),
        _ => ("application/octet-stream", "attachment"),
    }
}
