//! One's own account: the password, the sessions, the language.
//!
//! Must not: end or show a session of somebody else.

use super::{Head, amiss, moment, shown};
use crate::asked::{Asked, Given, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::words::Words;
use crate::{password, visitor};
use askama::Template;
use axum::http::StatusCode;
use custody::Moment;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::Digest;

pub(crate) const PAGE: Told = shows::<Account>("One's own account: the sessions that are open.", &[]);
pub(crate) const CHANGE_PASSWORD: Told = does(
    "Changes one's password, ends all sessions and begins another one.",
    &[("old", "The password now."), ("password", "The new one."), ("again", "The new one once more.")],
);
pub(crate) const END: Told = does(
    "Ends a session of one's own.",
    &[("session", "The digest of its token, or `others` for all but this one.")],
);
pub(crate) const LEAVE: Told = does("Ends this session.", &[]);

/// One's own account.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "account.html")]
pub(crate) struct Account<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// What is to be said of what was done.
    #[serde(skip)]
    said: Option<&'static str>,
    /// Whether there is a second factor.
    second: bool,
    sessions: Vec<Open>,
}

/// A session, for its owner.
#[derive(Serialize, JsonSchema)]
struct Open {
    /// The digest of its token.
    token: String,
    /// Whether it is the one by which this was asked for.
    here: bool,
    #[schemars(with = "String")]
    began: Moment,
    #[schemars(with = "String")]
    seen: Moment,
    /// What the browser calls itself.
    agent: String,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let said = (asked.query.get("said") == "changed").then_some("password-changed");
    shown(asked, &view(house, asked, said)?)
}

fn view<'p>(house: &'p House, asked: &'p Asked, said: Option<&'static str>) -> Result<Account<'p>, Refused> {
    let visitor = asked.visitor()?;
    let second = house.doors().has_second(&visitor.name)?;
    let sessions = house.doors().sessions(&visitor.name)?;
    let open = |session: &custody::Session| Open {
        token: session.token.to_string(),
        here: session.token == visitor.session.token,
        began: Moment::of_second(session.began),
        seen: Moment::of_second(session.seen),
        agent: session.agent.clone(),
    };
    let head = Head::of(house, asked, "account", "part-account");
    Ok(Account { head, said, second, sessions: sessions.iter().map(open).collect() })
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
    if let Some(wrong) = wrong {
        return amiss(StatusCode::UNPROCESSABLE_ENTITY, wrong, asked, &view(house, asked, Some(wrong))?);
    }
    house.tries.succeeded(&name);
    let hash = password::hash(new);
    // All sessions end, this one too: it goes on under a new token.
    let token = visitor::token();
    let mut doors = house.doors();
    doors.set_password(&name, &hash)?;
    doors.begin(&Digest::of(token.as_bytes()), &name, asked.now, &asked.agent)?;
    Ok(Reply::See("/account?said=changed".to_owned(), Some(Given::Token(token))))
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
    Ok(Reply::See(place.to_owned(), Some(Given::Language(code))))
}
