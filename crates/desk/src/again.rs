//! Forms that were refused: the page on which one stands once more, filled with what was typed, what is amiss beside the field.
//!
//! A row of [`FORMS`] names the page of a form; its template asks [`Typed`] for what to put into each field. Where the form no
//! longer stands on its page, as of a pair that somebody else judged, the notice shows what was typed: nothing that somebody wrote
//! is lost.
//!
//! Must not: show a password, or a page to who may not ask for it.

use crate::asked::{Asked, Fields, Refused, Reply, escaped};
use crate::house::House;
use crate::pages;
use crate::permission::{may, permitted};
use axum::http::Method;
use std::sync::atomic::{AtomicBool, Ordering};

/// A form that was refused.
pub(crate) struct Again {
    /// The address that it was sent to.
    action: &'static str,
    fields: Fields,
    /// What is amiss, in words.
    wrong: String,
    /// The field that this is about; empty where it is about all of them.
    field: &'static str,
    /// Whether the page has the form.
    found: AtomicBool,
}

/// The page of a form: its route, what stands in the place that the route leaves open, and the question behind it.
type Stands = (&'static str, String, Fields);

/// Says where a form stands, from what it sent.
type Where = fn(&Fields) -> Stands;

/// Forms in which somebody writes something: where they are sent, and where they stand.
const FORMS: &[(&str, Where)] = &[
    ("/claims/add", document),
    ("/claims/correct", document),
    ("/claims/judge", document),
    ("/claims/withdraw", document),
    ("/override", count),
    ("/override/withdraw", count),
    ("/rule", count),
    ("/rule/withdraw", count),
    ("/publish", |_| ("/publication", String::new(), Fields::default())),
    ("/people/appoint", people),
    ("/people/change", people),
    ("/people/dismiss", people),
    ("/persons/join", person),
    ("/persons/split", person),
    ("/candidates/judge", |form| ("/missing/{*place}", form.get("person").to_owned(), Fields::default())),
    ("/queue/judge", |_| ("/queue", String::new(), Fields::default())),
    ("/disagreements/judge", |_| ("/disagreements", String::new(), Fields::default())),
    ("/sources/add", |_| ("/sources", String::new(), Fields::default())),
];

/// Fields in which somebody writes more than a word, each with what it is called.
const WRITTEN: &[(&str, &str)] = &[
    ("reason", "reason"),
    ("title", "pub-title"),
    ("words", "src-words-of-claim"),
    ("attributed_to", "src-said-by"),
    ("note", "src-remark"),
];

fn asks(form: &Fields, names: &[&str]) -> Fields {
    let asked =
        |name: &&str| (!form.get(name).is_empty()).then(|| ((*name).to_owned(), form.get(name).to_owned()));
    Fields(names.iter().filter_map(asked).collect())
}

fn document(form: &Fields) -> Stands {
    ("/source/{*place}", form.get("source").to_owned(), asks(form, &["page", "claim", "proposal"]))
}

fn count(form: &Fields) -> Stands {
    match form.get("count") {
        "" => ("/figures", String::new(), Fields::default()),
        count => ("/count/{*place}", escaped(count), Fields::default()),
    }
}

fn people(_: &Fields) -> Stands {
    ("/people", String::new(), Fields::default())
}

fn person(form: &Fields) -> Stands {
    let with = asks(form, &["other"]).0.into_iter().map(|(_, other)| ("with".to_owned(), other));
    ("/person/{*place}", form.get("person").to_owned(), Fields(with.collect()))
}

/// The answer to a form that was refused: its page, else the notice.
pub(crate) fn refusal(house: &House, asked: &mut Asked, route: &str, refused: Refused) -> Reply {
    let keeps = matches!(
        refused,
        Refused::Cannot(_) | Refused::At { .. } | Refused::Overtaken(_) | Refused::ReadOnly
    );
    let form = FORMS.iter().find(|(action, _)| *action == route);
    let (Some((action, stands)), true, false) = (form, keeps, asked.program) else {
        return pages::refusal(house, asked, refused);
    };
    let (route, place, query) = stands(&asked.form);
    let row = permitted(&Method::GET, route).filter(|row| may(row.needs, asked.visitor.as_ref()));
    let Some(row) = row else { return pages::refusal(house, asked, refused) };
    let field = if let Refused::At { field, .. } = refused { field } else { "" };
    let (status, wrong) = pages::why(asked.words, &refused);
    let fields = std::mem::take(&mut asked.form);
    (asked.place, asked.query) = (place, query);
    asked.again = Some(Again { action, fields, wrong, field, found: AtomicBool::new(false) });
    let page = (row.answer)(house, asked);
    let again = asked.again.take();
    if let (Ok(Reply::Page(_, html)), Some(again)) = (page, &again)
        && again.found.load(Ordering::Relaxed)
    {
        return Reply::Page(status, html);
    }
    asked.form = again.map(|again| again.fields).unwrap_or_default();
    pages::refusal(house, asked, refused)
}

/// What somebody wrote into a form, with what it is called: nothing where it was no form.
pub(crate) fn written(form: &Fields) -> Vec<(&'static str, String)> {
    let filled = WRITTEN.iter().map(|(name, called)| (*called, form.get(name).to_owned()));
    filled.filter(|(_, text)| !text.is_empty()).collect()
}

/// What a template asks about one form of its page.
#[derive(Clone, Copy)]
pub(crate) struct Typed<'a>(Option<&'a Again>);

impl<'a> Typed<'a> {
    /// About the form that is sent to one of these addresses with this value of a field; all of them where no field is named.
    pub(crate) fn of(again: Option<&'a Again>, actions: &[&str], field: &str, value: &str) -> Typed<'a> {
        let again = again.filter(|again| actions.contains(&again.action));
        let again = again.filter(|again| field.is_empty() || again.fields.get(field) == value);
        if let Some(again) = again {
            again.found.store(true, Ordering::Relaxed);
        }
        Typed(again)
    }

    /// Whether this form was refused.
    pub(crate) fn refused(&self) -> bool {
        self.0.is_some()
    }

    /// What stands in a field: what was typed, else what stands there at first.
    pub(crate) fn text(&self, name: &str, first: impl std::fmt::Display) -> String {
        self.0.map_or_else(|| first.to_string(), |again| again.fields.raw(name).to_owned())
    }

    /// Whether a choice stands at a word.
    pub(crate) fn at(&self, name: &str, word: impl std::fmt::Display, first: bool) -> bool {
        let word = word.to_string();
        self.0.map_or(first, |again| again.fields.all(name).any(|chosen| chosen == word))
    }

    /// What is amiss with a field, or with the form where the field has no name.
    pub(crate) fn wrong(&self, name: &str) -> Option<&'a str> {
        self.0.filter(|again| again.field == name).map(|again| again.wrong.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::TABLE;

    #[test]
    fn every_form_and_its_page_are_routes_and_no_password_is_among_what_is_shown_again() {
        for (action, stands) in FORMS {
            assert!(permitted(&Method::POST, action).is_some(), "{action}");
            for form in ["", "count=odry%2Fkilled&person=p-1&source=00"] {
                let (route, ..) = stands(&Fields::of(form));
                assert!(TABLE.iter().any(|row| row.method == Method::GET && row.route == route), "{route}");
            }
        }
        assert!(WRITTEN.iter().all(|(name, _)| !["password", "old", "again", "code"].contains(name)));
    }

    #[test]
    fn what_was_typed_stands_in_the_form_it_was_typed_into_and_in_no_other() {
        let again = Again {
            action: "/claims/judge",
            fields: Fields::of("claim=b&reason=long+words&tick=yes"),
            wrong: "not so".to_owned(),
            field: "reason",
            found: AtomicBool::new(false),
        };
        for (actions, value) in [("/claims/judge", "a"), ("/claims/add", "b")] {
            let other = Typed::of(Some(&again), &[actions], "claim", value);
            assert_eq!(
                (other.refused(), other.text("reason", "first"), other.wrong("reason")),
                (false, "first".to_owned(), None)
            );
        }
        assert!(!again.found.load(Ordering::Relaxed));
        let typed = Typed::of(Some(&again), &["/claims/judge"], "claim", "b");
        assert_eq!(
            (typed.text("reason", "first"), typed.text("none", "first")),
            ("long words".to_owned(), String::new())
        );
        assert_eq!((typed.wrong("reason"), typed.wrong("")), (Some("not so"), None));
        assert!(typed.at("tick", "yes", false) && !typed.at("other", "yes", true));
        assert!(again.found.load(Ordering::Relaxed));
    }
}
