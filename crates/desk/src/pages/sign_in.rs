//! Coming in: by name and password, or, where nobody can yet, by the code that the terminal shows.
//!
//! Must not: tell a name that is not known from a password that is wrong, by words or by time.

use super::{Head, decide, is_name, page_with};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::{password, visitor};
use askama::Template;
use axum::http::StatusCode;
use custody::Wanted;
use vocabulary::{Appointment, Digest, Office};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn<'p> {
    head: Head<'p>,
    /// Whether there is nobody yet.
    first: bool,
    /// What was wrong with what was sent.
    wrong: Option<String>,
    name: &'p str,
    code: &'p str,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    if asked.visitor.is_some() {
        return Ok(Reply::See("/".to_owned(), None));
    }
    shown(house, asked, StatusCode::OK, None)
}

fn shown(house: &House, asked: &Asked, status: StatusCode, wrong: Option<&str>) -> Result<Reply, Refused> {
    let first = house.code().is_some();
    let title = if first { "first-run" } else { "sign-in" };
    let code =
        if asked.form.get("code").is_empty() { asked.query.get("code") } else { asked.form.get("code") };
    let head = Head::of(house, asked, "", title);
    let wrong = wrong.map(|key| asked.words.say(key));
    page_with(status, &SignIn { head, first, wrong, name: asked.form.get("name"), code })
}

pub(crate) fn come_in(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let (name, given) = (asked.form.get("name"), asked.form.raw("password"));
    if !house.tries.may(name, asked.now) {
        return shown(house, asked, StatusCode::TOO_MANY_REQUESTS, Some("sign-in-often"));
    }
    let known = house.doors().credential(name)?;
    let right = password::is_right(given, known.as_ref().map(|known| known.password.as_str()));
    let appointed = house.readers.ask(|case| case.appointed(name))?;
    if !right || appointed.is_none_or(|appointed| appointed.office.is_none()) {
        return shown(house, asked, StatusCode::FORBIDDEN, Some("sign-in-wrong"));
    }
    house.tries.succeeded(name);
    welcome(house, asked, name)
}

/// Begins a session under a token of its own: one that a browser brought along is never taken over.
fn welcome(house: &House, asked: &Asked, name: &str) -> Result<Reply, Refused> {
    let token = visitor::token();
    let doors = house.doors();
    if let Some(before) = &asked.visitor {
        doors.end(&before.session.token)?;
    }
    doors.begin(&Digest::of(token.as_bytes()), name, asked.now, &asked.agent)?;
    Ok(Reply::See("/".to_owned(), Some(visitor::cookie(&token, house.secure()))))
}

/// The first account: an admin who sees everything.
pub(crate) fn begin(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let mut code = house.code();
    let Some(expected) = code.clone() else { return Err(Refused::Unknown) };
    let (name, given) = (asked.form.get("name").to_owned(), asked.form.raw("password"));
    let wrong = if !house.tries.may("", asked.now) {
        Some("sign-in-often")
    } else if Digest::of(expected.as_bytes()) != Digest::of(asked.form.get("code").as_bytes()) {
        Some("first-code-wrong")
    } else if !is_name(&name) {
        Some("name-wrong")
    } else if given != asked.form.raw("again") {
        Some("passwords-differ")
    } else {
        password::fault(given, &name)
    };
    if wrong.is_some() {
        drop(code);
        return shown(house, asked, StatusCode::UNPROCESSABLE_ENTITY, wrong);
    }
    let last = house.readers.ask(|case| case.appointed(&name))?;
    let (office, by) = (Office::Admin, name.clone());
    let appointment = Appointment { name: name.clone(), office, sees_withheld: true, by };
    decide(house, Wanted::Appointed(appointment), last.map_or(0, |last| last.entry))?;
    house.doors().set_password(&name, &password::hash(given))?;
    *code = None;
    drop(code);
    welcome(house, asked, &name)
}
