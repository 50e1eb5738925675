//! The router, made from the table of permissions: each request is told who asks, and let through or not, in one place.
//!
//! Must not: answer anything that the table does not name, or tell what is not there from what is not for the asker.

use crate::asked::{Asked, Fields, Refused, Reply};
use crate::house::House;
use crate::permission::{self, TABLE};
use crate::words::Words;
use crate::{guard, pages, visitor};
use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, ORIGIN, USER_AGENT};
use axum::http::{HeaderMap, Method, request::Parts};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{Router, any};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};
use tower::limit::GlobalConcurrencyLimitLayer;
use vocabulary::limits;

pub(crate) fn router(house: Arc<House>) -> Router {
    let routes: BTreeSet<&str> = TABLE.iter().map(|row| row.route).collect();
    let router = routes.iter().fold(Router::new(), |router, route| router.route(route, any(answer)));
    router
        .fallback(answer)
        .layer(GlobalConcurrencyLimitLayer::new(limits::DESK_REQUESTS_MAX))
        .layer(middleware::from_fn_with_state(Arc::clone(&house), guard::guard))
        .with_state(house)
}

async fn answer(State(house): State<Arc<House>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let form = match read(&parts, body).await {
        Ok(form) => form,
        Err(refused) => {
            return pages::refusal(&house, &asked(&parts, Fields::default()), refused).into_response();
        }
    };
    let (head, method) = (parts.method == Method::HEAD, parts.method.clone());
    let answered = tokio::task::spawn_blocking(move || settle(&house, &parts, &method, form)).await;
    let mut response = answered.unwrap_or_else(|_| pages::BROKEN.into_response());
    if head {
        *response.body_mut() = Body::empty();
    }
    response
}

/// What a form sent. It is not read at all where it did not come from a page of this desk.
async fn read(parts: &Parts, body: Body) -> Result<Fields, Refused> {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Ok(Fields::default());
    }
    if !is_from_here(&parts.headers) {
        return Err(Refused::Foreign);
    }
    let bytes = to_bytes(body, limits::FORM_BYTES_MAX).await.map_err(|_| Refused::TooLong)?;
    Ok(Fields::of(&String::from_utf8_lossy(&bytes)))
}

/// Whether a browser says that the request comes from a page of this very host. One that says nothing is not believed.
fn is_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text("host").unwrap_or_default();
    let origin = headers.get(ORIGIN).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let same = ["http://", "https://"].iter().any(|scheme| origin.strip_prefix(scheme) == Some(host));
    same && !host.is_empty() && text("sec-fetch-site").is_none_or(|site| site == "same-origin")
}

/// Who asks, whether they may, and the answer.
fn settle(house: &House, parts: &Parts, method: &Method, form: Fields) -> Response {
    let mut asked = asked(parts, form);
    let cookies = header(&parts.headers, COOKIE.as_str());
    match visitor::of(house, cookies, house.secure(), asked.now) {
        Ok(visitor) => asked.visitor = visitor,
        Err(refused) => return pages::refusal(house, &asked, refused).into_response(),
    }
    let route = parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let row = permission::permitted(method, route);
    if let Some(open) = route.strip_suffix("{*place}") {
        asked.place = parts.uri.path().strip_prefix(open).unwrap_or_default().to_owned();
    }
    let answered = match row {
        Some(row) if permission::may(row.needs, asked.visitor.as_ref()) => (row.answer)(house, &asked),
        // Whether there is such a page is not told to those who have not signed in.
        _ if asked.visitor.is_none() => Ok(Reply::See("/sign-in".to_owned(), None)),
        _ => Err(Refused::Unknown),
    };
    answered.unwrap_or_else(|refused| pages::refusal(house, &asked, refused)).into_response()
}

/// The second of the Unix epoch.
pub(crate) fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn asked(parts: &Parts, form: Fields) -> Asked {
    let cookies = header(&parts.headers, COOKIE.as_str());
    let chosen = cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
    let code = chosen.into_iter().find(|(name, _)| *name == pages::account::LANGUAGE).map(|(_, code)| code);
    Asked {
        visitor: None,
        words: Words::chosen(code, header(&parts.headers, ACCEPT_LANGUAGE.as_str())),
        place: String::new(),
        query: Fields::of(parts.uri.query().unwrap_or_default()),
        form,
        agent: header(&parts.headers, USER_AGENT.as_str()).to_owned(),
        now: now(),
    }
}
