//! The people who work on the case: appointed, changed, dismissed.
//!
//! Must not: show a password again, or appoint anybody without an entry in the ledger.

use super::{Head, decide, is_name, page as paged, page_with};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::password;
use askama::Template;
use axum::http::StatusCode;
use custody::{Appointed, Wanted};
use vocabulary::{Appointment, Dismissal, Office, limits};

#[derive(Template)]
#[template(path = "people.html")]
struct People<'p> {
    head: Head<'p>,
    people: Vec<Appointed>,
    offices: &'static [Office],
    wrong: Option<String>,
    name: &'p str,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    paged(&shown(house, asked, None)?)
}

fn shown<'p>(house: &'p House, asked: &'p Asked, wrong: Option<&str>) -> Result<People<'p>, Refused> {
    let people = house.readers.ask(|case| case.all_appointed())?;
    Ok(People {
        head: Head::of(house, asked, "people", "part-people"),
        people,
        offices: Office::ALL,
        wrong: wrong.map(|key| asked.words.say(key)),
        name: asked.form.get("name"),
    })
}

fn refused(house: &House, asked: &Asked, wrong: &str) -> Result<Reply, Refused> {
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &shown(house, asked, Some(wrong))?)
}

/// The appointment that a form asks for.
fn wanted(asked: &Asked) -> Result<Appointment, Refused> {
    let office = asked.form.get("office").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    let (name, by) = (asked.form.get("name").to_owned(), asked.visitor()?.name.clone());
    Ok(Appointment { name, office, sees_withheld: asked.form.get("withheld") == "yes", by })
}

fn seen(asked: &Asked) -> u64 {
    asked.form.get("seen").parse().unwrap_or(0)
}

/// Somebody new, or somebody who was dismissed, with a password.
pub(crate) fn appoint(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let made = wanted(asked)?;
    let given = asked.form.raw("password");
    if !is_name(&made.name) {
        return refused(house, asked, "name-wrong");
    }
    if let Some(wrong) = password::fault(given, &made.name) {
        return refused(house, asked, wrong);
    }
    let last = house.readers.ask(|case| case.appointed(&made.name))?;
    if let Some(there) = last.as_ref().filter(|last| last.office.is_some()) {
        return Err(Refused::Overtaken(there.entry));
    }
    let (name, hash) = (made.name.clone(), password::hash(given));
    decide(house, Wanted::Appointed(made), last.map_or(0, |last| last.entry))?;
    house.doors().set_password(&name, &hash)?;
    Ok(Reply::See("/people".to_owned(), None))
}

/// Another office for somebody.
pub(crate) fn change(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let made = wanted(asked)?;
    let name = made.name.clone();
    let known = house.readers.ask(|case| case.appointed(&name))?;
    if known.is_none_or(|known| known.office.is_none()) {
        return Err(Refused::Cannot("not-appointed"));
    }
    decide(house, Wanted::Appointed(made), seen(asked))?;
    // What they were let in to is not what they may do now.
    let here = asked.visitor()?;
    let kept = (here.name == name).then_some(&here.session.token);
    house.doors().end_others(&name, kept)?;
    Ok(Reply::See("/people".to_owned(), None))
}

/// Somebody leaves. What they decided stands.
pub(crate) fn dismiss(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let (name, reason) = (asked.form.get("name").to_owned(), asked.form.get("reason").to_owned());
    if reason.is_empty() || reason.chars().count() > limits::REASON_CHARS_MAX {
        return refused(house, asked, "reason-missing");
    }
    let by = asked.visitor()?.name.clone();
    decide(house, Wanted::Dismissed(Dismissal { name: name.clone(), by, reason }), seen(asked))?;
    house.doors().forget(&name)?;
    Ok(Reply::See("/people".to_owned(), None))
}
