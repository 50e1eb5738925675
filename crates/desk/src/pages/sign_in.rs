//! Coming in: by name and password, or, where nobody can yet, by the code that the terminal shows.
//!
//! Must not: tell a name that is not known from a password that is wrong, by words or by time.

use super::{Head, amiss, decide, is_name, shown};
use crate::asked::{Asked, Given, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does};
use crate::{password, second, visitor};
use askama::Template;
use axum::http::StatusCode;
use custody::Wanted;
use serde::Serialize;
use vocabulary::{Appointment, Digest, Office};

pub(crate) const COME_IN: Told = does(
    "Begins a session; the answer holds its token.",
    &[
        ("name", "Under which name."),
        ("password", "The password."),
        ("code", "The code of the second factor, where there is one, or one that stands in for it."),
    ],
);
pub(crate) const BEGIN: Told = does(
    "Makes the first account, an admin's, where there is none; begins a session.",
    &[
        ("code", "The code that the terminal shows."),
        ("name", "Under which name to sign in from then on."),
        ("password", "The password."),
        ("again", "The same once more."),
    ],
);

#[derive(Template, Serialize)]
#[template(path = "sign_in.html")]
struct SignIn<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// Whether there is nobody yet.
    first: bool,
    /// What was wrong with what was sent.
    wrong: Option<&'static str>,
    name: &'p str,
    code: &'p str,
    /// The token of somebody whose password was right and whose code is waited for.
    #[serde(skip)]
    half: String,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    if asked.visitor.is_some() {
        return Ok(Reply::See("/".to_owned(), None));
    }
    shown(asked, &view(house, asked, None))
}

fn view<'p>(house: &'p House, asked: &'p Asked, wrong: Option<&'static str>) -> SignIn<'p> {
    let first = house.code().is_some();
    let title = if first { "first-run" } else { "sign-in" };
    let code =
        if asked.form.get("code").is_empty() { asked.query.get("code") } else { asked.form.get("code") };
    SignIn {
        head: Head::of(house, asked, "", title),
        first,
        wrong,
        name: asked.form.get("name"),
        code,
        half: String::new(),
    }
}

fn again(house: &House, asked: &Asked, status: StatusCode, wrong: &'static str) -> Result<Reply, Refused> {
    amiss(status, wrong, asked, &view(house, asked, Some(wrong)))
}

pub(crate) fn come_in(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let (name, given) = (asked.form.get("name"), asked.form.raw("password"));
    if !house.tries.may(name, asked.now) {
        return again(house, asked, StatusCode::TOO_MANY_REQUESTS, "sign-in-often");
    }
    let known = house.doors().credential(name)?;
    let right = password::is_right(given, known.as_ref().map(|known| known.password.as_str()));
    let appointed = house.readers.ask(|case| case.appointed(name))?;
    if !right || appointed.is_none_or(|appointed| appointed.office.is_none()) {
        return again(house, asked, StatusCode::FORBIDDEN, "sign-in-wrong");
    }
    house.tries.succeeded(name);
    let Some(secret) = known.and_then(|known| known.secret) else { return welcome(house, asked, name) };
    let given = asked.form.get("code");
    if !given.is_empty() {
        return match code_fault(house, asked, name, &secret, given)? {
            None => welcome(house, asked, name),
            Some((status, wrong)) => again(house, asked, status, wrong),
        };
    }
    let mut waits = view(house, asked, None);
    waits.half = house.halfway.begin(name, asked.now);
    if asked.program {
        return amiss(StatusCode::FORBIDDEN, "code-needed", asked, &waits);
    }
    shown(asked, &waits)
}

/// The second step, for who has a second factor.
pub(crate) fn by_code(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let half = asked.form.get("half");
    let name = house.halfway.name(half, asked.now);
    let known = name.as_ref().map(|name| house.doors().credential(name)).transpose()?.flatten();
    let (Some(name), Some(secret)) = (name, known.and_then(|known| known.secret)) else {
        return again(house, asked, StatusCode::FORBIDDEN, "code-late");
    };
    match code_fault(house, asked, &name, &secret, asked.form.get("code"))? {
        None => {
            house.halfway.end(half);
            welcome(house, asked, &name)
        }
        Some((status, wrong)) => {
            let mut waits = view(house, asked, Some(wrong));
            waits.half = half.to_owned();
            amiss(status, wrong, asked, &waits)
        }
    }
}

/// Whether a code lets somebody in, which uses it up; else what is wrong.
fn code_fault(
    house: &House,
    asked: &Asked,
    name: &str,
    secret: &[u8],
    given: &str,
) -> Result<Option<(StatusCode, &'static str)>, Refused> {
    if !house.code_tries.may(name, asked.now) {
        return Ok(Some((StatusCode::TOO_MANY_REQUESTS, "code-often")));
    }
    let doors = house.doors();
    let right = match second::step_of(secret, given, asked.now) {
        Some(step) => doors.use_step(name, step)?,
        None => doors.use_recovery(name, &second::digest(given))?,
    };
    if right {
        house.code_tries.succeeded(name);
    }
    Ok((!right).then_some((StatusCode::FORBIDDEN, "code-wrong")))
}

/// Begins a session under a token of its own: one that a browser brought along is never taken over.
fn welcome(house: &House, asked: &Asked, name: &str) -> Result<Reply, Refused> {
    let token = visitor::token();
    let doors = house.doors();
    if let Some(before) = &asked.visitor {
        doors.end(&before.session.token)?;
    }
    doors.begin(&Digest::of(token.as_bytes()), name, asked.now, &asked.agent)?;
    Ok(Reply::See("/".to_owned(), Some(Given::Token(token))))
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
    if let Some(wrong) = wrong {
        drop(code);
        return again(house, asked, StatusCode::UNPROCESSABLE_ENTITY, wrong);
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
