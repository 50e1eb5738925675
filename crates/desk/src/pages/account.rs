//! One's own account: the password, the sessions, the language.
//!
//! Must not: end or show a session of somebody else.

use super::{Head, moment, page_with};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::words::Words;
use crate::{password, visitor};
use askama::Template;
use axum::http::StatusCode;
use vocabulary::Digest;

/// The cookie that remembers the language.
pub(crate) const LANGUAGE: &str = "toll-language";

#[derive(Template)]
#[template(path = "account.html")]
struct Account<'p> {
    head: Head<'p>,
    said: Option<String>,
    open: String,
    sessions: Vec<Open>,
}

/// A session, for its owner.
struct Open {
    token: String,
    here: bool,
    began: String,
    seen: String,
    agent: String,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let said = (asked.query.get("said") == "changed").then_some("password-changed");
    shown(house, asked, StatusCode::OK, said)
}

fn shown(house: &House, asked: &Asked, status: StatusCode, said: Option<&str>) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let sessions = house.doors().sessions(&visitor.name)?;
    let open = |session: &custody::Session| Open {
        token: session.token.to_string(),
        here: session.token == visitor.session.token,
        began: moment(session.began),
        seen: moment(session.seen),
        agent: session.agent.clone(),
    };
    page_with(
        status,
        &Account {
            head: Head::of(house, asked, "account", "part-account"),
            said: said.map(|key| asked.words.say(key)),
            open: asked.words.count("sessions-open", sessions.len()),
            sessions: sessions.iter().map(open).collect(),
        },
    )
}

pub(crate) fn change_password(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let name = asked.visitor()?.name.clone();
    let (old, new) = (asked.form.raw("old"), asked.form.raw("password"));
    let known = house.doors().credential(&name)?;
    let wrong = if !house.tries.may(&name, asked.now) {
        Some("sign-in-often")
    } else if !password::is_right(old, known.as_ref().map(|known| known.password.as_str())) {
        Some("password-wrong")
    } else if new != asked.form.raw("again") {
        Some("passwords-differ")
    } else {
        password::fault(new, &name)
    };
    if wrong.is_some() {
        return shown(house, asked, StatusCode::UNPROCESSABLE_ENTITY, wrong);
    }
    house.tries.succeeded(&name);
    let hash = password::hash(new);
    // All sessions end, this one too: it goes on under a new token.
    let token = visitor::token();
    let mut doors = house.doors();
    doors.set_password(&name, &hash)?;
    doors.begin(&Digest::of(token.as_bytes()), &name, asked.now, &asked.agent)?;
    Ok(Reply::See("/account?said=changed".to_owned(), Some(visitor::cookie(&token, house.secure()))))
}

/// Ends one session of one's own, or all others.
pub(crate) fn end(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let doors = house.doors();
    match asked.form.get("session") {
        "others" => doors.end_others(&visitor.name, Some(&visitor.session.token))?,
        token => {
            let mine = doors.sessions(&visitor.name)?;
            let Some(session) = mine.iter().find(|session| session.token.to_string() == token) else {
                return Err(Refused::Cannot("no-such-session"));
            };
            doors.end(&session.token)?;
        }
    }
    Ok(Reply::See("/account".to_owned(), None))
}

/// The language of the desk in this browser.
pub(crate) fn language(_: &House, asked: &Asked) -> Result<Reply, Refused> {
    let code = Words::chosen(Some(asked.form.get("language")), "").code;
    let place = asked.form.get("back");
    // Only places of this desk: an address of another one begins with two slashes.
    let place =
        if place.starts_with('/') && !place.starts_with("//") && !place.contains('\\') { place } else { "/" };
    let year = 365 * 24 * 3600;
    let cookie = format!("{LANGUAGE}={code}; Path=/; SameSite=Strict; HttpOnly; Max-Age={year}");
    Ok(Reply::See(place.to_owned(), Some(cookie)))
}
