//! The pages of the desk, each from its template; what is refused is a page too.
//!
//! A page is a *view*: values, which its template puts into words, and which programs get as they are.
//!
//! Must not: write HTML or sentences here. Rust says what is on a page, the template how it is said.

pub(crate) mod account;
pub(crate) mod agreement;
pub(crate) mod checking;
pub(crate) mod claims;
pub(crate) mod count;
pub(crate) mod counted;
pub(crate) mod entry;
mod estimated;
mod evidence;
pub(crate) mod figures;
pub(crate) mod findings;
pub(crate) mod history;
pub(crate) mod incidents;
pub(crate) mod missing;
pub(crate) mod overview;
pub(crate) mod people;
pub(crate) mod person;
pub(crate) mod persons;
pub(crate) mod publishing;
pub(crate) mod queue;
pub(crate) mod second;
pub(crate) mod sign_in;
pub(crate) mod source;
pub(crate) mod sources;

use crate::again::{Again, Typed, written};
use crate::asked::{Asked, Given, JSON, Refused, Reply};
use crate::house::House;
use crate::openapi::PROBLEM;
use crate::permission::{may, permitted};
use crate::site::{Found, Site};
use crate::words::Words;
use crate::writer::Writer;
use askama::Template;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderName, Method, StatusCode};
use custody::{Granting, Hindrance, Wanted, Wish};
use serde::Serialize;
use std::sync::Arc;

/// What is said where not even a page can be made.
pub(crate) const BROKEN: (StatusCode, &str) =
    (StatusCode::INTERNAL_SERVER_ERROR, "Something went wrong here; nothing was changed by this request.\n");

/// What is said where there is more to do than can be done: in how many seconds to ask again stands beside it.
pub(crate) const BUSY: (StatusCode, [(HeaderName, &str); 1], &str) = (
    StatusCode::SERVICE_UNAVAILABLE,
    [(RETRY_AFTER, "5")],
    "The desk has more to do than it can; nothing was changed by this request. Try again in a moment.\n",
);

/// The parts of the desk, in the order of the navigation: name and address. Each is shown to those who may ask for it.
const PARTS: &[(&str, &str)] = &[
    ("overview", "/"),
    ("sources", "/sources"),
    ("figures", "/figures"),
    ("findings", "/findings"),
    ("incidents", "/incidents"),
    ("persons", "/persons"),
    ("missing", "/missing"),
    ("queue", "/queue"),
    ("publication", "/publication"),
    ("history", "/history"),
    ("people", "/people"),
    ("account", "/account"),
];

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
    /// The parts that they may ask for.
    pub(crate) parts: Vec<(&'static str, &'static str)>,
    pub(crate) published: bool,
    pub(crate) read_only: bool,
    /// The form of this page that was refused.
    again: Option<&'p Again>,
}

impl<'p> Head<'p> {
    pub(crate) fn of(house: &'p House, asked: &'p Asked, part: &'static str, title: &str) -> Head<'p> {
        let visitor = asked.visitor.as_ref();
        let open = |place: &str| {
            visitor.is_some() && permitted(&Method::GET, place).is_some_and(|row| may(row.needs, visitor))
        };
        Head {
            words: asked.words,
            languages: Words::all(),
            title: asked.words.say(title),
            case: &house.title,
            part,
            name: visitor.map(|visitor| visitor.name.as_str()),
            parts: PARTS.iter().copied().filter(|(_, place)| open(place)).collect(),
            published: house.sites.published().is_some(),
            read_only: house.writer.is_stopped(),
            again: asked.again.as_ref(),
        }
    }

    /// What was typed into the form that is sent to an address, where that was refused.
    pub(crate) fn typed(&self, action: &str) -> Typed<'p> {
        Typed::of(self.again, &[action], "", "")
    }

    /// The same of one among several forms that are sent there, known by a field.
    pub(crate) fn typed_of(&self, action: &str, field: &str, value: impl std::fmt::Display) -> Typed<'p> {
        Typed::of(self.again, &[action], field, &value.to_string())
    }

    /// Whether a form of this page was refused.
    pub(crate) fn refused(&self) -> bool {
        self.again.is_some()
    }
}

/// What a page shows: to a browser as its template says it, to a program as data.
pub(crate) fn shown<V: Template + Serialize>(asked: &Asked, view: &V) -> Result<Reply, Refused> {
    shown_with(StatusCode::OK, asked, view)
}

/// The page of a form once more, because something about what it sent was amiss: a key of the words.
pub(crate) fn amiss<V: Template + Serialize>(
    status: StatusCode,
    wrong: &'static str,
    asked: &Asked,
    view: &V,
) -> Result<Reply, Refused> {
    if asked.program {
        let words = asked.words;
        return Ok(problem(status, words.say("refused"), words.say(wrong), wrong, None));
    }
    shown_with(status, asked, view)
}

fn shown_with<V: Template + Serialize>(
    status: StatusCode,
    asked: &Asked,
    view: &V,
) -> Result<Reply, Refused> {
    // Writing into memory fails only where a view says so, and none does.
    Ok(if asked.program {
        Reply::Data(status, JSON, serde_json::to_vec(view).unwrap_or_default())
    } else {
        Reply::Page(status, view.render().unwrap_or_default())
    })
}

#[derive(Template)]
#[template(path = "refused.html")]
struct Notice<'p> {
    head: Head<'p>,
    lead: String,
    /// What was written into the form, and what its fields are called.
    written: Vec<(&'static str, String)>,
}

/// How a refusal is answered: the status, its title, what is said, its kind, and who was first.
type Worded = (StatusCode, &'static str, String, &'static str, Option<u64>);

fn worded(words: &Words, refused: &Refused) -> Worded {
    let (mut first, mut kind) = (None, "");
    let (status, title, lead) = match refused {
        Refused::Nobody => (StatusCode::UNAUTHORIZED, "sign-in", words.say("sign-in-first")),
        Refused::Unknown => (StatusCode::NOT_FOUND, "unknown-page", words.say("unknown-page-lead")),
        Refused::Foreign => (StatusCode::FORBIDDEN, "refused", words.say("refused-lead")),
        Refused::TooLong => (StatusCode::PAYLOAD_TOO_LARGE, "refused", words.say("too-long")),
        Refused::TooSlow => (StatusCode::REQUEST_TIMEOUT, "refused", words.say("too-slow")),
        Refused::ReadOnly => (StatusCode::SERVICE_UNAVAILABLE, "read-only", words.say("read-only-lead")),
        Refused::Overtaken(entry) => {
            (first, kind) = (Some(*entry), "overtaken");
            (StatusCode::CONFLICT, "refused", words.tell("overtaken", "entry", entry.to_string()))
        }
        Refused::Cannot(why) => {
            kind = why;
            (StatusCode::CONFLICT, "refused", words.say(why))
        }
        Refused::At { why, amiss, .. } => {
            kind = why;
            let status = if *amiss { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
            (status, "refused", words.say(why))
        }
        Refused::Fault(_) => (StatusCode::INTERNAL_SERVER_ERROR, "fault", words.say("fault-lead")),
    };
    (status, title, lead, if kind.is_empty() { title } else { kind }, first)
}

/// With which status something is refused, and why, in words.
pub(crate) fn why(words: &Words, refused: &Refused) -> (StatusCode, String) {
    let (status, _, lead, ..) = worded(words, refused);
    (status, lead)
}

/// What says why something was refused: a page, or for programs a problem.
pub(crate) fn refusal(house: &House, asked: &Asked, refused: Refused) -> Reply {
    let words = asked.words;
    // A session may end while somebody writes: what they wrote is shown, so that it can be taken along.
    let written = written(&asked.form);
    if matches!(refused, Refused::Nobody) && !asked.program && written.is_empty() {
        return Reply::See("/sign-in".to_owned(), None);
    }
    if let Refused::Fault(error) = &refused {
        // The cause may name folders: it is for whoever runs the desk.
        (house.tell)(&error.to_string());
    }
    let (status, title, lead, kind, first) = worded(words, &refused);
    if asked.program {
        return problem(status, words.say(title), lead, kind, first);
    }
    let lead = if matches!(refused, Refused::Nobody) { words.say("session-ended") } else { lead };
    let notice = Notice { head: Head::of(house, asked, "", title), lead, written };
    Reply::Page(status, notice.render().unwrap_or_default())
}

fn problem(status: StatusCode, title: String, detail: String, kind: &str, entry: Option<u64>) -> Reply {
    let told = serde_json::json!({
        "status": status.as_u16(), "title": title, "detail": detail, "kind": kind, "entry": entry,
    });
    Reply::Data(status, PROBLEM, told.to_string().into_bytes())
}

/// Has something decided, and gives the entry that it became.
pub(crate) fn decide(house: &House, wanted: Wanted, seen: u64) -> Result<u64, Refused> {
    granted(&house.writer, wanted, seen)
}

/// The same, by whoever has only the way to the thread that writes.
pub(crate) fn granted(writer: &Writer, wanted: Wanted, seen: u64) -> Result<u64, Refused> {
    match writer.decide(Wish { wanted, seen }) {
        Ok(Granting::Kept(entry)) => Ok(entry),
        Ok(Granting::Overtaken(entry)) => Err(Refused::Overtaken(entry)),
        Ok(Granting::Refused(why)) => Err(Refused::Cannot(match why {
            Hindrance::NothingToWithdraw => "nothing-to-withdraw",
            Hindrance::NotAppointed => "not-appointed",
            Hindrance::LastAdmin => "last-admin",
            Hindrance::TooLong => "too-long",
            Hindrance::UnknownEntry | Hindrance::NotKept | Hindrance::RegistryChanged => "page-is-old",
            Hindrance::NothingToSettle => "nothing-to-settle",
            Hindrance::OwnVerdict => "own-verdict",
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

/// A moment as people write it, in UTC.
pub(crate) fn moment(at: &custody::Moment) -> String {
    at.to_string().replace('T', " ").trim_end_matches('Z').to_owned()
}

pub(crate) fn style(_: &House, _: &Asked) -> Result<Reply, Refused> {
    let sheet = concat!(
        include_str!("../../publication/templates/style.css"),
        include_str!("../../publication/templates/charts.css"),
        include_str!("../templates/desk.css")
    );
    Ok(Reply::File("text/css; charset=utf-8", false, sheet.as_bytes().to_vec()))
}

/// The one script: a key for each button that names one.
pub(crate) fn script(_: &House, _: &Asked) -> Result<Reply, Refused> {
    Ok(Reply::File("text/javascript; charset=utf-8", false, include_bytes!("keys.js").to_vec()))
}

/// A file of the published site.
pub(crate) fn published(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    file_of(house.sites.published(), asked)
}

/// A file of the site that waits for being published.
pub(crate) fn preview(house: &House, asked: &Asked) -> Result<Reply, Refused> {
    file_of(house.sites.preview(), asked)
}

fn file_of(site: Option<Arc<Site>>, asked: &Asked) -> Result<Reply, Refused> {
    let Some(site) = site else { return Err(Refused::Unknown) };
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
    Ok(Reply::See("/sign-in".to_owned(), Some(Given::NoToken)))
}
