//! The router, made from the table of permissions: each request is told who asks, and let through or not, in one place.
//!
//! Must not: answer anything that the table does not name, or tell what is not there from what is not for the asker.

use crate::asked::{Asked, Fields, JSON, Refused, Reply};
use crate::house::House;
use crate::permission::{self, FILES, PROGRAMS, TABLE};
use crate::upload::{self, Upload};
use crate::visitor::Visitor;
use crate::words::Words;
use crate::{again, guard, pages, visitor};
use axum::body::{Body, to_bytes};
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, AUTHORIZATION, CONTENT_TYPE, COOKIE, ORIGIN, USER_AGENT};
use axum::http::{HeaderMap, Method, request::Parts};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::{Router, any};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tokio::time::timeout;
use vocabulary::limits;

/// For how long a request waits for its turn.
const TURN_WAIT: Duration = Duration::from_secs(limits::DESK_WAIT_SECONDS);
/// For how long a form is waited for.
const BODY_WAIT: Duration = Duration::from_secs(limits::DESK_BODY_SECONDS);

pub(crate) fn router(house: Arc<House>) -> Router {
    let for_programs =
        TABLE.iter().filter(|row| row.told.is_some()).map(|row| format!("{PROGRAMS}{}", row.route));
    let routes: BTreeSet<String> = TABLE.iter().map(|row| row.route.to_owned()).chain(for_programs).collect();
    let router = routes.iter().fold(Router::new(), |router, route| router.route(route, any(answer)));
    router
        .fallback(answer)
        .layer(middleware::from_fn_with_state(Arc::clone(&house), guard::guard))
        .with_state(house)
}

async fn answer(State(house): State<Arc<House>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let asked = asked(&parts);
    let read = match takes_files(&parts) {
        true => files(&house, &parts, &asked, body).await,
        false => read(&parts, &asked, body).await.map(|form| (form, None, None)),
    };
    let (form, upload, visitor) = match read {
        Ok(read) => read,
        Err(refused) => return sent(pages::refusal(&house, &asked, refused), asked.program, house.secure()),
    };
    // Who is slow in sending has not taken a turn yet.
    let turns = if looks(&parts) { &house.looks } else { &house.turns };
    let Ok(Ok(turn)) = timeout(TURN_WAIT, turns.acquire()).await else {
        return pages::BUSY.into_response();
    };
    let (head, method, house) = (parts.method == Method::HEAD, parts.method.clone(), Arc::clone(&house));
    let answered = tokio::task::spawn_blocking(move || {
        let mut asked = Asked { form, upload: Mutex::new(upload), visitor, ..asked };
        let reply = settle(&house, &parts, &method, &mut asked);
        let route = for_whom(matched(&parts)).1;
        let reply = reply.unwrap_or_else(|refused| again::refusal(&house, &mut asked, route, refused));
        sent(reply, asked.program, house.secure())
    });
    let mut response = answered.await.unwrap_or_else(|_| pages::BROKEN.into_response());
    drop(turn);
    if head {
        *response.body_mut() = Body::empty();
    }
    response
}

fn sent(reply: Reply, program: bool, secure: bool) -> Response {
    if program { reply.for_program() } else { reply.for_browser(secure) }
}

/// What a form or a program sent. It is not read at all where it did not come from a page of this desk. Programs send what no
/// page of another site can without asking first, and show a token that no browser adds by itself.
async fn read(parts: &Parts, asked: &Asked, body: Body) -> Result<Fields, Refused> {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return Ok(Fields::default());
    }
    let from_here = if asked.program {
        header(&parts.headers, CONTENT_TYPE.as_str()).split(';').next() == Some(JSON)
    } else {
        is_from_here(&parts.headers)
    };
    if !from_here {
        return Err(Refused::Foreign);
    }
    let bytes = timeout(BODY_WAIT, to_bytes(body, limits::FORM_BYTES_MAX)).await;
    let bytes = bytes.map_err(|_| Refused::TooSlow)?.map_err(|_| Refused::TooLong)?;
    if asked.program {
        return Fields::of_json(&bytes).ok_or(Refused::Cannot("not-json"));
    }
    Ok(Fields::of(&String::from_utf8_lossy(&bytes)))
}

/// Whether somebody looks at a page, and neither acts nor fetches a file, which may take long.
fn looks(parts: &Parts) -> bool {
    let row = permission::permitted(&parts.method, for_whom(matched(parts)).1);
    row.is_some_and(|row| row.method == Method::GET && row.told.is_some())
}

/// Whether this is a form that hands files in.
fn takes_files(parts: &Parts) -> bool {
    parts.method == Method::POST && FILES.contains(&for_whom(matched(parts)).1)
}

/// What a form with files sent. Nothing of it is read before it is settled that whoever sends it may hand files in.
async fn files(
    house: &House,
    parts: &Parts,
    asked: &Asked,
    body: Body,
) -> Result<(Fields, Option<Upload>, Option<Visitor>), Refused> {
    // What a program shows to be known by, no browser adds to the form of another site.
    if !asked.program && !is_from_here(&parts.headers) {
        return Err(Refused::Foreign);
    }
    let visitor = asker(house, parts, asked)?;
    let row = permission::permitted(&parts.method, for_whom(matched(parts)).1);
    if !row.is_some_and(|row| permission::may(row.needs, visitor.as_ref())) {
        return Err(if visitor.is_none() { Refused::Nobody } else { Refused::Unknown });
    }
    let idle = house.bounds.upload_idle;
    let (fields, upload) = upload::read(&parts.headers, body, house.vault.draft()?, idle).await?;
    Ok((fields, Some(upload), visitor))
}

/// The route that a request came by.
fn matched(parts: &Parts) -> &str {
    parts.extensions.get::<MatchedPath>().map_or("", MatchedPath::as_str)
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
fn settle(house: &House, parts: &Parts, method: &Method, asked: &mut Asked) -> Result<Reply, Refused> {
    asked.visitor = match asked.visitor.take() {
        // Whoever sent files had their session looked up before the first byte was read. What they may do is asked anew: sending
        // may have taken an hour.
        Some(known) => visitor::appointed(house, known.session)?,
        None => asker(house, parts, asked)?,
    };
    let (route, path) = (for_whom(matched(parts)).1, for_whom(parts.uri.path()).1);
    let row = permission::permitted(method, route).filter(|row| !asked.program || row.told.is_some());
    if let Some(open) = route.strip_suffix("{*place}") {
        asked.place = path.strip_prefix(open).unwrap_or_default().to_owned();
    }
    match row {
        Some(row) if permission::may(row.needs, asked.visitor.as_ref()) => (row.answer)(house, asked),
        // Whether there is such a page is not told to those who have not signed in.
        _ if asked.visitor.is_none() => Err(Refused::Nobody),
        _ => Err(Refused::Unknown),
    }
}

/// Who asks.
fn asker(house: &House, parts: &Parts, asked: &Asked) -> Result<Option<Visitor>, Refused> {
    let token = if asked.program {
        visitor::in_authorization(header(&parts.headers, AUTHORIZATION.as_str()))
    } else {
        visitor::in_cookies(header(&parts.headers, COOKIE.as_str()), house.secure())
    };
    visitor::of(house, token, asked.now)
}

/// Whether an address is one of those for programs, and the address without what stands before it there.
fn for_whom(path: &str) -> (bool, &str) {
    match path.strip_prefix(PROGRAMS) {
        Some(rest) if rest.starts_with('/') => (true, rest),
        _ => (false, path),
    }
}

/// The second of the Unix epoch.
pub(crate) fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64)
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn asked(parts: &Parts) -> Asked {
    let chosen = visitor::language_of(header(&parts.headers, COOKIE.as_str()));
    Asked {
        visitor: None,
        program: for_whom(parts.uri.path()).0,
        words: Words::chosen(chosen, header(&parts.headers, ACCEPT_LANGUAGE.as_str())),
        place: String::new(),
        query: Fields::of(parts.uri.query().unwrap_or_default()),
        form: Fields::default(),
        again: None,
        upload: Mutex::new(None),
        agent: header(&parts.headers, USER_AGENT.as_str()).to_owned(),
        now: now(),
    }
}
