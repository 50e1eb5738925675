//! The people who work on the case: appointed, changed, dismissed.
//!
//! Must not: show a password again, or appoint anybody without an entry in the ledger.

use super::{Head, decide, is_name, shown};
use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::openapi::{Told, does, shows};
use crate::password;
use askama::Template;
use custody::Wanted;
use schemars::JsonSchema;
use serde::Serialize;
use vocabulary::{Appointment, Dismissal, Office, limits};

const SEEN: (&str, &str) = ("seen", "The entry that spoke last of them, as the page shows it.");
const NAME: (&str, &str) = ("name", "Under which name they sign in.");
const OFFICE: (&str, &str) = ("office", "contributor, reviewer, editor or admin.");
const WITHHELD: (&str, &str) = ("withheld", "yes where they see what is withheld.");

pub(crate) const PAGE: Told = shows::<People>("The people who work on the case, and those who did.", &[]);
pub(crate) const APPOINT: Told = does(
    "Appoints somebody new, or somebody who was dismissed.",
    &[NAME, OFFICE, WITHHELD, ("password", "The password that is handed to them.")],
);
pub(crate) const CHANGE: Told =
    does("Gives somebody another office, or another sight.", &[NAME, OFFICE, WITHHELD, SEEN]);
pub(crate) const DISMISS: Told =
    does("Dismisses somebody; what they decided stands.", &[NAME, SEEN, ("reason", "Why.")]);

/// The people who work on the case, and those who did.
#[derive(Template, Serialize, JsonSchema)]
#[template(path = "people.html")]
pub(crate) struct People<'p> {
    #[serde(skip)]
    head: Head<'p>,
    people: Vec<Member>,
    #[serde(skip)]
    offices: &'static [Office],
}

/// Somebody who works on the case, or did.
#[derive(Serialize, JsonSchema)]
struct Member {
    name: String,
    /// The entry that spoke of them last.
    entry: u64,
    /// As what; nothing where they were dismissed.
    #[schemars(with = "Option<String>")]
    office: Option<Office>,
    sees_withheld: bool,
    /// Whether they have a second factor.
    second: bool,
}

pub(crate) fn page(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let people = house.readers.ask(|case| case.all_appointed())?;
    let member = |one: custody::Appointed| -> Result<Member, Refused> {
        let custody::Appointed { name, entry, office, sees_withheld } = one;
        let second = house.doors().has_second(&name)?;
        Ok(Member { name, entry, office, sees_withheld, second })
    };
    let view = People {
        head: Head::of(house, asked, "people", "part-people"),
        people: people.into_iter().map(member).collect::<Result<_, _>>()?,
        offices: Office::ALL,
    };
    shown(asked, &view)
}

/// The appointment that a form asks for.
fn wanted(asked: &Asked) -> Result<Appointment, Refused> {
    let office = asked.form.get("office").parse().map_err(|_| Refused::Cannot("page-is-old"))?;
    let (name, by) = (asked.form.get("name").to_owned(), asked.visitor()?.name.clone());
    Ok(Appointment { name, office, sees_withheld: asked.form.get("withheld") == "yes", by })
}

/// Somebody new, or somebody who was dismissed, with a password.
pub(crate) fn appoint(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let made = wanted(asked)?;
    let given = asked.form.raw("password");
    if !is_name(&made.name) {
        return Err(Refused::amiss("name", "name-wrong"));
    }
    if let Some(wrong) = password::fault(given, &made.name) {
        return Err(Refused::amiss("password", wrong));
    }
    let last = house.readers.ask(|case| case.appointed(&made.name))?;
    if let Some(there) = last.as_ref().filter(|last| last.office.is_some()) {
        return Err(Refused::Overtaken(there.entry));
    }
    let (name, hash) = (made.name.clone(), password::hash(given));
    let entry = decide(house, Wanted::Appointed(made), last.map_or(0, |last| last.entry))?;
    house.doors().set_password(&name, &hash)?;
    Ok(Reply::Kept(entry, "/people".to_owned()))
}

/// Another office for somebody.
pub(crate) fn change(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let made = wanted(asked)?;
    let name = made.name.clone();
    let known = house.readers.ask(|case| case.appointed(&name))?;
    if known.is_none_or(|known| known.office.is_none()) {
        return Err(Refused::Cannot("not-appointed"));
    }
    let entry = decide(house, Wanted::Appointed(made), asked.seen())?;
    // What they were let in to is not what they may do now.
    let here = asked.visitor()?;
    let kept = (here.name == name).then_some(&here.session.token);
    house.doors().end_others(&name, kept)?;
    Ok(Reply::Kept(entry, "/people".to_owned()))
}

/// Somebody leaves. What they decided stands.
pub(crate) fn dismiss(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let (name, reason) = (asked.form.get("name").to_owned(), asked.form.get("reason").to_owned());
    if reason.is_empty() || reason.chars().count() > limits::REASON_CHARS_MAX {
        return Err(Refused::amiss("reason", "reason-missing"));
    }
    let by = asked.visitor()?.name.clone();
    let entry = decide(house, Wanted::Dismissed(Dismissal { name: name.clone(), by, reason }), asked.seen())?;
    house.doors().forget(&name)?;
    Ok(Reply::Kept(entry, "/people".to_owned()))
}
