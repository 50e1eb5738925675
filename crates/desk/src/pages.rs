//! The pages of the desk, each from its template; what is refused is a page too.
//!
//! Must not: write HTML here. Rust says what is on a page, the template how it is said.

pub(crate) mod account;
pub(crate) mod history;
pub(crate) mod overview;
pub(crate) mod people;
pub(crate) mod persons;
pub(crate) mod queue;
pub(crate) mod sign_in;

use crate::asked::{Asked, Refused, Reply};
use crate::house::House;
use crate::permission::{JUDGES, may};
use crate::site::Found;
use crate::visitor;
use crate::words::Words;
use askama::Template;
use axum::http::StatusCode;
use custody::{Granting, Hindrance, Wanted, Wish};
use vocabulary::Office;

/// What is said where not even a page can be made.
pub(crate) const BROKEN: (StatusCode, &str) =
    (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong here; nothing was changed by this request.\n");

/// What all pages share.
pub(crate) struct Head<'p> {
    pub(crate) words: &'static Words,
    pub(crate) languages: &'static [Words],
    pub(crate) title: String,
    pub(crate) case: &'p str,
    /// The part of the desk in the navigation.
    pub(crate) part: &'static str,
    /// Who has signed in.
    pub(crate) name: Option<&'p str>,
    pub(crate) admin: bool,
    /// Whether they judge pairs of the queue.
    pub(crate) judges: bool,
    pub(crate) published: bool,
    pub(crate) read_only: bool,
}

impl<'p> Head<'p> {
    pub(crate) fn of(house: &'p House, asked: &'p Asked, part: &'static str, title: &str) -> Head<'p> {
        let visitor = asked.visitor.as_ref();
        Head {
            words: asked.words,
            languages: Words::all(),
            title: asked.words.say(title),
            case: &house.title,
            part,
            name: visitor.map(|visitor| visitor.name.as_str()),
            admin: visitor.is_some_and(|visitor| visitor.office == Office::Admin),
            judges: visitor.is_some_and(|one| may(JUDGES, Some(one))),
            published: house.site().is_some(),
            read_only: house.writer.is_stopped(),
        }
    }
}

/// A page of a template.
pub(crate) fn page(template: &impl Template) -> Result<Reply, Refused> {
    page_with(StatusCode::OK, template)
}

pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Result<Reply, Refused> {
    // Writing into a string fails only where a template says so, and none does.
    Ok(Reply::Page(status, template.render().unwrap_or_default()))
}

#[derive(Template)]
#[template(path = "refused.html")]
struct Notice<'p> {
    head: Head<'p>,
    lead: String,
}

/// The page that says why something was refused.
pub(crate) fn refusal(house: &House, asked: &Asked, refused: Refused) -> Reply {
    let words = asked.words;
    let (status, title, lead) = match refused {
        Refused::Unknown => (StatusCode::NOT_FOUND, "unknown-page", words.say("unknown-page-lead")),
        Refused::Foreign => (StatusCode::FORBIDDEN, "refused", words.say("refused-lead")),
        Refused::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "refused", words.say("too-long")),
        Refused::ReadOnly => (StatusCode::SERVICE_UNAVAILABLE, "read-only", words.say("read-only-lead")),
        Refused::Overtaken(entry) => {
            (StatusCode::CONFLICT, "refused", words.tell("overtaken", "entry", &entry.to_string()))
        }
        Refused::Cannot(why) => (StatusCode::CONFLICT, "refused", words.say(why)),
        Refused::Fault(error) => {
            // The cause may name folders: it is for whoever runs the desk.
            (house.tell)(&error.to_string());
            (StatusCode::INTERNAL_SERVER_ERROR, "fault", words.say("fault-lead"))
        }
    };
    let notice = Notice { head: Head::of(house, asked, "", title), lead };
    page_with(status, &notice).unwrap_or(Reply::Page(BROKEN.0, String::new()))
}

/// Has something decided, and gives the entry that it became.
pub(crate) fn decide(house: &House, wanted: Wanted, seen: u64) -> Result<u64, Refused> {
    match house.writer.decide(Wish { wanted, seen }) {
        Ok(Granting::Kept(entry)) => Ok(entry),
        Ok(Granting::Overtaken(entry)) => Err(Refused::Overtaken(entry)),
        Ok(Granting::Refused(why)) => Err(Refused::Cannot(match why {
            Hindrance::NothingToWithdraw => "nothing-to-withdraw",
            Hindrance::NotAppointed => "not-appointed",
            Hindrance::LastAdmin => "last-admin",
            Hindrance::TooLong => "too-long",
            Hindrance::UnknownEntry => "page-is-old",
        })),
        Err(read_only) => Err(read_only.into()),
    }
}

/// Whether a name is fit to sign in with: letters and digits of any script, and `.`, `-`, `_` between them.
pub(crate) fn is_name(name: &str) -> bool {
    let sign = |c: char| matches!(c, '.' | '-' | '_');
    let fit = |c: char| c.is_alphanumeric() || sign(c);
    (1..=vocabulary::limits::ACCOUNT_CHARS_MAX).contains(&name.chars().count())
        && name.chars().all(fit)
        && !name.starts_with(sign)
        && !name.ends_with(sign)
}

/// A second of the Unix epoch as people write it, in UTC.
pub(crate) fn moment(seconds: i64) -> String {
    custody::Moment::of_second(seconds).to_string().replace('T', " ").trim_end_matches('Z').to_owned()
}

pub(crate) fn style(_: &House, _: &Asked) -> Result<Reply, Refused> {
    let sheet =
        concat!(include_str!("../../publication/templates/style.css"), include_str!("../templates/desk.css"));
    Ok(Reply::File("text/css; charset=utf-8", false, sheet.as_bytes().to_vec()))
}

/// The one script: a key for each button that names one.
pub(crate) fn script(_: &House, _: &Asked) -> Result<Reply, Refused> {
    Ok(Reply::File("text/javascript; charset=utf-8", false, include_bytes!("keys.js").to_vec()))
}

/// A file of the published site.
pub(crate) fn published(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    let Some(site) = house.site() else { return Err(Refused::Unknown) };
    let path = if asked.place.is_empty() { "index.html" } else { asked.place.as_str() };
    match site.file(path) {
        Found::Nothing => Err(Refused::Unknown),
        Found::Changed => Err(Refused::Cannot("site-changed")),
        Found::File(file, bytes) => {
            let (kind, saved) = kind(path);
            Ok(Reply::Streamed(kind, saved, file, bytes))
        }
    }
}

/// What browsers are told a file is, and whether it is only to be saved.
fn kind(path: &str) -> (&'static str, bool) {
    match path.rsplit_once('.').map_or("", |(_, end)| end) {
        "html" => ("text/html; charset=utf-8", false),
        "css" => ("text/css; charset=utf-8", false),
        "svg" => ("image/svg+xml", false),
        "json" => ("application/json", false),
        "csv" => ("text/csv; charset=utf-8", true),
        "ics" => ("text/calendar; charset=utf-8", true),
        _ => ("application/octet-stream", true),
    }
}

/// Ends the session.
pub(crate) fn leave(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    house.doors().end(&asked.visitor()?.session.token)?;
    Ok(Reply::See("/sign-in".to_owned(), Some(visitor::cookie("", house.secure()))))
}
