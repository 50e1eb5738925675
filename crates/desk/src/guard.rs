//! Stands before every route: refuses what is not meant for this computer, and tells the browser to be strict.
//!
//! A page of another site can make a name of its own lead to this computer (DNS rebinding) and then read what is
//! served here. Its requests carry that name, by which they are told.
//!
//! Must not: let a response pass without the headers, refusals included.

use crate::house::House;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{HOST, HeaderValue, STRICT_TRANSPORT_SECURITY};
use axum::http::uri::Authority;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;

/// Pages need their own style and forms of their own, and nothing else: one script of ours, no other site, no frame; no trace on the disk.
const HEADERS: [(&str, &str); 6] = [
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    // Stricter, browsers would not even tell this desk that a form comes from its own page.
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cache-control", "no-store"),
];

const ELSEWHERE: (StatusCode, &str) = (
    StatusCode::MISDIRECTED_REQUEST,
    "The desk does not answer under this name. Use the address that it was opened with.\n",
);

pub(crate) async fn guard(State(house): State<Arc<House>>, request: Request, next: Next) -> Response {
    // Only what was published is for an index, wherever a proxy may show the rest.
    let published = request.uri().path().starts_with("/site/");
    // By TLS of its own no name leads here but those of the certificate: a browser sees to that.
    let any_name = house.tls.is_some() && house.outside.is_none();
    let mut response = match is_for_here(&request, any_name, house.outside.as_deref()) {
        true => next.run(request).await,
        false => ELSEWHERE.into_response(),
    };
    if house.secure() {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(ONLY_BY_TLS));
    }
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if !published {
        response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    }
    response
}

/// For a year, browsers ask by TLS alone.
const ONLY_BY_TLS: &str = "max-age=31536000";

/// There is one Host; it and the address, where that is given in full, name this computer, or the host of the proxy.
fn is_for_here(request: &Request, any_name: bool, outside: Option<&str>) -> bool {
    let mut hosts = request.headers().get_all(HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let fits = |name: &str| match outside {
        None if any_name => name.parse::<Authority>().is_ok() && !name.contains('@'),
        Some(outside) => name.eq_ignore_ascii_case(outside),
        None => names_here(name),
    };
    let asked = request.uri().authority().is_none_or(|authority| fits(authority.as_str()));
    asked && host.to_str().is_ok_and(fits)
}

/// Any port will do: a tunnel may carry it here from another one.
fn names_here(text: &str) -> bool {
    let Ok(authority) = text.parse::<Authority>() else { return false };
    let host = authority.host();
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    let here = host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|ip| ip.is_loopback());
    here && !text.contains('@')
}
