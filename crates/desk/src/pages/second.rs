//! The second factor of one's own account: taken up with an app, given up again; and taken from somebody by an admin.
//!
//! Must not: show a secret or a code again once it was taken up.

use super::{Head, amiss, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::{password, second};
use askama::Template;
use axum::http::StatusCode;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::Digest;

pub(crate) const PAGE: Told =
    shows::<Second>("Whether one has a second factor; where not, a secret that may be taken up.", &[]);
pub(crate) const TAKE_UP: Told = shows::<Codes>(
    "Takes up a secret as one's second factor. The codes that stand in for it are told this once.",
    &[("secret", "The secret."), ("code", "What the app shows now."), ("password", "The password.")],
);
pub(crate) const GIVE_UP: Told = does("Gives up one's second factor.", &[("password", "The password.")]);
pub(crate) const TAKE_FROM: Told = does(
    "Takes the second factor from somebody who has lost it, and ends their sessions.",
    &[("name", "Under which name they sign in.")],
);

/// One's second factor.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "second.html")]
pub(crate) struct Second<'p> {
    #[serde(skip)]
    head: Head<'p>,
    /// How many codes are left that stand in for the app; nothing where there is no second factor.
    left: Option<u64>,
    /// A secret that may be taken up, where there is none.
    offered: Option<Offered>,
    #[serde(skip)]
    wrong: Option<&'static str>,
}

/// A secret that may be taken up.
#[derive(Serialize, JsonSchema)]
struct Offered {
    /// In base 32, to be typed into an app.
    secret: String,
    /// The address by which an app takes it over.
    address: String,
    #[serde(skip)]
    drawn: Option<(usize, String)>,
}

/// Codes that stand in for an app that was lost, each to be used once.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "second_codes.html")]
pub(crate) struct Codes<'p> {
    #[serde(skip)]
    head: Head<'p>,
    codes: Vec<String>,
}

fn view<'p>(
    house: &'p House,
    asked: &'p Asked,
    kept: Option<Vec<u8>>,
    wrong: Option<&'static str>,
) -> Result<Second<'p>, Refused> {
    let name = &asked.visitor()?.name;
    let doors = house.doors();
    let left = if doors.has_second(name)? { Some(doors.recovery_left(name)?) } else { None };
    let offered = left.is_none().then(|| {
        let secret = kept.unwrap_or_else(second::secret);
        let address = second::address(&secret, &house.title, name);
        Offered { secret: second::written(&secret), drawn: second::squares(&address), address }
    });
    Ok(Second { head: Head::of(house, asked, "account", "second"), left, offered, wrong })
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    shown(asked, &view(house, asked, None, None)?)
}

/// Whether the password that was sent is the visitor's own, as far as it may be tried; else what is wrong.
fn password_fault(house: &House, asked: &Asked) -> Result<Option<&'static str>, Refused> {
    let name = &asked.visitor()?.name;
    if !house.tries.may(name, asked.now) {
        return Ok(Some("sign-in-often"));
    }
    let known = house.doors().credential(name)?;
    let right =
        password::is_right(asked.form.raw("password"), known.as_ref().map(|one| one.password.as_str()));
    if right {
        house.tries.succeeded(name);
    }
    Ok((!right).then_some("password-wrong"))
}

/// A code of the app shows that it has the secret.
pub(crate) fn take_up(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let visitor = asked.visitor()?;
    let name = &visitor.name;
    let Some(secret) = second::read(asked.form.get("secret")) else {
        return Err(Refused::Cannot("page-is-old"));
    };
    if house.doors().has_second(name)? {
        return Err(Refused::Cannot("second-there"));
    }
    let step = second::step_of(&secret, asked.form.get("code"), asked.now);
    let wrong = match (password_fault(house, asked)?, step) {
        (Some(wrong), _) => Some(wrong),
        (None, None) => Some("code-wrong"),
        (None, Some(_)) => None,
    };
    if let Some(wrong) = wrong {
        let again = view(house, asked, Some(secret), Some(wrong))?;
        return amiss(StatusCode::UNPROCESSABLE_ENTITY, wrong, asked, &again);
    }
    let codes = second::standing_in();
    let digests: Vec<Digest> = codes.iter().map(|code| second::digest(code)).collect();
    {
        let mut doors = house.doors();
        doors.set_secret(name, Some(&secret), &digests)?;
        doors.use_step(name, step.unwrap_or_default())?;
        // Those came in without it.
        doors.end_others(name, Some(&visitor.session.token))?;
    }
    shown(asked, &Codes { head: Head::of(house, asked, "account", "second-codes"), codes })
}

pub(crate) fn give_up(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let name = &asked.visitor()?.name;
    if let Some(wrong) = password_fault(house, asked)? {
        let again = view(house, asked, None, Some(wrong))?;
        return amiss(StatusCode::UNPROCESSABLE_ENTITY, wrong, asked, &again);
    }
    house.doors().set_secret(name, None, &[])?;
    Ok(Reply::See("/account/second".to_owned(), None))
}

/// For somebody whose app is lost, with all codes. Who runs the desk is told.
pub(crate) fn take_from(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let (by, name) = (&asked.visitor()?.name, asked.form.get("name"));
    {
        let mut doors = house.doors();
        if !doors.has_second(name)? {
            return Err(Refused::Cannot("second-none"));
        }
        doors.set_secret(name, None, &[])?;
        doors.end_others(name, None)?;
    }
    (house.tell)(&format!("{by} took the second factor from {name}"));
    Ok(Reply::See("/people".to_owned(), None))
}
